"""`manage.py snapshot`: the store as a fixture file."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from timeline.snapshot import dump, snapshot


class Command(BaseCommand):
    help = (
        "Writes sources, texts, events, what was known of them, and mentions as a fixture: natural keys, no times, always in the same order. "
        "fixtures/timeline.json is made so, by `make fixture`, from a store that holds nothing but the bundled texts; load it after sources and actors."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = snapshot()
        options["file"].write_text(dump(rows), encoding="utf-8")
        self.stdout.write(f"{len(rows):,} rows written to {options['file']}")
