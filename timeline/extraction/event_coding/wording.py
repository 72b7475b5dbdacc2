"""Words of a sentence as headline text: dates and fillers left out, cut at a good place, nothing left dangling."""

from __future__ import annotations

import re
from functools import cache

from timeline.extraction.event_coding.clauses import RELATIVE, SUB
from timeline.extraction.event_coding.view import DASHES, ActorMention, View
from timeline.extraction.languages.events_facts import EventFacts, joined

LONGEST = 90
SHORTEST = 24
MARKS = frozenset('“”„«»"')
# How many words a cut may step back to end before a preposition or conjunction.
STEP_BACK = 5
SPACE_BEFORE = re.compile(r"\s+([,.;:!?%)])")
SPACES = re.compile(r"\s+")


def finish(line: str) -> str:
    """A headline with single spaces and a capital."""
    line = SPACES.sub(" ", line).strip(" ,;:–—-")
    return line[:1].upper() + line[1:]


def joiner(view: View, group: list[ActorMention]) -> str:
    """The word that joins two coordinated actors ("and")."""
    between = view.words[group[-2].last + 1 : group[-1].first] if len(group) > 1 else []
    return next((word for word in between if word[0].isalnum()), "–")


def strip(view: View, first: int, last: int, facts: EventFacts) -> tuple[int, int]:
    """The range without leading marks, connectives, fillers and dates, and without trailing marks."""
    dated = date_words(view, facts)
    for words in _fillers_of_words(facts.fillers):
        if view.words[first : first + len(words)] == words:
            first += len(words)
    while first < last:
        word = view.words[first]
        loose = word in facts.conjunctions or word in facts.fillers or word in facts.complementizers
        if not loose and first not in dated and word[0].isalnum():
            break
        first += 1
    while last > first and not view.words[last][0].isalnum():
        last -= 1
    return first, last


@cache
def _fillers_of_words(fillers: frozenset[str]) -> list[list[str]]:
    """The fillers of several words, cut into these."""
    return [filler.split() for filler in sorted(fillers) if " " in filler]


def date_words(view: View, facts: EventFacts) -> set[int]:
    """The words of body dates, together with the preposition that ties them on; bare years stay."""
    if view.date_words is not None:
        return view.date_words
    found: set[int] = set()
    for first, last, timex in view.timexes:
        if timex.type.value in ("DURATION", "SET") or timex.text.strip().isdigit():
            continue
        found.update(range(first, last + 1))
        if first and view.words[first - 1] in facts.prepositions:
            found.add(first - 1)
    view.date_words = found
    return found


def render(view: View, text: str, first: int, last: int, facts: EventFacts, *, room: int) -> str:
    """The words from ``first`` to ``last`` as in the text, without dates, fillers and quotation marks, in at most ``room`` characters."""
    dated = date_words(view, facts)
    pieces: list[tuple[str, int]] = []
    length, behind, cut = 0, -1, ""
    for at in range(first, last + 1):
        word = view.words[at]
        if at in dated or (word in facts.fillers and at != last) or word in MARKS:
            continue
        if word in DASHES and (at == first or text[view.starts[at] - 1].isspace()):
            if not pieces:
                continue
            cut = "clause"
            break
        concession = word in facts.subordinators and word not in facts.prepositions and at > first + 1
        aside = view.clauses[at] != view.clauses[first] and view.kinds[at] in (RELATIVE, SUB)
        if concession or (aside and length > SHORTEST) or (word in ";" and pieces) or (at < last and pieces and _ends(view, text, at)):
            cut = "clause"
            break
        gap = " " if pieces and any(one.isspace() for one in text[behind : view.starts[at]]) else ""
        piece = gap + text[view.starts[at] : view.ends[at]]
        length += len(piece)
        if length > room:
            cut = "room"
            break
        pieces.append((piece, at))
        behind = view.ends[at]
    if cut == "room":
        pieces = _step_back(view, pieces, facts)
    return _trim(view, pieces, facts, cut=bool(cut))


def _ends(view: View, text: str, at: int) -> bool:
    """Whether a mark ends a sentence inside a quotation, and not an abbreviation or an ordinal."""
    before, after = view.words[at - 1], text[view.starts[at + 1]] if at + 1 < len(view.words) else ""
    return view.words[at] in "!?" or (view.words[at] == "." and len(before) > 3 and before.isalpha() and after.isupper())


def _step_back(view: View, pieces: list[tuple[str, int]], facts: EventFacts) -> list[tuple[str, int]]:
    """Without the last started phrase, so that none is cut in half; a comma is the best place."""
    lengths = [0]
    for piece, _ in pieces:
        lengths.append(lengths[-1] + len(piece))
    comma = next((back for back in range(len(pieces) - 1, 0, -1) if view.words[pieces[back][1]] == "," and lengths[back] >= lengths[-1] // 2), 0)
    if comma:
        return pieces[:comma]
    for back in range(len(pieces) - 1, max(0, len(pieces) - STEP_BACK), -1):
        if view.words[pieces[back][1]] in joined(facts.prepositions, facts.conjunctions) and lengths[back] >= SHORTEST:
            return pieces[:back]
    return pieces


def _trim(view: View, pieces: list[tuple[str, int]], facts: EventFacts, *, cut: bool) -> str:
    loose = joined(facts.conjunctions, facts.articles, facts.complementizers, facts.relatives)
    if cut:  # a whole clause may well end with "in" or "is"
        loose = joined(loose, facts.prepositions, facts.auxiliaries, facts.tails, facts.subordinators)
    while pieces and (view.words[pieces[-1][1]] in loose or (view.words[pieces[-1][1]][-1] not in ")%." and not view.words[pieces[-1][1]][0].isalnum())):
        pieces = pieces[:-1]
    line = SPACES.sub(" ", "".join(piece for piece, _ in pieces)).strip(" ,;:–—-")
    return SPACE_BEFORE.sub(r"\1", line)
