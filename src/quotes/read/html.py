"""A saved page: its article and nothing else, and what its metadata say (JSON-LD, Open Graph, meta tags)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from quotes.models import Article
from quotes.read.decode import decode
from quotes.read.fields import build
from quotes.read.prune import prune
from quotes.read.units import ReadError, Unit

Fields = dict[str, str]

_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")
_WORDS = re.compile(r"\w+")
_NEWS = ("Article", "BlogPosting", "Report", "LiveBlogPosting")
# What a site names itself is better than its address; in order, the first that is there.
_META = {
    "title": ("og:title", "twitter:title", "headline"),
    "date": ("article:published_time", "datepublished", "date", "pubdate", "dc.date.issued", "dc.date", "publish-date", "dateCreated"),
    "url": ("og:url",),
    "outlet": ("og:site_name", "application-name", "publisher"),
    "author": ("author", "article:author", "articleauthor", "dc.creator"),
}
# trafilatura remembers paragraphs for ever; a process that reads a million pages must not.
_FORGET_EVERY = 500
_pages = count(1)
_ADDRESS = re.compile(r"^https?://")


def read(unit: Unit) -> Article:
    """The article of a page, in bytes or (from a feed or a store of pages) with fields that are known already."""
    decoded = decode(unit.raw, unit.source)
    markup = _PROLOGUE.sub("", decoded.text).replace("\0", "")
    text, fields = article(markup, unit.source)
    return build(unit.source, text, fields | (unit.fields or {}), decoded.encoding, decoded.repair)


def article(markup: str, name: str) -> tuple[str, Fields]:
    """The text of the article of a page (its headline first), and its metadata.

    The page must be decoded: a parser that is given bytes labelled iso-8859-9 drops the curly quotation marks.
    """
    try:
        import trafilatura
        from lxml import html
        from trafilatura.meta import reset_caches
    except ImportError:
        raise ReadError(f"{name}: HTML needs an extra; install it with: pip install 'quotes-tr[html]'") from None
    try:
        tree = html.fromstring(markup)
    except Exception as error:  # noqa: BLE001 - lxml raises a handful of its own for what is no page
        raise ReadError(f"{name}: this is no HTML page ({type(error).__name__}).") from None
    fields = metadata(tree)
    if next(_pages) % _FORGET_EVERY == 0:
        reset_caches()
    prune(tree)
    body = trafilatura.extract(tree, include_comments=False, include_tables=False, favor_precision=True)
    if not body or not body.strip():
        raise ReadError(f"{name}: no article was found in this page; save its text in a .txt file.")
    return _with_headline(body, fields.get("title")), fields


def metadata(tree: Any) -> Fields:  # noqa: ANN401 - lxml has no type hints
    """Title, date, author, outlet and address of a page. JSON-LD knows best, then Open Graph and meta tags, then the page itself."""
    found = _linked_data(tree)
    metas = {
        (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower(): tag.get("content", "").strip()
        for tag in reversed(tree.xpath("//meta[@content]"))
    }
    for field, names in _META.items():
        found.setdefault(field, next((metas[name.lower()] for name in names if metas.get(name.lower())), ""))
    pieces = {
        "title": "//h1[1]//text()",
        "url": "//link[@rel='canonical']/@href",
        "date": "//time/@datetime",
        "author": "//*[@rel='author' or @itemprop='author'][1]//text()",
    }
    for field, path in pieces.items():
        found[field] = found.get(field) or " ".join("".join(tree.xpath(path)[:1] if "@" in path[-10:] else tree.xpath(path)).split())
    found["title"] = found["title"] or _page_title(tree, found["outlet"])
    return {field: value for field, value in found.items() if value and not (field == "author" and _ADDRESS.match(value))}


def _linked_data(tree: Any) -> Fields:  # noqa: ANN401 - lxml has no type hints
    for script in tree.xpath("//script[contains(@type, 'ld+json')]/text()"):
        try:
            data = json.loads(script, strict=False)
        except ValueError:
            continue
        for node in _nodes(data):
            if any(kind.endswith(_NEWS) for kind in _names(node.get("@type"))):
                return _of_node(node)
    return {}


def _of_node(node: dict[str, Any]) -> Fields:
    page = node.get("mainEntityOfPage")
    values = {
        "title": node.get("headline"),
        "date": node.get("datePublished") or node.get("dateCreated"),
        "url": node.get("url") or (page.get("@id") if isinstance(page, dict) else page),
        "outlet": next(iter(_names(node.get("publisher"))), None),
        "author": ", ".join(_names(node.get("author"))),
    }
    return {field: value.strip() for field, value in values.items() if isinstance(value, str) and value.strip()}


def _nodes(data: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item)
    elif isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph", []))


def _names(value: Any) -> list[str]:  # noqa: ANN401 - any JSON
    """A name, a thing with a name, or a list of either."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return _names(value.get("name"))
    return [name for item in value for name in _names(item)] if isinstance(value, list) else []


def _page_title(tree: Any, outlet: str) -> str:  # noqa: ANN401 - lxml has no type hints
    """``Bütçe kabul edildi | Gazete``: the part before the last bar, or all of it."""
    whole = " ".join("".join(tree.xpath("//title[1]//text()")).split())
    parts = re.split(r"\s+[|–-]\s+", whole)
    return whole.removesuffix(parts[-1]).rstrip(" |–-") if len(parts) > 1 and (outlet in {"", parts[-1]} or len(parts[-1]) < 25) else whole


def _with_headline(body: str, title: str | None) -> str:
    """The headline is part of the article: statements stand in it, too. Not twice."""
    if not title or _WORDS.findall(title) == _WORDS.findall(body[: 2 * len(title)])[: len(_WORDS.findall(title))]:
        return body
    return f"{title}\n\n{body}"
