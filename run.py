#!/usr/bin/env python3
"""Start Greenroom, or check it, with one command from a fresh checkout.

    python3 run.py                open the window
    python3 run.py WORDS          any verb of greenroom: demo, rehearse, import, export ...
    python3 run.py test           style, types, rooms and tests; more words go to pytest
    python3 run.py bench [NAME]   list the benchmarks, or run one
    python3 run.py pictures       draw the README's pictures again
    python3 run.py samples        write exports/ again: every kind of document in every format

The first start makes `.venv` and installs the locked libraries into it; every later start only
compares a stamp. Nothing outside this folder changes, but for one thing: as root on Debian or
Ubuntu, system libraries that Qt lacks are installed with apt.
"""

import ast
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

OLDEST, TOO_NEW = (3, 11), (3, 14)
VERSION = sys.version_info[:2]

# This file parses on Python 3.6, and runs there down to here, so that an old one says this.
if not OLDEST <= VERSION < TOO_NEW:
    found = [name for name in ("python3.13", "python3.12", "python3.11") if shutil.which(name)]
    sys.exit(
        f"Greenroom needs Python 3.11, 3.12 or 3.13, and this is Python {VERSION[0]}.{VERSION[1]}."
        f"\nInstall one of them, or start with one: {found[0] if found else 'python3.12'} run.py"
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
if os.name == "nt":
    PYTHON, LIBRARIES = VENV / "Scripts" / "python.exe", VENV / "Lib" / "site-packages"
else:
    PYTHON = VENV / "bin" / "python"
    LIBRARIES = VENV / "lib" / f"python{VERSION[0]}.{VERSION[1]}" / "site-packages"
BENCHMARKS = ROOT / "tests" / "benchmarks"

RUNTIME_LOCK, TEST_LOCK = "requirements.lock", "requirements-test.lock"
PACKAGED = ("app", "resources", "pyproject.toml", "README.md", "LICENSE")
STAMP, UNFINISHED = VENV / ".greenroom-stamp.json", VENV / ".greenroom-unfinished"
TURNSTILE = ROOT / ".greenroom-stamp.lock"


def main(words: list[str]) -> int:
    """The exit code of what these words ask for."""
    if words[:1] == ["test"]:
        return run_checks(words[1:])
    if words[:1] == ["bench"]:
        return run_benchmark(words[1:])
    if words[:1] in (["pictures"], ["samples"]):
        return run_script(BENCHMARKS / f"{words[0]}.py", words[1:])
    return start(words)


def start(words: list[str]) -> int:
    """Hand the words to the program; a terminal verb needs neither a display nor Qt."""
    workspace, verb = split_workspace(words)
    window = not verb or (verb[0] == "window" and not {"-h", "--help"} & set(verb))
    if window and lacks_display():
        words, window = [*workspace, *choose_terminal()], False
    prepare(RUNTIME_LOCK, window_plugin() if window else None)
    # -P keeps the current folder off the path: the installed package runs, wherever one stands.
    command = [str(PYTHON), "-P", "-m", "greenroom", *words]
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.call(command)


def split_workspace(words: list[str]) -> tuple[list[str], list[str]]:
    """The leading `--workspace PATH`, and the verb with what follows it."""
    position = 0
    while words[position : position + 1] and words[position].split("=")[0] in {"-w", "--workspace"}:
        position += 1 if "=" in words[position] else 2
    return words[:position], words[position:]


# ------------------------------------------------------------------------------ the display


def lacks_display() -> bool:
    """Whether a window has nowhere to open; only Linux tells beforehand."""
    chosen = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform == "linux" and not any(os.environ.get(name) for name in chosen)


def choose_terminal() -> list[str]:
    """`rehearse` when the person takes the terminal instead of the window; else the end."""
    say("There is no display here, so the window cannot open. The rehearsal also runs in the")
    say("terminal: python3 run.py rehearse")
    with suppress(EOFError):
        question = "Start the rehearsal here instead? [Y/n] "
        if sys.stdin.isatty() and input(question).strip().lower() in {"", "y", "yes"}:
            return ["rehearse"]
    sys.exit(1)


def window_plugin() -> str | None:
    """Qt's platform plugin that will draw the window; None where Qt brings all it needs."""
    if sys.platform != "linux":
        return None
    drawn_by = "xcb" if os.environ.get("DISPLAY") else "wayland"
    return re.split("[:;]", os.environ.get("QT_QPA_PLATFORM") or drawn_by)[0]


# --------------------------------------------------------------------- preparing the folder


def prepare(lock: str, plugin: str | None) -> None:
    """Make `.venv` match the checkout, and find what Qt's platform plugin, if any, links to."""
    qt = {f"qt {plugin}": "present"} if plugin else {}
    wanted = {lock: digest(lock), "package": fingerprint(), **qt}
    # Whoever installs takes the stamp away first, so a matching stamp needs no waiting.
    if venv_is_sound() and wanted.items() <= read_stamp().items():
        return
    with one_at_a_time():
        if not venv_is_sound():
            make_venv()
        if read_stamp().get(lock) != wanted[lock]:
            install_libraries(lock)
        fulfil("package", wanted["package"], install_package)
        if plugin:
            fulfil(f"qt {plugin}", "present", lambda: require_qt_libraries(plugin))


def fulfil(name: str, value: str, work: Callable[[], None]) -> None:
    """Do the work unless the stamp holds this value; only finished work is stamped."""
    stamp = read_stamp()
    if stamp.pop(name, None) == value:
        return
    write_stamp(stamp)
    work()
    write_stamp({**stamp, name: value})


def venv_is_sound() -> bool:
    """Whether `.venv` has this version of Python and pip, and no install broke off in it."""
    settings = VENV / "pyvenv.cfg"
    if UNFINISHED.exists() or not (PYTHON.exists() and settings.exists()):
        return False
    version = re.search(r"(?m)^version(?:_info)? *= *(\d+)\.(\d+)", settings.read_text("utf-8"))
    same = version is not None and (int(version[1]), int(version[2])) == VERSION
    return same and (LIBRARIES / "pip").is_dir()


def make_venv() -> None:
    """Make an empty `.venv`, in place of a broken one."""
    # A start from within the broken one must not saw off its own branch.
    python = getattr(sys, "_base_executable", sys.executable)
    if ask(python, "-c", "import ensurepip, venv").returncode:
        sys.exit(
            "This Python cannot make virtual environments: its venv module is not installed.\n"
            f"On Debian or Ubuntu: sudo apt-get install python{VERSION[0]}.{VERSION[1]}-venv"
        )
    if VENV.exists():
        say("The folder .venv is incomplete or of another Python; making it again.")
        shutil.rmtree(VENV)
    else:
        say("Making the folder .venv (only the first time).")
    call([python, "-m", "venv", str(VENV)], "The folder .venv could not be made.")


def install_libraries(lock: str) -> None:
    """Install what a lock names, by hash, and begin a new stamp."""
    say(f"Installing the libraries of {lock}; the first time that takes a minute or two.")
    UNFINISHED.touch()
    STAMP.unlink(missing_ok=True)
    pip("--require-hashes", "--only-binary=:all:", "-r", lock)
    # Libraries that another tool put here may lack bytecode, and then every start compiles them.
    ask(str(PYTHON), "-m", "compileall", "-qq", str(LIBRARIES))
    # The test lock holds the runtime lock as well; the house tests see to that.
    write_stamp({each: digest(each) for each in (lock, RUNTIME_LOCK)})
    UNFINISHED.unlink()


def install_package() -> None:
    """Install Greenroom itself as people get it: a wheel, compiled."""
    say("Installing Greenroom itself.")
    pip("--force-reinstall", "--no-index", "--no-build-isolation", ".")


def pip(*words: str) -> None:
    """Let pip install exactly this; where it looks for packages is the computer's own setting."""
    quiet = ["-qq", "--disable-pip-version-check", "--no-input", "--compile", "--no-deps"]
    call(
        [str(PYTHON), "-m", "pip", "install", *quiet, *words],
        "The installation did not finish; pip's own words stand above.\nIf they speak of the "
        "network, check that this computer reaches its package index, then start again.",
    )


def digest(name: str) -> str:
    """The SHA-256 of one file of the checkout."""
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


def fingerprint() -> str:
    """A digest over path, size and modification time of everything that goes into the package."""
    facts = []
    for top in PACKAGED:
        for path in (ROOT / top, *(ROOT / top).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                state = path.stat()
                facts.append(f"{path.relative_to(ROOT)} {state.st_size} {state.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(facts)).encode()).hexdigest()


def read_stamp() -> dict[str, str]:
    """What `.venv` holds: a lock, `package` or `qt PLUGIN` -> digest or `present`."""
    with suppress(OSError, ValueError):
        stamp = json.loads(STAMP.read_text("utf-8"))
        return stamp if isinstance(stamp, dict) else {}
    return {}


def write_stamp(stamp: Mapping[str, str]) -> None:
    """Replace the stamp in one step."""
    fresh = STAMP.with_suffix(".new")
    fresh.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    fresh.replace(STAMP)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let one start at a time change `.venv`; the system frees the turnstile if it is killed."""
    with TURNSTILE.open("a+b") as turnstile:
        if not claim(turnstile, wait=False):
            say("Another start is preparing this folder; waiting for it.")
            while not claim(turnstile, wait=True):
                continue  # Windows waits for ten seconds at a time
        yield


if sys.platform == "win32":
    import msvcrt

    def claim(turnstile: IO[bytes], *, wait: bool) -> bool:
        """Whether this process now holds the file."""
        turnstile.seek(0)
        with suppress(OSError):
            msvcrt.locking(turnstile.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
            return True
        return False

else:
    import fcntl

    def claim(turnstile: IO[bytes], *, wait: bool) -> bool:
        """Whether this process now holds the file."""
        with suppress(BlockingIOError):
            fcntl.flock(turnstile, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            return True
        return False


# -------------------------------------------------------------- Qt's libraries of the system

GLIB = {"libglib-2.0", "libgthread-2.0", "libgobject-2.0", "libgio-2.0"}


def require_qt_libraries(plugin: str) -> None:
    """End with the way out when Qt lacks system libraries that cannot be installed from here."""
    missing = missing_libraries(plugin)
    apt = ["apt-get", "install", "--no-install-recommends"]
    has_apt = shutil.which("apt-get") is not None
    if missing and has_apt and sys.platform == "linux" and os.geteuid() == 0:
        say(f"Installing system libraries that Qt needs: {', '.join(missing)}")
        # The lists are fetched only when apt does not know a package, or no longer has it.
        if ask(*apt, "--yes", *debian_packages(missing)).returncode:
            ask("apt-get", "update")
            ask(*apt, "--yes", *debian_packages(missing))
        missing = missing_libraries(plugin)
    if missing:
        way_out = "Install them with this system's package manager, then start again."
        if has_apt:
            way_out = " ".join(["sudo", *apt, *debian_packages(missing)])
        sys.exit(f"System libraries that Qt needs are missing: {', '.join(missing)}\n{way_out}")


def missing_libraries(plugin: str) -> list[str]:
    """The sonames that Qt's widgets and one platform plugin ask for in vain."""
    if not shutil.which("ldd"):
        told = ask(str(PYTHON), "-c", "import PySide6.QtWidgets, PySide6.QtSvg").stderr
        return re.findall(r"(lib\S+\.so[.\d]*): cannot open", told)
    qt = LIBRARIES / "PySide6"
    plugins = (qt / "Qt" / "plugins" / "platforms").glob(f"libq{plugin}.so")
    binaries = [qt / "QtWidgets.abi3.so", qt / "QtSvg.abi3.so", *plugins]
    return sorted(set(re.findall(r"(\S+) => not found", ask("ldd", *map(str, binaries)).stdout)))


def debian_packages(missing: Sequence[str]) -> list[str]:
    """The Debian packages of these sonames: `libxcb-icccm.so.4` comes in `libxcb-icccm4`."""
    names = set()
    for soname in missing:
        stem, _, major = soname.partition(".so.")
        dash = "-" if stem[-1].isdigit() else ""
        name = "libglib2.0-0" if stem in GLIB else f"{stem.lower()}{dash}{major}"
        # Newer releases renamed some packages when their time values grew to 64 bits.
        renamed = not ask("apt-cache", "show", f"{name}t64").returncode
        names.add(f"{name}t64" if renamed else name)
    return sorted(names)


# ------------------------------------------------------------------- tests and measurements

CHECKS = {
    "style": ["-m", "ruff", "check"],
    "format": ["-m", "ruff", "format", "--check"],
    "types": ["-m", "mypy", "app/greenroom", "run.py"],
    "rooms": ["-c", "from importlinter.cli import lint_imports_command as check; check()"],
}


def run_checks(words: list[str]) -> int:
    """0 when every check passes; all run, and pytest's own summary is the last line of success."""
    prepare(TEST_LOCK, "offscreen" if sys.platform == "linux" else None)
    ran = [(name, *check(name, command)) for name, command in CHECKS.items()]
    for name, code, seconds in ran:
        say(f"  {name:<8}{'FAILED' if code else 'passed'}{seconds:8.1f} s")
    # A chosen few tests cannot cover the whole package.
    floor = ["--cov-fail-under=0"] if words else []
    ran.append(("tests", *check("tests", ["-m", "pytest", "--cov", *floor, *words])))
    failed = [name for name, code, _ in ran if code]
    if failed:
        say(f"Failed: {', '.join(failed)}.")
    return 1 if failed else 0


def check(name: str, words: list[str]) -> tuple[int, float]:
    """The exit code of one check over the checkout, and the seconds it took."""
    say(f"---- {name}")
    # The checkout is checked, not the package installed from it.
    settings = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT / "app")}
    environment = {**os.environ, **settings, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    began = time.monotonic()
    code = subprocess.call([str(PYTHON), *words], cwd=ROOT, env=environment)
    return code, time.monotonic() - began


def run_benchmark(words: list[str]) -> int:
    """Run one benchmark of the installed package, or list them all."""
    if words and (BENCHMARKS / f"{words[0]}.py").is_file():
        return run_script(BENCHMARKS / f"{words[0]}.py", words[1:])
    for path in sorted(BENCHMARKS.glob("*.py")):
        title = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        say(f"  {path.stem:<12}{title.partition(chr(10))[0]}")
    if words:
        sys.exit(f"There is no benchmark called {words[0]}; the list above has them all.")
    return 0


def run_script(script: Path, words: list[str]) -> int:
    """The exit code of a script that measures or draws the installed package, off screen."""
    if not script.is_file():
        sys.exit(f"{script.relative_to(ROOT)} is missing; a complete checkout has it.")
    prepare(RUNTIME_LOCK, "offscreen" if sys.platform == "linux" else None)
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    return subprocess.call([str(PYTHON), str(script), *words], env=environment)


# ---------------------------------------------------------------------- calling and speaking


def call(command: Sequence[str], failure: str) -> None:
    """Run a command in the checkout; end with this sentence when it fails."""
    if subprocess.call(command, cwd=ROOT, stdout=sys.stderr):
        sys.exit(failure)


def ask(*command: str) -> "subprocess.CompletedProcess[str]":
    """What a command says, in English; it is asked nothing and its failure is an answer too."""
    words = {**os.environ, "LC_ALL": "C", "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, check=False, capture_output=True, text=True, env=words)


def say(text: str) -> None:
    """Tell the person; stdout belongs to the program."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        say("\nStopped. Start again at any time; nothing half-done is used.")
        sys.exit(130)
    except OSError as error:
        sys.exit(f"Greenroom could not start: {error}\nCheck the folder {ROOT}, then try again.")
