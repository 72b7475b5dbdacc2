"""The year of what is named without one: months, seasons, quarters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from timeline.extraction import edtf
from timeline.extraction.annotations import DateBasis, Unresolved
from timeline.extraction.normalization.answers import Answer
from timeline.extraction.normalization.arithmetic import SEASON_STARTS, day_or_none
from timeline.extraction.normalization.context import Context

Fields = Mapping[str, str]
YearChoice = Callable[[Fields, Context, Unresolved], "tuple[int, str] | None"]
PAST, AHEAD, NEAREST = "with a past reading", "with a future reading", "in the nearest year"
_TURN = 9
_COMING = (1, 2)  # so many months ahead a bare month is taken as the coming one
_SEASON_NEAR = 92  # a season that leans ahead is the coming one so many days before it begins
_LONG_BEFORE = 31  # days; what a chronicle's entry so old expects is counted from the entry
_CENTURY_TURN = 30  # two-digit years up to so many years ahead belong to the anchor's century


def named_year(fields: Fields, context: Context) -> tuple[int, bool] | None:
    """The year that the words give, and whether an anchor was needed for it; None where they give none."""
    if "year" in fields:
        return int(fields["year"]), False
    if "spelled_century" in fields:
        return int(fields["spelled_century"]) * 100 + int(fields["tens"]) + int(fields.get("ones", "0")), False
    if "shortyear" in fields:
        short = int(fields["shortyear"])
        if fields.get("century"):
            return int(fields["century"]) * 100 + short, False
        anchor = context.near or context.last
        if anchor is None:
            return 2000 + short, False
        this = anchor.year
        century = this // 100 * 100
        return (century + short if century + short <= this + (_CENTURY_TURN if short < 50 else 10) else century - 100 + short), True
    if "year_step" in fields:
        anchor_year = context.last_year if (context.narrative or fields.get("anchor") == "last") and context.last_year else context.near and context.near.year
        return (anchor_year + int(fields["year_step"]), True) if anchor_year else None
    return None


def following_year(context: Context, last_year: int, month: int) -> int:
    """The last year named, or a neighbour where the month is nine months or more from the last one named: a history has passed a year's end."""
    last, value = context.last, context.last_value or ""
    if last is None or last.year != last_year or not value[5:7].isdigit():
        return last_year
    ahead = month - last.month
    return last_year + (ahead <= -_TURN) - (ahead >= _TURN)


def anchored(value: str, context: Context, choice: str = "", *, kind: str = "", unit: str = "", at: int = 0, step: int = 0) -> Answer | None:
    """An answer counted from the publication date or, in a history, from the last date named; ``unit`` is what was counted in, ``at`` where it says so."""
    if unit == "day" and kind == "last" and not context.narrative:
        if day := context.day_before(at, step):
            return Answer(value, DateBasis.RESOLVED, day.isoformat(), "named", choice)
        kind = ""
    if context.narrative or kind == "last":
        if context.last_edtf:
            return Answer(value, DateBasis.RESOLVED, context.last_edtf, "named", choice)
        if context.narrative and not context.published.value:
            return None
    basis = DateBasis.ASSUMED if context.assumed else DateBasis.RESOLVED
    return Answer(value, basis, context.published.value, "published", choice) if context.published.value else None


def in_period(context: Context, month: int, day: int | None = None) -> dt.date | None:
    """The one day, or first of the month, so named that lies in the dossier period of a text without a date; None where there is none or several."""
    if context.period is None or context.near is not None:
        return None
    first, last = context.period.first, context.period.last
    found = [each for year in range(first.year, last.year + 1) if (each := day_or_none(year, month, day or 1))]
    found = [each for each in found if (first <= each <= last if day else (first.year, first.month) <= (each.year, each.month) <= (last.year, last.month))]
    return found[0] if len(found) == 1 else None


def assumed(value: str) -> Answer:
    return Answer(value, DateBasis.ASSUMED, None, "", "with the year of the dossier period")


def with_year(fields: Fields, context: Context, expression: Unresolved, rest: str, choose: YearChoice) -> Answer | None:
    year = named_year(fields, context)
    if year is not None:
        return anchored(f"{year[0]:04d}-{rest}", context) if year[1] else Answer(f"{year[0]:04d}-{rest}")
    if context.narrative and context.last_year:
        same = following_year(context, context.last_year, int(fields["month"])) if "month" in fields else context.last_year
        return anchored(f"{same:04d}-{rest}", context)
    if "month" in fields and "step" not in fields and (month := in_period(context, int(fields["month"]))):
        return assumed(f"{month:%Y-%m}")
    chosen = choose(fields, context, expression)
    return anchored(f"{chosen[0]:04d}-{rest}", context, chosen[1]) if chosen else None


def month_year(fields: Fields, context: Context, expression: Unresolved) -> tuple[int, str] | None:
    if context.near is None:
        return None
    month, year, now = int(fields["month"]), context.near.year, context.near.month
    if "step" in fields:
        step = int(fields["step"])
        if step == 0:
            return year, "in the same year"
        if step < 0:
            return (year if month < now else year - 1), PAST
        return (year if month > now else year + 1), AHEAD
    ahead = context.points_ahead(expression.start, expression.end)
    if ahead and context.last and edtf.precision(context.last_edtf or "") == "day" and (context.near - context.last).days > _LONG_BEFORE:
        return (context.last.year if month >= context.last.month else context.last.year + 1), "ahead of the last date named"
    if ahead or (month - now) % 12 in _COMING:
        return (year if month >= now else year + 1), AHEAD
    return (year if month <= now else year - 1), PAST


def season_year(fields: Fields, context: Context, expression: Unresolved) -> tuple[int, str] | None:
    """A season belongs to the year in which it begins; winter runs from December to February."""
    near = context.near
    if near is None:
        return None
    starts = [day for year in range(near.year - 2, near.year + 3) if (day := day_or_none(year, SEASON_STARTS[fields["season"]], 1))]
    begun = [day for day in starts if day <= near]
    step = int(fields["step"]) if "step" in fields else None
    coming = next((day for day in starts if day > near), near)
    leans = "lean" in fields and (coming - near).days <= _SEASON_NEAR and not context.looks_back(expression.start, expression.end)
    if step == 1 or (step is None and (leans or context.points_ahead(expression.start, expression.end))):
        return coming.year, AHEAD
    current = begun[-1]
    running = (near - current).days < 92
    if step == -1:
        return (begun[-2] if running else current).year, PAST
    if step == 0 and not running and (near - current).days > 275:
        return coming.year, "in the same year"
    if step == 0 and fields["season"] != "WI":
        return near.year, "in the same year"
    return current.year, PAST


def part_year(months: int) -> YearChoice:
    """The year of a quarter or half year that is named without one: the last that has begun, or the one to come after a cue.

    What is expected of a quarter that has begun are its figures, so a cue does not move it.
    """

    def choose(fields: Fields, context: Context, expression: Unresolved) -> tuple[int, str] | None:
        if context.near is None:
            return None
        number, now = int(fields["quarter" if months == 3 else "half"]), (context.near.month - 1) // months + 1
        ahead = number > now and context.points_ahead(expression.start, expression.end)
        return (context.near.year, AHEAD) if ahead else (context.near.year - (number > now), PAST)

    return choose
