"""A rule of actors that nothing names, most often since a name was changed in one place only."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs_briefings.language.slugs import identity
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
    still say the old one, which is another actor then.

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
    unused = (one for one in actors if meaning_of(one) not in used and not any(one.lists.values()))
    for number, actor in enumerate(unused):
        assert actor.entry
        hint = (_renamed(actor, linked) if number < _ASKED else "") or (
            "Name it where it belongs, delete the file, or write `accept: unused-actor`."
        )
        message = f"no record names `{actor.name}`"
        yield Finding(actor.entry.document, ("name",), message, hint)


def _renamed(actor: Actor, linked: Linked) -> str:
    """The hint where records name what the actor was called until the last commit."""
    for name in _last_committed(actor, linked.root):
        other = linked.world.names.fileless.get(identity(name))
        count = sum(use.meaning == other.id for use in linked.uses) if other else 0
        if other:
            places = "1 place still names" if count == 1 else f"{count} places still name"
            return (
                f"Until the last commit this was `{name}`, which {places}: add that to its "
                "`aliases`."
            )
    return ""


def _last_committed(actor: Actor, root: Path | None) -> Iterator[str]:
    """The names that an actor's file gave in the last commit; none without Git or a commit."""
    assert actor.entry
    uri = actor.entry.document.uri
    text = _committed(root, uri) if root else ""
    data: Any = yaml_reader.read(text, uri).data if text else None
    if isinstance(data, dict):
        aliases = data.get("aliases")
        names = [data.get("name"), *(aliases if isinstance(aliases, list) else [aliases])]
        yield from (name for name in names if isinstance(name, str))


def _committed(root: Path, uri: str) -> str:
    """The text of a file in the last commit; empty where that cannot be had."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), "show", f"HEAD:./{uri}"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", errors="replace") if done.returncode == 0 else ""


RULES: tuple[Rule, ...] = (unused_actor,)
