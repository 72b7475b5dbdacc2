"""Sentence boundaries in news: abbreviations, ordinals, quotes, dashes, headings, furniture, and very long lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extraction.annotations import Span
from timeline.extraction.languages import codes
from timeline.extraction.sentences import LONGEST, split

# Language, and the sentences that must come out when they are joined by single spaces.
SENTENCES = {
    "titles and initials": ("en", ["U.S. Gen. Mark A. Milley met Adm. Rob Bauer on Jan. 26.", "He left."]),
    "an initial before a surname": ("en", ["Ambassador John J. Sullivan handed it over.", "It was short."]),
    "attribution behind a comma": ("en", ["“We don't want war,” Patrushev said.", "He spoke on Sunday."]),
    "attribution behind a question": ("en", ["“Will they attack?” Blinken asked.", "Nobody answered."]),
    "attribution behind an exclamation": ("en", ["“Not now!” said the minister.", "The talks ended."]),
    "a quote that ends inside a paragraph": ("en", ["“It is difficult,” he said.", "“There is a difference between the two.”", "Talks go on."]),
    "marks that do not pair": ("en", ["“It is a farce,” she was heard to say.", '“Nobody here asked for it."', "Moscow had waited for it."]),
    "a date that opens a sentence": (
        "no",
        ["USA slo alarm i fjor høst.", "10. november kom meldingen.", "Svaret kom kl. 19 den 3. des. 2021.", "7. desember møttes de."],
    ),
    "a German date that opens a sentence": ("de", ["Das war ein Anfang.", "10. Januar hieß es dann.", "Es waren ca. 100 Mann."]),
    "a year before a day": ("en", ["It began in 2014.", "17 December was late.", "See No. 5 on Jan. 26 at Gen. Staff."]),
    "decimals and times": ("en", ["It cost $2.5 billion at 3.14 p.m. on Monday.", "Nobody paid."]),
    "an ordinal before a month": ("no", ["17. desember i fjor sendte Russland krav.", "Kravene ble tatt dårlig imot."]),
    "a short month": ("no", ["Svaret kom 26. jan. i fjor.", "Det var hemmelig."]),
    "dialogue with a dash": ("no", ["– Vi ber Russland om å de-eskalere, sier han.", "Spenningen øker."]),
    "a word that is an abbreviation elsewhere": ("no", ["Hun følger nøye med.", "Forsvaret svarte i går."]),
    "Norwegian abbreviations": ("no", ["Bl.a. krever de ca. 100 mrd. kroner.", "Det er mye."]),
    "a dash question": ("no", ["– Hva nå? spør han.", "Ingen svarer."]),
    "a German ordinal": ("de", ["Am 17. Dezember kamen die Entwürfe.", "Sie waren kurz."]),
    "German abbreviations": ("de", ["Es geht u.a. um ca. 60 Flugzeuge.", "Das ist viel."]),
    "a French quote": ("fr", ["« Nous ne voulons pas la guerre », a dit M. Lavrov.", "Il est parti."]),
    "a Russian abbreviation": ("ru", ["Переговоры прошли 10 января 2022 г. в Женеве.", "Они были трудными."]),
    "Russian initials": ("ru", ["Министр С. Лавров ответил.", "Ответ был коротким."]),
    "Ukrainian": ("uk", ["Міністр Д. Кулеба відповів у середу.", "Відповідь була короткою."]),
    "Swedish": ("sv", ["Den 17. december kom bl.a. kraven.", "De var korta."]),
}


@pytest.mark.parametrize(("language", "sentences"), SENTENCES.values(), ids=SENTENCES.keys())
def test_it_cuts_where_a_reader_would(language, sentences):
    text = " ".join(sentences)
    assert [text[s.start : s.end] for s in split(text, language=language)] == sentences


def test_a_line_break_ends_a_sentence():
    assert len(split("Mange russiske krav\nKravene kom i fjor.", language="no")) == 2


def test_a_wrapped_paragraph_is_one_block():
    text = "The written answer was handed over in Moscow by the ambassador\non Wednesday, and NATO sent its own to the embassy in Brussels.\n"
    assert [s.paragraph for s in split(text, language="en")] == [0]


def test_short_lines_without_an_end_are_headings():
    text = "Svarte skriftlig onsdag\n\nStoltenberg har sendt svaret i dag.\n\n– Vi venter"
    assert [s.heading for s in split(text, language="no")] == [True, False, False]


def test_the_title_is_one_heading_even_with_sentence_marks():
    text = "Stoltenberg: War? Not now\n\nHe spoke on Sunday."
    first, second = split(text, language="en", title_span=Span(0, 25))
    assert (first.heading, text[first.start : first.end]) == (True, "Stoltenberg: War? Not now")
    assert not second.heading


def test_furniture_is_left_out_and_ends_a_sentence():
    text = "MOSCOW (AP) — Talks ended. Skip to content More talks follow."
    furniture = (Span(0, 13), Span(27, 42))
    assert [text[s.start : s.end] for s in split(text, language="en", furniture=furniture)] == ["Talks ended.", "More talks follow."]


def test_paragraphs_count_blank_lines():
    text = "One is here.\nTwo is here.\n\n\nThree is here."
    assert [s.paragraph for s in split(text, language="en")] == [0, 0, 1]


@pytest.mark.parametrize("unit", ["word ", "word, ", "x", ",", "я", "“", "a. ", "1/"], ids=repr)
def test_no_sentence_is_longer_than_the_limit(unit):
    found = split(unit * 3000, language="en")
    assert all(s.end - s.start <= LONGEST for s in found)


def test_a_long_sentence_is_cut_at_a_clause():
    text = "The ministry said that " + "the answer was short and " * 15 + "late; " + "the reply was long and " * 20 + "late."
    first, *_ = split(text, language="en")
    assert text[first.start : first.end].endswith("late;")


PROSE = st.lists(st.sampled_from([*"abcÅøЯ .!?,;:\n\n“”\"«»–—'()", "U.S.", " said ", "26. jan.", " 2022 ", "word"]), max_size=120).map("".join)


@given(PROSE, st.sampled_from(codes()), st.lists(st.tuples(st.integers(0, 150), st.integers(1, 30)), max_size=4))
def test_spans_are_ordered_disjoint_stripped_and_never_in_furniture(text, language, cuts):
    furniture = tuple(Span(start, start + length) for start, length in cuts if start + length <= len(text))
    last = 0
    for sentence in split(text, language=language, furniture=furniture):
        words = text[sentence.start : sentence.end]
        assert sentence.start >= last
        assert words == words.strip() != ""
        assert not any(sentence.span.overlaps(span) for span in furniture)
        last = sentence.end
