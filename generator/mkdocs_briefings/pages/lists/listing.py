"""Pages that go on with a list which is too long for the page that it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from mkdocs_briefings.addresses import numbered
from mkdocs_briefings.pages.lists.split import LIMIT
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.lines import LineView
from mkdocs_briefings.pages.parts.links import Link, Links

T = TypeVar("T")

_NEAR = 3
"""Pages before and after the one at hand to which it links, besides the first and the last."""


@dataclass(frozen=True, slots=True)
class ListView:
    """Some rows of a list, the page it goes on from, and the other pages with rows of it."""

    title: str
    whole: Link
    rows: list[LineView]
    parts: list[Link]


def list_pages(
    uri: str,
    title: str,
    items: Sequence[T],
    whole: tuple[str, str],
    site: Links,
    line: Callable[[T, Links], LineView],
) -> Iterator[Page]:
    """The pages of a list from `uri` on; `whole` is the name and address of what it belongs to."""
    starts = range(0, len(items), LIMIT)
    uris = [numbered(uri, number) for number, _ in enumerate(starts, 1)]
    for here, start in zip(uris, starts, strict=True):
        rows = items[start : start + LIMIT]
        view = partial(_view, title, whole, rows, uris, line, site.at(here))
        full = site.language.gettext("{whole}: {part}", whole=whole[0], part=title)
        yield Page(here, full, "list", view)


def _view(
    title: str,
    whole: tuple[str, str],
    rows: Sequence[T],
    uris: list[str],
    line: Callable[[T, Links], LineView],
    links: Links,
) -> ListView:
    name, top = whole
    lines = [line(row, links) for row in rows]
    return ListView(title, Link(name, links.to(top)), lines, _parts(uris, links))


def _parts(uris: list[str], links: Links) -> list[Link]:
    """The pages to go to: the first, the last and the near ones, this one without a link."""
    if len(uris) == 1:
        return []
    here = uris.index(links.uri)
    near = range(max(0, here - _NEAR), min(len(uris), here + _NEAR + 1))
    shown = sorted({0, *near, len(uris) - 1})
    return [Link(str(n + 1), links.to(uris[n]) if n != here else "") for n in shown]
