"""Rules of what cannot be, whenever it was: places, parts of a whole, oneself, one thing twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from mkdocs_briefings.addresses import at
from mkdocs_briefings.language.countries import country_name
from mkdocs_briefings.language.land import may_lie_in
from mkdocs_briefings.language.slugs import fold, identity
from mkdocs_briefings.library.figures import by_subject, day, span, speaker
from mkdocs_briefings.library.linked import Source, Statement, Subject
from mkdocs_briefings.link import Linked
from mkdocs_briefings.model.details import Place
from mkdocs_briefings.rules.rule import Finding, Rule, found, rule


@rule("warning")
def part_above_whole(linked: Linked) -> Iterator[Finding]:
    """
    One speaker counts more in a part (`scope`) than in the whole, for the same day or an earlier
    one.

    Passes:
        figures:
          - {measure: killed, value: 20, by: Example Ministry, cites: paper}
          - {measure: killed, value: 12, scope: civilians, by: Example Ministry, cites: paper}
    Fails:
        figures:
          - {measure: killed, value: 12, by: Example Ministry, cites: paper}
          - {measure: killed, value: 20, scope: civilians, by: Example Ministry, cites: paper}
    """
    told: set[Statement] = set()
    for figures in by_subject(_counted(linked)).values():
        wholes: dict[object, list[Statement]] = {}
        for figure in figures:
            if not figure.data.scope:
                wholes.setdefault(_of_what(figure), []).append(figure)
        for figure in (one for one in figures if one.data.scope):
            whole = wholes.get(_of_what(figure), [])
            if whole and figure not in told and all(_exceeds(figure, one) for one in whole):
                told.add(figure)
                message = f"{figure.data.scope}: more than the whole that the same source gives"
                yield found(figure, message, "Correct one of the two numbers, or the `scope`.")


def _counted(linked: Linked) -> Iterator[Statement]:
    for figure in linked.of_kind("figure"):
        if span(figure.data) and figure.data.status != "retracted":
            yield figure


def _of_what(figure: Statement) -> tuple[object, ...]:
    data = figure.data
    period = data.period.text if data.period else ""
    return speaker(figure), identity(data.measure), identity(data.unit or ""), period


def _exceeds(part: Statement, whole: Statement) -> bool:
    bounds, most = span(part.data), span(whole.data)
    assert bounds
    assert most
    then, now = day(whole), day(part)
    return bounds[0] > most[1] and not (then and now and now > then)


@rule("warning")
def outside_country(linked: Linked) -> Iterator[Finding]:
    """
    The coordinates of a place lie far outside of its country.

    Passes:
        incident:
          name: Example attack
          date: 2024-03-01
          place: {name: Kabul, country: AF, lat: 34.5, lon: 69.2}
    Fails:
        incident:
          name: Example attack
          date: 2024-03-01
          place: {name: Kabul, country: AF, lat: 69.2, lon: 34.5}
    """
    subjects = linked.world.subjects
    for incident in (*subjects.incidents.all, *subjects.inline_incidents):
        assert incident.entry
        for index, place in enumerate(incident.data.place):
            if place.country is None or place.lat is None or place.lon is None:
                continue
            if not may_lie_in(place.country, place.lat, place.lon):
                message = f"{place.lat:g}, {place.lon:g} is not in {country_name(place.country)}"
                path = (*incident.path, "place", index, "lat")
                yield Finding(incident.entry.document, path, message, _meant(place))


def _meant(place: Place) -> str:
    assert place.country
    assert place.lat is not None
    assert place.lon is not None
    lat, lon = place.lat, place.lon
    for north, east in ((lon, lat), (-lat, lon), (lat, -lon), (-lat, -lon)):
        if abs(north) <= 90 and may_lie_in(place.country, north, east):
            return f"Did you mean `lat: {north:g}` and `lon: {east:g}`?"
    return "Correct the coordinates or the country."


@rule("warning")
def denies_oneself(linked: Linked) -> Iterator[Finding]:
    """
    Somebody disputes or denies what the same one says.

    Passes:
        claims:
          - text: An example.
            by: Example Ministry
            cites: paper
            responses: {stance: denies, by: Another Ministry, text: No., cites: paper}
    Fails:
        claims:
          - text: An example.
            by: Example Ministry
            cites: paper
            responses: {stance: denies, by: Example Ministry, text: No., cites: paper}
    """
    for response in linked.of_kind("response"):
        if response.data.stance not in ("disputes", "denies") or response.answers is None:
            continue
        said = {(party.actor, party.words) for party in response.answers.by if party.actor}
        for party in response.by:
            if (party.actor, party.words) in said and party.actor:
                message = f"{party.name} {response.data.stance} what {party.name} says"
                hint = "Name who it is that says so; who takes his words back, `qualifies` them."
                yield found(response, message, hint, "by")


@rule("warning")
def related_to_itself(linked: Linked) -> Iterator[Finding]:
    """
    A briefing names itself as related, or an actor has a relation to itself.

    Passes:
        # 2024/one.yaml
        related: two
        # 2024/two.yaml
        title: Another example
    Fails:
        # 2024/one.yaml
        related: one
    """
    for briefing in linked.world.subjects.briefings.all:
        for index, other in enumerate(briefing.related):
            if other is briefing and briefing.entry:
                path = ("related", index)
                yield Finding(briefing.entry.document, path, "this is the briefing itself", _OUT)
    for relation in linked.of_kind("relation"):
        if any(party.actor is relation.home for party in relation.to):
            yield found(relation, "this is a relation of the actor to itself", _OUT, "to")


_OUT = "Take it out, or name the other."


@rule("warning")
def source_twice(linked: Linked) -> Iterator[Finding]:
    """
    Two sources have one address, so that one source counts as two. What several records hold
    inline under one title is passed over.

    Passes:
        sources:
          paper: {title: Example paper, url: "https://example.org/paper"}
          other: {title: Example paper, url: "https://example.org/other"}
    Fails:
        sources:
          paper: {title: Example paper, url: "https://example.org/paper"}
          other: {title: Example paper, url: "https://example.org/paper"}
    """
    subjects = linked.world.subjects
    seen: dict[str, Source] = {}
    for source in subjects.every_source:
        if source.data.url and source.entry:
            first = seen.setdefault(_address(source.data.url), source)
            if first is not source and not _is_repeated(source, first):
                message = f"`{source.data.url}` is the address of {_where(first)} already"
                hint = "Write it once: a file in briefings/sources/, which all records cite."
                path = (*source.path, "url")
                yield Finding(source.entry.document, path, message, hint)


def _is_repeated(source: Source, first: Source) -> bool:
    """Whether two records hold the same source inline, each for itself."""
    alike = fold(source.name) == fold(first.name)
    return alike and bool(source.path and first.path) and source.entry is not first.entry


def _address(url: str) -> str:
    """What is the same for two ways to write one address."""
    parts = urlsplit(url)
    host = (parts.netloc or "").lower().removeprefix("www.")
    return at(f"{host}{parts.path.rstrip('/')}?{parts.query}", parts.fragment)


def _where(subject: Subject) -> str:
    assert subject.entry
    name = subject.entry.document.name
    return at(name, subject.anchor)


@rule("warning")
def same_id(linked: Linked) -> Iterator[Finding]:
    """
    Two records of a kind have one identifier of somebody else's.

    Passes:
        # incidents/one.yaml
        name: Example one
        date: 2024-03-01
        ids: {acled: AFG1}
        # incidents/two.yaml
        name: Example two
        date: 2024-03-02
        ids: {acled: AFG2}
    Fails:
        # incidents/one.yaml
        name: Example one
        date: 2024-03-01
        ids: {acled: AFG1}
        # incidents/two.yaml
        name: Example two
        date: 2024-03-02
        ids: {acled: AFG1}
    """
    subjects = linked.world.subjects
    kinds: tuple[Iterable[Subject], ...] = (
        subjects.briefings.all,
        (*subjects.incidents.all, *subjects.inline_incidents),
        subjects.actors.all,
        subjects.every_source,
    )
    for kind in kinds:
        seen: dict[tuple[str, str], Subject] = {}
        for subject in kind:
            assert subject.entry
            for where, id in getattr(subject, "data").ids.items():  # noqa: B009
                first = seen.setdefault((fold(where), fold(id)), subject)
                if first is not subject:
                    message = f"`{where}: {id}` is that of {_where(first)} already"
                    hint = "Make one record of the two, or correct one identifier."
                    path = (*subject.path, "ids", where)
                    yield Finding(subject.entry.document, path, message, hint)


RULES: tuple[Rule, ...] = (
    part_above_whole,
    outside_country,
    denies_oneself,
    related_to_itself,
    source_twice,
    same_id,
)
