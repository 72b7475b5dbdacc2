"""Lower case that keeps every offset."""

from __future__ import annotations


def lowered(text: str) -> str:
    """The text in lower case with every offset kept: a letter whose lower case is longer stays as it is (``'İ'.lower()`` has two characters)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(lower if len(lower := char.lower()) == 1 else char for char in text)
