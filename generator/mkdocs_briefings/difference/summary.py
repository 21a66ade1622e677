"""What changes for readers, as text, as JSON, and as Markdown for the summary of a pull request."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict

from mkdocs_briefings import addresses
from mkdocs_briefings.difference.comparing import Difference, PageChanges
from mkdocs_briefings.markdown.escaping import escape_inline

_SIGNS = {"new": "+", "changed": "~", "removed": "-", "lost": "!"}
_LONGEST = 160


def as_text(pages: Sequence[PageChanges]) -> str:
    """A block for each page, a line for each change."""
    if not pages:
        return "Nothing changes for readers."
    blocks = []
    for page in pages:
        head = f"{page.title}  {addresses.rooted(page.page)}" if page.page else "On the whole site"
        lines = [f"  {_SIGNS[change.sort]} {line(change)}" for change in page.changes]
        blocks.append("\n".join([head, *lines]))
    return "\n\n".join(blocks)


def as_markdown(pages: Sequence[PageChanges]) -> str:
    """A heading for each page, an item for each change."""
    if not pages:
        return "Nothing changes for readers.\n"
    blocks = ["## What changes for readers"]
    for page in pages:
        title, place = escape_inline(page.title), addresses.rooted(page.page)
        head = f"### {title} (`{place}`)" if page.page else "### On the whole site"
        items = [f"- {_mark(change)} {escape_inline(line(change))}" for change in page.changes]
        blocks += [head, "\n".join(items)]
    return "\n\n".join(blocks) + "\n"


def as_json(pages: Sequence[PageChanges]) -> str:
    """One object; field names are stable, `version` is raised when they change."""
    listed = [
        {
            "title": page.title,
            "address": addresses.rooted(page.page) if page.page else "",
            "changes": [asdict(change) for change in page.changes],
        }
        for page in pages
    ]
    return json.dumps({"version": 1, "pages": listed}, ensure_ascii=False, indent=2)


def line(change: Difference) -> str:
    """A change in one line: `killed: 143 → 144 (VOA; as of 2024-03-25)`."""
    about = f" ({change.about})" if change.about else ""
    if change.sort == "changed":
        return f"{_changed(change)}{about}"
    if change.sort == "lost" and change.what == "address":
        return f"{change.text} leads nowhere any more"
    word = {"new": "new ", "removed": "removed: ", "lost": ""}[change.sort]
    return f"{word}{change.what}: {_cut(change.text)}{about}"


def _changed(change: Difference) -> str:
    if change.field == "says":
        before, after = change.before, change.after
        head = f"{change.what}, "
        if change.what == "figure" and (shared := before.partition(": ")[0]) and shared in after:
            head, before = f"{shared}: ", before.removeprefix(f"{shared}: ")
            after = after.removeprefix(f"{shared}: ")
        return f"{head}{_cut(before)} → {_cut(after)}"
    was, now = _cut(change.before) or "–", _cut(change.after) or "–"
    head = f"{change.what} “{_cut(change.text, 60)}”, {change.field}"
    return f"{head}: {was} → {now}"


def _cut(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"


def _mark(change: Difference) -> str:
    return {"new": "**new**", "changed": "changed", "removed": "**removed**", "lost": "⚠"}[
        change.sort
    ]


FORMS: dict[str, Callable[[Sequence[PageChanges]], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}
