"""Rules of analytic tradecraft, after US Intelligence Community Directive 203."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_briefings.language.vocabulary import likelihood_words
from mkdocs_briefings.library.linked import Briefing
from mkdocs_briefings.link import Linked
from mkdocs_briefings.rules.rule import Finding, Rule, found, of_text, rule

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_likelihoods = of_text(likelihood_words)
_CONFIDENCE = re.compile(r"\b(?:low|moderate|high)\s+confidence\b", re.I)


@rule("warning")
def likelihood_rows(linked: Linked) -> Iterator[Finding]:
    """
    One briefing uses likelihood terms of both rows of ICD 203 ("likely" and "probable"); a product
    keeps to one row (directive, annex, D.6.e.2).

    Passes:
        judgements:
          - {text: Attacks are likely., because: An example.}
          - {text: A truce is unlikely., because: An example.}
    Fails:
        judgements:
          - {text: Attacks are likely., because: An example.}
          - {text: A truce is improbable., because: An example.}
    """
    first: dict[Briefing, tuple[str, int]] = {}
    for statement in linked.of_kind("judgement"):
        if statement.data.text is None:
            continue
        if not isinstance(statement.home, Briefing) or statement.by:
            continue
        for words, _, row in _likelihoods(statement.data.text.plain):
            known, known_row = first.setdefault(statement.home, (words, row))
            if row != known_row:
                yield found(
                    statement,
                    f"“{words}” is of another row than “{known}”",
                    "Keep to one row of terms in a briefing; /method/ lists both.",
                    "text",
                    needle=words,
                )


@rule("warning")
def likelihood_with_confidence(linked: Linked) -> Iterator[Finding]:
    """
    One sentence holds both a likelihood and a level of confidence; readers mix the two up
    (ICD 203, annex, D.6.e.2).

    Passes:
        judgements:
          - text: >-
              Further attacks are likely. We have moderate confidence in this judgement.
            because: An example.
    Fails:
        judgements:
          - text: We judge with high confidence that attacks are likely.
            because: An example.
    """
    for statement in linked.of_kind("judgement"):
        if statement.data.text is None:
            continue
        for sentence in _SENTENCE.split(statement.data.text.plain):
            if (level := _CONFIDENCE.search(sentence)) and likelihood_words(sentence):
                yield found(
                    statement,
                    f"“{level.group()}” and a likelihood stand in one sentence",
                    "Take the level of confidence out of the text and into `confidence:`.",
                    "text",
                )


@rule("warning")
def likelihood_disagrees(linked: Linked) -> Iterator[Finding]:
    """
    A judgement's text says another likelihood than its field.

    Passes:
        judgements:
          - {text: Attacks are likely., likelihood: likely, because: An example.}
    Fails:
        judgements:
          - {text: Attacks are likely., likelihood: unlikely, because: An example.}
    """
    for statement in linked.of_kind("judgement"):
        data = statement.data
        if not data.likelihood or data.text is None:
            continue
        said = _likelihoods(data.text.plain)
        if said and all(term.slug != data.likelihood for _, term, _ in said):
            yield found(
                statement,
                f"the text says “{said[0][0]}”, the field `{data.likelihood}`",
                "Make the two agree.",
                "likelihood",
            )


@rule("warning")
def no_addressee(linked: Linked) -> Iterator[Finding]:
    """
    A recommendation says what should be done, but not by whom.

    Passes:
        recommendations:
          - {text: Share warnings., to: Example Ministry, because: An example.}
    Fails:
        recommendations:
          - {text: Share warnings., because: An example.}
    """
    for statement in linked.of_kind("recommendation"):
        if not statement.data.to:
            hint = "Add `to:` with a name, or with words as in `{as: regional countries}`."
            yield found(statement, "nobody is asked to do this", hint)


RULES: tuple[Rule, ...] = (
    likelihood_rows,
    likelihood_with_confidence,
    likelihood_disagrees,
    no_addressee,
)
