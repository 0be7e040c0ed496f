# Short names for the commands of run.py; `make lock` needs uv.

.PHONY: run test bench pictures samples lock

run:
	python3 run.py

test:
	python3 run.py test

# make bench NAME=start
bench:
	python3 run.py bench $(NAME)

pictures:
	python3 run.py pictures

samples:
	python3 run.py samples

LOCK = uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet $(UPGRADE)

# The versions stay as they are where they can: make lock UPGRADE=--upgrade takes new ones.
lock:
	$(LOCK) --group build -o requirements.lock
	$(LOCK) --group build --group test -c requirements.lock -o requirements-test.lock
