"""What hangs on a noun without a relative pronoun where verbs look alike in it: participles ("two men suspected of it"), clauses ("the firm he ran")."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.event_coding.clauses import is_adverb
from timeline.extraction.event_coding.phrases import Hit
from timeline.extraction.event_coding.view import View
from timeline.extraction.languages.events_facts import EventFacts, joined

# How soon the verb that the sentence goes on with follows ("forces massed along the border were …").
# How many words a helping verb may stand before its infinitive, with a subject between them.
INVERTED = 6
FINITE = 10
# How many words behind such a participle its doer and its date stand.
ASIDE = 11
# A shorter word that ends as a gerund does is rather a noun ("thing").
GERUND = 6
PAST = frozenset({"past", "participle"})


def only_describes(view: View, hit: Hit, found: Sequence[Hit], facts: EventFacts) -> bool:
    """Whether a past form has no object and stands behind another verb that has one, or opens the sentence ("Asked about it, she …")."""
    if not facts.bare_content:
        return False
    verb = hit.first if hit.phrase.lemma else hit.last
    if verb + 1 >= len(view.words) or (hit.form not in PAST if hit.phrase.lemma else not view.words[verb].endswith("ed")):
        return False
    following = view.words[verb + 1]
    bare = following in facts.prepositions or following in facts.infinitives or any(first == verb + 1 for first, _, _ in view.timexes)
    if not bare:
        return False
    stops = joined(facts.conjunctions, facts.relatives, facts.complementizers, facts.subordinators, facts.auxiliaries)
    if following in facts.prepositions and not (hit.trigger and hit.trigger.kind == "speech") and _goes_on(view, verb, stops, facts):
        return True
    if verb and hit.phrase.lemma and view.words[verb - 1] == "," and _set_apart(view, verb, found, facts):
        return True
    if verb == 0 or not hit.phrase.lemma:
        return verb == 0 and "," in view.words
    heads = {one.first: one for one in found if one.phrase.lemma and one.first < hit.first}
    for at in range(hit.first - 1, -1, -1):
        if view.words[at] in stops or not view.words[at][0].isalnum() or view.quoted[at]:
            return False
        other = heads.get(at)
        if other and other.form in ("past", "present", "participle"):
            telling = other.trigger is not None and other.trigger.kind == "speech"
            return not telling and at + 1 < hit.first and view.words[at + 1] not in facts.prepositions
    return False


def _set_apart(view: View, at: int, found: Sequence[Hit], facts: EventFacts) -> bool:
    """Whether a comma ends what a past form opens, and the sentence's own verb follows it ("Scholz, criticised at home, is …")."""
    comma = next((step for step in range(at + 1, min(len(view.words), at + FINITE)) if view.words[step] == ","), None)
    if comma is None or comma + 1 >= len(view.words):
        return False
    verb = any(one.first == comma + 1 and one.phrase.lemma and one.form in ("past", "present") for one in found)
    return verb or view.words[comma + 1] in facts.finite_auxiliaries


def _goes_on(view: View, at: int, stops: frozenset[str], facts: EventFacts) -> bool:
    """Whether the sentence's own verb comes only behind a past form ("forces massed along the border were not ready")."""
    if any(view.words[before] in facts.auxiliaries for before in range(max(0, at - 3), at)):
        return False
    for step in range(at + 1, min(len(view.words), at + FINITE)):
        if view.words[step] in facts.finite_auxiliaries:
            return True
        subject = any(one.first == step for one in view.actors) and view.words[step - 1] not in joined(facts.prepositions, facts.articles)
        if subject or view.words[step] in stops or not view.words[step][0].isalnum():
            return False
    return False


def is_aside(view: View, hit: Hit, kept: Sequence[Hit], facts: EventFacts) -> bool:
    """Whether a past form that is no verb of its own names who did it, and when ("the draft tabled by Russia on Friday")."""
    joined_on = hit in kept and hit.first and view.words[hit.first - 1] == ","  # "a draft, tabled by …"
    if hit.form not in PAST or (hit in kept and not joined_on) or any(hit.first - 1 <= last and first <= hit.first for first, last, _ in view.timexes):
        return False
    ahead = range(hit.first + 1, min(len(view.words), hit.first + ASIDE))
    if joined_on and any(word in facts.auxiliaries for word in view.words[max(0, hit.first - 3) : hit.first]):
        return False
    return any(view.words[at] in facts.agents for at in ahead) and any(first in ahead for first, _, _ in view.timexes)


def opens_contact(view: View, at: int, facts: EventFacts) -> bool:
    """Whether a pronoun opens a relative clause without a relative pronoun ("the agency he ran said")."""
    before = view.words[at - 1]
    opens = joined(facts.conjunctions, facts.complementizers, facts.relatives, facts.subordinators, facts.prepositions, facts.auxiliaries, facts.conditionals)
    taken = any(first <= at - 1 <= last for first, last, _ in view.timexes) or any(hit.first <= at - 1 <= hit.last for hit in view.hits)
    pronoun = view.words[at] in joined(facts.person_pronouns, facts.group_pronouns)
    return pronoun and before.isalpha() and before not in opens and not taken and not is_adverb(before, facts)


def may_be_finite(view: View, hit: Hit, facts: EventFacts) -> bool:
    """Whether a verb's plain form stands where one can: behind "to", an auxiliary, another verb or a subject in the plural ("drew a rebuke": no)."""
    if facts.irregular.get(hit.phrase.lemma, "").split()[1:2] == [hit.phrase.lemma]:
        return True  # "put" may be its past
    at = hit.first - 1
    while at >= 0 and is_adverb(view.words[at], facts):
        at -= 1
    word = view.words[at] if at >= 0 else ","
    little = joined(facts.auxiliaries, facts.infinitives, facts.group_pronouns, facts.first_person, facts.conjunctions, facts.relatives, facts.complementizers)
    if not word[0].isalpha() or word in little or word in facts.plural_nouns or (word.endswith("s") and not word.endswith(("'s", "ss"))):
        return True
    if facts.verb_second and not facts.verb_last:  # "will the minister meet X"
        for step in range(at - 1, max(-1, at - INVERTED), -1):
            if view.words[step] == ",":
                break
            if view.words[step] in joined(facts.auxiliaries, facts.infinitives):
                return True
    return any(one.last == at and one.span.how != "demonym" for one in view.actors) or any(first <= at <= last for first, last, _ in view.timexes)


def is_gerund(word: str, facts: EventFacts) -> bool:
    """Whether a word looks like a verb that hangs on the noun before it ("drafts demanding …")."""
    return len(word) > GERUND and word.endswith(facts.gerund_endings or ("?",))
