"""Statements and articles as an Atom feed, so that a reader can follow a person or a search."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

Row = Mapping[str, Any]
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = re.compile(r"\s+")


def atom(title: str, address: str, page: str, rows: Sequence[Row], address_of: Callable[[Row], str]) -> str:
    """A feed of statements, or of articles: rows with no ``speaker_id``. ``address`` is the feed's own, ``page`` what readers open."""
    newest = max((row["added_at"] for row in rows), default="1970-01-01T00:00:00Z")
    entries = "".join(_entry(row, address_of(row)) for row in rows)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="tr">'
        f'<title>{_xml(title)}</title><id>{_xml(address)}</id><link rel="self" href={quoteattr(address)}/>'
        f"<link href={quoteattr(page)}/><updated>{_xml(newest)}</updated><author><name>quotes</name></author>{entries}</feed>\n"
    )


def _entry(row: Row, address: str) -> str:
    who = row["speaker"] or "?" if "speaker_id" in row else row["outlet"] or row["author"] or "?"
    title = f"{who}: {row['text']}" if "speaker_id" in row else row["name"]
    return (
        f"<entry><title>{_xml(_SPACES.sub(' ', title)[:160])}</title><id>{_xml(address)}</id><link href={quoteattr(address)}/>"
        f"<updated>{_xml(row['added_at'])}</updated><author><name>{_xml(who)}</name></author>"
        f'<content type="text">{_xml(row["text"])}</content></entry>'
    )


def _xml(value: str) -> str:
    return escape(_NO_XML.sub("", value))
