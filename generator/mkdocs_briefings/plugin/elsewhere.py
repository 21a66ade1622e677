"""Pages made by an executor of the site's own, such as that of a cluster.

Nothing that a page is made from can be sent: each of its processes reads the site as the build
does, up to where pages are made, and from then on makes the pages that it is asked for. It finds
the folder of `mkdocs.yml` at the same path, and writes into the folder of the build.
"""

from __future__ import annotations

import logging
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

import mkdocs.commands.build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from mkdocs_briefings.build.workers import Done, Keeper
from mkdocs_briefings.plugin.all_pages import AllPages, Asked

log = get_plugin_logger("briefings")

_AT_ONCE = 8  # pages that are sent for together
_ONE = Lock()  # a process makes one page at a time: what is read meanwhile is noted


class Build(NamedTuple):
    """A build, as other processes need to know it; `number` tells it from those before it."""

    config: str
    theme: str
    folders: bool
    folder: str
    keeps: bool
    level: int
    number: int


class Planned(Exception):
    """Ends the build of another process where it would make its pages."""

    def __init__(self, pages: AllPages) -> None:
        super().__init__()
        self.pages = pages


def build_of(config: MkDocsConfig, *, keeps: bool) -> Build | None:
    """A build to be sent; None where other processes could not read its `mkdocs.yml`."""
    if not config.config_file_path:
        return None
    level = logging.getLogger("mkdocs").getEffectiveLevel()
    return Build(
        str(Path(config.config_file_path).absolute()),
        str(config.theme.name),
        config.use_directory_urls,
        str(Path(config.site_dir).absolute()),
        keeps,
        level,
        time.time_ns(),
    )


@contextmanager
def executor_of(name: str, folder: Path) -> Iterator[Executor]:
    """The executor that a function gives, by its module and its name there; raises PluginError.

    The module may stand in the folder of `mkdocs.yml`, as hooks do.
    """
    module, _, function = name.partition(":")
    sys.path.insert(0, str(folder))
    try:
        made = getattr(import_module(module), function)()
    except Exception as error:
        raise PluginError(f"the option `executor: {name}` gives no executor: {error!r}") from error
    finally:
        sys.path.remove(str(folder))
    with made as executor:
        yield executor


def results(executor: Executor, build: Build, pages: Sequence[Asked]) -> Iterator[Done]:
    """What comes of each page, in order, until the executor fails."""
    parts = [pages[at : at + _AT_ONCE] for at in range(0, len(pages), _AT_ONCE)]
    log.info("%d pages are made by the executor %s", len(pages), type(executor).__name__)
    try:
        for done in executor.map(make_there, [build] * len(parts), parts):
            yield from done
    except Exception as error:
        log.info("The executor failed, and what is left is made here: %r", error)
        if isinstance(error, BrokenProcessPool):
            _end_processes()


def _end_processes() -> None:
    """End the processes of a pool that broke.

    One that is started in the moment in which another dies is not ended by the pool of Python
    3.11, which then waits for it for ever.
    """
    for process in multiprocessing.active_children():
        process.kill()


def make_there(build: Build, asked: Sequence[Asked]) -> list[Done]:
    """Make pages of a build in another process."""
    with _ONE, _kept(build.level) as keeper:
        pages, files = _plan(build)

        def make(path: str, line: bytes) -> Done:
            return keeper.heard(lambda: pages.make_one(files[path], line))

        with pages.noting():
            return [make(*one) for one in asked]


@lru_cache(maxsize=1)
def _plan(build: Build) -> tuple[AllPages, dict[str, Any]]:
    """Read the site up to where its pages are made."""
    with tempfile.TemporaryDirectory() as empty:  # MkDocs clears the folder of a site
        config = load_config(build.config, site_dir=empty, use_directory_urls=build.folders)
        if str(config.theme.name) != build.theme:
            raise PluginError(f"the theme is {build.theme}, which {build.config} does not say")
        config.plugins.on_startup(command="build", dirty=False)
        config.plugins["briefings"].elsewhere = build  # type: ignore[attr-defined]
        try:
            mkdocs.commands.build.build(config)
        except Planned as planned:
            pages = planned.pages
        else:
            raise PluginError("the site has no pages from records")
    config.site_dir = build.folder
    files = pages.maker.files.records
    for file in files:
        file.dest_dir = build.folder
    return pages, {file.src_uri: file for file in files}


@contextmanager
def _kept(level: int) -> Iterator[Keeper]:
    """Keep what is logged, as the process of the build would tell it."""
    logger, keeper = logging.getLogger("mkdocs"), Keeper()
    before = logger.level, logger.propagate
    logger.setLevel(level)
    logger.propagate = False
    logger.addHandler(keeper)
    try:
        yield keeper
    finally:
        logger.removeHandler(keeper)
        logger.level, logger.propagate = before
