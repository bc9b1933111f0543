"""What the reading pages ask of a database. Reads only; the SQL is here, the pages are in views.py."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from quotes.plugin import search

Row = dict[str, Any]
PAGE = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked for: words, what it is narrowed to, one of its orders (the first where it is none), how many to skip."""

    typed: str = ""
    narrowed: Mapping[str, str] = field(default_factory=dict)
    order: str = ""
    skipped: int = 0

    def address(self, **changes: str | None) -> dict[str, str]:
        """The arguments of the same list from its beginning, with changes; None takes one away."""
        found = {"q": self.typed, **self.narrowed, "order": self.order, **changes}
        return {name: value for name, value in found.items() if value}


_STATEMENT = """
SELECT quotes.*, speakers.name AS speaker, speakers.kind AS speaker_kind, articles.name, articles.title, articles.outlet,
    articles.source, articles.url, articles.author, articles.added_at, articles.copy_of, articles.content_hash, rules.construction,
    rules.family, rules.measured, rules.hits
FROM quotes JOIN articles ON articles.id = quotes.article_id
LEFT JOIN speakers ON speakers.id = quotes.speaker_id LEFT JOIN rules ON rules.name = quotes.rule
"""
_MATCH = "quotes.id IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?)"
# What a list of statements can be narrowed by, and the SQL of it.
FILTERS = {
    "speaker": "quotes.speaker_id = ?",
    "kind": "quotes.kind = ?",
    "class": "quotes.verb_class = ?",
    "verb": "quotes.verb = ?",
    "month": "substr(quotes.date, 1, 7) = ?",
    "outlet": "articles.outlet = ?",
    "with": "quotes.article_id IN (SELECT article_id FROM quotes WHERE speaker_id = ?)",
}
# In which orders a list can be read. Each ends in the id: no two statements tie, none is lost between two pages.
ORDERS = {
    "new": "quotes.date DESC, quotes.id",
    "old": "quotes.date IS NULL, quotes.date, quotes.id",
    "article": "quotes.article_id, quotes.start, quotes.id",
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
    counted = rows(connection, "SELECT month, statements FROM statements_by_month WHERE month IS NOT NULL")
    months = {row["month"]: row["statements"] for row in counted}
    latest = statements(connection, Asked(), 10)[:10]
    return {"counts": counts, "span": span, "latest": latest, "most": most_quoted(connection, 15), "months": months}


def most_quoted(connection: sqlite3.Connection, most: int) -> list[Row]:
    """The speakers with most statements; copies of an article are counted once."""
    return rows(
        connection,
        "SELECT speakers.id, speakers.name, count(*) AS statements FROM quotes JOIN speakers ON speakers.id = quotes.speaker_id"
        " JOIN articles ON articles.id = quotes.article_id AND articles.copy_of IS NULL"
        " GROUP BY speakers.id ORDER BY statements DESC, speakers.name_sort, speakers.id LIMIT ?",
        [most],
    )


def order_of(orders: Mapping[str, str], asked: Asked) -> str:
    """The SQL of the order that is asked for, or of the first."""
    return orders.get(asked.order) or next(iter(orders.values()))


def conditions(connection: sqlite3.Connection, asked: Asked) -> tuple[str, list[Any]] | None:
    """What statements have to be, as SQL with its values; None where nothing can be: what was typed has no word in it."""
    wanted = search.parse(asked.typed)
    if asked.typed and not wanted:
        return None
    clauses, values = [FILTERS[name] for name in asked.narrowed], list(asked.narrowed.values())
    if wanted:
        clauses.append(_MATCH)
        values.append(search.expression(connection, wanted))
    return (" WHERE " + " AND ".join(clauses) if clauses else ""), values


def joined(asked: Asked) -> str:
    """What has to be joined for the conditions to be asked."""
    return "quotes JOIN articles ON articles.id = quotes.article_id" if "outlet" in asked.narrowed else "quotes"


def statements(connection: sqlite3.Connection, asked: Asked, most: int = PAGE) -> list[Row]:
    """Statements that are asked for, in that order; one more than ``most``, so that the page knows whether there is another."""
    found = conditions(connection, asked)
    if found is None:
        return []
    where, values = found
    sql = f"{_STATEMENT}{where} ORDER BY {order_of(ORDERS, asked)} LIMIT ? OFFSET ?"
    return rows(connection, sql, [*values, most + 1, asked.skipped])


def count(connection: sqlite3.Connection, asked: Asked) -> int:
    """How many statements are asked for."""
    found = conditions(connection, asked)
    if found is None:
        return 0
    where, values = found
    return int(connection.execute(f"SELECT count(*) FROM {joined(asked)}{where}", values).fetchone()[0])  # noqa: S608 - conditions of ours


def statement_ids(connection: sqlite3.Connection, asked: Asked) -> list[int]:
    """The ids of all of them, in that order: what an export goes through, whatever is written meanwhile."""
    found = conditions(connection, asked)
    if found is None:
        return []
    where, values = found
    sql = f"SELECT quotes.id FROM {joined(asked)}{where} ORDER BY {order_of(ORDERS, asked)}"  # noqa: S608 - conditions of ours
    return [row[0] for row in connection.execute(sql, values)]


def statements_by_id(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Row]:
    """Those statements, in the order of ``numbers``; what is gone is left out."""
    marks = ",".join("?" * len(numbers))
    by_id = {row["id"]: row for row in rows(connection, f"{_STATEMENT} WHERE quotes.id IN ({marks})", numbers)}
    return [by_id[number] for number in numbers if number in by_id]


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


def verbs(connection: sqlite3.Connection, chosen: str = "", most: int | None = 60) -> tuple[list[str], list[Row]]:
    """The classes of verbs, the commonest first, and speakers with how often each reports them; most of the ``chosen`` class first."""
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
    totals = Counter[str]()
    for row in counts:
        totals[row["class"]] += row["count"]
    return sorted(totals, key=lambda name: (not name, -totals[name], name)), order[:most]


def class_totals(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """How many statements each class of verbs reports, most first; copies are not counted."""
    return connection.execute(
        "SELECT ifnull(quotes.verb_class, ''), count(*) FROM quotes"
        " JOIN articles ON articles.id = quotes.article_id AND articles.copy_of IS NULL GROUP BY 1 ORDER BY 2 DESC, 1"
    ).fetchall()


def together(connection: sqlite3.Connection, one: int, other: int, most: int = 20) -> list[Row]:
    """Articles in which both are quoted, newest first."""
    return rows(
        connection,
        "SELECT id, name, date, outlet FROM articles WHERE copy_of IS NULL"
        " AND id IN (SELECT article_id FROM quotes WHERE speaker_id = ?) AND id IN (SELECT article_id FROM quotes WHERE speaker_id = ?)"
        " ORDER BY date DESC, id LIMIT ?",
        [one, other, most],
    )
