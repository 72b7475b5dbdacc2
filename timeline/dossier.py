"""The dossier's period as pages need it: which days are the story and which its background."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings

from timeline.extraction.annotations import Period
from timeline.seed import SeedError, read_period


@cache
def _read(path: Path) -> Period | None:
    try:
        return read_period(path)
    except SeedError:
        return None


def period() -> Period | None:
    """The period of the settings' dossier file; None where there is no such file or it names none."""
    return _read(settings.DOSSIER_FILE)
