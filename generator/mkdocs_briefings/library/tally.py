"""How many records there are, and how many of them nobody sees: for authors."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """How many records were read, and how many of them are hidden: `drafts`, and those `above`
    the site's `marking`. Those `left_out` by mkdocs.yml were not read.
    `silenced` statements of published records are hidden since they name what is not shown."""

    records: int = 0
    drafts: int = 0
    above: int = 0
    marking: str = ""
    left_out: int = 0
    silenced: int = 0

    @property
    def not_published(self) -> str:
        """How many records are not published, and why; empty where all are. Only for authors."""
        count = self.drafts + self.above + self.left_out
        reasons = [f"{self.drafts} draft{'s' if self.drafts > 1 else ''}"] if self.drafts else []
        reasons += [f"{self.above} above {self.marking}"] if self.above else []
        reasons += [f"{self.left_out} left out in mkdocs.yml"] if self.left_out else []
        noun = "record" if count == 1 else "records"
        told = [f"{count} {noun} not published: {', '.join(reasons)}"] if count else []
        if self.silenced:
            those = "1 statement" if self.silenced == 1 else f"{self.silenced} statements"
            told.append(f"{those} of published records not shown, as they name what is not")
        return "; ".join(told)
