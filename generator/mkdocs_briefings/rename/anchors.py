"""Today's anchors written into records as ids, so that a statement keeps its address for good."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from mkdocs_briefings.edit.file_changes import Changes, NotChanged
from mkdocs_briefings.edit.nodes import NotFound, root_of
from mkdocs_briefings.edit.places import apply, data_of
from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.reading.read import read_site
from mkdocs_briefings.reading.uncollected import uncollected
from mkdocs_briefings.rename.planning import must_be_right
from mkdocs_briefings.rename.renaming import counted
from mkdocs_briefings.rename.rewriting import differ_only, pin
from mkdocs_briefings.rename.targets import find_document
from mkdocs_briefings.settings import Settings


class Ids(Changes):
    """Ids to be written; `count` is their number."""

    count: int = 0

    def told(self) -> list[str]:
        """What was done, in a line."""
        if not self.count:
            return ["Every statement has an id already."]
        return [f"{counted(self.count, 'id')} written in {counted(len(self.changes), 'file')}"]


@uncollected()
def plan_ids(settings: Settings, records: Collection[str]) -> Ids:
    """Think through what gives every statement an id: of some records, by id or path, or of all.

    Raises NotChanged where it cannot be done whole, OSError where a file cannot be read.
    """
    reading = read_site(settings, preview=True).with_drafts()
    wanted = {find_document(settings, reading.folder, name).uri for name in records}
    without: dict[str, list[Statement]] = defaultdict(list)
    for statement in reading.linked.statements:
        uri = statement.entry.document.uri
        if (not wanted or uri in wanted) and not statement.data.id and _has_words(statement):
            without[uri].append(statement)
    must_be_right(reading, wanted or without)
    plan = Ids(settings.docs, settings.docs_name)
    for uri, statements in sorted(without.items()):
        raw = (settings.docs / uri).read_bytes()
        plan.add(uri, raw, _with_ids(raw.decode("utf-8-sig"), statements, uri))
    plan.count = sum(map(len, without.values()))
    return plan


def _has_words(statement: Statement) -> bool:
    """Whether its anchor is more than its kind, so that an id can be made of it."""
    return statement.anchor.startswith(f"{statement.kind}-")


def _with_ids(text: str, statements: list[Statement], uri: str) -> str:
    try:
        root = root_of(text)
        new = apply(text, [pin(text, root, statement) for statement in statements])
    except NotFound as error:
        raise NotChanged(f"the statements of {uri} are written in a way without room") from error
    if not differ_only(data_of(text), data_of(new), set()):
        raise NotChanged(f"ids cannot be written into {uri} without changing what it says")
    return new
