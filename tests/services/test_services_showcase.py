"""The samples in exports/: every kind, the same bytes each time, and no kind forgotten."""

from hashlib import sha256
from pathlib import Path

from greenroom.report.document import Format
from greenroom.services.exports import list_kinds
from greenroom.services.showcase import AFTER, BEFORE, show_every_kind

FORMATS = (Format.MARKDOWN, Format.SLACK)


def digests(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_every_kind_is_shown_and_the_bytes_repeat(tmp_path: Path) -> None:
    assert sorted((*BEFORE, *AFTER)) == sorted(kind.id for kind in list_kinds())
    for name in ("one", "two"):
        show_every_kind(tmp_path / f"workspace {name}", tmp_path / name, formats=FORMATS)
    first = digests(tmp_path / "one")
    assert first == digests(tmp_path / "two")
    assert len(first) == len(list_kinds()) + 1
    for path in (tmp_path / "one").iterdir():
        text = path.read_text(encoding="utf-8")
        # Every kind has something to tell of the sample: nothing that it needs is missing.
        assert "No deployment status" not in text, path.name
        assert "has not been" not in text, path.name
        assert str(tmp_path) not in text
