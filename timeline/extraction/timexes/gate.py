"""Says where an expression may begin, in linear time: the rules as one automaton (re2), without what an automaton cannot look back at.

The gate lets through a superset of the expressions. Only there are rules tried, and of them only those that a second automaton lets through at
that place, so that most of a text and most rules cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import re2

from timeline.extraction.languages.automata import MEMORY, Sieve, superset

_LONGEST = 250  # characters; no expression is longer


class Gate:
    """The automata over all rules of a language: where an expression may begin, and by which rules."""

    def __init__(self, patterns: Sequence[str]) -> None:
        options = re2.Options()
        options.max_mem = MEMORY
        options.never_capture = True
        options.longest_match = True
        options.log_errors = False
        body = "|".join(superset(pattern) for pattern in patterns)
        self._pattern = re2.compile(f"(?:^|[^\\pL\\pN_])(?:{body})", options) if patterns else None
        self._rules = Sieve(patterns, from_start=True)

    def spans(self, low: str) -> Iterator[tuple[int, int]]:
        """Stretches, left to right and apart, in which expressions may begin."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(low):
            yield match.span()

    def fitting(self, low: str, place: int) -> list[int]:
        """The numbers of the rules, in their order, of which an expression may begin at just that place."""
        return self._rules.matching(low[place : place + _LONGEST])
