"""The days on which something became known, as steps of one width: a column for each, up to the day that is looked at."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass

HEIGHT = 22
LOWEST = 2.0


@dataclass(frozen=True, slots=True)
class NewsDay:
    """A day and the column that stands on it; later days than the one looked at have no count and no column."""

    day: dt.date
    count: int
    y: float
    height: float


def draw_news(counts: Mapping[dt.date, int], *, until: dt.date) -> list[NewsDay]:
    """The columns, whose heights grow with the root of the counts: one day of thirty must not flatten all others."""
    known = {day: count for day, count in counts.items() if day <= until}
    top = max(known.values(), default=1)
    heights = {day: round(max(HEIGHT * math.sqrt(count / top), LOWEST), 1) for day, count in known.items()}
    return [NewsDay(day, known.get(day, 0), round(HEIGHT - heights.get(day, 0.0), 1), heights.get(day, 0.0)) for day in sorted(counts)]
