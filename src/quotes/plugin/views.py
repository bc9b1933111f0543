"""The reading pages: what is asked of the database for each, what each is given, under which addresses they are."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import Any

from datasette.utils import tilde_decode, tilde_encode
from datasette.utils.asgi import NotFound, Response

from quotes.plugin import addresses, charts, cite, facets, feed, listing, lists, pages, portraits, reading
from quotes.plugin.marked import Span, around, mark, spans_of
from quotes.plugin.page import Page, found, text


async def index(datasette: Any) -> Response:
    """To the one database there is; else Datasette's own list."""
    ours = sorted(pages.ours(datasette))
    return Response.redirect(datasette.urls.path(f"/-/quotes/{tilde_encode(ours[0])}" if len(ours) == 1 else "/"))


async def nothing() -> Response:
    """Where no page is. Datasette's own answer to that does not get on with every version of rich."""
    raise NotFound("There is no such page")


async def said(datasette: Any, request: Any) -> Response:
    """From the permanent address of a statement to the first of our databases that has it; else to a search for its words."""
    wanted = found(addresses.parse(tilde_decode(request.url_vars["key"])))
    ending = f".{request.url_vars['format']}" if request.url_vars.get("format") else ""
    asked = None
    for name in sorted(pages.ours(datasette)):
        request.url_vars["database"] = tilde_encode(name)
        page = Page(datasette, request)
        await page.allow()
        number = await page.ask(addresses.find, wanted)
        if number is not None:
            return Response.redirect(page.path("statement", f"{number}{ending}"))
        asked = asked or page.path("search", q='"' + wanted.slug.replace("-", " ") + '"')
    return Response.redirect(found(asked))


async def front(page: Page) -> Response:
    """What is in the file."""
    shows = await page.ask(reading.front)
    return await page.show("front", **shows, chart=charts.bars(charts.months(shows["months"]), page.say("by_month")))


async def article(page: Page) -> Any:
    """An article with its statements marked."""
    one = found(await page.ask(reading.article, page.number()))
    if page.wanted:
        return listing.export(page, f"article-{one['id']}", listing.STATEMENT, listing.all_at_once(one["statements"]))
    spans = [span for row in one["statements"] for span in spans_of(row)]
    anchors: dict[int, list[tuple[str, str, str]]] = {}
    for place, row in enumerate(one["statements"], 1):
        anchors.setdefault(row["start"], []).append((f"s{row['id']}", f"#because{row['id']}", str(place)))
    for row in one["marks"]:
        anchors.setdefault(row["start"], []).append((f"m{row['id']}", f"#left{row['id']}", "○"))
    return await page.show("article", article=one, text=mark(one["text"], spans, anchors))


async def statement(page: Page) -> Response:
    """A statement in its context, or in another format."""
    one = found(await page.ask(reading.statement, page.number()))
    address = page.permanent(one)
    if page.wanted:
        write, content_type = cite.FORMATS[page.wanted]
        return text(write(one, address), content_type)
    record = one["article"]["text"]
    start, end = around(record, one["start"], one["start"] + one["length"])
    inside = [span for span in spans_of(one) if span.start < end and span.end > start]
    spans = [Span(max(span.start, start) - start, min(span.end, end) - start, span.what) for span in inside]
    formats = [(name, page.say(f"as.{name}"), cite.FORMATS[name][0](one, address)) for name in cite.FORMATS]
    return await page.show(
        "statement", one=one, context=mark(record[start:end], spans), cut=(start > 0, end < len(record)), formats=formats, address=address
    )


async def speaker(page: Page) -> Any:
    """A speaker, and their statements."""
    who = found(await page.ask(portraits.named if page.wanted else portraits.speaker, page.number()))
    wanted = reading.Asked(narrowed={"speaker": str(who["id"])})
    if page.wanted == "atom":
        newest = (await page.ask(reading.statements, wanted))[: reading.PAGE]
        address = page.absolute("speaker", f"{who['id']}.atom")
        return text(feed.atom(who["name"], address, page.absolute("speaker", who["id"]), newest, page.permanent), "application/atom+xml")
    if page.wanted:
        return await lists.export_statements(page, wanted, f"speaker-{who['id']}")
    counted = await page.ask(facets.counted, wanted)
    listed = await page.ask(facets.page_of, wanted, counted)
    roles = [(row["role"], row["first_date"], row["last_date"]) for row in who["roles"]]
    return await page.show(
        "speaker", who=who, chart=charts.bars(charts.months(who["months"]), f"{page.say('by_month')}: {who['name']}"),
        by_class=_by_class(page, who, f"{page.say('by_verb_class')}: {who['name']}"), times=charts.spans(roles, page.say("roles")),
        listed=listed[: reading.PAGE], more=len(listed) > reading.PAGE, facets=lists.choices(page, counted), wanted=wanted,
        partly=counted.partly, here="speakers",
    )  # fmt: skip


def _by_class(page: Page, who: reading.Row, title: str) -> Any:
    counts: dict[str, int] = {}
    for row in who["verbs"]:
        counts[row["verb_class"] or ""] = counts.get(row["verb_class"] or "", 0) + row["count"]
    named = sorted(((lists.class_name(page, name), count) for name, count in counts.items()), key=lambda pair: (-pair[1], pair[0]))
    return charts.shares(named, title)


async def verbs(page: Page) -> Any:
    """Who claims, who stresses."""
    chosen = page.argument("class")
    classes, people = await page.ask(reading.verbs, chosen, None if page.wanted else 60)
    if page.wanted:
        names = [name or "none" for name in classes]
        counted = [{"id": who["id"], "name": who["name"]} | {name or "none": who["by"].get(name, 0) for name in classes} for who in people]
        return listing.export(page, "verbs", ("id", "name", *names), listing.all_at_once(counted))
    totals = [(lists.class_name(page, name), count) for name, count in (await page.ask(reading.class_totals))]
    return await page.show(
        "verbs",
        classes=classes,
        people=people,
        chosen=chosen,
        totals=totals,
        here="verbs",
        chart=charts.shares(totals, page.say("by_verb_class")),
    )


async def compare(page: Page) -> Any:
    """Two speakers side by side: on one scale, over the same months."""
    typed = [page.argument(name) for name in ("a", "b")]
    meant = [await page.ask(portraits.meant, one) if one else [] for one in typed]
    both = [found(await page.ask(portraits.said, some[0]["id"])) for some in meant if len(some) == 1]
    classes = sorted({row["verb_class"] or "" for who in both for row in who["verbs"]}, key=lambda name: (not name, name))
    for who in both:
        who["by"] = {name: sum(row["count"] for row in who["verbs"] if (row["verb_class"] or "") == name) for name in classes}
    if page.wanted:
        return listing.export(page, "compare", ("class", *(str(who["id"]) for who in both)), listing.all_at_once(_compared(both, classes)))
    dated = [month for who in both for month in who["months"] if month]
    series = [charts.months(who["months"], min(dated, default=""), max(dated, default="")) for who in both]
    names = [who["name"] for who in both]
    chart = charts.paired(series, names, f"{page.say('by_month')}: {' / '.join(names)}") if dated else ""
    together = await page.ask(reading.together, both[0]["id"], both[1]["id"]) if len(both) == 2 else []
    newest = [(await page.ask(reading.statements, reading.Asked(narrowed={"speaker": who["id"]}), 5))[:5] for who in both]
    shown = [str(some[0]["name"]) if len(some) == 1 else one for one, some in zip(typed, meant, strict=True)]
    return await page.show(
        "compare", both=both, classes=classes, meant=meant, typed=shown, chart=chart, together=together, newest=newest, here="compare",
        months=sorted({month for who in both for month in who["months"]}), people=await page.ask(portraits.speakers, reading.Asked(), 200),
    )  # fmt: skip


def _compared(both: list[reading.Row], classes: list[str]) -> list[reading.Row]:
    return [{"class": name or "none"} | {str(who["id"]): who["by"][name] for who in both} for name in classes]


def _view(view: Callable[[Page], Any]) -> Callable[..., Any]:
    async def answer(datasette: Any, request: Any) -> Any:
        page = Page(datasette, request)
        await page.allow()
        return await view(page)

    return answer


async def static(request: Any) -> Response:
    """The style and the script: under an address that does not hang on the name of the package."""
    name = request.url_vars["name"]
    content_type = {"browse.css": "text/css", "browse.js": "text/javascript"}[name]
    body = files("quotes.plugin").joinpath("static", name).read_text(encoding="utf-8")
    return Response(body, headers={"X-Content-Type-Options": "nosniff"}, content_type=f"{content_type}; charset=utf-8")


def routes() -> list[tuple[str, Callable[..., Any]]]:
    """Addresses and what answers there."""
    base, number, table = r"^/-/quotes/(?P<database>[^/]+)", r"(?P<id>[0-9]{1,19})", r"(?:\.(?P<format>csv|json))?$"
    feeds, cites = r"(?:\.(?P<format>csv|json|atom))?$", r"(?:\.(?P<format>txt|md|bib|csl\.json|jsonld))?$"
    return [
        (r"^/-/quotes/?$", index),
        (r"^/-/quotes-static/(?P<name>browse\.css|browse\.js)$", static),
        (rf"^/-/quotes/said/{addresses.PATTERN}{cites}", said),
        (base + r"/?$", _view(front)),
        (rf"{base}/article/{number}{table}", _view(article)),
        (rf"{base}/statement/{number}{cites}", _view(statement)),
        (rf"{base}/speaker/{number}{feeds}", _view(speaker)),
        (rf"{base}/search{feeds}", _view(lists.find)),
        (rf"{base}/articles{feeds}", _view(lists.find_articles)),
        (rf"{base}/speakers{table}", _view(lists.find_speakers)),
        (rf"{base}/verbs{table}", _view(verbs)),
        (rf"{base}/compare{table}", _view(compare)),
        (r"^/-/quotes(?:/.*)?$", nothing),
    ]
