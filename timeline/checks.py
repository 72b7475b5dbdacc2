"""System checks, numbered: what `manage.py check` finds wrong with an installation, each with its remedy."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning
from django.db import connection

from timeline import seed
from timeline.extraction import languages
from timeline.extraction.errors import ExtractionError
from timeline.searching.index import has_fts5


def check_languages(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> Iterable[CheckMessage]:
    """E001: every language file can be read. E002: there is at least one."""
    if not languages.codes():
        yield Error("There is no language file.", hint="Restore timeline/extraction/languages/en.toml.", id="timeline.E002")
    for code in languages.codes():
        try:
            languages.load(code)
        except ExtractionError as error:
            yield Error(error.message, hint=error.remedy, id="timeline.E001")


def check_fixtures(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> Iterable[CheckMessage]:
    """W001: the bundled fixtures are there. E003: the dossier's period can be read."""
    for name in ("sources.json", "actors.json"):
        if not (settings.FIXTURES_DIR / name).is_file():
            yield Warning(f"fixtures/{name} is missing.", hint="Restore it, or load actors and publishers of your own.", id="timeline.W001")
    try:
        seed.read_period(settings.DOSSIER_FILE)
    except (seed.SeedError, ValueError, AttributeError) as error:
        yield Error(f"The dossier period cannot be read: {error}", hint='Write {"period": "2021-09/2022-02"} into it.', id="timeline.E003")


def check_driver(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> Iterable[CheckMessage]:
    """E004: psycopg 3 is absent, which Django would take in place of the driver that is pinned here."""
    if importlib.util.find_spec("psycopg"):
        yield Error("psycopg 3 is installed beside psycopg2.", hint="Uninstall psycopg, or use an environment of its own.", id="timeline.E004")


def check_search(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> Iterable[CheckMessage]:
    """W002: this SQLite has no full-text index, so that a search reads every row. It finds the same."""
    if connection.vendor == "sqlite" and not has_fts5():
        hint = "Use a SQLite library built with FTS5, and then migrate timeline back to 0002 and forth again; or PostgreSQL."
        yield Warning("SQLite was built without FTS5: searches take longer with every event.", hint=hint, id="timeline.W002")


ALL = (check_languages, check_fixtures, check_driver, check_search)
