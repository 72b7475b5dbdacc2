"""Linking: which words name which actor, language by language, and which only look as if they did."""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.extraction import languages, linking
from timeline.extraction.annotations import ActorEntry, ActorSpan, Gazetteer, Issue, Sentence, Tenure
from timeline.extraction.errors import LanguageFileError
from timeline.extraction.languages import linking_facts
from timeline.seed import read_gazetteer

ACTORS = Path(__file__).parents[2] / "fixtures" / "actors.json"
DAY = dt.date(2022, 1, 26)


@pytest.fixture(scope="module")
def gazetteer() -> linking.CompiledGazetteer:
    return linking.compile_gazetteer(read_gazetteer(ACTORS))


def sentences_of(text: str, *, heading: bool = False) -> tuple[Sentence, ...]:
    """Sentences cut at full stops before capitals: enough for these texts."""
    return tuple(
        Sentence(match.start(), match.end(), 0, heading) for match in re.finditer(r"\S(?:[^.\n]|\.(?!\s+[^\W\d_a-zà-ÿа-яіїєґ]|\s*$)|(?<=[A-Z])\.)*\.?", text)
    )


def link(
    text: str, gazetteer: linking.CompiledGazetteer, *, language: str = "en", on: dt.date | None = DAY, heading: bool = False
) -> tuple[tuple[ActorSpan, ...], tuple[Issue, ...]]:
    return linking.link(text, language=language, sentences=sentences_of(text, heading=heading), gazetteer=gazetteer, on=on)


def rows(kind: str) -> list[object]:
    return [pytest.param(code, *row[1:], id=f"{code} {row[0]}: {row[1]}") for code in languages.codes() for row in getattr(linking_facts.load(code), kind)]


@pytest.mark.parametrize(("language", "text", "slug", "surface"), rows("examples"))
def test_it_links_every_example_of_the_language_files(language: str, text: str, slug: str, surface: str, gazetteer: linking.CompiledGazetteer) -> None:
    spans, _ = link(text, gazetteer, language=language)
    assert (slug, surface) in {(span.slug, span.surface) for span in spans}, spans


@pytest.mark.parametrize(("language", "text", "slug"), rows("near_misses"))
def test_it_leaves_every_near_miss_of_the_language_files(language: str, text: str, slug: str, gazetteer: linking.CompiledGazetteer) -> None:
    spans, _ = link(text, gazetteer, language=language)
    assert slug not in {span.slug for span in spans}, spans


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("NATO met.", "alias"),
        ("Putin spoke.", "surname"),
        ("The Russian president spoke.", "title"),
        ("Russian troops stood there.", "demonym"),
        ("Moscow denied it.", "capital"),
        ("The pro-Russia rebels fired.", "demonym"),
        ("Moscow-backed rebels fired.", "demonym"),
    ],
)
def test_it_says_how_it_linked(text: str, how: str, gazetteer: linking.CompiledGazetteer) -> None:
    spans, _ = link(text, gazetteer)
    assert [span.how for span in spans] == [how]


@pytest.mark.parametrize(
    ("on", "holder"),
    [
        (dt.date(2021, 9, 14), "dominic-raab"),
        (dt.date(2021, 9, 15), "liz-truss"),
        (dt.date(2022, 1, 26), "liz-truss"),
        (dt.date(2030, 1, 1), "united-kingdom"),
        (None, "united-kingdom"),
    ],
    ids=str,
)
def test_a_title_means_whoever_held_the_office_that_day(on: dt.date | None, holder: str, gazetteer: linking.CompiledGazetteer) -> None:
    spans, _ = link("The British foreign secretary spoke.", gazetteer, on=on)
    assert [span.slug for span in spans] == [holder]


@pytest.mark.parametrize(
    ("text", "on", "holder"),
    [
        ("The Dutch defence minister spoke.", dt.date(2021, 12, 1), "henk-kamp"),
        ("The Dutch defence minister spoke.", dt.date(2022, 2, 1), "kajsa-ollongren"),
        ("The Danish defence minister spoke.", dt.date(2022, 2, 3), "trine-bramsen"),
        ("The Danish defence minister spoke.", dt.date(2022, 2, 10), "morten-bodskov"),
        ("The Czech foreign minister spoke.", dt.date(2021, 12, 10), "jakub-kulhanek"),
        ("The Czech foreign minister spoke.", dt.date(2021, 12, 20), "jan-lipavsky"),
        ("The Bulgarian prime minister spoke.", dt.date(2021, 11, 20), "stefan-yanev"),
        ("The Kazakh prime minister spoke.", dt.date(2022, 1, 20), "alikhan-smailov"),
        ("The Swiss president spoke.", dt.date(2021, 12, 30), "guy-parmelin"),
        ("The Swiss president spoke.", dt.date(2022, 1, 2), "ignazio-cassis"),
        ("The European Parliament president spoke.", dt.date(2022, 1, 5), "david-sassoli"),
        ("The European Parliament president spoke.", dt.date(2022, 1, 20), "roberta-metsola"),
    ],
    ids=str,
)
def test_an_office_changes_hands(text: str, on: dt.date, holder: str, gazetteer: linking.CompiledGazetteer) -> None:
    spans, _ = link(text, gazetteer, on=on)
    assert [span.slug for span in spans] == [holder]


@pytest.mark.parametrize(
    ("language", "text", "envoy"),
    [
        ("en", "Germany's ambassador to Ukraine came.", "anka-feldhusen"),
        ("en", "The Russian ambassador to Norway came.", "teimuraz-ramishvili"),
        ("de", "Der russische Botschafter in Deutschland kam.", "sergey-nechayev"),
        ("no", "Russlands ambassadør i Norge kom.", "teimuraz-ramishvili"),
        ("en", "The US ambassador to Ukraine came.", "united-states"),
        ("en", "Germany's ambassador came.", "germany"),
    ],
)
def test_an_envoy_is_told_by_who_sends_and_who_receives(language: str, text: str, envoy: str, gazetteer: linking.CompiledGazetteer) -> None:
    spans, _ = link(text, gazetteer, language=language)
    assert [span.slug for span in spans] == [envoy]


@pytest.mark.parametrize(
    ("language", "text", "body"),
    [
        ("en", "The head of the Northern Fleet came.", "northern-fleet"),
        ("de", "Der Chef der Bundeswehr kam.", "bundeswehr"),
        ("fr", "Le chef de la Bundeswehr est venu.", "bundeswehr"),
        ("ru", "Глава Сбербанка приехал.", "german-gref"),
    ],
)
def test_the_head_of_a_body_is_not_its_states(language: str, text: str, body: str, gazetteer: linking.CompiledGazetteer) -> None:
    spans, _ = link(text, gazetteer, language=language)
    assert [span.slug for span in spans] == [body]


def test_a_title_parts_those_who_share_a_surname(gazetteer: linking.CompiledGazetteer) -> None:
    spans, issues = link("Yesterday Senator Murphy spoke.", gazetteer)
    assert [span.slug for span in spans] == ["chris-murphy"]
    assert not issues
    spans, issues = link("They heard that Murphy spoke.", gazetteer)
    assert not spans
    assert [issue.code for issue in issues] == ["ambiguous-actor"]


def test_a_courtesy_title_is_a_namesakes_once_he_was_named(gazetteer: linking.CompiledGazetteer) -> None:
    assert [span.slug for span in link("They quoted Mr Miller.", gazetteer)[0]] == ["alexei-miller"]
    assert not link("They met Brendan Miller. They quoted Mr Miller.", gazetteer)[0]


def test_without_a_day_an_office_with_one_known_holder_still_has_an_answer(gazetteer: linking.CompiledGazetteer) -> None:
    spans, _ = link("The Russian foreign minister spoke.", gazetteer, on=None)
    assert [span.slug for span in spans] == ["sergey-lavrov"]


def test_an_ambiguous_surname_becomes_an_issue_that_names_the_candidates(gazetteer: linking.CompiledGazetteer) -> None:
    spans, issues = link("They said that Sullivan left.", gazetteer)
    assert not spans
    assert [issue.code for issue in issues] == ["ambiguous-actor"]
    assert "Jake Sullivan" in issues[0].message
    assert "John Sullivan" in issues[0].message


def test_an_unknown_person_with_a_title_becomes_a_candidate_and_the_state_is_linked(gazetteer: linking.CompiledGazetteer) -> None:
    text = "On Monday Slovenian Defence Minister Matej Example spoke."
    spans, issues = link(text, gazetteer)
    assert [(span.slug, span.surface) for span in spans] == [("slovenia", "Slovenian Defence Minister Matej Example")]
    assert [(issue.code, text[issue.start : issue.end]) for issue in issues] == [("actor-candidate", "Slovenian Defence Minister Matej Example")]


def test_an_unknown_name_between_commas_is_a_candidate_too(gazetteer: linking.CompiledGazetteer) -> None:
    spans, issues = link("The Russian ambassador, Yury Example, was told.", gazetteer)
    assert [span.slug for span in spans] == ["russia"]
    assert [issue.code for issue in issues] == ["actor-candidate"]


def test_a_rank_may_stand_between_title_and_name(gazetteer: linking.CompiledGazetteer) -> None:
    spans, _ = link("They met Joint Chiefs Chairman General Mark Milley.", gazetteer)
    assert [(span.slug, span.surface) for span in spans] == [("mark-milley", "Joint Chiefs Chairman General Mark Milley")]


def test_a_full_name_outside_the_sentences_tells_whom_a_surname_means(gazetteer: linking.CompiledGazetteer) -> None:
    text = "Photo: Lloyd Austin\nThey said that Austin agreed."
    spans, issues = linking.link(text, language="en", sentences=(Sentence(20, len(text), 0),), gazetteer=gazetteer, on=DAY)
    assert [(span.slug, span.start) for span in spans] == [("lloyd-austin", 35)]
    assert not issues


def test_nothing_outside_the_sentences_is_linked(gazetteer: linking.CompiledGazetteer) -> None:
    spans, _ = linking.link("NATO met. Russia left.", language="en", sentences=(Sentence(10, 22, 0),), gazetteer=gazetteer, on=DAY)
    assert [span.slug for span in spans] == ["russia"]


def test_a_heading_in_capitals_is_linked(gazetteer: linking.CompiledGazetteer) -> None:
    spans, _ = link("RUSSIA TELLS NATO AND PUTIN TO WAIT", gazetteer, heading=True)
    assert [span.slug for span in spans] == ["russia", "nato", "vladimir-putin"]


def test_letters_that_grow_in_lower_case_do_not_move_offsets(gazetteer: linking.CompiledGazetteer) -> None:
    text = "İİİ and Russia spoke."
    spans, _ = link(text, gazetteer)
    assert [text[span.start : span.end] for span in spans] == ["Russia"]


def test_another_gazetteer_may_be_smaller() -> None:
    actors = {
        "ruritania": ActorEntry("ruritania", "Ruritania", "state"),
        "rudolf-rassendyll": ActorEntry("rudolf-rassendyll", "Rudolf Rassendyll", "person", "ruritania"),
    }
    actors["president-of-ruritania"] = ActorEntry("president-of-ruritania", "President of Ruritania", "office", "ruritania")
    small = linking.compile_gazetteer(Gazetteer(actors, (Tenure("rudolf-rassendyll", "president-of-ruritania"),)))
    spans, _ = link("Ruritania's president met the Russian president.", small)
    assert [span.slug for span in spans] == ["rudolf-rassendyll"]


def test_a_language_without_a_file_is_refused(gazetteer: linking.CompiledGazetteer) -> None:
    with pytest.raises(LanguageFileError):
        link("NATO", gazetteer, language="xx")


WORDS = st.sampled_from(
    [
        "Putin",
        "Vladimir",
        "president",
        "Russian",
        "Russia's",
        "NATO",
        "the alliance",
        "in",
        "Moscow",
        "US-",
        "US",
        "former",
        "of",
        "Sullivan",
        "Foreign Ministry",
        ",",
        ".",
        "\n",
        "Xi",
        "’s",
    ]
)


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=25), language=st.sampled_from(["en", "no", "de", "fr", "ru", "uk", "sv"]))
def test_spans_lie_in_sentences_in_order_and_never_overlap(pieces: list[str], language: str, gazetteer: linking.CompiledGazetteer) -> None:
    text = " ".join(pieces)
    sentences = sentences_of(text)
    spans, issues = linking.link(text, language=language, sentences=sentences, gazetteer=gazetteer, on=DAY)
    last = 0
    for span in spans:
        assert last <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.surface
        assert span.slug in gazetteer.gazetteer.actors
        assert any(sentence.start <= span.start and span.end <= sentence.end for sentence in sentences)
        last = span.end
    assert all(issue.start is not None and issue.end is not None and issue.start < issue.end <= len(text) for issue in issues)


def test_other_names_from_the_gazetteer_give_the_same_structure(gazetteer: linking.CompiledGazetteer) -> None:
    frame = "{adjective} Foreign Minister {name} met in Vienna with NATO. {state} will answer, {surname} said."
    shapes = set()
    for adjective, name, surname, state in (
        ("Russian", "Sergey Lavrov", "Lavrov", "Russia"),
        ("German", "Annalena Baerbock", "Baerbock", "Germany"),
        ("Irish", "Simon Coveney", "Coveney", "Ireland"),
        ("Italian", "Luigi Di Maio", "Di Maio", "Italy"),
    ):
        spans, issues = link(frame.format(adjective=adjective, name=name, surname=surname, state=state), gazetteer)
        shapes.add((tuple(span.how for span in spans), len(issues)))
    assert shapes == {(("title", "alias", "alias", "surname"), 0)}


def calls_to_link(text: str, gazetteer: linking.CompiledGazetteer) -> int:
    """How many calls linking makes for a text of one line per sentence."""
    sentences = tuple(Sentence(match.start(), match.end(), 0) for match in re.finditer(r"[^\n]+", text))
    count = 0

    def counter(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counter)
    try:
        linking.link(text, language="en", sentences=sentences, gazetteer=gazetteer, on=DAY)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "Putin ",
        "Prime Minister of ",
        "John Sullivan and Jake Sullivan, Sullivan ",
        "in Moscow, Kyiv and ",
        "the alliance of NATO ",
        "US-US-",
        "1,",
        "aaaa",
        "Russian\n",
    ],
)
def test_twice_the_text_is_at_most_about_twice_the_work(piece: str, gazetteer: linking.CompiledGazetteer) -> None:
    calls_to_link(piece, gazetteer)  # builds the lexicon
    once, twice = (calls_to_link(piece * count, gazetteer) for count in (300, 600))
    assert twice < 2.2 * once + 100
