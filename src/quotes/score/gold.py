"""Reads a gold folder: articles, and every statement that a reader has marked in them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any


class GoldError(Exception):
    """A gold folder or a saved run that cannot be used; the message is one sentence that names the file and says what is wrong."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement as the reader marked it; ``speaker`` is the mention in the sentence, ``name`` who that is."""

    kind: str
    start: int
    end: int
    text: str
    cue_start: int | None = None
    cue_end: int | None = None
    cue: str | None = None
    speaker: str | None = None
    name: str | None = None
    optional: bool = False
    nested: bool = False

    @property
    def core(self) -> bool:
        """Whether it is asked for: neither optional nor inside another statement."""
        return not self.optional and not self.nested


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article and what is marked in it; every offset is a code point into ``text``."""

    document: str
    text: str
    entries: tuple[Entry, ...]


def read_gold(folder: Path) -> list[GoldArticle]:
    """The marked articles of a folder, sorted by name.

    ``folder`` holds ``gold.jsonl``, and the articles as ``texts/*.txt`` or beside it; the folder ``texts`` itself will do too. Raises
    GoldError where something is missing, is not what it should be, or where a marked text does not stand at its place in the article.
    """
    home = folder.parent if folder.name == "texts" and not (folder / "gold.jsonl").exists() else folder
    marked: dict[str, list[Entry]] = defaultdict(list)
    for document, entries in _lines(home / "gold.jsonl"):
        marked[document] += entries
    return [_article(home, document, tuple(marked[document])) for document in sorted(marked)]


def _lines(path: Path) -> Iterator[tuple[str, list[Entry]]]:
    for number, line in enumerate(_read(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield _stem(row["doc"]), [_entry(one) for one in row["attributions"]]
        except (ValueError, KeyError, TypeError) as error:
            raise GoldError(f"{path}:{number}: no line of a gold file ({type(error).__name__}: {error}).") from error


def _entry(row: dict[str, Any]) -> Entry:
    start, end = row["start"], row["end"]
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end):
        raise ValueError(f"no span: {start!r} to {end!r}")
    if (row.get("cue_start") is None) != (row.get("cue_end") is None):
        raise ValueError("half a cue")
    return Entry(**{name: row[name] for name in Entry.__dataclass_fields__ if name in row})


def _stem(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).name.removesuffix(".txt")


def _article(home: Path, document: str, entries: tuple[Entry, ...]) -> GoldArticle:
    inside = home / "texts" / f"{document}.txt"
    path = inside if inside.exists() else home / f"{document}.txt"
    text = _read(path)
    for entry in entries:
        if text[entry.start : entry.end] != entry.text:
            raise GoldError(f"{path}: what gold.jsonl marks at {entry.start} ({entry.text[:40]!r}) does not stand there.")
    return GoldArticle(document, text, entries)


def _read(path: Path) -> str:
    """The whole file, its line ends as they are: offsets count them."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise GoldError(f"{path}: no such file; a gold folder holds gold.jsonl and texts/*.txt.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: cannot be read ({error}).") from error
