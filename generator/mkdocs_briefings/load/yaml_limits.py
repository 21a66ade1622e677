"""What no record may hold, seen in its text before that is parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from mkdocs_briefings.markdown.escaping import escaped
from mkdocs_briefings.problems import Fault, Place

MAX_MARKS = 50_000  # one paragraph of so many keeps Python-Markdown busy for a second
MAX_DIRECTIVES = 10  # each is compared with all that stand before it

# U+0085 is a line end to YAML 1.1 and to no editor; the surrogates come from escapes only.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DIRECTIVE = re.compile("^%", re.M)


def refused(text: str) -> tuple[Place, Fault] | None:
    """Where and why a text is not read at all; None where nothing stands against it."""
    if found := _CONTROL.search(text):
        return place_at(text, found.start()), _of_control(found)
    if len(text) > MAX_MARKS and (found := _beyond(escaped(text), MAX_MARKS)):
        message = f"holds more than {MAX_MARKS:,} characters such as * _ [ = that Markdown reads"
        fault = Fault("too-large", message, "Split it into several records.")
        return place_at(text, found.start()), fault
    if found := _beyond(_DIRECTIVE.finditer(text), MAX_DIRECTIVES):
        fault = Fault("yaml", "holds many directives (lines that begin with %)", "Delete them.")
        return place_at(text, found.start()), fault
    return None


def control_character(text: str) -> Fault | None:
    """The fault of a text in which escapes put a control character."""
    found = _CONTROL.search(text)
    return _of_control(found) if found else None


def place_at(text: str, index: int) -> Place:
    """The line and column of a character of a text."""
    start = text.rfind("\n", 0, index) + 1
    return text.count("\n", 0, index) + 1, index - start + 1


def _of_control(found: re.Match[str]) -> Fault:
    message = f"control character U+{ord(found.group()):04X}"
    return Fault("control-character", message, "Delete it; only tab and line ends are allowed.")


def _beyond(found: Iterator[re.Match[str]], number: int) -> re.Match[str] | None:
    return next(islice(found, number, None), None)
