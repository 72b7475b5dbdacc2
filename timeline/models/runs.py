"""What an ingest did and what it could not do."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from timeline.models.articles import Article


class IngestRun(models.Model):
    """One run of ingest with its counts; ``finished_at`` stays null where it was killed."""

    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    pipeline_version = models.CharField(max_length=40)
    counts = models.JSONField(default=dict)

    class Meta:
        ordering = ("-started_at",)

    def __str__(self) -> str:
        return f"ingest of {self.started_at:%Y-%m-%d %H:%M}"


class Finding(models.Model):
    """Something that could not be resolved, with its place and the remedy."""

    run = models.ForeignKey(IngestRun, on_delete=models.CASCADE, null=True, blank=True, related_name="findings")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, null=True, blank=True, related_name="findings")
    path = models.CharField(max_length=500, blank=True)
    code = models.CharField(max_length=60)
    message = models.CharField(max_length=500)
    remedy = models.CharField(max_length=500, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    resolved = models.BooleanField(default=False)

    class Meta:
        ordering = ("resolved", "-id")
        constraints = [models.CheckConstraint(condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(start__lte=F("end")), name="finding_start_before_end")]

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


class TouchedSpan(models.Model):
    """Days whose mentions changed and await merging. With null bounds it stands for the article's undated mentions."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, null=True, blank=True, related_name="touched_spans")
    earliest_on = models.DateField(null=True, blank=True)
    latest_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.earliest_on or 'undated'}–{self.latest_on or 'undated'}"
