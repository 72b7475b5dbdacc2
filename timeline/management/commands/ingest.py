"""`manage.py ingest`: news texts into the timeline."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from timeline import seeding
from timeline.extraction import edtf, languages
from timeline.ingest import Ingest, Report, Stated
from timeline.models import Actor

HELP = """Reads news texts, finds their dates, actors and events, and stores them in the timeline.

A second run over the same texts changes nothing, the order of files does not matter, and what curators
edited stays. A text that fails is told with path, line and remedy; the others are stored, and the exit status is 1."""
EPILOG = """examples:
  manage.py ingest fixtures/articles
  manage.py ingest texts/*.txt page.html --language no
  manage.py ingest news.jsonl --format json      one {"text", "id"?, "published"?, "language"?, "url"?, "title"?, "publisher"?} a line
  manage.py ingest clipping.txt --source "The Herald" --published 2022-01-26"""


class Command(BaseCommand):
    help = HELP

    def create_parser(self, *args: Any, **options: Any) -> Any:
        return super().create_parser(*args, formatter_class=RawDescriptionHelpFormatter, epilog=EPILOG, **options)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="file (.txt, .html, .jsonl), folder, or glob in quotes")
        parser.add_argument("--source", metavar="NAME", help="the publisher of all these texts")
        parser.add_argument("--published", metavar="DATE", help="the publication date of all these texts, such as 2022-01-26 or 2022-01")
        parser.add_argument("--language", metavar="CODE", help=f"the language of all these texts: {', '.join(languages.codes())}")
        parser.add_argument("--format", choices=("text", "json"), default="text", help="json prints one line on standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        stated = self._stated(options)
        if not Actor.objects.exists():
            self.stderr.write("No actors are stored yet; loading the bundled sources and actors.")
            seeding.load_bundled()
        run = Ingest(stated)
        run.add_files(options["paths"], progress=_with_bar)
        report = run.finish()
        if options["format"] == "json":
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False))
        else:
            self._tell(report)
        if report.errors:
            sys.exit(1)

    def _stated(self, options: dict[str, Any]) -> Stated:
        published, language = options["published"], options["language"]
        if published and not edtf.bounds(published):
            raise CommandError(f"--published {published} is no date; write 2022-01-26, 2022-01 or 2022")
        if language and language not in languages.codes():
            raise CommandError(f"--language {language} is not known; choose one of {', '.join(languages.codes())}")
        return Stated(options["source"] or None, published or None, language or None)

    def _tell(self, report: Report) -> None:
        for warning in report.warnings:
            self.stderr.write(self.style.WARNING(str(warning)))
        for failure in report.errors:
            self.stderr.write(self.style.ERROR(str(failure)))
        for what, counts in report.counts().items():
            told = ", ".join(f"{number} {name}" for name, number in counts.items() if number or name in ("created", "changed", "unchanged"))
            self.stdout.write(f"{what}: {told}")


def _with_bar(files: list[Path]) -> Iterable[Path]:
    """The files, with a progress bar on standard error where that is a terminal."""
    return tqdm(files, unit="file", file=sys.stderr, disable=None)
