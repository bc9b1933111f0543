"""The database: one SQLite file that people share. All SQL is in this package; schema.sql is its shape.

An article's rows are written in one transaction; writing the same article again changes nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sqlite_utils import Database

from quotes.models import Article, Extraction
from quotes.store import counting, linking
from quotes.store.opening import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    StoreError,
    analyse,
    check,
    connect,
    create,
    explain,
    is_blank,
    is_ours,
    now,
    plain_errors,
    transaction,
    upgrade,
)
from quotes.store.rows import Row, insert, is_same, rule_row, sort_key
from quotes.store.speakers import Speakers
from quotes.store.version import rules_version
from quotes.store.writing import article_row, forget_failure, write

__all__ = [
    "APPLICATION_ID",
    "SCHEMA_VERSION",
    "Store",
    "StoreError",
    "Totals",
    "create_or_open",
    "explain",
    "is_ours",
    "open_existing",
    "rules_version",
    "sort_key",
]


@dataclass(frozen=True, slots=True)
class Totals:
    """What a database holds."""

    articles: int
    kinds: dict[str, int]
    speakers: int
    unattributed: int


class Store:
    """An open database of statements. Use it as a context manager, or call ``close``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = Database(connection)
        self._has_log = False
        connection.execute("PRAGMA foreign_keys = ON")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, and leave a single file behind: no write-ahead log that somebody could forget to copy."""
        if self._has_log:
            analyse(self._db.conn)
            # All of it goes into the file; the log itself stays while others read (Datasette, say), empty.
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            with suppress(sqlite3.OperationalError):
                self._db.execute("PRAGMA journal_mode = DELETE")
        self._db.close()

    def is_current(self, article: Article) -> bool:
        """Whether the database holds this very article, read by the rules of today."""
        row = article_row(self._db, article.source)
        return row is not None and row["rules_version"] == rules_version() and is_same(row, article)

    def knows(self, source: str, input_hash: str) -> bool:
        """Whether an article was read from the same input, by the readers and rules of today: then there is nothing to do."""
        sql = "SELECT 1 FROM articles WHERE source = ? AND input_hash = ? AND rules_version = ?"
        return self._db.conn.execute(sql, (source, input_hash, rules_version())).fetchone() is not None

    def holds(self, source: str) -> bool:
        """Whether there is an article of this source."""
        return self._db.conn.execute("SELECT 1 FROM articles WHERE source = ?", (source,)).fetchone() is not None

    @contextmanager
    def together(self) -> Iterator[None]:
        """Write several articles in one go, which is faster. One that cannot be written costs only itself."""
        self._use_log()
        with transaction(self._db.conn):
            yield

    def fail(self, source: str, step: str, message: str) -> None:
        """Write down what could not be taken in; a source has one failure, the last."""
        self._use_log()
        with transaction(self._db.conn):
            forget_failure(self._db.conn, source)
            insert(self._db.conn, "failures", [{"source": source, "step": step, "message": message, "failed_at": now()}])

    def failures(self) -> Iterator[Row]:
        """What could not be taken in, in the order in which it failed."""
        yield from self._db.query("SELECT source, step, message, failed_at FROM failures ORDER BY id")

    def save(self, article: Article, extraction: Extraction, input_hash: str | None = None, hashes: Iterable[int] | None = None) -> bool:
        """Write an article and all that was found in it, in place of what was there; True where the article is new.

        Everything in one transaction: either all of it is written or nothing. A statement that is still the same keeps its
        id. ``input_hash`` is what ``knows`` will be asked for, ``hashes`` the sample of the text (see ``copies``), where it is
        known. Raises ValueError where a span is not what the text of record holds there.
        """
        self._use_log()
        with transaction(self._db.conn):
            is_new = write(self._db, article, extraction, input_hash, hashes)
            linking.unlink(self._db.conn)
        return is_new

    def link(self) -> bool:
        """Find out who is who across articles, write it down, and count; False where nothing has changed since it was done last."""
        linked = linking.is_linked(self._db.conn)
        if linked and counting.is_counted(self._db.conn):
            return False
        self._use_log()
        with transaction(self._db.conn):
            (counting.count if linked else linking.relink)(self._db.conn)
        return True

    def write_rules(self, order: Iterable[Callable[..., object]]) -> None:
        """Write what each rule is for: its name, its family (its module) and its construction (first line of its docstring)."""
        rows = [rule_row(rule) for rule in order]
        known = {row["name"]: row for row in self._db.query("SELECT * FROM rules")}
        changed = [row for row in rows if known.get(row["name"]) != row]
        if changed:
            with transaction(self._db.conn):
                self._db.table("rules").upsert_all(changed, pk="name")

    def totals(self) -> Totals:
        """Count what the database holds."""
        kinds = self._db.query("SELECT kind, count(*) AS n FROM quotes GROUP BY kind")
        return Totals(
            articles=self._count("articles"),
            kinds={row["kind"]: row["n"] for row in kinds},
            speakers=self._count("speakers"),
            unattributed=self._count("unattributed"),
        )

    def statements(self) -> Iterator[Row]:
        """Every statement in reading order, as one flat row with ends beside starts; see quotes.export for the columns."""
        yield from self._db.query(_STATEMENTS)

    @property
    def speakers(self) -> Speakers:
        """Questions about speakers, and decisions about them."""
        return Speakers(self._db.conn, self._use_log)

    def _use_log(self) -> None:
        """A commit an article is cheap in a write-ahead log, and nobody who reads meanwhile has to wait.

        Not before the first article is written: a run that finds nothing new leaves the file as it is, byte for byte.
        """
        if not self._has_log:
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.execute("PRAGMA cache_size = -32000")  # kB: the full-text indexes of a large database need more than the usual 2 MB
            self._has_log = True

    def _count(self, table: str) -> int:
        return int(self._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - names are ours


def create_or_open(path: Path) -> Store:
    """Open the database at ``path`` to write to it; make it, and the folders above it, where there is none.

    Raises StoreError where ``path`` holds something else, or cannot be written.
    """
    with plain_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise StoreError(f"{path}: this is a folder; name a file for the database.")
        connection = connect(path, "rwc")
        try:
            if is_blank(connection):
                create(connection)
            check(connection, path)
            _bring_up(connection)
        except BaseException:
            connection.close()
            raise
        return Store(connection)


def open_existing(path: Path, *, change: bool = False) -> Store:
    """Open the database at ``path`` to read it, or to ``change`` it. Raises StoreError where there is none that this version can read."""
    if not path.exists():
        raise StoreError(f"{path}: no such database; make it with: quotes extract FILES --db {path}")
    if path.is_dir():
        raise StoreError(f"{path}: this is a folder; name the database file in it.")
    with plain_errors(path):
        connection = connect(path, "rw")  # not "ro": what a crash left half-written can then be rolled back
        try:
            check(connection, path)
            _bring_up(connection)
            if not change:
                connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
        return Store(connection)


def _bring_up(connection: sqlite3.Connection) -> None:
    """Give an older database the shape of today, and link its speakers."""
    if upgrade(connection):
        with transaction(connection):
            (counting.count if linking.is_linked(connection) else linking.relink)(connection)
        analyse(connection)  # what is known of a table goes with it where it is made anew


_STATEMENTS = """
SELECT
    quotes.id, articles.source AS document, quotes.kind, quotes.start, quotes.start + quotes.length AS "end", quotes.text,
    quotes.cue, quotes.cue_start, quotes.cue_start + quotes.cue_length AS cue_end, quotes.verb, quotes.verb_class,
    speakers.name AS speaker, speakers.kind AS speaker_kind,
    quotes.mention, quotes.mention_start, quotes.mention_start + quotes.mention_length AS mention_end,
    quotes.role, quotes.rule, quotes.reason, articles.date, articles.time, articles.title, articles.source, quotes.parent_id AS parent
FROM quotes
JOIN articles ON articles.id = quotes.article_id
LEFT JOIN speakers ON speakers.id = quotes.speaker_id
ORDER BY articles.id, quotes.start, quotes.length DESC, quotes.id
"""
