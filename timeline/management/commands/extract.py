"""`manage.py extract`: what the program finds in texts, as JSON lines; needs no database."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from timeline import seed
from timeline.extraction import pipeline, reading, records
from timeline.extraction.errors import ExtractionError

KNOWN_KEYS = {"id": str, "text": str, "dct": str, "language": str, "url": str, "title": str}


class Command(BaseCommand):
    help = (
        "Prints one JSON object a line for each text: language, title, publisher, publication date, furniture, time expressions, events and issues. "
        "With “-” it reads JSON lines {id, text, dct?, language?, url?, title?} from standard input and answers each at once. Stores nothing."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="text or HTML files; a folder stands for the files in it; - for JSON lines on standard input"
        )
        parser.add_argument("--actors", type=Path, default=settings.FIXTURES_DIR / "actors.json", help="another gazetteer, as a fixture file")
        parser.add_argument("--period", help="dossier period, such as 2021-09/2022-02; empty to switch it off (default: fixtures/dossier.json)")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            period = seed.read_period(settings.DOSSIER_FILE) if options["period"] is None else seed.parse_period(options["period"])
            extractor = pipeline.Extractor(
                gazetteer=seed.read_gazetteer(options["actors"]),
                publishers=seed.read_publishers(settings.FIXTURES_DIR / "sources.json"),
                period=period,
            )
        except (seed.SeedError, ValueError) as error:
            raise CommandError(str(error)) from error
        failed = 0
        for path in options["paths"]:
            for record in self._stdin(extractor) if path == "-" else self._files(extractor, Path(path)):
                failed += "events" not in record
                sys.stdout.buffer.write(orjson.dumps(record) + b"\n")
                sys.stdout.buffer.flush()
        if failed:
            raise SystemExit(1)

    def _files(self, extractor: pipeline.Extractor, path: Path) -> Iterator[dict[str, Any]]:
        if not path.exists():
            raise CommandError(f"{path} does not exist; give the path of a text file, a folder, or - for standard input")
        files = sorted(p for p in path.rglob("*") if p.suffix in (".txt", ".html", ".htm")) if path.is_dir() else [path]
        for file in files:
            try:
                extraction = extractor.extract(reading.read_file(file.read_bytes(), name=file.name, max_bytes=settings.INGEST_MAX_BYTES), file_name=file.name)
            except (ExtractionError, OSError) as error:
                self.stderr.write(f"{file}: {error}")
                yield _refused(file.name, error)
            else:
                yield records.to_record(extraction, identifier=file.name, gazetteer=extractor.gazetteer)

    def _stdin(self, extractor: pipeline.Extractor) -> Iterator[dict[str, Any]]:
        for number, line in enumerate(sys.stdin.buffer, start=1):
            if not line.strip():
                continue
            identifier: Any = None
            try:
                item = json.loads(line)
                identifier = item.get("id") if isinstance(item, dict) else None
                extraction = self._one(extractor, item, number)
            except (ExtractionError, ValueError) as error:
                yield _refused(identifier, error, line=number)
            else:
                yield records.to_record(extraction, identifier=identifier, gazetteer=extractor.gazetteer)

    def _one(self, extractor: pipeline.Extractor, item: Any, number: int) -> Any:
        if not isinstance(item, dict) or "id" not in item or not isinstance(item.get("text"), str):
            raise ExtractionError(f"line {number} is no object with “id” and “text”", remedy='write {"id": …, "text": …} on one line')
        wrong = [key for key, kind in KNOWN_KEYS.items() if key != "id" and item.get(key) is not None and not isinstance(item[key], kind)]
        if wrong:
            raise ExtractionError(f"line {number}: {', '.join(wrong)} must be strings", remedy="put the values in quotes, or leave the keys out")
        stated = {key: item[key] for key in ("dct", "language", "url", "title") if item.get(key)}
        return extractor.extract(reading.read_text(item["text"]), **stated)


def _refused(identifier: Any, error: Exception, *, line: int | None = None) -> dict[str, Any]:
    """The answer for a text that could not be read."""
    issue = {"code": "unreadable", "message": str(error), "remedy": getattr(error, "remedy", "")}
    return {"id": identifier, "issues": [issue | ({"line": line} if line else {})]}
