"""A build of which nothing is to be made, as the site is there already."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files


def nothing(config: MkDocsConfig) -> Files:
    """No files, and nothing that MkDocs would make besides: the site is there already."""
    config.nav = []
    config.theme.static_templates.clear()
    config.extra_templates = []
    return Files([])
