"""Makes actor records of the clusters of a MISP galaxy, as a large library of other people's data.

The data is not fetched: clone https://github.com/MISP/misp-galaxy, and name files of its folder
`clusters`. Names that two clusters share stay with the first one that has them.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from make_library import MKDOCS_YML
from mkdocs_briefings.language.countries import codes
from mkdocs_briefings.language.slugs import fold, slug
from mkdocs_briefings.markdown.escaping import escape

EXAMPLES = """\
examples:
  python benchmarks/misp_galaxy.py build/galaxy misp-galaxy/clusters/threat-actor.json
  python benchmarks/misp_galaxy.py build/galaxy misp-galaxy/clusters/*.json --most 5000
  mkdocs build --config-file build/galaxy/mkdocs.yml
"""
GALAXY = "misp-galaxy"
"""The source of all, by its id."""
_SOURCE = {
    "title": "MISP galaxy",
    "publisher": "MISP Project",
    "url": "https://github.com/MISP/misp-galaxy",
}
_MARK = re.compile(r"\[\d+\]")
_ADDRESS = re.compile(r"https?://[^\s/\[\]]+\.[^\s\[\]]+")
_MOST_SOURCES = 499
"""One less than a record may cite; a cluster of a widespread tool has more."""
_MOST_NAMES = 450
"""Of an actor, its own and those that it is tied to; a record may hold 500 in all."""


class Converter:
    """Clusters as actors: `names` are those that are taken, `dropped` is how many were not."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.dropped = 0
        self.ids: dict[str, str] = {}
        """The ids of actors by the UUIDs of their clusters."""
        self.tied: set[frozenset[str]] = set()

    def records(self, files: Sequence[Path], most: int) -> Iterator[tuple[str, dict[str, Any]]]:
        """Each actor with its id; relations lead to those that are among them."""
        found: list[tuple[dict[str, Any], dict[str, Any]]] = []
        for file in files:
            galaxy = json.loads(file.read_text("utf-8"))
            for cluster in galaxy["values"]:
                if len(found) == most:
                    break
                if cluster["uuid"] in self.ids:  # two files may have the same one
                    continue
                found.append((cluster, self._record(cluster, galaxy["type"])))
        for cluster, record in found:
            record["relations"] = list(self._relations(cluster))[:_MOST_NAMES]
            yield self.ids[cluster["uuid"]], {key: one for key, one in record.items() if one}

    def _record(self, cluster: dict[str, Any], galaxy: str) -> dict[str, Any]:
        value, meta = str(cluster["value"]).strip(), cluster.get("meta") or {}
        name = value if self._takes(value) else f"{value} ({galaxy} {cluster['uuid'][:8]})"
        self.ids[cluster["uuid"]] = f"{galaxy}/{slug(value)[:60]}-{cluster['uuid'][:8]}"
        sources = {f"r{at}": _source(ref) for at, ref in enumerate(_links(meta), 1)}
        aliases = [one for one in _listed(meta.get("synonyms")) if self._takes(one)]
        about = _MARK.sub("", cluster.get("description") or "").strip()
        return {
            "name": name,
            "type": "organisation",
            "aliases": aliases[:_MOST_NAMES],
            "summary": escape(" ".join(about.split())),
            "country": _country(meta),
            "cites": [GALAXY, *sources],
            "ids": {GALAXY: f'{galaxy}="{value}"'},
            "sources": sources,
        }

    def _takes(self, name: str) -> bool:
        """Whether a name is nobody's yet: then it is this one's."""
        key = fold(str(name).strip())
        if not key or key in self.names:
            self.dropped += 1
            return False
        self.names.add(key)
        return True

    def _relations(self, cluster: dict[str, Any]) -> Iterator[dict[str, str]]:
        known = (one.get("dest-uuid") for one in cluster.get("related") or ())
        for uuid in dict.fromkeys(known):
            pair = frozenset((uuid, cluster["uuid"]))
            if uuid in self.ids and len(pair) == 2 and pair not in self.tied:
                self.tied.add(pair)
                yield {"to": self.ids[uuid], "kind": "ties-with", "cites": GALAXY}


def _listed(given: Any) -> list[str]:
    listed = given if isinstance(given, list) else [given] if given else []
    return [str(one).strip() for one in listed]


def _links(meta: dict[str, Any]) -> list[str]:
    refs = dict.fromkeys(_listed(meta.get("refs")))
    return [one for one in refs if _ADDRESS.fullmatch(one)][:_MOST_SOURCES]


def _source(address: str) -> dict[str, str]:
    parts = urlsplit(address)
    last = parts.path.rstrip("/").rpartition("/")[2]
    title = re.sub(r"[-_]+|\.\w{2,5}$", " ", last).strip() or parts.netloc
    return {"title": title, "publisher": parts.netloc, "url": address}


def _country(meta: dict[str, Any]) -> str:
    given = str((_listed(meta.get("country")) or [""])[0])
    return given.upper() if given.upper() in codes() else ""


def _write(out: Path, id: str, record: dict[str, Any]) -> None:
    path = out / "briefings" / f"{id}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")


def main() -> None:
    """Write a library of what is named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path, help="the folder of the library")
    parser.add_argument("clusters", type=Path, nargs="+", help="files of clusters, as JSON")
    parser.add_argument("--most", type=int, default=10**9, help="how many clusters at most")
    given = parser.parse_args()
    converter, count = Converter(), 0
    _write(given.out, f"sources/{GALAXY}", _SOURCE)
    for id, record in converter.records(given.clusters, given.most):
        _write(given.out, f"actors/{id}", record)
        count += 1
    (given.out / "mkdocs.yml").write_text(MKDOCS_YML, "utf-8")
    print(f"{count:,} actors in {given.out}; {converter.dropped:,} names were another's already")


if __name__ == "__main__":
    main()
