"""The way in for transcript files: bytes become a title, a text and its utterances."""

import hashlib
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from greenroom.errors import TranscriptError
from greenroom.exchange.assembly import assemble, clean_line, remove_unwanted
from greenroom.exchange.decoding import decode
from greenroom.exchange.markdown import read_markdown
from greenroom.exchange.plain_text import read_plain_text
from greenroom.exchange.speakers import assign_roles
from greenroom.exchange.statements import Reading
from greenroom.exchange.webvtt import looks_like_cues, read_webvtt
from greenroom.model.progress import Progress, no_progress
from greenroom.model.transcript import Utterance

LARGEST_FILE = 64 * 1024 * 1024
"""Files above this many bytes are refused; a day of talk is about one megabyte of text."""
LONGEST_TITLE = 120
"""Titles are cut to this many characters."""

_READERS: Mapping[str, Callable[[str], Reading]] = {
    ".txt": read_plain_text,
    ".text": read_plain_text,
    "": read_plain_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".vtt": read_webvtt,
}
_STEPS = 4


@dataclass(frozen=True, slots=True)
class ImportedTranscript:
    """What one file says, before it is saved under a release.

    `text` holds the utterances joined by line feeds, offsets are code points of it; `digest`
    is the SHA-256 of the file's bytes; `notes` tell people what was assumed or left out.
    """

    title: str
    text: str
    utterances: tuple[Utterance, ...]
    digest: str
    notes: tuple[str, ...]


def read_transcript(path: Path, progress: Progress = no_progress) -> ImportedTranscript:
    """The transcript in that file (.txt, .md or .vtt, at most 64 MiB).

    Raises TranscriptError for anything that cannot be read, and Cancelled from `progress`.
    """
    name = _printable(path.name) or "The file"
    progress(0, _STEPS, f"Reading {name}")
    return _parse(_read_bytes(path, name), name, progress)


def parse_transcript(data: bytes, name: str) -> ImportedTranscript:
    """The transcript in the bytes of a file called `name`; raises TranscriptError."""
    return _parse(data, _printable(name) or "The file", no_progress)


def _parse(data: bytes, name: str, progress: Progress) -> ImportedTranscript:
    progress(1, _STEPS, f"Decoding {name}")
    text = remove_unwanted(decode(data, name).replace("\x00", "\ufffd"))
    if not text.strip():
        raise TranscriptError(f"{name} is empty.", "Choose the file that holds the interview.")
    progress(2, _STEPS, f"Looking for speakers in {name}")
    reading = _reader_for(name, text)(text)
    progress(3, _STEPS, f"Putting {name} together")
    roles, role_notes = assign_roles(reading.statements)
    whole, utterances = assemble(reading.statements, roles)
    if not utterances:
        raise TranscriptError(
            f"Nobody says anything in {name}: no words were found between its marks.",
            "Open the file and check that it holds the interview and not only its times.",
        )
    progress(_STEPS, _STEPS, f"Read {name}")
    digest = hashlib.sha256(data).hexdigest()
    return ImportedTranscript(
        _title(reading, name), whole, utterances, digest, role_notes + reading.notes
    )


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        status = path.stat()
        # A named pipe or a device would be read for ever.
        if not stat.S_ISREG(status.st_mode):
            kind = "a folder" if stat.S_ISDIR(status.st_mode) else "not an ordinary file"
            raise TranscriptError(f"{name} is {kind}.", "Choose a .txt, .md or .vtt file.")
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise TranscriptError(
            f"{name} is not there any more.", "Check where the file is and choose it again."
        ) from error
    except PermissionError as error:
        raise TranscriptError(
            f"{name} may not be read by you.",
            "Ask its owner for access, or copy it to your own folder and import the copy.",
        ) from error
    # ValueError is what a path with a NUL in it raises.
    except (OSError, ValueError) as error:
        raise TranscriptError(
            f"{name} cannot be read: {_cause(error)}.",
            "Copy the file to your own folder and import the copy.",
        ) from error
    if len(data) > LARGEST_FILE:
        raise TranscriptError(
            f"{name} is larger than 64 MB.", "Split it into parts and import them one by one."
        )
    return data


def _cause(error: OSError | ValueError) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[:1].lower() + error.strerror[1:]
    return "its name is not a usable one"


def _reader_for(name: str, text: str) -> Callable[[str], Reading]:
    suffix = Path(name).suffix.lower()
    # The content outranks a plain name: captions are often saved as .txt.
    if suffix in ("", ".txt", ".text") and looks_like_cues(text):
        return read_webvtt
    reader = _READERS.get(suffix)
    if reader is None:
        raise TranscriptError(
            f"{name} is a {suffix} file, and Greenroom reads .txt, .md and .vtt.",
            "Save or export it in one of these formats and import that; if it is plain text "
            "already, rename it so that it ends in .txt.",
        )
    return reader


def _title(reading: Reading, name: str) -> str:
    title = clean_line(reading.title) or clean_line(Path(name).stem.replace("_", " "))
    return title[:LONGEST_TITLE].rstrip() or "Transcript"


def _printable(name: str) -> str:
    # File names may hold bytes that are no text; as surrogates they could not be shown.
    return clean_line(name.encode("utf-8", "replace").decode("utf-8"))
