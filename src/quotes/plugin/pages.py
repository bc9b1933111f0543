"""What the pages of our databases look like: titles, descriptions, facets, order, columns."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from copy import copy
from functools import partial
from typing import Any

from datasette.utils import escape_fts, tilde_encode
from markupsafe import Markup

from quotes.plugin import messages
from quotes.store import is_ours
from quotes.text import fold

Metadata = dict[str, Any]

# On a Datasette object: the names of its databases that are ours.
_OURS = "_quotes_databases"

# `sort` names unique columns only: Datasette's paging can lose rows that tie.
_TABLES: Metadata = {
    "quotes": {
        "title": "Statements",
        "description": "Who said what: a row a statement. Search looks in the words of the statements.",
        "sort": "id",
        # Not the foreign keys: an order of ids means nothing, and these columns have an index (see schema.sql).
        "sortable_columns": ["id", "role", "text", "verb", "verb_class", "kind", "date", "cue", "mention", "rule", "reason", "length"],
        "facets": ["speaker_id", "kind", "verb", "article_id", "date"],
        "columns": {
            "speaker_id": "who speaks",
            "role": "their office as the article gives it",
            "text": "what was said, as it stands in the article",
            "verb": "the verb that reports it, in its dictionary form",
            "verb_class": "how the verb colours the report: neutral, claim, stress, deny, warn …",
            "kind": "direct: in quotation marks; indirect: retold; mixed: retold with quoted words; free: their own words, no marks",
            "date": "the date of the article",
            "cue": "the words that report it",
            "mention": "the speaker as the sentence names them",
            "rule": "the rule that named the speaker",
            "reason": "why no speaker is named",
            "parent_id": "the statement that this one is nested in",
            "called": "the fullest name that the article itself has for who speaks",
            "called_kind": "of what kind the article makes them",
            "start": "where it begins in the text of the article, in characters from 0",
        },
    },
    "articles": {
        "title": "Articles",
        "description": "The articles, with their whole text of record. Search looks in the text.",
        "sort": "id",
        "facets": ["outlet", "date"],
        "columns": {"name": "the title, or the opening words where there is none", "source": "the file or address it came from"},
    },
    "speakers": {
        "title": "Speakers",
        "description": "Everybody who says something in any article: people, institutions, documents, groups.",
        "sort": "key",
        "facets": ["kind", "ambiguous"],
        "columns": {
            "name_sort": "sort by this column for the order of the Turkish alphabet",
            "ambiguous": "1: it is open who that is; the candidates are listed below",
            "key": "what the id is made of: kind and name, with the article where the name alone tells nobody",
        },
    },
    "aliases": {
        "title": "Names of speakers",
        "description": "Under which names a speaker is quoted, how often, from when to when.",
        "sort": "id",
        "columns": {"article_id": "an article in which the name is seen"},
    },
    "roles": {
        "title": "Roles of speakers",
        "description": "Which offices a speaker has, as the articles give them, or as they are known beforehand.",
        "sort": "id",
        "facets": ["origin"],
        "columns": {"first_date": "seen first, or in office from", "last_date": "seen last, or in office to"},
    },
    "candidates": {"title": "Candidates", "description": "Whom an ambiguous name may mean.", "sort": "id"},
    "people": {"title": "People known beforehand", "description": "What was imported with: quotes speakers import", "sort": "id"},
    "decisions": {
        "title": "Decisions about speakers",
        "description": "What the user has said: who is one, who is two, who is called how.",
        "sort": "id",
        "facets": ["action"],
    },
    "rules": {
        "title": "Rules",
        "description": "The rules that name speakers, each with an example of what it reads.",
        "facets": ["family"],
    },
    "other_marks": {
        "title": "Other quotation marks",
        "description": "Quotation marks that hold no speech, and why.",
        "sort": "id",
        "facets": ["reason"],
    },
    "failures": {"title": "Failures", "description": "What could not be taken in, and why.", "sort": "id", "facets": ["step"]},
    "about": {"title": "About this database", "description": "Which program made it, and when."},
    "who_said_what": {"title": "Who said what", "facets": ["speaker", "kind", "verb", "source", "date"]},
    "most_quoted": {"title": "Most quoted"},
    "statements_by_month": {"title": "Statements by month"},
    "unattributed": {"title": "Statements without a speaker", "facets": ["reason", "kind"]},
    # Machinery: hidden tables, and views that only the search index reads.
    "sqlite_sequence": {"hidden": True},
    "_samples": {"hidden": True, "allow": False},
    **{name: {"hidden": True} for name in ("_counts", "_speaker_counts", "_class_counts", "_month_counts")},
    "_quotes_search": {"hidden": True, "allow": False},
    "_articles_search": {"hidden": True, "allow": False},
}

# Columns with an id, and whose it is.
_NAMED = {"speaker_id": "speakers", "candidate_id": "speakers", "article_id": "articles"}
_WIKIDATA = "https://www.wikidata.org/wiki/"

# Left out of the list, not of the row pages, the JSON and the CSV.
_HIDDEN_COLUMNS = {
    "quotes": {
        "verb_class", "cue", "mention", "rule", "reason", "parent_id",
        "start", "length", "cue_start", "cue_length", "mention_start", "mention_length", "called", "called_kind",
    },
    "articles": {
        "title", "text", "encoding", "content_hash", "rules_version", "added_at", "extracted_at", "author", "agency", "place", "repair",
        "input_hash",
    },
    "speakers": {"name_sort", "key"},
    "other_marks": {"start", "length"},
}  # fmt: skip


async def find_databases(datasette: Any) -> None:
    """Note on ``datasette`` which of its databases are ours."""
    found = {name for name, database in datasette.databases.items() if await database.execute_fn(is_ours)}
    setattr(datasette, _OURS, found)
    if hasattr(datasette, "set_resource_metadata"):
        await _configure(datasette)


async def _configure(datasette: Any) -> None:
    """Datasette 1.0 has no get_metadata: there, orders and facets are configuration, titles and descriptions are stored."""
    config = datasette.config or {}
    for database in ours(datasette):
        tables = config.setdefault("databases", {}).setdefault(database, {}).setdefault("tables", {})
        for name, preset in _without_orders(tables).items():
            # Not `allow`: 1.0 asks it of every table behind a query, so who may not see the search views may not search.
            presets = {key: preset[key] for key in preset.keys() - {"title", "description", "columns", "allow"}}
            tables[name] = presets | tables.get(name, {})
            for key in preset.keys() & {"title", "description"}:
                await datasette.set_resource_metadata(database, name, key, preset[key])
            for column, description in preset.get("columns", {}).items():
                await datasette.set_column_metadata(database, name, column, "description", description)
    datasette.config = config  # it may have been None


def metadata(datasette: Any) -> Metadata:
    """The metadata of our databases, in the shape of a metadata file."""
    return {"databases": {name: {"tables": _tables(datasette, name)} for name in ours(datasette)}}


# Tables whose rows have reading pages, and what those are called in addresses.
_READ = {"quotes": "statement", "articles": "article", "speakers": "speaker"}


def ways_to_read(datasette: Any, database: str | None, table: str | None, request: Any) -> list[tuple[str, str]]:
    """Links (address, words) from one of Datasette's own pages to the reading pages about the same."""
    if request is None or (database and database not in ours(datasette)):
        return []
    say = messages.speak(messages.language(request.headers.get("accept-language", "")))
    row = request.url_vars.get("pks", "") if database else ""
    page = f"/{_READ[table]}/{row}" if table in _READ and row.isdecimal() else ""
    names = [database] if database else sorted(ours(datasette))
    about = say(_READ[table]) if page and table else None
    return [(datasette.urls.path(f"/-/quotes/{tilde_encode(name)}{page}"), f"{say('app')} \u2192 {about or name}") for name in names]


def template_variables(datasette: Any, database: str | None, table: str | None, request: Any) -> Metadata:
    """For the templates that change Datasette's own pages.

    Ways to the reading pages; the columns to leave out of this page, unless the reader chose columns, and how to do it.
    """
    asked = request is not None and any(name in request.args for name in ("_col", "_nocol", "_columns"))
    hidden = _HIDDEN_COLUMNS.get(table or "", set()) if database in ours(datasette) and not asked else set()
    ways = ways_to_read(datasette, database, table, request)
    return {"quotes_hidden_columns": hidden, "quotes_without": _without, "quotes_reading": ways}


def name_of(datasette: Any, database: str, table: str | None, column: str, value: Any) -> Callable[[], Awaitable[Any]] | None:
    """A link with the name of the speaker or article that ``value`` is the id of, or to Wikidata; None where it is none.

    Datasette puts names into lists (there the value is a name and an id already), but not on the page of a single row.
    """
    if database not in ours(datasette):
        return None
    if column == "wikidata" and isinstance(value, str):
        return partial(_entity, value)
    if column not in _NAMED or not isinstance(value, int):
        return None

    async def link() -> Any:
        names = await datasette.expand_foreign_keys(database, table, column, [value])
        if (column, value) not in names:
            return None
        href = datasette.urls.row(database, _NAMED[column], value)
        return Markup('<a href="{}">{}</a>\xa0<em>{}</em>').format(href, names[column, value], value)

    return link


async def _entity(value: str) -> Any:
    return Markup('<a href="{}{}">{}</a>').format(_WIKIDATA, value, value)


def fold_searches(connection: sqlite3.Connection) -> None:
    """Fold what is typed in the search box of our databases the way the index is folded: ``baris`` and ``barış`` find the same."""
    if is_ours(connection):
        connection.create_function("escape_fts", 1, _escape_search, deterministic=True)


def _escape_search(query: str) -> str:
    # The column text_ascii has every ı as i, and a query without ı and I can only match there.
    return str(escape_fts(fold(query).replace("ı", "i")))


def ours(datasette: Any) -> set[str]:
    """The names of the databases that are ours."""
    return getattr(datasette, _OURS, set())


def _tables(datasette: Any, database: str) -> Metadata:
    local = (datasette._metadata_local.get("databases") or {}).get(database) or {}  # there is no public way to it
    return _without_orders(local.get("tables") or {})


def _without_orders(theirs: Metadata) -> Metadata:
    """Our tables; where the user's own set an order, ours is dropped: Datasette refuses two."""
    tables = {name: {key: copy(value) for key, value in table.items()} for name, table in _TABLES.items()}
    for name, table in theirs.items():
        if "sort" in table or "sort_desc" in table:
            tables.get(name, {}).pop("sort", None)
    return tables


def _without(rows: list[Any], hidden: set[str]) -> list[list[Metadata]]:
    return [[cell for cell in row if cell["column"] not in hidden] for row in rows]
