"""Writes what was known of an event from day to day: derived states, the curators' overrides laid over, suggestions for what they hide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone

from timeline.extraction import edtf
from timeline.extraction.merging import Group, StateFacts, chain
from timeline.extraction.plover import QUAD_OF_TYPE
from timeline.models import Actor, Event, EventState, Mention, StateActor, Suggestion
from timeline.searching import searchable
from timeline.store.records import load_rows, stored_group
from timeline.store.spans import batches

PRECISIONS = frozenset({"day", "week", "month", "quarter", "season", "year", "decade", "interval"})
Parts = tuple[tuple[str, str], ...]
Values = dict[str, Any]
DERIVED = (
    "known_from", "known_until", "current", "headline", "headline_language", "date_edtf", "earliest_on", "latest_on", "sort_on", "precision",
    "date_basis", "date_text", "date_conflict", "type", "quad", "modality", "salience", "sources", "mentions", "languages", "first_reported",
)  # fmt: skip
COLUMNS = (*DERIVED, "status", "search_text")


def rewrite(events: Iterable[Event]) -> set[int]:
    """Writes the states of these events anew from their mentions as they were last joined; returns the numbers of those that changed."""
    listed = {event.pk: event for event in events}
    rows = load_rows(Mention.objects.filter(event__in=list(listed), article__current=True).values_list("pk", flat=True))
    groups = {pk: [row for row in rows if row.event == pk] for pk in listed}
    return write_states([(listed[pk], stored_group(members)) for pk, members in groups.items() if members])


def write_states(pairs: Sequence[tuple[Event, Group]]) -> set[int]:
    """Makes the stored states those that follow from the groups; returns the numbers of the events that changed."""
    names = dict(Actor.objects.values_list("slug", "name"))
    keys = dict(Actor.objects.values_list("slug", "pk"))
    stored = _stored(event.pk for event, _ in pairs)
    changed: dict[int, list[tuple[Values, Parts]]] = {}
    for event, group in pairs:
        facts = chain(group)
        wanted = [_overlaid(event, group, state, names) for state in facts]
        if wanted != stored.get(event.pk, []):
            changed[event.pk] = wanted
        _suggest(event, facts[-1])
    for batch in batches(changed):
        EventState.objects.filter(event__in=batch).delete()
        Event.objects.filter(pk__in=batch).update(updated_at=timezone.now())
    states = [(EventState(event_id=pk, **values), parts) for pk, wanted in changed.items() for values, parts in wanted]
    EventState.objects.bulk_create([state for state, _ in states], batch_size=200)
    StateActor.objects.bulk_create(
        [StateActor(state=state, actor_id=keys[slug], role=role, sort_on=state.sort_on) for state, parts in states for slug, role in parts if slug in keys],
        batch_size=500,
    )
    return set(changed)


def _stored(events: Iterable[int]) -> dict[int, list[tuple[Values, Parts]]]:
    """The stored states in the order of ``chain``, in the form that they are compared in."""
    found: dict[int, list[tuple[Values, Parts]]] = {}
    for batch in batches(events):
        parts: dict[int, list[tuple[str, str]]] = {}
        for state, slug, role in StateActor.objects.filter(state__event__in=batch).order_by("id").values_list("state", "actor__slug", "role"):
            parts.setdefault(state, []).append((slug, role))
        for row in EventState.objects.filter(event__in=batch).order_by("event", "id").values("pk", "event", *COLUMNS):
            values = {name: row[name] for name in COLUMNS}
            found.setdefault(row["event"], []).append((values, tuple(parts.get(row["pk"], ()))))
    return found


def _overlaid(event: Event, group: Group, facts: StateFacts, names: dict[str, str]) -> tuple[Values, Parts]:
    """One state's columns and actors, with the values of locked fields in place of the machine's."""
    values: Values = {name: getattr(facts, name) for name in DERIVED} | {"status": event.status}
    parts = facts.actors
    locked = {name: event.overrides[name] for name in event.locked_fields if name in event.overrides}
    known = [member for member in group.members if facts.known_from is None or (member.known_on and member.known_on <= facts.known_from)]
    if "headline" in locked:
        values |= {"headline": locked["headline"], "headline_language": locked.get("headline_language", "en")}
    if "type" in locked:
        values |= {"type": locked["type"], "quad": QUAD_OF_TYPE[locked["type"]]}
    if "modality" in locked:
        values["modality"] = locked["modality"]
    if "date_edtf" in locked:
        values |= date_values(locked["date_edtf"])
        values["date_conflict"] = any(member.certain and _apart(values, member.earliest, member.latest) for member in known)
    if "actors" in locked:
        parts = tuple((slug, role) for slug, role in locked["actors"] if slug in names)
    values["search_text"] = searchable(
        [
            (values["headline_language"], values["headline"]),
            *((member.language, member.quote) for member in known),
            *(("", names.get(slug, slug)) for slug, _ in parts),
        ]
    )
    return values, parts


def date_values(written: str) -> Values:
    """The columns of a date that a curator wrote, which counts as stated; those of an undated event for an empty one."""
    bounds = edtf.bounds(written) if written else None
    if bounds is None:
        none = {"date_edtf": "", "earliest_on": None, "latest_on": None, "sort_on": dt.date.max}
        return none | {"precision": "none", "date_basis": "none", "date_text": ""}
    precision = edtf.precision(written)
    dated = {"date_edtf": written, "earliest_on": bounds[0], "latest_on": bounds[1], "sort_on": bounds[0]}
    return dated | {"precision": precision if precision in PRECISIONS else "interval", "date_basis": "stated", "date_text": ""}


def _apart(values: Values, earliest: dt.date | None, latest: dt.date | None) -> bool:
    first, last = values["earliest_on"], values["latest_on"]
    return bool(first and earliest and latest and (latest < first or last < earliest))


def _suggest(event: Event, facts: StateFacts) -> None:
    """Keeps a suggestion for each locked field that the machine would fill otherwise; a dismissed one stays so until the value changes."""
    if not event.locked_fields:
        return
    machine = {"headline": facts.headline, "date_edtf": facts.date_edtf, "type": facts.type, "modality": facts.modality}
    machine_values: Values = machine | {"actors": [list(part) for part in facts.actors]}
    for name in event.locked_fields:
        value = machine_values.get(name)
        suggestion = Suggestion.objects.filter(event=event, field=name).first()
        if name not in machine_values or value == event.overrides.get(name):
            if suggestion:
                suggestion.delete()
        elif suggestion is None:
            Suggestion.objects.create(event=event, field=name, value=value)
        elif suggestion.value != value:
            suggestion.value, suggestion.dismissed = value, False
            suggestion.save()
