"""Outlets against days: a row for each outlet, a cell for each day on which it published, darker for more texts."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.pictures.scale import Axis
from timeline.querysets.presence import Published
from timeline.querysets.summaries import period_of

SHADES = 5
MOST_ROWS = 30


@dataclass(frozen=True, slots=True)
class HeatCell:
    """The texts of one period; ``shade`` is 1 for one text up to 5 for the most of any cell."""

    first: dt.date
    last: dt.date
    count: int
    shade: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class HeatRow:
    slug: str
    name: str
    count: int
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """``whole`` sums all outlets; ``rows`` are the busiest, ``left_out`` counts the others. ``bare`` are the periods without any text."""

    axis: Axis
    whole: HeatRow
    rows: tuple[HeatRow, ...]
    left_out: int
    bare: tuple[HeatCell, ...]


def draw_heat(published: Iterable[Published], *, axis: Axis, most: int = MOST_ROWS) -> Heat:
    """The strip of what was published on the axis's days; outlets with nothing there are left out."""
    names: dict[str, str] = {}
    outlets: dict[str, Counter[tuple[dt.date, dt.date]]] = defaultdict(Counter)
    sums: Counter[tuple[dt.date, dt.date]] = Counter()
    for row in published:
        if axis.holds(row.day, row.day):
            names[row.slug] = row.name
            outlets[row.slug][period_of(row.day, axis.per)] += row.count
            sums[period_of(row.day, axis.per)] += row.count
    top = max((count for counts in outlets.values() for count in counts.values()), default=1)
    ordered = sorted(outlets, key=lambda slug: (-outlets[slug].total(), names[slug]))
    rows = tuple(_row(slug, names[slug], outlets[slug], axis, top) for slug in ordered[:most])
    bare = tuple(_cell(period, 0, axis, 1) for period in axis.periods() if period not in sums)
    return Heat(axis, _row("", "", sums, axis, max(sums.values(), default=1)), rows, max(len(ordered) - most, 0), bare)


def _row(slug: str, name: str, counts: Counter[tuple[dt.date, dt.date]], axis: Axis, top: int) -> HeatRow:
    return HeatRow(slug, name, counts.total(), tuple(_cell(period, counts[period], axis, top) for period in sorted(counts)))


def _cell(period: tuple[dt.date, dt.date], count: int, axis: Axis, top: int) -> HeatCell:
    shade = 0 if not count else 1 if top == 1 else 1 + round((count - 1) / (top - 1) * (SHADES - 1))
    return HeatCell(*period, count, shade, axis.place(period[0]), axis.width(*period))
