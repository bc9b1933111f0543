"""Speakers across articles, in the database: what is seen goes out of the statements, who is who goes into them.

Linking starts from scratch every time, which takes seconds, so that the result depends on what is in the database only and never on the
order in which it came. Only what has changed is written.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from quotes.people import (
    VERSION,
    Decision,
    Known,
    Said,
    Sighting,
    Speaker,
    Term,
    form_of,
    link,
    organisation,
    seen_in,
    shipped,
    undisturbed,
)
from quotes.store import counting
from quotes.store.rows import sort_key
from quotes.text import key

_LINKED = "linked"  # the row of `about` that says by what speakers are linked; without it something has changed since


@dataclass(slots=True)
class _Seen:
    """What is seen of one speaker in one article, and the row of that speaker as it is now (None where rows differ)."""

    sighting: Sighting
    article_id: int
    speaker_id: int | None


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
    seen = list(_seen(connection))
    speakers = link([one.sighting for one in seen], [*shipped(), *people(connection)], decisions(connection))
    connection.execute("PRAGMA defer_foreign_keys = ON")
    _put_speakers(connection, speakers)
    _put_ids(connection, seen, speakers)
    _drop_others(connection, speakers)
    _put_aliases(connection)
    _put_roles(connection, speakers)
    _put_candidates(connection, speakers)
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


def _seen(connection: sqlite3.Connection) -> Iterator[_Seen]:
    """Everybody who is seen, article by article."""
    rows = connection.execute(
        """
        SELECT articles.id, articles.source, articles.date, called, called_kind, role, mention, count(*), min(speaker_id), max(speaker_id)
        FROM quotes JOIN articles ON articles.id = quotes.article_id
        WHERE called IS NOT NULL
        GROUP BY articles.id, called, called_kind, role, mention
        """
    )
    for (article_id, source, date), group in groupby(rows, key=itemgetter(0, 1, 2)):
        said = list(group)
        now: dict[tuple[str, str | None], int | None] = {}
        for row in said:
            own = row[8] if row[8] == row[9] else None
            now[row[3], row[4]] = own if now.get((row[3], row[4]), own) == own else None
        for sighting in seen_in(source, date, (Said(*row[3:8]) for row in said)):
            yield _Seen(sighting, article_id, now[sighting.name, sighting.kind])


def _put_speakers(connection: sqlite3.Connection, speakers: Iterable[Speaker]) -> None:
    """Write those who are new or have changed."""
    known = set(connection.execute("SELECT id, name, kind, name_sort, wikidata, ambiguous, key FROM speakers"))
    rows = (
        (one.id, one.name, one.kind, sort_key(one.name), one.known.wikidata if one.known else None, int(one.ambiguous), one.key)
        for one in speakers
    )
    changed = [row for row in rows if row not in known]
    # Somebody else may have had the key or the number until now.
    connection.executemany("DELETE FROM speakers WHERE id = ?1 OR key = ?2", [(row[0], row[-1]) for row in changed])
    sql = "INSERT INTO speakers (id, name, kind, name_sort, wikidata, ambiguous, key) VALUES (?, ?, ?, ?, ?, ?, ?)"
    connection.executemany(sql, changed)


def _put_ids(connection: sqlite3.Connection, seen: Sequence[_Seen], speakers: Iterable[Speaker]) -> None:
    """Give statements to their speakers, where they have another now."""
    rows = [
        (one.id, seen[at].article_id, seen[at].sighting.name, seen[at].sighting.kind)
        for one in speakers
        for at in one.sightings
        if seen[at].speaker_id != one.id
    ]
    sql = "UPDATE quotes SET speaker_id = ? WHERE article_id = ? AND called = ? AND called_kind IS ?"
    connection.executemany(sql, rows)


def _drop_others(connection: sqlite3.Connection, speakers: Iterable[Speaker]) -> None:
    """Take out those who are nobody of their own any longer."""
    gone = {row[0] for row in connection.execute("SELECT id FROM speakers")} - {one.id for one in speakers}
    connection.executemany("DELETE FROM speakers WHERE id = ?", [(own,) for own in gone])


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


def _put_roles(connection: sqlite3.Connection, speakers: Iterable[Speaker]) -> None:
    """Write the offices of everybody; ``BAKAN`` and ``Bakan`` are one, written in the way that has fewer capitals."""
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
    rows = [
        (one.id, term.role, term.organisation or organisation(term.role), term.start, term.end)
        for one in speakers
        if one.known
        for term in one.known.terms
    ]
    sql = "INSERT INTO roles (speaker_id, role, organisation, first_date, last_date, origin) VALUES (?, ?, ?, ?, ?, 'people')"
    connection.executemany(sql, rows)


def _put_candidates(connection: sqlite3.Connection, speakers: Iterable[Speaker]) -> None:
    speakers = list(speakers)
    ids = {one.key: one.id for one in speakers}
    rows: list[tuple[Any, ...]] = [
        (one.id, ids.get(candidate.key or ""), candidate.name, candidate.wikidata) for one in speakers for candidate in one.candidates
    ]
    connection.execute("DELETE FROM candidates")
    connection.executemany("INSERT INTO candidates (speaker_id, candidate_id, name, wikidata) VALUES (?, ?, ?, ?)", rows)
