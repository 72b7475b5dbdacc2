"""What a word is looked up by: itself and, in each language, its stems.

Both databases index what is computed here, so that a search means the same on either: PostgreSQL has a stemmer for most of our languages,
SQLite for English alone, and neither of those could mark on a page what it matched.
"""

from __future__ import annotations

from functools import cache, lru_cache

import snowballstemmer

from timeline.extraction import languages
from timeline.extraction.errors import LanguageFileError
from timeline.extraction.languages import search_facts
from timeline.searching.folding import fold, read_pieces

# PostgreSQL takes lexemes up to 2 kB and a row's up to 1 MB in all. Longer words are told apart by their beginning; of a text with more
# different words, some 50,000, the later ones are found by no search.
MAX_LETTERS = 64
MAX_BYTES = 1_000_000
# Words so short have no endings to lose, and "us" is not "use".
MIN_LETTERS = 3
STEM_LETTERS = 3
# No word holds this letter, so that no word is taken for a stem; every index takes it for a letter.
MARK = "·"


@cache
def _facts(language: str) -> search_facts.SearchFacts | None:
    """None for a language that we have no file for, and for one whose file says nothing of search."""
    if language not in languages.codes():
        return None
    facts = search_facts.load(language)
    if facts.stemmer and facts.stemmer not in snowballstemmer.algorithms():
        raise LanguageFileError(f"{language}.toml [search]: there is no stemmer {facts.stemmer!r}", remedy="see snowballstemmer.algorithms()")
    return facts if facts.stemmer or facts.endings else None


@cache
def stemmed_languages() -> tuple[str, ...]:
    """The languages whose words are found in all their forms."""
    return tuple(code for code in languages.codes() if _facts(code))


def names_change(language: str) -> bool:
    """Whether names are searched by their stems: elsewhere "Biden" would be a form of "bid"."""
    facts = _facts(language)
    return facts is not None and facts.names


@lru_cache(maxsize=65536)
def stems(word: str, language: str) -> tuple[str, ...]:
    """What the forms of a folded word share in the language, marked with its code; () where it is all alone."""
    facts = _facts(language)
    if facts is None or len(word) < MIN_LETTERS or word.isdigit():
        return ()
    if not facts.stemmer:
        cut = _longest(word, facts.endings)
        return (_marked(word.removesuffix(cut), language),)
    # One for each word: a stemmer keeps the word it works on, and requests share this process.
    stemmer = snowballstemmer.stemmer(facts.stemmer)
    ending = _longest(word, facts.also)
    spelled = {word, word.removesuffix(ending) + facts.also[ending]} if ending else {word}
    return tuple(sorted({_marked(fold(stemmer.stemWord(form)), language) for form in spelled}))


def _longest(word: str, endings: object) -> str:
    """The longest of the endings that leaves a stem, or ""."""
    fitting = (ending for ending in endings if word.endswith(ending) and len(word) - len(ending) >= STEM_LETTERS)  # type: ignore[attr-defined]
    return max(fitting, key=len, default="")


def _marked(stem: str, language: str) -> str:
    return f"{MARK}{language}{MARK}{stem}"


@lru_cache(maxsize=4096)
def forms(word: str) -> frozenset[str]:
    """What a searched word is looked up by: the word and, for its language isn't known, its stems in each."""
    word = word[:MAX_LETTERS]
    return frozenset({word}).union(*(stems(word, language) for language in stemmed_languages()))


def tokens(searched: str) -> str:
    """What the indexes hold for a text in the form of ``searchable``: each word and its stems once, by space."""
    found: dict[str, None] = {}
    for language, piece in read_pieces(searched):
        for word in {word[:MAX_LETTERS]: None for word in piece}:
            found[word] = None
            found.update(dict.fromkeys(stems(word, language)))
    size, kept = 0, []
    for token in found:
        size += len(token.encode()) + 1
        if size > MAX_BYTES:
            break
        kept.append(token)
    return " ".join(kept)
