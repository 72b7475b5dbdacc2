"""Every read of the timeline. Views, serializers and templates hold no rule: they call these."""

from timeline.querysets.articles import ActorQuerySet, ArticleQuerySet, MentionQuerySet, SourceQuerySet
from timeline.querysets.events import EventStateQuerySet
from timeline.querysets.summaries import Bar, Density, Facet, Span

__all__ = [
    "ActorQuerySet",
    "ArticleQuerySet",
    "Bar",
    "Density",
    "EventStateQuerySet",
    "Facet",
    "MentionQuerySet",
    "SourceQuerySet",
    "Span",
]
