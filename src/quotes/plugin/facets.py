"""By what a list of statements can be narrowed, with how many statements each choice leaves. Reads only."""

from __future__ import annotations

import sqlite3
from typing import Any

from quotes.plugin.reading import Asked, Row, conditions, joined, rows

# Facet: its value in SQL. What reads the articles needs them joined.
FACETS = {
    "speaker": "quotes.speaker_id",
    "kind": "quotes.kind",
    "class": "quotes.verb_class",
    "verb": "quotes.verb",
    "month": "substr(quotes.date, 1, 7)",
    "outlet": "articles.outlet",
}
MOST = 12


def facets(connection: sqlite3.Connection, asked: Asked) -> dict[str, list[Row]]:
    """For each facet that the list is not narrowed by yet, its commonest values: value, label and count; months newest first."""
    found = conditions(connection, asked)
    if found is None:
        return {}
    return {name: _facet(connection, name, asked, *found) for name in FACETS if name not in asked.narrowed}


def _facet(connection: sqlite3.Connection, name: str, asked: Asked, where: str, values: list[Any]) -> list[Row]:
    source = joined(Asked(narrowed={"outlet": ""}) if name == "outlet" else asked)
    condition = f"{where} {'AND' if where else 'WHERE'} {FACETS[name]} IS NOT NULL"
    order = "value DESC" if name == "month" else "count DESC, value"
    selected = f"SELECT {FACETS[name]} AS value, count(*) AS count FROM {source}"  # noqa: S608 - names of ours
    sql = f"{selected}{condition} GROUP BY 1 ORDER BY {order} LIMIT {MOST}"
    counted = rows(connection, sql, values)
    labels = names(connection, [row["value"] for row in counted]) if name == "speaker" else {}
    return [row | {"label": labels.get(row["value"], row["value"])} for row in counted]


def names(connection: sqlite3.Connection, numbers: list[int]) -> dict[int, str]:
    """The names of speakers, by their ids."""
    marks = ",".join("?" * len(numbers))
    return dict(connection.execute(f"SELECT id, name FROM speakers WHERE id IN ({marks})", numbers).fetchall())  # noqa: S608
