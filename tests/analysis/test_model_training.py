"""Training the shipped models is repeatable: the same input gives the same bytes."""

import os
import subprocess
import sys

import pytest

from builders import ROOT

SHARED = ROOT.parent / "shared"
# A fresh interpreter with a hash seed of its own: no order of a set may reach the file.
SCRIPT = """
import sys
from multiprocessing import get_context
from pathlib import Path

from train_models import known_names, prepare, train, write_model
from training_examples import Reader, read_examples


def main(shared, folder, jobs):
    examples = read_examples(Reader(), shared)[::9]
    known = known_names(examples)
    final = prepare(examples, None)
    with get_context("spawn").Pool(jobs) as pool:
        for name, outlook in (("themes", False), ("outlook", True)):
            learned = train(pool, final, known, outlook=outlook)
            write_model(folder / f"{name}.json", learned, known, {})


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
"""


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """Two folders with the same reduced models, trained by one process and by two."""
    if not (SHARED / "eval").is_dir():
        pytest.skip("the labelled sentences beside the checkout are not here")
    script = tmp_path_factory.mktemp("script") / "reduced.py"
    script.write_text(SCRIPT, encoding="utf-8")
    folders = [tmp_path_factory.mktemp(f"run-{number}") for number in (1, 2)]
    paths = (ROOT / "app", ROOT / "tests" / "benchmarks")
    running = [
        subprocess.Popen(
            [sys.executable, str(script), str(SHARED), str(folder), jobs],
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(map(str, paths)),
                "PYTHONHASHSEED": seed,
            },
            stderr=subprocess.PIPE,
            text=True,
        )
        for folder, jobs, seed in zip(folders, "12", "34", strict=True)
    ]
    for each in running:
        _, told = each.communicate(timeout=300)
        assert each.returncode == 0, told
    return folders


@pytest.mark.parametrize("name", ["themes.json", "outlook.json"])
def test_the_same_sentences_give_the_same_bytes(trained, name):
    first, again = ((folder / name).read_bytes() for folder in trained)
    assert first == again
    assert len(first.splitlines()) > 100
