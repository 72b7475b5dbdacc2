"""The date of an event: the time expression of its own clause, else a stated context rule, else none.

Context rules (basis ``assumed``), tried in this order:

* ``context.heading``: the sentence stands under a heading that is a date, as in a chronicle;
* ``context.paragraph``: the sentence before it in the paragraph is dated, or the paragraph as a whole knows one day only;
* ``context.statement``: the same speaker's statement is dated elsewhere in the text, before this sentence or, for a lead, right after it;
* ``context.lead``: the sentence opens a report whose first dated event or, without one, whose publication day is known;
* ``context.order``: the text tells its days in their order, and the last one named is meant;
* ``context.report``: a report of the day tells in its plain tense what somebody said, and nothing gives another day.

The last two don't hold for a chronicle, a text that names many days.

Background (a perfect tense, a lasting state, "earlier") is never dated from context. A wrong date is worse than none.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from timeline.extraction import edtf
from timeline.extraction.annotations import DateBasis, Layout, Span, Timex, TimexType
from timeline.extraction.event_coding.clauses import CONDITION, CONTENT, MAIN, RELATIVE, SUB
from timeline.extraction.event_coding.view import View
from timeline.extraction.languages.events_facts import EventFacts

LEAD_SENTENCES = 3
# A report's lead tells of its publication day or the few days before it.
LEAD_DAYS = 4
# The most words of a sentence that is only a date.
DATE_WORDS = 8


# A text that names so many days tells a history, and its undated sentences are not news of the last of them.
CHRONICLE_DAYS = 5
ORDERED_DAYS = 3  # so many days, told one after the other, make a report that goes through them in their order
# What a date in another clause, one beyond a comma, or one coarser than a day counts farther off, in words.
OTHER_CLAUSE, SET_APART, COARSER = 20, 4, 4


@dataclass(slots=True)  # not frozen: a frozen one takes five times as long to make
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
    # Dates of the sentences of each paragraph, and the one before the sentence at hand.
    days: dict[int, set[str]] = field(default_factory=dict)
    before: EventDate | None = None
    headings: list[tuple[int, EventDate | None]] = field(default_factory=list)
    chronicle: bool = False
    # Whether the text tells day after day, and the last day told.
    order: bool = False
    current: EventDate | None = None
    opening: bool = True  # whether no sentence so far told of another day than the report's

    def told(self, day: EventDate) -> None:
        """Take in the day that a sentence tells of, unless it lies ahead."""
        self.before = day if day.edtf else self.before
        self.opening = self.opening and day.edtf in (None, self.report)
        if day.edtf and day.edtf <= (self.published or ""):
            self.current = day

    def heading(self, start: int) -> EventDate | None:
        """The date of the last heading before an offset, None where that heading is no date."""
        at = bisect_right(self.headings, start, key=lambda one: one[0]) - 1
        return self.headings[at][1] if at >= 0 else None


def of_sentence(view: View, facts: EventFacts) -> EventDate:
    """The day that a sentence's main clause names, whatever it reports; none where it names none or several."""
    dated = may_dates(view, facts)
    if not dated:
        return UNDATED
    found = [timex for first, _, timex in dated if view.kinds[first] == MAIN and not view.quoted[first]]
    if found and len(view.words) <= DATE_WORDS and len(view.timexes) == 1 and _is_alone(view):
        return from_timex(found[0])  # a sentence that is nothing but a date, as in a chronicle
    days = [timex for timex in found if edtf.precision(timex.edtf or "") == "day"]
    if not days or len({timex.edtf for timex in days}) > 1:
        return UNDATED
    # "left for Kyiv on Monday, where he was received on Tuesday": what comes next goes on from there.
    onward = (one for first, _, one in dated if view.kinds[first] == RELATIVE)
    return from_timex(next((one for one in onward if _soon_after(days[0].edtf, one.edtf)), days[0]))


def _is_alone(view: View) -> bool:
    first, last, _ = view.timexes[0]
    return not any(word[0].isalnum() for at, word in enumerate(view.words) if not first <= at <= last)


def _soon_after(earlier: str | None, later: str | None) -> bool:
    """Whether the second is a day at most ``LEAD_DAYS`` after the first."""
    one, other = edtf.bounds(earlier), edtf.bounds(later)
    return one is not None and other is not None and edtf.precision(later or "") == "day" and dt.timedelta(0) < other[0] - one[0] <= dt.timedelta(LEAD_DAYS)


def own(view: View, at: int, facts: EventFacts, *, speech: bool, until: str | None = None) -> EventDate:
    """The date that a time expression gives to the event whose trigger is word ``at``; ``until`` is the publication date."""
    best: tuple[int, Timex] | None = None
    for first, last, timex in may_dates(view, facts):
        if not _bears_on(view, at, first, facts, speech=speech):
            continue
        if speech and _no_day_of_speech(view, first, timex, facts, until):
            continue
        distance = min(abs(first - at), abs(last - at)) + (0 if view.clauses[first] == view.clauses[at] else OTHER_CLAUSE)
        # "After a summit on 7 December, they published it on 17 December": what a comma sets apart dates the other part first.
        distance += SET_APART if "," in view.words[min(last, at) + 1 : max(first, at)] else 0
        distance += 0 if edtf.precision(timex.edtf or "") == "day" else COARSER
        if best is None or distance < best[0]:
            best = distance, timex
    return from_timex(best[1]) if best else UNDATED


def _no_day_of_speech(view: View, first: int, timex: Timex, facts: EventFacts, until: str | None) -> bool:
    """Whether an expression cannot be when somebody spoke: a mere year, a time since, a day after publication."""
    if (edtf.precision(timex.edtf or "") in ("year", "decade") and not (facts.bare_content and first <= 1)) or (first and view.words[first - 1] in facts.since):
        return True
    reach, published = edtf.bounds(timex.edtf), edtf.bounds(until)
    return reach is not None and published is not None and reach[0] > published[1]


def may_dates(view: View, facts: EventFacts) -> list[tuple[int, int, Timex]]:
    """The expressions of a sentence that may date an event, with their words; kept in the view, since each trigger asks."""
    if view.dates is None:
        view.dates = [one for one in view.timexes if may_date(view, *one, facts)]
    return view.dates


def may_date(view: View, first: int, last: int, timex: Timex, facts: EventFacts) -> bool:
    """Whether an expression may date an event at all: a calendar date that is no mere label or bound of something else."""
    if timex.type not in (TimexType.DATE, TimexType.TIME) or timex.edtf is None or timex.zone != "body" or edtf.bounds(timex.edtf) is None:
        return False
    before = view.words[first - 1] if first else ""
    after = view.words[last + 1] if last + 1 < len(view.words) else ""
    if before in facts.date_relations:
        return False
    bare_year = timex.text.strip().isdigit()
    return not (bare_year and before in facts.articles and after[:1].isalpha())


def _bears_on(view: View, at: int, first: int, facts: EventFacts, *, speech: bool) -> bool:
    """Whether an expression's clause belongs to the trigger's: the same one, or a part of it without a verb of its own."""
    here, there = view.kinds[at], view.kinds[first]
    if view.clauses[at] == view.clauses[first]:
        return True
    if ";" in view.words[at:first]:
        return False  # what follows a semicolon is a sentence of its own
    if speech and there == CONTENT:
        return False
    if there in (RELATIVE, CONDITION, CONTENT):
        return False
    if here == MAIN and there in (MAIN, SUB):
        return there == MAIN or not _has_trigger(view, view.clauses[first]) or _opens(view, first)
    if here in (SUB, RELATIVE) and there == MAIN:
        # "since 2014, after Russia annexed …", "in 2014, the year in which …": the date stands right before the clause that tells what happened.
        start = view.clauses.index(view.clauses[at])
        taken_up = any(word in facts.times for word in view.words[first + 1 : start + 1])
        taken_up = taken_up or view.words[start] in facts.places  # "in Rome on 3 May, where X met Y"
        return 0 < start - first <= (3 if here == SUB else 6) and (here == SUB or taken_up)
    return False


def _opens(view: View, first: int) -> bool:
    """Whether a date stands in a clause of time that opens the sentence ("after he had met X on Tuesday, he said …")."""
    day = any(edtf.precision(timex.edtf or "") in ("day", "week", "interval") for start, _, timex in view.timexes if start == first)
    return day and view.clauses[first] == view.clauses[0] and view.kinds[0] == SUB


def _has_trigger(view: View, clause: int) -> bool:
    return any(view.clauses[hit.first] == clause for hit in view.hits)


def from_timex(timex: Timex) -> EventDate:
    return EventDate(
        timex.interval or timex.edtf,
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


def open_context(layout: Layout, *, paragraphs: list[list[View]], headings: list[tuple[int, EventDate | None]], facts: EventFacts) -> Context:
    """The context at the top of a text: the day it reports on, the days of its paragraphs, and the dates of its ``headings``."""
    published = layout.published.value
    context = Context(published if edtf.bounds(published) else None, headings=headings)
    told: list[str] = []
    for views in paragraphs:
        for view in views:
            day = of_sentence(view, facts).edtf
            if day:
                context.days.setdefault(view.sentence.paragraph, set()).add(day)
                told += [day] if day <= (context.published or "") else []
    context.report = _report_day(context.published, paragraphs)
    context.order = context.report != context.published and len(set(told)) >= ORDERED_DAYS and told == sorted(told)
    named = set().union(*context.days.values()) if context.days else set()
    named = {day for day in named if not context.published or day <= context.published}  # what is still to come makes no history
    current = context.published is not None and context.report in named
    context.chronicle = len(named) >= (CHRONICLE_DAYS + 1 if current else CHRONICLE_DAYS)
    return context


def _report_day(published: str | None, paragraphs: list[list[View]]) -> str | None:
    """The publication day where a report's opening names it, else the first day that it names a few days before; else the publication day."""
    bounds = edtf.bounds(published)
    opening = [view for views in paragraphs[:LEAD_SENTENCES] for view in views][:LEAD_SENTENCES]
    named = [one for view in opening for first, _, one in view.timexes if view.kinds[first] in (MAIN, SUB, RELATIVE)]
    if published and any(one.edtf == published for one in named):
        return published
    for timex in (one for view in opening for first, _, one in view.timexes if view.kinds[first] in (MAIN, SUB)):
        reach = edtf.bounds(timex.edtf) if timex.type in (TimexType.DATE, TimexType.TIME) else None
        if reach is None or edtf.precision(timex.edtf or "") != "day":
            continue
        if bounds is None or (reach[0] <= bounds[1] and bounds[0] - reach[0] <= dt.timedelta(days=LEAD_DAYS)):
            return timex.edtf
    return published


def from_context(
    context: Context,
    *,
    speaker: str | None,
    paragraph: int,
    start: int,
    lead: bool,
    plain: bool,
    quote: bool,
    news: bool = False,
) -> EventDate:
    """The date that the surroundings give, or none; ``plain`` says that the sentence is told as news and not as background.

    ``news`` marks a deed told in its past tense, which counts only where the paragraph names no other day.
    """
    if context.heading(start):
        source = context.heading(start)
        if source is None:
            return UNDATED
        # A chronicle's heading says the day as firmly as the sentence itself would.
        return replace(assumed(source, "context.heading", f"No date of its own; it stands under the heading {source.text}."), basis=source.basis)
    known = context.by_speaker.get(speaker or "") or (context.ahead.get(speaker or "") if lead or quote else None)
    days = context.days.get(paragraph, set())
    # What is planned for a day ahead dates no statement that follows it.
    ahead = bool(speaker and context.published and context.before and (context.before.edtf or "") > context.published)
    if context.before and (plain or quote) and not (known and known.edtf in days) and not ahead:
        return assumed(context.before, "context.paragraph", f"No date of its own; what is told right before it is dated {context.before.edtf}.")
    if known and (plain or quote or lead):
        return assumed(known, "context.statement", f"No date of its own; the same speaker's statement is dated {known.edtf} in this text.")
    if context.chronicle and len(days) == 1 and (plain or quote):
        day = next(iter(days))
        return assumed(EventDate(day), "context.paragraph", f"No date of its own; the only date in the same paragraph is {day}.")
    if context.chronicle and not (context.opening and plain and (speaker or news)):
        return UNDATED
    if lead and context.report:
        return assumed(EventDate(context.report), "context.lead", f"No date of its own; it opens a report on {context.report}.")
    if context.order and context.current and plain and (speaker or news):
        return assumed(context.current, "context.order", f"No date of its own; the last of the days that the text tells in order is {context.current.edtf}.")
    news = news and {day for day in days if day <= (context.published or "")} <= {context.report}
    if plain and (speaker or news) and context.published and context.report:
        told = assumed(EventDate(context.report), "context.report", f"No date of its own; told as news in a report on {context.report}.")
        return replace(told, anchor=context.published)
    return UNDATED
