"""Rules kept while files are read as YAML (`load`, `yaml_reader`) and Markdown (`markdown`)."""

from __future__ import annotations

from mkdocs_briefings.rules.rule import Rule, documented

RULES: tuple[Rule, ...] = (
    documented(
        "yaml",
        "error",
        """
        The file is not YAML. Most often a text holds `: `, begins with one of [ { " * @ %, or a
        bracket or quote does not close.

        Passes:
            title: >-
              Kabul: an example
        Fails:
            title: Kabul: an example
        """,
    ),
    documented(
        "duplicate-key",
        "error",
        """
        A field is written twice.

        Passes:
            topics: example
        Fails:
            topics: example
            topics: another
        """,
    ),
    documented(
        "merge-key",
        "error",
        """
        `<<` would merge other fields in; it is not allowed.

        Passes:
            topics: example
        Fails:
            sources: &all {paper: {title: Example paper, url: "https://example.org/paper"}}
            incident: {name: Example, date: 2024, <<: *all}
        """,
    ),
    documented(
        "key",
        "error",
        """
        The name of a field is a list or fields itself.

        Passes:
            topics: example
        Fails:
            {[topics]: example}
        """,
    ),
    documented(
        "tag",
        "error",
        """
        A value has a YAML tag; every value is read by its field.

        Passes:
            topics: example
        Fails:
            topics: !!str example
        """,
    ),
    documented(
        "several-documents",
        "error",
        """
        A file holds more than one YAML document.

        Passes:
            topics: example
        Fails:
            # 2024/example.yaml
            title: Example
            ---
            title: Another
        """,
    ),
    documented(
        "empty-file",
        "error",
        """
        A file holds nothing.

        Passes:
            # 2024/example.yaml
            title: Example
        Fails:
            # sources/example.yaml
            # nothing yet
        """,
    ),
    documented(
        "control-character",
        "error",
        """
        A file holds a control character other than tab and line end.

        Passes:
            title: Example
        Fails:
            title: "Exam\x07ple"
        """,
    ),
    documented(
        "too-deep",
        "error",
        """
        Lists and fields are nested more than 40 levels deep, or Markdown too deep to be read.

        Passes:
            topics: [example]
        Fails:
            topics:
              - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - one
        """,
    ),
    documented(
        "citation",
        "error",
        """
        A citation in a text is not written `[@key]`, `[@key, place]` or `[@one; @two]`.

        Passes:
            body: An example [@paper, p. 3].
        Fails:
            body: An example [@paper p. 3].
        """,
    ),
    documented(
        "heading",
        "error",
        """
        A heading in another text than `body`; a page orders everything else by itself.

        Passes:
            body: |
              ## Example heading
        Fails:
            note: |
              ## Example heading
        """,
    ),
    documented(
        "address",
        "error",
        """
        A link or picture in a text leads to an address that it may not have: links lead to http,
        https, mailto or a file of the site; pictures lie below `briefings/`.

        Passes:
            body: See [the example](https://example.org/).
        Fails:
            body: See [the example](javascript:alert(1)).
        """,
    ),
)
