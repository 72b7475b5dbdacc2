"""Reads for lists as pages show them: lanes, pages keyed on the order, and one quote for each event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Substr

LONG_PRECISIONS = ("year", "decade")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the list's order: just after the event (or just before it, for ``backwards``)."""

    sort_on: dt.date
    event_id: int
    backwards: bool = False

    def __str__(self) -> str:
        return f"{'before' if self.backwards else 'after'}-{self.sort_on.isoformat()}-{self.event_id}"

    @classmethod
    def parse(cls, text: str) -> Place:
        """The place that ``str`` wrote; ValueError for anything else."""
        side, _, rest = text.partition("-")
        day, _, number = rest.rpartition("-")
        if side not in ("after", "before") or not number.isascii() or not number.isdigit() or len(number) > 18:
            raise ValueError(f"{text!r} is no place in a list")
        return cls(dt.date.fromisoformat(day), int(number), side == "before")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list, with the places where its neighbours begin (None at an end)."""

    states: list[Any]
    previous: Place | None
    next: Place | None


class LaneReads(models.QuerySet):
    def background(self, before: dt.date | None) -> Self:
        """Dated events known only to the year or decade, and those that were over before the day."""
        return self.filter(earliest_on__isnull=False).filter(_background(before))

    def foreground(self, before: dt.date | None) -> Self:
        """Dated events that are not background."""
        return self.filter(earliest_on__isnull=False).exclude(_background(before))

    def page(self, place: Place | None, *, size: int) -> Page:
        """At most ``size`` events from the place on, in order; new events elsewhere move nothing."""
        backwards = place is not None and place.backwards
        found = self
        if place is not None and backwards:
            found = found.filter(sort_on__lte=place.sort_on).filter(Q(sort_on__lt=place.sort_on) | Q(event_id__lt=place.event_id))
        elif place is not None:
            found = found.filter(sort_on__gte=place.sort_on).filter(Q(sort_on__gt=place.sort_on) | Q(event_id__gt=place.event_id))
        order = ("-sort_on", "-event_id") if backwards else ("sort_on", "event_id")
        states = list(found.order_by(*order)[: size + 1])
        more, states = len(states) > size, states[:size]
        if backwards:
            states.reverse()
        first, last = (states[0], states[-1]) if states else (None, None)
        has_previous = more if backwards else place is not None
        has_next = backwards or more
        return Page(
            states,
            Place(first.sort_on, first.event_id, True) if first and has_previous else None,
            Place(last.sort_on, last.event_id) if last and has_next else None,
        )

    def most_telling(self, size: int) -> list[Any]:
        """The ``size`` most salient events, in the list's order."""
        return sorted(self.order_by("-salience", "sort_on", "event_id")[:size], key=lambda state: (state.sort_on, state.event_id))


def _background(before: dt.date | None) -> Q:
    early = Q(precision__in=LONG_PRECISIONS)
    return early if before is None else early | Q(latest_on__lt=before)


class EvidenceReads(models.QuerySet):
    def with_quote(self) -> Self:
        """With ``quoted``, the sentence alone, in place of the article's whole text; the article and its publisher at hand."""
        quoted = Substr("article__text", F("start") + 1, F("end") - F("start"))
        return (
            self.select_related("article__source", "speaker")
            .defer("article__text", "article__annotations", "article__search_text")
            .annotate(quoted=quoted)
        )

    def best_of(self, events: Sequence[int], *, known_by: dt.date | None = None) -> dict[int, Any]:
        """Event id to its most certain mention with quote, from texts out by ``known_by``; among equals the earliest report."""
        known = self if known_by is None else self.filter(article__published_until__lte=known_by)
        rows = known.filter(event_id__in=events).order_by(
            "event_id", "-confidence", F("article__published_until").asc(nulls_last=True), "article_id", "start", "number"
        )
        chosen: dict[int, int] = {}
        for event, mention in rows.values_list("event_id", "pk"):
            chosen.setdefault(event, mention)
        return {mention.event_id: mention for mention in self.filter(pk__in=chosen.values()).with_quote()}
