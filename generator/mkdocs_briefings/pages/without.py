"""Lists that a site may go without: pages that show only what stands on others too."""

from __future__ import annotations

from collections.abc import Collection

from mkdocs_briefings.addresses import SECTIONS, folder_page

LISTS = SECTIONS - {"data", "method", "search"}
"""Their folders."""
_OF_RECORDS = frozenset(("actors", "countries", "incidents", "sources", "topics"))
"""The folders of these in which pages of records stand too."""


def is_left_out(page: str, without: Collection[str]) -> bool:
    """Whether an address is that of a page which belongs to one of the lists."""
    folder = page.partition("/")[0]
    return folder in without and (page == folder_page(folder) or folder not in _OF_RECORDS)
