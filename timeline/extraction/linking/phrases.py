"""A phrase of neighbouring hits while it is read: whose it is and what title it carries."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.extraction.linking.matching import Hit


@dataclass(slots=True)
class Phrase:
    """A phrase while it grows: hits ``first`` up to ``next``, the actor it belongs to, and the title read so far."""

    start: int
    end: int
    next: int
    owner: str = ""
    owner_hit: Hit | None = None
    roles: tuple[str, ...] = ()
    office: str | None = None
    host: str = ""
    how: str = ""
    title_start: int = 0
