"""What was known of an event, from one publication day to the next: derived from its mentions alone."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.extraction import edtf
from timeline.extraction.annotations import DateBasis, Modality, Role
from timeline.extraction.merging.assignment import Group
from timeline.extraction.merging.headlines import best
from timeline.extraction.merging.mentions import MentionRecord
from timeline.extraction.plover import QUAD_OF_TYPE

PRECISIONS = frozenset({"day", "week", "month", "quarter", "season", "year", "decade", "interval", "none"})
ROLE_RANK = {Role.ACTOR: 0, Role.RECIPIENT: 1, Role.MENTIONED: 2}
BASIS_RANK = {DateBasis.STATED: 0, DateBasis.RESOLVED: 1, DateBasis.ASSUMED: 2, DateBasis.NONE: 3}
MODALITY_RANK = {Modality.HAPPENED: 0, Modality.PLANNED: 1, Modality.DENIED: 2, Modality.HYPOTHETICAL: 3}
LEAD = 1500  # characters into a text at which prominence has halved
WEIGHT_OF_TYPE = {
    "ASSAULT": 1.0,
    "SANCTION": 0.9,
    "MOBILIZE": 0.85,
    "COERCE": 0.85,
    "CONSULT": 0.8,
    "RETREAT": 0.8,
    "AGREE": 0.75,
    "REJECT": 0.75,
    "THREATEN": 0.75,
    "AID": 0.7,
    "REQUEST": 0.7,
    "CONCEDE": 0.7,
    "COOPERATE": 0.6,
    "PROTEST": 0.6,
    "ACCUSE": 0.6,
    "SUPPORT": 0.55,
    "STATEMENT": 0.4,
}
WEIGHT_OF_BASIS = {DateBasis.STATED: 1.0, DateBasis.RESOLVED: 1.0, DateBasis.ASSUMED: 0.5, DateBasis.NONE: 0.0}


@dataclass(frozen=True, slots=True)
class StateFacts:
    """One row of an event's history; ``known_until`` is the first day on which it no longer holds. ``actors`` pairs slugs with roles."""

    known_from: dt.date | None
    known_until: dt.date | None
    current: bool
    headline: str
    headline_language: str
    date_edtf: str
    earliest_on: dt.date | None
    latest_on: dt.date | None
    precision: str
    date_basis: str
    date_text: str
    date_conflict: bool
    type: str
    modality: str
    salience: float
    sources: int
    mentions: int
    languages: str
    first_reported: dt.date | None
    actors: tuple[tuple[str, str], ...]

    @property
    def sort_on(self) -> dt.date:
        """The first day, and the last of the calendar for an undated event: never null, so that databases order alike."""
        return self.earliest_on or dt.date.max

    @property
    def quad(self) -> str:
        return QUAD_OF_TYPE[self.type]


def chain(group: Group) -> tuple[StateFacts, ...]:
    """A state for each day on which a report was added, the last of them current; where texts without a date report it as well, one more on top.

    That one rests on all mentions, is known from no day and is the current one.
    """
    told = [mention.known_on for mention in group.members]
    days = sorted({day for day in told if day})
    states: list[StateFacts] = []
    for place, day in enumerate(days):
        known = [number for number, known_on in enumerate(told) if known_on and known_on <= day]
        until = days[place + 1] if place + 1 < len(days) else None
        states.append(replace(_state(group, known), known_from=day, known_until=until))
    if None in told:
        states.append(replace(_state(group, range(len(told))), current=True))
    else:
        states[-1] = replace(states[-1], current=True)
    return tuple(states)


def _state(group: Group, known: Sequence[int]) -> StateFacts:
    """The event as these of its mentions tell it."""
    members = [group.members[number] for number in known]
    voices = [group.voices[number] for number in known]
    adopted = _adopted(members, voices)
    kind = _type(members, voices)
    modality = min(Counter(member.modality for member in members).items(), key=lambda item: (-item[1], MODALITY_RANK[item[0]]))[0]
    named = best(members, kind=kind, adopted=adopted)
    precision = edtf.precision(adopted.edtf) if adopted else "none"
    basis = adopted.date_basis if adopted else DateBasis.NONE
    return StateFacts(
        known_from=None,
        known_until=None,
        current=False,
        headline=named.headline,
        headline_language=named.language,
        date_edtf=adopted.edtf if adopted else "",
        earliest_on=adopted.earliest if adopted else None,
        latest_on=adopted.latest if adopted else None,
        precision=precision if precision in PRECISIONS else "interval",
        date_basis=basis.value,
        date_text=adopted.date_text if adopted else "",
        date_conflict=adopted is not None and any(_apart(adopted, member) for member in members),
        type=kind,
        modality=modality.value,
        salience=_salience(members, voices, kind, modality, basis),
        sources=len(set(voices)),
        mentions=len(members),
        languages=" ".join(sorted({member.language for member in members})),
        first_reported=min((member.known_on for member in members if member.known_on), default=None),
        actors=_actors(members, named),
    )


def _adopted(members: list[MentionRecord], voices: list[str]) -> MentionRecord | None:
    """The mention whose date is taken: certain before assumed, then precise, then told by more voices and texts, then stated, then first."""

    def rank(member: MentionRecord) -> tuple[object, ...]:
        agreeing = [(voice, other.article) for other, voice in zip(members, voices, strict=True) if _day(other) == _day(member)]
        heard, texts = ({pair[place] for pair in agreeing} for place in (0, 1))
        return (not member.certain, _days(member), -len(heard), -len(texts), BASIS_RANK[member.date_basis], member.order)

    return min((member for member in members if member.earliest), key=rank, default=None)


def _day(member: MentionRecord) -> tuple[dt.date | None, dt.date | None]:
    return member.earliest, member.latest


def _days(member: MentionRecord) -> int:
    """How many days the date leaves open."""
    return (member.latest - member.earliest).days if member.earliest and member.latest else 0


def _apart(adopted: MentionRecord, other: MentionRecord) -> bool:
    """Whether the other text says a date that shuts the adopted one out; a date that is only assumed contradicts nobody."""
    if not (other.certain and adopted.earliest and adopted.latest and other.earliest and other.latest):
        return False
    return other.latest < adopted.earliest or adopted.latest < other.earliest


def _type(members: list[MentionRecord], voices: list[str]) -> str:
    """The type that weighs most over the voices, each as sure as its surest mention; STATEMENT, which says least, counts half. Of equals the first."""
    tellers: dict[str, dict[str, float]] = {}
    for member, voice in zip(members, voices, strict=True):
        told = tellers.setdefault(member.type, {})
        told[voice] = max(told.get(voice, 0.0), 0.5 + member.confidence)
    weights = {kind: sum(told.values()) * (0.5 if kind == "STATEMENT" else 1.0) for kind, told in tellers.items()}
    return min(weights, key=lambda kind: (-round(weights[kind], 6), list(weights).index(kind)))


def _actors(members: list[MentionRecord], named: MentionRecord) -> tuple[tuple[str, str], ...]:
    """Whom half of the texts name, and whom the mention of the headline names, each once, in the role that most mentions give.

    Those who act come first, then those who are named most.
    """
    roles: dict[str, Counter[Role]] = {}
    texts: dict[str, set[str]] = {}
    for member in members:
        for actor in member.actors:
            roles.setdefault(actor.slug, Counter())[actor.role] += 1
            texts.setdefault(actor.slug, set()).add(member.article)
    half = len({member.article for member in members}) / 2
    shown = {actor.slug for actor in named.actors} | {slug for slug, found in texts.items() if len(found) >= half}
    chosen = {slug: min(counts, key=lambda role: (-counts[role], ROLE_RANK[role])) for slug, counts in roles.items() if slug in shown}
    first = {slug: place for place, slug in enumerate(roles)}
    ordered = sorted(chosen, key=lambda slug: (ROLE_RANK[chosen[slug]], -roles[slug].total(), first[slug]))
    return tuple((slug, chosen[slug].value) for slug in ordered)


def _salience(members: list[MentionRecord], voices: list[str], kind: str, modality: Modality, basis: DateBasis) -> float:
    """0–1, as an editor would order events: who tells it, in how many texts and languages, what it is, how early in a text, how surely dated and coded.

    A further text of one voice counts half a voice. What did not happen counts less.
    """
    heard = len(set(voices))
    texts = len({member.article for member in members})
    told = 1.0 - math.pow(0.65, heard - 1 + (max(texts, heard) - heard) / 2)
    tongues = 1.0 - math.pow(0.6, len({member.language for member in members}) - 1)
    prominence = max(1 / (1 + member.start / LEAD) for member in members)
    confidence = max(member.confidence for member in members)
    value = 0.35 * told + 0.1 * tongues + 0.2 * WEIGHT_OF_TYPE[kind] + 0.1 * prominence + 0.15 * WEIGHT_OF_BASIS[basis] + 0.1 * confidence
    return round(min(1.0, value * (1.0 if modality in (Modality.HAPPENED, Modality.DENIED) else 0.7)), 4)
