"""Every layout rule of every language file, held to its own examples and near misses."""

from __future__ import annotations

import pytest

from timeline.extraction.errors import LanguageFileError
from timeline.extraction.languages import codes, layout_facts

FURNITURE = [(code, rule) for code in codes() for rule in layout_facts.layout_facts(code).furniture]
PUBLISHERS = [(code, rule) for code in codes() for rule in layout_facts.layout_facts(code).publishers]


def named(case):
    return f"{case[0]}.{case[1].name}"


@pytest.mark.parametrize("case", FURNITURE, ids=named)
def test_furniture_rules_match_their_examples_and_nothing_near(case):
    _, rule = case
    assert rule.examples
    assert rule.near_misses
    assert [line for line in rule.examples if not rule.matches(line)] == []
    assert [line for line in rule.near_misses if rule.matches(line)] == []


@pytest.mark.parametrize("case", PUBLISHERS, ids=named)
def test_publisher_rules_find_the_outlet_and_nothing_near(case):
    _, rule = case
    assert [(line, match and match["publisher"]) for line, _ in rule.examples for match in [rule.pattern.search(line)]] == list(rule.examples)
    assert [line for line in rule.near_misses if rule.pattern.search(line)] == []


@pytest.mark.parametrize("code", codes())
def test_near_misses_of_one_rule_are_no_other_rules_furniture(code):
    facts = layout_facts.layout_facts(code)
    lines = [line for rule in facts.furniture for line in rule.near_misses]
    joined = [pattern for pattern in (facts.line_furniture, facts.list_furniture, facts.tail_furniture) if pattern]
    assert [line for line in lines for pattern in joined if pattern.fullmatch(line)] == []


@pytest.mark.parametrize("code", codes())
def test_every_language_has_the_tools_of_layout(code):
    facts = layout_facts.layout_facts(code)
    assert {rule.scope for rule in facts.furniture} == set(layout_facts.Scope)
    assert facts.abbreviations
    assert facts.attribution
    assert facts.agencies
    assert set(layout_facts.month_numbers(code).values()) == set(range(1, 13))
    assert set(layout_facts.weekday_numbers(code).values()) == set(range(7))


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"furnitures": []}, "unknown keys"),
        ({"furniture": [{"name": "x", "scope": "page", "pattern": "x", "examples": [], "near_misses": []}]}, "scope"),
        ({"furniture": [{"name": "x", "scope": "line", "pattern": "(", "examples": [], "near_misses": []}]}, "x"),
        ({"furniture": [{"name": "x", "scope": "line", "pattern": "x"}]}, "lacks"),
        ({"publishers": [{"name": "x", "pattern": "x", "examples": [], "near_misses": []}]}, "group"),
    ],
    ids=["an unknown key", "an unknown scope", "a pattern that does not compile", "no examples", "no publisher group"],
)
def test_a_malformed_table_is_refused(monkeypatch, table, words):
    file = layout_facts.languages.LanguageFile("en", "English", ("en",), {"layout": table})
    monkeypatch.setattr(layout_facts.languages, "load", lambda code: file)
    with pytest.raises(LanguageFileError, match=words):
        layout_facts.layout_facts.__wrapped__("en")
