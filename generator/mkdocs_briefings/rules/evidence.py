"""Rules of evidence: what a statement rests on, and whether its numbers and words can be so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from mkdocs_briefings.figures import amount, compare, day, span, speaker
from mkdocs_briefings.library import Statement
from mkdocs_briefings.link import Linked
from mkdocs_briefings.rules.rule import Finding, Rule, documented, rule
from mkdocs_briefings.slugs import fold
from mkdocs_briefings.vocabulary import RELATION_KIND


def found(statement: Statement, message: str, hint: str, *field: str, needle: str = "") -> Finding:
    """A finding at a statement, or at one of its fields."""
    path = (*statement.path, *field)
    return Finding(statement.entry.document, path, message, hint, needle)


UNCITED = documented(
    "uncited",
    "error",
    """
    A quote, figure, claim, response, relation or responsibility names no source. Where the record
    lists exactly one source, that one is meant.

    Passes:
        claims:
          - text: Attacks fell by half.
            cites: paper
    Fails:
        sources:
          paper: {title: Example paper, url: "https://example.org/paper"}
          other: {title: Another paper, url: "https://example.org/other"}
        claims:
          - text: Attacks fell by half.
    """,
)


@rule("warning")
def unsupported(linked: Linked) -> Iterator[Finding]:
    """
    A judgement, recommendation or entry of a timeline gives neither a source nor a reason.

    Passes:
        judgements:
          - text: Further attacks are likely.
            because: Two attacks were carried out within three months.
    Fails:
        judgements:
          - text: Further attacks are likely.
    """
    kinds = ("judgement", "recommendation", "event")
    for statement in (one for kind in kinds for one in linked.of_kind(kind)):
        is_event = statement.kind == "event"
        if not statement.citations and (is_event or not statement.data.because):
            reason = "" if is_event else ", or say why with `because:`"
            yield found(
                statement,
                f"this {statement.kind} rests on nothing",
                f"Add `cites: key`{reason}.",
            )


@rule()
def figure_range(linked: Linked) -> Iterator[Finding]:
    """
    A figure cannot be so: its least is above its most, its value lies outside of both, it is
    negative, or it is -9 or -99, with which some datasets write "unknown".

    Passes:
        figures:
          - measure: killed
            min: 90
            max: 95
            about: Testland
            cites: paper
        countries: AF
        claims:
          - {text: An example., by: Testland, cites: paper}
    Fails:
        figures:
          - measure: killed
            min: 95
            max: 90
            cites: paper
    """
    for statement in linked.of_kind("figure"):
        data = statement.data
        for name in ("value", "min", "max"):
            number = getattr(data, name)
            if number is not None and number < 0:
                hint = (
                    "Leave it out where it is not known; a word such as `scores` goes in `words`."
                )
                yield found(statement, f"`{name}` is {number}, below zero", hint, name)
        bounds = [n for n in (data.min, data.value, data.max) if n is not None]
        if bounds != sorted(bounds):
            hint = "Write `min` ≤ `value` ≤ `max`."
            yield found(statement, f"the range runs backwards: {amount(data)}", hint)


@rule()
def two_figures_of_one_day(linked: Linked) -> Iterator[Finding]:
    """
    One speaker gives two different current figures of one measure for one day.

    Passes:
        figures:
          - {measure: killed, value: 90, by: Example Ministry, as_of: 2024-03-22, cites: paper}
          - {measure: killed, value: 95, by: Example Ministry, as_of: 2024-03-23, cites: paper}
    Fails:
        figures:
          - {measure: killed, value: 90, by: Example Ministry, as_of: 2024-03-22, cites: paper}
          - {measure: killed, value: 95, by: Example Ministry, as_of: 2024-03-22, cites: paper}
    """
    by_subject: dict[object, list[Statement]] = {}
    for statement in linked.of_kind("figure"):
        if not statement.hidden:
            for subject in statement.about or [statement.home]:
                by_subject.setdefault(subject, []).append(statement)
    reported: set[Statement] = set()
    for figures in by_subject.values():
        if len(figures) < 2:
            continue
        for comparison in compare(figures, None):
            seen: dict[object, Statement] = {}
            for figure in comparison.current:
                if figure.data.as_of is None or not span(figure.data):
                    continue
                first = seen.setdefault((speaker(figure), day(figure)), figure)
                differs = first is not figure and span(first.data) != span(figure.data)
                if differs and figure not in reported:
                    reported.add(figure)
                    yield _same_day(figure, first)


def _same_day(figure: Statement, first: Statement) -> Finding:
    line = first.entry.document.tree.place(first.path)[0]
    return found(
        figure,
        f"{amount(figure.data)} stands against {amount(first.data)}, by the same for the same day",
        f"The other is at {first.entry.document.name}:{line}. Correct one, give them a `scope`, or "
        "mark one `status: retracted`.",
    )


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
    for statement in linked.statements:
        quote = statement.data.quote
        if quote and len(quote.split()) < 4 and not statement.data.context:
            hint = "Add `context:` with the sentence it belongs in, the fragment shown by …"
            yield found(statement, f"“{quote}” is a fragment", hint, "quote")


@rule("warning")
def relation_twice(linked: Linked) -> Iterator[Finding]:
    """
    A relation that holds both ways is written on both sides; it is shown on both pages anyway.

    Passes:
        # actors/one.yaml
        name: Example One
        type: armed-group
        sources: {paper: {title: Example paper, url: "https://example.org/paper"}}
        relations:
          - {to: Example Two, kind: allied-with, cites: paper}
        # actors/two.yaml
        name: Example Two
        type: armed-group
    Fails:
        # actors/one.yaml
        name: Example One
        type: armed-group
        sources: {paper: {title: Example paper, url: "https://example.org/paper"}}
        relations:
          - {to: Example Two, kind: allied-with, cites: paper}
        # actors/two.yaml
        name: Example Two
        type: armed-group
        sources: {paper: {title: Example paper, url: "https://example.org/paper"}}
        relations:
          - {to: Example One, kind: allied-with, cites: paper}
    """
    seen: dict[object, Statement] = {}
    for statement in linked.of_kind("relation"):
        data = statement.data
        if not RELATION_KIND[data.relation].symmetric:
            continue
        if not statement.to or statement.to[0].actor is None:
            continue
        other = seen.get((statement.to[0].actor, statement.home, data.relation))
        seen[(statement.home, statement.to[0].actor, data.relation)] = statement
        if other:
            hint = f"{other.entry.document.name} holds it already; leave one of them out."
            yield found(statement, f"`{data.relation}` is written on both sides", hint)


@rule()
def updated_before_published(linked: Linked) -> Iterator[Finding]:
    """
    A briefing was updated before it was published.

    Passes:
        updated: 2024-04-02
    Fails:
        updated: 2024-03-02
    """
    for briefing in linked.world.subjects.briefings.all:
        data = briefing.data
        if data.updated and data.published and data.updated.last < data.published.first:
            assert briefing.entry
            yield Finding(
                briefing.entry.document,
                ("updated",),
                f"updated {data.updated.text}, but published {data.published.text}",
                "Correct one of the two days.",
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
    for statement in linked.statements:
        if statement.data.quote and statement.by and statement.citations:
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


@rule("warning")
def source_without_locator(linked: Linked) -> Iterator[Finding]:
    """
    A source says nowhere where it can be found: no address, no archived copy, and no other source
    through which it is known.

    Passes:
        sources:
          paper: {title: Example paper, url: "https://example.org/paper"}
    Fails:
        sources:
          paper: {title: Example paper}
    """
    subjects = linked.world.subjects
    for source in (*subjects.sources.all, *subjects.inline_sources):
        data = source.data
        if not (data.url or data.archive_url or data.via):
            assert source.entry
            hint = "Add `url:` or `archive_url:`, or `via:` where another source reports it."
            message = f"nobody can find `{data.title}`"
            yield Finding(source.entry.document, source.path, message, hint)


RULES: tuple[Rule, ...] = (
    UNCITED,
    unsupported,
    figure_range,
    two_figures_of_one_day,
    fragment_without_context,
    relation_twice,
    updated_before_published,
    miscopied_quote,
    source_without_locator,
)
