"""Words that must agree with what a headline names: number of a predicate, nouns that stand for somebody, the mood of what is told."""

from __future__ import annotations

from timeline.extraction.event_coding.phrases import Hit, Lexicon
from timeline.extraction.event_coding.view import ActorMention, View, fold
from timeline.extraction.languages.events_facts import EventFacts, joined

# How far before a name the words "the envoys of" begin.
PEOPLE_REACH = 4
# How far before their verb the "and" of two subjects stands.
PAIR_REACH = 6


def stand_in(view: View, at: int, facts: EventFacts) -> int:
    """The word behind a noun that stands for somebody named before ("der Admiral", "die grüne Politikerin"), ``at`` where none begins there."""
    if at + 1 >= len(view.words) or view.words[at] not in facts.articles:
        return at
    known = joined(facts.epithets, facts.titles, facts.groups)
    noun = next((step for step in range(at + 1, min(len(view.words), at + 3)) if view.words[step] in known), None)
    return at if noun is None else noun + 1


def has_own_subject(view: View, verb: int, facts: EventFacts) -> bool:
    """Whether a noun behind a verb is its subject, nobody's name ("hatten die Delegationen verhandelt"), since none stands before it."""
    if verb + 1 >= len(view.words) or view.words[verb + 1] not in facts.articles or stand_in(view, verb + 1, facts) > verb + 1:
        return False
    before = view.words[verb - 1] if verb else ","
    return not before[0].isalnum() or any(last == verb - 1 for _, last, _ in view.timexes)


def is_for_several(head: str, hit: Hit, lexicon: Lexicon) -> bool:
    """Whether a predicate stands in the plural: by its helping verb, or by an ending where verbs show their number so."""
    facts = lexicon.facts
    words = fold(head).replace("'", "' ").split()
    if any(word in facts.plural_heads for word in words[: 1 if not facts.elisions else 3]):
        return True
    own = facts.elisions and hit.form == "present" and bool(words) and lexicon.forms(hit.phrase.lemma).get(words[-1]) == "present"
    return bool(own) and words[-1].endswith(facts.plural_present) and words[-1] != lexicon.form(hit.phrase.lemma, "present")


def people_of(view: View, mention: ActorMention, facts: EventFacts, *, first: int) -> int | None:
    """The article that opens the phrase whose people an actor's name tells ("les émissaires de la Géorgie, …"), None where there is none."""
    start = next((at for at in range(mention.first - 1, max(first - 1, mention.first - PEOPLE_REACH), -1) if view.words[at] in facts.genitive_words), None)
    if start is None:
        return None
    return next((at for at in range(start - 1, max(first - 1, start - PEOPLE_REACH), -1) if view.words[at] in facts.articles), None)


def in_indicative(words: str, lexicon: Lexicon) -> str:
    """What is said, its known verbs in the indicative where reported speech has a mood of its own ("man lehne das ab" → "man lehnt das ab")."""
    facts = lexicon.facts
    if not facts.reported:
        return words
    closed = joined(facts.articles, facts.first_person, facts.adverbs, facts.auxiliaries, facts.prepositions)
    told = words.split(" ")
    for at, word in enumerate(told):
        plain = word.rstrip(",.;:")
        if at == 0 and any(one.endswith(",") for one in told[1:]) and lexicon.form_of(plain.lower()) == "present":
            plain = plain.lower()  # "Greife er an, werde das …"
        if plain.endswith(facts.subjunctive) and plain.islower() and plain not in closed and lexicon.form_of(plain) == "present":
            told[at] = lexicon.form(lexicon.lemma_of(plain), "present") + word[len(plain) :]
    return " ".join(told)


def as_told(words: str, facts: EventFacts, *, dated: bool = False) -> str:
    """What is said, as direct speech has it: in the indicative where reported speech has a mood of its own ("die Lage sei ernst" → "die Lage ist ernst"),
    and without its shift of tense ("the ball was in their court" → "is"), unless it is ``dated`` in the past or holds a condition."""
    told = [one.rstrip(",.;:") for one in words.split(" ")]
    shifted = frozenset[str]() if dated or not facts.conditionals.isdisjoint(told) else facts.unshifted
    if not facts.reported and not shifted:
        return words
    for at, word in enumerate(told):
        if word in shifted:
            one, _, many = facts.backshift[word].partition("|")
            before, near = told[at - 1] if at else "", told[max(0, at - PAIR_REACH) : at]
            pair = facts.and_word in near and facts.auxiliaries.isdisjoint(near)  # "the minister and his colleague had agreed"
            told[at] = many if many and (pair or (before.endswith("s") and not before.endswith(("ss", "’s", "'s")))) else one
        elif word in facts.reported:
            told[at] = facts.reported[word]
    return " ".join(word + one[len(one.rstrip(",.;:")) :] for word, one in zip(told, words.split(" "), strict=True))
