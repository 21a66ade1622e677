"""Renaming a record: its file, every reference to it, and its old address, all or nothing."""

from __future__ import annotations

from mkdocs_briefings.rename.planning import plan_rename
from mkdocs_briefings.rename.renaming import NotRenamed, Plan
from mkdocs_briefings.rename.writing import carry_out, uncommitted

__all__ = ["NotRenamed", "Plan", "carry_out", "plan_rename", "uncommitted"]
