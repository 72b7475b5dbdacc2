"""Two sources side by side: what only one tells, what both tell, what they date differently."""

from __future__ import annotations

import datetime as dt
from itertools import combinations, product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_article, make_event, make_source
from timeline.models import EventState, Mention
from timeline.pictures.shares import cut
from timeline.querysets.comparisons import PARTS, compare

MONDAY, TUESDAY, WEDNESDAY = (dt.date(2022, 1, day) for day in (24, 25, 26))
ADDRESS = "/compare/?a=herald&b=gazette"


def told(headline, *sources, on=WEDNESDAY, **values):
    """An event with a report of each source, published ``on``."""
    return make_event(headline=headline, articles=tuple(make_article(source=make_source(slug), published=on) for slug in sources), **values)


def redate(state, slug, first, last=None):
    """The source's report of the event gives another date, or none."""
    last = last or first
    edtf = "" if first is None else first.isoformat() if first == last else f"{first}/{last}"
    Mention.objects.filter(event=state.event, article__source__slug=slug).update(date_edtf=edtf, earliest_on=first, latest_on=last)


@pytest.fixture
def story(db):
    make_source("herald"), make_source("gazette"), make_source("tribune")
    told("Herald alone", "herald")
    told("Gazette alone", "gazette", "tribune")
    told("Nobody of the two", "tribune")
    told("Both agree", "herald", "gazette")
    redate(told("Months apart from days", "herald", "gazette"), "gazette", dt.date(2022, 1, 1), dt.date(2022, 1, 31))
    redate(told("One without a date", "herald", "gazette"), "herald", None)
    redate(told("They differ", "herald", "gazette"), "gazette", TUESDAY)


def parts(page):
    return {
        section.get("id"): [link.text_content() for link in section.xpath(".//h3/a")] for section in page.tree.xpath("//section[contains(@class, 'versus')]")
    }


def test_each_event_stands_in_one_list(get, story):
    page = get(ADDRESS)
    assert {name: set(heads) for name, heads in parts(page).items()} == {
        "only_a": {"Herald alone"},
        "only_b": {"Gazette alone"},
        "both": {"Both agree", "Months apart from days", "One without a date"},
        "differ": {"They differ"},
    }
    assert "6 events" in page.texts("tally")[0]
    counts = {item.split(" 1")[0].split(" 3")[0]: int(item.split()[-1]) for item in page.texts("shares__item")}
    assert counts == {"only Herald": 1, "both, dated differently": 1, "both": 3, "only Gazette": 1}


def test_the_other_way_round_the_lists_change_places(get, story):
    lists = parts(get("/compare/?a=gazette&b=herald"))
    assert lists["only_a"] == ["Gazette alone"] and lists["only_b"] == ["Herald alone"] and lists["differ"] == ["They differ"]


def test_the_sentences_stand_side_by_side_with_the_date_that_each_gives(get, story):
    page = get(ADDRESS)
    [row] = page.tree.xpath("//section[@id='differ']//li")
    sides = [" ".join(side.text_content().split()) for side in row.xpath(".//*[@class='told__side']")]
    assert len(sides) == 2 and all("NATO answered Russia on Wednesday." in side for side in sides)
    assert "26 January 2022" in sides[0] and "25 January 2022" in sides[1]
    assert len([link for link in row.xpath(".//a/@href") if link.startswith("/evidence/")]) == 2


def test_every_filter_narrows_the_comparison(get, story):
    told("A threat", "herald", "gazette", type="THREATEN")
    page = get(f"{ADDRESS}&type=THREATEN")
    assert parts(page)["both"] == ["A threat"] and "1 event" in page.texts("tally")[0]
    assert "?a=herald&b=gazette" in page.links()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("a=herald&b=nonesuch", "b: no source is called “nonesuch”"),
        ("a=nonesuch&b=herald", "a: no source is called “nonesuch”"),
        ("a=herald&b=HERALD", "Choose two different sources"),
        ("a=herald&b=gazette&colour=red", "colour"),
        ("a=herald&b=gazette&as_of=soon", "as_of"),
        ("a=herald&b=gazette&part=some", "part"),
    ],
)
def test_what_cannot_be_compared_is_named(get, story, query, words):
    page = get(f"/compare/?{query}")
    assert page.status == 400 and words in page.text


def test_without_two_sources_there_is_a_form_to_choose_them(get, story):
    page = get("/compare/")
    assert page.tree.xpath("//select[@name='a']/option/@value") == ["", "gazette", "herald", "tribune"]
    assert "Choose a second source" in get("/compare/?a=herald").text
    assert "/compare/" in get("/sources/").links()


def test_as_of_a_day_later_reports_of_either_side_are_not_there(get, db):
    make_source("gazette")
    state = told("Told by both in the end", "herald", on=MONDAY)
    late = make_article(source=make_source("gazette"), published=WEDNESDAY)
    mention = state.event.mentions.get()
    mention.pk, mention.uid, mention.article = None, "late000000000000", late
    mention.date_edtf, mention.earliest_on, mention.latest_on = "2022-01-20", dt.date(2022, 1, 20), dt.date(2022, 1, 20)
    mention.save()
    assert parts(get(ADDRESS))["differ"] == ["Told by both in the end"]
    page = get(f"{ADDRESS}&as_of=2022-01-25")
    assert parts(page) == {"only_a": ["Told by both in the end"], "only_b": []}
    assert "20 January" not in page.text and page.tree.xpath("//select[@name='a']/option/@value") == ["", "herald"]


def test_a_list_can_be_read_in_full_page_by_page(get, db):
    make_source("gazette")
    for number in range(60):
        told(f"Herald alone {number}", "herald")
    page = get(ADDRESS)
    assert len(parts(page)["only_a"]) == 12
    whole = get(f"/compare/{page.link('All 60')}")
    assert len(parts(whole)["only_a"]) == 50
    rest = get(f"/compare/{whole.link('Later events')}")
    assert len(parts(rest)["only_a"]) == 10


@pytest.mark.slow
def test_many_events_take_as_many_queries_as_few(client, db):
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(ADDRESS).status_code == 200
        return len(captured)

    told("One", "herald", "gazette"), told("Two", "herald"), told("Three", "gazette")
    few = cost()
    for number in range(40):
        told(f"More {number}", "herald", "gazette"), told(f"Alone {number}", "herald")
    assert cost() == few <= 30


def test_shares_fill_the_bar():
    shares = cut({"only_a": 3, "both": 0, "only_b": 1})
    assert [(share.name, share.count, share.x, share.width) for share in shares] == [("only_a", 3, 0, 75), ("only_b", 1, 75, 25)]
    assert cut({}) == ()


def test_reports_differ_where_no_two_of_them_share_a_day(db):
    """Every placing of up to two stretches of days on either side, against the definition spelt out."""
    a, b = make_source("herald"), make_source("gazette")
    stretches = [(1, 1), (5, 5), (2, 4), (1, 9), (9, 9), None]
    sides = [*((one,) for one in stretches), *combinations(stretches, 2)]
    expected: dict[str, set[int]] = {"both": set(), "differ": set()}
    for of_a, of_b in product(sides, sides):
        state = told("Told", *("herald" for _ in of_a), *("gazette" for _ in of_b))
        for mention, stretch in zip(state.event.mentions.order_by("pk"), (*of_a, *of_b), strict=True):
            first, last = (dt.date(2022, 1, day) for day in stretch) if stretch else (None, None)
            Mention.objects.filter(pk=mention.pk).update(earliest_on=first, latest_on=last)
        dated_a, dated_b = ([stretch for stretch in side if stretch] for side in (of_a, of_b))
        fit = any(one[0] <= other[1] and other[0] <= one[1] for one, other in product(dated_a, dated_b))
        expected["differ" if dated_a and dated_b and not fit else "both"].add(state.pk)
    found = compare(EventState.objects.current(), a.pk, b.pk)
    assert {name: set(found.part(name).values_list("pk", flat=True)) for name in expected} == expected
    assert expected["differ"] and found.counts()["only_a"] == found.counts()["only_b"] == 0


def test_no_list_joins_reports_with_reports(db):
    found = compare(EventState.objects.current(), 1, 2)
    for name in PARTS:
        sql = str(found.part(name).query).upper()
        assert " NOT IN " not in sql and "NOT EXISTS" not in sql and 'JOIN "TIMELINE_MENTION"' not in sql, name
