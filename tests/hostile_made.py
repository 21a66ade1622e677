"""Cases of tests/hostile that are too large or too odd for a file, each made by a small function."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.site_folder import write

HEAD = "title: Example briefing\nsummary: Nothing happened.\npublished: 2024-03-01\n"
PAPER = "sources: {paper: {title: Example, url: 'https://example.org'}}\n"


@dataclass(frozen=True)
class Made:
    """How a case is made, and the errors that it ends in; `pages` is whether they are made too."""

    make: Callable[[Path], object]
    rules: tuple[str, ...] = ()
    pages: bool = True


def record(*parts: str) -> Callable[[Path], object]:
    """A briefing of these lines."""
    return lambda docs: write(docs, {"2024/example.yaml": HEAD + "".join(parts)})


def items(field: str, number: int, *lines: str) -> str:
    """A field with a list of so many items, in which `{n}` is their number."""
    each = "\n  ".join(lines)
    return f"{field}:\n" + "".join(f"- {each.format(n=n)}\n" for n in range(number))


def body(text: str) -> str:
    """The text as the body of a briefing."""
    return "body: |\n" + "".join(f"  {line}\n" for line in text.split("\n"))


def names(number: int, field: str = "actors") -> str:
    """So many names that are one letter from each other."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    found = (f"Name{a}{b}{c}" for a in letters for b in letters for c in letters)
    return f"{field}:\n" + "".join(
        f"- {name}\n" for name, _ in zip(found, range(number), strict=False)
    )


def linked(*links: tuple[str, str]) -> Callable[[Path], object]:
    """Links at these places, beside a secret outside of the folder."""

    def make(docs: Path) -> None:
        write(docs.parent / "secret", {"secret.yaml": HEAD, "secret.md": "secret"})
        write(docs, {"2024/example.yaml": HEAD})
        for place, target in links:
            (docs / place).parent.mkdir(parents=True, exist_ok=True)
            (docs / place).symlink_to(target)

    return make


def named(files: Iterable[bytes]) -> Callable[[Path], object]:
    """Records under these names."""

    def make(docs: Path) -> None:
        for name in files:
            path = os.path.join(os.fsencode(docs), name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            Path(os.fsdecode(path)).write_text(HEAD, "utf-8")

    return make


def sparse(size: int) -> Callable[[Path], object]:
    """A file of a size, without anything in it."""

    def make(docs: Path) -> None:
        write(docs, {"2024/example.yaml": HEAD})
        with (docs / "2024" / "large.yaml").open("wb") as file:
            file.truncate(size)

    return make


MADE = {
    "100 MB of nothing": Made(sparse(100_000_000), ("too-large",)),
    "1 MB of nothing": Made(sparse(1_000_000), ("control-character",)),
    "link to a file": Made(linked(("a.yaml", "/etc/passwd")), ("symlink",)),
    "links to other files": Made(
        linked(("a.md", "../secret/secret.md"), ("images/b.png", "/etc/passwd")), ("symlink",)
    ),
    "link to a folder": Made(linked(("2024/etc", "/etc")), ("symlink",)),
    "link as a folder of records": Made(linked(("incidents", "../secret")), ("symlink",)),
    "link to the folder itself": Made(linked(("2024/again", "..")), ("symlink",)),
    "link to itself": Made(linked(("a.yaml", "a.yaml"), ("b", "b")), ("symlink",)),
    "link to a device": Made(linked(("a.yaml", "/dev/zero"), ("b.md", "/dev/zero")), ("symlink",)),
    "link inside": Made(linked(("2024/other.yaml", "example.yaml"))),
    "names with control characters": Made(
        named([b"2024/a\nb.yaml", b"a\x1b[31m/b.yaml"]), ("file-name",)
    ),
    "names that are no UTF-8": Made(named([b"2024/a\xff.yaml", b"\xfe/b.yaml"]), ("file-name",)),
    "names that deceive": Made(named(["2024/a\u202eb.yaml".encode()]), ("file-name",)),
    "names as long as they can be": Made(named([b"2024/" + b"a" * 250 + b".yaml"]), ("file-name",)),
    "folders in folders": Made(named([b"a/" * 60 + b"b.yaml"]), ("unreadable",)),
    "many values": Made(record(items("topics", 200_000, "a")), ("too-large",)),
    "as many values as there may be": Made(record(items("topics", 9_900, "t{n}")), ("too-many",)),
    "as many names as there may be": Made(record(names(500), items("topics", 500, "t{n}"))),
    "empty lists": Made(record("topics: [", "[]," * 9_900, "]\n"), ("type",)),
    "aliases of a long text": Made(
        record("note: &a ", "a" * 400_000, "\ntopics: [", "*a, " * 9_000, "]\n"),
        ("too-many-aliases",),
    ),
    "as many aliases as there may be": Made(
        record("note: &a text\ntopics: [", "*a, " * 500, "]\n")
    ),
    "one field again and again": Made(record("note: x\n" * 100_000), ("duplicate-key",)),
    "unknown fields": Made(record(*(f"k{n}: x\n" for n in range(9_000))), ("unknown-field",)),
    "names": Made(record(names(9_900)), ("too-many",)),
    "names that everybody says": Made(
        record(
            PAPER,
            "quotes:\n- quote: one two three four\n  cites: paper\n",
            "  ",
            names(9_000, "by").replace("\n-", "\n  -"),
        ),
        ("too-many",),
    ),
    "a name of 1 MB": Made(record("actors: ", "a b " * 240_000, "\n"), ("too-long",)),
    "a publisher that every claim repeats": Made(
        record(
            "sources: {paper: {title: Example, url: 'https://e.org', publisher: ",
            "a b " * 249,
            "}}\n",
            items("claims", 1_000, "text: t{n}", "cites: paper"),
        )
    ),
    "a person with long names, in a long text": Made(
        lambda docs: write(
            docs,
            {
                "actors/x.yaml": "name: Bb Cc\ntype: person\naliases:\n"
                + "".join(f"- {'aa ' * n}b\n" for n in range(1, 300))
                + f"summary: {'aa ' * 60_000}\n"
            },
        )
    ),
    "unknown subjects": Made(
        record(
            PAPER,
            names(490),
            "claims:\n- text: x\n  cites: paper\n  about: [",
            ", ".join(f"Name{n}" for n in range(50)),
            "]\n",
        ),
        ("too-many", "unknown-subject"),
    ),
    "unknown subject of 1 MB": Made(
        record(PAPER, "claims: {text: x, cites: paper, about: ", "a b " * 240_000, "}\n"),
        ("too-long",),
    ),
    "unknown sources": Made(
        record(
            items("claims", 1_400, "text: x", "cites: k{n}"),
            "sources:\n",
            *(f"  q{n}: {{title: x}}\n" for n in range(1_400)),
        ),
        ("unknown-source",),
    ),
    "sources through each other": Made(
        record(
            "sources:\n",
            *(f"  k{n}:\n    title: x\n    via: k{(n + 1) % 3_000}\n" for n in range(3_000)),
        ),
        ("cycle", "long-chain"),
    ),
    "references to nothing": Made(
        record(items("claims", 9_000, "example#claim-{n}")), ("unknown-statement",)
    ),
    "quotes that are nearly the same": Made(
        record(
            PAPER,
            items(
                "quotes",
                2_400,
                "quote: words that are said by number {n} of them",
                "by: A",
                "cites: paper",
            ),
        ),
        pages=False,
    ),
    "quotes of long words": Made(
        record(
            PAPER,
            items(
                "quotes",
                48,
                "quote: " + "a" * 9_000 + "{n}" + "a" * 9_000,
                "by: A",
                "context: x",
                "cites: paper",
            ),
        )
    ),
    "figures": Made(
        record(
            PAPER,
            items("figures", 490, "measure: killed", "value: {n}", "by: A{n}", "cites: paper"),
        ),
        pages=False,
    ),
    "rules to accept": Made(record(items("accept", 500, "rule-{n}")), ("unknown-rule",)),
    "countries": Made(record(items("countries", 500, "AF"))),
    "text of 1 MB": Made(record("note: >-\n  ", "word " * 190_000, "\n")),
    "paragraphs of 1 MB": Made(record(body("A word or two.\n\n" * 45_000))),
    "headings of 1 MB": Made(record(body("# A\n\n" * 110_000)), ("too-long",)),
    "title of 1 MB": Made(
        lambda docs: write(docs, {"2024/example.yaml": HEAD.replace("Example", "word " * 190_000)}),
        ("too-long",),
    ),
    "title of one word": Made(
        lambda docs: write(docs, {"2024/example.yaml": HEAD.replace("Example", "a" * 990_000)}),
        ("too-long",),
    ),
    "marks of 1 MB": Made(record("note: >-\n  ", "*" * 990_000, "\n"), ("too-large",)),
    "as many marks as there may be": Made(record("note: '", "*" * 49_000, "'\n")),
    "markdown of 1 MB": Made(record(body("A *word* or two. " * 20_000)), ("too-long",)),
    "more signs than there may be": Made(
        lambda docs: [
            write(docs, {f"2024/{n}.yaml": f"{HEAD}note: >-\n  x{sign * (60_000 // len(sign))}\n"})
            for n, sign in enumerate(["=", "+", "/", "$ ", ":a:"])
        ],
        ("too-large",),
    ),
    "names in many statements": Made(
        record(
            PAPER, items("claims", 300, "text: t{n}", "cites: paper", "by: [A {n}, B {n}, C {n}]")
        ),
        ("too-many",),
    ),
    "topics in many statements": Made(
        record(PAPER, items("claims", 300, "text: t{n}", "cites: paper", "topics: [a{n}, b{n}]")),
        ("too-many",),
    ),
    "a chain of sources": Made(
        record(
            "sources:\n  k400: {title: x}\n",
            *(f"  k{n}: {{title: x, via: k{n + 1}}}\n" for n in range(400)),
            items("claims", 400, "text: t{n}", "cites: k{n}"),
        ),
        ("long-chain",),
    ),
    "a measure of marks": Made(
        record(PAPER, "figures: {cites: paper, value: 1, measure: '", "`" * 40_000, "'}\n"),
        ("too-long",),
    ),
    "brackets behind a name": Made(
        record(PAPER, "actors: The Front\n", body("The Front" + "[@paper][^1]" * 7_000))
    ),
    "what is high and begins to be strong": Made(
        record(body("^*" * 12_000), PAPER, "claims: {cites: paper, text: '", "*[" * 12_000, "'}\n")
    ),
    "strong in many paragraphs": Made(record(body("*\n\n" * 20_000))),
    "code in many letters": Made(record("note: '", "é`" * 20_000, "'\n")),
    "footnotes": Made(record(body("[^1]" * 9_000 + "\n\n[^1]: a")), ("too-long",)),
    "directives": Made(record("%TAG !a! tag:example.org,2024:\n" * 20_000), ("yaml",)),
    "earlier addresses of many parts": Made(
        record("previous_urls: /", "a/" * 40_000, "\n"), ("site-path",)
    ),
    "brackets": Made(record(body("[" * 49_000))),
    "brackets and parentheses": Made(record(body("[](" * 24_000))),
    "nested emphasis": Made(record(body("*a **b " * 12_000))),
    "nested quotes": Made(record(body("> " * 40_000)), ("too-deep",)),
    "nested lists": Made(
        record(body("\n".join("  " * n + "- a" for n in range(300)))), ("too-deep",)
    ),
    "fences of every length": Made(record(body("\n\n".join("`" * n for n in range(3, 300))))),
    "a long table": Made(record(body("|a|\n|-|\n" + "|b|\n" * 12_000))),
    "a wide table": Made(record(body("|a" * 3_000 + "\n" + "|-" * 3_000 + "\n" + "|b" * 3_000))),
    "citations of nothing": Made(
        record(body(" ".join(f"[@a{n}]" for n in range(9_000)))), ("unknown-source",)
    ),
    "citations that are none": Made(record(body("[@a b] " * 9_000)), ("citation",)),
    "links that run": Made(record(body("[a](javascript:b) " * 5_000)), ("address",)),
    "links to nothing": Made(
        record(body(" ".join(f"[a](b{n}.yaml)" for n in range(6_000)))), ("dead-link",)
    ),
    "open directions": Made(record('note: "', "\u2066" * 300_000, '"\n'), ("hidden-direction",)),
    "comments": Made(record(items("topics", 500, "a # b"), "# x\n" * 100_000)),
    "digits": Made(
        record(PAPER, "figures: {measure: killed, value: ", "9" * 900_000, ", cites: paper}\n"),
        ("number",),
    ),
    "a date of 1 MB": Made(record("updated: ", "9" * 900_000, "\n"), ("date",)),
    "a language of 1 MB": Made(record("lang: ", "a-" * 450_000, "\n"), ("language",)),
    "a key of 1 MB": Made(record("? ", "k" * 900_000, "\n: x\n"), ("unknown-field",)),
    "open quotation of 1 MB": Made(record('note: "', "a\n  " * 240_000), ("yaml",)),
    "open brackets of 1 MB": Made(record("note: ", "{a: " * 240_000), ("too-large",)),
}
