"""The output that has no files: what it tells stands in the heads of pages."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefings.language.words import N_
from mkdocs_briefings.outputs.metadata.json_ld import json_ld
from mkdocs_briefings.outputs.metadata.tags import tags
from mkdocs_briefings.outputs.output import Edition, Output
from mkdocs_briefings.outputs.previews.link_pictures import link_picture
from mkdocs_briefings.pages.page import Page


def _head(edition: Edition, page: Page) -> Iterator[str]:
    if page.template != "moved":
        yield from tags(page.card(), link_picture(page.uri, edition), edition)
        yield from json_ld(page, edition)


METADATA = Output(
    name="metadata",
    title=N_("In the heads of pages"),
    about=N_("Descriptions for programs that show links, keep references or read linked data."),
    head=_head,
    needs_address=True,
)
