"""What all commands share: the site that they work on, and how they say that they cannot run."""

from __future__ import annotations

import click

from mkdocs_briefings.settings import Settings, SettingsError, read_settings


def settings(context: click.Context) -> Settings:
    """The site's settings; where there are none, say so and exit with status 2."""
    try:
        return read_settings(context.obj)
    except SettingsError as error:
        raise CannotRun(str(error)) from error


class CannotRun(click.ClickException):
    """Why a command could not do its work; exit status 2."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        """Print the reason in one line."""
        click.echo(f"briefings: {self.message}", err=True)
