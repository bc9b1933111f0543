"""What the user decides about speakers: `quotes speakers merge`, `split`, `rename`, `alias`, `undo`, `decisions`, `decide`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from quotes.terminal import DEFAULT_DB, NOTHING_DONE, fail, open_store, put, some

if TYPE_CHECKING:
    from quotes.people import Decision
    from quotes.store import Store

SHOWN = 12  # speakers that are listed where a name means several

Row = dict[str, Any]
Db = Annotated[Path, typer.Option("--db", help="The database.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="A name, or the id that the list shows.")]


def merge(
    name: Annotated[str, typer.Argument(metavar="A", help="The speaker who stays: a name or an id.")],
    others: Annotated[list[str], typer.Argument(metavar="B…", help="Speakers who are the same.")],
    db: Db = DEFAULT_DB,
) -> None:
    """Say that speakers are one: B is A, in later articles too."""
    from quotes.people import Decision

    with open_store(db, change=True) as store:
        first = one(store, name)
        rows = [one(store, other) for other in others]
        for row in rows:
            if row["id"] == first["id"]:
                fail(f"{_who(row)} and {_who(first)} are one speaker already.", NOTHING_DONE)
        _decide(store, [Decision("merge", first["key"], other=row["key"], name=first["name"]) for row in rows])


def split(  # noqa: PLR0913 - its options
    name: Name,
    *,
    form: Annotated[str | None, typer.Option(metavar="NAME", help="Where they are called so.")] = None,
    article: Annotated[str | None, typer.Option(metavar="SOURCE", help="In this article.")] = None,
    role: Annotated[str | None, typer.Option(metavar="ROLE", help="Where they have this role.")] = None,
    new: Annotated[str | None, typer.Option("--as", metavar="NAME", help="What the other one is called.")] = None,
    db: Db = DEFAULT_DB,
) -> None:
    """Say that a speaker is two: where all that is given holds, it is another one, in later articles too."""
    from quotes.people import Decision

    if not (form or article or role):
        fail("Say what is another's: --form, --article or --role.", NOTHING_DONE)
    with open_store(db, change=True) as store:
        row = one(store, name)
        decision = Decision("split", row["key"], form=form, article=article, role=role, name=new)
        _check(store, [decision])
        if not store.speakers.split(decision):
            fail(f"{_who(row)}: nothing is seen of them like that, or all of it; nothing was split.", NOTHING_DONE)
        typer.echo(_last(store))


def rename(
    name: Name, new: Annotated[str, typer.Argument(metavar="NEW", help="What they are called from now on.")], db: Db = DEFAULT_DB
) -> None:
    """Say how a speaker is called."""
    from quotes.people import Decision

    _check_name(new)
    with open_store(db, change=True) as store:
        _decide(store, [Decision("rename", one(store, name)["key"], name=new.strip())])


def alias(
    name: Name,
    form: Annotated[str, typer.Argument(metavar="FORM", help="Another name of theirs, as articles write it: a surname, a short form.")],
    *,
    start: Annotated[str | None, typer.Option("--from", metavar="DATE", help="Only from this date on.")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Only up to this date.")] = None,
    db: Db = DEFAULT_DB,
) -> None:
    """Say that whoever is called FORM is this speaker, in every article that has no fuller name, also in later ones."""
    from quotes.people import Decision

    dates = _dates(start, end)
    _check_name(form)
    with open_store(db, change=True) as store:
        row = one(store, name)
        _decide(store, [Decision("alias", row["key"], form=form, name=row["name"], start=dates[0], end=dates[1])])


def undo(
    number: Annotated[int | None, typer.Argument(metavar="N", help="The number of the decision; the last one without it.")] = None,
    db: Db = DEFAULT_DB,
) -> None:
    """Undo a decision; it stays on the list of decisions, as undone."""
    from quotes.portrait import said

    with open_store(db, change=True) as store:
        row = store.speakers.undo(number)
    if row is None:
        fail("There is no decision to undo." if number is None else f"There is no decision {number} to undo.", NOTHING_DONE)
    typer.echo(f"Undone: decision {row['id']}: {said(row)}.")


def decisions(
    *,
    undone: Annotated[bool, typer.Option("--all", help="Also those that are undone.")] = False,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write them to a file, .csv or .jsonl, to keep or to share.")] = None,
    db: Db = DEFAULT_DB,
) -> None:
    """List what was decided, or write it to a file."""
    from quotes.people import exchange
    from quotes.portrait import decisions as grid

    if output is not None and output.suffix not in exchange.ENDS:
        fail(f"{output}: decisions are written as .csv or as .jsonl; name a file that ends so.", NOTHING_DONE)
    with open_store(db) as store:
        rows = store.speakers.decisions(undone=undone and output is None)
    if output is None:
        put([grid(rows)] if rows else ["Nothing was decided."])
        return
    text = exchange.write_csv(rows) if output.suffix == ".csv" else exchange.write_jsonl(rows)
    try:
        output.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        fail(f"{output}: cannot be written ({error.strerror}).", NOTHING_DONE)
    typer.echo(f"{output}: {some(len(rows), 'decision')}")


def decide(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Decisions, as written by `quotes speakers decisions --output`.")],
    db: Db = DEFAULT_DB,
) -> None:
    """Take over decisions from a file, all of them or none; those that hold already are left out."""
    from quotes.people import PeopleError
    from quotes.people.exchange import dated, read_decisions
    from quotes.people.table import complain

    try:
        read = read_decisions(contents_of(file), str(file))
        with open_store(db, create=not db.exists(), change=True) as store:
            taken = store.speakers.taken()
            fresh = [one for one in read if one.decision not in taken]
            complain(store.speakers.faults([(one.line, one.decision) for one in fresh], dated(fresh)), str(file))
            if fresh:
                store.speakers.decide([one.decision for one in fresh])
    except PeopleError as error:
        refuse(file, error)
    typer.echo(f"{some(len(fresh), 'decision')} taken, {len(read) - len(fresh)} held already.")


def one(store: Store, name: str) -> Row:
    """The one speaker that a name or an id means; where it means nobody or several, the command ends and says so."""
    rows = store.speakers.called(name)
    if not rows:
        fail(f"{name}: no such speaker; look for one with: quotes speakers --search TEXT", NOTHING_DONE)
    if len(rows) > 1:
        fail(_choice(name, rows), NOTHING_DONE)
    return rows[0]


def _choice(name: str, rows: list[Row]) -> str:
    lines = [f"  {row['id']}  {_who(row)}, {some(row['statements'], 'statement')}, {row['source']}" for row in rows[:SHOWN]]
    more = [f"  … and {len(rows) - SHOWN} more"] if len(rows) > SHOWN else []
    return "\n".join([f"{name}: {len(rows)} speakers are called so; name one by its id:", *lines, *more])


def _who(row: Row) -> str:
    return f"{row['name']} ({row['kind']})" if row["kind"] else str(row["name"])


def contents_of(file: Path) -> str:
    """The text of a file that is to be taken in."""
    from quotes.people.table import decode

    try:
        return decode(file.read_bytes(), str(file))
    except OSError as error:
        fail(f"{file}: cannot be read ({error.strerror}).", NOTHING_DONE)


def refuse(file: Path, error: Exception) -> NoReturn:
    """Say what is wrong with a file that was to be taken in, and end."""
    typer.echo(str(error), err=True)
    fail(f"{file}: nothing was taken in.", NOTHING_DONE)


def _decide(store: Store, taken: list[Decision]) -> None:
    """Take decisions, unless something speaks against them, and say so."""
    _check(store, taken)
    store.speakers.decide(taken)
    typer.echo(_last(store))


def _check(store: Store, taken: list[Decision]) -> None:
    faults = store.speakers.faults(list(enumerate(taken, start=1)))
    if faults:
        fail(f"Nothing was decided: {faults[0][1]}.", NOTHING_DONE)


def _last(store: Store) -> str:
    from quotes.portrait import said

    row = store.speakers.decisions()[-1]
    return f"Decision {row['id']}: {said(row)}."


def _check_name(name: str) -> None:
    if not any(letter.isalnum() for letter in name):
        fail(f"{name!r} is no name.", NOTHING_DONE)


def _dates(start: str | None, end: str | None) -> tuple[str | None, str | None]:
    """The first and the last day of a decision, as they are stored."""
    from quotes.people.table import check_order, date_of

    try:
        first, last = date_of(start or ""), date_of(end or "")
        check_order(first, last)
    except ValueError as error:
        fail(f"{error}.", NOTHING_DONE)
    return first, last
