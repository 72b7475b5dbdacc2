"""Norwegian news sentences through the whole of extraction: type, modality, who acts, who speaks, and the headline that an editor would print."""

from __future__ import annotations

import pytest

from tests.corpus.rewriting import extractor
from timeline.extraction import reading
from timeline.extraction.annotations import CodedEvent, Modality, Role

HAPPENED, PLANNED, DENIED = Modality.HAPPENED, Modality.PLANNED, Modality.DENIED


def events(sentence: str) -> tuple[CodedEvent, ...]:
    return extractor().extract(reading.read_text(f"Dette skjedde\n\nNTB\nPublisert 29. januar 2022\n\n{sentence}\n"), language="no").events


@pytest.mark.parametrize(
    ("sentence", "kind", "how", "actor"),
    [
        ("Ministrene fra Estland var onsdag samlet i Riga.", "CONSULT", HAPPENED, "estonia"),
        ("Onsdag er Sauli Niinistö ventet til Berlin.", "AGREE", PLANNED, "sauli-niinisto"),
        ("Ein traktat mellom Polen og Litauen, som lenge var hemmeleg, vart underskriven tysdag.", "AGREE", HAPPENED, "poland"),
        ("Tre danske fregatter, som kom fra Korsør, seilte tirsdag inn i Østersjøen.", "MOBILIZE", HAPPENED, "denmark"),
        ("Tirsdag ble fire nederlandske Patriot-batterier utplassert i Slovakia.", "MOBILIZE", HAPPENED, "netherlands"),
        ("Litauen leverer panserraketter til Moldova.", "AID", HAPPENED, "lithuania"),
        ("Torsdag ble flere estiske nettsider lammet.", "COERCE", HAPPENED, "estonia"),
        ("Finland godkjenner å sende 40 soldater til Latvia.", "MOBILIZE", HAPPENED, "finland"),
        ("Canada svarte torsdag med å anklage Kina for press.", "ACCUSE", HAPPENED, "canada"),
        ("Danmark ville fredag ikke utelukke nye sanksjoner mot Kina.", "THREATEN", None, "denmark"),
        ("I august gikk kinesiske styrker inn i India.", "ASSAULT", HAPPENED, "china"),
        ("Spania vil ikke sende soldater, sa Pedro Sánchez tirsdag.", "REJECT", HAPPENED, "pedro-sanchez"),
    ],
)
def test_it_types_what_norwegian_papers_tell(sentence, kind, how, actor):
    found = [one for one in events(sentence) if one.type == kind]
    assert found, [(one.type, one.headline) for one in events(sentence)]
    assert how in (None, found[0].modality)
    assert actor in {one.slug for one in found[0].actors}


@pytest.mark.parametrize(
    "sentence",
    [
        "Eksperter venter at Russland holder på lenge.",
        "De russiske markedene falt med to prosent.",
        "Været i Polen blir kaldt.",
        "Prosessen har tatt lang tid for Sverige.",
    ],
)
def test_nothing_is_coded_where_nothing_happened(sentence):
    assert [one.headline for one in events(sentence) if one.type != "STATEMENT"] == []


@pytest.mark.parametrize(
    ("sentence", "speaker", "headline"),
    [
        ("At Danmark bestemmer selv, slo Mette Frederiksen fast i en tale onsdag.", "mette-frederiksen", "Frederiksen: Danmark bestemmer selv"),
        ("Avtalen står fast, understreket Mark Rutte overfor NTB.", "mark-rutte", "Rutte: Avtalen står fast"),
        ("Da Mark Rutte møtte Andrzej Duda onsdag, forsikret han at linjen ligger fast.", "mark-rutte", None),
        ("Til finsk radio la Mark Rutte onsdag til at linjen ligger fast.", "mark-rutte", "Rutte: Linjen ligger fast"),
    ],
)
def test_it_hears_who_speaks_behind_the_verb(sentence, speaker, headline):
    found = [one for one in events(sentence) if one.speaker == speaker]
    assert found, [(one.speaker, one.headline) for one in events(sentence)]
    assert headline in (None, found[0].headline)


def test_an_unknown_subject_leaves_the_object_an_object():
    found = events("Eksperter advarer Russland mot en ny runde onsdag.")
    assert all(one.role is not Role.ACTOR for event in found for one in event.actors)


def test_a_plan_behind_and_has_a_day_of_its_own():
    found = events("Mandag ventes Mark Rutte til Praha, og tirsdag skal han møte Andrzej Duda i Warszawa.")
    assert [one.edtf for one in found] == ["2022-01-31", "2022-02-01"]


def test_what_is_planned_dates_no_statement_behind_it():
    found = events("Tirsdag 8. februar møtes FNs sikkerhetsråd. Andrzej Duda sier at landet venter.")
    assert "2022-02-08" not in [one.edtf for one in found if one.speaker]


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("I november slo Canada alarm om kinesiske styrker.", "Canada slo alarm om kinesiske styrker"),
        ("Det er lenge siden Canada slo alarm i november.", "Canada slo alarm"),
        ("Tirsdag skal danske og polske tjenestemenn snakke sammen i Riga.", "Danske og polske tjenestemenn skal snakke sammen i Riga"),
    ],
)
def test_headlines_put_the_subject_first(sentence, headline):
    assert headline in [one.headline for one in events(sentence)]
