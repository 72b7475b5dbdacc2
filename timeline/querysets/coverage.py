"""Where the texts come from and which days they speak of: figures for the coverage page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet


@dataclass(frozen=True, slots=True)
class OutletRow:
    slug: str
    name: str
    texts: int
    undated: int
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Coverage:
    texts: int
    events: int
    undated_texts: int
    single_source: int
    unreviewed: int
    undated_events: int
    conflicts: int
    outlets: tuple[OutletRow, ...]
    languages: tuple[tuple[str, int], ...]
    days: tuple[tuple[dt.date, int], ...]


def cover(articles: QuerySet, states: QuerySet) -> Coverage:
    """Figures over the texts and the events given; six queries at any size."""
    whole = articles.aggregate(texts=Count("pk"), undated=Count("pk", filter=Q(published_on__isnull=True)))
    events = states.aggregate(
        events=Count("pk"),
        single=Count("pk", filter=Q(sources=1)),
        unreviewed=Count("pk", filter=Q(status="extracted")),
        undated=Count("pk", filter=Q(earliest_on__isnull=True)),
        conflicts=Count("pk", filter=Q(date_conflict=True)),
    )
    rows: Any = (
        articles.order_by()
        .values_list("source__slug", "source__name")
        .annotate(texts=Count("pk"), undated=Count("pk", filter=Q(published_on__isnull=True)), first=Min("published_on"), last=Max("published_until"))
    )
    outlets = sorted((OutletRow(slug or "", name or "", *figures) for slug, name, *figures in rows), key=lambda row: (-row.texts, row.name))
    languages = articles.order_by().values_list("language").annotate(texts=Count("pk")).order_by("-texts", "language")
    days = articles.filter(published_precision="day").order_by().values_list("published_on").annotate(texts=Count("pk")).order_by("published_on")
    return Coverage(
        texts=whole["texts"],
        undated_texts=whole["undated"],
        events=events["events"],
        single_source=events["single"],
        unreviewed=events["unreviewed"],
        undated_events=events["undated"],
        conflicts=events["conflicts"],
        outlets=tuple(outlets),
        languages=tuple(languages),
        days=tuple(days),
    )
