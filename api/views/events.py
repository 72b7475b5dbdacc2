"""Events: the list, one with its evidence, and a curator's changes."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers, status
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from api import rows
from api import serializers as shapes
from api.description import parameters
from api.errors import Gone
from api.parameters import EventDetail, EventEvidence, EventList
from api.schema import FAULTS, described
from api.views.base import DetailView, ListView, PartsView, last_change
from api.writing import change
from timeline.exports.views import FORMATS, export
from timeline.models import Actor, Article, Event, EventState, Source
from timeline.paging import event_order


@extend_schema_view(get=described(EventList, shapes.Event, many=True, summary="Events by day, filtered"))
class EventListView(ListView):
    """Dated events with their actors. Rejected and hypothetical ones show only when asked for."""

    form_class = EventList
    shape = shapes.Event
    stamped = (Event, Actor, Article, Source)

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        name = request.query_params.get("format", "").lower()
        if name in FORMATS:
            return export(request._request, name, also=["format"])
        return super().get(request)

    def found(self, form: EventList) -> QuerySet:
        return form.states().values(*rows.EVENT_COLUMNS)

    def order_of(self, form: EventList) -> Any:
        return event_order(form.cleaned_data["ordering"])

    def shape_of(self, form: EventList) -> type[serializers.Serializer]:
        return _shape(form.cleaned_data["expand"])

    def build(self, found: list[Any], form: EventList) -> list[dict[str, Any]]:
        records = rows.events(found, self.addresses)
        if expand := form.cleaned_data["expand"]:
            reports = rows.evidence([state["event_id"] for state in found], self.addresses, known_by=form.known_by, whole_article="evidence.article" in expand)
            for state, record in zip(found, records, strict=True):
                record["evidence"] = reports[state["event_id"]]
        return records


@extend_schema_view(
    get=described(EventDetail, shapes.EventWithEvidence, summary="One event with every sentence that reports it", gone=True),
    patch=extend_schema(
        operation_id="change_Event",
        summary="Change an event as a curator",
        parameters=parameters(EventDetail),
        request=shapes.EventChange,
        responses={200: shapes.EventWithEvidence, **FAULTS, 401: shapes.Fault, 403: shapes.Fault, 410: shapes.Fault},
    ),
)
class EventDetailView(DetailView):
    """An event with its evidence. A merged one leads to the one it became (301); a rejected one is gone (410)."""

    form_class = EventDetail
    shape = shapes.EventWithEvidence

    def shape_of(self, form: EventDetail) -> type[serializers.Serializer]:
        return _shape(["evidence", *form.cleaned_data["expand"]])

    def get(self, request: Request, **kwargs: Any) -> Response:
        self.read_parameters()
        event = find_event(kwargs["uid"])
        if (target := last_of(event)) != event:
            return self._moved(event, target)
        if event.status == "rejected":
            raise Gone("A curator withdrew this event.", id=event.uid, status=event.status, reason=event.note or None, merged_into=None)
        return super().get(request, event=event)

    def record(self, form: EventDetail, *, event: Event) -> dict[str, Any]:
        day = form.cleaned_data["as_of"]
        state = EventState.objects.as_of(day).filter(event=event).values(*rows.EVENT_COLUMNS).first()
        if state is None:
            raise NotFound(f"Nothing was known of this event by {day}." if day else "No text reports this event any more.")
        self.last_modified = last_change(Event, Actor, Article, Source)
        (record,) = rows.events([state], self.addresses)
        whole = "evidence.article" in form.cleaned_data["expand"]
        record["evidence"] = rows.evidence([event.pk], self.addresses, known_by=day, whole_article=whole)[event.pk]
        return record

    def patch(self, request: Request, **kwargs: Any) -> Response:
        """Changes fields of the event and locks them against later ingests."""
        self.read_parameters()
        event = find_event(kwargs["uid"])
        if (target := last_of(event)) != event:
            raise Gone("This event is told as part of another now.", id=event.uid, merged_into=target.uid, url=self.addresses.api("events", target.uid))
        changing = isinstance(request.data, dict) and "status" in request.data
        if event.status == "rejected" and not changing:
            raise Gone("A curator withdrew this event; send a status to bring it back.", id=event.uid, status=event.status)
        event = change(event, request.user, request.data)
        if event.status == "rejected":
            return Response({"id": event.uid, "status": event.status})
        return self.get(request, **kwargs)

    def _moved(self, event: Event, target: Event) -> Response:
        told = {"id": event.uid, "merged_into": target.uid, "reason": event.note or None}
        if target.status == "rejected":
            raise Gone("This event was merged into one that a curator withdrew.", **told)
        address = self.addresses.api("events", target.uid)
        query = self.request.META.get("QUERY_STRING", "")
        return Response(
            {"detail": "This event is told as part of another now.", **told, "url": address},
            status=status.HTTP_301_MOVED_PERMANENTLY,
            headers={"Location": f"{address}?{query}" if query else address},
        )


@extend_schema_view(get=described(EventEvidence, shapes.Evidence, many=True, summary="The sentences that report an event", gone=True))
class EventEvidenceView(PartsView):
    """The evidence of an event alone."""

    form_class = EventEvidence
    shape = shapes.Evidence

    def parts(self, form: EventEvidence, *, uid: str) -> list[dict[str, Any]]:
        event = find_event(uid)
        if event.status == "rejected" or event.merged_into_id:
            raise Gone("This event was withdrawn or merged; ask for the event itself.", id=event.uid, url=self.addresses.api("events", event.uid))
        self.last_modified = last_change(Event, Actor, Article, Source)
        return rows.evidence([event.pk], self.addresses, known_by=form.cleaned_data["as_of"])[event.pk]


def find_event(uid: str) -> Event:
    try:
        return Event.objects.get(uid=uid.lower())
    except Event.DoesNotExist:
        raise Http404("There is no event of this id.") from None


def last_of(event: Event) -> Event:
    """The event that this one is told as, after any number of merges."""
    seen = {event.pk}
    while event.merged_into_id and event.merged_into_id not in seen:
        event = event.merged_into
        seen.add(event.pk)
    return event


def _shape(expand: list[str]) -> type[serializers.Serializer]:
    if "evidence.article" in expand:
        return shapes.EventWithArticles
    return shapes.EventWithEvidence if expand else shapes.Event
