"""The Datasette plugin: what a database of statements looks like in the browser. Only the hooks are here.

It reads databases, wherever they were made, and knows them by their application id; it leaves all others alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Generator
from typing import Any

from datasette import hookimpl
from datasette.facets import ColumnFacet

from quotes.plugin import counts, messages, pages, policy, views


@hookimpl
def startup(datasette: Any) -> Callable[[], Awaitable[None]]:
    """Find out which of the databases are ours."""

    async def find() -> None:
        await pages.find_databases(datasette)

    return find


@hookimpl
def get_metadata(datasette: Any) -> dict[str, Any]:
    """Titles, descriptions, facets, order and labels; what the user's own metadata says goes before it."""
    return pages.metadata(datasette)


@hookimpl
def extra_template_vars(datasette: Any, database: str | None, table: str | None, request: Any) -> dict[str, Any]:
    """What templates/table.html asks: which columns to leave out of the page."""
    return pages.template_variables(datasette, database, table, request)


@hookimpl
def render_cell(value: Any, column: str, table: str | None, database: str, datasette: Any) -> Callable[[], Awaitable[Any]] | None:
    """Names instead of ids on the page of a row, too."""
    return pages.name_of(datasette, database, table, column, value)


@hookimpl(trylast=True)  # after Datasette's own function of that name
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Make the search box find Turkish words however they are typed."""
    pages.fold_searches(conn)


@hookimpl
def prepare_jinja2_environment(env: Any) -> None:
    """What the templates of the reading pages need besides what they are given."""
    env.filters["infinitive"] = messages.infinitive


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """The reading pages: article, speaker, statement, search, verbs, comparison."""
    return views.routes()


@hookimpl(hookwrapper=True)
def register_facet_classes() -> Generator[None, Any, None]:
    """Facets of whole tables from what the store has counted."""
    outcome = yield
    found = [[counts.CountedFacet if one is ColumnFacet else one for one in classes] for classes in outcome.get_result()]
    outcome.force_result(found)


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[..., Any]:
    """Datasette's own pages of our databases load nothing from elsewhere."""
    return policy.wrapper(datasette)


@hookimpl
def menu_links(datasette: Any) -> list[dict[str, str]]:
    """The way from Datasette's own pages to them."""
    return [{"href": datasette.urls.path("/-/quotes"), "label": "Who said what"}]
