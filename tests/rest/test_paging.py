"""Pages keep their place: with equal days, in any order, both ways, while rows come."""

from __future__ import annotations

import base64
import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_article, make_event
from timeline.models import Actor, Event, EventState
from timeline.paging import BY_DATE, PagingError, event_order, paginate

ORDERS = ["date", "-date", "-salience", "-sources,date", "updated", "-updated,-salience", "salience,-date"]


def spread(number: int) -> list[EventState]:
    """Events in random-looking order over few days, saliences and sources, so that many are equal."""
    article = make_article()
    return [
        make_event(
            day=dt.date(2022, 1, 1 + index * 7 % 3) if index % 5 else None,
            salience=(index * 3 % 4) / 10,
            sources=1 + index * 5 % 3,
            actors=(),
            articles=(article,),
        )
        for index in range(number)
    ]


def walk(api, address: str, step: str = "next") -> list[str]:
    found: list[str] = []
    while address:
        page = api.get(address).json()
        ids = [record["id"] for record in page["results"]]
        found = found + ids if step == "next" else ids + found
        assert len(found) < 1000
        address = page[step]
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("ordering", ORDERS)
def test_every_order_walks_all_events_once_and_back_again(api, ordering):
    spread(23)
    whole = api.ids("events/", ordering=ordering, page_size=100)
    assert len(set(whole)) == 23
    assert walk(api, f"/api/v1/events/?ordering={ordering}&page_size=4") == whole
    address, last = f"/api/v1/events/?ordering={ordering}&page_size=4", ""
    while address:
        last, address = address, api.get(address).json()["next"]
    assert walk(api, last, "previous") == whole


@pytest.mark.django_db
def test_more_equal_days_than_a_page_holds_are_no_trouble(api):
    for _ in range(12):
        make_event(actors=())
    assert len(set(walk(api, "/api/v1/events/?page_size=2"))) == 12


@pytest.mark.django_db
def test_a_walk_misses_nothing_and_repeats_nothing_while_events_come(api):
    first = [state.event.uid for state in spread(10)]
    address, found = "/api/v1/events/?page_size=3", []
    while address:
        page = api.get(address).json()
        found += [record["id"] for record in page["results"]]
        spread(2) if len(found) < 12 else None
        address = page["next"]
    assert len(found) == len(set(found))
    assert set(first) <= set(found)


@pytest.mark.django_db
def test_a_walk_goes_on_when_states_are_written_anew(api):
    """A merge deletes and rewrites states; the place must not hang on their numbers."""
    states = [make_event(actors=()) for _ in range(6)]
    page = api.at("events/", page_size=3).json()
    for state in states[:3]:
        values = {field.attname: getattr(state, field.attname) for field in EventState._meta.fields if field.attname != "id"}
        state.delete()
        EventState.objects.create(**values)
    rest = [record["id"] for record in api.get(page["next"]).json()["results"]]
    assert rest == [state.event.uid for state in states[3:]]


@pytest.mark.django_db
def test_the_ends_have_no_further_page(api):
    make_event()
    assert {name: api.at("events/").json()[name] for name in ("next", "previous")} == {"next": None, "previous": None}
    assert api.at("actors/", q="nobody").json() == {"next": None, "previous": None, "results": []}


@pytest.mark.django_db
def test_links_keep_the_filters(api):
    spread(5)
    link = api.at("events/", type="REJECT", page_size=2).json()["next"]
    assert "type=REJECT" in link
    assert "page_size=2" in link


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["articles/", "actors/", "sources/", "mentions/", "changes/"])
def test_every_list_walks_all_its_records_once(api, path):
    for number in range(7):
        make_event(actors=((f"actor-{number}", "actor"),))
    whole = api.ids(path)
    assert len(set(whole)) == len(whole) >= 1
    assert walk(api, f"/api/v1/{path}?page_size=2") == whole


def forged(*parts: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


BROKEN = {
    "no base64": "%%%",
    "no json": "AAAA",
    "no list": base64.urlsafe_b64encode(b"{}").decode(),
    "nested": base64.urlsafe_b64encode(b"[" * 250).decode(),
    "other direction": forged("x", "sort_on,event_id", "2022-01-01", "1"),
    "other order": forged("n", "-sort_on,-event_id", "2022-01-01", "1"),
    "too short": forged("n", "sort_on,event_id", "2022-01-01"),
    "no date": forged("n", "sort_on,event_id", "yesterday", "1"),
    "no number": forged("n", "sort_on,event_id", "2022-01-01", "one"),
    "no text": forged("n", "sort_on,event_id", 5, 6),
    "number too large": forged("n", "sort_on,event_id", "2022-01-01", str(2**63)),
    "letters": "ø" * 20,
    "too long": "A" * 500,
}


@pytest.mark.django_db
@pytest.mark.parametrize("cursor", BROKEN.values(), ids=BROKEN)
def test_a_broken_cursor_is_named(api, cursor):
    response = api.at("events/", cursor=cursor)
    assert response.status_code == 400
    assert response.json()["cursor"]


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_a_cursor(cursor):
    if not cursor:
        return
    with pytest.raises(PagingError):
        paginate(Event.objects.none(), order=BY_DATE, cursor=cursor)


@pytest.mark.parametrize("ordering", ["headline", "date,date", "date,-date", "--date", "date,,sources", ","])
def test_an_unknown_order_is_refused(ordering):
    with pytest.raises(PagingError):
        event_order(ordering)


@pytest.mark.django_db
def test_a_page_is_one_query(django_assert_num_queries):
    spread(3)
    with django_assert_num_queries(1):
        paginate(Actor.objects.all(), order=(event_order("")[1].__class__("id", int),), size=2)
