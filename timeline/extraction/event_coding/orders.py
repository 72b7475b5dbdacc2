"""Headlines where the order of words is not that of their language: objects before verbs, titles that are no woman's, verbs before subjects."""

from __future__ import annotations

from timeline.extraction.event_coding import wording
from timeline.extraction.event_coding.clauses import MAIN, RELATIVE, is_adverb, verbs
from timeline.extraction.event_coding.phrases import Lexicon
from timeline.extraction.event_coding.view import ActorMention, View, fold
from timeline.extraction.languages.events_facts import EventFacts, joined

# How many characters an object that is put behind its verb may have.
ROOM = 50
# Forms of a verb that has a subject; how many words behind such a verb its subject ends at the latest.
FINITE = ("present", "past")
MOST_OF_SUBJECT = 8


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
    if any(verbs(view, facts)[at] for at in between):
        return rest
    if any(one.first in between and not (one.oblique or one.owner or one.governed) for one in view.actors):
        return rest
    thing = wording.render(view, text, between[0], between[-1], facts, room=ROOM)
    return f"{thing} {rest}".strip() if thing and len(thing) + len(rest) < wording.LONGEST - ROOM // 2 else rest


def adjunct(view: View, text: str, first: int, last: int, facts: EventFacts) -> str:
    """The place that stands before a verb ("in Geneva"), to be put behind it; "" where none does."""
    at = next((at for at in range(last, first - 1, -1) if view.words[at] in facts.locatives), last + 1)
    return wording.render(view, text, at, last, facts, room=ROOM) if at < last else ""


def agreeing(mention: ActorMention, name: str, head: str, facts: EventFacts) -> str:
    """A person's name, or the title the text has where the verb's gender fits no woman's name ("the spokesman said")."""
    surface = mention.span.surface
    feminine = fold(name.partition(" ")[0]).endswith(facts.feminine)
    masculine = facts.masculine and fold(head.rpartition(" ")[2]).endswith(facts.masculine)
    return surface[:1].upper() + surface[1:] if feminine and masculine and mention.span.how.startswith("title") else name


def subject_first(view: View, text: str, places: tuple[int, int], lexicon: Lexicon) -> str:
    """The words of a main clause that opens with its verb, since a date before it was left out, subject first; "" for any other.

    The subject ends before the second verb ("will the soldiers take part …"), else before the first preposition, adverb, date or comma.
    """
    facts, (first, last) = lexicon.facts, places
    helps = view.words[first] in facts.auxiliaries
    told = helps or lexicon.form_of(view.words[first]) in FINITE or any(hit.first == first and hit.trigger for hit in view.hits)
    behind_mark = first > 0 and view.kinds[first - 1] == RELATIVE
    if not (facts.verb_second and told) or facts.verb_last or facts.inflected_names or behind_mark or not view.words[first - 1][0].isalnum():
        return ""
    dated = wording.date_words(view, facts)

    def loose(at: int) -> bool:
        return at in dated or (view.words[at] not in facts.conjunctions and (is_adverb(view.words[at], facts) or view.words[at] in facts.fillers))

    # A phrase of noun and participle ends with its verb.
    heads = (hit.first if lexicon.form_of(view.words[hit.first]) else hit.last for hit in view.hits if helps)
    second = next((at for at in heads if first + 1 < at <= last), None)
    own = next((hit for hit in view.hits if hit.first == first and hit.last > first), None)
    stop = own.last - own.phrase.size + 2 if own else last + 1  # where the words begin that belong to the verb ("said X no to")
    if second is not None:
        end = second - 1 - (view.words[second - 1] in facts.infinitives)
        while end > first and loose(end):
            end -= 1
    else:
        closing = joined(facts.prepositions, facts.infinitives, facts.complementizers, facts.relatives, facts.subordinators) - facts.genitive_words
        behind = range(first + 2, min(last + 2, first + MOST_OF_SUBJECT))
        whole = {one.last + 1 for one in view.actors if not (one.owner or one.attributive)}  # a bare name is a subject by itself: "slo USA alarm"
        whole = {at for at in whole if at <= last and view.words[at] not in facts.conjunctions}
        closed = (at > last or at >= stop or at in whole or loose(at) or view.words[at] in closing or not view.words[at][0].isalnum() for at in behind)
        end = next((at - 1 for at, ends in zip(behind, closed, strict=True) if ends), first)
    if first + 2 <= last and view.words[first + 1] in facts.pointers and view.words[first + 2] in facts.noun_markers:
        end = first + 1  # "was there a meeting"
    if end <= first or any(not view.words[at][0].isalnum() or view.words[at] in facts.person_pronouns for at in range(first + 1, end + 1)):
        return ""
    name = wording.render(view, text, first + 1, end, facts, room=60)
    verb = text[view.starts[first] : view.ends[first]].lower()
    rest = wording.render(view, text, end + 1, last, facts, room=wording.LONGEST - len(name) - len(verb) - 2) if end < last else ""
    return wording.finish(f"{name} {verb} {rest}") if name else ""


def interrupted(view: View, text: str, places: tuple[int, int], facts: EventFacts) -> str:
    """A main clause that a relative one interrupts ("a treaty of A and B, which …, was signed"), without it; "" for any other."""
    first, last = places
    stop = first - 1
    while stop > 0 and not view.words[stop][0].isalnum():
        stop -= 1
    if facts.inflected_names or stop <= 0 or view.kinds[first] != MAIN or view.kinds[stop] != RELATIVE:
        return ""
    end = next((at for at in range(stop, -1, -1) if view.kinds[at] != RELATIVE), -1)
    if end < 0 or view.kinds[end] != MAIN:
        return ""
    start, end = wording.strip(view, view.clauses.index(view.clauses[end]), end, facts)
    rest = wording.render(view, text, first, last, facts, room=ROOM)
    name = wording.render(view, text, start, end, facts, room=wording.LONGEST - len(rest) - 1)
    return wording.finish(f"{name} {rest}") if name and rest else ""


def verb_behind(view: View, text: str, first: int, last: int, facts: EventFacts) -> str:
    """A clause that opens with its verb, a place and its subject, the subject first ("beraten in Wien die Staaten" → "Die Staaten beraten in Wien")."""
    at = first + 1
    while at < last and view.words[at] in facts.prepositions:
        at = next((step for step in range(at + 1, last) if view.is_capital(step)), last) + 1
    if at > last or not (view.words[at] in facts.articles or view.is_capital(at)) or view.words[last] in facts.particles:
        return ""
    verb = text[view.starts[first] : view.ends[first]].lower()
    place = wording.render(view, text, first + 1, at - 1, facts, room=40) if at > first + 1 else ""
    name = wording.render(view, text, at, last, facts, room=wording.LONGEST - len(verb) - len(place) - 2)
    return wording.finish(f"{name} {verb} {place}") if name else ""


def phrase_first(view: View, text: str, first: int, last: int, facts: EventFacts) -> str:
    """A clause that opens with its verb, since its date is left out, with the next phrase before it ("ist im Haus eine Debatte angesetzt").

    Where nouns have capitals, a phrase ends with its noun, or with the names and nouns right behind it.
    """
    end = next((at for at in range(first + 1, last) if view.is_capital(at) and view.words[at] not in facts.prepositions), None)
    opens = first < last and (view.words[first + 1] in joined(facts.prepositions, facts.articles) or view.is_capital(first + 1))
    if not (facts.capital_nouns and opens) or end is None or any(not view.words[at].isalpha() for at in range(first + 1, end)):
        return ""
    while end + 1 < last and view.is_capital(end + 1):
        end += 1
    opening = wording.render(view, text, first + 1, end, facts, room=60)
    verb = text[view.starts[first] : view.ends[first]].lower()
    rest = wording.render(view, text, end + 1, last, facts, room=wording.LONGEST - len(opening) - len(verb) - 2)
    return wording.finish(f"{opening} {verb} {rest}") if opening and rest else ""
