"""Where the data that travels with Greenroom lies: prompt banks, codebook, lexicons, fonts.

Files are opened directly and never looked up through a library's own search path, so
they work under any umask, owner, link count or current directory.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
# An installed wheel carries the folder inside the package; a checkout keeps it at its top.
_CANDIDATES = (_PACKAGE / "data", _PACKAGE.parents[1] / "resources")


def resource(name: str) -> Path:
    """The path of one shipped file or folder, for example `prompts/personas.yaml`.

    Raises FileNotFoundError when the installation is incomplete.
    """
    for root in _CANDIDATES:
        path = root / name
        if path.exists():
            return path
    raise FileNotFoundError(f"Greenroom's own file {name} is missing; install Greenroom again.")


def resource_text(name: str) -> str:
    """The text of one shipped file, decoded from UTF-8."""
    return resource(name).read_text(encoding="utf-8")
