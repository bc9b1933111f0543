"""Questions about speakers, and what the user decides about them. A decision is written, and takes effect, in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import astuple, dataclass

from quotes.people import Decision, Known
from quotes.people.faults import faults_of
from quotes.store import linking
from quotes.store.opening import now, transaction
from quotes.store.rows import Row, insert
from quotes.text import key

_DECISION = ("action", "speaker", "other", "form", "article", "role", "name", "from_date", "to_date")
_TERM = ("role", "organisation", "from_date", "to_date")


@dataclass(frozen=True, slots=True)
class Portrait:
    """All that is known of one speaker: the row itself, names, roles over time, statements by month, verbs, who else it may be."""

    speaker: Row
    aliases: list[Row]
    roles: list[Row]
    months: list[Row]
    verbs: list[Row]
    candidates: list[Row]


class _NothingChangedError(Exception):
    """What was written made no difference."""


class Speakers:
    """The speakers of an open database."""

    def __init__(self, connection: sqlite3.Connection, before_writing: Callable[[], None]) -> None:
        self._connection = connection
        self._before_writing = before_writing
        connection.create_function("folded", 1, key, deterministic=True)

    # Reading

    def listed(self, search: str = "", kind: str | None = None, limit: int = 20, *, ambiguous: bool = False) -> list[Row]:
        """Those quoted most; only those with ``search`` in one of their names, of a ``kind``, or who are ambiguous."""
        return self._query(
            f"""
            SELECT {_COLUMNS} FROM {_SPEAKING}
            WHERE (?2 IS NULL OR speakers.kind = ?2) AND speakers.ambiguous >= ?3 AND (?1 = '' OR instr(folded(speakers.name), ?1)
                OR EXISTS (SELECT 1 FROM aliases WHERE aliases.speaker_id = speakers.id AND instr(folded(aliases.form), ?1)))
            GROUP BY speakers.id ORDER BY statements DESC, name_sort, speakers.id LIMIT ?4
            """,  # noqa: S608 - columns are ours
            [key(search), kind, int(ambiguous), limit],
        )

    def count(self) -> int:
        """How many there are."""
        return int(self._connection.execute("SELECT count(*) FROM speakers").fetchone()[0])

    def called(self, name: str) -> list[Row]:
        """Those who are meant by an id, a key or a name: of that very name, or else of that alias; those quoted most first."""
        if name.isdecimal():
            return self._where("speakers.id = ?", int(name))
        return (
            self._where("speakers.key = ?", name)
            or self._where("folded(speakers.name) = ?", key(name))
            or self._where("speakers.id IN (SELECT speaker_id FROM aliases WHERE folded(form) = ?)", key(name))
        )

    def _where(self, condition: str, value: object) -> list[Row]:
        return self._query(
            f"""
            SELECT {_COLUMNS}, min(articles.source) AS source FROM {_SPEAKING}
            WHERE {condition} GROUP BY speakers.id ORDER BY statements DESC, name_sort, speakers.id
            """,  # noqa: S608 - conditions are ours
            [value],
        )

    def portrait(self, speaker: Row) -> Portrait:
        """All that is known of a speaker."""
        return Portrait(speaker, *(self._query(sql, [speaker["id"]]) for sql in _PORTRAIT))

    def decisions(self, *, undone: bool = False) -> list[Row]:
        """What was decided, in order; the ``undone`` ones, too, where they are wanted."""
        columns = ", ".join(("id", *_DECISION, "made_at", "undone_at"))
        return self._query(f"SELECT {columns} FROM decisions WHERE ? OR undone_at IS NULL ORDER BY id", [undone])  # noqa: S608

    # Writing

    def decide(self, decisions: Sequence[Decision]) -> None:
        """Write decisions down, and link anew. All of them or none."""
        self._change(lambda: insert(self._connection, "decisions", [_decision_row(decision) for decision in decisions]))

    def split(self, decision: Decision) -> bool:
        """Write a split down, and link anew; not where it would take nothing of the speaker, or all. Whether it was written."""
        before = self.count()
        try:
            self._change(lambda: insert(self._connection, "decisions", [_decision_row(decision)]), lambda: self.count() > before)
        except _NothingChangedError:
            return False
        return True

    def faults(self, decisions: Sequence[tuple[int, Decision]], told: Collection[int] = ()) -> list[tuple[int, str]]:
        """What speaks against taking decisions, each with its line: among themselves (see ``faults_of``), and beside those that hold."""
        before = [(-int(row["id"]), Decision(*(row[column] for column in _DECISION))) for row in self.decisions()]
        return [(line, reason) for line, reason in faults_of([*before, *decisions], told) if line > 0]

    def taken(self) -> set[Decision]:
        """The decisions that hold."""
        return set(linking.decisions(self._connection))

    def undo(self, number: int | None = None) -> Row | None:
        """Undo a decision (the last one, without a number), and link anew; the decision, or None where there is none to undo."""
        rows = [row for row in self.decisions() if number in (None, row["id"])]
        if not rows:
            return None
        sql = "UPDATE decisions SET undone_at = ? WHERE id = ?"
        self._change(lambda: self._connection.execute(sql, [now(), rows[-1]["id"]]))
        return rows[-1]

    def add_people(self, people: Iterable[Known], file: str) -> int:
        """Take people in, in place of what was imported from ``file`` before, and link anew; how many speakers they are linked with."""
        rows = [row for known in people for row in _people_rows(known, file)]

        def write() -> None:
            self._connection.execute("DELETE FROM people WHERE file = ?", [file])
            insert(self._connection, "people", rows)

        self._change(write)
        sql = "SELECT count(*) FROM speakers WHERE id IN (SELECT speaker_id FROM roles WHERE origin = 'people') OR wikidata IS NOT NULL"
        return int(self._connection.execute(sql).fetchone()[0])

    def _change(self, write: Callable[[], object], has_effect: Callable[[], bool] = lambda: True) -> None:
        """Write, and link anew; nothing of it where it has no effect, which raises."""
        self._before_writing()
        with transaction(self._connection):
            write()
            linking.relink(self._connection)
            if not has_effect():
                raise _NothingChangedError

    def _query(self, sql: str, values: Sequence[object]) -> list[Row]:
        cursor = self._connection.execute(sql, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]


def _decision_row(decision: Decision) -> Row:
    return {**dict(zip(_DECISION, astuple(decision), strict=True)), "made_at": now()}


def _people_rows(known: Known, file: str) -> list[Row]:
    """A row an office; one without an office where somebody has none."""
    aliases = "|".join(known.aliases) or None
    who: Row = {"name": known.name, "kind": known.kind, "aliases": aliases, "wikidata": known.wikidata, "file": file}
    terms = [astuple(term) for term in known.terms] or [(None,) * len(_TERM)]
    return [who | dict(zip(_TERM, term, strict=True)) for term in terms]


# What is counted is counted once, however many outlets printed the same text.
_COLUMNS = """
speakers.id, speakers.key, speakers.name, speakers.kind, speakers.wikidata, speakers.ambiguous, sum(articles.copy_of IS NULL) AS statements,
count(DISTINCT ifnull(articles.copy_of, articles.id)) AS articles, min(quotes.date) AS first_date, max(quotes.date) AS last_date
"""
_SPEAKING = "speakers JOIN quotes ON quotes.speaker_id = speakers.id JOIN articles ON articles.id = quotes.article_id"
_SAID = "quotes JOIN articles ON articles.id = quotes.article_id AND articles.copy_of IS NULL"

_PORTRAIT = (
    "SELECT form, statements, articles, first_date, last_date FROM aliases WHERE speaker_id = ? ORDER BY statements DESC, form",
    """
    SELECT role, organisation, first_date, last_date, statements, origin FROM roles
    WHERE speaker_id = ? ORDER BY first_date IS NULL, first_date, role, origin
    """,
    f"""
    SELECT substr(quotes.date, 1, 7) AS month, count(*) AS statements FROM {_SAID}
    WHERE speaker_id = ? AND length(quotes.date) >= 7 GROUP BY month ORDER BY month
    """,  # noqa: S608 - tables are ours
    f"""
    SELECT verb, verb_class, count(*) AS statements FROM {_SAID}
    WHERE speaker_id = ? AND verb IS NOT NULL GROUP BY verb, verb_class ORDER BY statements DESC, verb LIMIT 10
    """,  # noqa: S608
    "SELECT candidate_id, name, wikidata FROM candidates WHERE speaker_id = ? ORDER BY id",
)
