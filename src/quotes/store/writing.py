"""Writing an article and all that was found in it, in place of what was there."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from sqlite_utils import Database

from quotes import __version__
from quotes.models import Article, Extraction, Quote, Rejected
from quotes.people import id_of, key_of
from quotes.store import copying
from quotes.store.opening import now
from quotes.store.rows import DETAILS, Row, check_span, hash_of, insert, name_of, quote_row, sort_key
from quotes.store.version import rules_version

Ids = dict[tuple[str, str | None], list[int]]


def write(db: Database, article: Article, extraction: Extraction, input_hash: str | None, hashes: Iterable[int] | None) -> bool:
    """Write an article; True where it is new. To be called inside a transaction, with what ``Store.save`` is given."""
    known = article_row(db, article.source)
    is_other = known is None or known["content_hash"] != hash_of(article.text)
    before = copying.text_of(db.conn, known["id"]) if known and is_other else None
    article_id = _put_article(db, article, known, input_hash)
    silenced = _speakers_of(db, article_id) if known else set()
    ids = _take_out(db, article_id) if known else {}
    _put_quotes(db.conn, article_id, article, extraction.quotes, ids)
    _put_marks(db.conn, article_id, article, extraction.rejected)
    if is_other:
        copying.link(db.conn, article_id, article.text, hashes, before)
    _drop_silent(db.conn, silenced)
    forget_failure(db.conn, article.source)
    return known is None


def article_row(db: Database, source: str) -> Row | None:
    """The row of the article of that source, without its text."""
    columns = ", ".join(("id", "content_hash", "rules_version", *DETAILS))
    return next(iter(db.query(f"SELECT {columns} FROM articles WHERE source = ?", [source])), None)  # noqa: S608 - names are ours


def forget_failure(connection: sqlite3.Connection, source: str) -> None:
    """Take out that a source could not be taken in."""
    connection.execute("DELETE FROM failures WHERE source = ?", [source])


def _put_article(db: Database, article: Article, known: Row | None, input_hash: str | None) -> int:
    row = {"name": name_of(article), "content_hash": hash_of(article.text), "rules_version": rules_version(), "extracted_at": now()}
    row |= {detail: getattr(article, detail) for detail in DETAILS} | {"input_hash": input_hash}
    _sign(db.conn)
    if known is None:
        row |= {"source": article.source, "text": article.text, "added_at": row["extracted_at"]}
        insert(db.conn, "articles", [row])
        return _last_id(db.conn, "articles")
    if known["content_hash"] != row["content_hash"]:  # an unchanged text is left alone, and so is its full-text index
        row["text"] = article.text
    db.table("articles").update(known["id"], row)
    return int(known["id"])


def _sign(connection: sqlite3.Connection) -> None:
    """Say which version wrote last."""
    made_by = f"quotes-tr {__version__}"
    connection.execute("UPDATE about SET value = ? WHERE key = 'made_by' AND value <> ?", [made_by, made_by])


def _speakers_of(db: Database, article_id: int) -> set[int]:
    rows = db.query("SELECT DISTINCT speaker_id AS id FROM quotes WHERE article_id = ? AND speaker_id IS NOT NULL", [article_id])
    return {row["id"] for row in rows}


def _take_out(db: Database, article_id: int) -> Ids:
    """Delete the article's statements and marks; return the ids that the statements had, by content and cue."""
    ids: Ids = defaultdict(list)
    for row in db.query("SELECT id, text, cue FROM quotes WHERE article_id = ? ORDER BY start DESC, id DESC", [article_id]):
        ids[row["text"], row["cue"]].append(row["id"])
    for table in ("quotes", "other_marks"):
        db.execute(f"DELETE FROM {table} WHERE article_id = ?", [article_id])  # noqa: S608 - names are ours
    return ids


def _put_quotes(connection: sqlite3.Connection, article_id: int, article: Article, quotes: tuple[Quote, ...], ids: Ids) -> None:
    given = _given_ids(connection, quotes, ids)
    rows = []
    for quote, row_id in zip(quotes, given, strict=True):
        row = quote_row(article, quote)
        row |= {"id": row_id, "article_id": article_id, "speaker_id": _speaker_id(connection, quote, article.source)}
        row["parent_id"] = None if quote.parent is None else given[quote.parent]
        rows.append(row)
    for rule in sorted({quote.rule for quote in quotes}):
        connection.execute("INSERT OR IGNORE INTO rules (name) VALUES (?)", [rule])
    insert(connection, "quotes", rows)


def _given_ids(connection: sqlite3.Connection, quotes: tuple[Quote, ...], ids: Ids) -> list[int]:
    """The ids of statements: those that they had, or else new ones."""
    fresh = _last_id(connection, "quotes")
    given: list[int] = []
    for quote in quotes:
        kept = ids.get((quote.text, quote.cue))
        fresh += not kept
        given.append(kept.pop() if kept else fresh)
    return given


def _last_id(connection: sqlite3.Connection, table: str) -> int:
    """The highest id a row of ``table`` ever had: ids are not used twice, so a link never comes to mean another statement."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", [table]).fetchone()
    return int(row[0]) if row else 0


def _speaker_id(connection: sqlite3.Connection, quote: Quote, source: str) -> int | None:
    """The speaker by that very name. Whether it is one with another is found out when speakers are linked."""
    if quote.speaker is None:
        return None
    key = key_of(quote.speaker, quote.speaker_kind, source)
    row = connection.execute("SELECT id FROM speakers WHERE key = ?", [key]).fetchone()
    if row:
        return int(row[0])
    own = _free_id(connection, id_of(key))
    values = [own, quote.speaker, quote.speaker_kind, sort_key(quote.speaker), key]
    connection.execute("INSERT INTO speakers (id, name, kind, name_sort, key) VALUES (?, ?, ?, ?, ?)", values)
    return own


def _free_id(connection: sqlite3.Connection, own: int) -> int:
    """The number itself, unless one of a million million other keys makes the same."""
    while connection.execute("SELECT 1 FROM speakers WHERE id = ?", [own]).fetchone():
        own += 1
    return own


def _put_marks(connection: sqlite3.Connection, article_id: int, article: Article, marks: tuple[Rejected, ...]) -> None:
    rows = [
        {"text": mark.text, "reason": mark.reason, "article_id": article_id, "start": mark.start, "length": mark.end - mark.start}
        for mark in marks
        if mark.text
    ]
    for mark in marks:
        check_span(article, mark.start, mark.end, mark.text)
    insert(connection, "other_marks", rows)


def _drop_silent(connection: sqlite3.Connection, speakers: set[int]) -> None:
    """Take out those who no longer say anything anywhere."""
    for speaker in speakers:
        connection.execute("DELETE FROM speakers WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM quotes WHERE speaker_id = ?1)", [speaker])
