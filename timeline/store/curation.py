"""The curators' acts: edits that lock a field, rejection, and the word on what is one event. An ingest takes none of them back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction

from timeline.extraction import edtf
from timeline.models import Actor, Decision, Event, EventState, Mention, Suggestion
from timeline.models.choices import EVENT_TYPES, MODALITIES, ROLES, EventStatus, Verdict
from timeline.store.locks import merging_lock
from timeline.store.mentions import touch
from timeline.store.merging import merge_touched
from timeline.store.states import rewrite

EDITABLE_FIELDS = ("headline", "date_edtf", "type", "modality", "actors")
User = AbstractBaseUser | AnonymousUser | None
WORDS = {"type": EVENT_TYPES, "modality": MODALITIES}


class EditError(ValueError):
    """An edit that can't be made; ``field`` is what to mend."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field, self.message = field, message


def edit_event(event: Event, user: User = None, *, note: str | None = None, **fields: Any) -> Event:
    """Gives fields of an event values of the curator's, and locks them; ``actors`` takes pairs of slug and role. EditError for what can't be.

    An extracted event becomes reviewed. The edit holds for every day that is asked for: it is the site's knowledge, not a report's.
    """
    cleaned = {name: _cleaned(name, value) for name, value in fields.items()}
    with merging_lock():
        event = Event.objects.select_for_update().get(pk=event.pk)
        event.overrides = event.overrides | cleaned
        event.locked_fields = sorted({*event.locked_fields, *cleaned})
        if event.status == EventStatus.EXTRACTED:
            event.status = EventStatus.REVIEWED
        if note is not None:
            event.note = note
        event.save()
        rewrite([event])
    return event


def unlock_fields(event: Event, names: Iterable[str], user: User = None) -> Event:
    """Hands these fields back to the machine."""
    with merging_lock():
        event = Event.objects.select_for_update().get(pk=event.pk)
        freed = set(names)
        event.locked_fields = [name for name in event.locked_fields if name not in freed]
        event.overrides = {name: value for name, value in event.overrides.items() if name not in freed}
        event.save()
        Suggestion.objects.filter(event=event, field__in=freed).delete()
        rewrite([event])
    return event


def reject_event(event: Event, user: User = None, *, note: str | None = None) -> Event:
    """Takes the event out of every list. It stays as a tombstone, so that no later report of it brings it back."""
    return _set_status(event, EventStatus.REJECTED, note)


def restore_event(event: Event, user: User = None, *, note: str | None = None) -> Event:
    """Brings a rejected event back."""
    return _set_status(event, EventStatus.REVIEWED if event.locked_fields else EventStatus.EXTRACTED, note)


def decide(first: Mention, second: Mention, verdict: str, user: User = None, *, note: str = "") -> Decision:
    """Records that two mentions tell of the same event, or of different ones, and merges accordingly. A later word replaces an earlier one."""
    if first.pk == second.pk:
        raise EditError("mention", "Choose two different mentions.")
    if verdict not in Verdict.values:
        raise EditError("verdict", f"Choose one of {', '.join(Verdict.values)}.")
    with transaction.atomic():
        decision = _record(first, second, verdict, user, note)
        touch(Mention.objects.filter(pk__in=[first.pk, second.pk]))
    merge_touched()
    return decision


def split_off(mentions: Iterable[Mention], user: User = None, *, note: str = "") -> None:
    """Takes mentions out of their event: they are different from all that stay in it, and stay together."""
    leaving = list(mentions)
    with transaction.atomic():
        for mention in leaving:
            for other in Mention.objects.filter(event=mention.event_id).exclude(pk__in=[one.pk for one in leaving]):
                _record(mention, other, Verdict.DIFFERENT, user, note)
        for mention in leaving[1:]:
            _record(leaving[0], mention, Verdict.SAME, user, note)
        touch(Mention.objects.filter(pk__in=[mention.pk for mention in leaving]))
    merge_touched()


def take_suggestion(suggestion: Suggestion, user: User = None) -> Event:
    """Takes the machine's value; the field follows the machine again."""
    return unlock_fields(suggestion.event, [suggestion.field], user)


def dismiss_suggestion(suggestion: Suggestion, user: User = None) -> None:
    """Hides the suggestion until the machine's value changes."""
    suggestion.dismissed = True
    suggestion.save(update_fields=["dismissed"])


def _set_status(event: Event, status: str, note: str | None) -> Event:
    with merging_lock():
        event = Event.objects.select_for_update().get(pk=event.pk)
        event.status = status
        if note is not None:
            event.note = note
        event.save()
        EventState.objects.filter(event=event).update(status=status)
    return event


def _record(first: Mention, second: Mention, verdict: str, user: User, note: str) -> Decision:
    """The word on two mentions, without merging yet."""
    low, high = sorted((first, second), key=lambda mention: mention.pk)
    values = {"verdict": verdict, "note": note, "decided_by": user.get_username()[:150] if user else ""}
    return Decision.objects.update_or_create(first=low, second=high, defaults=values)[0]


def _cleaned(name: str, value: Any) -> Any:
    """The value as it is kept; EditError where it can't be."""
    if name not in EDITABLE_FIELDS:
        raise EditError(name, f"{name} can't be edited; choose from {', '.join(EDITABLE_FIELDS)}.")
    if name == "headline":
        headline = " ".join(str(value).replace("\0", " ").split())
        if not 0 < len(headline) <= 300:
            raise EditError(name, "Write a headline of 1 to 300 characters.")
        return headline
    if name == "date_edtf":
        written = str(value or "").strip()
        if written and (len(written) > 60 or edtf.bounds(written) is None):
            raise EditError(name, "Write a date such as 2022-01-26, 2022-01 or 2022-01-24/2022-01-30, or leave it empty for an undated event.")
        return written
    if name in WORDS:
        if value not in dict(WORDS[name]):
            raise EditError(name, f"Choose one of {', '.join(dict(WORDS[name]))}.")
        return str(value)
    parts = [[str(slug), str(role)] for slug, role in value]
    known = set(Actor.objects.filter(slug__in=[slug for slug, _ in parts]).values_list("slug", flat=True))
    for slug, role in parts:
        if slug not in known or role not in dict(ROLES):
            raise EditError(name, f"{slug} as {role}: choose a stored actor, and a role out of {', '.join(dict(ROLES))}.")
    return parts
