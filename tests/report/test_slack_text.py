"""Slack texts: everything said, nothing that formats, calls people or runs by accident."""

import pytest

from greenroom.model.export import EVERYTHING
from greenroom.report.build.kind import build_document
from greenroom.report.build.kinds import find_kind
from greenroom.report.document import Bullets, Cell, Column, Paragraph, Quote, Run, Table, Tone
from greenroom.report.write.slack import JOINER, write_slack
from report.builders_material import a_material
from report.builders_report import a_document, every_block


def text(*blocks) -> str:
    return write_slack(a_document(*blocks)).decode()


def test_the_digest_says_status_and_signal_with_their_change() -> None:
    said = write_slack(build_document(find_kind("weekly-digest"), a_material(), EVERYTHING))
    lines = said.decode().splitlines()
    assert lines[0] == "*Meridian Portal 24.6 – Weekly release-with-lease digest*"
    assert "> ▲ *Deployment: in progress in production, at 5%*" in lines
    assert "• *Launch readiness* · 82.6 · 78.4 · ✓ +4.2 · target 85" in lines


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("@channel look", f"@{JOINER}channel look"),
        ("<!here> now", f"<{JOINER}!here> now"),
        (
            "*bold* _x_ ~y~ `z`",
            f"*{JOINER}bold*{JOINER} _{JOINER}x_{JOINER} ~{JOINER}y~{JOINER} `{JOINER}z`{JOINER}",
        ),
        ("/remind me", f"/{JOINER}remind me"),
        (":tada: done", f":{JOINER}tada: done"),
        ("ann@example.org at 14:00", "ann@example.org at 14:00"),
    ],
)
def test_users_text_stays_plain(typed: str, shown: str) -> None:
    assert f"• {shown}" in text(Bullets(((Run(typed),),))) or shown in text(
        Paragraph((Run(typed),))
    )
    assert shown in text(Quote(typed))


def test_tables_keep_their_titles_once_and_their_tones_in_signs() -> None:
    table = Table((Column("Gate"), Column("Status")), ((Cell("One"), Cell("red", Tone.BAD)),))
    assert "_Gate · Status_\n• *One* · ✗ red" in text(table)


def test_every_block_is_one_that_slack_can_show() -> None:
    said = text(*every_block("plain"))
    for word in ("plain heading", "plain item", "plain check", "plain key", "plain said"):
        assert word in said
