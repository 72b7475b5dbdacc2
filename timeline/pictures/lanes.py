"""Actors over time: a lane for each actor, a mark for each day (or week …) on which it takes part in events."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from timeline.pictures.scale import Tick, share, ticks_between
from timeline.querysets.summaries import period_of

LANE_HEIGHT = 34
LARGEST, SMALLEST = 14.0, 4.0


@dataclass(frozen=True, slots=True)
class Dot:
    """One actor's events of one period; ``quad`` is the class of most of them, conflict before cooperation where they tie."""

    first: dt.date
    last: dt.date
    count: int
    by_quad: dict[str, int]
    quad: str
    x: float
    radius: float


@dataclass(frozen=True, slots=True)
class Lane:
    slug: str
    name: str
    count: int
    y: int
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Lanes, most events first; events of imprecise date are not drawn and not counted."""

    per: str
    first: dt.date
    last: dt.date
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    height: int


@dataclass(slots=True)
class _Counted:
    name: str = ""
    periods: dict[tuple[dt.date, dt.date], dict[str, int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(int)))

    @property
    def count(self) -> int:
        return sum(sum(quads.values()) for quads in self.periods.values())


def draw_lanes(rows: Iterable[tuple[str, str, dt.date, str, int]], *, per: str, first: dt.date, last: dt.date, most: int = 12) -> Chart:
    """The chart of rows of actor's slug and name, day, quad class and count, for the ``most`` actors with the most events."""
    first, last = period_of(first, per)[0], period_of(last, per)[1]
    days = (last - first).days + 1
    actors: dict[str, _Counted] = defaultdict(_Counted)
    for slug, name, day, quad, count in rows:
        if first <= day <= last:
            actors[slug].name = name
            actors[slug].periods[period_of(day, per)][quad] += count
    chosen = sorted(actors.items(), key=lambda item: (-item[1].count, item[1].name))[:most]
    top = max((sum(quads.values()) for _, actor in chosen for quads in actor.periods.values()), default=1)
    lanes = tuple(
        Lane(slug, actor.name, actor.count, number * LANE_HEIGHT + LANE_HEIGHT // 2, tuple(_dots(actor, first, days, top)))
        for number, (slug, actor) in enumerate(chosen)
    )
    return Chart(per, first, last, lanes, ticks_between(first, last, days), len(lanes) * LANE_HEIGHT)


def _dots(actor: _Counted, first: dt.date, days: int, top: int) -> Iterable[Dot]:
    for (start, end), quads in sorted(actor.periods.items()):
        count = sum(quads.values())
        middle = (start - first).days + ((end - start).days + 1) / 2
        # The area, and not the radius, grows with the count.
        radius = round(max(LARGEST * math.sqrt(count / top), SMALLEST), 2)
        yield Dot(start, end, count, dict(quads), _chief(quads), share(middle, days), radius)


def _chief(quads: dict[str, int]) -> str:
    return max(quads, key=lambda quad: (quads[quad], quad.endswith("conflict"), quad.startswith("material"), quad))
