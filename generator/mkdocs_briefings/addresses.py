"""Every address of the site, in every form that it takes: pages, parts of lists, anchors, links.

The address of a page is its path below the site's root without a suffix, such as `2024/example`;
that of a folder's own page ends in `index`. What else is written of it follows from that: the
Markdown file, the file in the built site, links from other pages, and what readers quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from posixpath import dirname, join, normpath, relpath
from urllib.parse import quote, unquote, urlsplit

from mkdocs_briefings.language.slugs import apart, slug, twins

HOME = "index"
SEARCH = "search/index"
METHOD = "method/index"
DATA = "data/index"
RULES = "method/rules"
FIELDS = "method/fields"
ASSETS = "assets/briefings"
"""The folder of the site's own scripts and styles."""
INDEX, PREVIEW_INDEX = "pagefind", ".pagefind"
"""The folders of the search index; MkDocs leaves dot-folders alone when it clears the last build,
as a preview needs it."""

SECTIONS = frozenset(
    (
        *("actors", "briefings", "changes", "chronology", "claims", "countries", "data"),
        *("digest", "figures", "incidents", "judgements", "method", "people", "quality", "quotes"),
        *("recommendations", "search", "sources", "topics"),
    )
)
"""The folders of pages that the site makes for itself."""

RESERVED = SECTIONS | {"feeds", ASSETS.split("/")[0], INDEX, PREVIEW_INDEX, "404"}
"""First parts of addresses that no briefing can have."""

_FOLDER_PAGES = ("index", "readme")
_PARTS = "all"
_MARKDOWN = re.compile(r"\.(?:md|markdown|mdown|mkdn|mkd)$")
_ENDING = re.compile(r"(?:(?:^|/)index)?\.html$")
_FOLDER = re.compile(r"(^|/)index\.html$")


# Pages


def of_record(id: str, state: str | None = None) -> str:
    """The page of a record: where its file stands, or for that of a state, its country's page."""
    return of_country(state) if state else id


def of_country(code: str) -> str:
    """The page of a country by its two-letter code (ISO 3166-1)."""
    return f"countries/{code.lower()}"


def of_name(name: str) -> str:
    """The page of an actor known by name alone, as long as no other has that address."""
    return below("actors", name)


def of_names(slugs: Mapping[str, str], taken: Iterable[str]) -> dict[str, str]:
    """The pages of all actors known by name alone, by the names' `identity`, from their slugs.

    `taken` are pages that others have.
    """
    return _below("actors", slugs, (page.removeprefix("actors/") for page in taken))


def of_topics(slugs: Mapping[str, str]) -> dict[str, str]:
    """The pages of all topics, by the names' `identity`, from their slugs; none is a folder's."""
    taken = (*_FOLDER_PAGES, _PARTS)
    free = {key: f"{one}-2" if one in taken else one for key, one in slugs.items()}
    return _below("topics", free, ())


def _below(folder: str, slugs: Mapping[str, str], taken: Iterable[str]) -> dict[str, str]:
    return {key: f"{folder}/{one}" for key, one in apart(slugs, taken).items()}


def folder_page(folder: str) -> str:
    """The page of a folder, such as that of all claims."""
    return f"{folder}/index"


def below(folder: str, title: str) -> str:
    """A page below a folder's own, named after its title."""
    return f"{folder}/{slug(title)}"


def part(page: str, title: str) -> str:
    """The page of one list that belongs to a page: an address that no record can take."""
    return f"{page}/{_PARTS}/{slug(title)}"


def parts(page: str, titles: Iterable[str]) -> list[str]:
    """The pages of the parts of a list, in order, each different."""
    return [f"{page}/{_PARTS}/{one}" for one in twins(slug(title) or "other" for title in titles)]


def numbered(page: str, number: int) -> str:
    """The page on which a list goes on from its first one, by its number from 1 on."""
    return page if number == 1 else f"{page}-{number}"


def is_reserved(page: str) -> bool:
    """Whether an address is a folder's own page, or among the parts of a long list."""
    names = page.lower().split("/")
    return names[-1] in _FOLDER_PAGES or _PARTS in names[1:]


def reserved_name(page: str, *, in_folder_of_kind: bool) -> str:
    """The part of an address that belongs to a page of the site; empty where none does.

    `in_folder_of_kind` is whether a record of this kind stands in a folder that is the site's too,
    as actors do.
    """
    names = page.lower().split("/")
    if names[0] in RESERVED and not in_folder_of_kind:
        return names[0]
    if not is_reserved(page):
        return ""
    return _PARTS if _PARTS in names else names[-1]


def ways_up(page: str) -> Iterator[str]:
    """What may be above a page, the nearest first: a page of a folder's name, or its own page."""
    for folder in reversed(within(page.removesuffix("/index"))):
        yield folder
        yield folder_page(folder)


def within(path: str) -> list[str]:
    """All folders that a path is in, the innermost last."""
    names = path.split("/")
    return ["/".join(names[:end]) for end in range(1, len(names))]


# Places on a page


def anchor(kind: str, name: str) -> str:
    """The anchor of something written on a page, of which kind and by which name or key."""
    return f"{kind}-{slug(name)}".rstrip("-")


def given_anchor(kind: str, id: str) -> str:
    """The anchor of a statement by the id that its author gives it."""
    return f"{kind}-{id}"


def at(page: str, anchor: str = "") -> str:
    """A page or a file, or the place under an anchor on it."""
    return f"{page}#{anchor}" if anchor else page


def parted(place: str) -> tuple[str, str]:
    """The page or file of a place, and its anchor; empty where the whole of it is meant."""
    page, _, anchor = place.partition("#")
    return page, anchor


# What is written of an address


def markdown_file(page: str) -> str:
    """The Markdown file of a page, by its path in the folder of all pages."""
    return f"{page}.md"


def introductions(page: str) -> list[str]:
    """The hand-written files that open a page made from records."""
    folder, slash, name = page.rpartition("/")
    readme = [f"{folder}{slash}README.md"] if name == "index" else []
    return [markdown_file(page), *readme]


@lru_cache(maxsize=100_000)
def relative(here: str, there: str) -> str:
    """The relative address of the file `there` from the page `here`, both from the root."""
    base = here.split("/")[:-1]
    names = there.split("/")
    same = 0
    while same < min(len(base), len(names) - 1) and base[same] == names[same]:
        same += 1
    return "../" * (len(base) - same) + "/".join(names[same:])


def relative_url(page: str, there: str, *, folders: bool = True) -> str:
    """The relative address of a page or file of the built site, as raw HTML on `page` writes it.

    Links in Markdown are made into such by the engine; those of drawings are not.
    """
    target = destination(there, folders=folders)
    return relative_to_built(page, without_index(target) if folders else target, folders=folders)


def relative_to_built(page: str, path: str, *, folders: bool = True) -> str:
    """The relative address of a file by its path in the built site, as raw HTML writes it."""
    here = destination(markdown_file(page), folders=folders)
    return quote(relative(here, path)) or "./"


def rooted(page: str) -> str:
    """A page's address as `previous_urls` have it: from the site's root, as that of a folder."""
    return f"/{page}/"


def unrooted(path: str) -> str:
    """The page at an address as `previous_urls` have it."""
    return path.strip("/")


@lru_cache(maxsize=100_000)
def public(page: str, site: str, *, folders: bool = True) -> str:
    """The whole address of a page of the site that stands at `site`, an URL; `folders` is whether
    a page's address is that of a folder (MkDocs' `use_directory_urls`)."""
    file = destination(markdown_file(page), folders=folders)
    return public_file(without_index(file) if folders else file, site)


def public_file(path: str, site: str) -> str:
    """The whole address of a file, by its path in the built site that stands at `site`."""
    return f"{site.rstrip('/')}/{quote(path)}"


def text_beside(file: str, *, folders: bool = True) -> str:
    """The path in the built site of a page's Markdown, beside its HTML; `file` is the page's."""
    return f"{destination(file, folders=folders).removesuffix('.html')}.md"


def shown(place: str, *, folders: bool = True) -> str:
    """A place as readers know its address: `/2024/example/#claim-first`."""
    page, anchor = parted(place)
    file = destination(markdown_file(page), folders=folders)
    return f"/{at(without_index(file) if folders else file, anchor)}"


def bare(place: str) -> str:
    """A place without the name of a folder's own page."""
    page, anchor = parted(place)
    return at("" if page == HOME else page.removesuffix(f"/{HOME}"), anchor)


def meant(address: str, site: str = "") -> str:
    """The place that an address means, whole or from the root of the site at the URL `site`."""
    parts, base = urlsplit(address), urlsplit(site).path
    path = parts.path.removeprefix(base.rstrip("/")) if parts.netloc else parts.path
    page = bare(unquote(path).strip("/").removesuffix(".html"))
    return at(page, unquote(parts.fragment))


# Files beside the records


def destination(file: str, *, folders: bool = True) -> str:
    """The path in the built site of a file below `briefings/`, by the ways of MkDocs."""
    stem = _MARKDOWN.sub("", file)
    if stem == file:
        return file
    folder, slash, name = stem.rpartition("/")
    if name in ("index", "README"):
        return f"{folder}{slash}index.html"
    return f"{stem}/index.html" if folders else f"{stem}.html"


def of_file(file: str) -> str:
    """The page that a hand-written file is; a folder's own ends in `index` here too."""
    return destination(file, folders=False).removesuffix(".html")


def address(file: str) -> str:
    """A file's address below the site's, without slashes at its ends; empty for the home page."""
    return _ENDING.sub("", destination(file))


def is_page(file: str) -> bool:
    """Whether a file is a page, and no picture or download."""
    return bool(_ENDING.search(destination(file)))


def followed(file: str, target: str) -> str:
    """The path below `briefings/` of a relative link written in a file there."""
    return normpath(join(dirname(file), target))


def path_from(here: str, there: str) -> str:
    """The relative path to write in the file `here` for the file `there`, both from one root."""
    return relpath(f"/{there}", dirname(f"/{here}"))


def without_index(file: str) -> str:
    """The address of a file of the built site: that of the folder, where it is a folder's page."""
    return _FOLDER.sub(r"\1", file)
