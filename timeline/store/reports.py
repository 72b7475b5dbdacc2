"""Readers' reports of errors: taken in, and answered by curators."""

from __future__ import annotations

import hashlib

from django.db import IntegrityError, transaction

from timeline.models import ErrorReport, Event, Mention
from timeline.models.choices import ReportStatus
from timeline.searching import fold


def report_error(event: Event, *, mention: Mention | None = None, message: str, contact: str = "") -> ErrorReport:
    """The open report of these words on this event and mention: a new one, or the one that waits already."""
    evidence = mention.uid if mention else ""
    digest = hashlib.sha256("\n".join([event.uid, evidence, " ".join(fold(message).split())]).encode()).hexdigest()
    waiting = ErrorReport.objects.filter(digest=digest, status=ReportStatus.OPEN)
    if (known := waiting.first()) is not None:
        return known
    try:
        with transaction.atomic():
            return ErrorReport.objects.create(event=event, mention=mention, evidence=evidence, message=message, contact=contact, digest=digest)
    except IntegrityError:
        # Two requests with the same words at once: the other one was first.
        return waiting.get()


def answer_report(report: ErrorReport, status: str) -> ErrorReport:
    """Accepts, declines or reopens a report. ValueError for another word; reopened beside an open twin, it stays as it is."""
    if status not in ReportStatus.values:
        raise ValueError(f"a report is one of {', '.join(ReportStatus.values)}, not {status!r}")
    if status == ReportStatus.OPEN and ErrorReport.objects.filter(digest=report.digest, status=status).exclude(pk=report.pk).exists():
        return report
    report.status = status
    report.save(update_fields=["status"])
    return report
