"""Keyset pages: a cursor holds the place of a row, not its number, so that pages stay right while rows come and go.

The condition is written ``first >= a and (first > a or rest)``: a database turns it into one stretch of an index, which it doesn't do
with the text-book form. Any number of equal days is no trouble, since every order ends in a unique number.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

NEXT, PREVIOUS = "n", "p"
MAX_CURSOR = 400
MAX_INTEGER = 2**63 - 1


class PagingError(ValueError):
    """A cursor or an order that can't be followed; ``parameter`` is its name in the address."""

    def __init__(self, parameter: str, message: str) -> None:
        super().__init__(message)
        self.parameter = parameter


@dataclass(frozen=True, slots=True)
class Key:
    """One column of an order: its look-up path, how its value is read from a cursor, and the way it runs."""

    path: str
    read: Callable[[str], Any]
    descending: bool = False

    def turned(self) -> Key:
        return Key(self.path, self.read, not self.descending)

    def value(self, row: Any) -> Any:
        """The row's value; rows are model instances or dictionaries."""
        if isinstance(row, Mapping):
            return row[self.path]
        for name in self.path.split("__"):
            row = getattr(row, name)
        return row

    def beyond(self, value: Any, *, turned: bool) -> Q:
        return Q(**{f"{self.path}__{'lt' if self.descending != turned else 'gt'}": value})


def _finite(text: str) -> float:
    if not math.isfinite(number := float(text)):
        raise ValueError(text)
    return number


def _integer(text: str) -> int:
    if not 0 <= (number := int(text)) <= MAX_INTEGER:
        raise ValueError(text)
    return number


def _moment(text: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


BY_NUMBER = Key("id", _integer)
EVENT_NUMBER = Key("event_id", _integer)
EVENT_KEYS = {
    "date": Key("sort_on", dt.date.fromisoformat),
    "salience": Key("salience", _finite),
    "sources": Key("sources", _integer),
    "updated": Key("event__updated_at", _moment),
}
BY_DATE = (EVENT_KEYS["date"], EVENT_NUMBER)
BY_UPDATE = (Key("updated_at", _moment), BY_NUMBER)


def event_order(ordering: str) -> tuple[Key, ...]:
    """The keys of an order such as ``date,-sources``; by date for "". Raises PagingError for a name that is unknown or comes twice."""
    keys: dict[str, Key] = {}
    for word in (part.strip().lower() for part in ordering.split(",")) if ordering else ():
        name = word.removeprefix("-")
        if name not in EVENT_KEYS or name in keys:
            known = ", ".join(f"{sign}{key}" for key in EVENT_KEYS for sign in ("", "-"))
            raise PagingError("ordering", f"Order by one or more of {known}, each once.")
        keys[name] = EVENT_KEYS[name].turned() if word != name else EVENT_KEYS[name]
    if not keys:
        return BY_DATE
    order = tuple(keys.values())
    return (*order, EVENT_NUMBER.turned() if order[0].descending else EVENT_NUMBER)


@dataclass(frozen=True, slots=True)
class Page:
    """Rows in the list's order, and the cursors of the pages after and before (None at an end)."""

    rows: list[Any]
    next: str | None
    previous: str | None


def paginate(queryset: QuerySet, *, order: Sequence[Key], cursor: str = "", size: int = 25) -> Page:
    """One page of the queryset in this order, in one query. Raises PagingError for a cursor that is broken or of another order."""
    direction, place = _read(cursor, order) if cursor else (NEXT, None)
    back = direction == PREVIOUS
    if place is not None:
        queryset = _from(queryset, order, place, turned=back)
    queryset = queryset.order_by(*(f"{'-' if key.descending != back else ''}{key.path}" for key in order))
    rows = list(queryset[: size + 1])
    more = len(rows) > size
    rows = rows[:size]
    if back:
        rows.reverse()
    if not rows:
        return Page([], None, None)
    return Page(
        rows,
        _write(NEXT, order, rows[-1]) if more or back else None,
        _write(PREVIOUS, order, rows[0]) if (more if back else place is not None) else None,
    )


def starting_on(day: dt.date) -> str:
    """The cursor of the page of a list by date that begins with the day, which must not be the calendar's first."""
    return _write(NEXT, BY_DATE, {"sort_on": day - dt.timedelta(days=1), "event_id": MAX_INTEGER})


def _from(queryset: QuerySet, order: Sequence[Key], place: Sequence[Any], *, turned: bool) -> QuerySet:
    """The rows behind a place, before it where ``turned``."""
    condition = Q()
    for key, value in reversed(list(zip(order, place, strict=True))[1:]):
        condition = key.beyond(value, turned=turned) | (Q(**{key.path: value}) & condition if condition else Q())
    first, value = order[0], place[0]
    if len(order) == 1:
        return queryset.filter(first.beyond(value, turned=turned))
    at_least = f"{first.path}__{'lte' if first.descending != turned else 'gte'}"
    return queryset.filter(**{at_least: value}).filter(first.beyond(value, turned=turned) | condition)


def _name(order: Sequence[Key]) -> str:
    return ",".join(f"{'-' if key.descending else ''}{key.path}" for key in order)


def _write(direction: str, order: Sequence[Key], row: Any) -> str:
    values = [key.value(row) for key in order]
    words = [value.isoformat() if isinstance(value, dt.date) else repr(value) for value in values]
    packed = json.dumps([direction, _name(order), *words], separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def _read(cursor: str, order: Sequence[Key]) -> tuple[str, list[Any]]:
    try:
        if len(cursor) > MAX_CURSOR:
            raise ValueError(cursor)
        packed = base64.b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        direction, name, *words = json.loads(packed)
        if direction not in (NEXT, PREVIOUS) or not all(isinstance(word, str) for word in words):
            raise ValueError(cursor)
        if name != _name(order):
            raise PagingError("cursor", "This cursor belongs to another list; start again without it.")
        return direction, [key.read(word) for key, word in zip(order, words, strict=True)]
    except PagingError:
        raise
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise PagingError("cursor", "This is no cursor that a list gave.") from None
