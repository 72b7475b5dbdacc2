"""The record of a run of ingest, and of the texts that failed in it."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from timeline.models import Finding, IngestRun


def start_run(version: str) -> IngestRun:
    """The record of a run that begins now."""
    return IngestRun.objects.create(pipeline_version=version)


def finish_run(run: IngestRun, counts: dict[str, Any]) -> None:
    run.counts, run.finished_at = counts, timezone.now()
    run.save()


def note_failure(run: IngestRun, *, name: str, line: int | None, message: str, remedy: str) -> None:
    """Keeps a text's failure for the curators, once as long as it is open."""
    place = f", line {line}" if line else ""
    Finding.objects.get_or_create(
        path=name[:500],
        code="unreadable",
        message=f"{message[:450]}{place}",
        resolved=False,
        article=None,
        defaults={"run": run, "remedy": remedy[:500]},
    )
