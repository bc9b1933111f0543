"""The commands `quotes speakers …`: who is who across articles. What the user decides about it is in cli_decisions."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from quotes import cli_decisions
from quotes.cli_decisions import Db, Name, contents_of, one, refuse
from quotes.terminal import DEFAULT_DB, open_store, put, some

app = typer.Typer(help="Who is who across articles. Without a command: the list of speakers, --search narrows it.")


class Kind(StrEnum):
    """The kinds of speakers."""

    person = "person"
    institution = "institution"
    document = "document"
    group = "group"
    unnamed = "unnamed"


@app.callback(invoke_without_command=True)
def listed(  # noqa: PLR0913 - its options
    context: typer.Context,
    *,
    search: Annotated[str, typer.Option("--search", "-s", metavar="TEXT", help="Only those with it in one of their names.")] = "",
    kind: Annotated[Kind | None, typer.Option(help="Only those of a kind.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="So many of them.")] = 20,
    ambiguous: Annotated[bool, typer.Option("--ambiguous", help="Only names of which it is open whose they are.")] = False,
    db: Db = DEFAULT_DB,
) -> None:
    """List speakers, those quoted most first. Or do what a command says: who is who across articles."""
    if context.invoked_subcommand is not None:
        return
    from quotes.portrait import listing

    with open_store(db) as store:
        rows = store.speakers.listed(search, kind.value if kind else None, limit, ambiguous=ambiguous)
    none = "No such speaker." if search or kind or ambiguous else "Nobody is quoted in this database yet."
    put([listing("Speakers, those quoted most first", rows)] if rows else [none])


@app.command()
def show(name: Name, db: Db = DEFAULT_DB) -> None:
    """Show a speaker: names, roles over time, statements by month, verbs, and who else it may be."""
    from quotes.portrait import portrait

    with open_store(db) as store:
        of = store.speakers.portrait(one(store, name))
    put(portrait(of))


# In the order of the help.
app.command()(cli_decisions.merge)
app.command()(cli_decisions.split)
app.command()(cli_decisions.rename)
app.command()(cli_decisions.alias)
app.command()(cli_decisions.undo)
app.command()(cli_decisions.decisions)
app.command()(cli_decisions.decide)


@app.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="People: CSV (as a Wikidata query gives it) or Popolo JSON (EveryPolitician).")
    ],
    db: Db = DEFAULT_DB,
) -> None:
    """Take in people who are known beforehand: names, aliases, offices with dates, Wikidata ids. All of a file, or nothing."""
    from quotes.people import PeopleError
    from quotes.people.popolo import read_popolo
    from quotes.people.table import read_table

    try:
        table = (read_popolo if file.suffix == ".json" else read_table)(contents_of(file), str(file))
    except PeopleError as error:
        refuse(file, error)
    with open_store(db, create=not db.exists(), change=True) as store:
        linked = store.speakers.add_people(table.people, file.name)
    if table.ignored:
        typer.echo(f"{file}: ignored columns: {', '.join(table.ignored)}", err=True)
    typer.echo(f"{file}: {len(table.people)} known; {some(linked, 'speaker')} of the database {'is' if linked == 1 else 'are'} known now.")


@app.command()
def link(db: Db = DEFAULT_DB) -> None:
    """Find out who is who. Other commands do it by themselves, where something has changed."""
    with open_store(db, change=True) as store:
        done = store.link()
        typer.echo(f"{some(store.totals().speakers, 'speaker')}; {'linked' if done else 'nothing has changed since they were linked'}.")
