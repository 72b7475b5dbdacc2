"""A curator's change by API, handed to the store, which alone writes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from rest_framework.exceptions import ValidationError

from api.serializers import EventChange
from timeline import store
from timeline.models import Event
from timeline.models.choices import EventStatus


def change(event: Event, user: AbstractBaseUser, body: Any) -> Event:
    """The event after the change, all of it or nothing. Raises ValidationError that names each key at fault."""
    fields = _checked(body)
    status = fields.pop("status", None)
    try:
        with transaction.atomic():
            if status == EventStatus.REJECTED:
                return store.reject_event(event, user)
            if event.status == EventStatus.REJECTED:
                event = store.restore_event(event, user)
            if fields or status == EventStatus.REVIEWED:
                event = store.edit_event(event, user, **fields)
            if status == EventStatus.EXTRACTED and event.status != EventStatus.EXTRACTED:
                raise ValidationError({"status": ["This event has been reviewed; hand its locked fields back at the curators' desk."]})
    except store.EditError as error:
        raise ValidationError({error.field: [error.message]}) from None
    return event


def _checked(body: Any) -> dict[str, Any]:
    if not isinstance(body, Mapping) or not body:
        raise ValidationError({"detail": ["Send a JSON object with one or more of " + ", ".join(EventChange().fields) + "."]})
    if unknown := sorted(set(body) - set(EventChange().fields)):
        raise ValidationError({str(name)[:60]: ["This can't be written."] for name in unknown})
    form = EventChange(data=body)
    form.is_valid(raise_exception=True)
    if form.validated_data.get("status") == EventStatus.REJECTED and len(body) > 1:
        raise ValidationError({"status": ["Reject an event without changing anything else."]})
    return dict(form.validated_data)
