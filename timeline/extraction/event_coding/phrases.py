"""Phrases of a language, compiled once and found in one pass over a sentence's words.

Notation of a phrase: words separated by spaces; ``say~`` any form of the verb *say*; ``refus*`` any word that begins so, ``*styrke`` one that
ends so (a compound); ``a|b`` either;
``word?`` may be absent; ``…`` up to a few words in between (never over a semicolon or colon); ``<arms>`` the words of a class of nouns;
``ab+lehnen~`` a verb whose particle may stand apart. The first word may not be a gap.
Each word of a sentence is looked up once by itself and once per length of known beginnings, so that time grows with the words and not
with the number of phrases.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from timeline.extraction.event_coding.matching import BREAKS, KEPT_WORDS, STOPS, Element, Places, match, precedes
from timeline.extraction.languages import events_facts
from timeline.extraction.languages.events_facts import EventFacts
from timeline.extraction.languages.events_rules import CLASS, Cue, Trigger

# How many words a passive's helping verb may stand before its participle.
HELPER_REACH = 4
# How soon the doer of a participle follows.
AGENT_REACH = 8


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase: the rule it stands for, whether it only keeps that rule off its words, and the verb that heads it, if any."""

    elements: tuple[Element, ...]
    trigger: Trigger | None = None
    cue: Cue | None = None
    lemma: str = ""
    block: bool = False
    size: int = 1  # its words, gaps not counted
    loose: bool = False  # has a gap
    second: frozenset[str] = frozenset()  # the words that must stand behind the first one, where no gap or choice does
    wanted: frozenset[int] = frozenset()  # the numbers of its other places, each of which some word of the sentence must fit
    before: tuple[Element, ...] = ()  # what may also stand before the verb, where the order of words is free
    head: tuple[Element, ...] = ()  # there: the verb and what belongs right behind it


@dataclass(slots=True)  # not frozen: a frozen one takes five times as long to make
class Hit:
    """A phrase found: words ``first`` to ``last`` (both included)."""

    first: int
    last: int
    phrase: Phrase
    form: str = ""
    trigger: Trigger | None = None
    cue: str = ""


# The phrases that begin with a word whatever follows it, and all that do before some words.
Starting = tuple[list[Phrase], dict[str, list[Phrase]]]


class Lexicon:
    """All phrases of one language, indexed by their first word."""

    def __init__(self, facts: EventFacts) -> None:
        self.facts = facts
        self._places = Places()
        # Words that may mean somebody named before.
        named = facts.epithets | facts.titles | facts.groups | facts.bodies | facts.both | {pair.split()[-1] for pair in facts.pairs} | {*facts.occasions}
        self.referring = facts.person_pronouns | facts.group_pronouns | facts.first_person | named
        self._forms: dict[str, dict[str, str]] = {}
        self.particles: dict[str, tuple[str, str]] = {}  # verbs whose particle may stand apart, with it and without
        self.by_word: dict[str, list[Phrase]] = {}
        self.by_beginning: dict[str, list[Phrase]] = {}
        self.by_ending: dict[str, list[Phrase]] = {}
        for trigger in facts.triggers:
            for text in trigger.phrases:
                self._add(text, trigger=trigger)
            for text in trigger.blocks:
                self._add(text, trigger=trigger, block=True)
        for cue in facts.cues:
            for text in cue.phrases:
                self._add(text, cue=cue)
        self.passives = frozenset(word for cue in facts.cues if cue.name == "passive" for text in cue.phrases for word in text.split("|"))
        self.breaks = BREAKS | facts.gap_stops
        self._known: dict[str, Starting] = {}
        self._lengths = sorted({len(beginning) for beginning in self.by_beginning})
        self._tails = sorted({len(ending) for ending in self.by_ending})

    def forms(self, lemma: str) -> dict[str, str]:
        """The forms of a verb with their names, such as ``{"says": "present", …}``; the first name given to a form stays."""
        if lemma not in self._forms:
            names = self.facts.form_names
            if lemma in self.facts.irregular:
                spelled = self.facts.irregular[lemma].split()
            elif prefix := next((one for one in self.facts.verb_prefixes if lemma.startswith(one) and lemma[len(one) :] in self.facts.irregular), ""):
                spelled = ["|".join(prefix + one for one in place.split("|")) for place in self.facts.irregular[lemma[len(prefix) :]].split()]
            else:
                ending, pattern = next(((end, pattern) for end, pattern in self.facts.endings if lemma.endswith(end)), ("", ""))
                stem = lemma[: len(lemma) - len(ending)]
                places = pattern.replace("-", "").split()
                spelled = ["|".join(one.replace("*", stem) if "*" in one else stem + one for one in place.split("|")) for place in places]
            if self.facts.imperfective and lemma not in self.facts.imperfective:
                names = tuple("future" if name == "present" else name for name in names)
            found = {lemma: "base"}
            for name, place in zip(names, spelled, strict=False):
                for form in place.split("|"):
                    found.setdefault(form, name)
                    found.setdefault(form.replace("ß", "ss"), name)  # as Swiss papers spell it
            self._forms[lemma] = found
        return self._forms[lemma]

    def form(self, lemma: str, name: str) -> str:
        """The first form of that name, or the lemma."""
        return next((form for form, one in self.forms(lemma).items() if one == name), lemma)

    def form_of(self, word: str) -> str:
        """The name of the form in which a word is a verb of this lexicon, "" where it is none."""
        return next((form for one in self._verbs(word) if (form := self._forms[one].get(word, ""))), "")

    def lemma_of(self, word: str) -> str:
        """The verb that a word is a form of, "" where it is none of this lexicon's."""
        return next(iter(self._verbs(word)), "")

    def _verbs(self, word: str) -> list[str]:
        return [phrase.lemma for phrase in self.by_word.get(word, ()) if phrase.lemma]

    def _add(self, text: str, *, trigger: Trigger | None = None, cue: Cue | None = None, block: bool = False) -> None:
        text = CLASS.sub(lambda match: self.facts.nouns[match[1]], text)
        head, _, tail = text.partition(" ")
        if self.facts.reflexives and tail and head in self.facts.reflexives[0].split("|"):
            self._add(f"{self.facts.reflexives[0]} {self.facts.reflexives[1]} {tail}", trigger=trigger, cue=cue, block=block)
        if "+" in head:
            for one in self._parted(head, tail):
                self._add(one, trigger=trigger, cue=cue, block=block)
            return
        if head.count("~") > 1:  # each verb has forms of its own
            for one in head.split("|"):
                self._add(f"{one} {tail}".strip(), trigger=trigger, cue=cue, block=block)
            return
        elements, lemma = [], ""
        for number, part in enumerate(text.split()):
            if part == "…":
                elements.append(Element(gap=self.facts.gap))
                continue
            optional, words, beginnings, endings = part.endswith("?"), set[str](), [], []
            for one in part.removesuffix("?").split("|"):
                if one.endswith("~"):
                    words.update(self.forms(one[:-1]))
                    lemma = one[:-1] if number == 0 else lemma
                elif one.startswith("*"):
                    endings.append(one[1:])
                elif one.endswith("*"):
                    beginnings.append(one[:-1])
                else:
                    words.update((one, one.replace("ß", "ss")))
            elements.append(Element(frozenset(words), tuple(beginnings), optional, endings=tuple(endings)))
        size, loose = sum(not one.gap for one in elements), any(one.gap for one in elements)
        behind = elements[1] if len(elements) > 1 else Element(optional=True)
        second = behind.words if not (behind.gap or behind.optional or behind.beginnings or behind.endings) else frozenset()
        wanted = frozenset(self._places.number(one) for one in elements[1:] if not (one.gap or one.optional))
        turned = self.facts.free_order or self.facts.verb_second or bool(self.facts.gap_stops)
        place = next((number for number, one in enumerate(elements) if one.gap), 0) if turned and lemma and trigger else 0
        before, opening = tuple(elements[place + 1 :]) if place else (), tuple(elements[:place])
        phrase = Phrase(tuple(elements), trigger, cue, lemma, block, size, loose, second, wanted, before, opening)
        for word in elements[0].words:
            self.by_word.setdefault(word, []).append(phrase)
        for beginning in elements[0].beginnings:
            self.by_beginning.setdefault(beginning, []).append(phrase)
        for ending in elements[0].endings:
            self.by_ending.setdefault(ending, []).append(phrase)

    def _parted(self, head: str, tail: str) -> list[str]:
        """The phrases that ``ab+lehnen~`` stands for: the particle behind the verb, behind or before what else belongs to it, and joined to it."""
        spelled = []
        for one in head.split("|"):
            particle, parts, verb = one.rpartition("+")
            if not parts:
                spelled.append(f"{one} {tail}".strip())
                continue
            lemma = particle + verb.removesuffix("~")
            if lemma not in self._forms and lemma not in self.facts.irregular:
                joined = {particle + form: name for form, name in self.forms(verb.removesuffix("~")).items() if name != "gerund"}
                self._forms[lemma] = {lemma: "base", **joined, f"{particle}zu{verb.removesuffix('~')}": "gerund"}
            self.particles[lemma] = particle.replace("+", ""), verb.removesuffix("~")
            rest = tail.removeprefix("…").strip()
            spelled += [f"{verb} … {rest} … {particle}" if rest else f"{verb} … {particle}", f"{lemma}~ {tail}".strip()]
        return spelled

    def _starting(self, word: str) -> Starting:
        """The phrases that may begin with a word, look-alikes first, by the word behind it; kept for the next time the word comes up."""
        phrases = list(self.by_word.get(word, ()))
        for length in self._lengths:
            if length > len(word):
                break
            phrases += self.by_beginning.get(word[:length], ())
        for length in self._tails:
            if length > len(word):
                break
            phrases += self.by_ending.get(word[-length:], ())
        if len(self._known) >= KEPT_WORDS:
            self._known.clear()
        phrases.sort(key=lambda one: not one.block)
        following = frozenset[str]().union(*(one.second for one in phrases))
        open_to_all = [one for one in phrases if not one.second]
        self._known[word] = found = open_to_all, {each: [one for one in phrases if not one.second or each in one.second] for each in following}
        return found

    def _turns(self, phrase: Phrase, words: list[str], at: int) -> bool:
        """Whether an object may stand before this verb: in any order, or as the subject of a passive ("the troops were moved")."""
        if self.facts.free_order:
            return True
        form = self._forms[phrase.lemma].get(words[at], "")
        if form in ("past", "participle") and self.facts.gap_stops and not self.facts.agents.isdisjoint(words[at + 1 : at + AGENT_REACH]):
            return True  # "a draft, tabled on Monday by the senator"
        return form == "passive" or (form in ("past", "participle") and not self.passives.isdisjoint(words[max(0, at - HELPER_REACH) : at]))

    def find(self, words: list[str]) -> list[Hit]:
        """The phrases in a sentence's lower-case words, from left to right; triggers never overlap, the longer one wins.

        Cues are found apart from triggers, since "will reject" is both a plan and a rejection.
        """
        triggers: list[Hit] = []
        cues: list[Hit] = []  # and nouns, which overlap with triggers too
        filled = self._places.filled(words)
        nearness = bool(self.facts.gap_stops) and not self.facts.free_order
        kept_off: dict[str, int] = {}  # rule → last word that one of its look-alikes takes
        for at, known in enumerate(map(self._known.get, words)):
            phrases, by_following = known or self._starting(words[at])
            if by_following and at + 1 < len(words):
                phrases = by_following.get(words[at + 1], phrases)
            if not phrases:
                continue
            best: Hit | None = None
            for phrase in phrases:
                trigger = phrase.trigger
                if kept_off and trigger and not phrase.block and kept_off.get(trigger.name, -1) >= at:
                    continue
                if not phrase.wanted <= filled:
                    continue
                last = at if len(phrase.elements) == 1 else match(phrase.elements, words, at, self.breaks)
                if (
                    last is None
                    and phrase.before
                    and self._turns(phrase, words, at)
                    and precedes(phrase.before, words, at - (self.facts.gap_stops != frozenset() and at > 1 and words[at - 1] == ","), self.facts.gap, STOPS)
                ):
                    last = match(phrase.head, words, at, self.breaks)  # the object stands first: "the troops withdrew Russia"
                if last is None:
                    continue
                if phrase.block and trigger:
                    kept_off[trigger.name] = max(last, kept_off.get(trigger.name, -1))
                    continue
                form = self._forms[phrase.lemma].get(words[at], "") if phrase.lemma else ""
                hit = Hit(at, last, phrase, form, trigger, phrase.cue.name if phrase.cue else "")
                if phrase.cue or (trigger and trigger.kind == "noun"):
                    cues.append(hit)
                elif best is None or _rank(hit, nearness=nearness) > _rank(best, nearness=nearness):
                    best = hit
            # A phrase with a gap may hold another trigger; only a solid one covers its words.
            if best and not (triggers and at <= triggers[-1].last and _solid(triggers[-1])):
                triggers.append(best)
        return sorted(triggers + cues, key=lambda hit: (hit.first, hit.last))


def _rank(hit: Hit, *, nearness: bool) -> tuple[int, int, float, int]:
    """How well a phrase fits: the longer one; for ``nearness`` the one whose words stand closer together; the weightier one; the wider one."""
    width = hit.last - hit.first
    return hit.phrase.size, -width if nearness else 0, hit.trigger.weight if hit.trigger else 0.0, width


def _solid(hit: Hit) -> bool:
    return not hit.phrase.loose


@cache
def lexicon(code: str) -> Lexicon:
    """The compiled phrases of a language, made on first use."""
    return Lexicon(events_facts.load(code))
