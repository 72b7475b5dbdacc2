"""What a search asks for, and where a text answers it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.searching.folding import placed_words, words
from timeline.searching.stemming import MAX_LETTERS, forms, stems

MAX_TERMS = 12
MAX_WORDS = 24
NAME_LETTERS = 4
_ASKED = re.compile(r'"([^"]*)"|([^\s"]+)')
# Keyboards write curved and pointed marks for the straight one.
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
# "Russia's", "l'accord": what the apostrophe parts from its word is no word to look for.
_ELIDED = re.compile(r"(?<!\w)\w{1,2}['’](?=\w{2})|(?<=\w\w)['’]\w{1,2}(?!\w)")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a text must hold: a word in any of its forms; where it is ``whole``, that word or phrase as it is written, the last of
    several words with any ending; where it is ``open``, any word that begins so."""

    words: tuple[str, ...]
    whole: bool = False
    open: bool = False

    def __str__(self) -> str:
        return " ".join(self.words)

    @property
    def tokens(self) -> tuple[tuple[str, ...], ...]:
        """Groups of indexed tokens; a text that answers has one of each group. A star at the end means any ending."""
        if self.open or len(self.words) > 1:
            *before, last = (word[:MAX_LETTERS] for word in self.words)
            return (*((word,) for word in before), (f"{last}*",))
        [word] = self.words
        return ((word[:MAX_LETTERS],),) if self.whole else (tuple(sorted(forms(word))),)

    @property
    def name_tokens(self) -> tuple[tuple[str, ...], ...]:
        """The same for names, which bear a genitive's s and are stemmed only where they have cases."""
        groups = self.tokens
        if not self.whole and not self.open and len(self.words) == 1 and len(self.words[0]) > NAME_LETTERS and self.words[0].endswith("s"):
            return ((*groups[0], self.words[0][:MAX_LETTERS].removesuffix("s")),)
        return groups

    @property
    def phrase(self) -> str:
        """What the words of a text must hold as it is written, spaces included; "" where tokens decide."""
        return f" {self}" if len(self.words) > 1 else ""

    def starts_at(self, place: int, told: list[str], language: str) -> bool:
        """Whether a text in the language answers with its words from this place on."""
        if len(self.words) > 1 or self.open:
            here = told[place : place + len(self.words)]
            return len(here) == len(self.words) and tuple(here[:-1]) == self.words[:-1] and here[-1].startswith(self.words[-1])
        word = told[place][:MAX_LETTERS]
        return word == self.words[0][:MAX_LETTERS] or (not self.whole and not forms(self.words[0]).isdisjoint(stems(word, language)))


def terms(query: str) -> tuple[Term, ...]:
    """What a search asks for, in order and once each, at most ``MAX_TERMS`` of ``MAX_WORDS`` words; () where it holds no letter or digit.

    ``word`` finds all forms of the word, ``word*`` all words that begin so, ``"some words"`` these in this order; so do words without a
    space between them (``U.S.-led``). All must be found. Any other sign only parts words, so nothing that can be written is an error.
    """
    found = []
    for quoted, asked in _ASKED.findall(query.translate(_QUOTES)):
        told = tuple(words(quoted or _ELIDED.sub(" ", asked)))[:MAX_WORDS]
        if told:
            found.append(Term(told, whole=bool(quoted), open=not quoted and len(told) == 1 and asked.rstrip(".,;:!?)").endswith("*")))
    return tuple(dict.fromkeys(found))[:MAX_TERMS]


def spans(text: str, wanted: Iterable[Term], language: str) -> list[tuple[int, int]]:
    """The places in a text of the language that answer, as the indexes answer: half-open, in order, one for each word."""
    placed = list(placed_words(text))
    told = [word for word, _, _ in placed]
    answers = {
        number for place in range(len(told)) for term in wanted if term.starts_at(place, told, language) for number in range(place, place + len(term.words))
    }
    return [placed[number][1:] for number in sorted(answers)]


def answered(text: str, wanted: Iterable[Term], language: str) -> int:
    """How many of the terms a text of the language answers."""
    told = words(text)
    return sum(any(term.starts_at(place, told, language) for place in range(len(told))) for term in wanted)
