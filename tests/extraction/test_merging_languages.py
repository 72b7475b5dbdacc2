"""One event in several languages, and what only looks like one: two meetings, two addressees, an answer handed over and a word about it."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline.extraction.annotations import ActorEntry, CodedEvent, DateBasis, EventActor, Modality, Role
from timeline.extraction.merging import ActorFacts, MentionRecord, assign, chain, cluster_text
from timeline.extraction.merging.closeness import skeleton

ENTRIES = (
    ActorEntry("nato", "NATO", "organisation"),
    ActorEntry("united-nations", "United Nations", "organisation"),
    ActorEntry("un-security-council", "UN Security Council", "organisation", "united-nations"),
    ActorEntry("russia", "Russia", "state"),
    ActorEntry("ukraine", "Ukraine", "state"),
    ActorEntry("poland", "Poland", "state"),
    ActorEntry("romania", "Romania", "state"),
    ActorEntry("united-states", "United States", "state"),
    ActorEntry("joe-biden", "Joe Biden", "person", "united-states"),
    ActorEntry("antony-blinken", "Antony Blinken", "person", "united-states"),
    ActorEntry("john-sullivan", "John Sullivan", "person", "united-states"),
    ActorEntry("sergey-lavrov", "Sergey Lavrov", "person", "russia"),
    ActorEntry("volodymyr-zelensky", "Volodymyr Zelensky", "person", "ukraine"),
)
FACTS = ActorFacts.of(ENTRIES)
DAY = dt.date(2022, 1, 26)


def acting(*slugs: str, to: tuple[str, ...] = (), beside: tuple[str, ...] = ()) -> tuple[EventActor, ...]:
    return (
        *(EventActor(slug, Role.ACTOR) for slug in slugs),
        *(EventActor(slug, Role.RECIPIENT) for slug in to),
        *(EventActor(slug, Role.MENTIONED) for slug in beside),
    )


def mention(article: str, language: str, quote: str, *, day: dt.date = DAY, days: int = 0, start: int = 0, **values: object) -> MentionRecord:
    """A report of a day, or of ``days`` more."""
    last = day + dt.timedelta(days)
    defaults: dict[str, object] = {
        "type": "STATEMENT",
        "modality": Modality.HAPPENED,
        "headline": quote,
        "publisher": article,
        "known_on": dt.date(2022, 2, 1),
        "edtf": day.isoformat() if not days else f"{day}/{last}",
        "date_basis": DateBasis.RESOLVED,
        "cluster": start // 100 + 1,
    }
    place = {"uid": f"{article}-{start}", "article": article, "language": language, "quote": quote, "start": start, "earliest": day, "latest": last}
    return MentionRecord(**place | defaults | values)  # type: ignore[arg-type]


def events(*mentions: MentionRecord) -> int:
    return len(assign(mentions, facts=FACTS))


LAVROV = {"speaker": "sergey-lavrov", "actors": acting("sergey-lavrov", "russia", to=("united-states",))}
LAVROV_TO_KYIV = {"speaker": "sergey-lavrov", "actors": acting("sergey-lavrov", "russia", to=("ukraine",))}
BLINKEN = {"type": "REJECT", "speaker": "antony-blinken", "actors": acting("antony-blinken", "united-states")}
JOINT = {"type": "REJECT", "actors": acting("united-states", "nato", to=("russia",))}
SULLIVAN = {"type": "REJECT", "actors": acting("john-sullivan", "united-states")}
TALKS = {"type": "CONSULT", "actors": acting("united-states", "russia")}

VERDICT = mention("a", "en", "Lavrov said the reply held little.", **LAVROV)
BIDDEN = {"type": "REQUEST", "speaker": "russia"}
ONE = [
    pytest.param(VERDICT, mention("b", "de", "Lawrow sagte, die Antwort enthalte wenig.", **LAVROV), id="a speaker's one statement"),
    pytest.param(
        mention("a", "en", "The United States and NATO sent their replies.", **JOINT),
        mention("b", "fr", "Les deux ont remis leurs réponses.", type="REJECT", actors=acting("nato", "united-states")),
        id="a joint act, once without its recipient",
    ),
    pytest.param(
        mention("a", "en", "The United States and NATO sent their replies.", **JOINT),
        mention("b", "de", "Botschafter Sullivan übergab das Schreiben.", **SULLIVAN),
        id="the person who does a state's part",
    ),
    pytest.param(
        mention("a", "en", "The Security Council met on the crisis.", type="CONSULT", actors=acting("un-security-council")),
        mention("b", "no", "Sikkerhetsrådet møttes om Russland.", type="CONSULT", actors=acting("un-security-council", to=("russia",))),
        id="a council that met, once with its topic",
    ),
    pytest.param(
        mention("a", "en", "Russia denied that it plans an attack.", type="REJECT", modality=Modality.DENIED, speaker="russia", actors=acting("russia")),
        mention("b", "no", "Russland avviste dette.", type="REJECT", speaker="russia", actors=acting("russia")),
        id="a denial, once coded as denied and once as an act",
    ),
    pytest.param(
        mention("a", "en", "Russia told NATO to leave Romania.", actors=acting("russia", beside=("nato", "romania")), **BIDDEN),
        mention("b", "no", "Russland ba Nato forlate Romania.", actors=acting("russia", to=("nato",), beside=("romania",)), **BIDDEN),
        id="one cast in other roles",
    ),
    pytest.param(
        mention("a", "en", "The two held talks in Geneva.", **TALKS),
        mention("b", "de", "Beide sprachen in Genf miteinander.", **TALKS),
        id="talks in a place that each language spells its way",
    ),
    pytest.param(
        mention("a", "en", "Russian troops came to Poland's border.", type="MOBILIZE", actors=acting("russia", to=("poland",))),
        mention("b", "no", "Russiske soldater kom.", day=dt.date(2022, 1, 24), days=6, type="MOBILIZE", actors=acting("russia", to=("poland",))),
        id="the week that holds the day",
    ),
    pytest.param(
        mention("a", "en", "Biden pledged 200 million dollars.", type="AID", actors=acting("united-states", to=("ukraine",))),
        mention("b", "ru", "США выделили 200 миллионов долларов.", type="AID", actors=acting("united-states", to=("ukraine",))),
        id="the same figure",
    ),
    pytest.param(
        mention("a", "en", "A cyberattack hit websites.", type="COERCE", actors=acting(to=("ukraine",))),
        mention("b", "de", "Ein Angriff legte Seiten lahm.", type="COERCE", actors=acting(to=("ukraine",))),
        id="a deed whose doer nobody knows",
    ),
]
TWO = [
    pytest.param(VERDICT, mention("b", "de", "Lawrow rief Kiew zu Gesprächen auf.", **LAVROV_TO_KYIV), id="a statement to another addressee"),
    pytest.param(VERDICT, mention("b", "de", "Lawrow sprach von 300 Panzern.", day=dt.date(2022, 1, 27), **LAVROV), id="a statement of the next day"),
    pytest.param(
        mention("a", "en", "Lavrov counted 4,000 men.", **LAVROV), mention("b", "de", "Lawrow nannte 90 Panzer.", **LAVROV), id="a statement of other figures"
    ),
    pytest.param(
        mention("a", "en", "The two held talks in Geneva.", **TALKS), mention("b", "en", "The two held talks in Vienna.", **TALKS), id="a meeting elsewhere"
    ),
    pytest.param(
        mention("a", "en", "The two held talks in Geneva.", **TALKS),
        mention("b", "de", "Beide sprachen in Wien miteinander.", **TALKS),
        id="a meeting elsewhere, in another language",
    ),
    pytest.param(
        mention("a", "en", "The United States and NATO sent their replies.", **JOINT),
        mention("b", "de", "Blinken sagte, es gebe keine Zugeständnisse.", **BLINKEN),
        id="a word about the answer, in another language",
    ),
    pytest.param(
        mention("a", "en", "The United States and NATO sent their replies.", **JOINT),
        mention("b", "en", "Blinken said that no concession was made in the replies.", **BLINKEN),
        id="a word about the answer, in the same language",
    ),
    pytest.param(
        mention("a", "en", "Washington gave Kyiv 200 million dollars.", type="AID", actors=acting("united-states", to=("ukraine",))),
        mention("b", "no", "USA ga Kyiv 650 millioner dollar.", type="AID", actors=acting("united-states", to=("ukraine",))),
        id="another sum",
    ),
    pytest.param(
        mention("a", "en", "Blinken expects to call Lavrov.", type="AGREE", speaker="antony-blinken", actors=acting("antony-blinken", to=("sergey-lavrov",))),
        mention("b", "no", "Blinken vil holde det hemmelig.", speaker="antony-blinken", actors=acting("antony-blinken")),
        id="another kind of statement, with an addressee of its own",
    ),
    pytest.param(
        mention("a", "en", "Russia attacked Ukraine.", type="COERCE", actors=acting("russia", to=("ukraine",))),
        mention("b", "no", "Ukraina slo til mot Russland.", type="COERCE", actors=acting("ukraine", to=("russia",))),
        id="roles the other way",
    ),
    pytest.param(
        mention("a", "en", "A cyberattack hit websites.", type="COERCE", actors=acting(to=("ukraine",))),
        mention("b", "de", "Ein Angriff legte Seiten lahm.", type="COERCE", actors=acting(to=("poland",))),
        id="a deed to another",
    ),
    pytest.param(
        mention(
            "a",
            "en",
            "On state television, Lavrov also disputed the alliance's claim that its purpose is purely defensive.",
            headline="Lavrov disputes the claim",
            **LAVROV | {"type": "REJECT"},
        ),
        mention(
            "b",
            "en",
            "Lavrov told state television that a letter would soon ask every member to explain the words about security.",
            headline="Lavrov asks for clarity",
            **LAVROV | {"type": "REQUEST"},
        ),
        id="two statements on one stage, with headlines that share nothing",
    ),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_what_languages_tell_of_one_event_joins(one, other):
    assert events(one, other) == 1 == events(other, one)


@pytest.mark.parametrize(("one", "other"), TWO)
def test_what_only_looks_alike_stays_apart(one, other):
    assert events(one, other) == 2


def test_a_text_with_two_statements_of_a_speaker_to_two_gives_each_its_own():
    told = [
        mention("b", "de", "Lawrow sagte, die Antwort enthalte wenig.", **LAVROV),
        mention("b", "de", "Lawrow rief Kiew zu Gesprächen auf.", start=100, **LAVROV_TO_KYIV),
    ]
    one, other = VERDICT, mention("a", "en", "Lavrov called on Kyiv to talk.", start=100, **LAVROV_TO_KYIV)
    parts = {frozenset(member.uid for member in group.members) for group in assign([one, other, *told], facts=FACTS)}
    assert all(len({uid.split("-")[1] for uid in part}) == 1 for part in parts), "no part mixes the two"


ASSURES = {
    "type": "SUPPORT",
    "speaker": "joe-biden",
    "actors": acting("joe-biden", "united-states", to=("volodymyr-zelensky", "ukraine")),
}


def test_a_call_that_texts_put_on_two_days_is_one_conflict_though_a_third_text_is_in_another_language():
    second, third = dt.date(2022, 1, 2), dt.date(2022, 1, 3)
    group, *rest = assign(
        [
            mention("a", "no", "Biden forsikret Zelenskyj om at USA vil svare kraftfullt.", day=second, **ASSURES),
            mention("b", "en", "Biden assured Zelensky of a decisive response.", day=second, **ASSURES),
            mention("c", "en", "Biden assures Zelensky of a decisive response.", day=third, **ASSURES),
        ],
        facts=FACTS,
    )
    state = chain(group)[-1]
    assert not rest and (state.date_edtf, state.date_conflict, state.headline_language) == ("2022-01-02", True, "en")


def test_a_headline_is_whole_and_points_at_nothing_unseen():
    whole = "Russia denies that it plans an attack"
    group = assign(
        [
            mention("a", "en", "Russia denied this on Wednesday.", headline="Russia denies this", type="REJECT", speaker="russia", actors=acting("russia")),
            mention(
                "b", "en", "Russia denied plans of an attack on its neighbour.", headline="Russia denies plans of an attack", type="REJECT",
                speaker="russia", actors=acting("russia"),
            ),
            mention("c", "en", f"{whole}.", headline=whole, type="REJECT", speaker="russia", actors=acting("russia")),
        ],
        facts=FACTS,
    )  # fmt: skip
    assert "denies this" not in {chain(one)[-1].headline for one in group if len(one.members) > 1}
    assert whole in {chain(one)[-1].headline for one in group}


def test_an_actor_whom_few_texts_name_is_left_out():
    said = "Russia moved troops to Poland's border."
    members = [mention(name, "en", said, type="MOBILIZE", actors=acting("russia", to=("poland",))) for name in "abcd"]
    members.append(mention("e", "en", f"{said[:-1]}, says NATO.", type="MOBILIZE", actors=acting("russia", to=("poland",), beside=("nato",)), headline="Curt"))
    group = assign(members, facts=FACTS)[0]
    assert len(group.members) == 5 and {slug for slug, _ in chain(group)[-1].actors} == {"russia", "poland"}


@pytest.mark.parametrize(
    "spellings", [("Geneva", "Genf", "Genève", "Женеве"), ("Vienna", "Wien", "Вене", "Vienne"), ("Brussels", "Brüssel", "Bruxelles", "Брюсселе")]
)
def test_a_place_is_known_by_its_consonants(spellings):
    assert len({skeleton(name) for name in spellings}) == 1


def coded(text: str, sentence: str, **values: object) -> CodedEvent:
    start = text.index(sentence)
    defaults: dict[str, object] = {"type": "REJECT", "modality": Modality.HAPPENED, "speaker": None, "edtf": "2022-01-26", "date_basis": DateBasis.RESOLVED}
    return CodedEvent(start=start, end=start + len(sentence), headline=sentence, **defaults | values)  # type: ignore[arg-type]


def test_how_one_of_several_did_his_part_is_a_detail_of_the_joint_act_and_what_is_said_of_it_is_not():
    lead, detail, word = "The United States and NATO sent replies.", "Ambassador Sullivan took his to the ministry.", "Blinken saw no concession in it."
    text = f"{lead} {detail} {word}"
    found = cluster_text(
        [
            coded(text, lead, actors=JOINT["actors"]),
            coded(text, detail, actors=SULLIVAN["actors"]),
            coded(text, word, actors=BLINKEN["actors"], speaker="antony-blinken"),
        ],
        text=text, language="en", actors=ENTRIES,
    )  # fmt: skip
    assert found == (1, 1, 2)


@pytest.mark.parametrize(
    ("second", "joined"),
    [("The offer stands, he said.", True), ("Blinken told Warsaw that the offer stands.", False)],
    ids=["he said", "named anew"],
)
def test_the_sentence_after_goes_on_where_it_names_the_speaker_no_more(second, joined):
    first = "Blinken said that nothing was conceded."
    text = f"{first} {second}"
    found = cluster_text(
        [coded(text, one, actors=BLINKEN["actors"], speaker="antony-blinken") for one in (first, second)], text=text, language="en", actors=ENTRIES
    )
    assert (len(set(found)) == 1) is joined
