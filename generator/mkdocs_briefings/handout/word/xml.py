"""Elements of Office Open XML that python-docx has no names for."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def element(name: str, text: str = "", /, **attributes: str) -> Any:
    """An element by its name with prefix, such as `w:r`; attributes are of the same namespace."""
    made = OxmlElement(name)
    prefix = name.partition(":")[0]
    for key, value in attributes.items():
        made.set(qn(f"{prefix}:{key}"), value)
    if text:
        made.text = text
        made.set(qn("xml:space"), "preserve")
    return made


def field(instruction: str, shown: str, properties: Any = None) -> list[Any]:
    """The runs of a field (17.16.18): what it is made of, and what it shows until it is made."""

    def run(content: Any) -> Any:
        made = element("w:r")
        if properties is not None:
            made.append(deepcopy(properties))
        made.append(content)
        return made

    return [
        run(element("w:fldChar", fldCharType="begin")),
        run(element("w:instrText", f" {instruction} ")),
        run(element("w:fldChar", fldCharType="separate")),
        run(element("w:t", shown)),
        run(element("w:fldChar", fldCharType="end")),
    ]


def in_style(style: str) -> Any:
    """The properties of a run in a style of characters."""
    properties = element("w:rPr")
    properties.append(element("w:rStyle", val=style))
    return properties
