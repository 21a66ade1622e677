"""Rules of reference that are kept while records are linked (`link`)."""

from __future__ import annotations

from mkdocs_briefings.rules.rule import Rule, documented

RULES: tuple[Rule, ...] = (
    documented(
        "unknown-source",
        "error",
        """
        `cites`, `via` or `[@key]` names a source that is neither listed nor a file.

        Passes:
            claims:
              - {text: An example., cites: "paper, para. 12"}
        Fails:
            claims:
              - {text: An example., cites: [paper, para. 12]}
        """,
    ),
    documented(
        "unknown-incident",
        "error",
        """
        A field names an incident that has no file.

        Passes:
            # incidents/example-attack.yaml
            name: Example attack
            date: 2024-03-22
            # 2024/example.yaml
            incident: example-attack
        Fails:
            # incidents/example-attack.yaml
            name: Example attack
            date: 2024-03-22
            # 2024/example.yaml
            incident: exmple-attack
        """,
    ),
    documented(
        "unknown-briefing",
        "error",
        """
        `related` or `superseded_by` names a briefing that does not exist.

        Passes:
            # 2024/one.yaml
            related: two
            # 2024/two.yaml
            title: Another example
        Fails:
            # 2024/one.yaml
            related: three
            # 2024/two.yaml
            title: Another example
        """,
    ),
    documented(
        "unknown-record",
        "error",
        """
        A reference `record#anchor` names a record that does not exist.

        Passes:
            # 2024/one.yaml
            claims: two#claim-example
            # 2024/two.yaml
            claims:
              - {id: example, text: An example., cites: paper}
        Fails:
            # 2024/one.yaml
            claims: three#claim-example
            # 2024/two.yaml
            claims:
              - {id: example, text: An example., cites: paper}
        """,
    ),
    documented(
        "unknown-statement",
        "error",
        """
        A reference `record#anchor` names a statement that the record does not have.

        Passes:
            # 2024/one.yaml
            claims: two#claim-example
            # 2024/two.yaml
            claims:
              - {id: example, text: An example., cites: paper}
        Fails:
            # 2024/one.yaml
            claims: two#claim-exmple
            # 2024/two.yaml
            claims:
              - {id: example, text: An example., cites: paper}
        """,
    ),
    documented(
        "wrong-kind",
        "error",
        """
        A reference stands in a list of another kind than the statement that it names.

        Passes:
            # 2024/one.yaml
            claims: two#claim-example
            # 2024/two.yaml
            claims:
              - {id: example, text: An example., cites: paper}
        Fails:
            # 2024/one.yaml
            quotes: two#claim-example
            # 2024/two.yaml
            claims:
              - {id: example, text: An example., cites: paper}
        """,
    ),
    documented(
        "unknown-subject",
        "error",
        """
        `about` names neither an incident, nor a country, nor an actor that a record names.

        Passes:
            claims:
              - {text: An example., about: Afghanistan, cites: paper}
        Fails:
            claims:
              - {text: An example., about: Exampleland, cites: paper}
        """,
    ),
    documented(
        "no-name",
        "error",
        """
        A name has neither letter nor digit, so that no page can be made for it.

        Passes:
            actors: Example Group
        Fails:
            actors: "!!!"
        """,
    ),
    documented(
        "dead-link",
        "error",
        """
        A link or picture in a text leads to a file that is not there, or to a place that the
        record's page does not have.

        Passes:
            # 2024/one.yaml
            body: See [the other](two.yaml).
            # 2024/two.yaml
            title: Another example
        Fails:
            # 2024/one.yaml
            body: See [the other](three.yaml).
            # 2024/two.yaml
            title: Another example
        """,
    ),
    documented(
        "hidden-reference",
        "error",
        """
        A record that is shown refers, outside of its statements, to one that is not: a draft, or
        one marked above the site's marking.

        Passes:
            # 2024/one.yaml
            related: two
            # 2024/two.yaml
            title: Another example
        Fails:
            # 2024/one.yaml
            related: two
            # 2024/two.yaml
            title: Another example
            status: draft
        """,
    ),
    documented(
        "same-address",
        "error",
        """
        Two records have one address, or addresses that differ only in case.

        Passes:
            # 2024/one.yaml
            title: Example
            # 2024/two.yaml
            title: Another example
        Fails:
            # 2024/one.yaml
            title: Example
            # 2024/One.yaml
            title: Another example
        """,
    ),
    documented(
        "reserved-address",
        "error",
        """
        A record takes the address of a page that the site makes itself.

        Passes:
            # 2024/quotes.yaml
            title: Example
        Fails:
            # quotes.yaml
            title: Example
        """,
    ),
    documented(
        "equal-ids",
        "error",
        """
        Two statements of one kind on one page have the same `id`.

        Passes:
            claims:
              - {id: one, text: An example., cites: paper}
              - {id: two, text: Another example., cites: paper}
        Fails:
            claims:
              - {id: one, text: An example., cites: paper}
              - {id: one, text: Another example., cites: paper}
        """,
    ),
)
