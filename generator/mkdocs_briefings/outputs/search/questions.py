"""How readers ask, as data: other words for those of the pages, words that say nothing, questions.

The tables are for the words that templates and vocabularies of this package write in English; a
site adds its own by the option `synonyms`. Words are small and in plain letters (`typed_plainly`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mkdocs_briefings.language.letters import typed_plainly

SYNONYMS = {
    "killed": "dead died die deaths death fatalities fatality casualties toll victims slain",
    "wounded": "injured injuries hurt casualties",
    "arrested": "detained arrests",
    "displaced": "refugees fled",
    "attack": "assault",
    "recommendation": "recommended advice",
    "denied": "denies deny",
    "disputed": "disputes dispute",
    "supported": "supports",
}
"""A word of the pages, and what readers type for it."""

SAID_AS_ONE = {"death toll": "killed", "body count": "killed"}
"""Several words that ask for one."""

QUESTIONS = {
    "recommendation": (
        *("what should be done", "what should we do", "what to do", "what can be done"),
        "what is recommended",
    ),
    "responsibility": (
        *("who did it", "who did this", "who was it", "who is responsible", "who is to blame"),
        *("who was responsible", "who is behind it", "who carried it out"),
    ),
    "judgement": ("what do you think", "how likely", "how likely is it"),
}
"""Questions for all statements of a kind."""

FUNCTION_WORDS = (
    "a an and are as at be been being by can could did do does done for from had has have he her "
    "him his how i in is it its many me much of on or our people she should so than "
    "that the their them there these they this those to us was we were what when where which who "
    "whom whose why will with would you your "
    "از اين این است آن با بر به تا چه چرا چند در را شد شده كه که كي کی و "
    "أن إلى التي الذي على عن في كم كيف لماذا ما من متى هذا هذه هل "
    "в где и из как как-то какой когда кто на о по почему с сколько что это"
)
"""Words that say nothing by themselves, in English, Persian, Arabic and Russian."""


def questions(more: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """All of it for the scripts of search; `more` are a site's own synonyms."""
    synonyms: dict[str, list[str]] = {}
    own = [(word, list(asked)) for word, asked in more.items()]
    for word, asked in [*((word, text.split()) for word, text in SYNONYMS.items()), *own]:
        for one in asked:
            synonyms.setdefault(typed_plainly(one), []).append(typed_plainly(word))
    synonyms |= {asked: [word] for asked, word in SAID_AS_ONE.items()}
    return {
        "synonyms": synonyms,
        "questions": {asked: kind for kind, all_ in QUESTIONS.items() for asked in all_},
        "functions": sorted({typed_plainly(word) for word in FUNCTION_WORDS.split()}),
    }
