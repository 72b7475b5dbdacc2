"""Event coding where names take cases and words stand in any order: Russian and Ukrainian sentences, and whole short texts with Swedish ones."""

from __future__ import annotations

import dataclasses

import pytest

from tests.extraction.event_texts import GAZETTEER, NAMES, code, one, slugs
from timeline.extraction.annotations import ActorEntry, ActorSpan, Gazetteer, Modality
from timeline.extraction.event_coding.cases import Cases
from timeline.extraction.languages import events_facts

SPELLINGS = {
    "russia": {"ru": ("Россия",), "uk": ("Росія",), "sv": ("Ryssland",)},
    "ukraine": {"ru": ("Украина",), "uk": ("Україна",), "sv": ("Ukraina",)},
    "united-states": {"ru": ("США",), "uk": ("США",), "sv": ("USA",)},
    "united-kingdom": {"ru": ("Великобритания",), "uk": ("Велика Британія",), "sv": ("Storbritannien",)},
    "belarus": {"ru": ("Белоруссия",), "uk": ("Білорусь",), "sv": ("Belarus",)},
    "nato": {"ru": ("НАТО",), "uk": ("НАТО",), "sv": ("Nato",)},
    "kremlin": {"ru": ("Кремль",), "uk": ("Кремль",), "sv": ("Kreml",)},
    "sergey-lavrov": {"ru": ("Сергей Лавров", "Лавров"), "uk": ("Сергій Лавров", "Лавров"), "sv": ("Sergej Lavrov", "Lavrov")},
    "vladimir-putin": {"ru": ("Владимир Путин", "Путин"), "uk": ("Володимир Путін", "Путін"), "sv": ("Vladimir Putin", "Putin")},
    "antony-blinken": {"ru": ("Энтони Блинкен", "Блинкен"), "uk": ("Ентоні Блінкен", "Блінкен"), "sv": ("Antony Blinken", "Blinken")},
    "jens-stoltenberg": {"ru": ("Йенс Столтенберг", "Столтенберг"), "uk": ("Єнс Столтенберг", "Столтенберг"), "sv": ("Jens Stoltenberg", "Stoltenberg")},
    "dmytro-kuleba": {"ru": ("Дмитрий Кулеба", "Кулеба"), "uk": ("Дмитро Кулеба", "Кулеба"), "sv": ("Dmytro Kuleba", "Kuleba")},
}
ACTORS = Gazetteer(
    {
        entry.slug: dataclasses.replace(entry, aliases=SPELLINGS.get(entry.slug, {}))
        for entry in (*GAZETTEER.actors.values(), ActorEntry("kremlin", "Kremlin", "organisation", "russia"))
    }
)
FORMS = {
    "russia": "Россия России Россию Москва Москву Москвы Росія Росії Росію Ryssland",
    "ukraine": "Украина Украины Украину Украине Киев Киеву Україна України Україні Київ Ukraina Kiev",
    "united-states": "США Вашингтон USA",
    "united-kingdom": "Великобритания Великобритании Британія Storbritannien",
    "belarus": "Белоруссия Белоруссию Белоруссии Білорусь Білорусі Belarus",
    "nato": "НАТО Nato",
    "kremlin": "Кремль Кремле Кремлі Kreml",
    "sergey-lavrov": "Лавров Лаврова Лаврову Лавровым Lavrov",
    "vladimir-putin": "Путин Путина Путину Путін Путіна Putin",
    "antony-blinken": "Блинкен Блинкена Блинкеном Блінкен Блінкеном Blinken",
    "jens-stoltenberg": "Столтенберг Столтенберга Stoltenberg",
    "dmytro-kuleba": "Кулеба Кулебы Кулеби Кулебу Kuleba",
}
WORDS = NAMES | {form: slug for slug, forms in FORMS.items() for form in forms.split()}
DATES = {"пятницу": "2022-01-28", "п'ятницю": "2022-01-28", "fredagen": "2022-01-28", "fredag": "2022-01-28"}


def read(sentence: str, language: str):
    return one(sentence, language=language, dates=DATES, names=WORDS, gazetteer=ACTORS)


@pytest.mark.parametrize(
    ("sentence", "kind", "doer"),
    [
        ("В пятницу Москва обвинила Киев в наращивании сил.", "ACCUSE", "russia"),
        ("Путина в пятницу обвинил Блинкен.", "ACCUSE", "antony-blinken"),
        ("Требования России Киев отверг в пятницу.", "REJECT", "ukraine"),
        ("В пятницу США выделили Украине 200 миллионов долларов.", "AID", "united-states"),
        ("Лавров встретился в пятницу с Блинкеном.", "CONSULT", "sergey-lavrov"),
        ("В пятницу свой ответ направила и Великобритания.", "REJECT", "united-kingdom"),
        ("Великобритания в пятницу отозвала часть сотрудников посольства.", "SANCTION", "united-kingdom"),
        ("Россия перебросила в пятницу войска в Белоруссию.", "MOBILIZE", "russia"),
    ],
)
def test_it_types_a_plain_russian_sentence(sentence, kind, doer):
    event = read(sentence, "ru")
    assert (event.type, event.edtf) == (kind, "2022-01-28")
    assert doer in slugs(event, "actor")


@pytest.mark.parametrize(
    ("sentence", "kind", "doer"),
    [
        ("У п'ятницю Київ звинуватив Росію в нарощуванні сил.", "ACCUSE", "ukraine"),
        ("Лавров зустрівся в п'ятницю з Блінкеном.", "CONSULT", "sergey-lavrov"),
        ("США в п'ятницю передали Росії письмову відповідь.", "REJECT", "united-states"),
        ("Росія перекинула в п'ятницю війська до Білорусі.", "MOBILIZE", "russia"),
        ("Путіна в п'ятницю закликав до переговорів Блінкен.", "REQUEST", "antony-blinken"),
    ],
)
def test_it_types_a_plain_ukrainian_sentence(sentence, kind, doer):
    event = read(sentence, "uk")
    assert (event.type, event.edtf) == (kind, "2022-01-28")
    assert doer in slugs(event, "actor")


@pytest.mark.parametrize(
    ("sentence", "kind", "doer"),
    [
        ("Ryssland anklagade på fredagen Nato för press.", "ACCUSE", "russia"),
        ("På fredagen träffades Lavrov och Blinken i Genève.", "CONSULT", "sergey-lavrov"),
        ("USA överlämnade på fredagen sitt skriftliga svar till Ryssland.", "REJECT", "united-states"),
        ("Kiev avvisade på fredagen kravet.", "REJECT", "ukraine"),
        ("Storbritannien skickade på fredagen vapen till Ukraina.", "AID", "united-kingdom"),
    ],
)
def test_it_types_a_plain_swedish_sentence(sentence, kind, doer):
    event = read(sentence, "sv")
    assert (event.type, event.edtf) == (kind, "2022-01-28")
    assert doer in slugs(event, "actor")


@pytest.mark.parametrize(
    ("language", "sentence", "modality"),
    [
        ("ru", "Россия намерена перебросить войска в Белоруссию.", Modality.PLANNED),
        ("ru", "Россия перебросит войска в Белоруссию.", Modality.PLANNED),
        ("ru", "Россия перебрасывает войска в Белоруссию.", Modality.HAPPENED),
        ("uk", "Росія перекине війська до Білорусі.", Modality.PLANNED),
        ("ru", "Россия может перебросить войска в Белоруссию.", Modality.HYPOTHETICAL),
        ("ru", "Россия не перебросила войска в Белоруссию.", Modality.DENIED),
        ("uk", "Росія має намір перекинути війська до Білорусі.", Modality.PLANNED),
        ("uk", "Росія може перекинути війська до Білорусі.", Modality.HYPOTHETICAL),
        ("uk", "Росія не перекинула війська до Білорусі.", Modality.DENIED),
        ("sv", "Ryssland ska skicka soldater till Belarus.", Modality.PLANNED),
        ("sv", "Ryssland kan skicka soldater till Belarus.", Modality.HYPOTHETICAL),
        ("sv", "Ryssland har inte skickat soldater till Belarus.", Modality.DENIED),
    ],
)
def test_it_tells_plans_chances_and_denials(language, sentence, modality):
    assert read(sentence, language).modality is modality


@pytest.mark.parametrize(
    ("language", "sentence", "speaker", "headline"),
    [
        ("ru", "«Двери альянса открыты», — сказал в пятницу Столтенберг.", "jens-stoltenberg", "Столтенберг: Двери альянса открыты"),
        ("ru", "Лавров заявил в пятницу, что ответ получен из Женевы.", "sergey-lavrov", "Лавров: Ответ получен из Женевы"),
        ("ru", "По словам Лаврова, документ позволяет начать разговор в пятницу.", "sergey-lavrov", "Лавров: Документ позволяет начать разговор"),
        ("ru", "В Кремле в пятницу заявили, что срок ответа не назван.", "kremlin", "Кремль: Срок ответа не назван"),
        ("ru", "Как заявил журналистам Лавров, ответ из Женевы получен в пятницу.", "sergey-lavrov", "Лавров: Ответ из Женевы получен"),
        ("ru", "В Кремле обвинения в пятницу отвергли.", "kremlin", "В Кремле обвинения отвергли"),
        ("uk", "У Кремлі в п'ятницю заявили, що підстав для оптимізму мало.", "kremlin", "Кремль: Підстав для оптимізму мало"),
        ("uk", "За словами Кулеби, документ готовий до підписання в п'ятницю.", "dmytro-kuleba", "Кулеба: Документ готовий до підписання"),
        ("sv", "– Dörren till alliansen är öppen, sade Stoltenberg på fredagen.", "jens-stoltenberg", "Stoltenberg: Dörren till alliansen är öppen"),
    ],
)
def test_it_hears_who_speaks(language, sentence, speaker, headline):
    event = read(sentence, language)
    assert (event.speaker, event.headline) == (speaker, headline)


@pytest.mark.parametrize(
    ("language", "text", "headline"),
    [
        (
            "ru",
            "Ответ США не содержит уступок по главному вопросу. Об этом журналистам в пятницу сообщил Лавров.",
            "Лавров: Ответ США не содержит уступок по главному вопросу",
        ),
        (
            "uk",
            "Документ не містить поступок у головному питанні. Про це журналістам у п'ятницю повідомив Лавров.",
            "Лавров: Документ не містить поступок у головному питанні",
        ),
    ],
)
def test_a_message_told_of_afterwards_is_the_sentence_before(language, text, headline):
    events = code(text, language=language, dates=DATES, names=WORDS, gazetteer=ACTORS)
    assert [(event.speaker, event.headline) for event in events if event.speaker] == [("sergey-lavrov", headline)]


def test_a_pronoun_means_the_subject_of_its_own_sentence():
    text = "Путин молчал. Лавров прибыл в пятницу в Киев, а в пятницу он встретится с Блинкеном."
    events = code(text, language="ru", dates=DATES, names=WORDS, gazetteer=ACTORS)
    assert [slugs(event, "actor") for event in events] == [{"sergey-lavrov", "russia"}] * 2


def test_what_an_unknown_source_reports_stands_for_itself():
    event = read("По данным агентства, Лавров встретился в пятницу с Блинкеном.", "ru")
    assert (event.type, event.speaker, event.edtf) == ("CONSULT", None, "2022-01-28")


def test_a_thing_of_somebodys_has_no_doer():
    event = read("Лавров встретился в пятницу с Блинкеном, страна которого в пятницу вышла из договора.", "ru")
    assert event.type == "CONSULT"


@pytest.mark.parametrize(
    ("surface", "slug", "oblique"),
    [
        ("Лавров", "sergey-lavrov", False),
        ("Лаврова", "sergey-lavrov", True),
        ("главой МИД Сергеем Лавровым", "sergey-lavrov", True),
        ("глава МИД Сергей Лавров", "sergey-lavrov", False),
        ("США", "united-states", False),
        ("Киев", "ukraine", False),
        ("Украине", "ukraine", True),
        ("российских", "russia", True),
        ("российские", "russia", False),
    ],
)
def test_it_knows_a_nominative(surface, slug, oblique):
    known = Cases("ru", events_facts.load("ru"), ACTORS)
    how = "demonym" if surface.startswith("росс") else "alias"
    assert known.is_oblique(ActorSpan(0, len(surface), slug, surface, how)) is oblique


def test_a_language_without_cases_takes_any_form_for_a_subject():
    event = read("Lavrov sade på fredagen att svaret saknar ett besked.", "sv")
    assert event.speaker == "sergey-lavrov"


TEXTS = {
    "uk": (
        "США в п'ятницю передали Росії письмову відповідь на її вимоги. Лавров заявив, що у відповіді немає позитивної реакції на головне питання.\n"
        "У Кремлі звинувачення Києва відкинули в п'ятницю.",
        [("REJECT", None), ("REJECT", "sergey-lavrov"), ("REJECT", "kremlin")],
    ),
    "ru": (
        "США в пятницу передали России письменный ответ на ее требования. Лавров заявил, что такой ответ неприемлем.\n"
        "Великобритания в пятницу сообщила, что отзывает часть сотрудников посольства.\nЛавров и Блинкен созвонились в пятницу.",
        [("REJECT", None), ("REJECT", "sergey-lavrov"), ("SANCTION", "united-kingdom"), ("CONSULT", None)],
    ),
    "sv": (
        "USA och Nato överlämnade på fredagen sina skriftliga svar till Ryssland. – Det blir inga eftergifter, sade Blinken.\n"
        "Kuleba anklagade på fredagen Ryssland för provokationer. Storbritannien ska skicka vapen till Ukraina.",
        [("REJECT", None), ("REJECT", "antony-blinken"), ("ACCUSE", "dmytro-kuleba"), ("AID", None)],
    ),
}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_it_codes_a_short_text(language):
    text, expected = TEXTS[language]
    events = code(text, language=language, dates=DATES, names=WORDS, gazetteer=ACTORS)
    assert [(event.type, event.speaker) for event in events] == expected
    assert {event.edtf for event in events} == {"2022-01-28"}
