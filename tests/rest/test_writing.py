"""A curator's change by API: who may, what it does, that it stays."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories import make_event
from timeline.models import Event

pytestmark = pytest.mark.django_db


def patch(caller: Any, uid: str, **body: Any) -> Any:
    return caller.patch(f"/api/v1/events/{uid}/", body, format="json")


@pytest.mark.parametrize(
    ("body", "key", "expected"),
    [
        ({"headline": "NATO says no"}, "headline", "NATO says no"),
        ({"type": "CONSULT"}, "quad", "verbal-cooperation"),
        ({"modality": "denied"}, "modality", "denied"),
        ({"date_edtf": "2022-01"}, "date__words", "January 2022 (day not given)"),
        ({"date_edtf": ""}, "date__precision", "none"),
        ({"status": "reviewed"}, "status", "reviewed"),
    ],
    ids=str,
)
def test_a_change_is_answered_and_stays(curator, api, body, key, expected):
    uid = make_event().event.uid
    response = patch(curator, uid, **body)
    assert response.status_code == 200, response.json()
    for record in (response.json(), api.at(f"events/{uid}/").json()):
        outer, _, inner = key.partition("__")
        assert (record[outer][inner] if inner else record[outer]) == expected
    assert set(Event.objects.get(uid=uid).locked_fields) == set(body) - {"status"}


def test_a_rejected_event_leaves_the_lists_and_can_come_back(curator, api):
    uid = make_event().event.uid
    assert patch(curator, uid, status="rejected").json() == {"id": uid, "status": "rejected"}
    assert api.ids("events/") == []
    assert api.at(f"events/{uid}/").status_code == 410
    assert patch(curator, uid, headline="Not while it is gone").status_code == 410
    assert patch(curator, uid, status="extracted").json()["status"] == "extracted"
    assert api.ids("events/") == [uid]


BAD = [
    ({}, "detail"),
    ({"salience": 1}, "salience"),
    ({"id": "x", "headline": "Fine"}, "id"),
    ({"headline": ""}, "headline"),
    ({"headline": "x" * 301}, "headline"),
    ({"date_edtf": "sometime"}, "date_edtf"),
    ({"type": "WAR"}, "type"),
    ({"modality": None}, "modality"),
    ({"status": "rejected", "headline": "Fine"}, "status"),
]


@pytest.mark.parametrize(("body", "name"), BAD, ids=[str(body)[:40] for body, _ in BAD])
def test_a_bad_change_names_what_is_wrong_and_changes_nothing(curator, body, name):
    state = make_event()
    response = patch(curator, state.event.uid, **body)
    assert response.status_code == 400
    assert response.json()[name]
    assert response.json()["detail"]
    state.event.refresh_from_db()
    assert (state.event.locked_fields, state.event.status) == ([], "extracted")


@pytest.mark.parametrize("content", ["", "[1]", "{", '"text"', "null"], ids=repr)
def test_a_body_that_is_no_object_is_refused(curator, content):
    uid = make_event().event.uid
    response = curator.generic("PATCH", f"/api/v1/events/{uid}/", content, content_type="application/json")
    assert response.status_code == 400
    assert response.json()["detail"]


def test_only_json_is_taken(curator):
    uid = make_event().event.uid
    assert curator.generic("PATCH", f"/api/v1/events/{uid}/", "a=b", content_type="application/x-www-form-urlencoded").status_code == 415


def test_a_stranger_and_a_reader_change_nothing(api, reader):
    uid = make_event().event.uid
    assert patch(api, uid, headline="Mine").status_code == 401
    assert patch(reader, uid, headline="Mine").status_code == 403
    assert Event.objects.get(uid=uid).locked_fields == []


def test_a_session_without_its_csrf_token_is_refused(django_user_model):
    from rest_framework.test import APIClient

    user = django_user_model.objects.create_superuser("boss")
    client = APIClient(enforce_csrf_checks=True)
    client.login(username="boss", password="x")
    client.force_login(user)
    assert patch(client, make_event().event.uid, headline="Mine").status_code == 403
