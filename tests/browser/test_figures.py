"""The figures, the comparison and the error report, as a reader uses them without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from timeline.models import ErrorReport


@pytest.fixture
def plain(browser):
    """A page with scripts off."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_reader_reports_an_error_from_the_sentence_it_concerns(plain: Page, address, story):
    plain.goto(address(story["event"]))
    plain.get_by_role("link", name="Report an error", exact=True).first.click()
    plain.get_by_role("button", name="Send the report").click()
    expect(plain.get_by_role("alert")).to_contain_text("Write what is wrong")
    plain.get_by_label("What is wrong?").fill("It was on Tuesday.")
    plain.get_by_role("button", name="Send the report").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Thank you")
    report = ErrorReport.objects.get()
    assert report.message == "It was on Tuesday." and report.evidence


def test_a_reader_chooses_two_sources_and_reads_them_side_by_side(plain: Page, address, story):
    plain.goto(address("/sources/nrk/"))
    plain.get_by_role("link", name="Compare with another source").click()
    plain.get_by_label("The other").select_option("herald")
    plain.get_by_role("button", name="Compare").click()
    expect(plain.locator("#both .told__headline a")).to_have_text("NATO answers Russia in writing")
    expect(plain.locator("#both .told__quote")).to_have_count(2)


def test_a_square_of_the_matrix_leads_to_its_events(plain: Page, address, story):
    plain.goto(address("/patterns/"))
    plain.get_by_role("link", name="NATO towards Russia").first.click()
    expect(plain.locator(".entry__headline").first).to_be_visible()
    expect(plain.locator(".chips")).to_contain_text("Acting: NATO")
    expect(plain.locator(".chips")).to_contain_text("Towards: Russia")


def test_on_a_narrow_screen_figures_scroll_by_themselves_and_begin_at_the_latest_day(page: Page, address, story):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address("/patterns/"))
    regions = page.locator(".scroll--late")
    assert regions.count() == 2
    for region in regions.all():
        overflow, behind = region.evaluate("box => [box.scrollWidth - box.clientWidth, Math.abs(box.scrollLeft)]")
        assert overflow > 0 and behind == 0
        left, right = region.evaluate("box => [box.firstElementChild.getBoundingClientRect().right, box.getBoundingClientRect().right]")
        assert abs(left - right) < 2
    assert page.evaluate("document.documentElement.scrollWidth") == 320
