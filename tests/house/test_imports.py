"""The rooms keep their doors: import-linter's contracts hold, and no room is left out of them."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from importlinter import api  # configures the linter for use from Python
from importlinter.application import use_cases

ROOT = Path(__file__).parents[2]
CONTRACTS: list[dict[str, Any]] = api.read_configuration(str(ROOT / "pyproject.toml"))[
    "contracts_options"
]

# Who may know each toolkit; every other room must be named in the contract that forbids it.
KEEPERS = {
    "Only the window knows Qt": {"gui"},
    "Only the store knows the database": {"store"},
    "Only the analysis knows NLTK": {"analysis"},
    "Only the writers know their toolkits": {"report", "exchange", "gui"},
}


# The rooms that stand in layers, and the folder each contract is about.
LAYERS = {"The rooms of the house": "", "The rooms of the rehearsal": "rehearsal"}


def contract(name: str) -> dict[str, Any]:
    return next(each for each in CONTRACTS if each["name"] == name)


def rooms(folder: str = "") -> set[str]:
    """The rooms and single modules of the package, or of one room, as imports name them."""
    inside = ROOT / "app" / "greenroom" / folder
    return {path.stem for path in inside.iterdir() if is_module(path)} - {"__init__"}


def is_module(path: Path) -> bool:
    return path.suffix == ".py" or (path / "__init__.py").is_file()


def test_every_contract_holds(capsys: pytest.CaptureFixture[str]) -> None:
    kept = use_cases.lint_imports(str(ROOT / "pyproject.toml"), cache_dir=None, no_logo=True)
    assert kept, capsys.readouterr().out


@pytest.mark.parametrize(("name", "folder"), LAYERS.items(), ids=LAYERS)
def test_every_room_stands_in_one_layer(name: str, folder: str) -> None:
    layers = contract(name)
    named = [room.strip() for layer in layers["layers"] for room in layer.split("|")]
    assert layers["exhaustive"] in {True, "True"}
    assert sorted(named) == sorted(rooms(folder))


@pytest.mark.parametrize(("name", "keepers"), KEEPERS.items(), ids=KEEPERS)
def test_no_room_is_left_out_of_a_ban(name: str, keepers: set[str]) -> None:
    banned = {module.split(".")[1] for module in contract(name)["source_modules"]}
    # The front door imports the window, and with it Qt, only when the window is asked for.
    assert rooms() - banned <= {*keepers, "__main__"}


def test_every_contract_is_one_of_these() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = {each["name"] for each in settings["tool"]["importlinter"]["contracts"]}
    others = {*LAYERS, "Pages do not know each other", "The model stays bare"}
    assert names == {*KEEPERS, *others}
    assert settings["tool"]["importlinter"]["include_external_packages"] is True
