"""Opening a database: is it one, is it ours, is it of a shape that we know; and making a new one."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from quotes import __version__

APPLICATION_ID = 0x51554F54  # the letters QUOT, also in schema.sql
SCHEMA_VERSION = 5
OLDEST_READABLE = 3  # by the pages; the program itself brings an older database to the shape of today
BUSY_SECONDS = 30


class StoreError(Exception):
    """A database that cannot be used; the message is one sentence that names the file and says what to do."""


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether an open SQLite database is one of these, of a version that this program can read as it is."""
    version = pragma(connection, "user_version")
    return pragma(connection, "application_id") == APPLICATION_ID and OLDEST_READABLE <= version <= SCHEMA_VERSION


def explain(error: sqlite3.Error, path: Path) -> str:
    """What an error of SQLite means to the one who named the database ``path``, in one sentence."""
    text = str(error)
    if "not a database" in text or "malformed" in text:
        return f"{path}: this is no SQLite database; name another file."
    if "locked" in text:
        return f"{path}: another program is writing to this database; try again when it has finished."
    return f"{path}: the database cannot be used ({text}); check the path, its permissions and the space on the disk."


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection that begins no transaction of its own; ``mode`` is SQLite's: rw, or rwc to make the file."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None)


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about ``path`` into a StoreError of one sentence."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(explain(error, path)) from error
    except OSError as error:
        raise StoreError(f"{path}: cannot be made ({error.strerror}); name another file with --db.") from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, also within another transaction."""
    if connection.in_transaction:
        yield from _savepoint(connection)
        return
    # IMMEDIATE: of two programs that write, one waits for the other instead of failing half-way.
    connection.execute("BEGIN IMMEDIATE")
    with _committed(connection):
        yield


@contextmanager
def _committed(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit the transaction that is begun; roll it back where anything fails."""
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _savepoint(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("SAVEPOINT part")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK TO part")
            connection.execute("RELEASE part")
        raise
    connection.execute("RELEASE part")


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """The number that a PRAGMA gives."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def is_blank(connection: sqlite3.Connection) -> bool:
    """Whether the file is new, or empty: nobody's yet."""
    return pragma(connection, "application_id") == 0 and not connection.execute("SELECT 1 FROM sqlite_master").fetchone()


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise StoreError where the database is not ours, or newer than this program."""
    if pragma(connection, "application_id") != APPLICATION_ID:
        raise StoreError(f"{path}: this SQLite database was not made by quotes; name another file.")
    version = pragma(connection, "user_version")
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"{path}: a newer version of quotes made this database (its shape is {version}, this program knows {SCHEMA_VERSION});"
            " upgrade with: pip install --upgrade quotes-tr"
        )


def create(connection: sqlite3.Connection) -> None:
    """Make the tables and all that is derived from them, all or none."""
    with _script(connection, "schema.sql", "derived.sql"):
        connection.executemany("INSERT INTO about (key, value) VALUES (?, ?)", _about().items())


def upgrade(connection: sqlite3.Connection) -> bool:
    """Bring an older database to the shape of today, by way of the versions between: ``to_2.sql``, ``to_3.sql`` ...; wholly or not at all.

    False where it has that shape already.
    """
    before = pragma(connection, "user_version")
    if before == SCHEMA_VERSION:
        return False
    with _script(connection, *(f"to_{version}.sql" for version in range(before + 1, SCHEMA_VERSION + 1)), "derived.sql"):
        connection.execute("UPDATE about SET value = ? WHERE key = 'schema_version'", [str(SCHEMA_VERSION)])
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    return True


@contextmanager
def _script(connection: sqlite3.Connection, *names: str) -> Iterator[None]:
    """Run files of SQL, and what the block does after them, in one transaction."""
    scripts = (files("quotes.store").joinpath(name).read_text(encoding="utf-8") for name in names)
    with _committed(connection):
        # executescript commits on its own, so BEGIN is part of the script.
        connection.executescript("\n".join(("BEGIN IMMEDIATE;", *scripts)))
        yield


def analyse(connection: sqlite3.Connection) -> None:
    """Note how large the tables are and how often values repeat, by which SQLite plans its queries; takes milliseconds."""
    connection.execute("PRAGMA analysis_limit = 1000")
    connection.execute("ANALYZE")


def _about() -> dict[str, str]:
    return {
        "made_by": f"quotes-tr {__version__}",
        "schema_version": str(SCHEMA_VERSION),
        "created_at": now(),
        "offsets": "Unicode code points into articles.text, from 0: substr(articles.text, quotes.start + 1, quotes.length)",
    }


def now() -> str:
    """The time, in UTC, to the second."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
