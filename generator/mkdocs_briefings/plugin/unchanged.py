"""A build of which nothing is to be made, as the site is there already."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files


class Unchanged:
    """Keeps MkDocs from looking through the folders of the site, and of its theme with thousands of
    pictures, and from making anything.

    It is made before MkDocs looks; `files` puts the settings back as they were.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._docs_dir, self._dirs = config.docs_dir, config.theme.dirs
        config.docs_dir, config.theme.dirs = config.site_dir, []  # which is empty by now

    def files(self) -> Files:
        """No files, and nothing that MkDocs would make besides."""
        config = self._config
        config.docs_dir, config.theme.dirs = self._docs_dir, self._dirs
        config.nav = []
        config.theme.static_templates.clear()
        config.extra_templates = []
        return Files([])
