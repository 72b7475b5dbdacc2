"""Loads the objects of fixture files that are not stored yet. What is stored is never touched, for somebody may have edited it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.exceptions import FieldDoesNotExist, ValidationError
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


class _Known(dict[type[models.Model], dict[tuple[str, ...], Any]]):
    """For each table the numbers of its rows by natural key, read with one question instead of several for each row of a file."""

    def __missing__(self, table: type[models.Model]) -> dict[tuple[str, ...], Any]:
        rows = table._default_manager.values_list("pk", *table.natural_fields)  # type: ignore[attr-defined]
        self[table] = {_as_key(key): number for number, *key in rows}
        return self[table]

    def key(self, table: type[models.Model], fields: dict[str, Any]) -> tuple[str, ...]:
        """The natural key of a row of a fixture."""
        found: list[Any] = []
        for name in dict.fromkeys(path.partition("__")[0] for path in table.natural_fields):  # type: ignore[attr-defined]
            field = table._meta.get_field(name)
            value = fields.get(name, field.get_default())
            found += value if isinstance(value, list) else [field.to_python(value)]
        return _as_key(found)

    def resolved(self, table: type[models.Model], fields: dict[str, Any]) -> dict[str, Any]:
        """The fields with the numbers of the rows that they refer to; what isn't stored yet is left for Django to find or to wait for."""
        relations = {field.name: field.related_model for field in table._meta.concrete_fields if hasattr(field.related_model, "natural_fields")}
        numbers = {name: self[relations[name]].get(_as_key(value)) for name, value in fields.items() if name in relations and isinstance(value, list)}
        return fields | {name: number for name, number in numbers.items() if number is not None}


def _as_key(values: Iterable[Any]) -> tuple[str, ...]:
    """As text: a fixture has dates as text, the database has them as dates."""
    return tuple(map(str, values))


def _load(file: Path, counts: Counter[str]) -> None:
    known = _Known()
    waiting: list[DeserializedObject] = []
    try:
        for row in _rows(file):
            table = _table(row["model"])
            key = known.key(table, row["fields"])
            if key in known[table]:
                counts["present"] += 1
                continue
            # With a number Django doesn't look for the row; without one it is saved as new.
            new = {"model": row["model"], "pk": 0, "fields": known.resolved(table, row["fields"])}
            [item] = serializers.deserialize("python", [new], handle_forward_references=True)
            item.object.pk = None
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
