"""EDTF values: check, bounds, precision.

The profile: days, months, years, seasons (21–24), decades (``199X``), clock times, ``~ ? %``, lasting intervals ``a/b`` with open sides, and sets
``[a..b]`` and ``[a,b]``, of which one member is meant. ``a/b`` lasted from a to b; ``[a..b]`` happened once in between.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

MAX_LENGTH = 200
WEEK, THREE_MONTHS = 7, 3


class EdtfError(ValueError):
    """A string that is no date in our profile; the message says why."""


class Kind(Enum):
    SINGLE = "single"
    LASTING = "lasting"
    ONE_OF = "one of"


class Unit(Enum):
    """What one date names; the values are the words of ``precision``."""

    TIME = "time"
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class Part:
    """One date: its first and last day, what it names, its qualifier (``~ ? %`` or nothing) and, with Unit.TIME, the clock time."""

    first: dt.date
    last: dt.date
    unit: Unit
    qualifier: str = ""
    clock: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A parsed value. ``parts`` holds None for an open side; ``listed`` marks ``[a,b]``, whose members are told one by one."""

    kind: Kind
    parts: tuple[Part | None, ...]
    listed: bool = False


_PART = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX)(?:T(?P<clock>\d\d:\d\d(?::\d\d)?)(?P<zone>Z|[+-]\d\d:\d\d)?)?)?)?(?P<qualifier>[~?%])?"
)
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _part(text: str) -> Part:
    match = _PART.fullmatch(text)
    if not match:
        raise EdtfError(f"{text!r} is no EDTF date")
    year, month, day, qualifier = match["year"], match["month"], match["day"], match["qualifier"] or ""
    try:
        if "X" in year:
            if month:
                raise EdtfError(f"{text!r} gives a month without a year")
            first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
            return Part(dt.date(first, 1, 1), dt.date(last, 12, 31), Unit.DECADE if year.count("X") == 1 else Unit.CENTURY, qualifier)
        number = int(year)
        if month is None or month == "XX":
            if day not in (None, "XX"):
                raise EdtfError(f"{text!r} gives a day without a month")
            return Part(dt.date(number, 1, 1), dt.date(number, 12, 31), Unit.YEAR, qualifier)
        if int(month) in _SEASON_STARTS and day is None:
            first_day = dt.date(number, _SEASON_STARTS[int(month)], 1)
            return Part(first_day, month_end(number + (month == "24"), (first_day.month + 1) % 12 + 1), Unit.SEASON, qualifier)
        if day is None or day == "XX":
            return Part(dt.date(number, int(month), 1), month_end(number, int(month)), Unit.MONTH, qualifier)
        stated = dt.date(number, int(month), int(day))
        if match["clock"] is None:
            return Part(stated, stated, Unit.DAY, qualifier)
        dt.time.fromisoformat(match["clock"])
        return Part(stated, stated, Unit.TIME, qualifier, match["clock"][:5] + _zone(match["zone"]))
    except EdtfError:
        raise
    except ValueError as error:  # the thirtieth of February, month 13, 25 o'clock
        raise EdtfError(f"{text!r}: {error}") from error


def _zone(zone: str | None) -> str:
    if zone is None:
        return ""
    return " UTC" if zone == "Z" else f" UTC{zone}"


@lru_cache(maxsize=4096)
def parse(edtf: str) -> Reading:
    """The parsed value; raises EdtfError where it is none of our profile, or its sides are out of order."""
    if len(edtf) > MAX_LENGTH:
        raise EdtfError(f"a date has at most {MAX_LENGTH} characters, not {len(edtf)}")
    if edtf.startswith("[") and edtf.endswith("]"):
        inside = edtf[1:-1]
        if ".." in inside:
            if inside.count("..") > 1 or "," in inside:
                raise EdtfError(f"{edtf!r} mixes a range with a list")
            first, _, last = inside.partition("..")
            return _ranged(edtf, Kind.ONE_OF, first, last)
        members = sorted((_part(member.strip()) for member in inside.split(",")), key=lambda part: (part.first, part.last))
        return Reading(Kind.ONE_OF, tuple(members), listed=True)
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return _ranged(edtf, Kind.LASTING, "" if first == ".." else first, "" if last == ".." else last)
    return Reading(Kind.SINGLE, (_part(edtf),))


def _ranged(edtf: str, kind: Kind, first: str, last: str) -> Reading:
    if not first and not last:
        raise EdtfError(f"{edtf!r} is open on both sides")
    one, other = _part(first) if first else None, _part(last) if last else None
    if one and other and one.first > other.last:
        raise EdtfError(f"{edtf!r} ends before it begins")
    return Reading(kind, (one, other))


def is_valid(edtf: str) -> bool:
    """Whether the string is a date of our profile."""
    try:
        parse(edtf)
    except EdtfError:
        return False
    return True


def validate(edtf: str) -> str:
    """The same string; raises EdtfError (a ValueError) with a reason where it is no date of our profile."""
    parse(edtf)
    return edtf


def sides(edtf: str | None) -> tuple[dt.date | None, dt.date | None]:
    """First and last day, each None where that side is open; both None for no date or a malformed one."""
    if not edtf or not is_valid(edtf):
        return None, None
    parts = parse(edtf).parts
    first, last = parts[0], parts[-1]
    return (first.first if first else None), (max(part.last for part in parts if part) if last else None)


@lru_cache(maxsize=4096)
def bounds(edtf: str | None) -> tuple[dt.date, dt.date] | None:
    """First and last day, both included; None for no date, a malformed one, and one that is open on a side."""
    first, last = sides(edtf)
    return None if first is None or last is None else (first, last)


@lru_cache(maxsize=4096)
def precision(edtf: str | None) -> str:
    """One of day, week, month, quarter, season, year, decade, interval and none.

    Monday to Sunday is a week, three full months that begin in January, April, July or October are a quarter, whichever way they are written.
    A century and a list are intervals. ``none`` is what has no bounds: no date, a malformed one, one that is open on a side.
    """
    ends = bounds(edtf)
    if not edtf or ends is None:
        return "none"
    reading = parse(edtf)
    part = reading.parts[0]
    if reading.kind is Kind.SINGLE and part and part.unit is not Unit.CENTURY:
        return "day" if part.unit is Unit.TIME else part.unit.value
    return "interval" if reading.listed else _span_precision(*ends)


def _span_precision(first: dt.date, last: dt.date) -> str:
    if first == last:
        return "day"
    if first.weekday() == 0 and (last - first).days == WEEK - 1:
        return "week"
    if first.day == 1 and last == month_end(last.year, last.month) and first.year == last.year:
        months = last.month - first.month + 1
        if months == 1:
            return "month"
        if months == THREE_MONTHS and first.month % THREE_MONTHS == 1:
            return "quarter"
        if months == 12:
            return "year"
    return "interval"


def is_whole(edtf: str | None) -> bool:
    """Whether the value is one calendar day."""
    return precision(edtf) == "day"
