"""What the reading pages ask of a database. Reads only; the SQL is here, the pages are in views.py."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from quotes.plugin import search

Row = dict[str, Any]
PAGE = 50

_STATEMENT = """
SELECT quotes.*, speakers.name AS speaker, speakers.kind AS speaker_kind, articles.name, articles.title, articles.outlet,
    articles.source, articles.url, articles.author, articles.added_at, rules.construction, rules.family
FROM quotes JOIN articles ON articles.id = quotes.article_id
LEFT JOIN speakers ON speakers.id = quotes.speaker_id LEFT JOIN rules ON rules.name = quotes.rule
"""
_MATCH = "quotes.id IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?)"
# What a list of statements can be narrowed by, and the SQL of it.
FILTERS = {
    "speaker": "quotes.speaker_id = ?",
    "kind": "quotes.kind = ?",
    "class": "quotes.verb_class = ?",
    "month": "substr(quotes.date, 1, 7) = ?",
    "outlet": "articles.outlet = ?",
}


def rows(connection: sqlite3.Connection, sql: str, values: Sequence[Any] = ()) -> list[Row]:
    """The rows of a query, as dictionaries."""
    cursor = connection.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def first(connection: sqlite3.Connection, sql: str, values: Sequence[Any] = ()) -> Row | None:
    """The first row of a query."""
    found = rows(connection, sql, values)
    return found[0] if found else None


def front(connection: sqlite3.Connection) -> Row:
    """What is in the file."""
    counts = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("articles", "quotes", "speakers")}  # noqa: S608
    span = rows(connection, "SELECT min(date) AS first, max(date) AS last FROM articles")[0]
    return {"counts": counts, "span": span, "latest": statements(connection, "", {}, 10)[:10], "most": most_quoted(connection, 15)}


def most_quoted(connection: sqlite3.Connection, most: int) -> list[Row]:
    """The speakers with most statements; copies of an article are counted once."""
    return rows(
        connection,
        "SELECT speakers.id, speakers.name, count(*) AS statements FROM quotes JOIN speakers ON speakers.id = quotes.speaker_id"
        " JOIN articles ON articles.id = quotes.article_id AND articles.copy_of IS NULL"
        " GROUP BY speakers.id ORDER BY statements DESC, speakers.name_sort, speakers.id LIMIT ?",
        [most],
    )


def statements(connection: sqlite3.Connection, typed: str, narrowed: Mapping[str, str], most: int = PAGE, skipped: int = 0) -> list[Row]:
    """Statements that have what was typed, newest first; one more than ``most``, so that the page knows whether there is another."""
    conditions = [FILTERS[name] for name in narrowed]
    values: list[Any] = list(narrowed.values())
    wanted = search.parse(typed)
    if wanted:
        conditions.append(_MATCH)
        values.append(search.expression(connection, wanted))
    elif typed:
        return []
    where = " WHERE " + " AND ".join(conditions) if conditions else ""
    return rows(connection, f"{_STATEMENT}{where} ORDER BY quotes.date DESC, quotes.id LIMIT ? OFFSET ?", [*values, most + 1, skipped])


def statement(connection: sqlite3.Connection, number: int) -> Row | None:
    """A statement with its article's text, and where else the same words stand."""
    found = first(connection, _STATEMENT + " WHERE quotes.id = ?", [number])
    if found:
        found["article"] = article_row(connection, found["article_id"])
        match = '"' + " ".join(search.words(found["text"])[:12]) + '"'
        same = f"{_STATEMENT} WHERE {_MATCH} AND quotes.text = ? AND quotes.id <> ? LIMIT 20"
        found["same"] = rows(connection, same, ["text_ascii : " + match, found["text"], number])
    return found


def article_row(connection: sqlite3.Connection, number: int) -> Row | None:
    """An article."""
    return first(connection, "SELECT * FROM articles WHERE id = ?", [number])


def article(connection: sqlite3.Connection, number: int) -> Row | None:
    """An article, its statements in the order of the text, and its other quotation marks."""
    found = article_row(connection, number)
    if found:
        found["statements"] = rows(connection, _STATEMENT + " WHERE quotes.article_id = ? ORDER BY quotes.start, quotes.id", [number])
        found["marks"] = rows(connection, "SELECT * FROM other_marks WHERE article_id = ? ORDER BY start", [number])
    return found


def speaker(connection: sqlite3.Connection, number: int) -> Row | None:
    """A speaker: months, verbs, offices, names, articles."""
    found = first(connection, "SELECT * FROM speakers WHERE id = ?", [number])
    if not found:
        return None
    of = "FROM quotes WHERE speaker_id = ?"
    months = rows(connection, f"SELECT substr(date, 1, 7) AS month, count(*) AS count {of} GROUP BY 1 ORDER BY 1", [number])
    found["months"] = {row["month"] or "": row["count"] for row in months}
    found["verbs"] = rows(
        connection,
        f"SELECT verb_class, verb, count(*) AS count {of} GROUP BY 1, 2 ORDER BY verb_class IS NULL, verb_class, count DESC, verb",
        [number],
    )
    found["roles"] = rows(
        connection,
        f"SELECT role, count(*) AS count, min(date) AS first, max(date) AS last {of} AND role IS NOT NULL GROUP BY 1 ORDER BY 3",
        [number],
    )
    found["aliases"] = rows(
        connection, f"SELECT mention, count(*) AS count {of} AND mention IS NOT NULL GROUP BY 1 ORDER BY 2 DESC LIMIT 30", [number]
    )
    found["articles"] = rows(
        connection,
        "SELECT id, name, date, outlet FROM articles"
        " WHERE id IN (SELECT article_id FROM quotes WHERE speaker_id = ?) ORDER BY date DESC, id LIMIT 100",
        [number],
    )
    return found


def verbs(connection: sqlite3.Connection, chosen: str = "", most: int = 60) -> tuple[list[str], list[Row]]:
    """The classes of verbs, and speakers with how often each class reports them; most of the ``chosen`` class first."""
    counts = rows(
        connection,
        "SELECT speakers.id, speakers.name, speakers.name_sort, ifnull(quotes.verb_class, '') AS class, count(*) AS count FROM quotes"
        " JOIN speakers ON speakers.id = quotes.speaker_id"
        " JOIN articles ON articles.id = quotes.article_id AND articles.copy_of IS NULL GROUP BY 1, 4",
    )
    people: dict[int, Row] = {}
    for row in counts:
        person = people.setdefault(row["id"], {"id": row["id"], "name": row["name"], "sort": row["name_sort"], "by": {}})
        person["by"][row["class"]] = row["count"]
    order = sorted(people.values(), key=lambda one: (-one["by"].get(chosen, 0) if chosen else 0, -sum(one["by"].values()), one["sort"]))
    return sorted({row["class"] for row in counts}, key=lambda name: (not name, name)), order[:most]


def choices(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """What there is to narrow a list by."""
    asked = {
        "kind": "SELECT DISTINCT kind FROM quotes ORDER BY 1",
        "class": "SELECT DISTINCT verb_class FROM quotes WHERE verb_class IS NOT NULL ORDER BY 1",
        "month": "SELECT DISTINCT substr(date, 1, 7) FROM articles WHERE length(date) > 6 ORDER BY 1 DESC",
        "outlet": "SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL ORDER BY 1",
    }
    return {name: [row[0] for row in connection.execute(sql)] for name, sql in asked.items()}
