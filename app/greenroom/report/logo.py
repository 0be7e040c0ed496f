"""A workspace's logo: a PNG picture, checked and freed of everything that is not the picture."""

import struct
import zlib
from collections.abc import Iterator

from greenroom.errors import InputError

LARGEST_SIDE = 4000
"""The most pixels a logo is wide or high."""
LARGEST_FILE = 2_000_000
"""The most bytes a logo has."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Other parts hold texts, dates and the program that made it, which no document should carry.
_KEPT = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_HINT = "Choose a PNG picture of at most 2 MB and 4,000 pixels a side, saved anew if need be."


def checked_logo(data: bytes) -> bytes:
    """The picture of a PNG file alone, without texts, dates or maker; nothing stays nothing.

    Raises InputError when the file is no whole PNG picture or is too large.
    """
    if not data:
        return b""
    if len(data) > LARGEST_FILE:
        raise InputError("The logo is larger than 2 MB.", _HINT)
    parts = list(_parts(data))
    if [parts[0][0], parts[-1][0]] != [b"IHDR", b"IEND"] or len(parts[0][1]) != 13:
        raise _broken()
    _check_pixels(parts)
    kept = b"".join(_part(name, body) for name, body in parts if name in _KEPT)
    return _SIGNATURE + kept


def logo_size(logo: bytes) -> tuple[int, int]:
    """The width and height in pixels of a checked logo."""
    width, height = struct.unpack(">II", logo[16:24])
    return width, height


def _parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    if not data.startswith(_SIGNATURE):
        raise _broken()
    at = len(_SIGNATURE)
    name = b""
    while name != b"IEND":
        # A file that was cut off runs out of bytes here, whatever its header says.
        length, name = struct.unpack(">I4s", data[at : at + 8].ljust(8, b"\0"))
        body, mark = data[at + 8 : at + 8 + length], data[at + 8 + length : at + 12 + length]
        if len(mark) != 4 or zlib.crc32(name + body) != int.from_bytes(mark, "big"):
            raise _broken()
        yield name, body
        at += 12 + length


def _check_pixels(parts: list[tuple[bytes, bytes]]) -> None:
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", parts[0][1])
    if not (0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE):
        raise InputError(f"The logo has {width} by {height} pixels.", _HINT)
    row = 1 + (width * depth * _SAMPLES.get(kind, 4) + 7) // 8
    # Seven passes of an interlaced picture may each begin their rows anew.
    most = row * height + (8 * (width + height) if interlaced else 0)
    try:
        pixels = zlib.decompressobj().decompress(
            b"".join(body for name, body in parts if name == b"IDAT"), most + 1
        )
    except zlib.error as error:
        raise _broken() from error
    if not (kind in _SAMPLES and 0 < len(pixels) <= most) or (
        not interlaced and len(pixels) != most
    ):
        raise _broken()


def _part(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _broken() -> InputError:
    return InputError("The logo is not a whole PNG picture.", _HINT)
