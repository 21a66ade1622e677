"""Places where a statement of another record, or of another list, is shown again."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_briefings.library.linked import Statement, Subject
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.model.values import StatementRef


class Again(NamedTuple):
    """One place: the record, the statement that it answers there, its path, and its reference."""

    holder: Subject
    answers: Statement | None
    path: Path
    reference: StatementRef

    @property
    def statements(self) -> list[Statement]:
        """The list in which it stands."""
        if self.answers:
            return self.answers.responses
        return self.holder.lists.setdefault(str(self.path[-2]), [])

    def insert(self, statement: Statement) -> None:
        """Put the statement where its reference stands, unless the list has it already."""
        if statement not in self.statements:
            before = [one for one in self.statements if self._is_before(one)]
            self.statements.insert(len(before), statement)

    def _is_before(self, one: Statement) -> bool:
        """Places are filled in order, so that what is shown again stands before the next one."""
        own = one.home is self.holder and one.path[:-1] == self.path[:-1]
        return not own or int(one.path[-1]) < int(self.path[-1])
