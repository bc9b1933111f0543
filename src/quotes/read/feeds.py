"""RSS and Atom files: an article an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO, cast
from xml.etree import ElementTree as ET  # expat resolves nothing outside the file, and refuses entities that explode

from quotes.read.stream import decoded
from quotes.read.units import Blob, Failure, Found, ReadError, Unit, Wanted

_PIECE = 1 << 16
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")
_ROOTS = frozenset(["rss", "feed", "RDF"])
_ENTRIES = frozenset(["item", "entry"])
# The fullest text comes first.
_FIELDS = {
    "text": ("encoded", "content", "description", "summary"),
    "title": ("title",),
    "date": ("pubDate", "published", "date", "updated"),
    "author": ("creator", "author"),
    "url": ("origLink", "link"),
    "id": ("guid", "id"),
}


def read(blob: Blob, wanted: Wanted) -> Found:
    """A unit an entry. Its text is the content, or the summary where the feed has no more. Raises ReadError for XML that is no feed."""
    del wanted
    number = 0
    try:
        with decoded(blob) as (text, encoding):
            for number, entry in enumerate(_entries(text, blob.source), start=1):
                yield _unit(blob.source, entry, number, encoding)
    except ET.ParseError as error:
        yield Failure(blob.source, "read", f"{blob.source}: the XML is damaged after {number} entries ({error}); those are read.")


def _entries(text: TextIO, source: str) -> Iterator[ET.Element]:
    parser: ET.XMLPullParser[ET.Element] = ET.XMLPullParser(["start", "end"])
    root = None
    piece = _PROLOGUE.sub("", text.read(_PIECE))  # it names an encoding that is undone already
    while piece:
        parser.feed(piece)
        piece = text.read(_PIECE)
        for event, element in cast("Iterator[tuple[str, ET.Element]]", parser.read_events()):
            if root is None:
                root = element
                if _name(element) not in _ROOTS:
                    raise ReadError(f"{source}: this XML is no RSS or Atom feed; its outermost element is <{_name(element)}>.")
            if event == "end" and _name(element) in _ENTRIES:
                yield element
                element.clear()
    parser.close()


def _unit(source: str, entry: ET.Element, number: int, encoding: str) -> Unit | Failure:
    children: dict[str, ET.Element] = {}
    for child in entry:
        children.setdefault(_name(child), child)
    fields = {}
    for field, names in _FIELDS.items():
        value = next((text for name in names if name in children and (text := _value(children[name]))), "")
        if value:
            fields[field] = value
    name = f"{source}#{fields.pop('id', '') or fields.get('url', '') or number}"
    if "text" not in fields:
        return Failure(name, "read", f"{name}: the entry has no text.")
    return Unit(name, "row", fields=fields, encoding=encoding)


def _value(element: ET.Element) -> str:
    """The text of an element; of a link its address, of an author the name, of XHTML the markup."""
    if _name(element) == "link" and element.get("href"):
        return element.get("href", "")
    if _name(element) == "author" and len(element):
        return next(((child.text or "") for child in element if _name(child) == "name"), "")
    if len(element):
        return "".join(ET.tostring(child, encoding="unicode") for child in element)
    return (element.text or "").strip()


def _name(element: ET.Element) -> str:
    return element.tag.rsplit("}", 1)[-1]
