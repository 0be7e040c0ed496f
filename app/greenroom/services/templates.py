"""Named sets of choices for a document: save them once, use them for every release."""

from dataclasses import replace

from greenroom.errors import ExportError, InputError
from greenroom.model.export import Template
from greenroom.report.build.kinds import find_kind
from greenroom.report.document import Format
from greenroom.services.exports import ExportRequest, settled_options
from greenroom.services.workspace import Workspace
from greenroom.store import templates

LONGEST_NAME = 80
"""Characters a template's name may have; longer ones fit no list."""


def list_templates(workspace: Workspace) -> tuple[Template, ...]:
    """The workspace's templates, the oldest first."""
    return templates.list_templates(workspace.database)


def save_template(workspace: Workspace, template: Template) -> Template:
    """The template as stored; one of the same name is replaced.

    Raises InputError without a name, ExportError for an unknown kind, section or format.
    """
    name = " ".join(template.name.split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise InputError(
            "A template needs a name.", f"Type one of at most {LONGEST_NAME} characters."
        )
    kind = find_kind(template.kind)
    for each in template.formats:
        if each not in list(Format):
            known = ", ".join(Format)
            raise ExportError(f"“{each}” is not a format.", f"Choose from {known}.")
    sound = replace(
        template, name=name, kind=kind.id, options=settled_options(kind, template.options)
    )
    templates.save_template(workspace.database, sound)
    return sound


def remove_template(workspace: Workspace, name: str) -> None:
    """Forget the template of that name; saving it again brings it back."""
    templates.delete_template(workspace.database, name)


def find_template(workspace: Workspace, name: str) -> Template:
    """The template of that name, in any case; InputError, naming all, when there is none."""
    known = list_templates(workspace)
    for template in known:
        if template.name.casefold() == " ".join(name.split()).casefold():
            return template
    names = ", ".join(f"“{each.name}”" for each in known)
    raise InputError(
        f"There is no template “{name}”.",
        f"Choose one of {names}." if names else "Save one with --save-template NAME.",
    )


def request_from(template: Template, release_id: str) -> ExportRequest:
    """What that template asks for on a release; PDF when it names no format."""
    formats = tuple(Format(each) for each in template.formats) or (Format.PDF,)
    return ExportRequest(release_id, template.kind, template.options, formats)
