"""The bundled actors and publishers: they load into an empty database, and no identifier in them is a guess."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from django.core.management import call_command

from timeline.extraction import edtf
from timeline.models import Actor, ActorAlias, Source, Tenure
from timeline.searching import fold

FIXTURES = Path(__file__).parents[2] / "fixtures"
# Confirmed in exports made from Wikidata; an actor that is not listed here has no id rather than a guessed one.
CONFIRMED = {
    "alexander-grushko": "Q3658303",
    "alexander-lukashenko": "Q2866",
    "ann-linde": "Q18243775",
    "annalena-baerbock": "Q564328",
    "anniken-huitfeldt": "Q156540",
    "antony-blinken": "Q7821917",
    "belarus": "Q184",
    "ben-wallace": "Q263166",
    "bogdan-aurescu": "Q18537583",
    "boris-johnson": "Q180589",
    "bulgaria": "Q219",
    "denis-pushilin": "Q16514790",
    "denys-shmyhal": "Q66094865",
    "dmitry-medvedev": "Q23530",
    "dmytro-kuleba": "Q24025631",
    "emmanuel-macron": "Q3052772",
    "european-union": "Q458",
    "finland": "Q33",
    "georgia": "Q230",
    "jake-sullivan": "Q16730147",
    "jean-yves-le-drian": "Q559040",
    "jens-stoltenberg": "Q57665",
    "joe-biden": "Q6279",
    "john-sullivan": "Q6241291",
    "jonas-gahr-store": "Q467948",
    "josep-borrell": "Q312901",
    "kiril-petkov": "Q106928258",
    "klaus-iohannis": "Q701484",
    "liz-truss": "Q272201",
    "lloyd-austin": "Q941013",
    "magdalena-andersson": "Q4935873",
    "maria-zakharova": "Q20812953",
    "mircea-geoana": "Q435200",
    "moldova": "Q217",
    "nato": "Q7184",
    "nikolai-patrushev": "Q446865",
    "norway": "Q20",
    "odd-roger-enoksen": "Q1367573",
    "olaf-scholz": "Q61053",
    "oleksii-reznikov": "Q4392444",
    "oleksiy-danilov": "Q4154638",
    "osce": "Q81299",
    "pekka-haavisto": "Q317485",
    "peter-hultqvist": "Q3370162",
    "romania": "Q218",
    "rumen-radev": "Q26257557",
    "russia": "Q159",
    "sanna-marin": "Q16986436",
    "sauli-niinisto": "Q29207",
    "sergei-shoigu": "Q32024",
    "sergey-lavrov": "Q58217",
    "sergey-naryshkin": "Q983654",
    "sweden": "Q34",
    "ukraine": "Q212",
    "united-kingdom": "Q145",
    "united-states": "Q30",
    "victoria-nuland": "Q1188501",
    "vladimir-makei": "Q2026222",
    "vladimir-putin": "Q7747",
    "volodymyr-zelensky": "Q3874799",
    "wendy-sherman": "Q4169153",
}


def fields(file: str, model: str) -> list[dict]:
    return [row["fields"] for row in json.loads((FIXTURES / file).read_text(encoding="utf-8")) if row["model"] == model]


@pytest.fixture(scope="module")
def actors() -> list[dict]:
    return fields("actors.json", "timeline.actor")


@pytest.mark.django_db
def test_sources_and_actors_load_into_an_empty_database_twice() -> None:
    for _ in range(2):
        call_command("loaddata", FIXTURES / "sources.json", FIXTURES / "actors.json", verbosity=0)
    assert Source.objects.count() == len(fields("sources.json", "timeline.source"))
    assert Actor.objects.count() == len(fields("actors.json", "timeline.actor"))
    assert ActorAlias.objects.count() == len(fields("actors.json", "timeline.actoralias"))
    assert Tenure.objects.count() == len(fields("actors.json", "timeline.tenure"))


def test_the_fixtures_carry_no_keys_or_times_of_a_database() -> None:
    for file in ("actors.json", "sources.json"):
        for row in json.loads((FIXTURES / file).read_text(encoding="utf-8")):
            assert set(row) == {"model", "fields"}
            assert not {"created_at", "updated_at"} & set(row["fields"])


def test_wikidata_ids_are_the_confirmed_ones_and_unique(actors: list[dict]) -> None:
    assert {actor["slug"]: actor["wikidata_id"] for actor in actors if actor["wikidata_id"]} == CONFIRMED
    assert [identifier for identifier, count in Counter(CONFIRMED.values()).items() if count > 1] == []


def test_folded_aliases_are_folded_as_search_folds_them() -> None:
    assert [alias for alias in fields("actors.json", "timeline.actoralias") if alias["folded"] != fold(alias["alias"])] == []


def test_every_reference_is_to_an_actor_that_comes_before(actors: list[dict]) -> None:
    known: set[str] = set()
    for actor in actors:
        assert actor["affiliation"] is None or actor["affiliation"][0] in known, actor["slug"]
        known.add(actor["slug"])
    kinds = {actor["slug"]: actor["kind"] for actor in actors}
    assert {alias["actor"][0] for alias in fields("actors.json", "timeline.actoralias")} <= known
    for tenure in fields("actors.json", "timeline.tenure"):
        assert (kinds[tenure["person"][0]], kinds[tenure["office"][0]]) == ("person", "office")
        assert tenure["start"] is None or tenure["end"] is None or tenure["start"] <= tenure["end"]


@pytest.mark.parametrize("language", ["en", "no", "de", "fr", "ru", "uk", "sv"])
def test_every_state_has_a_name_in_each_language(language: str, actors: list[dict]) -> None:
    named = {alias["actor"][0] for alias in fields("actors.json", "timeline.actoralias") if alias["language"] == language}
    assert [actor["slug"] for actor in actors if actor["kind"] == "state" and actor["slug"] not in named] == []


def test_the_actors_of_the_crisis_are_many_and_of_all_kinds(actors: list[dict]) -> None:
    kinds = Counter(actor["kind"] for actor in actors)
    assert sum(kinds.values()) - kinds["office"] >= 110
    assert min(kinds[kind] for kind in ("state", "organisation", "person", "office")) >= 20


def test_an_office_is_named_after_its_role_and_state(actors: list[dict]) -> None:
    # Titles find their holder by this form.
    assert [actor["slug"] for actor in actors if actor["kind"] == "office" and "-of-" not in actor["slug"]] == []


def test_the_dossier_names_a_period() -> None:
    period = json.loads((FIXTURES / "dossier.json").read_text(encoding="utf-8"))["period"]
    assert edtf.bounds(period) is not None
