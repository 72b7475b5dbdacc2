"""Bytes to stored text: encodings, newlines, front matter, and what is refused."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extraction import reading
from timeline.extraction.errors import ExtractionError

NORWEGIAN = "Sverige avviser kravet fra øst – «nå», sier Støre på åpningen."
RUSSIAN = "Москва ждёт ответа на свои требования, заявил министр."


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        pytest.param(NORWEGIAN.encode(), NORWEGIAN, "utf-8", id="utf-8"),
        pytest.param(b"\xef\xbb\xbf" + NORWEGIAN.encode(), NORWEGIAN, "utf-8", id="utf-8 with a byte order mark"),
        pytest.param(NORWEGIAN.encode("utf-16"), NORWEGIAN, "utf-16-le", id="utf-16 with its mark"),
        pytest.param(b"\xfe\xff" + NORWEGIAN.encode("utf-16-be"), NORWEGIAN, "utf-16-be", id="utf-16 big-endian"),
        pytest.param(NORWEGIAN.encode("utf-16-le"), NORWEGIAN, "utf-16-le", id="utf-16 without a mark"),
        pytest.param(NORWEGIAN.encode("cp1252"), NORWEGIAN, "windows-1252", id="windows-1252"),
        pytest.param(RUSSIAN.encode("cp1251"), RUSSIAN, "windows-1251", id="windows-1251"),
        pytest.param(b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n", "utf-8", id="newlines of three systems"),
    ],
)
def test_it_reads_the_encodings_of_news_files(data, text, encoding):
    source = reading.read_bytes(data)
    assert (source.text, source.encoding) == (text, encoding)


def test_it_says_when_it_had_to_guess_the_encoding():
    (issue,) = reading.read_bytes(NORWEGIAN.encode("cp1252")).issues
    assert issue.code == "encoding.assumed"
    assert "UTF-8" in issue.message


def test_the_hash_is_of_the_stored_text():
    source = reading.read_bytes(b"\xef\xbb\xbf---\ntitle: T\n---\r\nBody\r\n")
    assert source.sha256 == hashlib.sha256(b"Body\n").hexdigest()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b" \n\t\r\n", "empty", id="white space"),
        pytest.param(b"---\ntitle: T\n---\n\n", "empty", id="front matter alone"),
        pytest.param(b"%PDF-1.7 ...", "PDF", id="a PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n....", "PNG", id="a picture"),
        pytest.param(b"PK\x03\x04....", "ZIP", id="an archive"),
        pytest.param(b"News\0with a NUL", "binary", id="a NUL in UTF-8"),
        pytest.param("Nytt på\0norsk".encode("cp1252"), "binary", id="a NUL in Windows-1252"),
        pytest.param(bytes(range(1, 32)) * 20, "binary", id="control characters"),
        pytest.param(b"\xff\xfeA", "utf-16", id="half a UTF-16 unit"),
        pytest.param(b"a" * 101, "limit", id="too large"),
    ],
)
def test_it_refuses_what_is_no_text_and_says_what_to_do(data, words):
    with pytest.raises(ExtractionError, match=words) as caught:
        reading.read_bytes(data, max_bytes=100 if words == "limit" else reading.MAX_BYTES)
    assert caught.value.remedy


@pytest.mark.parametrize("text", ["half \ud83d of a pair", "a NUL \0 here"], ids=["surrogate", "NUL"])
def test_it_refuses_text_that_no_database_can_hold(text):
    with pytest.raises(ExtractionError):
        reading.read_text(text)


@pytest.mark.parametrize(
    ("text", "stated", "body"),
    [
        pytest.param("---\npublisher: The Moscow Times\ndigest: true\n---\nBody", {"publisher": "The Moscow Times", "digest": True}, "Body", id="YAML"),
        pytest.param('---\npublisher = "NTB"\ndigest = true\n---\n\nBody', {"publisher": "NTB", "digest": True}, "\nBody", id="TOML between dashes"),
        pytest.param('+++\ntitle = "T"\n+++\nBody', {"title": "T"}, "Body", id="TOML between pluses"),
        pytest.param("---\npublished: 2022-01-26\n---\nBody", {"published": "2022-01-26"}, "Body", id="a date becomes ISO text"),
        pytest.param("---\nlanguage: no\ntitle: 1997\n---\nBody", {"language": "no", "title": "1997"}, "Body", id="words stay words"),
        pytest.param("---\nbased_on:\n  - https://a.example/1\n---\nBody", {"based_on": ["https://a.example/1"]}, "Body", id="a list"),
        pytest.param("---\nA line between rules.\n---\nBody", {}, "---\nA line between rules.\n---\nBody", id="rules that enclose prose are text"),
        pytest.param("--- \n\nBody", {}, "--- \n\nBody", id="a lone rule is text"),
        pytest.param("No front matter\n---\na: b\n---\n", {}, "No front matter\n---\na: b\n---\n", id="only at the top"),
    ],
)
def test_it_takes_front_matter_off(text, stated, body):
    source = reading.read_text(text)
    assert (source.stated, source.text) == (stated, body)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("---\ntitle: [open\n---\nBody", 3, id="an open bracket"),
        pytest.param("---\ntitle = T\n---\nBody", 2, id="TOML without quotes"),
        pytest.param("---\ntitle: T\nBody without an end", 1, id="not closed"),
        pytest.param("---\na: &x [1]\nb: *x\n---\nBody", 2, id="references"),
        pytest.param("---\na: {b: {c: 1}}\n---\nBody", 2, id="nested"),
    ],
)
def test_malformed_front_matter_is_refused_with_its_line(text, line):
    with pytest.raises(ExtractionError) as caught:
        reading.read_text(text)
    assert caught.value.line == line
    assert caught.value.remedy


PAGE = """<!doctype html><html lang="no"><head><title>Nato har svart | Avisa</title>
<meta property="og:site_name" content="Avisa"><meta property="og:title" content="Nato har svart Russland">
<meta property="og:url" content="https://avisa.example/a1"><meta property="article:published_time" content="2022-01-26T23:30:00-05:00"></head>
<body><nav><a href="/">Forsiden</a></nav><article><h1>Nato har svart Russland</h1><p>{0}</p><p>{1}</p></article></body></html>"""


def page() -> bytes:
    first = "Nato har svart Russland skriftlig, sa generalsekretæren på en pressekonferanse i Brussel onsdag kveld. " * 4
    second = "Partene kan møtes om tre emner, sa lederen, og nevnte våpenkontroll som det første. " * 4
    return PAGE.format(first, second).encode()


def test_a_page_states_its_own_metadata():
    source = reading.read_html(page())
    assert source.stated["stated_by"] == "page"
    assert source.stated["publisher"] == "Avisa"
    assert source.stated["url"] == "https://avisa.example/a1"
    assert source.stated["published"] == "2022-01-26", "a time zone must not move the day"
    assert "Nato har svart Russland skriftlig" in source.text
    assert "Forsiden" not in source.text


def test_paragraphs_of_a_page_stay_apart():
    assert "onsdag kveld.\n\nPartene kan" in reading.read_html(page()).text


@pytest.mark.parametrize("data", [b"", b"<html></html>"], ids=["nothing", "an empty page"])
def test_a_page_without_a_text_is_refused(data):
    with pytest.raises(ExtractionError):
        reading.read_html(data)


@given(st.binary(max_size=400))
def test_bytes_give_a_storable_text_or_a_clear_error(data):
    try:
        source = reading.read_bytes(data)
    except ExtractionError as error:
        assert error.message
    else:
        assert source.text.strip()
        assert "\0" not in source.text
        assert "\r" not in source.text
        assert source.sha256 == hashlib.sha256(source.text.encode("utf-8")).hexdigest()


@given(st.text(max_size=200))
def test_any_front_matter_is_read_or_refused(block):
    try:
        reading.read_text(f"---\ntitle: {block}\n---\nBody")
    except ExtractionError as error:
        assert error.message
