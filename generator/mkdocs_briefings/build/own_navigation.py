"""Entries of a site's own navigation that stand for made pages, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import yaml

from mkdocs_briefings.addresses import DATA, folder_page
from mkdocs_briefings.language.nearest import nearest
from mkdocs_briefings.pages.tabs import TABS
from mkdocs_briefings.problems import Fault, Place, Problem
from mkdocs_briefings.settings import ALL, MADE, Settings

_RULE = "dead-page-link"
_SIMILAR = 0.6


def unknown_entries(settings: Settings) -> Iterator[Problem]:
    """A warning for each entry `briefings: NAME` of `nav` that names no page of the site."""
    named = (name for tab in TABS for name in tab.folders)
    known = [ALL, *(name for name in named if name not in settings.without)]
    if settings.outputs is not None and not settings.outputs:
        known = [name for name in known if folder_page(name) != DATA]
    for name in dict.fromkeys(settings.nav_made):
        if name not in known:
            near = nearest(name, known, _SIMILAR)
            meant = f"Did you mean `{MADE}: {near}`? " if near else ""
            hint = f"{meant}Write one of {', '.join(known)}; or the path of a page, as in about.md."
            fault = Fault(_RULE, f"`{MADE}: {name}` in `nav` names no page of the site", hint)
            for place in _places(settings, name) or [(1, 1)]:
                path = settings.config.name if settings.config else "mkdocs.yml"
                yield replace(fault.at(path, *place), severity="warning")


def _places(settings: Settings, name: str) -> list[Place]:
    """Where mkdocs.yml has such an entry; nowhere, where another file has it that it inherits."""
    if settings.config is None:
        return []
    with suppress(OSError, UnicodeDecodeError, yaml.YAMLError):
        root = yaml.compose(settings.config.read_text("utf-8"))
        return [*_entries(root, name)] if root else []
    return []


def _entries(node: yaml.Node, name: str) -> Iterator[Place]:
    """The places of values of the key, at any depth."""
    if isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _entries(one, name)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if (key.value, value.value) == (MADE, name):
                yield value.start_mark.line + 1, value.start_mark.column + 1
            else:
                yield from _entries(value, name)
