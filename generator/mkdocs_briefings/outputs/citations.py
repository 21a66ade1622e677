"""The bibliography of each briefing, itself first, for reference managers: CSL-JSON, BibTeX, RIS.

Authors stand as they are written; no name is ever taken apart into first and last.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, BinaryIO

from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.linked import Briefing, Source
from mkdocs_briefings.outputs.file_parts import FilePart, piece_of_each
from mkdocs_briefings.outputs.output import Edition, Output, OutputFile
from mkdocs_briefings.pages.parts.citing import page_item, source_item
from mkdocs_briefings.pages.parts.grounds import cited

Item = dict[str, Any]

# BibTeX counts braces even behind a backslash, so that those of a text need names of their own.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_RIS_TYPES = {
    "report": "RPRT",
    "webpage": "ELEC",
    "article-newspaper": "NEWS",
    "post": "BLOG",
    "interview": "PCOMM",
    "dataset": "DATA",
    "book": "BOOK",
    "legal_case": "CASE",
    "map": "MAP",
    "motion_picture": "VIDEO",
    "broadcast": "SOUND",
}


def csl(items: Sequence[Item]) -> str:
    """Items as CSL-JSON, one a line."""
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    return f"[\n{lines}\n]\n"


def bibtex(items: Sequence[Item]) -> str:
    """Items as BibTeX; inner braces keep a title's capitals and an author's name whole."""
    return "\n".join(map(_entry, items))


def _entry(item: Item) -> str:
    date = _date(item)
    fields = {
        "author": " and ".join(f"{{{_tex(one['literal'])}}}" for one in item["author"]),
        "title": f"{{{_tex(item['title'])}}}",
        "howpublished": _tex(_site(item)),
        "year": date[:1] and date[0],
        "date": "-".join(date),
        "url": item.get("URL", ""),
    }
    lines = [f"{name} = {{{value}}}" for name, value in fields.items() if value]
    return "@misc{" + ",\n".join([item["id"], *lines]) + "\n}\n"


def _tex(text: str) -> str:
    return re.sub(
        r"[\\{}~^&%$#_]", lambda found: _TEX.get(found[0], f"\\{found[0]}"), " ".join(text.split())
    )


def ris(items: Sequence[Item]) -> str:
    """Items as RIS, whose lines end as its readers expect."""
    return "".join(f"{line}\r\n" for item in items for line in _tagged(item))


def _tagged(item: Item) -> Iterator[str]:
    date = _date(item)
    yield f"TY  - {_RIS_TYPES.get(item['type'], 'GEN')}"
    yield f"ID  - {item['id']}"
    yield f"TI  - {' '.join(item['title'].split())}"
    for author in item["author"]:
        yield f"AU  - {author['literal']}"
    if _site(item):
        yield f"PB  - {_site(item)}"
    if date:
        yield f"PY  - {date[0]}"
        yield f"DA  - {'/'.join(date)}"
    if item.get("URL"):
        yield f"UR  - {item['URL']}"
    yield "ER  - "


def _site(item: Item) -> str:
    return str(item.get("publisher") or item.get("container-title") or "")


def _date(item: Item) -> list[str]:
    """Year, month and day, as far as they are known."""
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    return [f"{part:0{2 if place else 4}}" for place, part in enumerate(parts)]


_FORMS: tuple[tuple[str, str, str, Callable[[Sequence[Item]], str]], ...] = (
    ("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl),
    ("BibTeX", "bib", "application/x-bibtex", bibtex),
    ("RIS", "ris", "application/x-research-info-systems", ris),
)


def _files(edition: Edition) -> Iterator[OutputFile]:
    gettext = edition.site.language.gettext
    made = piece_of_each("citations", edition.library.briefings, partial(_made, edition))
    for briefing, piece in made.items():
        for form, suffix, media_type, _ in _FORMS:
            part = FilePart(piece, _name(briefing, suffix))
            yield OutputFile(
                path=f"data/citations/{briefing.uri}.{suffix}",
                title=gettext("{title}: bibliography", title=briefing.name),
                form=form,
                media_type=media_type,
                write=partial(_write, part, edition),
                page=briefing.uri,
                family=gettext("Each briefing with all that it cites"),
                piece=piece,
            )


def _made(edition: Edition, briefings: Sequence[Briefing]) -> dict[str, bytes]:
    """The files of some briefings."""
    found: dict[str, bytes] = {}
    for one in briefings:
        items = _items(one, edition)
        for _, suffix, _, written in _FORMS:
            found[_name(one, suffix)] = written(items).encode()
    return found


def _name(briefing: Briefing, suffix: str) -> str:
    return f"{briefing.uri}.{suffix}"


def _items(briefing: Briefing, edition: Edition) -> list[Item]:
    """The briefing, then every source that its page cites, each once."""
    sources: dict[Source, None] = dict.fromkeys(briefing.sources.values())
    for citation in cited(briefing):
        sources.setdefault(citation.source)
        if via := citation.via or citation.source.via:
            sources.setdefault(via)
    own = page_item(edition.card(briefing.uri), briefing.uri, edition.site)
    return [own, *map(source_item, sources)]


def _write(part: FilePart, edition: Edition, stream: BinaryIO) -> None:
    stream.write(edition.part(part))


CITATIONS = Output(
    name="citations",
    title=N_("Citations"),
    about=N_("Each briefing with its bibliography, for reference managers."),
    files=_files,
)
