"""Which findings are looked for: every rule can be switched off, and on again."""

import json
from dataclasses import dataclass

from greenroom.errors import InputError
from greenroom.model.rehearsal import FindingKind
from greenroom.rehearsal.findings.rules import RULES, Rule
from greenroom.services.workspace import Workspace
from greenroom.store.settings import load_setting, save_setting

_OFF = "findings.off"


@dataclass(frozen=True, slots=True)
class RuleSwitch:
    """A rule and whether it is on in this workspace."""

    rule: Rule
    on: bool


def list_rules(workspace: Workspace) -> tuple[RuleSwitch, ...]:
    """Every rule that can be switched, in the order people read them."""
    off = switched_off(workspace)
    return tuple(RuleSwitch(rule, rule.kind not in off) for rule in RULES)


def switched_off(workspace: Workspace) -> frozenset[FindingKind]:
    """The kinds of finding this workspace does not look for."""
    stored = load_setting(workspace.database, _OFF)
    known = {rule.kind.value for rule in RULES}
    # A rule that a later version no longer has must not keep the workspace from opening.
    return frozenset(FindingKind(each) for each in json.loads(stored or "[]") if each in known)


def switch_rule(workspace: Workspace, kind: FindingKind, *, on: bool) -> frozenset[FindingKind]:
    """The kinds that are off after switching that one; InputError for one without a switch."""
    if kind not in {rule.kind for rule in RULES}:
        names = ", ".join(rule.kind.value for rule in RULES)
        raise InputError(f"“{kind.value}” has no switch.", f"Choose one of {names}.")
    off = switched_off(workspace) - {kind} if on else switched_off(workspace) | {kind}
    save_setting(workspace.database, _OFF, json.dumps(sorted(each.value for each in off)))
    return off
