"""The page to try the API on, under the strict policy."""

from __future__ import annotations

from typing import Any


def test_the_docs_page_draws_and_answers(live_server: Any, story: dict[str, str], page: Any) -> None:
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.goto(f"{live_server.url}/api/v1/docs/")
    page.locator("#operations-sources-list_Source .opblock-summary-control").click()
    page.get_by_role("button", name="Try it out").click()
    page.get_by_role("button", name="Execute").click()
    page.get_by_text('"id": "nrk"').wait_for()
    assert faults == []
