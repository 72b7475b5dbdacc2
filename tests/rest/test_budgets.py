"""A list costs as many queries for a thousand events as for ten."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import DAY, make_article, make_event
from timeline.models import Event, EventState, Mention, StateActor

pytestmark = pytest.mark.django_db

BUDGETS = {
    "events/?page_size=100": 3,
    "events/?page_size=100&q=nato&actor=russia&source=herald": 3,
    "events/?page_size=100&expand=evidence.article": 4,
    "events/?count=on": 2,
    "timeline/": 2,
    "articles/": 2,
    "actors/": 2,
    "sources/": 2,
    "mentions/?page_size=100": 3,
    "changes/?page_size=100": 5,
}


def many(number: int) -> None:
    """So many events like one another, each with two actors and a mention."""
    pattern, article = make_event(), make_article()
    events = Event.objects.bulk_create(Event(uid=f"{index:010}") for index in range(number))
    columns = {field.attname: getattr(pattern, field.attname) for field in EventState._meta.fields if field.attname not in ("id", "event_id")}
    states = EventState.objects.bulk_create(EventState(event=event, **columns) for event in events)
    parts = list(pattern.state_actors.all())
    StateActor.objects.bulk_create(StateActor(state=state, actor_id=part.actor_id, role=part.role, sort_on=DAY) for state in states for part in parts)
    mention = Mention.objects.get(event=pattern.event)
    columns = {field.attname: getattr(mention, field.attname) for field in Mention._meta.fields if field.attname != "id"}
    changed = [columns | {"uid": f"m{index}", "event_id": event.pk, "article_id": article.pk, "number": index} for index, event in enumerate(events)]
    Mention.objects.bulk_create(Mention(**values) for values in changed)


def queries(api, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert api.get(f"/api/v1/{path}").status_code == 200
    return len(captured)


def test_a_thousand_events_cost_no_more_queries_than_ten(api):
    many(10)
    few = {path: queries(api, path) for path in BUDGETS}
    Mention.objects.all().delete()
    Event.objects.all().delete()
    many(1000)
    lots = {path: queries(api, path) for path in BUDGETS}
    assert lots == few
    assert all(lots[path] <= BUDGETS[path] for path in BUDGETS), lots
