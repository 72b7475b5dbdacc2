"""Event coding on sentences of our own: types, parties, speakers, modality, dates, headlines."""

from __future__ import annotations

import pytest

from tests.extraction.event_texts import code, one, slugs
from timeline.extraction.annotations import DateBasis, Modality

FRIDAY = {"Friday": "2022-01-28", "fredag": "2022-01-28"}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Russia accused NATO of moving closer on Friday.", "ACCUSE"),
        ("Kyiv rejected the Russian demand on Friday.", "REJECT"),
        ("London urged Moscow on Friday to talk.", "REQUEST"),
        ("Washington threatened Moscow with sanctions on Friday.", "THREATEN"),
        ("Lavrov met Blinken in Geneva on Friday.", "CONSULT"),
        ("The United States sent anti-tank missiles to Ukraine on Friday.", "AID"),
        ("Russia deployed troops to Belarus on Friday.", "MOBILIZE"),
        ("Russia and Belarus began joint drills on Friday.", "COOPERATE"),
        ("Washington ordered families of embassy staff to leave Kyiv on Friday.", "SANCTION"),
        ("Russia withdrew some troops from Belarus on Friday.", "RETREAT"),
        ("Stoltenberg welcomed the decision of Bulgaria on Friday.", "SUPPORT"),
        ("Russia agreed to further talks with NATO on Friday.", "AGREE"),
        ("NATO delivered its written answer to Moscow on Friday.", "REJECT"),
        ("A cyberattack knocked out websites in Ukraine on Friday.", "COERCE"),
        ("Thousands protested in Kyiv against Russia on Friday.", "PROTEST"),
        ("Stoltenberg said on Friday that the meeting had lasted three hours.", "STATEMENT"),
    ],
)
def test_it_types_a_plain_english_sentence(sentence, kind):
    event = one(sentence, dates=FRIDAY)
    assert (event.type, event.edtf, event.modality) == (kind, "2022-01-28", Modality.HAPPENED)


@pytest.mark.parametrize(
    ("sentence", "kind", "doer"),
    [
        ("Russland anklaget Nato for press fredag.", "ACCUSE", "russia"),
        ("Fredag avviste Ukraina kravene fra Moskva.", "REJECT", "ukraine"),
        ("London oppfordret fredag Moskva til å forhandle.", "REQUEST", "united-kingdom"),
        ("Fredag møttes Lavrov og Blinken i Genève.", "CONSULT", "sergey-lavrov"),
        ("USA sendte våpen til Ukraina fredag.", "AID", "united-states"),
        ("Russland og Hviterussland holdt felles øvelser fredag.", "COOPERATE", "russia"),
        ("Onsdag har USA levert et svar til Russland.", "REJECT", "united-states"),
        ("Moskva skulda fredag Ukraina for å ruste opp.", "ACCUSE", "russia"),
    ],
)
def test_it_types_a_plain_norwegian_sentence(sentence, kind, doer):
    event = one(sentence, language="no", dates=FRIDAY | {"Fredag": "2022-01-28", "Onsdag": "2022-01-26"})
    assert event.type == kind
    assert doer in slugs(event, "actor")


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Russia deployed troops to Belarus.", Modality.HAPPENED),
        ("Russia will deploy troops to Belarus on Friday.", Modality.PLANNED),
        ("Blinken is expected to meet Lavrov on Friday.", Modality.PLANNED),
        ("Russia could invade Ukraine on Friday.", Modality.HYPOTHETICAL),
        ("Moscow denied on Friday that it plans an attack on Ukraine.", Modality.DENIED),
        ("Russia has not withdrawn its troops from Belarus since Friday.", Modality.DENIED),
    ],
)
def test_it_tells_what_happened_from_what_may(sentence, modality):
    assert {event.modality for event in code(sentence, dates=FRIDAY)} == {modality}


def test_a_denied_attack_is_a_denial_and_no_assault():
    event = one("Moscow denied planning an attack on Ukraine on Friday.", dates=FRIDAY)
    assert (event.type, event.speaker, event.modality) == ("REJECT", "russia", Modality.DENIED)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The door stays open,” Stoltenberg said on Friday.", "jens-stoltenberg"),
        ("“The door stays open,” said NATO Secretary General Jens Stoltenberg on Friday.", "jens-stoltenberg"),
        ("Russian Foreign Minister Sergey Lavrov said on Friday that talks go on.", "sergey-lavrov"),
        ("Truss, who is to meet Lavrov next week, said on Friday that talks go on.", "liz-truss"),
        ("According to Kyiv, the border was calm on Friday.", "ukraine"),
    ],
)
def test_it_finds_the_speaker(text, speaker):
    assert speaker in {event.speaker for event in code(text, dates=FRIDAY)}


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("Lavrov met Blinken on Friday.\n“The talks were useful,” he said.", "en", "sergey-lavrov"),
        ("Foreign Minister Sergey Lavrov met Blinken on Friday.\n“The talks were useful,” the minister said.", "en", "sergey-lavrov"),
        ("NATO met on Friday.\n“The door stays open,” the alliance said.", "en", "nato"),
        ("Stoltenberg møtte Lavrov fredag.\n– Døren er åpen, sier han.", "no", "jens-stoltenberg"),
        ("USAs utenriksminister Antony Blinken møtte Lavrov fredag.\n– Døren er åpen, sier utenriksministeren.", "no", "antony-blinken"),
    ],
)
def test_it_resolves_pronouns_and_bare_titles(text, language, speaker):
    assert code(text, language=language, dates=FRIDAY)[-1].speaker == speaker


def test_a_quotation_over_several_sentences_goes_on_with_one_speaker():
    events = code("“We reject the demand,” Kuleba said on Friday. “We call on Moscow to leave. We will never agree to it.”", dates=FRIDAY)
    assert {event.speaker for event in events} == {"dmytro-kuleba"}
    assert {event.edtf for event in events} == {"2022-01-28"}
    assert [event.continues for event in events] == [None, events[0].start, events[0].start]


def test_a_dash_paragraph_belongs_to_the_speaker_at_its_end():
    events = code("– Russland sender soldater til Hviterussland. Vi ber Moskva om å snu, sa Stoltenberg fredag.", language="no", dates=FRIDAY)
    assert [(event.speaker, event.type) for event in events] == [("jens-stoltenberg", "ACCUSE"), ("jens-stoltenberg", "REQUEST")]


def test_a_person_brings_the_state_along():
    event = one("Lavrov met Blinken on Friday.", dates=FRIDAY)
    assert {"sergey-lavrov", "russia"} <= slugs(event, "actor")
    assert {"antony-blinken", "united-states"} <= slugs(event, "recipient")


def test_the_passive_turns_the_parties_round():
    event = one("Russia was accused by Ukraine of lying on Friday.", dates=FRIDAY)
    assert "russia" not in slugs(event, "actor")


@pytest.mark.parametrize(
    ("text", "edtf", "rule"),
    [
        ("Russia annexed Crimea in 2014.", "2014", "test.date"),
        ("Ukraine has lost ground since 2014, after Russia annexed Crimea.", "2014", "test.date"),
        ("Kyiv rejected the demand that NATO return to the 1997 borders.", "2022-01-30", "context.lead"),
        ("Truss, who is to visit Moscow on Friday, rejected the demand.", "2022-01-30", "context.lead"),
    ],
)
def test_a_date_dates_its_own_clause_only(text, edtf, rule):
    event = next(event for event in code(text, dates=FRIDAY | {"2014": "2014", "1997": "1997"}) if event.type in ("ASSAULT", "REJECT"))
    assert (event.edtf, event.rule) == (edtf, rule)


def test_what_a_comma_sets_apart_dates_the_other_part_first():
    text = "After a summit of Joe Biden and Vladimir Putin on 7 December, Moscow published its demands on 17 December."
    found = code(text, dates={"7 December": "2021-12-07", "17 December": "2021-12-17"})
    assert "2021-12-17" in {event.edtf for event in found if event.type == "REQUEST"}


def test_a_statement_that_goes_on_takes_its_speakers_date():
    text = "Truss told reporters on Friday that talks go on.\nLavrov said nothing new.\nTruss added that Moscow must leave."
    last = code(text, dates=FRIDAY)[-1]
    assert (last.speaker, last.edtf, last.date_basis, last.rule) == ("liz-truss", "2022-01-28", DateBasis.ASSUMED, "context.statement")
    assert "2022-01-28" in last.explanation


def test_a_heading_that_is_a_date_dates_what_stands_under_it():
    text = "# 17 January\nRussia sends troops to Belarus.\n# 19 January\nWashington announces aid worth millions for Ukraine."
    events = code(text, dates={"17 January": "2022-01-17", "19 January": "2022-01-19"})
    assert [(event.edtf, event.rule) for event in events] == [("2022-01-17", "context.heading"), ("2022-01-19", "context.heading")]
    assert {event.date_basis for event in events} == {DateBasis.RESOLVED}


def test_a_heading_that_a_day_opens_dates_what_stands_under_it():
    text = "# 17 January: the first move\nRussia sends troops to Belarus.\n# January: a month of talks\nWashington announces aid worth millions for Ukraine."
    events = code(text, dates={"17 January": "2022-01-17", "January: a": "2022-01"})
    assert [event.rule for event in events] == ["context.heading", "context.lead"], "a month over a text is no day of what stands below"


@pytest.mark.parametrize(
    "text",
    [
        "Stoltenberg spoke at length.\nIt rained.\nIt snowed.\nRussia has long opposed NATO.",
        "Russia has rejected the demand.",
    ],
)
def test_background_in_a_text_without_a_date_stays_undated(text):
    assert all(event.edtf is None and event.date_basis is DateBasis.NONE for event in code(text, published=None))


@pytest.mark.parametrize(
    ("text", "language", "headline"),
    [
        ("Bulgaria on Friday labeled the Russian proposal as “absurd”.", "en", "Bulgaria labels the Russian proposal as absurd"),
        ("Lavrov said on Friday that NATO treats Georgia as a pawn.", "en", "Lavrov: NATO treats Georgia as a pawn"),
        ("Russia has formally rejected the demand, although talks go on.", "en", "Russia rejects the demand"),
        ("Russian troops invaded Ukraine on Friday.", "en", "Russian troops invade Ukraine"),
        ("Onsdag har Hviterussland også sendt et svarbrev til Russland.", "no", "Hviterussland har sendt et svarbrev til Russland"),
        ("– Russland må trekke seg ut, sier Stoltenberg.", "no", "Stoltenberg: Russland må trekke seg ut"),
    ],
)
def test_a_headline_is_short_and_active(text, language, headline):
    assert one(text, language=language, dates=FRIDAY | {"Onsdag": "2022-01-26"}).headline == headline


@pytest.mark.parametrize(
    ("text", "language", "headline"),
    [
        ("Lavrov said on Friday that the paper was a farce.", "en", "Lavrov: The paper is a farce"),
        ("Lavrov said on Friday that the drills were no threat.", "en", "Lavrov: The drills are no threat"),
        ("Lavrov said on Friday that the paper was signed in 1997.", "en", "Lavrov: The paper was signed in 1997"),
        ("“The paper was a farce,” Lavrov said on Friday.", "en", "Lavrov: The paper was a farce"),
        ("Lavrov sa fredag at papiret var en farse.", "no", "Lavrov: Papiret er en farse"),
    ],
)
def test_what_is_reported_reads_as_it_was_said(text, language, headline):
    assert one(text, language=language, dates=FRIDAY | {"1997": "1997"}).headline == headline


def test_headlines_fit_and_hang_together():
    text = (
        "The Kremlin said on Friday, after a long meeting with generals and ministers in a hall outside Moscow that few had ever seen from the inside, "
        "that NATO must withdraw its troops, weapons and infrastructure from Romania, Bulgaria and all the other states that joined it in 2004."
    )
    for event in code(text, dates=FRIDAY | {"2004": "2004"}):
        assert 10 < len(event.headline) <= 92
        assert event.headline[-1].isalnum()
        assert event.headline != text


def test_other_names_give_the_same_structure():
    text = "{a} accused {b} on Friday of massing troops. “We call on {b} to talk,” {p} said. {b} rejected this on Friday."

    def shape(a, b, p):
        events = code(text.format(a=a, b=b, p=p), dates=FRIDAY)
        return [(event.type, event.modality, event.edtf, len(event.actors), event.speaker is not None) for event in events]

    assert shape("Ukraine", "Russia", "Kuleba") == shape("Russia", "Ukraine", "Lavrov") == shape("Britain", "Russia", "Truss")


def test_a_long_text_yields_no_flood():
    text = "\n".join(f"Lavrov said that NATO and Ukraine had met {number} times." for number in range(60))
    assert len(code(text, dates={})) <= 14


def test_headings_and_questions_of_nobody_yield_nothing():
    assert code("# Russia invades Ukraine\nWhat comes next?") == ()


def test_spans_are_whole_sentences_and_triggers_lie_inside():
    text = "Lavrov met Blinken on Friday. Kyiv rejected the demand on Friday."
    for event in code(text, dates=FRIDAY):
        assert text[event.start : event.end].endswith("Friday.")
        assert event.trigger is not None
        assert event.span.contains(event.trigger)
