"""Rules of reference: names and ids that mean nothing, too much, or something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TypeVar

from mkdocs_briefings.check import FOLDERS
from mkdocs_briefings.library import Actor, Party, Source, Subject
from mkdocs_briefings.link import Linked
from mkdocs_briefings.link.subjects import RESERVED, is_reserved
from mkdocs_briefings.nearest import Slips
from mkdocs_briefings.rules.rule import Finding, Rule, documented, rule
from mkdocs_briefings.slugs import fold
from mkdocs_briefings.yaml_reader import Path

S = TypeVar("S", bound=Subject)
_NAMED = 5  # records of a circle that a message names


@rule("warning")
def unused_source(linked: Linked) -> Iterator[Finding]:
    """
    A source is listed, but nothing in the record cites it.

    Passes:
        claims:
          - {text: An example., cites: paper}
    Fails:
        sources:
          paper: {title: Example paper, url: "https://example.org/paper"}
          other: {title: Another paper, url: "https://example.org/other"}
        claims:
          - {text: An example., cites: paper}
    """
    cited: dict[str, set[Source]] = {}
    for statement in linked.statements:
        for citation in statement.all_citations():
            known = cited.setdefault(statement.entry.id, set())
            known.add(citation.source)
            if citation.via:
                known.add(citation.via)
    for subject in linked.world.holders:
        assert subject.entry
        known = cited.setdefault(subject.entry.id, set())
        known.update(citation.source for citation in subject.header)
        known.update(s.via for s in subject.sources.values() if s.via)
    for subject in linked.world.holders:
        assert subject.entry
        listed = getattr(getattr(subject, "data"), "sources", {})  # noqa: B009
        for key in listed:
            source = subject.sources.get(key)
            if source and source not in cited[subject.entry.id]:
                yield Finding(
                    subject.entry.document,
                    (*subject.path, "sources", key),
                    f"nothing cites the source `{key}`",
                    "Cite it where it belongs, or take it out.",
                    at_key=True,
                )


@rule("warning")
def near_name(linked: Linked) -> Iterator[Finding]:
    """
    A name is one letter away from the name of an actor's file, or from one that is used more often.

    Passes:
        # actors/group.yaml
        name: Example Brigade
        type: armed-group
        # 2024/example.yaml
        actors: [Example Brigade]
    Fails:
        # actors/group.yaml
        name: Example Brigade
        type: armed-group
        # 2024/example.yaml
        actors: [Exmple Brigade]
    """
    named = list(_named(linked))
    used = Counter(party.actor for _, _, party in named if party.actor)
    fileless = {actor for actor in used if not actor.entry and not actor.is_state}
    by_name = {fold(actor.name): actor for actor in sorted(fileless, key=lambda a: a.id)}
    by_name |= linked.world.names.files
    slips = Slips()
    for name, actor in by_name.items():
        if actor.entry or used[actor] > 1:  # what is used once is more often than nothing
            slips.add(name)
    meant = {
        actor: _meant(actor, [by_name[name] for name in slips.of(fold(actor.name))], used)
        for actor in fileless
    }
    for subject, path, party in named:
        if party.actor in meant and (other := meant[party.actor]):
            assert subject.entry
            yield Finding(
                subject.entry.document,
                path,
                f"`{party.written}` is one letter away from `{other.name}`",
                f"Write `{other.name}`, or accept the warning where it is somebody else.",
                needle=party.written or "",
            )


def _meant(actor: Actor, alike: list[Actor], used: Counter[Actor]) -> Actor | None:
    """Of actors of nearly the same name, one with a file, else one that is named more often."""
    better = [other for other in alike if other.entry or used[other] > used[actor]]
    return min(better, key=lambda other: (other.entry is None, other.id), default=None)


def _named(linked: Linked) -> Iterator[tuple[Subject, Path, Party]]:
    """Everybody whom records name, with the place of the name."""
    for statement in linked.statements:
        for field, parties in (
            ("by", statement.by if statement.data.by else []),
            ("to", statement.to),
            ("actor", statement.actors),
        ):
            for index, party in enumerate(parties):
                yield statement.home, (*statement.path, field, index), party
    for briefing in linked.world.subjects.briefings.all:
        for index, involved in enumerate(briefing.involved):
            yield briefing, ("actors", index), involved.party


AMBIGUOUS = documented(
    "ambiguous-name",
    "error",
    """
    Two actors' files claim one name or alias, so that nobody can tell who is meant.

    Passes:
        # actors/one.yaml
        name: Example One
        type: armed-group
        # actors/two.yaml
        name: Example Two
        type: armed-group
    Fails:
        # actors/one.yaml
        name: Example One
        type: armed-group
        aliases: The Example
        # actors/two.yaml
        name: Example Two
        type: armed-group
        aliases: The Example
    """,
)


@rule()
def cycle(linked: Linked) -> Iterator[Finding]:
    """
    Incidents are part of each other, briefings supersede each other, or sources are known through
    each other.

    Passes:
        # incidents/part.yaml
        name: Example part
        date: 2024-03-22
        part_of: whole
        # incidents/whole.yaml
        name: Example whole
        date: 2024-03
    Fails:
        # incidents/part.yaml
        name: Example part
        date: 2024-03-22
        part_of: whole
        # incidents/whole.yaml
        name: Example whole
        date: 2024-03
        part_of: part
    """
    subjects = linked.world.subjects
    yield from _cycles(subjects.incidents.all, lambda one: one.part_of, "part_of")
    yield from _cycles(subjects.briefings.all, lambda one: one.superseded_by, "superseded_by")
    sources = [*subjects.sources.all, *subjects.inline_sources]
    yield from _cycles(sources, lambda one: one.via, "via")


def _cycles(subjects: list[S], following: Callable[[S], S | None], field: str) -> Iterator[Finding]:
    settled: set[S] = set()
    for subject in subjects:
        way: dict[S, int] = {}
        here: S | None = subject
        while here is not None and here not in settled and here not in way:
            way[here] = len(way)
            here = following(here)
        settled.update(way)
        if here is not None and here in way:
            circle = list(way)[way[here] :]
            yield from (_circular(circle[at:] + circle[:at], field) for at in range(len(circle)))


def _circular(circle: list[S], field: str) -> Finding:
    subject, *others = circle
    assert subject.entry
    names = [one.name for one in others[:_NAMED]] + ["…"] * (len(others) > _NAMED)
    return Finding(
        subject.entry.document,
        (*subject.path, field),
        f"`{field}` leads back to itself: {' → '.join([subject.name, *names, subject.name])}",
        "Take one of these references out.",
    )


@rule()
def previous_url(linked: Linked) -> Iterator[Finding]:
    """
    An address under which a record was found before belongs to another page, or to two records.

    Passes:
        previous_urls: /2024/old-name/
    Fails:
        # 2024/one.yaml
        previous_urls: /2024/two/
        # 2024/two.yaml
        title: Another example
    """
    subjects = linked.world.subjects.with_files()
    shown = [actor for actor in linked.library.actors if not actor.entry]
    taken: dict[str, str] = {}
    for subject in (*shown, *subjects):
        name = subject.entry.document.name if subject.entry else f"the page of {subject.name}"
        taken[f"/{subject.uri}/".casefold()] = name
    for subject in subjects:
        assert subject.entry
        for index, url in enumerate(subject.entry.record.previous_urls):
            key = url.casefold()
            whose = "a page of the site" if _is_the_sites(key) else taken.get(key)
            taken.setdefault(key, f"{subject.entry.document.name} already")
            if whose:
                path = ("previous_urls", index)
                message = f"`{url}` is the address of {whose}"
                yield Finding(subject.entry.document, path, message, "Take it out.")


def _is_the_sites(url: str) -> bool:
    first, *rest = url.strip("/").split("/")
    of_records = first in (*FOLDERS, "countries") and bool(rest)
    return (first in RESERVED and not of_records) or is_reserved(url.strip("/"))


LINKING: tuple[Rule, ...] = (
    documented(
        "unknown-source",
        "error",
        """
        `cites`, `via` or `[@key]` names a source that is neither listed nor a file.

        Passes:
            claims:
              - {text: An example., cites: "paper, para. 12"}
        Fails:
            claims:
              - {text: An example., cites: [paper, para. 12]}
        """,
    ),
    documented(
        "unknown-incident",
        "error",
        """
        A field names an incident that has no file.

        Passes:
            # incidents/example-attack.yaml
            name: Example attack
            date: 2024-03-22
            # 2024/example.yaml
            incident: example-attack
        Fails:
            # incidents/example-attack.yaml
            name: Example attack
            date: 2024-03-22
            # 2024/example.yaml
            incident: exmple-attack
        """,
    ),
    documented(
        "unknown-briefing",
        "error",
        """
        `related` or `superseded_by` names a briefing that does not exist.

        Passes:
            # 2024/one.yaml
            related: two
            # 2024/two.yaml
            title: Another example
        Fails:
            # 2024/one.yaml
            related: three
            # 2024/two.yaml
            title: Another example
        """,
    ),
    documented(
        "unknown-record",
        "error",
        """
        A reference `record#anchor` names a record that does not exist.

        Passes:
            # 2024/one.yaml
            claims: two#claim-example
            # 2024/two.yaml
            claims:
              - {id: example, text: An example., cites: paper}
        Fails:
            # 2024/one.yaml
            claims: three#claim-example
            # 2024/two.yaml
            claims:
              - {id: example, text: An example., cites: paper}
        """,
    ),
    documented(
        "unknown-statement",
        "error",
        """
        A reference `record#anchor` names a statement that the record does not have.

        Passes:
            # 2024/one.yaml
            claims: two#claim-example
            # 2024/two.yaml
            claims:
              - {id: example, text: An example., cites: paper}
        Fails:
            # 2024/one.yaml
            claims: two#claim-exmple
            # 2024/two.yaml
            claims:
              - {id: example, text: An example., cites: paper}
        """,
    ),
    documented(
        "wrong-kind",
        "error",
        """
        A reference stands in a list of another kind than the statement that it names.

        Passes:
            # 2024/one.yaml
            claims: two#claim-example
            # 2024/two.yaml
            claims:
              - {id: example, text: An example., cites: paper}
        Fails:
            # 2024/one.yaml
            quotes: two#claim-example
            # 2024/two.yaml
            claims:
              - {id: example, text: An example., cites: paper}
        """,
    ),
    documented(
        "unknown-subject",
        "error",
        """
        `about` names neither an incident, nor a country, nor an actor that a record names.

        Passes:
            claims:
              - {text: An example., about: Afghanistan, cites: paper}
        Fails:
            claims:
              - {text: An example., about: Exampleland, cites: paper}
        """,
    ),
    documented(
        "no-name",
        "error",
        """
        A name has neither letter nor digit, so that no page can be made for it.

        Passes:
            actors: Example Group
        Fails:
            actors: "!!!"
        """,
    ),
    documented(
        "dead-link",
        "error",
        """
        A link or picture in a text leads to a file that is not there, or to a place that the
        record's page does not have.

        Passes:
            # 2024/one.yaml
            body: See [the other](two.yaml).
            # 2024/two.yaml
            title: Another example
        Fails:
            # 2024/one.yaml
            body: See [the other](three.yaml).
            # 2024/two.yaml
            title: Another example
        """,
    ),
    documented(
        "hidden-reference",
        "error",
        """
        A record that is shown refers, outside of its statements, to one that is not: a draft, or
        one marked above the site's marking.

        Passes:
            # 2024/one.yaml
            related: two
            # 2024/two.yaml
            title: Another example
        Fails:
            # 2024/one.yaml
            related: two
            # 2024/two.yaml
            title: Another example
            status: draft
        """,
    ),
    documented(
        "same-address",
        "error",
        """
        Two records have one address, or addresses that differ only in case.

        Passes:
            # 2024/one.yaml
            title: Example
            # 2024/two.yaml
            title: Another example
        Fails:
            # 2024/one.yaml
            title: Example
            # 2024/One.yaml
            title: Another example
        """,
    ),
    documented(
        "reserved-address",
        "error",
        """
        A record takes the address of a page that the site makes itself.

        Passes:
            # 2024/quotes.yaml
            title: Example
        Fails:
            # quotes.yaml
            title: Example
        """,
    ),
    documented(
        "equal-ids",
        "error",
        """
        Two statements of one kind on one page have the same `id`.

        Passes:
            claims:
              - {id: one, text: An example., cites: paper}
              - {id: two, text: Another example., cites: paper}
        Fails:
            claims:
              - {id: one, text: An example., cites: paper}
              - {id: one, text: Another example., cites: paper}
        """,
    ),
)
"""Rules kept while records are linked (`link`)."""

RULES: tuple[Rule, ...] = (*LINKING, unused_source, near_name, AMBIGUOUS, cycle, previous_url)
