"""README and CONTRIBUTING say what the code does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from timeline.extraction import languages, plover

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def table(text: str, mark: str) -> str:
    return text.partition(f"<!-- {mark} -->")[2].partition("\n## ")[0]


def test_the_readme_lists_the_languages():
    listed = dict(re.findall(r"^\| `(\w+)` \| ([^|]+?) \|", table(README, "languages"), re.M))
    assert listed == {code: languages.load(code).name for code in languages.codes()}


def test_the_readme_lists_the_event_types():
    assert re.findall(r"^\| ([A-Z]+) \|", table(README, "event types"), re.M) == list(plover.EVENT_TYPES)


def test_contributing_lists_every_setting():
    settings = (ROOT / "crisis" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'env\.\w+\("([A-Z_]+)"', settings))
    told = {name for row in re.findall(r"^\| (`[A-Z_]+`[^|]*)\|", CONTRIBUTING, re.M) for name in re.findall(r"`([A-Z_]+)`", row)}
    assert told == read


def test_the_readme_names_only_targets_that_make_has():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert set(re.findall(r"make ([a-z-]+)", README + CONTRIBUTING)) <= targets


@pytest.mark.slow
@pytest.mark.parametrize("command", ["ingest", "extract", "evaluate", "load_missing", "make_admin"])
def test_every_command_explains_itself(command):
    shown = subprocess.run([sys.executable, "manage.py", command, "--help"], cwd=ROOT, capture_output=True, text=True, check=True, env=dict(os.environ))
    assert len(shown.stdout) > 400


def test_the_commands_run_with_an_empty_environment(tmp_path):
    shown = subprocess.run([sys.executable, "manage.py", "check"], cwd=ROOT, capture_output=True, text=True, env={"XDG_STATE_HOME": str(tmp_path)}, check=False)
    assert shown.returncode == 0, shown.stderr
    assert (tmp_path / "crisis-timeline" / "secret_key").stat().st_mode & 0o077 == 0
