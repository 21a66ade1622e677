"""What becomes a file of the site: made pages, styles and scripts in, records and copies out."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files, set_exclusions

from mkdocs_briefings.addresses import within
from mkdocs_briefings.load.folder import SUFFIXES, is_copy
from mkdocs_briefings.plugin.pages import RecordFile

log = get_plugin_logger("briefings")

_TAKEN = "%s is left out, as its address is that of a page made from records"
_HIDDEN = "%d files that only unpublished records show are left out"
_COPIES = "Not copied into the site, as their names are those of copies of records: %s"


def put_in(
    made: Sequence[RecordFile], files: Files, config: MkDocsConfig, hidden: frozenset[str]
) -> None:
    """Put the made pages among the files, in place of the records and of their introductions.

    The `hidden` files, by their paths below the folder of records, are no files of the site.
    """
    _make_room(made, files, config)
    _hide(hidden, files, config)
    set_exclusions(files, config)  # MkDocs does so later, and the navigation is made before
    for file in made:
        files.append(file)


def _make_room(made: Sequence[RecordFile], files: Files, config: MkDocsConfig) -> None:
    """Take out the records, and what stands where a made page will: its introduction."""
    taken = {path for file in made for path in (file.dest_uri, *within(file.dest_uri))}
    copies = [file.src_uri for file in files if is_copy(file.src_uri)]
    if copies:
        log.info(_COPIES, ", ".join(copies))
    for file in list(files):
        own = file.src_dir == config.docs_dir
        if is_copy(file.src_uri) or (own and file.src_uri.lower().endswith(SUFFIXES)):
            files.remove(file)
        elif file.dest_uri in taken:
            files.remove(file)
            if not own:  # of the others, a check has told
                log.warning(_TAKEN, file.src_uri)


def _hide(hidden: frozenset[str], files: Files, config: MkDocsConfig) -> None:
    """Take out files, and say how many: their names are not for every log."""
    found = [f for f in files if f.src_dir == config.docs_dir and f.src_uri in hidden]
    for file in found:
        files.remove(file)
    if found:
        log.info(_HIDDEN, len(found))
