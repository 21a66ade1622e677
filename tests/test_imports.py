"""Imports run one way, front doors to foundation, and only the plugin knows MkDocs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = "mkdocs_briefings"
ROOT = Path(__file__).parents[1] / "generator" / PACKAGE

# From the foundation up: the way of the data. A module imports from lower layers, and from its own
# as long as there is no cycle. A package stands for all its modules, unless one is named by itself.
LAYERS: list[set[str]] = [
    {"__init__"},
    {"configuration", "moving", "problems", "settings"},
    {"language"},
    {"addresses", "load", "markdown"},
    {"model"},
    {"check", "library"},
    {"link", "edit"},
    {"rules"},
    {"reading"},
    {"pages", "rename", "difference", "archiving", "asking"},
    {"render", "outputs", "handout"},
    {"build"},
    {"commands", "plugin", "__main__"},
]
KNOWS_MKDOCS = {"plugin"}


def module_name(path: Path, root: Path) -> str:
    """The name below the package: `check`, `check.text`; `__init__` is the package itself."""
    parts = path.relative_to(root).with_suffix("").parts
    if parts[-1] == "__init__" and len(parts) > 1:
        parts = parts[:-1]
    return ".".join(parts)


def imported_names(tree: ast.AST, importer: str, is_package: bool) -> Iterator[str]:
    """Absolute names of all that a module imports, wherever in it: in functions, for types only."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                here = [PACKAGE, *importer.split(".")] if importer != "__init__" else [PACKAGE]
                climb = node.level - (is_package or importer == "__init__")
                parents = here[: len(here) - climb]
                base = ".".join([*parents, base] if base else parents)
            yield from (f"{base}.{alias.name}" for alias in node.names)


def read_imports(root: Path) -> dict[str, set[str]]:
    """Every module of the package with the absolute names that it imports."""
    found = {}
    for path in sorted(root.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        name = module_name(path, root)
        found[name] = set(imported_names(tree, name, path.name == "__init__.py"))
    return found


def internal_imports(imports: dict[str, set[str]]) -> dict[str, set[str]]:
    """The same with modules of the package only: of `a.b.c`, the longest part that is a module."""
    return {
        importer: {
            target
            for name in names
            if (target := nearest_module(name, imports)) is not None and target != importer
        }
        for importer, names in imports.items()
    }


def nearest_module(name: str, modules: dict[str, set[str]]) -> str | None:
    """The module of the package that an imported name is, or is in; None for other packages."""
    package, *parts = name.split(".")
    if package != PACKAGE:
        return None
    for length in range(len(parts), 0, -1):
        if (candidate := ".".join(parts[:length])) in modules:
            return candidate
    return "__init__"


def layer_of(module: str) -> int | None:
    """The number of a module's layer, by its own name or the nearest package that is listed."""
    parts = module.split(".")
    for length in range(len(parts), 0, -1):
        name = ".".join(parts[:length])
        for number, layer in enumerate(LAYERS):
            if name in layer:
                return number
    return None


def upward_imports(internal: dict[str, set[str]]) -> list[str]:
    """A line for each import from a higher layer; modules without a layer are told elsewhere."""
    return [
        f"{importer} imports {target}, which is in a higher layer"
        for importer, targets in sorted(internal.items())
        for target in sorted(targets)
        if (low := layer_of(importer)) is not None
        and (high := layer_of(target)) is not None
        and low < high
    ]


def find_cycle(internal: dict[str, set[str]]) -> list[str]:
    """The modules of a cycle, the first one again at the end; empty where there is none."""
    try:
        TopologicalSorter(internal).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


IMPORTS = read_imports(ROOT)
INTERNAL = internal_imports(IMPORTS)


@pytest.mark.parametrize("module", IMPORTS)
def test_every_module_has_a_layer(module: str) -> None:
    assert layer_of(module) is not None, f"add {module!r} to LAYERS in {Path(__file__).name}"


@pytest.mark.parametrize("name", sorted(set().union(*LAYERS)))
def test_every_name_in_a_layer_is_a_module(name: str) -> None:
    assert any(module == name or module.startswith(f"{name}.") for module in IMPORTS)


def test_no_module_imports_from_a_higher_layer() -> None:
    assert not upward_imports(INTERNAL)


def test_there_are_no_cycles() -> None:
    assert not find_cycle(INTERNAL)


def test_only_the_plugin_knows_mkdocs() -> None:
    knowing = {
        module.split(".")[0]
        for module, names in IMPORTS.items()
        if any(name.split(".")[0] in {"mkdocs", "material", "watchdog"} for name in names)
    }
    assert knowing == KNOWS_MKDOCS


def test_the_plugin_and_the_commands_do_not_know_each_other() -> None:
    """Both are front doors; what both need belongs to the core."""
    doors = {"plugin", "commands"}
    for module, targets in INTERNAL.items():
        own = module.split(".")[0]
        assert own not in doors or not {t.split(".")[0] for t in targets} & (doors - {own})


def test_no_template_imports_with_context() -> None:
    """Such an import is made anew for every page: a quarter more time for the same bytes."""
    templates = ROOT.parents[1] / "templates"
    files = list(templates.rglob("*.j2"))
    assert files
    assert not [file.name for file in files if "with context" in file.read_text("utf-8")]


def test_the_test_itself_sees_hidden_imports(tmp_path: Path) -> None:
    """Relative, for types only, inside a function, of a module by way of its package: all count."""
    sources = {
        "__init__.py": "",
        "language.py": "def f():\n    from .load import read\n",
        "load.py": "from typing import TYPE_CHECKING\n"
        f"if TYPE_CHECKING:\n    from {PACKAGE}.check import text\n",
        "check/__init__.py": "from . import text\n",
        "check/text.py": f"from .. import language\nimport {PACKAGE}.problems as p\n",
        "problems.py": "import mkdocs.plugins\n",
    }
    for name, source in sources.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(source, encoding="utf-8")
    internal = internal_imports(read_imports(tmp_path))
    assert internal == {
        "__init__": set(),
        "language": {"load"},
        "load": {"check.text"},
        "check": {"check.text"},
        "check.text": {"language", "problems"},
        "problems": set(),
    }
    assert upward_imports(internal) == [
        "language imports load, which is in a higher layer",
        "load imports check.text, which is in a higher layer",
    ]
    assert set(find_cycle(internal)) == {"language", "load", "check.text"}
