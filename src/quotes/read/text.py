"""One article from a text: the text of record as it was decoded, with what stands at its head."""

from __future__ import annotations

from quotes.models import Article
from quotes.read.decode import Decoded, decode
from quotes.read.head import head
from quotes.read.units import Unit


def read(unit: Unit) -> Article:
    """Read a text file. Its text is the decoded file, not one character changed; a byte order mark is no part of it."""
    return article(decode(unit.raw, unit.source), unit.source)


def article(decoded: Decoded, source: str) -> Article:
    """The article of a text that is decoded: title, date, dateline and byline are looked for at its head."""
    top = head(decoded.text)
    return Article(
        source=source,
        text=decoded.text,
        title=top.title,
        date=top.date,
        time=top.time,
        encoding=decoded.encoding,
        repair=decoded.repair,
        place=top.place,
        agency=top.agency,
        author=top.author,
    )
