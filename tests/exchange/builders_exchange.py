"""Short ways to write and read transcripts in tests."""

from greenroom.exchange.importing import ImportedTranscript, parse_transcript
from greenroom.model.transcript import SpeakerRole


def parse(text: str, name: str = "talk.txt") -> ImportedTranscript:
    """The transcript of a text as UTF-8 bytes."""
    return parse_transcript(text.encode(), name)


def said(imported: ImportedTranscript) -> list[tuple[str, str]]:
    """Each utterance as (speaker, words)."""
    return [(each.speaker, imported.text[each.start : each.end]) for each in imported.utterances]


def interviewers(imported: ImportedTranscript) -> set[str]:
    """The speakers taken as interviewers."""
    return {each.speaker for each in imported.utterances if each.role is SpeakerRole.INTERVIEWER}


def assert_sound(imported: ImportedTranscript) -> None:
    """Utterances are in order, never empty, and joined by line feeds are the whole text."""
    spans = [(each.start, each.end) for each in imported.utterances]
    assert imported.text == "\n".join(imported.text[start:end] for start, end in spans)
    assert [each.index for each in imported.utterances] == list(range(len(spans)))
    position = 0
    for start, end in spans:
        assert position == start < end
        position = end + 1
    for each in imported.utterances:
        words = imported.text[each.start : each.end]
        assert words == words.strip()
        assert "\x00" not in words
        assert each.begins_ms is None or each.begins_ms >= 0
        assert each.ends_ms is None or each.begins_ms is None or each.ends_ms >= each.begins_ms
    imported.text.encode("utf-8")
    assert len(imported.digest) == 64
    assert imported.title
    assert all(note.endswith((".", "!")) for note in imported.notes)
