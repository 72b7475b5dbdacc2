"""A second verb with a day of its own behind an "and": one subject, two events ("met X on Monday and flew to Y on Tuesday")."""

from __future__ import annotations

from timeline.extraction.annotations import TimexType
from timeline.extraction.event_coding.clauses import CONTENT, MAIN, is_adverb, verbs
from timeline.extraction.event_coding.view import View
from timeline.extraction.languages.events_facts import EventFacts

# How far behind its "and" the second verb stands, adverbs, dates and little words aside.
REACH = 2
DATED = frozenset({TimexType.DATE, TimexType.TIME})


def split(view: View, facts: EventFacts) -> None:
    """Give what follows an "and" a clause of its own where a verb opens it and a day stands on either side of it.

    ``view.shared`` then holds, by the new clause, the verb whose subject is its own too.
    """
    days = [first for first, _, timex in view.timexes if timex.type in DATED and timex.edtf]
    if len(days) < 2 or facts.conjunctions.isdisjoint(view.words):
        return
    verb = list(verbs(view, facts))
    for hit in view.hits:
        if hit.trigger and hit.trigger.kind in ("act", "speech") and view.words[hit.first] in facts.proclitics:
            verb[hit.first] = True  # "… et se rendra"
    for at, word in enumerate(view.words):
        if word not in facts.conjunctions or view.quoted[at] or view.kinds[at] not in (MAIN, CONTENT):
            continue
        clause = view.clauses[at]
        ahead = [one for one in days if one > at and view.clauses[one] == clause]
        head = next((one for one in range(at) if verb[one] and view.clauses[one] == clause and not view.quoted[one]), None)
        if head is None or not ahead or not any(one < at and view.clauses[one] == clause for one in days) or not _verb_follows(view, at, verb, facts):
            continue
        number = max(view.clauses) + 1
        view.shared[number] = head
        for step in range(at, len(view.words)):
            if view.clauses[step] == clause:
                view.clauses[step] = number


def _verb_follows(view: View, at: int, verb: list[bool], facts: EventFacts) -> bool:
    """Whether a verb comes next behind a conjunction: nothing but adverbs, pronouns of the verb, a date and its preposition stand between."""
    passed = 0
    for step in range(at + 1, len(view.words)):
        word = view.words[step]
        if verb[step]:
            return True
        dated = any(first - 1 <= step <= last and (step >= first or word in facts.prepositions) for first, last, _ in view.timexes)
        if dated or word in facts.proclitics or is_adverb(word, facts):
            continue
        passed += 1
        if passed > REACH or not word.isalpha() or any(one.first <= step <= one.last for one in view.actors) or word in facts.articles:
            return False
    return False
