"""Addresses of the pages."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, path, register_converter
from django.views.generic import RedirectView

from timeline.exports.urls import urlpatterns as exports
from timeline.views import about, actors, articles, compare, coverage, events, languages, patterns, reports, sources, timeline


class Year:
    """Four digits, so that every day has one address."""

    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class TwoDigits(Year):
    regex = "[0-9]{2}"

    def to_url(self, value: int) -> str:
        return f"{value:02}"


class Identifier:
    """Our own identifiers: digits and small letters. Anything else, such as a NUL, never reaches a database."""

    regex = "[0-9a-z]{1,16}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Identifier, "id")
register_converter(Year, "year")
register_converter(TwoDigits, "two")

app_name = "timeline"
urlpatterns: list[URLPattern] = [
    path("", timeline.timeline, name="timeline"),
    *exports,
    path("timeline/", RedirectView.as_view(pattern_name="timeline:timeline", query_string=True)),
    path("<year:year>/<two:month>/<two:day>/", timeline.day, name="day"),
    path("<year:year>/<two:month>/", timeline.month, name="month"),
    path("events/<id:uid>/", events.event, name="event"),
    path("events/<id:uid>/report/", reports.report, name="report"),
    path("events/<id:uid>/report/thanks/", reports.thanks, name="report_thanks"),
    path("events/<id:uid>/<slug:slug>/", events.event, name="event"),
    path("articles/<id:public_id>/", articles.article, name="article"),
    path("articles/<id:public_id>/<slug:slug>/", articles.article, name="article"),
    path("evidence/<id:uid>/", events.evidence, name="evidence"),
    path("actors/", actors.actors, name="actors"),
    path("actors/<slug:slug>/", actors.actor, name="actor"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<slug:slug>/", sources.source, name="source"),
    path("types/<slug:name>/", timeline.of_type, name="type"),
    path("patterns/", patterns.patterns, name="patterns"),
    path("pictures/", RedirectView.as_view(pattern_name="timeline:patterns", query_string=True)),
    path("compare/", compare.compare_sources, name="compare"),
    path("language/<slug:code>/", languages.language, name="language"),
    path("about/method/", about.method, name="method"),
    path("about/method/<slug:code>/", about.rules, name="rules"),
    path("favicon.ico", RedirectView.as_view(url=f"{settings.STATIC_URL}favicon.svg", permanent=True)),
    path("styleguide/", about.styleguide, name="styleguide"),
    path("about/coverage/", coverage.coverage, name="coverage"),
]
