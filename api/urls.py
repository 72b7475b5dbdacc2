"""Addresses of the API, version 1."""

from __future__ import annotations

from django.urls import path, re_path

from api.views import events, index, records, summaries

app_name = "api"
urlpatterns = [
    path("", index.IndexView.as_view(), name="index"),
    path("events/", events.EventListView.as_view(), name="events"),
    path("events/<slug:uid>/", events.EventDetailView.as_view(), name="event"),
    path("events/<slug:uid>/evidence/", events.EventEvidenceView.as_view(), name="event-evidence"),
    path("articles/", records.ArticleListView.as_view(), name="articles"),
    path("articles/<slug:public_id>/", records.ArticleDetailView.as_view(), name="article"),
    path("articles/<slug:public_id>/sentences/", records.ArticleSentencesView.as_view(), name="article-sentences"),
    path("actors/", records.ActorListView.as_view(), name="actors"),
    path("actors/<slug:slug>/", records.ActorDetailView.as_view(), name="actor"),
    path("sources/", records.SourceListView.as_view(), name="sources"),
    path("sources/<slug:slug>/", records.SourceDetailView.as_view(), name="source"),
    path("mentions/", records.MentionListView.as_view(), name="mentions"),
    path("mentions/<slug:uid>/", records.MentionDetailView.as_view(), name="mention"),
    path("timeline/", summaries.TimelineView.as_view(), name="timeline"),
    path("changes/", summaries.ChangeListView.as_view(), name="changes"),
    path("schema/", index.SchemaView.as_view(), name="schema"),
    path("docs/", index.DocsView.as_view(), name="docs"),
    # Only addresses with a slash at the end, so that one without is first led to the one with.
    re_path(r"^.*/$", index.NowhereView.as_view()),
]
