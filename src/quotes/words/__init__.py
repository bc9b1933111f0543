"""The word tables: Turkish words as data, one TSV file a kind of word.

A table begins with comment lines (``#``, the guide to its columns), then a line of column names, then a row a word. Words are written in Turkish
lower case. No regular expressions here, and no words in code.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


class TableError(ValueError):
    """A row of a word table that cannot be understood; the message names file and line: ``words/verbs.tsv:7: ...``."""


def _cells(name: str) -> Iterator[tuple[int, list[str]]]:
    text = files(__name__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, [cell.strip() for cell in line.split("\t")]


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``words/<name>.tsv``, each a dict from column name to cell.

    Raises TableError where a row has another number of cells than the heading, or its first cell is empty or stands twice.
    """
    lines = _cells(name)
    _, columns = next(lines)
    seen: set[tuple[str, ...]] = set()
    out = []
    for number, cells in lines:
        where = f"words/{name}.tsv:{number}"
        if len(cells) != len(columns):
            raise TableError(f"{where}: {len(cells)} cells where the heading has {len(columns)}")
        if not cells[0]:
            raise TableError(f"{where}: the first cell is empty")
        if tuple(cells) in seen:
            raise TableError(f"{where}: the row stands twice")
        seen.add(tuple(cells))
        out.append(dict(zip(columns, cells, strict=True)))
    return tuple(out)
