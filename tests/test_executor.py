"""Pages made by an executor that the site names, and when pages are made one after another."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from mkdocs_briefings.build.workers import FEWEST
from tests.site_folder import MKDOCS_YML, contents, mkdocs, write

POOL = """\
import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def executor():
    return ProcessPoolExecutor(2, multiprocessing.get_context("spawn"))


def failing():
    pool = executor()
    pool.submit(__import__("os")._exit, 1)
    return pool
"""
CLUSTER = """\
from contextlib import contextmanager

from dask.distributed import Client, LocalCluster


@contextmanager
def executor():
    cluster = LocalCluster(n_workers=2, threads_per_worker=2, dashboard_address=None)
    with cluster, Client(cluster) as client:
        yield client.get_executor()
"""
NOT_INSTALLED = importlib.util.find_spec("distributed") is None


def library(folder: Path, plugin: str) -> Path:
    """A site of so many records that processes are worth it."""
    config = MKDOCS_YML.replace("briefings]", f"{plugin}]") + "site_url: https://site.example/\n"
    actor = "name: Invented Actor {0}\ntype: organisation\nnote: The {0}th of many.\n"
    files = {f"briefings/actors/actor-{n}.yaml": actor.format(n) for n in range(FEWEST)}
    return write(folder, {"mkdocs.yml": config, "pool.py": POOL, "cluster.py": CLUSTER, **files})


def built(folder: Path, plugin: str) -> tuple[str, dict[str, bytes]]:
    """What a build says, and all files of the site."""
    done = mkdocs(library(folder, plugin), "build", "--strict")
    assert not done.returncode, done.stdout
    return done.stdout, contents(folder / "site")


def said_of_the_same_site(folder: Path, executor: str) -> str:
    """What a build by an executor says, whose site is that of a build without one."""
    _, plain = built(folder / "plain", "briefings")
    said, made = built(folder / "made", f'briefings: {{executor: "{executor}"}}')
    assert made == plain
    return said


def test_an_executor_makes_the_same_site(tmp_path: Path) -> None:
    said = said_of_the_same_site(tmp_path, "pool:executor")
    assert "pages are made by the executor ProcessPoolExecutor" in said
    assert "made here" not in said
    again = mkdocs(tmp_path / "made", "build")
    assert "nothing has changed" in again.stdout
    actor = tmp_path / "made/briefings/actors/actor-3.yaml"
    actor.write_text(actor.read_text("utf-8") + "aliases: Other\n", "utf-8")
    again = mkdocs(tmp_path / "made", "build")
    assert "from the store" in again.stdout
    assert ", 0 from the store" not in again.stdout


@pytest.mark.skipif(NOT_INSTALLED, reason="Dask is not installed: pip install distributed")
def test_a_cluster_of_dask_makes_the_same_site(tmp_path: Path) -> None:
    said = said_of_the_same_site(tmp_path, "cluster:executor")
    assert "pages are made by the executor ClientExecutor" in said
    assert "made here" not in said


def test_what_an_executor_leaves_is_made_here(tmp_path: Path) -> None:
    said = said_of_the_same_site(tmp_path, "pool:failing")
    assert "The executor failed, and what is left is made here" in said


def test_an_executor_that_is_not_there_is_told(tmp_path: Path) -> None:
    folder = library(tmp_path, 'briefings: {executor: "pool:none"}')
    done = mkdocs(folder, "build")
    assert done.returncode
    assert "the option `executor: pool:none` gives no executor" in done.stdout
    assert not (folder / "site").exists()


def test_a_plugin_that_listens_to_pages_has_them_on_one_core(tmp_path: Path) -> None:
    """It hears of all pages, in their order, in one process; a line says so."""
    folder = library(tmp_path, "briefings")
    hook = (
        "import os\n\ndef on_page_markdown(markdown, **_):\n    print('in process', os.getpid())\n"
    )
    write(folder, {"hook.py": hook})
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "hooks: [hook.py]\n", "utf-8")
    done = mkdocs(folder, "build", "--strict")
    assert not done.returncode, done.stdout
    assert "Pages are made one after another, on one core: hook.py listens" in done.stdout
    processes = [line for line in done.stdout.splitlines() if "in process" in line]
    assert len(processes) > FEWEST
    assert len({*processes}) == 1
