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
    tables: list[QuerySet] = [
        Source.objects.order_by("slug"),
        Article.objects.select_related("source").order_by("key", "revision"),
        Event.objects.select_related("merged_into").order_by("uid"),
        EventState.objects.select_related("event").order_by("event__uid", "known_from", "current"),
        StateActor.objects.select_related("state__event", "actor").order_by("state__event__uid", "state__known_from", "state__current", "actor__slug", "role"),
        Mention.objects.select_related("article", "event", "speaker").order_by("uid"),
        MentionActor.objects.select_related("mention", "actor").order_by("mention__uid", "actor__slug", "role"),
    ]
    return [_row(row) for table in tables for row in serializers.serialize("python", table, use_natural_foreign_keys=True, use_natural_primary_keys=True)]


def _row(row: dict[str, Any]) -> dict[str, Any]:
    fields = {name: value for name, value in row["fields"].items() if name not in TIMES and value is not None}
    return {"model": row["model"], "fields": fields}


def dump(rows: list[dict[str, Any]]) -> str:
    """One row a line, so that a change shows as the lines it changes."""
    lines = (json.dumps(row, ensure_ascii=False, default=str) for row in rows)
    return "[\n" + ",\n".join(lines) + "\n]\n"
