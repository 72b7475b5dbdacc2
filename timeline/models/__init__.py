"""The tables. Constraints carry the truth; everything about an event is derived from its mentions and the curators' word."""

from timeline.models.actors import Actor, ActorAlias, Tenure
from timeline.models.articles import Article, Source
from timeline.models.events import Decision, Event, EventState, Mention, MentionActor, StateActor, Suggestion
from timeline.models.reports import ErrorReport
from timeline.models.runs import Finding, IngestRun, TouchedSpan

__all__ = [
    "Actor",
    "ActorAlias",
    "Article",
    "Decision",
    "ErrorReport",
    "Event",
    "EventState",
    "Finding",
    "IngestRun",
    "Mention",
    "MentionActor",
    "Source",
    "StateActor",
    "Suggestion",
    "Tenure",
    "TouchedSpan",
]
