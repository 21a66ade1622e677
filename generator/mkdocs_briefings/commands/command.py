"""What all commands share: the site that they work on, and how they say that they cannot run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from mkdocs_briefings.language.vocabulary import MARKING
from mkdocs_briefings.outputs.search.indexing import program
from mkdocs_briefings.pages.without import LISTS
from mkdocs_briefings.settings import Settings, SettingsError, nearest_config, read_settings


def settings(context: click.Context) -> Settings:
    """The site's settings; where there are none, say so and exit with status 2."""
    try:
        found = read_settings(context.obj or nearest_config(Path.cwd()))
    except SettingsError as error:
        raise CannotRun(str(error)) from error
    if found.marking not in MARKING.slugs:
        meant = ", ".join(MARKING.slugs)
        raise CannotRun(f"`marking: {found.marking}` in mkdocs.yml: write {meant}")
    if found.outputs:
        _must_be_outputs(found.outputs)
    if odd := sorted(found.without - LISTS):
        meant = ", ".join(sorted(LISTS))
        raise CannotRun(f"`without: {odd[0]}` in mkdocs.yml: write some of {meant}")
    return found


def _must_be_outputs(names: Iterable[str]) -> None:
    """Raise CannotRun where one is the name of no output."""
    from mkdocs_briefings.outputs.all_outputs import OUTPUT_NAMES  # all outputs: few commands need

    wrong = [name for name in names if name not in OUTPUT_NAMES]
    if wrong:
        meant = ", ".join(OUTPUT_NAMES)
        raise CannotRun(f"`outputs: {wrong[0]}` in mkdocs.yml: write some of {meant}")


def settings_of_build(context: click.Context) -> Settings:
    """The same as a build has them: with a page for search, where there is one."""
    found = settings(context)
    return replace(found, search=found.wants_search and bool(program()))


class CannotRun(click.ClickException):
    """Why a command could not do its work; exit status 2."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        """Print the reason in one line."""
        click.echo(f"briefings: {self.message}", err=True)


@contextmanager
def file_faults() -> Iterator[None]:
    """Where a file cannot be read or written in this block, say which, with exit status 2."""
    try:
        yield
    except OSError as error:
        raise CannotRun(f"{error.filename}: {error.strerror}") from error


def config_option() -> click.Option:
    """The option `-f`, which may stand before a command or behind it."""
    return click.Option(
        ["-f", "--config"],
        type=click.Path(dir_okay=False, path_type=Path),
        expose_value=False,
        callback=_remember,
        help="The site's configuration; mkdocs.yml here or in the nearest folder above this one, "
        "where none is named.",
    )


def _remember(context: click.Context, _option: click.Parameter, value: Path | None) -> None:
    """Keep the configuration; one that is named behind a command wins over one before it."""
    context.obj = value or context.obj
