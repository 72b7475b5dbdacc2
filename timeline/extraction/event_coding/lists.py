"""Lists of actors: where they look like clauses, and what joins them."""

from __future__ import annotations

from timeline.extraction.event_coding.view import ActorMention, View
from timeline.extraction.languages.events_facts import EventFacts


def is_listed(view: View, at: int, facts: EventFacts) -> bool:
    """Whether an article goes on with a list ("Russlands, der Ukraine und …"), or a word like "among them" opens one, and no relative clause."""
    named = next((one for one in view.actors if at < one.first <= at + 2), None)
    if named is None or not (facts.verb_last or view.words[at] in facts.partitives):
        return False
    after = view.words[named.last + 1] if named.last + 1 < len(view.words) else "."
    return view.words[at] in facts.partitives or (named.first == at + 1 and (after == "," or after in facts.conjunctions))


def joiner(view: View, group: list[ActorMention]) -> str:
    """The word that joins two coordinated actors ("and")."""
    between = view.words[group[-2].last + 1 : group[-1].first] if len(group) > 1 else []
    return next((word for word in between if word[0].isalnum()), "–")
