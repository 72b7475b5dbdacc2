"""English news sentences through the whole of extraction: type, modality, day and the headline that an editor would print."""

from __future__ import annotations

import pytest

from tests.corpus.rewriting import extractor
from timeline.extraction import reading
from timeline.extraction.annotations import CodedEvent, Modality

HAPPENED, PLANNED, HYPOTHETICAL, DENIED = Modality.HAPPENED, Modality.PLANNED, Modality.HYPOTHETICAL, Modality.DENIED


def events(sentence: str) -> tuple[CodedEvent, ...]:
    """The events of a text that opens with three sentences about nobody and was published on Thursday 27 January 2022."""
    text = f"Published: 27 January 2022\n\nSnow fell.\n\nIt rained.\n\nThe roads were wet.\n\n{sentence}\n"
    return extractor().extract(reading.read_text(text)).events


@pytest.mark.parametrize(
    ("sentence", "kind", "headline"),
    [
        ("Romania and Bulgaria sealed a defence pact in Sofia on Tuesday.", "AGREE", "Romania and Bulgaria seal a defence pact in Sofia"),
        ("Talks between Serbia and Kazakhstan broke up in Vienna on Tuesday.", "CONSULT", "Talks between Serbia and Kazakhstan break up in Vienna"),
        ("China lent its full backing to Serbia on Wednesday.", "SUPPORT", "China lends its full backing to Serbia"),
        ("Canada waived the tariffs on Polish ships on Monday.", "CONCEDE", "Canada waives the tariffs on Polish ships"),
        ("Finland and Sweden set up a joint patrol group on Monday.", "COOPERATE", "Finland and Sweden set up a joint patrol group"),
        ("Greece handed Ukraine forty generators on Monday.", "AID", "Greece hands Ukraine forty generators"),
        ("Kazakhstan moved its tanks back from the lake on Tuesday.", "RETREAT", "Kazakhstan moves its tanks back from the lake"),
        ("Latvia renewed its plea for more pilots on Monday.", "REQUEST", "Latvia renews its plea for more pilots"),
        ("Lithuania lodged a protest with Belarus on Monday.", "ACCUSE", "Lithuania lodges a protest with Belarus"),
        ("Hungary blocked the release of the funds on Tuesday.", "REJECT", "Hungary blocks the release of the funds"),
        (
            "Any such step would be met with a firm response, Annalena Baerbock said on Monday.",
            "THREATEN",
            "Baerbock: Any such step would be met with a firm response",
        ),
        ("Miners staged a sit-in at the Polish embassy on Monday.", "PROTEST", "Miners stage a sit-in at the Polish embassy"),
        (
            "Bulgaria declared two Belarusian attaches personae non gratae on Friday.",
            "SANCTION",
            "Bulgaria declares two Belarusian attaches personae non gratae",
        ),
        ("Six Turkish frigates sailed for the Aegean on Monday.", "MOBILIZE", "Six Turkish frigates sail for the Aegean"),
        ("Hackers took down the website of Estonia's foreign ministry on Friday.", "COERCE", "Hackers take down the website of Estonia's foreign ministry"),
        ("Azerbaijan opened fire on Armenian positions on Monday.", "ASSAULT", "Azerbaijan opens fire on Armenian positions"),
    ],
)
def test_every_type_of_event_is_told_in_a_headline(sentence, kind, headline):
    (event,) = events(sentence)
    assert (event.type, event.modality, event.headline) == (kind, HAPPENED, headline)


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("New tariffs on Belarusian potash were adopted by the EU on Monday.", "European Union adopts new tariffs on Belarusian potash"),
        ("Two Serbian envoys were expelled by Croatia on Friday.", "Croatia expels two Serbian envoys"),
        ("Work on the bridge was suspended by the German regulator on Friday.", ""),
        ("Asked about the drills on Monday, Jen Psaki urged Belarus to show restraint.", "Jen Psaki urges Belarus to show restraint"),
        ("Olaf Scholz, criticised at home for his silence, warned Serbia on Monday.", "Olaf Scholz warns Serbia"),
        (
            "Police in Latvia detained three men suspected of spying for Belarus on Monday.",
            "Police in Latvia detained three men suspected of spying for Belarus",
        ),
    ],
)
def test_passives_are_turned_and_participles_left_alone(sentence, headline):
    assert [event.headline for event in events(sentence)][:1] == ([headline] if headline else [])


@pytest.mark.parametrize(
    ("sentence", "how", "day"),
    [
        ("The White House said on Tuesday that Joe Biden will receive Sanna Marin in Washington on March 4.", PLANNED, "2022-03-04"),
        ("Turkey is considering sending two frigates to Albania next month.", PLANNED, "2022-02"),
        ("Kaja Kallas, no friend of the pipeline, visits Warsaw on February 7.", PLANNED, "2022-02-07"),
        ("Mark Rutte announced last May that the bridge would be rebuilt.", HAPPENED, "2021-05"),
        ("Serbia denied on Tuesday that it had moved tanks.", DENIED, "2022-01-25"),
    ],
)
def test_plans_stand_on_their_own_day(sentence, how, day):
    (event,) = events(sentence)
    assert (event.modality, event.edtf) == (how, day)


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("A remark by the Greek minister drew a sharp rebuke from Ankara on Saturday.", {"turkey"}),
        ("Mark Rutte flew to Rome on Monday and told Mario Draghi that the bridge would be rebuilt.", {"mark-rutte", "netherlands"}),
        ("After meeting Kaja Kallas in Tallinn on Tuesday, Sauli Niinisto thanked Estonia.", {"sauli-niinisto", "finland"}),
    ],
)
def test_whoever_does_it_is_found_where_the_sentence_hides_him(sentence, actors):
    for event in events(sentence):
        assert {one.slug for one in event.actors if one.role == "actor"} == actors


@pytest.mark.parametrize(
    "sentence",
    [
        "The Estonian economy depends on timber.",
        "Snow fell in Riga and Moscow on Tuesday.",
        "Serbia won the match against Poland on Tuesday.",
        "The book on Turkey's foreign policy came out on Tuesday.",
        "The rouble fell against the dollar on Monday as traders worried about Russia.",
        "Why does Hungary care about gas?",
        "The head of the weather service, Anna Kovacs, expects snow on Friday.",
    ],
)
def test_nothing_is_coded_where_nothing_was_done(sentence):
    assert events(sentence) == ()


def test_two_leaders_are_the_two_named_last():
    told = events("Kaja Kallas and Sauli Niinisto met in Tallinn on Monday. The two leaders discussed a new bridge.")
    assert {one.slug for one in told[-1].actors} >= {"kaja-kallas", "sauli-niinisto"}
    assert len(told) == 2


def test_a_bare_title_means_its_holder_last_named():
    told = events("Boris Johnson spoke in Cardiff on Monday. The prime minister said that the bridge would be rebuilt.")
    assert [event.speaker for event in told][-1] == "boris-johnson"
