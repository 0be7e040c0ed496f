"""Placeholders are filled in one pass, and values are only ever text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.errors import PromptBankError
from greenroom.prompts.render import placeholders, render

KEYS = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
VALUES = st.text(alphabet=st.sampled_from("{}[]%\\1g<>ab .!r0:_€\n"), max_size=12) | st.text()


def test_placeholders_are_listed_once_in_order() -> None:
    assert placeholders("{b} and {a} and {b} but not {A} or {}") == ("b", "a")


def test_a_missing_value_is_a_sentence() -> None:
    with pytest.raises(PromptBankError, match=r"no value for \{owner\}") as caught:
        render("Who is {owner}?", {})
    assert "fact sheet" in caught.value.hint


@given(st.lists(st.tuples(st.text(), KEYS), max_size=6), st.dictionaries(KEYS, VALUES))
def test_every_placeholder_gives_way_to_its_value(parts, facts) -> None:
    plain = [(text.replace("{", "").replace("}", ""), key) for text, key in parts]
    facts = {key: facts.get(key, "x") for _, key in plain}
    template = "".join(f"{text}{{{key}}}" for text, key in plain)
    assert render(template, facts) == "".join(f"{text}{facts[key]}" for text, key in plain)


@pytest.mark.parametrize(
    "value", ["{secret}", "{0}", "{release.__class__}", "%s", "\\g<0>", "\\1", "$name", "{}", "{{"]
)
def test_values_are_never_interpreted(value) -> None:
    assert render("a {x} b", {"x": value, "secret": "no"}) == f"a {value} b"


@pytest.mark.parametrize(
    "text", ["{0}", "{x.y}", "{x!r}", "{x:>9}", "{ x }", "{X}", "{x[0]}", "%s"]
)
def test_format_strings_stay_as_they_are(text) -> None:
    assert render(text, {"x": "value"}) == text
