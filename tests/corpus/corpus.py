"""The bundled texts and their gold, as the corpus tests read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from timeline.extraction.annotations import SourceText
from timeline.extraction.reading import read_bytes

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
ARTICLES = sorted((FIXTURES / "articles").glob("*.txt"))
GOLD = sorted((FIXTURES / "gold").glob("*.json"))


def article(name: str) -> SourceText:
    """The stored text of `fixtures/articles/<name>` and what its front matter states."""
    return read_bytes((FIXTURES / "articles" / name).read_bytes())


def gold(path: Path) -> dict[str, Any]:
    """One gold object as it lies on disk."""
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded
