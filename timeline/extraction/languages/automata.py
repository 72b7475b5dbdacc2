"""Patterns for re2 that match wherever a Python pattern does, and more: automata that sift in linear time what patterns then judge.

Not a stage, but ground that the stages stand on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import re2

MEMORY = 256 << 20  # an automaton that outgrows this is run without its tables: slower, still linear
_SPACE = r"\s\v\x1c-\x1f\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
_SETS = {"w": r"\pL\pN_", "s": _SPACE, "d": r"\p{Nd}"}
_BRACKETS = re.compile(r"\[(?P<negated>\^?)(?P<inside>\]?(?:\\.|[^\]\\])*)\]")
_LOOKAROUND, _NAMED, _COUNTED = re.compile(r"\(\?(?:=|!|<=|<!)"), re.compile(r"\(\?P<\w+>"), re.compile(r"\{(\d*),?(\d*)\}")
_MOST_COUNTED = 9  # a longer repetition would make a state of each of its steps


def superset(pattern: str) -> str:
    """A pattern for re2 that matches wherever the given one does: without groups' names, lookarounds, word boundaries and high counts."""
    out: list[str] = []
    depth_of_lookaround, depth, place = 0, 0, 0
    while place < len(pattern):
        char, piece = pattern[place], ""
        if char == "\\":
            end = place + 2
            kind = pattern[place + 1]
            piece = "" if kind in "bB" else f"[{_SETS[kind]}]" if kind in _SETS else pattern[place:end]
        elif char == "[":
            match = _BRACKETS.match(pattern, place)
            end, piece = (match.end(), _bracket(match)) if match else (place + 1, char)
        elif char == "{" and (counted := _COUNTED.match(pattern, place)):
            end = counted.end()
            most = counted[2] or ("" if "," in counted[0] else counted[1])
            piece = f"{{{counted[1] or 0}{',' if ',' in counted[0] else ''}{counted[2]}}}"
            if not most or int(most) > _MOST_COUNTED:
                piece = "+" if counted[1] not in ("", "0") else "*"
        else:
            end, piece = place + 1, char
            if char == "(":
                depth += 1
                if not depth_of_lookaround and _LOOKAROUND.match(pattern, place):
                    depth_of_lookaround = depth
                elif named := _NAMED.match(pattern, place):
                    end, piece = named.end(), "(?:"
            elif char == ")":
                depth -= 1
                if depth_of_lookaround > depth:
                    depth_of_lookaround, place = 0, end
                    continue
        if not depth_of_lookaround:
            out.append(piece)
        place = end
    return "".join(out)


def _bracket(match: re.Match[str]) -> str:
    """A class of characters; a negated one without what re2 reads more narrowly than Python."""
    inside = match["inside"]
    if not match["negated"]:
        return "[" + re.sub(r"\\([wsd])", lambda one: _SETS[one[1]], inside) + "]"
    inverse = re.search(r"\\([WSD])", inside)
    return f"[{_SETS[inverse[1].lower()]}]" if inverse else match[0]


class Sieve:
    """Says which of several patterns a text may match."""

    def __init__(self, patterns: Sequence[str], *, from_start: bool = False, ignore_case: bool = False) -> None:
        """``from_start``: only at the beginning of the text. A pattern that re2 can't read may always match."""
        options = re2.Options()
        options.max_mem = MEMORY
        options.log_errors = False
        options.case_sensitive = not ignore_case
        self._set = (re2.Set.MatchSet if from_start else re2.Set.SearchSet)(options)
        self._numbers: list[int] = []
        self._always: list[int] = []
        for number, pattern in enumerate(patterns):
            try:
                self._set.Add(superset(pattern))
            except re2.error:
                self._always.append(number)
            else:
                self._numbers.append(number)
        self._set.Compile()

    def matching(self, text: str) -> list[int]:
        """The numbers of the patterns that may match, in their order."""
        found = [self._numbers[at] for at in self._set.Match(text) or ()]
        return sorted(found + self._always)
