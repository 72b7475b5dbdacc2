"""Reads of how knowledge grew: on which days something became known, and what changed on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import models

# Compared in this order; the first difference gives the change its name.
_COMPARED = (("modality", "modality"), ("date_edtf", "dated"), ("type", "type"), ("headline", "headline"))


@dataclass(frozen=True, slots=True)
class Change:
    """An event whose state began on a day: ``what`` is new, modality, dated, type, headline or sources; ``before`` the state until then."""

    what: str
    state: Any
    before: Any = None


class KnowledgeReads(models.QuerySet):
    def days_of_news(self) -> dict[dt.date, int]:
        """The days on which a report changed what was known of these events, oldest first, and of how many of them."""
        found = self.filter(known_from__isnull=False).order_by("known_from").values_list("known_from")
        return dict(found.annotate(changes=models.Count("pk")))

    def changes_on(self, day: dt.date, *, size: int) -> list[Change]:
        """What became known of these events on the day, most salient first, against what was known the day before. Two queries."""
        states = list(self.filter(known_from=day).select_related("event").order_by("-salience", "event_id")[:size])
        earlier = {state.event_id: state for state in self.model.objects.filter(event__in=[state.event_id for state in states], known_until=day)}
        return [Change(_difference(earlier.get(state.event_id), state), state, earlier.get(state.event_id)) for state in states]


def _difference(before: Any, state: Any) -> str:
    if before is None:
        return "new"
    return next((name for field, name in _COMPARED if getattr(before, field) != getattr(state, field)), "sources")
