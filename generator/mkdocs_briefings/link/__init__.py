"""Names to objects: every reference in a record becomes the thing itself, and is noted once."""

from __future__ import annotations

from mkdocs_briefings.link.linking import Linked, link
from mkdocs_briefings.link.relinking import relinked

__all__ = ["Linked", "link", "relinked"]
