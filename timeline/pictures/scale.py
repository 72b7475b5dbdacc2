"""The time axis that the figures share."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from timeline.querysets.summaries import period_of


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under the axis at the start of a month (or year); ``major`` ones name the year too."""

    day: dt.date
    x: float
    major: bool


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
        month = period_of(month, "month")[1] + dt.timedelta(days=1)
    if len(starts) > 24:
        starts = [day for day in starts if day.month == 1]
    step = max(1, -(-len(starts) // 12))
    return tuple(Tick(day, share((day - first).days, days), day.month == 1) for day in starts[::step])
