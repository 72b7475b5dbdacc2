"""From words to dates: the policies for what is missing, anchors, ranges, histories, the publication date that a text supports."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extraction import edtf, timexes
from timeline.extraction.annotations import Basis, DateBasis, Layout, Period, Published, Sentence, Span, Timex
from timeline.extraction.normalization import infer_published, resolve
from timeline.extraction.normalization.arithmetic import add_months, calendar_reading, easter, last_weekday, moved, unit_value, week_day

PERIOD = Period(dt.date(2021, 9, 1), dt.date(2022, 2, 28))
DAYS = st.dates(min_value=dt.date(1200, 1, 1), max_value=dt.date(2800, 12, 31))


def tagged(
    text: str, on: str | None = "2022-01-26", language: str = "en", *, basis: Basis = Basis.METADATA, narrative: bool | None = None
) -> tuple[Timex, ...]:
    published = Published(on, basis if on else Basis.NONE)
    return resolve(timexes.find(text, language=language), text=text, language=language, sentences=(), published=published, narrative=narrative)[0]


def read(text: str, on: str | None = "2022-01-26", language: str = "en", **options: object) -> list[str | None]:
    return [timex.edtf for timex in tagged(text, on, language, **options)]  # type: ignore[arg-type]


# The publication day is Wednesday 26 January 2022.
POLICIES = [
    ("the day of publication is meant by its own weekday", "He said on Wednesday that", ["2022-01-26"]),
    ("a bare weekday is the last one", "He said on Friday that", ["2022-01-21"]),
    ("a cue before it points ahead", "They will meet on Friday", ["2022-01-28"]),
    ("a verb of saying after the cue takes it back", "The talks to be held, he said Friday, are off", ["2022-01-21"]),
    ("a verb after an opening weekday points ahead", "On Monday, the council will meet.", ["2022-01-31"]),
    ("until points ahead", "The offer holds until Friday", ["2022-01-28"]),
    ("what a weekday owns has been", "They will study Friday's statement", ["2022-01-21"]),
    ("last excludes the day itself", "last Wednesday", ["2022-01-19"]),
    ("next excludes the day itself", "next Wednesday", ["2022-02-02"]),
    ("a month and day are the nearest", "on December 17 and on March 3", ["2021-12-17", "2022-03-03"]),
    ("the weekday beside it chooses the year", "on Thursday, March 4", ["2021-03-04"]),
    ("a month alone has no day", "in December", ["2021-12"]),
    ("the coming month lies ahead", "in February", ["2022-02"]),
    ("a cue takes a month ahead", "The exercise is scheduled for June", ["2022-06"]),
    ("a year is a year", "since 2014", ["2014"]),
    ("last week is Monday to Sunday", "last week", ["2022-01-17/2022-01-23"]),
    ("this week too", "later this week", ["2022-01-24/2022-01-30"]),
    ("earlier this year is the year", "earlier this year", ["2022"]),
    ("late January is its last third", "in late January", ["[2022-01-21..2022-01-31]"]),
    ("early February is its first third", "in early February", ["[2022-02-01..2022-02-10]"]),
    ("late of a year adds nothing", "in late 2021", ["2021"]),
    ("weeks ago are weeks", "two weeks ago", ["2022-01-10/2022-01-16"]),
    ("years ago are years", "eight years ago", ["2014"]),
    ("recently is no date", "recently, now and in the near future", [None, None, None]),
    ("a range of days is two days", "from January 9-10", ["2022-01-09", "2022-01-10"]),
    ("a range shares its month", "10 to 13 January", ["2022-01-10", "2022-01-13"]),
    ("a range of years is two years", "in 2009-2010", ["2009", "2010"]),
    ("short second years too", "the winter of 1957-58", ["1957", "1958"]),
    ("part of the day keeps the day", "on Wednesday evening", ["2022-01-26"]),
    ("last night was yesterday", "last night", ["2022-01-25"]),
    ("a quarter is three months", "in the third quarter of 2021", ["2021-07/2021-09"]),
    ("winter goes on into the next year", "in winter 2021", ["2021-24"]),
    ("the same year is the one last named", "since 2014, the same year", ["2014", "2014"]),
    ("the next day follows the last date named", "On 13 January they met. The next day they parted.", ["2022-01-13", "2022-01-14"]),
    ("later counts from there", "On 17 December it was sent. Three days later they met.", ["2021-12-17", "2021-12-20"]),
    ("that year as well", "It began in 2014. In March of that year they voted.", ["2014", "2014-03"]),
    ("a year named in between is no day to count from", "They met on Friday. It joined in 1999. The same day he spoke.", ["2022-01-21", "1999", "2022-01-21"]),
    (
        "a plan named in between is none either",
        "They met on Friday and will answer next week. The same day he spoke.",
        ["2022-01-21", "2022-01-31/2022-02-06", "2022-01-21"],
    ),
    ("without a day named, the day before is that before publication", "It joined in 1999; the day before, he had left.", ["1999", "2022-01-25"]),
    ("a plan may be what a plan counts on from", "On Friday he will be in Berlin, a day later in Geneva.", ["2022-01-28", "2022-01-29"]),
    ("whole weeks from a named day lead to a day", "On Friday they printed what was sent a week earlier.", ["2022-01-21", "2022-01-14"]),
    ("weeks from today are weeks", "what was sent two weeks ago", ["2022-01-10/2022-01-16"]),
    ("decades from a year lead to a year", "It signed in December 1994, two decades later it fought.", ["1994-12", "2014"]),
    (
        "what was ahead of a day told of long before",
        "On 28 November 2021 Kyiv expected an attack at the end of January.",
        ["2021-11-28", "[2022-01-21..2022-01-31]"],
    ),
    ("a present tense that tells a plan points ahead", "He meets the chancellor on Friday", ["2022-01-28"]),
    ("a plan told in the past does not", "The president, who visits often, said on Friday", ["2022-01-21"]),
    ("a length is no date ahead", "They failed to agree in two weeks", [None]),
    ("what is to be in so many days is dated", "They are to meet again in three days", ["2022-01-29"]),
    ("a day that the calendar lacks is none", "on February 30", []),
    ("thirteen months are no months", "on 2022-13-01", []),
]


@pytest.mark.parametrize(("why", "text", "expected"), POLICIES, ids=[each[0] for each in POLICIES])
def test_what_is_missing_is_filled_by_policy(why: str, text: str, expected: list[str | None]) -> None:
    assert read(text) == expected, why


NORWEGIAN = [
    ("sendt onsdag kveld", ["2022-01-26"]),
    ("17. desember i fjor", ["2021-12-17"]),
    ("i forgårs", ["2022-01-24"]),
    ("i helgen", ["2022-01-22/2022-01-23"]),
    ("natt til torsdag", ["2022-01-20"]),
    ("tidligere denne uken", ["2022-01-24/2022-01-30"]),
    ("for to uker siden", ["2022-01-10/2022-01-16"]),
    ("De møtes på fredag", ["2022-01-28"]),
    ("Møtet på fredag varte lenge", ["2022-01-21"]),
    ("sist fredag", ["2022-01-21"]),
    ("i desember", ["2021-12"]),
    ("Det byrja i 2008. I august same året kom krigen", ["2008", "2008-08"]),
    ("26. jan. 2022 19:04", ["2022-01-26"]),
    ("lør. 5. feb.", ["2022-02-05"]),
    ("måndag 24. januar", ["2022-01-24"]),
    ("førre veke", ["2022-01-17/2022-01-23"]),
    ("på 1990-tallet", ["199X"]),
    ("de siste ukene", [None]),
    ("siden i høst", ["2021-23"]),
    ("Møtet begynner etter planen fredag", ["2022-01-28"]),
    ("Toppmøtet starter fredag", ["2022-01-28"]),
    ("Møtet starter på nytt, sa han fredag", ["2022-01-21"]),
]


RANGES = [
    ("en", "from 10 to 13 January", ["2022-01-10/2022-01-13"] * 2),
    ("en", "between January 10 and 13", ["2022-01-10/2022-01-13"] * 2),
    ("en", "on January 10 and 13", [None, None]),
    ("en", "from January to March 2021", ["2021-01/2021-03"] * 2),
    ("en", "in 2009-2010", ["2009/2010"] * 2),
    ("de", "10. bis 13. Januar: Gespräche", ["2022-01-10/2022-01-13"] * 2),
    ("de", "vom 10. bis zum 20. Februar", ["2022-02-10/2022-02-20"] * 2),
    ("de", "am 10. und 13. Januar", [None, None]),
    ("fr", "du 10 au 20 février", ["2022-02-10/2022-02-20"] * 2),
    ("no", "fra 10. til 20. februar", ["2022-02-10/2022-02-20"] * 2),
    ("ru", "с 10 по 20 февраля", ["2022-02-10/2022-02-20"] * 2),
    ("uk", "з 10 по 20 лютого", ["2022-02-10/2022-02-20"] * 2),
    ("sv", "från 10 till 20 februari", ["2022-02-10/2022-02-20"] * 2),
    ("en", "from 28 December to 3 January", ["2021-12-28/2022-01-03"] * 2),
    ("en", "between January 28 and February 3", ["2022-01-28/2022-02-03"] * 2),
    ("en", "28 December to 3 January 2016", ["2015-12-28/2016-01-03"] * 2),
    ("en", "December 28, 2015 to January 3", ["2015-12-28/2016-01-03"] * 2),
    ("en", "put off from 28 January to 3 February", [None, None]),
    ("en", "on 28 January, and 3 February", [None, None]),
    ("de", "vom 28. Januar bis zum 3. Februar", ["2022-01-28/2022-02-03"] * 2),
    ("de", "zwischen dem 28. Januar und dem 3. Februar", ["2022-01-28/2022-02-03"] * 2),
    ("fr", "du 28 décembre au 3 janvier", ["2021-12-28/2022-01-03"] * 2),
    ("no", "fra 28. desember til 3. januar", ["2021-12-28/2022-01-03"] * 2),
    ("ru", "с 28 января до 3 февраля", ["2022-01-28/2022-02-03"] * 2),
    ("ru", "перенесли с 28 января на 3 февраля", [None, None]),
    ("uk", "з 28 січня по 3 лютого", ["2022-01-28/2022-02-03"] * 2),
    ("sv", "från 28 januari till 3 februari", ["2022-01-28/2022-02-03"] * 2),
]


@pytest.mark.parametrize(("language", "text", "expected"), RANGES, ids=[each[1] for each in RANGES])
def test_both_ends_of_a_range_know_its_interval(language: str, text: str, expected: list[str | None]) -> None:
    assert [each.interval for each in tagged(text, language=language)] == expected


def test_a_count_back_in_another_paragraph_starts_from_the_day_of_the_report() -> None:
    text = "They spoke on Wednesday. The paper had come last Thursday.\n\nIt had been denied the day before, he said."
    second, third = text.index("The paper"), text.index("It had")
    sentences = (Sentence(0, second - 1, 0), Sentence(second, third - 2, 0), Sentence(third, len(text), 1))
    published = Published("2022-01-26", Basis.METADATA)
    found, _ = resolve(timexes.find(text, language="en"), text=text, language="en", sentences=sentences, published=published)
    assert [each.edtf for each in found] == ["2022-01-26", "2022-01-20", "2022-01-25"]


# Published on Wednesday 26 January 2022.
APPOINTMENTS = [
    ("en", "A hearing is set for Thursday", ["2022-01-27"]),
    ("en", "On Tuesday, the council votes on it", ["2022-02-01"]),
    ("en", "On Tuesday, the council voted on it", ["2022-01-25"]),
    ("en", "The drill, which ends on Sunday, worried them", ["2022-01-30"]),
    ("en", "The drill, which ended on Sunday, worried them", ["2022-01-23"]),
    ("de", "Für Donnerstag ist eine Anhörung angesetzt", ["2022-01-27"]),
    ("de", "In der Nacht auf Donnerstag fielen Schüsse", ["2022-01-20"]),
    ("de", "Die Inflation für Dezember steht fest", ["2021-12"]),
    ("de", "Das Manöver, das am Sonntag endet", ["2022-01-30"]),
    ("fr", "Une audition est prévue pour vendredi", ["2022-01-28"]),
    ("fr", "La chambre votera mardi", ["2022-02-01"]),
    ("fr", "La chambre a voté lundi", ["2022-01-24"]),
    ("fr", "Les exercices, qui s’achèvent dimanche", ["2022-01-30"]),
    ("no", "Øvelsen, som avsluttes søndag", ["2022-01-30"]),
    ("no", "Han ville torsdag ikke svare", ["2022-01-20"]),
    ("no", "Han sa at han ville reise torsdag", ["2022-01-27"]),
    ("no", "Han skulle ha reist torsdag", ["2022-01-20"]),
    ("en", "Next week he tours the south, on Tuesday the capital", ["2022-01-31/2022-02-06", "2022-02-01"]),
    ("en", "Last week they argued. On Tuesday they made up", ["2022-01-17/2022-01-23", "2022-01-25"]),
    ("de", "Kommende Woche tagt der Rat, am Dienstag dann der Ausschuss", ["2022-01-31/2022-02-06", "2022-02-01"]),
    ("ru", "Слушания назначены на четверг", ["2022-01-27"]),
    ("ru", "В ночь на четверг стреляли", ["2022-01-20"]),
    ("ru", "На пятницу запланированы слушания", ["2022-01-28"]),
    ("ru", "В воскресенье, как пишет газета, закончатся учения", ["2022-01-30"]),
    ("ru", "На субботу ведомство назначило учения", ["2022-01-29"]),
    ("de", "Im Mai werde das Heer üben, sagte er", ["2022-05"]),
    ("en", "The caravan moves on to Rome Thursday", ["2022-01-27"]),
    ("en", "His mandate runs out on 30 September", ["2022-09-30"]),
    ("en", "The ultimatum expires on Friday", ["2022-01-28"]),
    ("en", "On Friday it is the turn of the ministers of finance, who will sit together in Vienna", ["2022-01-28"]),
    ("en", "Next up is Olaf Scholz, who is due in Kyiv on Monday", ["2022-01-31"]),
    ("en", "The foreign minister is awaited in Kyiv on Monday", ["2022-01-31"]),
    ("en", "Talks resume on Monday in Vienna", ["2022-01-31"]),
    ("en", "In March, thirty thousand troops will train in the north", ["2022-03"]),
    ("en", "Elections follow in April", ["2022-04"]),
    ("en", "France votes in April", ["2022-04"]),
    ("en", "The minister leaves for Kyiv on Thursday", ["2022-01-27"]),
    ("en", "On Tuesday, Scholz is expected in Moscow", ["2022-02-01"]),
    ("en", "She was in Kyiv on Monday and spoke of unity", ["2022-01-24"]),
    ("en", "Biden is to host the chancellor on 7 February", ["2022-02-07"]),
    ("en", "A call between the two is pencilled in for Friday", ["2022-01-28"]),
    ("en", "The Kremlin wants an answer by Friday", ["2022-01-28"]),
    ("no", "Perioden hans går ut 30. september", ["2022-09-30"]),
    ("no", "Avtalen løper ut fredag", ["2022-01-28"]),
    ("no", "Fredag er det finansministrenes tur, da skal de møtes i Wien", ["2022-01-28"]),
    ("no", "Samtalene fortsetter mandag", ["2022-01-31"]),
    ("no", "Mandag ventes Scholz til Kyiv", ["2022-01-31"]),
    ("no", "I mars holdes øvelsen i Nord-Norge", ["2022-03"]),
    ("no", "I april er det valg i Frankrike", ["2022-04"]),
    ("no", "Han overtar jobben i desember", ["2022-12"]),
    ("no", "Etter planen starter han i banken i desember", ["2022-12"]),
    ("no", "Mandag var hun i Kyiv og snakket om samhold", ["2022-01-24"]),
    ("no", "De to snakket sammen fredag", ["2022-01-21"]),
    ("no", "Torsdag drar ministeren til Kyiv", ["2022-01-27"]),
    ("no", "Statsministeren tar imot forbundskansleren 7. februar", ["2022-02-07"]),
    ("no", "Neste møte blir torsdag", ["2022-01-27"]),
    ("no", "Det neste møtet er satt til mandag", ["2022-01-31"]),
    ("no", "På mandag kommer Scholz hit", ["2022-01-31"]),
    ("de", "Sein Mandat läuft am 30. September aus", ["2022-09-30"]),
    ("de", "Das Ultimatum läuft am Freitag ab", ["2022-01-28"]),
    ("de", "Am Montag wird Scholz in Kiew erwartet", ["2022-01-31"]),
    ("de", "Am Montag steht Kiew auf dem Programm", ["2022-01-31"]),
    ("de", "Am Donnerstag reist die Ministerin nach Kiew", ["2022-01-27"]),
    ("de", "Am Montag war sie in Kiew und sprach von Einigkeit", ["2022-01-24"]),
    ("de", "Beide telefonierten am Freitag", ["2022-01-21"]),
    ("de", "Im April wählt Frankreich", ["2022-04"]),
    ("de", "Im März üben dort 30.000 Soldaten", ["2022-03"]),
    ("de", "Die Gespräche gehen am Montag weiter", ["2022-01-31"]),
    ("de", "Die nächste Runde ist am Montag", ["2022-01-31"]),
    ("de", "Der Kanzler ist am 7. Februar in Washington zu Gast", ["2022-02-07"]),
    ("de", "Am Freitag soll es ein Telefonat geben", ["2022-01-28"]),
    ("fr", "Lundi, on se retrouvera à Vienne", ["2022-01-31"]),
    ("fr", "Lundi, c’est à Vienne que les deux camps se reverront", ["2022-01-31"]),
    ("fr", "Lundi, Scholz est attendu à Kiev", ["2022-01-31"]),
    ("fr", "Son mandat expire le 30 septembre", ["2022-09-30"]),
    ("fr", "L’ultimatum expire vendredi", ["2022-01-28"]),
    ("fr", "Les discussions reprennent lundi à Vienne", ["2022-01-31"]),
    ("fr", "La France vote en avril", ["2022-04"]),
    ("fr", "En mars, trente mille soldats s’entraîneront dans le nord", ["2022-03"]),
    ("fr", "Jeudi, la ministre s’envole pour Kiev", ["2022-01-27"]),
    ("fr", "Lundi, elle était à Kiev et parlait d’unité", ["2022-01-24"]),
    ("fr", "Les deux se sont parlé vendredi", ["2022-01-21"]),
    ("fr", "Un appel est programmé vendredi", ["2022-01-28"]),
    ("fr", "Le chancelier sera à Washington le 7 février", ["2022-02-07"]),
    ("fr", "Prochain rendez-vous lundi à Vienne", ["2022-01-31"]),
    ("ru", "Его полномочия истекают 30 сентября", ["2022-09-30"]),
    ("ru", "Ультиматум истекает в пятницу", ["2022-01-28"]),
    ("ru", "В понедельник канцлера ждут в Киеве", ["2022-01-31"]),
    ("ru", "Во вторник Шольц летит в Москву", ["2022-02-01"]),
    ("ru", "В четверг министр вылетает в Киев", ["2022-01-27"]),
    ("ru", "В понедельник она была в Киеве и говорила о единстве", ["2022-01-24"]),
    ("ru", "Они говорили по телефону в пятницу", ["2022-01-21"]),
    ("ru", "В марте там будут учиться тридцать тысяч солдат", ["2022-03"]),
    ("ru", "Переговоры продолжатся в понедельник в Вене", ["2022-01-31"]),
    ("ru", "Следующая встреча — в понедельник", ["2022-01-31"]),
    ("ru", "Канцлер прилетает в Вашингтон 7 февраля", ["2022-02-07"]),
    ("ru", "В пятницу стороны созвонятся", ["2022-01-28"]),
    ("en", "The embargo ends on 31 March", ["2022-03-31"]),
    ("en", "The delegation returns on Saturday", ["2022-01-29"]),
    ("en", "On Monday, the two presidents talk again", ["2022-01-31"]),
    ("en", "Kyiv marks the anniversary on 24 August", ["2022-08-24"]),
    ("en", "The next round takes place in Geneva on Tuesday", ["2022-02-01"]),
    ("en", "A decision is likely on Friday", ["2022-01-28"]),
    ("en", "The sanctions take effect on 1 February", ["2022-02-01"]),
    ("en", "He insisted on Thursday that he would not yield", ["2022-01-20"]),
    ("en", "Germany holds the presidency until December", ["2022-12"]),
    ("en", "Moscow gave its answer in December", ["2021-12"]),
    ("no", "Sanksjonene trer i kraft 1. februar", ["2022-02-01"]),
    ("no", "Fredag snakker de to på telefon", ["2022-01-28"]),
    ("no", "Fredag snakket de to på telefon", ["2022-01-21"]),
    ("no", "En avgjørelse er ventet fredag", ["2022-01-28"]),
    ("no", "Tirsdag er det duket for en ny runde", ["2022-02-01"]),
    ("no", "Russland svarte i desember", ["2021-12"]),
    ("no", "Toppmøtet er berammet til 29. juni", ["2022-06-29"]),
    ("de", "Die Sanktionen treten am 1. Februar in Kraft", ["2022-02-01"]),
    ("de", "Die Delegation kehrt am Samstag zurück", ["2022-01-29"]),
    ("de", "Am Freitag telefonieren beide erneut", ["2022-01-28"]),
    ("de", "Am Freitag telefonierten beide erneut", ["2022-01-21"]),
    ("de", "Am Dienstag steht die nächste Runde an", ["2022-02-01"]),
    ("de", "Moskau antwortete im Dezember", ["2021-12"]),
    ("de", "Der Gipfel ist für den 29. Juni angesetzt", ["2022-06-29"]),
    ("de", "Ab Montag üben die Truppen", ["2022-01-31"]),
    ("fr", "Les sanctions entrent en vigueur le 1er février", ["2022-02-01"]),
    ("fr", "La délégation rentre samedi", ["2022-01-29"]),
    ("fr", "Vendredi, les deux présidents se parleront de nouveau", ["2022-01-28"]),
    ("fr", "Vendredi, les deux présidents se sont parlé", ["2022-01-21"]),
    ("fr", "Une décision est attendue vendredi", ["2022-01-28"]),
    ("fr", "Moscou a répondu en décembre", ["2021-12"]),
    ("fr", "Le sommet est fixé au 29 juin", ["2022-06-29"]),
    ("fr", "Mardi aura lieu un nouveau tour", ["2022-02-01"]),
    ("ru", "Санкции вступят в силу 1 февраля", ["2022-02-01"]),
    ("ru", "Делегация вернется в субботу", ["2022-01-29"]),
    ("ru", "В пятницу президенты снова поговорят", ["2022-01-28"]),
    ("ru", "В пятницу президенты снова поговорили", ["2022-01-21"]),
    ("ru", "Решение ожидается в пятницу", ["2022-01-28"]),
    ("ru", "Москва ответила в декабре", ["2021-12"]),
    ("ru", "Саммит назначен на 29 июня", ["2022-06-29"]),
    ("ru", "Во вторник стартует новый раунд", ["2022-02-01"]),
    ("ru", "В понедельник учения завершились", ["2022-01-24"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), APPOINTMENTS, ids=[each[1] for each in APPOINTMENTS])
def test_a_weekday_of_an_appointment_lies_ahead(language: str, text: str, expected: list[str | None]) -> None:
    assert read(text, language=language) == expected


BACKGROUNDS = [
    ("a day months away takes the year told before it", "It began in 2008. On 26 August it was recognised.", ["2008", "2008-08-26"]),
    ("the next one too", "It began in 2008. On 8 August they marched, on 26 August it was recognised.", ["2008", "2008-08-08", "2008-08-26"]),
    ("a day near the publication day is news", "It joined in 2004. On 21 January they met.", ["2004", "2022-01-21"]),
    ("a year just past tells no background", "It began in 2021. On 26 August they met.", ["2021", "2021-08-26"]),
    ("another paragraph starts anew", "It began in 2008.\n\nOn 26 August they met.", ["2008", "2021-08-26"]),
]


@pytest.mark.parametrize(("why", "text", "expected"), BACKGROUNDS, ids=[each[0] for each in BACKGROUNDS])
def test_a_paragraph_of_background_keeps_its_year(why: str, text: str, expected: list[str | None]) -> None:
    at = text.find("\n\n")
    ends = [(0, len(text), 0)] if at < 0 else [(0, at, 0), (at + 2, len(text), 1)]
    sentences = tuple(Sentence(*each) for each in ends)
    found, _ = resolve(timexes.find(text, language="en"), text=text, language="en", sentences=sentences, published=Published("2022-01-26", Basis.METADATA))
    assert [each.edtf for each in found] == expected, why


@pytest.mark.parametrize(("text", "expected"), NORWEGIAN, ids=[each[0] for each in NORWEGIAN])
def test_norwegian_news_idioms_are_read(text: str, expected: list[str | None]) -> None:
    assert read(text, language="no") == expected


def test_timeml_values_keep_their_precision() -> None:
    found = tagged("last week, in late January, on Wednesday evening, in the 1990s, in the third quarter")
    assert [(each.value, each.mod) for each in found] == [
        ("2022-W03", None),
        ("2022-01", "END"),
        ("2022-01-26TEV", None),
        ("199", None),
        ("2021-Q3", None),
    ]


@pytest.mark.parametrize(
    ("text", "on", "basis", "expected", "anchor"),
    [
        ("January 21, 2022", "2022-01-26", Basis.METADATA, DateBasis.STATED, None),
        ("on Friday", "2022-01-26", Basis.METADATA, DateBasis.RESOLVED, "2022-01-26"),
        ("on January 21", "2022-01-26", Basis.INFERRED, DateBasis.ASSUMED, "2022-01-26"),
        ("on Friday", None, Basis.NONE, DateBasis.NONE, None),
    ],
)
def test_the_basis_says_how_much_the_words_gave(text: str, on: str | None, basis: Basis, expected: DateBasis, anchor: str | None) -> None:
    (found,) = tagged(text, on, basis=basis)
    assert (found.basis, found.anchor) == (expected, anchor)


EXPLANATIONS = [
    ("He said on Friday.", "“Friday” in a text published on Wednesday 26 January 2022, with a past reading, is 21 January 2022."),
    ("January 21, 2022", "“January 21, 2022” names 21 January 2022 itself."),
    ("since 2014, the same year", "“the same year”, counted from 2014, the last date named before it, is 2014."),
    ("last week", "“last week” in a text published on Wednesday 26 January 2022 is 17–23 January 2022."),
    ("in late January", "“late January” in a text published on Wednesday 26 January 2022, with a past reading, is late January 2022."),
    ("for ten years", "“ten years” is a length of time and no date."),
]


@pytest.mark.parametrize(("text", "sentence"), EXPLANATIONS, ids=[each[0] for each in EXPLANATIONS])
def test_every_date_explains_itself(text: str, sentence: str) -> None:
    assert tagged(text)[-1].explanation == sentence


def test_without_a_publication_date_nothing_is_made_up() -> None:
    text = "He said on Friday that on September 27, last week and in December they met."
    found, issues = resolve(timexes.find(text, language="en"), text=text, language="en", sentences=(), published=Published(None, Basis.NONE))
    assert [(each.value, each.edtf) for each in found] == [("XXXX-WXX-5", None), ("XXXX-09-27", None), ("XXXX-WXX", None), ("XXXX-12", None)]
    assert [issue.code for issue in issues] == ["timex.no_anchor"] * 4
    assert all("dossier period" in issue.message and issue.start is not None for issue in issues)


def test_the_dossier_period_gives_a_year_that_nothing_else_gives() -> None:
    text = "In December they met, on January 12 again, and in June."
    found, _ = resolve(timexes.find(text, language="en"), text=text, language="en", sentences=(), published=Published(None, Basis.NONE), period=PERIOD)
    assert [(each.edtf, each.basis) for each in found] == [("2021-12", DateBasis.ASSUMED), ("2022-01-12", DateBasis.ASSUMED), (None, DateBasis.NONE)]
    assert found[0].explanation == "“December”, with the year of the dossier period, is December 2021."


def test_a_publication_month_settles_months_and_years_but_no_days() -> None:
    assert read("on Friday, yesterday, this month, last year", on="2022-01") == [None, None, "2022-01", "2021"]


def test_header_and_furniture_are_marked_and_anchor_nothing() -> None:
    text = "26 January 2022\nThey met in 2014. Related: 1997. It was the same year."
    body = (Sentence(16, 33, 0), Sentence(49, 70, 1))
    layout = Layout("en", published=Published("2022-01-26", Basis.HEADER, Span(0, 15)), furniture=(Span(34, 48),))
    found, _ = resolve(timexes.find(text, language="en"), text=text, language="en", sentences=body, layout=layout)
    assert [(each.edtf, each.zone) for each in found] == [("2022-01-26", "header"), ("2014", "body"), ("1997", "furniture"), ("2014", "body")]


HISTORY = (
    "The war began on 28 July 1914. On August 4 Belgium was invaded. In September the advance was halted; the next month both sides dug in. "
    "In April 1915 gas was used. The following year brought the Somme. In 1917 America came in. On November 7 the revolution won. "
    "The armistice was signed on 11 November 1918."
)


@pytest.mark.parametrize("on", ["2010-05-17", None], ids=["with a far publication date", "without any"])
def test_a_history_is_read_from_its_last_named_date(on: str | None) -> None:
    expected = ["1914-07-28", "1914-08-04", "1914-09", "1914-10", "1915-04", "1916", "1917", "1917-11-07", "1918-11-11"]
    assert read(HISTORY, on=on) == expected


def test_a_report_with_some_background_years_stays_news() -> None:
    text = "The minister said on Friday that since 1997, 2004, 2008 and 2014 much had changed. On Wednesday he left. Talks resume on January 31."
    assert read(text) == ["2022-01-21", "1997", "2004", "2008", "2014", "2022-01-26", "2022-01-31"]


# ---- when a text was published


def inferred(text: str, *, period: Period | None = PERIOD) -> str | None:
    published = infer_published(timexes.find(text, language="en"), text=text, language="en", period=period)
    assert (published.value is None) == (published.basis is Basis.NONE)
    assert published.value is None or published.rule
    return published.value


INFERRED = [
    ("the newest day without a year, in the period", "It began on September 27 after the vote of August 2020.", "2021-09-27"),
    ("it cannot lie before the newest explicit date", "After 12 October 2021 they met on September 30.", None),
    ("days on both sides of a year's end", "They met on December 28, January 3 and January 12.", "2022-01-12"),
    ("what lies ahead does not count as news", "He spoke on January 28. They will meet on February 20.", "2022-01-28"),
    ("this week needs room when the newest day is a Sunday", "He spoke on January 30. The law is expected this week.", "2022-01-31"),
    ("this month needs room on its last day", "He spoke on January 31. He is expected there this month.", "2022-02-01"),
    ("nothing said, nothing inferred", "They met and talked.", None),
    ("years alone tell no day", "Crimea was annexed in 2014.", None),
]


@pytest.mark.parametrize(("why", "text", "expected"), INFERRED, ids=[each[0] for each in INFERRED])
def test_the_publication_day_is_what_the_text_supports(why: str, text: str, expected: str | None) -> None:
    assert inferred(text) == expected, why


def test_where_several_years_remain_and_no_period_chooses_there_is_none() -> None:
    assert inferred("It began on September 27 after the vote of August 2020.", period=None) is None


def test_a_full_date_close_before_settles_the_year_without_a_period() -> None:
    assert inferred("The drafts were sent on 17 December 2021. The answer came on January 26.", period=None) == "2022-01-26"


def test_a_weekday_must_fit_the_year() -> None:
    wide = Period(dt.date(2020, 6, 1), dt.date(2022, 6, 1))
    assert inferred("They met on January 26.", period=wide) is None
    assert inferred("They met on Wednesday, January 26.", period=wide) == "2022-01-26"


# ---- arithmetic


@given(DAYS, st.integers(0, 6))
def test_the_last_weekday_is_at_most_six_days_back(day: dt.date, weekday: int) -> None:
    found = last_weekday(day, weekday)
    assert found.weekday() == weekday
    assert 0 <= (day - found).days <= 6
    assert week_day(day, weekday).isocalendar()[:2] == day.isocalendar()[:2]


@given(DAYS, st.integers(-240, 240))
def test_months_on_and_back_land_in_the_right_month(day: dt.date, months: int) -> None:
    found = add_months(day, months)
    assert found is not None
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day <= day.day


@given(DAYS, st.sampled_from(["day", "week", "month", "quarter", "half", "year", "decade"]))
def test_a_unit_contains_its_day_and_neighbours_do_not_overlap(day: dt.date, unit: str) -> None:
    here, next_day = unit_value(day, unit), moved(day, unit, 1)
    assert here is not None
    assert next_day is not None
    bounds, following = edtf.bounds(calendar_reading(here)), edtf.bounds(calendar_reading(unit_value(next_day, unit) or ""))
    assert bounds is not None
    assert following is not None
    assert bounds[0] <= day <= bounds[1]
    assert (following[0] - bounds[1]).days == 1


@given(DAYS, st.sampled_from(["START", "MID", "END"]))
def test_the_thirds_of_a_month_lie_in_it(day: dt.date, mod: str) -> None:
    month = f"{day:%Y-%m}"
    third, whole = edtf.bounds(calendar_reading(month, mod)), edtf.bounds(month)
    assert third is not None
    assert whole is not None
    assert whole[0] <= third[0] <= third[1] <= whole[1]
    assert 8 <= (third[1] - third[0]).days + 1 <= 11


@pytest.mark.parametrize(("year", "expected"), [(1961, "1961-04-02"), (2000, "2000-04-23"), (2019, "2019-04-21"), (2022, "2022-04-17"), (2038, "2038-04-25")])
def test_easter_falls_where_the_almanac_has_it(year: int, expected: str) -> None:
    assert easter(year).isoformat() == expected


@given(DAYS, st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]))
def test_a_weekday_moves_with_the_publication_day_by_whole_weeks(day: dt.date, weekday: str) -> None:
    (one,) = read(f"He said on {weekday} that", on=day.isoformat())
    (other,) = read(f"He said on {weekday} that", on=(day + dt.timedelta(21)).isoformat())
    assert one is not None
    assert other is not None
    assert dt.date.fromisoformat(other) - dt.date.fromisoformat(one) == dt.timedelta(21)


def test_a_count_onwards_behind_a_plan_starts_from_the_plan() -> None:
    text = "The envoys meet in Rome on Friday. Two days later the council will gather in Bern."
    second = text.index("Two days")
    sentences = (Sentence(0, second - 1, 0), Sentence(second, len(text), 0))
    found, _ = resolve(timexes.find(text, language="en"), text=text, language="en", sentences=sentences, published=Published("2022-01-26", Basis.METADATA))
    assert [each.edtf for each in found] == ["2022-01-28", "2022-01-30"]
