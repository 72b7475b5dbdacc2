"""A sentence as the coder sees it: words, quotation, clauses, phrases found, actors and time expressions, by word index."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate

from timeline.extraction.annotations import ActorSpan, Sentence, Timex
from timeline.extraction.event_coding.phrases import Hit
from timeline.extraction.languages.casing import lowered
from timeline.extraction.languages.events_facts import EventFacts

# The gazetteer's kind of an actor who is a person.
PERSON = "person"
JOINED = r"['’\-‑]"
# Pronouns behind their verb ("dit-il", "a-t-elle").
INVERTED = r"(?:t-)?(?:il|elle|ils|elles|on)\b"
BEHIND = rf"(?<=\w)-{INVERTED}"
WORD = r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’\-‑][^\W\d_]+)*(?:['’](?=\s))?|\d+(?:[.,:]\d+)*|[^\w\s]"
# What closes a quotation, by what opened it; ‹"› and ‹”› do both in some houses.
CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "”": "”", '"': '"'}
DASHES = frozenset("–—-−")


@dataclass(slots=True)
class ActorMention:
    """An actor in a sentence: words ``first`` to ``last``; ``owner`` for possessives and demonyms, ``governed`` after a preposition."""

    slug: str
    first: int
    last: int
    span: ActorSpan
    owner: bool = False
    governed: bool = False
    attributive: bool = False
    oblique: bool = False  # in a case that no subject has


@dataclass(slots=True)
class View:
    """One sentence's words with everything known of them; lists run in parallel over the words."""

    sentence: Sentence
    starts: list[int]
    ends: list[int]
    words: list[str]
    quoted: list[bool]
    clauses: list[int] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)  # of each word's clause: main, content, relative, sub, condition
    hits: list[Hit] = field(default_factory=list)
    cues: list[Hit] = field(default_factory=list)
    nouns: list[Hit] = field(default_factory=list)  # what a clause is about, where its verb is not known
    actors: list[ActorMention] = field(default_factory=list)
    timexes: list[tuple[int, int, Timex]] = field(default_factory=list)
    speaker: str | None = None
    # Index of the word that heads this sentence's attribution ("said"), or -1.
    attribution: int = -1
    continues: int | None = None
    # Kept for their next use: which words are verbs, the words of dates, the acts of speech, the dates that events may have.
    verbs: list[bool] | None = None
    date_words: set[int] | None = None
    acts: list[Hit] | None = None
    dates: list[tuple[int, int, Timex]] | None = None
    asides: list[Hit] = field(default_factory=list)  # participles that describe a noun and say who did it ("sanctions imposed by …")
    sourced: bool = False  # whether somebody unknown is named as the source of what is told
    shared: dict[int, int] = field(default_factory=dict)  # clause behind an "and" → the verb before it that has the same subject
    text: str = ""  # the whole text that the sentence stands in

    def is_capital(self, at: int) -> bool:
        """Whether a word begins with a capital."""
        return self.text[self.starts[at]].isupper()

    def speaks_of_itself(self, at: int, facts: EventFacts) -> bool:
        """Whether a word is a pronoun of the first person, and not a name in capitals that looks like one ("US")."""
        return self.words[at] in facts.first_person and (self.ends[at] - self.starts[at] == 1 or not self.text[self.starts[at] : self.ends[at]].isupper())

    def word_at(self, offset: int) -> int:
        """The index of the first word that ends after ``offset``."""
        return min(bisect_right(self.ends, offset), len(self.words) - 1)

    def words_of(self, start: int, end: int) -> tuple[int, int]:
        """First and last index of the words inside the offsets."""
        first = self.word_at(start)
        return first, max(first, bisect_left(self.starts, end) - 1)


@cache
def word_pattern(elisions: frozenset[str]) -> re.Pattern[str]:
    """The pattern of a word, in one group, where these words are elided before a vowel ("l'", "qu'") and stand for themselves."""
    if not elisions:
        return re.compile(f"({WORD})")
    heads = "|".join(sorted(map(re.escape, elisions), key=len, reverse=True))
    return re.compile(rf"(\b(?i:{heads})['’]|{BEHIND}|{WORD.replace(JOINED, JOINED + f'(?!{INVERTED})')})")


def fold(text: str) -> str:
    """Words as phrases spell them: lower case, straight apostrophe, Russian ё as е; every offset is kept."""
    return lowered(text).replace("’", "'").replace("ё", "е")


def tokenize(text: str, sentence: Sentence, *, opener: str = "", elisions: frozenset[str] = frozenset()) -> tuple[View, str]:
    """A sentence's words and which of them are quoted; an elided word ("l'", "qu'") is a word of its own.

    ``opener`` is the mark of a quotation that was open before, "" for none; the same is returned for what is open after.
    """
    pieces = word_pattern(elisions).split(fold(text[sentence.start : sentence.end]))  # what stands between words, and words, in turn
    edges = list(accumulate(map(len, pieces), initial=sentence.start))
    words = pieces[1::2]
    if elisions:
        words = [word[1:] if word[0] == "-" and len(word) > 1 else word for word in words]
    inside = [bool(opener)] * len(words)
    if not CLOSERS.keys().isdisjoint(words):
        for at, word in enumerate(words):
            closes = opener != "" and word in CLOSERS[opener]
            if not opener and word in CLOSERS:
                opener = word
            inside[at] = opener != ""
            if closes:
                opener = ""
    return View(sentence, edges[1:-1:2], edges[2::2], words, inside, text=text), opener
