"""A request for a page: which database, may the reader see it, in which language, and what addresses its links have."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from datasette.utils import tilde_decode, tilde_encode
from datasette.utils.asgi import NotFound, Response

from quotes.plugin import addresses, cite, messages, pages
from quotes.plugin.marked import mark

POLICY = (
    "default-src 'none'; script-src 'self'; "
    "style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Language",
}
LARGEST = 2**63 - 1
_TABLES = ("quotes", "articles", "speakers", "rules", "other_marks", "roles", "aliases", "candidates")


class Page:
    """A request for a page of one database."""

    def __init__(self, datasette: Any, request: Any) -> None:
        self.datasette, self.request = datasette, request
        self.database = tilde_decode(request.url_vars["database"])
        self.language = messages.language(request.headers.get("accept-language", ""))
        self.say = messages.speak(self.language)

    async def allow(self) -> None:
        """Only our databases, and only what the reader may see in Datasette, too."""
        if self.database not in pages.ours(self.datasette):
            raise NotFound("Not a database of quotes, or one of another version: any command of quotes that writes brings it up to date")
        for table in _TABLES:
            await ensure_visible(self.datasette, self.request.actor, self.database, table)

    async def ask(self, query: Callable[..., Any], *values: Any) -> Any:
        """The answer of one of the queries of reading.py and its neighbours."""

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

    def permanent(self, row: Mapping[str, Any]) -> str:
        """The address of a statement that does not hang on this file."""
        key = addresses.key_of(row)
        if key is None:
            return self.absolute("statement", row["id"])
        return str(self.datasette.absolute_url(self.request, self.datasette.urls.path(f"/-/quotes/said/{tilde_encode(key)}")))

    def number(self) -> int:
        """The id in the address."""
        number = int(self.request.url_vars["id"])
        if number > LARGEST:
            raise NotFound("There is no such row")
        return number

    def argument(self, name: str) -> str:
        """What the address has after ``?name=``, without what cannot be in a text."""
        return (self.request.args.get(name) or "").replace("\0", "").strip()[:300]

    @property
    def wanted(self) -> str | None:
        """The format that the address ends in, other than a page: atom, csv, json, …"""
        found: str | None = self.request.url_vars.get("format")
        return found

    async def show(self, template: str, **values: Any) -> Response:
        """The page."""
        context = values | {
            "page": self, "say": self.say, "path": self.path, "lang": self.language, "mark": mark, "web_address": cite.web_address,
            "static": lambda name: self.datasette.urls.path(f"/-/quotes-static/{name}"),
            "table": lambda name, **args: self.datasette.urls.table(self.database, name) + ("?" + urlencode(args) if args else ""),
        }  # fmt: skip
        body = await self.datasette.render_template(f"quotes_{template}.html", context, request=self.request)
        return Response.html(body, headers=HEADERS)


async def ensure_visible(datasette: Any, actor: Any, database: str, table: str) -> None:
    """Refuse who may not see a table; Datasette 0.65 and 1.0 ask in different ways."""
    if hasattr(datasette, "ensure_permissions"):
        await datasette.ensure_permissions(actor, [("view-table", (database, table)), ("view-database", database), "view-instance"])
    else:
        from datasette.resources import TableResource  # noqa: PLC0415 - Datasette 1.0 has it only

        await datasette.ensure_permission(action="view-table", resource=TableResource(database, table), actor=actor)


def found(answer: Any) -> Any:
    """The answer, or a page that says that there is none."""
    if answer is None:
        raise NotFound("There is no such row")
    return answer


def text(body: str, content_type: str) -> Response:
    """A text that is no page."""
    return Response(body, headers=HEADERS, content_type=f"{content_type}; charset=utf-8")
