"""Events with all their reports, read in stretches, for every form alike."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.extraction import edtf
from timeline.models import Mention
from timeline.paging import Key, paginate
from timeline.querysets import EventStateQuerySet
from timeline.quotes import Quotes

STRETCH = 200
ISO_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


@dataclass(frozen=True, slots=True)
class Report:
    """One sentence that reports the event; ``quote`` is None where its text was tampered with."""

    mention: Any
    quote: str | None

    @property
    def outlet(self) -> str:
        source = self.mention.article.source
        return source.name if source else ""


@dataclass(frozen=True, slots=True)
class Told:
    """An event as it was known, with its reports in reading order."""

    state: Any
    reports: tuple[Report, ...]

    @property
    def uid(self) -> str:
        return self.state.event.uid

    @property
    def words(self) -> str:
        return edtf.words(self.state.date_edtf, "en", self.state.date_text)

    @property
    def ends(self) -> tuple[str, str] | None:
        """First and last date of what went on from one to the other, in ISO 8601 as precise as they are known; None for what happened once."""
        first, _, last = self.state.date_edtf.partition("/")
        found = [side.rstrip("~?%") for side in (first, last)]
        return (found[0], found[1]) if all(ISO_DATE.fullmatch(side) for side in found) else None

    @property
    def is_whole_days(self) -> bool:
        """Whether first and last day are known."""
        return self.state.precision == "day" or (self.ends is not None and all(len(side) == len("2022-01-26") for side in self.ends))

    @property
    def is_certain_date(self) -> bool:
        """Whether no text qualifies the date and none contradicts it."""
        return self.state.date_basis != "assumed" and not self.state.date_conflict and not set(self.state.date_edtf) & set("~?%")

    def parts(self, role: str) -> list[Any]:
        return [part.actor for part in self.state.state_actors.all() if part.role == role]


@dataclass(frozen=True, slots=True)
class Site:
    """Where the pages are: the root address, ``https://example.org``."""

    root: str

    def page(self, record: Any) -> str:
        """The absolute address of a record's page."""
        return f"{self.root}{record.get_absolute_url()}"


@dataclass(frozen=True, slots=True)
class Query(Site):
    """What is exported: the events, their order, the day as of which to read, and the query's own address."""

    states: EventStateQuerySet
    order: Sequence[Key]
    known_by: dt.date | None
    address: str
    options: dict[str, Any]

    def __iter__(self) -> Iterator[Told]:
        """All events in order, in three queries for each stretch, so that memory stays level for any number."""
        cursor = ""
        while True:
            page = paginate(self.states.with_actors(), order=self.order, cursor=cursor, size=STRETCH)
            yield from self._told(page.rows)
            if not page.next:
                return
            cursor = page.next

    def _told(self, states: list[Any]) -> Iterator[Told]:
        reports: dict[int, list[Report]] = defaultdict(list)
        quotes = Quotes()
        for mention in Mention.objects.filter(event__in=[state.event_id for state in states]).known_by(self.known_by).with_article().in_reading_order():
            reports[mention.event_id].append(Report(mention, quotes.of(mention)))
        for state in states:
            yield Told(state, tuple(reports[state.event_id]))
