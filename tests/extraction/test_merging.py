"""Which reports are one event, and what is known of it from day to day."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.extraction.annotations import ActorEntry, CodedEvent, DateBasis, EventActor, Modality, Role
from timeline.extraction.merging import ActorFacts, Decided, MentionRecord, assign, assignment, chain, cluster_text
from timeline.extraction.merging.closeness import cognates, overlap

ENTRIES = (
    ActorEntry("nato", "NATO", "organisation"),
    ActorEntry("russia", "Russia", "state"),
    ActorEntry("ukraine", "Ukraine", "state"),
    ActorEntry("united-states", "United States", "state"),
    ActorEntry("jens-stoltenberg", "Jens Stoltenberg", "person", "nato"),
    ActorEntry("sergey-lavrov", "Sergey Lavrov", "person", "russia"),
    ActorEntry("antony-blinken", "Antony Blinken", "person", "united-states"),
)
FACTS = ActorFacts.of(ENTRIES)
DAY = dt.date(2022, 1, 26)
TALKS = "Lavrov and Blinken met in Geneva for talks on the security guarantees that Moscow demands."


def acting(*slugs: str, to: tuple[str, ...] = ()) -> tuple[EventActor, ...]:
    return tuple(EventActor(slug, Role.ACTOR) for slug in slugs) + tuple(EventActor(slug, Role.RECIPIENT) for slug in to)


def mention(article: str = "a", *, day: dt.date | None = DAY, days: int = 0, **values: object) -> MentionRecord:
    """A day-precise report of the written answer; ``days`` makes its date that much longer."""
    last = day + dt.timedelta(days) if day else None
    defaults: dict[str, object] = {
        "uid": f"{article}-{values.get('start', 0)}",
        "article": article,
        "publisher": article,
        "start": 0,
        "type": "REJECT",
        "modality": Modality.HAPPENED,
        "headline": "NATO delivers written answer to Russia's demands",
        "quote": "NATO delivered its written answer to Moscow's security demands on Wednesday.",
        "language": "en",
        "known_on": DAY,
        "edtf": "" if not day else day.isoformat() if not days else f"{day}/{last}",
        "earliest": day,
        "latest": last,
        "date_basis": DateBasis.RESOLVED if day else DateBasis.NONE,
        "actors": acting("nato", to=("russia",)),
        "cluster": 1,
    }
    return MentionRecord(**defaults | values)  # type: ignore[arg-type]


def partition(*mentions: MentionRecord, decisions: tuple[Decided, ...] = ()) -> set[frozenset[str]]:
    return {frozenset(member.uid for member in group.members) for group in assign(mentions, facts=FACTS, decisions=decisions)}


def together(*mentions: MentionRecord) -> bool:
    return len(partition(*mentions)) == 1


NORWEGIAN = {
    "language": "no",
    "headline": "Nato leverer skriftlig svar til Russland",
    "quote": "Nato leverte onsdag sitt skriftlige svar på kravene fra Moskva.",
}
REWORDED = {"headline": "NATO hands over its written answer to Moscow", "quote": "The alliance handed over its written answer to Russian demands."}
OTHER_TOPIC = {
    "headline": "NATO offers exercises observers",
    "quote": "Brief notifications of manoeuvres would help transparency, the alliance told reporters.",
}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(REWORDED, id="same day and close words"),
        pytest.param(NORWEGIAN, id="another language"),
        pytest.param(REWORDED | {"day": dt.date(2022, 1, 24), "days": 6}, id="the week that holds the day"),
        pytest.param(REWORDED | {"type": "STATEMENT"}, id="a type on which coders differ"),
        pytest.param(REWORDED | {"actors": acting("jens-stoltenberg", "nato", to=("russia",)), "speaker": "jens-stoltenberg"}, id="the person for the body"),
        pytest.param({"day": dt.date(2022, 1, 27)}, id="the day after, in the same words"),
    ],
)
def test_reports_of_one_event_join(other):
    assert together(mention("a"), mention("b", **other))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"day": dt.date(2022, 1, 28)}, id="certain dates two days apart"),
        pytest.param(REWORDED | {"day": dt.date(2022, 1, 27), "type": "STATEMENT"}, id="the next day and another type"),
        pytest.param(OTHER_TOPIC, id="another topic on the day"),
        pytest.param({"modality": Modality.PLANNED}, id="a plan"),
        pytest.param({"type": "ACCUSE", "modality": Modality.DENIED}, id="what is denied"),
        pytest.param({"type": "CONSULT"}, id="a type that excludes it"),
        pytest.param({"actors": acting("ukraine", to=("russia",))}, id="another doer"),
        pytest.param({"day": None}, id="no date in another text"),
        pytest.param({"actors": acting("sergey-lavrov", to=("nato",)), "speaker": "sergey-lavrov"}, id="roles the other way"),
        pytest.param(NORWEGIAN | {"type": "STATEMENT"}, id="another language and another type"),
        pytest.param(NORWEGIAN | {"day": dt.date(2022, 1, 27)}, id="another language and another day"),
        pytest.param({"article": "a", "start": 90, "cluster": 2}, id="what its own text tells apart"),
    ],
)
def test_different_events_stay_apart(other):
    other = dict(other)
    assert not together(mention("a"), mention(other.pop("article", "b"), **other))


SPEAKER = {"actors": acting("antony-blinken", "united-states"), "speaker": "antony-blinken"}


@pytest.mark.parametrize("kind", ["THREATEN", "REJECT", "STATEMENT"])
def test_what_a_person_says_once_in_each_text_is_one_statement_in_two_languages(kind):
    one = mention("a", type=kind, headline="Blinken expects harsh penalties", quote="Blinken expected harsh penalties.", **SPEAKER)
    other = mention("b", type=kind, language="no", headline="Blinken venter straff", quote="Blinken ventet straff.", **SPEAKER)
    again = mention("b", start=90, cluster=2, type="STATEMENT", language="no", headline="Blinken vil til Berlin", quote="Han vil til Berlin.", **SPEAKER)
    assert together(one, other)
    assert len(partition(one, other, again)) == (2 if kind == "THREATEN" else 3), "a text that tells of two leaves open which it is, but for a telling act"


def test_two_persons_never_make_one_statement():
    says = {"type": "STATEMENT", "headline": "Door stays open for dialogue", "quote": "The door stays open for dialogue, diplomacy and deterrence."}
    one = mention("a", speaker="jens-stoltenberg", actors=acting("jens-stoltenberg", "nato"), **says)
    other = mention("b", speaker="antony-blinken", actors=acting("antony-blinken", "nato"), **says)
    assert not together(one, other)


def test_either_side_of_a_meeting_may_be_named_first():
    met = {"type": "CONSULT", "headline": "Lavrov meets Blinken in Geneva", "quote": TALKS}
    one = mention("a", actors=acting("sergey-lavrov", "russia", to=("antony-blinken", "united-states")), **met)
    other = mention(
        "b", actors=acting("antony-blinken", "united-states", to=("sergey-lavrov", "russia")), **met | {"headline": "Blinken meets Lavrov in Geneva"}
    )
    assert together(one, other)


def test_a_coarse_report_does_not_draw_two_days_together():
    month = mention("b", day=dt.date(2022, 1, 1), days=30, **REWORDED)
    parts = partition(mention("a"), month, mention("c", day=dt.date(2022, 1, 30)))
    assert frozenset({"a-0", "b-0"}) in parts and frozenset({"c-0"}) in parts


def test_days_side_by_side_join_as_a_conflict_and_never_as_a_row():
    group, rest = assign([mention(name, day=DAY + dt.timedelta(n)) for n, name in enumerate("abc")], facts=FACTS)
    assert [member.article for member in group.members] == ["a", "b"]
    assert chain(group)[-1].date_conflict and not chain(rest)[-1].date_conflict


def test_an_assumed_day_contradicts_nobody():
    group = assign([mention("a"), mention("b", day=DAY + dt.timedelta(1), date_basis=DateBasis.ASSUMED)], facts=FACTS)[0]
    state = chain(group)[-1]
    assert (state.date_edtf, state.date_conflict, state.mentions) == ("2022-01-26", False, 2)


def test_curators_words_go_before_the_rules():
    apart = partition(mention("a"), mention("b"), decisions=(Decided("b-0", "a-0", False),))
    joined = partition(mention("a"), mention("b", day=dt.date(2022, 3, 1)), decisions=(Decided("b-0", "a-0", True),))
    assert len(apart) == 2 and len(joined) == 1


def test_a_curator_can_take_one_mention_out_of_a_text_s_event():
    members = [mention("a"), mention("a", start=90), mention("a", start=200)]
    assert partition(*members, decisions=(Decided("a-0", "a-90", False),)) == {frozenset({"a-0", "a-200"}), frozenset({"a-90"})}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Критический момент для безопасности", "a critical moment for the continent"),
        ("92 000 солдат", "nearly 92,000 troops"),
        ("nesten 92.000 soldater", "92 000 soldats"),
        ("The documents stay confidential", "Документы конфиденциальны"),
    ],
    ids=["Russian and English", "numbers", "numbers of other spelling", "words of common origin"],
)
def test_words_of_common_origin_meet_across_languages(one, other):
    assert overlap(cognates(one), cognates(other)) > 0.3


def test_one_shared_year_says_nothing():
    assert overlap(cognates("since 2014 alone"), cognates("siden 2014 bare")) == 0.0


def test_each_join_says_why():
    group = assign([mention("a"), mention("b", **REWORDED)], facts=FACTS)[0]
    assert group.reasons[0] == "first report" and "wording" in group.reasons[1]


VARIANTS = st.lists(
    st.builds(
        lambda article, start, day, days, words, modality: mention(
            article, start=start, uid=f"{article}-{start}", cluster=start // 100 + 1, day=DAY + dt.timedelta(day), days=days, modality=modality, **words
        ),
        st.sampled_from("abcdef"),
        st.integers(0, 5).map(lambda n: n * 100),
        st.integers(-2, 2),
        st.sampled_from([0, 0, 0, 6, 30]),
        st.sampled_from([{}, REWORDED, OTHER_TOPIC, NORWEGIAN]),
        st.sampled_from([Modality.HAPPENED, Modality.HAPPENED, Modality.DENIED]),
    ).map(lambda one: replace(one, known_on=DAY + dt.timedelta(ord(one.article) % 3))),
    max_size=8,
    unique_by=lambda one: one.uid,
)


@settings(max_examples=60, deadline=None)
@given(VARIANTS, st.randoms(use_true_random=False))
def test_the_order_of_reading_does_not_matter(mentions, random):
    shuffled = random.sample(mentions, len(mentions))
    assert assign(mentions, facts=FACTS) == assign(shuffled, facts=FACTS)


@settings(max_examples=60, deadline=None)
@given(VARIANTS)
def test_the_shelves_leave_out_no_event_that_fits(mentions):
    everything = mock.patch.object(assignment, "beside", lambda one, shelves: set().union(*shelves.values()) if one.mention.earliest else set())
    with everything:
        expected = assign(mentions, facts=FACTS)
    assert assign(mentions, facts=FACTS) == expected


@settings(max_examples=60, deadline=None)
@given(VARIANTS)
def test_later_reports_never_redecide_earlier_ones(mentions):
    early = [one for one in mentions if one.known_on <= DAY + dt.timedelta(1)]
    known = {frozenset(member.uid for member in group.members if member in early) for group in assign(mentions, facts=FACTS)} - {frozenset()}
    assert known == partition(*early)


@settings(max_examples=60, deadline=None)
@given(VARIANTS)
def test_an_event_holds_no_two_dates_that_lie_more_than_a_day_apart(mentions):
    for group in assign(mentions, facts=FACTS):
        for one, other in itertools.combinations(group.members, 2):
            assert max(one.earliest, other.earliest) - min(one.latest, other.latest) <= dt.timedelta(1)


def test_reprints_are_one_voice():
    copy = mention("b", publisher="Gazette")
    assert chain(assign([mention("a", publisher="Herald"), copy], facts=FACTS)[0])[-1].sources == 1
    own = mention("b", publisher="Gazette", **REWORDED)
    assert chain(assign([mention("a", publisher="Herald"), own], facts=FACTS)[0])[-1].sources == 2


def test_two_texts_of_one_publisher_are_one_voice():
    states = chain(assign([mention("a", publisher="Herald"), mention("b", publisher="Herald", **REWORDED)], facts=FACTS)[0])
    assert (states[-1].sources, states[-1].mentions) == (1, 2)


def test_a_state_knows_only_what_was_printed():
    later = mention("b", known_on=DAY + dt.timedelta(3), **REWORDED)
    undated = mention("c", known_on=None, **NORWEGIAN)
    first, second, now = chain(assign([undated, later, mention("a")], facts=FACTS)[0])
    assert (first.known_from, first.known_until, first.mentions, first.current) == (DAY, DAY + dt.timedelta(3), 1, False)
    assert (second.known_from, second.known_until, second.mentions, second.current) == (DAY + dt.timedelta(3), None, 2, False)
    assert (now.known_from, now.mentions, now.current, now.languages, now.first_reported) == (None, 3, True, "en no", DAY)


def test_the_finer_date_is_adopted():
    coarse = mention("a", day=dt.date(2022, 1, 1), days=30, edtf="2022-01", date_basis=DateBasis.STATED)
    fine = mention("b", known_on=DAY + dt.timedelta(1), **REWORDED)
    before, after = chain(assign([coarse, fine], facts=FACTS)[0])
    assert (before.date_edtf, before.precision) == ("2022-01", "month")
    assert (after.date_edtf, after.precision, after.date_conflict) == ("2022-01-26", "day", False)


def test_a_headline_that_says_what_it_was_goes_before_one_that_only_refers_to_it():
    group = assign([mention("a", headline="NATO delivers its written answer to the demands"), mention("b")], facts=FACTS)[0]
    assert chain(group)[-1].headline == "NATO delivers written answer to Russia's demands"


def test_a_headline_of_a_few_words_gives_way_to_one_that_tells_more():
    group = assign(
        [mention("a", headline="NATO answers Russia"), mention("b", headline="Price: NATO delivers written answer to Russia's demands")], facts=FACTS
    )[0]
    assert chain(group)[-1].headline == "Price: NATO delivers written answer to Russia's demands"


def test_a_headline_is_english_where_one_is():
    group = assign([mention("a", **NORWEGIAN), mention("b")], facts=FACTS)[0]
    assert chain(group)[-1].headline_language == "en"


def test_a_headline_without_attribution_is_preferred():
    group = assign([mention("a", headline="Price: NATO delivers written answer to Russia's demands"), mention("b")], facts=FACTS)[0]
    assert chain(group)[-1].headline == "NATO delivers written answer to Russia's demands"


def test_more_voices_make_an_event_more_salient():
    one = chain(assign([mention("a")], facts=FACTS)[0])[-1]
    two = chain(assign([mention("a"), mention("b", **REWORDED)], facts=FACTS)[0])[-1]
    assert 0 <= one.salience < two.salience <= 1


def coded(start: int, end: int, headline: str, **values: object) -> CodedEvent:
    defaults: dict[str, object] = {
        "type": "STATEMENT",
        "modality": Modality.HAPPENED,
        "actors": acting("jens-stoltenberg", "nato"),
        "speaker": "jens-stoltenberg",
        "edtf": "2022-01-26",
        "date_basis": DateBasis.RESOLVED,
    }
    return CodedEvent(start=start, end=end, headline=headline, **defaults | values)  # type: ignore[arg-type]


FIRST = "“We have delivered our written answer to Russian demands,” Stoltenberg said on Wednesday."
SECOND = "“It covers three areas,” he said."
THIRD = "Stoltenberg also urged allies to raise spending on their armies."
TEXT = f"{FIRST} {SECOND} {THIRD}"


def test_a_statement_that_goes_on_is_one_event():
    at = [TEXT.index(sentence) for sentence in (FIRST, SECOND, THIRD)]
    events = (
        coded(at[0], at[0] + len(FIRST), "Stoltenberg says NATO delivered its written answer"),
        coded(at[1], at[1] + len(SECOND), "Stoltenberg says it covers three areas", edtf=None, date_basis=DateBasis.NONE, continues=at[0]),
        coded(at[2], at[2] + len(THIRD), "Stoltenberg urges allies to raise spending"),
    )
    assert cluster_text(events, text=TEXT, language="en", actors=ENTRIES) == (1, 1, 2)


def test_a_run_of_quotes_of_one_speaker_is_one_statement():
    text = "“Troops must leave,” Stoltenberg said. “Weapons as well.” Stoltenberg said that exercises went on."
    places = [(0, 38), (39, 57), (58, len(text))]
    events = tuple(coded(start, end, text[start:end], type=kind) for (start, end), kind in zip(places, ("REQUEST", "AID", "STATEMENT"), strict=True))
    assert cluster_text(events, text=text, language="en", actors=ENTRIES) == (1, 1, 2)


def test_two_events_of_one_sentence_are_two():
    events = tuple(coded(0, len(FIRST), "Stoltenberg says NATO delivered its written answer", number=number) for number in (0, 1))
    assert cluster_text(events, text=TEXT, language="en", actors=ENTRIES) == (1, 2)


def test_a_text_without_events_has_no_clusters():
    assert cluster_text((), text="", language="en") == ()
