"""A sentence as the coder sees it: words, quotation, clauses, phrases found, actors and time expressions, by word index."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from timeline.extraction.annotations import ActorSpan, Sentence, Timex
from timeline.extraction.event_coding.phrases import Hit

# The gazetteer's kind of an actor who is a person.
PERSON = "person"
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’\-‑][^\W\d_]+)*['’]?(?=\s)|[^\W\d_]+(?:['’\-‑][^\W\d_]+)*|\d+(?:[.,:]\d+)*|[^\w\s]")
ELISION = re.compile(r"([^\W\d_]+)['’]")
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
    actors: list[ActorMention] = field(default_factory=list)
    timexes: list[tuple[int, int, Timex]] = field(default_factory=list)
    speaker: str | None = None
    # Index of the word that heads this sentence's attribution ("said"), or -1.
    attribution: int = -1
    continues: int | None = None

    def word_at(self, offset: int) -> int:
        """The index of the first word that ends after ``offset``."""
        return min(bisect_right(self.ends, offset), len(self.words) - 1)

    def words_of(self, start: int, end: int) -> tuple[int, int]:
        """First and last index of the words inside the offsets."""
        first = self.word_at(start)
        return first, max(first, bisect_left(self.starts, end) - 1)


def cut_words(text: str, start: int, end: int, *, elisions: frozenset[str] = frozenset()) -> Iterator[tuple[int, int]]:
    """The words and marks between two offsets; an elided word ("l'", "qu'") is a word of its own."""
    for match in WORD.finditer(text, start, end):
        first, last = match.span()
        if elisions:
            head = ELISION.match(text, first, last)
            while head and head[1].lower() in elisions:
                yield first, head.end()
                first = head.end()
                head = ELISION.match(text, first, last)
        if first < last:
            yield first, last


def fold(word: str) -> str:
    """A word as phrases spell it: lower case, straight apostrophe, Russian ё as е."""
    return word.lower().replace("’", "'").replace("ё", "е")


def tokenize(text: str, sentence: Sentence, *, opener: str = "", elisions: frozenset[str] = frozenset()) -> tuple[View, str]:
    """A sentence's words and which of them are quoted.

    ``opener`` is the mark of a quotation that was open before, "" for none; the same is returned for what is open after.
    """
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    inside: list[bool] = []
    for first, last in cut_words(text, sentence.start, sentence.end, elisions=elisions):
        word = text[first:last]
        if not opener and word in CLOSERS:
            opener = word
            inside.append(True)
        elif opener and word in CLOSERS[opener]:
            inside.append(True)
            opener = ""
        else:
            inside.append(bool(opener))
        starts.append(first)
        ends.append(last)
        words.append(fold(word))
    return View(sentence, starts, ends, words, inside), opener
