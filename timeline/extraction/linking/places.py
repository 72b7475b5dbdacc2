"""Whether a capital's name means the place or the government that sits there."""

from __future__ import annotations

from timeline.extraction.linking.lexicon import Kind
from timeline.extraction.linking.matching import Hit
from timeline.extraction.linking.names import Names

_REACH = 40
# How many words after a capital are looked through for a verb of those who govern.
BETWEEN = 5
_DATELINE_ENDS = (" (", " —", " –", " -", "—")
_CAPITALS_ENDS = (",", "/", ":", ".")  # after a city in capital letters at a sentence's beginning


def is_place(hit: Hit, names: Names) -> bool:
    """True for *in Moscow*, *flew to Kyiv*, *Kyiv, Ukraine*, datelines and other proper names that begin with the city's.

    The answer is kept in ``names``, because a list goes on as it began ("in Paris, Berlin and Moscow").
    """
    place = _is_place(hit, names)
    if place:
        names.place_ends.add(hit.end)
    return place


def _acts(hit: Hit, names: Names) -> bool:
    """Whether a verb that only those who govern are the subject of follows a capital, little words aside."""
    facts = names.lexicon.facts
    if names.after(hit.end).rstrip(".,:;").lower() in facts.agentive_verbs:
        return True
    if not facts.agentive_between:
        return False
    words = names.folded[hit.end : hit.end + _REACH].split()[:BETWEEN]
    verb = next((word for word in words if word not in facts.agentive_between), "")
    return verb.rstrip(".,:;") in facts.agentive_verbs


def _is_place(hit: Hit, names: Names) -> bool:
    text, facts = names.text, names.lexicon.facts
    after = text[hit.end : hit.end + 3]
    if hit.end > hit.stem or after[:2] in ("'s", "’s") or after[:1] in ("'", "’"):
        return False  # a possessor acts
    before = names.before(hit.start).lower()
    if _acts(hit, names):
        return False
    if before in facts.place_prepositions:
        return True
    link = len(before) + 2 if before in facts.conjunctions else 2 if text.startswith(", ", hit.start - 2) else 0
    if link and hit.start - link in names.place_ends:
        return True
    if before in facts.motion_prepositions:
        near = names.folded[max(0, hit.start - _REACH) : hit.start].split()[-5:-1]
        near += names.folded[hit.end : hit.end + _REACH].split()[:1]
        if any(word.startswith(facts.motion_words) for word in near):
            return True
    if names.starts_sentence(hit.start):
        if after.startswith(_DATELINE_ENDS):
            return True
        if text[hit.start : hit.end].isupper() and after.startswith(_CAPITALS_ENDS):
            return True
    if after.startswith(", ") and (state := names.hits.get(hit.end + 2)) and state.first(Kind.NAME):
        return True
    if after[:1] == "-" and after[1:2].islower():
        return False
    word = names.after(hit.end)
    goes_on = word[:1].isupper() and word[1:2].islower() and hit.end + 1 not in names.hits
    return goes_on and not facts.nouns_capitalised and not names.in_heading(hit.start) and word.lower() not in names.lexicon.names_of_time
