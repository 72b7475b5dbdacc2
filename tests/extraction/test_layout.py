"""Title, publisher, language and furniture of pages that crawlers, browsers and people leave behind."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extraction.test_layout_published import BODY, TITLE, page
from timeline.extraction.errors import ExtractionError
from timeline.extraction.layout import identify_language, lay_out
from timeline.extraction.sentences import split

KNOWN = {
    "The Moscow Times": ("themoscowtimes.com", "Moscow Times"),
    "Radio Free Europe/Radio Liberty": ("RFE/RL", "rferl.org"),
    "The Associated Press": ("AP", "apnews.com"),
    "Reuters": ("reuters.com",),
    "NRK": ("nrk.no",),
}


def body(text: str) -> str:
    """What is left for the sentences."""
    layout = lay_out(text, known_publishers=KNOWN)
    return "\n".join(text[s.start : s.end] for s in split(text, language=layout.language, furniture=layout.furniture, title_span=layout.title_span))


@pytest.mark.parametrize(
    ("top", "title"),
    [
        pytest.param("# NATO answers Russia in writing\n\n", "NATO answers Russia in writing", id="Markdown"),
        pytest.param(" date 2022-01 NATO answers Russia in writing\n\n", "NATO answers Russia in writing", id="behind the crawler's date"),
        pytest.param(
            " date 2022-02-14  Skip to navigationSkip to content\nReuters\n\nNATO answers Russia in writing\n\n",
            "NATO answers Russia in writing",
            id="crawl menu",
        ),
        pytest.param("Home\nWorld\nEurope\nSign in\nNATO answers Russia in writing\n\n", "NATO answers Russia in writing", id="a menu line by line"),
        pytest.param("Home > News > World\nNATO answers Russia in writing\n\n", "NATO answers Russia in writing", id="breadcrumbs"),
        pytest.param("Sections   Search   Account\n\nNATO answers Russia in writing\n", "NATO answers Russia in writing", id="a menu with gaps"),
        pytest.param("Ukraine crisis\n\nNATO answers Russia in writing\n\n", "NATO answers Russia in writing", id="a kicker"),
        pytest.param("January 26, 2022\nNATO answers Russia in writing\n\n", "NATO answers Russia in writing", id="the date first"),
        pytest.param("By Jane Example\n\nNATO answers Russia in writing\n\n", "NATO answers Russia in writing", id="the byline first"),
        pytest.param(
            "NATO answers Russia in writing - Reuters\n\nNATO answers Russia in writing\n\n", "NATO answers Russia in writing", id="a window's title first"
        ),
        pytest.param("NATO answers Russia in writing | Reuters\n\n", "NATO answers Russia in writing", id="the outlet behind a bar"),
        pytest.param("Title: NATO answers Russia in writing\nDate: 2022-01-26\nSource: Reuters\n\n", "NATO answers Russia in writing", id="a record"),
        pytest.param("**NATO answers Russia in writing**\n\n", "NATO answers Russia in writing", id="in bold"),
        pytest.param("Will NATO answer Russia in writing?\n\n", "Will NATO answer Russia in writing?", id="a question"),
        pytest.param("“We will not yield,” Kremlin says\n\n", "“We will not yield,” Kremlin says", id="a quote"),
        pytest.param("NATO answers Russia\n\n", "NATO answers Russia", id="three words"),
        pytest.param("Breaking News\nSubscribe to our newsletter\n\nNATO answers Russia in writing\n\n", "NATO answers Russia in writing", id="appeals first"),
        pytest.param(
            "Radio Free Europe/Radio Liberty\n\nNATO answers Russia in writing\n\n", "NATO answers Russia in writing", id="a long outlet's name first"
        ),
        pytest.param("NATO answers Russia in writing | Example Herald\n\n", "NATO answers Russia in writing", id="an unknown outlet behind a bar"),
        pytest.param("NATO answers Russia | Associated Press Home Page\n\n", "NATO answers Russia", id="a short headline and an outlet"),
        pytest.param("He spoke to reporters in Brussels.\n\n", "", id="a short sentence is none"),
        pytest.param("", "", id="none"),
    ],
)
def test_it_finds_the_title(top, title):
    text = top + BODY["en"]
    layout = lay_out(text, known_publishers=KNOWN)
    assert layout.title == title
    if title:
        assert layout.title_span is not None
        assert text[layout.title_span.start : layout.title_span.end] == title
    else:
        assert [issue.code for issue in layout.issues] == ["layout.no_title"]


def test_a_stated_title_wins_and_is_found_in_the_text():
    text = page("en", "January 26, 2022")
    assert lay_out(text, title="Another title").title_span is None
    layout = lay_out(text, title="nato answers Russia, in writing")
    assert (layout.title, layout.title_span.start) == ("nato answers Russia, in writing", 0)


@pytest.mark.parametrize(
    ("language", "header", "foot", "url", "publisher"),
    [
        ("en", "", "", "https://www.themoscowtimes.com/2021/12/17/a", "The Moscow Times"),
        ("en", "", "", "https://en.news.rferl.org/a/1.html", "Radio Free Europe/Radio Liberty"),
        ("en", "", "Original url:\n\n<https://www.themoscowtimes.com/2021/12/17/a>", None, "The Moscow Times"),
        ("en", "", "Copyright © 2021 The Associated Press. Reuse by licence.", None, "The Associated Press"),
        ("en", "", "© 2022 AP", None, "The Associated Press"),
        ("en", "", "© Example Herald 2022", None, "Example Herald"),
        ("en", "This report was first posted by RFE/RL and is printed with permission.", "", None, "Radio Free Europe/Radio Liberty"),
        ("en", "", "RFE/RL correspondents report from three continents.", None, "Radio Free Europe/Radio Liberty"),
        ("en", "By The Associated Press", "", None, "The Associated Press"),
        ("en", "By JANE EXAMPLE, Associated Press", "", None, "The Associated Press"),
        ("en", "Moscow Times", "", None, "The Moscow Times"),
        ("en", "Source: Example Weekly", "", None, "Example Weekly"),
        ("en", "", "", "https://www.unknown-outlet.example/a", "unknown-outlet.example"),
        ("en", "", "With material from Interfax, dpa and PAP", None, None),
        ("en", "", "AFP contributed reporting.", None, None),
        ("no", "", "Kilde: NTB", None, "NTB"),
        ("no", "", "©NTB", None, "NTB"),
        ("no", "", "Saken ble først publisert av NRK.", None, "NRK"),
        ("no", "", "", "https://www.nrk.no/urix/1.15828", "NRK"),
        ("de", "", "© 2022 Deutsche Welle", None, "Deutsche Welle"),
        ("de", "", "Quelle: dpa", None, "dpa"),
        ("ru", "Газета «NRK» №7 от 03.02.2022, стр. 2", "", None, "NRK"),
        ("fr", "", "Source : AFP", None, "Agence France-Presse"),
        ("fr", "Par NRK avec AFP", "", None, "NRK"),
        ("ru", "", "Источник: ТАСС", None, "TASS"),
        ("uk", "", "Джерело: Укрінформ", None, "Ukrinform"),
        ("sv", "", "Källa: TT", None, "TT"),
        ("en", "", "", None, None),
    ],
)
def test_it_finds_the_publisher(language, header, foot, url, publisher):
    assert lay_out(page(language, header, foot=foot), url=url, known_publishers=KNOWN).publisher == publisher


def test_a_stated_publisher_wins():
    assert lay_out(page("en", "By The Associated Press"), publisher="Example Herald", known_publishers=KNOWN).publisher == "Example Herald"


@pytest.mark.parametrize("language", BODY)
def test_it_identifies_the_language(language):
    assert identify_language(BODY[language]) == language
    assert lay_out(f"Home | World | Sport\n{TITLE[language]}\n\n{BODY[language]}").language == language


def test_both_norwegian_forms_are_norwegian():
    nynorsk = "Nato og USA har gjeve Russland skriftlege svar på krava sine, ifølgje utanriksdepartementet. Alliansen er klar til å snakke."
    assert identify_language(nynorsk) == "no"
    assert lay_out(nynorsk, language="nn-NO").language == "no"


def test_a_quote_in_another_script_does_not_change_the_language():
    assert identify_language(f"{BODY['en']}\n“Мы выступили бы против этого, будьте уверены,” the banner said.") == "en"
    assert identify_language(f"{BODY['uk']}\nНа плакате было написано: «Мы были бы рады этому дню».") == "uk"


def test_a_stated_language_without_a_file_is_refused():
    with pytest.raises(ExtractionError, match="xx"):
        lay_out("Some text.", language="xx")


FURNITURE = [
    ("en", "Press conference by the Secretary General. (NATO/Released)"),
    ("en", "The Russian Foreign Ministry. **Max Example (CC BY-SA 3.0)**"),
    ("en", "FILE - In this Wednesday, Jan. 12, 2022 photo, soldiers stand guard near Kramatorsk, Ukraine. (AP Photo/Jane Example, File)"),
    ("en", "A Ukrainian soldier walks in a trench near Horlivka, January 20, 2022. REUTERS/Jane Example"),
    ("en", "Russian President Vladimir Putin\nRussian President Vladimir Putin"),
    ("en", "**Related article:** [Russia Issues Demands](#)"),
    ("en", "READ MORE: What does Putin want?"),
    ("en", "Join our brand new verified channel on Telegram and get the news uncensored!"),
    ("en", "Sign up for our daily newsletter"),
    ("en", "Advertisement"),
    ("en", "16x9 Image"),
    ("en", "https://www.example.com/a/b"),
    ("en", "#NATO #Russia #Ukraine"),
    ("en", "Share  Facebook  Twitter  Email"),
    ("no", "Les også: Russland krever svar før helgen"),
    ("no", "Statsministeren på vei inn til møtet. Foto: Ola Eksempel / NTB"),
    ("no", "Annonse"),
    ("no", "Følg oss på Facebook"),
    ("de", "Mehr zum Thema: Was ist die OSZE?"),
    ("de", "Stoltenberg in Brüssel | Bild: dpa"),
    ("fr", "Lire aussi : Les mots de la crise expliqués"),
    ("fr", "Vladimir Poutine à Sotchi (photo d'illustration) © AFP"),
    ("ru", "Читайте также: Что такое ОБСЕ"),
    ("uk", "Фото: Іван Приклад / УНІАН"),
    ("sv", "Läs också: Ryssland kräver svar"),
]


@pytest.mark.parametrize(("language", "line"), FURNITURE, ids=[line for _, line in FURNITURE])
def test_furniture_is_kept_from_the_sentences(language, line):
    first, second = BODY[language].strip().split("\n\n")
    text = f"{TITLE[language]}\n\n{first}\n\n{line}\n\n{second}\n"
    assert body(text) == f"{TITLE[language]}\n{first}\n{second}"


TAILS = [
    "*AFP contributed reporting.*",
    "With material from Interfax, dpa and PAP",
    "Reporting by Jane Example in Moscow; Editing by John Example",
    "Copyright 2021 The Associated Press. Reuse by licence. This material may not be reproduced, sold or lent.",
    "RFE/RL reporters report the news abroad.\n\nTwo ministries have put it on a list.\n\nFor more details, visit our page of questions.",
    "Most read\nFive things to know about the Baltic states\nWhat is Nord Stream 2?",
    "Original url:\n\n<https://www.example.com/a>",
    "(With help from Max Beispiel in Vienna. Put together by Jane Example. Write to the desk with any question, number 555 0100)",
    "About us\n\nExample Times is an independent newspaper for readers who want to know more about the east of Europe.",
]


@pytest.mark.parametrize(
    ("top", "publisher"),
    [
        ("Example Mirror\n\nNews   Politics   Sport   Weather", "Example Mirror"),
        ("Example Mirror\n\nWhat both sides want from each other", None),
        ("an unsigned note\n\nNews   Politics   Sport   Weather", None),
        ("BIPS\nBaltic Institute for Peace Studies\n\nNews   Politics   Sport   Weather", "BIPS"),
        ("Example note\nOn what both sides want from each other\n\nNews   Politics   Sport   Weather", None),
    ],
)
def test_a_name_above_the_menu_is_a_masthead(top, publisher):
    layout = lay_out(f"{top}\n\n{TITLE['en']}\n\n{BODY['en']}", known_publishers=KNOWN)
    assert layout.publisher == publisher
    assert publisher is None or layout.title == TITLE["en"]


@pytest.mark.parametrize("tail", TAILS)
def test_closing_notices_end_the_report(tail):
    text = page("en", "", foot=tail)
    assert tail.split("\n")[0].strip("*") not in body(text)
    assert body(text).endswith("reporters in Brussels.")


KEPT = [
    ("no", "Svarte skriftlig onsdag"),
    ("no", "Mange russiske krav"),
    ("en", "What does Moscow demand?"),
    ("en", "The copyright of the draft belongs to the ministry, a lawyer for the alliance said on Monday."),
    ("en", "More troops are on their way to the east of the alliance, the ministry said."),
    ("en", "He said that photo: a picture of tanks, proved nothing at all about the intentions of his government."),
    ("en", "“This report is false,” he said."),
    ("en", "Moscow denied it."),
    ("de", "Was Moskau will"),
    ("fr", "Deux projets de traités"),
    ("ru", "Что предлагает НАТО"),
]


@pytest.mark.parametrize(("language", "line"), KEPT, ids=[line for _, line in KEPT])
def test_cross_heads_and_sentences_are_not_furniture(language, line):
    first, second = BODY[language].strip().split("\n\n")
    assert line in body(f"{TITLE[language]}\n\n{first}\n\n{line}\n\n{second}\n").split("\n")


@pytest.mark.parametrize(
    "unit",
    [
        "word ",
        ",",
        "1/",
        "\n",
        "a\n",
        "Jan. ",
        "2022-01-26\n",
        "26 January 2022 ",
        "(AP) ",
        "Read more\n",
        "MOSCOW, ",
        "| ",
        "—",
        "“",
        "by A ",
        "© A ",
        "'",
        "26. jan. ",
    ],
    ids=repr,
)
def test_work_grows_no_faster_than_the_text(unit):
    """Doubling a hostile text at most about doubles the work, counted in calls. Patterns see lines of bounded length only."""
    assert calls(unit, 10_000) <= 2.2 * calls(unit, 5_000) + 2000


def calls(unit: str, size: int) -> int:
    text = unit * (size // len(unit))
    count = 0

    def counted(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        layout = lay_out(text, language="en")
        split(text, language="en", furniture=layout.furniture, title_span=layout.title_span)
    finally:
        sys.setprofile(before)
    return count


LINES = st.lists(
    st.sampled_from(
        [
            *BODY["en"].strip().split("\n\n"),
            *BODY["no"].strip().split("\n\n"),
            "Home | World",
            "January 26, 2022",
            "Read more",
            "Read more",
            "Photo: X",
            "© 2022 AP",
            "",
            "  • ",
            "# A headline of five words",
            "MOSCOW (AP) — It said no.",
            " date 2022-02-14  Skip to navigation",
            "Most read",
            "A short head",
            "https://a.example/2022/01/21/x",
            "Published\n",
            "\u2028",
            "**",
            "Title: x",
            "Date: 2022-01-01",
        ]
    ),
    max_size=14,
).map("\n".join)


@given(st.one_of(LINES, st.text(max_size=120)), st.sampled_from(["en", "no", "de", "fr", "ru", "uk", "sv", None]))
def test_spans_lie_in_the_text_in_order_and_apart(text, language):
    layout = lay_out(text, language=language)
    last = 0
    for span in layout.furniture:
        assert last <= span.start < span.end <= len(text)
        last = span.end
    if layout.title_span:
        assert text[layout.title_span.start : layout.title_span.end].strip()
        assert not any(span.overlaps(layout.title_span) for span in layout.furniture)
    if layout.published.span:
        assert layout.published.span.end <= len(text)


PAGES = {
    "captions below their label": ("en", "Image caption,\nSoldiers have stood there since 2014"),
    "a list of questions": ("en", "More on Ukraine crisis\n\nHow big is the build-up around Ukraine?\n\nWhat does Putin want in Ukraine?"),
    "a photographer and an agency": ("en", "Antony Blinken speaks in Washington, January 26, 2022. Jane Example/Pool via REUTERS"),
    "an appeal": ("en", "Register now for FREE unlimited access to example.com\nRegister"),
    "a picture in capitals": ("no", "SNAKKET SAMMEN: Macron og Putin møttes sist i 2019. FOTO: Ola Eksempel / AFP"),
    "a French credit": ("fr", "Antony Blinken, à Washington, le 26 janvier 2022. JEAN EXEMPLE / AFP"),
    "a time in a live blog": ("en", "19.04 GMT"),
}


@pytest.mark.parametrize(("language", "lines"), PAGES.values(), ids=PAGES.keys())
def test_what_surrounds_real_reports_is_furniture(language, lines):
    first, second = BODY[language].strip().split("\n\n")
    assert body(f"{TITLE[language]}\n\n{first}\n\n{lines}\n\n{second}\n") == f"{TITLE[language]}\n{first}\n{second}"


def test_a_link_at_the_end_of_a_paragraph_is_furniture():
    first, second = BODY["no"].strip().split("\n\n")
    assert body(f"{TITLE['no']}\n\n{first} Les også: Dette krever Russland\n\n{second}\n") == f"{TITLE['no']}\n{first}\n{second}"


def test_names_beside_the_time_stamp_are_furniture():
    header = "Kari Eksempel\nOla Eksempel\nJournalist\n\nPublisert 26. jan. 2022 kl. 14:10"
    text = f"{TITLE['no']}\n\n{BODY['no'].split(chr(10))[0]}\n\n{header}\n\n{BODY['no']}"
    assert "Eksempel" not in body(text)


def test_a_headline_is_not_joined_to_the_lines_below_it():
    headline = "The United States responds to Russia's security demands as tensions mount"
    text = f"{headline}\nBy Jane Example and John Example\n7 minute read\n\n{BODY['en'].replace(chr(10) * 2, ' ')}"
    assert lay_out(text).title == headline
