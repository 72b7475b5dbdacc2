"""The texts behind paths: files, folders and globs; plain text, HTML, and JSON lines with one text each. What can't be read is told, and the rest goes on."""

from __future__ import annotations

import glob
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from timeline.extraction import reading
from timeline.extraction.annotations import SourceText
from timeline.extraction.errors import ExtractionError

TEXTS, LINES = (".txt", ".html", ".htm"), (".jsonl", ".ndjson")
STATED = {"dct": "published", "published": "published", "language": "language", "url": "url", "title": "title", "publisher": "publisher", "source": "publisher"}
GLOB = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Failure:
    """A text that failed: where, what is wrong, what to do."""

    path: str
    line: int | None
    message: str
    remedy: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "path", storable(self.path))

    def as_json(self) -> dict[str, Any]:
        return {"path": self.path, "line": self.line, "message": self.message, "remedy": self.remedy}

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}{f' – {self.remedy}' if self.remedy else ''}"


@dataclass(frozen=True, slots=True)
class Document:
    """One text to ingest. ``name`` is the file name under which it is stored; ``stated`` holds what its line of JSON says of it."""

    name: str
    source: SourceText
    path: str = ""
    line: int | None = None
    stated: dict[str, str] = field(default_factory=dict)


def find_files(paths: Iterable[str]) -> tuple[list[Path], list[Failure]]:
    """The files that the paths stand for, each once and in order of name, and the paths that stand for none.

    A folder stands for the texts in it and below; names that begin with a dot are left out there.
    """
    files: dict[Path, Path] = {}
    failures: list[Failure] = []
    for written in paths:
        found = _expand(written)
        if not found:
            empty = Path(written).is_dir()
            message = "there is no text in this folder" if empty else "there is no such file or folder"
            failures.append(Failure(written, None, message, f"give files that end in {', '.join((*TEXTS, *LINES))}, or a folder that holds some"))
        for file in found:
            files.setdefault(Path(os.path.realpath(file)), file)
    return list(files.values()), failures


def _expand(written: str) -> list[Path]:
    path = Path(written)
    if path.is_dir():
        inside = (file for file in path.rglob("*") if file.suffix.lower() in (*TEXTS, *LINES) and not file.is_dir())
        return sorted(file for file in inside if not any(part.startswith(".") for part in file.relative_to(path).parts))
    if path.exists():
        return [path]
    if not GLOB & set(written):
        return []
    return sorted(file for match in glob.glob(written, recursive=True) for file in _expand(glob.escape(match) if Path(match).is_dir() else match))


def read_documents(file: Path, *, max_bytes: int) -> Iterator[Document | Failure]:
    """The texts of one file: one, or with JSON lines one a line."""
    try:
        if file.suffix.lower() in LINES:
            yield from _read_lines(file, max_bytes)
            return
        if (size := file.stat().st_size) > max_bytes:
            raise ExtractionError(f"the file has {size:,} bytes; the limit is {max_bytes:,}", remedy="split it into one file per article")
        yield Document(storable(file.name), reading.read_file(file.read_bytes(), name=file.name, max_bytes=max_bytes), str(file))
    except ExtractionError as error:
        yield Failure(str(file), error.line, error.message, error.remedy)
    except OSError as error:
        yield Failure(str(file), None, f"the file cannot be read: {error.strerror or error}", "check its name and permissions")


def storable(name: str) -> str:
    """The name without what no database takes: bytes that are no UTF-8, and NUL."""
    return name.encode("utf-8", "replace").decode().replace("\0", "?")


def _read_lines(file: Path, max_bytes: int) -> Iterator[Document | Failure]:
    with file.open("rb") as lines:
        number, empty = 0, True
        while line := lines.readline(max_bytes + 1):
            number += 1
            if len(line) > max_bytes and not line.endswith(b"\n"):
                empty = False
                yield Failure(str(file), number, f"the line is longer than {max_bytes:,} bytes", "write one text a line, and long ones as files")
                while rest := lines.readline(max_bytes):
                    if rest.endswith(b"\n"):
                        break
            elif line.strip():
                empty = False
                yield _read_line(line, file, number, max_bytes)
        if empty:
            yield Failure(str(file), None, "the file is empty", "leave it out, or write one JSON object a line")


def _read_line(line: bytes, file: Path, number: int, max_bytes: int) -> Document | Failure:
    try:
        item = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
        if not isinstance(item, dict) or not isinstance(item.get("text"), str):
            raise ExtractionError("the line is no object with a “text”", remedy='write {"id": …, "text": …} on one line')
        stated = {name: str(item[key]) for key, name in STATED.items() if item.get(key) not in (None, "")}
        if wrong := [key for key in STATED if item.get(key) is not None and not isinstance(item[key], str)]:
            raise ExtractionError(f"{', '.join(wrong)} must be a string", remedy="put the value in quotes, or leave the key out")
        name = f"{file.name}#{item['id']}" if item.get("id") not in (None, "") else f"{file.name}#{number}"
        return Document(storable(name), reading.read_text(item["text"], max_bytes=max_bytes), str(file), number, stated)
    except ExtractionError as error:
        return Failure(str(file), number, error.message, error.remedy)
    except UnicodeDecodeError as error:
        return Failure(str(file), number, f"the line is not UTF-8 (byte {error.start})", "save the file as UTF-8")
    except (ValueError, RecursionError) as error:
        return Failure(str(file), number, f"the line is not valid JSON: {error}", "write one JSON object a line")
