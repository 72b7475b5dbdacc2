"""Reads the bundled seed files as values, without a database: gazetteer, publishers, dossier period."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from timeline.extraction import edtf
from timeline.extraction.annotations import ActorEntry, Gazetteer, Period, Tenure


class SeedError(Exception):
    """A seed file that cannot be used; the message names the file and what to mend."""


def _load(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SeedError(f"{path} cannot be read ({error.strerror}); give the path of a fixture file") from error
    except ValueError as error:
        raise SeedError(f"{path} is not valid JSON: {error}") from error


def _rows(path: Path, model: str) -> list[dict[str, Any]]:
    """The field tables of one model's rows in a fixture file."""
    try:
        return [row["fields"] for row in _load(path) if row["model"] == model]
    except (KeyError, TypeError) as error:
        raise SeedError(f"{path} is not a fixture: each row needs “model” and “fields”") from error


def _first(key: list[Any] | None) -> Any:
    """The leading value of a natural key, which is the slug; None for an empty relation."""
    return key[0] if key else None


def read_gazetteer(path: Path) -> Gazetteer:
    """The gazetteer of a fixture file of actors, aliases and tenures. SeedError where the file cannot be used."""
    aliases: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    try:
        for row in _rows(path, "timeline.actoralias"):
            aliases[_first(row["actor"])][row.get("language", "")].append(row["alias"])
        actors = {
            row["slug"]: ActorEntry(
                slug=row["slug"],
                name=row["name"],
                kind=row["kind"],
                affiliation=_first(row.get("affiliation")),
                wikidata_id=row.get("wikidata_id", ""),
                aliases={language: tuple(group) for language, group in aliases[row["slug"]].items()},
            )
            for row in _rows(path, "timeline.actor")
        }
        tenures = tuple(
            Tenure(_first(row["person"]), _first(row["office"]), _day(row.get("start")), _day(row.get("end"))) for row in _rows(path, "timeline.tenure")
        )
    except (KeyError, TypeError) as error:
        raise SeedError(f"{path}: an actor, alias or tenure lacks the field {error}") from error
    return Gazetteer(actors, tenures)


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None


def read_publishers(path: Path) -> Mapping[str, tuple[str, ...]]:
    """Publisher's name → its other names and its homepage, from a fixture file of sources."""
    return {row["name"]: (*row.get("aliases", ()), *filter(None, [row.get("homepage")])) for row in _rows(path, "timeline.source")}


def read_period(path: Path) -> Period | None:
    """The dossier period of the dossier file; None where it names none."""
    return parse_period(_load(path).get("period", ""))


def parse_period(words: str) -> Period | None:
    """The period that an EDTF interval such as "2021-09/2022-02" covers; None for an empty string; ValueError for anything else."""
    if not words.strip():
        return None
    bounds = edtf.bounds(words.strip())
    if bounds is None:
        raise ValueError(f"{words!r} is no period; write it as first/last, such as 2021-09/2022-02, or leave it empty")
    return Period(*bounds)
