"""run.py: refuses old Pythons, installs only what changed, waits its turn, speaks in sentences.

Each test runs a copy of the script in a folder of its own, and a fake stands in for every command
that it would call, so nothing is installed.
"""

import ast
import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]

Answer = Callable[[list[str]], tuple[int, str]]


class Commands:
    """Stands in for subprocess: notes every command and answers as it is told."""

    def __init__(self) -> None:
        self.called: list[str] = []
        self.environments: list[dict[str, str]] = []
        self.answer: Answer = lambda _command: (0, "")

    def call(self, command: list[str], **words: Any) -> int:
        return self.run(command, **words).returncode

    def run(self, command: list[str], **words: Any) -> subprocess.CompletedProcess[str]:
        self.called.append(" ".join(map(str, command)))
        self.environments.append(words.get("env") or {})
        code, told = self.answer(list(map(str, command)))
        return subprocess.CompletedProcess(command, code, told, "")

    def become(self, _path: str, command: list[str]) -> None:
        """Like `execv`, never comes back."""
        raise SystemExit(self.call(command))

    def count(self, words: str) -> int:
        return sum(words in command for command in self.called)


@pytest.fixture
def commands() -> Commands:
    return Commands()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, commands: Commands) -> Any:
    """run.py as a module, in a small checkout whose commands are all fakes."""
    shutil.copy(ROOT / "run.py", tmp_path)
    for name in ("pyproject.toml", "requirements.lock", "requirements-test.lock"):
        (tmp_path / name).write_text(name)
    for name in ("app/greenroom/errors.py", "resources/codebook.yaml"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "tests" / "benchmarks").mkdir(parents=True)
    (tmp_path / "tests" / "benchmarks" / "start.py").write_text('"""Seconds to a window."""\n')
    module = load(tmp_path / "run.py")
    fake = SimpleNamespace(
        call=commands.call, run=commands.run, CompletedProcess=subprocess.CompletedProcess
    )
    monkeypatch.setattr(module, "subprocess", fake)
    monkeypatch.setattr(module.sys, "stdin", SimpleNamespace(isatty=lambda: False))
    monkeypatch.setattr(module.os, "execv", commands.become)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    commands.answer = lambda command: make_venv(module, command)
    return module


def start(run: Any, words: list[str]) -> int:
    """The exit code of a start, whether the script became the program or called it."""
    try:
        code: int = run.start(words)
    except SystemExit as ended:
        return int(ended.code or 0)
    return code


def load(path: Path) -> ModuleType:
    specification = importlib.util.spec_from_file_location("run_under_test", path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def make_venv(module: Any, command: list[str]) -> tuple[int, str]:
    """What `python -m venv` leaves behind, as far as the script looks at it."""
    if command[1:3] == ["-m", "venv"]:
        module.PYTHON.parent.mkdir(parents=True)
        module.PYTHON.touch()
        (module.LIBRARIES / "pip").mkdir(parents=True)
        version = ".".join(map(str, sys.version_info[:3]))
        (module.VENV / "pyvenv.cfg").write_text(f"home = somewhere\nversion = {version}\n")
    return 0, ""


def fail_at(words: str, module: Any) -> Answer:
    """Commands go well until one that contains these words."""

    def answer(command: list[str]) -> tuple[int, str]:
        return (1, "") if words in " ".join(command) else make_venv(module, command)

    return answer


# ------------------------------------------------------------------------ the Python it runs on


def test_it_parses_on_old_pythons() -> None:
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13), (3, 14, 0)])
def test_other_pythons_get_a_sentence(version: tuple[int, ...]) -> None:
    pretend = f"import runpy, sys; sys.version_info = {version}; runpy.run_path('run.py')"
    ended = subprocess.run(
        [sys.executable, "-c", pretend], cwd=ROOT, check=False, capture_output=True, text=True
    )
    said = f"needs Python 3.11, 3.12 or 3.13, and this is Python {version[0]}.{version[1]}."
    assert ended.returncode == 1
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr


# ------------------------------------------------------------------------------ installing


def test_the_first_start_installs_and_the_second_only_starts(run: Any, commands: Commands) -> None:
    assert start(run, ["demo", "--json"]) == 0
    assert commands.count("-m venv") == 1
    assert commands.count("--require-hashes --only-binary=:all: -r requirements.lock") == 1
    assert commands.count("--no-index --no-build-isolation .") == 1
    assert commands.called[-1] == f"{run.PYTHON} -P -m greenroom demo --json"
    commands.called.clear()
    start(run, ["demo"])
    assert commands.called == [f"{run.PYTHON} -P -m greenroom demo"]


def test_nothing_about_an_index_is_decided_here(run: Any, commands: Commands) -> None:
    start(run, ["demo"])
    pip = [command for command in commands.called if "pip install" in command]
    assert not [command for command in pip if "index-url" in command or "://" in command]


@pytest.mark.parametrize("name", ["app/greenroom/errors.py", "resources/codebook.yaml"])
def test_a_changed_source_reinstalls_only_the_package(
    run: Any, commands: Commands, name: str
) -> None:
    run.prepare("requirements.lock", None)
    commands.called.clear()
    (run.ROOT / name).write_text("changed, and longer")
    run.prepare("requirements.lock", None)
    assert len(commands.called) == 1
    assert commands.count("--no-build-isolation .") == 1


def test_a_changed_lock_installs_the_libraries_again(run: Any, commands: Commands) -> None:
    run.prepare("requirements.lock", None)
    commands.called.clear()
    (run.ROOT / "requirements.lock").write_text("other versions")
    run.prepare("requirements.lock", None)
    assert commands.count("-m venv") == 0
    assert commands.count("-r requirements.lock") == 1


def test_the_test_lock_serves_the_program_too(run: Any, commands: Commands) -> None:
    run.prepare("requirements-test.lock", None)
    commands.called.clear()
    run.prepare("requirements.lock", None)
    assert commands.called == []


def test_bytecode_does_not_make_the_package_new(run: Any, commands: Commands) -> None:
    run.prepare("requirements.lock", None)
    commands.called.clear()
    cache = run.ROOT / "app" / "greenroom" / "__pycache__"
    cache.mkdir()
    (cache / "errors.cpython-311.pyc").touch()
    run.prepare("requirements.lock", None)
    assert commands.called == []


def test_a_failed_download_says_so_and_leaves_no_stamp(run: Any, commands: Commands) -> None:
    commands.answer = fail_at("-r requirements.lock", run)
    with pytest.raises(SystemExit, match=r"did not finish;[\s\S]*network, check that this"):
        run.prepare("requirements.lock", None)
    assert not run.STAMP.exists()
    assert not run.venv_is_sound()


def test_a_failed_package_keeps_the_libraries(run: Any, commands: Commands) -> None:
    commands.answer = fail_at("--no-build-isolation", run)
    with pytest.raises(SystemExit):
        run.prepare("requirements.lock", None)
    assert set(run.read_stamp()) == {"requirements.lock"}


def test_an_interrupted_install_starts_over(
    run: Any, commands: Commands, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(command: list[str]) -> tuple[int, str]:
        if "-r" in command:
            raise KeyboardInterrupt
        return make_venv(run, command)

    commands.answer = interrupt
    with pytest.raises(KeyboardInterrupt):
        run.prepare("requirements.lock", None)
    commands.answer = lambda command: make_venv(run, command)
    run.prepare("requirements.lock", None)
    assert commands.count("-m venv") == 2
    assert "making it again" in capsys.readouterr().err
    assert run.venv_is_sound()


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda run: run.PYTHON.unlink(), id="no Python"),
        pytest.param(lambda run: (run.LIBRARIES / "pip").rmdir(), id="no pip"),
        pytest.param(
            lambda run: (run.VENV / "pyvenv.cfg").write_text("version = 3.9.2\n"), id="other Python"
        ),
    ],
)
def test_a_broken_folder_is_made_again(
    run: Any, commands: Commands, damage: Callable[[Any], None]
) -> None:
    run.prepare("requirements.lock", None)
    damage(run)
    run.prepare("requirements.lock", None)
    assert commands.count("-m venv") == 2
    assert commands.count("-r requirements.lock") == 2


@pytest.mark.parametrize("text", ["", "{", "[]", '"words"'])
def test_an_unreadable_stamp_counts_as_none(run: Any, text: str) -> None:
    run.VENV.mkdir()
    run.STAMP.write_text(text)
    assert run.read_stamp() == {}


def test_a_python_without_venv_names_the_package(run: Any, commands: Commands) -> None:
    commands.answer = fail_at("import ensurepip", run)
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    with pytest.raises(SystemExit, match=f"apt-get install python{version}-venv"):
        run.prepare("requirements.lock", None)


def test_a_second_start_waits_for_the_first(run: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """The other start lives in its own process, and ends when it reads a line."""
    hold = "import run; lock = run.one_at_a_time(); lock.__enter__(); print('held', flush=True)"
    other = subprocess.Popen(
        [sys.executable, "-c", f"{hold}; input()"],
        cwd=run.ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with run.TURNSTILE.open("a+b") as turnstile:
            assert not run.claim(turnstile, wait=False)
        other.communicate("\n")
    with run.one_at_a_time():
        assert capsys.readouterr().err == ""


def test_the_one_that_waited_finds_the_work_done(
    run: Any, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = load(run.ROOT / "run.py")
    monkeypatch.setattr(done, "subprocess", run.subprocess)

    def claim_late(_turnstile: object, *, wait: bool) -> bool:
        if wait:
            monkeypatch.setattr(run, "claim", lambda *_words, **_options: True)
            done.prepare("requirements.lock", None)
            commands.called.clear()
        return wait

    monkeypatch.setattr(run, "claim", claim_late)
    run.prepare("requirements.lock", None)
    assert commands.called == []


# --------------------------------------------------------------------- the window and the words

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells beforehand")


@linux_only
@pytest.mark.parametrize("words", [[], ["window"], ["--workspace", "here"], ["-w=here", "window"]])
def test_without_a_display_the_terminal_is_offered(
    run: Any, commands: Commands, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert start(run, words) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert "There is no display here, so the window cannot open." in said
    assert "python3 run.py rehearse" in said
    assert commands.called == []


@linux_only
@pytest.mark.parametrize(("typed", "taken"), [("", True), ("Yes", True), ("n", False)])
def test_a_person_at_a_terminal_may_rehearse_there(
    run: Any, commands: Commands, monkeypatch: pytest.MonkeyPatch, typed: str, *, taken: bool
) -> None:
    monkeypatch.setattr(run.sys, "stdin", SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("builtins.input", lambda _question: typed)
    code = start(run, ["--workspace", "here"])
    began = [each for each in commands.called if each.endswith("--workspace here rehearse")]
    assert (code, len(began)) == ((0, 1) if taken else (1, 0))


@pytest.mark.parametrize(
    "words", [["rehearse"], ["window", "--help"], ["-w", "here", "readiness", "x"], ["--version"]]
)
def test_terminal_words_need_neither_display_nor_qt(
    run: Any, commands: Commands, words: list[str]
) -> None:
    start(run, words)
    assert commands.called[-1] == " ".join([str(run.PYTHON), "-P", "-m", "greenroom", *words])
    assert commands.count("ldd") == 0


# --------------------------------------------------------------- Qt's libraries of the system

LDD = "\tlibEGL.so.1 => not found\n\tlibglib-2.0.so.0 => not found\n\tlibm.so.6 => /lib/libm.so.6\n"


@pytest.fixture
def debian(run: Any, commands: Commands, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The script on a Debian that lacks two libraries until apt has installed something."""
    installed: list[str] = []

    def answer(command: list[str]) -> tuple[int, str]:
        if command[:2] == ["apt-get", "install"]:
            installed.extend(command)
        if command[0] == "apt-cache":
            return (0 if command[-1] == "libglib2.0-0t64" else 100), ""
        if command[0] == "ldd":
            return 1, "" if installed else LDD
        return make_venv(run, command)

    commands.answer = answer
    monkeypatch.setattr(run.sys, "platform", "linux")
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/usr/bin/{name}")
    return run


def test_a_person_gets_the_line_that_installs_what_qt_lacks(
    debian: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debian.os, "geteuid", lambda: 1000, raising=False)
    line = "sudo apt-get install --no-install-recommends libegl1 libglib2.0-0t64"
    with pytest.raises(SystemExit, match=f"libEGL.so.1, libglib-2.0.so.0\n{line}$"):
        debian.prepare("requirements.lock", "xcb")
    assert "qt xcb" not in debian.read_stamp()


def test_root_installs_what_qt_lacks_once(
    debian: Any, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debian.os, "geteuid", lambda: 0, raising=False)
    debian.prepare("requirements.lock", "xcb")
    assert commands.count("apt-get install --no-install-recommends --yes libegl1") == 1
    commands.called.clear()
    debian.prepare("requirements.lock", "xcb")
    assert commands.called == []


@pytest.mark.parametrize(
    ("soname", "package"),
    [
        ("libGL.so.1", "libgl1"),
        ("libX11.so.6", "libx11-6"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libgthread-2.0.so.0", "libglib2.0-0"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ],
)
def test_a_soname_leads_to_its_package(
    run: Any, commands: Commands, soname: str, package: str
) -> None:
    commands.answer = lambda _command: (100, "")
    assert run.debian_packages([soname]) == [package]


@pytest.mark.parametrize(
    ("settings", "plugin"),
    [
        ({"DISPLAY": ":0"}, "xcb"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "xcb"),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "wayland;xcb"}, "wayland"),
    ],
)
def test_the_plugin_is_the_one_qt_will_take(
    run: Any, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], plugin: str
) -> None:
    monkeypatch.setattr(run.sys, "platform", "linux")
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert run.window_plugin() == plugin


# ---------------------------------------------------------------------- tests and measurements


def checks_called(commands: Commands) -> list[str]:
    """The checks in the order they ran, by the tool's name."""
    tools = ("-m ruff check", "-m ruff format", "-m mypy", "importlinter", "-m pytest")
    return [tool for command in commands.called for tool in tools if tool in command]


def test_every_check_runs_and_pytest_comes_last(run: Any, commands: Commands) -> None:
    assert run.main(["test"]) == 0
    ran = ["-m ruff check", "-m ruff format", "-m mypy", "importlinter", "-m pytest"]
    assert checks_called(commands) == ran
    assert commands.called[-1].endswith("-m pytest --cov")
    assert commands.environments[-1]["QT_QPA_PLATFORM"] == "offscreen"
    assert commands.environments[-1]["LC_ALL"] == "C.UTF-8"


def test_a_failed_check_stops_nothing_and_is_counted(
    run: Any, commands: Commands, capsys: pytest.CaptureFixture[str]
) -> None:
    commands.answer = fail_at("mypy", run)
    assert run.main(["test"]) == 1
    assert checks_called(commands)[-1] == "-m pytest"
    said = capsys.readouterr().err
    assert "types   FAILED" in said
    assert said.endswith("Failed: types.\n")


def test_more_words_go_to_pytest_without_the_floor(run: Any, commands: Commands) -> None:
    run.main(["test", "tests/store", "-x"])
    assert commands.called[-1].endswith("pytest --cov --cov-fail-under=0 tests/store -x")


def test_benchmarks_are_listed_with_their_titles(
    run: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.main(["bench"]) == 0
    assert capsys.readouterr().err == "  start       Seconds to a window.\n"


def test_a_benchmark_measures_the_installed_package(run: Any, commands: Commands) -> None:
    run.main(["bench", "start", "--runs", "3"])
    script = run.ROOT / "tests" / "benchmarks" / "start.py"
    assert commands.called[-1] == f"{run.PYTHON} {script} --runs 3"
    assert commands.environments[-1]["QT_QPA_PLATFORM"] == "offscreen"


def test_an_unknown_benchmark_gets_a_sentence(run: Any) -> None:
    with pytest.raises(SystemExit, match="no benchmark called speed"):
        run.main(["bench", "speed"])


def test_pictures_are_drawn_by_their_script(run: Any) -> None:
    with pytest.raises(SystemExit, match="is missing"):
        run.main(["pictures"])
