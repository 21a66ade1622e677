"""A sheet as a letter: HTML for e-mail, whose styles stand at each element, with nothing to fetch.

Programs for mail take style sheets out, and load nothing that a letter names; so a letter holds
neither, and no drawings.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from xml.etree.ElementTree import Element, tostring

from mkdocs_briefings.handout.html_tree import classes, parents, take_out
from mkdocs_briefings.handout.sheets import DRAWING, Sheet, is_mark

_SMALL = "font-size:13px;color:#565656"
_CELL = "border:1px solid #d0d0d0;padding:4px 8px;text-align:start;vertical-align:top"
_STYLES: Mapping[str, str] = {
    "h1": "font-size:24px;line-height:1.25;margin:0 0 8px",
    "h2": "font-size:19px;line-height:1.3;margin:28px 0 8px;border-top:1px solid #d0d0d0;"
    "padding-top:12px",
    "h3": "font-size:16px;line-height:1.35;margin:20px 0 4px",
    "p": "margin:0 0 10px",
    "li": "margin:0 0 6px",
    "a": "color:#1a4f8b",
    "table": "border-collapse:collapse;margin:0 0 12px",
    "th": _CELL,
    "td": _CELL,
    "sup": "font-size:11px;line-height:0",
}
_BODY = (
    "margin:0 auto;max-width:640px;padding:16px;background:#ffffff;color:#1f1f1f;"
    "font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif"
)
_KEPT = frozenset(("href", "lang", "dir", "colspan", "rowspan", "start"))


def letter(sheet: Sheet) -> str:
    """The letter, a whole file."""
    direction = "rtl" if sheet.from_right else "ltr"
    head = f'<meta charset="utf-8"><title>{escape(sheet.title)}</title>'
    viewport = '<meta name="viewport" content="width=device-width,initial-scale=1">'
    return (
        f'<!doctype html>\n<html lang="{escape(sheet.language)}" dir="{direction}">\n'
        f"<head>{head}{viewport}</head>\n"
        f'<body style="{escape(_BODY)}">\n{_content(sheet, styled=True)}\n{_where(sheet)}'
        "</body>\n</html>\n"
    )


def content(sheet: Sheet) -> str:
    """What a sheet says below its headline, as HTML without any style."""
    return _content(sheet, styled=False)


def _content(sheet: Sheet, *, styled: bool) -> str:
    body = sheet.body
    for parent, child in parents(body):
        silent = child.tag == "img" or DRAWING in classes(child)
        if silent or (child.tag == "h1" and not styled):
            take_out(parent, child)
    for element in body.iter():
        _dress(element, styled=styled)
    html = "".join(tostring(one, "unicode", method="html") for one in body)
    return html.strip()


def _dress(element: Element, *, styled: bool) -> None:
    """Leave of an element what a letter can show; a mark is a number, as nobody can follow it."""
    given = classes(element)
    if is_mark(element):
        element.tag = "span"
        element.attrib.pop("href", None)
    small = any(name in given for name in ("briefing-meta", "briefing-toll", "briefing-source"))
    element.attrib = {name: value for name, value in element.attrib.items() if name in _KEPT}
    styles = [_STYLES.get(str(element.tag), ""), _SMALL if small else ""]
    if styled and any(styles):
        element.set("style", ";".join(filter(None, styles)))


def _where(sheet: Sheet) -> str:
    if not sheet.url:
        return ""
    address = escape(sheet.url)
    return f'<p style="{_SMALL}"><a href="{address}" style="{_STYLES["a"]}">{address}</a></p>\n'
