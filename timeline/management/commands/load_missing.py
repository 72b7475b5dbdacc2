"""`manage.py load_missing`: fixtures, without overwriting anything."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from timeline.seeding import SeedingError, load_missing


class Command(BaseCommand):
    help = "Loads the objects of JSON fixtures that are not stored yet, known by their natural keys. Stored objects stay as they are, edits included."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("fixtures", nargs="+", metavar="FIXTURE", type=Path, help="a JSON fixture file")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            counts = load_missing(options["fixtures"])
        except SeedingError as error:
            raise CommandError(f"{error}. Nothing was loaded.") from error
        self.stdout.write(f"{counts['added']} objects added, {counts['present']} were there already")
