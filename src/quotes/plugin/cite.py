"""A statement for other programs: text with its source, Markdown, BibTeX, JSON-LD; and lists of statements as an Atom feed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

Row = Mapping[str, Any]
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#+!|~-])")
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE = re.compile(r"\s+")
_TEX = {letter: "\\" + letter for letter in "&%$#_{}"} | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def web_address(url: str | None) -> str | None:
    """The address, if it is one of the web: nothing else is ever a link."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def _source(row: Row) -> str:
    return ", ".join(part for part in (row["title"] or row["name"], row["outlet"], row["date"]) if part)


def _one_line(text: str) -> str:
    return _LINE.sub(" ", text).strip()


def text(row: Row, address: str) -> str:
    """The statement, who said it, and where; in quotation marks only where the words are the speaker's."""
    said = f"“{row['text']}”" if row["kind"] == "direct" else row["text"]
    who = ", ".join(part for part in (row["speaker"], row["role"]) if part)
    return f"{said}\n— {who or '?'}\n{_source(row)}\n{web_address(row['url']) or row['source']}\n{address}\n"


def markdown(row: Row, address: str) -> str:
    """The same as a block quotation in Markdown; signs that mean something there are escaped."""
    said = "\n".join("> " + _MARKDOWN.sub(r"\\\1", line) for line in row["text"].splitlines())
    who = _MARKDOWN.sub(r"\\\1", _one_line(row["speaker"] or "?"))
    source = _MARKDOWN.sub(r"\\\1", _one_line(_source(row)))
    return f"{said}\n>\n> — {who}, [{source}]({address})\n"


def bibtex(row: Row, address: str) -> str:
    """The article as a BibTeX entry, with the statement in its note."""
    fields = {
        "title": row["title"] or row["name"], "author": row["author"], "journal": row["outlet"], "date": row["date"],
        "url": web_address(row["url"]) or address, "note": f"{row['speaker'] or '?'}: {row['text']}",
    }  # fmt: skip
    lines = [f"  {name} = {{{_tex(value)}}}" for name, value in fields.items() if value]
    return f"@article{{quotes{row['id']},\n" + ",\n".join(lines) + "\n}\n"


def _tex(value: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in _one_line(value))


def json_ld(row: Row, address: str) -> str:
    """The statement in the words of schema.org: a Quotation, part of an article."""
    kinds = {"person": "Person", "institution": "Organization", "group": "Organization", "document": "CreativeWork"}
    article = {
        "@type": "NewsArticle", "headline": row["title"] or row["name"], "datePublished": row["date"],
        "publisher": row["outlet"], "url": web_address(row["url"]),
    }  # fmt: skip
    speaker = {"@type": kinds.get(row["speaker_kind"] or "", "Thing"), "name": row["speaker"]} if row["speaker"] else None
    found = {
        "@context": "https://schema.org", "@type": "Quotation", "@id": address, "text": row["text"], "inLanguage": "tr",
        "spokenByCharacter": speaker, "isPartOf": {key: value for key, value in article.items() if value},
    }  # fmt: skip
    return json.dumps({key: value for key, value in found.items() if value}, ensure_ascii=False, indent=2) + "\n"


FORMATS = {
    "txt": (text, "text/plain"),
    "md": (markdown, "text/markdown"),
    "bib": (bibtex, "text/plain"),
    "jsonld": (json_ld, "application/ld+json"),
}


def atom(title: str, address: str, rows: Sequence[Row], address_of: Callable[[int], str]) -> str:
    """Statements as a feed, to follow in any reader."""
    newest = max((row["added_at"] for row in rows), default="1970-01-01T00:00:00Z")
    entries = "".join(_entry(row, address_of(row["id"])) for row in rows)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f'<title>{_xml(title)}</title><id>{_xml(address)}</id><link rel="self" href={quoteattr(address)}/>'
        f"<updated>{_xml(newest)}</updated>{entries}</feed>\n"
    )


def _entry(row: Row, address: str) -> str:
    who = _xml(row["speaker"] or "?")
    return (
        f"<entry><title>{who}: {_xml(_one_line(row['text'])[:120])}</title><id>{_xml(address)}</id><link href={quoteattr(address)}/>"
        f"<updated>{_xml(row['added_at'])}</updated><author><name>{who}</name></author>"
        f'<content type="text">{_xml(row["text"])}</content></entry>'
    )


def _xml(value: str) -> str:
    return escape(_NO_XML.sub("", value))
