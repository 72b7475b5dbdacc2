"""Words as search sees them: folded, stemmed by the facts of their language, asked for, and marked."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extraction import languages
from timeline.extraction.languages import search_facts
from timeline.searching import MAX_TERMS, Term, answered, fold, searchable, spans, terms, tokens, words
from timeline.searching.folding import placed_words, read_pieces
from timeline.searching.stemming import MAX_BYTES, MAX_LETTERS, stems

PAIRS = {
    kind: [
        pytest.param(code, first, second, id=f"{code}-{first}-{second}")
        for code in languages.codes()
        for row in getattr(search_facts.load(code), kind)
        for first, second in combinations(row.split(), 2)
    ]
    for kind in ("alike", "apart")
}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Støre", "store"),
        ("Łukasz Ærø", "lukasz aero"),
        ("STRASSE Straße", "strasse strasse"),
        ("Élysée", "elysee"),
        ("Лукашенко ЁЛКА", "лукашенко елка"),
        ("Kyjiv Київ", "kyjiv киів"),
        ("İstanbul ılık", "istanbul ilik"),
    ],
)
def test_case_and_accents_don_t_matter(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_each_folded_word_has_its_place_in_the_text(text):
    placed = list(placed_words(text))
    assert [word for word, _, _ in placed] == words(text)
    assert all(word in fold(text[start:end]) for word, start, end in placed)


def test_marks_above_letters_belong_to_the_word_they_stand_on():
    decomposed = "Le cafe\u0301 rouvre"
    assert [decomposed[start:end] for _, start, end in placed_words(decomposed)] == ["Le", "cafe\u0301", "rouvre"]


@given(st.lists(st.tuples(st.sampled_from(["", "en", "uk"]), st.text())))
def test_what_is_stored_is_read_back_text_by_text(pieces):
    assert list(read_pieces(searchable(pieces)))[1:] == [(language, words(text)) for language, text in pieces]


@pytest.mark.parametrize(("code", "first", "second"), PAIRS["alike"])
def test_forms_of_a_word_find_each_other(code, first, second):
    assert set(stems(first, code)) & set(stems(second, code))
    assert answered(second, terms(first), code) and answered(first, terms(second), code)


@pytest.mark.parametrize(("code", "first", "second"), PAIRS["apart"])
def test_words_that_only_look_alike_stay_apart(code, first, second):
    assert not answered(second, terms(first), code) and not answered(first, terms(second), code)


def test_search_facts_are_written_folded():
    for code in languages.codes():
        facts = search_facts.load(code)
        written = [*facts.also, *facts.endings, *facts.alike, *facts.apart]
        assert [word for word in written if fold(word) != word] == []


def test_every_language_finds_inflected_words():
    assert {code for code in languages.codes() if search_facts.load(code).alike} == set(languages.codes())


def test_a_word_is_stemmed_as_its_text_s_language_has_it():
    """In Norwegian the name ends like a definite noun; in an English text it must not find another word."""
    assert answered("Biden varsler svar", terms("Biden"), "no")
    assert not answered("A bid for peace", terms("Biden"), "en")
    assert answered("Plans", terms("planned"), "en") and not answered("Plans", terms("planned"), "xx")


def test_a_language_without_a_file_finds_whole_words():
    assert answered("Onderhandelingen", terms("onderhandelingen"), "nl")
    assert tokens(searchable([("nl", "De onderhandelingen")])) == "de onderhandelingen"


def term(*words: str, whole: bool = False, begins: bool = False) -> Term:
    return Term(words, whole=whole, open=begins)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("NATO svarer", (term("nato"), term("svarer"))),
        ('"written answer" NATO', (term("written", "answer", whole=True), term("nato"))),
        ("nato NATO Nato", (term("nato"),)),
        ("sanct* sanct", (term("sanct", begins=True), term("sanct"))),
        ("sanct*.", (term("sanct", begins=True),)),
        ('"sanct*"', (term("sanct", whole=True),)),
        ("*sanct", (term("sanct"),)),
        ("U.S.-led", (term("u", "s", "led"),)),
        ("Russia's", (term("russia"),)),
        ("l’accord", (term("accord"),)),
        ("O'Brien", (term("brien"),)),
        ('"unclosed words', (term("unclosed"), term("words"))),
        ('say"both"once', (term("say"), term("both", whole=True), term("once"))),
        ("nato AND (russia OR ukraine) NOT talks", tuple(map(term, ("nato", "and", "russia", "or", "ukraine", "not", "talks")))),
        ("“written answer”", (term("written", "answer", whole=True),)),
        ("«письменный ответ»", (term("письменныи", "ответ", whole=True),)),
        ("... !", ()),
        ('"" "*" *', ()),
        ("a%b_c", (term("a", "b", "c"),)),
        ("nato\x00svarer", (term("nato", "svarer"),)),
    ],
)
def test_a_search_is_words_phrases_and_beginnings(query, expected):
    assert terms(query) == expected


def test_a_search_takes_so_many_words_and_no_more():
    assert len(terms(" ".join(f"w{number}" for number in range(50)))) == MAX_TERMS


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("threatens", "Moscow threatened; a threat remains", ["threatened"]),
        ("store", "Støre in the store stored it", ["Støre", "store", "stored"]),
        ('"written answer"', "Answers written. The written answers, written by an answerer", ["written", "answers"]),
        ("written answer", "Answers, well written", ["Answers", "written"]),
        ('"war"', "War in wars", ["War"]),
        ("war", "War in wars warns Warsaw", ["War", "wars"]),
        ("war*", "War in wars warns Warsaw", ["War", "wars", "warns", "Warsaw"]),
        ("u.s.", "The U.S. and us", ["U", "S"]),
        ("U.S.-led", "A U.S.-led force", ["U", "S", "led"]),
        ("ﬁne", "ﬁne and FINE", ["ﬁne", "FINE"]),
        ("nothing", "Here is none", []),
    ],
)
def test_what_answers_is_marked_and_nothing_else(query, text, marked):
    assert [text[start:end] for start, end in spans(text, terms(query), "en")] == marked


@given(st.text(max_size=40), st.text(max_size=80))
def test_any_search_has_an_answer_for_any_text(query, text):
    asked = terms(query)
    found = spans(text, asked, "en")
    assert bool(found) == bool(answered(text, asked, "en"))
    assert all(0 <= start < end <= len(text) for start, end in found)
    for one in asked:
        assert all(token.rstrip("*").replace("·", "").isalnum() for group in one.tokens for token in group)


@given(st.text(min_size=1, max_size=60))
def test_every_word_of_a_text_finds_the_text(text):
    for word in words(text):
        assert answered(text, terms(word), "en")
        assert answered(text, terms(f"{word}*"), "en")


def test_a_very_long_word_is_known_by_its_beginning():
    long = "x" * 5000
    assert max(map(len, tokens(searchable([("en", long)])).split())) <= MAX_LETTERS + len("·en·")
    assert answered(long, terms(long), "en") and answered(long, terms("x*"), "en")


def test_a_text_of_very_many_words_fits_the_index():
    text = " ".join(f"{number:09}ы" for number in range(90_000))
    held = tokens(searchable([("", text)]))
    assert MAX_BYTES * 0.9 < len(held.encode()) <= MAX_BYTES
