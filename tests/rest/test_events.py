"""Events by API: shape, filters, detail, tombstones."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from api import serializers as shapes
from api.serializers import paths
from tests.factories import make_article, make_event, make_source
from timeline.models import Actor, ActorAlias, Article, Event, EventState

pytestmark = pytest.mark.django_db


def day(number: int) -> dt.date:
    return dt.date(2022, 1, number)


def keys(record: dict) -> set[str]:
    """All keys of a record, nested ones with a double underscore."""
    found = set()
    for name, value in record.items():
        found.add(name)
        inner = value[0] if isinstance(value, list) and value else value
        if isinstance(inner, dict):
            found |= {f"{name}__{key}" for key in keys(inner)}
    return found


@pytest.fixture
def story():
    """Five events, each apart from the others in some filter; by letter."""
    nrk = make_source("nrk", language="no")
    make = {
        "a": make_event(headline="NATO answers Russia in writing", articles=(make_article(), make_article(source=nrk, language="no")), salience=0.9),
        "b": make_event(
            headline="Støre meets Putin in Moscow",
            day=day(20),
            type="CONSULT",
            quad="verbal-cooperation",
            actors=(("jonas-gahr-store", "actor"), ("russia", "recipient")),
            articles=(make_article(published=day(21), source=nrk, language="no", text="Støre møtte Putin onsdag.               "),),
            date_conflict=True,
        ),
        "c": make_event(
            headline="A summit may follow",
            day=None,
            type="STATEMENT",
            quad="",
            modality="planned",
            status="reviewed",
            actors=(("united-states", "actor"),),
            articles=(make_article(published=day(28)),),
        ),
        "d": make_event(
            headline="Troops arrive over the month",
            day=day(1),
            date_edtf="2022-01",
            latest_on=day(31),
            precision="month",
            type="MOBILIZE",
            quad="material-conflict",
            actors=(("russia", "actor"),),
            articles=(make_article(published=day(30)),),
        ),
        "hypothetical": make_event(headline="If Russia invades", modality="hypothetical", type="THREATEN"),
        "rejected": make_event(headline="A mistake", status="rejected"),
    }
    ActorAlias.objects.create(actor=Actor.objects.get(slug="jonas-gahr-store"), alias="Стёре", language="ru")
    return make


FILTERS = [
    ("", "dbac"),
    ("date_from=2022-01-26", "da"),
    ("date_to=2022-01-20", "db"),
    ("date_from=2022-01-21&date_to=2022-01-25", "d"),
    ("date_from=2022-01-20&date_to=2022-01-26&date_certain=true", "ba"),
    ("date_certain=on", "dba"),
    ("published_from=2022-01-28", "dc"),
    ("published_to=2022-01-21", "b"),
    ("published_from=2022-01-22&published_to=2022-01-29", "ac"),
    ("as_of=2022-01-20", ""),
    ("as_of=2022-01-21", "b"),
    ("as_of=2022-01-26", "ba"),
    ("actor=russia", "dba"),
    ("actor=NATO", "a"),
    ("actor=nato&actor=united-states", "ac"),
    ("actor=nobody-known", ""),
    ("actor=russia&role=recipient", "ba"),
    ("actor=russia&role=Actor", "d"),
    ("role=recipient", "ba"),
    ("type=consult", "b"),
    ("type=consult&type=MOBILIZE", "db"),
    ("type=consult&actor=nato", ""),
    ("quad=verbal-conflict", "a"),
    ("quad=none", "c"),
    ("quad=VERBAL-COOPERATION&quad=none", "bc"),
    ("modality=planned", "c"),
    ("modality=hypothetical", ["hypothetical"]),
    ("status=reviewed", "c"),
    ("status=rejected", ["rejected"]),
    ("language=no", "ba"),
    ("language=nb", "ba"),
    ("language=en", "dac"),
    ("source=nrk", "ba"),
    ("source=NRK&source=herald", "dbac"),
    ("min_sources=2", "a"),
    ("date_conflict=true", "b"),
    ("date_conflict=false", "dac"),
    ("precision=none", "c"),
    ("precision=month&precision=none", "dc"),
    ("level=key", "a"),
    ("q=store", "b"),
    ("q=STØRE", "b"),
    ("q=стёре", "b"),
    ("q=russia nato", "a"),
    ('q="answers russia"', "a"),
    ('q="russia answers"', ""),
    ("updated_since=2000-01-01", "dbac"),
    ("updated_since=2999-01-01T00:00:00Z", ""),
    ("actor=", "dbac"),
    ("ordering=-date", "cabd"),
    ("ordering=-salience,date", "adbc"),
    ("ordering=-sources,-date", "acbd"),
]


@pytest.mark.parametrize(("query", "expected"), FILTERS, ids=[query or "none" for query, _ in FILTERS])
def test_each_filter_leaves_the_events_it_says(api, story, query, expected):
    found = api.get(f"/api/v1/events/?{query}").json()["results"]
    assert [record["id"] for record in found] == [story[name].event.uid for name in expected]
    count = api.get(f"/api/v1/events/?{query}&count=on").json()
    assert count == {"count": len(expected)}
    filters = "&".join(part for part in query.split("&") if not part.startswith("ordering"))
    assert api.get(f"/api/v1/timeline/?{filters}").json()["count"] == len(expected)


def test_an_event_has_the_documented_shape(api):
    state = make_event()
    (record,) = api.at("events/").json()["results"]
    stamps = {name: record.pop(name) for name in ("created_at", "updated_at")}
    assert all(stamp.endswith("Z") for stamp in stamps.values())
    assert record == {
        "id": state.event.uid,
        "url": f"http://testserver/api/v1/events/{state.event.uid}/",
        "web_url": f"http://testserver{state.get_absolute_url()}",
        "headline": "NATO answers Russia in writing",
        "date": {
            "edtf": "2022-01-26",
            "earliest": "2022-01-26",
            "latest": "2022-01-26",
            "precision": "day",
            "basis": "resolved",
            "words": "26 January 2022",
            "conflict": False,
        },
        "type": "REJECT",
        "quad": "verbal-conflict",
        "modality": "happened",
        "status": "extracted",
        "salience": 0.5,
        "actors": [{"slug": "nato", "name": "NATO", "role": "actor"}, {"slug": "russia", "name": "Russia", "role": "recipient"}],
        "sources": 1,
        "mentions": 1,
        "first_reported": "2022-01-26",
    }


def test_an_undated_event_claims_no_day(api):
    make_event(day=None)
    (record,) = api.at("events/").json()["results"]
    dates = {"edtf": None, "earliest": None, "latest": None, "precision": "none", "basis": "none", "words": "date not stated", "conflict": False}
    assert record["date"] == dates


def test_the_detail_adds_each_report_with_its_exact_quote(api):
    articles = (make_article(), make_article(source=make_source("nrk"), published=day(25)))
    state = make_event(articles=articles)
    record = api.at(f"events/{state.event.uid}/").json()
    assert [item["article"]["id"] for item in record["evidence"]] == [articles[1].public_id, articles[0].public_id]
    for item in record["evidence"]:
        assert item["quote"] == Article.objects.get(public_id=item["article"]["id"]).text[item["start"] : item["end"]]
        assert item["explanation"].startswith("“Wednesday” in a text published on")
    assert keys(record) == paths(shapes.EventWithEvidence)


def test_a_text_that_no_longer_matches_its_hash_is_not_quoted(api):
    article = make_article()
    state = make_event(articles=(article,))
    Article.objects.filter(pk=article.pk).update(text="Somebody tampered with the words stored here.")
    (item,) = api.at(f"events/{state.event.uid}/").json()["evidence"]
    assert item["quote"] is None
    assert "hash" in item["quote_omitted"]


def test_an_id_is_found_in_any_case(api):
    state = make_event()
    assert api.at(f"events/{state.event.uid.upper()}/").json()["id"] == state.event.uid


def test_an_event_not_yet_known_is_not_found_as_of_that_day(api):
    state = make_event()
    assert api.at(f"events/{state.event.uid}/", as_of="2022-01-25").status_code == 404
    assert api.at(f"events/{state.event.uid}/", as_of="2022-01-26").status_code == 200


def test_a_rejected_event_is_gone_with_the_reason(api):
    state = make_event(status="rejected")
    Event.objects.update(note="Two talks were mixed up.")
    response = api.at(f"events/{state.event.uid}/")
    assert response.status_code == 410
    assert response.json()["reason"] == "Two talks were mixed up."
    assert response.json()["detail"]


def merge(old: EventState, new: EventState) -> None:
    old.event.states.all().delete()
    Event.objects.filter(pk=old.event_id).update(merged_into=new.event)


def test_a_merged_event_leads_to_the_one_it_became(api):
    first, second, third = make_event(), make_event(), make_event()
    merge(first, second)
    merge(second, third)
    response = api.at(f"events/{first.event.uid}/", fields="id")
    assert response.status_code == 301
    assert response["Location"] == f"http://testserver/api/v1/events/{third.event.uid}/?fields=id"
    assert response.json()["merged_into"] == third.event.uid


def test_an_event_merged_into_a_rejected_one_is_gone(api):
    first, second = make_event(), make_event(status="rejected")
    merge(first, second)
    response = api.at(f"events/{first.event.uid}/")
    assert (response.status_code, response.json()["merged_into"]) == (410, second.event.uid)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"fields": "id,headline"}, {"id", "headline"}),
        ({"fields": "date__edtf"}, {"date", "date__edtf"}),
        ({"fields": "id,date_edtf"}, {"id", "date", "date__edtf"}),
        ({"fields": "date,date__edtf"}, {"date", *(path for path in paths(shapes.Event) if path.startswith("date__"))}),
        ({"fields": "actors__slug"}, {"actors", "actors__slug"}),
        ({"omit": "actors,date__words,date"}, {path for path in paths(shapes.Event) if not path.startswith(("actors", "date"))}),
        ({"omit": "actors__role"}, paths(shapes.Event) - {"actors__role"}),
        (
            {"fields": "id,date", "omit": "date__words,date__conflict"},
            {"id", "date", *(f"date__{key}" for key in ("edtf", "earliest", "latest", "precision", "basis"))},
        ),
        ({"expand": "evidence"}, paths(shapes.EventWithEvidence)),
        ({"expand": "evidence.article"}, paths(shapes.EventWithArticles)),
        ({"expand": "evidence", "fields": "evidence__quote"}, {"evidence", "evidence__quote"}),
    ],
    ids=lambda value: json.dumps(value) if isinstance(value, dict) else "",
)
def test_a_client_chooses_the_parts_of_a_record(api, query, expected):
    make_event()
    (record,) = api.at("events/", **query).json()["results"]
    assert keys(record) == expected


def test_hostile_text_stays_text(api):
    make_event(headline='<script>alert("x")</script> \u2028 "quoted"')
    (record,) = api.at("events/").json()["results"]
    assert record["headline"] == '<script>alert("x")</script> \u2028 "quoted"'
    assert api.at("events/")["Content-Type"] == "application/json"
