"""Figures about many events: what a facet's value would leave, and how events lie over days, weeks and months."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

PERIODS = ("day", "week", "month", "year")


@dataclass(frozen=True, slots=True)
class Facet:
    """One value of a filter and how many events the list holds once that value alone is chosen for it."""

    value: str
    label: str
    count: int


@dataclass(slots=True)
class Bar:
    """The events wholly inside one period, ``first`` to ``last`` day, by quad class ("" for statements)."""

    first: dt.date
    last: dt.date
    by_quad: dict[str, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return sum(self.by_quad.values())


@dataclass(slots=True)
class Span:
    """Events that may lie in several periods: drawn as a band over all of them, never on the first."""

    first: dt.date
    last: dt.date
    by_quad: dict[str, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return sum(self.by_quad.values())


@dataclass(frozen=True, slots=True)
class Density:
    """Bars, bands and the undated; ``count`` of all three is that of the list."""

    per: str
    bars: tuple[Bar, ...]
    spans: tuple[Span, ...]
    undated: int

    @property
    def count(self) -> int:
        return self.undated + sum(bar.count for bar in self.bars) + sum(span.count for span in self.spans)


def period_of(day: dt.date, per: str) -> tuple[dt.date, dt.date]:
    """First and last day of the day, ISO week, month or year that the day lies in."""
    if per == "day":
        return day, day
    if per == "week":
        first = day - dt.timedelta(days=day.weekday())
        return first, first + min(dt.timedelta(days=6), dt.date.max - first)
    if per == "month":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    if per == "year":
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    raise ValueError(f"a period is one of {', '.join(PERIODS)}, not {per!r}")


def lay_over(rows: Iterable[tuple[dt.date | None, dt.date | None, str, int]], *, per: str) -> Density:
    """The density of rows of earliest day, latest day, quad class and count."""
    bars: dict[dt.date, Bar] = {}
    spans: dict[tuple[dt.date, dt.date], Span] = {}
    undated = 0
    for earliest, latest, quad, count in rows:
        if earliest is None or latest is None:
            undated += count
            continue
        first, last = period_of(earliest, per)
        if latest <= last:
            target: Bar | Span = bars.setdefault(first, Bar(first, last))
        else:
            target = spans.setdefault((earliest, latest), Span(earliest, latest))
        target.by_quad[quad] = target.by_quad.get(quad, 0) + count
    return Density(per, tuple(bars[day] for day in sorted(bars)), tuple(spans[days] for days in sorted(spans)), undated)
