"""Phrases of the lexicon in a text: whole words, rightly capitalised, leftmost and longest first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

from timeline.extraction.linking.lexicon import Entry, Kind, Lexicon

_Match = tuple[int, int, int, tuple[Entry, ...]]  # start, negative end, end of the stem, senses
_ADDRESS_BEFORE = "/@_"
_MOST_WITHIN = 8
# A shorter surname before a hyphen and a small letter is a syllable of another word ("Си-эн-эн").
_SHORTEST_IN_COMPOUND = 4


@dataclass(slots=True)
class Hit:
    """A phrase at ``start`` to ``end`` with the senses it can have there; ``stem`` is where the name ends before its suffix."""

    start: int
    end: int
    stem: int
    entries: tuple[Entry, ...]

    def first(self, *kinds: Kind) -> Entry | None:
        """The first sense of one of these kinds, or None."""
        # A plain loop: this is asked some hundred times a text.
        for entry in self.entries:
            if entry.kind in kinds:
                return entry
        return None


def find(text: str, folded: str, lexicon: Lexicon) -> list[Hit]:
    """The hits in reading order; they never overlap."""
    found: list[_Match] = []
    size, senses, proper, suffixes = len(text), lexicon.senses, lexicon.proper, lexicon.facts.suffixes
    for pattern, start, stem in lexicon.automaton.find_matches_as_indexes(folded, overlapping=True):
        before = folded[start - 1] if start else " "
        if before.isalnum() or before in _ADDRESS_BEFORE:
            continue
        upper = text[start].isupper()
        if proper[pattern] and not upper:
            continue
        end = stem
        if stem < size and folded[stem].isalnum():
            end = _past_suffix(folded, stem, suffixes)
            if not end:
                continue
        behind = text[end] if end + 1 < size else ""
        if behind == "." and folded[end + 1].isalnum() and not text[end + 1].isupper():
            continue  # part of an address: "nato.int"
        entries = senses[pattern]
        if not proper[pattern]:
            entries = tuple(entry for entry in entries if _is_written(entry, text, start))
        if behind == "-" and text[end + 1].islower() and stem - start < _SHORTEST_IN_COMPOUND:
            entries = tuple(entry for entry in entries if entry.kind is not Kind.SURNAME)
        if end != stem:
            entries = tuple(entry for entry in entries if entry.kind in (Kind.NAME, Kind.SURNAME, Kind.CAPITAL))
        if entries:
            found.append((start, -end, stem, entries))
    found.sort(key=itemgetter(0, 1))
    hits: list[Hit] = []
    last = 0
    for at, (start, minus_end, stem, entries) in enumerate(found):
        if start >= last and not (entries[0].kind is Kind.EPITHET and _gives_way(found, at)):
            last = -minus_end
            hits.append(Hit(start, last, stem, entries))
    return hits


def _gives_way(found: list[_Match], at: int) -> bool:
    """Whether an epithet is only the beginning of a longer name ("the Security Council" of "the Security Council of the United Nations")."""
    minus_end, entries = found[at][1], found[at][3]
    if any(entry.kind is not Kind.EPITHET for entry in entries):
        return False
    for start, other_end, _, _ in islice(found, at + 1, at + 1 + _MOST_WITHIN):
        if start >= -minus_end:
            return False
        if other_end < minus_end:
            return True
    return False


def _is_written(entry: Entry, text: str, start: int) -> bool:
    """Whether the text has capitals where the phrase has."""
    for at in entry.capitals:  # noqa: SIM110 - a generator costs more than the test itself
        if not text[start + at].isupper():
            return False
    return True


def _past_suffix(folded: str, at: int, suffixes: tuple[str, ...]) -> int:
    """Where the word ends if only a suffix of the language follows, else 0."""
    for suffix in suffixes:
        end = at + len(suffix)
        if folded.startswith(suffix, at) and not (end < len(folded) and folded[end].isalnum()):
            return end
    return 0
