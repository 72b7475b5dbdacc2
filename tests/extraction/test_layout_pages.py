"""Heads and feet of pages as crawlers leave them: title, publisher and publication date together, eight invented pages a language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.extraction.test_layout_published import BODY
from timeline.extraction.layout import Outlets, lay_out
from timeline.extraction.sentences import split

FIXTURE = Path(__file__).parents[2] / "fixtures" / "sources.json"
ROWS = [row["fields"] for row in json.loads(FIXTURE.read_text(encoding="utf-8"))]
OUTLETS = Outlets({row["name"]: (*row["aliases"], *filter(None, [row["homepage"]])) for row in ROWS})

# language, name of the case, head, foot, title, publisher, date
PAGES = [
    (
        "en", "a desk's breadcrumbs and two stamps",
        "The Independent\nNews > World > Europe\n\nAllies weigh their answer to the Kremlin\n\nMinisters gather in Brussels for a second day\n\nMary Sample\n"
        "Thursday 27 January 2022 10:15\nUpdated Friday 28 January 2022 08:01\n\nComments",
        "Join our commenting forum", "Allies weigh their answer to the Kremlin", "The Independent", "2022-01-27",
    ),
    (
        "en", "a site's tagline and a window's title",
        "Sky News - First for breaking news\n\nAllies weigh their answer to the Kremlin | World News | Sky News\n\nBy Mary Sample, defence editor\n\n"
        "Thursday 27 January 2022 10:15, UK",
        "", "Allies weigh their answer to the Kremlin", "Sky News", "2022-01-27",
    ),
    (
        "en", "a dateline with a carrier's copyright",
        "WORLD\n\nAllies weigh their answer to the Kremlin\n\nJanuary 27, 20224:15 PM ET\n\n"
        "BRUSSELS, Jan 27, 2022 (Reuters) - Envoys met again here on Thursday.",
        "Copyright 2022 NPR", "Allies weigh their answer to the Kremlin", "NPR", "2022-01-27",
    ),
    (
        "en", "a quote as the title below a live mark",
        "CNN\n\nLIVE\n\n‘We are running out of time’: envoys press on with talks\n\nBy Mary Sample and John Pattern, CNN\n\n"
        "Updated 5:01 PM EST, Thu January 27, 2022",
        "", "‘We are running out of time’: envoys press on with talks", "CNN", "2022-01-27",
    ),
    (
        "en", "a think tank's notice",
        "Expert comment\n\n27 January 2022\n\nWhy talks can fail and still be useful\n\nMary Sample\nAssociate Fellow, Europe Programme",
        "Opinions in this paper belong to the writer alone and do not necessarily represent those of Chatham House.",
        "Why talks can fail and still be useful", "Chatham House", "2022-01-27",
    ),
    (
        "en", "a crawl header with a record of the address",
        " date 2022-01-27 Skip to content\nMenu\n\nAllies weigh their answer to the Kremlin\n\nShare\nSave\n\nMary Sample",
        "https://www.politico.eu/article/allies-weigh-answer/", "Allies weigh their answer to the Kremlin", "Politico Europe", "2022-01-27",
    ),
    (
        "en", "an unknown paper named in its copyright line",
        "Sections\n\nSubscribe\n\nAllies weigh their answer to the Kremlin\n\nBy MARY SAMPLE Staff writer\nPosted Jan 27, 2022",
        "© 2022 The Lakeside Courier. All rights reserved.", "Allies weigh their answer to the Kremlin", "The Lakeside Courier", "2022-01-27",
    ),
    (
        "en", "an agency named in byline and dateline only",
        "Allies weigh their answer to the Kremlin\n\nBy MARY SAMPLE\n\nBRUSSELS (AP) — Envoys of thirty countries met again in Brussels.\n\n"
        "Published 10:15 AM, January 27, 2022",
        "", "Allies weigh their answer to the Kremlin", "The Associated Press", "2022-01-27",
    ),
    (
        "no", "stikktittel over tittelen",
        "Aftenposten\n\nUKRAINA-KRISEN\n\nAlliansen veier ord i svaret til Kreml\n\nKari Nordmann\nOla Nordmann\n\nPublisert: 27. jan. 2022 10:15\n"
        "Sist oppdatert: 28. jan. 2022 08:01",
        "", "Alliansen veier ord i svaret til Kreml", "Aftenposten", "2022-01-27",
    ),
    (
        "no", "sitat med strek og kreditering",
        "Nyheter\n\n– Vi har dårlig tid, sier utsendingen\n\nAv Kari Nordmann\nFoto: Ola Nordmann / Dagbladet\n\nTorsdag 27. januar 2022, kl. 10.15",
        "", "– Vi har dårlig tid, sier utsendingen", "Dagbladet", "2022-01-27",
    ),
    (
        "no", "brødsmuler med piler",
        "Forsiden ► Utenriks ► Europa\n\nAlliansen veier ord i svaret til Kreml\n\nNTB\n27.01.2022 10:15",
        "Ansvarlig redaktør i Fjordposten: Kari Nordmann", "Alliansen veier ord i svaret til Kreml", "Fjordposten", "2022-01-27",
    ),
    (
        "no", "byrå i datolinjen",
        "Alliansen veier ord i svaret til Kreml\n\nBRUSSEL, 27. januar 2022 (NTB): Utsendinger fra tretti land møttes igjen torsdag.",
        "", "Alliansen veier ord i svaret til Kreml", "NTB", "2022-01-27",
    ),
    (
        "no", "nettstedets navn som adresse",
        "nettavisen.no\n\nMeny  Søk  Logg inn\n\nAlliansen veier ord i svaret til Kreml\n\n27.01.22 10:15\n\nDel saken",
        "", "Alliansen veier ord i svaret til Kreml", "Nettavisen", "2022-01-27",
    ),
    (
        "no", "nynorsk med oppdatering",
        "Klassekampen\n\nUtanriks\n\nAlliansen veg orda i svaret til Kreml\n\nTekst: Kari Nordmann\n\nTorsdag 27. januar 2022",
        "Klassekampen arbeider etter Vær varsom-plakaten.", "Alliansen veg orda i svaret til Kreml", "Klassekampen", "2022-01-27",
    ),
    (
        "no", "plakaten i bunnen",
        "Hopp til innhold\n\nAlliansen veier ord i svaret til Kreml\n\nKari Nordmann\nJournalist\n\nPublisert i dag kl. 10.15\n27. januar 2022",
        "Dagsavisen arbeider etter Vær varsom-plakatens regler.", "Alliansen veier ord i svaret til Kreml", "Dagsavisen", "2022-01-27",
    ),
    (
        "no", "bare måneden i toppen",
        " date 2022-01 Alliansen veier ord i svaret til Kreml\n\nPublisert: For 16 minutter siden",
        "Følg VGs direktestudio her!", "Alliansen veier ord i svaret til Kreml", "VG", "2022-01",
    ),
    (
        "de", "Dachzeile mit Doppelpunkt",
        "FAZ.NET\n\nPolitik › Ausland\n\nGipfel in Brüssel:\nDas Bündnis ringt um seine Antwort\n\nVon Erika Beispiel, Brüssel\n"
        "-Aktualisiert am 27.01.2022-10:15",
        "", "Das Bündnis ringt um seine Antwort", "Frankfurter Allgemeine Zeitung", "2022-01-27",
    ),
    (
        "de", "Kürzel im Vermerk",
        "Ausland\n\nDas Bündnis ringt um seine Antwort\n\n27. Januar 2022, 10:15 Uhr",
        "© SZ/dpa/abc", "Das Bündnis ringt um seine Antwort", "Süddeutsche Zeitung", "2022-01-27",
    ),
    (
        "de", "Seitentitel mit Sparten",
        "DER SPIEGEL - Nachrichten\n\nZum Inhalt springen\n\nMenü  Abo  Anmelden\n\nDas Bündnis ringt um seine Antwort\n\n27.01.2022, 10.15 Uhr\n\nTeilen",
        "", "Das Bündnis ringt um seine Antwort", "Der Spiegel", "2022-01-27",
    ),
    (
        "de", "Agentur in der Ortsmarke",
        "Das Bündnis ringt um seine Antwort\n\nStand: 27.01.2022, 10:15 Uhr\n\n"
        "Brüssel (dpa) - Gesandte aus dreißig Ländern sind am Donnerstag erneut zusammengekommen.",
        "", "Das Bündnis ringt um seine Antwort", "dpa", "2022-01-27",
    ),
    (
        "de", "Studio in der Autorenzeile",
        "Ukraine-Konflikt\n\nDas Bündnis ringt um seine Antwort\n\nStand: 27.01.2022 10:15 Uhr\n\nVon Erika Beispiel, ARD-Studio Brüssel",
        "", "Das Bündnis ringt um seine Antwort", "tagesschau.de", "2022-01-27",
    ),
    (
        "de", "Sendehinweis am Ende",
        "Startseite / Politik / Europa\n\nDas Bündnis ringt um seine Antwort\n\n27.01.2022",
        "Über dieses Thema berichtete der Deutschlandfunk am 27. Januar 2022 um 6:00 Uhr.",
        "Das Bündnis ringt um seine Antwort", "Deutschlandfunk", "2022-01-27",
    ),
    (
        "de", "unbekanntes Blatt mit Verantwortlichem",
        "Nachrichten  Lokales  Sport\n\nDas Bündnis ringt um seine Antwort\n\nVeröffentlicht: Donnerstag, 27. Januar 2022 10:15",
        "Verantwortlich: Heidebote", "Das Bündnis ringt um seine Antwort", "Heidebote", "2022-01-27",
    ),
    (
        "de", "österreichische Seite",
        "Der Standard\n\nInternational\n\nDas Bündnis ringt um seine Antwort\n\nErika Beispiel aus Brüssel\n\n27. Jänner 2022, 10:15\n\n120 Postings",
        "(APA, red, 27.1.2022)", "Das Bündnis ringt um seine Antwort", "Der Standard", "2022-01-27",
    ),
    (
        "fr", "direct avec deux heures",
        "franceinfo\n\nDIRECT. Ukraine : l'Alliance prépare sa réponse au Kremlin\n\nPublié le 27/01/2022 10:15\nMis à jour le 28/01/2022 08:01",
        "", "DIRECT. Ukraine : l'Alliance prépare sa réponse au Kremlin", "franceinfo", "2022-01-27",
    ),
    (
        "fr", "site et devise",
        "Le Figaro - Actualité en direct et informations\n\nInternational\n\nL'Alliance prépare sa réponse au Kremlin\n\nPar Jeanne Exemple\n"
        "Publié le 27 janvier 2022 à 10:15",
        "", "L'Alliance prépare sa réponse au Kremlin", "Le Figaro", "2022-01-27",
    ),
    (
        "fr", "journal avec agence",
        "Monde\n\nL'Alliance prépare sa réponse au Kremlin\n\nLibération avec AFP\n\npublié le 27 janvier 2022 à 10h15",
        "", "L'Alliance prépare sa réponse au Kremlin", "Libération", "2022-01-27",
    ),
    (
        "fr", "date d'agence",
        "L'Alliance prépare sa réponse au Kremlin\n\nBruxelles, 27 jan 2022 (AFP) - Des émissaires de trente pays se sont retrouvés jeudi.",
        "abc-def/gh/ij", "L'Alliance prépare sa réponse au Kremlin", "Agence France-Presse", "2022-01-27",
    ),
    (
        "fr", "fil d'Ariane",
        "RFI\n\nAccueil > Europe\n\nL'Alliance prépare sa réponse au Kremlin\n\nPublié le : 27/01/2022 - 10:15\n\nTexte par : Jeanne Exemple Suivre\n\n4 mn",
        "", "L'Alliance prépare sa réponse au Kremlin", "RFI", "2022-01-27",
    ),
    (
        "fr", "adresse en tête",
        "https://www.lesechos.fr/monde/europe/exemple-1382\n\nEurope\n\nL'Alliance prépare sa réponse au Kremlin\n\nTemps de lecture : 2 min\n\n"
        "Publié le 27 janv. 2022 à 10:15",
        "", "L'Alliance prépare sa réponse au Kremlin", "Les Echos", "2022-01-27",
    ),
    (
        "fr", "journal inconnu",
        "Se connecter\n\nL'Alliance prépare sa réponse au Kremlin\n\nLe 27 janvier 2022",
        "Le Courrier du Lac n'est pas responsable des contenus provenant de sites externes.",
        "L'Alliance prépare sa réponse au Kremlin", "Le Courrier du Lac", "2022-01-27",
    ),
    (
        "fr", "question comme titre",
        "La Croix\n\nAbonnés\n\nExplication\n\nQue peut répondre l'Alliance au Kremlin ?\n\nJeanne Exemple, le 27/01/2022 à 10:15",
        "", "Que peut répondre l'Alliance au Kremlin ?", "La Croix", "2022-01-27",
    ),
    (
        "ru", "агентство и время",
        "10:15 27.01.2022 (обновлено: 08:01 28.01.2022)\n\nАльянс готовит ответ на письмо Москвы\n\n"
        "БРЮССЕЛЬ, 27 янв - РИА Новости. Послы тридцати стран снова собрались в четверг.",
        "", "Альянс готовит ответ на письмо Москвы", "RIA Novosti", "2022-01-27",
    ),
    (
        "ru", "газета и рубрика",
        "Коммерсантъ\n\nПолитика\n\nАльянс готовит ответ на письмо Москвы\n\n27.01.2022, 10:15",
        "", "Альянс готовит ответ на письмо Москвы", "Kommersant", "2022-01-27",
    ),
    (
        "ru", "название в кавычках",
        "Медуза\n\n«Времени почти не осталось»: о чем спорят послы\n\n10:15, 27 января 2022\nИсточник: Meduza",
        "", "«Времени почти не осталось»: о чем спорят послы", "Meduza", "2022-01-27",
    ),
    (
        "ru", "крошки со стрелками",
        "Главная → Новости → Мир\n\nАльянс готовит ответ на письмо Москвы\n\nЧетверг, 27 января 2022 г.\n\nИван Примеров",
        "Подписывайтесь на РБК в Telegram", "Альянс готовит ответ на письмо Москвы", "RBC", "2022-01-27",
    ),
    (
        "ru", "телеграфное агентство",
        "Альянс готовит ответ на письмо Москвы\n\nБРЮССЕЛЬ, 27 января 2022. /ТАСС/. Послы тридцати стран снова собрались в четверг.",
        "", "Альянс готовит ответ на письмо Москвы", "TASS", "2022-01-27",
    ),
    (
        "ru", "служба с запятой",
        "BBC News, Русская служба\n\nАльянс готовит ответ на письмо Москвы\n\nИван Примеров\nБи-би-си\n\n27 января 2022",
        "", "Альянс готовит ответ на письмо Москвы", "BBC News Русская служба", "2022-01-27",
    ),
    (
        "ru", "неизвестное издание",
        "Меню\n\nАльянс готовит ответ на письмо Москвы\n\nОпубликовано: 27.01.2022 10:15",
        "Сетевое издание «Вести с озера» зарегистрировано в 2010 году.", "Альянс готовит ответ на письмо Москвы", "Вести с озера", "2022-01-27",
    ),
    (
        "ru", "вопрос как заголовок",
        "Лента.ру\n\nМир\n\nЧто ответит альянс на письмо Москвы?\n\n27 января 2022, 10:15\n\n120 комментариев",
        "", "Что ответит альянс на письмо Москвы?", "Lenta.ru", "2022-01-27",
    ),
]  # fmt: skip


def laid_out(language: str, head: str, foot: str):
    text = f"{head}\n\n{BODY[language]}\n{foot}\n"
    return text, lay_out(text, known_publishers=OUTLETS)


@pytest.mark.parametrize(("language", "case", "head", "foot", "title", "publisher", "date"), PAGES, ids=[f"{page[0]}: {page[1]}" for page in PAGES])
def test_it_reads_the_head_and_the_foot_of_a_page(language, case, head, foot, title, publisher, date):
    _, layout = laid_out(language, head, foot)
    assert (layout.language, layout.title, layout.publisher, layout.published.value) == (language, title, publisher, date)


@pytest.mark.parametrize(("language", "case", "head", "foot", "title", "publisher", "date"), PAGES, ids=[f"{page[0]}: {page[1]}" for page in PAGES])
def test_nothing_of_the_foot_is_news(language, case, head, foot, title, publisher, date):
    text, layout = laid_out(language, head, foot)
    sentences = split(text, language=language, furniture=layout.furniture, title_span=layout.title_span)
    assert text[sentences[0].start : sentences[0].end] == title
    assert text[sentences[-1].start : sentences[-1].end] in BODY[language]


QUOTED = {
    "en": "The minister told CNN that he had read the papers. The New York Times reported that they were short.",
    "no": "Ministeren sier til NRK at han har lest papirene. Det skriver Aftenposten.",
    "de": "Der Minister sagte dem Spiegel, er habe die Papiere gelesen. Das berichtet die Süddeutsche Zeitung.",
    "fr": "Le ministre a dit au Monde avoir lu les documents. Le Figaro a rapporté leur contenu.",
    "ru": "Министр сказал РБК, что прочел бумаги. Об этом пишет Коммерсантъ.",
}


@pytest.mark.parametrize("language", QUOTED)
def test_an_outlet_that_the_report_quotes_is_not_its_publisher(language):
    _, layout = laid_out(language, PAGES[0][4] if language == "en" else "A", f"{QUOTED[language]}")
    assert layout.publisher is None


@pytest.mark.parametrize("row", ROWS, ids=[row["slug"] for row in ROWS])
def test_every_bundled_source_is_known_by_its_names_and_its_homepage(row):
    assert all(OUTLETS.named(name) == row["name"] for name in (row["name"], *row["aliases"]))
    if row["homepage"]:
        assert OUTLETS.at(row["homepage"] + "/2022/01/27/a") == row["name"]
