"""The one lock under which events are derived."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

MERGING = 0x0C2151  # any number that names this lock among the database's advisory locks


@contextmanager
def merging_lock() -> Iterator[None]:
    """A transaction that no other merge runs beside. SQLite's begin IMMEDIATE (see settings), which lets one writer in; PostgreSQL asks for a lock."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [MERGING])
        yield
