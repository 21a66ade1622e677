"""Hand-written files beside the records: which there are, and which have the address of something
else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from mkdocs_briefings.addresses import (
    RESERVED,
    address,
    destination,
    is_page,
    markdown_file,
    within,
)
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.link import Linked
from mkdocs_briefings.load.file_names import windows_fault
from mkdocs_briefings.load.folder import SUFFIXES, is_copy
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.plan import plan_pages
from mkdocs_briefings.pages.publication import Publication
from mkdocs_briefings.problems import Problem, printable
from mkdocs_briefings.settings import Settings

_INTRODUCTIONS = ("index.md", "README.md")


def by_hand(
    library: Library, hidden: Collection[str], pages: Iterable[Page], settings: Settings
) -> list[str]:
    """The files beside the records that are of the site, and have no made page's address."""
    made = {destination(page.file, folders=settings.folders) for page in pages}
    return [
        file
        for file in sorted(library.files)
        if file not in hidden
        and not is_copy(file)
        and not file.lower().endswith(SUFFIXES)
        and not settings.leaves_out(file)
        and destination(file, folders=settings.folders) not in made
    ]


def left_out(linked: Linked, settings: Settings) -> Iterator[Problem]:
    """A problem for each file that cannot stand beside a made page or another file, or that some
    systems cannot keep."""
    files = sorted(linked.world.files, key=lambda file: (file.endswith("README.md"), file))
    # A name beside a hidden record may tell of it, and what is told is often read in public.
    shown = [file for file in files if file not in linked.hidden_files]
    yield from _not_on_windows(shown, settings)
    yield from _twice([file for file in files if is_page(file)], settings)
    suspects = [file for file in files if _is_suspect(file, linked)]
    if not suspects:  # almost always: then no library need be collected
        return
    made = {_place(page.file, settings): page for page in _pages(linked.library, settings)}
    inside = {folder: page for path, page in made.items() for folder in within(path)}
    for file in suspects:
        at = _place(file, settings)
        page = made.get(at) or inside.get(at)
        if page and file not in page.places:
            message = f"the address of {file} is that of a page made from records"
            hint = f"Write what opens that page in {page.file}, or rename this file."
            yield _problem(file, message, hint, settings)


def _not_on_windows(files: list[str], settings: Settings) -> Iterator[Problem]:
    """Files that nobody who works on Windows could check out, or build the pages of."""
    for file in files:
        if message := windows_fault(file):
            hint = "Rename it: letters, digits and hyphens are always safe."
            yield _problem(file, message, hint, settings, rule="file-name")


def _twice(files: list[str], settings: Settings) -> Iterator[Problem]:
    known: dict[str, str] = {}
    for file in files:
        other = known.setdefault(_place(file, settings), file)
        if other != file:
            message = f"{file} has the same address as {other}"
            yield _problem(file, message, "Rename one of the two, or take it out.", settings)


def _is_suspect(file: str, linked: Linked) -> bool:
    """Whether a file may stand at a made page's address and is not plainly its introduction."""
    name, at = file.rpartition("/")[2], address(file)
    if not is_page(file) and "." in name:
        return False
    if at in linked.library.pages:
        return file != markdown_file(at)
    return at.split("/")[0].lower() in {"", *RESERVED} and name not in _INTRODUCTIONS


def _pages(library: Library, settings: Settings) -> list[Page]:
    site = Publication.of(settings, search=True)
    return [page for page in plan_pages(library, site) if page.template != "moved"]


def _place(uri: str, settings: Settings) -> str:
    return destination(uri, folders=settings.folders).casefold()


def _problem(
    file: str, message: str, hint: str, settings: Settings, rule: str = "left-out"
) -> Problem:
    path = printable(f"{settings.docs_name}/{file}")
    return Problem(path, 1, 1, rule, printable(message), hint, "warning")
