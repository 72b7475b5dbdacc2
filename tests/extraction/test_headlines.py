"""Headlines on sentences of our own, language by language, and what no headline of the bundled texts may look like."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.rewriting import extractor
from tests.extraction.event_texts import NAMES, code
from timeline.extraction import languages, reading
from timeline.extraction.annotations import EventActor, Modality, Role
from timeline.extraction.event_coding import gates, templates
from timeline.extraction.event_coding.phrases import lexicon
from timeline.extraction.languages import events_facts
from timeline.extraction.plover import EVENT_TYPES

ARTICLES = sorted((Path(__file__).resolve().parents[2] / "fixtures" / "articles").glob("*.txt"))
DATES = {
    "Friday": "2022-01-28", "Wednesday": "2022-01-26", "fredag": "2022-01-28", "Freitag": "2022-01-28", "vendredi": "2022-01-28", "пятницу": "2022-01-28",
    "Fredag": "2022-01-28",
}  # fmt: skip
MORE = NAMES | {"Румыния": "romania", "Russlands": "russia"}

SENTENCES = {
    "en": [
        ("Red lines of Moscow, Kuleba said on Friday, end where its own borders end.", "Kuleba: Red lines of Moscow end where its own borders end"),
        ("On Friday NATO announced that it was withdrawing its envoys from Moscow.", "NATO is withdrawing its envoys from Moscow"),
        ("Lavrov said on Friday that the minister and his colleague had agreed to act.", "Lavrov: The minister and his colleague have agreed to act"),
        ("Officials of Russia and Ukraine met in Kyiv on Friday.", "Officials of Russia and Ukraine meet in Kyiv"),
        ("Lavrov accused Ukraine on Friday and Kyiv denied it.", "Sergey Lavrov accuses Ukraine"),
        ("Britain delivered missiles to Ukraine on Friday, and Washington sent tents.", "United Kingdom delivers missiles to Ukraine"),
        ("Russia could, however, begin exercises in Belarus on Friday.", "Russia could begin exercises in Belarus"),
    ],
    "no": [
        ("Blinken sa fredag at USA ikke har gitt noen innrømmelser.", "Blinken: USA har ikke gitt noen innrømmelser"),
        ("Fredag sendte Romania, Bulgaria og USA våpen til Ukraina.", "Romania, Bulgaria og USA sendte våpen til Ukraina"),
        ("Fredag ble flere nettsider i Ukraina lammet.", "Flere nettsider i Ukraina ble lammet"),
        ("Fredag skal 900 soldater fra USA øve i Polen.", "900 soldater fra USA skal øve i Polen"),
        ("Fredag ankom seks russiske fly Polen.", "Russiske fly ankom Polen"),
        ("Russland hadde fredag sendt soldater til Hviterussland.", "Russland har sendt soldater til Hviterussland"),
    ],
    "de": [
        ("Vertreter Russlands und der USA sprachen am Freitag in Kiew miteinander.", "Vertreter Russlands und der USA sprechen in Kiew miteinander"),
        ("Am Freitag legte ein Cyberangriff Internetseiten der Ukraine lahm.", "Ein Cyberangriff legt Internetseiten der Ukraine lahm"),
        ("Liz Truss sagte am Freitag, dass Russland seine Truppen verlegt.", "Truss: Russland verlegt seine Truppen"),
        ("Russland hatte am Freitag zwei Entwürfe veröffentlicht.", "Russland veröffentlicht zwei Entwürfe"),
    ],
    "fr": [
        ("Vendredi, l'OTAN a envoyé des navires vers l'est.", "L'OTAN a envoyé des navires vers l'est"),
    ],
    "ru": [
        ("Свои требования Россия опубликовала в пятницу.", "Россия опубликовала свои требования"),
        ("В пятницу НАТО направило ответ в Москву.", "НАТО направило ответ в Москву"),
        ("В пятницу НАТО потребовало от Москвы ответа, так как Россия не объяснила, зачем ей учения.", "НАТО потребовало от Москвы ответа"),
    ],
}


@pytest.mark.parametrize(
    ("language", "sentence", "headline"), [pytest.param(code_, *pair, id=f"{code_}-{pair[1]}") for code_, pairs in SENTENCES.items() for pair in pairs]
)
def test_a_headline_reads_as_an_editor_would_write_it(language, sentence, headline):
    assert headline in [event.headline for event in code(sentence, language=language, dates=DATES, names=MORE)]


@pytest.fixture(scope="module")
def headlines() -> list[tuple[str, str]]:
    """The language and headline of every event of the bundled texts."""
    found = [extractor().extract(reading.read_bytes(path.read_bytes()), file_name=path.name) for path in ARTICLES]
    return [(one.layout.language, event.headline) for one in found for event in one.events]


def test_the_bundled_texts_yield_headlines_that_pass_the_gate(headlines):
    faults = [(fault, line) for language, line in headlines if (fault := gates.flaw(line, lexicon=lexicon(language)))]
    assert len(headlines) > 100
    assert len(faults) <= len(headlines) // 50, faults


def test_every_headline_of_the_bundled_texts_is_short_capital_and_closed(headlines):
    for language, line in headlines:
        facts = events_facts.load(language)
        assert len(line) <= gates.LONGEST, line
        assert line.lstrip("“„«» ")[0].isupper() or line[0].isdigit(), line
        assert line.split()[-1].strip("”“»").casefold() not in facts.articles - facts.pointers - facts.particles, line
        assert "  " not in line
        assert line.count("(") == line.count(")"), line


@pytest.mark.parametrize(
    ("language", "line", "fault"),
    [
        ("en", "Russia denies this and accuses Kyiv", "pronoun"),
        ("en", "Romania calls it unacceptable", "pronoun"),
        ("en", "Is due to fly to Kyiv", "no subject"),
        ("en", "Stoltenberg: Delivered three answers", "no subject"),
        ("en", "Blinken: And the answer stays secret", "loose start"),
        ("en", "Who gathered in Brussels for talks", "loose start"),
        ("en", "Russia will attack Ukraine has grown", "two verbs"),
        ("en", "Russia publishes two drafts and", "loose end"),
        ("en", "NATO warns", "short"),
        ("de", "Sherman wies das zurück", "pronoun"),
        ("no", "Russland avviste dette", "pronoun"),
        ("no", "Hadde ministrene et møte", "no subject"),
        ("en", "Russia denies that it plans an attack", ""),
        ("no", "Blinken: USA har ikke gitt noen innrømmelser", ""),
        ("de", "Rumänien lehnte die Forderung ab", ""),
        ("fr", "L'OTAN a envoyé des navires", ""),
    ],
)
def test_the_gate_names_what_an_editor_would_refuse(language, line, fault):
    assert gates.flaw(line, lexicon=lexicon(language)) == fault


@pytest.mark.parametrize(
    ("line", "head", "fault"),
    [
        ("Russia publishes in two drafts", "publishes", "no object"),
        ("European Union and NATO warn", "warn", "no object"),
        ("Russia publishes two drafts", "publishes", ""),
        ("Russia publishes two drafts", "rejects", "no verb"),
    ],
)
def test_a_deed_has_its_verb_and_object(line, head, fault):
    assert gates.flaw(line, lexicon=lexicon("en"), head=head) == fault


@pytest.mark.parametrize(
    ("language", "kind", "roles", "line"),
    [
        ("en", "CONSULT", {"russia": Role.ACTOR, "nato": Role.RECIPIENT}, "Russia and Nato hold talks"),
        ("en", "THREATEN", {"russia": Role.ACTOR, "nato": Role.RECIPIENT}, "Russia warns Nato"),
        ("en", "REJECT", {"russia": Role.ACTOR, "nato": Role.ACTOR}, "Russia and Nato say no"),
        ("no", "CONSULT", {"russia": Role.ACTOR, "nato": Role.RECIPIENT}, "Russia og Nato holder samtaler"),
        ("de", "ACCUSE", {"russia": Role.ACTOR, "nato": Role.RECIPIENT}, "Russia kritisiert Nato"),
        ("en", "ACCUSE", {"russia": Role.RECIPIENT}, ""),
    ],
)
def test_type_and_actors_make_a_headline_of_last_resort(language, kind, roles, line):
    actors = tuple(EventActor(slug, role) for slug, role in roles.items())
    facts = events_facts.load(language)
    assert templates.write(kind, Modality.HAPPENED, actors, facts, name=str.title, behind=lambda slug: slug) == line


def test_what_did_not_happen_is_not_told_as_a_deed_by_type_alone():
    actors = (EventActor("russia", Role.ACTOR),)
    assert not templates.write("ASSAULT", Modality.HYPOTHETICAL, actors, events_facts.load("en"), name=str.title, behind=str)


@pytest.mark.parametrize("language", sorted(languages.codes()))
def test_every_language_has_words_for_every_type(language):
    assert {*EVENT_TYPES, "DENY"} == set(events_facts.load(language).templates)
