"""Topics: what is filed under each, by itself or with the record that it stands in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mkdocs_briefings.addresses import of_topics
from mkdocs_briefings.language.slugs import as_title, identity, slug
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Briefing, Incident, Mention, Statement, Subject, Topic
from mkdocs_briefings.model.kinds import KINDS


@dataclass(slots=True)
class _Filed:
    """What is filed under one topic, and how its name is written."""

    spellings: Counter[str] = field(default_factory=Counter)
    mentions: list[Mention] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)


def make_topics(library: Library) -> list[Topic]:
    """Make the topics of all that is shown, each with its mentions; statements learn theirs."""
    filed: defaultdict[str, _Filed] = defaultdict(_Filed)
    for briefing in library.briefings:
        for one in _under(briefing.data.topics, filed):
            one.mentions.append(Mention("briefing-on", subject=briefing))
    for incident in library.incidents:
        for one in _under(incident.data.topics, filed):
            one.mentions.append(Mention("incident-on", subject=incident))
    for statement in library.statements:
        for one in _under(_names(statement, library), filed):
            one.statements.append(statement)
            one.mentions += [Mention(role, statement=statement) for role in _roles(statement)]
    return list(_topics(filed, library))


def _topics(filed: dict[str, _Filed], library: Library) -> Iterator[Topic]:
    slugs = {key: min(map(slug, one.spellings)) for key, one in filed.items()}
    for key, uri in sorted(of_topics(slugs).items()):
        one = filed[key]
        name = min(one.spellings, key=lambda written: (-one.spellings[written], written))
        name = as_title(name)
        topic = Topic(id=uri, uri=uri, name=name, mentions=one.mentions)
        for statement in one.statements:
            statement.topics.append(topic)
        library.topics_by_identity[key] = topic
        yield topic


def _under(names: Sequence[str], filed: defaultdict[str, _Filed]) -> Iterator[_Filed]:
    """Where something with these topics is filed; names without a letter are no topics."""
    for key, name in {identity(name): name for name in names}.items():
        if slug(name):
            one = filed[key]
            one.spellings[name] += 1
            yield one


def _names(statement: Statement, library: Library) -> Sequence[str]:
    """A statement's topics: its own, else those of what it answers, else those of its record."""
    here: Statement | None = statement
    while here:
        if here.data.topics:
            return list(here.data.topics)
        here = here.answers
    return _of_record(statement.home, library)


def _of_record(home: Subject, library: Library) -> Sequence[str]:
    """The topics of a record; an incident written inline has those of its briefing too."""
    if isinstance(home, Incident) and not home.data.topics and not home.has_page:
        home = library.pages[home.uri]
    return home.data.topics if isinstance(home, Briefing | Incident) else []


def _roles(statement: Statement) -> Iterator[str]:
    """How a statement is listed on its topic's page.

    All words said stand among the quotes; what merely comes with its record, such as a figure,
    is not listed unless it was filed there itself.
    """
    if statement.data.quote:
        yield "quote-on"
    if KINDS[statement.kind].is_filed and statement.kind != "quote":
        yield f"{statement.kind}-on"
    elif statement.data.topics and not statement.data.quote:
        yield "other-on"
