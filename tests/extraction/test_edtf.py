"""EDTF values: what is one, its bounds, its precision, its words."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extraction import edtf

DAYS = st.dates(min_value=dt.date(1000, 1, 1), max_value=dt.date(2999, 12, 31))

READ = [
    # value, first day, last day, precision, English, Bokmål
    ("2022-01-26", "2022-01-26", "2022-01-26", "day", "26 January 2022", "26. januar 2022"),
    ("2022-01-26T09:30:00Z", "2022-01-26", "2022-01-26", "day", "26 January 2022, 09:30 UTC", "26. januar 2022 kl. 09.30 UTC"),
    ("2022-01", "2022-01-01", "2022-01-31", "month", "January 2022 (day not given)", "januar 2022 (dag ikke oppgitt)"),
    ("2020-02", "2020-02-01", "2020-02-29", "month", "February 2020 (day not given)", "februar 2020 (dag ikke oppgitt)"),
    ("2021", "2021-01-01", "2021-12-31", "year", "2021 (month not given)", "2021 (måned ikke oppgitt)"),
    ("2022-01-26~", "2022-01-26", "2022-01-26", "day", "about 26 January 2022", "rundt 26. januar 2022"),
    ("2022-01-26?", "2022-01-26", "2022-01-26", "day", "26 January 2022 (uncertain)", "26. januar 2022 (usikkert)"),
    ("2022-01-26%", "2022-01-26", "2022-01-26", "day", "about 26 January 2022 (uncertain)", "rundt 26. januar 2022 (usikkert)"),
    ("2022-01-24/2022-01-26", "2022-01-24", "2022-01-26", "interval", "24–26 January 2022", "24.–26. januar 2022"),
    ("2022-01-24/2022-01-30", "2022-01-24", "2022-01-30", "week", "24–30 January 2022", "24.–30. januar 2022"),
    ("[2022-01-24..2022-01-30]", "2022-01-24", "2022-01-30", "week", "some day 24–30 January 2022", "en dag 24.–30. januar 2022"),
    ("[2022-01-25,2022-01-26]", "2022-01-25", "2022-01-26", "interval", "25 or 26 January 2022", "25. eller 26. januar 2022"),
    ("2021-12-30/2022-01-02", "2021-12-30", "2022-01-02", "interval", "30 December 2021 – 2 January 2022", "30. desember 2021 – 2. januar 2022"),
    ("2021-07/2021-09", "2021-07-01", "2021-09-30", "quarter", "July–September 2021", "juli–september 2021"),
    ("2021-21", "2021-03-01", "2021-05-31", "season", "spring 2021", "våren 2021"),
    ("2021-24", "2021-12-01", "2022-02-28", "season", "winter 2021", "vinteren 2021"),
    ("199X", "1990-01-01", "1999-12-31", "decade", "the 1990s", "1990-årene"),
    ("18XX", "1800-01-01", "1899-12-31", "interval", "the years 1800–1899", "årene 1800–1899"),
]


@pytest.mark.parametrize(("value", "first", "last", "precision", "english", "bokmaal"), READ, ids=[each[0] for each in READ])
def test_it_reads_each_form_of_the_profile(value: str, first: str, last: str, precision: str, english: str, bokmaal: str) -> None:
    assert edtf.validate(value) == value
    assert edtf.bounds(value) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert edtf.precision(value) == precision
    assert edtf.words(value) == english
    assert edtf.words(value, "nb") == edtf.words(value, "nn") == bokmaal


OPEN = [
    ("[..2022-02-15]", (None, dt.date(2022, 2, 15)), "by 15 February 2022", "innen 15. februar 2022"),
    ("2022-01-26/..", (dt.date(2022, 1, 26), None), "since 26 January 2022", "siden 26. januar 2022"),
    ("../2022-02", (None, dt.date(2022, 2, 28)), "until February 2022", "til februar 2022"),
    ("/2022-02", (None, dt.date(2022, 2, 28)), "until February 2022", "til februar 2022"),
]


@pytest.mark.parametrize(("value", "sides", "english", "bokmaal"), OPEN, ids=[each[0] for each in OPEN])
def test_an_open_side_has_no_bound_and_none_is_invented(value: str, sides: object, english: str, bokmaal: str) -> None:
    assert edtf.sides(value) == sides
    assert edtf.bounds(value) is None
    assert edtf.precision(value) == "none"
    assert edtf.words(value) == english
    assert edtf.words(value, "nb") == bokmaal


@pytest.mark.parametrize(
    "value",
    [
        "",
        "2022-02-30",
        "2022-13",
        "22-01-01",
        "2022-1-1",
        "2022-W04",
        "..",
        "../..",
        "2022-02/2022-01",
        "[2022..2021]",
        "[,]",
        "2022-01-26T25:00",
        "1X99",
        "x" * 500,
    ],
)
def test_what_is_no_date_is_refused_with_a_reason(value: str) -> None:
    assert not edtf.is_valid(value)
    assert edtf.bounds(value) is None
    assert edtf.precision(value) == "none"
    with pytest.raises(ValueError, match=r"\w"):
        edtf.validate(value)


def test_nothing_stated_says_so() -> None:
    assert edtf.words(None) == edtf.words("") == "date not stated"
    assert edtf.words("", "nb") == "dato ikke oppgitt"


@pytest.mark.parametrize(
    ("value", "english", "bokmaal"),
    [
        ("[2022-01-01..2022-01-10]", "early January 2022", "tidlig i januar 2022"),
        ("[2022-01-11..2022-01-20]", "mid-January 2022", "midt i januar 2022"),
        ("[2022-02-21..2022-02-28]", "late February 2022", "sent i februar 2022"),
    ],
)
def test_a_third_of_a_month_is_said_as_the_article_says_it(value: str, english: str, bokmaal: str) -> None:
    assert edtf.words(value, "en", text="any words") == english
    assert edtf.words(value, "nb", text="any words") == bokmaal
    assert edtf.words(value).startswith("some day")


@given(DAYS)
def test_a_day_is_bounded_by_itself(day: dt.date) -> None:
    assert edtf.bounds(day.isoformat()) == (day, day)
    assert str(day.day) in edtf.words(day.isoformat())


@given(DAYS, DAYS)
def test_an_interval_is_bounded_by_its_ends_and_runs_forwards(one: dt.date, other: dt.date) -> None:
    first, last = sorted((one, other))
    assert edtf.bounds(f"{first}/{last}") == edtf.bounds(f"[{first}..{last}]") == (first, last)
    assert first == last or not edtf.is_valid(f"{last}/{first}")


@given(DAYS)
def test_day_month_year_and_decade_contain_each_other(day: dt.date) -> None:
    values = [day.isoformat(), f"{day:%Y-%m}", f"{day:%Y}", f"{day.year // 10}X"]
    bounds = [found for value in values if (found := edtf.bounds(value))]
    assert len(bounds) == 4
    for (first, last), (outer_first, outer_last) in pairwise(bounds):
        assert outer_first <= first <= last <= outer_last
    assert [edtf.precision(value) for value in values] == ["day", "month", "year", "decade"]


@given(st.text(alphabet="0123456789-/.[],X~?%T:Z", max_size=30))
def test_no_string_at_all_breaks_the_reader(value: str) -> None:
    bounds = edtf.bounds(value)
    assert bounds is None or bounds[0] <= bounds[1]
    assert (edtf.precision(value) == "none") == (bounds is None)
    assert isinstance(edtf.words(value), str)
