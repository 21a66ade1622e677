"""What a YAML syntax error probably comes from: where to look, and what to write instead."""

from __future__ import annotations

import re

from mkdocs_briefings.problems import Fault, Place

_MERGE = re.compile(r"^(<{7}|={7}|>{7})(?: .*)?$", re.M)
_NO_BREAK = re.compile("^[ -]*\u00a0|^[ -]*[a-z_]+:\u00a0")
_NO_BLANK = re.compile(r"[ -]*([a-z]\w*):(?!//)([^\s,:][^:]*)$")
_FIELD = re.compile(r"( +)([a-z_]+)$")
_OF_A_SOURCE = re.compile(r"\b(?:cites|via|source):[^:]*$")
_AFTER_AT = re.compile(r"[\w./-]+")
BLOCK_HINT = "Put the text on the next line after `>-`, indented; there every character is text."

UNCLOSED = Fault(
    "yaml",
    "this quotation mark is not closed where its text ends",
    f"Close it there; or leave quotation marks out. {BLOCK_HINT}",
)
_NEXT_FIELD = re.compile(r"\n[ -]*[a-z_]+:(?: |\n|$)")


def runs_on(quoted: str) -> bool:
    """Whether a quoted text of several lines holds what looks like the fields below it."""
    return bool(_NEXT_FIELD.search(quoted))


def explain(text: str, line: int, column: int, cause: str) -> tuple[Place, Fault]:
    """What the parser stumbled over at a place, for the reason `cause`, and where that is."""
    if found := _MERGE.search(text):
        message = f"`{found[1]}` is the mark of a merge conflict: two versions stand here"
        hint = "Keep what is right of both; delete the lines with <<<<<<<, ======= and >>>>>>>."
        place = text.count("\n", 0, found.start()) + 1, 1
        return place, Fault("yaml", message, hint)
    if "quoted scalar" in cause and "end of stream" in cause:
        return (line, column), UNCLOSED
    lines = ["", *text.split("\n"), ""]
    for number in (line, line - 1):
        if found := _NO_BREAK.match(lines[number]):
            message = "a no-break space (U+00A0) stands where YAML needs a usual one"
            hint = "Delete it and press the space bar."
            return (number, found.end()), Fault("yaml", message, hint)
        if ("mapping values" in cause or "expected ':'" in cause) and (
            found := _NO_BLANK.match(lines[number])
        ):
            message = f"there is no space after `{found[1]}:`"
            hint = f"Write `{found[1]}: {found[2]}`."
            return (number, found.start(2) + 1), Fault("yaml", message, hint)
    hint = _hint(lines[line - 1], lines[line], column - 1, cause)
    return (line, column), Fault("yaml", cause, hint)


def _hint(above: str, line: str, column: int, cause: str) -> str:
    before = line[:column]
    if "\t" in line[: column + 1] or "'\\t'" in cause:
        return "Indent with spaces; YAML allows no tab there."
    if line[column : column + 1] == "@" and _OF_A_SOURCE.search(f"{above}\n{before}"):
        key = _AFTER_AT.match(line, column + 1)
        return f"Write the key of a source without @: `{key.group() if key else 'key'}`."
    if "mapping values are not allowed" in cause:
        field = _FIELD.fullmatch(before)
        if field and len(field[1]) > (begins := len(above) - len(above.lstrip(" -"))):
            return (
                f"`{field[2]}` is indented further than the line above; begin it in column "
                f"{begins + 1}, or, if it is text, put that after `>-`."
            )
    if "mapping values are not allowed" in cause or "cannot start any token" in cause:
        return f"A text with `: ` or that begins with @, ` or % needs care. {BLOCK_HINT}"
    if "expected ':'" in cause:
        return "This line is no field, `name: value`. Indent it where it continues the text above."
    return (
        "Look at this line and the one above: indentation, quotes and brackets must close. "
        + BLOCK_HINT
    )
