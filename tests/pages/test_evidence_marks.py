"""Marking spans in a text: escaped piece by piece, never crossing, nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from timeline.templatetags.evidence import Marked, mark_spans


@pytest.mark.parametrize(
    ("text", "spans", "offset", "expected"),
    [
        pytest.param("On Wednesday.", [Marked(3, 12, "date")], 0, 'On <mark class="mark mark--date">Wednesday</mark>.', id="plain"),
        pytest.param("On Wednesday.", [Marked(103, 112, "date")], 100, 'On <mark class="mark mark--date">Wednesday</mark>.', id="offset"),
        pytest.param("<b> & co", [Marked(0, 3, "date")], 0, '<mark class="mark mark--date">&lt;b&gt;</mark> &amp; co', id="escaped"),
        pytest.param("abc", [Marked(0, 2, "a"), Marked(1, 3, "b")], 0, '<mark class="mark mark--a">ab</mark>c', id="overlap: the earlier"),
        pytest.param("abc", [Marked(0, 1, "a"), Marked(0, 3, "b")], 0, '<mark class="mark mark--b">abc</mark>', id="overlap: the longer"),
        pytest.param("abc", [Marked(9, 12, "a")], 0, "abc", id="outside"),
        pytest.param("a", [Marked(0, 1, "a", '"x"')], 0, '<mark class="mark mark--a" title="&quot;x&quot;">a</mark>', id="note escaped"),
        pytest.param("🇺🇦 on", [Marked(3, 5, "a")], 0, '🇺🇦 <mark class="mark mark--a">on</mark>', id="code points"),
    ],
)
def test_it_marks_the_span_and_escapes_the_rest(text, spans, offset, expected):
    assert mark_spans(text, spans, offset=offset) == expected


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=8))
def test_every_character_survives(text, spans):
    marked = mark_spans(text, [Marked(start, start + length, "date", "<note>") for start, length in spans])
    assert html.fromstring(f"<div>{marked}</div>").text_content() == text
