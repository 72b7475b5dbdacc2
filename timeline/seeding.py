"""Loads the objects of fixture files that are not stored yet. What is stored is never touched, for somebody may have edited it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.serializers.base import DeserializationError, DeserializedObject
from django.db import DatabaseError, models, transaction

from timeline.natural_keys import Known

BUNDLED = ("sources.json", "actors.json")


class SeedingError(Exception):
    """A fixture file that can't be loaded; the message names the file and the fault. Nothing was loaded."""


def load_bundled() -> Counter[str]:
    """Loads the bundled publishers and actors where they are absent."""
    return load_missing([settings.FIXTURES_DIR / name for name in BUNDLED])


def load_missing(files: list[Path]) -> Counter[str]:
    """Adds what is absent by natural key, all or nothing; counts what was ``added`` and ``present``."""
    counts: Counter[str] = Counter()
    with transaction.atomic():
        for file in files:
            _load(file, counts)
    return counts


def _load(file: Path, counts: Counter[str]) -> None:
    known = Known()
    waiting: list[DeserializedObject] = []
    try:
        for row in _rows(file):
            table = _table(row["model"])
            key = known.key(table, row["fields"])
            if key in known[table]:
                counts["present"] += 1
                continue
            item = known.as_object(table, row["fields"])
            item.save()
            known[table][key] = item.object.pk
            counts["added"] += 1
            if item.deferred_fields:
                waiting.append(item)
        for item in waiting:
            item.save_deferred_fields()
    except (DeserializationError, DatabaseError, ValidationError, FieldDoesNotExist, ValueError, TypeError, AttributeError) as error:
        raise SeedingError(f"{file.name}: {str(error).splitlines()[0]}") from error


def _table(name: str) -> type[models.Model]:
    """ValueError where there is no such table, or one whose rows have no natural key: nobody could say whether they are stored."""
    try:
        table = apps.get_model(name)
    except LookupError as error:
        raise ValueError(f"there is no table {name!r}") from error
    if not hasattr(table, "natural_fields"):
        raise ValueError(f"{table._meta.label} has no natural key, so nobody can say whether it is stored")
    return table


def _rows(file: Path) -> list[dict[str, Any]]:
    """The fixture's rows; their primary keys, if any, belong to the database that they came from and mean nothing here."""
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SeedingError(f"{file} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise SeedingError(f"{file.name} is not valid JSON: {error}") from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) and "model" in row and isinstance(row.get("fields"), dict) for row in rows):
        raise SeedingError(f"{file.name} is no fixture: it must be a list of objects with “model” and “fields”")
    return rows
