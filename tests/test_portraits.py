"""The page of a speaker: what is counted, with whom they are quoted, what they are called, who else they may be; and comparing two."""

import sqlite3

import pytest
from datasette.app import Datasette

from quotes.models import Article, Extraction, Quote
from quotes.plugin import charts, portraits, reading
from quotes.store import create_or_open

# Long enough for a copy to be known as one.
NUMBERS = "birinci ikinci üçüncü dördüncü beşinci".split()
BODY = " ".join(f"Köyün {word} yolunda çalışmalar {word} gün boyunca {word} kez sürdü." for word in NUMBERS)


def save(store, name, *said, body="", **more):
    """An article in which people say things: (who, office, words)."""
    text, found = "", []
    for who, role, words in said:
        start = len(text) + len(who) + 2
        text += f"{who}, {words} dedi. "
        found.append(
            Quote(
                "indirect", start, start + len(words), words, "toy_rule", verb="de", verb_class="neutral", speaker=who,
                speaker_kind="person", mention=who, mention_start=start - len(who) - 2, mention_end=start - 2, role=role,
            )
        )  # fmt: skip
    store.save(Article(f"{name}.txt", text + body, title=name, **more), Extraction(tuple(found), ()))


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    path = tmp_path_factory.mktemp("portraits") / "haber.db"
    with create_or_open(path) as store:
        save(store, "a", ("Ayşe Kaya", "Bakan", "yol açık"), ("Ali Öz", None, "yol kapalı"), date="2024-01-05", body=BODY)
        save(store, "b", ("Ayşe Kaya", "Bakan", "yol açık"), ("Ali Öz", None, "yol kapalı"), date="2024-01-06", body=BODY)
        save(store, "c", ("Ayşe Kaya", "Milletvekili", "bütçe hazır"), ("Işıl Ilgaz", None, "bütçe eksik"), date="2025-03-01")
        save(store, "d", ("Ayşe Kaya", "Milletvekili", "bütçe bitti"), ("Ali Öz", None, "bitmedi"), date="2025-04-01")
        for number in range(400):
            save(store, f"n{number}", (f"Deniz Tepe{number:03}", None, f"söz {number}"))
        store.link()
    return path


@pytest.fixture(scope="module")
def connection(db):
    opened = sqlite3.connect(db)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def kaya(connection):
    return connection.execute("SELECT id FROM speakers WHERE name = 'Ayşe Kaya'").fetchone()[0]


@pytest.fixture
async def web(db):
    datasette = Datasette([], immutables=[str(db)])
    await datasette.invoke_startup()
    return datasette.client


def test_what_copies_of_a_text_say_is_counted_once(connection, kaya):
    who = portraits.speaker(connection, kaya)
    assert connection.execute("SELECT count(*) FROM articles WHERE copy_of IS NOT NULL").fetchone() == (1,)
    assert (who["counts"]["statements"], who["counts"]["articles"], who["copied"]) == (3, 3, 1)
    assert who["months"] == {"2024-01": 1, "2025-03": 1, "2025-04": 1}
    assert sum(row["count"] for row in who["verbs"]) == 3


def test_who_is_quoted_in_the_same_articles(connection, kaya):
    found = portraits.company(connection, kaya)
    assert [(row["name"], row["articles"]) for row in found] == [("Ali Öz", 2), ("Işıl Ilgaz", 1)]
    asked = reading.Asked(narrowed={"speaker": str(kaya), "with": str(found[1]["id"])})
    assert [row["text"] for row in reading.statements(connection, asked)] == ["bütçe hazır"]


async def test_the_page_has_roles_over_time_names_company_and_facets(web, kaya):
    html = (await web.get(f"/-/quotes/haber/speaker/{kaya}")).text
    assert html.count('<svg class="chart"') == 3  # months, verbs, roles
    assert "Milletvekili · 2025-03-01 – 2025-04-01" in html
    assert "not counting copies of the same text, which have 1 statements" in html
    assert f"search?speaker={kaya}&amp;with=" in html
    assert f'search?speaker={kaya}&amp;month=2025-04">2025-04</a>' in html


async def test_an_open_name_says_who_it_may_be(db, tmp_path):
    path = tmp_path / "haber.db"
    with create_or_open(path) as store:
        save(store, "a", ("Ayşe Kaya", None, "yol açık"), ("Kaya", None, "yol dar"), ("Mehmet Kaya", None, "yol kapalı"))
        store.link()
    connection = sqlite3.connect(path)
    open_ones = connection.execute("SELECT speaker_id FROM candidates").fetchall()
    connection.close()
    datasette = Datasette([], immutables=[str(path)])
    await datasette.invoke_startup()
    assert open_ones
    html = (await datasette.client.get(f"/-/quotes/haber/speaker/{open_ones[0][0]}")).text
    assert "It is open who this is; perhaps:" in html
    assert "Mehmet Kaya</a>" in html


async def test_any_of_many_speakers_can_be_compared(web):
    html = (await web.get("/-/quotes/haber/compare?a=tepe399&b=ayse")).text
    assert 'value="Deniz Tepe399"' in html
    assert 'value="Ayşe Kaya"' in html
    assert "No article quotes both." in html
    html = (await web.get("/-/quotes/haber/compare?a=deniz&b=ayse")).text
    assert html.count('compare?a=') > 10  # which of them?
    assert "Which one?" in html
    assert "Nothing was found." in (await web.get("/-/quotes/haber/compare?a=zürafa&b=")).text


async def test_two_are_compared_over_the_same_months_and_to_one_scale(web):
    html = (await web.get("/-/quotes/haber/compare?a=ayse&b=isil")).text
    assert html.count('<g class="bar">') == html.count('<g class="bar second">') == 16  # January 2024 to April 2025
    assert "<title>Işıl Ilgaz, 2025-03: 1</title>" in html


def test_charts_of_nothing_are_nothing():
    assert charts.bars([], "") == charts.shares([], "") == charts.spans([("Bakan", "2024-01-01", "2024-01-02")], "") == ""


def test_charts_escape_what_they_are_given():
    evil = "<script>\""
    times = [(evil, "2024-01-01", "2025-01-01")] * 2
    for chart in (charts.bars([("2024-01", 1)], evil), charts.shares([(evil, 1)], ""), charts.spans(times, "")):
        assert "<script>" not in chart
        assert "&lt;script&gt;" in chart
