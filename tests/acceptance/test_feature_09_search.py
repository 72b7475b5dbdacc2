"""Search and facets that add up, all in the address."""

from __future__ import annotations

import pytest

from tests.pages.page import squeezed

pytestmark = pytest.mark.usefixtures("store", "db")


@pytest.fixture(scope="module")
def store(newsroom):
    newsroom.tell("Herald", "2022-01-26", "Ukraine and Russia agreed on a ceasefire on Monday.", "NATO rejected Russia's demands on Tuesday.")
    newsroom.tell(
        "NRK", "2022-01-26", "Ukraina og Russland ble enige om en våpenhvile tirsdag.", "Jonas Gahr Støre møtte Jens Stoltenberg i Oslo mandag.", language="no"
    )
    newsroom.ingest()
    return newsroom


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("ceasefire", "ceasefire"),
        ("CEASEFIRE", "ceasefire"),
        ("våpenhvile", "våpenhvile"),
        ("vapenhvile", "våpenhvile"),
        ("Støre", "Støre"),
        ("store", "Støre"),
    ],
)
def test_hits_show_the_sentence_with_the_words_marked(get, query, marked):
    page = get(f"/?q={query}")
    [quote] = page.by_class("entry__quote")
    assert marked in [squeezed(mark) for mark in quote.xpath(".//mark")]


def test_facet_numbers_equal_the_list_after_the_click(get):
    page = get("/?actor=russia")
    numbers = {link.get("href"): int(link.text_content().split()[-1]) for link in page.by_class("facet__count")}
    assert len(numbers) > 5
    for address, number in numbers.items():
        assert get(f"/{address}").texts("tally")[0].startswith(f"{number} event"), address


def test_each_filter_is_removed_by_one_link_and_the_address_restores_all(get):
    page = get("/?q=ceasefire&actor=russia&language=en&zoom=week")
    assert page.text == get("/?q=ceasefire&actor=russia&language=en&zoom=week").text
    assert page.tree.xpath('//input[@name="q"]/@value') == ["ceasefire"]
    chips = {squeezed(chip).split("×")[0].strip(): chip.get("href") for chip in page.by_class("chip")}
    for name in ("q=", "actor=", "language="):
        assert sum(name not in address for address in chips.values() if address != "?") == 1


def test_an_empty_list_names_the_filter_to_drop(get):
    page = get("/?q=zeppelin&actor=russia")
    assert "Search: zeppelin" in page.texts("empty")[0] and "without it" in page.texts("empty")[0]
