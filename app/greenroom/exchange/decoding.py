"""From the bytes of a file to its text, or a sentence that says why not.

The order is fixed: a known binary signature, a byte order mark, strict UTF-8. Encodings are
never guessed, because a wrong guess turns names into other names without anyone noticing.
"""

import codecs

from greenroom.errors import TranscriptError

_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a Word, OpenDocument, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "a rich text (RTF) file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"SQLite format 3", "a database"),
)
# The mark of UTF-32 starts with the mark of UTF-16, so the longer ones come first.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_FORMATS_HINT = (
    "Greenroom reads transcripts as .txt, .md and .vtt. Open the file in its own program, "
    "save or export it as plain text with the encoding UTF-8, and import that."
)
_ENCODING_HINT = (
    "Open it in the program it came from, save it as plain text with the encoding UTF-8 "
    "(Notepad: Save as, Encoding, UTF-8; Word: Save as, Plain text, Other encoding, "
    "Unicode (UTF-8)), and import it again."
)


def decode(data: bytes, name: str) -> str:
    """The text of a file, without its byte order mark; `name` is used in error sentences.

    Raises TranscriptError when the bytes are another kind of file or not valid text.
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise TranscriptError(f"{name} looks like a binary file: {kind}.", _FORMATS_HINT)
    for mark, encoding, title in _MARKS:
        if data.startswith(mark):
            return _decode(data, len(mark), encoding, title, name)
    # WebVTT defines what a NUL means there, so only other files are refused for one.
    if b"\x00" in data and not data.startswith(b"WEBVTT"):
        position = data.index(b"\x00") + 1
        raise TranscriptError(
            f"{name} looks like a binary file: byte {position} is a NUL, which text never holds.",
            _FORMATS_HINT,
        )
    return _decode(data, 0, "utf-8", "UTF-8", name)


def _decode(data: bytes, skip: int, encoding: str, title: str, name: str) -> str:
    body = data[skip:]
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        position = error.start + skip
        line = data.count(b"\n", 0, position) + 1
        raise TranscriptError(
            f"{name} is not {title} text: byte {position + 1} (line {line}) is "
            f"0x{data[position]:02X}, which cannot stand there.",
            _ENCODING_HINT,
        ) from error
