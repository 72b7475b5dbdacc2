"""What the acceptance tests share: a desk that texts are ingested from, pages, the API, and the browser of tests/browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.newsroom import Newsroom
from tests.browser.conftest import address, browser_type_launch_args, story  # noqa: F401  (fixtures)
from tests.find_browser import find
from tests.pages.conftest import get  # noqa: F401  (a fixture)
from tests.rest.conftest import _no_throttle_history, api  # noqa: F401  (fixtures)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests that drive a browser; without one they are skipped, and the report says so."""
    absent = find() is None
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent) and "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            if absent:
                item.add_marker(pytest.mark.skip(reason="no Chromium on PATH; run tests/find_browser.py --install"))


@pytest.fixture
def news(seeded: None, tmp_path: Path) -> Newsroom:
    """A store with the bundled publishers and actors, and a folder of texts to be ingested."""
    return Newsroom(tmp_path)


@pytest.fixture(scope="module")
def newsroom(module_store: None, tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """The same for all tests of a module, each of which is rolled back."""
    return Newsroom(tmp_path_factory.mktemp("texts"))


@pytest.fixture
def plain(browser: Any) -> Iterator[Any]:
    """A browser's page with scripts off."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()
