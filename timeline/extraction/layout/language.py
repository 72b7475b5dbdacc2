"""Which of our languages a text is written in."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from timeline.extraction import languages
from timeline.extraction.blocks import blocks

SAMPLE = 320
# Shorter lines are often menus, names and captions, in any language.
BODY_LINE = 40
# Norwegian's written forms are one language here.
_ONE = {"nb": "no", "nn": "no"}


def identify_language(text: str) -> str:
    """The code of the language file that fits the text best, judged by the first ``SAMPLE`` characters of its body."""
    label, _ = _identifier().classify(_sample(text))
    return _ONE.get(str(label), str(label))


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
