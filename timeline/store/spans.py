"""Which mentions must be joined anew: the touched days, closed over all days that are connected with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TypeVar

from timeline.models import Decision, Mention

Span = tuple[dt.date, dt.date]
DAY = dt.timedelta(days=1)
BATCH = 500
Name = TypeVar("Name", int, str)


def connected(touched: Iterable[Span], texts: Iterable[int]) -> set[int]:
    """The numbers of all current mentions that a change on these days, or in these texts, can concern.

    Two dates are connected where they overlap or lie side by side; undated mentions go with their text, and mentions that a
    curator spoke of go with each other.
    """
    spans, articles = set(touched), set(texts)
    current = Mention.objects.filter(article__current=True).order_by()
    known = set(current.filter(earliest_on__isnull=False).values_list("earliest_on", "latest_on").distinct())
    while True:
        closed = _closed(spans, known)
        found = {pk: text for first, last in closed for pk, text in current.filter(earliest_on__gte=first, latest_on__lte=last).values_list("pk", "article")}
        for texts_of_found in batches(articles | set(found.values())):
            found |= dict(current.filter(earliest_on__isnull=True, article__in=texts_of_found).values_list("pk", "article"))
        partners = _partners(set(found))
        if not partners:
            return set(found)
        for text, first, last in current.filter(pk__in=partners).values_list("article", "earliest_on", "latest_on"):
            if first:
                spans.add((first, last))
            else:
                articles.add(text)


def batches(names: Iterable[Name]) -> Iterator[list[Name]]:
    """Numbers or uids in order, so many at a time as every database takes in one query."""
    ordered = sorted(set(names))
    return (ordered[place : place + BATCH] for place in range(0, len(ordered), BATCH))


def _closed(touched: set[Span], known: set[Span]) -> list[Span]:
    """The stretches of connected days that hold a touched one."""
    stretches: list[tuple[dt.date, dt.date, bool]] = []
    for first, last in sorted(touched | known):
        marked = (first, last) in touched
        if stretches and first <= _after(stretches[-1][1]):
            start, end, before = stretches[-1]
            stretches[-1] = (start, max(end, last), before or marked)
        else:
            stretches.append((first, last, marked))
    return [(first, last) for first, last, marked in stretches if marked]


def _after(day: dt.date) -> dt.date:
    return day + DAY if day < dt.date.max else day


def _partners(found: set[int]) -> set[int]:
    """Mentions outside that a curator spoke of together with one inside."""
    pairs = Decision.objects.filter(first__article__current=True, second__article__current=True).values_list("first", "second")
    return {other for pair in pairs for one, other in (pair, pair[::-1]) if one in found and other not in found}
