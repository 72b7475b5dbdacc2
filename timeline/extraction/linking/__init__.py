"""From words to actors: names and their inflected forms, surnames, titles, adjectives of nations, capitals.

A span covers all words that name the actor: "Russian Foreign Minister Sergey Lavrov" is one span, Lavrov's. An English possessive's
apostrophe stays outside ("Russia" in "Russia's"); where the ending is part of the word, the span holds it ("Russlands").
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from timeline.extraction.annotations import ActorSpan, Gazetteer, Issue, Sentence
from timeline.extraction.linking.lexicon import Kind, Lexicon, build, fold
from timeline.extraction.linking.matching import find
from timeline.extraction.linking.names import Names
from timeline.extraction.linking.offices import Offices
from timeline.extraction.linking.reader import Reader

__all__ = ["CompiledGazetteer", "compile_gazetteer", "link"]


@dataclass(frozen=True, slots=True)
class CompiledGazetteer:
    """A gazetteer with its offices; a language's lexicon is built when the first text in it comes."""

    gazetteer: Gazetteer
    offices: Offices
    _lexicons: dict[str, Lexicon] = field(default_factory=dict, repr=False, compare=False)

    def lexicon(self, language: str) -> Lexicon:
        """The language's phrases; LanguageFileError where it has no file."""
        if language not in self._lexicons:
            self._lexicons[language] = build(self.gazetteer, language)
        return self._lexicons[language]


def compile_gazetteer(gazetteer: Gazetteer) -> CompiledGazetteer:
    """The gazetteer made ready for ``link``; make it once and share it."""
    return CompiledGazetteer(gazetteer, Offices(gazetteer))


def link(
    text: str, *, language: str, sentences: tuple[Sentence, ...], gazetteer: CompiledGazetteer, on: dt.date | None
) -> tuple[tuple[ActorSpan, ...], tuple[Issue, ...]]:
    """The actors named in the sentences, in reading order and without overlap, and what stayed open.

    ``on`` is the day by which titles find their holder; without it only offices with one known holder do. Full names outside the
    sentences (captions, titles) still tell whom a surname means. Issues: ``ambiguous-actor`` for a surname that could be several
    people's, ``actor-candidate`` for a titled person whom the gazetteer lacks.
    """
    lexicon = gazetteer.lexicon(language)
    folded = fold(text)
    hits = find(text, folded, lexicon)
    names = Names(text, folded, lexicon, gazetteer.offices, sentences, {hit.start: hit for hit in hits})
    for hit in hits:
        if (entry := hit.first(Kind.NAME)) is not None:
            names.note(entry.slug, hit.start)
    spans = Reader(names, hits, on).read()
    return spans, tuple(sorted(names.issues.values(), key=lambda issue: issue.start or 0))
