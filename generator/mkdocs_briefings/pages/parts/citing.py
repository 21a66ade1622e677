"""How to cite a page: in text, in BibTeX and in CSL-JSON, the form of reference managers.

Authors stand as they are written: a record does not say who is a person and who is a desk, an
office or a body, so no name is ever taken apart into first and last.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.library.linked import Briefing, Subject
from mkdocs_briefings.pages.parts.links import Links, show

# BibTeX counts braces even behind a backslash, so that those of a text need names of their own.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {sign: f"\\{sign}" for sign in "&%$#_"}
_TEX_SIGN = re.compile("[" + re.escape("".join(_TEX)) + "]")


@dataclass(frozen=True, slots=True, kw_only=True)
class CiteView:
    """A page's citation: the parts of its text, and the lines of the two other forms."""

    authors: list[str]
    title: str
    site: str
    published: str
    updated: str
    url: str
    bibtex: list[str]
    csl: list[str]


def cite_view(subject: Subject, links: Links) -> CiteView:
    """The citation of a record's page, with the dates that the record gives for itself."""
    briefing = subject if isinstance(subject, Briefing) else None
    published = briefing.published if briefing else None
    updated = briefing.data.updated if briefing else None
    site, url = links.site.name, links.site.url(subject.uri)
    authors = list(briefing.data.authors) if briefing else []
    authors = authors or [site]
    key = citation_key(subject.uri)
    return CiteView(
        authors=authors,
        title=subject.name,
        site="" if authors == [site] else site,
        published=show(published),
        updated=show(updated) if updated != published else "",
        url=url,
        bibtex=bibtex(key, subject.name, authors, site, published, url),
        csl=csl(
            "report" if briefing else "webpage", key, subject.name, authors, site, published, url
        ),
    )


def bibtex(
    key: str, title: str, authors: list[str], site: str, date: Date | None, url: str
) -> list[str]:
    """The lines of an entry; inner braces keep a title's capitals and an author's name whole."""
    fields = {
        "author": " and ".join(f"{{{tex(author)}}}" for author in authors),
        "title": f"{{{tex(title)}}}",
        "howpublished": tex(site),
        "year": f"{date.year:04}" if date else "",
        "date": date.first.isoformat() if date else "",
        "url": url,
    }
    given = [f"{name} = {{{value}}}" for name, value in fields.items() if value]
    return [f"@misc{{{key},", *(f"{line}," for line in given[:-1]), given[-1], "}"]


def csl(
    kind: str, key: str, title: str, authors: list[str], site: str, date: Date | None, url: str
) -> list[str]:
    """The lines of a CSL-JSON list of one item; each of its fields is one line."""
    item: dict[str, Any] = {
        "id": key,
        "type": kind,
        "title": title,
        "author": [{"literal": author} for author in authors],
        "publisher" if kind == "report" else "container-title": site,
    }
    if date:
        day = date.first
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    if url:
        item["URL"] = url
    fields = [json.dumps({name: value}, ensure_ascii=False)[1:-1] for name, value in item.items()]
    return ["[{", *(f"{field}," for field in fields[:-1]), fields[-1], "}]"]


def tex(text: str) -> str:
    """Text as TeX sets it; letters of any script stay as they are."""
    return _TEX_SIGN.sub(lambda sign: _TEX[sign[0]], " ".join(text.split()))


def citation_key(uri: str) -> str:
    """A page's name in a bibliography: ASCII only, as older BibTeX asks for."""
    plain = unicodedata.normalize("NFKD", uri).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-") or "page"
