"""Which article is a copy of which. Only originals have samples, so a text on a hundred sites is found as fast as one on two."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable

from quotes.copies import are_copies, sample, triples

# So many hashes of a sample in common, and this share of it, make it worth comparing the texts.
_IN_COMMON = 2
_SHARE = 0.25
# What more articles share is no text of an agency but a line of the site.
_MOST = 30
_CANDIDATES = 5


def link(connection: sqlite3.Connection, article_id: int, text: str, hashes: Iterable[int] | None, before: str | None) -> None:
    """Say of which article this one is a copy, if of any; call it whenever a text is new or changed.

    ``hashes`` is its sample, if it is known; ``before`` the text that it had (None: the article is new).
    """
    if before is not None:
        # Hash by hash: samples are ordered by it, and to look for the article would be to look through all of them.
        former = [(number, article_id) for number in sample(before)]
        connection.executemany("DELETE FROM _samples WHERE hash = ? AND article_id = ?", former)
    _link(connection, article_id, text, sample(text) if hashes is None else tuple(hashes))
    if before is None:
        return
    copies = connection.execute("SELECT id, text FROM articles WHERE copy_of = ? ORDER BY id", [article_id]).fetchall()
    for copy_id, copy in copies:
        _link(connection, copy_id, copy, sample(copy))


def _link(connection: sqlite3.Connection, article_id: int, text: str, hashes: tuple[int, ...]) -> None:
    original = _original(connection, article_id, text, hashes)
    connection.execute("UPDATE articles SET copy_of = ?1 WHERE id = ?2 AND copy_of IS NOT ?1", [original, article_id])
    if original is None:
        rows = [(number, article_id) for number in hashes]
        connection.executemany("INSERT OR IGNORE INTO _samples (hash, article_id) VALUES (?, ?)", rows)


def _original(connection: sqlite3.Connection, article_id: int, text: str, hashes: tuple[int, ...]) -> int | None:
    shared: Counter[int] = Counter()
    for number in hashes:
        found = connection.execute(f"SELECT article_id FROM _samples WHERE hash = ? LIMIT {_MOST + 1}", [number]).fetchall()  # noqa: S608
        if len(found) <= _MOST:
            shared.update(other for (other,) in found)
    candidates = [
        other for other, count in shared.most_common(_CANDIDATES) if other != article_id and count >= max(_IN_COMMON, _SHARE * len(hashes))
    ]
    mine = triples(text) if candidates else set()
    return next((other for other in candidates if are_copies(mine, triples(text_of(connection, other)))), None)


def text_of(connection: sqlite3.Connection, article_id: int) -> str:
    """The text of an article as it is stored."""
    row = connection.execute("SELECT text FROM articles WHERE id = ?", [article_id]).fetchone()
    return str(row[0]) if row else ""
