"""Logical lines of a text: what layout judges and sentences are cut from.

A block is one line without its outer white space; lines of a hard-wrapped paragraph are joined into one block. Not a stage, but
ground that the stages stand on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# A wrapped line is at least this long; anything shorter ends on purpose (a caption, a menu entry, a verse).
WRAPPED_FROM, WRAPPED_TO = 50, 120
_LINE = re.compile(r"[^\n]+")
_ENDS = re.compile(r"[.!?…:;][\"'”’»«)\]*_]{0,3}$")
_FRESH = re.compile(r"[-–—•*·#>|]|\d{1,3}[.)] ")


@dataclass(frozen=True, slots=True)
class Block:
    """A logical line, half-open and stripped; ``paragraph`` counts runs of lines between blank lines, from 0."""

    start: int
    end: int
    paragraph: int


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of ``text`` in order; linear in its length."""
    found: list[Block] = []
    paragraph, last_end, last_line = -1, -1, ""
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if not stripped:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        end = start + len(stripped)
        follows = last_end >= 0 and text.count("\n", last_end, start) == 1
        if follows and _runs_on(last_line, stripped):
            found[-1] = Block(found[-1].start, end, paragraph)
        else:
            paragraph += not follows
            found.append(Block(start, end, paragraph))
        last_end, last_line = end, stripped
    return tuple(found)


def _runs_on(line: str, following: str) -> bool:
    """Whether ``following`` continues ``line``: a line of wrapping length that no sentence end closes, then no fresh item."""
    if not WRAPPED_FROM <= len(line) <= WRAPPED_TO or _ENDS.search(line[-5:]) or _FRESH.match(following):
        return False
    return not line.startswith(("#", "|"))
