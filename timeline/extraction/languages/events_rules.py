"""The rules of a language's ``[events]`` table: triggers, which report events, and cues, which colour them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from timeline.extraction.errors import LanguageFileError

# How a phrase names a class of nouns.
CLASS = re.compile(r"<(\w+)>")
KINDS = ("act", "speech", "content", "noun")
CUES = ("planned", "hypothetical", "negation", "denial", "perfect", "passive", "background", "report", "same_day")


@dataclass(frozen=True, slots=True)
class Trigger:
    """Phrases that report one type of event.

    ``kind`` is "act" (the words name the deed), "speech" (somebody says something; the content may decide the type) or "content"
    (counts only inside what somebody says) or "noun" (types a dated clause whose verb is not known). ``speaks`` marks acts done in words,
    whose doer is a speaker; ``own`` marks content that tells about the speaker's own side. ``blocks`` are look-alikes that take the words
    without reporting anything. ``weight`` is 0 to 1.
    """

    name: str
    type: str
    phrases: tuple[str, ...]
    kind: str = "act"
    speaks: bool = False
    own: bool = False
    weight: float = 0.7
    blocks: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    near_misses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """Phrases that colour an event (planned, hypothetical, denied …) without being one."""

    name: str
    phrases: tuple[str, ...]
    examples: tuple[str, ...] = ()
    near_misses: tuple[str, ...] = ()


def as_tuple(value: Any) -> tuple[Any, ...]:
    """A list of a language file, and the lists in it, as tuples."""
    return tuple(tuple(item) if isinstance(item, list) else item for item in value)


def record(kind: type[Trigger] | type[Cue], raw: Mapping[str, Any], where: str) -> Any:
    """One rule from its table; raises LanguageFileError for unknown keys, or where it has no name or no phrases."""
    known = {one.name for one in fields(kind)}
    unknown = sorted(set(raw) - known)
    if unknown:
        raise LanguageFileError(f"{where}: unknown keys {unknown}", remedy=f"use only {', '.join(sorted(known))}")
    if not raw.get("name") or not raw.get("phrases"):
        raise LanguageFileError(f"{where}: a rule needs a name and phrases", remedy="give both")
    values: dict[str, Any] = {key: as_tuple(value) if isinstance(value, list) else value for key, value in raw.items()}
    return kind(**values)
