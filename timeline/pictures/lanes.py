"""Actors over time: a lane each; half a disc above its line for what the actor does, half a disc below it for what it receives.

The area grows with the number of events. Each half is cut like a cake, cooperation to the left and conflict to the right, so that its
lean can be read without colours.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from timeline.pictures.scale import Axis
from timeline.querysets.patterns import Deeds
from timeline.querysets.summaries import period_of

# From left to right in every cut figure: deeds of cooperation, words of it, statements, words of conflict, deeds of it.
LEAN = ("material-cooperation", "verbal-cooperation", "", "verbal-conflict", "material-conflict")
LARGEST, SMALLEST = 26.0, 5.0
# The drawing is at least about so wide, in pixels: neighbours' discs should hardly overlap then.
NARROWEST = 700
SIDES = {"actor": -1, "recipient": 1}


@dataclass(frozen=True, slots=True)
class Slice:
    """One class's part of a half disc, as an SVG path around the point where the disc sits."""

    quad: str
    path: str


@dataclass(frozen=True, slots=True)
class Half:
    """What an actor does (``side`` actor) or receives (``recipient``) in one period."""

    side: str
    first: dt.date
    last: dt.date
    count: int
    by_quad: Mapping[str, int]
    x: float
    width: float
    middle: float
    slices: tuple[Slice, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """Events that may lie anywhere from ``first`` to ``last``, longer than a period."""

    first: dt.date
    last: dt.date
    count: int
    by_quad: Mapping[str, int]
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Lane:
    """``doing`` and ``receiving`` count all of the actor's events, drawn or not."""

    slug: str
    name: str
    doing: int
    receiving: int
    halves: tuple[Half, ...]
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Lanes in the order asked for; ``half`` is the height above and below a lane's line, in pixels."""

    axis: Axis
    lanes: tuple[Lane, ...]
    half: float

    @property
    def height(self) -> float:
        return 2 * self.half


@dataclass(slots=True)
class _Counted:
    name: str = ""
    sums: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    halves: dict[tuple[dt.date, dt.date, str], dict[str, int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(int)))
    bands: dict[tuple[dt.date, dt.date], dict[str, int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(int)))


def draw_lanes(deeds: Iterable[Deeds], *, order: Sequence[str], axis: Axis) -> Chart:
    """The chart of the actors in ``order`` (slugs); those without any event are left out."""
    counted: dict[str, _Counted] = defaultdict(_Counted)
    for deed in deeds:
        actor = counted[deed.slug]
        actor.name = deed.name
        actor.sums[deed.role] += deed.count
        if deed.earliest is None or deed.latest is None:
            continue
        first, last = period_of(deed.earliest, axis.per)
        if deed.latest <= last:
            if axis.holds(first, last):
                actor.halves[first, last, deed.role][deed.quad] += deed.count
        elif deed.earliest <= axis.last and deed.latest >= axis.first:
            actor.bands[deed.earliest, deed.latest][deed.quad] += deed.count
    top = max((sum(quads.values()) for actor in counted.values() for quads in actor.halves.values()), default=1)
    largest = _largest(sum(1 for _ in axis.periods()))
    lanes = tuple(_lane(slug, counted[slug], axis, top, largest) for slug in order if slug in counted)
    return Chart(axis, lanes, round(largest + 3, 1))


def _largest(periods: int) -> float:
    """The radius of the largest disc."""
    return min(max(0.75 * NARROWEST / periods, SMALLEST * 2), LARGEST)


def _lane(slug: str, actor: _Counted, axis: Axis, top: int, largest: float) -> Lane:
    halves = []
    for (first, last, side), quads in sorted(actor.halves.items()):
        count = sum(quads.values())
        radius = max(largest * math.sqrt(count / top), SMALLEST)
        place = axis.place(first), axis.width(first, last), axis.middle(first, last)
        halves.append(Half(side, first, last, count, dict(quads), *place, cut_half(quads, radius=radius, side=SIDES[side])))
    bands = []
    for (first, last), quads in sorted(actor.bands.items()):
        start, end = max(first, axis.first), min(last, axis.last)
        bands.append(Band(first, last, sum(quads.values()), dict(quads), axis.place(start), axis.width(start, end)))
    return Lane(slug, actor.name, actor.sums["actor"], actor.sums["recipient"], tuple(halves), tuple(bands))


def cut_half(quads: Mapping[str, int], *, radius: float, side: int) -> tuple[Slice, ...]:
    """Half a disc around 0,0 in slices from left to right; ``side`` is -1 for the upper half and 1 for the lower."""
    present = [quad for quad in LEAN if quads.get(quad)]
    edges = [0, *accumulate(quads[quad] for quad in present)]
    whole = edges[-1]
    return tuple(Slice(quad, _slice(start / whole, end / whole, radius, side)) for quad, (start, end) in zip(present, pairwise(edges), strict=True))


def _slice(start: float, end: float, radius: float, side: int) -> str:
    points = [(-radius * math.cos(math.pi * part), side * radius * math.sin(math.pi * part)) for part in (start, end)]
    (x0, y0), (x1, y1) = points
    return f"M0 0L{_n(x0)} {_n(y0)}A{_n(radius)} {_n(radius)} 0 0 {int(side < 0)} {_n(x1)} {_n(y1)}Z"


def _n(number: float) -> str:
    return f"{round(number, 2) + 0:g}"


def lean(by_quad: Mapping[str, int]) -> list[tuple[str, int]]:
    """Classes with their counts in the figures' order, without empty ones."""
    return [(quad, by_quad[quad]) for quad in LEAN if by_quad.get(quad)]
