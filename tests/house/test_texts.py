"""What no file of the project may say: addresses, machines, unfinished business, unsafe calls."""

import ast
import os
import re
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "app" / "greenroom"

# Written in pieces, so that this file does not say them either.
HOSTS = (
    *("py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com"),
    *("deb." + "debian.org", "archive." + "ubuntu.com", "huggingface" + ".co"),
)
MACHINE = re.compile(r"(?<![\w./~-])/(?:work|root|tmp|home|opt)/\w|(?i:c:\\users\\)")
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")


def project_files() -> Iterator[Path]:
    """Every file of the checkout that git would keep."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    rules = [".git", *(line.rstrip("/") for line in lines if line and not line.startswith("#"))]
    for folder, folders, files in os.walk(ROOT):
        place = Path(folder).relative_to(ROOT)

        def is_kept(name: str, place: Path = place) -> bool:
            # A rule with a slash is about a path from the top, one without about a name anywhere.
            path = f"/{(place / name).as_posix()}"
            return not any(
                fnmatch(path, f"/{rule.lstrip('/')}") if "/" in rule else fnmatch(name, rule)
                for rule in rules
            )

        folders[:] = [name for name in folders if is_kept(name)]
        yield from (Path(folder, name) for name in files if is_kept(name))


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Path -> text of every file of the project that is text."""
    found = {}
    for path in project_files():
        data = path.read_bytes()
        # A picture or a document holds zero bytes early; everything else must be UTF-8.
        if b"\0" not in data[:4096] and not data.startswith((b"%PDF", b"\x89PNG")):
            found[path.relative_to(ROOT).as_posix()] = data.decode("utf-8")
    package = {path.relative_to(ROOT).as_posix() for path in PACKAGE.rglob("*.py")}
    # A rule of .gitignore that is too wide would hide sources from git, and from the wheel.
    assert {"run.py", "pyproject.toml", ".ci/run", *package} <= found.keys()
    return found


def places(texts: dict[str, str], is_bad: Callable[[str], object]) -> str:
    """`file:line: text` of every bad line, one below the other."""
    return "\n".join(
        f"{name}:{number}: {line.strip()[:90]}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        if is_bad(line)
    )


def test_no_file_names_the_host_of_a_registry(texts: dict[str, str]) -> None:
    assert places(texts, lambda line: any(host in line.lower() for host in HOSTS)) == ""


def test_no_file_names_a_place_on_one_machine(texts: dict[str, str]) -> None:
    assert places(texts, MACHINE.search) == ""


def test_nothing_is_marked_as_unfinished(texts: dict[str, str]) -> None:
    assert places(texts, UNFINISHED.search) == ""


# ------------------------------------------------------------------------------- the package

UNSAFE_CALLS = {
    *("eval", "exec", "compile", "__import__"),
    *("yaml.load", "yaml.unsafe_load", "yaml.full_load", "pickle.load", "pickle.loads"),
    *("marshal.loads", "os.system", "os.popen", "tempfile.mktemp"),
}
UNSAFE_METHODS = {"extractall", "format_map", "setHtml", "toHtml"}

# These two format sentences out of a table that stands in the same module.
OWN_TABLES = {"app/greenroom/store/faults.py", "app/greenroom/store/inspect.py"}


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    """Path -> syntax tree of every module of the package."""
    found = {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }
    assert len(found) > 50, "the package has gone missing"
    return found


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def is_unsafe(call: ast.Call) -> bool:
    """Whether a call runs or reads more than its caller meant."""
    method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    shell = any(word.arg == "shell" for word in call.keywords)
    return ast.unparse(call.func) in UNSAFE_CALLS or method in UNSAFE_METHODS or shell


def foreign_formats(tree: ast.Module) -> Iterator[ast.Call]:
    """Every `.format` on a text that is not the program's own, which could ask for anything."""

    def is_own(text: ast.expr) -> bool:
        return isinstance(text, ast.Constant) or ast.unparse(text).startswith("self.tr(")

    own_names = {
        ast.unparse(target)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and is_own(node.value)
        for target in node.targets
    }
    for call in calls(tree):
        if isinstance(call.func, ast.Attribute) and call.func.attr == "format":
            text = call.func.value
            if not is_own(text) and ast.unparse(text) not in own_names:
                yield call


def listed(found: Iterable[str]) -> str:
    return "\n".join(found)


def test_no_call_runs_what_a_text_says(trees: dict[str, ast.Module]) -> None:
    found = ((n, each) for n, tree in trees.items() for each in calls(tree) if is_unsafe(each))
    assert listed(f"{name}:{call.lineno}: {ast.unparse(call)[:90]}" for name, call in found) == ""


def test_no_text_from_elsewhere_is_a_format(trees: dict[str, ast.Module]) -> None:
    others = {name: tree for name, tree in trees.items() if name not in OWN_TABLES}
    found = ((name, call) for name, tree in others.items() for call in foreign_formats(tree))
    assert listed(f"{name}:{call.lineno}: {ast.unparse(call)[:90]}" for name, call in found) == ""


def makes_labels(node: ast.FunctionDef | ast.ClassDef) -> bool:
    made = (call.func for call in calls(node)) if isinstance(node, ast.FunctionDef) else node.bases
    return any(ast.unparse(each).endswith("QLabel") for each in made)


def is_harmless(source: str) -> bool:
    """Whether what this makes is set to plain text, or shows a picture and never a text."""
    picture = "setPixmap(" in source and not re.search(r"setText\(|QLabel\([^)]", source)
    return picture or "setTextFormat(Qt.TextFormat.PlainText)" in source


def test_every_label_shows_plain_text(trees: dict[str, ast.Module]) -> None:
    """Qt would guess markup from a text, so labels are PlainLabels or say that they are plain."""
    found = [
        f"{name}:{node.lineno}"
        for name, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and makes_labels(node)
        if not is_harmless(ast.unparse(node))
    ]
    assert listed(found) == ""


def test_one_module_makes_paragraphs_of_markup(trees: dict[str, ast.Module]) -> None:
    """ReportLab's Paragraph reads its text as markup, so one module escapes and builds it."""
    makers = {
        name
        for name, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("reportlab")
        and any(alias.name == "Paragraph" for alias in node.names)
    }
    makers |= {
        name
        for name, tree in trees.items()
        for call in calls(tree)
        if ast.unparse(call.func).endswith((".Paragraph", "platypus.XPreformatted"))
        and "/report/write/pdf" in name
    }
    assert len(makers) == 1, makers
