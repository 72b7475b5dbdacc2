"""`manage.py ingest` from outside: what it reads, what it reports, what it leaves alone. Extraction is a stand-in without rules of language."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.storing.texts import ANSWER, REWORDED, TALKS, TROOPS, UNDATED, _event, make_actors, rows, snapshot
from timeline import ingest
from timeline.extraction.annotations import Basis, Extraction, Issue, Layout, Published, Sentence, SourceText
from timeline.extraction.merging import cluster_text
from timeline.models import Actor, Article, EventState, Finding, IngestRun, TouchedSpan

pytestmark = pytest.mark.django_db


class LineExtractor:
    """Takes each line with bars for an event (see texts.py), and what is stated for everything else."""

    def __init__(self, **_: Any) -> None:
        pass

    def extract(self, source: SourceText, *, dct=None, language=None, url=None, title=None, publisher=None, file_name=None) -> Extraction:
        if "explode" in source.text:
            raise ZeroDivisionError("a rule failed")
        text, said, at, events, sentences = source.text, source.stated, 0, [], []
        for line in text.splitlines(keepends=True):
            if line.count(" | ") == 3:
                events.append(_event(line.strip(), at))
                sentences.append(Sentence(at, at + len(line.strip()), 0))
            at += len(line)
        published = dct or said.get("published")
        layout = Layout(
            language or "en",
            title=title or str(file_name),
            publisher=publisher or said.get("publisher"),
            url=url or said.get("url"),
            published=Published(str(published), Basis.METADATA) if published else Published(None, Basis.NONE),
        )
        clusters = cluster_text(events, text=text, language="en")
        issues = () if published else (Issue("no-publication-date", "no publication date was found"),)
        return Extraction(source, layout, tuple(sentences), (), (), tuple(events), clusters, issues)


@pytest.fixture(autouse=True)
def stand_in(db, monkeypatch):
    make_actors()
    monkeypatch.setattr(ingest, "Extractor", LineExtractor)


@pytest.fixture
def folder(tmp_path):
    for number, (publisher, published, lines) in enumerate(
        [
            ("Herald", "2022-01-27", (ANSWER, TALKS)),
            ("Gazette", "2022-01-26", (REWORDED, TROOPS)),
            ("Tribune", "2022-01", (REWORDED.replace("hands over", "gives"), UNDATED)),
            ("Herald", "2022-02-01", (TALKS,)),
        ]
    ):
        head = f"---\npublisher: {publisher}\npublished: {published}\n---\n"
        (tmp_path / f"text{number}.txt").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def run(*paths: object, **options: Any) -> tuple[dict[str, Any], int]:
    """The JSON report and the exit status."""
    out, status = io.StringIO(), 0
    try:
        call_command("ingest", *map(str, paths), format="json", stdout=out, stderr=io.StringIO(), **options)
    except SystemExit as end:
        status = int(end.code)
    return json.loads(out.getvalue()), status


def test_it_reports_what_it_did_and_changes_nothing_the_second_time(folder):
    report, status = run(folder)
    assert (status, report["errors"]) == (0, [])
    assert report["articles"] == {"created": 4, "changed": 0, "unchanged": 0, "failed": 0}
    assert report["events"]["created"] == EventState.objects.current().count() == 4
    before = rows()
    report, status = run(folder)
    assert report["articles"] == {"created": 0, "changed": 0, "unchanged": 4, "failed": 0}
    assert report["events"] == {"created": 0, "changed": 0, "unchanged": 4, "ended": 0}
    assert (report["mentions"]["created"], report["mentions"]["unchanged"]) == (0, 7)
    assert rows() == before and status == 0


def test_one_file_at_a_time_in_reverse_gives_the_same_events(folder):
    run(folder)
    expected = snapshot()
    Article.objects.all().delete()
    EventState.objects.all().delete()
    for file in sorted(folder.iterdir(), reverse=True):
        run(file)
    assert snapshot() == expected


BAD = [
    pytest.param("binary.txt", b"\x00\x01\x02\xff" * 400, "binary", id="a binary file"),
    pytest.param("empty.txt", b"", "empty", id="an empty file"),
    pytest.param("blank.txt", b" \n\n ", "empty", id="a file of blanks"),
    pytest.param("nul.txt", (TALKS + "\x00 and more").encode(), "NUL", id="a file with NUL bytes"),
    pytest.param("large.txt", b"NATO and Russia. " * 3_200_000, "limit", id="a file of 50 MB"),
    pytest.param("picture.txt", b"\x89PNG\r\n\x1a\n", "PNG", id="a picture"),
    pytest.param("bug.txt", b"explode", "ZeroDivisionError", id="a text on which the program fails"),
    pytest.param("line.jsonl", b'{"text": "fine enough"}\n{"text": 3}\n', "text", id="a line of JSON lines"),
    pytest.param("date.txt", b"---\npublished: 2022-13-45\n---\nNATO said so.", "2022-13-45", id="a date that is none"),
    pytest.param("empty.jsonl", b"\n", "empty", id="JSON lines without a line"),
    pytest.param("broken.jsonl", b"{oops\n", "JSON", id="a line that is no JSON"),
]


@pytest.mark.parametrize(("name", "data", "said"), BAD)
def test_a_bad_text_is_told_and_the_rest_is_stored(folder, name, data, said):
    (folder / name).write_bytes(data)
    report, status = run(folder)
    assert status == 1 and report["articles"]["failed"] == 1
    (error,) = report["errors"]
    assert error["path"].endswith(name) and said in error["message"] and error["remedy"]
    assert EventState.objects.current().count() == 4
    assert Finding.objects.filter(code="unreadable").count() == 1


def test_a_link_that_leads_nowhere_is_told(folder):
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    report, status = run(folder)
    assert status == 1 and report["errors"][0]["path"].endswith("gone.txt") and report["articles"]["created"] == 4


def test_a_text_without_a_date_is_stored_and_told(folder):
    (folder / "dateless.txt").write_text(TROOPS)
    report, status = run(folder)
    assert status == 0 and report["articles"]["created"] == 5
    (warning,) = report["warnings"]
    assert warning["path"].endswith("dateless.txt") and "no publication date" in warning["message"]


def test_the_line_of_a_bad_line_is_told(folder):
    (folder / "lines.jsonl").write_text('{"text": "one"}\n\n[]\n')
    assert run(folder / "lines.jsonl")[0]["errors"][0]["line"] == 3


def test_the_same_fault_is_noted_once(folder):
    (folder / "empty.txt").write_bytes(b"")
    run(folder)
    run(folder)
    assert Finding.objects.filter(code="unreadable").count() == 1


def test_a_path_that_does_not_exist_is_an_error_of_its_own(folder):
    report, status = run(folder / "nowhere.txt", folder)
    assert status == 1 and "no such file" in report["errors"][0]["message"] and report["articles"]["created"] == 4


def test_hidden_files_and_other_kinds_in_a_folder_are_left_alone(folder):
    (folder / ".hidden.txt").write_text(TALKS)
    (folder / ".cache").mkdir()
    (folder / ".cache" / "x.txt").write_text(TALKS)
    (folder / "README.md").write_text("read me")
    assert run(folder)[0]["articles"]["created"] == 4


def test_folders_globs_and_repeated_paths_give_each_text_once(folder):
    (folder / "deeper").mkdir()
    (folder / "deeper" / "more.txt").write_text(TROOPS)
    report, _ = run(folder, folder / "text*.txt", folder / "text0.txt", folder / "deep*")
    assert report["articles"] == {"created": 5, "changed": 0, "unchanged": 0, "failed": 0}


def test_json_lines_hold_one_text_each(folder):
    lines = [{"id": "a", "text": TALKS, "published": "2022-01-22", "publisher": "Wire"}, {"text": TROOPS, "dct": "2022-01-24", "url": "https://wire.example/2"}]
    (folder / "wire.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    report, status = run(folder / "wire.jsonl")
    assert status == 0 and report["articles"]["created"] == 2
    assert set(Article.objects.values_list("key", flat=True)) == {"wire:wire.jsonl#a", "wire.example/2"}


def test_a_file_name_of_any_bytes_can_be_stored(folder):
    name = b"caf\xe9 \x80.txt"
    with open(bytes(folder) + b"/" + name, "wb") as file:
        file.write(TALKS.encode())
    report, status = run(folder)
    assert status == 0 and report["articles"]["created"] == 5


def test_what_the_caller_states_beats_what_the_text_says(folder):
    run(folder / "text0.txt", source="Courier", published="2022-03-01", language="no")
    article = Article.objects.get()
    assert (article.source.name, article.published_edtf, article.language) == ("Courier", "2022-03-01", "no")


@pytest.mark.parametrize("options", [{"published": "yesterday"}, {"language": "xx"}], ids=["date", "language"])
def test_a_malformed_option_is_refused(folder, options):
    with pytest.raises(CommandError, match="--"):
        call_command("ingest", str(folder), **options)


def test_a_run_that_was_killed_is_completed_by_the_next(folder, monkeypatch):
    def die() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ingest, "merge_touched", die)
    with pytest.raises(KeyboardInterrupt):
        run(folder)
    assert TouchedSpan.objects.exists() and not EventState.objects.exists()
    assert IngestRun.objects.get().finished_at is None
    monkeypatch.undo()
    monkeypatch.setattr(ingest, "Extractor", LineExtractor)
    report, _ = run(folder)
    assert report["articles"]["unchanged"] == 4 and report["events"]["created"] == 4
    assert not TouchedSpan.objects.exists()


def test_nothing_is_drawn_where_standard_error_is_no_terminal(folder, capsys):
    call_command("ingest", str(folder))
    shown = capsys.readouterr()
    assert shown.err == "" and "articles: 4 created" in shown.out


def test_an_empty_store_gets_the_bundled_actors_first(folder):
    Actor.objects.all().delete()
    run(folder)
    assert Actor.objects.filter(slug="nato").exists()
