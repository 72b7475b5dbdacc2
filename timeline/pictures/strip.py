"""The density strip: how events lie over days, weeks, months or years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from timeline.pictures.scale import Tick, share, ticks_between
from timeline.querysets.summaries import Bar, Density, Span, lay_over, period_of

# From the ground up: deep conflict lies heaviest.
STACK = ("material-conflict", "verbal-conflict", "", "verbal-cooperation", "material-cooperation")
HEIGHT = 96
GAP = 0.16
LOWEST_BAND = 14
# A strip of fewer days is drawn over whole months, or its bars would be slabs; imprecise dates of more days don't widen it.
SHORT = 31
MOST_BARS = {"day": 200, "week": 160, "month": 160}


@dataclass(frozen=True, slots=True)
class Piece:
    """One quad class's part of a bar."""

    quad: str
    count: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class DrawnBar:
    first: dt.date
    last: dt.date
    count: int
    by_quad: Mapping[str, int]
    x: float
    width: float
    hit_x: float
    hit_width: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class DrawnBand:
    """Events that may lie anywhere from ``first`` to ``last``."""

    first: dt.date
    last: dt.date
    count: int
    by_quad: Mapping[str, int]
    x: float
    width: float
    height: float
    y: float


@dataclass(frozen=True, slots=True)
class Layer:
    """All pieces of one quad class as one SVG path, x in hundredths of the width: a page of many bars would be heavy with a shape for each."""

    quad: str
    path: str


@dataclass(frozen=True, slots=True)
class Days:
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Strip:
    """The density strip; ``bars``, ``bands``, ``outside`` and ``undated`` together are the list's count."""

    per: str
    first: dt.date
    last: dt.date
    top: int
    bars: tuple[DrawnBar, ...]
    bands: tuple[DrawnBand, ...]
    ticks: tuple[Tick, ...]
    on_bars: int
    on_bands: int
    outside: int
    undated: int
    height: int = HEIGHT

    @property
    def count(self) -> int:
        return self.on_bars + self.on_bands + self.outside + self.undated

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The pieces of all bars, a path for each quad class that there is."""
        drawn = {quad: "".join(_outline(bar, piece) for bar in self.bars for piece in bar.pieces if piece.quad == quad) for quad in STACK}
        return tuple(Layer(quad, path) for quad, path in drawn.items() if path)

    @property
    def quads(self) -> tuple[str, ...]:
        """The quad classes of what is drawn, in the order of the stack."""
        return tuple(quad for quad in STACK if any(shape.by_quad.get(quad) for shape in (*self.bars, *self.bands)))

    @property
    def told(self) -> Days:
        """From the first to the last day of which something drawn tells."""
        shapes = self.bars or self.bands
        return Days(shapes[0].first, max(shape.last for shape in shapes)) if shapes else Days(self.first, self.last)


def choose_scale(first: dt.date, last: dt.date) -> str:
    """The finest period whose bars stay wide enough to hit."""
    days = (last - first).days + 1
    if days <= MOST_BARS["day"]:
        return "day"
    if days / 7 <= MOST_BARS["week"]:
        return "week"
    return "month" if days / 30 <= MOST_BARS["month"] else "year"


def coarser(density: Density, *, per: str) -> Density:
    """The same events over longer periods."""
    rows = [(shape.first, shape.last, quad, count) for shape in (*density.bars, *density.spans) for quad, count in shape.by_quad.items()]
    return lay_over([*rows, *([(None, None, "", density.undated)] if density.undated else [])], per=per)


def strip_of(density: Density, *, focus: dt.date | None) -> Strip | None:
    """The strip over the days that hold events, from ``focus`` on where one is given; None without any dated event."""
    drawn = density.bars or density.spans
    drawn = [shape for shape in drawn if focus is None or shape.last >= focus] or list(drawn)
    if not drawn:
        return None
    first, last = drawn[0].first, max(shape.last for shape in drawn)
    scale = choose_scale(first, last)
    # Short imprecise dates widen the strip, unless that would cost the days their bars.
    short = [span for span in density.spans if (span.last - span.first).days <= SHORT and (focus is None or span.last >= focus)]
    wider = min([first, *(span.first for span in short)]), max([last, *(span.last for span in short)])
    if choose_scale(*wider) == scale:
        first, last = wider
    if (last - first).days < SHORT:
        first, last = period_of(first, "month")[0], period_of(last, "month")[1]
    return draw_strip(density if scale == "day" else coarser(density, per=scale), first=first, last=last)


def draw_strip(density: Density, *, first: dt.date, last: dt.date) -> Strip:
    """The strip over ``first`` to ``last`` (widened to whole periods); what lies wholly outside is only counted."""
    first, last = period_of(first, density.per)[0], period_of(last, density.per)[1]
    days = (last - first).days + 1
    inside = [bar for bar in density.bars if first <= bar.first and bar.last <= last]
    over = [span for span in density.spans if span.first <= last and span.last >= first]
    top = max((bar.count for bar in inside), default=0)
    on_bars, on_bands = sum(bar.count for bar in inside), sum(span.count for span in over)
    return Strip(
        per=density.per,
        first=first,
        last=last,
        top=top,
        bars=tuple(_bar(bar, first, days, max(top, 1)) for bar in inside),
        bands=tuple(_band(span, first, last, days, max(top, 1)) for span in sorted(over, key=_length, reverse=True)),
        ticks=ticks_between(first, last, days),
        on_bars=on_bars,
        on_bands=on_bands,
        outside=density.count - density.undated - on_bars - on_bands,
        undated=density.undated,
    )


def _outline(bar: DrawnBar, piece: Piece) -> str:
    return f"M{bar.x:g} {piece.y:g}h{bar.width:g}v{piece.height:g}h-{bar.width:g}z"


def _length(span: Span) -> tuple[int, dt.date]:
    return (span.last - span.first).days, span.first


def _bar(bar: Bar, first: dt.date, days: int, top: int) -> DrawnBar:
    wide = (bar.last - bar.first).days + 1
    offset = (bar.first - first).days
    pieces, ground = [], float(HEIGHT)
    for quad in STACK:
        if count := bar.by_quad.get(quad, 0):
            height = round(count / top * (HEIGHT - 4), 2)
            ground = round(ground - height, 2)
            pieces.append(Piece(quad, count, ground, height))
    return DrawnBar(
        bar.first,
        bar.last,
        bar.count,
        bar.by_quad,
        x=share(offset + wide * GAP / 2, days),
        width=share(wide * (1 - GAP), days),
        hit_x=share(offset, days),
        hit_width=share(wide, days),
        pieces=tuple(pieces),
    )


def _band(span: Span, first: dt.date, last: dt.date, days: int, top: int) -> DrawnBand:
    start, end = max(span.first, first), min(span.last, last)
    height = round(min(max(span.count / top * (HEIGHT - 4), LOWEST_BAND), HEIGHT), 2)
    return DrawnBand(
        span.first,
        span.last,
        span.count,
        span.by_quad,
        share((start - first).days, days),
        share((end - start).days + 1, days),
        height,
        round(HEIGHT - height, 2),
    )
