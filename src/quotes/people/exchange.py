"""Decisions as a file that can be kept, read and taken over: CSV or JSON lines. Pure: text in, decisions out, and back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, cast, get_args

from quotes.people.decisions import Action, Decision
from quotes.people.faults import faults_of
from quotes.people.names import words_of
from quotes.people.records import PeopleError
from quotes.people.table import KINDS, Faults, check_order, complain, date_of
from quotes.text import key

ENDS = (".csv", ".jsonl")  # of the names of files that are written
COLUMNS = ("action", "speaker", "other", "form", "article", "role", "name", "from", "to", "made_at")
_ACTIONS = get_args(Action)
# What an action cannot do without; of several in brackets one at least.
_NEEDED = {"merge": ("other",), "split": ("form", "article", "role"), "rename": ("name",), "alias": ("form",)}

Row = Mapping[str, Any]


def write_csv(rows: Iterable[Row]) -> str:
    """The decisions of the database as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_outside(row) for row in rows)
    return out.getvalue()


def write_jsonl(rows: Iterable[Row]) -> str:
    """The decisions of the database as JSON lines."""
    return "".join(json.dumps({name: value for name, value in _outside(row).items() if value}, ensure_ascii=False) + "\n" for row in rows)


def _outside(row: Row) -> dict[str, Any]:
    names = {"from": "from_date", "to": "to_date"}
    return {column: row[names.get(column, column)] for column in COLUMNS}


class Read(NamedTuple):
    """A decision of a file: its line, and whether it says when it was made, as files that were written here do."""

    line: int
    decision: Decision
    dated: bool


def read_decisions(text: str, where: str) -> list[Read]:
    """The decisions of a file. Raises PeopleError with a line a fault: what cannot be read, or contradicts the rest of the file."""
    rows = _jsonl(text, where) if where.endswith(("l", "json")) else _csv(text, where)
    out: list[Read] = []
    faults: list[tuple[int, str]] = []
    for line, row in rows:
        try:
            out.append(Read(line, _decision(row), bool(row.get("made_at"))))
        except ValueError as error:
            faults.append((line, str(error)))
    complain(faults or faults_of([(one.line, one.decision) for one in out], dated(out)), where)
    return out


def dated(read: Iterable[Read]) -> frozenset[int]:
    """The lines of decisions that were made one after another."""
    return frozenset(one.line for one in read if one.dated)


def _csv(text: str, where: str) -> Iterator[tuple[int, Row]]:
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    missing = [column for column in ("action", "speaker") if column not in (reader.fieldnames or ())]
    if missing:
        raise PeopleError(f"{where}:1: the column {missing[0]} is missing; the columns are {', '.join(COLUMNS)}.")
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise PeopleError(f"{where}:{reader.reader.line_num}: no line of a CSV file ({error}).") from error


def _jsonl(text: str, where: str) -> Iterator[tuple[int, Row]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise PeopleError(f"{where}:{number}: no JSON ({error}).") from error
        if not isinstance(row, dict):
            raise PeopleError(f"{where}:{number}: no decision: {line[:60]}")
        yield number, row


def _decision(row: Row) -> Decision:
    cells = {name: str(row[name]).strip() for name in COLUMNS if row.get(name) is not None}
    given = {name: cell for name, cell in cells.items() if cell}
    with Faults() as faults:
        action = faults.of(_action, given)
        start, end = faults.of(date_of, given.get("from", "")), faults.of(date_of, given.get("to", ""))
    check_order(start, end)
    return Decision(
        action=cast("Action", action),
        speaker=speaker_key(given["speaker"]),
        other=speaker_key(given["other"]) if "other" in given else None,
        form=given.get("form"),
        article=given.get("article"),
        role=given.get("role"),
        name=given.get("name"),
        start=start,
        end=end,
    )


def _action(given: Mapping[str, str]) -> str:
    """What a line decides; with all that it needs."""
    action = given.get("action", "")
    if action not in _ACTIONS:
        raise ValueError(f"{action!r} is no decision; one of {', '.join(_ACTIONS)}")
    with Faults() as faults:
        if not any(given.get(name) for name in _NEEDED[action]):
            faults.add(f"{action} needs {' or '.join(_NEEDED[action])}")
        if not given.get("speaker"):
            faults.add(f"{action} needs a speaker")
    return action


def speaker_key(text: str) -> str:
    """A key as people may write it: ``person:İlham Aliyev``, or the name alone for a person; whatever has more in it is taken as it is.

    >>> speaker_key("İlham Aliyev"), speaker_key("institution:TÜİK"), speaker_key("person:kaya@haber/1.txt")
    ('person:ilham aliyev', 'institution:tüik', 'person:kaya@haber/1.txt')
    """
    kind, colon, name = text.partition(":")
    if not colon or kind not in KINDS:
        kind, name = "person", text
    if "@" in name or "#" in name:
        return f"{kind}:{name}"
    return f"{kind}:{' '.join(words_of(name, cast('Any', kind))) or key(name)}"
