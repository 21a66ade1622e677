"""What mkdocs.yml tells the plugin, and the settings of the core that follow from it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import get_args

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_briefings.language.language import Language
from mkdocs_briefings.language.vocabulary import MARKING
from mkdocs_briefings.pages.without import LISTS
from mkdocs_briefings.settings import (
    CLEAR,
    DIGESTS,
    EXCLUDED,
    NOTHING,
    Drafts,
    Settings,
    labels_of,
    language_of,
    made_entries,
)


class _OutputName(config_options.Type[str]):
    """The name of an output; all of these are loaded only where one is named."""

    def __init__(self) -> None:
        super().__init__(str)

    def run_validation(self, value: object) -> str:
        """Raise ValidationError where a value is the name of none."""
        from mkdocs_briefings.outputs.all_outputs import OUTPUT_NAMES

        return config_options.Choice(OUTPUT_NAMES).run_validation(value)


class BriefingsConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's options in mkdocs.yml."""

    templates = config_options.Type(str, default="templates")
    marking = config_options.Choice(MARKING.slugs, default=CLEAR)
    drafts = config_options.Choice(get_args(Drafts), default="preview")
    search = config_options.Choice(("pagefind", "material"), default="pagefind")
    synonyms = config_options.DictOfItems(
        config_options.ListOfItems(config_options.Type(str)), default={}
    )
    language = config_options.Optional(config_options.Type(str))
    outputs = config_options.Optional(config_options.ListOfItems(_OutputName()))
    without = config_options.ListOfItems(config_options.Choice(sorted(LISTS)), default=[])
    reviews = config_options.Type(int, default=0)
    digest = config_options.Optional(config_options.Choice(DIGESTS))
    labels = config_options.Type(dict, default={})
    license = config_options.Type(str, default="")
    contact = config_options.Type(str, default="")
    executor = config_options.Type(str, default="")
    content_security_policy = config_options.Type(bool, default=True)


def templates_of(config: MkDocsConfig, options: BriefingsConfig) -> Path:
    """The folder of the site's own templates."""
    return _root(config) / options.templates


def language_in(config: MkDocsConfig, options: BriefingsConfig) -> Language:
    """The language of the site's pages."""
    return Language(language_of(options, config.theme), labels=labels_of(options.labels))


def settings_of(config: MkDocsConfig, options: BriefingsConfig, *, search: bool) -> Settings:
    """What the core is to know; `search` is whether the site gets a page to search it."""
    return Settings(
        _root(config),
        Path(config.docs_dir),
        templates_of(config, options),
        config.site_name,
        marking=options.marking,
        drafts=options.drafts,
        site_url=config.site_url or "",
        folders=config.use_directory_urls,
        search=search,
        exclude_docs=EXCLUDED + (config.exclude_docs or NOTHING),
        draft_docs=config.draft_docs or NOTHING,
        language=language_of(options, config.theme),
        outputs=None if options.outputs is None else tuple(options.outputs),
        licence=options.license,
        reviews=max(0, options.reviews),
        digest=options.digest or "",
        labels=labels_of(options.labels),
        nav_made=tuple(made_entries(config.nav)),
        config=Path(config.config_file_path) if config.config_file_path else None,
        without=frozenset(options.without),
    )


def _root(config: MkDocsConfig) -> Path:
    path = config.config_file_path
    return Path(path).parent if path else Path(os.getcwd())
