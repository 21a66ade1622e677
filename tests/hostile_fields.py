"""Records with a text in every field that takes one, plain or Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mkdocs_briefings.model import details, kinds, records, statements
from mkdocs_briefings.model.values import Shape
from tests.golden_case import Case, read_case

_HERE = Path(__file__).parent
TEXTS = read_case((_HERE / "every_text.md").read_text("utf-8"))
MARKDOWN = read_case((_HERE / "every_markdown.md").read_text("utf-8"))
_NAME = re.compile("§(.+?)§")
SHAPES: list[type[Shape]] = [
    *records.KINDS.values(),
    *(kind.shape for kind in kinds.KINDS.values()),
    details.Contested,
    details.Image,
    details.Part,
    details.Party,
    details.Change,
    statements.Resolution,
    kinds.Update,
]


def filled(case: Case, text: str) -> Case:
    """The case with a text in all the fields that it leaves open."""
    written = json.dumps(text, ensure_ascii=False)
    files = {
        name: _NAME.sub(lambda _: written, content.decode()).encode()
        for name, content in case.files.items()
    }
    return replace(case, files=files)


def markdown_fields() -> Iterator[str]:
    """Every Markdown field of a kind's own, as `shape.field`."""
    for shape in SHAPES:
        for name, written in shape.__annotations__.items():
            if re.search(r"\bMd\b", str(written)):
                yield f"{shape.__name__.lower()}.{name}"


def open_fields(case: Case) -> set[str]:
    """The fields that a case leaves open."""
    return {name for content in case.files.values() for name in _NAME.findall(content.decode())}


PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "script, capitals and slashes": "<ScRiPt/src=//evil.example></sCrIpT/>",
    "event handler": "<img src=x onerror=alert(1)>",
    "drawing": "<svg/onload=alert(1)>",
    "frame": "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "end of an attribute": "\" onmouseover=\"alert(1)\" x='' autofocus onfocus='alert(1)'",
    "end of a comment": "--><script>alert(1)</script><!--",
    "end of an element": "</p></div></pre></code></td></title></script><script>alert(1)</script>",
    "entities": "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;",
    "address": "javascript:alert(1)",
    "link": '[x](https://example.org/"onclick=alert(1)") <https://example.org/\'onclick=alert(1)>',
    "link that runs": "[x](javascript:alert(1)) ![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "link with entities": "[x](java&#115;cript:alert(1)) [y](&#x6A;avascript&colon;alert(1))",
    "link with white space": "[x](<java\tscript:alert(1)>) [y]( javascript:alert(1) )",
    "link by name": "[x][y] [x] [y]\n\n[x]: javascript:alert(1)\n[y]: data:text/html,x",
    "automatic link": '<javascript:alert(1)> <data:text/html,x> https://example.org/"onclick=x',
    "Jinja": "{{ 7*7 }} {% include '/etc/passwd' %} {# x #} {{ ''.__class__ }}",
    "snippet": '--8<-- "/etc/passwd"\n\n--8<--\n/etc/passwd\n--8<--\n\n;--8<-- "/etc/passwd"',
    "snippet in code": '```\n--8<-- "/etc/passwd"\n```\n\n    --8<-- "/etc/passwd"',
    "attribute list": "x {: onclick=alert(1) }\n{: #sources onclick=alert(1) }\n\n{:onclick=alert(1)}",
    "attribute list in code": "`x`{: onclick=alert(1) } *x*{: onclick=alert(1) } # x {#sources}",
    "open fence": "```\nnot closed",
    "open fence of waves": "~~~ html {: onclick=alert(1) }\nnot closed",
    "open comment": "x <!-- not closed",
    "open element": "<div markdown=1 onclick=alert(1)>\n\nnot closed",
    "declarations": "<!DOCTYPE x> <?php echo 1 ?> <![CDATA[ <script>alert(1)</script> ]]>",
    "definitions": "*[HTML]: x\n[^1]: x\n[x]: https://evil.example\nx\n: y",
    "admonition": '!!! danger "<script>"\n    x\n\n??? x\n\n=== "x"\n\n/// html | script\nalert(1)\n///',
    "extensions": ":smile: ==m== ++k++ ^^i^^ ~d~ {++a++} {--d--} $m$ `#!py x` [TOC] - [x] done",
    "formulas": "$$\\href{javascript:alert(1)}{x}$$ \\(x\\) \\[x\\]",
    "table": "| a | b |\n|---|---|\n| <script> | c |",
    "list": '- <script>\n- --8<-- "/etc/passwd"\n\n1. {: onclick=alert(1) }',
    "quote": "> <script>\n> ```\n> {{ 7*7 }}",
    "blanks": "\u00a0\u2003<script>\u200b\u00ad\ufeff{{ 7*7 }}\u3000",
    "rule": "---\ntitle: x\ntemplate: /etc/passwd\n---",
    "marks": "*_`[]()<>#+-.!|{}~^=:$&%@\\/\"'" * 20,
}
"""What has done harm elsewhere, by what it is."""
