"""Language facts, one TOML file a language, validated on load.

A file has the tables ``[meta]``, ``[layout]``, ``[timex]``, ``[linking]``, ``[events]`` and ``[search]``; each stage owns one table and validates it with a
frozen dataclass of its own beside this file (``layout_facts.py``, ``timex_facts.py`` …), which refuses unknown keys. Month and weekday
names come from CLDR data (Babel); a file holds only what CLDR lacks.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from timeline.extraction.errors import LanguageFileError

TABLES = ("meta", "layout", "timex", "linking", "events", "search")


@dataclass(frozen=True, slots=True)
class LanguageFile:
    """The raw tables of one language file, read-only. ``code`` is ISO 639-1, Norwegian ``no``; ``locales`` are CLDR's."""

    code: str
    name: str
    locales: tuple[str, ...]
    tables: Mapping[str, Mapping[str, Any]]


@cache
def codes() -> tuple[str, ...]:
    """The codes of all languages that have a file, sorted."""
    folder = resources.files(__name__)
    return tuple(sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".toml")))


@cache
def load(code: str) -> LanguageFile:
    """The language file of ``code``; raises LanguageFileError where it is missing or malformed."""
    path = resources.files(__name__) / f"{code}.toml"
    if code not in codes():
        raise LanguageFileError(f"there is no language file for {code!r}", remedy=f"choose one of {', '.join(codes())}")
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LanguageFileError(f"{code}.toml is not valid TOML: {error}", remedy="mend the line it names") from error
    unknown = sorted(set(tables) - set(TABLES))
    if unknown:
        raise LanguageFileError(f"{code}.toml has unknown tables {unknown}", remedy=f"use only {', '.join(TABLES)}")
    meta = tables.get("meta", {})
    missing = sorted({"name", "locales"} - set(meta))
    if missing:
        raise LanguageFileError(f"{code}.toml: [meta] lacks {missing}", remedy="give the language's name and its CLDR locales")
    frozen = {name: MappingProxyType(tables.get(name, {})) for name in TABLES}
    return LanguageFile(code, meta["name"], tuple(meta["locales"]), MappingProxyType(frozen))
