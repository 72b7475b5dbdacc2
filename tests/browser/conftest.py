"""A headless Chromium on a live server with a small story to read."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from typing import Any

import pytest

from tests.factories import make_actor, make_article, make_event, make_source
from tests.find_browser import find

# Playwright keeps an event loop in this thread, in which Django would refuse its ordinary, synchronous calls.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs a browser; without one it is skipped, and the report says so."""
    absent = find() is None
    for item in items:
        if item.path.is_relative_to(os.path.dirname(__file__)):
            item.add_marker(pytest.mark.browser)
            if absent:
                item.add_marker(pytest.mark.skip(reason="no Chromium on PATH; run tests/find_browser.py --install"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": find(), "args": ARGUMENTS}


@pytest.fixture
def story(transactional_db: None) -> dict[str, str]:
    """Events of a few days, one told by two sources, one imprecise, one undated; addresses of one of each kind of page."""
    make_actor("nato", aliases=("NATO", "Alliance"))
    nrk = make_source("nrk", name="NRK")
    tagged = make_article(
        is_digest=True,
        text="NATO answered Russia on Wednesday. Talks go on.\n\nShare this page",
        annotations={
            "sentences": [[0, 34, 0, False], [35, 47, 0, False]],
            "timexes": [{"start": 24, "end": 33, "text": "Wednesday", "value": "2022-01-26", "explanation": "“Wednesday” means that day."}],
            "actors": [[0, 4, "nato"], [14, 20, "russia"]],
            "furniture": [[49, 64]],
        },
    )
    written = make_event(articles=(tagged, make_article(source=nrk, language="no")), salience=0.9)
    make_event(headline="Ukraine asks for air defence", day=dt.date(2022, 1, 24), actors=(("ukraine", "actor"),), type="REQUEST")
    make_event(headline="Talks are to go on in Paris", day=dt.date(2022, 1, 28), modality="planned", type="CONSULT", quad="verbal-cooperation")
    make_event(
        headline="Troops gather near the border",
        type="MOBILIZE",
        quad="material-conflict",
        date_edtf="2022-01",
        earliest_on=dt.date(2022, 1, 1),
        latest_on=dt.date(2022, 1, 31),
        sort_on=dt.date(2022, 1, 1),
        precision="month",
    )
    make_event(headline="The minister rules out a visit", day=None)
    withdrawn = make_event(headline="Never happened", status="rejected")
    mention = written.event.mentions.first()
    return {
        "timeline": "/",
        "day": "/2022/01/26/",
        "month": "/2022/01/",
        "event": written.get_absolute_url(),
        "article": mention.article.get_absolute_url(),
        "evidence": mention.get_absolute_url(),
        "actors": "/actors/",
        "actor": "/actors/nato/",
        "sources": "/sources/",
        "source": "/sources/nrk/",
        "patterns": "/patterns/?actor=nato&who=all",
        "compare": "/compare/?a=herald&b=nrk",
        "report": f"/events/{written.event.uid}/report/?evidence={mention.uid}",
        "method": "/about/method/",
        "rules": "/about/method/de/",
        "coverage": "/about/coverage/",
        "chooser": "/compare/",
        "empty": "/?q=zeppelin&actor=nato",
        "then": "/?as_of=2022-01-26&zoom=month",
        "name": "/actors/?name=nobody",
        "thanks": f"/events/{written.event.uid}/report/thanks/",
        "early": f"{written.get_absolute_url()}?as_of=2021-01-01",
        "reading": f"{mention.article.get_absolute_url()}?as_of=2022-01-26&marks=dates",
        "gone": withdrawn.get_absolute_url(),
        "bad": "/?colour=red",
        "missing": "/nothing/",
    }


@pytest.fixture
def address(live_server: Any, story: dict[str, str]) -> Callable[[str], str]:
    """The full address of a path on the live server."""
    return lambda path: f"{live_server.url}{path}"
