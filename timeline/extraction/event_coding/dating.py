"""The date of an event: the time expression of its own clause, else a stated context rule, else none.

Context rules (basis ``assumed``), tried in this order:

* ``context.statement``: the same speaker's statement is dated elsewhere in the text, before this sentence or, for a lead, right after it;
* ``context.paragraph``: a dated event stands in the same paragraph;
* ``context.lead``: the sentence opens a report whose first dated event or, without one, whose publication day is known;
* ``context.report``: a report of the day tells in its plain tense what somebody said, and nothing gives another day.

Background (a perfect tense, a lasting state, "earlier") is never dated from context. A wrong date is worse than none.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from timeline.extraction import edtf
from timeline.extraction.annotations import DateBasis, Layout, Span, Timex, TimexType
from timeline.extraction.event_coding.clauses import CONDITION, CONTENT, MAIN, RELATIVE, SUB
from timeline.extraction.event_coding.view import View
from timeline.extraction.languages.events_facts import EventFacts

LEAD_SENTENCES = 3
# A report's lead tells of its publication day or the few days before it.
LEAD_DAYS = 4
AFTER_VERB = 8


@dataclass(frozen=True, slots=True)
class EventDate:
    """What an event's date is and how it was found."""

    edtf: str | None = None
    basis: DateBasis = DateBasis.NONE
    span: Span | None = None
    text: str = ""
    rule: str = ""
    anchor: str | None = None
    explanation: str = ""


UNDATED = EventDate()


@dataclass(slots=True)
class Context:
    """The dates that later sentences may lean on, kept while the text is read from top to bottom."""

    published: str | None
    report: str | None = None
    by_speaker: dict[str, EventDate] = field(default_factory=dict)
    ahead: dict[str, EventDate] = field(default_factory=dict)
    by_paragraph: dict[int, EventDate] = field(default_factory=dict)


def own(view: View, at: int, facts: EventFacts, *, speech: bool) -> EventDate:
    """The date that a time expression gives to the event whose trigger is word ``at``."""
    best: tuple[int, Timex] | None = None
    for first, last, timex in view.timexes:
        if not _dates(view, first, last, timex, facts) or not _bears_on(view, at, first, speech=speech):
            continue
        distance = min(abs(first - at), abs(last - at)) + (0 if view.clauses[first] == view.clauses[at] else 20)
        if best is None or distance < best[0]:
            best = distance, timex
    return from_timex(best[1]) if best else UNDATED


def _dates(view: View, first: int, last: int, timex: Timex, facts: EventFacts) -> bool:
    """Whether an expression may date an event at all: a calendar date that is no mere label or bound of something else."""
    if timex.type not in (TimexType.DATE, TimexType.TIME) or timex.edtf is None or timex.zone != "body" or edtf.bounds(timex.edtf) is None:
        return False
    before = view.words[first - 1] if first else ""
    after = view.words[last + 1] if last + 1 < len(view.words) else ""
    if before in facts.date_relations:
        return False
    bare_year = timex.text.strip().isdigit()
    return not (bare_year and before in facts.articles and after[:1].isalpha())


def _bears_on(view: View, at: int, first: int, *, speech: bool) -> bool:
    """Whether an expression's clause belongs to the trigger's: the same one, or a part of it without a verb of its own."""
    here, there = view.kinds[at], view.kinds[first]
    if view.clauses[at] == view.clauses[first]:
        return True
    if speech and there == CONTENT:
        return False
    if there in (RELATIVE, CONDITION, CONTENT):
        return False
    if here == MAIN and there in (MAIN, SUB):
        return there == MAIN or not _has_trigger(view, view.clauses[first])
    if here in (SUB, RELATIVE) and there == MAIN:
        # "since 2014, after Russia annexed …": the date stands right before the clause that tells what happened then.
        start = view.clauses.index(view.clauses[at])
        return here == SUB and 0 < start - first <= 3
    return False


def _has_trigger(view: View, clause: int) -> bool:
    return any(view.clauses[hit.first] == clause for hit in view.hits)


def from_timex(timex: Timex) -> EventDate:
    return EventDate(
        timex.edtf,
        timex.basis if timex.basis is not DateBasis.NONE else DateBasis.RESOLVED,
        timex.span,
        timex.text,
        timex.rule,
        timex.anchor,
        timex.explanation or f"“{timex.text}” is read as {timex.edtf}.",
    )


def assumed(source: EventDate, rule: str, explanation: str) -> EventDate:
    """A date borrowed from the surroundings, by a named rule."""
    return EventDate(source.edtf, DateBasis.ASSUMED, None, "", rule, source.edtf, explanation)


def open_context(layout: Layout, leads: list[tuple[Timex, ...]]) -> Context:
    """The context at the top of a text; ``leads`` are the time expressions of its first sentences, which fix the day reported on."""
    published = layout.published.value
    context = Context(published if published and edtf.bounds(published) else None)
    day = edtf.bounds(published) if published else None
    for timexes in leads[:LEAD_SENTENCES]:
        for timex in timexes:
            reach = edtf.bounds(timex.edtf) if timex.edtf and timex.type in (TimexType.DATE, TimexType.TIME) else None
            if reach is None or edtf.precision(timex.edtf or "") != "day":
                continue
            if day is None or (reach[0] <= day[1] and day[0] - reach[0] <= dt.timedelta(days=LEAD_DAYS)):
                context.report = timex.edtf
                return context
    context.report = context.published
    return context


def from_context(
    context: Context,
    *,
    speaker: str | None,
    paragraph: int,
    lead: bool,
    plain: bool,
    quote: bool,
) -> EventDate:
    """The date that the surroundings give, or none; ``plain`` says that the sentence is told as news and not as background."""
    known = context.by_speaker.get(speaker or "") or (context.ahead.get(speaker or "") if lead or quote else None)
    if known and (plain or quote or lead):
        return assumed(known, "context.statement", f"No date of its own; the same speaker's statement is dated {known.edtf} in this text.")
    if paragraph in context.by_paragraph and (plain or quote):
        source = context.by_paragraph[paragraph]
        return assumed(source, "context.paragraph", f"No date of its own; the same paragraph is dated {source.edtf}.")
    if lead and context.report:
        return EventDate(
            context.report, DateBasis.ASSUMED, rule="context.lead", anchor=context.report,
            explanation=f"No date of its own; it opens a report on {context.report}.",
        )  # fmt: skip
    if plain and speaker and context.published and context.report:
        return EventDate(
            context.report, DateBasis.ASSUMED, rule="context.report", anchor=context.published,
            explanation=f"No date of its own; told as news in a report on {context.report}.",
        )  # fmt: skip
    return UNDATED
