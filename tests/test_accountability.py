"""Disagreement, doubt, changes and shortcomings: what a reader sees of them on the pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from defusedxml import ElementTree
