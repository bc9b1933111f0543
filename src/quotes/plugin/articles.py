"""What the pages ask about articles. Reads only."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from quotes.plugin import search
from quotes.plugin.reading import FEW, PAGE, Asked, Row, order_of, rows

# The dates as the indexes articles_newest and articles_oldest have them.
_NEW, _OLD = "ifnull(articles.date, '')", "ifnull(articles.date, '~')"
FILTERS = {
    "month": f"{_NEW} >= '' AND {_NEW} BETWEEN ? AND ? || '~'",
    "outlet": "articles.outlet = ?",
    "speaker": "articles.id IN (SELECT article_id FROM quotes WHERE speaker_id = ?)",
    "with": "articles.id IN (SELECT article_id FROM quotes WHERE speaker_id = ?)",
}
ORDERS = {"new": f"{_NEW} DESC, articles.id", "old": f"{_OLD}, articles.id", "article": "articles.id"}
_MATCH = "articles.id IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
# What always holds, and lets SQLite read in that order from an index.
_IN_ORDER = {"new": f"{_NEW} >= ''", "old": f"{_OLD} >= ''"}
_LISTED = """
SELECT articles.id, articles.name, articles.title, articles.date, articles.outlet, articles.author, articles.agency, articles.url,
    articles.source, articles.added_at, articles.copy_of, articles.text,
    (SELECT count(*) FROM quotes WHERE quotes.article_id = articles.id) AS statements
FROM articles
"""


def articles(connection: sqlite3.Connection, asked: Asked) -> list[Row]:
    """Articles whose text has what was typed, in that order; one more than a page holds."""
    return articles_by_id(connection, article_ids(connection, asked, f" LIMIT {PAGE + 1} OFFSET {asked.skipped}"))


def article_ids(connection: sqlite3.Connection, asked: Asked, limit: str = "") -> list[int]:
    """The ids of all of them, in that order."""
    found = _conditions(connection, asked)
    if found is None:
        return []
    where, values = found
    sql = f"SELECT id FROM articles{where} ORDER BY {order_of(ORDERS, asked)}{limit}"  # noqa: S608 - conditions of ours
    return [row[0] for row in connection.execute(sql, values)]


def count(connection: sqlite3.Connection, asked: Asked) -> int:
    """How many there are; of a long list that is searched or narrowed, one more than the ones that are counted."""
    found = _conditions(connection, Asked(asked.typed, asked.narrowed))
    if found is None:
        return 0
    if not asked.typed and not asked.narrowed:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    where, values = found
    sql = f"SELECT count(*) FROM (SELECT 1 FROM articles{where} LIMIT ?)"  # noqa: S608 - conditions of ours
    return int(connection.execute(sql, [*values, FEW + 1]).fetchone()[0])


def _conditions(connection: sqlite3.Connection, asked: Asked) -> tuple[str, list[Any]] | None:
    """As of statements, see reading.py."""
    wanted = search.parse(asked.typed)
    if asked.typed and not wanted:
        return None
    narrowed = {name: value for name, value in asked.narrowed.items() if name in FILTERS}
    clauses = [FILTERS[name] for name in narrowed]
    values: list[Any] = [value for name, value in narrowed.items() for _ in range(FILTERS[name].count("?"))]
    rare = False
    if wanted:
        expression = search.expression(connection, wanted, "articles_fts")
        rare = search.is_rare(connection, expression, FEW, "articles_fts")
        clauses.append(_MATCH if rare else f"+{_MATCH}")
        values.append(expression)
    in_order = _IN_ORDER.get(asked.order or "new")
    if in_order and not rare:
        clauses.append(in_order)
    return (" WHERE " + " AND ".join(clauses) if clauses else ""), values


def articles_by_id(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Row]:
    """Those articles, in the order of ``numbers``."""
    marks = ",".join("?" * len(numbers))
    by_id = {row["id"]: row for row in rows(connection, f"{_LISTED} WHERE articles.id IN ({marks})", numbers)}
    return [by_id[number] for number in numbers if number in by_id]
