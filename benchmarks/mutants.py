"""Changes the meaning of the code a little, many times, and tells which changes no test notices.

    python benchmarks/mutants.py --count 200 --seed 1
    python benchmarks/mutants.py link/scope.py:184:3 …      some of them again

A change is one of an operator, a number, a condition or a call. Each is made in memory, in a
process of its own that imports the changed module and runs the tests below until one fails.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import importlib.abc
import importlib.util
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import ModuleType

import babel.dates  # noqa: F401 (so that no process has to import what is large and not ours)
import jinja2  # noqa: F401
import markdown_it  # noqa: F401
import mkdocs.config.base  # noqa: F401
import pydantic  # noqa: F401
import pytest
import yaml  # noqa: F401

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator" / "mkdocs_briefings"
CHANGED = ("library/*.py", "link/*.py", "check/*.py")
TESTS = (
    *("test_golden", "test_library_pages", "test_rules", "test_named", "test_uses", "test_amounts"),
    *("test_command", "test_difference", "test_accountability", "test_visibility"),
)
SECONDS = 200
"""Of the processor, after which tests count as failed: a change may make an endless loop."""

_OTHER: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


@dataclass(frozen=True)
class Mutant:
    """One change of a module: of which node in the order of `ast.walk`, and in what way."""

    path: Path
    id: str
    node: int
    way: int

    def made(self) -> tuple[ast.Module, str, str]:
        """The changed module, and the node before and after."""
        tree = ast.parse(self.path.read_text("utf-8"))
        node = next(islice(ast.walk(tree), self.node, None))
        before = ast.unparse(node)
        _change(node, self.way)
        return ast.fix_missing_locations(tree), before, ast.unparse(node)


def mutants() -> Iterator[Mutant]:
    """Every change of every module."""
    for pattern in CHANGED:
        for path in sorted(PACKAGE.glob(pattern)):
            yield from _of_module(path)


def _of_module(path: Path) -> Iterator[Mutant]:
    name = path.relative_to(PACKAGE).as_posix()
    of_line: Counter[int] = Counter()
    tree = ast.parse(path.read_text("utf-8"))
    decorators = [one for node in ast.walk(tree) for one in getattr(node, "decorator_list", ())]
    meaningless = {node for one in decorators for node in ast.walk(one)}
    for at, node in enumerate(ast.walk(tree)):
        for way in range(_ways(node) if node not in meaningless else 0):
            line = getattr(node, "lineno", 0) or node.target.lineno  # type: ignore[attr-defined]
            of_line[line] += 1
            yield Mutant(path, f"{name}:{line}:{of_line[line]}", at, way)


def _ways(node: ast.AST) -> int:
    """In how many ways a node is changed."""
    match node:
        case ast.Compare(ops=[one]):
            return int(type(one) in _OTHER)
        case ast.BoolOp() | ast.If() | ast.IfExp() | ast.Constant(value=bool() | int()):
            return 1
        case ast.UnaryOp(op=ast.Not()) | ast.Expr(value=ast.Call()):
            return 1
        case ast.comprehension(ifs=[_, *_]):
            return len(node.ifs)
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            return 1
    return 0


def _change(node: ast.AST, way: int) -> None:
    match node:
        case ast.Compare():
            node.ops = [_OTHER[type(node.ops[0])]()]
        case ast.BoolOp():
            node.op = ast.And() if isinstance(node.op, ast.Or) else ast.Or()
        case ast.If() | ast.IfExp():
            node.test = ast.UnaryOp(ast.Not(), node.test)
        case ast.Constant(value=bool(value)):
            node.value = not value
        case ast.Constant(value=int(value)):
            node.value = value + 1
        case ast.UnaryOp():  # `not x` becomes `bool(x)`
            node.operand = ast.UnaryOp(ast.Not(), node.operand)
        case ast.Expr():
            node.value = ast.Constant(None)
        case ast.comprehension():
            del node.ifs[way]
        case ast.BinOp():
            node.op = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports the changed module in the place of the one on disk."""

    def __init__(self, path: Path, tree: ast.Module) -> None:
        self.path, self.tree = path, tree
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        self.is_package = parts[-1] == "__init__"
        self.name = ".".join(parts[:-1] if self.is_package else parts)

    def find_spec(self, name: str, *_: object) -> importlib.machinery.ModuleSpec | None:
        """What the import system asks."""
        if name != self.name:
            return None
        folders = [str(self.path.parent)] if self.is_package else None
        return importlib.util.spec_from_file_location(
            name, self.path, loader=self, submodule_search_locations=folders
        )

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed code."""
        exec(compile(self.tree, str(self.path), "exec"), module.__dict__)


def passes(*changed: _Changed) -> bool:
    """Whether all tests pass with a change, or without one."""
    child = os.fork()
    if not child:
        failed = True
        with contextlib.suppress(BaseException):
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            with open(os.devnull, "w") as nowhere:
                os.dup2(nowhere.fileno(), 1)
                os.dup2(nowhere.fileno(), 2)
            sys.meta_path[:0] = changed
            tests = [f"tests/{name}.py" for name in TESTS]
            failed = bool(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests]))
        os._exit(failed)
    return os.waitpid(child, 0)[1] == 0


def main() -> None:
    """Run a sample of the changes, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("ids", nargs="*", help="changes to make; by default a sample of all")
    parser.add_argument("--count", type=int, default=200, help="how many (default: 200)")
    parser.add_argument("--seed", type=int, default=1, help="of the sample (default: 1)")
    given = parser.parse_args()
    every = list(mutants())
    if given.ids:
        chosen = [one for one in every if one.id in given.ids]
    else:
        chosen = random.Random(given.seed).sample(every, min(given.count, len(every)))
    os.chdir(ROOT)
    if not passes():
        sys.exit("the tests fail as it is")
    survived = 0
    for done, mutant in enumerate(chosen, 1):
        tree, before, after = mutant.made()
        if passes(_Changed(mutant.path, tree)):
            survived += 1
            print(f"{mutant.id}\n    {before}\n    {after}", flush=True)
        if sys.stderr.isatty():
            print(f"\r{done} of {len(chosen)}", end="", file=sys.stderr)
    print(f"{survived} of {len(chosen)} survived (of {len(every)} that there are)")


if __name__ == "__main__":
    main()
