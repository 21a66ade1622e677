"""The outputs of one site: what its page on data lists, what heads tell, what is written."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from functools import cached_property, partial
from html import escape, unescape
from pathlib import Path
from typing import BinaryIO, cast

from mkdocs_briefings.addresses import (
    DATA,
    destination,
    markdown_file,
    relative_to_built,
)
from mkdocs_briefings.language.language import Language
from mkdocs_briefings.library.reads import note
from mkdocs_briefings.outputs.all_outputs import OUTPUTS
from mkdocs_briefings.outputs.feeds.feeds import FEEDS, main_feed
from mkdocs_briefings.outputs.output import Edition, Output, OutputFile
from mkdocs_briefings.outputs.previews.lettering import lettered_by
from mkdocs_briefings.outputs.previews.link_pictures import LINK_PICTURES
from mkdocs_briefings.pages.data import Offer, OfferGroup
from mkdocs_briefings.pages.page import Page

_SIZE = re.compile(r'(<span data-size="([^"]*)">)[^<]*(?=</span>)')

OFFERED = "offered"
"""Under which it is noted that all that is offered was looked at."""

_REL = "alternate "
"""That a file is another form of a page. The blank parts what stands in it, and nothing, by the
standard; Material's script would take the word alone for the page in another language, and ask for
a sitemap beside it."""
OTHER_FORM = f'<link rel="{_REL}" type='
"""What the head of a page holds that has another form."""


class SiteOutputs:
    """The files of all outputs that are switched on, by `names`; all where that is None."""

    def __init__(self, edition: Edition, names: Collection[str] | None = None) -> None:
        self._chosen = [one for one in OUTPUTS if names is None or one.name in names]
        self.edition = replace(edition, outputs=frozenset(one.name for one in self._chosen))

    @cached_property
    def files(self) -> list[tuple[Output, list[OutputFile]]]:
        """The files of each output; those that the site has by hand are left alone."""
        found = []
        # A hand-written page is a file of the site as HTML only, whatever its own is called.
        by_hand = {file for file in self.edition.library.files if destination(file) == file}
        for output in self._chosen:
            if output not in self.without_address:
                files = self._files_of(output)
                found.append((output, [file for file in files if file.path not in by_hand]))
        return found

    def _files_of(self, output: Output) -> list[OutputFile]:
        """The files of an output; in a preview, which writes none, they may be those of before."""
        of = (output.name, self.edition.site, self.edition.outputs)
        find = partial(output.files, self.edition)
        return self.edition.library.gathered.noted(("files", *of), lambda: list(find()))

    def plan(self) -> None:
        """Find out now which files there are, and of which pages they are forms."""
        self._by_page  # noqa: B018

    @property
    def without_address(self) -> list[Output]:
        """Outputs that cannot be made, as nobody says where the site will stand."""
        lacks = not self.edition.site.address
        return [output for output in self._chosen if lacks and output.needs_address]

    @property
    def main_feed(self) -> str:
        """The file of the feed to which the site invites; empty where it has none.

        It is found without looking at which other files there are.
        """
        on = FEEDS in self._chosen and FEEDS not in self.without_address
        return main_feed(self.edition) if on else ""

    def offered(self) -> list[OfferGroup]:
        """What the page on data lists."""
        note(OFFERED, None)
        gettext = self.edition.site.language.gettext
        return [
            OfferGroup(gettext(output.title), gettext(output.about), list(_offers(files)))
            for output, files in self.files
            if files
        ]

    @cached_property
    def _by_page(self) -> dict[str, list[OutputFile]]:
        found: dict[str, list[OutputFile]] = {}
        for _, files in self.files:
            for file in files:
                found.setdefault(file.page, []).append(file)
        return found

    def head(self, page: Page) -> Iterator[str]:
        """What the head of a page tells, as tags: of its other forms, and what outputs add."""
        for output in self._chosen:
            if output not in self.without_address:
                yield from output.head(self.edition, page)
        yield from self._other_forms(page.uri)

    def head_by_hand(self, file: str) -> Iterator[str]:
        """The same of a hand-written page, by its file, of which only its other forms are told."""
        page = self.edition.by_hand.get(file)
        return self._other_forms(page.uri) if page else iter(())

    def _other_forms(self, uri: str) -> Iterator[str]:
        folders = self.edition.site.folders
        for file in self._by_page.get(uri, ()):
            yield (
                f'{OTHER_FORM}"{file.media_type}" title="{escape(file.title)}" '
                f'href="{relative_to_built(uri, file.path, folders=folders)}">'
            )

    @cached_property
    def letters(self) -> tuple[object, ...]:
        """What draws the pictures for links on this machine, which heads name; empty where a site
        has none."""
        on = LINK_PICTURES in self._chosen and LINK_PICTURES not in self.without_address
        return tuple(lettered_by().items()) if on else ()

    def forms(self, page: Page) -> list[tuple[str, str, str]]:
        """The other forms of a page: what each is, its title and its file."""
        return [(one.media_type, one.title, one.path) for one in self._by_page.get(page.uri, ())]

    def beside(self, page: Page) -> list[str]:
        """The files that hold the text of a page."""
        return [file.path for file in self._by_page.get(page.uri, ()) if file.with_page]

    def let_go(self) -> None:
        """Empty them, as their site is no more; see `Library.let_go`."""
        vars(self.edition).clear()
        vars(self).clear()

    def write_with(self, page: Page, markdown: str, folder: Path) -> None:
        """Write what stands beside a page when that is made: its Markdown is at hand then."""
        for file in self._by_page.get(page.uri, ()):
            if file.with_page:
                with _opened(folder / file.path) as stream:
                    stream.write(markdown.encode())

    def only(self, name: str) -> SiteOutputs:
        """One output of the site, whether it is switched on or not."""
        return SiteOutputs(self.edition, [name])

    def every(self) -> list[OutputFile]:
        """All files."""
        return [file for _, files in self.files for file in files]

    def write(self, folder: Path) -> int:
        """Write every file below a folder. Returns how many there are. Raises OSError."""
        self.edition.built = None
        every = self.every()
        for file in every:
            write_file(file, folder / file.path)
        self.tell_sizes(folder)
        return len(every)

    def waiting(self, folder: Path) -> list[OutputFile]:
        """What is still to be written in the folder of a site whose pages are there, with what
        stands beside each."""
        self.edition.built = folder
        return [
            file
            for file in self.every()
            if not (file.with_page and os.path.isfile(os.path.join(folder, file.path)))
        ]

    def tell_sizes(self, folder: Path) -> None:
        """Write the sizes of all files into the page on data, if a site has one."""
        page = folder / destination(markdown_file(DATA))
        if not page.is_file():
            return
        sizes: dict[str, int] = {}
        for file in self.every():
            key = _key(file)
            sizes[key] = sizes.get(key, 0) + os.stat(os.path.join(folder, file.path)).st_size
        html = page.read_text("utf-8")
        page.unlink()  # it may be the last site's too, which is to stay as it is
        text = _with_sizes(html, sizes, self.edition.site.language)
        page.write_text(text, "utf-8", newline="\n")


def write_file(
    file: OutputFile, path: Path, tell: Callable[[bytes], object] = lambda _: None
) -> None:
    """Write a file of an output to a place, part by part: some are as large as all records.

    Each part is told besides, in order. Raises OSError.
    """
    with _opened(path) as stream:
        file.write(cast(BinaryIO, _Telling(stream, tell)))


class _Telling:
    """A stream that tells what is written to it."""

    def __init__(self, stream: BinaryIO, tell: Callable[[bytes], object]) -> None:
        self._stream, self._tell = stream, tell

    def write(self, part: bytes) -> int:
        """Write a part."""
        self._tell(part)
        return self._stream.write(part)

    def writelines(self, parts: Iterable[bytes]) -> None:
        """Write some parts."""
        for part in parts:
            self.write(part)


def _opened(path: Path) -> BinaryIO:
    """A new file; most often its folder is there."""
    try:
        return path.open("wb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("wb")


def _key(file: OutputFile) -> str:
    """What a line of the page on data stands for: a file, or a family in one form."""
    return f"{file.family}: {file.form}" if file.family else file.path


def _offers(files: list[OutputFile]) -> Iterator[Offer]:
    """Each file; those of a family together, where the first of them stands."""
    families: dict[str, list[OutputFile]] = {}
    for file in files:
        families.setdefault(_key(file), []).append(file)
    for key, members in families.items():
        first = members[0]
        counts = [file.rows for file in members if file.rows is not None]
        yield Offer(
            title=first.family or first.title,
            path="" if first.family else first.path,
            form=first.form,
            rows=sum(counts) if counts else None,
            files=len(members),
            key=key,
        )


def _with_sizes(html: str, sizes: dict[str, int], language: Language) -> str:
    """The page on data with the size of each file in its place."""
    known = {key: language.size(size) for key, size in sizes.items()}
    return _SIZE.sub(lambda found: found[1] + known.get(unescape(found[2]), ""), html)
