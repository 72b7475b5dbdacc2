"""What scripts add: the list swapped in place, keys inside strip and list, a range chosen by dragging."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect


def test_a_ticked_facet_takes_effect_without_a_new_page(page: Page, address):
    page.goto(address("/"))
    page.evaluate("window.untouched = true")
    page.get_by_role("checkbox", name="Demand").check()
    expect(page.locator(".entry__headline")).to_have_text(["Ukraine asks for air defence"])
    assert "type=REQUEST" in page.url
    assert page.evaluate("window.untouched")
    expect(page.get_by_role("status")).to_contain_text("1 event")
    page.go_back()
    expect(page.locator(".entry__headline")).to_have_count(5)


def test_an_event_opened_from_a_swapped_list_is_a_page_of_its_own(page: Page, address):
    page.goto(address("/"))
    page.get_by_role("link", name="month", exact=True).click()
    expect(page.locator("[aria-current=true]").first).to_have_text("month")
    page.get_by_role("link", name="NATO answers Russia in writing").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("NATO answers Russia in writing")


def test_the_strip_is_one_tab_stop_and_arrows_move_inside_it(page: Page, address):
    page.goto(address("/"))
    first = page.locator(".strip .bar").first
    first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".strip .bar").nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator(".strip .bar").last).to_be_focused()
    assert page.locator(".strip .bar[tabindex='0']").count() == 1
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page.locator(".entry__headline")).to_have_text(["Ukraine asks for air defence"])


def test_escape_leaves_the_strip(page: Page, address):
    page.goto(address("/"))
    page.locator(".strip .bar").first.focus()
    page.keyboard.press("Escape")
    expect(page.get_by_label("From")).to_be_focused()


def test_j_and_k_walk_the_list_only_from_inside_it(page: Page, address):
    page.goto(address("/"))
    page.keyboard.press("j")
    expect(page.locator("body")).to_be_focused()
    links = page.locator("#events .entry__headline a")
    links.first.focus()
    page.keyboard.press("j")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(links.first).to_be_focused()


def test_letters_typed_into_the_search_stay_letters(page: Page, address):
    page.goto(address("/"))
    field = page.get_by_label("Search headlines, quotes and names")
    field.press_sequentially("kj")
    expect(field).to_have_value("kj")


def test_dragging_over_the_strip_chooses_a_range(page: Page, address):
    page.goto(address("/"))
    box = page.locator(".strip__drawing").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 23.5 / 31, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 25.5 / 31, box["y"] + 40, steps=5)
    page.mouse.up()
    expect(page.get_by_label("From")).to_have_value("2022-01-24")
    expect(page.locator(".chip").first).to_contain_text("24 January 2022")
    assert "date_from=2022-01-24" in page.url and "date_to=2022-01-26" in page.url


@pytest.mark.parametrize("name", ["timeline", "event", "article", "actor", "patterns", "coverage"])
def test_nothing_of_the_page_shifts_while_it_loads(page: Page, address, story, name):
    page.add_init_script("""window.shift = 0; new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shift += entry.value; }).observe({type: 'layout-shift', buffered: true});""")
    page.goto(address(story[name]))
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shift") < 0.01


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_a_jump_lands_at_the_list_with_the_filters_kept(browser, address, scripts):
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 800, "height": 500})
    page = context.new_page()
    page.goto(address("/?actor=nato"))
    page.get_by_label("Jump to").fill("2022-01-27")
    page.get_by_role("button", name="Go").click()
    expect(page.locator(".entry__headline").first).to_have_text("Talks are to go on in Paris")
    expect(page.locator(".entry__headline").first).to_be_in_viewport()
    expect(page.locator("h1")).not_to_be_in_viewport()
    assert "at=2022-01-27" in page.url and "actor=nato" in page.url
    context.close()
