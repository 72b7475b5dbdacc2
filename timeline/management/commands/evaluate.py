"""`manage.py evaluate`: how well extraction does on texts with hand-made gold."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import orjson
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from timeline import evaluation, seed
from timeline.extraction import pipeline, reading, records
from timeline.extraction.errors import ExtractionError


class Command(BaseCommand):
    help = "Scores the program on texts with gold annotations (one JSON object a text) and prints each figure; exit status 1 where a floor is missed."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("texts", type=Path, metavar="TEXTS", help="the folder of the texts")
        parser.add_argument("--gold", type=Path, required=True, metavar="DIR", help="the folder of the gold files")
        parser.add_argument("--floors", default="", help="such as 'event_recall>=0.75,furniture_hits<=0,de:event_recall>=0.6'")
        parser.add_argument("--by-language", action="store_true", help="print the figures of each language beside those of all")
        parser.add_argument("--misses", action="store_true", help="list every miss")
        parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
        parser.add_argument("--period", help="dossier period; empty to switch it off")

    def handle(self, *args: Any, **options: Any) -> None:
        golds = list(_golds(options["gold"]))
        if not golds:
            raise CommandError(f"{options['gold']} holds no gold: files *.json with the key “timexes”")
        try:
            period = seed.read_period(settings.DOSSIER_FILE) if options["period"] is None else seed.parse_period(options["period"])
            gazetteer = seed.read_gazetteer(settings.FIXTURES_DIR / "actors.json")
            publishers = seed.read_publishers(settings.FIXTURES_DIR / "sources.json")
        except (seed.SeedError, ValueError) as error:
            raise CommandError(str(error)) from error
        extractor = pipeline.Extractor(gazetteer=gazetteer, publishers=publishers, period=period)
        pairs = [self._pair(extractor, gold, options["texts"]) for gold in golds]
        report = evaluation.score(pairs, gazetteer=gazetteer)
        languages = evaluation.score_by_language(pairs, gazetteer=gazetteer)
        if options["misses"]:
            self.stdout.write("\n".join(report.misses))
        columns = {"all": report.figures()} | ({code: part.figures() for code, part in languages.items()} if options["by_language"] else {})
        if options["json"]:
            self.stdout.write(json.dumps(columns if options["by_language"] else columns["all"]))
        else:
            self._table(columns)
        try:
            short = evaluation.fallen_short(evaluation.all_figures(report, languages), options["floors"])
        except ValueError as error:
            raise CommandError(str(error)) from error
        if short:
            raise CommandError("falls short: " + "; ".join(short))

    def _table(self, columns: dict[str, evaluation.Figures]) -> None:
        """A line for each figure; with several columns, a line of their names first."""
        if len(columns) > 1:
            self.stdout.write(f"{'':18}" + "".join(f" {name:>7}" for name in columns))
        for name in columns["all"]:
            self.stdout.write(f"{name:18}" + "".join(f" {_said(figures[name]):>{7 if len(columns) > 1 else 1}}" for figures in columns.values()))

    def _pair(self, extractor: pipeline.Extractor, gold: dict[str, Any], texts: Path) -> tuple[dict[str, Any], str, dict[str, Any] | None]:
        """The gold, the stored text it speaks of, and what the program found there."""
        path = texts / Path(gold.get("file", gold["id"] + ".txt")).name
        try:
            source = reading.read_file(path.read_bytes(), name=path.name, max_bytes=settings.INGEST_MAX_BYTES)
        except (OSError, ExtractionError) as error:
            raise CommandError(f"{path}, which the gold {gold['id']} speaks of, cannot be read: {error}") from error
        if gold.get("text_sha256") not in (None, source.sha256):
            raise CommandError(f"{path} has changed since the gold {gold['id']} was made: its sha256 is {source.sha256}")
        extraction = extractor.extract(source, file_name=path.name)
        record = orjson.loads(orjson.dumps(records.to_record(extraction, identifier=path.name, gazetteer=extractor.gazetteer)))
        return gold, source.text, record


def _golds(folder: Path) -> list[dict[str, Any]]:
    golds = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json")))
    return [gold for gold in golds if isinstance(gold, dict) and "timexes" in gold]


def _said(value: float | int | None) -> str:
    return "–" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)
