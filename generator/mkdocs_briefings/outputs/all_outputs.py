"""The table of outputs, in the order in which the page on data lists them."""

from __future__ import annotations

from mkdocs_briefings.outputs.feeds.feeds import FEEDS
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.statements import STATEMENTS

OUTPUTS: tuple[Output, ...] = (FEEDS, STATEMENTS)

OUTPUT_NAMES = tuple(output.name for output in OUTPUTS)
"""What the option `outputs` can name; all are made where it names none."""
