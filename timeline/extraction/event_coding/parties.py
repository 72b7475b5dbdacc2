"""Which of a sentence's actors belong to an event."""

from __future__ import annotations

from timeline.extraction.annotations import EventActor, Gazetteer
from timeline.extraction.event_coding.clauses import MAIN, RELATIVE, SUB
from timeline.extraction.event_coding.discourse import Discourse, means_several
from timeline.extraction.event_coding.phrases import Hit
from timeline.extraction.event_coding.roles import side
from timeline.extraction.event_coding.view import ActorMention, View
from timeline.extraction.languages.events_facts import EventFacts

# How far before a trigger a pronoun for several may stand.
REACH = 9


def both(view: View, hit: Hit, facts: EventFacts, discourse: Discourse) -> list[str]:
    """The two actors that "both sides", or a "they", stands for near a trigger, as last named; empty without such a word."""
    near = view.words[max(0, hit.first - 4) : hit.last + 4]
    if facts.pairs and hit.first < len(view.words):
        for at in range(max(0, hit.first - REACH), min(len(view.words) - 1, hit.last + 4)):
            pair = facts.pairs.get(f"{view.words[at]} {view.words[at + 1]}", "")
            known = discourse.people if pair == "persons" else discourse.states if pair == "states" else discourse.recent
            if pair and len(known) > 1:
                return list(known[-2:])
    several = bool(facts.plural_pronouns) and any(means_several(view, at, facts) for at in range(max(0, hit.first - REACH), min(len(view.words), hit.last + 4)))
    if (several or any(word in facts.both for word in near)) and len(discourse.recent) > 1:
        return list(discourse.recent[-2:])
    clause = view.clauses[hit.first] if hit.first < len(view.words) else -1
    return [] if not discourse.occasions or any(view.clauses[one.last] == clause for one in view.actors) else of_occasion(view, hit.first, facts, discourse)


def of_occasion(view: View, at: int, facts: EventFacts, discourse: Discourse) -> list[str]:
    """Who took part in what a definite noun of the clause at a word goes back to ("the talks ended without …"); empty without one."""
    for step, word in enumerate(view.words):
        kind = facts.occasions.get(word, "")
        if kind in discourse.occasions and view.clauses[step] == view.clauses[at] and (not facts.definite or (step and view.words[step - 1] in facts.definite)):
            return discourse.occasions[kind]
    return []


def note(kind: str, actors: tuple[EventActor, ...], discourse: Discourse, gazetteer: Gazetteer) -> None:
    """Remember who took part in an occasion that a later noun may go back to; actors of one side alone make none."""
    if len({side(one.slug, gazetteer) for one in actors}) > 1:
        discourse.occasions[kind] = [one.slug for one in actors]


def with_others(keep: list[ActorMention], view: View, doer: str | None, at: int, gazetteer: Gazetteer) -> list[ActorMention]:
    """The actors kept, and where they know no side but the doer's, those that a relative clause after the trigger names."""
    sides = {side(one.slug, gazetteer) for one in keep} | ({side(doer, gazetteer)} if doer else set())
    if len(sides) > 1:
        return keep
    return [*keep, *(one for one in view.actors if (one.first > at or not keep) and view.kinds[one.last] == RELATIVE and not one.attributive)]


def takes_part(view: View, mention: ActorMention, at: int) -> bool:
    """Whether an actor named beside a statement belongs to it: not one of an aside or of an opening clause of time."""
    kind = view.kinds[mention.last]
    if mention.attributive or kind == RELATIVE:
        return False
    clause = view.clauses[mention.last]
    own = kind == SUB and any(view.clauses[one.first] == clause and one.trigger and one.trigger.kind == "act" for one in view.hits)
    return kind != SUB or (mention.first > at and not own)


def interrupted(view: View, at: int) -> list[ActorMention]:
    """The actors of the first part of a main clause that a relative clause breaks in two."""
    return [one for one in view.actors if is_interrupted(view, one, at)]


def is_interrupted(view: View, mention: ActorMention, at: int) -> bool:
    """Whether an actor stands in the first part of a main clause whose verb follows a relative clause ("a treaty of A and B, which …, was signed")."""
    between = view.kinds[mention.last : at + 1]
    if mention.last > at or between[0] != MAIN or between[-1] != MAIN or RELATIVE not in between or SUB in between:
        return False
    return not any(hit.phrase.lemma and view.clauses[hit.first] == view.clauses[mention.last] for hit in view.hits)
