"""Which database and which driver the tests really run on."""

from __future__ import annotations

import importlib.util
import os

import pytest
from django.db import connection


@pytest.mark.django_db
def test_it_runs_on_the_database_that_was_asked_for():
    wanted = {"postgres": "postgresql", "sqlite": "sqlite"}[os.environ.get("TEST_DATABASE", "sqlite")]
    assert connection.vendor == wanted


def test_psycopg_3_is_absent():
    """Where both are installed, Django silently prefers psycopg 3."""
    assert importlib.util.find_spec("psycopg") is None
    assert importlib.util.find_spec("psycopg2") is not None
