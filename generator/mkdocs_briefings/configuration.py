"""How mkdocs.yml is read: nothing in it is run, and variables of the environment are filled in."""

from __future__ import annotations

import os
from typing import Any

import yaml


class Loader(yaml.SafeLoader):
    """Reads mkdocs.yml without running anything: a tag's value is passed over."""


def _pass_over(loader: Loader, suffix: str, node: yaml.Node) -> None:
    return None


def _of_environment(loader: Loader, node: yaml.Node) -> Any:
    """`!ENV NAME` or `!ENV [NAME, …, default]`: the value of the first variable that is set."""
    if isinstance(node, yaml.SequenceNode):
        *names, default = loader.construct_sequence(node)
        names, default = (names, default) if names else ([default], None)
    else:
        names, default = [node.value], None
    return next((os.environ[str(one)] for one in names if str(one) in os.environ), default)


Loader.add_constructor("!ENV", _of_environment)
Loader.add_multi_constructor("!", _pass_over)
Loader.add_multi_constructor("tag:", _pass_over)
