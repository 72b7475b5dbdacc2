"""What two publishers tell of the same events: which only one of them has, which both, and which they date differently."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Count, F, Max, Q, QuerySet, Window

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


def compare(states: Any, a: int, b: int, *, known_by: dt.date | None = None) -> Comparison:
    """The events of ``states`` that publishers ``a`` and ``b`` (primary keys) report in texts that were out by ``known_by``.

    Each list is the states of one set of events, and each set is read in one pass over the two publishers' reports. Joins of reports with
    reports, or lists that a row must not stand in, would leave it to the planner's guess whether a page takes milliseconds or minutes.
    """
    mentions: Any = apps.get_model("timeline", "Mention").objects
    reports = mentions.known_by(known_by).filter(article__source__in=[a, b], event__isnull=False).order_by()
    by_a, by_b, dated = Q(article__source=a), Q(article__source=b), Q(earliest_on__isnull=False)
    told = reports.values("event").annotate(
        a=Count("pk", filter=by_a), b=Count("pk", filter=by_b), dated_a=Count("pk", filter=by_a & dated), dated_b=Count("pk", filter=by_b & dated)
    )
    fitting = _fitting(reports.filter(dated), by_a, by_b)
    undated = Q(dated_a=0) | Q(dated_b=0)
    sets = {
        "only_a": told.filter(a__gt=0, b=0).values("event"),
        "only_b": told.filter(a=0, b__gt=0).values("event"),
        "both": told.filter(undated, a__gt=0, b__gt=0).values("event").union(fitting),
        "differ": told.filter(dated_a__gt=0, dated_b__gt=0).values("event").difference(fitting),
    }
    return Comparison(**{name: states.filter(event__in=events) for name, events in sets.items()})


def _fitting(reports: QuerySet, by_a: Q, by_b: Q) -> QuerySet:
    """The events of which a report of the one and a report of the other would be satisfied by a single day.

    Of two stretches of days that overlap, one has not ended when the other begins: so each report is asked whether any of the other
    publisher's that begin no later reaches its first day.
    """
    begun = {"partition_by": "event", "order_by": "earliest_on"}
    reach = reports.annotate(reach_a=Window(Max("latest_on", filter=by_a), **begun), reach_b=Window(Max("latest_on", filter=by_b), **begun))
    return reach.filter(by_a & Q(reach_b__gte=F("earliest_on")) | by_b & Q(reach_a__gte=F("earliest_on"))).values("event")
