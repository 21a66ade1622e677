"""The page of a topic."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_briefings.library.linked import Topic
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.links import Links
from mkdocs_briefings.pages.records.subject import SubjectView, subject_pages


@dataclass(frozen=True, slots=True)
class TopicView:
    """All that a topic's page shows."""

    name: str
    subject: SubjectView


def topic_pages(topic: Topic, links: Links) -> list[Page]:
    """The page of a topic, and those of its longer lists."""
    subject, more = subject_pages(topic, links)
    return [Page(topic.uri, topic.name, "topic", TopicView(topic.name, subject)), *more]
