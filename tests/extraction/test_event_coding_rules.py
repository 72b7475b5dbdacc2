"""Every trigger and cue of every language finds its examples and passes by its near misses."""

from __future__ import annotations

import pytest

from timeline.extraction import languages
from timeline.extraction.annotations import Sentence
from timeline.extraction.event_coding.phrases import lexicon
from timeline.extraction.event_coding.view import tokenize
from timeline.extraction.languages import events_facts
from timeline.extraction.plover import EVENT_TYPES

CODES = [code for code in languages.codes() if events_facts.load(code).triggers]
RULES = [(code, rule) for code in CODES for rule in (*events_facts.load(code).triggers, *events_facts.load(code).cues)]
IDS = [f"{code}-{rule.name}" for code, rule in RULES]


def found(code: str, sentence: str) -> set[str]:
    elisions = events_facts.load(code).elisions
    view, _ = tokenize(sentence, Sentence(0, len(sentence), 0, False), elisions=elisions)
    hits = lexicon(code).find(view.words)
    return {hit.trigger.name for hit in hits if hit.trigger} | {hit.cue for hit in hits if hit.cue}


@pytest.mark.parametrize(("code", "rule"), RULES, ids=IDS)
def test_a_rule_finds_its_examples(code, rule):
    assert rule.examples
    for sentence in rule.examples:
        assert rule.name in found(code, sentence), sentence


@pytest.mark.parametrize(("code", "rule"), RULES, ids=IDS)
def test_a_rule_passes_by_its_near_misses(code, rule):
    assert rule.near_misses
    for sentence in rule.near_misses:
        assert rule.name not in found(code, sentence), sentence


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_triggers_for_every_type(code):
    assert {trigger.type for trigger in events_facts.load(code).triggers} == set(EVENT_TYPES)


def test_matching_looks_at_each_word_a_bounded_number_of_times():
    words = ("nato said that russia would deploy troops near the border " * 400).split()

    def work(size: int) -> int:
        looked = 0

        class Counting(str):
            __slots__ = ()

            def __hash__(self):
                nonlocal looked
                looked += 1
                return str.__hash__(self)

        lexicon("en").find([Counting(word) for word in words[:size]])
        return looked

    assert work(4000) <= 2.2 * work(2000)
