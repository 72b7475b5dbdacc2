"""Cooperation against conflict: the one above the line, the other below it, deeds next to the line and words beyond; their balance as a curve."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from timeline.pictures.scale import Axis
from timeline.querysets.summaries import Bar, Density

HALF = 88
MARGIN = 6
GAP = 0.16
# The balance is a mean over this many periods around each, so that single days don't hide the drift.
WINDOW = 7
RISING = ("material-cooperation", "verbal-cooperation")
HANGING = ("material-conflict", "verbal-conflict")


@dataclass(frozen=True, slots=True)
class Piece:
    quad: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Pair:
    """One period's events of cooperation (drawn upwards) and of conflict (drawn downwards); statements are neither."""

    first: dt.date
    last: dt.date
    by_quad: Mapping[str, int]
    cooperation: int
    conflict: int
    x: float
    width: float
    hit_x: float
    hit_width: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A horizontal rule at so many events."""

    count: int
    y: float


@dataclass(frozen=True, slots=True)
class Balance:
    """The figure; ``line`` is an SVG point list in a box ``axis.days`` wide and ``height`` high."""

    axis: Axis
    top: int
    pairs: tuple[Pair, ...]
    levels: tuple[Level, ...]
    line: str
    half: int = HALF

    @property
    def height(self) -> int:
        return 2 * self.half

    @property
    def count(self) -> int:
        """How many events are drawn."""
        return sum(pair.cooperation + pair.conflict for pair in self.pairs)


def draw_balance(density: Density, *, axis: Axis) -> Balance:
    """The figure of the density (of the axis's periods), from events that certainly lie in one period."""
    bars = [bar for bar in density.bars if axis.holds(bar.first, bar.last)]
    sums = {(bar.first, bar.last): (_of(bar.by_quad, RISING), _of(bar.by_quad, HANGING)) for bar in bars}
    top = max((max(pair) for pair in sums.values()), default=0)
    unit = (HALF - MARGIN) / max(top, 1)
    pairs = tuple(_pair(bar, axis, unit) for bar in bars if any(sums[bar.first, bar.last]))
    net = {period: up - down for period, (up, down) in sums.items()}
    return Balance(axis, top, pairs, _levels(top, unit), _line(net, axis, unit))


def _of(by_quad: Mapping[str, int], quads: tuple[str, ...]) -> int:
    return sum(by_quad.get(quad, 0) for quad in quads)


def _pair(bar: Bar, axis: Axis, unit: float) -> Pair:
    pieces = []
    up = down = float(HALF)
    for quad in RISING:
        if height := bar.by_quad.get(quad, 0) * unit:
            up -= height
            pieces.append(Piece(quad, round(up, 2), round(height, 2)))
    for quad in HANGING:
        if height := bar.by_quad.get(quad, 0) * unit:
            pieces.append(Piece(quad, round(down, 2), round(height, 2)))
            down += height
    hit_x, hit_width = axis.place(bar.first), axis.width(bar.first, bar.last)
    return Pair(
        bar.first,
        bar.last,
        bar.by_quad,
        _of(bar.by_quad, RISING),
        _of(bar.by_quad, HANGING),
        round(hit_x + hit_width * GAP / 2, 3),
        round(hit_width * (1 - GAP), 3),
        hit_x,
        hit_width,
        tuple(pieces),
    )


def _levels(top: int, unit: float) -> tuple[Level, ...]:
    """One or two rules on either side, at round numbers."""
    step = next((step for power in range(9) for step in (1 * 10**power, 2 * 10**power, 5 * 10**power) if step * 2 >= top), top)
    counts = [count for count in (step, 2 * step) if 0 < count <= top]
    return tuple(Level(count, round(HALF + sign * count * unit, 2)) for count in counts for sign in (-1, 1))


def _line(net: Mapping[tuple[dt.date, dt.date], int], axis: Axis, unit: float) -> str:
    periods = list(axis.periods())
    values = [net.get(period, 0) for period in periods]
    points = []
    for number, (start, end) in enumerate(periods):
        around = values[max(number - WINDOW // 2, 0) : number + WINDOW // 2 + 1]
        middle = (start - axis.first).days + ((end - start).days + 1) / 2
        points.append(f"{middle:g},{HALF - sum(around) / len(around) * unit:.1f}")
    return " ".join(points)
