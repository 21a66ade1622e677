"""Rules of quotations: whether their words can be understood, and are copied right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from mkdocs_briefings.language.slugs import fold
from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.link import Linked
from mkdocs_briefings.rules.rule import Finding, Rule, found, rule

_MARKS = {"“": "”", '"': '"', "«": "»", "»": "«", "„": "“”", "‘": "’", "'": "'"}
"""Each mark that opens a quotation, with those that close it."""


@rule("warning")
def fragment_without_context(linked: Linked) -> Iterator[Finding]:
    """
    A quotation of under four words stands without the sentence it belongs in.

    Passes:
        quotes:
          - quote: lost control
            context: The ministry had … of the border.
            by: Example Speaker
            cites: paper
    Fails:
        quotes:
          - quote: lost control
            by: Example Speaker
            cites: paper
    """
    for statement in linked.quoted:
        quote = statement.data.quote
        if len(quote.split()) < 4 and not statement.data.context:
            hint = "Add `context:` with the sentence it belongs in, the fragment shown by …"
            yield found(statement, f"“{quote}” is a fragment", hint, "quote")


@rule("warning")
def outer_quotation_marks(linked: Linked) -> Iterator[Finding]:
    """
    A quotation begins and ends with quotation marks. The page sets marks around it, so that two
    stand there.

    Passes:
        quotes:
          - quote: the border has been closed since March
            by: Example Speaker
            cites: paper
    Fails:
        quotes:
          - quote: “the border has been closed since March”
            by: Example Speaker
            cites: paper
    """
    for statement in linked.quoted:
        quote = statement.data.quote
        if quote[0] not in _MARKS or quote[-1] not in _MARKS[quote[0]]:
            continue
        inner = quote[1:-1]
        if quote[0] not in inner and quote[-1] not in inner:  # not “one” and “two”
            message = f"the quotation stands in marks of its own, {quote[0]}…{quote[-1]}"
            yield found(
                statement, message, "Take the outer marks out; the page sets them.", "quote"
            )


@rule("warning")
def miscopied_quote(linked: Linked) -> Iterator[Finding]:
    """
    Two quotations of one speaker from one source differ in a few letters or words, so that one
    of them is probably miscopied.

    Passes:
        quotes:
          - {quote: "the border has been closed since March", by: Example Speaker, cites: paper}
          - {quote: "nobody knows how many crossed it", by: Example Speaker, cites: paper}
    Fails:
        quotes:
          - {quote: "the border has been closed since March", by: Example Speaker, cites: paper}
          - {quote: "the border had been closed since March", by: Example Speaker, cites: paper}
    """
    groups: dict[object, list[Statement]] = {}
    for statement in linked.quoted:
        if statement.by and statement.citations:
            key = (statement.by[0].actor or statement.by[0].words, statement.citations[0].source)
            groups.setdefault(key, []).append(statement)
    for group in groups.values():
        for first, second in _pairs(group):
            if _nearly_equal(fold(first.data.quote), fold(second.data.quote)):
                line = first.entry.document.tree.place(first.path)[0]
                yield found(
                    second,
                    "nearly the same words are quoted differently elsewhere",
                    f"Compare {first.entry.document.name}:{line} with the source; correct one, or "
                    "show it again by `record#anchor`.",
                    "quote",
                )


def _pairs(group: list[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """All pairs of a group; of a large one, those that stand side by side when sorted."""
    if len(group) <= 50:
        yield from combinations(group, 2)
        return
    number = {statement: n for n, statement in enumerate(group)}
    for step in (1, -1):  # sorted by how they begin, and by how they end
        in_order = sorted(group, key=lambda one: fold(one.data.quote)[::step])
        for first, second in pairwise(in_order):
            yield (first, second) if number[first] < number[second] else (second, first)


def _nearly_equal(one: str, two: str) -> bool:
    """Whether two texts differ at one place only, in at most a tenth of what they say."""
    if one == two or abs(len(one) - len(two)) > 12 or min(len(one), len(two)) < 15:
        return False
    begin = _alike(one, two)
    end = _alike(one[:begin:-1], two[:begin:-1])
    return 2 * (begin + end) > 0.9 * (len(one) + len(two))


def _alike(one: str, two: str) -> int:
    """How many characters are the same from the beginning on."""
    pairs = enumerate(zip(one, two, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(two)))


RULES: tuple[Rule, ...] = (fragment_without_context, outer_quotation_marks, miscopied_quote)
