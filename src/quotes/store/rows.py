"""What a row holds, from an article, a statement, a rule to the columns of its table; and writing rows."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

from quotes import dates
from quotes.models import Article, Quote
from quotes.text import fold
from quotes.words import rules

Row = dict[str, Any]

NAME_CHARACTERS = 80
DATE_LABEL_CHARACTERS = 30

# What of an article is compared, besides its text, to know whether it has changed.
DETAILS = ("title", "date", "time", "outlet", "url", "encoding", "repair", "author", "agency", "place")

# ç sorts after c, ı before i, ö after o ...: a mark that sorts after every letter does it for any program.
_ALPHABET = str.maketrans(
    {"ç": "c~", "ğ": "g~", "ı": "i", "i": "i~", "ö": "o~", "ş": "s~", "ü": "u~", "â": "a", "î": "i~", "û": "u", "'": ""}
)


def sort_key(name: str) -> str:
    """A key that sorts names as the Turkish alphabet does.

    >>> sorted(["İnan", "Işık", "Jale", "Çelik", "Cem"], key=sort_key)
    ['Cem', 'Çelik', 'Işık', 'İnan', 'Jale']
    """
    return fold(name).translate(_ALPHABET)


def insert(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    """Write rows of one shape; sqlite-utils would look at each cell, which takes longer than writing it."""
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        sql = f"INSERT INTO {table} ({', '.join(rows[0])}) VALUES ({marks})"  # noqa: S608 - names are ours
        connection.executemany(sql, [tuple(row.values()) for row in rows])


def hash_of(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def is_same(row: Row, article: Article) -> bool:
    """Whether the row of an article holds its text and details as they are now."""
    return row["content_hash"] == hash_of(article.text) and all(row[detail] == getattr(article, detail) for detail in DETAILS)


def name_of(article: Article) -> str:
    """What lists call an article: its title, or its first words."""
    if article.title:
        return article.title
    head = article.text.lstrip()[: 4 * NAME_CHARACTERS]
    stamp = dates.parse(head.split("\n", 1)[0])
    name = " ".join(head[stamp.end if stamp and stamp.start < DATE_LABEL_CHARACTERS else 0 :].split()) or article.source
    return name if len(name) <= NAME_CHARACTERS else name[:NAME_CHARACTERS].rsplit(" ", 1)[0] + " …"


def rule_row(rule: Callable[..., object]) -> Row:
    """The row of a rule: the first line of its docstring is the construction that it reads; how it fared when it was measured."""
    construction = (rule.__doc__ or "").strip().split("\n", 1)[0].strip()
    row: Row = {"name": rule.__name__, "family": rule.__module__.rsplit(".", 1)[-1], "construction": construction or None}
    counts = rules.measured().get(rule.__name__)
    row["measured"] = counts.answered if counts else None
    row["hits"] = counts.right if counts else None
    row["confidence"] = round(counts.confidence, 3) if counts and counts.confidence is not None else None
    return row


def quote_row(article: Article, quote: Quote) -> Row:
    """The row of a statement, without ids. Raises ValueError where a span is not what the text of record holds there."""
    check_span(article, quote.start, quote.end, quote.text)
    check_span(article, quote.cue_start, quote.cue_end, quote.cue)
    check_span(article, quote.mention_start, quote.mention_end, quote.mention)
    return {
        "role": quote.role,
        "text": quote.text,
        "verb": quote.verb,
        "verb_class": quote.verb_class,
        "kind": quote.kind,
        "date": article.date,
        "cue": quote.cue,
        "mention": quote.mention,
        "rule": quote.rule,
        "reason": quote.reason,
        "start": quote.start,
        "length": quote.end - quote.start,
        "cue_start": quote.cue_start,
        "cue_length": _length(quote.cue_start, quote.cue_end),
        "mention_start": quote.mention_start,
        "mention_length": _length(quote.mention_start, quote.mention_end),
        "called": quote.speaker,
        "called_kind": quote.speaker_kind,
    }


def _length(start: int | None, end: int | None) -> int | None:
    return None if start is None or end is None else end - start


def check_span(article: Article, start: int | None, end: int | None, part: str | None) -> None:
    """The promise of the database: what is stored stands in the text of record, at that place."""
    there = None if start is None else article.text[start:end]
    if there != part:
        raise ValueError(f"{article.source}: {part!r} does not stand at {start}, but {there!r}")
