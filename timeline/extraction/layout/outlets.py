"""The outlets that are known by name, alias or domain."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

# Agencies write for others: who carries their report is its publisher.
WIRES = frozenset(
    """Agence France-Presse|ANI|ANSA|APA|Belga|EFE|epd|FNB|Interfax|Interfax-Ukraine|Keystone-ATS|Keystone-SDA|KNA|Kyodo News|NTB|Nynorsk pressekontor|PAP|PTI
    |Reuters|RIA Novosti|Ritzau|TASS|The Associated Press|TT|Ukrinform|UNIAN|United Press International|Xinhua|dpa""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_LONGEST_NAME = 7  # words
_WORD = re.compile(r"\S+")
_OWNER = re.compile(r"(?:[’']s|[’']|s|-\w+)$")
_EDGES = ' .,:;()[]{}*_©|–—-«»“”„"!?'


class Outlets:
    """Known outlets by any of their names and by their domains. ``known`` maps a name to its aliases, domains and homepage."""

    def __init__(self, known: Mapping[str, tuple[str, ...]], agencies: Mapping[str, str] | None = None) -> None:
        self._known = known
        self._names: dict[str, str] = {}
        self._domains: dict[str, str] = {}
        self._joined: dict[int, tuple[Mapping[str, str], Outlets]] = {}
        for alias, name in (agencies or {}).items():
            self._names.setdefault(folded(alias), name)
        shared: list[tuple[str, str]] = []
        for name, others in known.items():
            self._names[folded(name)] = name
            for other in others:
                address = other.casefold().removeprefix("https://").removeprefix("http://").removeprefix("www.").strip("/")
                if "." in address and " " not in address:
                    self._domains[address] = name
                    shared.append((address.partition("/")[0], name))
                self._names[folded(other)] = name
        for host, name in shared:  # a homepage below a host stands for the host where no other outlet does
            self._domains.setdefault(host, name)

    def joined_by(self, agencies: Mapping[str, str]) -> Outlets:
        """These outlets and a language's names of agencies; built once for each language."""
        found = self._joined.get(id(agencies))
        if found is None:
            found = self._joined[id(agencies)] = (agencies, Outlets(self._known, agencies))
        return found[1]

    def named(self, words: str) -> str | None:
        """The outlet with exactly this name, alias or domain."""
        key = folded(words)
        return self._names.get(key) or self._domains.get(key.removeprefix("www."))

    def leading(self, words: str) -> str | None:
        """The outlet whose name the words begin with, in the genitive too: the longest such name."""
        tokens = [match.end() for match in _WORD.finditer(words[:120])][:_LONGEST_NAME]
        for end in reversed(tokens):
            name = self.named(words[:end]) or self.named(_OWNER.sub("", words[:end].rstrip(_EDGES)))
            if name:
                return name
        return None

    def at(self, url: str | None) -> str | None:
        """The outlet of an address: its domain with the first part of the path, or the longest known domain that it lies in."""
        host = host_of(url)
        part = (url or "").partition("://")[2].partition("/")[2].partition("/")[0].casefold()
        if f"{host}/{part}" in self._domains:
            return self._domains[f"{host}/{part}"]
        while host and "." in host:
            if host in self._domains:
                return self._domains[host]
            host = host.partition(".")[2]
        return None


def host_of(url: str | None) -> str:
    """The host of an address without ``www.``; "" where there is none."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def folded(words: str) -> str:
    """A name as it is compared: case, white space and marks around it set aside."""
    return " ".join(words.casefold().split()).strip(_EDGES)
