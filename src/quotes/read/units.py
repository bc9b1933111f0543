"""The nouns of reading: what can be opened, what is found in it, and what is said where it cannot be read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal

Step = Literal["find", "fetch", "read", "extract", "store"]

# No article is as large; a file that is has many articles in it, or none.
LARGEST = 20_000_000
# What came through a pipe.
PIPED = "standard input"
_LONGEST_SENTENCE = 600


class ReadError(Exception):
    """A file or folder that cannot be read; the message is one sentence that names it and says what to do."""


def told_apart(content: str | bytes) -> str:
    """A name for what has none of its own, so that one input does not take the place of another that came the same way."""
    return hashlib.blake2b(content.encode("utf-8", "replace") if isinstance(content, str) else content, digest_size=4).hexdigest()


def storable(name: str) -> str:
    """A name as a database can take it: file names and damaged tables hold what is no Unicode."""
    try:
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        return name.encode("utf-8", "backslashreplace").decode()


def one_line(sentence: str) -> str:
    """A sentence for a terminal and the database, whatever libraries and damaged files put into it."""
    line = " ".join(storable(sentence).split())
    return line if len(line) <= _LONGEST_SENTENCE else line[: _LONGEST_SENTENCE - 2] + " …"


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table holds what; None is guessed from the usual names."""

    text: str | None = None
    title: str | None = None
    date: str | None = None
    url: str | None = None
    outlet: str | None = None
    id: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the one who runs the program wants things read: columns, the table of a SQLite file, the format where the name does not tell."""

    columns: Columns = field(default_factory=Columns)
    table: str | None = None
    form: str | None = None


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes with a name: a file, a member of an archive, standard input. ``path`` is there where the bytes are a file of their own."""

    source: str
    name: str
    open: Callable[[], BinaryIO]
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """One article as it came, still to be read: by which reader (``family``), and its bytes, or its fields where it was a row.

    It travels to another process, so it holds data only.
    """

    source: str
    family: str
    raw: bytes = b""
    fields: dict[str, str] | None = None
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be taken in: at which step, and a sentence that says why."""

    source: str
    step: Step
    message: str


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence for the one who runs the program; nothing failed."""

    message: str


Found = Iterator[Unit | Failure | Note]
Expand = Callable[[Blob, Wanted], Found]
