"""Reads behind the figures: how much each actor does and receives by date, and who does what to whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Count, F, FilteredRelation, Q

from timeline.querysets.knowledge import KnowledgeReads

TAKING_PART = ("actor", "recipient")


class Deeds(NamedTuple):
    """In ``count`` events of these possible days and this quad class the actor acts, or (role ``recipient``) is acted upon."""

    slug: str
    name: str
    role: str
    earliest: dt.date | None
    latest: dt.date | None
    quad: str
    count: int


class Dealing(NamedTuple):
    """In ``count`` events of this quad class the one actor acts and the other is acted upon."""

    doer: str
    doer_name: str
    receiver: str
    receiver_name: str
    quad: str
    count: int


class PatternReads(KnowledgeReads):
    def _parts(self) -> models.QuerySet:
        """The actors' parts in these events."""
        through: Any = self.model._meta.get_field("actors").remote_field.through
        return through.objects.filter(state__in=self.order_by().values("pk"))

    def busiest(self, *, kinds: Collection[str] = (), size: int = 12) -> list[str]:
        """Slugs of the actors (of these kinds, any for none) that act or are acted upon in most of these events."""
        parts = self._parts().filter(role__in=TAKING_PART)
        parts = parts.filter(actor__kind__in=kinds) if kinds else parts
        rows = parts.order_by().values_list("actor__slug", "actor__name").annotate(count=Count("state", distinct=True)).order_by("-count", "actor__name")
        return [slug for slug, _, _ in rows[:size]]

    def deeds(self, slugs: Collection[str]) -> list[Deeds]:
        """What these actors do and receive in these events, by the events' possible days. One query."""
        parts = self._parts().filter(role__in=TAKING_PART, actor__slug__in=slugs)
        rows = parts.order_by().values_list("actor__slug", "actor__name", "role", "state__earliest_on", "state__latest_on", "state__quad")
        return [Deeds(*row) for row in rows.annotate(count=Count("state", distinct=True))]

    def dealings(self, *, kinds: Collection[str] = (), of: str = "") -> list[Dealing]:
        """Who acts upon whom in how many of these events, both being of these kinds (any for none), one being ``of``. One query."""
        # Named, so that every condition on the one acted upon means the same row.
        towards = FilteredRelation("state__state_actors", condition=Q(state__state_actors__role="recipient"))
        parts = self._parts().filter(role="actor").annotate(towards=towards).filter(towards__actor__isnull=False).exclude(actor=F("towards__actor"))
        if kinds:
            parts = parts.filter(actor__kind__in=kinds, towards__actor__kind__in=kinds)
        if of:
            parts = parts.filter(Q(actor__slug=of) | Q(towards__actor__slug=of))
        rows = parts.order_by().values_list("actor__slug", "actor__name", "towards__actor__slug", "towards__actor__name", "state__quad")
        return [Dealing(*row) for row in rows.annotate(count=Count("state", distinct=True))]

    def role_counts(self, slug: str) -> dict[str, int]:
        """In how many of these events the actor has each role."""
        rows = self._parts().filter(actor__slug=slug).order_by().values_list("role").annotate(count=Count("state", distinct=True))
        return dict(rows)

    def partners(self, slug: str, *, size: int = 12) -> list[tuple[str, str, int]]:
        """Slug and name of those who take part beside the actor, and in how many of these events, most first."""
        others = self._parts().exclude(actor__slug=slug).exclude(role="mentioned")
        rows = others.order_by().values_list("actor__slug", "actor__name").annotate(count=Count("state", distinct=True)).order_by("-count", "actor__name")
        return list(rows[:size])
