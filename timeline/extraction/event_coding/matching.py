"""The places of a phrase, and whether words fit them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

BREAKS = frozenset(";:?!")
# How many words a language's phrases are remembered for.
KEPT_WORDS = 50_000
STOPS = BREAKS | frozenset(',.–—«»“”"')


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a phrase: words, beginnings and endings that fit, and whether it may be absent; ``gap`` > 0 is room for other words."""

    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    optional: bool = False
    gap: int = 0
    endings: tuple[str, ...] = ()

    def fits(self, word: str) -> bool:
        if word in self.words or (self.beginnings and word.startswith(self.beginnings)):
            return True
        return bool(self.endings and word.endswith(self.endings))


class Places:
    """The places of all phrases, numbered alike where the same words fit them, and which of them the words of a sentence fit.

    So a phrase is tried only where each of its places can be filled: half as many as when each phrase looked for its own words.
    """

    def __init__(self) -> None:
        self._numbers: dict[tuple[frozenset[str], tuple[str, ...], tuple[str, ...]], int] = {}
        self._by_word: dict[str, list[int]] = {}
        self._by_beginning: dict[str, list[int]] = {}
        self._by_ending: dict[str, list[int]] = {}
        self._known: dict[str, frozenset[int]] = {}

    def number(self, element: Element) -> int:
        """The number of a place that is no gap."""
        key = (element.words, element.beginnings, element.endings)
        if key not in self._numbers:
            number = self._numbers[key] = len(self._numbers)
            for index, keys in ((self._by_word, element.words), (self._by_beginning, element.beginnings), (self._by_ending, element.endings)):
                for each in keys:
                    index.setdefault(each, []).append(number)
        return self._numbers[key]

    def filled(self, words: Iterable[str]) -> frozenset[int]:
        """The numbers of the places that some of the words fit."""
        return frozenset[int]().union(*[known if (known := self._known.get(word)) is not None else self._fitting(word) for word in words])

    def _fitting(self, word: str) -> frozenset[int]:
        """The numbers of the places that a word fits; kept for the next time it comes up."""
        if len(self._known) >= KEPT_WORDS:
            self._known.clear()
        found = set(self._by_word.get(word, ()))
        for length in range(1, len(word) + 1):
            found.update(self._by_beginning.get(word[:length], ()))
            found.update(self._by_ending.get(word[-length:], ()))
        self._known[word] = fitting = frozenset(found)
        return fitting


def match(elements: tuple[Element, ...], words: list[str], at: int, breaks: frozenset[str]) -> int | None:
    """The index of the last word of a match whose first place the word ``at`` fits, or None; a gap takes as few words as it can, and none of ``breaks``."""
    position, last, room = at + 1, at, 0
    for element in elements[1:]:
        if element.gap:
            room = element.gap
            continue
        if element.optional:
            if position < len(words) and element.fits(words[position]):
                last, position = position, position + 1
            continue
        # As `fits` has it, without a call for each word that may stand in a gap.
        known, beginnings, endings = element.words, element.beginnings, element.endings
        for place in range(position, min(len(words), position + room + 1)):
            word = words[place]
            if word in known or (beginnings and word.startswith(beginnings)) or (endings and word.endswith(endings)):
                break
            if word in breaks:
                return None
        else:
            return None
        last, position, room = place, place + 1, 0
    return last


def precedes(elements: tuple[Element, ...], words: list[str], at: int, room: int, stops: frozenset[str]) -> bool:
    """Whether the words that belong to a verb stand before it, in one stretch without a comma."""
    start = at
    while start > max(0, at - room) and words[start - 1] not in stops:
        start -= 1
    while start < at:
        last = match(elements, words, start, stops) if elements[0].fits(words[start]) else None
        if last is not None:
            return last < at
        start += 1
    return False
