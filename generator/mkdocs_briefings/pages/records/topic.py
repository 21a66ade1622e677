"""The page of a topic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_briefings.library.linked import Topic
from mkdocs_briefings.pages.card import Card
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.links import Links
from mkdocs_briefings.pages.records.subject import (
    SubjectView,
    longer_lists,
    record_page,
    subject_view,
)


@dataclass(frozen=True, slots=True)
class TopicView:
    """All that a topic's page shows."""

    name: str
    subject: SubjectView


def topic_pages(topic: Topic, links: Links) -> Iterator[Page]:
    """The page of a topic, and those of its longer lists."""
    yield record_page(topic, "topic", _view, links)
    yield from longer_lists(topic, links)


def _view(topic: Topic, links: Links, _card: Card) -> TopicView:
    return TopicView(topic.name, subject_view(topic, links))
