"""The timeline of a record as a strip, each of its strokes a link to the event."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.pages.drawings.timeline import Moment, TimelineView, timeline
from mkdocs_briefings.pages.kinds import sentence
from mkdocs_briefings.pages.kinds.wording import shortened
from mkdocs_briefings.pages.parts.links import Links

_LABEL = 80
"""Characters of a stroke's words: the list behind the strip has all of them."""


def strip(events: Iterable[Statement], links: Links) -> TimelineView | None:
    """The strip of some events; None where there are too few for one."""
    moments = [
        Moment(
            event.data.date,
            links.language.gettext(
                "{date}: {what}",
                date=links.date(event.data.date),
                what=shortened(sentence(event, links.language), _LABEL),
            ),
            links.url(event.home.uri, event.anchor),
        )
        for event in events
    ]
    return timeline(moments, links.date)
