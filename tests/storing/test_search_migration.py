"""The migration that brings the search index: there and back, on both databases, with rows that were stored before it."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.factories import make_actor, make_article, make_event
from timeline import checks
from timeline.models import ActorAlias, Article, EventState
from timeline.searching import index

BEFORE, AFTER = ("timeline", "0002_error_report"), ("timeline", "0003_search")


def migrate(target: tuple[str, str]) -> None:
    # Going back to it, and forth to the newest: later migrations are undone and done with it.
    executor = MigrationExecutor(connection)
    executor.migrate([target] if target == BEFORE else executor.loader.graph.leaf_nodes("timeline"))


def installed() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname FROM pg_indexes" if connection.vendor == "postgresql" else "SELECT name FROM sqlite_master")
        return {name for (name,) in cursor.fetchall()} & set(map(index.index_name, index.TABLES))


@pytest.fixture
def old_store(transactional_db: None):
    """Rows as they were written before: words only, and no language told."""
    state = make_event(
        headline="NATO answered", articles=(make_article(title="Avviste krav", language="no", text="Ministeren avviste kravene fra sør i dag."),)
    )
    ActorAlias.objects.create(actor=make_actor("russia"), alias="Россия", language="ru")
    EventState.objects.filter(pk=state.pk).update(search_text=" nato answered | ministeren avviste kravene fra sor | russia")
    try:
        migrate(BEFORE)
        yield state
    finally:
        migrate(AFTER)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_what_was_stored_before_is_found_after(old_store):
    assert installed() == set()
    migrate(AFTER)
    assert installed() == set(map(index.index_name, index.TABLES))
    for query in ("answers", "avviser krav", "Russia", '"ministeren avviste"', "Россией"):
        assert EventState.objects.search(query).count() == 1, query
    assert Article.objects.search("krav avviser").count() == 1
    state = EventState.objects.get()
    assert state.search_text == " |en nato answered |no ministeren avviste kravene fra sor | russia"
    EventState.objects.update(search_text=" |en threatened")
    assert EventState.objects.search("threatens").count() == 1


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite can lack its index")
def test_a_sqlite_without_fts5_searches_all_the_same(old_store, monkeypatch):
    monkeypatch.setattr(index, "has_fts5", lambda: False)
    migrate(AFTER)
    assert installed() == set()
    assert EventState.objects.search("avviser krav").count() == EventState.objects.search('"nato answered" russi*').count() == 1
    assert not EventState.objects.search("avviser snow").exists()
    migrate(BEFORE)
    monkeypatch.undo()
    migrate(AFTER)
    assert installed() and EventState.objects.search("avviser krav").count() == 1


def test_a_missing_index_is_told_by_the_system_check(monkeypatch):
    assert list(checks.check_search(None)) == []
    monkeypatch.setattr(checks, "has_fts5", lambda: False)
    found = list(checks.check_search(None))
    assert [message.id for message in found] == (["timeline.W002"] if connection.vendor == "sqlite" else []) and all(message.hint for message in found)


@pytest.mark.django_db
def test_no_column_waits_for_a_migration():
    call_command("makemigrations", "timeline", check=True, dry_run=True, verbosity=0)
