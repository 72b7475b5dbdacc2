"""Fixtures without overwriting, administrators, and the system's own checks."""

from __future__ import annotations

import io
import json

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from timeline import checks
from timeline.models import Actor, ActorAlias, Source, Tenure

pytestmark = pytest.mark.django_db

ROWS = [
    {"model": "timeline.actor", "fields": {"slug": "sergey-lavrov", "name": "Sergey Lavrov", "kind": "person", "affiliation": ["russia"]}},
    {"model": "timeline.actor", "pk": 7, "fields": {"slug": "russia", "name": "Russia", "kind": "state"}},
    {"model": "timeline.actoralias", "fields": {"actor": ["russia"], "language": "no", "alias": "Russland"}},
    {"model": "timeline.source", "fields": {"slug": "herald", "name": "The Herald"}},
]


@pytest.fixture
def fixture(tmp_path):
    file = tmp_path / "seed.json"
    file.write_text(json.dumps(ROWS))
    return file


def load(*files: object) -> str:
    out = io.StringIO()
    call_command("load_missing", *map(str, files), stdout=out)
    return out.getvalue()


def test_it_loads_what_is_absent_forward_references_included(fixture):
    assert "4 objects added, 0 " in load(fixture)
    assert Actor.objects.get(slug="sergey-lavrov").affiliation.slug == "russia"
    assert ActorAlias.objects.get().folded == "russland"


def test_dates_of_a_stored_row_are_known_again(tmp_path):
    office = {"model": "timeline.actor", "fields": {"slug": "minister", "name": "Minister", "kind": "office"}}
    fields = {"person": ["sergey-lavrov"], "office": ["minister"], "start": "2004-03-09"}
    rows = [*ROWS, office, {"model": "timeline.tenure", "fields": fields}, {"model": "timeline.tenure", "fields": fields | {"start": None}}]
    file = tmp_path / "tenures.json"
    file.write_text(json.dumps(rows))
    assert "7 objects added, 0 " in load(file)
    assert "0 objects added, 7 " in load(file)
    assert sorted(str(tenure.start) for tenure in Tenure.objects.all()) == ["2004-03-09", "None"]


def test_it_asks_the_database_little_more_than_once_a_new_row(fixture, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        load(fixture)
    with django_assert_max_num_queries(8):
        load(fixture)


def test_it_never_overwrites_an_edit(fixture):
    load(fixture)
    Source.objects.update(name="Herald Tribune")
    assert "0 objects added, 4 " in load(fixture)
    assert Source.objects.get().name == "Herald Tribune"


@pytest.mark.parametrize(
    "text",
    [
        "{",
        '{"a": 1}',
        json.dumps([*ROWS[1:], {"model": "timeline.nothing", "fields": {}}]),
        json.dumps([*ROWS[1:], {"model": "timeline.actor", "fields": {"slug": "x", "kind": "ghost"}}]),
        json.dumps([*ROWS[1:], {"model": "timeline.actor", "fields": {"slug": "x", "kind": "state", "colour": "red"}}]),
        json.dumps([*ROWS[1:], {"model": "timeline.actoralias", "fields": {"actor": ["nobody"], "language": "en", "alias": "N"}}]),
        json.dumps([*ROWS[1:], {"model": "timeline.tenure", "fields": {"person": ["russia"], "office": ["russia"], "start": "soon"}}]),
        json.dumps([*ROWS[1:], {"model": "sessions.session", "fields": {"session_data": "x"}}]),
    ],
    ids=["no JSON", "no list", "unknown model", "a value that the database refuses", "unknown field", "dangling", "no date", "a table without natural keys"],
)
def test_a_broken_file_loads_nothing(tmp_path, text):
    file = tmp_path / "broken.json"
    file.write_text(text)
    with pytest.raises(CommandError, match=r"broken\.json.*Nothing was loaded"):
        load(file)
    assert not Source.objects.exists() and not Actor.objects.exists()


def test_the_bundled_fixtures_load_into_an_empty_store(settings):
    files = [settings.FIXTURES_DIR / "sources.json", settings.FIXTURES_DIR / "actors.json"]
    load(*files)
    counts = Actor.objects.count(), ActorAlias.objects.count(), Tenure.objects.count(), Source.objects.count()
    assert load(*files).startswith("0 objects added")
    assert counts == (Actor.objects.count(), ActorAlias.objects.count(), Tenure.objects.count(), Source.objects.count())


def test_administrators_are_made_with_a_password_that_is_shown_once():
    out = io.StringIO()
    call_command("make_admin", if_none=True, stdout=out)
    name, password = out.getvalue().split("name ")[1].split(" (")[0].split(", password ")
    user = get_user_model().objects.get(username=name)
    assert name == "curator" and user.is_superuser and user.check_password(password)
    out = io.StringIO()
    call_command("make_admin", if_none=True, stdout=out)
    assert out.getvalue() == ""
    call_command("make_admin", stdout=out)
    assert get_user_model().objects.filter(username="curator2").exists()


def test_this_installation_passes_its_checks():
    assert [message for check in checks.ALL for message in check(None)] == []


def test_a_broken_dossier_file_is_told_with_a_remedy(settings, tmp_path):
    settings.DOSSIER_FILE = tmp_path / "dossier.json"
    settings.FIXTURES_DIR = tmp_path
    found = list(checks.check_fixtures(None))
    assert [message.id for message in found] == ["timeline.W001", "timeline.W001", "timeline.E003"] and all(message.hint for message in found)
