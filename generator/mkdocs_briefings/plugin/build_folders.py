"""Where a build writes: beside the site's folder, or beside the one that a preview serves."""

from __future__ import annotations

from collections.abc import Mapping
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
        output.put_in_place()
        if store:
            store.keep_site(output.place.name, noted(output.place, pages, **facts))

    def end(self) -> None:
        """Remove what a preview needed."""
        if self.served:
            self.served.end()
