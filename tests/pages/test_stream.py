"""Grouping for reading: what stands under which heading, and what never stands on the first of a month."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest

from timeline.extraction import edtf
from timeline.stream import Entry, in_periods


def entry(value: str, text: str = "") -> Entry:
    earliest, latest = edtf.bounds(value)
    return Entry(SimpleNamespace(date_edtf=value, date_text=text, earliest_on=earliest, latest_on=latest, precision=edtf.precision(value)))


def outline(*values: str, zoom: str = "day") -> list[tuple[str, list[str]]]:
    """Each period with its blocks; an imprecise one is written as its EDTF value in angle brackets."""
    return [
        (f"{period.first:%Y-%m}" if period.kind == "month" else f"{period.first:%Y}", [f"<{b.edtf}>" if b.imprecise else f"{b.first}" for b in period.blocks])
        for period in in_periods([entry(value) for value in values], zoom=zoom)
    ]


@pytest.mark.parametrize(
    ("zoom", "values", "expected"),
    [
        pytest.param("day", ["2022-01-25", "2022-01-26", "2022-01-26"], [("2022-01", ["2022-01-25", "2022-01-26"])], id="days"),
        pytest.param("day", ["2021-12-31", "2022-01-01"], [("2021-12", ["2021-12-31"]), ("2022-01", ["2022-01-01"])], id="months"),
        pytest.param("day", ["2022-01-01", "2022-01"], [("2022-01", ["<2022-01>", "2022-01-01"])], id="month before its first day"),
        pytest.param("day", ["2022-01-24", "[2022-01-24..2022-01-30]"], [("2022-01", ["<[2022-01-24..2022-01-30]>", "2022-01-24"])], id="week apart"),
        pytest.param("day", ["2022-01-31/2022-02-02"], [("2022-01", ["<2022-01-31/2022-02-02>"])], id="over a month's end"),
        pytest.param("day", ["2021", "2021-01-01"], [("2021", ["<2021>"]), ("2021-01", ["2021-01-01"])], id="year"),
        pytest.param("week", ["2022-01-24", "[2022-01-24..2022-01-30]", "2022-01"], [("2022-01", ["<2022-01>", "2022-01-24"])], id="weeks"),
        pytest.param("month", ["2022-01-24", "2022-01", "2022-02-03"], [("2022", ["2022-01-01", "2022-02-01"])], id="months as blocks"),
        pytest.param("year", ["2021-05-01", "2022-01"], [("2021", ["2021-01-01"]), ("2022", ["2022-01-01"])], id="years as blocks"),
        pytest.param("year", ["2021"], [("2021", ["<2021>"])], id="a year is imprecise at any zoom"),
    ],
)
def test_events_stand_under_their_period_and_block(zoom, values, expected):
    assert outline(*values, zoom=zoom) == expected


def test_a_period_counts_its_events():
    [period] = in_periods([entry("2022-01-25"), entry("2022-01-26"), entry("2022-01")])
    assert period.count == 3 and period.first == dt.date(2022, 1, 1)


def test_nothing_gives_nothing():
    assert in_periods([]) == []
