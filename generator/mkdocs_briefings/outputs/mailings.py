"""The digest as letters: a file for each week or month, to be sent by e-mail as it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from mkdocs_briefings.handout.letter import letter
from mkdocs_briefings.handout.sheets import sheet_of
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.outputs.output import Edition, Output, OutputFile
from mkdocs_briefings.pages.lists.digest import issues, page_of
from mkdocs_briefings.pages.page import Page


def _files(edition: Edition) -> Iterator[OutputFile]:
    pages = {page.uri: page for page in edition.pages}
    gettext = edition.site.language.gettext
    for issue in issues(edition.library, edition.site.digest).values():
        page = pages[page_of(issue)]
        yield OutputFile(
            path=f"{page.uri}/email.html",
            title=gettext("{page}, as e-mail", page=page.title),
            form="HTML",
            media_type="text/html",
            write=partial(_write, page, edition),
            page=page.uri,
            family=gettext("Each digest as e-mail"),
        )


def _write(page: Page, edition: Edition, stream: BinaryIO) -> None:
    stream.write(letter(sheet_of(page, edition)).encode())


MAILINGS = Output(
    name="mailings",
    title=N_("Digest"),
    about=N_("What is new and what changed, to be sent by e-mail as it is; it fetches nothing."),
    files=_files,
    needs_address=True,
)
