"""Reads for lists as pages show them: lanes, and one quote for each event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Self

from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import Substr

from timeline.querysets.patterns import PatternReads
from timeline.searching import Term, answered

LONG_PRECISIONS = ("year", "decade")
HEAVY = ("article__text", "article__annotations", "article__search_text", "article__search_stems")
QUOTE = Substr("article__text", F("start") + 1, F("end") - F("start"))


class LaneReads(PatternReads):
    def background(self, before: dt.date | None) -> Self:
        """Dated events known only to the year or decade, and those that were over before the day."""
        return self.filter(earliest_on__isnull=False).filter(_background(before))

    def foreground(self, before: dt.date | None) -> Self:
        """Dated events that are not background."""
        return self.filter(earliest_on__isnull=False).exclude(_background(before))

    def most_telling(self, size: int) -> list[Any]:
        """The ``size`` most salient events, in the list's order."""
        return sorted(self.order_by("-salience", "sort_on", "event_id")[:size], key=lambda state: (state.sort_on, state.event_id))


def _background(before: dt.date | None) -> Q:
    early = Q(precision__in=LONG_PRECISIONS)
    return early if before is None else early | Q(latest_on__lt=before)


class EvidenceReads(models.QuerySet):
    def with_quote(self) -> Self:
        """With ``quoted``, the sentence alone, in place of the article's whole text; the article and its publisher at hand."""
        return self.select_related("article__source", "speaker").defer(*HEAVY).annotate(quoted=QUOTE)

    def best_of(self, events: Sequence[int], *, known_by: dt.date | None = None, terms: Sequence[Term] = (), language: str = "") -> dict[int, Any]:
        """Event id to its most certain mention with quote, from texts out by ``known_by``; among equals the earliest report.

        A mention in the ``language`` is taken before others. Where search ``terms`` are given, the one whose quote answers most of them is.
        """
        known = self if known_by is None else self.filter(article__published_until__lte=known_by)
        foreign = Case(When(article__language=language, then=0), default=1)
        rows = known.filter(event_id__in=events).order_by(
            "event_id", foreign, "-confidence", F("article__published_until").asc(nulls_last=True), "article_id", "start", "number"
        )
        chosen: dict[int, int] = {}
        if terms:
            most: dict[int, int] = {}
            for event, mention, quote, tongue in rows.annotate(quoted=QUOTE).values_list("event_id", "pk", "quoted", "article__language"):
                count = answered(quote, terms, tongue)
                if count > most.get(event, 0):
                    most[event], chosen[event] = count, mention
        for event, mention in rows.values_list("event_id", "pk"):
            chosen.setdefault(event, mention)
        return {mention.event_id: mention for mention in self.filter(pk__in=chosen.values()).with_quote()}
