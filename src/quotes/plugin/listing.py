"""Lists as files, complete and in the order of the page: CSV and JSON, written piece by piece while they are read."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from typing import Any

from datasette.utils.asgi import AsgiStream

from quotes.plugin.page import HEADERS, Page

Row = Mapping[str, Any]
_FORMULA = re.compile(r"[=+@\t\r]|-\S")  # "- Evet" is a dialogue
PIECE = 500  # rows at a time
STATEMENT = (
    "id", "address", "speaker_id", "speaker", "role", "text", "verb", "verb_class", "kind", "date", "cue", "mention", "rule", "reason",
    "article_id", "title", "outlet", "url", "source", "copy_of", "start", "length",
)  # fmt: skip
ARTICLE = ("id", "name", "title", "date", "outlet", "author", "agency", "url", "source", "copy_of", "statements")
SPEAKER = ("id", "name", "kind", "wikidata", "ambiguous", "statements", "articles", "first", "last")


async def pieces(page: Page, numbers: Sequence[int], by_id: Callable[..., list[dict[str, Any]]]) -> AsyncIterator[Sequence[Row]]:
    """Rows with these ids, in this order; the ids were read at once, so what is written meanwhile moves nothing."""
    for place in range(0, len(numbers), PIECE):
        yield await page.ask(by_id, numbers[place : place + PIECE])


async def all_at_once(rows: Sequence[Row]) -> AsyncIterator[Sequence[Row]]:
    """A short list, as one piece."""
    yield rows


def export(page: Page, name: str, columns: Sequence[str], rows: AsyncIterator[Sequence[Row]]) -> AsgiStream:
    """The answer with all rows in the format that the address ends in; browsers save it as ``name``.csv or ``name``.json."""
    addressed = (([{**row, "address": page.permanent(row)} for row in some] if "address" in columns else some) async for some in rows)
    write, content_type = FORMATS[page.wanted or "csv"]

    async def stream(out: Any) -> None:
        await write(out.write, columns, addressed)

    named = {"Content-Disposition": f'attachment; filename="{name}.{page.wanted}"'}
    return AsgiStream(stream, headers=HEADERS | (named if page.wanted == "csv" else {}), content_type=content_type)


Write = Callable[[str], Awaitable[None]]


async def _csv(write: Write, columns: Sequence[str], rows: AsyncIterator[Sequence[Row]]) -> None:
    await write("\ufeff" + _lines([columns]))  # spreadsheets take it for windows-1254 without the mark
    async for some in rows:
        await write(_lines([_safe(row[name]) for name in columns] for row in some))


def _lines(cells: Iterable[Sequence[Any]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(cells)
    return out.getvalue()


def _safe(cell: Any) -> Any:
    """Spreadsheets run a cell that begins like a formula; a text from an article is none."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


async def _json(write: Write, columns: Sequence[str], rows: AsyncIterator[Sequence[Row]]) -> None:
    await write("[")
    between = "\n"
    async for some in rows:
        for row in some:
            await write(between + json.dumps({name: row[name] for name in columns}, ensure_ascii=False))
            between = ",\n"
    await write("\n]\n")


FORMATS: dict[str, tuple[Callable[..., Awaitable[None]], str]] = {
    "csv": (_csv, "text/csv; charset=utf-8"),
    "json": (_json, "application/json; charset=utf-8"),
}
