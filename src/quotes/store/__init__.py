"""The database: one SQLite file that people share. All SQL is in this package; schema.sql is its shape.

An article's rows are written in one transaction; writing the same article again changes nothing.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Self

from sqlite_utils import Database

from quotes import __version__
from quotes.models import Article, Extraction, Quote, Rejected
from quotes.people import id_of, key_of
from quotes.store import copying, counting, linking
from quotes.store.opening import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    StoreError,
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
from quotes.store.rows import DETAILS, Row, check_span, hash_of, is_same, name_of, quote_row, rule_row, sort_key
from quotes.store.speakers import Speakers

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

Ids = dict[tuple[str, str | None], list[int]]

# The rooms that decide what is found: a change in any other does not make an article worth reading again.
_OUTER_ROOMS = (
    "read", "dates.py", "run", "watch.py", "store", "people", "people.csv", "export.py", "show.py", "portrait.py", "score", "plugin",
    "cli.py", "cli_speakers.py", "__init__.py", "__main__.py",
)  # fmt: skip


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
            self._db.execute("PRAGMA analysis_limit = 1000")
            self._db.execute("ANALYZE")
            # All of it goes into the file; the log itself stays while others read (Datasette, say), empty.
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            with suppress(sqlite3.OperationalError):
                self._db.execute("PRAGMA journal_mode = DELETE")
        self._db.close()

    def is_current(self, article: Article) -> bool:
        """Whether the database holds this very article, read by the rules of today."""
        row = self._article_row(article.source)
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
            self._forget_failure(source)
            self._insert("failures", [{"source": source, "step": step, "message": message, "failed_at": now()}])

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
            known = self._article_row(article.source)
            is_other = known is None or known["content_hash"] != hash_of(article.text)
            before = copying.text_of(self._db.conn, known["id"]) if known and is_other else None
            article_id = self._put_article(article, known, input_hash)
            silenced = self._speakers_of(article_id) if known else set()
            ids = self._take_out(article_id) if known else {}
            self._put_quotes(article_id, article, extraction.quotes, ids)
            self._put_marks(article_id, article, extraction.rejected)
            if is_other:
                copying.link(self._db.conn, article_id, article.text, hashes, before)
            self._drop_silent(silenced)
            self._forget_failure(article.source)
            linking.unlink(self._db.conn)
        return known is None

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

    def _article_row(self, source: str) -> Row | None:
        columns = ", ".join(("id", "content_hash", "rules_version", *DETAILS))
        return next(iter(self._db.query(f"SELECT {columns} FROM articles WHERE source = ?", [source])), None)  # noqa: S608 - names are ours

    def _put_article(self, article: Article, known: Row | None, input_hash: str | None) -> int:
        row = {"name": name_of(article), "content_hash": hash_of(article.text), "rules_version": rules_version(), "extracted_at": now()}
        row |= {detail: getattr(article, detail) for detail in DETAILS} | {"input_hash": input_hash}
        self._sign()
        if known is None:
            row |= {"source": article.source, "text": article.text, "added_at": row["extracted_at"]}
            self._insert("articles", [row])
            return self._last_id("articles")
        if known["content_hash"] != row["content_hash"]:  # an unchanged text is left alone, and so is its full-text index
            row["text"] = article.text
        self._db.table("articles").update(known["id"], row)
        return int(known["id"])

    def _sign(self) -> None:
        """Say which version wrote last."""
        made_by = f"quotes-tr {__version__}"
        self._db.conn.execute("UPDATE about SET value = ? WHERE key = 'made_by' AND value <> ?", [made_by, made_by])

    def _speakers_of(self, article_id: int) -> set[int]:
        rows = self._db.query("SELECT DISTINCT speaker_id AS id FROM quotes WHERE article_id = ? AND speaker_id IS NOT NULL", [article_id])
        return {row["id"] for row in rows}

    def _take_out(self, article_id: int) -> Ids:
        """Delete the article's statements and marks; return the ids that the statements had, by content and cue."""
        ids: Ids = defaultdict(list)
        for row in self._db.query("SELECT id, text, cue FROM quotes WHERE article_id = ? ORDER BY start DESC, id DESC", [article_id]):
            ids[row["text"], row["cue"]].append(row["id"])
        for table in ("quotes", "other_marks"):
            self._db.execute(f"DELETE FROM {table} WHERE article_id = ?", [article_id])  # noqa: S608 - names are ours
        return ids

    def _put_quotes(self, article_id: int, article: Article, quotes: tuple[Quote, ...], ids: Ids) -> None:
        fresh = self._last_id("quotes")
        given: list[int] = []
        for quote in quotes:
            kept = ids.get((quote.text, quote.cue))
            fresh += not kept
            given.append(kept.pop() if kept else fresh)
        rows = []
        for quote, row_id in zip(quotes, given, strict=True):
            row = quote_row(article, quote)
            row |= {"id": row_id, "article_id": article_id, "speaker_id": self._speaker_id(quote, article.source)}
            row["parent_id"] = None if quote.parent is None else given[quote.parent]
            rows.append(row)
        for rule in sorted({quote.rule for quote in quotes}):
            self._db.conn.execute("INSERT OR IGNORE INTO rules (name) VALUES (?)", [rule])
        self._insert("quotes", rows)

    def _insert(self, table: str, rows: list[Row]) -> None:
        """Rows of one shape; sqlite-utils would look at each cell, which takes longer than writing it."""
        if rows:
            columns = list(rows[0])
            marks = ", ".join("?" * len(columns))
            sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - names are ours
            self._db.conn.executemany(sql, [tuple(row.values()) for row in rows])

    def _forget_failure(self, source: str) -> None:
        self._db.conn.execute("DELETE FROM failures WHERE source = ?", [source])

    def _last_id(self, table: str) -> int:
        """The highest id a row of ``table`` ever had: ids are not used twice, so a link never comes to mean another statement."""
        row = self._db.conn.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", [table]).fetchone()
        return int(row[0]) if row else 0

    def _speaker_id(self, quote: Quote, source: str) -> int | None:
        """The speaker by that very name. Whether it is one with another is found out when speakers are linked."""
        if quote.speaker is None:
            return None
        key = key_of(quote.speaker, quote.speaker_kind, source)
        row = self._db.conn.execute("SELECT id FROM speakers WHERE key = ?", [key]).fetchone()
        if row:
            return int(row[0])
        own = self._free_id(id_of(key))
        values = [own, quote.speaker, quote.speaker_kind, sort_key(quote.speaker), key]
        self._db.conn.execute("INSERT INTO speakers (id, name, kind, name_sort, key) VALUES (?, ?, ?, ?, ?)", values)
        return own

    def _free_id(self, own: int) -> int:
        """The number itself, unless one of a million million other keys makes the same."""
        while self._db.conn.execute("SELECT 1 FROM speakers WHERE id = ?", [own]).fetchone():
            own += 1
        return own

    def _put_marks(self, article_id: int, article: Article, marks: tuple[Rejected, ...]) -> None:
        rows = [
            {"text": mark.text, "reason": mark.reason, "article_id": article_id, "start": mark.start, "length": mark.end - mark.start}
            for mark in marks
            if mark.text
        ]
        for mark in marks:
            check_span(article, mark.start, mark.end, mark.text)
        self._insert("other_marks", rows)

    def _drop_silent(self, speakers: set[int]) -> None:
        """Take out those who no longer say anything anywhere."""
        for speaker in speakers:
            self._db.execute("DELETE FROM speakers WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM quotes WHERE speaker_id = ?1)", [speaker])


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


@cache
def rules_version() -> str:
    """The version of the program and a fingerprint of the rules and word tables: it changes whenever one of them does."""
    digest = hashlib.sha256()
    root = Path(str(files("quotes")))
    for file in sorted(root.rglob("*")):
        place = file.relative_to(root)
        measured = place.name in {"rules.tsv", "rules.py"}  # how good the rules are decides nothing
        if file.suffix in {".py", ".tsv", ".csv"} and place.parts[0] not in _OUTER_ROOMS and not measured:
            digest.update(place.as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return f"{__version__}+{digest.hexdigest()[:12]}"


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
