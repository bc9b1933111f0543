"""A table of somebody else's SQLite file, an article a row. The file is only read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any

from quotes.read.tables import Rows, guess
from quotes.read.units import Blob, Found, ReadError, Wanted

# Not the tables that SQLite keeps a full-text index in, nor what a program has for itself (_counts).
_TABLES = """
SELECT name FROM pragma_table_list
WHERE schema = 'main' AND type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_%' ESCAPE '\\'
ORDER BY name
"""


def read(blob: Blob, wanted: Wanted) -> Found:
    """A unit a row of the table that is wanted, or of the only one that has a column with texts."""
    if blob.path is None:
        raise ReadError(f"{blob.source}: a SQLite file in an archive is not read; unpack it first.")
    try:
        with closing(sqlite3.connect(f"{blob.path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            table = wanted.table or _only_table(connection, wanted, blob.source)
            source = f"{blob.source}/{table}"
            mapping = guess(set(_columns(connection, table, blob.source)), wanted.columns, source)
            yield from Rows(source, wanted).units(_rows(connection, table, list(dict.fromkeys(mapping.values()))))
    except sqlite3.Error as error:
        raise ReadError(f"{blob.source}: this SQLite file cannot be read ({error}).") from None


def _only_table(connection: sqlite3.Connection, wanted: Wanted, source: str) -> str:
    names = _tables(connection)
    fitting = [name for name in names if _fits(connection, name, wanted, source)]
    if len(fitting) == 1:
        return str(fitting[0])
    which = "more than one table" if fitting else "no table"
    listed = ", ".join((fitting or names)[:20])
    naming = f"name it with --table ({listed}), its column with --text"
    raise ReadError(f"{source}: {which} has a column that looks like the text of an article; {naming}.")


def _tables(connection: sqlite3.Connection) -> list[str]:
    return [str(name) for (name,) in connection.execute(_TABLES)]


def _fits(connection: sqlite3.Connection, table: str, wanted: Wanted, source: str) -> bool:
    try:
        guess(set(_columns(connection, table, source)), wanted.columns, source)
    except ReadError:
        return False
    return True


def _columns(connection: sqlite3.Connection, table: str, source: str) -> list[str]:
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({_quoted(table)})")]
    if not names:
        raise ReadError(f"{source}: there is no table {table}; its tables are {', '.join(_tables(connection)[:20]) or 'none'}.")
    return names


def _rows(connection: sqlite3.Connection, table: str, columns: list[str]) -> Iterator[Mapping[str, Any]]:
    # Texts that are no UTF-8 in somebody's table are read as any other text that is not.
    connection.text_factory = lambda raw: raw.decode("utf-8", "windows-1254")
    listed = ", ".join(map(_quoted, columns))
    for row in connection.execute(f"SELECT {listed} FROM {_quoted(table)}"):  # noqa: S608 - quoted
        yield {
            column: value.decode("utf-8", "windows-1254") if isinstance(value, bytes) else value
            for column, value in zip(columns, row, strict=True)
        }


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
