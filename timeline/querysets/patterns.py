"""Reads behind the figures: actors by day, and who does what to whom."""

from __future__ import annotations

import datetime as dt
from typing import Any, Self

from django.db import models
from django.db.models import Count, F

from timeline.querysets.knowledge import KnowledgeReads


class PatternReads(KnowledgeReads):
    def _parts(self) -> models.QuerySet:
        """The actors' parts in these events."""
        through: Any = self.model._meta.get_field("actors").remote_field.through
        return through.objects.filter(state__in=self.order_by().values("pk"))

    def actors_by_day(self) -> list[tuple[str, str, dt.date, str, int]]:
        """Actor's slug and name, day, quad class and number of events, for events of one certain day in which the actor acts or receives."""
        parts = self._parts().filter(state__earliest_on=F("state__latest_on")).exclude(role="mentioned")
        rows = parts.order_by().values_list("actor__slug", "actor__name", "state__earliest_on", "state__quad")
        return list(rows.annotate(count=Count("state", distinct=True)))

    def pairs(self) -> list[tuple[str, str, str, str, str, int]]:
        """Acting and receiving actor (slug and name each), quad class, and in how many of these events they are so."""
        parts = self._parts().filter(role="actor", state__state_actors__role="recipient")
        other = "state__state_actors__actor"
        rows = parts.order_by().values_list("actor__slug", "actor__name", f"{other}__slug", f"{other}__name", "state__quad")
        return list(rows.annotate(count=Count("state", distinct=True)))

    def between(self, actor: str, recipient: str) -> Self:
        """Those of these events in which the one acts and the other receives."""
        parts = self._parts()
        acting = parts.filter(role="actor", actor__slug=actor).values("state")
        return self.filter(pk__in=acting).filter(pk__in=parts.filter(role="recipient", actor__slug=recipient).values("state"))

    def role_counts(self, slug: str) -> dict[str, int]:
        """In how many of these events the actor has each role."""
        rows = self._parts().filter(actor__slug=slug).order_by().values_list("role").annotate(count=Count("state", distinct=True))
        return dict(rows)

    def partners(self, slug: str, *, size: int = 12) -> list[tuple[str, str, int]]:
        """Slug and name of those who take part beside the actor, and in how many of these events, most first."""
        others = self._parts().exclude(actor__slug=slug).exclude(role="mentioned")
        rows = others.order_by().values_list("actor__slug", "actor__name").annotate(count=Count("state", distinct=True)).order_by("-count", "actor__name")
        return list(rows[:size])
