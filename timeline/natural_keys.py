"""Finds stored rows by their natural keys, with one question a table: fixtures name rows so, and never by a number."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.serializers.base import DeserializedObject
from django.db import models

Table = type[models.Model]
Key = tuple[str, ...]


class Known(dict[Table, dict[Key, Any]]):
    """For each table the numbers of its rows by natural key, read where they are first asked for; who adds a row enters it
    here. A table without natural keys has none.
    """

    def __missing__(self, table: Table) -> dict[Key, Any]:
        paths = getattr(table, "natural_fields", ())
        rows = table._default_manager.values_list("pk", *paths).order_by().iterator() if paths else ()
        self[table] = {tuple(map(str, key)): number for number, *key in rows}
        return self[table]

    def key(self, table: Table, fields: dict[str, Any]) -> Key:
        """The natural key of a row of a fixture. ValueError, TypeError, AttributeError or ValidationError where it has none."""
        found: list[Any] = []
        for name in dict.fromkeys(path.partition("__")[0] for path in table.natural_fields):  # type: ignore[attr-defined]
            field = table._meta.get_field(name)
            value = fields.get(name, field.get_default())
            found += value if isinstance(value, list) else [value]
        return _as_key(table, found)

    def number(self, field: models.Field, value: Any) -> Any:
        """The number of the row that a relation of a fixture refers to; None where it isn't stored or isn't named by its natural key."""
        table = field.related_model
        if not isinstance(value, list) or not hasattr(table, "natural_fields"):
            return None
        try:
            return self[table].get(_as_key(table, value))
        except (ValidationError, ValueError, TypeError, ArithmeticError):
            return None

    def as_object(self, table: Table, fields: dict[str, Any], *, number: Any = None) -> DeserializedObject:
        """A row of a fixture as an object: that of the stored row with this number, or a new one. Nothing is asked of the database but for
        relations to rows that aren't known; optional ones wait, as ``deferred_fields``.
        """
        relations = {field.name: self.number(field, fields.get(field.name)) for field in table._meta.concrete_fields if field.is_relation}
        resolved = fields | {name: found for name, found in relations.items() if found is not None}
        # With a number Django doesn't look for the row; without one it is saved as new.
        row = {"model": table._meta.label_lower, "pk": number or 0, "fields": resolved}
        [item] = serializers.deserialize("python", [row], handle_forward_references=True)
        item.object.pk = number
        return item  # type: ignore[no-any-return]


@cache
def _columns(table: Table) -> tuple[models.Field, ...]:
    """The columns at the ends of the natural key's paths."""
    found = []
    for path in table.natural_fields:  # type: ignore[attr-defined]
        *through, name = path.split("__")
        owner: Any = table
        for relation in through:
            owner = owner._meta.get_field(relation).related_model
        found.append(owner._meta.get_field(name))
    return tuple(found)


def _as_key(table: Table, values: Iterable[Any]) -> Key:
    """As text, read as the column reads it: a fixture has dates as text, the database has them as dates."""
    return tuple(str(column.to_python(value)) for column, value in zip(_columns(table), values, strict=True))
