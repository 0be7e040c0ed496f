"""Create, edit, find and remove releases and their fact sheets."""

from collections.abc import Iterable
from dataclasses import replace

from greenroom.errors import InputError
from greenroom.model.release import Fact, Release
from greenroom.services.release_checks import checked_fact, checked_release
from greenroom.services.workspace import Workspace
from greenroom.store import releases


def list_releases(workspace: Workspace) -> tuple[Release, ...]:
    """Every release, the one whose board meets next first."""
    now = workspace.clock()
    known = releases.list_releases(workspace.database)

    def distance(release: Release) -> tuple[int, float]:
        if release.board_at is None:
            return (1, 0.0)
        ahead = (release.board_at - now).total_seconds()
        # Boards that are over come last, the latest of them first.
        return (0, ahead) if ahead >= 0 else (2, -ahead)

    return tuple(sorted(known, key=distance))


def load_release(workspace: Workspace, release_id: str) -> Release:
    """The release with that id; StoreError when there is none."""
    return releases.load_release(workspace.database, release_id)


def find_release(workspace: Workspace, words: str) -> Release:
    """The one release that a person means by an id, a name or a name with its version.

    Raises InputError when none or several fit, naming the candidates.
    """
    wanted = words.strip().casefold()
    known = list_releases(workspace)
    exact = [each for each in known if wanted in (each.id, each.title.casefold())]
    near = [
        each
        for each in known
        if wanted and (each.id.startswith(wanted) or wanted in each.title.casefold())
    ]
    # “Parcel Desk 2” means that release, though “Parcel Desk 24” begins the same way.
    fitting = exact or near
    if len(fitting) == 1:
        return fitting[0]
    if not known:
        raise InputError(
            "There is no release in this workspace yet.",
            "Create one with “greenroom release new NAME VERSION”, or open the sample with "
            "“greenroom workspace sample”.",
        )
    titles = ", ".join(f"“{each.title}”" for each in fitting or known)
    problem = "fits more than one release" if fitting else "is not a release here"
    raise InputError(f"“{words}” {problem}.", f"Choose one of {titles}.")


def new_release(workspace: Workspace, name: str, version: str) -> Release:
    """A release with a name and a version, stored and ready to be filled in."""
    release = Release(id=workspace.new_id(), name=name, version=version)
    return save_release(workspace, release)


def save_release(workspace: Workspace, release: Release) -> Release:
    """The release as stored, with its texts trimmed.

    Raises InputError for what a board could not read: no name, a window that ends before it
    begins, a fact whose value does not fit its kind.
    """
    checked = checked_release(release)
    releases.save_release(workspace.database, checked)
    return checked


def set_fact(workspace: Workspace, release: Release, fact: Fact) -> Release:
    """The release with that fact added, or replaced where the key exists."""
    checked = checked_fact(fact)
    others = [each for each in release.facts if each.key != checked.key]
    position = next(
        (index for index, each in enumerate(release.facts) if each.key == checked.key), len(others)
    )
    facts = (*others[:position], checked, *others[position:])
    return save_release(workspace, replace(release, facts=facts))


def remove_fact(workspace: Workspace, release: Release, key: str) -> Release:
    """The release without that fact; unchanged when it has none of that key."""
    facts = tuple(each for each in release.facts if each.key != key)
    return save_release(workspace, replace(release, facts=facts))


def suggested_facts(workspace: Workspace, release: Release) -> tuple[Fact, ...]:
    """The facts a board usually asks for that this release's sheet does not hold yet."""
    present = {fact.key for fact in release.facts}
    return tuple(
        Fact(key=each.key, label=each.label.capitalize(), kind=each.kind, unit=each.unit)
        for each in workspace.fact_keys
        if each.key not in present and not each.from_release
    )


def people_of(release: Release) -> tuple[str, ...]:
    """The names an answer may give as an owner: the release's own people, each once."""
    from_facts = (fact.value for fact in release.facts if fact.kind.value == "person")
    owners = (fact.owner for fact in release.facts)
    return _each_once((release.owner, *from_facts, *owners))


def remove_release(workspace: Workspace, release_id: str) -> None:
    """Take a release and everything below it away; `restore_release` brings it back.

    It is really deleted the next time the workspace is opened.
    """
    releases.hide_release(workspace.database, release_id)


def restore_release(workspace: Workspace, release_id: str) -> None:
    """Bring a removed release back, with everything below it."""
    releases.unhide_release(workspace.database, release_id)


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
