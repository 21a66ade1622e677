"""Hands long runs of escaped characters past Python-Markdown, which reads each for itself.

It goes over the whole text again for each: a text of 50,000 takes it many seconds. As an extension,
this takes each run out before, as Python-Markdown does with HTML, and it comes back as it was.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

# Entities, and between them what means nothing to Markdown; `escape` writes heavy texts so.
# A line that begins with an entity begins nothing but goes on with the line above.
# Code is written with entities too, in a tag that is whole by itself. The end of another tag, as in
# `title="…">…`, is none of that.
_RUN = re.compile(
    r"(?:&(?:#\d{1,6}|amp|lt);"
    r"(?:[\w ,.;:?!'\"%@/$+=#\x80-\U0010ffff-]|(?<!\")>|</?code>|\n(?=&)){0,20}){50,}"
)
_AFTER_CODE_AND_HTML = 15  # of the priorities of Python-Markdown's own


class _Runs(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """The lines with a mark in the place of each run."""
        return _RUN.sub(self._kept, "\n".join(lines)).split("\n")

    def _kept(self, run: re.Match[str]) -> str:
        return str(self.md.htmlStash.store(run[0]))


class LongRuns(Extension):
    """The extension."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register it."""
        md.preprocessors.register(_Runs(md), "long_runs", _AFTER_CODE_AND_HTML)


def makeExtension(**options: object) -> LongRuns:
    """Make the extension, by the name of this module."""
    return LongRuns(**options)
