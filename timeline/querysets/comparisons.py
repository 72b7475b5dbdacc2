"""What two publishers tell of the same events: which only one of them has, which both, and which they date differently."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import F, QuerySet

PARTS = ("differ", "both", "only_a", "only_b")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Four lists without an event in common; together they are the events that either publisher reports.

    In ``differ`` both give a date and no day would do for both; in ``both`` the dates fit, or one of them gives none.
    """

    only_a: Any
    only_b: Any
    both: Any
    differ: Any

    def part(self, name: str) -> Any:
        return getattr(self, name)

    def counts(self) -> dict[str, int]:
        """How many events each list holds: one query each."""
        return {name: self.part(name).count() for name in PARTS}


def compare(states: Any, a: str, b: str, *, known_by: dt.date | None = None) -> Comparison:
    """The events of ``states`` that publishers ``a`` and ``b`` (slugs) report in texts that were out by ``known_by``."""
    told_a, told_b = _told(a, known_by), _told(b, known_by)
    by_a, by_b = {"event__in": told_a.values("event")}, {"event__in": told_b.values("event")}
    dated_a, dated_b = told_a.filter(earliest_on__isnull=False), told_b.filter(earliest_on__isnull=False)
    other = {"event__mentions__article__source__slug": b}
    if known_by is not None:
        other["event__mentions__article__published_until__lte"] = known_by
    # A report of the one and a report of the other that a single day would satisfy.
    fitting = dated_a.filter(event__mentions__earliest_on__lte=F("latest_on"), event__mentions__latest_on__gte=F("earliest_on"), **other)
    both = states.filter(**by_a).filter(**by_b)
    differ = both.filter(event__in=dated_a.values("event")).filter(event__in=dated_b.values("event")).exclude(event__in=fitting.values("event"))
    return Comparison(
        only_a=states.filter(**by_a).exclude(**by_b),
        only_b=states.filter(**by_b).exclude(**by_a),
        both=both.exclude(pk__in=differ.order_by().values("pk")),
        differ=differ,
    )


def _told(slug: str, known_by: dt.date | None) -> QuerySet:
    mentions: Any = apps.get_model("timeline", "Mention").objects
    return mentions.known_by(known_by).filter(article__source__slug=slug, event__isnull=False)
