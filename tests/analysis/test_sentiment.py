"""How release sentences sound: trade terms, resolved problems, questions, hypotheticals."""

import pytest

from analysis.builders_analysis import analysed, the_sentence
from greenroom.analysis.release_terms import load_release_terms
from greenroom.analysis.sentiment import Vader, polarity
from greenroom.errors import InputError
from greenroom.model.analysis import Polarity
from greenroom.resources import resource, resource_text


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We rehearsed the rollback on Tuesday and it went well.", "positive"),
        ("There are no open blockers.", "positive"),
        ("Zero known critical defects.", "positive"),
        ("We fixed the last blocker this morning.", "positive"),
        ("The memory problem is resolved.", "positive"),
        ("The team is on track for Thursday.", "positive"),
        ("The alert was verified in staging.", "positive"),
        ("Every support agent is trained.", "positive"),
        ("Nobody owns the database migration.", "negative"),
        ("We never tested the rollback.", "negative"),
        ("Payments went down twice this week.", "negative"),
        ("The vendor slipped again.", "negative"),
        ("There is an open blocker in checkout.", "negative"),
        ("The bug isn't fixed.", "negative"),
        ("We are not sure who decides at night.", "negative"),
        ("That change could break the checkout.", "negative"),
        ("Support has no runbook yet.", "negative"),
        ("The kill switch turns the new search off.", "neutral"),
        ("The security review takes place on Monday.", "neutral"),
        ("The window is 22:00 to 23:30.", "neutral"),
        ("The incident commander is Ines Okoro.", "neutral"),
        ("Is everything fixed and working well?", "neutral"),
        ("It would be great to have a dashboard.", "neutral"),
        ("We share the number with the support lead.", "neutral"),
    ],
)
def test_a_release_manager_hears(words, expected):
    assert the_sentence(words).polarity == expected


def test_a_question_counts_as_neutral_but_still_counts():
    sentiment = analysed("Is it broken? It is broken.").sentiment
    assert (sentiment.positive, sentiment.neutral, sentiment.negative) == (0, 1, 1)


def test_a_typed_apostrophe_reads_like_a_straight_one():
    straight, curly = the_sentence("The bug isn't fixed."), the_sentence("The bug isn’t fixed.")
    assert straight.compound == curly.compound


@pytest.mark.parametrize(
    ("compound", "expected"),
    [
        (0.05, Polarity.POSITIVE),
        (0.0499, Polarity.NEUTRAL),
        (-0.0499, Polarity.NEUTRAL),
        (-0.05, Polarity.NEGATIVE),
    ],
)
def test_the_published_threshold_belongs_to_the_classes(compound, expected):
    assert polarity(compound) is expected


# Published values of the model's own read-me file (rounded to four places).
@pytest.mark.parametrize(
    ("words", "compound"),
    [
        ("VADER is smart, handsome, and funny.", 0.8316),
        ("VADER is smart, handsome, and funny!", 0.8439),
        ("VADER is very smart, handsome, and funny.", 0.8545),
        ("VADER is VERY SMART, handsome, and FUNNY.", 0.9227),
        ("VADER is not smart, handsome, nor funny.", -0.7424),
        ("The book was good.", 0.4404),
        ("At least it isn't a horrible book.", 0.431),
        ("Today sux", -0.3612),
    ],
)
def test_the_bare_lexicon_gives_the_published_values(words, compound):
    vader = Vader(resource_text("lexicons/vader_lexicon.txt"), {})
    assert vader.compound(words) == pytest.approx(compound, abs=1e-4)


def test_the_shipped_terms_can_be_read_and_edited(tmp_path):
    path = tmp_path / "release_terms.yaml"
    text = resource("lexicons/release_terms.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("valences: {", "valences: {wobbly: -2.5,"), encoding="utf-8")
    assert load_release_terms(path).valences["wobbly"] == -2.5


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("- a list", "the file"),
        ("neutral: kill", "neutral"),
        ("{", "cannot be read"),
    ],
)
def test_unusable_terms_are_named(tmp_path, content, named):
    path = tmp_path / "release_terms.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=named) as caught:
        load_release_terms(path)
    assert "release_terms.yaml" in str(caught.value)


@pytest.mark.parametrize("value", ["loud", "9", "[1]"])
def test_a_valence_out_of_range_is_named(tmp_path, value):
    path = tmp_path / "release_terms.yaml"
    text = resource("lexicons/release_terms.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("valences: {", f"valences: {{wobbly: {value},"), encoding="utf-8")
    with pytest.raises(InputError, match="wobbly"):
        load_release_terms(path)
