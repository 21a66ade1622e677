"""Linked data in the head of a page, in the words of schema.org (JSON-LD 1.1)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import singledispatch
from typing import Any

from mkdocs_briefings.addresses import HOME
from mkdocs_briefings.library.linked import (
    Actor,
    Briefing,
    Incident,
    Party,
    Source,
    Statement,
    Subject,
)
from mkdocs_briefings.outputs.data.json_lines import address_of
from mkdocs_briefings.outputs.output import Edition
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.grounds import cited
from mkdocs_briefings.pages.publication import Publication

Node = dict[str, Any]

_MOST = 30
"""Quotations and sources that a page tells, at most: it is to stay light."""
_RATINGS = {"refuted": 1, "corroborated": 5}
_ORGANISATIONS = {
    "government-body": "GovernmentOrganization",
    "media": "NewsMediaOrganization",
    "company": "Corporation",
    "political-party": "PoliticalParty",
}


def json_ld(page: Page, edition: Edition) -> Iterator[str]:
    """The data of a page as a script that nothing runs: what it is about, and the way to it."""
    subject = edition.library.pages.get(page.uri)
    nodes = [node for node in (*_of_page(subject, edition), _way(page, edition)) if node]
    if nodes:
        data = {"@context": "https://schema.org", "@graph": nodes}
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        for mark in "<>&":
            text = text.replace(mark, f"\\u{ord(mark):04x}")
        yield f'<script type="application/ld+json">{text}</script>'


def _of_page(subject: Subject | None, edition: Edition) -> Iterator[Node]:
    if subject is None:
        return
    yield _without_gaps({**_node(subject, edition.site), "mainEntityOfPage": _id(subject, edition)})
    if isinstance(subject, Briefing) and subject.stands:
        if subject.incident and subject.incident.anchor:
            yield _without_gaps(_node(subject.incident, edition.site))
        yield from _statements(subject, edition)


def _id(one: Statement | Subject, edition: Edition) -> str:
    return address_of(one, edition.site)


def _without_gaps(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, [], "", {})}


@singledispatch
def _node(subject: Subject, site: Publication) -> Node:
    """What a subject is: of topics, no more than its name."""
    return {"@id": address_of(subject, site), "@type": "DefinedTerm", "name": subject.name}


@_node.register
def _briefing(briefing: Briefing, site: Publication) -> Node:
    data = briefing.data
    sources = dict.fromkeys(citation.source for citation in cited(briefing))
    return {
        "@id": address_of(briefing, site),
        "@type": "Report",
        "headline": data.title,
        "url": site.url(briefing.uri),
        "abstract": data.summary.plain,
        "author": [{"@type": "Organization", "name": name} for name in data.authors]
        or {"@type": "Organization", "name": site.name},
        "publisher": {"@type": "Organization", "name": site.name, "url": site.url(HOME)},
        "datePublished": _day(data.published),
        "dateModified": _day(data.updated or data.published),
        "inLanguage": data.lang or site.language.tag,
        "license": site.licence,
        "keywords": list(data.topics),
        "spatialCoverage": [site.language.country(code) for code in briefing.countries],
        "about": [
            {"@id": address_of(one, site)}
            for one in (briefing.incident, *briefing.incidents)
            if one
        ],
        "citation": [_work(source, site) for source in list(sources)[:_MOST]],
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": change.text.plain,
                "datePublished": _day(change.date),
            }
            for change in data.changes
        ],
    }


@_node.register
def _incident(incident: Incident, site: Publication) -> Node:
    data = incident.data
    return {
        "@id": address_of(incident, site),
        "@type": "Event",
        "name": data.name,
        "description": data.summary.plain if data.summary else None,
        "startDate": data.date.start.isoformat() if data.date.start else None,
        "endDate": data.date.end.isoformat() if data.date.end else None,
        "location": [
            _without_gaps(
                {
                    "@type": "Place",
                    "name": place.name or place.region,
                    "address": _without_gaps(
                        {
                            "@type": "PostalAddress",
                            "addressRegion": place.region,
                            "addressCountry": place.country,
                        }
                    ),
                    "latitude": place.lat,
                    "longitude": place.lon,
                }
            )
            for place in data.place
        ],
        "superEvent": {"@id": address_of(incident.part_of, site)} if incident.part_of else None,
    }


@_node.register
def _actor(actor: Actor, site: Publication) -> Node:
    data = actor.data
    kind = _ORGANISATIONS.get(data.type, "Organization") if data else "Thing"
    if actor.is_state:
        kind = "Country"
    elif actor.is_person:
        kind = "Person"
    return {
        "@id": address_of(actor, site),
        "@type": kind,
        "name": actor.name,
        "alternateName": data.known_as if data else [],
        "description": data.summary.plain if data and data.summary else None,
        "sameAs": [link for link in data.links.values() if link.startswith("https://")]
        if data
        else [],
    }


@_node.register
def _source(source: Source, site: Publication) -> Node:
    return {**_work(source, site), "@id": address_of(source, site)}


def _work(source: Source, site: Publication) -> Node:
    data = source.data
    return _without_gaps(
        {
            "@type": "CreativeWork",
            "name": data.title,
            "url": data.url or data.archive_url,
            "datePublished": data.published.text if data.published else None,
            "publisher": {"@type": "Organization", "name": data.publisher}
            if data.publisher
            else None,
            "inLanguage": data.lang,
        }
    )


def _day(date: Any) -> str | None:
    return date.first.isoformat() if date else None


def _statements(briefing: Briefing, edition: Edition) -> Iterator[Node]:
    """What was said word for word; and of claims, what became of them where that is known."""
    for quote in briefing.quotes[:_MOST]:
        yield _without_gaps(
            {
                "@id": _id(quote, edition),
                "@type": "Quotation",
                "text": quote.data.quote,
                "creator": [_party(party, edition) for party in quote.by],
                "dateCreated": quote.data.date.text if quote.data.date else None,
            }
        )
    for claim in briefing.claims:
        resolution = claim.data.resolution
        if resolution and resolution.outcome in _RATINGS:
            yield _review(claim, edition)


def _review(claim: Statement, edition: Edition) -> Node:
    resolution, site = claim.data.resolution, edition.site
    said = claim.data.text.plain if claim.data.text else claim.data.quote
    return _without_gaps(
        {
            "@id": _id(claim, edition),
            "@type": "ClaimReview",
            "url": _id(claim, edition),
            "claimReviewed": said,
            "datePublished": _day(resolution.date),
            "author": {"@type": "Organization", "name": site.name},
            "itemReviewed": _without_gaps(
                {
                    "@type": "Claim",
                    "author": [_party(party, edition) for party in claim.by],
                    "datePublished": _day(claim.data.date),
                }
            ),
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": _RATINGS[resolution.outcome],
                "bestRating": 5,
                "worstRating": 1,
                "alternateName": resolution.outcome,
            },
        }
    )


def _party(party: Party, edition: Edition) -> Node:
    if party.actor is None:
        return {"@type": "Thing", "name": party.words}
    node = _node(party.actor, edition.site)
    return {name: node[name] for name in ("@id", "@type", "name")}


def _way(page: Page, edition: Edition) -> Node | None:
    """The way from the home page to a page, which has none itself."""
    steps = [(one.uri, one.title) for one in reversed(edition.ways_up(page))]
    if not steps:
        return None
    steps = [(HOME, edition.site.name), *steps[1:], (page.uri, page.title)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": title,
                "item": edition.site.url(uri),
            }
            for position, (uri, title) in enumerate(steps, 1)
        ],
    }
