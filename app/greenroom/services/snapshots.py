"""Which version of a document a state of the workspace is, and what wrote a file."""

from importlib.metadata import version

from greenroom import __version__
from greenroom.report.document import Format
from greenroom.services.workspace import Workspace
from greenroom.store import exports

_TOOLKITS = {"pdf": "reportlab", "docx": "python-docx", "pptx": "python-pptx"}


def current_version(
    workspace: Workspace, release_id: str, *, kind: str, variant: str, snapshot: str
) -> int:
    """The number of this state among those that were written, from 1.

    A state that was written before keeps its number, so that writing it again gives the same
    bytes; a new one gets the next.
    """
    written = {
        record.snapshot: record.version
        for record in exports.list_exports(workspace.database, release_id)
        if record.kind == kind and record.variant == variant and record.version
    }
    return written.get(snapshot) or max(written.values(), default=0) + 1


def writer_versions(each: Format) -> str:
    """What writes that format here, such as `greenroom 1.2, reportlab 5.1.0`."""
    toolkit = _TOOLKITS.get(each.value)
    own = f"greenroom {__version__}"
    return f"{own}, {toolkit} {version(toolkit)}" if toolkit else own
