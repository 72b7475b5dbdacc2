"""Calendar arithmetic on days and on TIMEX3 values, and the EDTF reading of a TIMEX3 value."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import lru_cache

from timeline.extraction import edtf

FIRST_YEAR, LAST_YEAR = 1000, 2999
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SEASON_EDTF = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
UNIT_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
UNIT_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
UNIT_CODES = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "weekend": "WE", "fortnight": "W", "month": "M", "quarter": "Q", "half": "H",
    "year": "Y", "decade": "E", "century": "C",
}  # fmt: skip
CLOCK_UNITS = frozenset({"second", "minute", "hour"})

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?:T\w.*)?"
)


def day_or_none(year: int, month: int, day: int) -> dt.date | None:
    """That day, or None where the calendar has none such (30 February) or it is outside the years we date."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def add_days(day: dt.date, days: int) -> dt.date | None:
    try:
        return day + dt.timedelta(days)
    except OverflowError:
        return None


def add_months(day: dt.date, months: int) -> dt.date | None:
    """The same day of the month some months on, or that month's last day where it is shorter; None outside the years we date."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return min(dt.date(year, month + 1, 1) + dt.timedelta(day.day - 1), edtf.month_end(year, month + 1))


def moved(day: dt.date, unit: str, steps: int) -> dt.date | None:
    """The day so many units on (negative: back); None for units of the clock and outside the years we date."""
    if abs(steps) > 100_000:
        return None
    if unit in UNIT_MONTHS:
        return add_months(day, UNIT_MONTHS[unit] * steps)
    return add_days(day, UNIT_DAYS[unit] * steps) if unit in UNIT_DAYS else None


def unit_value(day: dt.date, unit: str) -> str | None:
    """The TIMEX3 value of the day, week, month … that a day lies in; None for units of the clock."""
    week_year, week, _ = day.isocalendar()
    values = {
        "day": day.isoformat(),
        "week": f"{week_year:04d}-W{week:02d}",
        "fortnight": f"{week_year:04d}-W{week:02d}",
        "weekend": f"{week_year:04d}-W{week:02d}-WE",
        "month": f"{day.year:04d}-{day.month:02d}",
        "quarter": f"{day.year:04d}-Q{(day.month + 2) // 3}",
        "half": f"{day.year:04d}-H{(day.month + 5) // 6}",
        "year": f"{day.year:04d}",
        "decade": f"{day.year // 10:03d}",
        "century": f"{day.year // 100:02d}",
    }
    return values.get(unit)


@lru_cache(maxsize=4096)
def calendar_reading(value: str, mod: str | None = None) -> str | None:
    """The EDTF of a TIMEX3 value, None where it is no stretch of the calendar (PAST_REF, durations, values with X).

    START, MID and END of a month become its first, second and last third, on a day of which it happened; of a year or week they change nothing, because no
    text says where early ends. APPROX adds ``~``.
    """
    if re.fullmatch(r"\d{3}", value):
        return f"{value}X"
    if re.fullmatch(r"\d{2}", value):
        return f"{value}XX"
    match = _VALUE.fullmatch(value)
    if not match:
        return None
    year = int(match["year"])
    read = _plain_reading(match, year)
    if read is None or not edtf.is_valid(read):
        return None
    if match["month"] and not match["day"] and mod in ("START", "MID", "END"):
        last = edtf.month_end(year, int(match["month"])).day
        first, final = {"START": (1, 10), "MID": (11, 20), "END": (21, last)}[mod]
        return f"[{value}-{first:02d}..{value}-{final:02d}]"
    return f"{read}~" if mod == "APPROX" and "/" not in read else read


def _plain_reading(match: re.Match[str], year: int) -> str | None:
    if match["week"]:
        try:
            monday = dt.date.fromisocalendar(year, int(match["week"]), 1)
        except ValueError:
            return None
        first = add_days(monday, 5) if match["weekend"] else monday
        last = add_days(monday, 6)
        return f"{first}/{last}"
    if match["quarter"]:
        start = int(match["quarter"]) * 3 - 2
        return f"{year:04d}-{start:02d}/{year:04d}-{start + 2:02d}"
    if match["half"]:
        return f"{year:04d}-01/{year:04d}-06" if match["half"] == "1" else f"{year:04d}-07/{year:04d}-12"
    if match["season"]:
        return f"{year:04d}-{_SEASON_EDTF[match['season']]}"
    return "-".join(part for part in (match["year"], match["month"], match["day"]) if part)


def week_day(day: dt.date, weekday: int) -> dt.date:
    """The given weekday (0 is Monday) in the ISO week of a day."""
    return day + dt.timedelta(weekday - day.weekday())


def last_weekday(day: dt.date, weekday: int) -> dt.date:
    """The last such weekday, the day itself included."""
    return day - dt.timedelta((day.weekday() - weekday) % 7)


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches, by the Gregorian rule as Butcher's algorithm states it."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, correction = century // 4, (century + 8) // 25
    epact = (19 * golden + century - leap - (century - correction + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return dt.date(year, month, day + 1)


def moving_day(fields: Mapping[str, str], year: int) -> dt.date | None:
    """The day of a moving holiday in a year: ``easter`` days after Easter Sunday, or the ``nth`` ``weekday`` of a ``month``."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if "easter" in fields:
        return add_days(easter(year), int(fields["easter"]))
    nth, month, weekday = int(fields["nth"]), int(fields["month"]), int(fields["weekday"])
    if nth < 0:
        return last_weekday(edtf.month_end(year, month), weekday)
    first = dt.date(year, month, 1)
    return first + dt.timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
