"""Mentions of many texts to events, in canonical order: each joins its best earlier event or founds one.

The pieces that move are a text's clusters, for what is one event within a text has been decided there. A later piece never re-decides an earlier one, so
what was known on a day stays as it was, whatever is published afterwards.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.extraction.merging.closeness import is_copy
from timeline.extraction.merging.compatibility import Dates, Likeness, compare, conflicting, dates, repeats
from timeline.extraction.merging.features import Features, features, told_once
from timeline.extraction.merging.mentions import ActorFacts, MentionRecord
from timeline.extraction.merging.shelves import Shelves, beside, shelve


@dataclass(frozen=True, slots=True)
class Decided:
    """A curator's word on two mentions, named by uid; it goes before every rule."""

    first: str
    second: str
    same: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One event: its mentions in canonical order, why each joined, and the voice each speaks with (near-copies share one)."""

    members: tuple[MentionRecord, ...]
    reasons: tuple[str, ...]
    voices: tuple[str, ...]

    @property
    def founder(self) -> MentionRecord:
        return self.members[0]


@dataclass(slots=True)
class _Growing:
    members: list[Features]
    reasons: list[str]
    dated: list[Features]


def assign(mentions: Iterable[MentionRecord], *, facts: ActorFacts, decisions: Sequence[Decided] = ()) -> tuple[Group, ...]:
    """The events that the mentions make, in canonical order of their founders. The order of the arguments does not matter."""
    ordered = told_once(features(mention, facts) for mention in sorted(mentions, key=lambda mention: mention.order))
    word = _Word(decisions)
    pieces = _pieces(ordered, word)
    chains = _chains(pieces, word)
    growing: list[_Growing] = []
    shelves: Shelves = defaultdict(set)
    followers: dict[int, int] = {}
    for number, piece in enumerate(pieces):
        home, reason = _home(piece, followers.get(chains[number]), growing, shelves, word)
        if home is None:
            home = len(growing)
            growing.append(_Growing([], [], []))
        _grow(growing[home], piece, reason)
        followers[chains[number]] = home
        for one in piece:
            shelve(one, home, shelves)
    return tuple(_group(event) for event in growing)


class _Word:
    """The curators' decisions, looked up by pair."""

    def __init__(self, decisions: Sequence[Decided]) -> None:
        self.same = [(one.first, one.second) for one in decisions if one.same]
        self.different = {pair for one in decisions if not one.same for pair in ((one.first, one.second), (one.second, one.first))}

    def parts(self, members: Iterable[Features], others: Sequence[Features]) -> bool:
        """Whether a curator told any of these from any of those."""
        return bool(self.different) and any((one.mention.uid, other.mention.uid) in self.different for one in members for other in others)


def _pieces(ordered: list[Features], word: _Word) -> list[list[Features]]:
    """A text's clusters, cut where a curator told two of their mentions apart; in canonical order of their first mention."""
    clusters: dict[tuple[str, object], list[list[Features]]] = defaultdict(list)
    for one in ordered:
        mention = one.mention
        name: object = mention.cluster or mention.uid
        for piece in clusters[mention.article, name]:
            if not word.parts([one], piece) and not any(conflicting(one, other) for other in piece):
                piece.append(one)
                break
        else:
            clusters[mention.article, name].append([one])
    return sorted((piece for pieces in clusters.values() for piece in pieces), key=lambda piece: piece[0].mention.order)


def _chains(pieces: list[list[Features]], word: _Word) -> list[int]:
    """For each piece a number that it shares with all that curators called the same (union-find)."""
    place = {one.mention.uid: number for number, piece in enumerate(pieces) for one in piece}
    root = list(range(len(pieces)))

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    for first, second in word.same:
        if first in place and second in place:
            low, high = sorted((find(place[first]), find(place[second])))
            root[high] = low
    return [find(number) for number in range(len(pieces))]


def _home(piece: list[Features], told: int | None, growing: list[_Growing], shelves: Shelves, word: _Word) -> tuple[int | None, str]:
    """The event that the piece joins and why; (None, …) where it founds one."""
    if told is not None:
        return told, "a curator's decision"
    best: tuple[Likeness, int] | None = None
    for number in sorted({number for one in piece for number in beside(one, shelves)}):
        if (likeness := _fit(piece, growing[number], word)) and (best is None or likeness.score > best[0].score):
            best = (likeness, number)
    return (best[1], best[0].reason) if best else (None, "first report")


def _fit(piece: list[Features], event: _Growing, word: _Word) -> Likeness | None:
    """The best likeness of any two dated mentions, or None where one excludes the other."""
    article = piece[0].mention.article
    if any(member.mention.article == article for member in event.members):
        return None
    fits = [likeness for one in piece for other in event.dated if (likeness := compare(one, other))]
    if not fits or word.parts(piece, event.members):
        return None
    best = max(fits, key=lambda likeness: likeness.score)
    if any(_excludes(one, other) for one in piece for other in event.members):
        return None
    return best


def _excludes(one: Features, other: Features) -> bool:
    """Whether two mentions can't stand in one event; days side by side can only where all but the day is the same."""
    return conflicting(one, other) or (dates(one.mention, other.mention) is Dates.NEXT and not repeats(one, other))


def _grow(event: _Growing, piece: list[Features], reason: str) -> None:
    for place, one in enumerate(piece):
        event.members.append(one)
        event.reasons.append(reason if place == 0 else "one event within its text")
        if one.mention.earliest is not None:
            event.dated.append(one)


def _group(event: _Growing) -> Group:
    """The event with each mention's voice: its publisher's, or that of the earlier sentence that it reprints."""
    order = sorted(range(len(event.members)), key=lambda place: event.members[place].mention.order)
    members = tuple(event.members[place].mention for place in order)
    voices: list[str] = []
    for place, mention in enumerate(members):
        copied = (
            voices[before]
            for before, other in enumerate(members[:place])
            if other.publisher != mention.publisher and other.language == mention.language and is_copy(other.quote, mention.quote)
        )
        voices.append(next(copied, "") or _voice(mention))
    return Group(members, tuple(event.reasons[place] for place in order), tuple(voices))


def _voice(mention: MentionRecord) -> str:
    return hashlib.sha256((mention.publisher or mention.article).encode()).hexdigest()[:16]
