"""fixtures/timeline.json loads into a store with nothing but the publishers and actors."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command

from timeline.snapshot import dump, snapshot

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


@pytest.mark.slow
@pytest.mark.usefixtures("seeded")
def test_the_fixture_loads_after_sources_and_actors():
    call_command("loaddata", FIXTURES / "timeline.json", verbosity=0)
    assert dump(snapshot()) == (FIXTURES / "timeline.json").read_text(encoding="utf-8")
