"""The sieve lets through every text that its patterns match, and few others."""

from __future__ import annotations

import re

import pytest

from timeline.extraction.languages.automata import Sieve, superset

MATCHING = {
    "letters beyond ASCII": (r"[^\W\d_]{3,}", "æøå"),
    "any word character": (r"\w+\s\w+", "Київ\u00a0заявив"),
    "a space that only Python knows": (r"a[ \s]b", "a\u202fb"),
    "a negated space": (r"a[^\S\n]b", "a\u00a0b"),
    "digits beyond ASCII": (r"\d{2}", "٢٣"),
    "a high count": (r"x.{0,600}y", "x" + "a" * 500 + "y"),
    "an exact high count": (r"[^\w\s]{40}", "-" * 40),
    "a lookbehind": (r"(?<=\d)h\b", "10h"),
    "a lookahead with a group": (r"(?=(?:a|b)c)\w", "bc"),
    "a named group": (r"(?P<day>\d)\.", "1."),
    "a bracket that begins with a bracket": (r"[]x]y", "]y"),
    "case within": (r"(?i:foto)\s*(?-i:[A-Z])", "FOTO X"),
}


@pytest.mark.parametrize(("pattern", "text"), MATCHING.values(), ids=MATCHING)
def test_the_sieve_lets_through_what_its_pattern_matches(pattern, text):
    assert re.search(pattern, text)
    assert Sieve([pattern]).matching(text) == [0]


@pytest.mark.parametrize(("pattern", "text"), [(r"foto\s*:", "The photo shows"), (r"^\d{2}$", "2022"), (r"[^\W\d_]{3}", "12 34")])
def test_the_sieve_holds_back_what_no_pattern_could_match(pattern, text):
    assert Sieve([pattern]).matching(text) == []


def test_the_sieve_names_all_patterns_that_may_match_in_their_order():
    assert Sieve(["b", "x", "a"]).matching("ab") == [0, 2]


def test_a_sieve_from_the_start_looks_nowhere_else():
    assert Sieve(["b"], from_start=True).matching("ab") == []


def test_a_pattern_that_no_automaton_reads_may_always_match():
    assert Sieve([r"(a)\1", "x"]).matching("b") == [0]


def test_word_boundaries_are_left_out():
    assert superset(r"\ba\B") == "a"
