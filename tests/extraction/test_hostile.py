"""Hostile texts through the whole pipeline: twice the text is about twice the work, counted in calls and never by the clock.

Calls into regular expressions count as one however far they look, so each stage bounds what a pattern sees and has a test of its own for that.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.corpus.rewriting import dossier, gazetteer
from timeline.extraction import reading
from timeline.extraction.pipeline import Extractor

ROOT = Path(__file__).resolve().parents[2]
HEAD = "Alliance rejects demand\n\nBRUSSELS, January 26, 2022 - NATO rejected the demand on Wednesday, Jens Stoltenberg said.\n\n"
SIZE = 3_000
PIECES = {
    "digits": "1234567890",
    "slashed digits": "1/",
    "dotted digits": "1.",
    "years and dashes": "2022-",
    "commas": ",",
    "one word": "word",
    "one word again and again": "word ",
    "line breaks": "\n",
    "short paragraphs": "a\n\n",
    "straight quotes": '"',
    "opening quotes": "“",
    "closing quotes": "”",
    "apostrophes": "'",
    "open brackets": "(",
    "dashes": "— ",
    "initials": "A. ",
    "weekdays": "Monday ",
    "days": "January 1, ",
    "verbs of saying": "said ",
    "verbs of denying": "denied ",
    "conditions": "if ",
    "states": "Russia ",
    "adjectives of states": "Russian ",
    "persons": "Putin ",
    "titles": "the president ",
    "titles with names": "President Putin, ",
    "bylines": "By A B\n",
    "links": "Read more\n",
    "addresses": "http://a.b/",
    "datelines": "MOSCOW (AP) — ",
    "quotations": '"a" said Putin. ',
    "reports": "NATO said Russia attacked Ukraine on Monday. ",
    "reports in paragraphs": "NATO said on Monday that Russia attacked Ukraine.\n\n",
    "wide characters": "𝟙",
    "no characters": "\u200b",
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    ready = Extractor(gazetteer=gazetteer(), period=dossier())
    ready.extract(reading.read_text(HEAD), language="en")  # compiles the rules
    return ready


def calls(extractor: Extractor, text: str) -> int:
    """How many functions, Python's and C's, are called to extract the text."""
    source, count = reading.read_text(text), 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        extractor.extract(source, language="en")
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_twice_the_text_is_about_twice_the_work(piece: str, extractor: Extractor) -> None:
    row = piece * (SIZE // len(piece))
    calls(extractor, HEAD + row[: SIZE // 2])  # fills what is remembered of words between texts, and not of this text
    once, twice = calls(extractor, HEAD + row), calls(extractor, HEAD + row + row)
    assert twice <= 2.2 * once + 1_000


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of a process is read from /proc")
def test_a_megabyte_is_read_in_little_memory(tmp_path: Path) -> None:
    """A fresh process that reads one large text stays below 400 MB, gazetteer and language data included.

    getrusage would not do: its peak is inherited from the process that starts it.
    """
    file = tmp_path / "large.txt"
    file.write_text(HEAD * (1_000_000 // len(HEAD)), encoding="utf-8")
    program = (
        "import re, sys\n"
        "from pathlib import Path\n"
        "from django.core.management import execute_from_command_line\n"
        "execute_from_command_line(['manage.py', 'extract', sys.argv[1]])\n"
        "print(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1], file=sys.stderr)\n"
    )
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "crisis.settings"}
    done = subprocess.run([sys.executable, "-c", program, str(file)], cwd=ROOT, env=environment, capture_output=True, check=True, timeout=120)
    assert json.loads(done.stdout)["language"] == "en"
    assert int(done.stderr.split()[-1]) < 400_000
