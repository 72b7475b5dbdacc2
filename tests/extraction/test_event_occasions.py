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
