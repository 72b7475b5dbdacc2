"""What the tests of pages share."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests.pages.page import Page


@pytest.fixture
def get(db: None, client: Client) -> Callable[[str], Page]:
    """Fetches an address of the site."""
    return lambda address: Page(client.get(address))
