"""The coverage page: its numbers are the database's, and it says where they are thin."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_article, make_event, make_source
from tests.pages.page import squeezed
from timeline.models import Article, EventState
from timeline.pictures import Axis
from timeline.pictures.heat import draw_heat
from timeline.querysets.presence import Published

MONDAY, TUESDAY, WEDNESDAY = (dt.date(2022, 1, day) for day in (24, 25, 26))
WEEK = Axis.over(MONDAY, dt.date(2022, 1, 30), "day")


def text(slug, day, **values):
    return make_article(source=make_source(slug), published=day, **values)


@pytest.fixture
def story(db):
    make_event(articles=(text("herald", MONDAY), text("gazette", MONDAY, language="no")), day=MONDAY)
    make_event(articles=(text("herald", WEDNESDAY), text("herald", WEDNESDAY)), day=TUESDAY)
    make_event(articles=(text("herald", None),), day=None)
    text("gazette", dt.date(2022, 1, 1), published_until=dt.date(2022, 1, 31), published_precision="month", published_edtf="2022-01")
    make_event(status="rejected")


def test_the_heat_strips_table_counts_the_stores_texts_of_known_days(get, story):
    page = get("/about/coverage/")
    rows = [squeezed(row) for row in page.tree.xpath("//figure[@id='heat']//details//tbody/tr")]
    assert rows == ["Herald 24 January 2022 1", "Herald 26 January 2022 3", "Gazette 24 January 2022 1"]
    dated = Article.objects.current().filter(published_precision="day").count()
    assert dated == sum(int(row.split()[-1]) for row in rows) == 5
    assert page.texts("lane__sums") == ["5", "4", "1"]


def test_every_outlet_and_language_is_counted_as_the_store_does(get, story):
    page = get("/about/coverage/")
    outlets, languages = page.tree.xpath("//div[@class='columns columns--after']//table")
    assert [squeezed(row) for row in outlets.xpath(".//tbody/tr")] == [
        "Herald 5 24 January 2022 – 26 January 2022 1",
        "Gazette 2 1 January 2022 – 31 January 2022 0",
    ]
    assert [squeezed(row) for row in languages.xpath(".//tbody/tr")] == ["English 6 3", "Norwegian 1 1"]
    assert Article.objects.current().count() == 7 and EventState.objects.current().visible().count() == 3


def test_a_languages_number_leads_to_as_many_events(get, story):
    page = get("/about/coverage/")
    for link in page.tree.xpath("//a[contains(@href, 'language=')]"):
        assert f"{link.text_content()} event" in get(link.get("href")).texts("tally")[0]


def test_it_says_where_it_is_thin(get, story):
    thin = get("/about/coverage/").texts("thin__list")[0]
    assert "1 of the 3 days from 24 January 2022 to 26 January 2022 have no text at all" in thin
    assert "1 of those days rest on a single outlet" in thin
    assert "67 % of the events are told by one source only" in thin
    assert "1 language with fewer than three texts: Norwegian (1)" in thin


def test_as_of_a_day_it_counts_what_was_out(get, story):
    page = get("/about/coverage/?as_of=2022-01-25")
    assert page.texts("lane__sums") == ["2", "1", "1"] and "26 January" not in page.text
    assert "Counted from the texts that were out at the end of 25 January 2022" in page.text
    assert all("as_of=2022-01-25" in link for link in page.links() if link.startswith(("/sources/h", "/sources/g")))


@pytest.mark.parametrize("query", ["colour=red", "as_of=soon", "as_of=2022-01-25&as_of=2022-01-26"])
def test_what_cannot_be_read_is_named(get, db, query):
    page = get(f"/about/coverage/?{query}")
    assert page.status == 400 and query.split("=")[0] in page.text


def test_an_empty_store_has_a_page_without_a_figure(get, db):
    page = get("/about/coverage/")
    assert page.status == 200 and not page.by_class("heat")


def test_more_texts_are_darker_and_days_without_any_are_bare():
    heat = draw_heat([Published("a", "A", MONDAY, 9), Published("a", "A", WEDNESDAY, 1), Published("b", "B", MONDAY, 5)], axis=WEEK)
    assert [(row.slug, row.count, [cell.shade for cell in row.cells]) for row in heat.rows] == [("a", 10, [5, 1]), ("b", 5, [3])]
    assert [cell.first.day for cell in heat.bare] == [25, 27, 28, 29, 30]
    assert [cell.count for cell in heat.whole.cells] == [14, 1]


published = st.builds(
    Published,
    slug=st.sampled_from("abc"),
    name=st.just("X"),
    day=st.dates(MONDAY - dt.timedelta(days=9), MONDAY + dt.timedelta(days=20)),
    count=st.integers(1, 99),
)


@given(st.lists(published), st.sampled_from(["day", "week"]))
def test_rows_and_columns_add_up_to_the_same(rows, per):
    axis = Axis.over(WEEK.first, WEEK.last, per)
    heat = draw_heat(rows, axis=axis)
    inside = sum(row.count for row in rows if axis.holds(row.day, row.day))
    assert heat.whole.count == sum(row.count for row in heat.rows) == inside
    assert len(heat.bare) + len(heat.whole.cells) == len(list(axis.periods()))
    assert all(1 <= cell.shade <= 5 for row in heat.rows for cell in row.cells)
