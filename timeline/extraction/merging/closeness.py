"""How close two wordings are, in any language and without a word list.

Longer words are rarer in every language (Zipf's law of abbreviation), so a shared word counts by its length; words are compared by their
first letters, which forgives inflection. No statistics of the stored texts are used: a text that comes later must not change what earlier ones mean.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

STEM = 6
SHORTEST, LONGEST = 4, 9
COPY_LENGTH, COPY_SCORE = 60, 92.0
HEAVY = 3.0
COGNATE = 5
VOWELS, SKELETON = frozenset("aeiouhøæåäöü"), 3
# Spellings that languages give to one sound, and Cyrillic letters, so that words of common origin meet: "kritisk", "critical", "критический".
SOUNDS = (("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "kv"), ("c", "k"), ("q", "k"), ("x", "ks"), ("w", "v"), ("z", "s"), ("y", "i"), ("j", "i"))
CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгдезиклмнопрстуфыэіїє", "abvgdesiklmnoprstufieiie", strict=True)),
        **{"ж": "sh", "х": "kh", "ц": "ts", "ч": "tsh", "ш": "sh", "щ": "sh", "ю": "iu", "я": "ia", "й": "i", "ё": "e", "ґ": "g", "ь": "", "ъ": ""},
    }
)
WORD = re.compile(r"\w+", re.UNICODE)
THOUSANDS = re.compile(r"(\d)[.,'’\s](?=\d{3}(?!\d))")
LINK = re.compile(r"\]\([^)\s]*\)")


def _joined_numbers(text: str) -> str:
    return THOUSANDS.sub(r"\1", LINK.sub("]", text) if "](" in text else text)


def fold(text: str) -> str:
    """Casefolded, without marks on letters, without link targets, and with numbers in one piece ("92,000" and "92 000" as 92000)."""
    plain = unicodedata.normalize("NFKD", _joined_numbers(text).casefold())
    if not plain.isascii():
        for letter in set(plain):  # a few dozen letters, however long the text
            if unicodedata.combining(letter):
                plain = plain.replace(letter, "")
    return plain


@lru_cache(maxsize=64)  # a sentence is asked for by each of its events, for stems and for cognates
def _words(text: str) -> tuple[str, ...]:
    """The words of a text, numbers in one piece, not folded yet: that is done once a word, and words come again."""
    return tuple(WORD.findall(_joined_numbers(text)))


@lru_cache(maxsize=100_000)
def weight(stem: str) -> float:
    """What a shared word is worth; a number is worth most, the more so the longer."""
    return 2.0 + min(len(stem), 4) if stem[0].isdigit() else float(min(len(stem), LONGEST) - SHORTEST + 1)


def stems(text: str, *, without: frozenset[str] = frozenset()) -> frozenset[str]:
    """The stems of the longer words and of the numbers of two and more digits."""
    return frozenset(set(map(_stem, _words(text))) - {""} - without)


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    """The beginning of a word, or the whole number; "" for a short one."""
    plain = fold(word)
    if plain.isdigit():
        return plain if len(plain) > 1 else ""
    return plain[:STEM] if len(plain) >= SHORTEST else ""


def cognates(text: str, *, without: frozenset[str] = frozenset()) -> frozenset[str]:
    """Beginnings of longer words and whole numbers, written alike in all languages."""
    return frozenset(set(map(_cognate, _words(text))) - {""} - without)


@lru_cache(maxsize=100_000)
def _cognate(word: str) -> str:
    """What a word begins with as it sounds, or the whole number; "" for a short one."""
    sounds = fold(word).translate(CYRILLIC)
    for letters, sound in SOUNDS:
        sounds = sounds.replace(letters, sound)
    if sounds.isdigit():
        return sounds if len(sounds) > 1 else ""
    return sounds[:COGNATE] if len(sounds) >= COGNATE else ""


def skeleton(name: str) -> str:
    """The first consonants of a name, alike in most languages' forms of it: "Geneva", "Genf", "Женева" as gnv; "Vienna", "Wien" as vn."""
    sounds = fold(name).replace("ж", "g").replace("x", "s").translate(CYRILLIC)
    for letters, sound in (*SOUNDS, ("f", "v")):
        sounds = sounds.replace(letters, sound)
    kept = [letter for place, letter in enumerate(sounds) if letter not in VOWELS or place == 0]
    return "".join(letter for place, letter in enumerate(kept) if place == 0 or kept[place - 1] != letter)[:SKELETON]


@lru_cache(maxsize=20_000)
def name_stems(names: tuple[str, ...]) -> frozenset[str]:
    """The stems and cognates of an actor's names; two texts that share an actor share these anyway."""
    return frozenset[str]().union(*map(stems, names), *map(cognates, names))


def is_count(stem: str) -> bool:
    """Whether it is a number that two texts hardly share by chance: of four digits and more, and no year."""
    return stem.isdigit() and len(stem) > 3 and not (len(stem) == 4 and stem[:2] in ("18", "19", "20"))


def overlap(one: frozenset[str], other: frozenset[str], *, alone: bool = False) -> float:
    """0–1: the mean of the Dice and the containment coefficient, words weighted.

    0 where fewer than two words are shared, for one may be chance; a long number will do, and with ``alone`` a single long word.
    """
    common = one & other
    shared, first, second = (sum(map(weight, words)) for words in (common, one, other))
    if len(common) < 2 and not (alone and shared >= HEAVY) and not any(map(is_count, common)):
        return 0.0
    return (shared / min(first, second) + 2 * shared / (first + second)) / 2


def is_copy(one: str, other: str) -> bool:
    """Whether one sentence reprints the other: long enough not to be a common phrase, and nearly equal letter by letter."""
    if min(len(one), len(other)) < COPY_LENGTH:
        return one.strip() == other.strip() and len(one) > COPY_LENGTH // 2
    return fuzz.ratio(one, other, score_cutoff=COPY_SCORE) > 0
