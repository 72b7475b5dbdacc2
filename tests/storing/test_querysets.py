"""Reads of the timeline: knowledge by day, visibility, overlap, search, facets, density, neighbours."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_actor, make_article, make_event, make_source
from timeline.forms import EventFilterForm
from timeline.models import ActorAlias, EventState, Mention
from timeline.querysets import Facet
from timeline.querysets.events import FACETS
from timeline.querysets.summaries import PERIODS, lay_over, period_of


def day(number: int) -> dt.date:
    return dt.date(2022, 1, number)


def form(query: str = "", **kwargs: Any) -> EventFilterForm:
    found = EventFilterForm(QueryDict(query), **kwargs)
    assert found.is_valid(), found.errors
    return found


@pytest.mark.django_db
class TestKnowledge:
    @pytest.fixture
    def told_twice(self) -> EventState:
        """Known from the 26th under one headline, from the 28th under another."""
        state = make_event(headline="First told")
        EventState.objects.filter(pk=state.pk).update(current=False, known_until=day(28))
        later = EventState.objects.get(pk=state.pk)
        later.pk, later.headline, later.current, later.known_from, later.known_until = None, "Told anew", True, day(28), None
        later.save()
        return later

    @pytest.mark.parametrize(
        ("on", "headlines"),
        [(25, []), (26, ["First told"]), (27, ["First told"]), (28, ["Told anew"]), (31, ["Told anew"]), (None, ["Told anew"])],
    )
    def test_each_day_sees_what_was_known_then(self, told_twice, on, headlines):
        states = EventState.objects.as_of(day(on) if on else None)
        assert [state.headline for state in states] == headlines

    def test_a_publisher_counts_from_its_publication_on(self, told_twice):
        late = make_article(published=day(28), source=make_source("late"))
        Mention.objects.filter(event=told_twice.event).update(article=late)
        assert not EventState.objects.as_of(day(27)).from_source(["late"], known_by=day(27)).exists()
        assert EventState.objects.as_of(day(28)).from_source(["late"], known_by=day(28)).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("edtf", "first", "last", "asked", "overlaps", "certain"),
    [
        ("day", 26, 26, (26, 26), True, True),
        ("month", 1, 31, (26, 26), True, False),
        ("month", 1, 31, (1, 31), True, True),
        ("week", 24, 30, (30, None), True, False),
        ("week", 24, 30, (31, None), False, False),
        ("week", 24, 30, (None, 24), True, False),
        ("week", 24, 30, (None, 23), False, False),
        ("week", 24, 30, (None, 30), True, True),
    ],
)
def test_a_range_finds_what_may_lie_in_it_or_surely_does(edtf, first, last, asked, overlaps, certain):
    make_event(day=day(first), latest_on=day(last))
    bounds = [day(number) if number else None for number in asked]
    assert EventState.objects.in_range(*bounds).exists() is overlaps
    assert EventState.objects.certain(*bounds).exists() is certain


@pytest.fixture
def story(db) -> None:
    nrk = make_source("nrk", language="no")
    make_event(articles=(make_article(), make_article(source=nrk, language="no")), salience=0.9)
    make_event(headline="Talks in Geneva", type="CONSULT", quad="verbal-cooperation", day=day(10), articles=(make_article(source=nrk, language="no"),))
    make_event(day=None, modality="hypothetical", actors=(("russia", "actor"), ("russia", "mentioned")))
    make_event(status="rejected", date_conflict=True, day=day(1), latest_on=day(31), precision="month", date_edtf="2022-01")
    make_event(type="STATEMENT", quad="", status="reviewed", modality="planned", day=day(12), articles=(make_article(published=day(31)),))


QUERIES = [
    "",
    "type=CONSULT",
    "type=CONSULT&type=REJECT",
    "actor=nato",
    "actor=russia&role=recipient",
    "role=mentioned&modality=hypothetical",
    "source=nrk",
    "language=no&source=herald",
    "status=rejected",
    "modality=planned&status=reviewed",
    "as_of=2022-01-26",
    "as_of=2022-01-30&source=nrk",
    "q=geneva",
    "date_from=2022-01-11",
    "quad=none",
    "precision=none&modality=hypothetical",
    "level=key",
]


@pytest.mark.parametrize("query", QUERIES, ids=[query or "none" for query in QUERIES])
@pytest.mark.parametrize("name", FACETS)
def test_a_facet_s_number_is_that_of_the_list_after_the_click(story, query, name):
    chosen = form(query)
    for facet in chosen.facets(name):
        after = form(chosen.query(**{name: facet.value}))
        assert after.states().count() == facet.count > 0, facet
    values = {"actor": {"nato", "russia"}, "source": {"nrk", "herald"}, "language": {"no", "en"}, "type": {"CONSULT", "STATEMENT", "AID"}}
    for value in values.get(name, set()) - {facet.value for facet in chosen.facets(name)}:
        assert not form(chosen.query(**{name: value})).states().exists()


def test_facets_come_with_the_most_first_and_names_to_read(story):
    assert form().facets("source") == [Facet("herald", "Herald", 2), Facet("nrk", "Nrk", 2)]
    assert [facet.value for facet in form().facets("type")] == ["CONSULT", "REJECT", "STATEMENT"]


def test_an_unknown_facet_is_an_error(db):
    with pytest.raises(ValueError, match="headline"):
        form().facets("headline")


@pytest.mark.parametrize("per", PERIODS)
@pytest.mark.parametrize("query", QUERIES, ids=[query or "none" for query in QUERIES])
def test_bars_bands_and_the_undated_add_up_to_the_list(story, query, per):
    chosen = form(query)
    assert chosen.states().density(per=per).count == chosen.states().count()


DAYS = st.dates(dt.date(2021, 1, 1), dt.date(2022, 12, 31))


@given(st.lists(st.tuples(DAYS, st.integers(0, 400), st.sampled_from(["", "verbal-conflict"]), st.integers(1, 5))), st.sampled_from(PERIODS))
def test_a_bar_holds_only_what_lies_wholly_inside_it(rows, per):
    found = lay_over(((first, first + dt.timedelta(days=length), quad, count) for first, length, quad, count in rows), per=per)
    assert found.count == sum(count for *_, count in rows)
    for bar in found.bars:
        assert period_of(bar.first, per) == period_of(bar.last, per) == (bar.first, bar.last)
    for span in found.spans:
        assert period_of(span.first, per) != period_of(span.last, per)


def test_weeks_begin_on_monday_and_december_ends_with_the_year():
    assert period_of(day(2), "week") == (dt.date(2021, 12, 27), day(2))
    assert period_of(dt.date(2021, 12, 5), "month") == (dt.date(2021, 12, 1), dt.date(2021, 12, 31))
    with pytest.raises(ValueError, match="hour"):
        period_of(day(1), "hour")


@pytest.mark.django_db
@pytest.mark.parametrize("edge", [dt.date.min, dt.date.max], ids=["first day", "last day"])
def test_the_calendar_s_ends_break_nothing(edge):
    state = make_event(day=edge)
    assert not EventState.objects.around(state).exists()
    for per in PERIODS:
        first, last = period_of(edge, per)
        assert first <= edge <= last


@pytest.mark.django_db
def test_neighbours_are_the_events_before_and_after_in_the_list():
    states = [make_event(day=day(number)) for number in (3, 1, 3, 2)]
    third, first, fourth, second = states
    current = EventState.objects.current()
    assert current.neighbours(first) == (None, second)
    assert current.neighbours(third) == (second, fourth)
    assert current.neighbours(fourth) == (third, None)


@pytest.mark.django_db
def test_what_happened_around_an_event_is_within_three_days_of_it():
    near, far, itself = make_event(day=day(23)), make_event(day=day(22)), make_event(day=day(26))
    assert list(EventState.objects.current().around(itself)) == [near]
    assert far in EventState.objects.current().around(itself, days=4)
    assert not EventState.objects.current().around(make_event(day=None)).exists()


@pytest.mark.django_db
def test_an_alias_loaded_without_save_is_folded_too(tmp_path):
    from django.core.management import call_command

    make_actor("jonas-gahr-store")
    fixture = tmp_path / "aliases.json"
    fixture.write_text(
        '[{"model": "timeline.actoralias", "fields": {"actor": ["jonas-gahr-store"], "alias": "Jonas Gahr Støre", "language": "no"}}]', encoding="utf-8"
    )
    call_command("loaddata", str(fixture), verbosity=0)
    assert ActorAlias.objects.get().folded == "jonas gahr store"


class TestAddresses:
    def test_active_filters_are_told_as_they_stand_in_an_address(self):
        found = form("q=nato&type=consult&type=REJECT&date_certain=ON&date_from=2022-01-01")
        assert found.active() == [("date_from", "2022-01-01"), ("date_certain", "true"), ("type", "CONSULT"), ("type", "REJECT"), ("q", "nato")]

    def test_a_filter_is_taken_out_or_replaced(self):
        found = form("type=CONSULT&type=REJECT&q=a+b&zoom=week&cursor=x", also=("zoom", "cursor"))
        assert found.query(drop=[("type", "REJECT")]) == "type=CONSULT&q=a+b&zoom=week"
        assert found.query(type=None, as_of="2022-01-26") == "q=a+b&as_of=2022-01-26&zoom=week"
        assert found.query(zoom="day", type=["AID", "CONSULT"]) == "q=a+b&zoom=day&type=AID&type=CONSULT"


@pytest.mark.django_db
def test_a_page_of_the_timeline_reads_along_an_index():
    make_event()
    explained = EventState.objects.current().filter(sort_on__gte=day(1)).in_order()[:25]
    if connection.vendor == "sqlite":
        plan = explained.explain()
        assert "state_current_by_day" in plan
        assert "TEMP B-TREE" not in plan
    else:
        with connection.cursor() as cursor:
            # A handful of rows is cheapest to sort. Without sorting, only an index in the list's own order is left.
            for way in ("seqscan", "bitmapscan", "sort", "incremental_sort"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
        plan = explained.explain()
        assert "state_current_by_day" in plan
        assert "Sort" not in plan
