"""The word tables: Turkish words as data, one TSV file a kind of word.

A table begins with comment lines (``#``, the guide to its columns), then a line of column names, then a row a word. Words are written in
Turkish lower case. No regular expressions here, and no words in code.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

# What the cells of a column may say, a space between two. The guides at the heads of the tables say what each means.
# fmt: off
_CLASSES = frozenset([
    "neutral", "claim", "stress", "deny", "warn", "ask", "request", "promise", "accuse", "announce", "admit", "answer", "remind", "predict",
    "criticise", "praise", "thank", "write", "opinion",
])
# fmt: on
_KNOWN = {
    "verbs": {
        "frame": frozenset("acc nom dat gen abl ma maya mayı mak makla konusunda quote diye ki şöyle".split()),
        "class": _CLASSES,
        "gate": frozenset(["speech", "clause", "weak"]),
    },
    "speech_nouns": {"class": _CLASSES, "role": frozenset(["act", "text"])},
}


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

    Raises TableError where a row has another number of cells than the heading, its first cell is empty, the row stands twice (a verb or a
    noun of speech may not even stand in two rows), or a cell is not of the values its column knows.
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
        key = tuple(cells[:1] if name in _KNOWN else cells)
        if key in seen:
            raise TableError(f"{where}: {cells[0]!r} stands twice")
        seen.add(key)
        row = dict(zip(columns, cells, strict=True))
        _check(where, row, _KNOWN.get(name, {}))
        out.append(row)
    return tuple(out)


def _check(where: str, row: dict[str, str], known: dict[str, frozenset[str]]) -> None:
    for column, values in known.items():
        for value in row[column].split() or [""]:
            if value not in values:
                raise TableError(f"{where}: {value!r} is no {column}")
