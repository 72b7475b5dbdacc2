"""The databases' indexes of ``SearchTokens`` columns. Migrations install them; nothing else needs to know that they are there.

SQLite: an FTS5 table beside each table, kept in step by triggers. PostgreSQL: a GIN index of tsvectors. Both follow
whatever writes the row: the ORM, loaddata, a cascade, a statement typed by hand. A later migration that makes SQLite rebuild one of these
tables drops its triggers, and must run ``install`` again.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

COLUMN = "search_stems"
VECTOR = "timeline_search_vector"
TABLES = ("timeline_article", "timeline_eventstate", "timeline_actoralias")
# Tokens come ready made, so the index only parts them at spaces (in FTS5's "ascii", whatever is not ASCII is a letter) and needs no places.
_ON_SQLITE = """
CREATE VIRTUAL TABLE "{index}" USING fts5("{column}", content="{table}", content_rowid="id", tokenize="ascii", detail="none");
CREATE TRIGGER "{index}_insert" AFTER INSERT ON "{table}" BEGIN
    INSERT INTO "{index}"(rowid, "{column}") VALUES (new.id, new."{column}");
END;
CREATE TRIGGER "{index}_delete" AFTER DELETE ON "{table}" BEGIN
    INSERT INTO "{index}"("{index}", rowid, "{column}") VALUES ('delete', old.id, old."{column}");
END;
CREATE TRIGGER "{index}_update" AFTER UPDATE OF id, "{column}" ON "{table}" BEGIN
    INSERT INTO "{index}"("{index}", rowid, "{column}") VALUES ('delete', old.id, old."{column}");
    INSERT INTO "{index}"(rowid, "{column}") VALUES (new.id, new."{column}");
END;
INSERT INTO "{index}"("{index}") VALUES ('rebuild')
"""
_OFF_SQLITE = """
DROP TRIGGER IF EXISTS "{index}_insert";
DROP TRIGGER IF EXISTS "{index}_delete";
DROP TRIGGER IF EXISTS "{index}_update";
DROP TABLE IF EXISTS "{index}"
"""
# An index of what a function gives, and no column of it: such a column lies out of line and is slow to read through, which the planner
# does not know. The function's price keeps it to the index; its SET keeps it from being looked into, and so from losing its price; and
# without being called unsafe, its price would let the planner start workers for what the index has already answered.
# No text search configuration is asked, for each would part and change the tokens by rules of its own.
_FUNCTION = """
CREATE FUNCTION "{vector}"(text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL UNSAFE COST 10000 SET search_path = pg_catalog
AS $$ SELECT array_to_tsvector(array_remove(string_to_array($1, ' '), '')) $$
"""
# Rows are written seldom and searched often, so none waits outside the index.
_ON_POSTGRES = """
CREATE INDEX "{index}" ON "{table}" USING gin ("{vector}"("{column}")) WITH (fastupdate = off)
"""
_OFF_POSTGRES = """
DROP INDEX IF EXISTS "{index}"
"""


def index_name(table: str) -> str:
    return f"{table}_search"


def has_fts5() -> bool:
    """Whether Python's SQLite was built with FTS5."""
    with sqlite3.connect(":memory:") as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE probe USING fts5(word)")
        except sqlite3.OperationalError:
            return False
    return True


def is_indexed(connection: BaseDatabaseWrapper, table: str) -> bool:
    """Whether the SQLite table has its index; one installed without FTS5 has none, and is read row by row."""
    known: set[str] = connection.__dict__.setdefault("_search_indexes", set())
    if table not in known:
        connection.ensure_connection()
        # Beside Django's cursor: this is not one of a page's queries.
        row = connection.connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = ?", [f"{index_name(table)}_insert"])
        if row.fetchone() is None:
            return False
        known.add(table)
    return True


def install(apps: Any, editor: Any) -> None:
    """Makes the indexes anew, for RunPython."""
    uninstall(apps, editor)
    if editor.connection.vendor == "postgresql":
        editor.execute(_FUNCTION.format(vector=VECTOR), params=None)
        _run(editor, _ON_POSTGRES)
    elif has_fts5():
        _run(editor, _ON_SQLITE)


def uninstall(apps: Any, editor: Any) -> None:
    """Takes the indexes away, for RunPython's way back."""
    if editor.connection.vendor == "postgresql":
        _run(editor, _OFF_POSTGRES)
        editor.execute(f'DROP FUNCTION IF EXISTS "{VECTOR}"(text)', params=None)
    else:
        editor.connection.__dict__.pop("_search_indexes", None)
        _run(editor, _OFF_SQLITE)


def _run(editor: Any, script: str) -> None:
    for table in TABLES:
        names = {"table": table, "index": index_name(table), "column": COLUMN, "vector": VECTOR}
        for statement in _statements(script):
            editor.execute(statement.format(**names), params=None)


def _statements(script: str) -> list[str]:
    """The script's statements; those of a trigger belong together."""
    found = [""]
    for line in script.strip().splitlines():
        found[-1] += f"{line}\n"
        if line.endswith(";") and not line.startswith("    "):
            found.append("")
    return found
