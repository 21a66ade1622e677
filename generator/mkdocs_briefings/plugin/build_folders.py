"""Where a build writes: beside the site's folder, or beside the one that a preview serves."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from mkdocs_briefings.build.left_site import LeftSite, noted
from mkdocs_briefings.build.output_folder import SiteFolder, must_be_writable
from mkdocs_briefings.build.served_folder import ServedFolder
from mkdocs_briefings.build.store import Store


class Places:
    """The folders of a site; MkDocs is told to write beside the one that others look into."""

    def __init__(self) -> None:
        self.output: SiteFolder | None = None
        self.served: ServedFolder | None = None
        self.left = LeftSite(Path(), None)
        self._config: MkDocsConfig | None = None

    def look(self, config: MkDocsConfig, store: Store | None) -> LeftSite:
        """What the last build left where this one will stand."""
        place = Path(config.site_dir)
        self.left = LeftSite(place, store.site(place.name) if store else None)
        return self.left

    def write_beside(self, config: MkDocsConfig) -> None:
        """Let MkDocs write beside the site's folder, so that a failed build leaves that alone."""
        place = Path(config.site_dir)
        output = SiteFolder(place)
        if not output.open():
            try:
                must_be_writable(place)
            except OSError as error:
                message = f"{place} cannot be written: {error.strerror}; nothing was built"
                raise PluginError(message) from error
            return
        self.output, self._config = output, config
        config.site_dir = str(output.folder)

    def write_beside_preview(self, config: MkDocsConfig) -> None:
        """Let MkDocs write beside the folder that is served, of which most stays as it is."""
        if self.served is None:
            self.served = ServedFolder(Path(config.site_dir))
        self.left = self.served.left
        config.site_dir = str(self.served.new)

    def finish(
        self, *, whole: bool, store: Store | None, pages: Mapping[str, bytes], facts: Any
    ) -> None:
        """Put a whole site in its place, and note what is there; the rest of a failed one goes."""
        if self.output is None or self._config is None:
            return
        output, self.output = self.output, None
        self._config.site_dir = str(output.place)
        if not whole:
            output.discard()
            return
        try:
            output.put_in_place()
        except OSError as error:
            output.discard()
            raise _not_replaced(error, output.place) from error
        if store:
            store.keep_site(output.place.name, noted(output.place, pages, **facts))

    def serve(self, pages: Mapping[str, bytes], kept: Collection[str]) -> Path:
        """Let a preview's build be served; the folder that is. See `ServedFolder.publish`."""
        assert self.served
        try:
            self.served.publish(pages, kept)
        except OSError as error:
            raise _not_replaced(error, self.served.place) from error
        return self.served.place

    def end(self) -> None:
        """Remove what a preview needed."""
        if self.served:
            self.served.end()


def _not_replaced(error: OSError, place: Path) -> PluginError:
    """What is told where a new file cannot take the place of an old one."""
    held = error.filename2 or error.filename or place
    hint = "close what has it open, and build again"
    return PluginError(f"{held} cannot be replaced: {error.strerror}; {hint}")
