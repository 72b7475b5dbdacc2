"""Text in the form that it is searched in: words casefolded and without diacritics, the same on every database.

SQLite folds case for ASCII only and PostgreSQL by its locale, so neither is asked to: what is stored and what is asked are folded here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

# Letters that Unicode does not take apart into a base letter and a mark.
_WHOLE_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"})
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The text casefolded and without diacritics: ``Støre`` and ``store`` give the same."""
    if text.isascii():
        return text.lower()
    # Twice, since taking letters apart brings forth capitals (™), and folding brings forth letters to take apart.
    marked = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text.casefold()).casefold().translate(_WHOLE_LETTERS))
    return "".join(letter for letter in marked if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    """The folded words of a text."""
    return _WORD.findall(fold(text))


@lru_cache(maxsize=4096)
def _folded_letter(letter: str) -> str:
    return fold(letter)


def placed_words(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word of ``words`` with the place in the text that it was folded from.

    Folding looks at one letter at a time, so a letter's place is that of all that it is folded to.
    """
    folded, places = [], []
    for place, letter in enumerate(text):
        for part in _folded_letter(letter):
            folded.append(part)
            places.append(place)
    places.append(len(text))
    for word in _WORD.finditer("".join(folded)):
        last, end = places[word.end() - 1], places[word.end()]
        # Marks of the last letter were folded away and belong to it; a blank behind it does not.
        while end > last + 1 and not unicodedata.combining(text[end - 1]):
            end -= 1
        yield word.group(), places[word.start()], max(end, last + 1)


def searchable(pieces: Iterable[tuple[str, str]]) -> str:
    """The folded words of texts, each given with the code of its language ("" for names, which are no language's).

    One space stands before each word, so that a phrase finds the beginning of a word; a bar and the code stand before each text, so that
    no phrase is found across two: ``" |en written answers |no nato svarer"``.
    """
    return "".join(f" |{language}" + "".join(f" {word}" for word in words(text)) for language, text in pieces)


def outside(text: str, furniture: Iterable[Sequence[int]]) -> list[str]:
    """What of a text is its own: the stretches between furniture, such as menus and links to other texts."""
    stretches, start = [], 0
    for span in sorted(furniture):
        stretches.append(text[start : span[0]])
        start = max(start, span[1])
    return [stretch for stretch in (*stretches, text[start:]) if stretch.strip()]


def read_pieces(searched: str) -> Iterator[tuple[str, list[str]]]:
    """The language and words of each text in what ``searchable`` gave; words without a bar before them are no language's."""
    for number, piece in enumerate(searched.split("|")):
        language, _, rest = piece.partition(" ") if number else ("", "", piece)
        yield language, rest.split()
