"""Which of our languages a text is written in."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from timeline.extraction import languages
from timeline.extraction.blocks import blocks
from timeline.extraction.languages.layout_facts import layout_facts

SAMPLE = 320
# Shorter lines are often menus, names and captions, in any language.
BODY_LINE = 40
# Letters that tell two languages of one script apart.
_OWN_LETTERS = {"ru": re.compile("[ыэъёЫЭЪЁ]"), "uk": re.compile("[іїєґІЇЄҐ]")}
_ENOUGH = 3
_VOTES, _FAR_AHEAD = 6, 3
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[Ѐ-ӿ]")
# Norwegian's written forms are one language here.
_ONE = {"nb": "no", "nn": "no"}


def identify_language(text: str) -> str:
    """The code of the language file that fits the text best, judged by the first ``SAMPLE`` characters of its body."""
    sample = _sample(text)
    if len(_CYRILLIC.findall(sample)) > len(sample) // 2:
        found = [code for code, letters in _OWN_LETTERS.items() if len(letters.findall(sample)) >= _ENOUGH]
        if len(found) == 1:
            return found[0]
    voted = _voted(sample)
    if voted:
        return voted
    label, _ = _identifier().classify(sample)
    return _ONE.get(str(label), str(label))


def _voted(sample: str) -> str | None:
    """The language whose little words stand in the sample often, and far more often than any other's."""
    words = _function_words()
    votes = Counter(words[word] for word in _WORD.findall(sample.casefold()) if word in words)
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < _VOTES or (len(ranked) == 2 and ranked[0][1] < _FAR_AHEAD * ranked[1][1]):
        return None
    return ranked[0][0]


@cache
def _function_words() -> dict[str, str]:
    """The little words that only one of our languages has, with its code."""
    uses = Counter(word for code in languages.codes() for word in layout_facts(code).function_words)
    return {word: code for code in languages.codes() for word in layout_facts(code).function_words if uses[word] == 1}


def _sample(text: str) -> str:
    """The longer lines from the top; the text's head where it has none."""
    head = text[: 20 * SAMPLE]
    chosen: list[str] = []
    size = 0
    for block in blocks(head):
        if block.end - block.start >= BODY_LINE:
            chosen.append(head[block.start : min(block.end, block.start + SAMPLE - size)])
            size += len(chosen[-1])
            if size >= SAMPLE:
                break
    return "\n".join(chosen) or head[:SAMPLE]


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    known = set(languages.codes())
    if "no" in known:
        known |= set(_ONE)
    identifier.set_languages(sorted(known & set(identifier.labels)))
    return identifier
