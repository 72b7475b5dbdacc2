"""Finding time expressions: every rule's own examples and near misses, guards, linear work, a language added without Python."""

from __future__ import annotations

import datetime as dt
import itertools
import sys
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extraction import timexes
from timeline.extraction.annotations import Basis, Published, Span, Timex, TimexType
from timeline.extraction.errors import LanguageFileError
from timeline.extraction.languages import codes
from timeline.extraction.languages.timex_facts import Example, shared_rules, timex_facts, validate
from timeline.extraction.normalization import resolve
from timeline.extraction.timexes.grammar import compile_rules

LANGUAGES = tuple(code for code in codes() if timex_facts(code).rules != shared_rules())


def tagged(text: str, on: str = "", language: str = "en") -> tuple[Timex, ...]:
    published = Published(on, Basis.METADATA) if on else Published(None, Basis.NONE)
    found, _ = resolve(timexes.find(text, language=language), text=text, language=language, sentences=(), published=published)
    return found


def full_name(code: str, rule: str) -> str:
    return rule if "." in rule else f"{code}.{rule}"


EXAMPLES = [
    pytest.param(code, full_name(code, rule.name), example, id=f"{full_name(code, rule.name)}: {example.text}")
    for code in LANGUAGES
    for rule in timex_facts(code).rules
    for example in rule.examples
    if rule.reading != "none"
]
NEAR_MISSES = [
    pytest.param(code, full_name(code, rule.name), text, id=f"{full_name(code, rule.name)}: {text}")
    for code in LANGUAGES
    for rule in timex_facts(code).rules
    for text in rule.near_misses
]


@pytest.mark.parametrize(("code", "rule", "example"), EXAMPLES)
def test_each_rule_reads_its_own_examples(code: str, rule: str, example: Example) -> None:
    found = [timex for timex in tagged(example.text, example.on, code) if timex.rule == rule and example.words in ("", timex.text)]
    assert found, f"{rule} did not fire"
    assert found[0].value == example.value
    if example.edtf:
        assert found[0].edtf == example.edtf


@pytest.mark.parametrize(("code", "rule", "text"), NEAR_MISSES)
def test_no_rule_takes_its_near_misses(code: str, rule: str, text: str) -> None:
    assert not [found for found in timexes.find(text, language=code) if found.rule == rule]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_rule_shows_what_it_is_for(code: str) -> None:
    rules = [rule for rule in timex_facts(code).rules if rule.reading != "none" and rule not in shared_rules()]
    assert not [rule.name for rule in rules if not rule.examples]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("They may march on Kyiv.", "verbs"),
        ("It may fall to second place.", "verbs and ordinals"),
        ("Resolution 1973 was adopted.", "the number of a resolution"),
        ("Some 2000 people and 1,988 soldiers came.", "counts"),
        ("It sent 100,000 troops and 2014 tanks.", "counts"),
        ("It cost $1990 or 1999 dollars.", "money"),
        ("Room 2021, flight 1549", "numbers of things"),
        ("a 17-year-old aged 17", "ages"),
        ("the ratio is 1/1/1/1/1", "slashes"),
        ("the second-category member states", "ordinals"),
        ("three-quarters of its food", "fractions"),
        ("second hand, first place", "ordinals"),
        ("The sun sat in the mon dec order", "words that abbreviate days and months"),
    ],
)
def test_look_alikes_are_no_dates(text: str, why: str) -> None:
    dated = [timex for timex in tagged(text, "2022-01-26") if timex.edtf]
    assert not dated, why


@pytest.mark.parametrize(
    ("text", "value"),
    [("for 10 years", "P10Y"), ("a day", "P1D"), ("almost three months", "P3M"), ("24 hours", "PT24H"), ("for decades", "PXE"), ("twenty-five years", "P25Y")],
)
def test_lengths_of_time_are_tagged_and_never_dated(text: str, value: str) -> None:
    found = tagged(f"It lasted {text}.", "2022-01-26")
    assert [(each.type, each.value, each.edtf) for each in found] == [(TimexType.DURATION, value, None)]


def test_offsets_are_code_points_of_the_text_as_it_stands() -> None:
    text = "İİİ 🇺🇦 – On Friday,\nJanuary 21, 2022"
    assert [text[each.start : each.end] for each in timexes.find(text, language="en")] == ["Friday,\nJanuary 21, 2022"]


def test_a_line_break_joins_words_and_an_empty_line_does_not() -> None:
    assert [each.text for each in timexes.find("on 26\nJanuary 2022", language="en")] == ["26\nJanuary 2022"]
    assert [each.text for each in timexes.find("Friday\n\nMorning", language="en")] == ["Friday"]


def test_what_is_to_be_skipped_is_left_out() -> None:
    text = "Friday and Sunday"
    assert [each.text for each in timexes.find(text, language="en", skip=(Span(0, 3),))] == ["Sunday"]


@given(st.text(alphabet="0123456789-/.,: aMay\n日ж'’", max_size=80))
def test_expressions_never_overlap_and_no_text_breaks_the_finder(text: str) -> None:
    found = timexes.find(text, language="en")
    assert all(each.text == text[each.start : each.end] and each.text.strip() == each.text for each in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


def calls(text: str) -> int:
    """How many functions, Python's and C's, are called to find and resolve: a count that no clock disturbs."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        tagged(text, "2022-01-26")
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece",
    ["1234567890", "1/", "1,", "1.1.", "a", "may ", "2022-", "Friday ", "January 1 ", "the ", "in the last ", "\n", "10-"],
    ids=repr,
)
def test_twice_the_text_is_at_most_twice_the_work(piece: str) -> None:
    tagged(piece * 10, "2022-01-26")  # compiles the rules
    once, twice = calls(piece * 300), calls(piece * 600)
    assert twice <= 2.2 * once + 200


DUTCH = """
[words.unit]
"we(?:ek|ken)" = "week"
"dag(?:en)?" = "day"

[words.count]
"een" = 1
"twee" = 2

[[rules]]
name = "full_date"
reading = "calendar"
pattern = '(?:<weekday> )?<day> <month> <year>'

[[rules]]
name = "weekday"
reading = "calendar"
pattern = '<weekday>'

[[rules]]
name = "relative"
reading = "shift"
pattern = '<relative>'

[[rules]]
name = "ago"
reading = "distance"
pattern = '<count> <unit> geleden'
given = { step = -1 }
"""


def test_a_language_is_added_by_its_table_alone() -> None:
    facts = validate("nl", ("nl",), tomllib.loads(DUTCH), shared_rules())
    text = "Op woensdag 26 januari 2022, gisteren, vrijdag, vorige week en twee weken geleden, 2014."
    found = timexes.find_by(compile_rules(facts), text)
    assert [each.rule for each in found] == ["nl.full_date", "nl.relative", "nl.weekday", "nl.relative", "nl.ago", "any.year"]
    resolved, _ = resolve(found, text=text, language="en", sentences=(), published=Published("2022-01-26", Basis.METADATA))
    assert [each.edtf for each in resolved] == ["2022-01-26", "2022-01-25", "2022-01-21", "2022-01-17/2022-01-23", "2022-01-10/2022-01-16", "2014"]


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("colour = 1", "unknown keys"),
        ("[cues]\nsideways = 'x'", "unknown keys"),
        ("[[rules]]\nname = 'a'\nreading = 'calendar'", "lacks"),
        ("[[rules]]\nname = 'a'\nreading = 'guess'\npattern = 'x'", "unknown reading"),
        ("[[rules]]\nname = 'a'\nreading = 'set'\npattern = 'x'\ntype = 'DAY'", "unknown type"),
        ("[[rules]]\nname = 'a'\nreading = 'set'\npattern = '<nowhere>'", "no slot"),
        ("[[rules]]\nname = 'a'\nreading = 'set'\npattern = '(x'", "a:"),
        ("[[rules]]\nname = 'a'\nreading = 'set'\npattern = 'x?'", "nothing at all"),
        ("[[rules]]\nname = 'a'\nreading = 'set'\npattern = 'x'\n" * 2, "share a name"),
    ],
    ids=lambda value: value if " " in value and "\n" not in value else "",
)
def test_a_faulty_table_is_refused_with_the_fault_named(table: str, says: str) -> None:
    with pytest.raises(LanguageFileError, match=says) as caught:
        compile_rules(validate("xx", (), tomllib.loads(table)))
    assert caught.value.remedy


def test_every_language_names_months_and_weekdays_by_cldr() -> None:
    for code in LANGUAGES:
        words = timex_facts(code).words
        assert {fields["month"] for fields in words["longmonth"].values()} == {str(number) for number in range(1, 13)}
        assert {fields["weekday"] for fields in words["weekday"].values()} >= {str(number) for number in range(7)}
        assert words["relative"]


@given(st.dates(min_value=dt.date(1100, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_any_full_date_is_read_back_in_english_and_norwegian(day: dt.date) -> None:
    english = tagged(f"It was on {day:%B} {day.day}, {day.year}.")
    norwegian = tagged(f"Det var {day.day}.{day.month}.{day.year}.", language="no")
    assert [each.edtf for each in english] == [each.edtf for each in norwegian] == [day.isoformat()]
