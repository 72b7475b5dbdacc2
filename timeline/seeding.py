"""Loads the objects of fixture files that are not stored yet. What is stored is never touched, for somebody may have edited it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import serializers
from django.core.serializers.base import DeserializationError, DeserializedObject
from django.db import DatabaseError, models, transaction

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
    waiting: list[DeserializedObject] = []
    try:
        for item in serializers.deserialize("python", _rows(file), handle_forward_references=True):
            if _is_stored(item.object):
                counts["present"] += 1
                continue
            item.save()
            counts["added"] += 1
            if item.deferred_fields:
                waiting.append(item)
        for item in waiting:
            item.save_deferred_fields()
    except (DeserializationError, DatabaseError, ValueError, TypeError, AttributeError) as error:
        raise SeedingError(f"{file.name}: {str(error).splitlines()[0]}") from error


def _rows(file: Path) -> list[dict[str, Any]]:
    """The fixture's rows without primary keys: those belong to the database that it came from."""
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SeedingError(f"{file} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise SeedingError(f"{file.name} is not valid JSON: {error}") from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) and "model" in row and isinstance(row.get("fields"), dict) for row in rows):
        raise SeedingError(f"{file.name} is no fixture: it must be a list of objects with “model” and “fields”")
    return [{name: value for name, value in row.items() if name != "pk"} for row in rows]


def _is_stored(instance: models.Model) -> bool:
    """Django looks a natural key up and gives the object the stored one's number."""
    if not hasattr(instance, "natural_key"):
        raise ValueError(f"{instance._meta.label} has no natural key, so nobody can say whether it is stored")
    return instance.pk is not None
