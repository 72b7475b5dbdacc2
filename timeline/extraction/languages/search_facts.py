"""The ``[search]`` table of a language file: how a searched word finds its other forms. It may be left out; then a word finds itself.

All words and endings are written as they are looked up: in small letters and without diacritics (``timeline.searching.fold``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from types import MappingProxyType
from typing import Any

from timeline.extraction import languages
from timeline.extraction.errors import LanguageFileError


@dataclass(frozen=True, slots=True)
class SearchFacts:
    """What search knows of one language."""

    # The Snowball algorithm that takes endings off, by its English name.
    stemmer: str = ""
    # Ending → another one, for forms that the algorithm misses or that lost their accents: the word is stemmed so as well. The longest fits.
    also: Mapping[str, str] = field(default_factory=dict)
    # Where there is no algorithm: endings to take off. The longest fits.
    endings: tuple[str, ...] = ()
    # True where names have cases.
    names: bool = False
    # Words that find each other and words that must not, separated by spaces: run by the tests.
    alike: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()


@cache
def load(code: str) -> SearchFacts:
    """The search facts of a language; raises LanguageFileError for an unknown key or a value of another shape."""
    raw: Mapping[str, Any] = languages.load(code).tables["search"]
    where = f"{code}.toml [search]"
    shapes = {one.name: {"str": str, "bool": bool, "Mapping[str, str]": dict}.get(str(one.type), list) for one in fields(SearchFacts)}
    unknown = sorted(set(raw) - set(shapes))
    if unknown:
        raise LanguageFileError(f"{where}: unknown keys {unknown}", remedy=f"use only {', '.join(sorted(shapes))}")
    for key, value in raw.items():
        if not isinstance(value, shapes[key]):
            raise LanguageFileError(f"{where}: {key} must be a {shapes[key].__name__}", remedy="see SearchFacts")
    return SearchFacts(
        stemmer=raw.get("stemmer", ""),
        also=MappingProxyType(dict(raw.get("also", {}))),
        endings=tuple(raw.get("endings", ())),
        names=raw.get("names", False),
        alike=tuple(raw.get("alike", ())),
        apart=tuple(raw.get("apart", ())),
    )
