"""Says where an expression may begin, in linear time: the rules as one automaton (re2), without what an automaton cannot look back at.

The gate lets through a superset of the expressions. Only there are rules tried, and of them only those that a second automaton lets through at
that place, so that most of a text and most rules cost nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import re2

_LONGEST = 250  # characters; no expression is longer
_MEMORY = 256 << 20  # an automaton that outgrows this is run without its tables: slower, still linear
_WORD = r"[\pL\pN_]"


def superset(pattern: str) -> str:
    """A pattern for re2 that matches wherever the given one does: without groups' names, lookarounds and word boundaries."""
    out: list[str] = []
    depth_of_lookaround, depth, place, in_brackets = 0, 0, 0, False
    while place < len(pattern):
        char = pattern[place]
        if char == "\\":
            piece, place = pattern[place : place + 2], place + 2
            if not depth_of_lookaround:
                out.append({r"\b": "", r"\w": _WORD[1:-1] if in_brackets else _WORD, r"\s": r"\s"}.get(piece, piece))
            continue
        if in_brackets or char == "[":
            in_brackets = char != "]" or not in_brackets
        elif char == "(":
            depth += 1
            if not depth_of_lookaround and re.match(r"\(\?(?:=|!|<=|<!)", pattern[place:]):
                depth_of_lookaround = depth
            named = re.match(r"\(\?P<\w+>", pattern[place:])
            if named:
                place += len(named[0])
                if not depth_of_lookaround:
                    out.append("(?:")
                continue
        elif char == ")":
            depth -= 1
            if depth_of_lookaround > depth:
                depth_of_lookaround, place = 0, place + 1
                continue
        if not depth_of_lookaround:
            out.append(char)
        place += 1
    return "".join(out)


class Gate:
    """The automata over all rules of a language: where an expression may begin, and by which rules."""

    def __init__(self, patterns: Sequence[str]) -> None:
        options = re2.Options()
        options.max_mem = _MEMORY
        options.never_capture = True
        options.longest_match = True
        options.log_errors = False
        bodies = [superset(pattern) for pattern in patterns]
        body = "|".join(bodies)
        self._pattern = re2.compile(f"(?:^|[^\\pL\\pN_])(?:{body})", options) if patterns else None
        self._rules = re2.Set.MatchSet(options)
        for each in bodies:
            self._rules.Add(each)
        self._rules.Compile()

    def spans(self, low: str) -> Iterator[tuple[int, int]]:
        """Stretches, left to right and apart, in which expressions may begin."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(low):
            yield match.span()

    def fitting(self, low: str, place: int) -> list[int]:
        """The numbers of the rules, in their order, of which an expression may begin at just that place."""
        return sorted(self._rules.Match(low[place : place + _LONGEST]) or ())
