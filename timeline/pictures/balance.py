"""Cooperation against conflict: one above the line, the other below it, and their balance as a line of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from timeline.pictures.scale import Tick, share, ticks_between
from timeline.querysets.summaries import Density, period_of

HALF = 70
GAP = 0.16
# The balance is a mean over this many periods around each, so that single days don't hide the drift.
WINDOW = 7


@dataclass(frozen=True, slots=True)
class Pair:
    """One period's events of cooperation (drawn upwards) and of conflict (drawn downwards)."""

    first: dt.date
    last: dt.date
    count: int
    by_quad: Mapping[str, int]
    cooperation: int
    conflict: int
    x: float
    width: float
    up: float
    down: float


@dataclass(frozen=True, slots=True)
class Balance:
    """The figure; ``line`` is an SVG point list in a box ``days`` wide and twice ``half`` high. Statements count as neither."""

    per: str
    first: dt.date
    last: dt.date
    top: int
    pairs: tuple[Pair, ...]
    line: str
    days: int
    ticks: tuple[Tick, ...]
    half: int = HALF

    @property
    def height(self) -> int:
        return 2 * self.half


def draw_balance(density: Density, *, first: dt.date, last: dt.date) -> Balance:
    """The figure over ``first`` to ``last``, of events whose period is certain."""
    first, last = period_of(first, density.per)[0], period_of(last, density.per)[1]
    days = (last - first).days + 1
    sums = {(bar.first, bar.last): (_of(bar.by_quad, "cooperation"), _of(bar.by_quad, "conflict"), bar) for bar in density.bars if bar.first >= first}
    top = max((max(up, down) for up, down, _ in sums.values()), default=0)
    pairs = tuple(
        Pair(
            start,
            end,
            bar.count,
            bar.by_quad,
            up,
            down,
            share((start - first).days + GAP / 2, days),
            share((end - start).days + 1 - GAP, days),
            round(up / max(top, 1) * (HALF - 6), 2),
            round(down / max(top, 1) * (HALF - 6), 2),
        )
        for (start, end), (up, down, bar) in sums.items()
        if end <= last and (up or down)
    )
    return Balance(
        density.per,
        first,
        last,
        top,
        pairs,
        _line({key: up - down for key, (up, down, _) in sums.items()}, first, last, density.per, top),
        days,
        ticks_between(first, last, days),
    )


def _of(by_quad: Mapping[str, int], side: str) -> int:
    return sum(count for quad, count in by_quad.items() if quad.endswith(side))


def _line(net: Mapping[tuple[dt.date, dt.date], int], first: dt.date, last: dt.date, per: str, top: int) -> str:
    periods = []
    start = first
    while start <= last:
        periods.append(period_of(start, per))
        start = periods[-1][1] + dt.timedelta(days=1)
    values = [net.get(period, 0) for period in periods]
    points = []
    for number, (start, end) in enumerate(periods):
        around = values[max(number - WINDOW // 2, 0) : number + WINDOW // 2 + 1]
        mean = sum(around) / len(around)
        middle = (start - first).days + ((end - start).days + 1) / 2
        points.append(f"{middle:g},{HALF - mean / max(top, 1) * (HALF - 6):.1f}")
    return " ".join(points)
