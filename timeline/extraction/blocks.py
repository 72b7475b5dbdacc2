"""Logical lines of a text: what layout judges and sentences are cut from.

A block is one line without its outer white space; lines of a hard-wrapped paragraph are joined into one block. Not a stage, but
ground that the stages stand on.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# A wrapped line is at least this long; anything shorter ends on purpose (a caption, a menu entry, a verse).
WRAPPED_FROM, WRAPPED_TO = 50, 120
_LINE = re.compile(r"[^\n]+")
_ENDS = re.compile(r"[.!?…:;][\"'”’»«)\]*_]{0,3}$")
_FRESH = re.compile(r"[-–—•*·#>|]|\d{1,3}[.)] ")


class Block(NamedTuple):
    """A logical line, half-open and stripped; ``paragraph`` counts runs of lines between blank lines, from 0."""

    start: int
    end: int
    paragraph: int


@lru_cache(maxsize=2)  # two stages ask for the same text
def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of ``text`` in order; linear in its length."""
    # A text with a longer line is not hard-wrapped: there, every line break is meant.
    width = max(map(len, text.splitlines()), default=0)
    width = width if width <= WRAPPED_TO else 0
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
        if follows and width and _runs_on(last_line, stripped, width):
            found[-1] = Block(found[-1].start, end, paragraph)
        else:
            paragraph += not follows
            found.append(Block(start, end, paragraph))
        last_end, last_line = end, stripped
    return tuple(found)


def _runs_on(line: str, following: str, width: int) -> bool:
    """Whether ``following`` continues ``line``: its first word had no room there, no sentence end closes the line, and no item starts."""
    if len(line) < WRAPPED_FROM or len(line) + 1 + len(following.split(maxsplit=1)[0]) <= width:
        return False
    return not (_ENDS.search(line[-5:]) or _FRESH.match(following) or line.startswith(("#", "|")))
