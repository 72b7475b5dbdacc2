"""Dates as header lines write them: day, month and year by name or number, in one language's order.

These are readings of short lines, not of prose; time expressions of the body are the timexes stage's task.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from timeline.extraction.annotations import Span
from timeline.extraction.languages.layout_facts import layout_facts, month_numbers, weekday_numbers

LONGEST_LINE = 300
_TIME = r"(?:T?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\.\d+)?(?:\s?[ap]\.?\s?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?|\d{1,2}\s?h\b)"
_ZONE_NAME = r"\(?\b(?:UTC|GMT|CES?T|ME[SZ]Z?|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|IST|MSK|BST|EES?T|МСК|AEDT|Uhr)\b\)?"
_ZONE = rf"(?:(?<=\d)Z\b|{_ZONE_NAME}(?:\s?[+-]\d{{1,2}}(?::?\d{{2}})?)?|[+-]\d{{2}}:?\d{{2}}\b)"
YEARS = re.compile(r"\d{4}|\d\s?[./-]\s?\d")  # what every date with a year holds
CLOCK = re.compile(rf"{_TIME}(?:\s*{_ZONE})?|{_ZONE}", re.IGNORECASE)
# What every time and zone holds, for an automaton that knows no word boundaries: a zone's name inside a word would let most lines through.
CLOCK_HELD = rf"\d[:.h]\d\d|\d\s?[ap]\.?\s?m(?:\W|$)|\d\s?h(?:\W|$)|\dZ|[+-]\d\d:?\d\d|(?:^|\W)(?:{_ZONE_NAME})(?:\W|$)"


@dataclass(frozen=True, slots=True)
class HeaderDate:
    """A date in a line: offsets, EDTF value (None without a year), and month and day where the words give them."""

    start: int
    end: int
    value: str | None
    month: int | None = None
    day: int | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class _Patterns:
    months: dict[str, int]
    full: re.Pattern[str]
    yearless: re.Pattern[str]
    weekdays: re.Pattern[str]


def header_dates(text: str, start: int, end: int, *, language: str, day_first: bool | None = None) -> list[HeaderDate]:
    """The dates with at least month and year in ``text[start:end]``, in order. ``day_first`` overrides the language's numeric order."""
    if not YEARS.search(text, start, min(end, start + LONGEST_LINE)):
        return []
    order = layout_facts(language).numeric_order == "dmy" if day_first is None else day_first
    patterns = _patterns(language)
    found = []
    for match in patterns.full.finditer(text, start, min(end, start + LONGEST_LINE)):
        date = _read(match, patterns.months, day_first=order)
        if date is not None:
            found.append(date)
    return found


def yearless_date(text: str, start: int, end: int, *, language: str) -> HeaderDate | None:
    """The first day and month without a year in ``text[start:end]``."""
    patterns = _patterns(language)
    match = patterns.yearless.search(text, start, min(end, start + LONGEST_LINE))
    if match is None:
        return None
    month = patterns.months[_bare(match["m1"] or match["m2"])]
    day = int(match["d1"] or match["d2"])
    return HeaderDate(match.start(), match.end(), None, month, day) if 1 <= day <= 31 else None


def weekday_names(language: str) -> re.Pattern[str]:
    """A pattern of the language's weekday names, long and short."""
    return _patterns(language).weekdays


def day_of(year: int, month: int, day: int) -> str | None:
    """The EDTF day, None where the calendar has no such day or no newspaper would."""
    if not 1800 <= year <= 2200 or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{day:02}"


def _one_of(names: Iterable[str]) -> str:
    """A pattern of the names, the longer ones first; their initials are looked at before, since most words of a line begin otherwise."""
    listed = sorted(names, key=len, reverse=True)
    return f"(?=[{''.join(sorted({name[0] for name in listed}))}])(?:{'|'.join(map(re.escape, listed))})"


@cache
def _patterns(language: str) -> _Patterns:
    # English names turn up in the headers of every language's pages; the language's own come first.
    months = dict(month_numbers("en")) | dict(month_numbers(language))
    weekdays = set(weekday_numbers("en")) | set(weekday_numbers(language))
    month = _one_of(months) + r"(?!\w)\.?"
    weekday = r"(?<!\w)" + _one_of(weekdays) + r"(?!\w)\.?"
    numbers = (
        r"(?P<iy>\d{4})[-/.](?P<im>\d{1,2})[-/.](?P<id>\d{1,2})(?!\d)|(?P<a>\d{1,2})\s?(?P<sign>[./-])\s?(?P<b>\d{1,2})\s?[./-]\s?(?P<ny>\d{4}|\d{2})(?!\d)"
    )
    ordinal = r"(?:\.|st|nd|rd|th|er|:e)?"
    by_day = rf"(?P<d1>\d{{1,2}}){ordinal}[\s-]*(?:de |of )?(?P<m1>{month})"
    by_month = rf"(?P<m2>{month})[\s-]*(?P<d2>\d{{1,2}})(?!\d){ordinal}"
    # Where a page prints its date twice, the copies run together: "26 Jan 202226 Jan 2022".
    closes = rf"(?!\d(?!\d?\s?{month}))"
    named = rf"{by_day}[\s,-]*(?:de )?(?P<y1>\d{{4}}){closes}|{by_month}[\s,-]+(?P<y2>\d{{4}})(?!\d)|(?P<m3>{month})[\s,-]+(?P<y3>\d{{4}})(?!\d)"
    tail = r"(?:\s?(?:г\.|року|года)(?!\w))?"
    full = re.compile(rf"(?<![\w/.-])(?:{numbers}|{named}{tail}|(?P<jy>\d{{4}})-(?P<jm>\d\d)(?![\d-]))", re.IGNORECASE)
    yearless = re.compile(rf"(?<![\w/.-])(?:{by_day}|{by_month})", re.IGNORECASE)
    return _Patterns(months, full, yearless, re.compile(weekday, re.IGNORECASE))


def _read(match: re.Match[str], months: dict[str, int], *, day_first: bool) -> HeaderDate | None:
    part = match.groupdict()
    if part["iy"]:
        year, month, day = int(part["iy"]), int(part["im"]), int(part["id"])
    elif part["ny"]:
        year = int(part["ny"]) + (2000 if len(part["ny"]) == 2 else 0)
        first, second = int(part["a"]), int(part["b"])
        # Points stand between day and month in every language; where one order gives no date, it is the other.
        day_first = day_first or part["sign"] == "."
        day, month = (first, second) if (day_first and second <= 12) or first > 12 else (second, first)
    elif part["y1"]:
        year, month, day = int(part["y1"]), months[_bare(part["m1"])], int(part["d1"])
    elif part["y2"]:
        year, month, day = int(part["y2"]), months[_bare(part["m2"])], int(part["d2"])
    else:
        year = int(part["jy"] or part["y3"])
        month = int(part["jm"]) if part["jm"] else months[_bare(part["m3"])]
        if not 1800 <= year <= 2200 or not 1 <= month <= 12:
            return None
        return HeaderDate(match.start(), match.end(), f"{year:04}-{month:02}", month)
    value = day_of(year, month, day)
    return HeaderDate(match.start(), match.end(), value, month, day) if value else None


def _bare(name: str) -> str:
    return name.casefold().rstrip(".")
