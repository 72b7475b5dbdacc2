"""Who does what to whom: rows act, columns are acted upon; a square's area grows with the number of events, its left part cooperates."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise

from timeline.pictures.lanes import LEAN
from timeline.querysets.patterns import Dealing

SIDE, SMALLEST = 46.0, 9.0
MOST, MOST_PAIRS = 10, 100


@dataclass(frozen=True, slots=True)
class Piece:
    quad: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Cell:
    """The events in which the row's actor acts upon the column's; an actor's own cell is empty and ``own``."""

    doer: str
    doer_name: str
    receiver: str
    receiver_name: str
    count: int
    by_quad: Mapping[str, int]
    side: float
    y: float
    pieces: tuple[Piece, ...]

    @property
    def own(self) -> bool:
        return self.doer == self.receiver


@dataclass(frozen=True, slots=True)
class Row:
    slug: str
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """``pairs`` are all of them, busiest first, at most a hundred; ``left_out`` counts the rest. ``size`` is a cell's side in pixels."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    pairs: tuple[Cell, ...]
    left_out: int
    size: float = SIDE


def lay_out_matrix(dealings: Iterable[Dealing], *, most: int = MOST) -> Matrix:
    """The matrix of the ``most`` actors with the most dealings, in one order on both sides, so that give and take mirror each other."""
    names: dict[str, str] = {}
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    busy: Counter[str] = Counter()
    for dealing in dealings:
        names |= {dealing.doer: dealing.doer_name, dealing.receiver: dealing.receiver_name}
        counts[dealing.doer, dealing.receiver][dealing.quad] += dealing.count
        busy[dealing.doer] += dealing.count
        busy[dealing.receiver] += dealing.count
    chosen = sorted(busy, key=lambda slug: (-busy[slug], names[slug]))[:most]
    doers = [slug for slug in chosen if any((slug, other) in counts for other in chosen)]
    receivers = [slug for slug in chosen if any((other, slug) in counts for other in chosen)]
    top = max((counts[doer, receiver].total() for doer in doers for receiver in receivers if (doer, receiver) in counts), default=1)

    def cell(doer: str, receiver: str) -> Cell:
        return _cell((doer, names[doer], receiver, names[receiver]), counts.get((doer, receiver), Counter()), top)

    ordered = sorted(counts, key=lambda pair: (-counts[pair].total(), names[pair[0]], names[pair[1]]))
    return Matrix(
        tuple((slug, names[slug]) for slug in receivers),
        tuple(Row(slug, names[slug], tuple(cell(slug, other) for other in receivers)) for slug in doers),
        tuple(cell(*pair) for pair in ordered[:MOST_PAIRS]),
        max(len(ordered) - MOST_PAIRS, 0),
    )


def _cell(named: tuple[str, str, str, str], quads: Counter[str], top: int) -> Cell:
    count = quads.total()
    side = round(min(max(SIDE * math.sqrt(count / top), SMALLEST), SIDE), 1) if count else 0.0
    present = [quad for quad in LEAN if quads[quad]]
    edges = [side * edge / count for edge in accumulate((quads[quad] for quad in present), initial=0)] if count else []
    left = (SIDE - side) / 2
    pieces = tuple(Piece(quad, round(left + start, 2), round(end - start, 2)) for quad, (start, end) in zip(present, pairwise(edges), strict=False))
    return Cell(*named, count, dict(quads), side, round(SIDE - side, 1), pieces)
