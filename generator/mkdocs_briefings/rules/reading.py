"""Rules kept while files are read: by `load`, `yaml_reader`, `markdown`; templates by `render`."""

from __future__ import annotations

from mkdocs_briefings.rules.rule import Rule, documented

RULES: tuple[Rule, ...] = (
    documented(
        "unreadable",
        "error",
        """
        A record is no file that can be read: a link to nothing, or a file that only others may
        read.

        Passes:
            # 2024/example.yaml
            title: Example
        Fails:
            # 2024/example.yaml is a link to nothing.yaml
        """,
    ),
    documented(
        "symlink",
        "error",
        """
        A link leads out of the folder of records, in a circle, to a folder, or from another kind of
        file to a record, which would be published as it is.

        Passes:
            # 2024/again.yaml is a link to example.yaml
            # 2024/example.yaml
            title: Example
        Fails:
            # 2024/again.yaml is a link to ../../elsewhere/example.yaml
            # 2024/example.yaml
            title: Example
        """,
    ),
    documented(
        "encoding",
        "error",
        """
        A record is not encoded in UTF-8.

        Passes:
            # 2024/example.yaml is encoded in UTF-8
            title: Café
        Fails:
            # 2024/example.yaml is encoded in ISO-8859-1
            title: Café
        """,
    ),
    documented(
        "too-large",
        "error",
        """
        A record is larger than 1 MB, or holds more than 10,000 values or more than 50,000
        characters such as `*`, `_` and `[`, which Markdown reads.

        Passes:
            topics:
              - example
        Fails:
            # 2024/example.yaml repeats its last line 10,000 times
            topics:
              - example
        """,
    ),
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
        "too-many-aliases",
        "error",
        """
        The aliases of a record, which repeat what has an anchor, repeat more than 50,000
        characters.

        Passes:
            claims:
              - {text: An example., cites: &place "paper, p. 3"}
              - {text: Another example., cites: *place}
        Fails:
            # 2024/example.yaml repeats its last line 5,000 times
            topics:
              - &one example
              - *one
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
        "too-long",
        "error",
        """
        A text with Markdown in it has more than 100,000 characters, or more than 500 headings; or
        a name, a title or another short text more than 1,000 characters.

        Passes:
            body: |
              An *example* of a text.
        Fails:
            # 2024/example.yaml repeats its last line 5,000 times
            body: |
              An *example* of a text.
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
    documented(
        "template",
        "error",
        """
        A template of the site's own cannot be read, or fails when a page is made with it.

        Passes:
            # ../templates/topic.md.j2
            # {{ view.name }}
        Fails:
            # ../templates/topic.md.j2
            # {% if view.name %}
        """,
    ),
)
