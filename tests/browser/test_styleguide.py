"""The style guide, which shows in development only, is held to what it shows."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.test_accessibility import GRAVE


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_style_guide_is_readable_and_fits_narrow_screens(page: Page, address, settings, scheme):
    settings.DEBUG = True
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.goto(address("/styleguide/")).status == 200
    found = Axe().run(page).response["violations"]
    assert [(fault["id"], [node["target"] for node in fault["nodes"]]) for fault in found if fault["impact"] in GRAVE] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
