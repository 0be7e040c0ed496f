"""The codebook file: the shipped one, and complaints that name file, line and field."""

import pytest

from greenroom.coding.codebook import load_codebook
from greenroom.errors import InputError
from greenroom.model.theme import Enforcement
from greenroom.resources import resource

THEMES = {
    "rollback_recovery": (5, "BLOCKING"),
    "test_evidence": (4, "BLOCKING"),
    "security_access": (5, "BLOCKING"),
    "data_migration": (5, "CONDITIONAL"),
    "performance_capacity": (4, "CONDITIONAL"),
    "dependency_integration": (4, "CONDITIONAL"),
    "deployment_rollout": (4, "CONDITIONAL"),
    "observability_detection": (4, "BLOCKING"),
    "scope_schedule": (3, "CONDITIONAL"),
    "customer_impact": (4, "CONDITIONAL"),
    "support_readiness": (4, "CONDITIONAL"),
    "communication_messaging": (3, "CONDITIONAL"),
    "documentation": (2, "BLOCKING"),
    "compliance_audit": (4, "BLOCKING"),
    "ownership_decision": (4, "CONDITIONAL"),
    "business_value": (3, "CONDITIONAL"),
    "availability_incident": (4, "CONDITIONAL"),
}

SMALL = """\
themes:
- id: harbour
  name: Harbour
  definition: Ships and piers.
  severity: 3
  enforcement: BLOCKING
  strong: [Pier, quay]
  medium: [crane]
stance:
  mitigated: [moored]
  raised: [adrift]
  absent_words: ["no", without]
  needed: [anchor, pilot]
"""


def load(tmp_path, content):
    path = tmp_path / "codebook.yaml"
    path.write_text(content, encoding="utf-8")
    return load_codebook(path)


def test_the_shipped_codebook_holds_the_seventeen_themes():
    codebook = load_codebook(resource("codebook.yaml"))
    found = {theme.id: (theme.severity, theme.enforcement.value) for theme in codebook.themes}
    assert found == THEMES
    assert all(
        theme.definition.endswith("?") or theme.definition.endswith(".")
        for theme in codebook.themes
    )
    assert codebook.mitigated_cues
    assert "no owner" in codebook.raised_cues
    assert codebook.unknown_cues


def test_a_small_codebook(tmp_path):
    codebook = load(tmp_path, SMALL)
    theme = codebook.theme("harbour")
    assert (theme.name, theme.severity, theme.enforcement) == ("Harbour", 3, Enforcement.BLOCKING)
    assert theme.strong == ("pier", "quay")
    assert theme.weak == ()
    assert codebook.raised_cues == (
        "adrift",
        "no anchor",
        "no pilot",
        "without anchor",
        "without pilot",
    )
    with pytest.raises(KeyError):
        codebook.theme("lighthouse")


@pytest.mark.parametrize(
    ("old", "new", "line", "named"),
    [
        ("severity: 3", "severity: 9", 5, "severity"),
        ("severity: 3", "severity: high", 5, "severity"),
        ("severity: 3", "severity: ", 5, "severity"),
        ("enforcement: BLOCKING", "enforcement: MAYBE", 6, "BLOCKING or CONDITIONAL"),
        ("  name: Harbour\n", "", 2, "name"),
        ("name: Harbour", "name: [Harbour]", 3, "name"),
        ("strong: [Pier, quay]", "strong: Pier", 7, "strong"),
        ("strong: [Pier, quay]", "strong: [Pier, pier]", 7, "twice"),
        ("strong: [Pier, quay]", "strong: [Pier, '...']", 7, "letters"),
        ("medium: [crane]", "medium: [pier]", 8, "pier"),
        ("medium: [crane]", "mediun: [crane]", 8, "mediun"),
        ("medium: [crane]", "medium: [crane", 9, "codebook.yaml"),
        ("medium: [crane]", "name: Again", 8, "twice"),
        ("  mitigated: [moored]", "  calm: [moored]", 10, "calm"),
        ("stance:", "stances:", 9, "stances"),
    ],
)
def test_a_complaint_names_file_line_and_field(tmp_path, old, new, line, named):
    assert old in SMALL
    with pytest.raises(InputError) as caught:
        load(tmp_path, SMALL.replace(old, new))
    assert "codebook.yaml" in caught.value.message
    assert f"line {line}" in caught.value.message
    assert named in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("content", ["", "themes: []\nstance: {}", "- one", "themes: 3", "\x00"])
def test_what_is_no_codebook_is_refused(tmp_path, content):
    with pytest.raises(InputError, match=r"codebook\.yaml"):
        load(tmp_path, content)


def test_two_themes_with_one_name_for_the_program_are_refused(tmp_path):
    entry = SMALL[SMALL.index("- id") : SMALL.index("stance")]
    with pytest.raises(InputError, match="harbour"):
        load(tmp_path, SMALL.replace("stance:", f"{entry}stance:"))


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(InputError, match="cannot be opened"):
        load_codebook(tmp_path / "none.yaml")
    path = tmp_path / "latin.yaml"
    path.write_bytes(b"themes: [caf\xe9]")
    with pytest.raises(InputError, match="not UTF-8"):
        load_codebook(path)
