"""How loudly MkDocs tells of links that lead nowhere."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig


def check_links(config: MkDocsConfig, level: int) -> None:
    """Let links that lead nowhere be told at a level of logging."""
    for kind in ("anchors", "unrecognized_links", "not_found"):
        config.validation.links[kind] = level
