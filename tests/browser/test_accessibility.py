"""axe-core finds no serious or critical fault on any kind of page, in light and in dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.test_reading import PAGES

GRAVE = ("serious", "critical")


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_grave(page: Page, address, story, name):
    grave = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(address(story[name]))
        found = [fault for fault in Axe().run(page).response["violations"] if fault["impact"] in GRAVE]
        grave += [f"{scheme}: {fault['id']}: {fault['help']}: {node['target']}" for fault in found for node in fault["nodes"]]
    assert grave == []
