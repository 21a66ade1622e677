"""A rule of actors that nothing names, most often since a name was changed in one place only."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs_briefings.language.slugs import identity
from mkdocs_briefings.library.gathered import EACH_TIME, looks
from mkdocs_briefings.library.linked import Actor
from mkdocs_briefings.library.uses import meaning_of
from mkdocs_briefings.link import Linked
from mkdocs_briefings.load import yaml_reader
from mkdocs_briefings.rules.rule import Finding, Rule, rule

_PATIENCE = 5.0  # seconds that Git may take
_ASKED = 20  # actors of which Git is asked: it takes some milliseconds for each


@rule("warning")
def unused_actor(linked: Linked) -> Iterator[Finding]:
    """
    No record names an actor that has a file, and the file tells of no relation and no figure, while
    records name others that have none. Most often the name in the file was changed, and the records
    still say the old one, which is another actor then. It is told too where a name that records
    use was in a file until the last commit in Git, and is in none now.

    Passes:
        # actors/group.yaml
        name: Example Group
        type: armed-group
        # 2024/example.yaml
        actors: [Example Group]
    Fails:
        # actors/group.yaml
        name: Example Group
        type: armed-group
        # 2024/example.yaml
        actors: [Another Name]
    """
    used = {use.meaning for use in linked.uses}
    if not any(other.id in used for other in linked.world.names.fileless.values()):
        return
    actors = linked.world.subjects.actors.all
    unused = [one for one in actors if meaning_of(one) not in used and not any(one.lists.values())]
    for number, actor in enumerate(unused):
        assert actor.entry
        hint = (_renamed(actor, linked) if number < _ASKED else "") or (
            "Name it where it belongs, delete the file, or write `accept: unused-actor`."
        )
        message = f"no record names `{actor.name}`"
        yield Finding(actor.entry.document, ("name",), message, hint)
    told = {one.entry.document.uri for one in unused if one.entry}
    yield from _without_their_file(linked, told)


def _without_their_file(linked: Linked, told: set[str]) -> Iterator[Finding]:
    """Where a record first uses a name that no file has, and one had until the last commit.

    `told` are the files of which that is told already, as nothing names them at all.
    """
    fileless = linked.world.names.fileless
    documents = {entry.document.uri: entry.document for entry in linked.entries}
    for uri in (uri for uri in _changed(linked.root) if uri not in told):
        for name in _last_committed(uri, linked.root):
            other = fileless.get(identity(name))
            uses = [use for use in linked.uses if other and use.meaning == other.id]
            if uses:
                message = f"`{name}` had a file until the last commit, and has none now"
                hint = f"Put `briefings/{uri}` back, or name what took its place."
                if uri in documents:
                    message = f"`{name}` was a name of `briefings/{uri}` until the last commit"
                    hint = (
                        "It is another actor now: add it to `aliases` there, or write a new name."
                    )
                yield Finding(documents[uses[0].document], uses[0].path, message, hint)


def _changed(root: Path | None) -> list[str]:
    """The files below `actors/` that are not as in the last commit, or gone."""
    told = _git(
        root, "diff", "--name-only", "--no-renames", "--diff-filter=DM", "--relative", "HEAD"
    )
    below = [uri for uri in told.splitlines() if uri.startswith("actors/")]
    return below[:_ASKED]


def _renamed(actor: Actor, linked: Linked) -> str:
    """The hint where records name what the actor was called until the last commit."""
    assert actor.entry
    for name in _last_committed(actor.entry.document.uri, linked.root):
        other = linked.world.names.fileless.get(identity(name))
        count = sum(use.meaning == other.id for use in linked.uses) if other else 0
        if other:
            places = "1 place still names" if count == 1 else f"{count} places still name"
            return (
                f"Until the last commit this was `{name}`, which {places}: add that to its "
                "`aliases`."
            )
    return ""


def _last_committed(uri: str, root: Path | None) -> Iterator[str]:
    """The names that an actor's file gave in the last commit; none without Git or a commit."""
    text = _git(root, "show", f"HEAD:./{uri}")
    data: Any = yaml_reader.read(text, uri).data if text else None
    if isinstance(data, dict):
        aliases = data.get("aliases")
        names = [data.get("name"), *(aliases if isinstance(aliases, list) else [aliases])]
        if isinstance(others := data.get("names"), dict):
            names += others.values()
        yield from (name for name in names if isinstance(name, str))


def _git(root: Path | None, *words: str) -> str:
    """What Git says of the folder of records; empty where it cannot be asked, or says no."""
    looks.at(EACH_TIME)  # nobody tells when something is committed
    if root is None:
        return ""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), "-c", "core.quotePath=false", *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", errors="replace") if done.returncode == 0 else ""


RULES: tuple[Rule, ...] = (unused_actor,)
