"""Dated clauses whose verb no trigger knows: what they report is read off their nouns, their actors and their tense.

A clause with a date of its own and an actor tells an event, whatever its verb ("talks went on at the OSCE on Thursday", "he is due in Kyiv
next week"). Its nouns give the type; two persons of different sides are taken to meet; a person alone states something. Nothing is coded
where neither holds, and nothing from a mere year.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.extraction import edtf
from timeline.extraction.annotations import Gazetteer, Modality, Span
from timeline.extraction.event_coding import dating, parties
from timeline.extraction.event_coding.clauses import CONDITION, CONTENT, MAIN, RELATIVE
from timeline.extraction.event_coding.dating import EventDate
from timeline.extraction.event_coding.discourse import Discourse, resolve_word
from timeline.extraction.event_coding.phrases import Hit
from timeline.extraction.event_coding.roles import earlier, is_governed, side, subject_before
from timeline.extraction.event_coding.statements import STATEMENT
from timeline.extraction.event_coding.view import PERSON, ActorMention, View
from timeline.extraction.languages.events_facts import EventFacts

# What such an event weighs with a noun that types it, and without.
NOUN_WEIGHT = 0.5
BARE_WEIGHT = 0.3
# How far before a relative clause the noun stands that it tells about, a comma in between.
NEAR = 2
COARSE = frozenset({"year", "decade", "none"})


@dataclass(frozen=True, slots=True)
class Untold:
    """A dated clause without a known verb: its type, doer and date, and a word of the clause."""

    at: int
    type: str
    doer: str | None
    keep: tuple[ActorMention, ...]
    date: EventDate
    modality: Modality
    noun: Hit | None
    fellows: tuple[str, ...] = ()  # who takes part in what the clause goes back to ("the talks")


def find(
    view: View, *, told: Iterable[tuple[int, Span | None]], facts: EventFacts, gazetteer: Gazetteer, discourse: Discourse, published: str | None
) -> list[Untold]:
    """The dated clauses of a sentence that no event was found for; ``told`` are the clauses and the date spans of those found."""
    if not view.timexes:
        return []
    told = list(told)
    clauses, spans = {clause for clause, _ in told}, {span for _, span in told if span}
    found: list[Untold] = []
    for first, last, timex in view.timexes:
        kind, clause = view.kinds[first], view.clauses[first]
        if kind in (CONTENT, CONDITION) or view.quoted[first] or clause in clauses or timex.span in spans:
            continue
        if not dating.may_date(view, first, last, timex, facts) or (first and view.words[first - 1] in facts.since):
            continue
        one = _read(view, first, dating.from_timex(timex), facts=facts, gazetteer=gazetteer, discourse=discourse, published=published)
        if one:
            clauses.add(clause)
            found.append(one)
    return found


def _read(view: View, at: int, date: EventDate, *, facts: EventFacts, gazetteer: Gazetteer, discourse: Discourse, published: str | None) -> Untold | None:
    clause = view.clauses[at]
    places = [word for word in range(len(view.words)) if view.clauses[word] == clause and not view.quoted[word]]
    here = [one for one in view.actors if view.clauses[one.last] == clause and not one.attributive]
    nouns = [one for one in view.nouns if view.clauses[one.first] == clause and one.trigger]
    if view.kinds[at] == RELATIVE and not (nouns or here):  # "the drills, which are due to end on 3 May": they are somebody's
        nouns = [one for one in view.nouns if one.trigger and 0 < places[0] - one.last <= NEAR]
        here = [one for one in view.actors if nouns and view.clauses[one.last] == view.clauses[nouns[-1].first] and not one.attributive]
    noun = max(nouns, key=lambda one: one.trigger.weight if one.trigger else 0.0, default=None)
    doer = _doer(view, places, here, facts=facts, gazetteer=gazetteer, discourse=discourse)
    fellows = parties.of_occasion(view, at, facts, discourse) if doer is None and not here and discourse.occasions else []
    if doer is None and not (noun and (here or fellows)):
        return None
    how = _modality(view, places, date, published, facts)
    if edtf.precision(date.edtf or "") in COARSE:
        return None
    if noun and noun.trigger:
        kind = noun.trigger.type
    elif view.kinds[at] != MAIN:
        return None
    else:
        kind = _bare(doer, here, how, gazetteer)
    if not kind or how is Modality.DENIED:
        return None
    if how is Modality.PLANNED and kind in ("CONSULT", "COOPERATE"):
        kind = "AGREE"  # as PLOVER has it for talks that are announced
    return Untold(at, kind, doer, tuple(here), date, how, noun, tuple(fellows))


def _doer(view: View, places: list[int], here: list[ActorMention], *, facts: EventFacts, gazetteer: Gazetteer, discourse: Discourse) -> str | None:
    """Who acts in the clause: a name that nothing governs, else what a pronoun or title means, else whose thing acts."""
    if view.shared and view.clauses[places[0]] in view.shared:
        return subject_before(view, places[-1], facts, gazetteer, discourse)
    free = [one for one in here if not one.owner and not one.oblique and not is_governed(view, one, facts)]
    if free:
        return next((one.slug for one in free if _is_person(one.slug, gazetteer)), free[0].slug)
    for at in places:
        word = view.words[at]
        if any(one.first <= at <= one.last for one in view.actors):
            continue
        if word in facts.person_pronouns:
            said = earlier(view, at, gazetteer, facts)
            if said:
                return said
        if word in facts.person_pronouns or word in facts.group_pronouns or word in facts.titles or word in facts.groups:
            meant = resolve_word(view, at, facts, discourse)
            if meant:
                return meant
    owner = next((one.slug for one in here if one.owner), None)
    return owner or subject_before(view, places[-1], facts, gazetteer, discourse)


def _is_person(slug: str, gazetteer: Gazetteer) -> bool:
    return slug in gazetteer.actors and gazetteer.actors[slug].kind == PERSON


def _modality(view: View, places: list[int], date: EventDate, published: str | None, facts: EventFacts) -> Modality:
    cues = {cue.cue for cue in view.cues if cue.first in places and view.words[cue.first] not in facts.prepositions}
    bounds, known = edtf.bounds(date.edtf), edtf.bounds(published)
    if "denial" in cues or "negation" in cues:
        return Modality.DENIED
    if bounds and known and bounds[0] > known[1]:
        return Modality.PLANNED
    if "hypothetical" in cues:
        return Modality.HYPOTHETICAL
    return Modality.PLANNED if "planned" in cues else Modality.HAPPENED


def _bare(doer: str | None, here: list[ActorMention], how: Modality, gazetteer: Gazetteer) -> str:
    """The type of a clause without a telling noun, or "" where it tells no event that we could name."""
    if doer is None or not _is_person(doer, gazetteer):
        return ""
    others = {side(one.slug, gazetteer) for one in here} - {side(doer, gazetteer)}
    met = any(_is_person(one.slug, gazetteer) for one in here if side(one.slug, gazetteer) in others)
    if met or (others and how is Modality.PLANNED):
        return "CONSULT"
    return STATEMENT if how is Modality.HAPPENED else "CONSULT" if how is Modality.PLANNED else ""
