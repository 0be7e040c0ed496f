"""The bank of a workspace: own prompts are found, kept, versioned, retired, imported, exported."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from greenroom.errors import InputError, PromptBankError
from greenroom.model.prompt import Prompt, PromptStatus, Slot
from greenroom.prompts.own import OwnFormat
from greenroom.services.prompts import (
    check_file,
    check_loose_file,
    copy_prompt,
    delete_own_prompt,
    draft_prompt,
    export_prompts,
    find_prompt,
    import_prompts,
    list_prompts,
    restore_prompt,
    retire_prompt,
    save_own_prompt,
)
from greenroom.services.workspace import Workspace, workspace_at
from prompts.builders_prompts import shipped_bank

SHIPPED = "CU-PLAIN-001"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with workspace_at(tmp_path / "workspace") as opened:
        # Read once for all tests; what the workspace makes of it is what is tested.
        opened.shipped_bank = shipped_bank()
        yield opened


def a_draft(workspace: Workspace, text: str = "Who signs the export off?", **changes) -> Prompt:
    draft = draft_prompt(workspace, text, theme="test_evidence", personas=("qa_lead",))
    return replace(draft, **changes)


def own_ids(workspace: Workspace) -> list[str]:
    return [each.prompt.id for each in list_prompts(workspace) if each.prompt.own]


def test_a_saved_prompt_comes_first_and_can_be_asked(workspace: Workspace) -> None:
    assert SHIPPED in {each.id for each in workspace.bank.prompts}
    saved = save_own_prompt(workspace, a_draft(workspace))
    assert list_prompts(workspace)[0].prompt == saved
    assert workspace.bank.prompts[0] == saved
    assert saved.own
    assert len(list_prompts(workspace)) == len(workspace.shipped_bank.prompts) + 1


def test_own_prompts_are_there_when_the_workspace_is_opened_again(tmp_path: Path) -> None:
    with workspace_at(tmp_path / "again") as first:
        saved = save_own_prompt(first, a_draft(first))
    with workspace_at(tmp_path / "again") as second:
        assert find_prompt(second, saved.id).prompt == saved


@pytest.mark.parametrize(
    ("words", "given", "found"),
    [
        ("signs EXPORT", {}, True),
        ("own-1", {}, True),
        ("test_evidence", {}, True),
        ("signs nothing", {}, False),
        ("signs", {"theme": "test_evidence"}, True),
        ("signs", {"theme": "data_migration"}, False),
        ("signs", {"persona": "qa_lead"}, True),
        ("signs", {"persona": "developer"}, False),
    ],
)
def test_a_prompt_is_found_by_its_words_theme_and_asker(
    workspace: Workspace, words: str, given: dict[str, str], found: bool
) -> None:
    saved = save_own_prompt(workspace, a_draft(workspace, id="OWN-1"))
    listed = list_prompts(workspace, words, **given)
    assert (saved in [each.prompt for each in listed]) is found


@pytest.mark.parametrize("given", [{"theme": "tests"}, {"persona": "qa_led"}])
def test_an_unknown_theme_or_asker_is_said(workspace: Workspace, given: dict[str, str]) -> None:
    with pytest.raises(InputError) as refused:
        list_prompts(workspace, **given)
    assert refused.value.hint


def test_an_edit_is_the_next_version_and_no_edit_is_none(workspace: Workspace) -> None:
    first = save_own_prompt(workspace, a_draft(workspace))
    assert first.version == 1
    assert save_own_prompt(workspace, first) == first
    second = save_own_prompt(workspace, replace(first, text="Who signs it off?"))
    assert second.version == 2
    assert find_prompt(workspace, first.id).prompt == second
    assert own_ids(workspace) == [first.id]


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"theme": "nothing"}, "theme"),
        ({"personas": ("nobody",)}, "personas"),
        ({"variants": ("word " * 40,)}, "variants.1"),
        ({"key_points": (), "needs": (Slot.ANSWER,)}, "key_points"),
        ({"needs": (Slot.DATE,)}, "needs"),
        ({"id": "mine"}, "id"),
    ],
)
def test_a_prompt_that_cannot_be_asked_is_refused(workspace, changes, named) -> None:
    with pytest.raises(PromptBankError) as refused:
        save_own_prompt(workspace, a_draft(workspace, **changes))
    assert refused.value.message.startswith(named)
    assert refused.value.hint
    assert own_ids(workspace) == []


def test_a_shipped_prompt_is_copied_and_never_overwritten_or_removed(workspace) -> None:
    shipped = find_prompt(workspace, SHIPPED).prompt
    with pytest.raises(InputError, match="came with Greenroom"):
        save_own_prompt(workspace, replace(shipped, text="Mine now?"))
    with pytest.raises(InputError, match="came with Greenroom"):
        delete_own_prompt(workspace, SHIPPED)
    copied = save_own_prompt(workspace, replace(copy_prompt(workspace, shipped), text="Mine now?"))
    assert copied.id != SHIPPED
    assert copied.version == 1
    assert find_prompt(workspace, SHIPPED).prompt == shipped


def status_in_bank(workspace: Workspace, prompt_id: str) -> PromptStatus:
    return workspace.bank.prompt(prompt_id).status


def test_a_retired_prompt_is_kept_and_not_asked_until_it_is_restored(workspace) -> None:
    own = save_own_prompt(workspace, a_draft(workspace, id="OWN-1")).id
    for prompt_id in (SHIPPED, own):
        retire_prompt(workspace, prompt_id.lower())
        assert find_prompt(workspace, prompt_id).retired
        assert status_in_bank(workspace, prompt_id) is PromptStatus.RETIRED
        restore_prompt(workspace, prompt_id)
        assert not find_prompt(workspace, prompt_id).retired
        assert status_in_bank(workspace, prompt_id) is PromptStatus.ACTIVE


def test_an_own_prompt_that_came_retired_can_be_restored(workspace) -> None:
    save_own_prompt(workspace, a_draft(workspace, id="OWN-1", status=PromptStatus.RETIRED))
    assert find_prompt(workspace, "OWN-1").retired
    restore_prompt(workspace, "OWN-1")
    assert status_in_bank(workspace, "OWN-1") is PromptStatus.ACTIVE


def test_a_removed_prompt_is_gone_and_may_come_back_unretired(workspace) -> None:
    saved = save_own_prompt(workspace, a_draft(workspace))
    retire_prompt(workspace, saved.id)
    delete_own_prompt(workspace, saved.id)
    assert own_ids(workspace) == []
    save_own_prompt(workspace, saved)
    assert not find_prompt(workspace, saved.id).retired


@pytest.mark.parametrize("act", [find_prompt, retire_prompt, restore_prompt, delete_own_prompt])
def test_an_unknown_id_is_said(workspace, act) -> None:
    with pytest.raises(InputError, match="not a prompt of this bank"):
        act(workspace, "OWN-404")


@pytest.mark.parametrize("own_format", OwnFormat)
def test_what_is_exported_is_imported_elsewhere_the_same(
    workspace, tmp_path: Path, own_format: OwnFormat
) -> None:
    for text in ("Who signs it off?", "=How many?", "What if it fails; and “then”?"):
        save_own_prompt(workspace, a_draft(workspace, text))
    path = tmp_path / f"mine.{own_format}"
    path.write_bytes(export_prompts(workspace, own_format))
    before = [each.prompt for each in list_prompts(workspace) if each.prompt.own]
    with workspace_at(tmp_path / "elsewhere") as other:
        assert list(import_prompts(other, path)) == before
        assert list(import_prompts(other, path)) == before
        assert [each.prompt for each in list_prompts(other) if each.prompt.own] == before


def test_an_import_replaces_an_older_one_with_the_next_version(workspace, tmp_path) -> None:
    saved = save_own_prompt(workspace, a_draft(workspace))
    path = tmp_path / "mine.yaml"
    path.write_bytes(export_prompts(workspace, OwnFormat.YAML))
    edited = path.read_text(encoding="utf-8").replace("difficulty: 3", "difficulty: 5")
    path.write_text(edited, encoding="utf-8")
    (imported,) = import_prompts(workspace, path)
    assert (imported.id, imported.difficulty, imported.version) == (saved.id, 5, 2)


ROWS = "id,theme,personas,text\nOWN-1,test_evidence,qa_lead,Who?\nOWN-2,{},{},How many?\n"


@pytest.mark.parametrize(
    ("theme", "persona", "error", "said"),
    [
        ("tests", "qa_lead", PromptBankError, "mine.csv, line 3, theme: “tests”"),
        ("tests", "nobody", PromptBankError, "1 more follows."),
        ("tests", "a;b;c", PromptBankError, "3 more follow."),
    ],
)
def test_an_import_is_all_or_nothing(workspace, tmp_path, theme, persona, error, said) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(ROWS.format(theme, persona), encoding="utf-8")
    with pytest.raises(error) as refused:
        import_prompts(workspace, path)
    assert said in refused.value.message
    assert refused.value.hint
    assert own_ids(workspace) == []


def test_ids_of_shipped_prompts_are_not_taken_over(workspace, tmp_path) -> None:
    path = tmp_path / "bank.yaml"
    path.write_bytes(export_prompts(workspace, OwnFormat.YAML, [SHIPPED]))
    with pytest.raises(InputError, match=SHIPPED):
        import_prompts(workspace, path)
    assert own_ids(workspace) == []


def test_an_export_holds_what_was_asked_for(workspace) -> None:
    with pytest.raises(InputError, match="no prompt to write"):
        export_prompts(workspace, OwnFormat.YAML)
    saved = save_own_prompt(workspace, a_draft(workspace)).id
    own, named, every = (
        export_prompts(workspace, OwnFormat.YAML).decode(),
        export_prompts(workspace, OwnFormat.YAML, [SHIPPED.lower()]).decode(),
        export_prompts(workspace, OwnFormat.YAML, shipped=True).decode(),
    )
    assert (saved in own, SHIPPED in own) == (True, False)
    assert (saved in named, SHIPPED in named) == (False, True)
    assert (saved in every, SHIPPED in every) == (True, True)
    with pytest.raises(InputError, match="OWN-404"):
        export_prompts(workspace, OwnFormat.YAML, [SHIPPED, "OWN-404"])


def test_a_file_is_checked_the_same_with_and_without_a_workspace(workspace, tmp_path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(ROWS.format("tests", "qa_lead"), encoding="utf-8")
    assert check_file(workspace, path) == check_loose_file(path)
    assert [each.field for each in check_loose_file(path) if each.blocking] == ["theme"]
