"""`manage.py extract`: what the program finds in texts, as JSON lines; needs no database."""

from __future__ import annotations

import json
import logging
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
from timeline.extraction.annotations import SourceText
from timeline.extraction.errors import ExtractionError

logger = logging.getLogger(__name__)
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
        files = sorted(p for p in path.rglob("*") if p.suffix in (".txt", ".html", ".htm")) if path.is_dir() else [path]
        for file in files:
            try:
                extraction = extractor.extract(_read(file), file_name=file.name)
            except Exception as error:
                yield self._refused(file.name, error, place=str(file))
            else:
                yield records.to_record(extraction, identifier=file.name, gazetteer=extractor.gazetteer)
        if not files:
            yield self._refused(path.name, ExtractionError("there is no text in this folder", remedy="give files that end in .txt or .html"), place=str(path))

    def _stdin(self, extractor: pipeline.Extractor) -> Iterator[dict[str, Any]]:
        for number, line in enumerate(sys.stdin.buffer, start=1):
            if not line.strip():
                continue
            identifier: Any = None
            try:
                item = _parse(line)
                identifier = item.get("id") if isinstance(item, dict) else None
                extraction = self._one(extractor, item, number)
            except Exception as error:
                yield self._refused(identifier, error, place=f"line {number}", line=number)
            else:
                yield records.to_record(extraction, identifier=identifier, gazetteer=extractor.gazetteer)

    def _one(self, extractor: pipeline.Extractor, item: Any, number: int) -> Any:
        if not isinstance(item, dict) or "id" not in item or not isinstance(item.get("text"), str):
            raise ExtractionError(f"line {number} is no object with “id” and “text”", remedy='write {"id": …, "text": …} on one line')
        wrong = [key for key, kind in KNOWN_KEYS.items() if key != "id" and item.get(key) is not None and not isinstance(item[key], kind)]
        if wrong:
            raise ExtractionError(f"line {number}: {', '.join(wrong)} must be strings", remedy="put the values in quotes, or leave the keys out")
        stated = {key: item[key] for key in ("dct", "language", "url", "title") if item.get(key)}
        return extractor.extract(reading.read_text(item["text"], max_bytes=settings.INGEST_MAX_BYTES), **stated)

    def _refused(self, identifier: Any, error: Exception, *, place: str, line: int | None = None) -> dict[str, Any]:
        """The answer for a text that could not be read; one text never stops the others, not even where a rule of ours failed."""
        known = isinstance(error, (ExtractionError, OSError))
        if not known:
            logger.exception("%s", place, exc_info=error)
        message, remedy = _told(error) if known else (f"the program failed: {type(error).__name__}: {error}", "please report it with the text")
        self.stderr.write(f"{place}: {message}{f' – {remedy}' if remedy else ''}")
        issue = {"code": "unreadable" if known else "failed", "message": message, "remedy": remedy}
        return {"id": identifier, "issues": [issue | ({"line": line} if line else {})]}


def _read(file: Path) -> SourceText:
    """The file's text. ExtractionError or OSError where it has none; a file that is too large is not even opened."""
    if (size := file.stat().st_size) > settings.INGEST_MAX_BYTES:
        raise ExtractionError(f"the file has {size:,} bytes; the limit is {settings.INGEST_MAX_BYTES:,}", remedy="split it into one file per article")
    return reading.read_file(file.read_bytes(), name=file.name, max_bytes=settings.INGEST_MAX_BYTES)


def _told(error: Exception) -> tuple[str, str]:
    """What went wrong and what to do about it."""
    if isinstance(error, ExtractionError):
        return error.message, error.remedy
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder", "give the path of a text file, a folder, or - for standard input"
    return f"the file cannot be read: {getattr(error, 'strerror', None) or error}", "check its name and permissions"


def _parse(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ExtractionError(f"the line is not valid JSON: {error}", remedy='write {"id": …, "text": …} on one line') from error
