"""By what a list of statements can be narrowed, with how many statements each choice leaves. Reads only."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from quotes.plugin.reading import FEW, ORDERS, PAGE, Asked, Row, conditions, statements, statements_by_id
from quotes.store import counting, tallies

# The facets, and what they are called where they are counted beforehand; in the order in which _NEWEST has them.
FACETS = {
    "speaker": "quotes.speaker_id", "kind": "quotes.kind", "class": "quotes.verb_class", "verb": "quotes.verb",
    "month": "quotes.month", "outlet": "quotes.outlet",
}  # fmt: skip
# Outlets are looked up last, of the newest only. Bytes: Datasette decodes every text in Python, which is done here for those that differ.
_NEWEST = """
SELECT id, speaker_id, CAST(kind AS BLOB), CAST(verb_class AS BLOB), CAST(verb AS BLOB), CAST(substr(date, 1, 7) AS BLOB),
    CAST((SELECT outlet FROM articles WHERE articles.id = article_id) AS BLOB)
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
    whole, beforehand = _whole(connection, asked), _beforehand(connection, asked)
    if whole is not None and beforehand:
        return Counted(whole, _named(connection, beforehand))
    most = _most(asked)
    found = conditions(connection, Asked(asked.typed, asked.narrowed))
    if found is None:
        return Counted(0, {})
    where, values = found
    cursor = connection.cursor()
    cursor.row_factory = None  # tuples; Datasette's rows take twice as long
    rows = cursor.execute(_NEWEST.format(where=where, order=ORDERS["new"]), [*values, most]).fetchall()
    counts = zip(("id", *FACETS), map(Counter, zip(*rows[:FEW], strict=True)), strict=False)
    pairs: dict[str, Pairs] = {name: _decoded(counter) for name, counter in counts if name in FACETS.keys() - asked.narrowed.keys()}
    total, newest = min(len(rows), FEW + 1) if whole is None else whole, [row[0] for row in rows]
    return Counted(total, _named(connection, pairs), newest, partly=len(rows) > FEW)


def _decoded(counts: Counter[Any]) -> Pairs:
    return [(value.decode(errors="replace") if isinstance(value, bytes) else value, number) for value, number in counts.items()]


def _most(asked: Asked) -> int:
    """How many of the newest are read: those that are counted, and the page that is asked for where it begins not far behind them."""
    end = asked.skipped + PAGE + 1
    return end if FEW < end <= 2 * FEW and not asked.order else FEW + 1


def page_of(connection: sqlite3.Connection, asked: Asked, known: Counted) -> list[Row]:
    """What ``statements`` gives, from what is known of the list where that is enough."""
    newest, end = known.newest, asked.skipped + PAGE + 1
    if newest is None or asked.order or (known.partly and end > len(newest)):
        return statements(connection, asked)
    return statements_by_id(connection, newest[asked.skipped : end])


def _beforehand(connection: sqlite3.Connection, asked: Asked) -> dict[str, Pairs]:
    """The facets of the whole table, or of all that one speaker says, where they were counted beforehand."""
    if asked.typed or asked.narrowed.keys() - {"speaker"} or not counting.is_counted(connection):
        return {}
    if "speaker" not in asked.narrowed:
        return {name: counting.values(connection, what) for name, what in FACETS.items()}
    return dict(tallies.narrow(connection, asked.narrowed["speaker"]))


def _whole(connection: sqlite3.Connection, asked: Asked) -> int | None:
    """How many there are, where that was counted beforehand."""
    if asked.typed or not counting.is_counted(connection) or len(asked.narrowed) > 1:
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
