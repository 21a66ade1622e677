"""What a site is made from: its folders, its name and how far it may be shared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

import yaml
from pathspec.gitignore import GitIgnoreSpec

from mkdocs_briefings.configuration import Loader

_SUFFIX = re.compile(r"\.ya?ml$")  # of a record

NOTHING = GitIgnoreSpec.from_lines([])
EXCLUDED = GitIgnoreSpec.from_lines([".*", "/templates/"])
"""What MkDocs leaves out of every site, unless `exclude_docs` takes it back."""

CLEAR = "TLP:CLEAR"
"""The marking that lets everybody read."""
MADE, ALL = "briefings", "all"
"""An entry `briefings: claims` of `nav` stands for a page that the site makes, and `briefings: all`
for all of these that `nav` does not name."""
DIGESTS = ("week", "month")
"""How often a digest can be made."""
Drafts = Literal["preview", "never", "always"]
"""Where drafts are shown: in a preview only, nowhere, or in the built site too."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`root` holds mkdocs.yml; `docs` the records; `templates` the site's own templates.

    `marking` is the highest that the site shows (Traffic Light Protocol), `drafts` where drafts
    are shown.

    `site_url` is where the site will stand, empty where nobody says; `folders` whether addresses
    of pages are those of folders (MkDocs' `use_directory_urls`); `search` whether it gets a page
    to search it; `strict` whether warnings fail a build; `language` the tag of the language
    (BCP 47) in which pages are written. `outputs` are the names of those that are made, all where
    it is None; `licence` is the one under which they are given, as its SPDX name, its address or in
    words; `reviews` how many people must have looked through a published briefing; `digest` how
    often one is made, every `week` or `month`, never where it is empty; `labels` its own words by
    the English ones; `without` the lists among its pages that it goes without, by their folders.
    Of `exclude_docs` and `draft_docs` see `leaves_out`.
    `nav` are the files that a navigation of the site's own names, `nav_made` what its entries
    `briefings: …` name; `config` is the file that all this stands in. `markdown_extensions` are
    those of Python-Markdown with their options, `theme` what mkdocs.yml says of the theme, as far
    as these can be read without running anything. `wants_search` is whether search is to be ours;
    `synonyms` are other words that readers type; `has_policy` whether pages say what they may load.
    """

    root: Path
    docs: Path
    templates: Path
    site_name: str = "Briefings"
    marking: str = CLEAR
    drafts: Drafts = "preview"
    site_url: str = ""
    folders: bool = True
    search: bool = False
    strict: bool = False
    language: str = "en"
    outputs: tuple[str, ...] | None = None
    licence: str = ""
    reviews: int = 0
    digest: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    exclude_docs: GitIgnoreSpec = field(default_factory=lambda: EXCLUDED)
    draft_docs: GitIgnoreSpec = field(default_factory=lambda: NOTHING)
    nav: tuple[str, ...] = ()
    nav_made: tuple[str, ...] = ()
    config: Path | None = None
    markdown_extensions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    theme: Mapping[str, Any] = field(default_factory=dict)
    wants_search: bool = True
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    has_policy: bool = True

    @property
    def docs_name(self) -> str:
        """The folder of records as problems name it: its path from the site's folder."""
        inside = self.docs.is_relative_to(self.root)
        return self.docs.relative_to(self.root).as_posix() if inside else self.docs.name

    def shows_drafts(self, *, preview: bool) -> bool:
        """Whether a build shows drafts, or a preview."""
        return self.drafts == "always" or (preview and self.drafts == "preview")

    def leaves_out(self, uri: str, *, preview: bool = False) -> bool:
        """Whether a file, by its path below the folder of records, is none of the site.

        That is what `exclude_docs` of mkdocs.yml names, and outside of a preview `draft_docs`, in
        the patterns of .gitignore and exactly as MkDocs reads them for pages.
        """
        if is_named(self.exclude_docs, uri):
            return True
        return not preview and is_named(self.draft_docs, uri)


def is_named(patterns: GitIgnoreSpec, uri: str) -> bool:
    """Whether patterns name a file by its path below the folder of records.

    A record is named by its page as well: `b.md` is what the site shows of `b.yaml`. The last
    pattern that says anything of either decides.
    """
    found = [patterns.check_file(one) for one in (uri, _SUFFIX.sub(".md", uri))]
    last = max(found, key=lambda one: -1 if one.index is None else one.index)
    return bool(last.include)


class SettingsError(Exception):
    """There is no mkdocs.yml to work with, or it cannot be read; the message says which."""


def nearest_config(folder: Path) -> Path:
    """The configuration of the site that a folder is in: in it, or in the nearest one above.

    Where there is none, the place in the folder itself where one would be.
    """
    here = folder.resolve()
    for one in (here, *here.parents):
        for name in ("mkdocs.yml", "mkdocs.yaml"):
            if (one / name).is_file():
                return one / name
    return folder / "mkdocs.yml"


def read_settings(config: Path) -> Settings:
    """Read what is needed of mkdocs.yml.

    Raises SettingsError where the file is missing or no YAML mapping.
    """
    try:
        data: Any = yaml.load(config.read_text("utf-8"), Loader=Loader)
    except OSError as error:
        hint = "`briefings init` begins a site; name another one with -f FOLDER/mkdocs.yml"
        missing = isinstance(error, FileNotFoundError)
        reason = f"{error.strerror}; {hint}" if missing else error.strerror
        raise SettingsError(f"{config}: {reason}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SettingsError(f"{config} is not readable as YAML: {error}") from error
    if not isinstance(data, dict):
        raise SettingsError(f"{config} holds no settings")
    root = config.resolve().parent
    docs = root / str(data.get("docs_dir") or "docs")
    if not docs.is_dir():
        raise SettingsError(f"{docs} does not exist; mkdocs.yml names it as docs_dir")
    name = str(data.get("site_name") or "Briefings")
    address, folders = data.get("site_url"), data.get("use_directory_urls", True)
    return Settings(
        root,
        docs,
        root / str(_options(data).get("templates") or "templates"),
        name,
        marking=str(_options(data).get("marking") or CLEAR),
        drafts=_drafts(_options(data).get("drafts", "preview")),
        site_url=address if isinstance(address, str) else "",
        folders=folders is not False,
        strict=data.get("strict") is True,
        language=language_of(_options(data), data.get("theme")),
        outputs=_names(_options(data).get("outputs")),
        licence=str(_options(data).get("license") or ""),
        reviews=_reviews(_options(data).get("reviews", 0)),
        digest=_digest(_options(data).get("digest")),
        labels=labels_of(_options(data).get("labels")),
        without=frozenset(_names(_options(data).get("without")) or ()),
        exclude_docs=EXCLUDED + _patterns(data, "exclude_docs"),
        draft_docs=_patterns(data, "draft_docs"),
        nav=tuple(nav_files(data.get("nav"))),
        nav_made=tuple(made_entries(data.get("nav"))),
        config=config,
        markdown_extensions=_extensions(data.get("markdown_extensions")),
        theme=_theme(data.get("theme")),
        wants_search=_options(data).get("search") != "material",
        synonyms=_synonyms(_options(data).get("synonyms")),
        has_policy=_options(data).get("content_security_policy") is not False,
    )


def _theme(given: Any) -> dict[str, Any]:
    return _without_gaps(given) if isinstance(given, dict) else {"name": given} if given else {}


def _synonyms(given: Any) -> dict[str, tuple[str, ...]]:
    """Words of the pages with others for them; what is no list of words is passed over."""
    listed = given.items() if isinstance(given, dict) else ()
    return {str(one): tuple(map(str, more)) for one, more in listed if isinstance(more, list)}


def _drafts(given: Any) -> Drafts:
    for one in get_args(Drafts):
        if given == one:
            found: Drafts = one
            return found
    raise SettingsError(f"`drafts: {given}` in mkdocs.yml: write {', '.join(get_args(Drafts))}")


def _digest(given: Any) -> str:
    if given is None or given in DIGESTS:
        return given or ""
    raise SettingsError(f"`digest: {given}` in mkdocs.yml: write {' or '.join(DIGESTS)}")


def _reviews(given: Any) -> int:
    if isinstance(given, int) and not isinstance(given, bool) and given >= 0:
        return given
    raise SettingsError(f"`reviews: {given}` in mkdocs.yml: write a number, such as 1")


def labels_of(given: Any) -> dict[str, str]:
    """A site's own words by the English ones; what is neither is passed over."""
    listed = given.items() if isinstance(given, dict) else ()
    return {str(message): str(own) for message, own in listed if own}


def _names(given: Any) -> tuple[str, ...] | None:
    if given is None:
        return None
    return tuple(map(str, given if isinstance(given, list) else [given]))


def made_entry(item: Any) -> str:
    """What an entry `briefings: NAME` of a navigation names; empty where it is another entry, as
    one whose title is that word and which leads to a file."""
    name = item.get(MADE) if isinstance(item, dict) and len(item) == 1 else None
    return name if isinstance(name, str) and re.fullmatch(r"[^./:]+", name) else ""


def made_entries(nav: Any) -> Iterator[str]:
    """What all such entries name."""
    if name := made_entry(nav):
        yield name
    elif isinstance(nav, list | dict):
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from made_entries(item)


def nav_files(nav: Any) -> Iterator[str]:
    """The files in a navigation; addresses and paths from the root are no files."""
    if isinstance(nav, str):
        if nav and not re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/", nav):
            yield nav
    elif isinstance(nav, list | dict) and not made_entry(nav):
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from nav_files(item)


def _extensions(given: Any) -> dict[str, dict[str, Any]]:
    """Extensions by name, listed with or without options."""
    listed = given if isinstance(given, list) else [given]
    found: dict[str, dict[str, Any]] = {}
    for one in listed:
        for name, options in one.items() if isinstance(one, dict) else ((one, None),):
            if isinstance(name, str):
                found[name] = _without_gaps(options) if isinstance(options, dict) else {}
    return found


def _without_gaps(data: Any) -> Any:
    """Options without those whose value was passed over."""
    if isinstance(data, dict):
        return {key: _without_gaps(one) for key, one in data.items() if one is not None}
    return [_without_gaps(one) for one in data] if isinstance(data, list) else data


def _patterns(data: dict[str, Any], name: str) -> GitIgnoreSpec:
    """Patterns of paths, one a line."""
    given = data.get(name) or ""
    if not isinstance(given, str):
        raise SettingsError(f"{name} in mkdocs.yml is no text; begin it with: {name}: |")
    try:
        return GitIgnoreSpec.from_lines(given.splitlines())
    except ValueError as error:
        raise SettingsError(f"{name} in mkdocs.yml: {error}") from error


def language_of(options: Mapping[str, Any], theme: Any) -> str:
    """The language of a site: as the plugin is told, else its theme's, else English."""
    given = theme.get("language") if isinstance(theme, Mapping) else None
    return str(options.get("language") or given or "en")


def _options(data: dict[str, Any]) -> dict[str, Any]:
    """What mkdocs.yml tells the plugin; it lists plugins by name, or by name with options."""
    plugins = data.get("plugins")
    listed = plugins if isinstance(plugins, list) else [plugins]
    for plugin in listed:
        if isinstance(plugin, dict) and isinstance(plugin.get("briefings"), dict):
            return dict(plugin["briefings"])
    return {}
