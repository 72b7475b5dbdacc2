"""What a reader does, in a real browser: with scripts off, by keyboard, on a narrow screen, in the dark."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import Page, expect

from tests.factories import make_event

PAGES = [
    "timeline",
    "day",
    "month",
    "event",
    "article",
    "actors",
    "actor",
    "sources",
    "source",
    "patterns",
    "compare",
    "report",
    "method",
    "rules",
    "coverage",
    "chooser",
    "empty",
    "then",
    "name",
    "thanks",
    "early",
    "reading",
    "gone",
    "bad",
    "missing",
]


@pytest.fixture
def plain(browser):
    """A page with scripts off."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_scripts_a_reader_browses_filters_zooms_and_opens_the_evidence(plain: Page, address):
    plain.goto(address("/"))
    expect(plain.get_by_role("heading", level=1)).to_be_visible()
    plain.get_by_label("Search headlines, quotes and names").fill("writing")
    plain.get_by_role("button", name="Show", exact=True).click()
    expect(plain.locator(".entry__headline")).to_have_text(["NATO answers Russia in writing"])
    plain.get_by_role("link", name="month", exact=True).click()
    assert "zoom=month" in plain.url and "q=writing" in plain.url
    plain.get_by_role("link", name="NATO answers Russia in writing").click()
    plain.get_by_role("link", name="See the sentence in the article").first.click()
    expect(plain.locator(":target")).to_have_text("NATO answered Russia on Wednesday.")
    expect(plain.locator(":target")).to_be_in_viewport()
    plain.locator(".paragraph__notes a").first.click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("NATO answers Russia in writing")


def test_a_bar_of_the_strip_narrows_the_list_to_its_day(plain: Page, address):
    plain.goto(address("/"))
    plain.get_by_role("link", name="24 January 2022: 1 event").click()
    expect(plain.locator(".entry__headline")).to_have_text(["Ukraine asks for air defence"])
    expect(plain.locator(".tally")).to_contain_text("1 event")


def test_a_reader_ticks_a_facet_and_takes_the_chip_away(plain: Page, address):
    plain.goto(address("/"))
    plain.get_by_role("checkbox", name="Demand").check()
    plain.get_by_role("button", name="Apply").click()
    expect(plain.locator(".entry__headline")).to_have_text(["Ukraine asks for air defence"])
    plain.get_by_role("link", name="Remove the filter Type: Demand").click()
    expect(plain.locator(".entry__headline")).to_have_count(5)


def test_by_keyboard_alone_a_reader_reaches_the_evidence_and_sees_the_focus(page: Page, address):
    page.goto(address("/"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    headline = page.get_by_role("link", name="NATO answers Russia in writing")
    for _ in range(120):
        page.keyboard.press("Tab")
        if headline.evaluate("element => element === document.activeElement"):
            break
    expect(headline).to_be_focused()
    assert headline.evaluate("element => getComputedStyle(element).outlineStyle") != "none"
    page.keyboard.press("Enter")
    evidence = page.get_by_role("link", name="See the sentence in the article").first
    evidence.focus()
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_be_in_viewport()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways(page: Page, address, story, name):
    taken = {}
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address(story[name]))
        taken[width] = page.evaluate("document.documentElement.scrollWidth")
    assert {width: needed for width, needed in taken.items() if needed > width} == {}


@pytest.mark.parametrize("name", PAGES)
def test_the_policy_blocks_nothing_that_a_page_needs(page: Page, address, story, name):
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script("window.violations = []; addEventListener('securitypolicyviolation', (fault) => violations.push(fault.effectiveDirective));")
    page.goto(address(story[name]))
    assert page.evaluate("violations") == []
    # A browser reports the page's own status code as a failed load; that is what these two pages are for.
    assert [words for words in complaints if "Failed to load resource: the server responded with a status of 4" not in words] == []


@pytest.mark.parametrize(("name", "kind"), [("timeline", "Dataset"), ("event", "Event")])
def test_linked_data_lie_on_the_page_to_be_read_and_not_run(page: Page, address, story, name, kind):
    page.goto(address(story[name]))
    assert page.evaluate("""JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent)['@type']""") == kind


def test_a_days_label_stays_in_sight_while_its_events_pass(page: Page, address, story):
    for number in range(20):
        make_event(headline=f"One of many: {number}", day=dt.date(2022, 1, 20))
    page.goto(address("/"))
    page.get_by_role("link", name="One of many: 15").scroll_into_view_if_needed()
    label = page.get_by_role("heading", name="Thursday")
    expect(label).to_be_in_viewport()
    assert label.bounding_box()["y"] < 40, "it sticks to the top"


def test_focusing_a_mark_in_a_text_shows_its_reading(page: Page, address, story):
    page.goto(address(story["article"]))
    for mark, reading in ((".text .mark--date", "means that day"), (".text .mark--actor", "NATO")):
        page.keyboard.press("Tab")  # so that the focus is a keyboard's
        page.locator(mark).first.focus()
        shown = page.locator(mark).first.evaluate("mark => getComputedStyle(mark, '::after').content + mark.title")
        assert shown.startswith('"') and reading in shown, mark


@pytest.mark.parametrize("name", ["timeline", "event", "article", "actor"])
def test_small_targets_are_large_enough_to_hit(page: Page, address, story, name):
    """24 CSS pixels either way for what stands alone; links inside running text are exempt."""
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address(story[name]))
    small = page.evaluate("""() => [...document.querySelectorAll('button, input:not([type=hidden]), .nav a, .chip, .switch a, .pager a, summary')]
        .filter(element => element.checkVisibility())
        .map(element => [element.className || element.tagName, (element.closest('label') || element).getBoundingClientRect()])
        .filter(([, box]) => box.height < 24 || box.width < 24).map(([name, box]) => `${name} ${box.width}x${box.height}`)""")
    assert small == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_follows_the_readers_colour_scheme(page: Page, address, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(address("/"))
    ink, paper = page.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]")
    brightness = {name: sum(map(int, value[4:-1].split(","))) for name, value in (("ink", ink), ("paper", paper))}
    assert (brightness["paper"] > brightness["ink"]) == (scheme == "light")


@pytest.mark.parametrize("name", ["timeline", "event", "article", "patterns"])
def test_paper_says_from_which_address_it_came(page: Page, address, story, name):
    page.goto(address(story[name]))
    expect(page.locator(".on-paper")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".on-paper")).to_contain_text(address(story[name]))


def test_print_leaves_the_controls_out_and_gives_addresses(page: Page, address, story):
    page.goto(address(story["event"]))
    page.emulate_media(media="print")
    expect(page.locator(".nav")).to_be_hidden()
    expect(page.locator(".report__sentence").first).to_be_visible()
