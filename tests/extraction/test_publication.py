"""The publication day where the page tells only a part of it: a dateline without a year, a header with a month alone."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.extraction.test_layout_published import BODY, TITLE
from timeline.extraction import reading
from timeline.extraction.annotations import Basis, Gazetteer, Period
from timeline.extraction.pipeline import Extractor

PERIOD = Period(dt.date(2021, 9, 1), dt.date(2022, 2, 28))


def published(text: str, *, period: Period | None = PERIOD, language: str | None = None):
    return Extractor(gazetteer=Gazetteer({}), period=period).extract(reading.read_text(text), language=language).layout.published


DATELINES = [
    ("en", "BRUSSELS, Jan 26 (Reuters) - "),
    ("en", "KYIV/MOSCOW, Jan. 26 (AP) — "),
    ("no", "BRUSSEL, 26. januar (NTB): "),
    ("de", "Brüssel, 26. Januar (dpa) - "),
    ("fr", "Bruxelles, 26 janvier (AFP) - "),
    ("ru", "БРЮССЕЛЬ, 26 января. /ТАСС/. "),
]


@pytest.mark.parametrize(("language", "dateline"), DATELINES, ids=[dateline for _, dateline in DATELINES])
def test_a_dateline_without_a_year_is_the_day_of_publication_in_the_dossier_period(language, dateline):
    found = published(f"{TITLE[language]}\n\n{dateline}{BODY[language]}")
    assert (found.value, found.basis, found.rule) == ("2022-01-26", Basis.INFERRED, "published.dateline_day")


@pytest.mark.parametrize(
    ("language", "stamp"),
    [
        ("en", "Published Jan. 26. Updated Jan. 28, at 9:35 a.m."),
        ("en", "Wed, January 26"),
        ("no", "Publisert 26. januar kl. 10.15"),
        ("de", "26. Januar, 10:15 Uhr"),
        ("fr", "Publié le 26 janvier à 10h15"),
        ("ru", "26 января, 10:15"),
    ],
)
def test_a_stamp_without_a_year_is_the_day_of_publication_too(language, stamp):
    assert published(f"{TITLE[language]}\n\n{stamp}\n\n{BODY[language]}").value == "2022-01-26"


def test_a_day_in_the_title_or_the_lead_is_no_stamp():
    text = f"Ministers will meet in Geneva on February 10\n\n{BODY['en']}\nThe two sides met on January 21."
    assert published(text).value == "2022-01-21"


def test_days_that_the_report_tells_of_do_not_move_its_dateline():
    text = f"{TITLE['en']}\n\nBRUSSELS, Jan 26 (Reuters) - {BODY['en']}\nThe two sides met on January 10 and on January 21. Drills start on February 10."
    assert published(text).value == "2022-01-26"


def test_a_full_date_shortly_before_gives_the_dateline_its_year_without_a_period():
    text = f"{TITLE['en']}\n\nBRUSSELS, Jan 26 (Reuters) - {BODY['en']}\nThe drafts were published on 17 December 2021."
    assert published(text, period=None).value == "2022-01-26"
    assert published(f"{TITLE['en']}\n\nBRUSSELS, Jan 26 (Reuters) - {BODY['en']}", period=None).value is None


def test_the_lead_gives_a_month_its_day():
    text = f" date 2022-01 {TITLE['en']}\n\nThe ministers met in Geneva on Friday, January 21, and spoke for an hour and a half.\n\n{BODY['en']}"
    found = published(text)
    assert (found.value, found.basis, found.rule) == ("2022-01-21", Basis.INFERRED, "published.newest_day_in_month")


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The ministers met in Geneva in January and spoke for an hour and a half.", id="no day"),
        pytest.param("The ministers met in Geneva on December 21 and spoke for an hour and a half.", id="a day of another month"),
        pytest.param("The ministers met in Geneva on Monday, January 21, and spoke for an hour and a half.", id="a weekday that does not fit"),
        pytest.param("The ministers will meet in Geneva on January 31 and speak for an hour and a half.", id="a day ahead"),
    ],
)
def test_a_month_without_a_fitting_day_stays_a_month(sentence):
    found = published(f" date 2022-01 {TITLE['en']}\n\n{sentence}\n\n{BODY['en']}")
    assert (found.value, found.basis) == ("2022-01", Basis.HEADER)


def test_a_day_deep_in_the_text_does_not_date_the_page():
    chronicle = " ".join(f"On January {day} they met again and parted without a result." for day in range(3, 20))
    assert published(f" date 2022-01 {TITLE['en']}\n\n{BODY['en']}\n\n{BODY['en']}\n\n{BODY['en']}\n\n{chronicle}").value == "2022-01"


def test_what_opens_a_range_ahead_lies_ahead_too():
    text = f"{TITLE['ru']}\n\n{BODY['ru']}\nОни встретились 1 февраля. Манёвры пройдут с 8 по 17 февраля."
    assert published(text, language="ru").value == "2022-02-01"
