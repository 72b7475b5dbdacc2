"""What quotation marks, fillers and cuts leave in headlines: names keep their marks, a verb without its object goes, a last phrase may pass the room."""

from __future__ import annotations

from timeline.extraction.event_coding.clauses import verbs
from timeline.extraction.event_coding.view import View
from timeline.extraction.languages.events_facts import EventFacts, joined

# How many words a name in quotation marks has at most, its marks included; more words than this stand before a verb that is taken away.
DAY_WORDS = 4
NAME_WORDS = 6
FEWEST = 2
# How near before the place where room ends no other phrase of a list or clause may open.
NEAR = 6


def names_in_marks(view: View, text: str, first: int, last: int) -> frozenset[int]:
    """The marks around names in quotation marks (exercises, pipelines, papers): a capital and a few words."""
    found: set[int] = set()
    for at in range(first, last):
        if view.words[at] == "«" and text[view.starts[at + 1]].isupper():
            end = next((step for step in range(at + 2, min(last, at + NAME_WORDS) + 1) if view.words[step] == "»"), 0)
            found.update((at, end) if end else ())
    return frozenset(found)


def without_begun(view: View, pieces: list[tuple[str, int]], facts: EventFacts) -> list[tuple[str, int]]:
    """Without a second verb whose object is cut off ("met in Geneva and agreed, that …")."""
    end = len(pieces)
    while end and not view.words[pieces[end - 1][1]][0].isalnum():
        end -= 1
    words = [view.words[at] for _, at in pieces[:end]]
    comma = max((at for at, word in enumerate(words) if word == ","), default=0)
    if comma > FEWEST and comma + 1 < end <= comma + DAY_WORDS and words[comma + 1].isdigit():
        return pieces[:comma]  # "will visit Kyiv, on the 15th"
    begun = end > FEWEST and verbs(view, facts)[pieces[end - 1][1]] and view.words[pieces[end - 2][1]] in facts.conjunctions
    return pieces[: end - 2] if begun else pieces


def taken_up(view: View, facts: EventFacts) -> list[int]:
    """The words of phrases that only take up what was said before and stand ahead of the verb ("talks on these initiatives were held")."""
    known = verbs(view, facts)
    verb = next((at for at, one in enumerate(known) if one), 0)
    closed = joined(facts.prepositions, facts.conjunctions, facts.auxiliaries, facts.relatives, facts.complementizers)
    found: list[int] = []
    for at in range(1, min(verb, len(view.words) - 2)):
        noun = view.words[at + 2]
        loose = view.words[at] in facts.prepositions and view.words[at + 1] in facts.loose_demonstratives and not view.quoted[at]
        if loose and (noun in facts.auxiliaries or known[at + 2]):
            found += (at, at + 1)  # "the agreement on this was reached"
        elif loose and noun.isalpha() and noun not in closed:
            found += (at, at + 1, at + 2)
    return found


def around_filler(view: View, at: int, dated: set[int], facts: EventFacts) -> bool:
    """Whether a comma only sets off a filler or a date that is left out (", however,")."""
    before, after = at - 1, at + 1
    if before >= 0 and (view.words[before] in facts.fillers or before in dated):
        return before > 0 and any(view.words[step] == "," for step in range(max(0, before - 4), before))
    out = after < len(view.words) and (view.words[after] in facts.fillers or after in dated)
    return out and any(view.words[step] == "," for step in range(after + 1, min(len(view.words), after + 4)))


def ends_inside(view: View, text: str, at: int) -> bool:
    """Whether a mark ends a sentence inside a quotation, and not an abbreviation or an ordinal."""
    before, after = view.words[at - 1], text[view.starts[at + 1]] if at + 1 < len(view.words) else ""
    return view.words[at] in "!?" or (view.words[at] == "." and len(before) > 3 and before.isalpha() and after.isupper())


def closes(view: View, first: int, at: int, last: int, facts: EventFacts) -> bool:
    """Whether the words from ``at`` to ``last`` only close the last phrase of a clause: neither they nor those right before them open another."""
    tail = view.words[at : last + 1]
    loose = joined(facts.subordinators, facts.relatives, facts.complementizers)
    if "," in view.words[max(first, at - NEAR) : last] or not loose.isdisjoint(tail) or tail[-1] in joined(facts.prepositions, facts.articles):
        return False
    known = verbs(view, facts)
    verb = any(known[step] for one in range(max(first, at - NEAR), last) if view.words[one] in facts.conjunctions for step in range(one, last + 1))
    return not verb and len(set(view.clauses[at : last + 1])) == 1
