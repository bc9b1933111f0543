"""What is counted beforehand is what would be counted now, and nobody is told what is no longer so."""

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from datasette.app import Datasette

from quotes.plugin import articles, facets, portraits, reading
from quotes.plugin.reading import Asked
from quotes.store import counting, open_existing, tallies
from quotes.store.opening import is_ours

sys.path.append(str(Path(__file__).parent.parent / "benchmarks"))
from million import make

STATEMENTS = 3000


@pytest.fixture(scope="module", autouse=True)
def many():
    """Dozens of statements are many here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tallies, "MANY", 40)
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory, many):
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


@pytest.fixture
def before_5(db):
    """The same in the shape of version 4, which counts nothing of single speakers."""
    with closing(sqlite3.connect(db)) as connection:
        connection.executescript(
            "DROP VIEW most_quoted; CREATE VIEW most_quoted AS SELECT 1;"
            "DELETE FROM _counts WHERE what LIKE 'speaker.%';"
            "CREATE TABLE old AS SELECT speaker_id, statements, articles, first_date, last_date FROM _speaker_counts;"
            "DROP TABLE _speaker_counts; ALTER TABLE old RENAME TO _speaker_counts;"
            "PRAGMA user_version = 4; UPDATE about SET value = '4' WHERE key = 'schema_version';"
        )
    return db


def read(path, query, *values):
    with closing(sqlite3.connect(path)) as connection:
        return query(connection, *values)


def rows_of(connection, table):
    return connection.execute(f"SELECT * FROM {table}").fetchall()


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
    months = read(db, rows_of, "statements_by_month")
    with open_existing(db, change=True) as store:
        store.link()
    assert read(db, counting.is_counted)
    assert before != after or "other_marks" in sql or "name" in sql
    assert read(db, everything) == after
    assert read(db, rows_of, "statements_by_month") == months


def test_views_are_the_same_counted_or_not(made, db):
    change(db, "UPDATE about SET value = '0' WHERE key = 'counted'")
    for view in ("most_quoted", "statements_by_month"):
        rows = [read(path, rows_of, view) for path in (made, db)]
        assert rows[0] == rows[1] != []


def test_an_older_file_is_read_as_it_is(made, older):
    assert read(older, is_ours)
    assert read(older, everything) == read(made, everything)


def test_a_file_of_version_4_is_read_as_it_is_and_brought_up_to_date(made, before_5):
    assert read(before_5, is_ours)
    assert read(before_5, counting.is_counted)
    assert read(before_5, everything) == read(made, everything)
    open_existing(before_5).close()
    assert read(before_5, everything) == read(made, everything)
    for table in ("_speaker_counts", "_counts", "most_quoted"):
        rows = [sorted(map(repr, read(path, rows_of, table))) for path in (made, before_5)]
        assert rows[0] == rows[1] != [], table


@pytest.mark.parametrize("counted", ["1", "0"])
def test_the_most_quoted_come_in_their_order(db, counted):
    change(db, f"UPDATE about SET value = '{counted}' WHERE key = 'counted'")
    most = [(row["name"], row["statements"]) for row in read(db, reading.most_quoted, 200)]
    assert len({number for _, number in most}) < len(most) > 100
    assert read(db, lambda connection: connection.execute("SELECT speaker, statements FROM most_quoted").fetchall()) == most


def test_a_change_of_a_kind_of_speaker_is_counted_anew(db):
    change(db, "UPDATE speakers SET kind = 'group' WHERE id = (SELECT speaker_id FROM _speaker_counts WHERE place = 1)")
    assert read(db, lambda connection: connection.execute("SELECT kind FROM most_quoted").fetchone()) == ("group",)


async def test_the_page_of_who_is_quoted_much_comes_from_the_counts_and_only_where_they_hold(db):
    most, *_, least = read(db, reading.most_quoted, 1000)
    assert read(db, tallies.narrow, most["id"])
    assert read(db, tallies.shown, most["id"])
    assert not read(db, tallies.narrow, least["id"])
    change(db, "UPDATE _counts SET count = 12345 WHERE what LIKE 'speaker.%'")
    web = (await served(db)).client
    for page in (f"speaker/{most['id']}", f"compare?a={most['id']}&b={least['id']}", f"search?speaker={most['id']}"):
        assert "12345" in (await web.get(f"/-/quotes/many/{page}")).text, page
    change(db, "UPDATE about SET value = '0' WHERE key = 'counted'")
    assert "12345" not in (await web.get(f"/-/quotes/many/speaker/{most['id']}")).text


PATIENT = {"sql_time_limit_ms": 60_000, "facet_time_limit_ms": 60_000}  # what is counted is the same on a busy machine


async def served(path):
    datasette = Datasette([str(path)], settings=PATIENT)
    await datasette.invoke_startup()
    return datasette


async def facets_of(path, table):
    datasette = await served(path)
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
    datasette = await served(db)
    narrowed = (await datasette.client.get("/many/quotes.json?verb=de&_size=0&_extra=facet_results")).json()["facet_results"]
    assert sum(row["count"] for row in narrowed.get("results", narrowed)["kind"]["results"]) < STATEMENTS
