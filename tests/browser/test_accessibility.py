"""axe-core finds no serious or critical fault on any kind of page, in light and in dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.test_reading import PAGES

GRAVE = ("serious", "critical")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_grave(page: Page, address, story, name, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(address(story[name]))
    found = Axe().run(page).response["violations"]
    grave = [f"{fault['id']}: {fault['help']}: {node['target']}" for fault in found if fault["impact"] in GRAVE for node in fault["nodes"]]
    assert grave == []
