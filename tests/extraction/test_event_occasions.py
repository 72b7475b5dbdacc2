"""Sentences that name nobody but go back to an occasion told before ("the talks"), and words that only look like the opening of a clause."""

from __future__ import annotations

import pytest

from tests.corpus.rewriting import extractor
from timeline.extraction import reading
from timeline.extraction.annotations import CodedEvent


def events(text: str, language: str) -> tuple[CodedEvent, ...]:
    return extractor().extract(reading.read_text(f"{text}\n"), language=language, dct="2022-01-29").events


@pytest.mark.parametrize(
    ("language", "text", "headline"),
    [
        ("en", "Andrzej Duda met Sauli Niinistö in Riga on Tuesday. The talks ended without a handshake.", "The talks end without a handshake"),
        ("no", "Andrzej Duda og Sauli Niinistö møttes tirsdag i Riga. Samtalene endte uten et håndtrykk.", "Samtalene endte uten et håndtrykk"),
        (
            "de",
            "Andrzej Duda und Sauli Niinistö trafen sich am Dienstag in Riga. Die Gespräche endeten ohne Handschlag.",
            "Die Gespräche endeten ohne Handschlag",
        ),
        ("ru", "Анджей Дуда и Саули Ниинистё встретились во вторник в Риге. Переговоры завершились без рукопожатия.", "Переговоры завершились без рукопожатия"),
    ],
)
def test_the_talks_are_those_of_the_last_who_met(language, text, headline):
    found = [one for one in events(text, language) if one.headline == headline]
    assert found and found[0].type == "CONSULT"
    assert {"andrzej-duda", "sauli-niinisto"} <= {one.slug for one in found[0].actors}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Poland sent four jets to Latvia on Tuesday. The talks ended without a handshake."),
        ("en", "Andrzej Duda met Sauli Niinistö in Riga on Tuesday. Talks about the weather never end."),
    ],
)
def test_no_occasion_is_made_up(language, text):
    assert [one.headline for one in events(text, language) if "alks" in one.headline] == []


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Finland og Estland skal etter planen møtes i Tartu neste torsdag.", "Finland og Estland skal etter planen møtes i Tartu"),
        ("Etter en lang natt med Mark Rutte sa Andrzej Duda at Polen vil vente.", "Duda: Polen vil vente"),
    ],
)
def test_a_norwegian_after_opens_a_clause_only_with_that(text, headline):
    assert headline in [one.headline for one in events(text, "no")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Sauli Niinistö met Andrzej Duda in Turku on Monday and flew to Bern on Tuesday.",
            [("2022-01-24", "Sauli Niinistö meets Andrzej Duda in Turku"), ("2022-01-25", "Sauli Niinistö flies to Bern")],
        ),
        (
            "de",
            "Scholz empfing am Montag in Köln Mark Rutte und spricht am 4. Februar in Bonn mit Andrzej Duda.",
            [("2022-01-24", "Olaf Scholz empfängt in Köln Mark Rutte"), ("2022-02-04", "Olaf Scholz spricht in Bonn mit Andrzej Duda")],
        ),
        (
            "fr",
            "Mark Rutte a rencontré Andrzej Duda lundi à Delft et se rendra le 4 février à Gand.",
            [("2022-01-24", "Mark Rutte a rencontré Andrzej Duda à Delft"), ("2022-02-04", "Mark Rutte se rendra à Gand")],
        ),
        (
            "no",
            "Mark Rutte ringte Andrzej Duda 3. januar, 9. januar og 17. januar.",
            [
                ("2022-01-03", "Mark Rutte ringte Andrzej Duda"),
                ("2022-01-09", "Mark Rutte ringte Andrzej Duda"),
                ("2022-01-17", "Mark Rutte ringte Andrzej Duda"),
            ],
        ),
        (
            "en",
            "The Serbian drills, which are meant to go on from March 3 to 8, worry Rome.",
            [("2022-03-03/2022-03-08", "The Serbian drills are meant to go on")],
        ),
    ],
)
def test_each_day_of_a_sentence_has_its_own_event(language, text, expected):
    assert [(one.edtf, one.headline) for one in events(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "headline"),
    [
        ("en", "Serbia demanded a new border on Monday. Croatia called it absurd on Tuesday.", "Croatia calls the demand absurd"),
        (
            "en",
            "Serbia demanded a new border on Monday. Chad rejected the demand on Tuesday. Croatia called it absurd on Tuesday.",
            "Croatia calls the demand absurd",
        ),
        ("en", "Serbia accused Croatia of theft on Monday. Croatia denied this on Tuesday.", "Croatia denies the claim"),
        ("no", "Serbia krevde en ny grense mandag. Kroatia avviste dette tirsdag.", "Kroatia avviste kravet"),
        ("de", "Die NATO hat am Montag Truppen in Bereitschaft versetzt und Schiffe nach Riga geschickt.", "Die NATO schickt Schiffe nach Riga"),
        ("en", "On Monday, talks between Serbia and Chad resumed in Bern.", "Talks between Serbia and Chad resume in Bern"),
    ],
)
def test_a_headline_says_what_was_meant(language, text, headline):
    assert headline in [one.headline for one in events(text, language)]


def test_a_question_tells_no_event():
    assert events("What did Serbia demand on Monday?", "en") == ()


def test_both_countries_are_the_last_two_states():
    found = [
        one
        for one in events("Serbia and Croatia signed a pact with NATO on Monday. Both countries rejected a plan on Tuesday.", "en")
        if one.edtf == "2022-01-25"
    ]
    assert {one.slug for one in found[0].actors} >= {"serbia", "croatia"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Olaf Scholz schwieg. Der Kanzler traf am Montag Andrzej Duda."),
        ("fr", "Olaf Scholz se taisait. Le chancelier a rencontré Andrzej Duda lundi."),
        ("no", "Olaf Scholz var taus. Forbundskansleren møtte Andrzej Duda mandag."),
        ("ru", "Олаф Шольц молчал. Канцлер встретился с Анджеем Дудой в понедельник."),
    ],
)
def test_a_bare_title_means_its_holder(language, text):
    assert any({"olaf-scholz", "andrzej-duda"} <= {actor.slug for actor in one.actors} for one in events(text, language))


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Mette Frederiksen sagte am Montag, dass Dänemark keinen Austritt vorbereite.", "Frederiksen: Dänemark bereite keinen Austritt vor"),
        ("Für Freitag ist im Bundestag ein Treffen zu Mali angesetzt.", "Im Bundestag ist ein Treffen zu Mali angesetzt"),
    ],
)
def test_german_headlines_have_their_verb_in_second_place(text, headline):
    assert headline in [one.headline for one in events(text, "de")]
