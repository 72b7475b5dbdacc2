"""Counts over time, and what changed."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response

from api import rows
from api import serializers as shapes
from api.parameters import ChangeList, TimelineFilters
from api.schema import described
from api.views.base import ApiView, ListView, last_change
from timeline.models import Actor, Event, EventState
from timeline.paging import BY_UPDATE
from timeline.querysets import Bar, Span


@extend_schema_view(get=described(TimelineFilters, shapes.Timeline, summary="Counts by day, week or month"))
class TimelineView(ApiView):
    """How events lie over time. An event that may lie in several periods is counted apart, and so are the undated."""

    form_class = TimelineFilters

    def get(self, request: Request) -> Response:
        form = self.read_parameters()
        per = form.cleaned_data["per"] or "day"
        density = form.states().density(per=per)
        self.last_modified = last_change(Event)
        return Response(
            {
                "per": per,
                "count": density.count,
                "undated": density.undated,
                "results": [_bar(bar) for bar in density.bars],
                "imprecise": [_bar(span) for span in density.spans],
            }
        )


def _bar(bar: Bar | Span) -> dict[str, Any]:
    return {"first": bar.first, "last": bar.last, "count": bar.count, "by_quad": {quad or "none": count for quad, count in sorted(bar.by_quad.items())}}


@extend_schema_view(get=described(ChangeList, shapes.Change, many=True, summary="What changed, oldest first"))
class ChangeListView(ListView):
    """Every event by the time of its last change, with tombstones: replayed on an old copy it makes the copy equal."""

    form_class = ChangeList
    shape = shapes.Change
    order = BY_UPDATE
    stamped = (Event, Actor)

    def found(self, form: ChangeList) -> QuerySet:
        moments = [moment for name in ("since", "updated_since") if (moment := form.cleaned_data[name])]
        events = Event.objects.select_related("merged_into")
        return events.filter(updated_at__gte=max(moments)) if moments else events

    def build(self, found: list[Event], form: ChangeList) -> list[dict[str, Any]]:
        states = EventState.objects.current().filter(event__in=found)
        shown = states.visible(modalities=form.cleaned_data["modality"]).values(*rows.EVENT_COLUMNS)
        records = {record["id"]: record for record in rows.events(shown, self.addresses)}
        known = set(states.values_list("event_id", flat=True))
        return [self._change(event, records.get(event.uid), known=event.pk in known) for event in found]

    def _change(self, event: Event, record: dict[str, Any] | None, *, known: bool) -> dict[str, Any]:
        if event.merged_into:
            kind, record = "merged", None
        elif event.status == "rejected":
            kind, record = "rejected", None
        elif record is not None:
            kind = "changed"
        else:
            kind = "hidden" if known else "removed"
        return {
            "id": event.uid,
            "url": self.addresses.api("events", event.uid),
            "change": kind,
            "merged_into": event.merged_into.uid if event.merged_into else None,
            "reason": (event.note or None) if kind in ("merged", "rejected") else None,
            "updated_at": event.updated_at,
            "event": record,
        }
