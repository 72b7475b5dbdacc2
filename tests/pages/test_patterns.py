"""The figures: what they draw, what they count, where they lead."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_actor, make_article, make_event
from timeline.extraction.plover import QUAD_CLASSES, QUAD_OF_TYPE
from timeline.pictures import Axis, draw_balance, draw_lanes, lay_out_matrix
from timeline.pictures.balance import HALF
from timeline.pictures.lanes import LEAN, cut_half
from timeline.querysets.patterns import Dealing, Deeds
from timeline.querysets.summaries import lay_over

FIRST, DAY, LAST = dt.date(2022, 1, 1), dt.date(2022, 1, 26), dt.date(2022, 1, 31)
JANUARY = Axis.over(FIRST, LAST, "day")


def deed(kind, *actors, day=DAY, **values):
    return make_event(type=kind, quad=QUAD_OF_TYPE[kind], actors=actors, day=day, **values)


def done(slug, *, role="actor", first=DAY, last=None, quad="verbal-conflict", count=1):
    return Deeds(slug, slug.upper(), role, first, last or first, quad, count)


# -- geometry


def test_what_an_actor_does_lies_above_its_line_and_what_it_receives_below():
    both = [done("a", role=role, quad=quad) for role in ("actor", "recipient") for quad in ("", "verbal-conflict")]
    [lane] = draw_lanes(both, order=["a"], axis=JANUARY).lanes
    assert (lane.doing, lane.receiving) == (2, 2)
    above, below = lane.halves
    assert (above.side, below.side) == ("actor", "recipient")
    heights = [[float(piece.path.rsplit(" ", 1)[1][:-1]) for piece in half.slices] for half in (above, below)]
    assert heights[0][0] < 0 < heights[1][0] == -heights[0][0] and heights[0][1] == heights[1][1] == 0
    assert above.middle == pytest.approx(100 * 25.5 / 31, abs=0.01)


def test_lanes_stand_in_the_order_asked_for_and_count_what_they_cannot_draw():
    deeds = [done("a"), done("b"), done("b", first=FIRST, last=LAST, count=3), Deeds("b", "B", "actor", None, None, "", 4)]
    chart = draw_lanes(deeds, order=["b", "c", "a"], axis=JANUARY)
    assert [(lane.slug, lane.doing) for lane in chart.lanes] == [("b", 8), ("a", 1)]
    [band] = chart.lanes[0].bands
    assert (band.x, band.width, band.count) == (0, 100, 3)


def test_four_times_the_events_make_a_disc_twice_as_wide():
    lane, other = draw_lanes([done("a", count=40), done("b", count=10)], order=["a", "b"], axis=JANUARY).lanes
    widths = [float(re.search(r"A([\d.]+)", one.halves[0].slices[0].path)[1]) for one in (lane, other)]
    assert widths[0] == pytest.approx(2 * widths[1], rel=0.01)


@given(st.dictionaries(st.sampled_from(LEAN), st.integers(1, 50), min_size=1), st.sampled_from([-1, 1]))
def test_slices_of_a_half_disc_meet_and_lean_as_they_should(quads, side):
    slices = cut_half(quads, radius=10, side=side)
    assert [piece.quad for piece in slices] == [quad for quad in LEAN if quad in quads]
    edges = [tuple(map(float, re.findall(r"-?[\d.]+(?:e-?\d+)?", piece.path.replace("A", " A ").replace("L", " L ")))) for piece in slices]
    assert edges[0][2:4] == (-10, 0) and edges[-1][-2:] == (10, 0)
    for left, right in pairwise(edges):
        assert left[-2:] == right[2:4]


def test_cooperation_rises_and_conflict_hangs():
    rows = [(DAY, DAY, "verbal-cooperation", 1), (DAY, DAY, "material-conflict", 2), (DAY, DAY, "verbal-conflict", 1), (DAY, DAY, "", 5)]
    [pair] = draw_balance(lay_over(rows, per="day"), axis=JANUARY).pairs
    assert (pair.cooperation, pair.conflict) == (1, 3)
    pieces = {piece.quad: piece for piece in pair.pieces}
    assert pieces["verbal-cooperation"].y + pieces["verbal-cooperation"].height == pytest.approx(HALF, abs=0.02)
    assert pieces["material-conflict"].y == HALF < pieces["verbal-conflict"].y
    assert all(piece.y >= 0 and piece.y + piece.height <= 2 * HALF for piece in pair.pieces)


def test_statements_alone_are_no_bar():
    assert draw_balance(lay_over([(DAY, DAY, "", 5)], per="day"), axis=JANUARY).pairs == ()


def test_the_balance_has_a_point_for_each_day():
    drawn = draw_balance(lay_over([(DAY, DAY, "verbal-conflict", 1)], per="day"), axis=JANUARY)
    points = [tuple(map(float, point.split(","))) for point in drawn.line.split()]
    assert len(points) == 31
    assert points[0] == (0.5, HALF) and points[25][1] > HALF


@pytest.mark.parametrize(
    ("first", "last", "per", "days", "labels"),
    [
        pytest.param(FIRST, LAST, "day", 31, 4, id="Mondays of a month, but for the last that would be cut off"),
        pytest.param(DAY, DAY, "day", 1, 1, id="one day"),
        pytest.param(dt.date(2021, 9, 27), LAST, "week", 133, 4, id="months of a season"),
        pytest.param(dt.date(1949, 4, 4), LAST, "year", 74 * 365 + 18, 11, id="years"),
    ],
)
def test_the_axis_is_widened_to_whole_periods_and_labelled_sparsely(first, last, per, days, labels):
    axis = Axis.over(first, last, per)
    assert axis.days == days and len(axis.ticks) == labels
    periods = list(axis.periods())
    assert periods[0][0] == axis.first and periods[-1][1] == axis.last
    assert all((later[0] - earlier[1]).days == 1 for earlier, later in pairwise(periods))


def test_an_axis_up_to_the_calendars_end_ends():
    assert len(list(Axis.over(dt.date(9999, 12, 1), dt.date.max, "week").periods())) == 5


def test_the_matrix_stands_in_one_order_on_both_sides():
    dealings = [
        Dealing("a", "A", "b", "B", "verbal-conflict", 3),
        Dealing("a", "A", "b", "B", "material-cooperation", 1),
        Dealing("b", "B", "a", "A", "", 1),
        Dealing("c", "C", "a", "A", "", 1),
    ]
    matrix = lay_out_matrix(dealings)
    assert [row.slug for row in matrix.rows] == ["a", "b", "c"] and [slug for slug, _ in matrix.columns] == ["a", "b"]
    cells = {(cell.doer, cell.receiver): cell for row in matrix.rows for cell in row.cells}
    assert [cells[pair].count for pair in (("a", "b"), ("b", "a"), ("c", "a"), ("c", "b"))] == [4, 1, 1, 0]
    assert cells["a", "a"].own and cells["a", "b"].side == 2 * cells["b", "a"].side
    cooperation, conflict = cells["a", "b"].pieces
    assert (cooperation.quad, conflict.quad) == ("material-cooperation", "verbal-conflict")
    assert cooperation.x + cooperation.width == pytest.approx(conflict.x) and conflict.width == pytest.approx(3 * cooperation.width)


def test_the_table_of_pairs_says_how_many_it_leaves_out():
    matrix = lay_out_matrix([Dealing("a", "A", f"b{number}", f"B{number}", "", 1) for number in range(103)])
    assert (len(matrix.pairs), matrix.left_out, len(matrix.columns)) == (100, 3, 9)


# -- the page


def powers():
    for slug in ("russia", "ukraine", "nato"):
        make_actor(slug, kind="organisation" if slug == "nato" else "state")
    make_actor("sergey-lavrov", kind="person")


@pytest.fixture
def story(db):
    powers()
    deed("ACCUSE", ("russia", "actor"), ("sergey-lavrov", "actor"), ("nato", "recipient"))
    deed("THREATEN", ("russia", "actor"), ("nato", "recipient"), ("ukraine", "recipient"))
    deed("CONSULT", ("nato", "actor"), ("russia", "recipient"), ("ukraine", "mentioned"))
    deed("AID", ("nato", "actor"), ("ukraine", "recipient"), day=dt.date(2022, 1, 20))
    deed("STATEMENT", ("ukraine", "actor"), day=dt.date(2022, 1, 20))
    deed("MOBILIZE", ("russia", "actor"), earliest_on=FIRST, latest_on=LAST, precision="month", date_edtf="2022-01", sort_on=FIRST)
    deed("REJECT", ("nato", "actor"), ("russia", "recipient"), day=None)


def counted(name):
    """The number of events in a full name: ``… : 3 events (…)``, or the sum of both sides."""
    sides = re.findall(r"(\d+) (?:of cooperation|of conflict)", name)
    return sum(map(int, sides)) if sides else int(re.search(r": (\d+) event", name)[1])


def named(mark):
    """The name by which a mark is announced and shown."""
    return mark.get("aria-label") or mark.xpath("string(./title)")


def listed(page):
    return len(page.texts("entry__headline"))


@pytest.mark.parametrize("query", ["", "?zoom=week", "?zoom=month", "?date_from=2022-01-20&date_to=2022-01-26", "?quad=verbal-conflict", "?doer=russia"])
@pytest.mark.parametrize("mark", ["bar", "half", "cell"])
def test_every_mark_leads_to_as_many_events_as_it_names(get, story, mark, query):
    marks = get(f"/patterns/{query}").by_class(mark)
    assert marks
    for link in marks:
        assert listed(get(link.get("href"))) == counted(named(link)), named(link)


def test_the_sums_beside_a_lane_lead_to_as_many_events(get, story):
    page = get("/patterns/")
    links = page.tree.xpath("//span[@class='lane__sums']/a")
    assert [link.text_content() for link in links] == ["3 acting", "2 acted upon", "3 acting", "2 acted upon", "1 acting", "2 acted upon"]
    for link in links:
        assert listed(get(link.get("href"))) == int(link.text_content().split()[0])


def test_each_figure_has_its_numbers_in_a_table(get, story):
    page = get("/patterns/")
    balance, lanes, matrix = (page.tree.xpath(f"//figure[@id='{name}']//details//tbody/tr") for name in ("balance", "lanes", "matrix"))
    assert len(balance) == len(page.by_class("bar")) == 2
    assert len(lanes) == len(page.by_class("half")) + len(page.by_class("band"))
    names = {link.get("aria-label") for row in matrix for link in row.xpath(".//a")}
    assert names == {link.get("aria-label") for link in page.by_class("cell")}
    assert "Russia towards NATO: 2 events (2 verbal conflict)" in names


def test_the_sum_of_what_is_and_is_not_drawn_is_the_lists_count(get, story):
    [words] = get("/patterns/").texts("strip__sum")
    assert words == "5 on a certain date in this picture, statements among them · 1 of imprecise date · 1 undated = 7"


def test_people_are_drawn_apart_from_the_powers_they_act_for(get, story):
    assert "Sergey Lavrov" not in get("/patterns/").texts("lane__name")
    people = get("/patterns/?who=people")
    assert [name for name in people.texts("lane__name") if name] == ["Sergey Lavrov"]
    assert people.tree.xpath("//form[@id='filter']/input[@name='who']/@value") == ["people"]
    everybody = get("/patterns/?who=all")
    assert {"Sergey Lavrov", "Russia"} <= set(everybody.texts("lane__name"))
    assert "Sergey Lavrov towards NATO: 1 event (1 verbal conflict)" in {link.get("aria-label") for link in everybody.by_class("cell")}


def test_an_actor_who_acts_upon_itself_is_no_pair(get, db):
    powers()
    deed("ACCUSE", ("russia", "actor"), ("russia", "recipient"))
    assert not get("/patterns/").by_class("matrix")


def test_filters_narrow_the_figures_and_show_as_chips(get, story):
    page = get("/patterns/?doer=russia&type=THREATEN&zoom=week")
    assert {link.get("aria-label") for link in page.by_class("cell")} == {
        "Russia towards NATO: 1 event (1 verbal conflict)",
        "Russia towards Ukraine: 1 event (1 verbal conflict)",
    }
    assert any("Acting: Russia" in chip for chip in page.texts("chip"))
    assert page.tree.xpath("//form[@id='filter']/@action") == ["/patterns/"]


@pytest.mark.parametrize("query", ["colour=red", "who=nobody", "zoom=hour", "as_of=soon"])
def test_what_cannot_be_read_is_named(get, db, query):
    page = get(f"/patterns/?{query}")
    assert page.status == 400 and query.split("=")[0] in page.text


def test_as_of_a_day_only_what_was_out_is_drawn(get, db):
    powers()
    make_event(articles=(make_article(published=dt.date(2022, 1, 24)),), actors=(("nato", "actor"), ("russia", "recipient")), day=dt.date(2022, 1, 20))
    late = make_article(published=DAY)
    make_event(articles=(late,), actors=(("ukraine", "actor"), ("russia", "recipient")), day=dt.date(2022, 1, 19), type="THREATEN")
    page = get("/patterns/?as_of=2022-01-25")
    assert "Ukraine" not in page.text and "19 January" not in page.text and "1 event" in page.texts("tally")[0]
    for link in (*page.by_class("bar"), *page.by_class("half"), *page.by_class("cell")):
        assert "as_of=2022-01-25" in link.get("href")


def test_events_without_a_certain_date_are_said_and_not_drawn(get, db):
    powers()
    deed("ACCUSE", ("russia", "actor"), ("nato", "recipient"), day=None)
    page = get("/patterns/")
    assert "No event of a certain date" in page.text and page.by_class("cell") and not page.by_class("bar")


@pytest.mark.parametrize("query", ["", "?zoom=day", "?zoom=week", "?zoom=month", "?zoom=year"])
@pytest.mark.parametrize("days", [("0001-01-01", "0001-01-02"), ("9999-12-30", "9999-12-31"), ("0001-01-01", "9999-12-31")], ids=" to ".join)
def test_the_calendars_ends_break_no_figure(get, db, days, query):
    powers()
    for day in map(dt.date.fromisoformat, days):
        deed("ACCUSE", ("russia", "actor"), ("nato", "recipient"), day=day, articles=(make_article(published=day),))
    assert get(f"/patterns/{query}").status == get("/about/coverage/").status == get("/actors/russia/").status == 200


def test_an_empty_store_and_an_empty_list_have_a_page_too(get, db):
    assert "No event fits" in get("/patterns/").text
    assert "Clear all filters" in get("/patterns/?type=AID").text


def test_drawings_carry_their_looks_in_classes(get, story):
    page = get("/patterns/")
    assert not page.tree.xpath("//*[@style] | //svg//@fill | //svg//@stroke")
    assert {quad for quad in QUAD_CLASSES if page.by_class(f"q--{quad}")} == {"verbal-conflict", "verbal-cooperation", "material-cooperation"}


def test_wide_figures_scroll_in_regions_that_the_keyboard_reaches(get, story):
    regions = get("/patterns/").by_class("scroll")
    assert len(regions) == 3
    assert all(region.get("tabindex") == "0" and region.get("role") == "region" and region.get("aria-labelledby") for region in regions)


def test_the_older_address_leads_here(get, db):
    assert get("/pictures/?actor=nato").response["Location"] == "/patterns/?actor=nato"


# -- an actor's page


def test_an_actors_page_draws_what_it_does_and_receives(get, story):
    page = get("/actors/nato/")
    names = {named(half) for half in page.by_class("half")}
    assert names == {
        "NATO acting, 20 January 2022: 1 event (1 material cooperation)",
        "NATO acting, 26 January 2022: 1 event (1 verbal cooperation)",
        "NATO acted upon, 26 January 2022: 2 events (2 verbal conflict)",
    }
    for half in page.by_class("half"):
        assert listed(get(half.get("href"))) == counted(named(half))


def test_an_actors_page_says_whom_it_meets_and_upon_whom_it_acts(get, story):
    page = get("/actors/nato/")
    links = {link.get("aria-label"): link.get("href") for link in page.by_class("directory__count") if link.get("aria-label")}
    assert links.keys() == {
        "NATO meets Russia: 1",
        "NATO towards Russia: 2",
        "NATO towards Ukraine: 1",
        "Russia towards NATO: 2",
        "Sergey Lavrov towards NATO: 1",
    }
    for name, address in links.items():
        assert f"{name.rpartition(': ')[2]} event" in get(address).texts("tally")[0], name


def test_an_actors_page_as_of_a_day_draws_only_what_was_out(get, db):
    make_event(articles=(make_article(published=dt.date(2022, 1, 24)),), day=dt.date(2022, 1, 20))
    make_event(articles=(make_article(published=DAY),), actors=(("nato", "actor"), ("ukraine", "recipient")), day=dt.date(2022, 1, 19), type="THREATEN")
    page = get("/actors/nato/?as_of=2022-01-25")
    assert "Ukraine" not in page.text and "19 January" not in page.text
    assert len(page.by_class("half")) == 1
    onward = [link for link in page.links() if link.startswith(("/?", "/timeline.atom", "/events/"))]
    assert onward and all("as_of=2022-01-25" in link for link in onward)
