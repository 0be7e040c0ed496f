"""Every real transcript beside the checkout gives spans that cut the text, and numbers."""

from pathlib import Path

import pytest

from greenroom.services.analyses import FileReader, analyse_file, file_reader

FORMATS = ("txt", "md", "vtt")


@pytest.fixture(scope="module")
def reader() -> FileReader:
    return file_reader()


@pytest.mark.parametrize("kind", FORMATS)
def test_every_file_gives_themes_and_numbers(
    kind: str, reader: FileReader, shared_transcripts: Path
) -> None:
    for path in sorted((shared_transcripts / kind).iterdir()):
        file = analyse_file(reader, path)
        text = file.transcript.text
        assert file.transcript.utterances
        for sentence in file.analysis.sentences:
            assert text[sentence.start : sentence.end].strip()
            for mark in sentence.themes:
                assert sentence.start <= mark.start < mark.end <= sentence.end
        assert file.analysis.sentiment.sentences == len(file.analysis.sentences)
