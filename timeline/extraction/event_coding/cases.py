"""Case of linked names in languages that inflect them: a name in the genitive or instrumental is nobody's subject.

What counts as nominative is known, not guessed: the spellings of the gazetteer, capitals and epithets, and the heads of titles and bodies. Only
where none of these decides do the endings of ``case_endings`` tell.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from timeline.extraction.annotations import ActorEntry, ActorSpan, Gazetteer
from timeline.extraction.event_coding.phrases import Hit
from timeline.extraction.event_coding.view import DASHES, ActorMention, View, fold
from timeline.extraction.languages import linking_facts
from timeline.extraction.languages.events_facts import EventFacts, joined

PERSON = "person"
# The fewest letters of a word that is taken for a noun.
NOUN_LETTERS = 4
# How soon a new subject's verb follows it.
NEW_VERB = 5


@dataclass(slots=True)
class Cases:
    """Tells which mentions of a text stand in an oblique case; never any where names keep their form."""

    language: str
    facts: EventFacts
    gazetteer: Gazetteer
    heads: frozenset[str] = frozenset()
    _names: dict[str, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.facts.inflected_names:
            known = linking_facts.load(self.language)
            phrases = (phrase for table in (known.titles, known.bodies) for group in table.values() for phrase in group)
            self.heads = frozenset(fold(phrase).split()[0] for phrase in phrases)

    def mark(self, view: View) -> None:
        """Set ``oblique`` on the mentions of a sentence that are no nominatives."""
        if self.facts.inflected_names:
            for one, other in pairwise(view.actors):
                if one.last + 2 == other.first and view.words[one.last + 1] in DASHES and not (other.oblique or other.governed):
                    one.owner = other.owner = True  # "the Russia – NATO council"
            for mention in view.actors:
                mention.oblique = self.is_oblique(mention.span)
                entry = self.gazetteer.actors.get(mention.slug)
                if entry and entry.kind == PERSON and not mention.oblique and fold(mention.span.surface)[-1] not in self.facts.unchanging:
                    mention.governed = False  # no preposition takes a nominative
                if (
                    entry
                    and entry.kind != PERSON
                    and not (mention.oblique or mention.governed or mention.owner or mention.attributive)
                    and self._behind_noun(view, mention)
                ):
                    mention.owner = True  # "the troops of NATO", where such names have one form for all cases
                    continue
                if mention.oblique and not mention.governed and mention.span.how != "demonym" and entry and entry.kind != PERSON:
                    # "the ministry of Ukraine": a genitive tells whose the subject is.
                    genitive = fold(mention.span.surface).endswith(self.facts.genitives)
                    mention.owner, mention.oblique = genitive, not genitive

    def _behind_noun(self, view: View, mention: ActorMention) -> bool:
        """Whether a name that never changes stands right behind a noun, whose genitive it is then."""
        at, name = mention.first - 1, mention.span.surface
        head = name.split()[0]
        if at < 0 or not (head.isupper() or fold(head)[-1] in self.facts.unchanging):
            return False
        word, facts = view.words[at], self.facts
        closed = joined(facts.prepositions, facts.conjunctions, facts.adverbs, facts.complementizers, facts.relatives, facts.auxiliaries, facts.articles)
        if not word.isalpha() or len(word) < NOUN_LETTERS or word in closed or word in joined(facts.subordinators, facts.conditionals, facts.fillers):
            return False
        if any(one.first <= at <= one.last for one in view.actors) or any(first <= at <= last for first, last, _ in view.timexes):
            return False
        if any(hit.first == at and hit.phrase.lemma for hit in view.hits):
            return False
        return word.endswith(facts.nouns_in) or not word.endswith((*facts.finite, *facts.modifiers, *facts.not_nouns))

    def is_oblique(self, span: ActorSpan) -> bool:
        words = fold(span.surface).split()
        entry = self.gazetteer.actors.get(span.slug)
        if span.how == "demonym" or entry is None:
            return words[0].endswith(self.facts.case_endings)
        if words[0] not in self.heads and self._declined(words[0]) and len(words) > 1:
            return True
        if any(word in self.heads for word in words[:2]):
            return False
        names = self._nominatives(entry)
        if entry.kind == PERSON:
            return self._person(words, names)
        if words[0] in names:
            return False
        return words[0].endswith(self.facts.case_endings) or words[0] in self._inflected(names)

    def _person(self, words: list[str], names: frozenset[str]) -> bool:
        """A surname that is spelled otherwise than in the nominative, or one that never changes behind a first name that does."""
        if not names:
            return words[-1].endswith(self.facts.case_endings)
        if words[-1] not in names:
            return True
        unchanging = words[-1][-1] in self.facts.unchanging
        return unchanging and len(words) > 1 and words[-2] not in names and self._declined(words[-2])

    def _declined(self, first_name: str) -> bool:
        """Whether a first name shows another case; "Sergei" ends like one and is none."""
        return first_name.endswith(self.facts.case_endings) and not (self.facts.given and first_name.endswith(self.facts.given))

    def _inflected(self, names: frozenset[str]) -> frozenset[str]:
        """The case forms of names, by the first paradigm of the language that fits each."""
        forms: set[str] = set()
        for name in names:
            for paradigm in linking_facts.load(self.language).paradigms:
                if name.endswith(paradigm.endings):
                    stem = name[: len(name) - paradigm.cut]
                    forms.update(stem + one for form in paradigm.forms for one in form.split("|"))
                    break
        return frozenset(forms) - names

    def _nominatives(self, entry: ActorEntry) -> frozenset[str]:
        """The words of an actor's names in this language."""
        if entry.slug not in self._names:
            known = linking_facts.load(self.language)
            capitals = known.capitals.get(entry.slug, ())
            epithets = known.epithets.get(entry.slug, ())[:1]  # the first spelling of an epithet is its nominative
            self._names[entry.slug] = frozenset(
                word for name in (*entry.aliases.get(self.language, ()), *entry.aliases.get("", ()), *capitals, *epithets) for word in fold(name).split()
            )
        return self._names[entry.slug]


def is_one_of_many(view: View, mention: ActorMention, hit: Hit, facts: EventFacts) -> bool:
    """Whether a name in the singular follows a verb in the plural, so that it is no subject ("deputies advised to ask the ministry")."""
    after = view.words[mention.last + 1] if mention.last + 1 < len(view.words) else ""
    if mention.owner or not facts.impersonal or not view.words[hit.first].endswith(facts.impersonal) or after in facts.conjunctions or after == ",":
        return False
    between = view.words[hit.last + 1 : mention.first] if hit.phrase.lemma else []
    surface = view.words[mention.first : mention.last + 1]
    return not any(word in facts.plural_names for word in surface) and not any(word.endswith(facts.plurals) for word in (*between, surface[0]))


def in_place(view: View, at: int, facts: EventFacts) -> str | None:
    """Those who act at a place ("in the Kremlin [they] said"), where the verb has no subject and the plural; else None."""
    if not view.words[at].endswith(facts.impersonal or ("?",)):
        return None
    places = (one for one in view.actors if view.clauses[one.last] == view.clauses[at] and not one.owner and one.first)
    return next((one.slug for one in places if view.words[one.first - 1] in facts.locatives), None)


def opens_gerund(view: View, at: int, facts: EventFacts) -> bool:
    """Whether a word behind a comma is a verb that only tells of a circumstance ("…, commenting on it, …"), with a comma to come."""
    known = any(hit.first == at and hit.form == "gerund" for hit in view.hits) or view.words[at].endswith(facts.adverbials)
    return known and len(view.words[at]) > NOUN_LETTERS and not any(one.first <= at <= one.last for one in view.actors)


def takes_over(view: View, at: int, verb: list[bool]) -> bool:
    """Whether another subject, in its own case and with a verb of its own, follows a comma ("Kyiv blamed Moscow, Russia denied it")."""
    mention = next((one for one in view.actors if at <= one.first <= at + 1), None)
    if mention is None or mention.oblique or mention.governed or mention.owner or mention.attributive or view.words[at - 1] != ",":
        return False
    for step in range(mention.last + 1, min(len(view.words), mention.last + NEW_VERB)):
        if not view.words[step][0].isalnum():
            return False
        if verb[step]:
            return True
    return False
