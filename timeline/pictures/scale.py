"""The time axis that the figures share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from timeline.querysets.summaries import period_of

# Up to so many days the axis names Mondays, beyond them months.
DAYS_OF_WEEKS = 75
LAST_TICK = 97
MOST_TICKS = 12
# A label that begins further right would be cut off.
LAST_LABEL = 95


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under the axis at the start of a month (or year); ``major`` ones name the year too."""

    day: dt.date
    x: float
    major: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """The days ``first`` to ``last``, cut into whole periods of the kind ``per``; places and widths are percentages."""

    per: str
    first: dt.date
    last: dt.date

    @classmethod
    def over(cls, first: dt.date, last: dt.date, per: str) -> Axis:
        """The axis that holds both days, widened to whole periods."""
        return cls(per, period_of(first, per)[0], period_of(last, per)[1])

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def periods(self) -> Iterator[tuple[dt.date, dt.date]]:
        start = self.first
        while start <= self.last:
            period = period_of(start, self.per)
            yield period
            if period[1] >= self.last:
                return
            start = period[1] + dt.timedelta(days=1)

    def holds(self, first: dt.date, last: dt.date) -> bool:
        return self.first <= first and last <= self.last

    def place(self, day: dt.date) -> float:
        """Where the day begins."""
        return share((day - self.first).days, self.days)

    def width(self, first: dt.date, last: dt.date) -> float:
        return share((last - first).days + 1, self.days)

    def middle(self, first: dt.date, last: dt.date) -> float:
        return share((first - self.first).days + ((last - first).days + 1) / 2, self.days)

    @property
    def weekly(self) -> bool:
        """Whether the labels name Mondays."""
        return self.days <= DAYS_OF_WEEKS and self.per in ("day", "week")

    @property
    def ticks(self) -> tuple[Tick, ...]:
        if self.weekly:
            to_monday = -self.first.weekday() % 7
            starts = [self.first + dt.timedelta(days=step) for step in range(to_monday, self.days, 7)] or [self.first]
            ticks = tuple(Tick(day, self.place(day), day == starts[0]) for day in starts)
        else:
            ticks = ticks_between(self.first, self.last, self.days)
        return tuple(tick for tick in ticks if tick.x <= LAST_LABEL or tick == ticks[0])


def share(days: float, whole: int) -> float:
    """Days as a percentage of the axis."""
    return round(100 * days / whole, 3)


def ticks_between(first: dt.date, last: dt.date, days: int) -> tuple[Tick, ...]:
    """Month starts, thinned to at most twelve labels; years where the months would be too many."""
    starts = []
    month = first.replace(day=1)
    while month <= last:
        if month >= first:
            starts.append(month)
        if (end := period_of(month, "month")[1]) >= last:
            break
        month = end + dt.timedelta(days=1)
    if len(starts) > 24:
        starts = [day for day in starts if day.month == 1]
    step = max(1, -(-len(starts) // MOST_TICKS))
    places = [(day, share((day - first).days, days)) for day in starts[::step]]
    # A label at the very end would run out of the picture.
    return tuple(Tick(day, x, day.month == 1) for day, x in places if x < LAST_TICK)
