"""Language files: each loads and is complete, each rule shows what it is for, and a language is added by one file alone."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.corpus.rewriting import gazetteer, spellings
from timeline.extraction import edtf, languages
from timeline.extraction.errors import LanguageFileError
from timeline.extraction.languages import events_facts, layout_facts, linking_facts, timex_facts

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "timeline" / "extraction" / "languages"
# Names that are also common words, and an agreement that is known by where it was signed.
PLACES = {"price", "minsk", "us"}
every_language = pytest.mark.parametrize("code", languages.codes())


def test_the_seven_languages_are_there() -> None:
    assert set(languages.codes()) >= {"en", "no", "de", "fr", "ru", "uk"} and {"sv", "da"} & set(languages.codes())


@every_language
def test_every_table_is_filled_and_valid(code: str) -> None:
    file = languages.load(code)
    assert [name for name in languages.TABLES if not file.tables[name]] == []
    assert timex_facts.timex_facts(code).rules and events_facts.load(code).triggers and linking_facts.load(code).demonyms
    assert layout_facts.layout_facts(code).furniture and len(layout_facts.month_numbers(code)) >= 12


@every_language
def test_every_rule_shows_what_it_is_for(code: str) -> None:
    """Examples for each rule, but for those that only guard against look-alikes and those that all languages share and only their own words complete."""
    guarded = [rule for rule in timex_facts.shared_rules() if rule.after or rule.before]
    timex = [(rule.name, rule.examples) for rule in timex_facts.timex_facts(code).rules if rule.reading != "none" and rule not in guarded]
    events = [(rule.name, rule.examples) for rule in (*events_facts.load(code).triggers, *events_facts.load(code).cues)]
    layout = [(rule.name, rule.examples) for rule in (*layout_facts.layout_facts(code).furniture, *layout_facts.layout_facts(code).publishers)]
    assert [name for name, examples in (*timex, *events, *layout) if not examples] == []


@every_language
def test_every_rule_that_may_mistake_words_shows_near_misses(code: str) -> None:
    """Triggers, cues and page furniture look at common words; so does each way of linking that the examples show."""
    events = [(rule.name, rule.near_misses) for rule in (*events_facts.load(code).triggers, *events_facts.load(code).cues)]
    layout = [(rule.name, rule.near_misses) for rule in (*layout_facts.layout_facts(code).furniture, *layout_facts.layout_facts(code).publishers)]
    assert [name for name, near_misses in (*events, *layout) if not near_misses] == []
    assert any(rule.near_misses for rule in timex_facts.timex_facts(code).rules)
    assert linking_facts.load(code).examples and linking_facts.load(code).near_misses


@every_language
def test_examples_of_time_expressions_name_values_that_can_be_checked(code: str) -> None:
    examples = [example for rule in timex_facts.timex_facts(code).rules for example in rule.examples]
    assert [example.text for example in examples if example.on and edtf.bounds(example.on) is None] == []
    assert [example.text for example in examples if not example.value and not example.edtf] == []


@every_language
def test_no_example_is_given_twice_for_one_rule(code: str) -> None:
    for rule in timex_facts.timex_facts(code).rules:
        shown = [(example.text, example.on, example.words) for example in rule.examples]
        assert len(shown) == len(set(shown)), rule.name


@every_language
def test_no_rule_of_events_names_an_actor(code: str) -> None:
    """Rules speak of deeds; who does them is the gazetteer's. A rule that names a state would read one dossier and no other."""
    linking = linking_facts.load(code)
    spelled = [name for entry in gazetteer().actors.values() if entry.kind in ("state", "person") for name in spellings(entry, code)]
    own = [word for table in (linking.demonyms, linking.capitals, linking.peoples) for words in table.values() for word in words]
    names = {name.casefold() for name in (*spelled, *own) if " " not in name} - PLACES
    facts = events_facts.load(code)
    phrases = [
        (rule.name, phrase)
        for rule in (*facts.triggers, *facts.cues)
        for phrase in (*rule.phrases, *(rule.blocks if isinstance(rule, events_facts.Trigger) else ()))
    ]
    assert [told for told in phrases if names & {word.rstrip("?~*") for word in re.split(r"[ |]", told[1])}] == []


NEW = """
[meta]
name = "Dutch"
locales = ["nl"]

[layout]
numeric_order = "dmy"
published = ['gepubliceerd(?: op)?']
byline = ['''door (?-i:[A-Z])[\\w.’-]+(?: (?-i:[A-Z])[\\w.’-]+)*''']

[[layout.furniture]]
name = "read-more"
scope = "line"
pattern = '''lees (?:ook|meer)\\b.*'''
examples = ["Lees ook: wat er gebeurde"]
near_misses = ["Lezers vragen zich af waarom."]

[timex.words.unit]
"dag(?:en)?" = "day"

[timex.words.count]
"twee" = 2

[[timex.rules]]
name = "full_date"
reading = "calendar"
pattern = '(?:<weekday> )?<day> <month>(?: <year>)?'
examples = [{ text = "op 26 januari 2022", value = "2022-01-26" }]

[[timex.rules]]
name = "weekday"
reading = "calendar"
pattern = '<weekday>'
examples = [{ text = "op maandag", on = "2022-01-26", value = "2022-01-24" }]

[[timex.rules]]
name = "relative"
reading = "shift"
pattern = '<relative>'
examples = [{ text = "gisteren", on = "2022-01-26", value = "2022-01-25" }]

[linking]
fallback = ["en"]
demonym_endings = ["", "e"]

[linking.demonyms]
russia = ["Russisch"]

[events]
form_names = ["present", "past"]
articles = ["de", "het", "een"]

[[events.triggers]]
name = "reject-demand"
type = "REJECT"
phrases = ["verwierp", "wees … af"]
examples = ["De NAVO verwierp de eis."]
near_misses = ["De eis ligt er nog."]
"""

PROGRAM = """
import sys
from pathlib import Path
from django.core.management import execute_from_command_line
from timeline.extraction import languages
languages.resources.files = lambda package: Path(sys.argv[1])
execute_from_command_line(["manage.py", "extract", "-"])
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of language files with one more than the program brings."""
    (tmp_path / "shared").symlink_to(FOLDER / "shared")
    for file in FOLDER.glob("*.toml"):
        (tmp_path / file.name).symlink_to(file)
    (tmp_path / "nl.toml").write_text(NEW, encoding="utf-8")
    return tmp_path


def extract(folder: Path, text: str) -> dict[str, Any]:
    """What `manage.py extract` says of the text with these language files, in a process of its own, so that nothing is remembered."""
    line = json.dumps({"id": 1, "text": text}).encode()
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "crisis.settings"}
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(folder)], input=line, cwd=ROOT, env=environment, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


DUTCH = """NATO verwerpt eis van Moskou

Gepubliceerd op woensdag 26 januari 2022

De NATO verwierp de Russische eis op maandag. Het bondgenootschap zei gisteren dat de deur openblijft voor nieuwe landen.

Lees ook: wat er eerder gebeurde

Volgens het bestuur komt er op 28 januari een nieuwe vergadering, waar alle landen aanwezig zullen zijn.
"""


@pytest.mark.slow
def test_a_language_is_added_by_one_file_alone(folder: Path) -> None:
    """Through the whole pipeline: told from the others, laid out, dated, linked by the gazetteer's own names, and coded."""
    answer = extract(folder, DUTCH)
    assert (answer["language"], answer["title"]) == ("nl", "NATO verwerpt eis van Moskou")
    assert (answer["published"]["value"], answer["published"]["basis"]) == ("2022-01-26", "header")
    read = {timex["text"]: timex["edtf"] for timex in answer["timexes"]}
    assert {"maandag": "2022-01-24", "gisteren": "2022-01-25", "28 januari": "2022-01-28"}.items() <= read.items()
    assert [DUTCH[start:end].strip() for start, end in answer["furniture"] if "Lees" in DUTCH[start:end]] == ["Lees ook: wat er eerder gebeurde"]
    assert [(event["type"], event["edtf"]) for event in answer["events"] if "verwierp" in DUTCH[event["start"] : event["end"]]] == [("REJECT", "2022-01-24")]


@pytest.mark.parametrize(
    ("break_it", "says"),
    [
        (lambda text: text.replace("[meta]", "[metal]"), "unknown tables"),
        (lambda text: text.replace('name = "Dutch"', ""), "lacks"),
        (lambda text: text.replace("numeric_order", "numeric_odour"), "unknown keys"),
        (lambda text: text.replace('reading = "shift"', 'reading = "guess"'), "unknown reading"),
        (lambda text: text.replace('type = "REJECT"', 'type = "REFUSE"'), "type or kind unknown"),
        (lambda text: text.replace("form_names", "forms_named"), "unknown keys"),
        (lambda text: text.replace("form_names", 'unshifted = ["stond"]\nform_names', 1), "have no form"),
        (lambda text: text.replace("[events]", "[events"), "not valid TOML"),
    ],
    ids=["table", "name", "layout key", "reading", "type", "events key", "tense", "TOML"],
)
def test_a_malformed_file_is_refused_with_its_place(break_it: Callable[[str], str], says: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "nl.toml").write_text(break_it(NEW), encoding="utf-8")
    monkeypatch.setattr(languages, "resources", SimpleNamespace(files=lambda package: folder))
    readers = (languages.load, timex_facts.timex_facts, layout_facts.layout_facts, linking_facts.load, events_facts.load)
    for remembered in (languages.codes, *readers):
        remembered.cache_clear()
    try:
        with pytest.raises(LanguageFileError, match=says) as refused:
            for read in readers:
                read("nl")
        assert "nl.toml" in refused.value.message and refused.value.remedy
    finally:
        for remembered in (languages.codes, *readers):
            remembered.cache_clear()
