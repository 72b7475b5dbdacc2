"""The bundled texts keep the promises that their folder makes: digests and round-ups, dated by their text alone."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.corpus.corpus import ARTICLES, article

MONTHS = {"jan": 1, "feb": 2, "nov": 11, "dec": 12, "des": 12, "dez": 12}
WEEKDAYS = (
    ("monday", "mandag", "måndag", "montag", "lundi"),
    ("tuesday", "tirsdag", "tysdag", "dienstag", "mardi"),
    ("wednesday", "onsdag", "mittwoch", "mercredi"),
    ("thursday", "torsdag", "donnerstag", "jeudi"),
    ("friday", "fredag", "freitag", "vendredi"),
    ("saturday", "lørdag", "laurdag", "samstag", "samedi"),
    ("sunday", "søndag", "sundag", "sonntag", "dimanche"),
)
NUMBER_OF = {name: number for number, names in enumerate(WEEKDAYS) for name in names}
DAY_OF_WEEK = re.compile(rf"\b({'|'.join(NUMBER_OF)}),? (?:(\d+)\.? ([a-zéû]+)|([a-z]+)\.? (\d+))", re.IGNORECASE)

every_article = pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)


@every_article
def test_it_states_its_kind_but_neither_date_nor_language(path: Path) -> None:
    stated = article(path.name).stated
    assert set(stated) <= {"publisher", "url", "digest", "based_on"}
    assert (stated.get("digest") is True) != bool(stated.get("based_on"))


@every_article
def test_its_name_does_not_give_the_date_away(path: Path) -> None:
    assert not re.search(r"\d{4}|\d{2}", path.stem)


@every_article
def test_it_is_as_long_as_a_short_report(path: Path) -> None:
    assert 150 <= len(article(path.name).text.split()) <= 300


@every_article
def test_its_weekdays_fit_the_days_that_stand_with_them(path: Path) -> None:
    for found in DAY_OF_WEEK.finditer(article(path.name).text):
        month = MONTHS.get((found[3] or found[4])[:3].lower())
        if month is not None:
            year = 2022 if month <= 2 else 2021
            assert dt.date(year, month, int(found[2] or found[5])).weekday() == NUMBER_OF[found[1].lower()], found[0]


@every_article
def test_a_round_up_rests_on_addresses_and_carries_our_name(path: Path) -> None:
    stated = article(path.name).stated
    addresses = stated.get("based_on")
    if addresses is not None:
        assert stated["publisher"] == "Crisis Timeline" and "url" not in stated
        assert isinstance(addresses, list) and all(str(address).startswith("https://") for address in addresses)


def test_no_two_digests_share_an_address() -> None:
    addresses = [url for path in ARTICLES if (url := article(path.name).stated.get("url"))]
    assert [url for url, count in Counter(addresses).items() if count > 1] == []


def test_there_are_enough_of_both_kinds() -> None:
    kinds = Counter("digest" if article(path.name).stated.get("digest") else "round-up" for path in ARTICLES)
    assert kinds["digest"] >= 18
    assert kinds["round-up"] >= 5


def test_no_two_texts_open_with_the_same_line() -> None:
    first_lines = Counter(article(path.name).text.strip().splitlines()[0] for path in ARTICLES)
    assert [line for line, count in first_lines.items() if count > 1] == []
