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


def fold(text: str) -> str:
    """The text casefolded and without diacritics: ``Støre`` and ``store`` give the same."""
    marked = unicodedata.normalize("NFKD", text.casefold().translate(_WHOLE_LETTERS))
    return "".join(letter for letter in marked if not unicodedata.combining(letter))


def searchable(texts: Iterable[str]) -> str:
    """The folded words of the texts, one space before each, so that a term finds the beginning of a word.

    Texts are kept apart by a bar, so that no phrase is found across two of them.
    """
    return " |".join("".join(f" {word}" for word in _WORD.findall(fold(text))) for text in texts)


def terms(query: str) -> tuple[str, ...]:
    """The folded words and quoted phrases of a search, in order and once each, at most ``MAX_TERMS``; () where it holds no letter or digit."""
    found = (" ".join(_WORD.findall(fold(phrase or word))) for phrase, word in _ASKED.findall(query))
    return tuple(dict.fromkeys(term for term in found if term))[:MAX_TERMS]
