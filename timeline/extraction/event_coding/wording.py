"""Words of a sentence as headline text: dates and fillers left out, cut at a good place, nothing left dangling."""

from __future__ import annotations

import re
from functools import cache

from timeline.extraction.event_coding.clauses import CONTENT, MAIN, RELATIVE, SUB, is_adverb, verbs
from timeline.extraction.event_coding.marks import around_filler, closes, ends_inside, names_in_marks, taken_up, without_begun
from timeline.extraction.event_coding.participles import is_gerund
from timeline.extraction.event_coding.view import DASHES, View
from timeline.extraction.languages.events_facts import EventFacts, joined, lacking

LONGEST = 90
# By how much words that end just beyond their room may pass it; how long a headline may be where nothing shorter reads well.
SLACK, FARTHEST = 16, 135
SHORTEST = 24
ELLIPSES = frozenset("…")
MARKS = frozenset('“”„«»"')
TURNING = ELLIPSES | MARKS | DASHES | frozenset(",;.!?")  # marks at which a headline may end
# A cut leaves at least this much; commas this close to each other separate the parts of a list; a clause cut so short is left out.
LEAST, LISTED = 14, 4
ASIDE = (RELATIVE, SUB)  # clauses that a headline can do without
STUMP = 4
SPACE_BEFORE = re.compile(r" ([,.;:!?%)])")


def finish(line: str) -> str:
    """A headline with single spaces and a capital."""
    line = " ".join(line.split()).strip(" ,;:–—-")
    return line[:1].upper() + line[1:]


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
    for words in _fillers_of_words(facts.fillers) if facts.verb_second else ():  # "on Friday became it known that …"
        if view.words[first : first + len(words)] == words:
            first += len(words)
    while last > first and not view.words[last][0].isalnum() and not (facts.inflected_names and view.words[last] == "»"):
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
        if timex.type.value in ("DURATION", "SET") or (timex.text.isdigit() and len(timex.text) > 2):
            continue
        if facts.inflected_names and first and view.words[first - 1] in facts.tails:
            continue  # "higher than before"
        found.update(range(first, last + 1))
        if view.words[last] in facts.prepositions:  # "a week after X": the name belongs to the expression
            found.update(at for one in view.actors if one.first == last + 1 for at in range(one.first, one.last + 1))
        if first and view.words[first - 1] in facts.prepositions:
            found.add(first - 1)
            if facts.verb_last and first > 1 and view.words[first - 2] in facts.date_relations:
                found.add(first - 2)  # "bis zum 20. Februar"
        elif first > 1 and view.words[first - 1] in facts.articles and view.words[first - 2] in facts.prepositions:
            found.update((first - 2, first - 1))  # "in der kommenden Woche"
        elif first and view.words[first - 1] in facts.articles and (view.words[first][0].isdigit() or facts.elisions):
            found.add(first - 1)  # "le 14 janvier", "ce mardi"
        if first > 2 and first - 1 in found and view.words[first - 3] == view.words[first - 1] and view.words[first - 1] in facts.subordinators:
            found.update((first - 3, first - 2))  # "as early as Friday"
    found.update(
        [at for at in range(1, len(view.words)) if view.words[at] in facts.conjunctions and {at - 1, at + 1} <= found] if len(view.timexes) > 1 else ()
    )
    for at in range(len(view.words) - 1 if facts.loose_prepositions else 0):
        if view.words[at] in facts.loose_prepositions and view.words[at + 1] in facts.loose_pronouns:
            found.update((at, at + 1))  # "against them": nobody that a headline names
    if facts.loose_demonstratives and not facts.loose_demonstratives.isdisjoint(view.words):
        found.update(taken_up(view, facts))
    view.date_words = found
    return found


def render(view: View, text: str, first: int, last: int, facts: EventFacts, *, room: int, without: range = range(0), clause: bool = False) -> str:
    """The words from ``first`` to ``last`` as in the text, without dates, fillers and quotation marks, in at most ``room`` characters.

    What does not fit is cut off where a phrase ends; "" where none ends in time, or, for a ``clause``, where none does behind a verb. The
    words ``without`` are passed over.
    """
    dated, known = date_words(view, facts), verbs(view, facts)
    words, starts, ends, clauses, kinds = view.words, view.starts, view.ends, view.clauses, view.kinds
    fillers, own = facts.fillers, clauses[first] if first <= last else 0
    pieces: list[tuple[str, int]] = []
    named = names_in_marks(view, text, first, last) if facts.inflected_names and "«" in view.words else frozenset[int]()
    length, behind, cut, taken = 0, -1, "", ""  # ``taken``: the last word
    turning = joined(TURNING, fillers, facts.conjunctions, facts.subordinators)  # other words, most of them, are taken as they come
    for at in range(first, last + 1):
        if at in dated or at in without:
            continue
        word, start, end = words[at], starts[at], ends[at]
        turns = word in turning
        if turns:
            if (word in fillers and at != last) or (word in MARKS and at not in named):
                continue
            if word == "," and (taken in ("", ",") or around_filler(view, at, dated, facts)):
                continue
            if (word in DASHES and (at == first or text[start - 1].isspace())) or word in ELLIPSES:
                if not pieces:
                    continue
                cut = "clause"
                break
        if word == taken and word.isalpha():
            continue
        aside = length > SHORTEST and clauses[at] != own and kinds[at] in ASIDE
        if (aside and taken not in facts.tails) or (turns and _begins_anew(view, text, at, pieces, facts, span=(first, last), length=length)):
            cut = "clause"
            break
        # Behind an elided word ("l'") none stands.
        parted = taken and behind < start and (taken[-1] != "'" or not facts.elisions)
        gap = " " if parted and (text[behind] == " " or any(map(str.isspace, text[behind:start]))) else ""
        piece = gap + text[start:end]
        length, taken = length + len(piece), word
        pieces.append((piece, at))
        if length > room and word[0].isalnum():
            if ends[last] - start > SLACK or not closes(view, first, at, last, facts):
                cut = "room"
                break
            room += SLACK
        behind = end
    if clause and not cut and last + 1 < len(view.words) and view.words[last + 1][0].isalnum():
        cut = "clause"
    if cut == "room":
        pieces = _step_back(view, text, pieces, facts, known=known, clause=clause)
    if cut and facts.inflected_names:
        pieces = without_begun(view, pieces, facts)
    return _trim(view, pieces, facts, cut=bool(cut))


def _begins_anew(view: View, text: str, at: int, pieces: list[tuple[str, int]], facts: EventFacts, *, span: tuple[int, int], length: int) -> bool:
    """Whether another clause, with another subject, begins at a mark, conjunction or subordinator in the words ``span`` (first, last)."""
    (first, last), word, known = span, view.words[at], verbs(view, facts)
    if word in facts.contrast and pieces and view.words[pieces[-1][1]] == ",":
        return True
    if word in facts.conjunctions and pieces:
        if at < last and view.words[at + 1] in lacking(facts.complementizers, facts.prepositions):
            return True
        second = view.words[pieces[-1][1]] == "," and any(one.first in (at + 1, at + 2) and not one.owner for one in view.actors)
        if second and length > LEAST and not view.quoted[at]:
            return True
    if word == "," and facts.verb_second and view.kinds[first] == MAIN:
        dated = date_words(view, facts)
        after = next((step for step in range(at + 1, last) if step not in dated), at)
        verb = after > at and (known[after] or (after > at + 1 and _may_be_verb(view, text, after, facts)))
        if verb and view.kinds[after] == MAIN and (any(known[one] for _, one in pieces) or after > at + 1):
            return True
    if word in facts.subordinators and word not in facts.prepositions and at > first + 1 and (not facts.verb_last or view.words[at - 1] == ","):
        return True
    return bool(pieces) and (word == ";" or (at < last and ends_inside(view, text, at)))


def _may_be_verb(view: View, text: str, at: int, facts: EventFacts) -> bool:
    """Whether a word behind a date may be the verb of a new clause: none of those that open a phrase."""
    word = view.words[at]
    opens = joined(facts.prepositions, facts.articles, facts.conjunctions, facts.relatives, facts.complementizers, facts.subordinators, facts.adverbs)
    return word.isalpha() and text[view.starts[at]].islower() and word not in opens


def _step_back(view: View, text: str, pieces: list[tuple[str, int]], facts: EventFacts, *, known: list[bool], clause: bool) -> list[tuple[str, int]]:
    """Without the phrase that does not fit and what cannot stand without it; empty where no phrase ends before it."""
    lengths = [0]
    for piece, _ in pieces:
        lengths.append(lengths[-1] + len(piece))
    words = [view.words[at] for _, at in pieces]
    openers = joined(facts.complementizers, facts.relatives)
    for back in range(len(pieces) - 1, 0, -1):
        if lengths[back] < LEAST or not _may_end(view, text, pieces, back, facts):
            continue
        if clause and not any(known[at] or _ends_as_verb(view.words[at], facts) for _, at in pieces[:back]):
            return []  # no more than a subject fits
        that = lacking(facts.complementizers, facts.prepositions)
        told = (step for step in range(back) if words[step] in that and (words[step] not in facts.articles or view.kinds[pieces[step][1]] == CONTENT))
        saying = max(told, default=-1)
        if (saying > 0 or (facts.verb_last and saying == 0)) and not any(known[at] or _ends_as_verb(view.words[at], facts) for _, at in pieces[saying:back]):
            continue  # "reiterates that any expansion": no verb yet
        opened = max((step for step in range(back) if words[step] in openers and words[step] not in facts.articles), default=-1)
        if opened >= 0 and back - opened <= STUMP:
            continue  # "treaties that would limit": the clause is no more than begun
        if words[back] == ",":
            back_to = _list_start(words, lengths, back)
            return pieces[: _begun(words, [known[at] for _, at in pieces[:back_to]], lengths, facts)]
        return pieces[: _begun(words, [known[at] for _, at in pieces[:back]], lengths, facts)]
    return []


def _ends_as_verb(word: str, facts: EventFacts) -> bool:
    return (bool(facts.verb_endings) and len(word) > 4 and word.endswith(facts.verb_endings)) or word.partition("'")[2] in facts.clitics


def _begun(words: list[str], known: list[bool], lengths: list[int], facts: EventFacts) -> int:
    """Where a cut goes when what follows the last comma, or an "and" where verbs come last, is a clause whose verb is cut off."""
    end = len(known)
    for at in range(end - 1, 0, -1):
        if known[at]:
            break
        mark = words[at] == "," or (facts.verb_last and words[at] in facts.conjunctions)
        if mark and any(known[:at]) and lengths[at] >= LEAST:
            end = at
    return end


def _list_start(words: list[str], lengths: list[int], comma: int) -> int:
    """The first comma of the list that a comma belongs to, so that a list is cut before its second part."""
    for before in range(comma - 1, 0, -1):
        if words[before] == "," and lengths[before] >= LEAST and comma - before <= LISTED:
            comma = before
    return comma


def _may_end(view: View, text: str, pieces: list[tuple[str, int]], back: int, facts: EventFacts) -> bool:
    """Whether a phrase ends before the piece ``back``: what comes opens another one, and nothing before it waits for more."""
    at, before = pieces[back][1], pieces[back - 1][1]
    word, last = view.words[at], view.words[before]
    if any(one.first < at <= one.last for one in view.actors):
        return False
    dative = word in facts.titles and word in facts.oblique and bool(facts.datives) and word.endswith(facts.datives)
    if dative and not _waits(last, text[view.starts[before]], facts):
        return True  # "handed the answer to the deputy minister"
    if facts.bare_content and is_gerund(word, facts):  # "two drafts demanding …"
        return last[0].isalnum() and not is_adverb(last, facts) and not _waits(last, text[view.starts[before]], facts)
    if facts.bare_content and word in facts.complementizers and is_gerund(last, facts):
        return False
    if word == "," or word in lacking(joined(facts.complementizers, facts.subordinators, facts.relatives), facts.articles):
        return last[0].isalnum() and not _waits(last, text[view.starts[before]], facts)
    if word not in joined(facts.prepositions, facts.conjunctions):
        return False
    following = view.words[at + 1] if at + 1 < len(view.words) else ""
    if word in facts.infinitives and not (following in facts.articles or text[view.starts[min(at + 1, len(view.words) - 1)]].isupper()):
        return False
    capital = text[view.starts[before]].isupper() and following and text[view.starts[at + 1]].isupper()
    if capital and word in joined(facts.conjunctions, facts.genitive_words) and not any(one.last == before for one in view.actors):
        return False  # "the Organization for Security", "the Ministry of Defence"
    if word in facts.genitive_words and any(one.last == before and not one.owner for one in view.actors):
        return True  # "accuses Stoltenberg of …"
    return word not in facts.genitive_words and not _waits(last, text[view.starts[before]], facts)


def _waits(word: str, initial: str, facts: EventFacts) -> bool:
    """Whether a word is not the last of its phrase: an adjective, an article, a preposition, an auxiliary."""
    if word in joined(facts.prepositions, facts.articles, facts.auxiliaries, facts.tails, facts.infinitives, facts.conjunctions):
        return True
    if facts.capital_nouns and initial.islower() and not word[0].isdigit():
        return True
    return bool(facts.modifiers) and not initial.isupper() and len(word) > 4 and word.endswith(facts.modifiers)


def _trim(view: View, pieces: list[tuple[str, int]], facts: EventFacts, *, cut: bool) -> str:
    openers = joined(lacking(facts.complementizers, facts.articles, facts.prepositions), lacking(facts.relatives, facts.articles))
    loose = joined(facts.conjunctions, lacking(facts.articles, facts.pointers, facts.particles), openers)
    if cut:
        words = [view.words[at] for _, at in pieces]
        opened = max(
            (at for at, word in enumerate(words) if word in facts.relatives and (word not in facts.articles or word in facts.complementizers)), default=0
        )
        if opened > 1 and len(words) - opened < STUMP:
            pieces = pieces[:opened]
    if cut:  # a whole clause may well end with "in" or "is"
        loose = joined(loose, facts.articles, facts.prepositions, facts.auxiliaries, facts.tails, facts.subordinators)
    stop = len(pieces)
    while stop:
        word = view.words[pieces[stop - 1][1]]
        if word not in loose and (word[0].isalnum() or word[-1] in ")%.»"):
            break
        stop -= 1
    line = "".join([piece for piece, _ in pieces[:stop]]).strip(" ,;:–—-")
    if facts.inflected_names and line.count("«") != line.count("»"):
        line = line.replace("«", "").replace("»", "")
    return SPACE_BEFORE.sub(r"\1", line)
