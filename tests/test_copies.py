"""The same text on several sites is one article and its copies."""

import random
from dataclasses import replace

import pytest

from outside import rows
from quotes.copies import is_copy, sample, triples
from quotes.models import Article, Extraction, Quote
from quotes.store import create_or_open

WORDS = "meclis bütçe görüşme karar bakan belediye yol su elektrik okul hastane liman köprü tarım sanayi ihracat üretim işçi emekli".split()


def article(seed: int, words: int = 150) -> str:
    chance = random.Random(seed)
    return " ".join(f"{chance.choice(WORDS)}{chance.randrange(50)}" for _ in range(words)).capitalize() + "."


ONE, OTHER = article(1), article(2)
SITE = "Bu haberin tüm hakları saklıdır izinsiz kullanılamaz kaynak gösterilmeden alıntılanamaz " * 2


@pytest.mark.parametrize(
    "copy",
    [
        ONE,
        ONE.replace("i", "İ").upper(),
        "ANKARA (AA) - " + ONE + " " + SITE,
        "Başka bir başlık\n\n" + ONE,
        " ".join(ONE.split()[:100]),
        ONE.replace(" ", "  ").replace(".", "!"),
    ],
)
def test_copies(copy):
    assert is_copy(ONE, copy)
    assert is_copy(copy, ONE)
    assert len(set(sample(ONE)) & set(sample(copy))) >= 2


@pytest.mark.parametrize(
    "other", [OTHER, OTHER + " " + SITE, " ".join(ONE.split()[:40]), " ".join((ONE + OTHER + article(3)).split()[75:]), "", "Kısa."]
)
def test_no_copies(other):
    assert not is_copy(ONE + " " + SITE, other)
    assert not is_copy(other, ONE + " " + SITE)


def test_a_sample_is_small_and_the_same_in_every_process():
    assert sample("Meclis toplandı.") == ()
    for words in (40, 400, 4000):
        assert 3 <= len(sample(article(5, words))) <= 30
    assert triples("bir iki üç dört") == triples("Bir, “İKİ” üç: dört!")
    assert len(triples("bir iki üç dört")) == 2


def quoted(source: str, text: str) -> tuple[Article, Extraction]:
    word = text.split()[1]
    start = text.index(word)
    quote = Quote("direct", start, start + len(word), word, "toy", speaker="Ayşe Kaya", speaker_kind="person")
    return Article(source, text, date="2026-02-10"), Extraction((quote,), ())


def links(path):
    return dict(rows(path, "SELECT a.source, b.source FROM articles a LEFT JOIN articles b ON b.id = a.copy_of"))


@pytest.fixture
def path(tmp_path):
    with create_or_open(tmp_path / "q.db") as store:
        for source, text in (("1", ONE), ("2", OTHER), ("3", "Başlık\n" + ONE), ("4", ONE + " " + SITE), ("5", "Kısa haber.")):
            store.save(*quoted(source, text))
    return tmp_path / "q.db"


def test_copies_point_to_the_first(path):
    assert links(path) == {"1": None, "2": None, "3": "1", "4": "1", "5": None}


def test_copies_are_counted_once(path):
    assert rows(path, "SELECT statements, articles FROM most_quoted") == [(3, 3)]
    assert rows(path, "SELECT statements, articles FROM statements_by_month") == [(3, 3)]
    assert rows(path, "SELECT count(*), count(copy_of) FROM who_said_what") == [(5, 2)]


def test_when_the_first_changes_its_copies_find_another(path):
    with create_or_open(path) as store:
        store.save(*quoted("1", article(9)))
    assert links(path) == {"1": None, "2": None, "3": None, "4": "3", "5": None}
    with create_or_open(path) as store:
        store.save(*quoted("2", ONE))
    assert links(path)["2"] == "3"


def test_a_line_that_all_articles_share_makes_no_copies(tmp_path):
    line = article(77, 80)
    with create_or_open(tmp_path / "q.db") as store:
        for number in range(40):
            store.save(*quoted(str(number), f"{article(100 + number, 200)}\n{line}"))
    assert set(links(tmp_path / "q.db").values()) == {None}


def test_writing_again_keeps_the_links(path):
    before = links(path)
    with create_or_open(path) as store:
        for source, text in (("3", "Başlık\n" + ONE), ("1", ONE)):
            article, found = quoted(source, text)
            store.save(replace(article, title="Yeni"), found)
    assert links(path) == before
