"""What all commands share that change records: shown first as a diff, then written, all or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from mkdocs_briefings.commands.command import CannotRun
from mkdocs_briefings.edit.file_changes import Changes, NotChanged
from mkdocs_briefings.edit.writing import carry_out, uncommitted

F = TypeVar("F", bound=Callable[..., Any])


def change_options(command: F) -> F:
    """The options of such a command."""
    dry_run = click.option(
        "--dry-run", is_flag=True, help="Show what would change, and write nothing."
    )
    force = click.option(
        "--force", is_flag=True, help="Also change files with uncommitted changes."
    )
    return dry_run(force(command))


@contextmanager
def refusals() -> Iterator[None]:
    """Say in a line why nothing was changed: refused, status 1, or could not run, status 2."""
    try:
        yield
    except NotChanged as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise CannotRun(f"{error.filename}: {error.strerror}; nothing was changed") from error


def change(plan: Changes, *, dry_run: bool, force: bool) -> None:
    """Write all of a plan and tell what was done; in a dry run show it, for `git apply`.

    Raises NotChanged where Git does not have what a file holds now.
    """
    if dry_run:
        click.echo(plan.diff(), nl=False)
        click.echo("\n".join([*plan.remarks(), "nothing was written"]), err=True)
    elif not force and (names := uncommitted(plan)):
        listed = "".join(f"  {name}\n" for name in names)
        hint = "Commit them first, or use --force."
        raise NotChanged(f"there are uncommitted changes in\n{listed}{hint}")
    else:
        carry_out(plan)
        click.echo("\n".join([*plan.told(), *plan.remarks()]))
