"""Bytes to the text that is stored: encoding settled, newlines made ``\\n``, front matter taken off, and the sha256 of what is left."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Mapping

import trafilatura

from timeline.extraction import languages
from timeline.extraction.annotations import Issue, SourceText
from timeline.extraction.errors import ExtractionError
from timeline.extraction.front_matter import take_front_matter

MAX_BYTES = 10_000_000
_SIGNATURES = {b"%PDF-": "a PDF", b"PK\x03\x04": "a ZIP archive or office document", b"\x89PNG": "a PNG picture", b"\xff\xd8\xff": "a JPEG picture",
               b"GIF8": "a GIF picture", b"\x1f\x8b": "a gzip archive", b"\x7fELF": "a program", b"\xd0\xcf\x11\xe0": "an old office document"}  # fmt: skip
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)


def read_bytes(data: bytes, *, max_bytes: int = MAX_BYTES) -> SourceText:
    """A plain-text file. ExtractionError for one that is too large, empty, binary, or has malformed front matter.

    Read as UTF-8 (with or without byte order mark), UTF-16, else as Windows-1251 or Windows-1252, which an Issue then tells.
    """
    _refuse_size(len(data), max_bytes)
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise ExtractionError(f"this is {what}, not a text", remedy="save its text as a .txt or .html file")
    text, encoding, issues = _decode(data)
    return _source_text(text, encoding=encoding, issues=issues)


def read_file(data: bytes, *, name: str, max_bytes: int = MAX_BYTES) -> SourceText:
    """A file of either kind: a page where the name ends as pages do, else plain text. Raises as the two readers do."""
    reader = read_html if name.casefold().endswith((".html", ".htm", ".xhtml")) else read_bytes
    return reader(data, max_bytes=max_bytes)


def read_text(text: str, *, max_bytes: int = MAX_BYTES) -> SourceText:
    """A text that is already decoded (from JSON, a form …), under the same rules as a file."""
    # A code point takes four bytes at most, so only long texts need the exact count.
    if len(text) * 4 > max_bytes:
        _refuse_size(len(text.encode("utf-8", "surrogatepass")), max_bytes)
    return _source_text(text.removeprefix("\ufeff"), encoding="utf-8", issues=())


def read_html(data: bytes, *, url: str | None = None, max_bytes: int = MAX_BYTES) -> SourceText:
    """A page's main text by trafilatura. What the page's own markup says of itself (title, publisher, published, url, language) goes into
    ``stated``, with ``stated_by`` = "page" to tell it from front matter. ExtractionError where no article text is found.
    """
    _refuse_size(len(data), max_bytes)
    if not data.strip():
        raise ExtractionError("the file is empty", remedy="leave it out, or save the page again")
    # The date comes from the markup alone: guesses from the visible text are layout's task, and a fixed last day keeps the clock out.
    dates = {"original_date": True, "extensive_search": False, "max_date": "2099-12-31"}
    page = trafilatura.bare_extraction(data, url=url, with_metadata=True, include_comments=False, date_extraction_params=dates)
    facts = {} if page is None else page if isinstance(page, dict) else page.as_dict()
    body = str(facts.get("text") or "").strip().replace("\n", "\n\n")  # one line is one paragraph there
    if not body:
        raise ExtractionError("no article text was found in this page", remedy="save the article's text as a .txt file")
    source = _source_text(body, encoding="utf-8", issues=(), front_matter=False)
    return SourceText(source.text, source.sha256, source.encoding, _page_facts(facts), source.issues)


def _page_facts(facts: Mapping[str, object]) -> dict[str, object]:
    """The page's metadata under the names that front matter uses, without what is empty or no web address."""
    named = {
        "title": facts.get("title"),
        "publisher": facts.get("sitename"),
        "published": facts.get("date"),
        "url": facts.get("url"),
        "language": facts.get("language"),
    }
    stated: dict[str, object] = {key: _clean(str(value)) for key, value in named.items() if value}
    if str(stated.get("language", ""))[:2] not in languages.codes():
        stated.pop("language", None)  # a page may be mistaken about itself; the text tells
    if not _WEB.fullmatch(str(stated.get("url", ""))):
        stated.pop("url", None)
    return stated | {"stated_by": "page"} if stated else {}


def _clean(value: str) -> str:
    return _SURROGATE.sub("", " ".join(value.replace("\0", " ").split()))


def _refuse_size(size: int, max_bytes: int) -> None:
    if size > max_bytes:
        raise ExtractionError(f"the text has {size:,} bytes; the limit is {max_bytes:,}", remedy="split it into one file per article")


def _decode(data: bytes) -> tuple[str, str, tuple[Issue, ...]]:
    """Text, encoding name, and an issue where the encoding had to be guessed."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data.removeprefix(mark), encoding), encoding, ()
    wide = _unmarked_utf16(data)
    if wide:
        return _strictly(data, wide), wide, ()
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as error:
        encoding = _single_byte(data)
        if b"\0" in data:
            raise _binary() from error
        text = _strictly(data, encoding)
        message = f"the file is not UTF-8 (byte {error.start}); it was read as {encoding}. Save it as UTF-8 if letters look wrong."
        return text, encoding, (Issue("encoding.assumed", message),)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ExtractionError(f"the file is not valid {encoding} text (byte {error.start})", remedy="save it as UTF-8") from error


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark shows in zero bytes at nearly every odd (little-endian) or even (big-endian) place of its ASCII."""
    head = data[:2000]
    if len(head) < 8 or len(data) % 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    enough = len(head) * 0.2
    if odd > enough and even == 0:
        return "utf-16-le"
    if even > enough and odd == 0:
        return "utf-16-be"
    return None


def _single_byte(data: bytes) -> str:
    """Windows-1251 where letters above ASCII prevail, as in Cyrillic text, else Windows-1252."""
    letters = sum(byte >= 0xC0 for byte in data[:20000])
    ascii_letters = sum(65 <= byte <= 90 or 97 <= byte <= 122 for byte in data[:20000])
    return "windows-1251" if letters > ascii_letters else "windows-1252"


def _binary() -> ExtractionError:
    return ExtractionError("the file holds NUL bytes or control characters: it is binary, not text", remedy="save its text as UTF-8 without them")


def _source_text(text: str, *, encoding: str, issues: tuple[Issue, ...], front_matter: bool = True) -> SourceText:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text or len(_CONTROL.findall(text)) > max(2, len(text) // 200):
        raise _binary()
    broken = _SURROGATE.search(text)
    if broken:
        line = text.count("\n", 0, broken.start()) + 1
        raise ExtractionError("the text holds half of a surrogate pair, which no encoding can store", remedy="mend the character, or remove it", line=line)
    stated: dict[str, object] = {}
    if front_matter:
        text, stated = take_front_matter(text)
    if not text.strip():
        raise ExtractionError("the text is empty", remedy="leave the file out, or give it a text")
    return SourceText(text, hashlib.sha256(text.encode("utf-8")).hexdigest(), encoding, stated, issues)
