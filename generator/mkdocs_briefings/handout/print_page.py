"""A booklet as one page of HTML to be printed: the site's own print style, and nothing to fetch."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from html import escape
from mimetypes import guess_type
from xml.etree.ElementTree import Element, tostring

from mkdocs_briefings.handout.booklet import Booklet
from mkdocs_briefings.handout.paper_styles import PALETTE, style_sheet
from mkdocs_briefings.handout.pictures import with_maps
from mkdocs_briefings.handout.sheets import DRAWING, Sheet, is_mark

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def print_page(booklet: Booklet, pictures: Callable[[str], bytes | None]) -> str:
    """The page; `pictures` gives the bytes of a picture beside the records by its path."""
    articles = "".join(
        _article(sheet, number, pictures) for number, sheet in enumerate(booklet.sheets, 1)
    )
    if len(booklet.sheets) > 1:
        articles = _cover(booklet) + articles
    return (
        f'<!doctype html>\n<html lang="{escape(booklet.language)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{escape(booklet.title)}</title>\n<style>\n{_styles(booklet)}\n</style>\n</head>\n"
        f'<body data-md-color-scheme="default">\n{articles}</body>\n</html>\n'
    )


def _cover(booklet: Booklet) -> str:
    """What a booklet of several briefings holds, each a link to where it begins."""
    lines = "".join(
        f'<li dir="auto"><a href="#{_start(number)}">{escape(line)}</a></li>'
        for number, line in enumerate(booklet.contents, 1)
    )
    about = escape(f"{booklet.site} · {booklet.marking}")
    return (
        f'<article class="md-typeset"><h1>{escape(booklet.title)}</h1>'
        f'<p class="briefing-meta">{about}</p><ol>{lines}</ol></article>\n'
    )


def _start(number: int) -> str:
    """The anchor of a sheet by its number."""
    return f"sheet-{number}"


def _styles(booklet: Booklet) -> str:
    colours = "".join(f"{name}: {value}; " for name, value in PALETTE.items())
    marking = booklet.marking.replace("\\", "").replace('"', "")
    own = style_sheet("briefings", "drawings", "print", "handout")
    told = f'{{ content: "{marking}"; font-weight: 700 }}'
    head = f"@page {{ @top-right {told} @bottom-left {told} }}"
    return f":root {{ {colours}}}\n{own}\n{head}".replace("</", "<\\/")


def _article(sheet: Sheet, number: int, pictures: Callable[[str], bytes | None]) -> str:
    """A sheet as an article, its anchors apart from those of the others."""
    body = sheet.body
    for element in body.iter():
        if is_mark(element):
            element.set("href", f"{element.get('href', '')}-{number}")
        if id := element.get("id"):
            element.set("id", f"{id}-{number}")
        if element.tag == "img":
            element.set("src", _embedded(element.get("src", ""), pictures))
    body.tag = "article"
    direction = "rtl" if sheet.from_right else "ltr"
    body.attrib |= {"class": "md-typeset", "lang": sheet.language, "dir": direction}
    body.set("id", _start(number))
    if sheet.url:
        body.append(_line(sheet.url))
    html = tostring(body, "unicode", method="html")
    return f"{_with_drawings(html, sheet)}\n"


def _line(text: str) -> Element:
    made = Element("p", {"class": "briefing-meta"})
    made.text = text
    return made


def _embedded(path: str, pictures: Callable[[str], bytes | None]) -> str:
    data, kind = pictures(path), guess_type(path)[0] or "application/octet-stream"
    return f"data:{kind};base64,{b64encode(data).decode()}" if data else ""


def _with_drawings(html: str, sheet: Sheet) -> str:
    for number, drawing in enumerate(sheet.drawings):
        place = f'<span class="{DRAWING}" data-number="{number}"></span>'
        html = html.replace(place, with_maps(drawing.svg))
    return html
