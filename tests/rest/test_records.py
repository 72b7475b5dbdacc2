"""Articles, actors, sources, mentions, counts over time and changes."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import override_settings

from api import serializers as shapes
from api.serializers import paths
from tests.factories import make_actor, make_article, make_event, make_source
from tests.rest.test_events import keys, merge
from timeline.models import Article, Event, Mention, Tenure

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("articles/", shapes.Article),
        ("actors/", shapes.Actor),
        ("sources/", shapes.Source),
        ("mentions/", shapes.Mention),
        ("mentions/?expand=article", shapes.MentionWithArticle),
        ("changes/", shapes.Change),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_list_has_the_shape_that_the_schema_tells(api, path, shape):
    make_event()
    assert keys(api.at(path).json()["results"][0]) == paths(shape)


def test_every_record_is_found_at_its_own_address(api):
    make_event()
    for path in ("events/", "articles/", "actors/", "sources/", "mentions/"):
        for record in api.at(path).json()["results"]:
            answer = api.get(record["url"])
            assert answer.status_code == 200
            assert answer.json()["id"] == record["id"]
            assert record["web_url"].startswith("http://testserver/")


@pytest.mark.parametrize(
    ("digest", "setting", "shown"), [(True, False, True), (False, True, True), (False, False, False)], ids=["our digest", "all open", "somebody's text"]
)
def test_only_texts_that_may_be_shown_are_shown_in_full(api, digest, setting, shown):
    article = make_article(is_digest=digest)
    with override_settings(FULL_TEXTS=setting):
        record = api.at(f"articles/{article.public_id}/").json()
    assert ("text" in record) is shown
    assert ("text_omitted" in record) is not shown
    assert set(record) - {"text", "text_omitted"} == set(shapes.Article().fields)
    if shown:
        assert record["text"] == article.text


@pytest.mark.parametrize("digest", [True, False])
def test_sentences_show_their_words_only_where_they_may(api, digest):
    article = make_article(is_digest=digest)
    make_event(articles=(article,))
    first, second = api.at(f"articles/{article.public_id}/sentences/").json()["results"]
    assert keys(first) == set(shapes.Sentence().fields)
    assert first["text"] == article.text[first["start"] : first["end"]]
    assert first["mentions"] == [Mention.objects.get().uid]
    assert first["web_url"].endswith("/#c0")
    assert second["text"] == ("Talks go on." if digest else None)


ARTICLE_FILTERS = [
    ("", {"a", "b", "c"}),
    ("source=nrk", {"b"}),
    ("language=NB", {"b"}),
    ("published_from=2022-01-27", {"b"}),
    ("published_to=2022-01-26", {"a"}),
    ("as_of=2022-01-26", {"a"}),
    ("digest=true", {"c"}),
    ("digest=false", {"a", "b"}),
    ("q=vapenhvile", {"b"}),
    ("q=Report", set()),
    ("updated_since=2999-01-01", set()),
]


@pytest.mark.parametrize(("query", "expected"), ARTICLE_FILTERS, ids=[query or "none" for query, _ in ARTICLE_FILTERS])
def test_each_filter_of_texts(api, query, expected):
    make_article(public_id="a", title="One")
    make_article(public_id="b", title="Two", text="Våpenhvile i sikte", source=make_source("nrk"), language="no", published=dt.date(2022, 1, 28))
    make_article(public_id="c", title="Three", published=None, is_digest=True)
    make_article(public_id="old", title="Old", current=False)
    assert {record["id"] for record in api.get(f"/api/v1/articles/?{query}").json()["results"]} == expected


MENTION_FILTERS = [
    ("", 2),
    ("actor=nato", 1),
    ("actor=russia&role=recipient", 1),
    ("source=nrk", 1),
    ("language=no", 1),
    ("type=consult", 1),
    ("modality=hypothetical", 1),
    ("date_from=2022-01-21", 1),
    ("date_to=2022-01-25", 1),
    ("as_of=2022-01-26", 1),
    ("published_from=2022-01-27", 1),
    ("speaker=nato", 0),
    ("event=zzzzzzzzzz", 0),
    ("article=x", 0),
]


@pytest.mark.parametrize(("query", "expected"), MENTION_FILTERS, ids=[query or "none" for query, _ in MENTION_FILTERS])
def test_each_filter_of_mentions(api, query, expected):
    make_event()
    later = make_article(source=make_source("nrk"), language="no", published=dt.date(2022, 1, 28))
    make_event(type="CONSULT", day=dt.date(2022, 1, 20), actors=(("france", "actor"),), articles=(later,))
    make_event(modality="hypothetical", status="extracted", actors=())
    make_event(status="rejected")
    response = api.get(f"/api/v1/mentions/?{query}").json()
    assert len(response["results"]) == expected
    assert api.get(f"/api/v1/mentions/?{query}&count=on").json() == {"count": expected}


def test_a_mention_of_a_rejected_event_is_not_found(api):
    make_event(status="rejected")
    assert api.at(f"mentions/{Mention.objects.get().uid}/").status_code == 404


def test_a_mention_quotes_exactly(api):
    make_event()
    record = api.at(f"mentions/{Mention.objects.get().uid}/").json()
    assert record["quote"] == Article.objects.get().text[record["start"] : record["end"]]
    assert record["date_start"] == 24


def test_an_actor_has_names_and_offices(api):
    office = make_actor("foreign-secretary", kind="office")
    truss = make_actor("liz-truss", kind="person", aliases=("Liz Truss", "Лиз Трасс"), wikidata_id="Q272201")
    Tenure.objects.create(person=truss, office=office, start=dt.date(2021, 9, 15))
    term = {"office": "foreign-secretary", "person": "liz-truss", "start": "2021-09-15", "end": None}
    assert api.at("actors/liz-truss/").json()["tenures"] == api.at("actors/foreign-secretary/").json()["tenures"] == [term]
    assert {name["alias"] for name in api.at("actors/liz-truss/").json()["aliases"]} == {"Liz Truss", "Лиз Трасс"}
    assert api.ids("actors/", q="трасс") == api.ids("actors/", q="LIZ") == api.ids("actors/", kind="Person") == ["liz-truss"]


def test_counts_over_time_keep_what_is_imprecise_and_undated_apart(api):
    make_event()
    make_event(type="STATEMENT", quad="")
    make_event(day=dt.date(2022, 1, 1), date_edtf="2022-01", latest_on=dt.date(2022, 1, 31), precision="month")
    make_event(day=None)
    by_day = api.at("timeline/").json()
    assert by_day["results"] == [{"first": "2022-01-26", "last": "2022-01-26", "count": 2, "by_quad": {"none": 1, "verbal-conflict": 1}}]
    assert by_day["imprecise"] == [{"first": "2022-01-01", "last": "2022-01-31", "count": 1, "by_quad": {"verbal-conflict": 1}}]
    assert (by_day["undated"], by_day["count"]) == (1, 4)
    by_month = api.at("timeline/", per="MONTH").json()
    assert [(bar["first"], bar["last"], bar["count"]) for bar in by_month["results"]] == [("2022-01-01", "2022-01-31", 3)]
    assert [(bar["first"], bar["last"]) for bar in api.at("timeline/", per="week").json()["results"]] == [("2022-01-24", "2022-01-30")]


def test_changes_tell_of_every_event_and_leave_tombstones(api):
    merged, target, rejected, hidden, orphan = make_event(), make_event(), make_event(status="rejected"), make_event(modality="hypothetical"), make_event()
    merge(merged, target)
    orphan.delete()
    results = {record["id"]: record for record in api.at("changes/").json()["results"]}
    kinds = {state.event.uid: kind for state, kind in ((target, "changed"), (rejected, "rejected"), (hidden, "hidden"))}
    kinds |= {merged.event.uid: "merged", orphan.event.uid: "removed"}
    assert {uid: record["change"] for uid, record in results.items()} == kinds
    assert {uid for uid, record in results.items() if record["event"]} == {target.event.uid}
    assert results[merged.event.uid]["merged_into"] == target.event.uid
    assert results[target.event.uid]["event"] == api.at("events/").json()["results"][0]


def test_changes_come_in_order_from_a_moment_on(api):
    first, second = make_event(), make_event()
    Event.objects.filter(pk=first.event_id).update(updated_at="2022-02-03T00:00:00Z")
    Event.objects.filter(pk=second.event_id).update(updated_at="2022-02-02T00:00:00Z")
    assert api.ids("changes/") == [second.event.uid, first.event.uid]
    assert api.ids("changes/", since="2022-02-03") == api.ids("changes/", updated_since="2022-02-02T12:00:00+00:00") == [first.event.uid]


def test_the_way_in_lists_every_endpoint(api):
    make_event()
    for name, endpoint in api.at("").json()["endpoints"].items():
        assert api.get(endpoint["url"], HTTP_ACCEPT="*/*").status_code == 200, name
