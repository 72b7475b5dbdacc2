"""Which triggers of a sentence stand for a deed of their own: those told as news, and those reported with a day of their own."""

from __future__ import annotations

from itertools import pairwise

from timeline.extraction import edtf
from timeline.extraction.annotations import Modality, Span, Timex
from timeline.extraction.event_coding import dating, modality, speakers, voice
from timeline.extraction.event_coding.clauses import CONDITION, CONTENT, MAIN, RELATIVE, SUB, is_noun_led
from timeline.extraction.event_coding.phrases import Hit
from timeline.extraction.event_coding.view import View
from timeline.extraction.languages.events_facts import EventFacts, joined

# How many words before its infinitive a verb stands that tells of a deed's beginning or end.
PHASE_REACH = 4
# Precisions that a deed inside what somebody says must be dated with, so that it is told of one time and not of an age.
CLOSE = frozenset({"day", "month", "week", "interval"})

MARKS = frozenset(",")


def deeds(view: View, facts: EventFacts, *, spoken: bool) -> list[Hit]:
    """Triggers that stand for an event of their own: the first deed of a main clause, and deeds of other clauses with a date."""
    chosen: list[Hit] = []
    seen = {view.clauses[one.first] for one in speakers.acts_of_speech(view, facts) if view.kinds[one.first] != MAIN}
    for hit in view.hits:
        trigger = hit.trigger
        if trigger is None or trigger.kind != "act" or view.quoted[hit.first] or view.clauses[hit.first] in seen or _is_aim(view, hit, facts):
            continue
        kind = view.kinds[hit.first]
        if kind == CONTENT or (kind == MAIN and trigger.speaks) or (spoken and kind == MAIN and not _before_speech(view, hit, facts)):
            continue
        if kind == RELATIVE and is_noun_led(view, hit.first, facts):
            continue
        dated = dating.own(view, hit.first, facts, speech=False).edtf is not None
        if (
            kind in (SUB, RELATIVE, CONDITION)
            and not dated
            and not (kind == SUB and trigger.speaks and view.words[view.clauses.index(view.clauses[hit.first])] in facts.meanwhile)
        ):
            continue
        seen.add(view.clauses[hit.first])
        chosen.append(hit)
    for hit in view.asides:
        if voice.agent(view, hit, facts) and not view.quoted[hit.first] and dating.own(view, hit.first, facts, speech=False).edtf:
            chosen.append(hit)
    return chosen


def further_days(view: View, hit: Hit, first: Span | None, facts: EventFacts) -> list[Timex]:
    """The other days on which the same is done: elsewhere ("flies to Rome on Monday and to Bern on Tuesday"), or again ("on 3, 5 and 9 May").

    Two days with no more than an "and" between them are one stretch of time and no second event.
    """
    if len(view.timexes) < 2:
        return []
    days = [(start, end, one) for start, end, one in view.timexes if dating.may_date(view, start, end, one, facts) and edtf.precision(one.edtf or "") == "day"]
    others: list[Timex] = []
    listed = joined(facts.conjunctions, facts.articles, MARKS)
    run = bare = 0
    for (_, last, one), (start, _, other) in pairwise(days):
        between = view.words[last + 1 : start] or [""]
        plain = listed.issuperset(between)
        if (not run and one.span != first) or one.edtf == other.edtf or not (plain or view.clauses[start] == view.clauses[hit.first]):
            run = 0
            continue
        verb = any(last < found.first < start for found in view.hits)
        elsewhere = (between[0] == "," or not facts.conjunctions.isdisjoint(between)) and not facts.prepositions.isdisjoint(between)
        if verb or not (plain or elsewhere):
            run = 0
            continue
        run, bare = run + 1, bare + plain
        others.append(other)
    return others if bare != 1 or len(others) > 1 else []


def told(view: View, facts: EventFacts, *, published: str | None) -> list[Hit]:
    """Deeds inside what somebody says that have a time of their own: a day ahead ("said that talks will begin on 3 May"), or one past.

    What is quoted counts only where it lies ahead; nothing counts that is denied, or past and only thought of.
    """
    chosen: list[Hit] = []
    seen: set[int] = set()
    known = edtf.bounds(published)
    for hit in view.hits if view.timexes else ():
        trigger, clause = hit.trigger, view.clauses[hit.first]
        if trigger is None or trigger.kind != "act" or view.kinds[hit.first] != CONTENT or clause in seen or _is_aim(view, hit, facts):
            continue
        date = dating.own(view, hit.first, facts, speech=False)
        bounds = edtf.bounds(date.edtf)
        if bounds is None or edtf.precision(date.edtf or "") not in CLOSE:
            continue
        ahead = known is not None and bounds[0] > known[1]
        how = modality.modality(view, hit, facts)
        if how is Modality.HYPOTHETICAL and ahead and modality.is_backshifted(view, hit, facts):
            how = Modality.PLANNED
        if how in (Modality.DENIED, Modality.HYPOTHETICAL) or (not ahead and (how is not Modality.HAPPENED or view.quoted[hit.first] or trigger.speaks)):
            continue
        seen.add(clause)
        chosen.append(hit)
    return chosen


def _is_aim(view: View, hit: Hit, facts: EventFacts) -> bool:
    """Whether a deed is only what something else is for ("a draft that aims to ban …"): an infinitive behind no plan."""
    marker = facts.inflected_names or (hit.first > 0 and view.words[hit.first - 1] in facts.infinitives)
    if hit.form != "base" or not facts.phases.isdisjoint(view.words[max(0, hit.first - PHASE_REACH) : hit.first]):
        return False  # "began to withdraw"
    return marker and not modality.cues_before(view, hit, facts) & {"planned", "hypothetical"}


def _before_speech(view: View, hit: Hit, facts: EventFacts) -> bool:
    """Whether a deed of a main clause stands apart from what is said: a clause before the verb of saying, with another subject."""
    speech = speakers.acts_of_speech(view, facts)
    joined_on = (facts.bare_content or bool(facts.elisions)) and any(
        hit.last < at < one.first for one in speech for at, word in enumerate(view.words) if word in facts.conjunctions
    )
    return all((view.clauses[one.first] != view.clauses[hit.first] or joined_on) and one.first > hit.first for one in speech)
