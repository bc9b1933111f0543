"""Everybody who is seen, in a table that this connection alone has, on the disk: so that linking need not hold every mention in memory."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import Any, overload

from quotes.people import Said, Sighting, seen_in

_COLUMNS = "source, name, kind, date, roles, forms, times"
# `before` is the speaker in the database, NULL where the statements have several; `now` is who it turns out to be.
_TABLES = {
    "_seen": "id INTEGER PRIMARY KEY, article_id, source, name, kind, date, roles, forms, times, before, now",
    "_now": "id INTEGER PRIMARY KEY, name, kind, name_sort, wikidata, ambiguous, key UNIQUE",
    "_may_be": "speaker_id, key, name, wikidata",
}


@contextmanager
def sighted(connection: sqlite3.Connection) -> Iterator[Sequence[Sighting]]:
    """All sightings, in the order that linking wants; while it lasts, there are also tables to note in what comes out."""
    for table, columns in _TABLES.items():
        connection.execute(f"CREATE TEMP TABLE {table} ({columns})")
    try:
        connection.executemany("INSERT INTO _seen VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _rows(connection))
        yield _Sightings(connection)
    finally:
        for table in _TABLES:
            connection.execute(f"DROP TABLE IF EXISTS {table}")


def _rows(connection: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
    """Everybody who is seen, article by article; the order is that of ``quotes.people.in_order``."""
    rows = connection.execute(
        """
        SELECT source, articles.id, articles.date, called, called_kind, role, mention, count(*), min(speaker_id), max(speaker_id)
        FROM quotes JOIN articles ON articles.id = quotes.article_id
        WHERE called IS NOT NULL
        GROUP BY source, called, called_kind, role, mention ORDER BY source, called, called_kind, role, mention
        """
    )
    number = 0
    for (source, article_id, date), group in groupby(rows, key=itemgetter(0, 1, 2)):
        said = list(group)
        before: dict[tuple[str, str | None], int | None] = {}
        for row in said:
            own = row[8] if row[8] == row[9] else None
            before[row[3], row[4]] = own if before.get((row[3], row[4]), own) == own else None
        for seen in seen_in(source, date, (Said(*row[3:8]) for row in said)):
            own = before[seen.name, seen.kind]
            yield number, article_id, source, seen.name, seen.kind, date, _packed(seen.roles), _packed(seen.forms), seen.times, own, None
            number += 1


def _packed(words: tuple[str, ...]) -> str | None:
    return json.dumps(words, ensure_ascii=False) if words else None


def _sighting(row: tuple[Any, ...]) -> Sighting:
    source, name, kind, date, roles, forms, times = row
    return Sighting(source, name, kind, date, tuple(json.loads(roles)) if roles else (), tuple(json.loads(forms)) if forms else (), times)


class _Sightings(Sequence[Sighting]):
    """The rows of the table, each read when it is asked for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._length = int(connection.execute("SELECT count(*) FROM _seen").fetchone()[0])

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Sighting]:
        return map(_sighting, self._connection.execute(f"SELECT {_COLUMNS} FROM _seen ORDER BY id"))  # noqa: S608 - names are ours

    @overload
    def __getitem__(self, index: int) -> Sighting: ...
    @overload
    def __getitem__(self, index: slice) -> list[Sighting]: ...
    def __getitem__(self, index: int | slice) -> Sighting | list[Sighting]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(self._length))]
        row = self._connection.execute(f"SELECT {_COLUMNS} FROM _seen WHERE id = ?", [index]).fetchone()  # noqa: S608 - names are ours
        if row is None:
            raise IndexError(index)
        return _sighting(row)
