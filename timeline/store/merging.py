"""Joins the mentions of touched days to events, under one lock, and writes only what differs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from django.utils import timezone

from timeline.extraction.merging import Decided, Group, assign
from timeline.models import Decision, Event, EventState, Mention, TouchedSpan
from timeline.models.choices import EventStatus, Verdict
from timeline.store.identifiers import event_uid
from timeline.store.locks import merging_lock
from timeline.store.records import Row, load_facts, load_rows
from timeline.store.spans import batches, connected
from timeline.store.states import write_states


@dataclass(slots=True)
class Merged:
    """What a merge did: the numbers of events created, changed, and merged into another or left without evidence."""

    created: set[int] = field(default_factory=set)
    changed: set[int] = field(default_factory=set)
    ended: set[int] = field(default_factory=set)


def merge_touched() -> Merged:
    """Derives the events of all touched days anew. Without touched days it does nothing; killed, it has done nothing."""
    if not TouchedSpan.objects.exists():
        return Merged()
    with merging_lock():
        touched = list(TouchedSpan.objects.all())
        if not touched:
            return Merged()
        Mention.objects.filter(article__current=False, event__isnull=False).update(event=None)
        spans = {(span.earliest_on, span.latest_on) for span in touched if span.earliest_on and span.latest_on}
        texts = {span.article_id for span in touched if span.article_id}
        rows = load_rows(connected(spans, texts))
        groups = assign([row.record for row in rows], facts=load_facts(), decisions=_decisions(rows))
        changed = {row.record.uid for row in rows if (row.record.earliest, row.record.latest) in spans or (not row.record.earliest and row.article in texts)}
        merged = _write(groups, rows, changed)
        for batch in batches(span.pk for span in touched):
            TouchedSpan.objects.filter(pk__in=batch).delete()
        return merged


def _decisions(rows: list[Row]) -> list[Decided]:
    known = {row.pk for row in rows}
    listed = Decision.objects.order_by("pk").values_list("first", "second", "first__uid", "second__uid", "verdict")
    return [Decided(one, other, verdict == Verdict.SAME) for first, second, one, other, verdict in listed if first in known and second in known]


def _write(groups: tuple[Group, ...], rows: list[Row], touched: set[str]) -> Merged:
    """Gives each group its event, links the mentions, ends events that no group kept, and writes the states that can differ."""
    by_uid = {row.record.uid: row for row in rows}
    prior = {event.pk: event for batch in batches(row.event for row in rows if row.event) for event in Event.objects.filter(pk__in=batch)}
    orphans = Event.objects.filter(merged_into__isnull=True, mentions__isnull=True, states__isnull=False).distinct()
    kept = _keep(groups, by_uid, prior)
    merged = Merged()
    founders = {place: group.founder.uid for place, group in enumerate(groups) if place not in kept}
    kept |= _found(founders, set(prior) - {event.pk for event in kept.values()}, merged)
    owners = [kept[place] for place in range(len(groups))]
    held = {event.pk for event in owners}
    touched |= _link(groups, owners, by_uid)
    heirs = set()
    for event in {**prior, **{orphan.pk: orphan for orphan in orphans}}.values():
        if event.pk not in held:
            heir = _heir(event, groups, owners, by_uid)
            _end(event, heir)
            merged.ended.add(event.pk)
            heirs.add(heir)
    for event in owners:
        if event.merged_into_id:
            event.merged_into = None
            event.save(update_fields=["merged_into"])
    known = _known(held)
    pairs = [
        (event, group)
        for event, group in zip(owners, groups, strict=True)
        if event in heirs or known.get(event.pk) != len(group.members) or any(member.uid in touched for member in group.members)
    ]
    merged.changed = write_states(pairs) - merged.created
    return merged


def _known(events: set[int]) -> dict[int, int]:
    """How many mentions the stored current state of each event rests on: a mention that left leaves no other trace."""
    found: dict[int, int] = {}
    for batch in batches(events):
        found |= dict(EventState.objects.current().filter(event__in=batch).values_list("event", "mentions"))
    return found


def _keep(groups: tuple[Group, ...], by_uid: dict[str, Row], prior: dict[int, Event]) -> dict[int, Event]:
    """Which stored event each group keeps: the one with which it shares most mentions, each event once; of equals the curated, then the older."""
    shares = [
        (count, _curated(prior[event]), -event, -place)
        for place, group in enumerate(groups)
        for event, count in Counter(by_uid[member.uid].event for member in group.members).items()
        if event
    ]
    kept: dict[int, Event] = {}
    taken: set[int] = set()
    for _, _, event, place in sorted(shares, reverse=True):
        if -place not in kept and -event not in taken:
            kept[-place] = prior[-event]
            taken.add(-event)
    return kept


def _curated(event: Event) -> bool:
    return bool(event.locked_fields) or event.status != EventStatus.EXTRACTED


def _found(founders: dict[int, str], free: set[int], merged: Merged) -> dict[int, Event]:
    """A new event for each founder, named after it; or the one that bore that name before, where it has no mentions of its own any more."""
    found: dict[int, Event] = {}
    attempt = 0
    while missing := {event_uid(founder, attempt): place for place, founder in founders.items() if place not in found}:
        stored = {event.uid: event for batch in batches(missing) for event in Event.objects.filter(uid__in=batch)}
        new = Event.objects.bulk_create([Event(uid=uid) for uid in missing if uid not in stored], batch_size=500)
        merged.created |= {event.pk for event in new}
        revived = [event for event in stored.values() if event.pk in free or not event.mentions.exists()]
        found |= {missing[event.uid]: event for event in (*new, *revived)}
        attempt += 1
    return found


def _link(groups: tuple[Group, ...], owners: list[Event], by_uid: dict[str, Row]) -> set[str]:
    """Writes event, voice and reason of the mentions for which they differ; returns their uids."""
    changed: dict[str, Mention] = {}
    for group, event in zip(groups, owners, strict=True):
        for member, reason, voice in zip(group.members, group.reasons, group.voices, strict=True):
            row = by_uid[member.uid]
            if (row.event, row.voice, row.joined) != (event.pk, voice, reason[:200]):
                changed[member.uid] = Mention(pk=row.pk, event=event, voice=voice, joined=reason[:200])
    Mention.objects.bulk_update(changed.values(), ["event", "voice", "joined"], batch_size=200)
    return set(changed)


def _heir(event: Event, groups: tuple[Group, ...], owners: list[Event], by_uid: dict[str, Row]) -> Event | None:
    """The event to which most of this one's mentions went; None where they are gone."""
    went = Counter(place for place, group in enumerate(groups) for member in group.members if by_uid[member.uid].event == event.pk)
    return owners[max(went, key=lambda place: (went[place], -place))] if went else None


def _end(event: Event, heir: Event | None) -> None:
    """The event holds no mention any more: its states go, its name stays and leads to the heir, who takes over what curators locked."""
    event.states.all().delete()
    event.merged_into = heir
    event.save(update_fields=["merged_into"])
    if heir is None:
        return
    Event.objects.filter(merged_into=event).exclude(pk=heir.pk).update(merged_into=heir, updated_at=timezone.now())
    inherited = [name for name in event.locked_fields if name not in heir.locked_fields]
    if inherited:
        heir.locked_fields = sorted({*heir.locked_fields, *inherited})
        heir.overrides = {name: event.overrides[name] for name in inherited if name in event.overrides} | heir.overrides
        if heir.status == EventStatus.EXTRACTED:
            heir.status = EventStatus.REVIEWED
        heir.save(update_fields=["locked_fields", "overrides", "status"])
