"""Which of a text's candidates are kept: one telling of each thing, the weightier ones first."""

from __future__ import annotations

import pytest

from tests.extraction.event_texts import code

DATES = {"Friday": "2022-01-28"}


def headlines(text: str) -> list[str]:
    return [event.headline for event in code(text, dates=DATES)]


def test_a_request_that_is_also_reported_is_told_once():
    assert headlines("Washington has asked Moscow not to print the letter that it will send on Friday, an agency reports.") == [
        "United States asks Moscow not to print the letter"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Stoltenberg warned Moscow on Friday and said that NATO would send troops to Romania.",
        "Lavrov accused NATO on Friday, and Stoltenberg rejected the charge.",
    ],
)
def test_two_deeds_of_a_sentence_are_both_kept(text):
    assert len(headlines(text)) == 2
