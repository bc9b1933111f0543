"""What is counted beforehand is what would be counted now, and nobody is told what is no longer so; lists are complete in every order."""

import csv
import io
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from datasette.app import Datasette

from quotes.plugin import articles, facets, portraits, reading
from quotes.plugin.pages import _TABLES
from quotes.plugin.reading import Asked
from quotes.store import counting, open_existing
from quotes.store.opening import is_ours

sys.path.append(str(Path(__file__).parent.parent / "benchmarks"))
from million import make

STATEMENTS = 3000


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("counts") / "many.db"
    make(path, STATEMENTS)
    with open_existing(path, change=True) as store:
        store.link()
    return path


@pytest.fixture
def db(made, tmp_path):
    return Path(shutil.copy(made, tmp_path / "many.db"))


@pytest.fixture
def older(db):
    """The same in the shape of version 3, as far as counts and indexes go."""
    with closing(sqlite3.connect(db)) as connection:
        names = connection.execute("SELECT type, name FROM sqlite_master WHERE name LIKE '%\\_uncounts' ESCAPE '\\'").fetchall()
        names += [("index", name) for name in ("quotes_newest", "quotes_oldest", "quotes_each", "quotes_unattributed", "articles_newest",
                                               "articles_oldest", "articles_outlet")]  # fmt: skip
        names += [("table", name) for name in ("_counts", "_speaker_counts", "_class_counts", "_month_counts")]
        for kind, name in names:
            connection.execute(f"DROP {kind} {name}")
        connection.execute("DELETE FROM about WHERE key = 'counted'")
        months = "SELECT substr(date, 1, 7) AS month, count(*) AS statements FROM quotes WHERE article_id NOT IN"
        connection.executescript(
            "DROP VIEW statements_by_month; DROP VIEW most_quoted; CREATE VIEW most_quoted AS SELECT 1;"
            f"CREATE VIEW statements_by_month AS {months} (SELECT id FROM articles WHERE copy_of IS NOT NULL) GROUP BY 1 ORDER BY 1;"
            "PRAGMA user_version = 3;"
        )
    return db


def read(path, query, *values):
    with closing(sqlite3.connect(path)) as connection:
        return query(connection, *values)


def change(path, sql):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(sql)


def everything(connection):
    """All that pages show of counts."""
    most = [row["id"] for row in reading.most_quoted(connection, 3)]
    narrowed = [{}, {"kind": "free"}, {"speaker": str(most[0])}]
    lists = [Asked("bir"), Asked("barış", {"class": "claim"}), *(Asked(narrowed=one) for one in narrowed)]
    return {
        "front": reading.front(connection),
        "most": reading.most_quoted(connection, 40),
        "verbs": [reading.verbs(connection, chosen, most) for chosen in ("", "claim", "deny") for most in (5, None)],
        "classes": reading.class_totals(connection),
        "speakers": [portraits.speaker(connection, number) for number in most],
        "found": portraits.speakers(connection, Asked("ka"), 30),
        "lists": [(facets.counted(connection, asked).total, facets.counted(connection, asked).facets) for asked in lists],
        "articles": [articles.count(connection, asked) for asked in (Asked(), Asked("bir"), Asked(narrowed={"month": "2020-03"}))],
    }


def test_counts_are_those_of_today(made, db):
    change(db, "UPDATE about SET value = '0' WHERE key = 'counted'")
    assert read(made, counting.is_counted)
    assert read(db, everything) == read(made, everything)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM quotes WHERE id = 7", "UPDATE quotes SET verb_class = 'claim' WHERE id = 1",
        "UPDATE quotes SET speaker_id = NULL WHERE id < 9", "UPDATE articles SET outlet = 'Yeni' WHERE id = 3",
        "UPDATE articles SET copy_of = NULL", "DELETE FROM articles WHERE id = 2",
        "UPDATE speakers SET name = 'Yeni' WHERE id = (SELECT min(id) FROM speakers)", "DELETE FROM other_marks WHERE id = 1",
        "INSERT INTO quotes (text, length, kind, article_id, rule, start) VALUES ('a', 1, 'free', 1, 'toy_rule', 0)",
    ],
)  # fmt: skip
async def test_whoever_changes_what_is_counted_makes_it_be_counted_anew(db, sql):
    before = read(db, everything)
    change(db, sql)
    assert not read(db, counting.is_counted)
    after = read(db, everything)
    months = read(db, lambda connection: connection.execute("SELECT * FROM statements_by_month").fetchall())
    with open_existing(db, change=True) as store:
        store.link()
    assert read(db, counting.is_counted)
    assert before != after or "other_marks" in sql or "name" in sql
    assert read(db, everything) == after
    assert read(db, lambda connection: connection.execute("SELECT * FROM statements_by_month").fetchall()) == months


def test_views_are_the_same_counted_or_not(made, db):
    change(db, "UPDATE about SET value = '0' WHERE key = 'counted'")
    for view in ("most_quoted", "statements_by_month"):
        rows = [read(path, lambda connection, name=view: connection.execute(f"SELECT * FROM {name}").fetchall()) for path in (made, db)]
        assert rows[0] == rows[1] != []


def test_an_older_file_is_read_as_it_is(made, older):
    assert read(older, is_ours)
    assert read(older, everything) == read(made, everything)


async def facets_of(path, table):
    datasette = Datasette([str(path)])
    await datasette.invoke_startup()
    response = await datasette.client.get(f"/{path.stem}/{table}.json?_size=0&_extra=facet_results")
    found = response.json()["facet_results"]
    found = found.get("results", found)
    return {name: [(row["value"], row["label"], row["count"]) for row in facet["results"]] for name, facet in found.items()}


@pytest.mark.parametrize("table", ["quotes", "articles", "other_marks", "who_said_what", "unattributed"])
async def test_facets_of_datasette_are_the_same_counted_or_not(made, db, table):
    change(db, "UPDATE about SET value = '0' WHERE key = 'counted'")
    assert await facets_of(made, table) == await facets_of(db, table) != {}


async def test_facets_of_datasette_come_from_the_counts_and_only_where_they_hold(db):
    change(db, "UPDATE _counts SET count = 12345 WHERE what = 'quotes.kind'")
    assert {row[2] for row in (await facets_of(db, "quotes"))["kind"]} == {12345}
    datasette = Datasette([str(db)])
    await datasette.invoke_startup()
    narrowed = (await datasette.client.get("/many/quotes.json?verb=de&_size=0&_extra=facet_results")).json()["facet_results"]
    assert sum(row["count"] for row in narrowed.get("results", narrowed)["kind"]["results"]) < STATEMENTS


# Lists are complete, whatever ties: a day has many statements, a verb has hundreds


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


@pytest.mark.parametrize("column", _TABLES["quotes"]["sortable_columns"])
async def test_a_sorted_csv_of_datasette_has_every_statement_once(made, column):
    datasette = Datasette([str(made)], settings={"max_returned_rows": 500})
    await datasette.invoke_startup()
    for order in ("_sort", "_sort_desc"):
        text = (await datasette.client.get(f"/many/quotes.csv?_stream=on&_col=kind&{order}={column}")).text
        numbers = [row["id"] for row in csv.DictReader(io.StringIO(text))]
        assert len(numbers) == len(set(numbers)) == STATEMENTS, order


def test_no_index_serves_an_order_or_a_scan_of_datasette(made):
    """But for the ids' own order: where rows come in another, those that tie are lost between pages."""
    with closing(sqlite3.connect(made)) as connection:
        columns = ", ".join(row[1] for row in connection.execute("PRAGMA table_info(quotes)"))
        for column in _TABLES["quotes"]["sortable_columns"][1:]:
            plan = connection.execute(f"EXPLAIN QUERY PLAN SELECT {columns} FROM quotes ORDER BY {column} LIMIT 101").fetchall()
            assert plan[0][3] in ("SCAN quotes", "SCAN quotes USING INDEX quotes_each"), column
