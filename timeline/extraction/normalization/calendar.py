"""Reads what names a place in the calendar: days, weekdays, months, seasons, quarters, years, with or without a year.

The policies for what is missing were counted on annotated news (see CONTRIBUTING): a bare weekday is the last one, the publication day included, and the
next one after a cue that points ahead; a month with a day is the nearest; a bare month is the last one unless it is about to come.
"""

from __future__ import annotations

import datetime as dt

from timeline.extraction.annotations import Unresolved
from timeline.extraction.normalization.answers import Answer
from timeline.extraction.normalization.arithmetic import add_days, day_or_none, last_weekday, moved, moving_day, week_day
from timeline.extraction.normalization.context import Context
from timeline.extraction.normalization.years import (
    AHEAD,
    NEAREST,
    PAST,
    Fields,
    anchored,
    assumed,
    following_year,
    in_period,
    month_year,
    named_year,
    part_year,
    season_year,
    with_year,
)

_AHEAD_WEIGHT = 1.25  # news tells more of what was than of what will be: half a year back is nearer than half a year ahead
_LONG_GONE = 100  # days; of a day so long past a plan does not speak
_CURRENT = 60  # days: a day so near to the publication day belongs to the news, whatever year its paragraph has told of


def time_suffix(fields: Fields) -> str | None:
    """``T19:04``, ``TEV`` or nothing; None for an hour that no clock shows."""
    if "hour" in fields:
        hour, minute = int(fields["hour"]), int(fields.get("minute", "0"))
        half = fields.get("half_day", "")
        if half and not 1 <= hour <= 12:
            return None
        if half == "pm" and hour < 12:
            hour += 12
        elif half == "am" and hour == 12:
            hour = 0
        return f"T{hour:02d}:{minute:02d}" if hour < 24 or minute == 0 else None
    return f"T{fields['part']}" if "part" in fields else ""


def calendar(expression: Unresolved, context: Context) -> Answer | None:
    """The value of a calendar expression; None where the calendar or the context has none for it."""
    fields = expression.fields
    suffix = time_suffix(fields)
    if suffix is None:
        return None
    if "nth" in fields or "easter" in fields:
        return _with_suffix(_moving_holiday(fields, context), suffix)
    if "month" in fields and "day" in fields:
        return _with_suffix(_day(fields, context, expression), suffix)
    if "month" in fields:
        return with_year(fields, context, expression, f"{int(fields['month']):02d}", month_year)
    if "season" in fields:
        return with_year(fields, context, expression, fields["season"], season_year)
    if "quarter" in fields:
        return with_year(fields, context, expression, f"Q{fields['quarter']}", part_year(3))
    if "half" in fields:
        return with_year(fields, context, expression, f"H{fields['half']}", part_year(6))
    if "weekday" in fields:
        return _with_suffix(_weekday(fields, context, expression), suffix)
    year = named_year(fields, context)
    if year is not None:
        return anchored(f"{year[0]:04d}", context) if year[1] else Answer(f"{year[0]:04d}")
    if "day" in fields:
        return _with_suffix(_day_of_month(fields, context, expression), suffix)
    return _with_suffix(_plain_day(fields, context), suffix) if suffix else None


def _with_suffix(answer: Answer | None, suffix: str) -> Answer | None:
    return answer and (Answer(answer.value + suffix, answer.basis, answer.anchor, answer.anchored_on, answer.choice) if suffix else answer)


# ---- days


def _day(fields: Fields, context: Context, expression: Unresolved) -> Answer | None:
    month, day = int(fields["month"]), int(fields["day"])
    year = named_year(fields, context)
    if year is not None:
        found = day_or_none(year[0], month, day)
        if found is None:
            return None
        return anchored(found.isoformat(), context) if year[1] else Answer(found.isoformat())
    if context.narrative and context.last_year:
        found = day_or_none(following_year(context, context.last_year, month), month, day)
        return anchored(found.isoformat(), context) if found else None
    if context.near is None:
        held = in_period(context, month, day)
        return assumed(held.isoformat()) if held else None
    reach = 8 if (month, day) == (2, 29) else 1  # years within which the nearest such day lies on either side
    around = [each for year_ in range(context.near.year - reach, context.near.year + reach + 1) if (each := day_or_none(year_, month, day))]
    fitting = [each for each in around if "weekday" in fields and each.weekday() == int(fields["weekday"]) and abs(each.year - context.near.year) <= 1]
    step = int(fields["step"]) if "step" in fields else 0
    if step:
        around = [each for each in around if (each < context.near if step < 0 else each > context.near)]
    if not around:
        return None
    near = context.near
    if not fitting and fields.get("range") != "from" and context.stands_after_since(expression.start):
        around = [each for each in around if each <= near]
    found = min(fitting or around, key=lambda each: (each - near).days * _AHEAD_WEIGHT if each > near else (near - each).days)
    background = context.year_of_paragraph(expression.start)
    if background and not fitting and abs((found - near).days) > _CURRENT and (told := day_or_none(background, month, day)):
        return anchored(told.isoformat(), context, "in the year told before it")
    later = [each for each in around if each > near]
    if not fitting and later and (near - found).days > _LONG_GONE and context.points_ahead(expression.start, expression.end):
        return anchored(later[0].isoformat(), context, AHEAD)  # "his mandate ends on 1 October"
    choice = f"in the year in which it is that weekday, {found.year}" if fitting else NEAREST
    return anchored(found.isoformat(), context, choice)


def _moving_holiday(fields: Fields, context: Context) -> Answer | None:
    """A holiday that is an nth weekday of a month (``nth`` -1 is the last) or lies so many days after Easter Sunday."""
    year = named_year(fields, context)
    if year is None and context.near is None:
        return None
    years = [year[0]] if year else [context.near.year + step for step in (-1, 0, 1)] if context.near else []
    days = [day for each in years if (day := moving_day(fields, each))]
    if not days:
        return None
    if year:
        return anchored(days[0].isoformat(), context) if year[1] else Answer(days[0].isoformat())
    near = context.near or days[0]
    step = int(fields.get("step", "0"))
    days = [day for day in days if (step >= 0 or day < near) and (step <= 0 or day > near)] or days
    return anchored(min(days, key=lambda day: abs((day - near).days)).isoformat(), context, NEAREST)


def _weekday(fields: Fields, context: Context, expression: Unresolved) -> Answer | None:
    weekday = int(fields["weekday"])
    kind = fields.get("anchor", "")
    if context.narrative or kind == "last":
        if context.last is None:
            return None
        found = context.last + dt.timedelta((weekday - context.last.weekday()) % 7)
        return anchored(found.isoformat(), context, "the first such day from there", kind="last")
    base = context.base
    if base is None:
        return None
    last = last_weekday(base, weekday)
    if "week_step" in fields:
        return anchored((week_day(base, weekday) + dt.timedelta(7 * int(fields["week_step"]))).isoformat(), context)
    if "step" in fields:
        step = int(fields["step"])
        if step == 0:
            return anchored(week_day(base, weekday).isoformat(), context, "in the same week")
        found = (last if last != base else base - dt.timedelta(7)) if step < 0 else last + dt.timedelta(7)
        return anchored(found.isoformat(), context, PAST if step < 0 else AHEAD)
    week = context.week_of_sentence(expression.start)
    if week is not None:
        return anchored((week + dt.timedelta(weekday)).isoformat(), context, "in the week named before it")
    if last == base:
        return anchored(base.isoformat(), context, "the day of publication")
    leans = "lean" in fields and not context.looks_back(expression.start, expression.end)
    if leans or context.is_appointed(expression.start) or context.points_ahead(expression.start, expression.end):
        return anchored((last + dt.timedelta(7)).isoformat(), context, AHEAD)
    return anchored(last.isoformat(), context, PAST)


def _day_of_month(fields: Fields, context: Context, expression: Unresolved) -> Answer | None:
    """*The 15th*: in the month of the publication day, or of the one before where it is still to come and nothing points ahead."""
    base = context.anchor_day(fields.get("anchor", ""))
    if base is None:
        return None
    day = int(fields["day"])
    if "month_step" in fields:
        month = moved(base, "month", int(fields["month_step"]))
        found = month and day_or_none(month.year, month.month, day)
        return anchored(found.isoformat(), context) if found else None
    found = day_or_none(base.year, base.month, day)
    if found and found > base and not context.points_ahead(expression.start, expression.end) and (found - base).days > 15:
        before = moved(base, "month", -1)
        found = before and day_or_none(before.year, before.month, day)
    return anchored(found.isoformat(), context, "in the nearest month") if found else None


def _plain_day(fields: Fields, context: Context) -> Answer | None:
    """A clock time or part of the day by itself, or after a day counted from today (*yesterday evening*)."""
    base = context.anchor_day(fields.get("anchor", ""), "day")
    found = base and add_days(base, int(fields.get("step", "0")))
    return anchored(found.isoformat(), context, kind=fields.get("anchor", ""), unit="day") if found else None


# ---- months, seasons, quarters
