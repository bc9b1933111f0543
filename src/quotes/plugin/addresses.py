"""The permanent address of a statement: made of its words and its place, so that it holds in every file that has the article.

``baris-istiyoruz-8f3a2c11-0a1b2c3d-120`` is the first words, a hash of all of them, a hash of the article's text, and where in it the
statement begins. The words find it, whatever it is numbered; the rest chooses among those that have the same words.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from quotes.plugin import search

PATTERN = r"(?P<key>[^/]+-[0-9a-f]{8}-[0-9a-f]{8}-[0-9]{1,12})"
_KEY = re.compile(r"(?P<slug>.+)-(?P<said>[0-9a-f]{8})-(?P<article>[0-9a-f]{8})-(?P<start>[0-9]{1,12})")
_WORDS = 6
_MOST = 2000  # statements that begin alike and are looked at


@dataclass(frozen=True, slots=True)
class Key:
    """A permanent address, taken apart."""

    slug: str
    said: str
    article: str
    start: int


def key_of(row: Mapping[str, Any]) -> str | None:
    """The key of a statement with ``text``, ``start`` and the ``content_hash`` of its article; None where it has no word to go by."""
    words = search.words(row["text"])
    if not words:
        return None
    return f"{'-'.join(words[:_WORDS])}-{_hash(words)}-{_hash([row['content_hash']])}-{row['start']}"


def _hash(words: list[str]) -> str:
    return blake2b(" ".join(words).encode(), digest_size=4).hexdigest()


def parse(key: str) -> Key | None:
    """A key taken apart, or None where it is none."""
    found = _KEY.fullmatch(key)
    return Key(found["slug"], found["said"], found["article"], int(found["start"])) if found else None


def find(connection: sqlite3.Connection, wanted: Key) -> int | None:
    """The id of the statement that is meant.

    The very words in the very article are best. Where rules have changed, another statement that covers the place is; where the article was
    edited or only a copy of it is there, the same words are. Otherwise it is none.
    """
    rows = _candidates(connection, wanted)
    best = max(rows, key=lambda row: _fits(row, wanted), default=None)
    return int(best[0]) if best and _fits(best, wanted)[0] > 0 else None


def _candidates(connection: sqlite3.Connection, wanted: Key) -> list[tuple[Any, ...]]:
    """Statements with the words of the slug: id, text, start, length, hash of the article's text, copy or not."""
    match = 'text_ascii : "' + " ".join(search.words(wanted.slug.replace("-", " "))) + '"'
    base = (
        "SELECT quotes.id, quotes.text, quotes.start, quotes.length, articles.content_hash, articles.copy_of IS NOT NULL"
        " FROM quotes_fts JOIN quotes ON quotes.id = quotes_fts.rowid JOIN articles ON articles.id = quotes.article_id"
        " WHERE quotes_fts MATCH ?"
    )
    exact = connection.execute(f"{base} AND quotes.start = ? LIMIT {_MOST}", (match, wanted.start)).fetchall()
    if any(_hash([row[4]]) == wanted.article for row in exact):
        return exact
    return connection.execute(f"{base} LIMIT {_MOST}", (match,)).fetchall()


def _fits(row: tuple[Any, ...], wanted: Key) -> tuple[int, int, int]:
    """How well a candidate fits: 0 not at all, then by the article, then by nearness; originals before copies."""
    number, text, start, length, content_hash, copy = row
    same_words, same_article = _hash(search.words(text)) == wanted.said, _hash([content_hash]) == wanted.article
    covers = same_article and start <= wanted.start + 20 and wanted.start < start + length
    rank = 4 if same_words and same_article else 3 if covers else int(same_words)
    return rank, -copy, -(abs(start - wanted.start) if same_article else number)
