"""Conditional requests: who holds the newest answer gets 304."""

from __future__ import annotations

import pytest

from tests.factories import make_event
from timeline.models import Actor, Article, Event, Mention, Source

pytestmark = pytest.mark.django_db
PATHS = ["", "events/", "articles/", "actors/", "actors/nato/", "sources/", "mentions/", "timeline/", "changes/"]


@pytest.mark.parametrize("path", PATHS)
def test_the_same_answer_is_not_sent_twice(api, path):
    make_event()
    first = api.at(path)
    again = api.get(f"/api/v1/{path}", HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert "Authorization" in first["Vary"]


def test_a_changed_list_is_sent(api):
    make_event()
    tag = api.at("events/")["ETag"]
    make_event()
    assert api.get("/api/v1/events/", HTTP_IF_NONE_MATCH=tag).status_code == 200


@pytest.mark.parametrize("kind", ["list", "detail"])
def test_the_last_change_is_told_and_taken(api, kind):
    state = make_event()
    path = "/api/v1/events/" if kind == "list" else f"/api/v1/events/{state.event.uid}/"
    stamp = api.get(path)["Last-Modified"]
    assert api.get(path, HTTP_IF_MODIFIED_SINCE=stamp).status_code == 304
    Event.objects.update(updated_at="2999-01-01T00:00:00Z")
    assert api.get(path, HTTP_IF_MODIFIED_SINCE=stamp).status_code == 200


def test_an_answer_to_a_known_person_is_not_for_shared_caches(api, reader):
    assert "public" in api.at("events/")["Cache-Control"]
    assert "private" in reader.at("events/")["Cache-Control"]


def test_head_answers_like_get_without_a_body(api):
    make_event()
    response = api.head("/api/v1/events/")
    assert (response.status_code, response.content) == (200, b"")
    assert response["ETag"] == api.at("events/")["ETag"]


@pytest.mark.parametrize("path", ["events/", "changes/", "mentions/", "actors/"])
def test_a_renamed_actor_is_a_change(api, path):
    make_event()
    for table in (Actor, Article, Event, Mention, Source):
        table.objects.update(updated_at="2022-02-01T00:00:00Z")
    stamp = api.at(path)["Last-Modified"]
    actor = Actor.objects.get(slug="nato")
    actor.name = "North Atlantic Treaty Organization"
    actor.save()
    assert api.get(f"/api/v1/{path}", HTTP_IF_MODIFIED_SINCE=stamp).status_code == 200
