"""Where the subject stands in languages whose finite verb comes second and whose other verbs come last.

"Die Nato | hat | das Ansinnen Moskaus | zurückgewiesen": the field before the finite verb holds the subject, else the first name behind it
does; a clause whose verbs all come last opens with its subject. (The topological fields of German grammar.)
"""

from __future__ import annotations

from timeline.extraction.event_coding.clauses import RELATIVE, SUB
from timeline.extraction.event_coding.phrases import Hit
from timeline.extraction.event_coding.view import ActorMention, View
from timeline.extraction.languages.events_facts import EventFacts, joined

# How far behind the article that opens a subject the name of whose people it is may stand.
PEOPLE_REACH = 9
PEOPLE = 4


def stop_of_subject(view: View, at: int, facts: EventFacts) -> int:
    """The word before which the subject of the verb at ``at`` ends; ``at`` itself where nothing tells it from other actors."""
    if not facts.verb_last:
        return at
    clause = view.clauses[at]
    first = view.clauses.index(clause)
    free = [one for one in view.actors if first <= one.first and one.last < at and view.clauses[one.last] == clause and _is_free(view, one, facts)]
    helper = next((step for step in range(first, at) if view.words[step] in facts.auxiliaries and view.clauses[step] == clause), None)
    if helper is None:
        opens = view.words[first] in joined(facts.complementizers, facts.subordinators, facts.conditionals)
        return free[0].last + 1 if free and opens else at
    ahead = [one for one in free if one.last < helper]
    if ahead or _stands_for_subject(view, first, helper, facts):
        return helper
    if helper + 1 < at and view.words[helper + 1] in joined(facts.person_pronouns, facts.group_pronouns):
        return helper + 2
    return free[0].last + 1 if free else at


def shares_preposition(view: View, first: int, facts: EventFacts) -> bool:
    """Whether the actor that begins here shares the preposition of the one before by an "and" ("par les Etats-Unis et l'Otan")."""
    before = view.actors[-1] if view.actors else None
    if before is None or not before.governed or before.last >= first:
        return False
    between = view.words[before.last + 1 : first]
    return any(word in facts.conjunctions for word in between) and all(word in facts.conjunctions or word in facts.articles for word in between)


def head_of_phrase(view: View, at: int, floor: int, facts: EventFacts) -> str | None:
    """The actor whose people open a clause as its subject ("les émissaires de la Géorgie ont menacé"), None where none does."""
    if facts.verb_last:
        return _of_people(view, at, facts)
    if not facts.elisions:
        return None
    start = max(floor, view.clauses.index(view.clauses[at]))
    while start < at and (not view.words[start][0].isalnum() or any(first <= start <= last for first, last, _ in view.timexes)):
        start += 1
    if start < at and view.words[start] in facts.prepositions and "," in view.words[start:at]:
        start = view.words.index(",", start) + 1  # "A Bruxelles, les ministres de …"
    first = next((one for one in view.actors if start < one.first < at), None)
    if first is None or view.words[start] not in facts.articles or first.first - start > PEOPLE_REACH or first.owner:
        return None
    before = view.words[start + 1 : first.first]
    of = any(word in facts.genitive_words for word in before)
    return first.slug if of and not any(word in facts.auxiliaries or word == "," for word in before) else None


def _of_people(view: View, at: int, facts: EventFacts) -> str | None:
    """The actor whose people a noun before the verb at ``at`` names ("die Minister der Nato-Staaten", "eine Delegation von US-Senatoren")."""
    for one in view.actors:
        start = next((step for step in range(one.first - 1, max(-1, one.first - PEOPLE), -1) if view.words[step] in facts.genitive_words), None)
        if start is None or start < 2 or one.last >= at or view.clauses[one.last] != view.clauses[at]:
            continue
        head = next((step for step in range(start - 1, max(-1, start - PEOPLE), -1) if view.words[step] in facts.articles), None)
        if head is not None and view.words[head] in facts.subject_articles and (not head or view.words[head - 1] not in facts.prepositions):
            return one.slug
    return None


def _is_free(view: View, mention: ActorMention, facts: EventFacts) -> bool:
    """Whether nothing governs or owns an actor, lists ("aus Russland, der Ukraine und Polen") included."""
    if mention.owner or mention.attributive or mention.oblique or mention.governed:
        return False
    before = max((one for one in view.actors if one.last < mention.first), key=lambda one: one.last, default=None)
    if before is None or not before.governed:
        return True
    return not all(word in facts.articles or word in facts.conjunctions or word == "," for word in view.words[before.last + 1 : mention.first])


def _stands_for_subject(view: View, first: int, helper: int, facts: EventFacts) -> bool:
    """Whether a pronoun or a bare title or group noun opens the clause before its finite verb."""
    if view.words[first] in facts.prepositions:
        return False
    return any(view.words[at] in joined(facts.person_pronouns, facts.titles, facts.groups) for at in range(first, helper))


def comes_behind(view: View, hit: Hit, facts: EventFacts) -> bool:
    """Whether the subject may stand behind a trigger's verb: in a main clause that something else opens.

    Where other verbs don't come last, a noun phrase of nobody known before the finite verb is the subject ("experts warn Russia"), and a
    subordinate clause has its subject before its verb.
    """
    if facts.inflected_names or facts.verb_last:
        return True
    if view.kinds[hit.first] in (SUB, RELATIVE):
        return False
    first = _opening(view, hit, facts)
    verb = next((at for at in range(first, hit.first) if view.words[at] in facts.auxiliaries), hit.first)
    if any(_is_thing(view, at, facts) for at in range(verb + 1, hit.first)):
        return False  # "will the minister meet X"
    if first >= verb or view.words[verb - 1] == "," or any(view.quoted[first:verb]):
        return True
    adverbial = joined(facts.prepositions, facts.adverbs, facts.subordinators, facts.complementizers, facts.conditionals, facts.relatives)
    word = view.words[first]
    expletive = word in facts.pointers and first + 1 == verb
    return (
        expletive or not word[0].isalnum() or (word in adverbial and word not in facts.articles) or any(start <= first <= end for start, end, _ in view.timexes)
    )


def _is_thing(view: View, at: int, facts: EventFacts) -> bool:
    """Whether a word is none of those that stand between a helping verb and its verb, subjects aside."""
    little = joined(facts.auxiliaries, facts.adverbs, facts.infinitives, facts.fillers, facts.prepositions, facts.conjunctions)
    return view.words[at][0].isalpha() and view.words[at] not in little and not any(start <= at <= end for start, end, _ in view.timexes)


def _opening(view: View, hit: Hit, facts: EventFacts) -> int:
    """The first word of a trigger's clause that is no mark and no conjunction."""
    first = view.clauses.index(view.clauses[hit.first])
    while first < hit.first and (not view.words[first][0].isalnum() or view.words[first] in facts.conjunctions):
        first += 1
    return first


def pronoun_behind(view: View, hit: Hit, facts: EventFacts) -> int | None:
    """The pronoun right behind a finite verb, which is its subject ("later added he …"); None where there is none."""
    at = hit.first + 1
    if facts.inflected_names or not facts.verb_second or at >= len(view.words) or view.words[at] not in facts.person_pronouns:
        return None
    return at if view.attribution != hit.first and hit.form in ("past", "present") and comes_behind(view, hit, facts) else None
