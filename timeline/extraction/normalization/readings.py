"""The other ways from words to a value: steps and distances from an anchor, lengths, repeated times, decades, centuries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

from timeline.extraction import edtf
from timeline.extraction.annotations import DateBasis, Unresolved
from timeline.extraction.normalization.answers import Answer
from timeline.extraction.normalization.arithmetic import CLOCK_UNITS, UNIT_CODES, calendar_reading, moved, unit_value
from timeline.extraction.normalization.calendar import calendar, time_suffix
from timeline.extraction.normalization.context import Context
from timeline.extraction.normalization.years import Fields, anchored

Reading = Callable[[Unresolved, Context], Answer | None]


def amount(fields: Fields) -> float | None:
    """The number that the words give: in digits, as a word, or as tens and ones; None where they are vague (*several*)."""
    if "vague" in fields:
        return None
    if "number" in fields:
        digits = fields["number"]
        separators = [char for char in digits if char in ",."]
        if separators and len(digits.rsplit(separators[-1], 1)[1]) == 3:
            return float(digits.replace(",", "").replace(".", ""))
        return float(digits.replace(",", "."))
    if "count" in fields:
        return float(fields["count"])
    if "tens" in fields or "ones" in fields:
        return float(fields.get("tens", "0")) + float(fields.get("ones", "0"))
    return None


def length(fields: Fields) -> str:
    """The TIMEX3 value of a length of time: ``P3W``, ``PT2H``, ``PXY`` for *years*."""
    unit, number = fields["unit"], amount(fields)
    if unit == "century":
        return f"P{int(number * 100)}Y" if number else "PXC"
    if unit == "fortnight":
        return f"P{int((number or 1) * 2)}W"
    if unit in ("decade", "quarter") and number is not None:
        return f"P{number * 10:g}Y" if unit == "decade" else f"P{number * 3:g}M"
    if unit == "quarter":
        return "PXM"
    digits = "X" if number is None else f"{number:g}"
    return f"PT{digits}{UNIT_CODES[unit]}" if unit in CLOCK_UNITS else f"P{digits}{UNIT_CODES[unit]}"


def shift(expression: Unresolved, context: Context) -> Answer | None:
    """*Last week*, *this year*, *the next day*: the unit so many steps from that of the anchor."""
    fields = expression.fields
    unit, step = fields["unit"], int(fields.get("step", "0"))
    kind = fields.get("anchor", "")
    suffix = time_suffix(fields)
    if suffix is None:
        return None
    if kind == "last" and unit == "quarter" and context.last_quarter:
        return _from_quarter(context.last_quarter, step)
    if "otherwise" in fields:
        step, kind = int(fields["otherwise"]), ""
    base = context.anchor_day(kind, unit, at=expression.start, step=step) or (
        context.near if unit in ("month", "quarter", "half", "year", "decade", "century") else None
    )
    if base is None:
        return None
    if context.base is None and not context.narrative and kind != "last" and not _same_unit(context, unit):
        return None
    found = moved(base, unit, step)
    if unit == "weekend" and kind != "last" and step == 0 and base.weekday() < 5 and not context.points_ahead(expression.start, expression.end):
        found = moved(base, unit, -1) if "bare" in fields else found
    value = unit_value(found, unit) if found else None
    return anchored(value + suffix, context, kind=kind, unit=unit, at=expression.start, step=step) if value else None


def _same_unit(context: Context, unit: str) -> bool:
    """Whether a publication date known to a month or year still settles the unit."""
    ends = edtf.bounds(context.published.value)
    return ends is not None and unit_value(ends[0], unit) == unit_value(ends[1], unit)


def _from_quarter(named: str, step: int) -> Answer | None:
    """The quarter so many steps from one such as ``1989-Q3``."""
    found = moved(dt.date(int(named[:4]), int(named[-1]) * 3 - 2, 1), "quarter", step)
    value = unit_value(found, "quarter") if found else None
    return Answer(value, DateBasis.RESOLVED, calendar_reading(named), "named") if value else None


def distance(expression: Unresolved, context: Context) -> Answer | None:
    """*Three weeks ago*, *two days later*: so many units before or after the anchor, at the precision of the unit."""
    fields = expression.fields
    unit, number, sign = fields["unit"], amount(fields), int(fields.get("step", "-1"))
    if number is None:
        return Answer("PAST_REF" if sign < 0 else "FUTURE_REF")
    kind = fields.get("anchor", "")
    if unit == "year" and number == 1 and sign < 0 and context.last_quarter and context.about_quarters:
        return _from_quarter(context.last_quarter, -4)
    if unit in CLOCK_UNITS:
        return _clock_distance(context, unit, number * sign)
    base = context.anchor_day(kind, unit, at=expression.start, step=sign)
    if base is None and unit == "year" and kind != "last":
        base = context.near
    if base is None:
        return None
    if number != int(number):
        halves = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100)}.get(unit)
        if halves is None:
            return None
        unit, number = halves[0], number * halves[1]
    if unit == "decade" and kind == "last":
        unit, number = "year", number * 10
    found = moved(base, unit, int(number) * sign)
    value = unit_value(found, unit) if found else None
    answer = anchored(value, context, kind=kind, unit=unit, at=expression.start, step=sign) if value else None
    if answer and found and unit in ("week", "fortnight") and not expression.mod and (unit == "fortnight" or _from_named_day(context, kind)):
        return replace(answer, read=found.isoformat())
    return answer


def _from_named_day(context: Context, kind: str) -> bool:
    """Whether a count starts from a day that the text has named, so that whole weeks lead to a day again."""
    return kind == "last" and context.last_edtf is not None and edtf.precision(context.last_edtf) == "day"


def _clock_distance(context: Context, unit: str, number: float) -> Answer | None:
    """Hours ago are known to the publication day at best, and only where they do not reach another day."""
    hours = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1}[unit] * number
    if context.base is None or abs(hours) >= 24:
        return None
    return anchored(context.base.isoformat(), context, "at an hour not told") if abs(hours) <= 1 else None


def duration(expression: Unresolved, context: Context) -> Answer | None:
    """A length of time, which is no date."""
    return Answer(length(expression.fields))


def repeated(expression: Unresolved, context: Context) -> Answer | None:
    """*Every Friday*, *daily*: the length between two, or the X-pattern of the day."""
    fields = expression.fields
    suffix = time_suffix(fields) or ""
    if "weekday" in fields:
        return Answer(f"XXXX-WXX-{int(fields['weekday']) + 1}{suffix}")
    if "unit" in fields:
        return Answer(length({"count": "1"} | dict(fields)))
    if "month" in fields:
        return Answer(f"XXXX-{int(fields['month']):02d}")
    return Answer(f"XXXX-{fields['season']}") if "season" in fields else Answer(f"XXXX-XX-XX{suffix}")


def decade(expression: Unresolved, context: Context) -> Answer | None:
    """*The 1990s*, *the '90s*, *the sixties*: the three digits they share; two digits are of the last century."""
    fields = expression.fields
    if "year" in fields:
        return Answer(fields["year"][:3])
    digit = fields.get("decade") or fields.get("shortyear", "0")[0]
    century = context.last_year // 100 if context.narrative and context.last_year else 19
    return Answer(f"{century:02d}{digit}")


def century(expression: Unresolved, context: Context) -> Answer | None:
    """*The 19th century* is 18."""
    number = int(amount(expression.fields) or 0) or int(expression.fields.get("ordinalnumber", expression.fields.get("ordinal", "0")))
    return Answer(f"{number - 1:02d}") if 1 <= number <= 30 else None


def constant(expression: Unresolved, context: Context) -> Answer | None:
    """A value that the rule itself gives, such as PAST_REF."""
    return Answer(expression.fields["value"])


READINGS: Mapping[str, Reading] = {
    "calendar": calendar,
    "shift": shift,
    "distance": distance,
    "duration": duration,
    "set": repeated,
    "decade": decade,
    "century": century,
    "constant": constant,
}
