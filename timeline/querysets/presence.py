"""Which outlet published on which day: rows for the coverage page's heat strip."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.db.models import Count, QuerySet


class Published(NamedTuple):
    """So many texts of one outlet (slug and name, "" for an unnamed one) from one day."""

    slug: str
    name: str
    day: dt.date
    count: int


def published_by_day(articles: QuerySet) -> list[Published]:
    """The texts given whose day of publication is known. One query."""
    dated = articles.filter(published_precision="day").order_by()
    rows = dated.values_list("source__slug", "source__name", "published_on").annotate(texts=Count("pk"))
    return [Published(slug or "", name or "", day, texts) for slug, name, day, texts in rows]
