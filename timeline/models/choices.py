"""Closed vocabularies of the tables, taken from the extraction's own so that a word has one meaning."""

from __future__ import annotations

from django.db import models

from timeline.extraction import annotations, plover


def _choices(enum: type[annotations.StrEnum]) -> list[tuple[str, str]]:
    return [(member.value, member.value) for member in enum]


PUBLISHED_BASES = _choices(annotations.Basis)
DATE_BASES = _choices(annotations.DateBasis)
MODALITIES = _choices(annotations.Modality)
ROLES = _choices(annotations.Role)
EVENT_TYPES = [(name, name) for name in plover.EVENT_TYPES]
QUAD_CLASSES = [(name, name.replace("-", " ")) for name in plover.QUAD_CLASSES]


class Precision(models.TextChoices):
    DAY = "day", "day"
    WEEK = "week", "week"
    MONTH = "month", "month"
    QUARTER = "quarter", "quarter"
    SEASON = "season", "season"
    YEAR = "year", "year"
    DECADE = "decade", "decade"
    INTERVAL = "interval", "interval"
    NONE = "none", "none"


class ActorKind(models.TextChoices):
    STATE = "state", "state"
    ORGANISATION = "organisation", "organisation"
    PERSON = "person", "person"
    OFFICE = "office", "office"


class EventStatus(models.TextChoices):
    EXTRACTED = "extracted", "extracted"
    REVIEWED = "reviewed", "reviewed"
    REJECTED = "rejected", "rejected"


class Verdict(models.TextChoices):
    SAME = "same", "same event"
    DIFFERENT = "different", "different events"


class ReportStatus(models.TextChoices):
    OPEN = "open", "open"
    ACCEPTED = "accepted", "accepted"
    DECLINED = "declined", "declined"
