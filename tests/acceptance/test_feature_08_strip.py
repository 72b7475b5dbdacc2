"""A density strip to pick from."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from tests.factories import make_event
from tests.pages.test_timeline import MONTH


@pytest.fixture
def events(db):
    for day, count in ((20, 1), (24, 2), (26, 3), (31, 1)):
        for _ in range(count):
            make_event(headline=f"On the {day}th", day=dt.date(2022, 1, day), **({"type": "AID", "quad": "material-cooperation"} if day == 20 else {}))
    make_event(headline="Some time in January", **MONTH)
    make_event(headline="Undated", day=None)


def named(page, kind):
    """The names of bars or bands, with what their links lead to."""
    return {
        link.xpath("string(./title)"): link.get("href") for link in page.tree.xpath('//*[@class="strip__drawing"]//a') if link.xpath(f'./*[@class="{kind}"]')
    }


def test_each_bar_is_a_link_named_by_date_and_count(events, get):
    bars = named(get("/"), "bar__hit")
    assert [name.split(" (")[0] for name in bars] == [
        "20 January 2022: 1 event",
        "24 January 2022: 2 events",
        "26 January 2022: 3 events",
        "31 January 2022: 1 event",
    ]
    for name, address in bars.items():
        assert f"{re.search(r': ([0-9]+)', name)[1]} event" in get(f"/{address}").texts("tally")[0]


@pytest.mark.parametrize("query", ["", "actor=nato", "type=AID", "q=january", "date_from=2022-01-24"])
def test_bars_imprecise_and_undated_add_up_to_the_count(events, get, query):
    page = get(f"/?{query}")
    parts, total = page.texts("strip__sum")[0].split("=")
    assert sum(map(int, re.findall(r"[0-9]+", parts))) == int(total)
    assert page.texts("tally")[0].startswith(f"{int(total)} event")


def test_two_date_fields_narrow_list_and_facets_alike(events, get):
    form = get("/").tree.xpath('//form[@id="filter"]')[0]
    assert {field.get("type") for field in form.xpath('.//input[@name="date_from" or @name="date_to"]')} <= {"date", "text"}
    assert len(form.xpath('.//input[@name="date_from" or @name="date_to"]')) == 2
    page = get("/?date_from=2022-01-24&date_to=2022-01-28&date_certain=true")
    assert page.texts("entry__headline") == ["On the 24th"] * 2 + ["On the 26th"] * 3
    assert "type=AID" not in " ".join(page.links())
    assert {int(link.text_content().split()[-1]) for link in page.by_class("facet__count")} == {5}


def test_a_month_is_a_pale_band_over_all_of_it_and_no_bar(events, get):
    page = get("/")
    [(name, address)] = named(page, "band").items()
    assert name.startswith("January 2022") and "1 event" in name
    assert "date_from=2022-01-01" in address and "date_to=2022-01-31" in address
    assert not any("1 January 2022:" in bar and not bar.startswith("31") for bar in named(page, "bar__hit"))
