"""Speakers in the browser: ids of Wikidata are links, a name that is open lists whom it may mean."""

import asyncio
import sqlite3

import pytest
from datasette.app import Datasette

from quotes.models import Article, Extraction, Quote
from quotes.people import Known
from quotes.store import create_or_open


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    path = tmp_path_factory.mktemp("web") / "haber.db"
    with create_or_open(path) as store:
        for number, name in enumerate(["Ayşe Kaya", "Ali Kaya", "Kaya"]):
            said = Quote("free", 0, 3, "Söz", "toy_rule", speaker=name, speaker_kind="person")
            store.save(Article(f"{number}.txt", f"Söz {number} {name}."), Extraction((said,), ()))
        store.speakers.add_people([Known("Ayşe Kaya", wikidata="Q7000007")], "people.csv")
    return path


def page(db, address, name):
    connection = sqlite3.connect(db)
    (number,) = connection.execute("SELECT id FROM speakers WHERE name = ?", [name]).fetchone()
    connection.close()

    async def get():
        datasette = Datasette([str(db)])
        await datasette.invoke_startup()
        return await datasette.client.get(address.format(number), follow_redirects=True)

    response = asyncio.run(get())
    assert response.status_code == 200
    return response.text


@pytest.mark.parametrize("address", ["/haber/speakers/{}", "/haber/speakers?id={}", "/-/quotes/haber/speaker/{}"])
def test_an_id_of_wikidata_is_a_link(db, address):
    assert 'href="https://www.wikidata.org/wiki/Q7000007"' in page(db, address, "Ayşe Kaya")
    assert "wikidata.org" not in page(db, address, "Ali Kaya")


def test_a_name_that_is_open_lists_whom_it_may_mean(db):
    text = page(db, "/-/quotes/haber/speaker/{}", "Kaya")
    assert 'class="open"' in text
    assert "Ayşe Kaya" in text.partition('class="open"')[2].partition("</p>")[0]
    assert 'class="open"' not in page(db, "/-/quotes/haber/speaker/{}", "Ali Kaya")
