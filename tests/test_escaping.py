"""Texts, attributes and addresses on pages: whatever is written is what is shown."""

from __future__ import annotations

import re
import time
from html import unescape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from mkdocs_briefings.language.direction import FIRST_STRONG_ISOLATE, POP_ISOLATE
from mkdocs_briefings.markdown.escaping import address_kind, attribute, escape, url
from tests.rendered_html import SITES, Seen, html

PIECES = [
    *"\\`*_[]{}<>&|~^=+-:/$#!?.()@%\"' \n\t123axi",
    *("==m==", "~~", "^^", "++ctrl++", ":smile:", ":100:", '--8<-- "x"', "$$", "$5–$6", "$x$"),
    *("#", "# ", "- ", "+ ", "1. ", "1) ", "A. ", "iv. ", ": ", "> ", "!!! note", "??? note"),
    *("///", "/// note", '=== "tab"', "---", "***", "===", "```", "~~~", "[^1]", "[^1]: x"),
    *("*[x]: y", "[x]: y", "[x](y)", "![x](y)", "<b>", "</div>", "<!--", "-->", "&amp;", "&#42;"),
    *("{: .x}", "{#x}", "{{ x }}", "{% x %}", "{++x++}", "{--x--}", "[TOC]", "[ ] ", "[=5% x]"),
    *(
        "\\(x\\)",
        "\\[x\\]",
        "///Footnotes Go Here///",
        "Stop!",
        "C#",
        "مرحبا",
        "é",
        "\u200b",
        "\xa0",
    ),
]
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\t")),
    st.lists(st.sampled_from(PIECES)).map("".join),
    st.lists(st.sampled_from(PIECES)).map(" ".join),
)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("", ""),
        ('Kabul, 22 March – it\'s "over" (for now); 5-10 men.', None),
        ("“[…] the region”", "“\\[…\\] the region”"),
        ("[…] the region", "&#91;…\\] the region"),
        (" two\n lines ", "two lines"),
        ("a * b_c `d` \\ <e> & f|g", "a \\* b\\_c \\`d\\` \\\\ &lt;e> &amp; f\\|g"),
        ("# not a heading", "\\# not a heading"),
        ("C#", "C\\#"),
        ("#", "\\#"),
        ("Stop!", "Stop\\!"),
        ("1. not a list", "1\\. not a list"),
        ("1984", None),
        ("1.5 million", None),
        ("- not a list", "\\- not a list"),
        ("-5 degrees", None),
        ("> not a quote", "\\> not a quote"),
        (": not a definition", "&#58; not a definition"),
        ("at 10:30, or: later", None),
        (":smile: ==m== ++k++", "&#58;smile: &#61;=m&#61;= &#43;+k&#43;+"),
        ("$5 million", "&#36;5 million"),
        ("some $5–$6", "some $5–&#36;6"),
        ("{{ x }} {% y %}", "&#123;&#123; x \\}\\} &#123;% y %\\}"),
        ("a\x02b\x03c\x00", "abc"),
        ("4\xa0000", None),
        ("[a]: b", "&#91;a&#93;: b"),
    ],
)
def test_escape(text: str, markdown: str | None) -> None:
    assert escape(text) == (text if markdown is None else markdown)
    assert isinstance(escape(text), Markup)


WITHOUT_ISOLATES = dict.fromkeys(map(ord, FIRST_STRONG_ISOLATE + POP_ISOLATE))  # they are <bdi>

FRAMES = {
    "paragraph": "{}",
    "after words": "words {} words",
    "second line": "words\n{}",
    "table cell": "| a | b |\n| --- | --- |\n| {} | c |",
    "first cell": "| {} |\n| --- |\n| c |",
    "list item": "- {}\n- b",
    "numbered item": "1. {}\n\n2. b",
    "item's second block": "- a\n\n    {}",
    "heading": "## {}",
    "heading with anchor": "## {} {{: #x .y }}",
    "strong": "**{}** words",
    "link": "[{}](x.md)",
    "before a link": "{}[x](x.md)",
    "after a note's mark": "[^1]{}\n\n[^1]: x",
    "admonition": '!!! note "{}"\n\n    x',
    "quote": "> {}",
    "HTML": "<div markdown>\n{}\n</div>",
}


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("frame", FRAMES)
@settings(deadline=None)  # the first page of a site takes long
@given(TEXTS)
@example("1. a")
@example("]: a")
@example("\\[x\\]")
def test_a_page_shows_the_text(frame: str, site: str, text: str) -> None:
    around = FRAMES[frame]
    expected, empty = (Seen(html(around.format(t), site)) for t in ("PLACEHOLDER", "PLACEHOLDER"))
    shown = Seen(html(around.format(escape(text) or "PLACEHOLDER"), site))
    words = " ".join(text.split()) or "PLACEHOLDER"
    shown_text, words = (one.translate(WITHOUT_ISOLATES) for one in (shown.text, words))
    assert shown_text == expected.text.replace("PLACEHOLDER", words)
    assert [tag for tag in shown.tags if tag != "bdi"] == empty.tags


@pytest.mark.parametrize("site", SITES)
@settings(deadline=None)  # the first page of a site takes long
@given(TEXTS)
def test_html_shows_the_attribute_and_the_text(site: str, text: str) -> None:
    safe = attribute(text)
    for around in ('<div title="{0}">{0}</div>', 'words <span title="{0}">{0}</span> words'):
        shown = Seen(html(around.format(safe), site))
        assert ("div" in shown.tags) + ("span" in shown.tags) == 1
        assert set(shown.tags) <= {"div", "span", "p"}
        title = next(value for _, name, value in shown.attributes if name == "title")
        assert " ".join(title.split()) == " ".join(text.split())
        inner = shown.text.removeprefix("words").removesuffix("words").strip()
        assert inner == " ".join(text.split())


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("https://example.org/a", "external"),
        ("HTTP://example.org", "external"),
        ("mailto:a@example.org", "external"),
        ("../actors/taliban.yaml", "relative"),
        ("#quote-x", "relative"),
        ("/2024/x/", "relative"),
        ("?a:b", "relative"),
        ("a/b:c", "relative"),
        ("", "refused"),
        (" \n", "refused"),
        ("//host/x", "refused"),
        ("/\\host", "refused"),
        ("\\\\host", "refused"),
        ("/\t/host", "refused"),
        ("javascript:alert(1)", "refused"),
        (" \x01JavaScript:alert(1)", "refused"),
        ("java\nscript\t:alert(1)", "refused"),
        ("java\u200bscript:alert(1)", "refused"),
        ("data:text/html,x", "refused"),
        ("vbscript:x", "refused"),
        ("file:///etc/passwd", "refused"),
        ("ftp://example.org", "refused"),
    ],
)
def test_address_kind(target: str, kind: str) -> None:
    assert address_kind(target) == kind
    assert bool(url(target)) is (kind != "refused")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.org/a_b-c~d?e=f&g=h#i", "https://example.org/a_b-c~d?e=f&amp;g=h#i"),
        ("https://example.org/a(b) [c]", "https://example.org/a%28b%29%20%5Bc%5D"),
        ("a'b\"c<d>", "a%27b%22c%3Cd%3E"),
        ("100%, 50%41", "100%25,%2050%41"),
        ("x&colon;y", "x%26colon;y"),
        ("C++/++x++", "C%2B+/%2B+x%2B+"),
        ("a&b?c=d&e", "a%26b?c=d&amp;e"),
        ("موسكو/東京", "موسكو/東京"),
        ("a\u202eb\xa0c", "a%E2%80%AEb%C2%A0c"),
        ("javascript:alert(1)", ""),
    ],
)
def test_url(text: str, address: str) -> None:
    assert url(text) == address


@pytest.mark.parametrize("site", SITES)
@settings(deadline=None)  # the first page of a site takes long
@given(TEXTS)
def test_a_link_leads_where_it_says(site: str, text: str) -> None:
    for address in (f"https://example.org/{text}", text):
        safe = url(address)
        if not safe:
            continue
        shown = Seen(html(f"words [shown]({safe}) words", site))
        assert shown.tags == ["p", "a"]
        assert shown.text == "words shown words"
        ((_, _, href),) = shown.attributes
        assert href == unescape(safe)
        assert not re.search(r"[\s<>()\[\]`\\\"']", href)
        assert address_kind(href) != "refused"


SIGNS = ["=", "*", "`", "|", "[](", "x*", "$1 ", "&lt;", "<b>", "|<b>$~", "क\\)**", "=\u0301^"]


@pytest.mark.parametrize("signs", SIGNS)
@pytest.mark.parametrize("site", SITES)
def test_texts_of_many_signs_are_shown_whole_and_soon(signs: str, site: str) -> None:
    text = (signs * (40_000 // len(signs))).strip()
    for form in ("{}", "> {}", "- {}", "# {}", "| a |\n|---|\n| {} |"):
        start = time.process_time()
        seen = Seen(html(form.format(escape(text)), site))
        assert time.process_time() - start < 3  # without `runs`, many times as long
        assert text in seen.words.replace("\n", " ") or text in seen.words


@pytest.mark.parametrize("site", SITES)
def test_a_text_of_much_code_is_read_soon(site: str) -> None:
    text = "&#94;<code>…&#94;&#123;&#123;</code>" * 4_000
    start = time.process_time()
    seen = Seen(html(text, site))
    assert time.process_time() - start < 3  # without `runs`, many times as long
    assert seen.words.count("^…^{{") == 4_000
    assert seen.tags.count("code") == 4_000
