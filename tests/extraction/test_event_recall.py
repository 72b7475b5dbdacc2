"""Whole invented reports, one a language: the events that a reader would note are found, on their days, with those who take part.

Verbs, clauses and word order vary on purpose: clauses of time and relative clauses with a date of their own, inverted sentences, plans,
history, quotations whose attribution goes on, deeds told without a date in a report of the day.
"""

from __future__ import annotations

import functools
from typing import NamedTuple

import pytest

from tests.corpus.rewriting import extractor
from timeline.extraction import edtf, reading
from timeline.extraction.annotations import CodedEvent, Modality


class Expected(NamedTuple):
    """An event: words of its sentence, its date, types that fit, an actor, whether it lies ahead."""

    words: str
    date: str
    types: str
    actor: str
    planned: bool = False


ENGLISH = """
Ankara offers to host talks as Baltic leaders ask for more soldiers

ANKARA, Feb. 3, 2022 (AP) - Turkish President Erdogan flew to Kyiv on Thursday and offered to bring the leaders of Ukraine and Russia to one table.

"We are ready to do our part," Erdogan said after he had signed a trade accord with Volodymyr Zelensky.

Estonian Prime Minister Kaja Kallas, who had dined with Olaf Scholz in Berlin on Wednesday, pressed the allies for a larger battle group in her country.

Hours earlier, Russian Defence Minister Sergei Shoigu had toured a training ground in Belarus with Alexander Lukashenko.

When Viktor Orban visited the Kremlin on Tuesday, Vladimir Putin complained that his concerns had been brushed aside.

Polish Foreign Minister Zbigniew Rau is due in Washington on Feb. 9.

In August 2008, Russia invaded Georgia, and in March 2014 it annexed Crimea.
"""
NORWEGIAN = """
Finland vil avgjøre selv

HELSINGFORS, 14. januar 2022 (NTB): Finlands statsminister Sanna Marin avviste fredag at landet hennes skal søke medlemskap i Nato nå.

– Vi tar våre egne valg, sa Marin etter at hun hadde snakket med Magdalena Andersson på telefon torsdag.

Torsdag kveld tok Sveriges forsvarsminister Peter Hultqvist imot Jens Stoltenberg i Stockholm.

Da Wendy Sherman og Sergej Rjabkov møttes i Genève mandag, krevde russerne garantier.

I Moskva varslet utenriksminister Sergej Lavrov at tålmodigheten er slutt.

Utenriksminister Anniken Huitfeldt skal etter planen til Kyiv 25. januar.

I desember 2021 la Russland fram to utkast til avtaler med USA og Nato.
"""
GERMAN = """
Ringen um die Pipeline

Berlin, 27. Januar 2022 (dpa) - Wirtschaftsminister Robert Habeck hat am Donnerstag vor einem schnellen Ende der Gaslieferungen aus Russland gewarnt.

Am Mittwoch war der ukrainische Botschafter Andrij Melnyk in Berlin mit Christine Lambrecht zusammengekommen.

"Fünftausend Helme sind ein Signal", sagte Lambrecht, nachdem sie am Mittwoch vor die Abgeordneten getreten war.

Kiews Bürgermeister Vitali Klitschko, der am Dienstag mit Annalena Baerbock telefoniert hatte, nannte das einen Witz.

Am 7. Februar wird Bundeskanzler Olaf Scholz in Washington erwartet.

Nachdem Russland im März 2014 die Krim annektiert hatte, verhängte die EU Sanktionen.

Der Kreml wies die Vorwürfe zurück.
"""
FRENCH = """
Paris veut garder le contact avec Moscou

PARIS, 2 février 2022 (AFP) - Le président français Emmanuel Macron s'est entretenu mercredi avec Joe Biden.

« Nous restons unis », a déclaré le ministre des Affaires étrangères Jean-Yves Le Drian, qui avait reçu la veille Annalena Baerbock à Paris.

Mardi, la Pologne a promis de livrer des munitions à l'Ukraine, où le Premier ministre Mateusz Morawiecki s'est rendu le même jour.

Lorsque Boris Johnson a rencontré Volodymyr Zelensky mardi à Kiev, il a averti la Russie de conséquences massives.

Emmanuel Macron est attendu à Moscou lundi 7 février.

La Russie a rejeté ces critiques.

En décembre 1994, l'Ukraine avait renoncé à ses armes nucléaires par un accord avec la Russie.
"""
CASES: dict[str, tuple[str, list[Expected]]] = {
    "en": (
        ENGLISH,
        [
            Expected("flew to Kyiv", "2022-02-03", "CONSULT AGREE", "recep-tayyip-erdogan"),
            Expected("ready to do our part", "2022-02-03", "AGREE STATEMENT", "recep-tayyip-erdogan"),
            Expected("had dined", "2022-02-02", "CONSULT", "kaja-kallas"),
            Expected("pressed the allies", "2022-02-03", "REQUEST", "kaja-kallas"),
            Expected("toured a training ground", "2022-02-03", "CONSULT", "sergei-shoigu"),
            Expected("visited the Kremlin", "2022-02-01", "CONSULT", "viktor-orban"),
            Expected("complained", "2022-02-01", "ACCUSE", "vladimir-putin"),
            Expected("is due in Washington", "2022-02-09", "CONSULT AGREE", "zbigniew-rau", planned=True),
            Expected("invaded Georgia", "2008-08", "ASSAULT", "russia"),
            Expected("annexed Crimea", "2014-03", "ASSAULT", "russia"),
        ],
    ),
    "no": (
        NORWEGIAN,
        [
            Expected("avviste fredag", "2022-01-14", "REJECT", "sanna-marin"),
            Expected("egne valg", "2022-01-14", "STATEMENT", "sanna-marin"),
            Expected("snakket med Magdalena", "2022-01-13", "CONSULT", "magdalena-andersson"),
            Expected("Peter Hultqvist imot", "2022-01-13", "CONSULT", "jens-stoltenberg"),
            Expected("møttes i Genève", "2022-01-10", "CONSULT", "wendy-sherman"),
            Expected("varslet utenriksminister", "2022-01-14", "STATEMENT THREATEN", "sergey-lavrov"),
            Expected("til Kyiv 25. januar", "2022-01-25", "CONSULT AGREE", "anniken-huitfeldt", planned=True),
            Expected("to utkast", "2021-12", "REQUEST", "russia"),
        ],
    ),
    "de": (
        GERMAN,
        [
            Expected("Gaslieferungen", "2022-01-27", "THREATEN STATEMENT", "robert-habeck"),
            Expected("zusammengekommen", "2022-01-26", "CONSULT", "christine-lambrecht"),
            Expected("ein Signal", "2022-01-26", "STATEMENT", "christine-lambrecht"),
            Expected("telefoniert hatte", "2022-01-25", "CONSULT", "vitali-klitschko"),
            Expected("nannte das einen Witz", "2022-01-27", "STATEMENT REJECT ACCUSE", "vitali-klitschko"),
            Expected("wird Bundeskanzler", "2022-02-07", "CONSULT AGREE", "olaf-scholz", planned=True),
            Expected("annektiert hatte", "2014-03", "ASSAULT", "russia"),
            Expected("wies die Vorwürfe", "2022-01-27", "REJECT", "kremlin"),
        ],
    ),
    "fr": (
        FRENCH,
        [
            Expected("s'est entretenu", "2022-02-02", "CONSULT", "emmanuel-macron"),
            Expected("restons unis", "2022-02-02", "STATEMENT", "jean-yves-le-drian"),
            Expected("avait reçu la veille", "2022-02-01", "CONSULT", "annalena-baerbock"),
            Expected("livrer des munitions", "2022-02-01", "AID AGREE", "poland"),
            Expected("a rencontré Volodymyr", "2022-02-01", "CONSULT", "boris-johnson"),
            Expected("conséquences massives", "2022-02-01", "THREATEN", "boris-johnson"),
            Expected("est attendu à Moscou", "2022-02-07", "CONSULT AGREE", "emmanuel-macron", planned=True),
            Expected("a rejeté ces critiques", "2022-02-02", "REJECT", "russia"),
            Expected("renoncé à ses armes", "1994-12", "AGREE RETREAT CONCEDE", "ukraine"),
        ],
    ),
}


@functools.cache
def events(language: str) -> tuple[CodedEvent, ...]:
    return extractor().extract(reading.read_text(CASES[language][0].lstrip())).events


def fits(event: CodedEvent, expected: Expected, text: str) -> bool:
    ahead = event.modality in (Modality.PLANNED, Modality.HYPOTHETICAL)
    return (
        expected.words in text[event.start : event.end]
        and edtf.bounds(event.edtf) == edtf.bounds(expected.date)
        and event.type in expected.types.split()
        and expected.actor in {actor.slug for actor in event.actors}
        and ahead == expected.planned
    )


@pytest.mark.parametrize(
    ("language", "expected"),
    [pytest.param(language, one, id=f"{language}-{one.words}") for language, (_, wanted) in CASES.items() for one in wanted],
)
def test_an_event_that_a_reader_would_note_is_found(language, expected):
    text = CASES[language][0].lstrip()
    there = [
        (one.edtf, one.type, one.modality.value, [actor.slug for actor in one.actors])
        for one in events(language)
        if expected.words in text[one.start : one.end]
    ]
    assert any(fits(one, expected, text) for one in events(language)), there


@pytest.mark.parametrize("language", CASES)
def test_a_report_yields_no_flood(language):
    assert len(events(language)) <= 14


@pytest.mark.parametrize("language", CASES)
def test_no_event_has_a_day_that_its_report_does_not_give(language):
    text, wanted = CASES[language]
    text = text.lstrip()
    for one in events(language):
        days = {edtf.bounds(expected.date) for expected in wanted if expected.words in text[one.start : one.end]}
        assert not days or one.edtf is None or edtf.bounds(one.edtf) in days, (one.headline, one.edtf)
