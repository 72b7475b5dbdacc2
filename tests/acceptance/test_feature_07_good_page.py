"""A timeline that reads like a good page: without scripts, by keyboard, on a phone, printed, and small."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.pages.test_budgets import add_events

KINDS = ["timeline", "event", "article", "actor"]


def test_without_scripts_one_browses_filters_zooms_and_opens_the_evidence(plain: Page, address, story):
    plain.goto(address("/"))
    expect(plain.locator(".entry__headline")).to_have_count(5)
    plain.get_by_label("From", exact=True).fill("2022-01-24")
    plain.get_by_role("button", name="Show", exact=True).click()
    plain.get_by_role("link", name="week", exact=True).click()
    assert "date_from=2022-01-24" in plain.url and "zoom=week" in plain.url
    plain.locator(".entry__quote cite a").first.click()
    expect(plain.locator(":target")).to_be_in_viewport()


def test_by_keyboard_one_does_the_same_and_the_focus_is_always_seen(page: Page, address, story):
    page.goto(address("/"))
    unseen, reached = [], set()
    for _ in range(90):
        page.keyboard.press("Tab")
        name, seen = page.evaluate("""() => { const at = document.activeElement, style = getComputedStyle(at);
            return [at.getAttribute('name') || at.closest('[class]')?.getAttribute('class') || at.tagName,
                    style.outlineStyle !== 'none' || style.boxShadow !== 'none' || at === document.body]; }""")
        reached.add(name)
        if not seen:
            unseen.append(name)
    assert unseen == []
    assert {"q", "date_from"} <= reached
    page.get_by_label("Search headlines, quotes and names").focus()
    page.keyboard.type("writing")
    page.keyboard.press("Enter")
    expect(page.locator(".entry__headline")).to_have_count(1)
    page.get_by_role("link", name="week", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("[aria-current=true]", has_text="week")).to_be_visible()
    assert "zoom=week" in page.url and "q=writing" in page.url
    page.locator(".entry__quote cite a").focus()
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_be_in_viewport()


@pytest.mark.parametrize("name", KINDS)
def test_axe_and_a_phone_find_no_serious_fault(page: Page, address, story, name):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address(story[name]))
    assert [fault["id"] for fault in Axe().run(page).response["violations"] if fault["impact"] in ("serious", "critical")] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_print_gives_dated_text_with_source_names_and_addresses(page: Page, address, story):
    page.goto(address("/"))
    page.emulate_media(media="print")
    expect(page.locator(".day__label").first).to_be_visible()
    expect(page.locator(".entry__quote cite").first).to_have_text("Herald")
    expect(page.locator("#filter")).to_be_hidden()
    headline = page.get_by_role("link", name="NATO answers Russia in writing")
    assert headline.evaluate("link => getComputedStyle(link, '::after').content") not in ("none", "normal")


@pytest.mark.slow
@pytest.mark.django_db
def test_five_thousand_events_make_a_small_page_that_waits_for_no_script(get):
    add_events(5000)
    page = get("/")
    assert len(page.source.encode()) < 200_000
    assert all(script.get("defer") is not None or script.get("type") in ("module", "application/ld+json") for script in page.tree.xpath("//script"))
    assert not page.tree.xpath("//img[not(@width and @height)]")
