"""The places of a phrase, and whether words fit them."""

from __future__ import annotations

from dataclasses import dataclass

BREAKS = frozenset(";:?!")
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
