"""Who did what to whom: a table of acting against receiving actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

SHADES = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """The events in which the row's actor does something to the column's; ``shade`` from 1 to 5 grows with the count, 0 for none."""

    recipient: str
    recipient_name: str
    count: int
    cooperation: int
    conflict: int
    shade: int


@dataclass(frozen=True, slots=True)
class Row:
    slug: str
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]


def lay_out_matrix(pairs: Iterable[tuple[str, str, str, str, str, int]], *, most: int = 10) -> Matrix:
    """The matrix of rows of actor's slug and name, recipient's slug and name, quad class and count, for the busiest on either side."""
    names: dict[str, str] = {}
    counts: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    acting: dict[str, int] = defaultdict(int)
    receiving: dict[str, int] = defaultdict(int)
    for actor, actor_name, recipient, recipient_name, quad, count in pairs:
        if actor == recipient:
            continue
        names |= {actor: actor_name, recipient: recipient_name}
        counts[actor, recipient][quad] += count
        acting[actor] += count
        receiving[recipient] += count
    rows, columns = _busiest(acting, names, most), _busiest(receiving, names, most)
    top = max((sum(counts[row, column].values()) for row in rows for column in columns if (row, column) in counts), default=0)
    return Matrix(
        tuple((slug, names[slug]) for slug in columns),
        tuple(Row(slug, names[slug], tuple(_cell(column, names[column], counts.get((slug, column), {}), top) for column in columns)) for slug in rows),
    )


def _busiest(counted: dict[str, int], names: dict[str, str], most: int) -> list[str]:
    return sorted(counted, key=lambda slug: (-counted[slug], names[slug]))[:most]


def _cell(slug: str, name: str, quads: dict[str, int], top: int) -> Cell:
    count = sum(quads.values())
    cooperation = sum(number for quad, number in quads.items() if quad.endswith("cooperation"))
    conflict = sum(number for quad, number in quads.items() if quad.endswith("conflict"))
    return Cell(slug, name, count, cooperation, conflict, -(-count * SHADES // top) if count else 0)
