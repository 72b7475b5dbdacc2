"""Permanent names: event and mention uids, article keys and the article's part of its address."""

from __future__ import annotations

import hashlib
from urllib.parse import parse_qsl, urlencode, urlsplit

# Crockford's base 32: no letter that is read as another.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
EVENT_LENGTH, MENTION_LENGTH, ARTICLE_LENGTH = 10, 16, 10
TRACKING = ("utm_", "fbclid", "gclid", "mc_", "ref_src", "cmpid", "at_")
KEY_LENGTH = 500


def crockford(name: str, length: int) -> str:
    """So many base-32 characters that depend on the name alone."""
    number = int.from_bytes(hashlib.sha256(name.encode()).digest(), "big")
    return "".join(ALPHABET[number >> shift & 31] for shift in range(0, length * 5, 5))


def event_uid(founder: str, attempt: int = 0) -> str:
    """The event's uid from that of its founding mention; a later attempt where another event holds the first."""
    return crockford(f"event {founder} {attempt or ''}".rstrip(), EVENT_LENGTH)


def mention_uid(key: str, sha256: str, start: int, number: int) -> str:
    return crockford(f"mention {key} {sha256} {start} {number}", MENTION_LENGTH)


def article_id(key: str, revision: int) -> str:
    return crockford(f"article {key} {revision}", ARTICLE_LENGTH)


def canonical_address(url: str) -> str:
    """The address without what does not name the text: scheme, www, port, fragment, trackers, closing slash. Empty for no web address."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or "." not in host:
        return ""
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not name.lower().startswith(TRACKING)]
    query = f"?{urlencode(sorted(kept))}" if kept else ""
    return f"{host}{parts.path.rstrip('/')}{query}"


def article_key(*, url: str, source: str, file_name: str, sha256: str) -> str:
    """What names a text over its revisions: canonical address, else publisher and file name, else the hash of its words."""
    key = canonical_address(url) or (f"{source}:{file_name}" if source and file_name else sha256)
    return key if len(key) <= KEY_LENGTH else f"{key[: KEY_LENGTH - 65]}#{hashlib.sha256(key.encode()).hexdigest()}"
