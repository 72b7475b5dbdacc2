"""One bar, cut into the shares of a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """One part; ``x`` and ``width`` are percentages of the bar."""

    name: str
    count: int
    x: float
    width: float


def cut(counts: Mapping[str, int]) -> tuple[Share, ...]:
    """The parts in their order, without empty ones; their widths add up to the whole bar."""
    whole = sum(counts.values())
    shares, before = [], 0
    for name, count in counts.items():
        if count:
            shares.append(Share(name, count, round(100 * before / whole, 3), round(100 * count / whole, 3)))
            before += count
    return tuple(shares)
