"""What a page folds away, laid open as paper has it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mkdocs_briefings.handout.html_tree import classes, parents, take_out, text_of

_GAP = "\N{EM SPACE}"
"""Between a word that leads a paragraph and its text; no language needs another sign there."""


def lay_open(body: Element) -> None:
    """Let all stand open that a page folds away, without what only tells that there is more."""
    for element in body.iter("details"):
        element.set("open", "")
    for parent, child in parents(body):
        if child.tag != "details" or not len(child) or child[0].tag != "summary":
            continue
        if "briefing-rest" in classes(child):
            take_out(child, child[0])
            child.tag = "div"
        elif "briefing-why" in classes(child) and all(one.tag == "p" for one in child[1:]):
            _run_in(parent, child)
        elif len(child) > 1 and _is_said(child[1], child[0]):
            take_out(child, child[1])


def _run_in(parent: Element, folded: Element) -> None:
    """Put mere text in the place of what folds it, behind the word that stood above it."""
    paragraphs = folded[1:]
    if not paragraphs:
        return
    first, lead = paragraphs[0], Element("strong")
    lead.text, lead.tail = text_of(folded[0]), _GAP + (first.text or "").lstrip()
    first.text = ""
    first.insert(0, lead)
    for one in paragraphs:
        one.set("class", f"{one.get('class', '')} briefing-why".strip())
    paragraphs[-1].tail = folded.tail
    at = list(parent).index(folded)
    parent[at : at + 1] = paragraphs


def _is_said(line: Element, above: Element) -> bool:
    """Whether the small line below a heading says no more than the end of that."""
    return "briefing-meta" in classes(line) and text_of(above).endswith(text_of(line))
