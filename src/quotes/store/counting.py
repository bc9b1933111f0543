"""What facets and pages show of a whole database, counted beforehand: in one pass over the statements, which takes seconds in a million.

The counts are right as long as `about` says `counted` = 1; triggers set it to 0 with the first change of what is counted.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from quotes.store import tallies
from quotes.store.tallies import ORIGINAL

# Datasette shows no more than a thousand values of a facet, and says whether there are others.
MOST_VALUES = 1001
_AT_ONCE = 5000  # rows
_COUNTED = "counted"  # the row of `about`

Tally = dict[str, Counter[str | int]]

_SPEAKERS = f"""
SELECT speaker_id, count(*) AS statements, count(DISTINCT article_id) AS articles, min(date) AS first_date, max(date) AS last_date
FROM quotes WHERE speaker_id IS NOT NULL AND {ORIGINAL} GROUP BY speaker_id
"""  # noqa: S608 - conditions are ours, here and below
# The same in the order of the view most_quoted, and with what it shows.
_PLACED = f"""
SELECT row_number() OVER (ORDER BY counts.statements DESC, name_sort, speaker_id), counts.*, name, kind
FROM ({_SPEAKERS}) AS counts JOIN speakers ON speakers.id = speaker_id
"""  # noqa: S608
_CLASSES = f"""
SELECT speaker_id, ifnull(verb_class, '') AS verb_class, count(*) AS statements
FROM quotes WHERE speaker_id IS NOT NULL AND {ORIGINAL} GROUP BY 1, 2
"""  # noqa: S608
_CLASS_TOTALS = f"SELECT ifnull(verb_class, ''), count(*) FROM quotes WHERE {ORIGINAL} GROUP BY 1"  # noqa: S608
_MONTHS = f"""
SELECT substr(date, 1, 7), count(*), sum(kind = 'direct'), sum(kind = 'mixed'), sum(kind = 'indirect'), sum(kind = 'free'),
    count(DISTINCT speaker_id), count(DISTINCT article_id)
FROM quotes WHERE ifnull(date, '') >= '' AND {ORIGINAL} GROUP BY 1
"""  # noqa: S608
_COLUMNS = {
    "quotes": ("speaker_id", "kind", "verb", "verb_class", "article_id", "date"),
    "articles": ("outlet", "date"),
    "other_marks": ("reason",),
    "unattributed": ("reason", "kind"),
}


def is_counted(connection: sqlite3.Connection) -> bool:
    """Whether what was counted is right now."""
    return connection.execute("SELECT 1 FROM about WHERE key = ? AND value = '1'", [_COUNTED]).fetchone() is not None


def count(connection: sqlite3.Connection) -> None:
    """Count everything, and write it down. To be called inside a transaction."""
    for table, sql in (("_speaker_counts", _PLACED), ("_class_counts", _CLASSES), ("_month_counts", _MONTHS)):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names are ours
        connection.execute(f"INSERT INTO {table} {sql}")
    connection.execute("DELETE FROM _counts")
    connection.executemany("INSERT INTO _counts (what, value, count) VALUES (?, ?, ?)", _values(connection))
    tallies.count(connection)
    connection.execute("INSERT OR REPLACE INTO about (key, value) VALUES (?, '1')", [_COUNTED])


def _values(connection: sqlite3.Connection) -> Iterator[tuple[str, str | int, int]]:
    """What is counted, the values, and how often each is there; of the rarer ones of a thousand and more, none."""
    tally: Tally = {}
    for table, columns in _COLUMNS.items():
        tally |= _tally(connection, table, columns)
    tally["quotes.month"], tally["articles.month"] = _months(tally["quotes.date"]), _months(tally["articles.date"])
    tally |= {f"who_said_what.{name}": tally[f"quotes.{name}"] for name in ("kind", "verb", "date")}
    tally["who_said_what.speaker"] = _named(connection, tally["quotes.speaker_id"])
    tally["quotes.outlet"] = _outlets(connection, tally["quotes.article_id"])
    for what, counts in tally.items():
        whole = what.endswith(".month") or what == "articles.outlet"
        yield from ((what, value, number) for value, number in _most(counts, len(counts) if whole else MOST_VALUES))
    yield from (("who_said_what.source", source, number) for source, number in _sources(connection, tally["quotes.article_id"]))
    dates = [str(date) for date in tally["articles.date"]]
    yield from (("articles.span", date, 1) for date in sorted({min(dates), max(dates)} if dates else ()))
    yield from (("originals.class", verb_class, number) for verb_class, number in connection.execute(_CLASS_TOTALS))


def _tally(connection: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> Tally:
    """How often each value stands in columns of a table or view."""
    counts: list[Counter[Any]] = [Counter() for _ in columns]
    cursor = connection.execute(f"SELECT {', '.join(columns)} FROM {table}")  # noqa: S608 - names are ours
    while rows := cursor.fetchmany(_AT_ONCE):
        for counter, values in zip(counts, zip(*rows, strict=True), strict=True):
            counter.update(values)
    for counter in counts:
        del counter[None]
    return {f"{table}.{name}": counter for name, counter in zip(columns, counts, strict=True)}


def _most(counts: Mapping[str | int, int], most: int) -> list[tuple[str | int, int]]:
    """The most frequent values, those as frequent in order."""
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most]


def _months(dates: Counter[str | int]) -> Counter[str | int]:
    months = Counter[str | int]()
    for date, number in dates.items():
        if len(str(date)) > 6:
            months[str(date)[:7]] += number
    return months


def _named(connection: sqlite3.Connection, speakers: Counter[str | int]) -> Counter[str | int]:
    names = Counter[str | int]()
    for number, name in connection.execute("SELECT id, name FROM speakers"):
        names[name] += speakers[number]
    return +names  # without those who say nothing


def _outlets(connection: sqlite3.Connection, articles: Counter[str | int]) -> Counter[str | int]:
    outlets = Counter[str | int]()
    for number, outlet in connection.execute("SELECT id, outlet FROM articles WHERE outlet IS NOT NULL"):
        outlets[outlet] += articles[number]
    return +outlets


def _sources(connection: sqlite3.Connection, articles: Counter[str | int]) -> list[tuple[str | int, int]]:
    """The sources of the articles with most statements: of all that have as many as the last one that is kept."""
    kept = _most(articles, MOST_VALUES)
    least = kept[-1][1] if kept else 0
    everything = connection.execute("SELECT id, source FROM articles")
    sources = {source: articles[number] for number, source in everything if articles[number] >= max(least, 1)}
    return _most(sources, MOST_VALUES)


def values(connection: sqlite3.Connection, what: str) -> Iterable[tuple[str | int, int]]:
    """What was counted of a column, as it is called in _counts, the most frequent first. Only to be asked where ``is_counted``."""
    return connection.execute("SELECT value, count FROM _counts WHERE what = ? ORDER BY count DESC, value", [what])


def speakers(connection: sqlite3.Connection) -> str:
    """Where to read how often speakers are quoted: speaker_id, statements, articles, first_date, last_date."""
    return "_speaker_counts" if is_counted(connection) else f"({_SPEAKERS})"


def classes(connection: sqlite3.Connection) -> str:
    """Where to read which verbs report speakers: speaker_id, verb_class, statements."""
    return "_class_counts" if is_counted(connection) else f"({_CLASSES})"
