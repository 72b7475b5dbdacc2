"""Whether two mentions can tell of one event, how well they fit, and why: dates, modality, type, actors, wording."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from timeline.extraction.merging.closeness import overlap
from timeline.extraction.merging.features import MUTUAL, SPOKEN, Features
from timeline.extraction.merging.mentions import MentionRecord
from timeline.extraction.plover import EVENT_TYPES

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
COARSE_DAYS = 10  # a week or a third of a month
CAST = 3
CLOSE_ACTORS = 0.75
EASED = 0.6


class Dates(Enum):
    """How the dates of two mentions stand to each other; the value is what it adds to the fit."""

    SAME = 1.0
    CONTAINED = 0.6
    OVERLAPPING = 0.5
    WIDE = 0.3
    NEXT = 0.2
    UNDATED = 0.1


@dataclass(frozen=True, slots=True)
class Likeness:
    """How well two mentions fit, 0–1, and why in a few words."""

    score: float
    reason: str


def dates(one: MentionRecord, other: MentionRecord) -> Dates | None:
    """How two dates stand to each other; None where they are certain and differ, or lie apart."""
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return Dates.UNDATED
    if one.earliest == other.earliest and one.latest == other.latest:
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
        if len(shared) > 1 or one.everyone == other.everyone or (one.initiators and one.initiators == other.initiators):
            return _share(one.everyone, other.everyone)
        return 0.3 if shared and min(len(one.everyone), len(other.everyone)) == 1 else 0.0
    if one.persons and other.persons and not one.persons & other.persons:
        return 0.0
    if not one.principals and not other.principals:
        # Nobody knows who did it: to whom it was done must do.
        return _share(one.everyone, other.everyone) if one.recipients & other.recipients else 0.0
    if not one.principals & other.principals:
        return 0.0
    # The same circle of three and more is one cast, whatever role a text gives to whom.
    named = one.everyone & other.everyone
    cast = 0.8 * len(named) / len(one.everyone | other.everyone) if len(named) >= CAST else 0.0
    if one.recipients and other.recipients and not one.recipients & other.recipients:
        return max(cast, 0.5 * _share(one.sides, other.sides))
    return max(cast, _share(one.sides, other.sides))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return (shared / min(len(one), len(other)) + shared / len(one | other)) / 2 if shared else 0.0


def _mutual(one: Features, other: Features) -> bool:
    return one.mention.type in MUTUAL and other.mention.type in MUTUAL


def conflicting(one: Features, other: Features) -> bool:
    """Whether the two may on no account stand in one event, whatever third mention joins them."""
    if one.stance is not other.stance:
        return True
    relation = dates(one.mention, other.mention)
    return relation is None or elsewhere(one, other)


def elsewhere(one: Features, other: Features) -> bool:
    """Whether two meetings were held in different places."""
    return _mutual(one, other) and bool(one.places and other.places) and not one.places & other.places


def compare(one: Features, other: Features) -> Likeness | None:
    """How well two mentions fit, or None where they tell of different events. Symmetrical."""
    first, second = one.mention, other.mention
    relation = dates(first, second)
    kinship = kin(first.type, second.type)
    if relation is None or not kinship or one.stance is not other.stance or elsewhere(one, other):
        return None  # as `conflicting` has it, the dates looked at once
    within = first.article == second.article
    if (relation is Dates.UNDATED and not within) or (relation is Dates.NEXT and within):
        return None
    shared = actors(one, other)
    if not shared:
        return None
    alone = not within and alike(one, other)
    if first.language == second.language:
        close = wording(one, other)
        wanted = _wording_wanted(relation, kinship, shared, first.type, within=within)
        if alone and relation is Dates.SAME and one.everyone == other.everyone and (first.type != "STATEMENT" or one.recipients):
            wanted *= EASED
        if close < wanted + (_doubt(one, other) if kinship < 1.0 and not within else 0.0):
            return None
        said = f"wording {close:.2f}"
    else:
        if not (_fits_across_languages(one, other, relation, kinship, shared) or (alone and _told_alike(one, other, relation, kinship))):
            return None
        close = _foreign_closeness(one, other)
        said = f"{first.language}/{second.language}"
    score = 0.35 * shared + 0.3 * close + 0.15 * kinship + 0.2 * relation.value
    kind = first.type if kinship == 1.0 else f"{first.type}/{second.type}"
    told = ", told once in each text" if alone else ""
    return Likeness(round(min(score, 1.0), 4), f"{relation.name.lower()} date, {kind}, actors {shared:.2f}, {said}{told}")


def repeats(one: Features, other: Features) -> bool:
    """Whether they could be one event that two texts put on days side by side; in one language the wording must say so, too."""
    if one.mention.language == other.mention.language:
        return compare(one, other) is not None
    return one.mention.type == other.mention.type and actors(one, other) >= CLOSE_ACTORS


def alike(one: Features, other: Features) -> bool:
    """Whether each text has only this to tell of the same doers on the day, to nobody else and in no other numbers."""
    if not (one.sole and other.sole) or one.spoken is not other.spoken:
        return False
    if one.persons or other.persons:
        same = one.persons == other.persons
    else:
        same = one.doers == other.doers
    if not same or (one.figures and other.figures and not one.figures & other.figures):
        return False
    if one.recipients and other.recipients:
        return bool(one.recipients & other.recipients)
    return one.mention.type == other.mention.type or one.recipients == other.recipients


def _told_alike(one: Features, other: Features, relation: Dates, kinship: float) -> bool:
    """Whether what each of two languages tells once is one event: an utterance of a person, a telling act of a state, a deed of the same cast."""
    if relation is Dates.SAME:
        if kinship == 1.0 and one.mention.type != "STATEMENT":
            return True
        return one.spoken and bool(one.persons)
    wide = max((side.mention.latest - side.mention.earliest).days for side in (one, other) if side.mention.latest and side.mention.earliest)
    return relation is Dates.CONTAINED and wide <= COARSE_DAYS and kinship == 1.0 and len(one.everyone) > 1 and one.everyone == other.everyone


def _doubt(one: Features, other: Features) -> float:
    """What more two types of one act must share in words: where one is said and the other done, or where the headlines have not a word in common."""
    if one.spoken is not other.spoken and bool(one.persons) is not bool(other.persons):
        return 0.15
    return 0.0 if one.headline & other.headline else 0.1


def _wording_wanted(relation: Dates, kinship: float, shared: float, kind: str, *, within: bool) -> float:
    """The closeness of wording that the rest of the evidence asks for."""
    spoken = kind in SPOKEN
    if relation is Dates.UNDATED:
        wanted = 0.6
    elif relation is Dates.NEXT:
        wanted = 0.5 if kinship == 1.0 and shared >= CLOSE_ACTORS else 2.0
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
    if one.figures and other.figures and not one.figures & other.figures:
        return False
    if not one.spoken and not other.spoken:
        return shared >= 0.5 and (one.mention.type not in SPOKEN or (one.sole and other.sole))
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
