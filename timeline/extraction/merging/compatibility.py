"""Whether two mentions can tell of one event, how well they fit, and why: dates, modality, type, actors, wording."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from timeline.extraction.annotations import Role
from timeline.extraction.merging.closeness import cognates, name_stems, overlap, stems
from timeline.extraction.merging.mentions import ActorFacts, MentionRecord, initiators
from timeline.extraction.plover import EVENT_TYPES

# What one says: a second utterance on another topic is another event. The rest are deeds, of which actors do fewer a day.
SPOKEN = frozenset({"STATEMENT", "ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
# Deeds in which nobody is first: either side may be named as the one who acts.
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
# Words for one act on which coders differ; each pair holds both ways.
KINDRED = frozenset(
    frozenset(pair)
    for pair in (
        *(("STATEMENT", other) for other in EVENT_TYPES if other not in ("STATEMENT", "CONSULT")),
        ("ACCUSE", "REJECT"),
        ("ACCUSE", "THREATEN"),
        ("REJECT", "THREATEN"),
        ("REJECT", "REQUEST"),
        ("REQUEST", "THREATEN"),
        ("AGREE", "CONCEDE"),
        ("AGREE", "SUPPORT"),
        ("AGREE", "CONSULT"),
        ("AID", "COOPERATE"),
        ("AID", "SUPPORT"),
        ("COOPERATE", "CONSULT"),
        ("COERCE", "SANCTION"),
        ("COERCE", "ASSAULT"),
        ("MOBILIZE", "ASSAULT"),
        ("MOBILIZE", "THREATEN"),
        ("MOBILIZE", "COOPERATE"),
    )
)
DAY = dt.timedelta(days=1)
MONTH_DAYS = 31


class Dates(Enum):
    """How the dates of two mentions stand to each other; the value is what it adds to the fit."""

    SAME = 1.0
    CONTAINED = 0.6
    OVERLAPPING = 0.5
    WIDE = 0.3
    NEXT = 0.2
    UNDATED = 0.1


@dataclass(frozen=True, slots=True)
class Features:
    """A mention with what every comparison of it needs, computed once."""

    mention: MentionRecord
    initiators: frozenset[str]
    principals: frozenset[str]
    persons: frozenset[str]
    recipients: frozenset[str]
    sides: frozenset[str]
    everyone: frozenset[str]
    headline: frozenset[str]
    wording: frozenset[str]
    cognates: frozenset[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How well two mentions fit, 0–1, and why in a few words."""

    score: float
    reason: str


def features(mention: MentionRecord, facts: ActorFacts) -> Features:
    """The mention with its actors widened to their states and its words without the actors' names."""
    acting = initiators(mention.actors, mention.speaker)
    receiving = {actor.slug for actor in mention.actors if actor.role is Role.RECIPIENT}
    listed = {actor.slug for actor in mention.actors} | acting
    names = name_stems(name for slug in facts.widened(listed) for name in facts.names.get(slug, (slug,)))
    headline = stems(mention.headline, without=names)
    return Features(
        mention,
        acting,
        facts.widened(acting),
        acting & facts.persons,
        facts.widened(receiving),
        facts.roots(acting | receiving),
        facts.roots(listed),
        headline,
        headline | stems(mention.quote, without=names),
        cognates(f"{mention.headline}\n{mention.quote}", without=names),
    )


def dates(one: MentionRecord, other: MentionRecord) -> Dates | None:
    """How two dates stand to each other; None where they are certain and differ, or lie apart."""
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return Dates.UNDATED
    if (one.earliest, one.latest) == (other.earliest, other.latest):
        return Dates.SAME if (one.latest - one.earliest).days <= MONTH_DAYS else Dates.WIDE
    if one.earliest <= other.latest and other.earliest <= one.latest:
        if max(one.latest - one.earliest, other.latest - other.earliest).days > MONTH_DAYS:
            return Dates.WIDE
        inside = (one.earliest <= other.earliest and other.latest <= one.latest) or (other.earliest <= one.earliest and one.latest <= other.latest)
        return Dates.CONTAINED if inside else Dates.OVERLAPPING
    days = one.earliest == one.latest and other.earliest == other.latest
    return Dates.NEXT if days and abs(one.earliest - other.earliest) <= DAY else None


def kin(one: str, other: str) -> float:
    """1 for one type, 0.5 for types on which coders differ, 0 for types that exclude each other."""
    return 1.0 if one == other else 0.5 if frozenset((one, other)) in KINDRED else 0.0


def wording(one: Features, other: Features) -> float:
    """How close the words are, 0–1: of the headlines, or of headlines with sentences. Of a deed one telling word may be enough."""
    deeds = one.mention.type not in SPOKEN and other.mention.type not in SPOKEN
    return max(overlap(one.headline, other.headline, alone=deeds), overlap(one.wording, other.wording, alone=deeds))


def actors(one: Features, other: Features) -> float:
    """0 where the mentions have not the same doers, else the share of sides that they have in common, up to 1."""
    if _mutual(one, other):
        # Who is named as met, and in which role, is the text's choice.
        shared = one.everyone & other.everyone
        if len(shared) > 1 or one.everyone == other.everyone:
            return _share(one.everyone, other.everyone)
        return 0.3 if shared and min(len(one.everyone), len(other.everyone)) == 1 else 0.0
    if one.persons and other.persons and not one.persons & other.persons:
        return 0.0
    if not one.principals & other.principals:
        return 0.0
    if one.recipients and other.recipients and not one.recipients & other.recipients:
        return 0.5 * _share(one.sides, other.sides)
    return _share(one.sides, other.sides)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return (shared / min(len(one), len(other)) + shared / len(one | other)) / 2 if shared else 0.0


def _mutual(one: Features, other: Features) -> bool:
    return one.mention.type in MUTUAL and other.mention.type in MUTUAL


def conflicting(one: Features, other: Features) -> bool:
    """Whether the two may on no account stand in one event, whatever third mention joins them."""
    first, second = one.mention, other.mention
    return first.modality is not second.modality or dates(first, second) is None


def compare(one: Features, other: Features) -> Likeness | None:
    """How well two mentions fit, or None where they tell of different events. Symmetrical."""
    first, second = one.mention, other.mention
    if first.modality is not second.modality:
        return None
    relation = dates(first, second)
    kinship = kin(first.type, second.type)
    if relation is None or not kinship:
        return None
    within = first.article == second.article
    if (relation is Dates.UNDATED and not within) or (relation is Dates.NEXT and within):
        return None
    shared = actors(one, other)
    if not shared:
        return None
    if first.language == second.language:
        close = wording(one, other)
        if close < _wording_wanted(relation, kinship, shared, first.type, within=within):
            return None
        said = f"wording {close:.2f}"
    else:
        if not _fits_across_languages(one, other, relation, kinship, shared):
            return None
        close = _foreign_closeness(one, other)
        said = f"{first.language}/{second.language}"
    score = 0.35 * shared + 0.3 * close + 0.15 * kinship + 0.2 * relation.value
    kind = first.type if kinship == 1.0 else f"{first.type}/{second.type}"
    return Likeness(round(min(score, 1.0), 4), f"{relation.name.lower()} date, {kind}, actors {shared:.2f}, {said}")


def _wording_wanted(relation: Dates, kinship: float, shared: float, kind: str, *, within: bool) -> float:
    """The closeness of wording that the rest of the evidence asks for."""
    spoken = kind in SPOKEN
    if relation is Dates.UNDATED:
        wanted = 0.6
    elif relation is Dates.NEXT:
        wanted = 0.5 if kinship == 1.0 and shared >= 0.75 else 2.0
    elif relation is Dates.WIDE:
        wanted = 0.45
    elif relation is Dates.SAME:
        wanted = 0.24 if spoken else 0.12 if kind == "CONSULT" else 0.2
    else:
        wanted = 0.34
    wanted += 0.1 if kinship < 1.0 else 0.0
    wanted += 0.1 if shared < 0.5 else -0.06 if shared >= 0.8 else 0.0
    return wanted + (0.04 if within and spoken else 0.0)


def _fits_across_languages(one: Features, other: Features, relation: Dates, kinship: float, shared: float) -> bool:
    """Words hardly compare, so actors, roles, type and day must carry it; what is merely said needs words of common origin as well."""
    if relation not in (Dates.SAME, Dates.CONTAINED, Dates.OVERLAPPING):
        return False
    origin = overlap(one.cognates, other.cognates)
    if relation is not Dates.SAME or kinship < 1.0:
        return kinship * shared >= 0.4 and origin >= 0.25
    if one.mention.type not in SPOKEN:
        return shared >= 0.5
    return shared >= 0.75 and (origin >= 0.2 or _same_topic(one, other))


def _same_topic(one: Features, other: Features) -> bool:
    """Whether the actors alone show two utterances of a day to be one: three and more of them, the one addressed, or one person's act that says
    enough by its type."""
    named = one.everyone & other.everyone
    if len(named) >= 3 and len(named) / len(one.everyone | other.everyone) >= 0.6:
        return True
    if one.mention.type == "STATEMENT":
        return False
    if one.recipients and other.recipients:
        return bool(one.recipients & other.recipients)
    return one.mention.type != "REJECT" and bool(one.persons & other.persons)


def _foreign_closeness(one: Features, other: Features) -> float:
    """What wordings of two languages share all the same: names, numbers and words of common origin; and the others who are named."""
    union = one.everyone | other.everyone
    named = len(one.everyone & other.everyone) / len(union) if union else 0.0
    return (named + overlap(one.cognates, other.cognates)) / 2
