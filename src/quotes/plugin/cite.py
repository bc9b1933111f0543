"""A statement for other programs: text with its source, Markdown, BibTeX, CSL-JSON, JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from quotes.plugin.addresses import key_of
from quotes.plugin.search import letters

Row = Mapping[str, Any]
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#+!|~-])")
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
    """The article as a BibLaTeX entry that BibTeX reads too, with the statement in its note."""
    fields = {
        "title": row["title"] or row["name"], "author": row["author"], "journal": row["outlet"],
        "date": row["date"], "year": (row["date"] or "")[:4], "url": web_address(row["url"]) or address,
        "note": f"{row['speaker'] or '?'}: {row['text']}", "howpublished": address,
    }  # fmt: skip
    lines = [f"  {name} = {{{_tex(value)}}}" for name, value in fields.items() if value]
    return f"@article{{{citation_key(row)},\n" + ",\n".join(lines) + "\n}\n"


def citation_key(row: Row) -> str:
    """What papers call the statement: speaker, year and place, ``kaya2026-0a1b2c3d-120``; the same in every file."""
    name = re.sub("[^a-z0-9]", "", letters((row["speaker"] or "anon").split()[-1])) or "anon"
    place = re.sub("^.*-([0-9a-f]{8}-[0-9]+)$", r"\1", key_of(row) or str(row["id"]))
    return f"{name}{(row['date'] or '')[:4]}-{place}"


def csl(row: Row, address: str) -> str:
    """The article in CSL-JSON, which Zotero and Pandoc read; the statement is its note, its permanent address the archive location."""
    dates = [int(part) for part in re.findall(r"\d+", row["date"] or "")[:3]]
    fields = {
        "id": citation_key(row), "type": "article-newspaper", "title": _one_line(row["title"] or row["name"]),
        "author": [{"literal": row["author"]}] if row["author"] else None, "container-title": row["outlet"],
        "issued": {"date-parts": [dates]} if dates else None, "URL": web_address(row["url"]) or address, "language": "tr",
        "archive_location": address, "note": _one_line(f"{row['speaker'] or '?'}: {row['text']}"),
    }  # fmt: skip
    return _json([{key: value for key, value in fields.items() if value}])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _tex(value: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in _one_line(value))


_TYPES = {"person": "Person", "institution": "Organization", "group": "Organization", "document": "CreativeWork"}


def json_ld(row: Row, address: str) -> str:
    """The statement in the words of schema.org, as what a ClaimReview reviews: a Claim, who made it, where it appeared.

    There is no rating and no reviewer: nobody has checked it. Who does adds ``author`` and ``reviewRating``.
    """
    article = {
        "@type": "NewsArticle", "headline": _one_line(row["title"] or row["name"]), "datePublished": row["date"],
        "author": _thing("Person", row["author"]), "publisher": _thing("Organization", row["outlet"]), "url": web_address(row["url"]),
    }  # fmt: skip
    speaker = _thing(_TYPES.get(row["speaker_kind"] or "", "Thing"), row["speaker"])
    if speaker and row["role"]:
        speaker["description"] = row["role"]
    appeared = {key: value for key, value in article.items() if value}
    claim = {
        "@type": ["Claim", "Quotation"] if row["kind"] == "direct" else "Claim", "@id": address, "text": row["text"], "inLanguage": "tr",
        "author": speaker, "spokenByCharacter": speaker if row["kind"] == "direct" else None, "datePublished": row["date"],
        "appearance": appeared, "firstAppearance": None if row["copy_of"] else appeared,
    }  # fmt: skip
    review = {
        "@context": "https://schema.org", "@type": "ClaimReview", "url": address, "claimReviewed": row["text"],
        "itemReviewed": {key: value for key, value in claim.items() if value},
    }  # fmt: skip
    return _json(review)


def _thing(kind: str, name: str | None) -> dict[str, str] | None:
    return {"@type": kind, "name": name} if name else None


# What the address ends in, and what is written there.
FORMATS = {
    "txt": (text, "text/plain"),
    "md": (markdown, "text/markdown"),
    "bib": (bibtex, "text/plain"),
    "csl.json": (csl, "application/vnd.citationstyles.csl+json"),
    "jsonld": (json_ld, "application/ld+json"),
}
