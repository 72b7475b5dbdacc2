"""The stages together: no text breaks them, offsets fit, the same text gives the same findings."""

from __future__ import annotations

import functools

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpus.rewriting import dossier, gazetteer
from timeline.extraction import edtf, languages, reading, records
from timeline.extraction.annotations import Extraction
from timeline.extraction.errors import ExtractionError
from timeline.extraction.pipeline import Extractor

LONGEST_SENTENCE = 600
PARTS = [
    "NATO rejects the demand",
    "BRUSSELS, Jan. 26, 2022 (AP) — ",
    "Russian President Vladimir Putin said on Monday that “nothing” had changed.",
    "He denied planning an attack. ",
    "Утром Лавров заявил, что 17 декабря «ничего не изменилось».",
    "Nato har svart skriftlig, sa Stoltenberg i går.",
    "Le 7 décembre, M. Biden a appelé M. Poutine",
    "Am 21. Januar trafen sich Blinken und Lawrow in Genf;",
    "Read more",
    "Published 2022-01-26T19:04:00Z",
    "https://news.example/2022/01/26/answer",
    "<b>26.01.2022</b> & <script>",
    "| Monday | 1/1/1 |",
    "talks " * 140,
    "İİ 🇺🇦 ﷺ e\u0301 \u202e\u200b",
    "---\n",
    "\u2028",
    "\t",
    "“",
    '"',
    "...",
    "100",
    " ",
]
BREAKS = ["\n", "\r\n", "\r", "\n\n", " ", "", ". "]
news = st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(BREAKS)), max_size=14).map(lambda pairs: "".join(part + end for part, end in pairs))
texts = st.one_of(news, st.text(max_size=200), st.lists(st.one_of(news, st.text(max_size=30)), max_size=4).map("\n".join))
dates = st.sampled_from([None, "2022-01-26", "2022-01", "2021", "2022-01-24/2022-01-30"])


@functools.cache
def extractor() -> Extractor:
    return Extractor(gazetteer=gazetteer(), publishers={"AP": ("Associated Press",)}, period=dossier())


def check(found: Extraction) -> None:
    text, sentences = found.source.text, {(sentence.start, sentence.end) for sentence in found.sentences}
    for sentence in found.sentences:
        quote = text[sentence.start : sentence.end]
        assert quote == quote.strip() != "" and len(quote) <= LONGEST_SENTENCE
    for timex in found.timexes:
        assert text[timex.start : timex.end] == timex.text != ""
        assert timex.edtf is None or edtf.precision(timex.edtf) != "none"
    for span in found.actor_spans:
        assert text[span.start : span.end] == span.surface and span.slug in gazetteer().actors
    for event in found.events:
        assert (event.start, event.end) in sentences
        assert event.headline.strip()
        assert event.date is None or text[event.date.start : event.date.end] == event.date_text
        assert {actor.slug for actor in event.actors} | ({event.speaker} if event.speaker else set()) <= set(gazetteer().actors)
        assert (event.edtf is None) == (event.date_basis.value == "none")
    assert all(0 <= span.start < span.end <= len(text) for span in found.layout.furniture)
    assert len(found.clusters) == len(found.events) and set(found.clusters) <= set(range(1, len(found.events) + 1))


@settings(max_examples=120, deadline=None)
@given(texts, dates, st.sampled_from([None, *languages.codes()]))
def test_any_text_is_read_or_refused_and_every_place_fits(text: str, dct: str | None, language: str | None) -> None:
    try:
        source = reading.read_text(text)
    except ExtractionError:
        return
    found = extractor().extract(source, dct=dct, language=language)
    check(found)
    record = records.to_record(found, identifier="x", gazetteer=gazetteer())
    again = records.to_record(extractor().extract(source, dct=dct, language=language), identifier="x", gazetteer=gazetteer())
    assert orjson.dumps(record) == orjson.dumps(again)


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300), texts.map(lambda text: text.encode("utf-8", "surrogatepass")), texts.map(lambda text: text.encode("utf-16", "surrogatepass"))
    )
)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        source = reading.read_file(data, name="any.txt")
    except ExtractionError as refused:
        assert refused.message and refused.remedy
        return
    check(extractor().extract(source))


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_the_kind_of_line_break_changes_nothing(newline: str) -> None:
    text = "NATO rejects demand\n\nJanuary 26, 2022\n\nNATO rejected the demand on Wednesday.\nJens Stoltenberg said so."
    plain, other = (extractor().extract(reading.read_text(version)) for version in (text, text.replace("\n", newline)))
    assert other == plain


def test_an_unknown_language_and_a_malformed_date_are_refused_with_a_remedy() -> None:
    source = reading.read_text("NATO met on Monday.")
    with pytest.raises(ExtractionError, match="language") as unknown:
        extractor().extract(source, language="xx")
    assert unknown.value.remedy
    with pytest.raises(ExtractionError) as malformed:
        extractor().extract(source, dct="yesterday")
    assert malformed.value.remedy
