"""Lines that belong to the page and not to the report, wherever they stand in it: above, between and below its paragraphs."""

from __future__ import annotations

import pytest

from tests.extraction.test_layout_published import BODY, TITLE
from timeline.extraction.layout import lay_out
from timeline.extraction.sentences import split

# What may stand anywhere: appeals, links, credits, counters, notices.
ANYWHERE = {
    "en": """
Home > News > World > Europe
Home / World / Ukraine
News | Opinion | Sport | Culture | Lifestyle
News Opinion Sport Culture Travel Money
Skip to main content
Share this article on Facebook, Twitter or by email
Share
Copy link
Share on WhatsApp
Tags: Ukraine, Russia, NATO, Sanctions
Topics: Ukraine | Russia
Filed under: World, Europe
Sign up for our evening newsletter and never miss a story
Get our free morning briefing delivered to your inbox
Subscribe to read the full story
This article is for subscribers only
Already a subscriber? Log in
Create a free account to continue reading
You have 3 free articles remaining this month
Support independent journalism from as little as £1
Read more: Why the gas pipeline divides Europe
READ ALSO: Five things to know about the drills
Related: What would sanctions mean for Moscow?
More on this story
See also: Timeline of the conflict
24 comments
View comments
Join the conversation
Photo: Jane Example/Getty Images
Image source, Getty Images
Image caption, Troops have stood at the border since November
Photograph: Jane Example/AFP
Picture: PA Media
(Photo by Jane Example / AFP)
Credit: Example Press Service
FILE PHOTO: A tank rolls through the snow near the border, January 2022. REUTERS/Jane Example/File Photo
We use cookies to give you the best experience
This site uses cookies. By continuing to browse you agree to our use of cookies.
Accept all cookies
Manage preferences
Follow us on Twitter and Facebook
Download our app for breaking news alerts
Advertisement
Story continues below advertisement
Article continues after advertisement
Scroll down to continue
Listen to this article
5 min read
Reading time: 4 minutes
Watch: The minister speaks in Berlin
Follow Jane Example on Twitter @janeexample
Email the author: jane@example.com
Click here to read more
Print
Save for later
Back to top
Most read
Reuse this content
Got a tip? Email our newsdesk
Report an error
Last updated 2 hours ago
""",
    "no": """
Hjem > Nyheter > Utenriks
Forsiden / Verden / Ukraina
Nyheter | Sport | Kultur | Meninger
Hopp til hovedinnhold
Del saken på Facebook
Del på Twitter
Kopier lenke
Emner: Ukraina, Russland, Nato
Stikkord: Ukraina | Russland
Meld deg på nyhetsbrevet vårt
Få de viktigste nyhetene rett i innboksen
Denne artikkelen er for abonnenter
Saken er forbeholdt abonnenter
Bli abonnent for å lese hele saken
Allerede abonnent? Logg inn
Les også: Derfor er gassledningen viktig
LES OGSÅ: Slik blir øvelsen
Les mer: Hva vil Russland?
Se også: Kart over troppene
Relaterte saker
Mer om Ukraina-krisen
12 kommentarer
Vis kommentarer
Foto: Kari Eksempel / NTB
FOTO: KARI EKSEMPEL
Arkivfoto: Ola Eksempel / NTB
Utenriksministeren på vei til møtet. (Foto: Kari Eksempel)
Illustrasjonsfoto: NTB
Vi bruker informasjonskapsler for å gjøre siden bedre
Godta alle informasjonskapsler
Følg oss på Facebook og Instagram
Last ned appen vår
Annonse
Annonsørinnhold
Artikkelen fortsetter under annonsen
Saken fortsetter under bildet
Saken oppdateres
Lesetid: 4 minutter
4 min lesetid
Hør saken
Lytt til artikkelen
Tips oss!
Har du tips i denne saken?
Kontakt journalisten: kari@eksempel.no
Skriv ut
Til toppen
Mest lest
For 20 minutter siden
Publisert for 2 timer siden
Artikkelen er mer enn ett år gammel.
Fikk du med deg denne?
""",
    "de": """
Startseite > Politik > Ausland
Startseite / Nachrichten / Ukraine
Politik | Wirtschaft | Sport | Kultur
Direkt zum Inhalt
Artikel teilen
Auf Facebook teilen
Teilen Sie diesen Artikel
Link kopieren
Schlagwörter: Ukraine, Russland, NATO
Themen: Ukraine | Russland
Newsletter abonnieren
Jetzt kostenlos den Newsletter bestellen
Die wichtigsten Nachrichten des Tages direkt in Ihr Postfach
Dieser Artikel ist nur für Abonnenten
Weiterlesen mit Abo
Sie haben bereits ein Abo? Hier anmelden
Jetzt testen und weiterlesen
Lesen Sie auch: Warum die Pipeline spaltet
Lesen Sie hier: Was Moskau fordert
Mehr zum Thema
Siehe auch: Chronologie des Konflikts
Das könnte Sie auch interessieren
24 Kommentare
Kommentar schreiben
Foto: Max Beispiel/dpa
© Max Beispiel/dpa
Bild: picture alliance
Die Außenministerin in Berlin. Foto: Max Beispiel
(Foto: Max Beispiel/AFP)
Wir verwenden Cookies, um unser Angebot zu verbessern
Alle Cookies akzeptieren
Cookie-Einstellungen
Folgen Sie uns auf Twitter
App herunterladen
Anzeige
Nach der Anzeige geht es weiter
Lesezeit: 4 Minuten
4 Min. Lesezeit
Artikel anhören
Hier finden Sie externen Inhalt
Empfohlener redaktioneller Inhalt
Haben Sie einen Fehler entdeckt?
Drucken
Zur Startseite
Zum Seitenanfang
Meistgelesen
vor 20 Minuten
""",
    "fr": """
Accueil > International > Europe
Accueil / Monde / Ukraine
Monde | Politique | Sports | Culture
Aller au contenu principal
Partager cet article
Partager sur Facebook
Copier le lien
Mots-clés : Ukraine, Russie, Otan
Tags : Ukraine | Russie
Inscrivez-vous à notre newsletter quotidienne
Recevez chaque matin l'essentiel de l'actualité
Article réservé aux abonnés
La suite est réservée aux abonnés
Il vous reste 70 % de cet article à lire
Déjà abonné ? Connectez-vous
S'abonner pour lire la suite
Lire aussi : Pourquoi le gazoduc divise
LIRE AUSSI - Les exigences de Moscou
À lire aussi : La chronologie de la crise
Sur le même sujet
Voir aussi : la carte des exercices
24 commentaires
Réagir à cet article
Photo : Jean Exemple / AFP
© Jean Exemple / AFP
Crédit photo : Jean Exemple
Le ministre à Paris. Photo Jean Exemple/AFP
(Photo d'archives Jean Exemple / AFP)
Nous utilisons des cookies pour améliorer votre expérience
Accepter les cookies
Tout accepter
Paramétrer les cookies
Suivez-nous sur Twitter
Téléchargez notre application
Publicité
La suite après la publicité
Temps de lecture : 4 minutes
Lecture 4 min
Écouter l'article
Imprimer
Haut de page
Les plus lus
Une erreur dans l'article ?
Réutiliser ce contenu
il y a 20 minutes
Je m'abonne
""",
    "ru": """
Главная > Новости > Политика
Главная / В мире / Украина
Новости | Политика | Спорт | Культура
Перейти к основному содержанию
Поделиться
Поделиться в Facebook
Скопировать ссылку
Теги: Украина, Россия, НАТО
Темы: Украина | Россия
Подпишитесь на нашу рассылку
Подписывайтесь на наш канал в Telegram
Главные новости дня в вашей почте
Материал доступен только подписчикам
Оформить подписку
Уже подписаны? Войти
Читайте также: Почему газопровод разделил Европу
ЧИТАЙТЕ ТАКЖЕ: Чего требует Москва
По теме: Хроника кризиса
Материалы по теме
24 комментария
Оставить комментарий
Фото: Иван Пример / ТАСС
© Иван Пример/ТАСС
Автор фото, Иван Пример
Подпись к фото, Войска стоят у границы с ноября
Министр в Берлине. Фото: Иван Пример
(Фото: Иван Пример / AFP)
Мы используем файлы cookie
Принять все cookie
Этот сайт использует файлы cookie для удобства пользователей
Следите за нами в Facebook
Скачайте наше приложение
Реклама
Реклама на сайте
Продолжение после рекламы
Время чтения: 4 минуты
4 мин. чтения
Слушать статью
Распечатать
Наверх
Самое читаемое
Нашли ошибку? Выделите ее и нажмите Ctrl+Enter
20 минут назад
Поддержите нашу редакцию
""",
}

# What stands at the end, behind the last sentence: links without a mark, authors, counters, legal words.
AT_THE_END = {
    "en": """
Comments (12)
Why the gas pipeline divides Europe
Explainer: What the drafts would change
Belarus / Poland / Nato / EU foreign policy
© 2022 Example Media Group. All rights reserved.
All rights reserved
Terms of use | Privacy policy | Contact
The views expressed in this article are those of the author.
Reporting by Jane Example; editing by John Example
Jane Example contributed reporting from Moscow.
With files from Example Press
Our Standards: The Example Principles.
This story has been updated with more details.
This article was amended on 30 January 2022. An earlier version gave the wrong day.
Example writers Jane Sample in Moscow and John Sample in Brussels contributed.
Correction: An earlier version of this story gave the wrong day.
More from World
Latest stories
""",
    "no": """
Kommentarer (4)
Derfor er gassledningen så viktig
Ukraina / Russland / Nato
© 2022 Eksempelavisen
Ansvarlig redaktør: Kari Eksempel
Personvern | Kontakt oss | Om oss
Eksempelavisen arbeider etter Vær varsom-plakatens regler for god presseskikk.
(NTB)
Saken er oppdatert med nye opplysninger.
Rettelse: I en tidligere versjon sto feil dag.
Her kan du lese om gassrøret:
Flere saker fra Utenriks
""",
    "de": """
Quelle: Reuters
Kommentare (12)
Warum die Pipeline Europa spaltet
Ukraine  Russland  NATO
© 2022 Beispiel Verlag GmbH
Alle Rechte vorbehalten
Impressum | Datenschutz | Kontakt
(dpa/afp)
dpa/mb
Mit Material von dpa
Korrektur: In einer früheren Fassung stand der falsche Tag.
Dieser Beitrag wurde aktualisiert.
Über dieses Thema berichtete die Sendung am 3. Dezember 2021 im Abendprogramm.
Weitere Meldungen
""",
    "fr": """
Commentaires (12)
Pourquoi le gazoduc divise l'Europe
Ukraine  Russie  Otan
© 2022 Exemple Médias
Tous droits réservés
Mentions légales | Contact | Cookies
(Avec AFP)
Avec AFP et Reuters
abc/def/ghi
Correction : une version précédente donnait un mauvais jour.
Contribuer
Plus d'articles
""",
    "ru": """
Комментарии (12)
Почему газопровод разделил Европу
Украина  Россия  НАТО
© 2022 Пример Медиа
Все права защищены
О нас | Контакты | Реклама
Источник: ТАСС
Перепечатка только со ссылкой на сайт.
Исправление: в прежней версии был указан неверный день.
Материал дополнен.
Другие новости
""",
}


def lines(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(language, line) for language, block in table.items() for line in block.strip().split("\n")]


def named(case: tuple[str, str]) -> str:
    return f"{case[0]}: {case[1]}"


def left(text: str, language: str) -> str:
    layout = lay_out(text, language=language)
    assert layout.title == TITLE[language]
    return "\n".join(text[s.start : s.end] for s in split(text, language=language, furniture=layout.furniture, title_span=layout.title_span))


@pytest.mark.parametrize("case", lines(ANYWHERE), ids=named)
def test_the_pages_own_lines_are_no_news_wherever_they_stand(case):
    language, line = case
    title = TITLE[language]
    first, second = BODY[language].strip().split("\n\n")
    news = f"{title}\n{first}\n{second}"
    assert left(f"{line}\n\n{title}\n\n{first}\n\n{second}\n", language) == news
    assert left(f"{title}\n\n{line}\n\n{first}\n\n{second}\n", language) == news
    assert left(f"{title}\n\n{first}\n\n{line}\n\n{second}\n", language) == news
    assert left(f"{title}\n\n{first}\n\n{second}\n\n{line}\n", language) == news


@pytest.mark.parametrize("case", lines(AT_THE_END), ids=named)
def test_what_closes_a_page_is_no_news(case):
    language, line = case
    title = TITLE[language]
    first, second = BODY[language].strip().split("\n\n")
    assert left(f"{title}\n\n{first}\n\n{second}\n\n{line}\n", language) == f"{title}\n{first}\n{second}"


BOXES = {
    "en": ("By Jane Example", "Jane Example is a nonresident fellow at an institute and writes about the east of Europe."),
    "no": ("Av Kari Eksempel", "Kari Eksempel er korrespondent i Brussel og skriver om forsvar."),
    "de": ("Von Erika Beispiel", "Erika Beispiel, Jahrgang 1980, ist Korrespondentin in Moskau."),
    "fr": ("Par Jeanne Exemple", "Jeanne Exemple est correspondante à Moscou depuis trois ans."),
}


@pytest.mark.parametrize("language", BOXES)
def test_a_box_about_the_author_is_no_news(language):
    byline, box = BOXES[language]
    title = TITLE[language]
    first, second = BODY[language].strip().split("\n\n")
    assert left(f"{title}\n\n{byline}\n\n{first}\n\n{second}\n\n{box}\n", language) == f"{title}\n{first}\n{second}"
