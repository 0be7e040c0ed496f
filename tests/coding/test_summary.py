"""Theme counts: confirmed is evidence, suggested is not, rejected is gone."""

from coding.builders_coding import a_coding
from greenroom.coding.summary import summarise
from greenroom.model.theme import Codebook, Enforcement, Stance, Theme
from greenroom.model.transcript import CodingStatus

ACCEPTED, REJECTED = CodingStatus.ACCEPTED, CodingStatus.REJECTED


def a_theme(theme_id, severity):
    return Theme(theme_id, theme_id.title(), "A theme.", severity, Enforcement.CONDITIONAL)


CODEBOOK = Codebook(
    (a_theme("tide", 3), a_theme("pier", 5), a_theme("quay", 3), a_theme("unused", 5))
)


def test_stances_count_confirmed_codings_only():
    codings = [
        a_coding(theme_id="pier", status=ACCEPTED, stance=Stance.RAISED),
        a_coding(theme_id="pier", status=ACCEPTED, stance=Stance.MITIGATED),
        a_coding(theme_id="pier", status=ACCEPTED, stance=Stance.MIXED),
        a_coding(theme_id="pier", status=ACCEPTED, stance=Stance.UNKNOWN),
        a_coding(theme_id="pier", stance=Stance.RAISED),
        a_coding(theme_id="pier", status=REJECTED, stance=Stance.RAISED),
    ]
    (summary,) = summarise(codings, CODEBOOK)
    assert (summary.confirmed, summary.suggested) == (4, 1)
    assert (summary.raised, summary.mitigated, summary.unknown, summary.mixed) == (1, 1, 1, 1)


def test_the_worst_themes_come_first_then_the_most_confirmed():
    codings = [
        a_coding(theme_id="tide", status=ACCEPTED),
        a_coding(theme_id="quay", status=ACCEPTED),
        a_coding(theme_id="quay", status=ACCEPTED),
        a_coding(theme_id="pier"),
    ]
    assert [each.theme.id for each in summarise(codings, CODEBOOK)] == ["pier", "quay", "tide"]


def test_rejected_and_unknown_themes_are_left_out():
    codings = [a_coding(theme_id="tide", status=REJECTED), a_coding(theme_id="gone")]
    assert summarise(codings, CODEBOOK) == ()
