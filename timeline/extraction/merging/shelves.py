"""Shelves by actor, modality and date, so that a mention meets the events that it could join and no others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from timeline.extraction.annotations import Modality
from timeline.extraction.merging.features import Features

Shelf = tuple[str, Modality, str, int]
Shelves = dict[Shelf, set[int]]
FINE = 7  # days: what leaves more of them open lies on the shelves of its months


def shelve(one: Features, event: int, shelves: Shelves) -> None:
    """Puts the event where mentions that fit this one will look. An undated mention lies on no shelf."""
    span = _span(one)
    if span is None:
        return
    first, last = span
    fine = last - first < FINE
    for name in _names(one, "day", range(first, last + 1)) if fine else ():
        shelves[name].add(event)
    for name in _names(one, "month of days" if fine else "month", _months(first, last)):
        shelves[name].add(event)


def beside(one: Features, shelves: Shelves) -> set[int]:
    """The events with a mention of the same actors whose date overlaps or lies on the day beside; some others of those months as well."""
    span = _span(one)
    if span is None:
        return set()
    first, last = span
    months = _months(first, last)
    names = list(_names(one, "month", months))
    names += _names(one, "day", range(first - 1, last + 2)) if last - first < FINE else _names(one, "month of days", months)
    return {event for name in names for event in shelves.get(name, ())}


def _span(one: Features) -> tuple[int, int] | None:
    mention = one.mention
    return (mention.earliest.toordinal(), mention.latest.toordinal()) if mention.earliest and mention.latest else None


def _months(first: int, last: int) -> Iterable[int]:
    """Running numbers of the months that the days touch."""
    start, end = (dt.date.fromordinal(day) for day in (first, last))
    return range(start.year * 12 + start.month, end.year * 12 + end.month + 1)


def _names(one: Features, kind: str, places: Iterable[int]) -> Iterator[Shelf]:
    slugs = one.principals | one.everyone
    return ((slug, one.stance, kind, place) for place in places for slug in slugs)
