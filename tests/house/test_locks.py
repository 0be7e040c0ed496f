"""The locks: every library by hash, none by address, and every licence one we can ship with."""

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-test.lock")

REQUIREMENT = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)(?: ; ([^\\]+?))? \\$", re.MULTILINE)

# Its metadata name no licence; the file beside them has the words of zlib's.
LICENCE_IN_FILE = {"sqlcipher3": "including commercial applications, and to alter it"}


def read_lock(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def versions(name: str) -> dict[str, str]:
    """Library -> version."""
    return {found[1]: found[2] for found in REQUIREMENT.finditer(read_lock(name))}


def elsewhere(name: str) -> set[str]:
    """The libraries that a marker keeps for another system."""
    markers = {found[1]: found[3] or "" for found in REQUIREMENT.finditer(read_lock(name))}
    return {library for library, marker in markers.items() if "win32" in marker}


@pytest.mark.parametrize("name", LOCKS)
def test_every_library_is_locked_by_hash(name: str) -> None:
    # One block for each library: its version, then nothing but SHA-256 hashes.
    block = r"[a-z0-9][a-z0-9.-]*==[^\n]+ \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+"
    assert re.fullmatch(f"(?:{block})+", read_lock(name))
    assert len(versions(name)) == read_lock(name).count("==") - read_lock(name).count(" == ")


@pytest.mark.parametrize("name", LOCKS)
def test_no_lock_names_an_address(name: str) -> None:
    assert not re.search(r"://|--index|--find-links|--extra|--trusted|git\+| @ ", read_lock(name))


def test_the_test_lock_holds_the_runtime_lock() -> None:
    assert versions(LOCKS[0]).items() <= versions(LOCKS[1]).items()


def test_qt_stays_below_the_release_that_breaks_python_3_11() -> None:
    for name in ("pyside6-essentials", "shiboken6"):
        major, minor = map(int, versions(LOCKS[0])[name].split(".")[:2])
        assert (6, 8) <= (major, minor) < (6, 12)


def licence(library: str) -> str:
    """What the installed library says of its own licence: expression, field and classifiers."""
    try:
        found = distribution(library)
    except PackageNotFoundError:
        pytest.fail(f"{library} is locked but not installed; python3 run.py test installs it")
    facts = found.metadata.json
    said = [facts.get("license_expression", ""), facts.get("license", "")]
    said += [each for each in facts.get("classifier", ()) if each.startswith("License")]
    return " ; ".join(str(each).partition("\n")[0] for each in said if each)


def test_every_licence_lets_us_ship() -> None:
    here = versions(LOCKS[1]).keys() - elsewhere(LOCKS[1])
    licences = {library: licence(library) for library in sorted(here)}
    silent = {library for library, text in licences.items() if not text}
    assert silent == set(LICENCE_IN_FILE)
    for library, words in LICENCE_IN_FILE.items():
        text = distribution(library).read_text("licenses/LICENSE") or ""
        assert words in " ".join(text.split())
    # The GPL would claim the whole program; "LGPL or GPL" leaves the choice to us.
    strict = re.compile(r"(?<!L)GPL|(?<!Lesser )General Public|Commercial|Proprietary")
    claimed = {
        library: text
        for library, text in licences.items()
        if strict.search(text) and "LGPL-3.0-only OR" not in text
    }
    assert claimed == {}
