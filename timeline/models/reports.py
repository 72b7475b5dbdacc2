"""What readers report as wrong, for the curators to look at."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from timeline.models.base import Stamped, within
from timeline.models.choices import ReportStatus
from timeline.models.events import Event, Mention

MESSAGE_LENGTH = 2000
CONTACT_LENGTH = 200


class ErrorReport(Stamped):
    """A reader's word that an event, or one report of it, was read wrongly.

    ``evidence`` keeps the mention's uid even where the mention goes with a withdrawn text. ``digest`` is the hash of event, evidence and
    message: the same words about the same thing wait in the queue once.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="error_reports")
    mention = models.ForeignKey(Mention, on_delete=models.SET_NULL, null=True, blank=True, related_name="error_reports")
    evidence = models.CharField(max_length=16, blank=True)
    message = models.TextField(max_length=MESSAGE_LENGTH)
    contact = models.CharField(max_length=CONTACT_LENGTH, blank=True)
    status = models.CharField(max_length=10, choices=ReportStatus.choices, default=ReportStatus.OPEN)
    digest = models.CharField(max_length=64, editable=False)

    class Meta:
        ordering = ("-created_at", "-id")
        indexes = [models.Index(fields=["status", "created_at"], name="errorreport_queue")]
        constraints = [
            models.UniqueConstraint(fields=["digest"], condition=Q(status="open"), name="errorreport_open_once"),
            models.CheckConstraint(condition=within("status", ReportStatus.choices), name="errorreport_status_known"),
            models.CheckConstraint(condition=~Q(message=""), name="errorreport_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.message[:60]}"
