"""The pages that are lists: statements, articles and speakers, searched, narrowed, ordered, and as files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from quotes.plugin import articles, facets, feed, listing, messages, portraits, reading, search
from quotes.plugin.marked import around, mark
from quotes.plugin.page import Page, text
from quotes.plugin.reading import Asked, Row


def asked(page: Page, filters: Mapping[str, str] | tuple[str, ...], orders: Mapping[str, str]) -> Asked:
    """What this request asks for; what it cannot mean is left out."""
    narrowed = {name: page.argument(name) for name in filters if page.argument(name)}
    order, skipped = page.argument("order"), page.argument("skip")
    skip = min(int(skipped), 10**9) if skipped.isdecimal() else 0
    return Asked(page.argument("q"), narrowed, order if order in [*orders][1:] else "", skip)


async def find(page: Page) -> Any:
    """Statements that have what was typed, narrowed."""
    wanted = asked(page, reading.FILTERS, reading.ORDERS)
    if page.wanted in listing.FORMATS:
        return await export_statements(page, wanted, "statements")
    if page.wanted:
        newest = await page.ask(reading.statements, wanted)
        return _feed(page, "search", wanted, newest[: reading.PAGE], await _names(page, wanted))
    counted = await page.ask(facets.counted, wanted)
    listed = await page.ask(facets.page_of, wanted, counted)
    stems = search.parse(wanted.typed)
    texts = {row["id"]: mark(row["text"], search.matches(stems, row["text"])) for row in listed[: reading.PAGE]}
    more = {
        "texts": texts, "facets": choices(page, counted), "names": await _names(page, wanted), "orders": list(reading.ORDERS),
        "total": at_most(counted.total), "partly": counted.partly,
    }  # fmt: skip
    return await _show(page, "search", wanted, listed, more)


async def find_articles(page: Page) -> Any:
    """Articles whose text has what was typed, with the places where it has it."""
    wanted = asked(page, articles.FILTERS, articles.ORDERS)
    if page.wanted in listing.FORMATS:
        numbers = await page.ask(articles.article_ids, wanted)
        return listing.export(page, "articles", listing.ARTICLE, listing.pieces(page, numbers, articles.articles_by_id))
    listed = await page.ask(articles.articles, wanted)
    if page.wanted:
        return _feed(page, "articles", wanted, listed[: reading.PAGE], await _names(page, wanted))
    stems = search.parse(wanted.typed)
    texts = {row["id"]: _snippet(row["text"], stems) for row in listed[: reading.PAGE]}
    more = {
        "texts": texts, "facets": {}, "names": await _names(page, wanted), "orders": list(articles.ORDERS),
        "total": at_most(await page.ask(articles.count, wanted)),
    }  # fmt: skip
    return await _show(page, "articles", wanted, listed, more)


def _snippet(record: str, stems: list[search.Wanted]) -> Any:
    """The surroundings of the first hit, or the beginning."""
    hits = search.matches(stems, record) if stems else []
    start, end = around(record, hits[0].start, hits[0].end, 160) if hits else around(record, 0, 0, 260)
    shown = mark(record[start:end], search.matches(stems, record[start:end]))
    return ("… " if start else "") + shown + (" …" if end < len(record) else "")


async def find_speakers(page: Page) -> Any:
    """Speakers by their names."""
    wanted, kinds = asked(page, ("kind",), portraits.SPEAKER_ORDERS), await page.ask(portraits.kinds)
    if wanted.narrowed.get("kind") not in kinds:  # a kind of statements, from the box of another list
        wanted = replace(wanted, narrowed={})
    if page.wanted:
        everybody = await page.ask(portraits.speakers, wanted, 10**9)
        return listing.export(page, "speakers", listing.SPEAKER, listing.all_at_once(everybody))
    listed = await page.ask(portraits.speakers, wanted)
    return await _show(page, "speakers", wanted, listed, {"kinds": kinds, "orders": list(portraits.SPEAKER_ORDERS)})


async def _show(page: Page, name: str, wanted: Asked, listed: list[Row], more: Mapping[str, Any]) -> Any:
    following = page.path(name, **wanted.address(skip=str(wanted.skipped + reading.PAGE))) if len(listed) > reading.PAGE else None
    before = max(wanted.skipped - reading.PAGE, 0)
    previous = page.path(name, **wanted.address(skip=str(before or ""))) if wanted.skipped else None
    shown = {"asked": wanted, "typed": wanted.typed, "listed": listed[: reading.PAGE], "following": following, "previous": previous}
    return await page.show(name, **shown, here=name, **more)


async def export_statements(page: Page, wanted: Asked, name: str) -> Any:
    """All statements of a list as a file."""
    numbers = await page.ask(reading.statement_ids, wanted)
    return listing.export(page, name, listing.STATEMENT, listing.pieces(page, numbers, reading.statements_by_id))


def _feed(page: Page, name: str, wanted: Asked, rows: list[Row], names: Mapping[str, str]) -> Any:
    said = " · ".join(part for part in (wanted.typed, *names.values()) if part)
    title = f"{page.say('app')}: {said}" if said else page.say("app")
    address, shown = page.absolute(f"{name}.atom", **wanted.address()), page.absolute(name, **wanted.address())

    def address_of(row: Mapping[str, Any]) -> str:
        return page.permanent(row) if name == "search" else page.absolute("article", row["id"])

    return text(feed.atom(title, address, shown, rows, address_of), "application/atom+xml")


def choices(page: Page, counted: facets.Counted) -> dict[str, list[Row]]:
    """The facets of a list of statements, in the words of the reader's language."""
    return {name: [row | {"label": label(page, name, row["label"])} for row in rows] for name, rows in counted.facets.items() if rows}


def at_most(total: int) -> str:
    """How many, as it is shown: long lists are not counted to the end, but for those that were counted beforehand.

    >>> at_most(5000), at_most(5001), at_most(5002)
    ('5000', '5000+', '5002')
    """
    return f"{reading.FEW}+" if total == reading.FEW + 1 else str(total)


async def _names(page: Page, wanted: Asked) -> dict[str, str]:
    """What the list is narrowed by, for the eye: names instead of ids."""
    numbers = [int(wanted.narrowed[name]) for name in ("speaker", "with") if wanted.narrowed.get(name, "").isdecimal()]
    known = await page.ask(facets.names, [number for number in numbers if number < 2**63]) if numbers else {}
    return {
        name: known.get(int(value), value) if name in ("speaker", "with") and value.isdecimal() else label(page, name, value)
        for name, value in wanted.narrowed.items()
    }


def label(page: Page, name: str, value: Any) -> str:
    """A value of a facet in the reader's language."""
    if name == "verb":
        return messages.infinitive(str(value))
    return page.say(f"{name}.{value}") if name in ("kind", "class") else str(value)


def class_name(page: Page, name: str) -> str:
    """A class of verbs in the reader's language."""
    return page.say(f"class.{name}") if name else page.say("no_class")
