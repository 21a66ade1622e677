"""The table of uses by whoever speaks: a statement, or a record outside of its statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from mkdocs_briefings.library.linked import Statement, Subject
from mkdocs_briefings.library.uses import Role, Use
from mkdocs_briefings.link.world import World
from mkdocs_briefings.load.yaml_reader import Path

Speaker = Subject | Statement


class Speaking:
    """What each statement and record speaks of, in the order of the table; nothing hidden.

    `speakers` are all that there are, also those that are not shown: what stands in a hidden
    statement is not said by the record around it.
    """

    def __init__(self, world: World, speakers: Iterable[Speaker]) -> None:
        self._found: defaultdict[Speaker, list[tuple[Use, Subject]]] = defaultdict(list)
        subjects = {meaning: subject for subject, meaning in world.meanings.items()}
        at = {(one.entry.document.uri, one.path): one for one in speakers if one.entry}
        for use in world.uses:
            subject = subjects.get(use.meaning or "")
            if subject is not None and not subject.hidden:
                self._found[_innermost(use.document, use.path, at)].append((use, subject))

    def of(self, speaker: Speaker) -> Sequence[tuple[Use, Subject]]:
        """Each use of somebody, with the subject that it means."""
        return self._found.get(speaker, ())

    def named(self, speaker: Speaker, role: Role) -> Iterator[Subject]:
        """The subjects that somebody speaks of in a role."""
        return (subject for use, subject in self.of(speaker) if use.role == role)


def _innermost(document: str, path: Path, at: dict[tuple[str, Path], Speaker]) -> Speaker:
    """The statement or record in which a path stands."""
    while (document, path) not in at:
        path = path[:-1]
    return at[document, path]
