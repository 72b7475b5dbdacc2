"""`manage.py extract` from outside: files that can't be read, the protocol of JSON lines, gazetteer and period of one's own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from timeline.extraction import pipeline

ROOT = Path(__file__).resolve().parents[2]
REPORT = "Alliance answers\n\nJanuary 26, 2022\n\nNATO rejected the demand of Russia on Wednesday, Jens Stoltenberg said.\n"
KEYS = {"id", "language", "title", "publisher", "url", "sha256", "published", "furniture", "timexes", "events", "issues"}
Run = Callable[..., tuple[list[dict[str, Any]], str, int]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command and gives its answers, what it told on standard error, and its exit status."""

    def extract(*arguments: object, stdin: bytes = b"") -> tuple[list[dict[str, Any]], str, int]:
        out, err, status = io.BytesIO(), io.StringIO(), 0
        monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=out))
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(stdin)))
        try:
            call_command("extract", *map(str, arguments), stderr=err)
        except SystemExit as ended:
            status = int(ended.code or 0)
        finally:
            monkeypatch.undo()
        return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue(), status

    return extract


BAD = {
    "empty": (b"", "the text is empty"),
    "blank": (b" \r\n\t\n", "the text is empty"),
    "front matter only": (b"---\npublisher: A\n---\n", "the text is empty"),
    "PDF": (b"%PDF-1.7\n1 0 obj", "this is a PDF, not a text"),
    "NUL": (b"NATO met\0on Monday. " * 3, "NUL bytes or control characters"),
    "random bytes": (bytes(range(256)) * 8, "NUL bytes or control characters"),
    "malformed date": (b"---\npublished: soon\n---\nNATO met on Monday.", "'soon' is no date"),
    "unknown language": (b"---\nlanguage: xx\n---\nNATO met on Monday.", "xx"),
}


@pytest.mark.parametrize(("data", "says"), BAD.values(), ids=BAD.keys())
def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_printed(data: bytes, says: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_bytes(data)
    (tmp_path / "2.txt").write_text(REPORT, encoding="utf-8")
    answers, told, status = run(tmp_path)
    assert status == 1
    assert [answer["id"] for answer in answers] == ["1.txt", "2.txt"]
    assert says in answers[0]["issues"][0]["message"] and "events" not in answers[0]
    assert says in told and "1.txt" in told and "Traceback" not in told
    assert answers[1]["events"]


def test_a_file_of_fifty_megabytes_is_refused_without_being_read(run: Run, tmp_path: Path) -> None:
    large, small = tmp_path / "large.txt", tmp_path / "small.txt"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    small.write_text(REPORT, encoding="utf-8")
    answers, told, status = run(large, small)
    assert status == 1 and "the limit is" in told
    assert ["events" in answer for answer in answers] == [False, True]


def test_a_path_that_is_not_there_is_told_and_the_rest_is_printed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(REPORT, encoding="utf-8")
    answers, told, status = run(tmp_path / "a.txt", tmp_path / "b.txt")
    assert status == 1 and "there is no such file or folder" in told
    assert ["events" in answer for answer in answers] == [False, True]


def test_an_empty_folder_is_told(run: Run, tmp_path: Path) -> None:
    assert run(tmp_path)[1:] == (f"{tmp_path}: there is no text in this folder – give files that end in .txt or .html\n", 1)


def test_a_text_without_a_date_is_no_failure(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("NATO rejected the demand of Russia.", encoding="utf-8")
    (answer,), _, status = run(tmp_path / "a.txt")
    assert status == 0
    assert answer["published"] == {"value": None, "basis": "none"}
    assert "no-publication-date" in {issue["code"] for issue in answer["issues"]}


def test_a_page_is_read_as_a_page(run: Run, tmp_path: Path) -> None:
    paragraph = "<p>NATO rejected the demand of Russia on Wednesday, Jens Stoltenberg said in Brussels after a meeting of the alliance.</p>"
    page = f"<html><head><title>Answer</title></head><body><nav>Home</nav><article><h1>Answer</h1>{paragraph * 3}</article></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (answer,), _, status = run(tmp_path)
    assert status == 0 and answer["id"] == "a.html" and answer["events"]


def line(**item: Any) -> bytes:
    return json.dumps(item).encode() + b"\n"


def test_each_line_gets_an_answer_in_order_and_blank_lines_none(run: Run) -> None:
    lines = b"\n".join([line(id=1, text=REPORT), b"", b"   ", line(id="b", text=REPORT, dct="2022-01-27", colour="red", title="Own title")])
    answers, _, status = run("-", stdin=lines)
    assert status == 0
    assert [answer["id"] for answer in answers] == [1, "b"]
    assert all(answer.keys() >= KEYS for answer in answers)
    assert answers[1]["published"]["value"] == "2022-01-27" and answers[1]["published"]["basis"] == "metadata"
    assert answers[1]["title"] == "Own title"


BAD_LINES = {
    "no JSON": (b"NATO met", None),
    "no object": (b"[1, 2]", None),
    "no text": (line(id=7), 7),
    "no id": (line(text=REPORT), None),
    "text is a number": (line(id=7, text=5), 7),
    "empty text": (line(id=7, text=" "), 7),
    "date is a number": (line(id=7, text=REPORT, dct=20220126), 7),
    "date is none": (line(id=7, text=REPORT, dct="yesterday"), 7),
    "unknown language": (line(id=7, text=REPORT, language="xx"), 7),
    "NUL": (line(id=7, text="NATO\0met"), 7),
    "half a surrogate pair": (b'{"id": 7, "text": "NATO \\ud83d met"}', 7),
    "no UTF-8": (b'{"id": 7, "text": "\xff"}', None),
    "deep": (b'{"id": 7, "text": ' + b"[" * 100_000, None),
}


@pytest.mark.parametrize(("bad", "identifier"), BAD_LINES.values(), ids=BAD_LINES.keys())
def test_a_bad_line_is_answered_with_its_issues_and_the_next_is_read(bad: bytes, identifier: object, run: Run) -> None:
    answers, told, status = run("-", stdin=bad.strip() + b"\n" + line(id="next", text=REPORT))
    assert status == 1
    assert answers[0].keys() == {"id", "issues"} and answers[0]["id"] == identifier
    issue = answers[0]["issues"][0]
    assert issue["line"] == 1 and issue["message"] and issue["remedy"] and "Traceback" not in told
    assert answers[1]["id"] == "next" and answers[1]["events"]


def test_a_rule_that_fails_on_one_text_does_not_stop_the_others(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pipeline.Extractor.extract

    def fragile(self: Any, source: Any, **stated: Any) -> Any:
        if "explode" in source.text:
            raise ZeroDivisionError("a rule failed")
        return whole(self, source, **stated)

    with monkeypatch.context() as patch:
        patch.setattr(pipeline.Extractor, "extract", fragile)
        answers, _, status = run("-", stdin=line(id=1, text="explode") + line(id=2, text=REPORT))
    assert status == 1
    assert answers[0]["issues"][0]["code"] == "failed" and answers[1]["events"]


@pytest.mark.slow
def test_each_line_is_answered_before_the_next_is_sent() -> None:
    command = [sys.executable, "manage.py", "extract", "-"]
    with subprocess.Popen(command, cwd=ROOT, env=dict(os.environ), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin and process.stdout
        for number in range(3):
            process.stdin.write(line(id=number, text=REPORT))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.stdout.read() == b""
    assert process.returncode == 0


YEARLESS = "Fleet leaves port\n\nBRUSSELS, Jan. 26 - NATO rejected the demand of Russia on Wednesday, Jens Stoltenberg said. Talks failed on Jan. 10.\n"


def test_without_a_period_no_year_is_guessed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(YEARLESS, encoding="utf-8")
    (answer,), _, status = run(tmp_path / "a.txt", "--period", "")
    assert status == 0
    assert answer["published"]["value"] is None
    assert [event for event in answer["events"] if event["edtf"]] == []
    assert [timex for timex in answer["timexes"] if timex["edtf"]] == []


@pytest.mark.parametrize(("period", "day"), [("2021-09/2022-02", "2022-01-26"), ("2010-09/2011-02", "2011-01-26")])
def test_the_period_gives_the_year_that_the_text_leaves_open(period: str, day: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(YEARLESS.replace("on Wednesday, ", ""), encoding="utf-8")
    (answer,), _, _ = run(tmp_path / "a.txt", "--period", period)
    assert answer["published"]["value"] == day and answer["published"]["basis"] in ("inferred", "dateline") and answer["published"]["rule"]


def test_another_gazetteer_gives_other_actors(run: Run, tmp_path: Path) -> None:
    state = {"slug": "freedonia", "name": "Freedonia", "kind": "state", "affiliation": None}
    alias = {"actor": ["freedonia"], "alias": "Freedonia", "language": "en"}
    rows = [{"model": "timeline.actor", "fields": state}, {"model": "timeline.actoralias", "fields": alias}]
    (tmp_path / "actors.json").write_text(json.dumps(rows), encoding="utf-8")
    (tmp_path / "a.txt").write_text(REPORT.replace("NATO", "Freedonia"), encoding="utf-8")
    (answer,), _, status = run(tmp_path / "a.txt", "--actors", tmp_path / "actors.json")
    assert status == 0
    assert {actor["slug"] for event in answer["events"] for actor in event["actors"]} == {"freedonia"}


@pytest.mark.parametrize(
    ("options", "says"),
    [(["--period", "soon"], "is no period"), (["--actors", "nowhere.json"], "cannot be read"), (["--actors", "broken.json"], "is not valid JSON")],
    ids=["period", "no gazetteer", "broken gazetteer"],
)
def test_options_that_make_no_sense_are_refused(options: list[str], says: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError, match=says):
        call_command("extract", "a.txt", *options)
