"""Lists, files and feeds are complete in every order, whatever ties: a day has many statements, a verb has hundreds."""

import csv
import io
import json
import re
import sqlite3
import sys
import xml.etree.ElementTree as ET
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest
from datasette.app import Datasette

from quotes.plugin import articles, facets, portraits, reading, search
from quotes.plugin.pages import _TABLES
from quotes.plugin.reading import Asked
from quotes.store import open_existing

sys.path.append(str(Path(__file__).parent.parent / "benchmarks"))
from million import make

STATEMENTS = 3000
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("lists") / "many.db"
    make(path, STATEMENTS)
    with open_existing(path, change=True) as store:
        store.link()
    return path


def read(path, query, *values):
    with closing(sqlite3.connect(path)) as connection:
        return query(connection, *values)


async def client(path, **more):
    datasette = Datasette([str(path)], **more)
    await datasette.invoke_startup()
    return datasette.client


def walked(connection, asked, most):
    """The ids of all pages."""
    found, skipped = [], 0
    while page := reading.statements(connection, Asked(asked.typed, asked.narrowed, asked.order, skipped), most)[:most]:
        found += [row["id"] for row in page]
        skipped += most
    return found


@pytest.mark.parametrize("order", reading.ORDERS)
@pytest.mark.parametrize("narrowed", [{}, {"kind": "free"}, {"month": "2020-03"}, {"outlet": 1}, {"speaker": 1}, {"q": "bir"}])
def test_pages_and_exports_are_complete_in_every_order(made, order, narrowed):
    def lists(connection):
        outlet = connection.execute("SELECT outlet FROM articles WHERE id = 5").fetchone()[0]
        most = str(reading.most_quoted(connection, 1)[0]["id"])
        known = {name: {"outlet": outlet, "speaker": most}.get(name, value) for name, value in narrowed.items() if name != "q"}
        asked = Asked(narrowed.get("q", ""), known, order)
        return walked(connection, asked, 97), reading.statement_ids(connection, asked), facets.counted(connection, asked).total

    pages, export, total = read(made, lists)
    assert len(set(pages)) == len(pages) == total > 0
    assert pages == export


def test_pages_are_those_of_the_list_also_behind_what_is_counted(made, monkeypatch):
    for module in (reading, facets):
        monkeypatch.setattr(module, "FEW", 100)
    most = str(read(made, reading.most_quoted, 1)[0]["id"])
    for asked in (Asked("bir"), Asked("bir", {"speaker": most}), Asked("bir", {"kind": "free"}), Asked("bir ve")):
        listed = read(made, reading.statement_ids, asked)
        for skipped in range(0, len(listed), reading.PAGE):
            place = Asked(asked.typed, asked.narrowed, "", skipped)
            counted = read(made, facets.counted, place)
            page = [row["id"] for row in read(made, facets.page_of, place, counted)]
            assert page == listed[skipped : skipped + reading.PAGE + 1], place
            assert counted.total == min(len(listed), 101)


ARTICLES = [{}, {"month": "2020-03"}, {"outlet": 1}, {"speaker": 1}, {"q": "bir"}, {"q": "barış", "outlet": 1}]
LISTS = [("articles", order, one) for order in articles.ORDERS for one in ARTICLES]
LISTS += [("speakers", order, one) for order in portraits.SPEAKER_ORDERS for one in ({}, {"q": "ka"}, {"kind": "person"})]
LISTS += [("search", order, {"q": "bir"}) for order in reading.ORDERS]
ROW = {
    "articles": re.compile(r'headline" href="/-/quotes/many/article/(\d+)'),
    "speakers": re.compile(r'"row" lang="tr"><a href="/-/quotes/many/speaker/(\d+)'),
    "search": re.compile(r'said [a-z]+" href="/-/quotes/many/statement/(\d+)'),
}


def wanted(connection, name, asked):
    """The ids that a list must have, found by looking at every row."""
    sql = {
        "articles": "SELECT id, text AS words, date, outlet FROM articles",
        "search": "SELECT id, text AS words FROM quotes",
        "speakers": "SELECT id, name AS words, kind FROM speakers WHERE id IN (SELECT speaker_id FROM quotes"
        " JOIN articles ON articles.id = article_id WHERE copy_of IS NULL)",
    }[name]
    typed, stems = asked.get("q", ""), search.parse(asked.get("q", ""))
    spoken = {row[0] for row in connection.execute("SELECT article_id FROM quotes WHERE speaker_id = ?", [asked.get("speaker")])}

    def fits(row):
        has_words = typed in search.letters(row["words"]) if name == "speakers" else not typed or search.matches(stems, row["words"])
        in_month = "month" not in asked or (row["date"] or "").startswith(asked["month"])
        same = all(row[key] == asked[key] for key in asked.keys() & {"outlet", "kind"})
        return has_words and in_month and same and ("speaker" not in asked or row["id"] in spoken)

    return {row["id"] for row in reading.rows(connection, sql) if fits(row)}


@pytest.mark.parametrize(("name", "order", "narrowed"), LISTS)
async def test_lists_files_and_feeds_are_complete_in_every_order(made, name, order, narrowed):
    asked = {"order": order, **narrowed}
    if "outlet" in narrowed:
        asked["outlet"] = read(made, lambda connection: connection.execute("SELECT outlet FROM articles WHERE id = 5").fetchone()[0])
    if "speaker" in narrowed:
        asked["speaker"] = read(made, reading.most_quoted, 1)[0]["id"]
    web = await client(made)

    async def get(ending="", skip=0):
        return (await web.get(f"/-/quotes/many/{name}{ending}?{urlencode(asked | {'skip': skip})}")).text

    exported = [int(row["id"]) for row in csv.DictReader(io.StringIO((await get(".csv")).removeprefix("\ufeff")))]
    paged = []
    while found := ROW[name].findall(await get(skip=len(paged))):
        paged += map(int, found)
    assert len(paged) == len(set(paged)) > 0
    assert set(paged) == read(made, wanted, name, asked)
    assert exported == paged == [row["id"] for row in json.loads(await get(".json"))]
    if name != "speakers":  # nobody follows a list of people
        entries = ET.fromstring(await get(".atom")).findall(f"{ATOM}entry")
        assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == min(len(paged), reading.PAGE)


@pytest.mark.parametrize("column", _TABLES["quotes"]["sortable_columns"])
async def test_a_sorted_csv_of_datasette_has_every_statement_once(made, column):
    web = await client(made, settings={"max_returned_rows": 500})
    for order in ("_sort", "_sort_desc"):
        text = (await web.get(f"/many/quotes.csv?_stream=on&_col=kind&{order}={column}")).text
        numbers = [row["id"] for row in csv.DictReader(io.StringIO(text))]
        assert len(numbers) == len(set(numbers)) == STATEMENTS, order


def test_no_index_serves_an_order_or_a_scan_of_datasette(made):
    """But for the ids' own order: where rows come in another, those that tie are lost between pages."""
    with closing(sqlite3.connect(made)) as connection:
        columns = ", ".join(row[1] for row in connection.execute("PRAGMA table_info(quotes)"))
        for column in _TABLES["quotes"]["sortable_columns"][1:]:
            plan = connection.execute(f"EXPLAIN QUERY PLAN SELECT {columns} FROM quotes ORDER BY {column} LIMIT 101").fetchall()
            assert plan[0][3] in ("SCAN quotes", "SCAN quotes USING INDEX quotes_each"), column
