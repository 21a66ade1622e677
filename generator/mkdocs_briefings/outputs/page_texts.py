"""Each page's Markdown beside its HTML, and what programs that read whole sites look for first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from mkdocs_briefings.addresses import HOME, markdown_file, text_beside
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.outputs.output import Edition, Output, OutputFile
from mkdocs_briefings.pages.card import LISTING

_TOLD = 50
"""Briefings that llms.txt names, at most, newest first."""


def _markdown_files(edition: Edition) -> Iterator[OutputFile]:
    gettext = edition.site.language.gettext
    for page in edition.pages:
        if page.template != "moved":
            yield OutputFile(
                path=text_beside(page.file, folders=edition.site.folders),
                title=page.title,
                form="Markdown",
                media_type="text/markdown",
                write=partial(_write_markdown, page.file, edition),
                page=page.uri,
                family=gettext("Each page as Markdown"),
                with_page=True,
            )

    for one in edition.by_hand.values():
        yield OutputFile(
            path=text_beside(markdown_file(one.uri), folders=edition.site.folders),
            title=one.title,
            form="Markdown",
            media_type="text/markdown",
            write=partial(_write_text, one.markdown),
            page=one.uri,
            family=gettext("Each page as Markdown"),
        )


def _write_text(text: str, stream: BinaryIO) -> None:
    stream.write(text.encode())


def _write_markdown(file: str, edition: Edition, stream: BinaryIO) -> None:
    stream.write(edition.text(file).encode())


MARKDOWN = Output(
    name="markdown",
    title=N_("Pages as text"),
    about=N_("The Markdown of each page, beside its HTML."),
    files=_markdown_files,
)


def _guides(edition: Edition) -> Iterator[OutputFile]:
    gettext = edition.site.language.gettext
    yield OutputFile(
        path="robots.txt",
        title=gettext("What robots may read"),
        form="robots.txt",
        media_type="text/plain",
        write=partial(_write_robots, edition),
        settled=True,
    )
    yield OutputFile(
        path="llms.txt",
        title=gettext("Where language models find what this site holds"),
        form="llms.txt",
        media_type="text/plain",
        write=partial(_write_llms, edition),
    )


def _write_robots(edition: Edition, stream: BinaryIO) -> None:
    """All may be read; the sitemap says what there is (RFC 9309, sitemaps.org)."""
    sitemap = edition.site.file_url("sitemap.xml")
    stream.write(f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n".encode())


def _write_llms(edition: Edition, stream: BinaryIO) -> None:
    """The site in short, with links to the texts of its pages (llmstxt.org)."""
    site, cards = edition.site, {page.uri: page.card for page in edition.pages}
    lines = [f"# {site.name}", "", f"## {site.language.gettext('Briefings')}", ""]
    standing = [one for one in edition.library.briefings if one.stands][:_TOLD]
    for one in standing:
        lines.append(_line(one.name, one.uri, cards[one.uri]().description, edition))
    lines += ["", f"## {site.language.gettext('The pages of this site')}", ""]
    for page in edition.pages:
        if page.in_nav and page.uri != HOME and page.card().kind == LISTING:
            lines.append(_line(page.title, page.uri, "", edition))
    lines += [_line(one.title, one.uri, "", edition) for one in edition.by_hand.values()]
    stream.write("\n".join([*lines, ""]).encode())


def _line(title: str, uri: str, about: str, edition: Edition) -> str:
    path = text_beside(markdown_file(uri), folders=edition.site.folders)
    name = title.replace("[", "(").replace("]", ")")
    link = f"- [{name}]({edition.site.file_url(path)})"
    return f"{link}: {about}" if about else link


GUIDES = Output(
    name="robots",
    title=N_("For robots"),
    about=N_("What programs that read whole sites look for first."),
    files=_guides,
    needs_address=True,
)
