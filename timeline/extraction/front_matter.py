"""Front matter: a block of YAML or TOML at the head of a file, between lines of ``---`` (or ``+++`` for TOML)."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from typing import Any

import yaml

from timeline.extraction.errors import ExtractionError

MAX_LINES = 100
REMEDY = "write one `key: value` a line between two lines of ---"
_FENCE = re.compile(r"\s*(---|\+\+\+)[ \t]*\n")
_YAML_KEY = re.compile(r"^[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|$)", re.MULTILINE)
_TOML_KEY = re.compile(r"^[A-Za-z_][\w-]*[ \t]*=", re.MULTILINE)


def take_front_matter(text: str) -> tuple[str, dict[str, object]]:
    """The text behind the front matter, and what that states; the text unchanged and nothing where there is none.

    Values are text, true or false, or lists of them; TOML's dates become ISO strings. A rule of dashes that encloses no
    ``key:`` line is text. ExtractionError, with the line, for malformed ones.
    """
    opening = _FENCE.match(text)
    if opening is None:
        return text, {}
    fence, first_line = opening.group(1), text.count("\n", 0, opening.end()) + 1
    start = at = opening.end()
    for _ in range(MAX_LINES):
        end_of_line = text.find("\n", at)
        line = text[at:] if end_of_line < 0 else text[at:end_of_line]
        if line.rstrip() == fence:
            block = text[start:at]
            if not _YAML_KEY.search(block) and not _TOML_KEY.search(block):
                return text, {}
            return "" if end_of_line < 0 else text[end_of_line + 1 :], _stated(block, first_line, is_toml=fence == "+++" or not _YAML_KEY.search(block))
        if end_of_line < 0:
            break
        at = end_of_line + 1
    if _YAML_KEY.match(text, start) or _TOML_KEY.match(text, start):
        raise ExtractionError(f"the front matter is not closed by a line of {fence}", remedy=REMEDY, line=first_line - 1)
    return text, {}


def _stated(block: str, first_line: int, *, is_toml: bool) -> dict[str, object]:
    raw = _toml(block, first_line) if is_toml else _yaml(block, first_line)
    if not isinstance(raw, dict):
        raise ExtractionError("the front matter is no list of keys and values", remedy=REMEDY, line=first_line)
    return {str(key): _plain(str(key), value, first_line) for key, value in raw.items()}


def _toml(block: str, first_line: int) -> object:
    try:
        return tomllib.loads(block)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        raise ExtractionError(f"the front matter is not valid TOML: {error}", remedy=REMEDY, line=first_line + (int(at[1]) - 1 if at else 0)) from error


def _yaml(block: str, first_line: int) -> object:
    try:
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(block, Loader=yaml.SafeLoader)):
            raise ExtractionError("the front matter refers to itself with *", remedy="write the value out", line=first_line)
        # Words stay as written: YAML would make the language "no" a false and a year a number.
        return yaml.load(block, Loader=yaml.CBaseLoader if hasattr(yaml, "CBaseLoader") else yaml.BaseLoader)  # noqa: S506 builds text, lists and mappings only
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "unreadable"
        raise ExtractionError(f"the front matter is not valid YAML: {problem}", remedy=REMEDY, line=first_line + (mark.line if mark else 0)) from error
    except RecursionError as error:  # brackets without end
        raise ExtractionError(f"the front matter is not valid YAML: {error}", remedy=REMEDY, line=first_line) from error


def _plain(key: str, value: Any, first_line: int) -> object:
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    if value in ("true", "True", "false", "False"):
        return value.casefold() == "true"
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, list):
        return [_plain(key, item, first_line) for item in value]
    raise ExtractionError(
        f"the front matter's {key!r} holds a nested value", remedy="use text, numbers, dates, true or false, or a list of them", line=first_line
    )
