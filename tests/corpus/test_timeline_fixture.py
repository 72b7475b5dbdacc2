"""fixtures/timeline.json is what ingest makes of the bundled texts; and what the demo promises of itself."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.core.management import call_command

from timeline.models import Article, EventState, Mention
from timeline.snapshot import dump, snapshot

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "fixtures"
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("ingested", "db")]


@pytest.fixture(scope="module")
def ingested(module_store):
    """The store after one run over the bundled texts, for the tests of this module."""
    call_command("ingest", str(FIXTURES / "articles"), verbosity=0)


def test_the_fixture_is_what_ingest_makes_of_the_bundled_texts():
    assert dump(snapshot()) == (FIXTURES / "timeline.json").read_text(encoding="utf-8"), "run `make fixture`, read what changed, and commit it"


def test_the_bundled_texts_make_a_timeline_worth_opening():
    shown = EventState.objects.current().visible()
    crisis = shown.filter(earliest_on__gte=dt.date(2021, 11, 1), latest_on__lte=dt.date(2022, 1, 31))
    assert 40 <= crisis.count() <= 160
    assert shown.filter(sources__gte=2).count() >= 8


def test_every_mention_quotes_its_text():
    for mention in Mention.objects.select_related("article"):
        assert mention.quote == mention.quote.strip() != ""
        if mention.date_start is not None:
            assert mention.article.text[mention.date_start : mention.date_end] == mention.date_text


def test_ingesting_again_changes_nothing(capsys):
    before = dump(snapshot())
    call_command("ingest", str(FIXTURES / "articles"), verbosity=0)
    assert dump(snapshot()) == before


def test_one_file_at_a_time_in_reverse_gives_the_same_events():
    def told():
        states = EventState.objects.current().prefetch_related("event__mentions")
        return sorted((s.headline, s.date_edtf, s.sources, s.mentions, tuple(sorted(m.uid for m in s.event.mentions.all()))) for s in states)

    at_once = told()
    Article.objects.all().delete()
    EventState.objects.all().delete()
    for path in sorted((FIXTURES / "articles").glob("*.txt"), reverse=True):
        call_command("ingest", str(path), verbosity=0)
    assert told() == at_once
