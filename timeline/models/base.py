"""What several tables share: creation and change times, natural keys."""

from __future__ import annotations

from typing import Any

from django.db import models


class Stamped(models.Model):
    """Times of creation and last change, set by the database layer so that fixtures need not name them."""

    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class NaturalKeyManager(models.Manager):
    """Finds a row by the fields in the model's ``natural_fields`` (``author__slug`` style names follow relations)."""

    def get_by_natural_key(self, *values: Any) -> models.Model:
        return self.get(**dict(zip(self.model.natural_fields, values, strict=True)))


def within(field: str, values: list[tuple[str, str]]) -> models.Q:
    """The condition that a text column holds one of the vocabulary's words."""
    return models.Q(**{f"{field}__in": [value for value, _ in values]})
