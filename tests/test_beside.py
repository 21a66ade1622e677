"""Plugins beside ours: they work, or a line says that they do not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.site_folder import BRIEFING, MKDOCS_YML, build, mkdocs, write

BRACES = "accept: unknown-mark\n" + BRIEFING.replace(
    "The invented ferry", "The {{ braced }} {% if x %} ferry"
)


def site_with(root: Path, plugin: str) -> Path:
    """The folder of a small site with one more plugin."""
    settings = MKDOCS_YML.replace("briefings]", f"briefings, {plugin}]")
    return write(root, {"mkdocs.yml": settings, "briefings/2024/ferry.yaml": BRACES})


def test_macros_leave_records_and_rules_as_they_are(tmp_path: Path) -> None:
    root = site_with(tmp_path, "macros")
    write(root, {"briefings/about.md": "# About\n\n{{ 40 + 2 }} ferries\n"})
    site = build(root)
    assert "The {{ braced }} {% if x %} ferry" in site.page("2024/ferry/")
    assert "Macro Syntax Error" not in site.page("method/rules/reading/")
    assert "{%" in site.page("method/rules/reading/")
    assert "42 ferries" in site.page("about/")


@pytest.mark.parametrize("plugin", ["tags", "blog", "offline"])
def test_materials_own_plugins_work(tmp_path: Path, plugin: str) -> None:
    assert not list(build(site_with(tmp_path, plugin)).dead_links())


@pytest.mark.parametrize("plugin", ["rss", "i18n"])
def test_a_plugin_that_needs_files_is_refused_in_a_line(tmp_path: Path, plugin: str) -> None:
    """A plugin of that name stands in here for the real one."""
    root = site_with(tmp_path, plugin)
    code = "from mkdocs.plugins import BasePlugin\nclass Plugin(BasePlugin):\n    pass\n"
    points = f"[mkdocs.plugins]\n{plugin} = stand_in:Plugin\n"
    about = "Metadata-Version: 2.1\nName: stand-in\nVersion: 1\n"
    write(
        tmp_path / "more",
        {
            "stand_in.py": code,
            "stand_in-1.dist-info/METADATA": about,
            "stand_in-1.dist-info/entry_points.txt": points,
        },
    )
    path = os.pathsep.join(filter(None, (str(tmp_path / "more"), os.environ.get("PYTHONPATH"))))
    done = mkdocs(root, "build", PYTHONPATH=path)
    assert done.returncode == 1
    assert f"the plugin `{plugin}` cannot be used beside `briefings`" in done.stdout
    assert "Traceback" not in done.stdout
