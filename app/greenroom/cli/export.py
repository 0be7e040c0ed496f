"""`greenroom export`: documents of a release, in the formats asked for."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from greenroom.cli.console import say, say_json, say_table, say_wrapped, show_progress
from greenroom.errors import InputError
from greenroom.model.export import Audience, OpenPoint, Options, Redaction, Template
from greenroom.report.document import Format
from greenroom.services.exports import ExportRequest, export_documents, list_kinds
from greenroom.services.preflight import preflight
from greenroom.services.releases import find_release
from greenroom.services.templates import (
    find_template,
    list_templates,
    remove_template,
    request_from,
    save_template,
)
from greenroom.services.workspace import Workspace, workspace_at

Choice = TypeVar("Choice", Format, Audience, Redaction)

EVERY_KIND = "all"
"""The word for every kind at once."""


def run(words: argparse.Namespace) -> int:
    """Exit code 0 after every file is written, or after what was asked is listed."""
    if words.kinds:
        _show_kinds(words)
        return 0
    with workspace_at(words.workspace) as workspace:
        if words.templates:
            _show_templates(workspace)
        elif words.remove_template:
            remove_template(workspace, find_template(workspace, words.remove_template).name)
            say(f"Removed the template “{words.remove_template}”.")
        elif words.check:
            _show_open(workspace, words)
        else:
            _export(workspace, words)
    return 0


def _export(workspace: Workspace, words: argparse.Namespace) -> None:
    requests = tuple(_requests(workspace, words))
    if words.save_template:
        _keep(workspace, words.save_template, requests[0])
    records = export_documents(
        workspace, requests, words.out, overwrite=words.overwrite, progress=show_progress
    )
    if words.json:
        say_json(records)
        return
    for record in records:
        say(f"{record.format:<5} {record.path}")


def _requests(workspace: Workspace, words: argparse.Namespace) -> Iterator[ExportRequest]:
    """What to write: the template's choices where one is named, each word of its own first."""
    release = find_release(workspace, words.release)
    formats = _chosen(words.format, Format, "format") if words.format else None
    if words.template:
        request = request_from(find_template(workspace, words.template), release.id)
        yield replace(request, formats=formats or request.formats)
        return
    usual = (Format.PDF, Format.DOCX, Format.MARKDOWN)
    if words.kind == EVERY_KIND:
        for kind in list_kinds():
            options = replace(_options(words), sections=())
            yield ExportRequest(release.id, kind.id, options, formats or usual)
        return
    yield ExportRequest(release.id, words.kind, _options(words), formats or usual)


def _options(words: argparse.Namespace) -> Options:
    audience = _chosen(words.audience, Audience, "audience") if words.audience else ()
    return Options(
        sections=tuple(_parts(words.sections)),
        audience=audience[0] if audience else None,
        redaction=_chosen(words.redact, Redaction, "redaction") if words.redact else (),
        private_quotes=words.allow_private,
    )


def _keep(workspace: Workspace, name: str, request: ExportRequest) -> None:
    formats = tuple(each.value for each in request.formats)
    saved = save_template(workspace, Template(name, request.kind, request.options, formats))
    say(f"Saved the template “{saved.name}”.")


def _show_kinds(words: argparse.Namespace) -> None:
    if words.json:
        say_json([_kind_facts(kind.id) for kind in list_kinds()])
        return
    for kind in list_kinds():
        say(f"{kind.id}")
        say_wrapped(f"{kind.description}.", indent="  ")
        if len(kind.sections) > 1:
            sections = ", ".join(section.id for section in kind.sections)
            say_wrapped(f"--sections {sections}", indent="  ")
        if kind.audiences:
            audiences = ", ".join(each.value for each in kind.audiences)
            say_wrapped(f"--audience {audiences}", indent="  ")


def _kind_facts(kind_id: str) -> dict[str, object]:
    kind = next(each for each in list_kinds() if each.id == kind_id)
    return {
        "id": kind.id,
        "name": kind.name,
        "description": kind.description,
        "sections": [section.id for section in kind.sections],
        "audiences": [each.value for each in kind.audiences],
    }


def _show_templates(workspace: Workspace) -> None:
    found = list_templates(workspace)
    if not found:
        say("No template yet. Save one with --save-template NAME beside an export.")
        return
    rows = [
        (each.name, each.kind, ", ".join(each.formats), each.options.variant or "everything")
        for each in found
    ]
    say_table(("template", "kind", "formats", "choices"), rows)


def _show_open(workspace: Workspace, words: argparse.Namespace) -> None:
    release = find_release(workspace, words.release)
    found = preflight(workspace, release.id, words.kind, _options(words))
    if words.json:
        say_json(found)
    elif not found:
        say("Nothing is open.")
    else:
        say_table(("open", "what", "where", "what to do"), [_open_row(each) for each in found])


def _open_row(point: OpenPoint) -> tuple[str, ...]:
    place = " / ".join(
        part for part in (point.place.page, point.place.part, point.place.argument) if part
    )
    return (point.kind.value, point.text, place, point.fix)


def _chosen(text: str, kind: type[Choice], what: str) -> tuple[Choice, ...]:
    """The values named in the text, each once, in the order named."""
    # People say what a file is for before they say how its name ends.
    known = {each.value: each for each in kind} | {
        each.name.lower(): each for each in kind if kind is Format
    }
    wanted = [part.lower() for part in _parts(text)]
    unknown = [each for each in wanted if each not in known]
    if unknown or not wanted:
        article = "an" if what[0] in "aeiou" else "a"
        raise InputError(
            f"“{', '.join(unknown) or text}” is not {article} {what}.",
            f"Choose from {', '.join(known)}.",
        )
    return tuple(known[each] for each in dict.fromkeys(wanted))


def _parts(text: str) -> Iterator[str]:
    return (part.strip() for part in text.split(",") if part.strip())
