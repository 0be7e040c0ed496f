import pytest

from greenroom.errors import ExportError
from greenroom.report.preview import render_pages
from greenroom.report.write.pdf import write_pdf
from report.builders_report import a_document, every_block


@pytest.mark.parametrize("width", [1, 400, 595, 827])
def test_pages_come_in_the_width_asked_for(width: int) -> None:
    first, second, *_ = render_pages(write_pdf(a_document(*every_block())), width=width)
    assert first.width == second.width == width
    assert first.height == second.height
    assert abs(first.height - width * 297 / 210) <= 2
    assert len(first.pixels) == first.stride * first.height
    assert first.stride >= 4 * width


def test_the_paper_is_white_and_the_text_is_not() -> None:
    (page,) = render_pages(write_pdf(a_document()), width=300)
    assert page.pixels[:3] == b"\xff\xff\xff"
    assert any(byte < 200 for byte in page.pixels[0::4])


def test_bytes_that_are_no_pdf_are_an_error() -> None:
    with pytest.raises(ExportError, match="preview"):
        render_pages(b"no pdf", width=100)


def test_a_width_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="one pixel"):
        render_pages(b"", width=0)
