"""What an editor would refuse in a headline: rules of structure, with the words of each language as data."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from timeline.extraction.event_coding.phrases import Lexicon
from timeline.extraction.event_coding.view import fold, word_pattern
from timeline.extraction.event_coding.wording import FARTHEST
from timeline.extraction.languages.events_facts import EventFacts, joined, lacking

LONGEST = FARTHEST + 2  # with its quotation marks
FEWEST_WORDS = 3
# A content clause, or a relative one, of fewer words is a stump.
STUMP = 3
# How many words stand behind a verb whose object comes after an "as".
SHIFTED = 5
# How many words a speaker's name before a colon has at most.
SPEAKER_WORDS = 6
PUNCTUATION = frozenset(",;:.!?…–—-()")
PAST = ("past", "participle", "gerund")


def flaw(line: str, *, lexicon: Lexicon, head: str = "", needed: bool = True) -> str:
    """The first fault found in a headline, as a word for it; "" where it may be printed.

    ``head`` is the verb, as written, of a headline that tells a deed: it must be there where it is ``needed``, with an object if it needs one.
    """
    fault, words, told = _structure(line, lexicon)
    return fault or (_without_object(words, fold(head), lexicon, needed=needed) if told and head else "")


def passes(line: str, heads: Iterable[str], *, lexicon: Lexicon, needed: bool) -> bool:
    """Whether a headline may be printed: with one of ``heads`` as its verb where that is ``needed``, else with whichever of them."""
    fault, words, told = _structure(line, lexicon)
    if fault or not told:
        return not fault
    for head in heads:
        good = not _without_object(words, fold(head), lexicon, needed=needed)
        if good is needed:
            return good
    return not needed


@lru_cache(maxsize=16)  # a line is judged by itself and by its verb
def _structure(line: str, lexicon: Lexicon) -> tuple[str, list[str], bool]:
    """The fault that a line has whatever its verb, its words, and whether it is told without a speaker before a colon."""
    speaker, colon, said = line.partition(": ")
    told = not (colon and len(speaker.split()) <= SPEAKER_WORDS)
    words = word_pattern(lexicon.facts.elisions).findall(fold(line if told else said))
    return _fault(line, words, lexicon, told=told), words, told


def _fault(line: str, words: list[str], lexicon: Lexicon, *, told: bool) -> str:
    facts = lexicon.facts
    if len(line) > LONGEST:
        return "long"
    start = line.lstrip("".join(facts.quotes) + "«“„\"'")[:1]
    if not (start.isupper() or start.isdigit()):
        return "no capital"
    opening, closing = facts.quotes[0].strip(), facts.quotes[1].strip()
    if opening != closing and line.count(opening) != line.count(closing):
        return "open quotation"
    quoted = opening in line
    letters = [word for word in words if word[0].isalnum()]
    if len(letters) < FEWEST_WORDS - (not told):
        return "short"
    if letters[-1] in lacking(joined(facts.conjunctions, facts.articles, facts.complementizers), facts.pointers, facts.prepositions) and not (
        letters[-1] in facts.particles and (not lexicon.particles or _closes(letters, lexicon))
    ):
        return "loose end"
    if facts.bare_content and told and letters[-1] in facts.finite_auxiliaries:
        return "loose end"
    stands = not facts.stand_ins.isdisjoint(letters)
    if stands and any(
        one in facts.stand_ins and letters[at - 1] not in facts.counting and _is_bare(letters, at, lexicon) for at, one in enumerate(letters) if at
    ):
        return "pronoun"  # "the American one made no concession"
    asks = line.endswith("?")
    if told and not asks and letters[0] in lacking(facts.relatives, facts.articles, facts.complementizers):
        return "loose start"
    if letters[0] in joined(facts.conjunctions, facts.complementizers) or (told and letters[0] in facts.pointers and letters[0] not in facts.articles):
        return "loose start"
    if not facts.inflected_names and not line.endswith("?") and not line.rstrip("”»“\"'").endswith("?"):
        form = lexicon.form_of(letters[0])
        conditional = letters[0] in facts.conditional_openers and "," in words  # "Sollte Russland angreifen, …"
        place = letters[0] in facts.unaccented and not letters[1].endswith(facts.participles or ("?",))  # "A Paris, …"
        if (letters[0] in facts.auxiliaries and not conditional and not place) or (form in PAST and not quoted and letters[0] not in facts.articles):
            return "no subject"
    # Most headlines hold no such word at all, and most of the time went into asking this of each of their words.
    if told and not joined(facts.person_pronouns, facts.group_pronouns).isdisjoint(words) and any(_is_pronoun(words, at, lexicon) for at in range(len(words))):
        return "pronoun"
    if told and facts.bare_content and _two_verbs(words, lexicon):
        return "two verbs"
    if told and not quoted and not facts.pointers.isdisjoint(words) and any(_points(words, at, lexicon) for at in range(len(words))):
        return "pronoun"
    return ""


def _closes(words: list[str], lexicon: Lexicon) -> bool:
    """Whether the last word is the particle of a verb before it ("teilt … mit"), and no preposition left behind."""
    last = words[-1]
    if last not in lexicon.facts.prepositions:
        return True
    bases = {base for particle, base in lexicon.particles.values() if particle == last}
    return any(lexicon.lemma_of(word) in bases for word in words[:-1])


def _two_verbs(words: list[str], lexicon: Lexicon) -> bool:
    """Whether a second auxiliary follows with nothing that could open a clause for it ("Russia will attack Ukraine has grown")."""
    facts = lexicon.facts
    helped = [at for at, word in enumerate(words) if word in facts.auxiliaries]
    if len(helped) < 2:
        return False
    openers = joined(facts.complementizers, facts.relatives, facts.subordinators, facts.conjunctions, facts.conditionals, facts.infinitives, PUNCTUATION)
    return any(after - before >= STUMP and not any(word in openers for word in words[:after]) for before, after in pairwise(helped))


def _is_bare(words: list[str], at: int, lexicon: Lexicon) -> bool:
    """Whether no noun follows a word: it ends the line, or a verb comes."""
    after = words[at + 1] if at + 1 < len(words) else ""
    return not after or after in lexicon.facts.auxiliaries or bool(lexicon.form_of(after))


def _opened(words: list[str], facts: EventFacts) -> bool:
    """Whether one of the words may open a clause of its own."""
    openers = joined(facts.complementizers, facts.relatives, facts.subordinators, facts.conjunctions, facts.conditionals, PUNCTUATION)
    return any(word in openers for word in words)


def _is_pronoun(words: list[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a personal pronoun stands where no subordinate clause takes up the headline's own subject."""
    facts = lexicon.facts
    if words[at] not in facts.person_pronouns and (at or words[at] not in facts.group_pronouns or words[at] in facts.articles):
        return False
    openers = joined(facts.complementizers, facts.subordinators, facts.conjunctions, facts.relatives, facts.conditionals)
    return not at or not any(word in openers for word in words[:at])


def _points(words: list[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a word stands for something that the headline does not name ("denies this", "puts it in writing")."""
    facts = lexicon.facts
    if words[at] not in facts.pointers or not at:
        return False
    before, after = words[at - 1], words[at + 1] if at + 1 < len(words) else ""
    if after in facts.particles and at + 2 == len(words):
        return True
    if words[at] in joined(facts.complementizers, facts.relatives) and after and after not in facts.conjunctions:
        return False
    if words[at] in facts.group_pronouns:
        # As the subject of a clause of its own a pronoun goes back to the headline's subject.
        if facts.bare_content and words[at] in facts.plural_pronouns and not any(word in facts.conjunctions for word in words[:at]):
            return True  # "Lavrov complains that they …": they are others
        if facts.bare_content and lexicon.form_of(before) and lexicon.form_of(after):
            return False  # "denies it plans …"
        return not (
            before in joined(facts.complementizers, facts.subordinators, facts.conjunctions, facts.relatives, facts.conditionals) or after in facts.auxiliaries
        )
    if words[at] not in facts.articles:
        return True
    return (
        not after
        or after in PUNCTUATION
        or after in lacking(joined(facts.particles, facts.prepositions, facts.conjunctions, facts.complementizers), facts.articles)
    )


def _without_object(words: list[str], head: str, lexicon: Lexicon, *, needed: bool) -> str:
    """Whether the verb of a deed is missing or stands without the object that it needs."""
    facts = lexicon.facts
    verb = head if head.isalpha() else word_pattern(facts.elisions).findall(head)[-1]
    if verb not in words:
        return "no verb" if needed else ""
    at = len(words) - 1 - words[::-1].index(verb)
    if facts.past_only and any(words[step] in facts.past_only and not _opened(words[at + 1 : step], facts) for step in range(at + 1, len(words))):
        return "two verbs"
    before = words[max(0, at - STUMP) : at]
    if lexicon.lemma_of(verb) not in facts.object_verbs or (facts.headline_form and not lexicon.passives.isdisjoint(before[-1:])):
        return ""  # "have been put on alert"
    if facts.verb_second and any(word in facts.auxiliaries for word in words[:at]) and before[-1:] and before[-1] not in facts.auxiliaries:
        return ""  # the object stands before a participle at the end
    after = words[at + 1] if at + 1 < len(words) else ""
    # Only where objects follow their verb at once does a preposition show that none comes.
    opens = joined(facts.prepositions, facts.conjunctions) - facts.infinitives - facts.genitive_words - facts.articles
    bare = not after or after in PUNCTUATION or (after in opens and facts.bare_content and not facts.verb_second)
    bare = bare or (after in facts.particles and at + 2 == len(words))
    if after in facts.subordinators and len(words) - at > SHIFTED:
        bare = False  # "dismisses as false a report that …"
    return "no object" if bare and not facts.inflected_names else ""
