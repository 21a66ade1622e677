"""Renaming a record: its file, every reference to it, and its old address, all or nothing."""

from __future__ import annotations

from mkdocs_briefings.rename.planning import plan_rename
from mkdocs_briefings.rename.renaming import Plan

__all__ = ["Plan", "plan_rename"]
