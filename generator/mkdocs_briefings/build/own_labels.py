"""A site's own words (`labels` in mkdocs.yml): those that stand in the place of nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache

import yaml

from mkdocs_briefings.language.catalogue import FOLDER
from mkdocs_briefings.language.language import places_in
from mkdocs_briefings.language.nearest import nearest
from mkdocs_briefings.problems import Place, Problem, printable, shortened
from mkdocs_briefings.settings import Settings

UNKNOWN_LABEL = "unknown-label"


def unknown_labels(settings: Settings) -> Iterator[Problem]:
    """A warning for each label that is no word of the site, or has a place which that has not."""
    if not settings.labels:
        return
    known = messages()
    places = _places(settings)
    for label, own in settings.labels.items():
        if label not in known:
            message = f"`{label}` is none of the site's words, so no page shows `{own}`"
            near = nearest(label, known, 0.6)
            hint = f"Did you mean `{near}`?" if near else "Write them as a page in English does."
        elif odd := sorted(places_in(own) - places_in(label)):
            message = f"nothing is filled in at `{{{odd[0]}}}`"
            given = ", ".join(f"`{{{name}}}`" for name in sorted(places_in(label)))
            hint = f"These words have {given}." if given else "These words have no such places."
        else:
            continue
        at = places.get(label, (1, 1))
        told = shortened(printable(message)), shortened(printable(hint))
        name = settings.config.name if settings.config else "mkdocs.yml"
        yield Problem(name, *at, UNKNOWN_LABEL, *told, severity="warning")


@lru_cache(maxsize=1)
def messages() -> frozenset[str]:
    """Every message that pages and outputs may show, in English."""
    from babel.messages.pofile import read_po  # here, since most sites have no labels

    with (FOLDER / "messages.pot").open("rb") as file:
        ids = [message.id for message in read_po(file) if message.id]
    return frozenset(one for id in ids for one in ([id] if isinstance(id, str) else id))


def _places(settings: Settings) -> dict[str, Place]:
    """Where each label stands in the site's configuration; nothing where it inherits them."""
    found: dict[str, Place] = {}
    if settings.config is None:
        return found
    with suppress(OSError, UnicodeDecodeError, yaml.YAMLError):
        root = yaml.compose(settings.config.read_text("utf-8"))
        for labels in _below(root, _WAY):
            for key, _ in labels.value if isinstance(labels, yaml.MappingNode) else ():
                found[str(key.value)] = key.start_mark.line + 1, key.start_mark.column + 1
    return found


_WAY = ("plugins", "briefings", "labels")


def _below(node: yaml.Node | None, names: tuple[str, ...]) -> Iterator[yaml.Node]:
    """The values at the end of a way through keys; lists on it are passed through."""
    if isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _below(one, names)
    elif not names and node is not None:
        yield node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == names[0]:
                yield from _below(value, names[1:])
