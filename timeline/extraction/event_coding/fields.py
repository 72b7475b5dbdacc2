"""Where the subject stands in languages whose finite verb comes second and whose other verbs come last.

"Die Nato | hat | das Ansinnen Moskaus | zurückgewiesen": the field before the finite verb holds the subject, else the first name behind it
does; a clause whose verbs all come last opens with its subject. (The topological fields of German grammar.)
"""

from __future__ import annotations

from timeline.extraction.event_coding.view import ActorMention, View
from timeline.extraction.languages.events_facts import EventFacts, joined


def stop_of_subject(view: View, at: int, facts: EventFacts) -> int:
    """The word before which the subject of the verb at ``at`` ends; ``at`` itself where nothing tells it from other actors."""
    if not facts.verb_last:
        return at
    clause = view.clauses[at]
    first = view.clauses.index(clause)
    free = [one for one in view.actors if first <= one.first and one.last < at and view.clauses[one.last] == clause and _is_free(view, one, facts)]
    helper = next((step for step in range(first, at) if view.words[step] in facts.auxiliaries and view.clauses[step] == clause), None)
    if helper is None:
        opens = view.words[first] in joined(facts.complementizers, facts.subordinators, facts.conditionals)
        return free[0].last + 1 if free and opens else at
    ahead = [one for one in free if one.last < helper]
    if ahead or _stands_for_subject(view, first, helper, facts):
        return helper
    if helper + 1 < at and view.words[helper + 1] in joined(facts.person_pronouns, facts.group_pronouns):
        return helper + 2
    return free[0].last + 1 if free else at


def _is_free(view: View, mention: ActorMention, facts: EventFacts) -> bool:
    """Whether nothing governs or owns an actor, lists ("aus Russland, der Ukraine und Polen") included."""
    if mention.owner or mention.attributive or mention.oblique or mention.governed:
        return False
    before = max((one for one in view.actors if one.last < mention.first), key=lambda one: one.last, default=None)
    if before is None or not before.governed:
        return True
    return not all(word in facts.articles or word in facts.conjunctions or word == "," for word in view.words[before.last + 1 : mention.first])


def _stands_for_subject(view: View, first: int, helper: int, facts: EventFacts) -> bool:
    """Whether a pronoun or a bare title or group noun opens the clause before its finite verb."""
    if view.words[first] in facts.prepositions:
        return False
    return any(view.words[at] in joined(facts.person_pronouns, facts.titles, facts.groups) for at in range(first, helper))
