"""The strip's geometry: what is drawn adds up, and stays where its days are."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from timeline.extraction.plover import QUAD_CLASSES
from timeline.pictures import HEIGHT, choose_scale, coarser, draw_strip
from timeline.querysets.summaries import lay_over

FIRST, LAST = dt.date(2022, 1, 1), dt.date(2022, 1, 31)


def strip(rows, *, per="day"):
    return draw_strip(lay_over(rows, per=per), first=FIRST, last=LAST)


def test_a_day_is_drawn_where_it_lies():
    [bar] = strip([(dt.date(2022, 1, 31), dt.date(2022, 1, 31), "", 2)]).bars
    assert bar.hit_x + bar.hit_width == pytest.approx(100, abs=0.01)
    assert bar.hit_width == pytest.approx(100 / 31, abs=0.01)


def test_a_month_is_a_band_over_all_of_it_and_no_bar():
    drawn = strip([(FIRST, LAST, "verbal-conflict", 3)])
    assert drawn.bars == ()
    [band] = drawn.bands
    assert (band.x, band.width, band.count) == (0, 100, 3)


def test_classes_are_stacked_from_the_ground_up_without_gaps():
    day = dt.date(2022, 1, 26)
    [bar] = strip([(day, day, quad, 1) for quad in ("", *QUAD_CLASSES)]).bars
    assert bar.pieces[0].quad == "material-conflict" and bar.pieces[0].y + bar.pieces[0].height == HEIGHT
    for lower, upper in pairwise(bar.pieces):
        assert upper.y + upper.height == pytest.approx(lower.y, abs=0.02)


def test_what_lies_outside_is_counted_and_not_drawn():
    drawn = strip([(dt.date(2014, 3, 1), dt.date(2014, 3, 1), "", 1), (None, None, "", 4), (FIRST, FIRST, "", 1)])
    assert (drawn.on_bars, drawn.on_bands, drawn.outside, drawn.undated, drawn.count) == (1, 0, 1, 4, 6)


@pytest.mark.parametrize(("days", "scale"), [(1, "day"), (200, "day"), (201, "week"), (1120, "week"), (1130, "month"), (4800, "month"), (40000, "year")])
def test_the_scale_keeps_bars_wide_enough(days, scale):
    assert choose_scale(FIRST, FIRST + dt.timedelta(days=days - 1)) == scale


def test_a_coarser_strip_counts_the_same():
    week = dt.date(2022, 1, 24)
    sunday = week + dt.timedelta(days=6)
    by_day = lay_over([(week, week, "", 2), (sunday, sunday, "", 1), (FIRST, LAST, "", 4)], per="day")
    by_week = coarser(by_day, per="week")
    assert [(bar.first, bar.count) for bar in by_week.bars] == [(week, 3)]
    assert by_week.count == by_day.count
    assert [bar.count for bar in coarser(by_day, per="month").bars] == [7]


days = st.dates(dt.date(2021, 12, 1), dt.date(2022, 2, 28))
rows = st.lists(st.tuples(days, st.integers(0, 40), st.sampled_from(["", *QUAD_CLASSES]), st.integers(1, 9)), max_size=30)


@given(rows, st.integers(0, 5), st.sampled_from(["day", "week", "month"]))
def test_the_sum_of_everything_is_the_lists_count(rows, undated, per):
    spans = [(day, day + dt.timedelta(days=more), quad, count) for day, more, quad, count in rows]
    drawn = strip([*spans, *([(None, None, "", undated)] if undated else [])], per=per)
    assert drawn.count == sum(count for *_, count in spans) + undated
    for shape in (*drawn.bars, *drawn.bands):
        assert shape.x >= 0
        assert shape.x + shape.width <= 100.01
    for bar in drawn.bars:
        assert all(0 <= piece.y <= HEIGHT for piece in bar.pieces)


def test_a_class_is_one_path_with_an_outline_for_each_of_its_pieces():
    drawn = strip([(FIRST, FIRST, "verbal-conflict", 2), (LAST, LAST, "verbal-conflict", 1), (LAST, LAST, "", 1)])
    assert [(layer.quad, layer.path.count("z")) for layer in drawn.layers] == [("verbal-conflict", 2), ("", 1)]
    bar = drawn.bars[0]
    assert drawn.layers[0].path.startswith(f"M{bar.x:g} {bar.pieces[0].y:g}h{bar.width:g}v{bar.pieces[0].height:g}")


def luminance(colour: str) -> float:
    """WCAG's relative luminance of ``#rrggbb``."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_greyscale_the_classes_are_steps_that_an_eye_can_tell(scheme):
    light, _, dark = (settings.BASE_DIR / "static/css/tokens.css").read_text(encoding="utf-8").partition("@media")
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light if scheme == "light" else dark))
    steps = sorted(luminance(colours[name]) + 0.05 for name in ("vc", "vf", "mc", "mf", "none"))
    assert all(lighter / darker >= 1.5 for darker, lighter in pairwise(steps)), steps
    paper = luminance(colours["paper"]) + 0.05
    for name in ("vc-ink", "vf-ink", "mc-ink", "mf-ink", "none-ink"):
        darker, lighter = sorted((paper, luminance(colours[name]) + 0.05))
        assert lighter / darker >= 4.5, f"{name} is an outline and a word's colour"
