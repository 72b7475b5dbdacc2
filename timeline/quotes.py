"""Quotes that are checked before they are shown: a text that no longer has its recorded hash is not quoted."""

from __future__ import annotations

import hashlib
from typing import Any


def is_intact(article: Any) -> bool:
    """Whether the stored text is the one that offsets were counted in."""
    return hashlib.sha256(article.text.encode()).hexdigest() == article.sha256


class Quotes:
    """Reads quotes, and checks each text once."""

    def __init__(self) -> None:
        self._intact: dict[int, bool] = {}

    def of(self, mention: Any) -> str | None:
        """``article.text[start:end]``, or None where the text was tampered with."""
        article = mention.article
        if article.pk not in self._intact:
            self._intact[article.pk] = is_intact(article)
        return article.text[mention.start : mention.end] if self._intact[article.pk] else None
