"""Rules of shape: kept while a record is read field by field (`check`, `model`)."""

from __future__ import annotations

from mkdocs_briefings.rules.rule import Rule, documented

RULES: tuple[Rule, ...] = (
    documented(
        "unknown-field",
        "error",
        """
        A field that the record format does not have.

        Passes:
            topics: example
        Fails:
            topisc: example
        """,
    ),
    documented(
        "wrong-folder",
        "error",
        """
        A record has the fields of another kind than its folder makes of it: an incident stands in
        `incidents/`, an actor in `actors/`, a source in `sources/`, a briefing in any other folder.

        Passes:
            # actors/group.yaml
            name: Example Group
            type: armed-group
        Fails:
            # actors/example.yaml
            title: Example briefing
            summary: An invented example.
            published: 2024-03-29
        """,
    ),
    documented(
        "missing-field",
        "error",
        """
        A field that must be written is not there.

        Passes:
            timeline:
              - {date: 2024-03-22, text: An example., cites: paper}
        Fails:
            timeline:
              - {text: An example., cites: paper}
        """,
    ),
    documented(
        "type",
        "error",
        """
        A field holds a list or fields where a text belongs, or the other way round.

        Passes:
            title: >-
              [Example]: a title that begins with a bracket
        Fails:
            title: [Example]
        """,
    ),
    documented(
        "empty",
        "error",
        """
        A text is written but empty.

        Passes:
            topics: example
        Fails:
            topics: ""
        """,
    ),
    documented(
        "too-many",
        "error",
        """
        A list of a statement, such as `by` or `topics`, has more than 50 items, or one of a
        record more than 500.

        Passes:
            claims:
              - {text: An example., cites: paper, topics: [one, two]}
        Fails:
            claims:
              - text: An example.
                cites: paper
                topics: [a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,
                  a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a]
        """,
    ),
    documented(
        "vocabulary",
        "error",
        """
        A value that is not one of those the field takes.

        Passes:
            marking: TLP:CLEAR
        Fails:
            marking: TLP:WHITE
        """,
    ),
    documented(
        "date",
        "error",
        """
        A date that does not exist, is not written year-month-day (EDTF, ISO 8601-2), or ends before
        it begins.

        Passes:
            published: 2024-02-29
        Fails:
            published: 2024-02-30
        """,
    ),
    documented(
        "number",
        "error",
        """
        A number that is none: finite, of at most 15 digits, written 4000 or 4,000. Of a figure
        also one that may be four or four thousand, as 4.000.

        Passes:
            figures:
              - {measure: killed, value: "4,000", cites: paper}
        Fails:
            figures:
              - {measure: killed, value: about 40, cites: paper}
        """,
    ),
    documented(
        "url",
        "error",
        """
        A web address that is not whole: it begins with https:// or http:// and names a host.

        Passes:
            sources:
              paper: {title: Example paper, url: "https://example.org/paper"}
        Fails:
            sources:
              paper: {title: Example paper, url: example.org/paper}
        """,
    ),
    documented(
        "country",
        "error",
        """
        A country code that is not one of ISO 3166-1, or XK.

        Passes:
            countries: [AF, PK]
        Fails:
            countries: [Afghanistan]
        """,
    ),
    documented(
        "language",
        "error",
        """
        A language tag that is not one of BCP 47.

        Passes:
            lang: fa-AF
        Fails:
            lang: farsi language
        """,
    ),
    documented(
        "coordinate",
        "error",
        """
        A latitude outside -90 to 90, or a longitude outside -180 to 180 degrees.

        Passes:
            # incidents/example.yaml
            name: Example incident
            date: 2024-03-22
            place: {name: Example town, lat: 34.5, lon: 69.2}
        Fails:
            # incidents/example.yaml
            name: Example incident
            date: 2024-03-22
            place: {name: Example town, lat: 134.5, lon: 69.2}
        """,
    ),
    documented(
        "slug",
        "error",
        """
        An id that is no slug: lower-case letters and digits of any script, joined by hyphens.

        Passes:
            claims:
              - {id: ninety-percent, text: An example., cites: paper}
        Fails:
            claims:
              - {id: Ninety Percent, text: An example., cites: paper}
        """,
    ),
    documented(
        "site-path",
        "error",
        """
        A path of this site that is not written as in its address, with slashes at both ends.

        Passes:
            previous_urls: /2024/old-name/
        Fails:
            previous_urls: 2024/old-name
        """,
    ),
    documented(
        "reference",
        "error",
        """
        A text stands where a statement belongs, and is no reference (`record#anchor`) either.

        Passes:
            claims:
              - {text: An example., cites: paper}
        Fails:
            claims:
              - An example.
        """,
    ),
    documented(
        "not-a-record",
        "error",
        """
        A file is a list or a text and not fields.

        Passes:
            title: Example
        Fails:
            # sources/example.yaml
            - title: Example
        """,
    ),
    documented(
        "translation",
        "error",
        """
        A file name that ends in a language (`name.fa.yaml`) is reserved for translations.

        Passes:
            # 2024/example.yaml
            title: Example
        Fails:
            # 2024/example.fa.yaml
            title: Example
        """,
    ),
)
