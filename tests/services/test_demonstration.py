"""The demonstration: real numbers, three documents, the same bytes each time."""

from hashlib import sha256
from pathlib import Path

from greenroom.model.readiness import DecisionKind, SentimentSource
from greenroom.services.demonstration import demonstrate
from greenroom.services.releases import list_releases
from greenroom.services.samples import open_sample, remove_sample
from greenroom.services.workspace import describe_workspace, workspace_at


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.iterdir() if path.is_file())
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_demonstration_is_the_same_to_the_last_byte(tmp_path: Path) -> None:
    shown = demonstrate(tmp_path / "one")
    first = digests(tmp_path / "one")
    demonstrate(tmp_path / "one")
    demonstrate(tmp_path / "two")
    assert digests(tmp_path / "one") == digests(tmp_path / "two") == first
    assert {Path(record.path).suffix for record in shown.files} == {".pdf", ".docx", ".md"}
    assert shown.assessment.source is SentimentSource.INTERVIEWS
    assert shown.assessment.proposal.kind is DecisionKind.GO_WITH_CONDITIONS
    assert shown.reading.interviews is not None
    assert shown.reading.interviews.sentences >= 30
    assert shown.reading.waiting == 0


def test_the_sample_is_marked_and_leaves_without_a_trace(tmp_path: Path) -> None:
    with workspace_at(tmp_path / "workspace") as workspace:
        release = open_sample(workspace)
        assert release.sample
        assert open_sample(workspace).id == release.id
        assert len(list_releases(workspace)) == 1
        assert remove_sample(workspace) == 1
        figures = describe_workspace(workspace)
    assert (figures.releases, figures.rehearsals, figures.transcripts) == (0, 0, 0)
