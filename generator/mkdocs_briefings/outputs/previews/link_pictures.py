"""A picture for each briefing and incident, and one for all other pages, to be shown with links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO
from urllib.parse import urlsplit

from mkdocs_briefings.addresses import HOME
from mkdocs_briefings.language.direction import runs_from_right
from mkdocs_briefings.language.vocabulary import MARKING
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.linked import Briefing, Incident, Subject
from mkdocs_briefings.outputs.file_parts import Piece, piece_of_each
from mkdocs_briefings.outputs.output import Edition, Output, OutputFile
from mkdocs_briefings.outputs.previews.lettering import can_letter
from mkdocs_briefings.outputs.previews.poster import Poster, write_picture
from mkdocs_briefings.pages.parts.lines import summary_line
from mkdocs_briefings.pages.parts.links import Links
from mkdocs_briefings.pages.parts.times import date_of_subject
from mkdocs_briefings.pages.parts.tolls import toll

_FOLDER = "data/previews"
_OF_SITE = "data/preview.png"


@dataclass(frozen=True, slots=True)
class LinkPicture:
    """Where a picture stands, and what it shows in words."""

    address: str
    words: str


def link_picture(uri: str, edition: Edition) -> LinkPicture | None:
    """The picture that is shown with links to a page; None where the site has none for it."""
    site = edition.site
    if site.outputs is not None and LINK_PICTURES.name not in site.outputs:
        return None
    subject = edition.library.pages.get(uri)
    if subject is not None and _has_own(subject, edition):
        words = f"{subject.name}. {summary_line(subject)}".strip()
        return LinkPicture(site.file_url(f"{_FOLDER}/{uri}.png"), words)
    poster = _poster_of_site(edition)
    return LinkPicture(site.file_url(_OF_SITE), site.name) if can_letter(poster.texts) else None


def _files(edition: Edition) -> Iterator[OutputFile]:
    gettext = edition.site.language.gettext
    poster = _poster_of_site(edition)
    if can_letter(poster.texts):
        yield OutputFile(
            path=_OF_SITE,
            title=gettext("The picture of links to pages that have none of their own"),
            form="PNG",
            media_type="image/png",
            write=partial(write_picture, poster),
            settled=True,
        )
    library = edition.library
    made: dict[Briefing | Incident, Piece] = {}
    for records in (library.briefings, library.incidents):
        made |= piece_of_each("previews", records, lambda _: {})
    for subject, piece in made.items():
        if subject.has_page and _has_own(subject, edition):
            yield OutputFile(
                path=f"{_FOLDER}/{subject.uri}.png",
                title=gettext("{title}: picture for links", title=subject.name),
                form="PNG",
                media_type="image/png",
                write=partial(_write, subject, edition),
                page=subject.uri,
                piece=piece,
                family=gettext("A picture of each briefing and incident, shown with links to it"),
            )


LINK_PICTURES = Output(
    name="previews",
    title=N_("Pictures for links"),
    about=N_("What is shown where somebody shares a link: title, bottom line and toll."),
    files=_files,
    needs_address=True,
)


def _has_own(subject: Subject, edition: Edition) -> bool:
    """Whether a page has a picture of its own: what it is about stands, and can be lettered."""
    if not isinstance(subject, Briefing | Incident) or not subject.stands:
        return False
    links = Links(edition.library, subject.uri, edition.site)
    incident = subject.incident.name if isinstance(subject, Briefing) and subject.incident else ""
    own = (_above(subject, links), subject.name, summary_line(subject), incident)
    return can_letter((*own, *_samples(edition)))


def _samples(edition: Edition) -> tuple[str, ...]:
    """Words of the site that a toll and the foot of a picture take."""
    gettext = edition.site.language.gettext
    words = tuple(gettext(one, number="0") for one in ("{number} killed", "{number} wounded"))
    return (*words, edition.site.name)


def _above(subject: Briefing | Incident, links: Links) -> str:
    """What it is, of when, and how it is marked."""
    gettext = links.language.gettext
    kind = gettext("Briefing") if isinstance(subject, Briefing) else gettext("Incident")
    marking = MARKING.slugs[subject.marking]
    return " · ".join(filter(None, [kind, links.date(date_of_subject(subject)), marking]))


def _write(subject: Briefing | Incident, edition: Edition, stream: BinaryIO) -> None:
    links = Links(edition.library, subject.uri, edition.site)
    language = subject.data.lang if isinstance(subject, Briefing) else ""
    poster = Poster(
        above=_above(subject, links),
        title=subject.name,
        text=summary_line(subject),
        bold=_toll(subject, links),
        foot=edition.site.name,
        from_right=runs_from_right(language or edition.site.language.tag),
    )
    write_picture(poster, stream)


def _toll(subject: Briefing | Incident, links: Links) -> str:
    """The toll of an incident, of a briefing's main one with its name."""
    if isinstance(subject, Incident):
        return toll(subject, links)
    counted = toll(subject.incident, links) if subject.incident else ""
    if not subject.incident or not counted:
        return ""
    return links.language.gettext(
        "{incident}: {toll}", incident=subject.incident.name, toll=counted
    )


def _poster_of_site(edition: Edition) -> Poster:
    site = edition.site
    host = urlsplit(site.url(HOME)).netloc
    return Poster(host, site.name, from_right=runs_from_right(site.language.tag))
