"""Speakers across articles, in the database: what is seen goes out of the statements, who is who goes into them.

Linking starts from scratch every time, which takes seconds, so that the result depends on what is in the database only and never on the
order in which it came. Only what has changed is written.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from quotes.people import (
    VERSION,
    Decision,
    Known,
    Speaker,
    Term,
    form_of,
    linked,
    organisation,
    shipped,
    undisturbed,
)
from quotes.store import counting
from quotes.store.rows import sort_key
from quotes.store.sighted import sighted
from quotes.text import key

_LINKED = "linked"  # the row of `about` that says by what speakers are linked; without it something has changed since


def is_linked(connection: sqlite3.Connection) -> bool:
    """Whether speakers are linked as they would be now: nothing has been written since, and the package knows nobody new."""
    row = connection.execute("SELECT value FROM about WHERE key = ?", [_LINKED]).fetchone()
    return row is not None and row[0] == _fingerprint()


def unlink(connection: sqlite3.Connection) -> None:
    """Note that statements, people or decisions have changed, so that speakers have to be linked again."""
    connection.execute("DELETE FROM about WHERE key = ?", [_LINKED])


@cache
def _fingerprint() -> str:
    """By what speakers are linked: the version of the rules and the people of the package."""
    return f"{VERSION}+{hashlib.sha256(repr(shipped()).encode()).hexdigest()[:12]}"


def relink(connection: sqlite3.Connection) -> None:
    """Find out who is who, write it down, and count what each says. To be called inside a transaction."""
    with undisturbed():
        _relink(connection)
    counting.count(connection)


def _relink(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA defer_foreign_keys = ON")
    with sighted(connection) as sightings:
        terms = _note(connection, linked(sightings, [*shipped(), *people(connection)], decisions(connection)))
        _put_speakers(connection)
        _put_ids(connection)
        _drop_others(connection)
        _put_aliases(connection)
        _put_roles(connection, terms)
        _put_candidates(connection)
    connection.execute("INSERT OR REPLACE INTO about (key, value) VALUES (?, ?)", [_LINKED, _fingerprint()])


def people(connection: sqlite3.Connection) -> Iterator[Known]:
    """Who was imported, a row an office."""
    sql = "SELECT name, kind, aliases, wikidata, role, organisation, from_date, to_date FROM people ORDER BY id"
    for name, kind, aliases, wikidata, *term in connection.execute(sql):
        yield Known(name, kind, tuple(aliases.split("|")) if aliases else (), (Term(*term),) if term[0] else (), wikidata)


def decisions(connection: sqlite3.Connection) -> Iterator[Decision]:
    """What the user has decided and not undone, in order."""
    sql = "SELECT action, speaker, other, form, article, role, name, from_date, to_date FROM decisions WHERE undone_at IS NULL ORDER BY id"
    return (Decision(*row) for row in connection.execute(sql))


def _note(connection: sqlite3.Connection, speakers: Iterable[Speaker]) -> list[tuple[Any, ...]]:
    """Write down in tables of this connection who there is now; the offices of those who are known."""
    terms: list[tuple[Any, ...]] = []
    for one in speakers:
        wikidata = one.known.wikidata if one.known else None
        row = (one.id, one.name, one.kind, sort_key(one.name), wikidata, int(one.ambiguous), one.key)
        connection.execute("INSERT INTO _now VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        connection.executemany("UPDATE _seen SET now = ? WHERE id = ?", [(one.id, at) for at in one.sightings])
        candidates = [(one.id, candidate.key, candidate.name, candidate.wikidata) for candidate in one.candidates]
        connection.executemany("INSERT INTO _may_be VALUES (?, ?, ?, ?)", candidates)
        terms += [(one.id, term.role, term.organisation or organisation(term.role), term.start, term.end) for term in _terms(one)]
    return terms


def _terms(one: Speaker) -> tuple[Term, ...]:
    return one.known.terms if one.known else ()


def _put_speakers(connection: sqlite3.Connection) -> None:
    """Write those who are new or have changed."""
    columns = "id, name, kind, name_sort, wikidata, ambiguous, key"
    connection.execute(f"CREATE TEMP TABLE _changed AS SELECT * FROM _now EXCEPT SELECT {columns} FROM speakers")  # noqa: S608
    # Somebody else may have had the key or the number until now.
    connection.execute("DELETE FROM speakers WHERE id IN (SELECT id FROM _changed) OR key IN (SELECT key FROM _changed)")
    connection.execute(f"INSERT INTO speakers ({columns}) SELECT * FROM _changed ORDER BY key")  # noqa: S608
    connection.execute("DROP TABLE _changed")


def _put_ids(connection: sqlite3.Connection) -> None:
    """Give statements to their speakers, where they have another now."""
    rows = connection.execute("SELECT now, article_id, name, kind FROM _seen WHERE now IS NOT before ORDER BY id")
    sql = "UPDATE quotes SET speaker_id = ? WHERE article_id = ? AND called = ? AND called_kind IS ?"
    connection.executemany(sql, rows)


def _drop_others(connection: sqlite3.Connection) -> None:
    """Take out those who are nobody of their own any longer."""
    connection.execute("DELETE FROM speakers WHERE id NOT IN (SELECT id FROM _now)")


def _put_aliases(connection: sqlite3.Connection) -> None:
    connection.create_function("form_of", 2, form_of, deterministic=True)
    connection.execute("DELETE FROM aliases")
    connection.execute(
        """
        INSERT INTO aliases (id, speaker_id, form, statements, articles, first_date, last_date, article_id)
        SELECT row_number() OVER (ORDER BY speaker_id, form), *
        FROM (
            SELECT
                speaker_id, iif(mention IS NULL, called, coalesce(form_of(mention, role), called)) AS form, sum(copy_of IS NULL),
                count(DISTINCT ifnull(copy_of, articles.id)), min(quotes.date), max(quotes.date), min(articles.id)
            FROM quotes JOIN articles ON articles.id = quotes.article_id WHERE called IS NOT NULL GROUP BY speaker_id, form
        )
        """
    )


def _put_roles(connection: sqlite3.Connection, terms: Iterable[tuple[Any, ...]]) -> None:
    """Write the offices of everybody; ``BAKAN`` and ``Bakan`` are one, written in the way that has fewer capitals.

    ``terms`` are those known beforehand: who, office, of what, from when, to when.
    """
    connection.create_function("folded", 1, key, deterministic=True)
    connection.create_function("organisation", 1, organisation, deterministic=True)
    connection.execute("DELETE FROM roles")
    connection.execute(
        """
        INSERT INTO roles (id, speaker_id, role, organisation, first_date, last_date, statements, origin)
        SELECT row_number() OVER (ORDER BY speaker_id, role), speaker_id, role, organisation(role), first, last, statements, 'articles'
        FROM (
            SELECT speaker_id, max(role) AS role, min(quotes.date) AS first, max(quotes.date) AS last, sum(copy_of IS NULL) AS statements
            FROM quotes JOIN articles ON articles.id = quotes.article_id
            WHERE speaker_id IS NOT NULL AND role IS NOT NULL GROUP BY speaker_id, folded(role)
        )
        """
    )
    sql = "INSERT INTO roles (speaker_id, role, organisation, first_date, last_date, origin) VALUES (?, ?, ?, ?, ?, 'people')"
    connection.executemany(sql, terms)


def _put_candidates(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM candidates")
    connection.execute(
        """
        INSERT INTO candidates (speaker_id, candidate_id, name, wikidata)
        SELECT speaker_id, _now.id, _may_be.name, _may_be.wikidata FROM _may_be LEFT JOIN _now ON _now.key = _may_be.key
        ORDER BY _may_be.rowid
        """
    )
