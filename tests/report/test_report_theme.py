import zlib
from contextlib import suppress
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from greenroom.errors import InputError
from greenroom.report.colours import BLACK, READABLE, WHITE, contrast, mixed, readable
from greenroom.report.document import HeatCell, HeatMap, Tone
from greenroom.report.logo import LARGEST_FILE, logo_size
from greenroom.report.theme import PLAIN, Theme, Tones
from greenroom.report.write.heat import tint
from report.builders_report import a_logo

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"{number:06X}")


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast("777777", WHITE) == pytest.approx(4.48, abs=0.005)
    assert contrast("1F3A5F", "1F3A5F") == 1


@given(COLOURS, COLOURS)
def test_a_readable_neighbour_can_be_read(colour: str, ground: str) -> None:
    assert contrast(readable(colour, ground), ground) >= READABLE


@pytest.mark.parametrize("written", ["#7a1f3d", "7A1F3D", " #7A1F3D "])
def test_colours_may_be_written_as_people_write_them(written: str) -> None:
    assert Theme(primary=written).primary == "7A1F3D"


@pytest.mark.parametrize(
    ("theme", "message"),
    [
        ({"primary": "blue"}, "“blue” is not a colour for primary."),
        ({"accent": "#12345"}, "is not a colour for accent"),
        ({"primary": "#99CCFF"}, "#99CCFF (primary) cannot be read on #F5F7FA (zebra)"),
        ({"ink": "#888888"}, "#888888 (ink) cannot be read"),
        ({"caution_bar": "#FFB000"}, "#FFFFFF (paper) cannot be read on #FFB000 (caution bar)"),
        ({"strong": Tones("33475B", "1A6B2F", "FFAA00", "A8231C")}, "(strong caution)"),
        ({"font": 'Arial";}body{display:none'}, "is not the name of a font"),
        ({"font": ""}, "is not the name of a font"),
        ({"spacing": 9.0}, "spacing is too tight or too wide"),
    ],
)
def test_a_theme_that_cannot_be_read_is_refused(theme: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as caught:
        Theme(**theme)
    assert message in caught.value.message
    assert caught.value.hint


def test_the_hint_names_a_colour_that_is_taken() -> None:
    with pytest.raises(InputError) as caught:
        Theme(primary="#99CCFF")
    better = caught.value.hint.split("#")[1][:6]
    assert Theme(primary=better).primary == better


@given(COLOURS, st.sampled_from(Tone), st.floats(0, 1))
def test_every_field_of_a_heat_map_can_be_read(strong: str, tone: Tone, value: float) -> None:
    if contrast(strong, "FFFFFF") < READABLE or contrast(strong, "EEF2F7") < READABLE:
        return
    tones = Tones(strong, strong, strong, strong)
    same = Tones("EEF2F7", "EEF2F7", "EEF2F7", "EEF2F7")
    theme = Theme(strong=tones, soft=same)
    cell = HeatCell("x", value, tone)
    chart = HeatMap("t", ("c",), ("r",), ((cell,),), "told")
    assert contrast(theme.ink, tint(chart, cell, theme)) >= READABLE


def test_a_field_without_a_value_has_no_colour() -> None:
    cells = (HeatCell("none"), HeatCell("1", 1.0, Tone.BAD))
    chart = HeatMap("t", ("a", "b"), ("r",), (cells,), "told")
    assert tint(chart, cells[0], PLAIN) == PLAIN.paper
    assert tint(chart, cells[1], PLAIN) == mixed(PLAIN.paper, PLAIN.strong.bad, 0.42)


def test_a_logo_is_kept_without_what_is_no_picture() -> None:
    logo = Theme(logo=a_logo(30, 10)).logo
    assert b"tEXt" not in logo
    assert logo_size(logo) == (30, 10)
    with Image.open(BytesIO(logo)) as picture:
        assert picture.convert("RGB").getpixel((29, 9)) == (0xC0, 0x20, 0x20)
    assert Theme(logo=logo).logo == logo


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_logos_of_every_kind_are_taken(mode: str) -> None:
    buffer = BytesIO()
    Image.new(mode, (7, 5)).save(buffer, "PNG")
    assert logo_size(Theme(logo=buffer.getvalue()).logo) == (7, 5)


BOMB = zlib.compress(b"\0" * 5_000_000)


@pytest.mark.parametrize(
    "data",
    [
        b"GIF89a",
        a_logo()[:-8],
        a_logo()[:40],
        a_logo().replace(b"IDAT", b"IDAX"),
        a_logo(5000, 1),
        b"\x89PNG\r\n\x1a\n",
        b"x" * (LARGEST_FILE + 1),
        a_logo(4, 4).replace(b"\0\0\0\4\0\0\0\4", b"\0\0\0\0\0\0\0\4"),
    ],
    ids=["gif", "cut", "cut early", "no pixels", "wide", "empty", "large", "no width"],
)
def test_what_is_no_logo_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        Theme(logo=data)
    assert "PNG" in caught.value.hint


@given(st.binary(max_size=200), st.integers(0, 100))
def test_a_damaged_logo_is_refused_and_nothing_worse(noise: bytes, at: int) -> None:
    data = a_logo()
    with suppress(InputError):
        assert Theme(logo=data[:at] + noise + data[at:]).logo.startswith(b"\x89PNG")
