"""Compiled extraction: it serves only the sources that it was built from, and is kept only if it finds the same."""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from timeline import compiled, extraction
from timeline.management.commands import compile_extraction


@pytest.fixture
def workshop(tmp_path, monkeypatch):
    """Sources of two modules, and an empty place for what is built from them."""
    sources = tmp_path / "extraction"
    sources.mkdir()
    (sources / "__init__.py").touch()
    (sources / "twice.py").write_text("def twice(number: int) -> int:\n    return 2 * number\n")
    (sources / "often.py").write_text("from timeline.extraction.twice import twice\n\n\ndef four_times(number: int) -> int:\n    return twice(twice(number))\n")
    monkeypatch.setattr(compiled, "SOURCES", sources)
    monkeypatch.setattr(compiled, "CACHE", tmp_path / "compiled")
    monkeypatch.setattr(extraction, "__path__", list(extraction.__path__))
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setenv(compiled.SWITCH, "on")
    yield sources
    for name in ("twice", "often"):
        sys.modules.pop(f"timeline.extraction.{name}", None)


def built(sources):
    modules = compiled.folder_of(sources, cache=compiled.CACHE) / "timeline" / "extraction"
    modules.mkdir(parents=True)
    return modules


def test_what_was_built_from_these_sources_is_found_first(workshop):
    modules = built(workshop)
    (modules / "twice.py").write_text("BUILT = True")
    assert compiled.use()
    assert importlib.import_module("timeline.extraction.twice").BUILT


def test_without_anything_built_the_sources_run(workshop):
    assert not compiled.use()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda sources: (sources / "twice.py").write_text("def twice(number: int) -> int:\n    return number + number\n"), id="a changed module"),
        pytest.param(lambda sources: (sources / "more.py").touch(), id="a new module"),
        pytest.param(lambda sources: (sources / "twice.py").unlink(), id="a module gone"),
        pytest.param(lambda sources: (sources / "twice.py").rename(sources / "double.py"), id="a new name"),
    ],
)
def test_what_was_built_from_other_sources_is_left_alone(workshop, change):
    built(workshop)
    change(workshop)
    assert not compiled.use()


def test_the_environment_can_do_without(workshop, monkeypatch):
    built(workshop)
    monkeypatch.setenv(compiled.SWITCH, "off")
    assert not compiled.use()


def test_a_compiler_that_fails_leaves_nothing_and_says_what_is_needed(workshop, monkeypatch):
    monkeypatch.setenv("CC", "false")
    with pytest.raises(CommandError, match="C compiler"):
        call_command("compile_extraction")
    assert list(compiled.CACHE.iterdir()) == []


def test_what_finds_something_else_is_taken_away_again(workshop, monkeypatch):
    answers = iter(["one event", "another event"])

    def run(command, **options):
        if "setup.py" in command:
            (options["cwd"] / "built").mkdir()
            return subprocess.CompletedProcess(command, 0, "")
        return subprocess.CompletedProcess(command, 0, next(answers))

    monkeypatch.setattr(compile_extraction.subprocess, "run", run)
    with pytest.raises(CommandError, match="taken away"):
        call_command("compile_extraction")
    assert list(compiled.CACHE.iterdir()) == []


@pytest.mark.skipif(shutil.which("cc") is None, reason="there is no C compiler here")
def test_a_module_is_compiled_and_used(workshop, monkeypatch, capsys):
    monkeypatch.setattr(compile_extraction.Command, "_compare", lambda self: None)
    call_command("compile_extraction", "--level", "0")
    assert compiled.use()
    module = importlib.import_module("timeline.extraction.often")
    assert module.__file__.endswith((".so", ".pyd"))
    assert module.four_times(21) == 84
    with pytest.raises(TypeError):
        module.four_times("21")
    call_command("compile_extraction")
    assert "compiled already" in capsys.readouterr().err
