"""What the store promises: idempotence, any order, revisions, and events that keep their names."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from tests.storing.texts import ANSWER, REWORDED, TALKS, TROOPS, UNDATED, extraction, make_actors, put, rows, shuffled, snapshot
from timeline.models import Article, Event, EventState, Finding, Mention, Source, TouchedSpan
from timeline.store import delete_articles, find_or_make_source, merge_touched, store_article

pytestmark = pytest.mark.django_db

TEXTS = [
    ((ANSWER, TALKS), {"name": "a.txt", "publisher": "Herald", "published": "2022-01-27"}),
    ((REWORDED, TROOPS), {"name": "b.txt", "publisher": "Gazette", "published": "2022-01-26"}),
    ((REWORDED.replace("hands over", "gives"), UNDATED), {"name": "c.txt", "publisher": "Tribune", "published": "2022-01"}),
    ((TALKS, ANSWER), {"name": "d.txt", "publisher": None, "published": None}),
    ((ANSWER,), {"name": "e.txt", "publisher": "Courier", "published": "2022-02-20"}),
    ((TALKS.replace("21 |", "22 |"), TROOPS), {"name": "f.txt", "publisher": "Echo", "published": "2022-01-25"}),
    ((REWORDED,), {"name": "g.txt", "publisher": "Avis", "published": "2022-01-27", "language": "no"}),
]


@pytest.fixture(autouse=True)
def actors(db):
    make_actors()


def put_all(texts, *, merge=True):
    for lines, values in texts:
        put(*lines, merge=merge, **values)
    merge_touched()


def test_reports_of_one_event_share_it():
    put_all(TEXTS[:2])
    state = EventState.objects.current().get(type="REJECT")
    assert (state.mentions, state.sources, state.first_reported) == (2, 2, dt.date(2022, 1, 26))
    assert EventState.objects.current().count() == 3


def test_a_quote_is_the_stored_text():
    article = put(ANSWER, TALKS)
    for mention in article.mentions.all():
        assert mention.quote == mention.headline + "."


def test_a_second_run_writes_nothing():
    put_all(TEXTS)
    before = rows()
    put_all(TEXTS)
    assert rows() == before and not TouchedSpan.objects.exists()


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("merge", [True, False], ids=["one at a time", "all at once"])
def test_the_order_of_texts_does_not_show(seed, merge):
    with transaction.atomic():
        put_all(TEXTS)
        expected = snapshot()
        transaction.set_rollback(True)
    make_actors()
    put_all(shuffled(TEXTS, seed), merge=merge)
    assert snapshot() == expected


@pytest.mark.parametrize("day", [dt.date(2022, 1, 25), dt.date(2022, 1, 26), dt.date(2022, 1, 27), dt.date(2022, 1, 31), dt.date(2022, 3, 1)], ids=str)
def test_as_of_equals_a_store_without_later_texts(day):
    bounds = {"2022-01": dt.date(2022, 1, 31), None: dt.date.max}
    early = [text for text in TEXTS if bounds.get(text[1]["published"]) or dt.date.fromisoformat(text[1]["published"]) <= day]
    early = [text for text in early if bounds.get(text[1]["published"], dt.date.min) <= day]
    with transaction.atomic():
        put_all(early)
        expected = snapshot(as_of=day)
        transaction.set_rollback(True)
    make_actors()
    put_all(TEXTS)
    assert snapshot(as_of=day) == expected and expected


def test_a_text_known_to_the_month_is_known_from_its_last_day():
    put(ANSWER, published="2022-01")
    assert EventState.objects.get().known_from == dt.date(2022, 1, 31)


def test_a_text_without_a_date_is_known_today_and_as_of_no_day():
    put(ANSWER, published=None)
    state = EventState.objects.get()
    assert (state.known_from, state.current, state.first_reported) == (None, True, None)
    assert not EventState.objects.as_of(dt.date(2030, 1, 1)).exists()


def test_an_undated_event_sorts_last():
    put(UNDATED, TALKS)
    last = EventState.objects.current().in_order().last()
    assert (last.precision, last.sort_on, last.earliest_on) == ("none", dt.date.max, None)


def test_an_event_killed_before_merging_is_completed_by_the_next_run():
    put(ANSWER, merge=False)
    assert Mention.objects.count() == 1 and not Event.objects.exists()
    put(ANSWER)
    assert EventState.objects.current().get().mentions == 1 and not TouchedSpan.objects.exists()


def test_a_merge_that_dies_leaves_all_as_it_was(monkeypatch):
    put(ANSWER)
    before = rows()["EventState"]
    put(REWORDED, name="b.txt", publisher="Gazette", merge=False)

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("timeline.store.merging.write_states", die)
    with pytest.raises(KeyboardInterrupt):
        merge_touched()
    assert rows()["EventState"] == before and TouchedSpan.objects.exists()
    monkeypatch.undo()
    merge_touched()
    assert EventState.objects.current().get().sources == 2


def test_an_earlier_report_does_not_take_the_event_s_name():
    put(ANSWER, name="later.txt", published="2022-01-28")
    uid = Event.objects.get().uid
    put(REWORDED, name="earlier.txt", publisher="Gazette", published="2022-01-26")
    assert Event.objects.get().uid == uid
    assert EventState.objects.as_of(dt.date(2022, 1, 26)).get().event.uid == uid


def test_a_name_that_is_lost_leads_to_the_event_that_took_its_mentions():
    one, other = "written papers about missiles", "refusal concerning membership pledges"
    put(f"26 | REJECT | nato>russia | {one}", name="a.txt", published="2022-01-28")
    put(f"26 | REJECT | nato>russia | {other}", name="b.txt", publisher="Gazette", published="2022-01-29")
    assert Event.objects.count() == 2
    put(f"26 | REJECT | nato>russia | {one} and {other}", name="c.txt", publisher="Tribune", published="2022-01-26")
    ended = Event.objects.get(merged_into__isnull=False)
    assert ended.merged_into.states.get(current=True).mentions == 3 and not ended.states.exists()


def test_a_changed_text_is_a_new_revision_and_the_old_stays_for_its_evidence():
    first = put(ANSWER, TALKS)
    second = put(TROOPS, ANSWER)
    first.refresh_from_db()
    assert (first.current, second.current, second.revision, first.key) == (False, True, 2, second.key)
    assert first.mentions.count() == 2 and not first.mentions.filter(event__isnull=False).exists()
    assert sorted(EventState.objects.current().values_list("type", flat=True)) == ["MOBILIZE", "REJECT"]


def test_an_event_keeps_its_name_over_a_revision():
    put(ANSWER, TALKS)
    names = set(EventState.objects.values_list("type", "event__uid"))
    put(ANSWER.replace("written answer", "written  answer"), TALKS)
    assert set(EventState.objects.values_list("type", "event__uid")) == names


def test_a_text_that_returns_to_its_old_words_is_its_old_revision():
    first = put(ANSWER)
    put(TROOPS)
    again = put(ANSWER)
    assert again.pk == first.pk and Article.objects.count() == 2
    assert EventState.objects.current().get().type == "REJECT"


def test_an_event_whose_evidence_is_gone_is_told_by_no_state():
    put(ANSWER)
    put(TROOPS)
    assert Event.objects.count() == 2 and EventState.objects.get().type == "MOBILIZE"


def test_a_deleted_text_takes_its_evidence_along():
    article = put(ANSWER)
    put(REWORDED, name="b.txt", publisher="Gazette")
    delete_articles([article])
    merge_touched()
    assert EventState.objects.get().sources == 1


def test_two_outlets_may_print_one_text():
    put(ANSWER, name="a.txt", publisher="Herald")
    put(ANSWER, name="a.txt", publisher="Gazette")
    assert Article.objects.count() == 2
    assert (EventState.objects.get(current=True).sources, EventState.objects.get(current=True).mentions) == (1, 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("https://www.herald.example/a/?utm_source=x", "http://herald.example/a#top", id="trackers, scheme and fragment"),
        pytest.param("https://herald.example/a?b=2&a=1", "https://herald.example/a/?a=1&b=2", id="order of the query"),
    ],
)
def test_one_address_is_one_text_however_it_is_written(one, other):
    assert put(ANSWER, url=one).key == put(TROOPS, url=other, name="z.txt").key


def test_findings_are_kept_and_not_repeated():
    put(ANSWER, published=None)
    put(ANSWER, published=None)
    assert Finding.objects.get().code == "no-publication-date"


def test_publishers_are_found_by_alias_and_made_once():
    Source.objects.create(slug="rferl", name="Radio Free Europe/Radio Liberty", aliases=["RFE/RL"])
    assert find_or_make_source("rfe/rl").slug == "rferl"
    assert find_or_make_source("New Paper").pk == find_or_make_source(" new  paper ").pk
    assert find_or_make_source("") is None and Source.objects.count() == 2


def test_the_database_refuses_a_mention_that_ends_before_it_starts():
    article = put(ANSWER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mention.objects.create(uid="x" * 16, article=article, start=5, end=5, date_basis="none", type="ACCUSE", modality="happened", headline="x", voice="v")


def test_the_number_of_queries_does_not_grow_with_the_mentions(django_assert_max_num_queries):
    lines = [f"{day} | REJECT | nato>russia | Subject{day}x reference{day}y paragraph{day}z" for day in range(10, 31)]
    found = extraction(*lines)
    source = find_or_make_source("Herald")
    with django_assert_max_num_queries(60):
        store_article(found, source=source, file_name="a.txt")
        merge_touched()
    assert EventState.objects.count() == 21


def test_a_digest_is_no_revision_of_the_report_whose_address_it_carries():
    address = "https://herald.example/a"
    put(ANSWER, url=address)
    digest = put(TALKS, url=address, name="digest.txt", digest=True)
    assert digest.is_digest and Article.objects.filter(current=True).count() == 2


@pytest.mark.parametrize("seed", range(3))
def test_what_a_text_said_before_leaves_no_trace_in_the_events(seed):
    """A store that has seen other wordings, now replaced, says the same as one that never did."""
    with transaction.atomic():
        put_all(TEXTS)
        expected = snapshot()
        transaction.set_rollback(True)
    make_actors()
    earlier = [((TROOPS, REWORDED), values) for _, values in TEXTS if values["publisher"]]
    put_all(shuffled(earlier, seed))
    put_all(shuffled(TEXTS, seed))
    assert snapshot() == expected
