"""The reading pages: who may see them, what they are given, under which addresses they are."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from datasette.utils import tilde_decode, tilde_encode
from datasette.utils.asgi import NotFound, Response

from quotes.plugin import charts, cite, messages, pages, reading, search
from quotes.plugin.marked import Span, around, mark, spans_of

POLICY = (
    "default-src 'none'; script-src 'self'; "
    "style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Language",
}
_TABLES = ("quotes", "articles", "speakers", "rules", "other_marks")
_LARGEST = 2**63 - 1


class Page:
    """A request for a page of one database."""

    def __init__(self, datasette: Any, request: Any) -> None:
        self.datasette, self.request = datasette, request
        self.database = tilde_decode(request.url_vars["database"])
        accepted = request.headers.get("accept-language", "")
        self.language = messages.language(accepted)
        self.say = messages.speak(self.language)

    async def allow(self) -> None:
        """Only our databases, and only what the reader may see in Datasette, too."""
        if self.database not in pages._ours(self.datasette):
            raise NotFound("Not a database of quotes")
        for table in _TABLES:
            await _ensure(self.datasette, self.request.actor, self.database, table)

    async def ask(self, query: Callable[..., Any], *values: Any) -> Any:
        """The answer of one of the queries of reading.py."""

        def run(connection: sqlite3.Connection) -> Any:
            return query(connection, *values)

        return await self.datasette.get_database(self.database).execute_fn(run)

    def path(self, *parts: object, **arguments: object) -> str:
        """The address of a page of this database, whatever the server is mounted under."""
        path = "/".join(["/-/quotes", tilde_encode(self.database), *map(str, parts)])
        return str(self.datasette.urls.path(path)) + ("?" + urlencode(arguments) if arguments else "")

    def absolute(self, *parts: object, **arguments: object) -> str:
        """The same with the host."""
        return str(self.datasette.absolute_url(self.request, self.path(*parts, **arguments)))

    def number(self, name: str = "id") -> int:
        """The id in the address."""
        number = int(self.request.url_vars[name])
        if number > _LARGEST:
            raise NotFound("There is no such row")
        return number

    def argument(self, name: str) -> str:
        """What the address has after ``?name=``, without what cannot be in a text."""
        return (self.request.args.get(name) or "").replace("\0", "").strip()[:300]

    async def show(self, template: str, **values: Any) -> Response:
        """The page."""
        context = values | {
            "page": self, "say": self.say, "path": self.path, "lang": self.language, "mark": mark, "web_address": cite.web_address,
            "static": lambda name: self.datasette.urls.path(f"/-/quotes-static/{name}"),
            "table": lambda name, **args: self.datasette.urls.table(self.database, name) + ("?" + urlencode(args) if args else ""),
        }  # fmt: skip
        body = await self.datasette.render_template(f"quotes_{template}.html", context, request=self.request)
        return Response.html(body, headers=_HEADERS)


async def _ensure(datasette: Any, actor: Any, database: str, table: str) -> None:
    if hasattr(datasette, "ensure_permissions"):
        await datasette.ensure_permissions(actor, [("view-table", (database, table)), ("view-database", database), "view-instance"])
    else:
        from datasette.resources import TableResource  # noqa: PLC0415 - Datasette 1.0 has it only

        await datasette.ensure_permission(action="view-table", resource=TableResource(database, table), actor=actor)


def _found(answer: Any) -> Any:
    if answer is None:
        raise NotFound("There is no such row")
    return answer


def _text(body: str, content_type: str) -> Response:
    return Response(body, headers=_HEADERS, content_type=f"{content_type}; charset=utf-8")


async def index(datasette: Any) -> Response:
    """To the one database there is; else Datasette's own list."""
    ours = sorted(pages._ours(datasette))
    return Response.redirect(datasette.urls.path(f"/-/quotes/{tilde_encode(ours[0])}" if len(ours) == 1 else "/"))


async def front(page: Page) -> Response:
    """What is in the file."""
    return await page.show("front", **await page.ask(reading.front))


async def article(page: Page) -> Response:
    """An article with its statements marked."""
    found = _found(await page.ask(reading.article, page.number()))
    spans = [span for one in found["statements"] for span in spans_of(one)]
    anchors: dict[int, list[tuple[str, str, str]]] = {}
    for place, one in enumerate(found["statements"], 1):
        anchors.setdefault(one["start"], []).append((f"s{one['id']}", f"#because{one['id']}", str(place)))
    for one in found["marks"]:
        anchors.setdefault(one["start"], []).append((f"m{one['id']}", f"#left{one['id']}", "○"))
    return await page.show("article", article=found, text=mark(found["text"], spans, anchors))


async def statement(page: Page) -> Response:
    """A statement in its context, or in another format."""
    found = _found(await page.ask(reading.statement, page.number()))
    address, wanted = page.absolute("statement", found["id"]), page.request.url_vars.get("format")
    if wanted:
        write, content_type = cite.FORMATS[wanted]
        return _text(write(found, address), content_type)
    text = found["article"]["text"]
    start, end = around(text, found["start"], found["start"] + found["length"])
    inside = [one for one in spans_of(found) if one.start < end and one.end > start]
    spans = [Span(max(one.start, start) - start, min(one.end, end) - start, one.what) for one in inside]
    formats = [(name, page.say(f"as_{label}"), cite.FORMATS[name][0](found, address)) for name, label in _LABELS]
    return await page.show(
        "statement", one=found, context=mark(text[start:end], spans), cut=(start > 0, end < len(text)), formats=formats, address=address
    )


_LABELS = (("txt", "text"), ("md", "markdown"), ("bib", "bibtex"), ("jsonld", "jsonld"))


async def speaker(page: Page) -> Response:
    """A speaker, and their statements."""
    found = _found(await page.ask(reading.speaker, page.number()))
    if page.request.url_vars.get("format"):
        newest = (await page.ask(reading.statements, "", {"speaker": found["id"]}))[: reading.PAGE]
        return _feed(page, found["name"], page.absolute("speaker", f"{found['id']}.atom"), newest)
    listed = await page.ask(reading.statements, "", {"speaker": found["id"]})
    return await page.show("speaker", who=found, chart=_chart(page, found), listed=listed[: reading.PAGE], more=len(listed) > reading.PAGE)


def _chart(page: Page, who: reading.Row) -> Any:
    return charts.bars(charts.months(who["months"]), f"{page.say('by_month')}: {who['name']}")


async def find(page: Page) -> Response:
    """Statements that have what was typed, narrowed."""
    typed = page.argument("q")
    narrowed = {name: page.argument(name) for name in reading.FILTERS if page.argument(name)}
    skipped = int(page.argument("skip")) if page.argument("skip").isdecimal() else 0
    listed = await page.ask(reading.statements, typed, narrowed, reading.PAGE, min(skipped, 10**9))
    shown = listed[: reading.PAGE]
    asked = {"q": typed} | narrowed
    if page.request.url_vars.get("format"):
        return _feed(page, f"{page.say('search')}: {' '.join(asked.values())}", page.absolute("search.atom", **asked), shown)
    wanted = search.parse(typed)
    texts = {row["id"]: mark(row["text"], search.matches(wanted, row["text"])) for row in shown}
    following = page.path("search", **asked, skip=skipped + reading.PAGE) if len(listed) > reading.PAGE else None
    shows = {"typed": typed, "asked": asked, "narrowed": narrowed, "listed": shown, "texts": texts, "following": following}
    return await page.show("search", **shows, choices=await page.ask(reading.choices))


def _feed(page: Page, title: str, address: str, rows: list[reading.Row]) -> Response:
    return _text(cite.atom(title, address, rows, partial(page.absolute, "statement")), "application/atom+xml")


async def verbs(page: Page) -> Response:
    """Who claims, who stresses."""
    chosen = page.argument("class")
    classes, people = await page.ask(reading.verbs, chosen)
    return await page.show("verbs", classes=classes, people=people, chosen=chosen)


async def compare(page: Page) -> Response:
    """Two speakers side by side."""
    numbers = [page.argument(name) for name in ("a", "b")]
    found = [_found(await page.ask(reading.speaker, int(one))) for one in numbers if one.isdecimal() and int(one) <= _LARGEST]
    classes = sorted({row["verb_class"] or "" for who in found for row in who["verbs"]})
    by_class = [{name: sum(row["count"] for row in who["verbs"] if (row["verb_class"] or "") == name) for name in classes} for who in found]
    both = [(who, _chart(page, who), counts) for who, counts in zip(found, by_class, strict=True)]
    return await page.show("compare", both=both, classes=classes, numbers=numbers, people=await page.ask(reading.most_quoted, 300))


def _view(view: Callable[[Page], Any]) -> Callable[..., Any]:
    async def answer(datasette: Any, request: Any) -> Response:
        page = Page(datasette, request)
        await page.allow()
        return await view(page)

    return answer


async def static(request: Any) -> Response:
    """The style and the script: under an address that does not hang on the name of the package."""
    name = request.url_vars["name"]
    content_type = {"browse.css": "text/css", "browse.js": "text/javascript"}[name]
    body = files("quotes.plugin").joinpath("static", name).read_text(encoding="utf-8")
    return Response(body, content_type=f"{content_type}; charset=utf-8")


def routes() -> list[tuple[str, Callable[..., Any]]]:
    """Addresses and what answers there."""
    base = r"^/-/quotes/(?P<database>[^/]+)"
    return [
        (r"^/-/quotes/?$", index),
        (r"^/-/quotes-static/(?P<name>browse\.css|browse\.js)$", static),
        (base + r"/?$", _view(front)),
        (base + r"/article/(?P<id>[0-9]{1,19})$", _view(article)),
        (base + r"/statement/(?P<id>[0-9]{1,19})(?:\.(?P<format>txt|md|bib|jsonld))?$", _view(statement)),
        (base + r"/speaker/(?P<id>[0-9]{1,19})(?:\.(?P<format>atom))?$", _view(speaker)),
        (base + r"/search(?:\.(?P<format>atom))?$", _view(find)),
        (base + r"/verbs$", _view(verbs)),
        (base + r"/compare$", _view(compare)),
    ]
