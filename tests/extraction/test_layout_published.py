"""The publication date, in the header styles that news pages have, and its ground."""

from __future__ import annotations

import pytest

from timeline.extraction.annotations import Basis
from timeline.extraction.layout import lay_out

BODY = {
    "en": "NATO and the United States gave Russia their written answers on Wednesday, the ministry said.\n\n"
    "The alliance is ready to talk about arms control and transparency, its Secretary General told reporters in Brussels.\n",
    "no": "Nato og USA ga Russland sine skriftlige svar onsdag, ifølge utenriksdepartementet i Moskva.\n\n"
    "Alliansen er klar til å snakke om rustningskontroll og åpenhet, sa generalsekretæren til pressen i Brussel.\n",
    "de": "Die NATO und die USA haben Russland am Mittwoch ihre schriftlichen Antworten übergeben, teilte das Ministerium mit.\n\n"
    "Das Bündnis ist zu Gesprächen über Rüstungskontrolle bereit, sagte der Generalsekretär vor der Presse in Brüssel.\n",
    "fr": "L'Otan et les États-Unis ont remis mercredi à la Russie leurs réponses écrites, a annoncé le ministère.\n\n"
    "L'Alliance est prête à parler de maîtrise des armements, a déclaré son secrétaire général à la presse à Bruxelles.\n",
    "ru": "НАТО и США передали России письменные ответы в среду, сообщили в министерстве иностранных дел.\n\n"
    "Альянс готов говорить о контроле над вооружениями, заявил генеральный секретарь журналистам в Брюсселе.\n",
    "uk": "НАТО і США передали Росії письмові відповіді в середу, повідомили в міністерстві закордонних справ.\n\n"
    "Альянс готовий говорити про контроль над озброєннями, заявив генеральний секретар журналістам у Брюсселі.\n",
    "sv": "Nato och USA gav Ryssland sina skriftliga svar i onsdags, uppgav utrikesdepartementet i Moskva.\n\n"
    "Alliansen är redo att tala om rustningskontroll och öppenhet, sade generalsekreteraren till pressen i Bryssel.\n",
}
TITLE = {
    "en": "NATO answers Russia in writing",
    "no": "Nato svarer Russland på kravene",
    "de": "NATO antwortet Moskau schriftlich und knapp",
    "fr": "L'Otan répond par écrit à Moscou",
    "ru": "НАТО письменно ответило на требования",
    "uk": "НАТО письмово відповіло на вимоги",
    "sv": "Nato svarar Ryssland på kraven",
}


def page(language: str, header: str, *, foot: str = "") -> str:
    return f"{TITLE[language]}\n\n{header}\n\n{BODY[language]}\n{foot}"


HEADERS = [
    ("en", "January 26, 2022", "2022-01-26"),
    ("en", "Jan 26, 2022", "2022-01-26"),
    ("en", "26 January 2022", "2022-01-26"),
    ("en", "Wednesday, January 26th, 2022", "2022-01-26"),
    ("en", "Wed 26 Jan 2022 19.04 GMT", "2022-01-26"),
    ("en", "Published : 26 Jan 2022, 05:11 IST", "2022-01-26"),
    ("en", "Published: 11:45 PM EST January 26, 2022", "2022-01-26"),
    ("en", "Published 2022-01-26T23:59:00-08:00", "2022-01-26"),
    ("en", "Posted at 3:14 PM, Jan 26, 2022", "2022-01-26"),
    ("en", "Posted at 3:14 PM, Jan 26, 2022 and last updated 9:02 AM, Jan 28, 2022", "2022-01-26"),
    ("en", "Updated Jan. 28, 2022 9:02 am ET | Published Jan. 26, 2022 4:00 pm ET", "2022-01-26"),
    ("en", "Published January 26, 2022\nUpdated January 28, 2022", "2022-01-26"),
    ("en", "Published\n26 January 2022\nUpdated\n28 January 2022", "2022-01-26"),
    ("en", "By Jane Example and John Example, January 26, 2022", "2022-01-26"),
    ("en", "By Jane Example\nReuters\nJanuary 26, 2022 7:04 PM UTC  Updated 2 hours ago", "2022-01-26"),
    ("en", "BRUSSELS | January 26, 2022", "2022-01-26"),
    ("en", "Last modified on Wed 26 Jan 2022 14.03 EST", "2022-01-26"),
    ("en", "Last Updated: January 26, 2022 19:04", "2022-01-26"),
    ("en", "First published on Wed 26 Jan 2022 06.00 EST", "2022-01-26"),
    ("en", "1/26/2022", "2022-01-26"),
    ("en", "01/26/2022 07:04 PM", "2022-01-26"),
    ("en", "26/01/2022 - 19:04", "2022-01-26"),
    ("en", "2022-01-26 19:04:00", "2022-01-26"),
    ("en", "Date: 2022/01/26", "2022-01-26"),
    ("en", "12:40 26.01.2022", "2022-01-26"),
    ("en", "Issued on: 26/01/2022 - 19:04Modified: 27/01/2022 - 08:00", "2022-01-26"),
    ("en", "Date 26.01.2022\nAuthor Jane Example", "2022-01-26"),
    ("en", "3 min read\n16 minutes ago", None),
    ("en", "Jane Example in Vienna and John Example in Warsaw JANUARY 26 2022", "2022-01-26"),
    ("en", "Jane Example, diplomatic editor, 26 January 2022", "2022-01-26"),
    ("en", "Published On 26 Jan 202226 Jan 2022", "2022-01-26"),
    ("no", "Publisert 26.01.2022 kl. 19:04", "2022-01-26"),
    ("no", "Publisert: 26. januar 2022, 19.04", "2022-01-26"),
    ("no", "26. jan. 2022 18:30 Sist endret for 5 minutter siden", "2022-01-26"),
    ("no", "Onsdag 26. januar 2022", "2022-01-26"),
    ("no", "Av Kari Eksempel\n26. jan 2022 kl. 19:04\nOppdatert 27. jan 2022 kl. 08:00", "2022-01-26"),
    ("no", "Oppdatert 28.01.2022 08:00, publisert 26.01.2022 19:04", "2022-01-26"),
    ("no", "Sist oppdatert: 26.01.22 19:04", "2022-01-26"),
    ("no", "Publisert for 16 minutter siden", None),
    ("no", "Kari Eksempel i Wien og Ola Eksempel i Warszawa 26. januar 2022", "2022-01-26"),
    ("no", "Publisert 26. januar kl. 14.05\nSist oppdatert 27. januar 2022", "2022-01-26"),
    ("no", "NTB | 26.1.2022", "2022-01-26"),
    ("no", "Sist endra onsdag 26. januar 2022", "2022-01-26"),
    ("de", "Veröffentlicht am 26. Januar 2022", "2022-01-26"),
    ("de", "Stand: 26.01.2022 19:04 Uhr", "2022-01-26"),
    ("de", "26.01.2022, 19.04 Uhr", "2022-01-26"),
    ("de", "Mittwoch, 26. Januar 2022", "2022-01-26"),
    ("de", "Von Max Beispiel, Brüssel\n26. Jan. 2022\nAktualisiert am 28.01.2022", "2022-01-26"),
    ("de", "Datum 26.01.2022\nAutorin/Autor Max Beispiel", "2022-01-26"),
    ("de", "Aktualisiert am 26. Jänner 2022", None),
    ("fr", "Publié le 26 janvier 2022 à 16h14", "2022-01-26"),
    ("fr", "Publié le 26/01/2022 à 16:14, mis à jour le 27/01/2022 à 09:00", "2022-01-26"),
    ("fr", "Le 26 janv. 2022 à 19 h 04", "2022-01-26"),
    ("fr", "Mis à jour le 26 janvier 2022 à 08h30", "2022-01-26"),
    ("fr", "Par Jean Exemple avec AFP\nMercredi 26 janvier 2022", "2022-01-26"),
    ("fr", "1er février 2022", "2022-02-01"),
    ("ru", "Опубликовано 26 января 2022", "2022-01-26"),
    ("ru", "26 января 2022, 21:15", "2022-01-26"),
    ("ru", "19:04 26.01.2022 (обновлено: 20:11 27.01.2022)", "2022-01-26"),
    ("ru", "26 янв. 2022 г.", "2022-01-26"),
    ("ru", "Среда, 26 января 2022 года, 19:04 МСК", "2022-01-26"),
    ("uk", "Опубліковано: 26 січня 2022, 19:04", "2022-01-26"),
    ("uk", "Середа, 26 січня 2022, 19:04", "2022-01-26"),
    ("uk", "26.01.2022 19:04", "2022-01-26"),
    ("sv", "Publicerad 26 januari 2022 kl 19.04", "2022-01-26"),
    ("sv", "Uppdaterad 28 januari 2022\nPublicerad 26 januari 2022", "2022-01-26"),
    ("sv", "Publicerad: 2022-01-26 19:04", "2022-01-26"),
]


@pytest.mark.parametrize(("language", "header", "day"), HEADERS, ids=[header.replace("\n", " / ") for _, header, _ in HEADERS])
def test_it_reads_header_lines(language, header, day):
    layout = lay_out(page(language, header))
    assert layout.language == language
    assert layout.published.value == day
    assert layout.published.basis == (Basis.HEADER if day else Basis.NONE)
    assert layout.title == TITLE[language]


def test_a_deck_that_ends_in_a_date_is_no_signature():
    layout = lay_out(page("en", "What the two sides want and where they stood on 3 January 2022"))
    assert layout.published.value is None


@pytest.mark.parametrize(("language", "header", "day"), HEADERS, ids=[header.replace("\n", " / ") for _, header, _ in HEADERS])
def test_header_lines_are_furniture(language, header, day):
    text = page(language, header)
    layout = lay_out(text)
    start = text.index(header)
    marked = "".join(text[max(span.start, start) : max(min(span.end, start + len(header)), span.start, start)] for span in layout.furniture)
    assert len(marked) >= 0.8 * len(header.replace("\n", ""))
    assert all(text[span.start : span.end] not in BODY[language] for span in layout.furniture)


@pytest.mark.parametrize(
    ("crawl", "header", "value"),
    [
        pytest.param(" date 2022-01-26  ", "", "2022-01-26", id="a crawler's day"),
        pytest.param(" date 2022-01 ", "", "2022-01", id="a crawler's month"),
        pytest.param(" date 2022-01 ", "26 January 2022", "2022-01-26", id="a finer line beats the crawler's month"),
        pytest.param(" date 2022-01 ", "Updated January 28, 2022", "2022-01-28", id="an update within the month is finer"),
        pytest.param(" date 2022-01 ", "Updated March 3, 2023", "2022-01", id="an update of another year is no publication"),
        pytest.param(" date 2022-01-26 ", "Updated February 3, 2022", "2022-01-26", id="the crawler's day beats an update"),
        pytest.param(" date 2022-01-26 ", "Saturday, November 21, 2026", "2022-01-26", id="a masthead's today is not believed"),
        pytest.param(" date 2022-01-26 ", "January 25, 2022", "2022-01-25", id="a near line is"),
        pytest.param(" date 2022-99-99 ", "", None, id="an impossible day"),
    ],
)
def test_crawl_headers(crawl, header, value):
    layout = lay_out(f"{crawl}{TITLE['en']}\n\n{header}\n\n{BODY['en']}")
    assert layout.published.value == value
    assert layout.title == TITLE["en"]


DATELINES = [
    ("en", "KYIV, Jan. 24 (Reuters) - ", " date 2022-01 ", "2022-01-24", "Reuters"),
    ("en", "BRUSSELS, January 24, 2022 (AFP) — ", "", "2022-01-24", "Agence France-Presse"),
    ("en", "MOSCOW (AP) — ", "", None, "The Associated Press"),
    ("en", "Kyiv, Ukraine – ", "", None, None),
    ("en", "MOSCOW, January 24. /TASS/. ", " date 2022-01 ", "2022-01-24", "TASS"),
    ("en", "WASHINGTON — ", "", None, None),
    ("no", "MOSKVA, 24. januar (NTB): ", " date 2022-01 ", "2022-01-24", "NTB"),
    ("no", "Oslo (NTB-Reuters): ", "", None, "NTB"),
    ("de", "Moskau, 24. Jan. 2022 (dpa) - ", "", "2022-01-24", "dpa"),
    ("de", "Brüssel (dpa) – ", "", None, "dpa"),
    ("de", "Kiew/Brüssel (24. Januar, dpa) - ", " date 2022-01 ", "2022-01-24", "dpa"),
    ("fr", "Bruxelles, 24 janv. 2022 (AFP) - ", "", "2022-01-24", "Agence France-Presse"),
    ("ru", "МОСКВА, 24 янв — РИА Новости. ", " date 2022-01 ", "2022-01-24", "RIA Novosti"),
    ("ru", "МОСКВА, 24 января. /ТАСС/. ", " date 2022-01 ", "2022-01-24", "TASS"),
    ("uk", "КИЇВ. 24 січня. УНН. ", " date 2022-01 ", "2022-01-24", None),
    ("sv", "Moskva (TT): ", "", None, "TT"),
]


@pytest.mark.parametrize(("language", "dateline", "crawl", "day", "agency"), DATELINES, ids=[dateline for _, dateline, *_ in DATELINES])
def test_it_reads_datelines(language, dateline, crawl, day, agency):
    text = f"{crawl}{TITLE[language]}\n\n{dateline}{BODY[language]}"
    layout = lay_out(text)
    assert layout.published.value == (day or (None if not crawl else "2022-01"))
    if day:
        assert layout.published.basis is Basis.DATELINE
    if agency:
        assert layout.publisher == agency
    at = text.index(dateline)
    assert any(span.start == at and span.end == at + len(dateline.rstrip()) for span in layout.furniture), "the sentence starts behind it"


def test_a_footer_tells_the_day_of_a_page_known_to_the_month():
    layout = lay_out(f" date 2022-01 {TITLE['en']}\n\n{BODY['en']}\n\nDate 24.01.2022\nAuthor Jane Example\nKeywords gas, talks")
    assert layout.published.value == "2022-01-24"


@pytest.mark.parametrize(
    "sentence",
    [
        "Foreign Secretary Jane Doe (Ap) answered on Monday that the alliance would keep its door open to new members.",
        "Moscow (which denies it) answered on Monday that no attack was planned against the neighbouring country.",
        "Russia, the United States and NATO met on January 12 in Brussels for talks that ended without a result.",
        "NATO – the alliance of thirty states – answered on Monday that its door would stay open to new members.",
        "On January 24 the alliance said – not for the first time – that its door would stay open to new members.",
    ],
)
def test_a_sentence_is_no_dateline(sentence):
    text = f"{TITLE['en']}\n\n{sentence}\n\n{BODY['en']}"
    assert not any(span.start == text.index(sentence) for span in lay_out(text).furniture)


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://www.themoscowtimes.com/2022/01/21/envoy-recalled-a70001", "2022-01-21"),
        ("https://sputniknews.com/20220124/nato-sends-ships-1092478617.html", "2022-01-24"),
        ("https://www.theguardian.com/world/2022/jan/26/nato-answers", "2022-01-26"),
        ("https://example.com/news/2022-01-26-nato", "2022-01-26"),
        ("https://www.aljazeera.com/news/2022/1/26/nato", "2022-01-26"),
        ("https://example.com/wp/2022/01/nato-answers/", "2022-01"),
        ("https://example.com/article/20229999/x", None),
        ("https://example.com/a/31480612.html", None),
        ("https://example.com/id/1428049/", None),
    ],
)
def test_it_reads_dates_in_addresses(url, value):
    published = lay_out(page("en", ""), url=url).published
    assert (published.value, published.basis) == (value, Basis.URL if value else Basis.NONE)


def test_an_address_at_the_end_of_the_text_counts():
    text = page("en", "", foot="Original url:\n\n<https://www.example.com/2022/01/21/nato-answers>")
    published = lay_out(text).published
    assert published.value == "2022-01-21"
    assert published.span is not None
    assert "2022/01/21" in text[published.span.start : published.span.end]


@pytest.mark.parametrize(
    "line",
    [
        "FILE PHOTO: Soldiers drill near Rostov, Russia, January 12, 2022. REUTERS/Jane Example",
        "FILE In this handout photo the minister speaks to the Duma on Wednesday, Jan. 26, 2022.",
        "Copyright 2022 Example Broadcasting. No part may be sold.",
        "© 2022 Example News",
    ],
)
def test_captions_and_copyright_years_date_nothing(line):
    assert lay_out(page("en", line)).published.value is None
    assert lay_out(page("en", "", foot=line)).published.value is None


def test_dates_that_head_the_parts_of_a_chronology_date_nothing():
    parts = "\n\n".join(
        f"{day}\nThe alliance and Moscow spoke about the drafts once more on that day, without a result."
        for day in ("November 10, 2021", "December 7, 2021", "January 10, 2022")
    )
    layout = lay_out(f"Timeline: how the crisis grew\n\n{parts}\n")
    assert layout.published.value is None
    assert layout.furniture == ()


@pytest.mark.parametrize(
    ("stated", "value"),
    [
        ("2022-01-26T23:30:00-05:00", "2022-01-26"),
        ("26 January 2022", "2022-01-26"),
        ("2022-01", "2022-01"),
        ("2022-01-24/2022-01-30", "2022-01-24/2022-01-30"),
    ],
)
def test_a_stated_date_becomes_a_calendar_date(stated, value):
    assert lay_out(page("en", ""), published=stated).published.value == value


def test_a_stated_date_wins():
    published = lay_out(page("en", "January 26, 2022"), published="2022-01-27").published
    assert (published.value, published.basis) == ("2022-01-27", Basis.METADATA)


@pytest.mark.parametrize(
    ("url", "value"), [("https://example.co.uk/a", "2022-02-01"), ("https://example.com/a", "2022-01-02")], ids=["day first", "month first"]
)
def test_numeric_dates_follow_the_outlets_country(url, value):
    assert lay_out(page("en", "Published 01/02/2022"), url=url).published.value == value
