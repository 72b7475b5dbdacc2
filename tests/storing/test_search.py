"""Search in the database, the same on both: what is found, as of when, and that the index follows every way of writing."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.core.management import call_command
from django.db import connection
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import make_actor, make_article, make_event, make_source
from tests.storing.texts import ANSWER, REWORDED, TALKS, make_actors, put
from timeline.forms import EventFilterForm
from timeline.models import Actor, ActorAlias, Article, Event, EventState
from timeline.querysets.events import FACETS
from timeline.searching import index, searchable, spans, terms
from timeline.store import delete_articles, edit_event, merge_touched, reject_event

pytestmark = pytest.mark.django_db
THEN, LATER = dt.date(2022, 1, 27), dt.date(2022, 1, 28)


def told(*pieces: tuple[str, str], **values: object) -> EventState:
    """An event whose searched text is these pieces, each with its language."""
    return make_event(search_text=searchable(pieces), **values)


def headlines(query: str) -> list[str]:
    return sorted(EventState.objects.current().search(query).values_list("headline", flat=True))


TOLD = [
    ("en", "Moscow threatened its neighbours with sanctions"),
    ("no", "Utenriksministeren avviste kravene om sikkerhetsgarantier"),
    ("de", "Die Bundesregierung erklärte, sie lehne Waffenlieferungen in Krisengebiete ab"),
    ("fr", "Les négociations se poursuivent à l’Élysée, ont annoncé des diplomates"),
    ("ru", "Российские войска покинули учебные полигоны"),
    ("uk", "Переговори відбулися у столиці"),
    ("sv", "Statsministern krävde förhandlingar om gasledningen"),
]


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("threatens neighbour", "en"),
        ("SANCTION", "en"),
        ("avviser krav", "no"),
        ("sikkerhetsgaranti*", "no"),
        ("erklären", "de"),
        ("waffenlieferung krisengebiet", "de"),
        ("negociation elysee", "fr"),
        ("annoncée", "fr"),
        ("l'Élysée", "fr"),
        ("войсками российский", "ru"),
        ("полигон", "ru"),
        ("переговорів столиця", "uk"),
        ("kräva förhandlingen", "sv"),
        ("KRÄVDE gasledning", "sv"),
        ('"moscow threatened its"', "en"),
        ('"ont annoncé"', "fr"),
    ],
)
def test_a_word_is_found_in_every_form_case_and_spelling(query, language):
    for code, sentence in TOLD:
        told((code, sentence), headline=code)
    assert headlines(query) == [language]


@pytest.mark.parametrize(
    "query",
    ["moscow sanctions snow", '"threatened neighbours"', '"its moscow"', "threat", "sanct", '"sanction threatened"', "neighbour* snow*", '"threaten"'],
)
def test_what_lacks_one_of_the_words_is_not_found(query):
    told(TOLD[0])
    assert headlines(query) == []


def test_no_phrase_is_found_across_two_texts():
    told(("en", "Talks in Geneva"), ("en", "Moscow answers"), headline="one")
    assert headlines('"talks in geneva"') == headlines("geneva moscow") == ["one"]
    assert headlines('"geneva moscow"') == []


def test_a_quoted_word_is_found_as_it_is_written():
    told(("en", "Leaders answer"), headline="one")
    told(("en", "Leaders answered"), headline="two")
    assert (headlines("answer"), headlines('"answer"')) == (["one", "two"], ["one"])


def test_a_search_begins_at_a_word():
    make_event(headline="Forces restored order")
    assert EventState.objects.search("restore").exists()
    assert not EventState.objects.search("store").exists()
    assert not EventState.objects.search("store*").exists()
    assert not EventState.objects.search('"forces order"').exists()


def test_a_search_finds_every_spelling_of_an_actor():
    make_event(headline="Talks in Minsk", actors=(("alyaksandr-lukashenka", "actor"),))
    actor = Actor.objects.get()
    for language, alias in (("no", "Lukasjenko"), ("ru", "Лукашенко"), ("en", "Alexander Lukashenko")):
        ActorAlias.objects.create(actor=actor, alias=alias, language=language)
    for query in ("lukasjenko", "ЛУКАШЕНКО", "Лукашенком", "Lukasjenkos", "alexander lukash*", '"alexander lukashenko"', "minsk Lukasjenko"):
        assert EventState.objects.search(query).count() == 1, query
    assert not EventState.objects.search("lukashenko geneva").exists()
    assert not EventState.objects.search("lukash").exists()
    assert [found.slug for found in Actor.objects.called("лукашенко")] == [actor.slug]


@pytest.mark.parametrize("query", ["lukas", "LUKASJ", "alex lukash", "лукашенком", '"alexander luka"'])
def test_the_list_of_actors_is_searched_by_beginnings(query):
    actor = make_actor("alyaksandr-lukashenka", aliases=("Lukasjenko", "Alexander Lukashenko"))
    ActorAlias.objects.create(actor=actor, alias="Лукашенко", language="ru")
    make_actor("olaf-scholz", aliases=("Olaf Scholz",))
    assert list(Actor.objects.named_like(query)) == [actor]


def test_a_name_is_no_form_of_another_word():
    make_event(actors=(("joe-biden", "actor"),), headline="one")
    ActorAlias.objects.create(actor=Actor.objects.get(), alias="Biden", language="no")
    assert headlines("Biden") == ["one"] and headlines("bid") == []


def test_texts_are_found_by_title_and_body():
    make_article(title="Svarene fra NATO", text="Brevene ble overlevert i Moskva.", language="no")
    assert Article.objects.search("svar brev").exists()
    assert Article.objects.search('"ble overlevert" svarene').exists()
    assert not Article.objects.search("washington").exists()


def test_menus_and_links_of_a_text_are_not_searched():
    text = "Subscribe now\nTalks failed\nRead more: talks on gas\nSnow fell"
    spans_of = {"furniture": [[0, 13], [27, 50]], "sentences": [], "timexes": [], "actors": []}
    make_article(title="Geneva", text=text, annotations=spans_of)
    assert [Article.objects.search(query).count() for query in ("geneva", "talks snow", "subscribe", "gas", '"failed snow"')] == [1, 1, 0, 0, 0]


def test_a_search_as_of_a_day_sees_only_the_words_of_then():
    make_actors()
    put(ANSWER)
    put(REWORDED, name="b.txt", publisher="Gazette", published=LATER.isoformat())
    for query in ("alliance hands", '"hands over"', "hand*"):
        assert EventState.objects.as_of(LATER).search(query).exists(), query
        assert not EventState.objects.as_of(THEN).search(query).exists(), query
        assert not Article.objects.known_by(THEN).search(query).exists(), query
    assert EventState.objects.as_of(THEN).search("delivered demand").count() == EventState.objects.as_of(LATER).search("delivered demand").count() == 1


@pytest.mark.parametrize("query", ["q=threatens", "q=threaten*&as_of=2022-01-26", 'q="threatened its"', "q=nato", "q=threatens+russia&type=REJECT"])
@pytest.mark.parametrize("name", FACETS)
def test_a_facet_s_number_is_that_of_the_list_after_the_click(query, name):
    nrk = make_source("nrk", language="no")
    make_actor("nato", aliases=("NATO",))
    make_actor("russia", aliases=("Russia", "Moscow"))
    told(TOLD[0], articles=(make_article(), make_article(source=nrk, language="no")))
    told(TOLD[0], type="CONSULT", quad="verbal-cooperation", articles=(make_article(source=nrk, language="no"),))
    told(TOLD[0], known_from=LATER, actors=(("russia", "actor"),))
    told(TOLD[1], actors=(("nato", "recipient"),))
    chosen = EventFilterForm(QueryDict(query))
    assert chosen.is_valid() and chosen.states().exists()
    for facet in chosen.facets(name):
        after = EventFilterForm(QueryDict(chosen.query(**{name: facet.value})))
        assert after.is_valid() and after.states().count() == facet.count > 0, facet


HOSTILE = [
    '"', '""', '"""', "'", "*", "**", "a*b*", "^nato", "nato NEAR/2 russia", "headline:nato", "{nato}:x", "-nato", "nato -", "(nato", "nato)", "nato | russia",
    "nato & !russia", "nato:*", "nato <-> russia", "' OR 1=1 --", "\\", "\\'", "%", "_", "a\x00b", "\x00", "\ud800", "😀", "·en·threaten", "·", "٣", "½",
    "ß" * 99,
    "x" * 10_000, "x " * 5_000, '"' * 10_000, ("AND " * 2_500), "*" * 10_000, "ы" * 10_000, '"' + "a b " * 2_500 + '"', "İ" * 5_000, "rowid", "search_vector",
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_that_can_be_asked_is_an_error(query):
    told(("en", "NATO threatens nobody"))
    for found in (EventState.objects.search(query), Article.objects.search(query), Actor.objects.named_like(query)):
        found.count()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40), st.text(max_size=40))
def test_the_database_finds_what_the_page_would_mark(db, text, query):
    """Index and marks are one rule: a text is found just where each term of the search can be marked in it."""
    asked = terms(query)
    state = told(("en", text), actors=())
    found = EventState.objects.filter(pk=state.pk).search(query).exists()
    assert found == all(spans(text, [term], "en") for term in asked)


LIKELY = ["nato", "NATO's", "threat", "threatens", "sanction*", '"written answers"', '"written answer"', "Store", "war*", "war", "2022", "u.s.", "talk"]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(LIKELY), min_size=1, max_size=4))
def test_likely_searches_find_what_the_page_would_mark(db, query):
    text = "Støre: NATO threatened by war-games in 2022, U.S. sanctions, a written answer"
    asked = terms(" ".join(query))
    state = told(("en", text), actors=())
    found = EventState.objects.filter(pk=state.pk).search(" ".join(query)).exists()
    assert found == all(spans(text, [term], "en") for term in asked)


class TestTheIndexFollows:
    """Whatever writes a row, search knows it."""

    def test_an_ingest_and_a_text_told_anew(self):
        make_actors()
        put(ANSWER)
        assert EventState.objects.search("delivers").exists() and Article.objects.search("delivers").exists()
        put(TALKS)
        assert not EventState.objects.current().search("delivers").exists()
        assert EventState.objects.current().search("minister talk").exists() and Article.objects.current().search("geneva").exists()

    def test_a_curator_s_correction(self):
        make_actors()
        put(ANSWER)
        event = Event.objects.get()
        edit_event(event, headline="A reply at last")
        assert EventState.objects.current().search("replies lasting* at last").count() == 0
        assert EventState.objects.current().search("replies last").count() == 1
        reject_event(event)
        assert EventState.objects.current().visible().search("replies").count() == 0

    def test_a_deleted_text(self):
        make_actors()
        put(ANSWER)
        delete_articles(Article.objects.all())
        merge_touched()
        assert not EventState.objects.search("answers").exists() and not Article.objects.search("answers").exists()

    def test_a_fixture_loaded_with_loaddata(self, tmp_path):
        make_event(headline="Talks in Geneva", articles=(make_article(title="Threatened", text="Words on words on Wednesday, plenty."),))
        file = tmp_path / "store.json"
        call_command("dumpdata", "timeline", natural_foreign=True, natural_primary=True, output=str(file), verbosity=0)
        assert "search_stems" not in file.read_text(encoding="utf-8")
        Event.objects.all().delete()
        Article.objects.all().delete()
        assert not EventState.objects.search("talk").exists()
        call_command("loaddata", str(file), verbosity=0)
        assert EventState.objects.search("talk").exists() and Article.objects.search("threatens").exists()

    def test_a_fixture_s_row_is_found_by_the_words_it_brings(self, tmp_path):
        state = told(("en", "They threatened"), ("no", "De truet"))
        file = tmp_path / "state.json"
        call_command("dumpdata", "timeline.eventstate", natural_foreign=True, output=str(file), verbosity=0)
        [row] = json.loads(file.read_text(encoding="utf-8"))
        row["fields"]["search_text"] = searchable([("en", "They answered")])
        file.write_text(json.dumps([row | {"pk": state.pk}]), encoding="utf-8")
        call_command("loaddata", str(file), verbosity=0)
        assert EventState.objects.search("answers").exists() and not EventState.objects.search("threatens").exists()

    def test_an_alias_added_changed_and_taken_back(self):
        make_event(actors=(("olaf-scholz", "actor"),))
        alias = ActorAlias.objects.create(actor=Actor.objects.get(), alias="Kanzler Scholz", language="de")
        assert EventState.objects.search("kanzler").exists()
        alias.alias = "Scholz"
        alias.save()
        assert not EventState.objects.search("kanzler").exists()
        alias.delete()
        assert not Actor.objects.named_like("scholz*").filter(aliases__isnull=False).exists()

    def test_rows_made_and_changed_in_bulk(self):
        state = told(("en", "Before"))
        state.pk, state.current, state.known_from, state.known_until = None, False, dt.date(2022, 1, 1), dt.date(2022, 1, 2)
        state.search_text = searchable([("en", "Copied"), ("no", "avviste")])
        EventState.objects.bulk_create([state])
        assert EventState.objects.search("copy avviser").count() == 1
        EventState.objects.filter(known_from=dt.date(2022, 1, 1)).update(search_text=searchable([("en", "Threatened")]))
        assert EventState.objects.search("threatens").count() == 1 and not EventState.objects.search("copy").exists()

    def test_a_searched_text_that_the_database_works_out_is_refused(self):
        with pytest.raises(TypeError, match="as a string"):
            EventState.objects.bulk_update([told(("en", "Before"))], ["search_text"])

    def test_a_statement_typed_by_hand(self):
        state = told(("en", "Before"))
        with connection.cursor() as cursor:
            cursor.execute("UPDATE timeline_eventstate SET search_stems = 'after' WHERE id = %s", [state.pk])
        assert EventState.objects.search("after").exists() and not EventState.objects.search("before").exists()

    def test_it_agrees_with_its_tables(self):
        """SQLite compares each index with its table, and would raise; PostgreSQL makes the column itself."""
        self.test_an_ingest_and_a_text_told_anew()
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                for table in index.TABLES:
                    name = index.index_name(table)
                    cursor.execute(f'INSERT INTO "{name}"("{name}", rank) VALUES (\'integrity-check\', 1)')


class TestTheIndex:
    def test_every_table_has_one_after_all_migrations(self):
        """A migration that rebuilds a table on SQLite takes its triggers along: then it must install the index again."""
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
                wanted = {f"{index.index_name(table)}_{when}" for table in index.TABLES for when in ("insert", "update", "delete")}
            else:
                cursor.execute("SELECT indexname FROM pg_indexes")
                wanted = set(map(index.index_name, index.TABLES))
            assert wanted <= {name for (name,) in cursor.fetchall()}

    @pytest.mark.parametrize("query", ["threatens", "threat*", '"threatened its" moscow'])
    def test_a_search_goes_along_it(self, query):
        told(TOLD[0])
        found = EventState.objects.search(query)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL enable_seqscan = off")
        plan = found.explain()
        assert "timeline_eventstate_search" in plan if connection.vendor == "postgresql" else "VIRTUAL TABLE INDEX" in plan

    @pytest.mark.parametrize("query", ["threatens", "threat*", '"threatened its" moscow', "threat", "nothing", "nato", "50%", "·en·threaten"])
    def test_without_it_the_same_is_found(self, query, monkeypatch):
        """A SQLite without FTS5 reads row by row."""
        told(TOLD[0])
        told(TOLD[1], actors=())
        along = list(EventState.objects.search(query).values_list("pk", flat=True))
        monkeypatch.setattr("timeline.searching.columns.is_indexed", lambda connection, table: False)
        assert list(EventState.objects.search(query).values_list("pk", flat=True)) == along
