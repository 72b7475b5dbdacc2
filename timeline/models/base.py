"""What several tables share: creation and change times, natural keys."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone


class Stamped(models.Model):
    """Times of creation and last change. Defaults, and not auto_now: a fixture without times must load."""

    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.updated_at = timezone.now()
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "updated_at"}
        super().save(*args, **kwargs)


class NaturalKeyManager(models.Manager):
    """Finds a row by the fields in the model's ``natural_fields`` (``author__slug`` style names follow relations)."""

    def get_by_natural_key(self, *values: Any) -> models.Model:
        return self.get(**dict(zip(self.model.natural_fields, values, strict=True)))


def within(field: str, values: list[tuple[str, str]]) -> models.Q:
    """The condition that a text column holds one of the vocabulary's words."""
    return models.Q(**{f"{field}__in": [value for value, _ in values]})
