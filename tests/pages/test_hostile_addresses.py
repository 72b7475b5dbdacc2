"""Addresses that nobody links to: each gets a plain answer, never a fault of ours, on either database."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import make_event
from timeline.views.common import PAGE_PARAMETERS, PageForm

PLAIN = (200, 301, 302, 400, 404, 410)


@pytest.mark.parametrize(
    "address",
    [
        "/events/%00/",
        "/events/%F0%9F%98%80/",
        "/events/0000000000/%00/",
        "/articles/%00/x/",
        "/evidence/%27%20OR%201=1/",
        "/actors/%00/",
        "/sources/%D0%90/",
        "/٢٠٢٢/01/26/",
        "/0000/00/00/",
        "/?q=%00",
        "/?q=" + "a" * 201,
        "/?q=%25%5F%27%22%3Cscript%3E",
        "/?q=" + "%22" * 50,
        "/?actor=%00",
        "/?actor=" + "&actor=".join(f"a{number}" for number in range(60)),
        "/?min_sources=99999999999999999999",
        "/?as_of=0001-01-01",
        "/?as_of=9999-12-31",
        "/?date_from=9999-12-31",
        "/?date_to=0001-01-01",
        "/?date_from=2022-02-01&date_to=2022-01-01",
        "/?cursor=" + "A" * 5000,
        "/?zoom=day&zoom=year",
        "/?lane=undated&lane=background",
        "/?level=key&level=all",
        "/actors/nato/?role=hero",
        "/actors/?name=%00",
        "/actors/?name=%00%00nato",
        "/patterns/?zoom=%00",
        "/compare/?a=%00&b=%00",
        "/compare/?a=herald&b=herald&part=both&cursor=x",
        "/events/{uid}/report/?evidence=%00",
        "/events/{uid}/report/?evidence=" + "a" * 5000,
        "/patterns/?doer=%00&receiver=x",
        "/patterns/?date_from=0001-01-01&date_to=9999-12-31&zoom=day",
        "/about/coverage/?as_of=9999-12-31",
        "/language/nb/?next=%00",
        "/about/method/%00/",
    ],
)
def test_it_gets_a_plain_answer(get, address):
    uid = make_event().event.uid
    assert get(address.replace("{uid}", uid)).status in PLAIN


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("address", ["/", "/actors/", "/2022/01/26/", "/about/method/"])
def test_reading_pages_take_no_writes(client, db, method, address):
    assert getattr(client, method)(address).status_code == 405


@given(st.lists(st.tuples(st.sampled_from([*PageForm.base_fields, *PAGE_PARAMETERS, "typo"]), st.text(st.characters(codec="utf-8"), max_size=12)), max_size=4))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_query_breaks_the_timeline(client, db, parameters):
    names = [name for name, _ in parameters]
    query = {name: [value for other, value in parameters if other == name] for name in names}
    assert client.get("/", query).status_code in (200, 400)
