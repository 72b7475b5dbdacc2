"""The figures: what they draw, what they count, where they lead."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from tests.factories import make_event
from timeline.extraction.plover import QUAD_OF_TYPE
from timeline.pictures import draw_balance, draw_lanes, lay_out_matrix
from timeline.pictures.balance import HALF
from timeline.querysets.summaries import lay_over

FIRST, DAY, LAST = dt.date(2022, 1, 1), dt.date(2022, 1, 26), dt.date(2022, 1, 31)


def deed(kind, *actors, day=DAY, **values):
    return make_event(type=kind, quad=QUAD_OF_TYPE[kind], actors=actors, day=day, **values)


def test_lanes_are_ordered_by_events_and_a_mark_tells_the_chief_class():
    rows = [("a", "A", DAY, "", 1), ("b", "B", DAY, "verbal-conflict", 2), ("b", "B", DAY, "verbal-cooperation", 2), ("b", "B", FIRST, "", 1)]
    chart = draw_lanes(rows, per="day", first=FIRST, last=LAST)
    assert [(lane.slug, lane.count) for lane in chart.lanes] == [("b", 5), ("a", 1)]
    assert [(dot.first, dot.count, dot.quad) for dot in chart.lanes[0].dots] == [(FIRST, 1, ""), (DAY, 4, "verbal-conflict")]


def test_lanes_keep_to_the_busiest_actors():
    rows = [(f"a{number:02}", f"A{number:02}", DAY, "", number) for number in range(1, 20)]
    assert [lane.slug for lane in draw_lanes(rows, per="day", first=FIRST, last=LAST, most=2).lanes] == ["a19", "a18"]


def test_cooperation_rises_and_conflict_hangs():
    rows = [(DAY, DAY, "verbal-cooperation", 1), (DAY, DAY, "material-conflict", 2), (DAY, DAY, "", 5)]
    [pair] = draw_balance(lay_over(rows, per="day"), first=FIRST, last=LAST).pairs
    assert (pair.cooperation, pair.conflict) == (1, 2)
    assert pair.down == 2 * pair.up <= HALF


def test_the_balance_has_a_point_for_each_day():
    drawn = draw_balance(lay_over([(DAY, DAY, "verbal-conflict", 1)], per="day"), first=FIRST, last=LAST)
    points = [tuple(map(float, point.split(","))) for point in drawn.line.split()]
    assert len(points) == 31
    assert points[0] == (0.5, HALF) and points[25][1] > HALF


def test_the_matrix_leaves_out_what_an_actor_does_to_itself():
    matrix = lay_out_matrix([("a", "A", "b", "B", "verbal-conflict", 3), ("a", "A", "a", "A", "", 9), ("b", "B", "a", "A", "", 1)])
    assert matrix.columns == (("b", "B"), ("a", "A"))
    cells = {(row.slug, cell.recipient): (cell.count, cell.conflict, cell.shade) for row in matrix.rows for cell in row.cells}
    assert cells == {("a", "b"): (3, 3, 5), ("a", "a"): (0, 0, 0), ("b", "b"): (0, 0, 0), ("b", "a"): (1, 0, 2)}


def test_a_number_of_the_matrix_leads_to_as_many_events(get):
    deed("ACCUSE", ("russia", "actor"), ("nato", "recipient"))
    deed("THREATEN", ("russia", "actor"), ("nato", "recipient"), ("ukraine", "recipient"))
    deed("CONSULT", ("nato", "actor"), ("russia", "recipient"))
    page = get("/patterns/")
    cells = {link.get("aria-label"): link.get("href") for link in page.tree.xpath('//table[@class="matrix"]//td/a')}
    assert cells.keys() == {
        "Russia to NATO: 2 (0 of cooperation, 2 of conflict)",
        "Russia to Ukraine: 1 (0 of cooperation, 1 of conflict)",
        "NATO to Russia: 1 (1 of cooperation, 0 of conflict)",
    }
    for name, address in cells.items():
        between = get(f"/patterns/{address}")
        assert len(between.texts("entry__headline")) == int(name.partition(": ")[2].split()[0]), name


@pytest.mark.parametrize("name", ["bar", "dot"])
def test_every_mark_leads_to_as_many_events_as_it_names(get, name):
    deed("ACCUSE", ("russia", "actor"), ("nato", "recipient"))
    deed("CONSULT", ("nato", "actor"), ("russia", "mentioned"))
    deed("AID", ("nato", "actor"), day=dt.date(2022, 1, 20))
    marks = get("/patterns/").by_class(name)
    assert marks
    for mark in marks:
        words = mark.get("aria-label").replace(":", "").replace(",", "").split()
        named = int(words[words.index("event" if "event" in words else "events") - 1]) if name == "dot" else None
        listed = len(get(mark.get("href")).texts("entry__headline"))
        assert listed == (named or sum(int(word) for word, of in pairwise(words) if of == "of"))


def test_filters_narrow_the_figures_too(get):
    deed("ACCUSE", ("russia", "actor"), ("nato", "recipient"))
    assert "No dated event fits these filters" in get("/patterns/?type=AID").text
    assert get("/patterns/?actor=none-such&colour=red").status == 400


def test_an_empty_store_has_a_page_too(get):
    assert get("/patterns/").status == 200
