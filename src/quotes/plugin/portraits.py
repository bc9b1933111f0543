"""What the pages ask about speakers. Reads only. What is counted is counted once, however many outlets printed the same text."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from quotes.plugin.reading import PAGE, Asked, Row, first, order_of, rows
from quotes.plugin.search import letters
from quotes.text import key

# Statements in articles that repeat no other.
_ORIGINAL = "FROM quotes JOIN articles ON articles.id = quotes.article_id AND articles.copy_of IS NULL"
_OF = _ORIGINAL + " WHERE quotes.speaker_id = ?"
_LISTED = f"""
SELECT speakers.id, speakers.name, speakers.kind, speakers.ambiguous, speakers.wikidata, count(*) AS statements,
    count(DISTINCT quotes.article_id) AS articles, min(quotes.date) AS first, max(quotes.date) AS last
{_ORIGINAL} JOIN speakers ON speakers.id = quotes.speaker_id
"""
SPEAKER_ORDERS = {"most": "statements DESC, speakers.name_sort, speakers.id", "name": "speakers.name_sort, speakers.id"}
# The letters of the Turkish alphabet that a reader without a Turkish keyboard types otherwise.
_PLAIN = (("ı", "i"), ("ş", "s"), ("ğ", "g"), ("ç", "c"), ("ö", "o"), ("ü", "u"))


def speaker(connection: sqlite3.Connection, number: int) -> Row | None:
    """A speaker: counts, months, verbs, offices, names, candidates, articles, and with whom they are quoted."""
    found = first(connection, "SELECT * FROM speakers WHERE id = ?", [number])
    if not found:
        return None
    return found | {
        "counts": first(
            connection,
            "SELECT count(*) AS statements, count(DISTINCT quotes.article_id) AS articles, min(quotes.date) AS first,"
            f" max(quotes.date) AS last {_OF}",
            [number],
        ),
        "copied": connection.execute(f"{_COPIED} AND articles.copy_of IS NOT NULL", [number]).fetchone()[0],
        "months": months(connection, number),
        "verbs": rows(
            connection,
            f"SELECT verb_class, verb, count(*) AS count {_OF} GROUP BY 1, 2 ORDER BY verb_class IS NULL, verb_class, count DESC, verb",
            [number],
        ),
        "roles": rows(
            connection, "SELECT * FROM roles WHERE speaker_id = ? ORDER BY first_date IS NULL, first_date, last_date, id", [number]
        ),
        "aliases": rows(connection, "SELECT * FROM aliases WHERE speaker_id = ? ORDER BY statements DESC, id LIMIT 60", [number]),
        "candidates": rows(connection, "SELECT * FROM candidates WHERE speaker_id = ? ORDER BY id", [number]),
        "articles": _articles(connection, number),
        "company": company(connection, number),
    }


_COPIED = "SELECT count(*) FROM quotes JOIN articles ON articles.id = quotes.article_id WHERE quotes.speaker_id = ?"


def months(connection: sqlite3.Connection, number: int) -> dict[str, int]:
    """How many statements of a speaker each month has; those without a date under no month."""
    counted = rows(connection, f"SELECT substr(quotes.date, 1, 7) AS month, count(*) AS count {_OF} GROUP BY 1 ORDER BY 1", [number])
    return {row["month"] or "": row["count"] for row in counted}


def _articles(connection: sqlite3.Connection, number: int, most: int = 100) -> list[Row]:
    return rows(
        connection,
        "SELECT articles.id, articles.name, articles.date, articles.outlet, articles.copy_of, count(*) AS statements FROM quotes"
        " JOIN articles ON articles.id = quotes.article_id WHERE quotes.speaker_id = ?"
        " GROUP BY articles.id ORDER BY articles.date DESC, articles.id LIMIT ?",
        [number, most],
    )


def company(connection: sqlite3.Connection, number: int, most: int = 15) -> list[Row]:
    """Who is quoted in the same articles, and in how many; copies are not counted."""
    return rows(
        connection,
        f"SELECT speakers.id, speakers.name, count(DISTINCT quotes.article_id) AS articles {_ORIGINAL}"  # noqa: S608 - names of ours
        " JOIN speakers ON speakers.id = quotes.speaker_id"
        " WHERE quotes.article_id IN (SELECT article_id FROM quotes WHERE speaker_id = ?) AND quotes.speaker_id <> ?"
        " GROUP BY speakers.id ORDER BY articles DESC, speakers.name_sort, speakers.id LIMIT ?",
        [number, number, most],
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
    sql = f"{_LISTED}{where} GROUP BY speakers.id ORDER BY {order_of(SPEAKER_ORDERS, asked)} LIMIT ? OFFSET ?"
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
