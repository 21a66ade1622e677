"""The extensions of Markdown that the pages need, with their options."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_briefings.language.language import Language

_AGAINST_SLOWNESS = ("runs", "inline", "first_look", "html_blocks")
EXTENSIONS = (
    *("admonition", "attr_list", "pymdownx.details", "tables", "toc"),
    *(f"mkdocs_briefings.markdown.{name}" for name in _AGAINST_SLOWNESS),
)
"""Markdown extensions that the templates use, and four against slowness."""


def use_extensions(config: MkDocsConfig, words: Language) -> None:
    """Switch them on; what a site sets itself stays."""
    for name in EXTENSIONS:
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
    contents = config.mdx_configs.setdefault("toc", {})
    contents.setdefault("permalink", True)
    contents.setdefault("permalink_title", words.gettext("Permanent link"))
    contents.setdefault("title", words.gettext("On this page"))
    config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
