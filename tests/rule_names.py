"""The names of rules that stand in the source: where the argument or key `rule` is a text, or a
constant of the module that is one.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import mkdocs_briefings

CORE = Path(mkdocs_briefings.__file__).parent


def names_in(*patterns: str) -> set[str]:
    """The names in the modules of the package that these patterns find."""
    positions = _positions(_trees(["**/*.py"]))
    return {name for tree in _trees(patterns) for name in _names_of(tree, positions)}


def _names_of(tree: ast.Module, positions: dict[str, int]) -> Iterator[str]:
    constants = {
        target.id: text
        for node in tree.body
        if isinstance(node, ast.Assign) and (text := _text(node.value, {}))
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        yield from _names(node, positions, constants)


def _trees(patterns: Iterable[str]) -> Iterator[ast.Module]:
    for pattern in patterns:
        for path in sorted(CORE.glob(pattern)):
            yield ast.parse(path.read_text("utf-8"))


def _nodes(trees: Iterable[ast.Module]) -> Iterator[ast.AST]:
    for tree in trees:
        yield from ast.walk(tree)


def _positions(trees: Iterable[ast.Module]) -> dict[str, int]:
    """Where the rule stands among the arguments of each function and class that takes one."""
    found: dict[str, int] = {}
    for node in _nodes(trees):
        if isinstance(node, ast.FunctionDef) and node.name != "__init__":
            _add(found, node.name, [one.arg for one in node.args.args])
        elif isinstance(node, ast.ClassDef):
            for part in node.body:
                if isinstance(part, ast.FunctionDef) and part.name == "__init__":
                    _add(found, node.name, [one.arg for one in part.args.args])
            fields = [part.target for part in node.body if isinstance(part, ast.AnnAssign)]
            _add(found, node.name, [one.id for one in fields if isinstance(one, ast.Name)])
    return found


def _add(found: dict[str, int], name: str, arguments: list[str]) -> None:
    given = [one for one in arguments if one != "self"]
    if "rule" in given:
        at = given.index("rule")
        assert found.setdefault(name, at) == at, f"{name} takes the rule at two places"


def _names(node: ast.AST, positions: dict[str, int], constants: dict[str, str]) -> Iterator[str]:
    given: list[ast.expr | None] = []
    if isinstance(node, ast.Call):
        given = [word.value for word in node.keywords if word.arg == "rule"]
        arguments = _spread(node.args)
        at = positions.get(_called(node.func), len(arguments))
        given += arguments[at : at + 1]
    elif isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values, strict=True)
        given = [value for key, value in pairs if _text(key, {}) == "rule"]
    yield from filter(None, (_text(one, constants) for one in given))


def _spread(arguments: list[ast.expr]) -> list[ast.expr | None]:
    """The arguments; one with a star is a place, which is a line and a column."""
    found: list[ast.expr | None] = []
    for one in arguments:
        found += [None, None] if isinstance(one, ast.Starred) else [one]
    return found


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _text(node: ast.expr | None, constants: dict[str, str]) -> str:
    if isinstance(node, ast.Name):
        return constants.get(node.id, "")
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return ""
