"""Loads fixtures with a preview: every row is tried in a transaction, so that the preview is what loading would really do."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist, ValidationError
from django.core.serializers.base import DeserializationError, DeserializedObject
from django.db import DatabaseError, connection, models, transaction

MAX_BYTES = 5 * 1024 * 1024
APP = "timeline"


class FixtureError(Exception):
    """A file that is no fixture at all; the message says where it broke."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field that loading would change."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a fixture and what loading does with it: ``add``, ``change``, ``same`` or ``reject`` (then ``problem`` says why)."""

    number: int
    model: str
    label: str
    action: str
    changes: tuple[Change, ...] = ()
    problem: str = ""


@dataclass(slots=True)
class Preview:
    """What loading a fixture does, row by row; it may be loaded where no row is rejected."""

    rows: list[Row] = field(default_factory=list)

    def of(self, action: str) -> list[Row]:
        return [row for row in self.rows if row.action == action]

    @property
    def counts(self) -> dict[str, int]:
        return {action: len(self.of(action)) for action in ("add", "change", "same", "reject")}

    @property
    def loadable(self) -> bool:
        return bool(self.rows) and not self.of("reject")


def parse(data: bytes) -> list[dict[str, Any]]:
    """The rows of a JSON fixture; FixtureError with line and column, or the number of the row, where it breaks."""
    if len(data) > MAX_BYTES:
        raise FixtureError(f"The file has {len(data):,} bytes; the limit is {MAX_BYTES:,}. Split it, or load it with manage.py loaddata.")
    try:
        rows = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise FixtureError(f"The file is not UTF-8 text (byte {error.start}). Save it as UTF-8.") from error
    except json.JSONDecodeError as error:
        raise FixtureError(f"The file is not valid JSON: {error.msg} at line {error.lineno}, column {error.colno}.") from error
    except RecursionError as error:
        raise FixtureError("The file is nested too deeply to be a fixture.") from error
    if not isinstance(rows, list) or not rows:
        raise FixtureError("A fixture is a JSON list of rows with “model” and “fields”; this file holds none.")
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict) or not isinstance(row.get("model"), str) or not isinstance(row.get("fields"), dict):
            raise FixtureError(f"Row {number} is no fixture row: it needs “model” (text) and “fields” (an object).")
        if "pk" in row and row["pk"] is not None:
            raise FixtureError(f"Row {number} names a database key (“pk”). Leave it out: rows are found by their natural keys.")
    return rows


def preview(rows: list[dict[str, Any]], *, user: Any) -> Preview:
    """What loading the rows would do; nothing is kept."""
    with transaction.atomic():
        result = _apply(rows, user=user)
        transaction.set_rollback(True)
    return result


def load(rows: list[dict[str, Any]], *, user: Any) -> Preview:
    """Loads the rows in one transaction; where a row is rejected, nothing is kept."""
    with transaction.atomic():
        result = _apply(rows, user=user)
        if not result.loadable:
            transaction.set_rollback(True)
    return result


def _apply(rows: list[dict[str, Any]], *, user: Any) -> Preview:
    result = Preview()
    deferred: list[DeserializedObject] = []
    for number, row in enumerate(rows, start=1):
        result.rows.append(_try_row(number, row, deferred, user=user))
    if not result.of("reject"):
        try:
            for item in deferred:
                item.save_deferred_fields()
            connection.check_constraints()
        except (DatabaseError, DeserializationError, ObjectDoesNotExist) as error:
            result.rows.append(Row(0, "", "the file as a whole", "reject", problem=f"a row refers to one that is neither here nor in the database: {error}"))
    return result


def _try_row(number: int, row: dict[str, Any], deferred: list[DeserializedObject], *, user: Any) -> Row:
    """Saves one row inside a savepoint and says what that did."""
    model_name = row["model"].lower()
    label = _label(row)
    try:
        model = apps.get_model(model_name)
        if model._meta.app_label != APP:
            raise LookupError
    except (LookupError, ValueError):
        return Row(number, model_name, label, "reject", problem=f"only tables of “{APP}” can be loaded here, and {model_name!r} is none")
    if not _may_write(user, model):
        return Row(number, model_name, label, "reject", problem=f"you may not add and change {model._meta.verbose_name_plural}")
    try:
        with transaction.atomic():
            item = _deserialize(row)
            action, changes = _save(item, row["fields"])
    except ValidationError as error:
        return Row(number, model_name, label, "reject", problem="; ".join(_messages(error)))
    except (DeserializationError, DatabaseError, FieldDoesNotExist, ObjectDoesNotExist, TypeError, ValueError, AttributeError) as error:
        return Row(number, model_name, label, "reject", problem=_plain(error))
    if item.deferred_fields:
        deferred.append(item)
    return Row(number, model_name, label, action, changes)


def _deserialize(row: dict[str, Any]) -> DeserializedObject:
    """The row as an object whose optional relations may wait for later rows."""
    try:
        (item,) = serializers.deserialize("python", [row], handle_forward_references=True)
    except ObjectDoesNotExist:
        # Its natural key runs through a relation that does not exist: read again, for the error that names it.
        (item,) = serializers.deserialize("python", [row])
    return item


def _save(item: DeserializedObject, named: dict[str, Any]) -> tuple[str, tuple[Change, ...]]:
    """Adds the row, or changes the fields that the fixture names on the row that has its natural key."""
    given: models.Model = item.object
    waiting = {f.name for f in (item.deferred_fields or {})}
    # An optional relation may wait for a later row; a required one cannot be saved empty meanwhile.
    missing = [f"{f.name}: there is no {', '.join(_flat([named[f.name]]))}, here above or in the database" for f in (item.deferred_fields or {}) if not f.null]
    if missing:
        raise ValidationError(missing)
    fields = [f for f in given._meta.concrete_fields if f.name in named and f.name not in waiting]
    stored = type(given)._default_manager.filter(pk=given.pk).first() if given.pk else None
    if stored is None:
        # Columns that the code fills in (casefolded names, JSON defaults) are empty here by right.
        filled = {f.name for f in given._meta.concrete_fields if f.name not in named and (not f.editable or f.has_default())}
        given.clean_fields(exclude=filled | waiting)
        given.validate_unique()
        given.save()
        _set_relations(item)
        return "add", ()
    changes = []
    for f in fields:
        before, after = getattr(stored, f.attname), f.to_python(getattr(given, f.attname)) if not f.is_relation else getattr(given, f.attname)
        if before != after:
            changes.append(Change(f.name, _shown(stored, f), _shown(given, f)))
            setattr(stored, f.attname, after)
    if changes:
        stored.clean_fields(exclude={f.name for f in stored._meta.concrete_fields if f.name not in named} | waiting)
        stored.validate_unique()
        stored.save()
    _set_relations(item)
    return ("change" if changes else "same"), tuple(changes)


def _set_relations(item: DeserializedObject) -> None:
    for name, values in (item.m2m_data or {}).items():
        getattr(item.object, name).set(values)


def _may_write(user: Any, model: type[models.Model]) -> bool:
    meta = model._meta
    return all(user.has_perm(f"{meta.app_label}.{verb}_{meta.model_name}") for verb in ("add", "change"))


def _shown(instance: models.Model, f: models.Field) -> str:
    value = getattr(instance, f.name if f.is_relation else f.attname)
    words = "empty" if value in (None, "", [], {}) else str(value)
    return words if len(words) <= 120 else words[:119] + "…"


def _label(row: dict[str, Any]) -> str:
    """Words that tell the row to a person: its slug, name, alias or the like."""
    fields = row["fields"]
    for name in ("slug", "alias", "uid", "key", "name", "headline"):
        if isinstance(value := fields.get(name), str) and value:
            return value[:80]
    return ", ".join(_flat(fields.values()))[:80]


def _flat(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, list):
            yield from _flat(value)
        elif value not in (None, ""):
            yield str(value)


def _messages(error: ValidationError) -> Iterator[str]:
    if hasattr(error, "error_dict"):
        for name, messages in error.message_dict.items():
            yield f"{name}: {' '.join(messages)}" if name != "__all__" else " ".join(messages)
    else:
        yield from error.messages


def _plain(error: Exception) -> str:
    """The first line of an error, which is the part for people."""
    words = str(error).strip().partition("\n")[0]
    return words or type(error).__name__
