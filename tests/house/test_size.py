"""The shape of the house: small modules, functions and classes, all documented and typed.

The figures are the ones that the best code bases of this kind reach. Code lines leave out blank
lines, comments and docstrings; complexity is one more than the branches of a function.
"""

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "app" / "greenroom"

FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)
BRANCH = (
    *(ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.IfExp),
    *(ast.Assert, ast.comprehension, ast.match_case),
)

AnyFunction = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One source file: its place, its tree and the rows that hold code."""

    name: str
    tree: ast.Module
    rows: int
    code: frozenset[int]

    def functions(self) -> Iterator[AnyFunction]:
        return (node for node in ast.walk(self.tree) if isinstance(node, FUNCTION))

    def classes(self) -> Iterator[ast.ClassDef]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef))

    def code_lines(self, function: AnyFunction) -> int:
        return len(self.code & set(range(function.lineno, (function.end_lineno or 0) + 1)))


def read_module(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    rows = text.splitlines()
    code = {n for n, row in enumerate(rows, 1) if row.strip() and not row.lstrip().startswith("#")}
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(
            node
        ):
            code -= set(range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1))
    return Module(path.relative_to(ROOT).as_posix(), tree, len(rows), frozenset(code))


@pytest.fixture(scope="module")
def modules() -> list[Module]:
    """Every module of the package, and the script that starts it."""
    found = [read_module(path) for path in sorted([*PACKAGE.rglob("*.py"), ROOT / "run.py"])]
    assert len(found) > 50, "the package has gone missing"
    return found


def own_nodes(function: ast.AST) -> Iterator[ast.AST]:
    """Every node of a function but those of functions inside it."""
    for child in ast.iter_child_nodes(function):
        if not isinstance(child, FUNCTION):
            yield child
            yield from own_nodes(child)


def complexity(function: AnyFunction) -> int:
    return 1 + sum(isinstance(node, BRANCH) for node in own_nodes(function))


def arguments(function: AnyFunction) -> list[ast.arg]:
    """The arguments of a function but `self` and `cls`."""
    listed = function.args
    named = [*listed.posonlyargs, *listed.args, *listed.kwonlyargs, listed.vararg, listed.kwarg]
    return [each for each in named if each is not None and each.arg not in {"self", "cls"}]


def is_typed(function: AnyFunction) -> bool:
    typed = all(argument.annotation is not None for argument in arguments(function))
    return typed and function.returns is not None


def is_public(node: AnyFunction | ast.ClassDef) -> bool:
    return not node.name.startswith("_")


def outer_functions(module: Module) -> Iterator[AnyFunction]:
    """The functions of a module and the methods of its classes, not the ones inside functions."""
    bodies = [module.tree.body, *(each.body for each in module.classes())]
    return (node for body in bodies for node in body if isinstance(node, FUNCTION))


def listed(found: Iterable[object]) -> str:
    """One line for each, so that a failure shows them all."""
    return "\n".join(map(str, found))


def share(values: list[int], part: float) -> int:
    """The nearest-rank percentile."""
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def test_modules_are_short_and_documented(modules: list[Module]) -> None:
    assert listed((m.name, m.rows) for m in modules if m.rows > 400) == ""
    assert listed(m.name for m in modules if ast.get_docstring(m.tree) is None) == ""
    assert share([m.rows for m in modules if m.code], 0.5) <= 150


def test_classes_are_short_and_documented(modules: list[Module]) -> None:
    classes = [(f"{m.name}: {each.name}", each) for m in modules for each in m.classes()]
    assert listed(n for n, each in classes if (each.end_lineno or 0) - each.lineno >= 300) == ""
    assert listed(n for n, each in classes if is_public(each) and not ast.get_docstring(each)) == ""


@pytest.mark.parametrize(
    ("figure", "most"),
    [
        pytest.param(lambda module, function: module.code_lines(function), 50, id="code lines"),
        pytest.param(lambda _module, function: complexity(function), 12, id="complexity"),
        pytest.param(lambda _module, function: len(arguments(function)), 6, id="arguments"),
    ],
)
def test_no_function_is_too_large(
    modules: list[Module], figure: Callable[[Module, AnyFunction], int], most: int
) -> None:
    measured = [(f"{m.name}: {f.name}", figure(m, f)) for m in modules for f in m.functions()]
    assert listed((name, value) for name, value in measured if value > most) == ""


def test_functions_as_a_whole_are_small(modules: list[Module]) -> None:
    sizes = [module.code_lines(function) for module in modules for function in module.functions()]
    branches = [complexity(function) for module in modules for function in module.functions()]
    assert share(sizes, 0.5) <= 8
    assert share(sizes, 0.95) <= 26
    assert share(branches, 0.95) <= 7


def test_every_function_is_typed(modules: list[Module]) -> None:
    untyped = [f"{m.name}: {f.name}" for m in modules for f in m.functions() if not is_typed(f)]
    assert listed(untyped) == ""


def test_every_public_function_says_what_comes_back(modules: list[Module]) -> None:
    public = [(m.name, f) for m in modules for f in outer_functions(m) if is_public(f)]
    assert listed(f"{n}: {f.name}" for n, f in public if ast.get_docstring(f) is None) == ""


def test_errors_are_neither_caught_broadly_nor_swallowed(modules: list[Module]) -> None:
    handlers = [
        (f"{module.name}:{node.lineno}", node)
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler)
    ]
    broad = [
        name
        for name, handler in handlers
        if handler.type is None or ast.unparse(handler.type) in {"Exception", "BaseException"}
    ]
    silent = [n for n, h in handlers if len(h.body) == 1 and isinstance(h.body[0], ast.Pass)]
    assert len(broad) <= 2, broad
    assert listed(silent) == ""


def test_only_the_terminal_prints(modules: list[Module]) -> None:
    printing = {
        module.name
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "print"
    }
    doors = ("app/greenroom/cli/", "run.py")
    assert listed(name for name in sorted(printing) if not name.startswith(doors)) == ""


def test_nothing_is_global_or_imported_by_star(modules: list[Module]) -> None:
    found = [
        f"{module.name}:{node.lineno}"
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Global)
        or (isinstance(node, ast.ImportFrom) and any(name.name == "*" for name in node.names))
    ]
    assert listed(found) == ""
