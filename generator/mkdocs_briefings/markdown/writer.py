"""Writes tokens of Markdown as pieces that are harmless to Python-Markdown by construction."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

from markdown_it.token import Token

from mkdocs_briefings.language.slugs import slug, twins
from mkdocs_briefings.markdown.code import code_block, one_line
from mkdocs_briefings.markdown.pieces import BlockText, Marks, NoteStart, Piece, merged
from mkdocs_briefings.markdown.spans import Spans, plain_text

Row = list[Piece]  # one line of Markdown

# Python-Markdown would make one of two such blocks that follow each other.
_MERGING = {("list", "list"), ("quote", "quote"), ("list", "code"), ("code", "code")}
_APART = "<!-- -->"
_ALIGNMENT = {"text-align:left": ":--", "text-align:center": ":-:", "text-align:right": "--:"}


@dataclass(slots=True)
class Lines:
    """A block's lines; a `tight` one stands in or makes a list without blank lines."""

    kind: str
    rows: list[Row]
    tight: bool = False


@dataclass(slots=True)
class Writer:
    """Writes the blocks of one text, and gathers what stands in them."""

    tokens: list[Token]
    spans: Spans = field(default_factory=Spans)
    lines: list[Row] = field(default_factory=list)
    """What stands in the blocks, without them."""
    is_line: bool = False
    """Whether that is one paragraph."""
    _at: int = 0
    _highest: int = 0
    _ids: list[str] = field(default_factory=list)

    def write(self) -> tuple[Piece, ...]:
        """Return the whole text."""
        titles = [
            (int(opening.tag[1:]), plain_text([inline]))
            for opening, inline in zip(self.tokens, self.tokens[1:], strict=False)
            if opening.type == "heading_open" and inline.children
        ]
        self._highest = min((level for level, _ in titles), default=1)
        # Anchors of records are `kind-slug`, and no kind is called text. Taken from the end.
        self._ids = twins(f"text-{slug(title) or 'section'}" for _, title in titles)[::-1]
        blocks = self._blocks(nested=False)
        self.is_line = [block.kind for block in blocks] == ["paragraph"]
        rows = _apart(blocks)
        return merged(piece for row in rows for piece in ("\n", *row))

    def _blocks(self, nested: bool) -> list[Lines]:
        """The blocks up to the end of what they stand in."""
        found: list[Lines] = []
        while self._at < len(self.tokens):
            token = self._next()
            if token.nesting < 0:
                break
            found += self._block(token, nested)
        return found

    def _next(self) -> Token:
        self._at += 1
        return self.tokens[self._at - 1]

    def _block(self, token: Token, nested: bool) -> list[Lines]:
        match token.type:
            case "paragraph_open":
                row = self._line(hooked=True)
                return [Lines("paragraph", [row], token.hidden)] if row else []
            case "heading_open":
                return self._heading(int(token.tag[1:]))
            case "fence" | "code_block":
                lines = code_block(token.content, nested=nested)
                self.lines.append([one_line(token.content)])
                kind = "code" if lines[0].startswith(" ") else "fence"
                return [Lines(kind, [[line] if line else [] for line in lines])]
            case "hr":
                return [Lines("rule", [["***"]])]
            case "blockquote_open":
                rows = _apart(self._blocks(nested=True))
                rows = [["> ", *row] if row else [">"] for row in rows]
                return [Lines("quote", rows)] if rows else []
            case "footnote_block_open":
                return self._notes()
            case "table_open":
                return [Lines("table", self._table())]
            case _:
                return self._list(token)

    def _line(self, hooked: bool) -> Row:
        """The inline content that comes next, together with the end of its block."""
        row = self.spans.write(self._next().children or [], hooked)
        self._at += 1
        if not row:
            return []
        self.lines.append(row)
        return [BlockText(merged(row))]

    def _heading(self, level: int) -> list[Lines]:
        row = self._line(hooked=False)
        if not row:
            return []
        # `{:` rather than `{#`, which begins a comment where a site runs Jinja over pages.
        return [
            Lines(
                "heading",
                [[Marks(level - self._highest), " ", *row, f" {{: #{self._ids.pop()} }}"]],
            )
        ]

    def _list(self, opening: Token) -> list[Lines]:
        items: list[list[Lines]] = []
        first = int(opening.attrs.get("start", 1))
        is_numbered = opening.type == "ordered_list_open" and first != 1
        while self._next().nesting > 0:
            before = len(self.lines)
            items.append(self._blocks(nested=True))
            said = before < len(self.lines)
            if is_numbered and said and items[-1][0].kind == "paragraph":
                self.lines[before].insert(0, f"{first + len(items) - 1}\\. ")
        if is_numbered:
            return _numbered(items, first)
        markers = (f"{n}." for n in count(1)) if opening.type == "ordered_list_open" else None
        tight = all(_is_tight(item) for item in items)
        rows: list[Row] = []
        for item in items:
            if rows and not tight:
                rows.append([])
            rows += _item(next(markers) if markers else "-", item, tight)
        return [Lines("list", rows, tight)]

    def _notes(self) -> list[Lines]:
        """The footnotes, as a list below all else; each leads back to where its number stands."""
        items: list[list[Lines]] = []
        while self._next().nesting > 0:
            start, before = NoteStart(len(items) + 1), len(self.lines)
            blocks = self._blocks(nested=True)
            if not blocks or blocks[0].kind != "paragraph":
                blocks.insert(0, Lines("paragraph", [[]]))
            blocks[0].rows[0].insert(0, start)
            blocks[0].tight = False
            if before < len(self.lines):
                self.lines[before] = [f"{start.number}. ", *self.lines[before]]
            items.append(blocks)
        rows: list[Row] = []
        for number, item in enumerate(items, 1):
            rows += [*([[]] if rows else []), *_item(f"{number}.", item, False)]
        return [Lines("list", rows)]

    def _table(self) -> list[Row]:
        rows: list[Row] = []
        row: Row = []
        delimiters: list[str] = []
        while (token := self._next()).type != "table_close":
            if token.type in ("th_open", "td_open"):
                if token.type == "th_open":
                    delimiters.append(_ALIGNMENT.get(str(token.attrs.get("style")), "---"))
                row += [" | " if row else "| ", *self._line(hooked=True)]
            elif token.type == "tr_close":
                rows.append([*row, " |"])
                row = []
                if len(rows) == 1:
                    rows.append([f"| {' | '.join(delimiters)} |"])
        return rows


def _apart(blocks: list[Lines]) -> list[Row]:
    """The lines of blocks with a blank one between two, and a comment where they would merge."""
    rows: list[Row] = []
    previous = ""
    for block in blocks:
        if (previous, block.kind) in _MERGING:
            rows += [[], [_APART]]
        rows += [[], *block.rows] if rows else block.rows
        previous = block.kind
    return rows


def _is_tight(item: list[Lines]) -> bool:
    kinds = [block.kind for block in item]
    return kinds in ([], ["paragraph"], ["paragraph", "list"]) and all(b.tight for b in item)


def _item(marker: str, blocks: list[Lines], tight: bool) -> list[Row]:
    rows = [row for block in blocks for row in block.rows] if tight else _apart(blocks)
    if not blocks or blocks[0].kind not in ("paragraph", "heading"):
        # Python-Markdown wants something beside the marker.
        rows = [[_APART], [], *rows] if rows else [[_APART]]
    return [[f"{marker} ", *rows[0]], *(["    ", *row] if row else [] for row in rows[1:])]


def _numbered(items: list[list[Lines]], first: int) -> list[Lines]:
    """The items as paragraphs with their numbers: Python-Markdown's lists begin with 1."""
    found: list[Lines] = []
    for number, blocks in enumerate(items, first):
        if blocks and blocks[0].kind == "paragraph":
            blocks[0].tight = False
            blocks[0].rows[0].insert(0, f"{number}\\. ")
        else:
            found.append(Lines("paragraph", [[f"{number}\\."]]))
        found += blocks
    return found
