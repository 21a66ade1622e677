"""Actors without a file: the spelling and the address of each, once all is known that is shown."""

from __future__ import annotations

from collections import Counter, defaultdict

from mkdocs_briefings.addresses import of_names
from mkdocs_briefings.language.slugs import identity, slug
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Actor
from mkdocs_briefings.library.uses import naming
from mkdocs_briefings.link.names import Names
from mkdocs_briefings.link.speaking import Speaker, Speaking


def name_fileless(library: Library, names: Names, speaking: Speaking) -> None:
    """Give every actor without a file the spelling that is used most in what is shown, and an
    address that no other actor has who is shown."""
    fileless = {actor.id: actor for actor in names.fileless.values()}
    spellings: defaultdict[Actor, Counter[str]] = defaultdict(Counter)
    speakers: list[Speaker] = [*library.statements, *library.briefings, *library.incidents]
    for speaker in speakers:
        for use in naming(use for use, _ in speaking.of(speaker)):
            if actor := fileless.get(use.meaning or ""):
                spellings[actor][use.written] += 1
    for actor, counted in spellings.items():
        actor.name = min(counted, key=lambda name: (-counted[name], name))
    named = {identity(actor.name): actor for actor in spellings}
    slugs = {key: min(map(slug, spellings[actor])) for key, actor in named.items()}
    taken = (actor.uri for actor in library.actors if actor.entry)
    for key, page in of_names(slugs, taken).items():
        named[key].uri = page
