"""Verbs that can only be verbs of saying, since they stand right behind a quotation ("«…», — grumbled the minister").

No list of verbs of saying is ever whole; where a language inflects its verbs richly, place and ending tell one.
"""

from __future__ import annotations

import dataclasses
from functools import cache

from timeline.extraction.event_coding.phrases import Hit, Lexicon
from timeline.extraction.event_coding.view import DASHES, View
from timeline.extraction.languages.events_facts import joined
from timeline.extraction.languages.events_rules import Trigger

CLOSED = frozenset('»”“"')
# The shortest such verb, in letters.
SHORTEST = 4
# How soon behind the comma it stands, helping verbs and pronouns in between.
HELPERS = 5


@cache
def _spoken(trigger: Trigger) -> Trigger:
    """The same rule for a verb that a quotation is said by."""
    return dataclasses.replace(trigger, kind="speech", speaks=True)


def verbs_of_saying(view: View, lexicon: Lexicon) -> list[Hit]:
    """Hits for unknown verbs behind a closed quotation that is followed by a comma or dash; none where a known one stands there."""
    facts, words = lexicon.facts, view.words
    if not facts.quote_verb or True not in view.quoted:
        return []
    phrase = next((one for one in lexicon.by_word.get(facts.quote_verb, ()) if one.trigger and one.trigger.kind == "speech" and one.size == 1), None)
    known = {hit.first: hit for hit in view.hits}
    opens = joined(facts.conditionals, facts.subordinators, facts.complementizers, facts.relatives, facts.conjunctions, facts.titles, facts.fillers)
    closed_class = joined(opens, facts.prepositions, facts.adverbs, facts.person_pronouns, facts.group_pronouns, facts.auxiliaries)
    found = []
    for at in range(1, len(words)):
        if phrase is None or (words[at] not in DASHES and words[at] != ","):
            continue
        if view.quoted[at] or not (words[at - 1] in CLOSED or (words[at - 1] in "," and at > 1 and words[at - 2] in CLOSED)):
            continue
        verb = at + 1
        while facts.elisions and verb < min(len(words), at + HELPERS) and words[verb] in joined(facts.auxiliaries, facts.person_pronouns, facts.adverbs):
            verb += 1  # ", a-t-il ironisé"
        told = known.get(verb)
        if told and told.trigger and told.phrase.lemma and told.trigger.kind == "act" and not view.quoted[verb]:
            found.append(dataclasses.replace(told, last=verb, trigger=_spoken(told.trigger)))  # "“…”, promised X": said, whatever else it is
            continue
        if verb >= len(words) or verb in known or view.quoted[verb] or words[verb] in closed_class or len(words[verb]) < SHORTEST:
            continue
        if words[verb].endswith(facts.finite) and not any(one.first <= verb <= one.last for one in view.actors):
            found.append(Hit(verb, verb, phrase, "past", phrase.trigger))
    return found
