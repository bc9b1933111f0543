"""What the pages ask about speakers. Reads only. What is counted is counted once, however many outlets printed the same text."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from quotes.plugin.reading import FEW, PAGE, Asked, Row, first, order_of, rows
from quotes.plugin.search import letters
from quotes.store import counting, tallies
from quotes.text import key

# Statements in articles that repeat no other.
_ORIGINAL = "quotes.article_id NOT IN (SELECT id FROM articles WHERE copy_of IS NOT NULL)"
_OF = f"FROM quotes WHERE quotes.speaker_id = ? AND {_ORIGINAL}"
# Months and verbs of a speaker from one walk over the statements; a row of a month has no verb, a row of a verb no month.
_TALLIED = f"""
WITH said AS MATERIALIZED (
    SELECT ifnull(substr(quotes.date, 1, 7), '') AS month, verb_class, verb, count(*) AS count {_OF} GROUP BY 1, 2, 3
)
SELECT month, NULL AS verb_class, NULL AS verb, sum(count) AS count FROM said GROUP BY month
UNION ALL SELECT NULL, verb_class, verb, sum(count) FROM said GROUP BY verb_class, verb
"""  # noqa: S608 - names of ours
_LISTED = """
speakers.id, speakers.name, speakers.kind, speakers.ambiguous, speakers.wikidata, counts.statements, counts.articles,
counts.first_date AS first, counts.last_date AS last
"""
SPEAKER_ORDERS = {"most": "counts.statements DESC, speakers.name_sort, speakers.id", "name": "speakers.name_sort, speakers.id"}
# The letters of the Turkish alphabet that a reader without a Turkish keyboard types otherwise.
_PLAIN = (("ı", "i"), ("ş", "s"), ("ğ", "g"), ("ç", "c"), ("ö", "o"), ("ü", "u"))


def speaker(connection: sqlite3.Connection, number: int) -> Row | None:
    """A speaker: counts, months, verbs, offices, names, candidates, articles, and with whom they are quoted."""
    found = said(connection, number)
    return found and found | {
        "roles": rows(
            connection, "SELECT * FROM roles WHERE speaker_id = ? ORDER BY first_date IS NULL, first_date, last_date, id", [number]
        ),
        "aliases": rows(connection, "SELECT * FROM aliases WHERE speaker_id = ? ORDER BY statements DESC, id LIMIT 60", [number]),
        "candidates": rows(connection, "SELECT * FROM candidates WHERE speaker_id = ? ORDER BY id", [number]),
        "articles": _articles(connection, number),
        "company": company(connection, number),
    }


def named(connection: sqlite3.Connection, number: int) -> Row | None:
    """The row of a speaker, and nothing else."""
    return first(connection, "SELECT * FROM speakers WHERE id = ?", [number])


def said(connection: sqlite3.Connection, number: int) -> Row | None:
    """A speaker: counts, months and verbs."""
    found = named(connection, number)
    if not found:
        return None
    source = counting.speakers(connection)
    sql = f"SELECT statements, articles, first_date AS first, last_date AS last FROM {source} WHERE speaker_id = ?"  # noqa: S608 - names of ours
    counts = first(connection, sql, [number]) or {"statements": 0, "articles": 0, "first": None, "last": None}
    months, verbs = (counting.is_counted(connection) and tallies.shown(connection, number)) or _tallied(connection, number)
    verbs.sort(key=lambda one: (one[0] is None, one[0] or "", -one[2], one[1] or ""))
    return found | {
        "counts": counts,
        "copied": connection.execute("SELECT count(*) FROM quotes WHERE speaker_id = ?", [number]).fetchone()[0] - counts["statements"],
        "months": months,
        "verbs": [dict(zip(("verb_class", "verb", "count"), one, strict=True)) for one in verbs],
    }


def _tallied(connection: sqlite3.Connection, number: int) -> tallies.Shown:
    """Months and verbs of a speaker, counted now. Grouped in SQL: Datasette decodes every text that leaves it in Python."""
    tallied = connection.execute(_TALLIED, [number]).fetchall()
    verbs = [(verb_class, verb, count) for month, verb_class, verb, count in tallied if month is None]
    return {month: count for month, *_, count in tallied if month is not None}, verbs


_MOST_ARTICLES = 100
_MOST_COMPANY = 15


def _articles(connection: sqlite3.Connection, number: int) -> list[Row]:
    return rows(
        connection,
        "SELECT articles.id, articles.name, articles.date, articles.outlet, articles.copy_of, newest.statements FROM"
        " (SELECT article_id, max(date) AS date, count(*) AS statements FROM quotes WHERE speaker_id = ?"
        " GROUP BY article_id ORDER BY 2 DESC, 1 LIMIT ?) AS newest"
        " JOIN articles ON articles.id = newest.article_id ORDER BY newest.date DESC, articles.id",
        [number, _MOST_ARTICLES],
    )


def company(connection: sqlite3.Connection, number: int) -> list[Row]:
    """Who is quoted in the same articles, and in how many; no copies. Of who says much, what came in last is asked."""
    return rows(
        connection,
        "SELECT speakers.id, speakers.name, company.articles FROM"  # noqa: S608 - names of ours
        " (SELECT speaker_id, count(DISTINCT article_id) AS articles FROM quotes"
        f" WHERE article_id IN (SELECT article_id {_OF} ORDER BY id DESC LIMIT {FEW}) AND speaker_id <> ? GROUP BY speaker_id) AS company"
        " JOIN speakers ON speakers.id = company.speaker_id"
        " ORDER BY company.articles DESC, speakers.name_sort, speakers.id LIMIT ?",
        [number, number, _MOST_COMPANY],
    )


def speakers(connection: sqlite3.Connection, asked: Asked, most: int = PAGE) -> list[Row]:
    """Speakers under whose names what was typed stands, whatever it is typed with; one more than ``most``."""
    clauses = [f"speakers.{name} = ?" for name in asked.narrowed]
    values: list[object] = list(asked.narrowed.values())
    for word in key(asked.typed).split():
        forms = f"SELECT speaker_id FROM aliases WHERE {_folded('form')} LIKE ?"  # noqa: S608
        clauses.append(f"({_folded('speakers.key')} LIKE ? OR speakers.id IN ({forms}))")
        values += [f"%{letters(word)}%"] * 2
    where = " WHERE " + " AND ".join(clauses) if clauses else ""
    counts = f"{counting.speakers(connection)} AS counts CROSS JOIN speakers ON speakers.id = counts.speaker_id"
    sql = f"SELECT {_LISTED} FROM {counts}{where} ORDER BY {order_of(SPEAKER_ORDERS, asked)} LIMIT ? OFFSET ?"  # noqa: S608
    return rows(connection, sql, [*values, most + 1, asked.skipped])


def _folded(column: str) -> str:
    """SQL that folds a column as ``letters`` folds what was typed."""
    sql = f"lower(replace(replace({column}, 'İ', 'i'), 'I', 'i'))"
    for letter, plain in (*_PLAIN, *((letter.upper(), plain) for letter, plain in _PLAIN[1:]), ("â", "a"), ("î", "i"), ("û", "u")):
        sql = f"replace({sql}, '{letter}', '{plain}')"
    return sql


def kinds(connection: sqlite3.Connection) -> list[str]:
    """Of which kinds there are speakers."""
    return [row[0] for row in connection.execute("SELECT DISTINCT kind FROM speakers WHERE kind IS NOT NULL ORDER BY 1")]


def meant(connection: sqlite3.Connection, typed: str) -> Sequence[Row]:
    """Whom a box for one speaker means: the one with that id, or those who have that name, the most quoted first."""
    if typed.isdecimal() and len(typed) < 20:
        return rows(connection, "SELECT id, name, NULL AS statements FROM speakers WHERE id = ?", [min(int(typed), 2**63 - 1)])
    found = speakers(connection, Asked(typed), 12) if key(typed) else []
    exact = [row for row in found if key(row["name"]) == key(typed)]
    return exact if len(exact) == 1 else found
