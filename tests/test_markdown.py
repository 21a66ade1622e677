"""Authors' Markdown: what it becomes, what is refused, and that no page comes to harm."""

from __future__ import annotations

import pickle
import re
import time
from collections.abc import Callable

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markupsafe import Markup

from mkdocs_briefings import markdown as package
from mkdocs_briefings.markdown import Cited, Prose, indent, parse
from mkdocs_briefings.markdown.escaping import address_kind, escape_inline
from mkdocs_briefings.markdown.pieces import letters
from mkdocs_briefings.markdown.plain import read_plain
from mkdocs_briefings.markdown.reader import LONGEST
from tests.rendered_html import SITES, Seen, html
from tests.test_escaping import PIECES


def cite(citation: Cited) -> str:
    return f"({citation.key}{', ' + citation.at if citation.at else ''})"


def written(
    source: str,
    heading: int = 3,
    inline: bool = False,
    text: Callable[[str], str] | None = None,
    link: Callable[[str], str] = str,
) -> Markup:
    return parse(source).render(cite=cite, link=link, heading=heading, inline=inline, text=text)


# What an author writes, and the Markdown of the page.
CASES = {
    "prose": ("Just words, and more.", "Just words, and more."),
    "prose of two lines": ("Just\nwords.", "Just words."),
    "citation": ("It says so [@voa].", "It says so (voa)."),
    "place": ("Yes [@voa,  para.\n4].", "Yes (voa, para. 4)."),
    "citations": ("Yes [@a; @b, p. 3; @c].", "Yes (a)(b, p. 3)(c)."),
    "citation first": ("[@voa]: yes", "(voa)&#58; yes"),
    "citation in emphasis": ("*so [@voa] says*", "*so (voa) says*"),
    "citation in code": ("`[@voa]`", "`[@voa]`"),
    "a link that looks so": ("[@voa](https://x.com/voa)", "[@voa](https://x.com/voa)"),
    "escaped citation": ("\\[@voa]", "&#91;@voa\\]"),
    "emphasis": ("an *important* **point** _here_", "an *important* **point** *here*"),
    "emphasis in words": ("un*believ*able", "un<em>believ</em>able"),
    "nested emphasis": ("**a *b* c**", "**a <em>b</em> c**"),
    "code": ("`a*b` ``c`d`` `{{ e }}`", "`a*b` <code>c&#96;d</code>"
             " <code>&#123;&#123; e &#125;&#125;</code>"),
    "hard break": ("one  \ntwo\\\nthree", "one<br>two<br>three"),
    "link": ("[a](../b.yaml)", "[a](../b.yaml)"),
    "link's title": ('[a](b "it\'s (so)")', '[a](b "it&#39;s &#40;so&#41;")'),
    "link by name": ("[a][r]\n\n[r]: b.md", "[a](b.md)"),
    "web address": ("<https://e.org/a_b>", "[https://e.org/a\\_b](https://e.org/a_b)"),
    "mail address": ("<a@e.org>", "[a@e.org](mailto:a@e.org)"),
    "link without words": ("[](b)", "[b](b)"),
    "picture": ("![a *b*](../c.png)", "![a b](../c.png)"),
    "exclamation before a link": ("Stop\\![a](b)", "Stop\\![a](b)"),
    "headings": ("# A\n\n### B\n\n# A", "### A {: #text-a }\n\n##### B {: #text-b }\n\n"
                 "### A {: #text-a-2 }"),
    "setext heading": ("A\n===\n\nB\n---", "### A {: #text-a }\n\n#### B {: #text-b }"),
    "heading's anchor": ("# A {#title}", "### A &#123;#title\\} {: #text-a-title }"),
    "heading's end": ("# C\\#", "### C\\# {: #text-c }"),
    "deep headings": ("# A\n# B\n###### C", "### A {: #text-a }\n\n### B {: #text-b }\n\n"
                      "###### C {: #text-c }"),
    "list": ("* a\n* b\n  + c\n* d", "- a\n- b\n    - c\n- d"),
    "loose list": ("- a\n\n  b\n- c", "- a\n\n    b\n\n- c"),
    "numbers": ("1) a\n1) b", "1. a\n2. b"),
    "numbers that begin later": ("2024. A bad year.\n2025. Not better.",
                                 "2024\\. A bad year.\n\n2025\\. Not better."),
    "two lists": ("- a\n\n* b", "- a\n\n<!-- -->\n\n- b"),
    "list in list": ("- - a", "- <!-- -->\n\n    - a"),
    "code in list": ("- a\n\n  ```\n  b\n  ```", "- a\n\n        b"),
    "quote": ("> a\n> - b", "> a\n>\n> - b"),
    "rule": ("a\n\n---\n\nb", "a\n\n***\n\nb"),
    "fence": ("```python\nx = 1\n\ny\n```", "```\nx = 1\n\ny\n```"),
    "fence in fence": ("````\n```\n````", "````\n```\n````"),
    "unclosed fence": ("~~~\n# x", "```\n# x\n```"),
    "snippet in a fence": ('```\n--8<-- "x"\n```', "<pre><code>&#45;&#45;8&#60;&#45;&#45; &#34;x"
                           "&#34;</code></pre>"),
    "Jinja in a fence": ("```\n{% x %}\n```", "<pre><code>&#123;&#37; x &#37;&#125;</code></pre>"),
    "table": ("|a|b|c|d|\n|-|:-|-:|:-:|\n|`1`|2\\|3||", "| a | b | c | d |\n"
              "| --- | :-- | --: | :-: |\n| `1` | 2\\|3 |  |  |"),
    "HTML": ("a <b>b</b>\n\n<div>c</div>", "a &lt;b>b&lt;/b>\n\n&lt;div>c&lt;/div>"),
    "comment": ("<!-- a -->", "&lt;!-- a -->"),
    "attributes": ("a\n{: onclick=b}", "a &#123;: onclick=b\\}"),
    "note": ("a[^1]\n\n[^1]: b", "a<sup>1</sup>\n\n1. b"),
    "note that stands nowhere": ("a[^1]", "a\\[&#94;1\\]"),
    "struck": ("a ~~b~~ c", "a <del>b</del> c"),
    "abbreviation": ("*[a]: b", "\\*\\[a&#93;: b"),
    "admonition": ("!!! note\n    a", "\\!!! note a"),
    "definition": ("a\n: b", "a : b"),
    "line ends by entity": ("a&#10;&#10;# b", "a # b"),
    "right to left": ("الهجوم [@a] **كبير**", "الهجوم (a) **كبير**"),
    "nothing": ("[r]: x", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_render(case: str) -> None:
    source, markdown = CASES[case]
    prose = parse(source)
    assert not prose.faults
    assert written(source) == markdown
    assert isinstance(written(source), Markup)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("A *b* [@c].", "A *b* (c)."),
        ("a\n\nb\n\n- c\n- d", "a<br>b<br>c<br>d"),
        ("# a\n\n> b\n\n---\n\n```\nc\nd\n```", "a<br>b<br>`c d`"),
        ("3. a", "3\\. a"),
    ],
)
def test_render_inline(source: str, line: str) -> None:
    assert written(source, inline=True) == line


REFUSED = {
    "script": ("[a](javascript:alert(1))", "a", "javascript:alert(1)"),
    "script by entity": ("[a](javascript&#58;alert(1))", "a", ""),
    "script by tab": ("[a](<java\tscript:alert(1)>)", "a", "java\tscript:alert(1)"),
    "script in capitals": ("[a](JaVaScRiPt:alert)", "a", "JaVaScRiPt:alert"),
    "script by name": ("[a]\n\n[a]: javascript:alert(1)", "a", "javascript:alert(1)"),
    "script in angles": ("<javascript:alert(1)>", "javascript:alert(1)", "javascript:alert(1)"),
    "data": ("[a](data:text/html,b)", "a", "data:text/html,b"),
    "other host": ("[a](//b.org)", "a", "//b.org"),
    "other host, backslashes": ("[a](<\\\\\\\\b.org>)", "a", "\\\\b.org"),
    "nowhere": ("[a]()", "a", ""),
    "picture as data": ("![a](data:image/png;base64,AA)", "a", "data:image/png;base64,AA"),
    "picture from elsewhere": ("![a](https://b.org/c.png)", "a", "https://b.org/c.png"),
    "picture by absolute path": ("![a](/b.png)", "a", "/b.png"),
    "unclosed citation": ("a [@voa", "a \\[@voa", "[@"),
    "key with blanks": ("a [@the voa] b", "a \\[@the voa\\] b", "[@the voa]"),
    "citation in a link": ("[a [@b] c](d)", "[a \\[@b\\] c](d)", "[@b]"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_is_shown_as_text_and_told(case: str) -> None:
    source, markdown, needle = REFUSED[case]
    (fault,) = parse(source).faults
    assert fault.needle == needle
    assert fault.needle in source
    assert fault.message
    assert fault.hint
    assert written(source) == markdown


def test_what_a_text_refers_to() -> None:
    prose = parse("# T\n\n[a](b.yaml#c) [d](https://e) ![f](g.png) [@h; @i, p. 2] [j](#k) [@h]")
    assert prose.links == ("b.yaml#c", "#k")
    assert prose.images == ("g.png",)
    assert prose.citations == (Cited("h"), Cited("i", "p. 2"), Cited("h"))
    assert not prose.faults


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("A word [@b, p. 3], and more [@c].", "A word, and more."),
        ("# A *b*\n\n- `c`\n- [d](e)\n\n![f](g)", "A b c d f"),
        ("2. a\n3. b", "2. a 3. b"),
        ("a  \nb\nc", "a b c"),
    ],
)
def test_plain(source: str, plain: str) -> None:
    assert parse(source).plain == plain


def test_a_link_that_the_page_does_not_have_is_text() -> None:
    assert written("[a *b*](c) ![d](e)", link=lambda target: "") == "a *b* d"
    assert written("[a](c.yaml) ![d](e)", link=lambda target: f"../{target}/") == (
        "[a](../c.yaml/) ![d](../e/)"
    )
    assert written("[a](b)", link=lambda target: "javascript:alert(1)") == "a"


def test_headings_begin_where_the_page_says() -> None:
    assert written("## A\n### B", heading=2) == "## A {: #text-a }\n\n### B {: #text-b }"
    assert written("# A\n## B", heading=6) == "###### A {: #text-a }\n\n###### B {: #text-b }"


def test_names_become_links_in_plain_text_only() -> None:
    def names(raw: str) -> str:
        return escape_inline(raw).replace("Taliban", "[Taliban](t.md)")

    source = "# Taliban\n\nTaliban *Taliban* [Taliban](x) `Taliban` a_b\n\n- 1\\. Taliban"
    assert written(source, text=names) == (
        "### Taliban {: #text-taliban }\n\n"
        "[Taliban](t.md) *[Taliban](t.md)* [Taliban](x) `Taliban` a\\_b\n\n"
        "- 1\\. [Taliban](t.md)"
    )
    assert written("- Taliban\n- # x", text=names).startswith("- [Taliban](t.md)")
    assert written("Taliban [@a].", text=names) == "[Taliban](t.md) (a)."


def test_prose_is_a_value() -> None:
    for source in ("plain [@a]", "# not\n\n*plain* [b](c)"):
        prose = parse(source)
        assert prose == parse(source) != parse(source + ".")
        assert hash(prose) == hash(parse(source))
        again = pickle.loads(pickle.dumps(prose))
        assert isinstance(again, Prose)
        assert again == prose
        assert again.citations == prose.citations
        assert again.render(cite=cite, link=str) == written(source)


@pytest.mark.parametrize(
    ("markdown", "indented"),
    [
        ("a", "a"),
        ("a\n\nb", "a\n\n    b"),
        ("a\n\n```\nb\n\nc\n```", "a\n\n    <!-- -->\n\n        b\n\n        c"),
        ("a\n\n```\n<b>\n```", "a\n\n    <!-- -->\n\n    <pre><code>&#60;b&#62;</code></pre>"),
        ("- a", "<!-- -->\n\n    - a"),
        ("```\na\n```", "<!-- -->\n\n        a"),
    ],
)
def test_indent(markdown: str, indented: str) -> None:
    assert indent(markdown) == indented
    assert indent("a\nb", by=8) == "a\n        b"


TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\t")),
    st.lists(
        st.sampled_from(
            [
                *PIECES,
                *("\n", "\n", "\n\n", "    ", "  \n", "\\\n", "* ", "2. ", "a|b\n-|-\n", "`a|b`"),
                *("[a](b)", "*a*", "**b**", "***c***", "a*b*c", "`d`", "[@e]", "[@e, p. 1]"),
                *("<script>alert(1)</script>", "<javascript:alert(1)>", "<https://e.org>"),
                *("[a](javascript&#58;alert(1))", "[a]: javascript:alert(1)\n", "[a]"),
                *("~~a~~", "[^1]", "\n\n[^1]: a", "[^1]:"),
                *("![a](data:x)", "<img src=x onerror=alert(1)>", "{: onclick=x}", "&#60;b&#62;"),
                *("[x](y \"z)", "[x](<y z>)", "<iframe>", "<details>", "&lt;b", "&#x3c;b&#x3e;"),
            ]
        )
    ).map("".join),
)  # fmt: skip

ALLOWED_TAGS = {
    *("p", "br", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "em", "strong", "a", "img", "code"),
    *("pre", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td"),
    *("sup", "del"),
}
ALLOWED_ATTRIBUTES = {
    ("a", "href"), ("a", "title"), ("img", "src"), ("img", "alt"), ("img", "title"),
    ("th", "style"), ("td", "style"), ("h", "id"), ("ol", "type"),
}  # fmt: skip


def assert_harmless(page: str) -> None:
    seen = Seen(re.sub(r'<div class="highlight">|</div>|<span></span>', "", page))
    assert not seen.oddities
    assert set(seen.tags) <= ALLOWED_TAGS
    for tag, name, value in seen.attributes:
        assert (re.sub(r"h\d", "h", tag), name) in ALLOWED_ATTRIBUTES
        if name in ("href", "src"):
            assert address_kind(value) != "refused"
        if name == "id":
            assert value.startswith("text-")
        if name == "style":
            assert re.fullmatch(r"text-align: (left|right|center);", value)


@pytest.mark.parametrize("inline", [False, True])
@pytest.mark.parametrize("site", SITES)
@settings(deadline=None)  # the first page of a site takes long
@given(TEXTS)
@example("[\\]:](x.md)")
@example("- a\n\n      <script>\n")
@example("> ```\n> <div>\n")
@example('    --8<-- "x"')
@example("&#42;&#91;a&#93;: b")
@example("[a]: b&#10;&#10;<script>")
def test_no_source_does_harm(inline: bool, site: str, source: str) -> None:
    prose = parse(source)
    page = prose.render(cite=cite, link=str, inline=inline)
    assert "\n" not in page or not inline
    assert_harmless(html(page, site))
    if not inline:
        assert_harmless(html(indent(page), site))


@st.composite
def documents(draw: st.DrawFn, depth: int = 0) -> str:
    """Well-formed Markdown of any structure, without empty blocks."""
    words = st.sampled_from(
        ["a", "two words", "*b*", "**c**", "`d`", "`e|f`", "[g](h.md)", "i*j*k", "***l***", "m_n_",
         "\\*", "<o>", "&amp;", "p  \nq", "r\ns", "![t](u.png)", "1984", "[^1]", "C#", "{: .v}"]
    )  # fmt: skip
    line = st.lists(words, min_size=1, max_size=3).map(" ".join)
    kinds = ["p", "list", "quote", "code", "h", "table", "hr"] if depth < 3 else ["p", "code"]
    blocks = []
    for kind in draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=3)):
        if kind == "p":
            blocks.append(draw(line))
        elif kind == "h":
            blocks.append("#" * draw(st.integers(1, 4)) + " " + draw(line).replace("\n", " "))
        elif kind == "hr":
            blocks.append("***")
        elif kind == "table":
            blocks.append("| a | `b` |\n|---|:-:|\n| *c* | d\\|e |")
        elif kind == "code":
            code = ["x\n\ny", "a <b> & `c`", "- d\n# e", "  f\n    g", "~~~", "{{ h }}", "i\n"]
            blocks.append(f"```\n{draw(st.sampled_from(code))}\n```")
        elif kind == "quote":
            blocks.append("> " + draw(documents(depth + 1)).replace("\n", "\n> "))
        else:
            items = draw(st.lists(documents(depth + 1), min_size=1, max_size=3))
            marker = draw(st.sampled_from(["- ", "* ", "1. "]))
            indentation = "\n" + " " * len(marker)
            between = draw(st.sampled_from(["\n", "\n\n"]))
            blocks.append(between.join(marker + i.replace("\n", indentation) for i in items))
    return "\n\n".join(blocks)


COMMONMARK = MarkdownIt("commonmark", {"html": False}).enable("table")
SILENT = ("p", "tbody", "thead", "div", "span")  # a list may be tight on one side only


def structure(page: str) -> tuple[str, list[str]]:
    seen = Seen(page)
    tags = [re.sub(r"h\d", "h", tag) for tag in seen.tags if tag not in SILENT]
    return re.sub(r"\s", "", seen.text), tags


@pytest.mark.parametrize("site", SITES)
@settings(deadline=None)  # the first page of a site takes long
@given(documents())
def test_a_page_has_the_words_and_the_structure_of_commonmark(site: str, source: str) -> None:
    assume(not re.search(r"\\\\\n|^\s*(>\s*)*\d+\. 1984", source))
    expected = structure(COMMONMARK.render(source))
    markdown = written(source)
    assert structure(html(markdown, site)) == expected
    words, tags = structure(html('!!! note ""\n\n    ' + str(indent(markdown)), site))
    assert (words, tags) == expected


@settings(deadline=None)  # the first page of a site takes long
@given(
    st.text(st.sampled_from("ab .,:;-'\n1)(#=>+é!$/~^{}|\"@[]"))
    | TEXTS
    | st.lists(
        st.sampled_from(["a b", " a", "# a", "### a", "#", "# é!", "[@a]", "", " ", "a "])
    ).map("\n\n".join)
)
@example("# a\n\n## a\n\nb [@c]\n \n### d #\n")
@example("## !!\n\na\n\n# !")
def test_prose_read_fast_is_as_read_by_commonmark(source: str) -> None:
    blocks = read_plain(source)
    assume(blocks)
    assert blocks
    fast = package._plain(source, blocks)
    slow = package._parse_marked(source)
    assert fast.citations == slow.citations
    assert fast.plain == slow.plain
    for inline in (False, True):
        assert fast.render(cite=cite, link=str, inline=inline) == slow.render(
            cite=cite, link=str, inline=inline
        )


@pytest.mark.parametrize(
    "unit",
    ["[", "*", ">", "> ", "- ", "_", "`", "<", "![", "[@", "[@a,", "*a ", "a*b", "[a](", "[a\n",
     "- a\n", "# a\n", "a|b\n-|-\n", "&#", ":a", "+", "$", "\t", "\u2028", "~~~\n"],
)  # fmt: skip
@pytest.mark.parametrize("length", [1_000_000, LONGEST])
def test_long_texts_take_no_long_time(unit: str, length: int) -> None:
    source = unit * (length // len(unit))
    start = time.process_time()
    prose = parse(source)
    prose.render(cite=cite, link=str)
    assert time.process_time() - start < 20  # one second, on a machine that does nothing else
    long = len(source) > LONGEST and not read_plain(source)
    refused = long or unit.startswith("# a")
    assert refused == any(fault.rule == "too-long" for fault in prose.faults)


@pytest.mark.parametrize("more", ["", "*b*"])  # with markup, CommonMark reads it
def test_a_text_of_too_many_headings_is_refused(more: str) -> None:
    assert not parse("# a\n\n" * 500 + more).faults
    [fault] = parse("# a\n\n" * 501 + more).faults
    assert fault.rule == "too-long"
    assert "501 headings" in fault.message


@pytest.mark.parametrize(
    "source", ["> " * 30 + "a", "\n".join("  " * n + "- a" for n in range(30))]
)
def test_what_nests_too_deep_is_refused(source: str) -> None:
    assert [fault.rule for fault in parse(source).faults] == ["too-deep"]
    assert "a" in written(source)
    assert not parse("> " * 15 + "a").faults
    assert not parse("\n".join("  " * n + "- a" for n in range(8))).faults


def test_footnotes_lead_to_their_place_and_back() -> None:
    prose = parse("a[^x] b[^y] c[^x]\n\n[^y]: Of *y* [@k].\n[^x]: Of x.")
    given = prose.render(cite=lambda cited: f"({cited.key})", link=str, notes="note-3")
    seen = html(given, "own")
    assert seen.count('id="note-3-1-back"') == 1
    assert seen.count('href="#note-3-1"') == 2
    assert seen.count(">a</a></sup>") == 2  # numbers are those of sources
    assert 'id="note-3-1" href="#note-3-1-back">a ↑</a> Of x.' in seen
    assert 'id="note-3-2" href="#note-3-2-back">b ↑</a> Of <em>y</em> (k).' in seen
    assert [cited.key for cited in prose.citations] == ["k"]


def test_notes_beyond_the_alphabet_have_two_letters() -> None:
    assert [letters(number) for number in (1, 26, 27, 52, 53, 702, 703)] == [
        *("a", "z", "aa", "az", "ba", "zz", "aaa")
    ]


def test_struck_words_are_no_words_of_the_text() -> None:
    assert parse("Of ~~143~~ 140 killed.").plain == "Of 140 killed."
