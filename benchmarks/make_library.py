"""Makes the records of an invented library, for measuring: same options, same bytes."""

from __future__ import annotations

import argparse
import datetime
import random
import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

EXAMPLES = """\
examples:
  python benchmarks/make_library.py build/library
  python benchmarks/make_library.py build/large --briefings 5000 --seed 7
  mkdocs build --config-file build/library/mkdocs.yml

Everything in it is invented; no name, place or number means anything.
"""

MKDOCS_YML = """\
site_name: An invented library
docs_dir: briefings
theme:
  name: material
  font: false
plugins:
  - search
  - briefings
"""

FIRST_DAY = datetime.date(2018, 3, 8)  # of the first briefing
DAYS = 2900  # to the last one

COUNTRIES = ["AF", "AM", "AZ", "BD", "BF", "BI", "CD", "CF", "CM", "CO", "EG", "ER", "ET", "GE"]
COUNTRIES += ["HT", "IQ", "IR", "JO", "KE", "KG", "KZ", "LB", "LY", "MD", "ML", "MM", "MX", "MZ"]
COUNTRIES += ["NE", "NG", "NP", "PE", "PH", "PK", "RS", "RW", "SD", "SN", "SO", "SS", "SY", "TD"]
TOPICS = ["borders", "ceasefires", "drones", "elections", "finance", "media", "mediation", "mines"]
TOPICS += ["ports", "prisons", "recruitment", "sanctions", "schools", "smuggling", "training"]
PLACES = [
    f"{first}{last}"
    for first in ("Arn", "Bel", "Cor", "Dun", "Elm", "Fal", "Gor", "Hal", "Ister", "Jor")
    for last in ("mark", "ovia", "haven", "stad", "burg", "field")
]
PUBLISHERS = [
    f"Example {kind} of {place}"
    for place in PLACES[::4]
    for kind in ("Institute", "Gazette", "Agency", "Observatory")
]
OFFICES = ["a district governor", "a ministry spokesperson", "a former envoy", "a field researcher"]
OFFICES += ["senior fellow", "the mission's deputy head", "a retired officer", "an aid coordinator"]
ADDRESSEES = ["regional governments", "donors", "the mediators", "the interior ministry"]
ADDRESSEES += ["aid agencies", "the border service", "the security council"]
SUBJECTS = ["the council", "the northern column", "a local committee", "the border service"]
SUBJECTS += ["the mediation team", "a merchants' union", "the provincial office", "the new command"]
SUBJECTS += ["a group of elders", "the port authority", "the observers", "the joint patrol"]
VERBS = ["reopened", "postponed", "announced", "questioned", "described", "abandoned", "secured"]
VERBS += ["expanded", "inspected", "returned to", "withdrew from", "negotiated", "documented"]
ADJECTIVES = ["eastern", "unfinished", "disputed", "seasonal", "armed", "temporary", "former"]
ADJECTIVES += ["divided", "crowded", "distant", "joint", "informal", "costly", "early", "quiet"]
NOUNS = ["crossing", "supply road", "garrison", "agreement", "market", "depot", "checkpoint"]
NOUNS += ["harvest", "convoy", "truce", "inquiry", "payment", "radio station", "valley", "camp"]
NOUNS += ["bridge", "registry", "pipeline", "election list", "training ground", "customs house"]
WHEN = [
    "before the rains",
    "over the winter",
    "within a week",
    "after the talks",
    "in two districts",
]
WHEN += ["for the third time", "without an announcement", "despite the protests", "at short notice"]
WHEN += ["along the river", "with outside money", "under a new name", "as the roads dried"]
LINKS = ["while", "after", "because", "although", "and then", "before"]
HEADINGS = ["Background", "What changed", "How the sides describe it", "What to watch"]
LIKELIHOODS = ["unlikely", "roughly even chance", "likely", "very likely"]
BASES = ["claimed", "attributed", "suspected", "accused"]
ACTOR_TYPES = ["armed-group", "organisation", "government-body", "media", "person", "company"]
RELATIONS = ["allied-with", "rival-of", "ties-with", "supports", "negotiates-with", "opposes"]

Record = dict[str, Any]


# ---- Words


def clause(rng: random.Random) -> str:
    """Four to ten words with a subject, a verb and an object."""
    subject, verb = rng.choice(SUBJECTS), rng.choice(VERBS)
    return f"{subject} {verb} the {rng.choice(ADJECTIVES)} {rng.choice(NOUNS)}"


def sentence(rng: random.Random, cite: str = "") -> str:
    """A sentence of ten to twenty-five words, with a citation at its end where one is given."""
    words = f"{clause(rng)} {rng.choice(WHEN)}"
    if rng.random() < 0.4:
        words = f"In {rng.choice(PLACES)}, {words}"
    if rng.random() < 0.5:
        words += f", {rng.choice(LINKS)} {clause(rng)}"
    citation = f" [@{cite}]" if cite else ""
    return f"{words[0].upper()}{words[1:]}{citation}."


def paragraph(rng: random.Random, sentences: int, cites: Sequence[str] = ()) -> str:
    """So many sentences; the first ones cite the sources that are given."""
    padded = [*cites, *[""] * (sentences - len(cites))]
    return " ".join(sentence(rng, cite) for cite in padded)


# ---- Records


class Library:
    """The names that records share, and the records themselves, each made from its own seed."""

    def __init__(
        self, seed: int, briefings: int, actors: int, incidents: int, sources: int
    ) -> None:
        self.seed = seed
        self.briefings = briefings
        self.actors = [f"Invented Actor {n}" for n in range(1, actors + 1)]
        self.people = [f"Invented Person {n}" for n in range(1, max(actors, 8) * 2 + 1)]
        self.incidents = [f"invented-incident-{n}" for n in range(1, incidents + 1)]
        self.sources = [f"example-report-{n}" for n in range(1, sources + 1)]

    def chance(self, *name: object) -> random.Random:
        """A source of chance for one record: no other record changes what it gives."""
        return random.Random(f"{self.seed} {name}")

    def records(self) -> Iterator[tuple[str, Record]]:
        """Every record with its path below `briefings/`."""
        for number, _ in enumerate(self.actors, 1):
            yield f"actors/invented-actor-{number}.yaml", self.actor(number)
        for number, name in enumerate(self.incidents, 1):
            yield f"incidents/{name}.yaml", self.incident_file(number)
        for number, name in enumerate(self.sources, 1):
            yield f"sources/{name}.yaml", self.source(self.chance("source", number), number)
        for number in range(1, self.briefings + 1):
            record = self.briefing(number)
            yield f"{record['published'][:4]}/invented-briefing-{number}.yaml", record

    def day(self, rng: random.Random, number: int, of: int) -> datetime.date:
        """A day for the record of that number: they follow one another over the years."""
        return FIRST_DAY + datetime.timedelta(days=number * DAYS // of + rng.randrange(4))

    def actor(self, number: int) -> Record:
        rng = self.chance("actor", number)
        others = [name for name in self.actors if name != self.actors[number - 1]]
        return {
            "name": self.actors[number - 1],
            "type": rng.choice(ACTOR_TYPES),
            "aliases": [f"IA-{number:04}"],
            "summary": paragraph(rng, 2),
            "country": rng.choice(COUNTRIES),
            "relations": [
                {
                    "to": other,
                    "kind": rng.choice(RELATIONS),
                    "since": str(2010 + rng.randrange(8)),
                    "cites": "profile",
                }
                for other in rng.sample(others, min(2, len(others)))
            ],
            "sources": {"profile": self.source(rng, number)},
        }

    def incident_file(self, number: int) -> Record:
        rng = self.chance("incident", number)
        day = self.day(rng, number, len(self.incidents)) - datetime.timedelta(days=20)
        keys = ["first", "second", "third"]
        record = self.incident(rng, f"Invented incident {number}", day, keys)
        return record | {
            "summary": paragraph(rng, 2, keys[:1]),
            "sources": {
                key: self.source(rng, number * 3 + n, day + datetime.timedelta(days=70))
                for n, key in enumerate(keys)
            },
        }

    def incident(
        self, rng: random.Random, name: str, day: datetime.date, keys: Sequence[str]
    ) -> Record:
        """What an incident says inline or in a file; two of the sources disagree on its figures."""
        killed, wounded = rng.randrange(4, 60), rng.randrange(10, 200)
        more = rng.randrange(2, 20)
        record: Record = {
            "name": name,
            "date": str(day),
            "place": {"name": rng.choice(PLACES), "country": rng.choice(COUNTRIES)},
            "types": rng.choice(["bombing", "armed-assault", "facility-attack", "assassination"]),
            "targets": rng.choice(["police", "business", "transportation", "military"]),
            "figures": [
                {"measure": measure, "value": str(value), "as_of": str(after), "cites": cites}
                for measure, low in (("killed", killed), ("wounded", wounded))
                for value, after, cites in (
                    (low, day + datetime.timedelta(days=1), keys[0]),
                    (low + more, day + datetime.timedelta(days=2), keys[1]),
                )
            ],
        }
        if self.actors:
            actor, basis = rng.choice(self.actors), rng.choice(BASES)
            record["responsibility"] = [{"actor": actor, "basis": basis, "cites": keys[2]}]
        return record

    def source(self, rng: random.Random, number: int, before: datetime.date = FIRST_DAY) -> Record:
        day = before - datetime.timedelta(days=rng.randrange(3, 60))
        return {
            "title": f"{clause(rng).capitalize()} {rng.choice(WHEN)}",
            # Neighbours in one record have different publishers, so that they can disagree.
            "publisher": PUBLISHERS[number % len(PUBLISHERS)],
            "published": str(day),
            "url": f"https://example.org/{day.year}/{rng.randrange(10**9):09}",
            "type": rng.choice(["article", "report", "statement", "interview"]),
            "reliability": rng.choice("ABCD"),
            "credibility": rng.choice("1234"),
        }

    def briefing(self, number: int) -> Record:
        rng = self.chance("briefing", number)
        published = self.day(rng, number, self.briefings)
        keys = [f"s{n}" for n in range(1, 7)]
        record: Record = {
            "title": f"{clause(rng).capitalize()} {rng.choice(WHEN)} ({number})",
            "published": str(published),
            "authors": rng.sample(["A. Example", "B. Example", "C. Example", "D. Example"], 2),
            "summary": paragraph(rng, 2, [rng.choice(keys)]),
            "topics": rng.sample(TOPICS, 2),
            "countries": rng.sample(COUNTRIES, 2),
        }
        record |= self.briefing_incident(rng, number, published, keys)
        if self.actors:
            record["actors"] = rng.sample(self.actors, min(4, len(self.actors)))
        record["judgements"] = [self.judgement(rng, keys) for _ in range(3)]
        record["claims"] = [self.claim(rng, published, keys[:4]) for _ in range(2)]
        record["quotes"] = [self.quote(rng, keys) for _ in range(4)]
        record["recommendations"] = [self.recommendation(rng, keys) for _ in range(4)]
        record["timeline"] = [
            {"date": str(published - datetime.timedelta(days=days)), "text": sentence(rng)}
            | {"cites": rng.choice(keys[:4])}
            for days in (90, 75, 60)
        ]
        cited = rng.sample(keys, 6)  # every source at least once
        record["body"] = "\n\n".join(
            f"## {heading}\n\n{paragraph(rng, 4, cited[2 * n : 2 * n + 2])}"
            for n, heading in enumerate(HEADINGS[:3])
        )
        record["sources"] = {
            key: self.source(rng, number * 6 + n, published) for n, key in enumerate(keys)
        } | dict(zip(keys[4:], rng.sample(self.sources, min(2, len(self.sources))), strict=False))
        if isinstance(record.get("incident"), dict):
            for figure in record["incident"]["figures"]:  # a source tells what has happened already
                source = record["sources"][figure["cites"]]
                source["published"] = max(source["published"], figure["as_of"])
        return record

    def briefing_incident(
        self, rng: random.Random, number: int, published: datetime.date, keys: Sequence[str]
    ) -> Record:
        """Of ten briefings four tell an incident inline, three share one with others."""
        kind = rng.randrange(10)
        if kind < 4:
            day = published - datetime.timedelta(days=12)
            return {"incident": self.incident(rng, f"Invented event {number}", day, keys)}
        latest = number * len(self.incidents) // self.briefings  # before the briefing, if any is
        if kind < 7 and latest:
            return {"incident": self.incidents[latest - 1]}
        return {}

    def judgement(self, rng: random.Random, keys: Sequence[str]) -> Record:
        return {
            "text": sentence(rng),
            "likelihood": rng.choice(LIKELIHOODS),
            "confidence": rng.choice(["low", "moderate", "high"]),
            "because": sentence(rng, rng.choice(keys)),
        }

    def claim(self, rng: random.Random, published: datetime.date, keys: Sequence[str]) -> Record:
        one, other = rng.sample(keys, 2)
        claim = {
            "text": sentence(rng),
            "by": self.speaker(rng),
            "date": str(published - datetime.timedelta(days=60)),
            "cites": one,
        }
        response = {
            "stance": rng.choice(["supports", "disputes", "denies", "qualifies"]),
            "by": self.speaker(rng),
            "text": sentence(rng),
            "cites": f"{other}, p. {rng.randrange(1, 40)}",
        }
        if response["by"] == claim["by"]:
            response["stance"] = "qualifies"  # nobody denies what he says himself
        return {**claim, "responses": [response]}

    def quote(self, rng: random.Random, keys: Sequence[str]) -> Record:
        return {
            "quote": f"{clause(rng)} {rng.choice(WHEN)}",
            "by": self.speaker(rng),
            "cites": f"{rng.choice(keys)}, para. {rng.randrange(1, 30)}",
        }

    def recommendation(self, rng: random.Random, keys: Sequence[str]) -> Record:
        return {
            "text": sentence(rng),
            "by": self.speaker(rng),
            "to": {"as": rng.choice(ADDRESSEES)},
            "priority": rng.choice(["high", "medium", "low"]),
            "cites": rng.choice(keys),
        }

    def speaker(self, rng: random.Random) -> Record:
        return {"name": rng.choice(self.people), "as": rng.choice(OFFICES)}


# ---- YAML


def to_yaml(value: Record, indent: int = 0) -> Iterator[str]:
    """The lines of a record as an author would write them."""
    pad = " " * indent
    for key, item in value.items():
        if isinstance(item, dict):
            yield f"{pad}{key}:"
            yield from to_yaml(item, indent + 2)
        elif isinstance(item, list) and item and isinstance(item[0], dict):
            yield f"{pad}{key}:"
            for entry in item:
                first, *rest = to_yaml(entry, indent + 4)
                yield f"{pad}  - {first.lstrip()}"
                yield from rest
        elif isinstance(item, list):
            yield f"{pad}{key}: [{', '.join(item)}]"
        else:
            yield from scalar_lines(f"{pad}{key}:", str(item), pad + "  ")


def scalar_lines(key: str, text: str, pad: str) -> Iterator[str]:
    """A scalar: plain where it is short, folded where it is long, literal where it has lines."""
    if "\n" in text:
        yield f"{key} |"
        for paragraph_ in text.split("\n"):
            yield from textwrap.wrap(
                paragraph_, 100, initial_indent=pad, subsequent_indent=pad
            ) or [""]
    elif len(text) > 80:
        yield f"{key} >-"
        yield from textwrap.wrap(text, 100, initial_indent=pad, subsequent_indent=pad)
    else:
        yield f"{key} {text}"


def write_library(out: Path, library: Library) -> tuple[int, int]:
    """Write the site's folder, which must be new or empty; the number of records and of words."""
    if out.exists() and any(out.iterdir()):
        raise FileExistsError(f"{out} is not empty")
    docs = out / "briefings"
    docs.mkdir(parents=True)
    (out / "mkdocs.yml").write_text(MKDOCS_YML, encoding="utf-8")
    records = words = 0
    for path, record in library.records():
        text = "\n".join(to_yaml(record)) + "\n"
        (docs / path).parent.mkdir(exist_ok=True)
        (docs / path).write_text(text, encoding="utf-8", newline="\n")
        records += 1
        words += len(text.split())
    return records, words


def add_options(parser: argparse.ArgumentParser) -> None:
    """The size of a library."""
    for name, default, text in (
        ("briefings", 1000, "number of briefings (1000)"),
        ("seed", 1, "another seed, another library (1)"),
        ("actors", None, "actors with a file of their own (1 for 10 briefings)"),
        ("incidents", None, "incidents with a file of their own (1 for 20 briefings)"),
        ("sources", None, "sources with a file of their own (1 for 10 briefings)"),
    ):
        parser.add_argument(f"--{name}", type=int, metavar="N", default=default, help=text)


def library_of(options: argparse.Namespace) -> Library:
    """The library that the options describe."""
    counts = {
        kind: options.briefings // share if (given := getattr(options, kind)) is None else given
        for kind, share in (("actors", 10), ("incidents", 20), ("sources", 10))
    }
    return Library(options.seed, options.briefings, **counts)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path, metavar="OUT", help="folder to make: new, or empty")
    add_options(parser)
    options = parser.parse_args()
    try:
        records, words = write_library(options.out, library_of(options))
    except OSError as error:
        sys.exit(f"{parser.prog}: {error}")
    print(f"{records} records of {words:,} words in {options.out}")


if __name__ == "__main__":
    main()
