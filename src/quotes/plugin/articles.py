"""What the pages ask about articles. Reads only."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from quotes.plugin import search
from quotes.plugin.reading import PAGE, Asked, Row, order_of, rows

FILTERS = {
    "month": "substr(articles.date, 1, 7) = ?",
    "outlet": "articles.outlet = ?",
    "speaker": "articles.id IN (SELECT article_id FROM quotes WHERE speaker_id = ?)",
    "with": "articles.id IN (SELECT article_id FROM quotes WHERE speaker_id = ?)",
}
ORDERS = {
    "new": "articles.date DESC, articles.id",
    "old": "articles.date IS NULL, articles.date, articles.id",
    "article": "articles.id",
}
_MATCH = "articles.id IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
_LISTED = """
SELECT articles.id, articles.name, articles.title, articles.date, articles.outlet, articles.author, articles.agency, articles.url,
    articles.source, articles.added_at, articles.copy_of, articles.text,
    (SELECT count(*) FROM quotes WHERE quotes.article_id = articles.id) AS statements
FROM articles
"""


def articles(connection: sqlite3.Connection, asked: Asked, most: int = PAGE) -> list[Row]:
    """Articles whose text has what was typed, in that order; one more than ``most``."""
    return articles_by_id(connection, article_ids(connection, asked, f" LIMIT {most + 1} OFFSET {asked.skipped}"))


def article_ids(connection: sqlite3.Connection, asked: Asked, limit: str = "") -> list[int]:
    """The ids of all of them, in that order."""
    wanted = search.parse(asked.typed)
    if asked.typed and not wanted:
        return []
    clauses: list[str] = [FILTERS[name] for name in asked.narrowed if name in FILTERS]
    values: list[Any] = [value for name, value in asked.narrowed.items() if name in FILTERS]
    if wanted:
        clauses.append(_MATCH)
        values.append(search.expression(connection, wanted, "articles_fts"))
    where = " WHERE " + " AND ".join(clauses) if clauses else ""
    sql = f"SELECT id FROM articles{where} ORDER BY {order_of(ORDERS, asked)}{limit}"  # noqa: S608 - conditions of ours
    return [row[0] for row in connection.execute(sql, values)]


def articles_by_id(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Row]:
    """Those articles, in the order of ``numbers``."""
    marks = ",".join("?" * len(numbers))
    by_id = {row["id"]: row for row in rows(connection, f"{_LISTED} WHERE articles.id IN ({marks})", numbers)}
    return [by_id[number] for number in numbers if number in by_id]
