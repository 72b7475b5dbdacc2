"""Search words and the text they are looked up in: casefolded, without diacritics, the same on every database.

SQLite folds case for ASCII only and PostgreSQL by its locale, so neither is asked to: both sides are folded here, before they
are stored or compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# Letters that Unicode does not take apart into a base letter and a mark.
_WHOLE_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"})
_WORD = re.compile(r"[^\W_]+")
_ASKED = re.compile(r'"([^"]*)"|(\S+)')
MAX_TERMS = 12
# Endings that a searched word drops, longest first, each with the letters that must stay before it. Words are looked up by how they
# begin, so a shorter word finds all its forms: plural and -ed, -ing in English, the definite forms of Scandinavian, cases in Cyrillic.
_ENDINGS = (
    *((ending, 4) for ending in ("ingene", "ene", "ane")),
    *((ending, 5) for ending in ("ing", "ed", "en", "et")),
    *(
        (ending, 4)
        for ending in ("ами", "ями", "ого", "ему", "ому", "ыми", "ими", "ов", "ев", "еи", "ах", "ях", "ам", "ям", "ом", "ем", "ои", "ии", "ыи", "ые", "ие")
    ),
    *((ending, 4) for ending in ("ies", "а", "я", "у", "ю", "ы", "и", "е", "о", "ь", "і", "ї")),
)
_PLURAL = re.compile(r"(?<=[^suiy])s$")


def fold(text: str) -> str:
    """The text casefolded and without diacritics: ``Støre`` and ``store`` give the same."""
    # Twice, since taking letters apart brings forth capitals (™), and folding brings forth letters to take apart.
    marked = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text.casefold()).casefold().translate(_WHOLE_LETTERS))
    return "".join(letter for letter in marked if not unicodedata.combining(letter))


def searchable(texts: Iterable[str]) -> str:
    """The folded words of the texts, one space before each, so that a term finds the beginning of a word.

    Texts are kept apart by a bar, so that no phrase is found across two of them.
    """
    return " |".join("".join(f" {word}" for word in _WORD.findall(fold(text))) for text in texts)


def stem(word: str) -> str:
    """How all forms of a folded word begin, as far as its ending tells: ``sanctions`` and ``sanction`` give the same."""
    for ending, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word.removesuffix(ending)
    return _PLURAL.sub("", word) if len(word) > 4 else word


def terms(query: str) -> tuple[str, ...]:
    """What a search looks for at the beginning of words: the stems of its words and its quoted phrases, folded.

    In order and once each, at most ``MAX_TERMS``; () where the search holds no letter or digit.
    """
    found = []
    for phrase, asked in _ASKED.findall(query):
        words = _WORD.findall(fold(phrase or asked))
        found.append(" ".join(words if phrase or len(words) > 1 else map(stem, words)))
    return tuple(dict.fromkeys(term for term in found if term))[:MAX_TERMS]
