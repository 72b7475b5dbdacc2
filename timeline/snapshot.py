"""The store as a fixture: natural keys, no times, always in the same order."""

from __future__ import annotations

import json
from typing import Any

from django.core import serializers
from django.db.models import QuerySet

from timeline.models import Article, Event, EventState, Mention, MentionActor, Source, StateActor

TIMES = ("created_at", "updated_at")


def snapshot() -> list[dict[str, Any]]:
    """The rows of sources, texts, events, states and mentions, as Django's fixture form; the same store gives the same rows."""
    tables: list[tuple[QuerySet, tuple[str, ...]]] = [
        (Source.objects.all(), ("slug",)),
        (Article.objects.select_related("source"), ("key", "revision")),
        (Event.objects.select_related("merged_into"), ("uid",)),
        (EventState.objects.select_related("event"), ("event", "known_from", "current")),
        (StateActor.objects.select_related("state__event", "actor"), ("state", "actor", "role")),
        (Mention.objects.select_related("article", "event", "speaker"), ("uid",)),
        (MentionActor.objects.select_related("mention", "actor"), ("mention", "actor", "role")),
    ]
    return [row for table, key in tables for row in _rows(table, key)]


def _rows(table: QuerySet, key: tuple[str, ...]) -> list[dict[str, Any]]:
    """The table's rows by natural key. Sorted here, for databases disagree on the order of letters."""
    rows = serializers.serialize("python", table, use_natural_foreign_keys=True, use_natural_primary_keys=True)
    return sorted(map(_row, rows), key=lambda row: [_sortable(row["fields"].get(name)) for name in key])


def _sortable(value: Any) -> Any:
    """A part of a key in a form that always compares: nothing before something, numbers by size."""
    if isinstance(value, list | tuple):
        return [_sortable(part) for part in value]
    return "" if value is None else f"{value:06}" if isinstance(value, int) else str(value)


def _row(row: dict[str, Any]) -> dict[str, Any]:
    fields = {name: value for name, value in row["fields"].items() if name not in TIMES and value is not None}
    return {"model": row["model"], "fields": fields}


def dump(rows: list[dict[str, Any]]) -> str:
    """One row a line, so that a change shows as the lines it changes."""
    # Keys sorted, for PostgreSQL keeps those of a JSON column in an order of its own.
    lines = (json.dumps(row, ensure_ascii=False, default=str, sort_keys=True) for row in rows)
    return "[\n" + ",\n".join(lines) + "\n]\n"
