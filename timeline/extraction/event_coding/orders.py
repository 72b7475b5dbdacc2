"""Headlines where the order of words is free and verbs agree in gender: an object between subject and verb, a title that is no woman's."""

from __future__ import annotations

from timeline.extraction.event_coding import wording
from timeline.extraction.event_coding.clauses import is_adverb
from timeline.extraction.event_coding.view import ActorMention, View, fold
from timeline.extraction.languages.events_facts import EventFacts, joined

# How many characters an object that is put behind its verb may have.
ROOM = 50


def with_object(view: View, text: str, places: range, rest: str, facts: EventFacts) -> str:
    """What follows the verb, behind the object that stands before it at ``places`` ("the union the initiative condemned")."""
    dated = wording.date_words(view, facts)
    between = [at for at in places if at not in dated and not is_adverb(view.words[at], facts) and view.words[at] not in facts.fillers]
    closed = joined(facts.prepositions, facts.conjunctions, facts.relatives, facts.complementizers, facts.auxiliaries, facts.person_pronouns)
    if (
        not between
        or any(not view.words[at][0].isalnum() for at in between)
        or view.words[between[0]] in closed
        or view.words[between[0]].endswith(facts.gerunds)
    ):
        return rest
    if any(one.first in between and not (one.oblique or one.owner or one.governed) for one in view.actors):
        return rest
    thing = wording.render(view, text, between[0], between[-1], facts, room=ROOM)
    return f"{thing} {rest}".strip() if thing and len(thing) + len(rest) < wording.LONGEST - ROOM // 2 else rest


def agreeing(mention: ActorMention, name: str, head: str, facts: EventFacts) -> str:
    """A person's name, or the title the text has where the verb's gender fits no woman's name ("the spokesman said")."""
    surface = mention.span.surface
    feminine = fold(name.partition(" ")[0]).endswith(facts.feminine)
    masculine = facts.masculine and fold(head.rpartition(" ")[2]).endswith(facts.masculine)
    return surface[:1].upper() + surface[1:] if feminine and masculine and mention.span.how.startswith("title") else name
