"""Participles that only describe a noun, told from verbs that tell a deed, in languages where both look alike ("two men suspected of it")."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.event_coding.phrases import Hit
from timeline.extraction.event_coding.view import View
from timeline.extraction.languages.events_facts import EventFacts, joined

PAST = frozenset({"past", "participle"})


def only_describes(view: View, hit: Hit, found: Sequence[Hit], facts: EventFacts) -> bool:
    """Whether a past form has no object and stands behind another verb that has one, or opens the sentence ("Asked about it, she …")."""
    if not facts.bare_content or hit.form not in PAST or not hit.phrase.lemma or hit.first + 1 >= len(view.words):
        return False
    following = view.words[hit.first + 1]
    bare = following in facts.prepositions or following in facts.infinitives or any(first == hit.first + 1 for first, _, _ in view.timexes)
    if not bare:
        return False
    if hit.first == 0:
        return "," in view.words
    stops = joined(facts.conjunctions, facts.relatives, facts.complementizers, facts.subordinators, facts.auxiliaries)
    heads = {one.first: one for one in found if one.phrase.lemma and one.first < hit.first}
    for at in range(hit.first - 1, -1, -1):
        if view.words[at] in stops or not view.words[at][0].isalnum() or view.quoted[at]:
            return False
        other = heads.get(at)
        if other and other.form in ("past", "present", "participle"):
            speech = other.trigger is not None and other.trigger.kind == "speech"
            return not speech and at + 1 < hit.first and view.words[at + 1] not in facts.prepositions
    return False
