"""Every read of the timeline. Views, serializers and templates hold no rule: they call these."""

from __future__ import annotations

from django.db import models


class SourceQuerySet(models.QuerySet):
    pass


class ArticleQuerySet(models.QuerySet):
    pass


class ActorQuerySet(models.QuerySet):
    pass


class EventStateQuerySet(models.QuerySet):
    pass


class MentionQuerySet(models.QuerySet):
    pass
