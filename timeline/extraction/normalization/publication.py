"""Infers when a text without a date of its own was published, from what the text as a whole supports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from timeline.extraction import edtf
from timeline.extraction.annotations import Basis, Layout, Period, Published, Sentence, Unresolved
from timeline.extraction.languages.casing import lowered
from timeline.extraction.normalization.arithmetic import add_days, day_or_none
from timeline.extraction.normalization.context import Context
from timeline.extraction.normalization.resolving import Zones, is_history

_NOTHING = Published(None, Basis.NONE)
_FIRST, _SPAN = 1950, 150  # years in which news may lie
_SOON = 120  # days after the newest full date within which a day without a year is read as the next such day
_LEEWAY = 31  # days after the dossier period in which a text about it may still be published
_RANGE = 5  # characters between the two ends of a range
_LEAD = 5  # sentences, in which a report names its own day


def infer_published(
    unresolved: Sequence[Unresolved],
    *,
    text: str,
    language: str,
    sentences: tuple[Sentence, ...] = (),
    period: Period | None = None,
    layout: Layout | None = None,
) -> Published:
    """The publication day that the text as a whole supports, basis ``inferred``; what the layout knows, else value None, where several remain.

    A dateline's day is the day of publication, and only its year is inferred. Where the page tells its month alone, it is the newest day of that month
    that the lead names; a month without such a day stays a month. Else the newest day named without a year is the last that the text reports. Its year
    cannot lie before the newest explicit date in the past; a weekday named with it must fit; where years remain, the one inside the dossier period is
    taken. What lies ahead "this week" or "this month" must have room.
    """
    zones = Zones(sentences)
    inside = [each for each in unresolved if zones.of(each.start) == "body"]
    context = Context(text, lowered(text), language, _NOTHING, False, sentences)
    ahead = {each.start: each for each in inside if context.points_ahead(each.start, each.end)}
    # What opens a range that ends ahead lies ahead ("from 10 to 20 February").
    ahead |= {first.start: first for first, second in pairwise(inside) if second.start in ahead and second.start - first.end <= _RANGE}
    past = [each for each in inside if each.start not in ahead]
    explicit = newest_explicit(past)
    days = [each for each in past if _is_yearless_day(each)]
    if layout is not None and layout.published.value is not None:
        return _within_month(layout.published, days, sentences)
    written = _in_dateline(unresolved, layout)
    if not days and written is None:
        return _from_explicit(inside, explicit)
    ordered = in_order(days) if written is None else [written]
    chosen = _year(ordered, explicit, period)
    if chosen is None:
        return _NOTHING
    newest, rule = chosen
    if written is not None:
        return Published(newest.isoformat(), Basis.INFERRED, written.span, "published.dateline_day")
    soon = [each for each in ahead.values() if each.reading == "shift" and each.fields.get("step") == "0"]
    day = with_room(newest, {each.fields["unit"] for each in soon})
    return Published(day.isoformat(), Basis.INFERRED, None, rule)


def is_open(published: Published) -> bool:
    """Whether the text may tell more of the publication day: nothing is known, or only the month of the page's own header or address."""
    return published.value is None or (published.basis in (Basis.HEADER, Basis.URL) and edtf.precision(published.value) == "month")


def _is_yearless_day(each: Unresolved) -> bool:
    return each.reading == "calendar" and {"month", "day"} <= set(each.fields) and not {"year", "year_step"} & set(each.fields)


def _in_dateline(unresolved: Sequence[Unresolved], layout: Layout | None) -> Unresolved | None:
    if layout is None or layout.dateline is None:
        return None
    return next((each for each in unresolved if each.span.overlaps(layout.dateline) and _is_yearless_day(each)), None)


def _within_month(published: Published, days: Sequence[Unresolved], sentences: tuple[Sentence, ...]) -> Published:
    """The newest of the lead's days in the page's month, or the month."""
    year, month = (int(part) for part in (published.value or "").split("-"))
    lead = [sentence for sentence in sentences if not sentence.heading][:_LEAD]
    told = [each for each in days if lead and lead[0].start <= each.start < lead[-1].end and int(each.fields["month"]) == month]
    dated = [day for each in told if (day := day_or_none(year, month, int(each.fields["day"]))) and _weekday_fits(each, day)]
    return Published(max(dated).isoformat(), Basis.INFERRED, published.span, "published.newest_day_in_month") if dated else published


def newest_explicit(expressions: Sequence[Unresolved]) -> str | None:
    """The newest date among those that the words give in full, as EDTF."""
    values = []
    for each in expressions:
        fields = each.fields
        if each.reading == "calendar" and "year" in fields and not {"quarter", "half", "season"} & set(fields):
            parts = [f"{int(fields[name]):0{width}d}" for name, width in (("year", 4), ("month", 2), ("day", 2)) if name in fields]
            values.append("-".join(parts))
    return max((value for value in values if edtf.is_valid(value)), key=lambda value: edtf.bounds(value) or (dt.date.min, dt.date.min), default=None)


def _from_explicit(expressions: Sequence[Unresolved], explicit: str | None) -> Published:
    """A text whose days all have years was published on or after the newest of them; a history tells nothing about its own day."""
    if explicit is None or edtf.precision(explicit) not in ("day", "month") or is_history(expressions, _NOTHING):
        return _NOTHING
    return Published(explicit, Basis.INFERRED, None, "published.newest_explicit_day")


def in_order(days: Sequence[Unresolved]) -> list[Unresolved]:
    """Days without years from oldest to newest: the year turns in the longest gap between them."""
    ordered = sorted(days, key=lambda each: (int(each.fields["month"]), int(each.fields["day"])))
    places = [int(each.fields["month"]) * 31 + int(each.fields["day"]) for each in ordered]
    gaps = [(places[index] - places[index - 1]) % 372 or (372 if len(places) == 1 else 0) for index in range(len(places))]
    turn = max(range(len(places)), key=gaps.__getitem__)
    return ordered[turn:] + ordered[:turn]


def _year(ordered: Sequence[Unresolved], explicit: str | None, period: Period | None) -> tuple[dt.date, str] | None:
    """The newest day with its year, and the rule that chose it; None where several years remain."""
    ends = edtf.bounds(explicit)
    floor = ends[0] if ends else dt.date(_FIRST, 1, 1)
    newest = ordered[-1].fields
    possible = [day for year in range(floor.year, floor.year + _SPAN) if (day := day_or_none(year, int(newest["month"]), int(newest["day"]))) and day >= floor]
    named = [each for each in ordered if "weekday" in each.fields]
    possible = [day for day in possible if all(_weekday_fits(each, day) for each in named)] if named else possible
    if ends and ends[0] == ends[1] and possible and (possible[0] - floor).days <= _SOON:
        return possible[0], "published.newest_day_after_full_date"
    if period is not None:
        last = add_days(period.last, _LEEWAY) or period.last
        within = [day for day in possible if period.first <= day <= last]
        if len(within) == 1:
            return within[0], "published.newest_day_in_period"
    return (possible[0], "published.only_year_that_fits") if len(possible) == 1 else None


def _weekday_fits(each: Unresolved, newest: dt.date) -> bool:
    """Whether a day named with a weekday falls on it, in the newest day's year or, after it in the calendar, in the year before."""
    month, day = int(each.fields["month"]), int(each.fields["day"])
    found = day_or_none(newest.year - ((month, day) > (newest.month, newest.day)), month, day)
    return found is not None and found.weekday() == int(each.fields["weekday"])


def with_room(newest: dt.date, units: set[str]) -> dt.date:
    """The first day from the newest on whose current week, or month, still has a day to come, for what the text says lies ahead in it."""
    day = newest
    if "week" in units and day.weekday() == 6:
        day = add_days(day, 1) or day
    if "month" in units and day == edtf.month_end(day.year, day.month):
        day = add_days(day, 1) or day
    return day
