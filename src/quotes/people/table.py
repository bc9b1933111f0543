"""A table of people as CSV: a row an office, or a row a person; the columns that a Wikidata query gives will do.

Pure: text in, people out. A table is taken wholly or not at all; every fault is named with its line.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Self, TypeVar, cast, get_args

from quotes.models import SpeakerKind
from quotes.people.offices import days
from quotes.people.records import Known, PeopleError, Term
from quotes.text import key

Reason = Callable[["Row", "Row"], "str | None"]
Cell = TypeVar("Cell")
Read = TypeVar("Read")

KINDS = get_args(SpeakerKind)
COLUMNS = ("name", "kind", "aliases", "role", "organisation", "wikidata", "from", "to")
SHOWN = 20  # faults that are listed, at most

# What the columns are called elsewhere: in the answers of query.wikidata.org, mostly.
_OTHER_NAMES = {
    "name": ("itemlabel", "personlabel", "label"),
    "aliases": ("alias", "altlabel", "itemaltlabel", "personaltlabel"),
    "role": ("positionlabel", "officelabel", "rolelabel", "position", "office"),
    "organisation": ("organization", "organisationlabel", "organizationlabel", "orglabel", "org", "party", "partylabel"),
    "wikidata": ("item", "person", "qid", "id", "wikidata_id"),
    "from": ("start", "starttime", "start_date", "from_date"),
    "to": ("end", "endtime", "end_date", "to_date"),
}
_COLUMN = {other: name for name, others in _OTHER_NAMES.items() for other in (name, *others)} | {"kind": "kind"}
_ENTITY = re.compile(r"^(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d*)$")
_DATE = re.compile(r"^(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?:T[\d:.]+Z?)?$")
_WITH_COMMAS = "altlabel"  # where a query writes several names into a cell, commas stand between them
_SEPARATOR = re.compile(r"\s*[|;]\s*")


@dataclass(frozen=True, slots=True)
class Row:
    """One row as the table gives it: one person or body, and at most one office."""

    line: int
    name: str
    kind: SpeakerKind
    aliases: tuple[str, ...]
    term: Term | None
    wikidata: str | None
    rest: tuple[str, ...] = ()  # the cells of columns that are not understood: they may be why two rows are two

    @property
    def who(self) -> tuple[str, str]:
        """What rows of the same person share: the id, or else the name."""
        return (self.kind, self.wikidata or key(self.name))


@dataclass(frozen=True, slots=True)
class Table:
    """What a table holds: everybody in it, and the columns that were not understood."""

    people: tuple[Known, ...]
    ignored: tuple[str, ...]


def read_table(text: str, where: str) -> Table:
    """The people of a CSV table; ``where`` is what errors call it.

    Raises PeopleError with a line a fault: a column ``name`` that is missing, a cell that cannot be read, a row that stands twice, two rows
    that contradict one another.
    """
    text = text.removeprefix("\ufeff")
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text), strict=True)
    try:
        heading = next(reader, [])
        named = [cell.strip().lower().lstrip("?") for cell in heading]
        columns = [_COLUMN.get(name) for name in named]
        _check_heading(columns, heading, where)
        labels = {at for at, name in enumerate(named) if name.endswith(_WITH_COMMAS)}
        lines = ((reader.line_num, [cell.replace(",", ";") if at in labels else cell for at, cell in enumerate(cells)]) for cells in reader)
        rows, faults = _rows(lines, columns)
    except csv.Error as error:
        raise PeopleError(f"{where}:{reader.line_num}: no line of a CSV file ({error}).") from error
    faults += contradictions(rows)
    complain(faults, where)
    ignored = tuple(cell for cell, column in zip(heading, columns, strict=True) if column is None)
    return Table(together(rows), ignored)


def _delimiter(text: str) -> str:
    """What stands between the cells: a comma, or what the heading has in its place (a Turkish spreadsheet writes semicolons)."""
    heading = text.partition("\n")[0]
    return next((sign for sign in (",", "\t", ";") if sign in heading), ",")


def _check_heading(columns: list[str | None], heading: list[str], where: str) -> None:
    if "name" not in columns:
        raise PeopleError(f"{where}:1: the column name is missing; the heading is {','.join(heading)[:200]!r}, of {', '.join(COLUMNS)}.")
    twice = {column for column in columns if column and columns.count(column) > 1}
    if twice:
        raise PeopleError(f"{where}:1: two columns for {', '.join(sorted(twice))}.")


def _rows(lines: Iterable[tuple[int, list[str]]], columns: list[str | None]) -> tuple[list[Row], list[tuple[int, str]]]:
    rows: list[Row] = []
    faults: list[tuple[int, str]] = []
    for line, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(columns):
            faults.append((line, f"{len(cells)} cells where the heading has {len(columns)}"))
            continue
        named = {column: cell.strip() for column, cell in zip(columns, cells, strict=True) if column}
        rest = tuple(cell for column, cell in zip(columns, cells, strict=True) if not column)
        try:
            rows.append(replace(_row(line, named), rest=rest))
        except ValueError as error:
            faults.append((line, str(error)))
    return rows, faults


def _row(line: int, cells: dict[str, str]) -> Row:
    with Faults() as faults:
        name = faults.of(_name, cells["name"]) or ""
        kind = faults.of(_kind, cells.get("kind") or "person") or "person"
        term = faults.of(_term, cells)
        wikidata = faults.of(_wikidata, cells.get("wikidata", ""))
    aliases = tuple(dict.fromkeys(alias for alias in _SEPARATOR.split(cells.get("aliases", "")) if alias and alias != name))
    return Row(line, name, kind, aliases, term, wikidata)


class Faults:
    """All that is wrong with a line, not only the first: at its end, where anything is, a ValueError that says all of it."""

    def __init__(self) -> None:
        self._messages: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if self._messages and kind is None:
            raise ValueError("; ".join(self._messages))

    def of(self, read: Callable[[Cell], Read], cell: Cell) -> Read | None:
        """What ``read`` makes of ``cell``; None where it raises a ValueError, which is kept."""
        try:
            return read(cell)
        except ValueError as error:
            self.add(str(error))
            return None

    def add(self, message: str) -> None:
        """One more."""
        self._messages.append(message)


def _name(cell: str) -> str:
    if not cell:
        raise ValueError("the name is empty")
    if not any(letter.isalnum() for letter in cell):
        raise ValueError(f"{cell!r} is no name")
    return cell


def _kind(cell: str) -> SpeakerKind:
    if cell not in KINDS:
        raise ValueError(f"{cell!r} is no kind of speaker; one of {', '.join(KINDS)}")
    return cast("SpeakerKind", cell)


def _wikidata(cell: str) -> str | None:
    found = _ENTITY.match(cell)
    if cell and not found:
        raise ValueError(f"{cell!r} is no id of Wikidata, such as Q1054")
    return found[1] if found else None


def _term(cells: dict[str, str]) -> Term | None:
    role, organisation = cells.get("role", ""), cells.get("organisation") or None
    with Faults() as faults:
        start, end = faults.of(date_of, cells.get("from", "")), faults.of(date_of, cells.get("to", ""))
    check_order(start, end)
    if not role:
        if start or end:
            raise ValueError("dates without a role")
        return None
    return Term(role, organisation, start, end)


def date_of(cell: str) -> str | None:
    """A date as it is stored; None for an empty cell. Raises ValueError where it is none.

    >>> date_of("2003-10-31T00:00:00Z"), date_of("")
    ('2003-10-31', None)
    """
    if not cell:
        return None
    found = _DATE.match(cell)
    if not found:
        raise ValueError(f"{cell!r} is no date, such as 2003-10-31, 2003-10 or 2003")
    return found[1]


def check_order(start: str | None, end: str | None) -> None:
    """Raise ValueError where ``end`` comes before ``start``."""
    first, last = days(start), days(end)
    if first and last and first[0] > last[1]:
        raise ValueError(f"from {start} to {end} goes backwards")


def contradictions(rows: Iterable[Row]) -> list[tuple[int, str]]:
    """Rows that stand twice, and rows that cannot both be right."""
    faults: list[tuple[int, str]] = []
    seen: dict[object, Row] = {}
    for row in rows:
        for what, reason in _claims(row):
            before = seen.setdefault(what, row)
            if before is not row and (message := reason(before, row)):
                faults.append((row.line, f"{message} (line {before.line})"))
                break
    return faults


def _claims(row: Row) -> Iterator[tuple[object, Reason]]:
    """What a row claims that another row could gainsay, and what to say of it."""
    yield ("row", row.who, row.name, row.term, row.aliases, row.rest), lambda _, row: f"{row.name} stands twice with the same office"
    if row.wikidata:
        yield ("name", row.wikidata), _other_name
    if row.term and row.term.start:
        yield ("term", row.who, row.term.role, row.term.organisation, row.term.start), _other_end


def _other_name(before: Row, row: Row) -> str | None:
    if key(before.name) == key(row.name) and before.kind == row.kind:
        return None
    return f"{row.wikidata} is {row.name} ({row.kind}) here and {before.name} ({before.kind}) before"


def _other_end(before: Row, row: Row) -> str | None:
    then, now = before.term, row.term
    if then is None or now is None or then.end == now.end:
        return None
    return f"{row.name} is {now.role} from {now.start} to {now.end or 'today'} here and to {then.end or 'today'} before"


def together(rows: Iterable[Row]) -> tuple[Known, ...]:
    """Everybody once, with all their offices and aliases, in the order in which they first appear."""
    people: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        people.setdefault(row.who, []).append(row)
    return tuple(_known(own) for own in people.values())


def _known(rows: list[Row]) -> Known:
    first = rows[0]
    aliases = dict.fromkeys(alias for row in rows for alias in row.aliases)
    terms = dict.fromkeys(row.term for row in rows if row.term)
    return Known(first.name, first.kind, tuple(aliases), tuple(terms), first.wikidata)


def complain(faults: list[tuple[int, str]], where: str) -> None:
    """Raise PeopleError with the faults, a line each, where there are any."""
    if not faults:
        return
    lines = [f"{where}:{line}: {reason}." for line, reason in sorted(faults)]
    more = [f"… and {len(lines) - SHOWN} more."] if len(lines) > SHOWN else []
    raise PeopleError("\n".join([*lines[:SHOWN], *more]))


def decode(data: bytes, where: str) -> str:
    """The text of a file in UTF-8. Raises PeopleError with the line where it is not, and how to convert it."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise PeopleError(f"{where}:1: UTF-16, not UTF-8; convert it: iconv -f UTF-16 -t UTF-8 {where}")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PeopleError(f"{where}:{line}: not UTF-8 (byte {error.start}); convert it: iconv -f WINDOWS-1254 -t UTF-8 {where}") from error
