"""What the reading pages ask of a database. Reads only; the SQL is here, the pages are in views.py."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from quotes.plugin import search
from quotes.store import counting

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
# The dates as the indexes quotes_newest and quotes_oldest have them: those without a date come last in both orders.
_NEW, _OLD = "ifnull(quotes.date, '')", "ifnull(quotes.date, '~')"
# What a list of statements can be narrowed by, and the SQL of it. A + keeps SQLite from beginning with the articles of an outlet.
FILTERS = {
    "speaker": "quotes.speaker_id = ?",
    "kind": "quotes.kind = ?",
    "class": "quotes.verb_class = ?",
    "verb": "quotes.verb = ?",
    "month": f"{_NEW} >= '' AND {_NEW} BETWEEN ? AND ? || '~'",
    "outlet": "+quotes.article_id IN (SELECT id FROM articles WHERE outlet = ?)",
    "with": "quotes.article_id IN (SELECT article_id FROM quotes WHERE speaker_id = ?)",
}
# In which orders a list can be read. Each ends in the id: no two statements tie, none is lost between two pages.
ORDERS = {
    "new": f"{_NEW} DESC, quotes.id",
    "old": f"{_OLD}, quotes.id",
    "article": "quotes.article_id, quotes.start, quotes.id",
}
_MATCH = "quotes.id IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?)"
# What always holds, and lets SQLite read in that order from an index.
_IN_ORDER = {"new": f"{_NEW} >= ''", "old": f"{_OLD} >= ''", "article": "quotes.article_id IS NOT NULL"}
# More than these are not counted one by one.
FEW = 5000


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
    counted = rows(connection, "SELECT month, statements FROM statements_by_month WHERE month IS NOT NULL")
    months = {row["month"]: row["statements"] for row in counted}
    latest = statements(connection, Asked(), 10)[:10]
    return {"counts": counts, "span": _span(connection), "latest": latest, "most": most_quoted(connection, 15), "months": months}


def _span(connection: sqlite3.Connection) -> Row:
    if counting.is_counted(connection):
        dates = sorted(str(date) for date, _ in counting.values(connection, "articles.span"))
        return {"first": dates[0] if dates else None, "last": dates[-1] if dates else None}
    return rows(connection, "SELECT min(date) AS first, max(date) AS last FROM articles")[0]


def most_quoted(connection: sqlite3.Connection, most: int) -> list[Row]:
    """The speakers with most statements; copies of an article are counted once. CROSS JOIN: counts are read in their order."""
    return rows(
        connection,
        f"SELECT speakers.id, speakers.name, counts.statements FROM {counting.speakers(connection)} AS counts"  # noqa: S608 - names of ours
        " CROSS JOIN speakers ON speakers.id = counts.speaker_id ORDER BY counts.statements DESC, speakers.name_sort, speakers.id LIMIT ?",
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
    clauses = [FILTERS[name] for name in asked.narrowed]
    values: list[Any] = [value for name, value in asked.narrowed.items() for _ in range(FILTERS[name].count("?"))]
    few = "speaker" in asked.narrowed
    if wanted:
        expression = search.expression(connection, wanted)
        rare = search.is_rare(connection, expression, FEW)
        # Where many have the words, they are looked for among the statements in order; where few have them, these few are put in order.
        clauses.append(_MATCH if rare else f"+{_MATCH}")
        values.append(expression)
        few = few or rare
    if not few:
        clauses.append(_IN_ORDER[asked.order or "new"])
    return (" WHERE " + " AND ".join(clauses) if clauses else ""), values


def statements(connection: sqlite3.Connection, asked: Asked, most: int = PAGE) -> list[Row]:
    """Statements that are asked for, in that order; one more than ``most``, so that the page knows whether there is another."""
    return statements_by_id(connection, statement_ids(connection, asked, most + 1))


def statement_ids(connection: sqlite3.Connection, asked: Asked, most: int = -1) -> list[int]:
    """The ids of them, in that order: what an export goes through, whatever is written meanwhile. All, or as many as ``most``."""
    found = conditions(connection, asked)
    if found is None:
        return []
    where, values = found
    sql = f"SELECT quotes.id FROM quotes{where} ORDER BY {order_of(ORDERS, asked)} LIMIT ? OFFSET ?"  # noqa: S608 - conditions of ours
    return [row[0] for row in connection.execute(sql, [*values, most, asked.skipped])]


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
    people = {row["id"]: row | {"by": {}} for row in _people(connection, chosen, -1 if most is None else most)}
    whose = f" WHERE speaker_id IN ({','.join('?' * len(people))})" if most is not None else ""
    sql = f"SELECT speaker_id, verb_class, statements FROM {counting.classes(connection)}{whose}"  # noqa: S608 - names of ours
    for number, verb_class, statements in connection.execute(sql, list(people) if whose else []):
        people[number]["by"][verb_class] = statements
    totals = dict(class_totals(connection))
    return sorted(totals, key=lambda name: (not name, -totals[name], name)), list(people.values())


def _people(connection: sqlite3.Connection, chosen: str, most: int) -> list[Row]:
    """Those with most statements of the ``chosen`` class, then those with most of all."""
    sql = f"""
        SELECT speakers.id, speakers.name FROM {counting.speakers(connection)} AS totals
        CROSS JOIN speakers ON speakers.id = totals.speaker_id
        ORDER BY totals.statements DESC, speakers.name_sort, speakers.id LIMIT ?
    """  # noqa: S608 - names of ours, here and below
    everybody = rows(connection, sql, [most])
    if not chosen:
        return everybody
    sql = f"""
        SELECT speakers.id, speakers.name FROM {counting.classes(connection)} AS counts
        CROSS JOIN {counting.speakers(connection)} AS totals ON totals.speaker_id = counts.speaker_id
        CROSS JOIN speakers ON speakers.id = counts.speaker_id WHERE counts.verb_class = ?
        ORDER BY counts.statements DESC, totals.statements DESC, speakers.name_sort, speakers.id LIMIT ?
    """  # noqa: S608
    first_ones = rows(connection, sql, [chosen, most])
    known = {row["id"] for row in first_ones}
    both = first_ones + [row for row in everybody if row["id"] not in known]
    return both if most < 0 else both[:most]


def class_totals(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """How many statements each class of verbs reports, most first; copies are not counted."""
    if counting.is_counted(connection):
        return [(str(name), number) for name, number in counting.values(connection, "originals.class")]
    return connection.execute(
        "SELECT ifnull(quotes.verb_class, ''), count(*) FROM quotes"
        " JOIN articles ON articles.id = quotes.article_id AND articles.copy_of IS NULL GROUP BY 1 ORDER BY 2 DESC, 1"
    ).fetchall()


_MOST_TOGETHER = 20


def together(connection: sqlite3.Connection, one: int, other: int) -> list[Row]:
    """Articles in which both are quoted, newest first."""
    return rows(
        connection,
        "SELECT id, name, date, outlet FROM articles WHERE copy_of IS NULL"
        " AND id IN (SELECT article_id FROM quotes WHERE speaker_id = ?) AND id IN (SELECT article_id FROM quotes WHERE speaker_id = ?)"
        " ORDER BY date DESC, id LIMIT ?",
        [one, other, _MOST_TOGETHER],
    )
