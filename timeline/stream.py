"""Groups a page of events for reading: periods as headings, and in them blocks of one day (week, month, year) each.

Pure. An event that may lie on several days gets a block of its own at the head of its period, under its own words, and is never put
on the first of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from timeline.querysets.summaries import period_of

ZOOMS = ("year", "month", "week", "day")
LONG = ("year", "decade")


@dataclass(frozen=True, slots=True)
class Entry:
    """One event on a page with the mention it is quoted from."""

    state: Any
    mention: Any = None


@dataclass(slots=True)
class Block:
    """Entries under one label: a day, a week … (``first`` to ``last``), or one imprecise date (``edtf`` with the report's words)."""

    first: dt.date
    last: dt.date
    imprecise: bool = False
    edtf: str = ""
    text: str = ""
    entries: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Period:
    """A heading, a month or a year, and its blocks in order."""

    kind: str
    first: dt.date
    blocks: list[Block] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(len(block.entries) for block in self.blocks)


def in_periods(entries: Iterable[Entry], *, zoom: str = "day") -> list[Period]:
    """Dated entries, given in the list's order, as periods of blocks."""
    placed = sorted(((_place(entry.state, zoom), entry) for entry in entries), key=lambda pair: pair[0])
    periods: list[Period] = []
    for (start, is_month, first, is_precise, edtf, text), group in groupby(placed, key=lambda pair: pair[0]):
        kind = "month" if is_month else "year"
        if not periods or (periods[-1].kind, periods[-1].first) != (kind, start):
            periods.append(Period(kind, start))
        found = [entry for _, entry in group]
        last = period_of(first, zoom)[1] if is_precise else found[0].state.latest_on
        periods[-1].blocks.append(Block(first, last, not is_precise, edtf, text, found))
    return periods


def _place(state: Any, zoom: str) -> tuple[dt.date, bool, dt.date, bool, str, str]:
    """Where an event stands: its period's first day and whether that is a month, then its block (imprecise before precise on one day)."""
    earliest, latest = state.earliest_on, state.latest_on
    first, last = period_of(earliest, zoom)
    short = state.precision in ("day", "week", "interval") or earliest.replace(day=1) == latest.replace(day=1)
    month = zoom in ("day", "week") and short
    start = period_of(earliest, "month" if month else "year")[0]
    if latest <= last and state.precision not in LONG:
        return start, month, first, True, "", ""
    return start, month, earliest, False, state.date_edtf, state.date_text
