"""Tables with an article a row: JSON lines, JSON, CSV, TSV. Read as a stream, a row at a time, whatever their size."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from quotes.read.stream import decoded, lines
from quotes.read.units import LARGEST, PIPED, Blob, Columns, Failure, Found, Note, ReadError, Unit, Wanted, one_line, told_apart

# Column names as people give them, folded: the first that a table has is taken. Which word means what is all there is to it.
NAMES = {
    "text": (
        "text metin haber_metni haber_metin icerik content post_content article_text"
        " full_text fulltext maintext body govde haber detay article story"
    ).split(),
    "title": "title baslik headline post_title haber_baslik haber_basligi manset".split(),
    "date": (
        "date tarih published post_date"
        " publish_date date_publish date_published published_at publication_date pubdate pub_date yayin_tarihi "
        "yayim_tarihi haber_tarihi datetime created_at timestamp zaman"
    ).split(),
    "url": "url link adres web_url href permalink haber_url haber_link".split(),
    "outlet": "outlet gazete kaynak site publisher newspaper source_name source_domain domain medya yayin kurum source".split(),
    "id": "id article_id haber_id doc_id document_id guid uuid _id no".split(),
    "author": "author yazar muhabir byline authors".split(),
}
_ASCII = str.maketrans("çğıöşüİI", "cgiosuii")
_CHUNK = 1 << 20
_LARGEST_OBJECT = 2 * LARGEST
# {"durum": "tamam", "haberler": [{…
_LIST = re.compile(r'"[^"]*"\s*:\s*\[\s*(?=\{)')
_TOO_LONG = f"is longer than an article can be ({LARGEST // 1_000_000} MB)"
_DELIMITERS = ",;\t|"


def json_lines(blob: Blob, wanted: Wanted) -> Found:
    """An article a line. A line that is no JSON object is a failure; the next is read."""
    with decoded(blob) as (text, encoding):
        yield from Rows(blob.source, wanted, encoding).units(_json_rows(lines(text), blob.source))


def json_document(blob: Blob, wanted: Wanted) -> Found:
    """An array of articles, an object that holds one, or an object that is an article. One value a line is JSON lines."""
    with decoded(blob) as (text, encoding):
        yield from Rows(blob.source, wanted, encoding).units(_elements(text, blob.source))


def separated(blob: Blob, wanted: Wanted) -> Found:
    """CSV and TSV: the first line names the columns, commas, semicolons, tabs or bars stand between."""
    csv.field_size_limit(LARGEST)
    with decoded(blob, newline="") as (text, encoding):
        file = _short_enough(lines(text), blob.source)
        first = next(file, "")
        reader = csv.DictReader(chain([first], file), delimiter=_delimiter(first), restkey="", strict=False)
        try:
            yield from Rows(blob.source, wanted, encoding).units(_csv_rows(reader, blob.source))
        except csv.Error as error:
            yield Failure(blob.source, "read", f"{blob.source}: line {reader.line_num} is no CSV ({error}); what came before it is read.")


class Rows:
    """Turns rows into units: knows which column is which, says so once, and names each row."""

    def __init__(self, source: str, wanted: Wanted, encoding: str = "utf-8") -> None:
        self._source = source
        self._wanted = wanted.columns
        self._encoding = encoding
        self._mapping: dict[str, str] | None = None
        self._known: set[str] = set()
        self._seen: set[int] = set()

    def units(self, rows: Iterable[Mapping[str, Any] | Failure]) -> Found:
        """A unit a row. Raises ReadError where no column holds the text."""
        for number, row in enumerate(rows, start=1):
            if isinstance(row, Failure):
                yield row
                continue
            if self._mapping is None or (self._mapping["text"] not in row and not set(row) <= self._known):
                mapping = guess(self._known | set(row), self._wanted, self._source)
                if mapping != self._mapping:
                    yield Note(f"{self._source}: {_described(mapping)}")
                self._mapping = mapping
                self._known |= set(row)
            yield self._unit(row, number)

    def _unit(self, row: Mapping[str, Any], number: int) -> Unit | Failure:
        assert self._mapping is not None
        fields = {field: as_cell(row[column]) for field, column in self._mapping.items() if row.get(column) is not None}
        identifier = fields.pop("id", "") or (told_apart(fields.get("text", "")) if self._source == PIPED else "")
        source = f"{self._source}#{self._name(identifier, number)}"
        if not fields.get("text", "").strip():
            return Failure(source, "read", f"{source}: the row has no text in the column {self._mapping['text']}.")
        return Unit(source, "row", fields=fields, encoding=self._encoding)

    def _name(self, identifier: str, number: int) -> str:
        """What a row is called: its id, its number where it has none, both where the id is not the first of its kind."""
        name = one_line(identifier)[:200]
        if not name:
            return str(number)
        if hash(name) in self._seen:
            return f"{name}~{number}"
        self._seen.add(hash(name))
        return name


def guess(columns: set[str], wanted: Columns, source: str) -> dict[str, str]:
    """Which column holds what: as it is wanted, else by the usual names. Raises ReadError where the text is not among them."""
    folded = {_folded(column): column for column in sorted(columns)}
    mapping = {}
    for field, names in NAMES.items():
        named = getattr(wanted, field)
        if named is not None:
            if named not in columns:
                raise ReadError(f"{source}: there is no column {named}; there are: {_listed(columns)}.")
            mapping[field] = named
            continue
        found = next((folded[name] for name in names if name in folded and folded[name] not in mapping.values()), None)
        if found:
            mapping[field] = found
    if "text" not in mapping:
        raise ReadError(f"{source}: none of its columns looks like the text of an article ({_listed(columns)}); name it with --text.")
    return mapping


def as_cell(value: object) -> str:
    """The value of a cell as text; dates in ISO 8601, a list as its members."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n".join(map(as_cell, value))
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return str(value)


def _described(mapping: Mapping[str, str]) -> str:
    return "columns: " + ", ".join(f"{field} = {column}" for field, column in mapping.items())


def _listed(columns: set[str]) -> str:
    return ", ".join(sorted(map(str, columns))[:20])


def _folded(column: str) -> str:
    return re.sub(r"[\s-]+", "_", str(column).strip().translate(_ASCII).lower().translate(_ASCII))


def _csv_rows(reader: csv.DictReader[str], source: str) -> Iterator[Mapping[str, Any] | Failure]:
    for row in reader:
        if "" in row and isinstance(row[""], list):  # restkey: more cells than the heading has names
            yield Failure(
                f"{source}#line {reader.line_num}", "read",
                f"{source}: line {reader.line_num} has more cells than the heading; put a text that holds separators in quotation marks.",
            )  # fmt: skip
            continue
        yield row


def _json_rows(lines: Iterable[str | None], source: str) -> Iterator[Mapping[str, Any] | Failure]:
    for number, line in enumerate(lines, start=1):
        row = _json_value(line)
        if isinstance(row, dict):
            yield row
        elif row is not None:
            why = row if isinstance(row, str) else "is no JSON object"
            yield Failure(f"{source}#line {number}", "read", f"{source}: line {number} {why}.")


def _json_value(line: str | None) -> Any:  # noqa: ANN401 - any JSON
    """What stands in a line: an object, something else, a sentence that says what is wrong, or None in an empty one."""
    if line is None:
        return _TOO_LONG
    if not line.strip():
        return None
    try:
        row = json.loads(line, strict=False)
    except (ValueError, RecursionError) as error:
        return f"is no JSON ({error})"
    return row if isinstance(row, dict) else []


def _elements(text: io.TextIOWrapper, source: str) -> Iterator[Mapping[str, Any] | Failure]:
    """The objects of a JSON document. An array, or one object after the other, is read piece by piece: its size does not matter."""
    buffer = text.read(_CHUNK).lstrip()
    if buffer.startswith("["):
        yield from _values(text, buffer, 1, source)
        return
    buffer += text.read(_LARGEST_OBJECT)
    more = text.read(1)
    if more:
        yield from _values(text, buffer + more, _first_article(buffer, source), source)
    else:
        yield from _whole(buffer, source)


def _first_article(buffer: str, source: str) -> int:
    """Where articles begin in the beginning of a large document: one object after the other, or a list in an object."""
    try:
        json.JSONDecoder(strict=False).raw_decode(buffer)
    except (ValueError, RecursionError):
        within = _LIST.search(buffer)
        if within is None:
            most = _LARGEST_OBJECT // 1_000_000
            raise ReadError(f"{source}: an object of more than {most} MB is not read; write its articles as JSON lines.") from None
        return within.end()
    return 0


def _values(text: io.TextIOWrapper, buffer: str, at: int, source: str) -> Iterator[Mapping[str, Any] | Failure]:
    """The objects that stand one after the other, the first of them at a place in the buffer: in a list, unless that is the beginning."""
    decoder = json.JSONDecoder(strict=False)
    number, in_list = 0, at > 0
    while True:
        at = _skip(buffer, at)
        if at < len(buffer) and buffer[at] == "]":
            return
        try:
            value, after = decoder.raw_decode(buffer, at)
        except (ValueError, RecursionError) as error:
            more = "" if len(buffer) - at > 2 * LARGEST else text.read(max(_CHUNK, len(buffer) - at))
            if not more:
                if in_list or at < len(buffer):
                    why = f"the JSON breaks off or is damaged after {number} articles ({error})."
                    yield Failure(f"{source}#{number + 1}", "read", f"{source}: {why}")
                return
            buffer, at = buffer[at:] + more, 0
            continue
        at, number = after, number + 1
        yield value if isinstance(value, dict) else Failure(f"{source}#{number}", "read", f"{source}: item {number} is no JSON object.")


def _skip(buffer: str, at: int) -> int:
    while at < len(buffer) and buffer[at] in " \t\r\n,":
        at += 1
    return at


def _whole(text: str, source: str) -> Iterator[Mapping[str, Any] | Failure]:
    try:
        data = json.loads(text, strict=False)
    except ValueError as error:
        if "Extra data" in str(error):  # an object a line, whatever the name of the file says
            yield from _json_rows(text.split("\n"), source)
            return
        raise ReadError(f"{source}: this is no JSON ({error}).") from None
    if not isinstance(data, dict):
        raise ReadError(f"{source}: there is no article in this JSON; an object or a list of objects is read.")
    lists = [value for value in data.values() if isinstance(value, list) and value and all(isinstance(item, dict) for item in value)]
    yield from lists[0] if len(lists) == 1 and not any(_folded(name) in NAMES["text"] for name in data) else [data]


def _delimiter(line: str) -> str:
    """What stands between the names in the heading; in a table of one column, what is no part of any text."""
    return max(_DELIMITERS, key=line.count) if any(map(line.count, _DELIMITERS)) else "\x1f"


def _short_enough(lines: Iterable[str | None], source: str) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        if line is None:
            raise ReadError(f"{source}: line {number} {_TOO_LONG}; what came before it is read.")
        yield line
