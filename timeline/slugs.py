"""The readable part of an address."""

from __future__ import annotations

from django.utils.text import slugify

MAX_LENGTH = 60


def slug_of(text: str, *, otherwise: str) -> str:
    """The text as an address writes it; ``otherwise`` where nothing of it can be written so (another alphabet)."""
    return slugify(text)[:MAX_LENGTH].strip("-") or otherwise
