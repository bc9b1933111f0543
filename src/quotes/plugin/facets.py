"""By what a list of statements can be narrowed, with how many statements each choice leaves. Reads only."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from quotes.plugin.reading import FEW, ORDERS, PAGE, Asked, Row, conditions, statements, statements_by_id
from quotes.store import counting

# The facets, and what they are called where they are counted beforehand; in the order in which _NEWEST has them.
FACETS = {
    "speaker": "quotes.speaker_id", "kind": "quotes.kind", "class": "quotes.verb_class", "verb": "quotes.verb",
    "month": "quotes.month", "outlet": "quotes.outlet",
}  # fmt: skip
# Outlets are looked up last, of the newest only.
_NEWEST = """
SELECT id, speaker_id, kind, verb_class, verb, substr(date, 1, 7), (SELECT outlet FROM articles WHERE articles.id = article_id)
FROM (SELECT id, speaker_id, kind, verb_class, verb, date, article_id FROM quotes{where} ORDER BY {order} LIMIT ?)
"""
MOST = 12

Pairs = Iterable[tuple[Any, int]]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many statements a list has and what it can be narrowed by; the ids of the newest where they were counted one by one.

    ``partly``: there are more than these.
    """

    total: int
    facets: dict[str, list[Row]]
    newest: list[int] | None = None
    partly: bool = False


def counted(connection: sqlite3.Connection, asked: Asked) -> Counted:
    """Count a list. Of a long one that was not counted beforehand, the newest are counted: the total is one more than those."""
    whole = None if asked.typed else _whole(connection, asked)
    if whole is not None and not asked.narrowed:
        pairs = {name: counting.values(connection, what) for name, what in FACETS.items()}
        return Counted(whole, _named(connection, pairs))
    found = conditions(connection, Asked(asked.typed, asked.narrowed))
    if found is None:
        return Counted(0, {})
    where, values = found
    rows = connection.execute(_NEWEST.format(where=where, order=ORDERS["new"]), [*values, FEW + 1]).fetchall()
    counts = zip(("id", *FACETS), map(Counter, zip(*rows[:FEW], strict=True)), strict=False)
    pairs = {name: counter.items() for name, counter in counts if name in FACETS.keys() - asked.narrowed.keys()}
    total, newest = len(rows) if whole is None else whole, [row[0] for row in rows]
    return Counted(total, _named(connection, pairs), newest, partly=len(rows) > FEW)


def page_of(connection: sqlite3.Connection, asked: Asked, known: Counted) -> list[Row]:
    """What ``statements`` gives, from what is known of the list where that is enough."""
    newest, end = known.newest, asked.skipped + PAGE + 1
    if newest is None or asked.order or (known.partly and end > len(newest)):
        return statements(connection, asked)
    return statements_by_id(connection, newest[asked.skipped : end])


def _whole(connection: sqlite3.Connection, asked: Asked) -> int | None:
    """How many there are, where that was counted beforehand."""
    if not counting.is_counted(connection) or len(asked.narrowed) > 1:
        return None
    if not asked.narrowed:
        return int(connection.execute("SELECT count(*) FROM quotes").fetchone()[0])
    [(name, value)] = asked.narrowed.items()
    known = {str(one): number for one, number in counting.values(connection, FACETS[name])} if name in FACETS else {}
    return known.get(value)


def _named(connection: sqlite3.Connection, pairs: dict[str, Pairs]) -> dict[str, list[Row]]:
    """For each facet its commonest values, months the newest first: value, label and count."""
    found = {}
    for name, counts in pairs.items():
        known = [(value, number) for value, number in counts if value is not None]
        known.sort(key=lambda pair: pair[0] if name == "month" else (-pair[1], pair[0]), reverse=name == "month")
        labels = names(connection, [value for value, _ in known[:MOST]]) if name == "speaker" else {}
        found[name] = [{"value": value, "count": number, "label": labels.get(value, value)} for value, number in known[:MOST]]
    return found


def names(connection: sqlite3.Connection, numbers: list[int]) -> dict[int, str]:
    """The names of speakers, by their ids."""
    marks = ",".join("?" * len(numbers))
    return dict(connection.execute(f"SELECT id, name FROM speakers WHERE id IN ({marks})", numbers).fetchall())  # noqa: S608
