"""Every fault has one shape: ``detail`` and, for what is at fault, a list of sentences under its name. Never HTML."""

from __future__ import annotations

import pytest
from django.test import override_settings

from api.urls import urlpatterns
from tests.factories import make_event
from timeline.models import Article, Mention

pytestmark = pytest.mark.django_db

LISTS = ["events/", "articles/", "actors/", "sources/", "mentions/", "changes/"]
OTHERS = ["", "timeline/", "schema/", "docs/"]


@pytest.fixture
def details():
    """The address of one record of each kind."""
    state = make_event()
    uid = state.event.uid
    article, mention = Article.objects.get().public_id, Mention.objects.get().uid
    return [
        f"events/{uid}/",
        f"events/{uid}/evidence/",
        f"articles/{article}/",
        f"articles/{article}/sentences/",
        "actors/nato/",
        "sources/herald/",
        f"mentions/{mention}/",
    ]


def assert_fault(response, status: int, *names: str) -> dict:
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/json"
    body = response.json()
    assert isinstance(body["detail"], str)
    assert body["detail"]
    for name in names:
        assert isinstance(body[name], list), body
        assert all(isinstance(sentence, str) for sentence in body[name])
    return body


def test_the_lists_here_name_every_endpoint(details):
    assert len([*LISTS, *OTHERS, *details]) == len(urlpatterns) - 1


@pytest.mark.parametrize("path", [*LISTS, *OTHERS])
def test_an_unknown_parameter_is_named(api, path):
    body = assert_fault(api.at(path, typo="1", Actor="nato"), 400, "unknown_params")
    assert body["unknown_params"] == ["Actor", "typo"]


def test_an_unknown_parameter_of_a_record_is_named(api, details):
    for path in details:
        assert assert_fault(api.at(path, typo="1"), 400, "unknown_params")["unknown_params"] == ["typo"]


MALFORMED = [
    ("date_from", "yesterday"),
    ("date_from", "2022-02-30"),
    ("date_from", "2022-1-5"),
    ("date_to", "٢٠٢٢-٠١-٠١"),
    ("as_of", "nonsense"),
    ("as_of", "2022-01-26T00:00:00Z"),
    ("published_from", "0"),
    ("date_certain", "perhaps"),
    ("actor", "a b"),
    ("actor", "../etc"),
    ("role", "hero"),
    ("type", "WAR"),
    ("quad", "5"),
    ("modality", "maybe"),
    ("status", "deleted"),
    ("language", "e n"),
    ("source", "<b>"),
    ("min_sources", "0"),
    ("min_sources", "many"),
    ("date_conflict", "2"),
    ("precision", "hour"),
    ("level", "some"),
    ("q", "..."),
    ("q", "a\0b"),
    ("q", "x" * 201),
    ("updated_since", "last week"),
    ("updated_since", "2022-13-01T00:00:00Z"),
    ("updated_since", "0001-01-01T00:00:00+14:00"),
    ("ordering", "headline"),
    ("page_size", "101"),
    ("page_size", "0"),
    ("page_size", "-5"),
    ("page_size", "all"),
    ("count", "perhaps"),
    ("cursor", "abc"),
    ("fields", "nothing"),
    ("omit", "date__nothing"),
    ("expand", "everything"),
    ("format", "pdf"),
]


@pytest.mark.parametrize(("name", "value"), MALFORMED, ids=[f"{name}={value[:30]}" for name, value in MALFORMED])
def test_a_malformed_value_is_named(api, name, value):
    assert_fault(api.at("events/", **{name: value}), 400, name)


def test_a_single_value_given_twice_is_named(api):
    assert_fault(api.get("/api/v1/events/?date_from=2022-01-01&date_from=2022-01-02"), 400, "date_from")


@pytest.mark.parametrize(("first", "last"), [("date_from", "date_to"), ("published_from", "published_to")])
@pytest.mark.parametrize("path", ["events/", "timeline/", "mentions/"])
def test_a_range_that_ends_before_it_begins_is_named(api, path, first, last):
    assert_fault(api.at(path, **{first: "2022-02-01", last: "2022-01-01"}), 400, last)


@pytest.mark.parametrize("path", ["events/zzzzzzzzzz/", "articles/x/", "actors/nobody/", "sources/nobody/", "mentions/x/", "nowhere/", "nowhere/deeper/"])
def test_what_is_not_there_is_404(api, path):
    assert_fault(api.at(path), 404)


def test_an_address_without_its_slash_leads_to_the_one_with_it(api):
    assert api.get("/api/v1/events").status_code == 301


@pytest.mark.parametrize("path", LISTS)
def test_another_format_is_refused_in_the_same_shape(api, path):
    assert_fault(api.get(f"/api/v1/{path}", HTTP_ACCEPT="text/html"), 406)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_a_stranger_who_writes_is_asked_who_they_are(api, method):
    response = getattr(api, method)("/api/v1/events/", {}, format="json")
    assert_fault(response, 401)
    assert response["WWW-Authenticate"] == "Token"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_a_reader_who_writes_is_refused(reader, method):
    assert_fault(getattr(reader, method)("/api/v1/events/", {}, format="json"), 403)


def test_a_curator_who_writes_where_nothing_is_written_is_told_so(curator):
    assert_fault(curator.patch("/api/v1/events/", {}, format="json"), 405)


def test_a_wrong_token_is_401(api):
    api.credentials(HTTP_AUTHORIZATION="Token nonsense")
    assert_fault(api.at("events/"), 401)


def test_too_many_requests_are_told_when_to_come_back(api, monkeypatch):
    monkeypatch.setattr("rest_framework.throttling.AnonRateThrottle.THROTTLE_RATES", {"anon": "2/min", "user": "2/min"})
    for _ in range(2):
        assert api.at("events/").status_code == 200
    response = api.at("events/")
    assert_fault(response, 429)
    assert 0 < int(response["Retry-After"]) <= 60


@override_settings(DEBUG=False)
def test_a_fault_of_our_own_is_json_too(api, monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("no such luck")

    monkeypatch.setattr("api.rows.events", broken)
    make_event()
    api.raise_request_exception = False
    body = assert_fault(api.at("events/"), 500)
    assert "luck" not in body["detail"]
