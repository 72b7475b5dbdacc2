"""Russian news sentences through the whole of extraction: type, modality, who speaks, and the headline that an editor would print."""

from __future__ import annotations

import pytest

from tests.corpus.rewriting import extractor
from timeline.extraction import reading
from timeline.extraction.annotations import CodedEvent, Modality

HAPPENED, PLANNED, HYPOTHETICAL, DENIED = Modality.HAPPENED, Modality.PLANNED, Modality.HYPOTHETICAL, Modality.DENIED


def events(sentence: str) -> tuple[CodedEvent, ...]:
    return extractor().extract(reading.read_text(f"Обзор дня\n\nМОСКВА, 27 января 2022 г. /ТАСС/. {sentence}\n")).events


@pytest.mark.parametrize(
    ("sentence", "kind", "how", "actor"),
    [
        ("Переговоры Москвы и Анкары продлились шесть часов.", "CONSULT", HAPPENED, "turkey"),
        ("В Кремле прошла встреча президентов России и Казахстана.", "CONSULT", HAPPENED, "kazakhstan"),
        ("Норвегия и Швеция условились о встрече министров.", "AGREE", HAPPENED, "norway"),
        ("Финляндия выразила солидарность с Литвой.", "SUPPORT", HAPPENED, "finland"),
        ("Посол Латвии принес извинения за резкий тон.", "CONCEDE", HAPPENED, "latvia"),
        ("Норвегия объявила об отводе своих подразделений от границы.", "CONCEDE", HAPPENED, "norway"),
        ("Датские войска выведены из Мали.", "RETREAT", HAPPENED, "denmark"),
        ("Военные Казахстана вернулись в места постоянной дислокации.", "RETREAT", HAPPENED, "kazakhstan"),
        ("Турция запросила консультации с союзниками.", "REQUEST", HAPPENED, "turkey"),
        ("Посол Норвегии вызван в МИД Литвы.", "ACCUSE", HAPPENED, "norway"),
        ("В Варшаве эти слова назвали выдумкой.", "REJECT", HAPPENED, "poland"),
        ("Осло не видит смысла в новых консультациях.", "REJECT", HAPPENED, "norway"),
        ("Турция предостерегла Грецию от поспешных шагов.", "THREATEN", HAPPENED, "turkey"),
        ("Канада продлила санкции против Белоруссии.", "SANCTION", HAPPENED, "canada"),
        ("Два норвежских дипломата объявлены персонами нон грата в Минске.", "SANCTION", HAPPENED, "norway"),
        ("Голландский эсминец вошел в порт Констанцы.", "MOBILIZE", HAPPENED, "netherlands"),
        ("Турция призвала на сборы резервистов.", "MOBILIZE", HAPPENED, "turkey"),
        ("Партия норвежских гранатометов доставлена в Киев.", "AID", HAPPENED, "norway"),
        ("Сайты правительства Латвии подверглись хакерской атаке.", "COERCE", HAPPENED, "latvia"),
        ("Турецкая авиация нанесла удары по складам.", "ASSAULT", HAPPENED, "turkey"),
        ("Дания отправит в Литву батальон.", "MOBILIZE", PLANNED, "denmark"),
        ("Франция могла бы разместить в Румынии солдат.", "MOBILIZE", HYPOTHETICAL, "france"),
        ("Если Турция закроет проливы, Греция введет санкции.", "SANCTION", HYPOTHETICAL, "greece"),
        ("Венгрия не поставляет оружие Украине.", "AID", DENIED, "hungary"),
    ],
)
def test_it_types_what_the_sentence_tells(sentence, kind, how, actor):
    found = events(sentence)
    assert [(one.type, one.modality) for one in found][:1] == [(kind, how)]
    assert actor in {party.slug for party in found[0].actors}


@pytest.mark.parametrize(
    "sentence",
    [
        "Переговоры не состоялись.",
        "Рубль подешевел к доллару и евро.",
        "Норвегия граничит с Финляндией и Швецией.",
        "Аналитики ждут новых санкций против Турции.",
        "Напомним, отношения Турции и Греции давно остаются холодными.",
        "Депутаты обсудили бюджет.",
    ],
)
def test_nothing_is_coded_where_nothing_happened(sentence):
    assert events(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "speaker", "headline"),
    [
        ("«Это полный тупик», — проворчал пресс-секретарь президента РФ Дмитрий Песков.", "dmitry-peskov", "Песков: Это полный тупик"),
        ("Выбор за соседями, отреагировал глава МИД Украины Дмитрий Кулеба.", "dmytro-kuleba", "Кулеба: Выбор за соседями"),
        ("В Киеве это отрицают.", "ukraine", "В Киеве это отрицают"),
        ("Глава польской дипломатии осудил эту затею.", "zbigniew-rau", "Збигнев Рау осудил эту затею"),
        ("Евросоюз затею депутатов осудил: она вредит всем.", "european-union", "Евросоюз осудил затею депутатов"),
        ("Тем не менее Лавров выразил надежду на встречу.", "sergey-lavrov", "Сергей Лавров выразил надежду на встречу"),
        ("«Мы поможем соседям», — пообещал Байден.", "joe-biden", "Байден: «Мы поможем соседям»"),
        ("Эрдоган, выступая в Стамбуле, призвал Афины к диалогу.", "recep-tayyip-erdogan", "Реджеп Тайип Эрдоган призвал Афины к диалогу"),
        ("Сергей Шойгу доложил о ходе сборов.", "sergei-shoigu", "Сергей Шойгу доложил о ходе сборов"),
        ("Порт могли захватить еще летом, предупреждали в США.", "united-states", "США: Порт могли захватить"),
        ("«Сил хватит», — говорится в заявлении МИД Литвы.", "lithuania", None),
    ],
)
def test_it_hears_who_speaks_and_writes_a_headline(sentence, speaker, headline):
    found = events(sentence)
    assert found
    assert found[0].speaker == speaker
    assert headline in (None, found[0].headline)


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("Лавров и Блинкен встретились в Осло и условились, что министры продолжат разговор.", "Сергей Лавров и Энтони Блинкен встретились в Осло"),
        ("ЕС и Канада ввели против нее санкции.", "ЕС и Канада ввели санкции"),
        ("Учения «Зимний щит» в Польше начались.", "Учения «Зимний щит» в Польше начались"),
        ("Сайты Минобороны Литвы подверглись хакерской атаке.", "Сайты Минобороны Литвы подверглись хакерской атаке"),
        ("Решение ЕС осудила Мария Захарова.", "Решение ЕС осудила Мария Захарова"),
    ],
)
def test_headlines_keep_case_and_number(sentence, headline):
    assert [one.headline for one in events(sentence)][:1] == [headline]
