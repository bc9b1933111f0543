"""What all commands share: the database that is opened, what is printed, the sentence that ends a command, how it ends."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from quotes.grid import Grid
    from quotes.store import Store

DEFAULT_DB = Path("data/quotes.db")
SOME_FAILED = 1
NOTHING_DONE = 2
STOPPED = 130  # what a shell says of a program that Ctrl-C ended

Database = Annotated[Path, typer.Argument(metavar="DB", help="The database.")]
DatabaseOption = Annotated[Path, typer.Option("--db", help="The database to write to; it is made where there is none.")]


@contextmanager
def open_store(db: Path, *, create: bool = False, change: bool = False) -> Iterator[Store]:
    """The open database, to read it, to ``change`` it, or to ``create`` it where there is none; what is wrong is said in one sentence."""
    from quotes.store import StoreError, create_or_open, open_existing
    from quotes.store import explain as explain_error

    try:
        with create_or_open(db) if create else open_existing(db, change=change) as store:
            if create:
                from quotes.attribute import ORDER

                store.write_rules(ORDER)
            yield store
    except StoreError as error:
        fail(str(error), NOTHING_DONE)
    except sqlite3.Error as error:
        fail(explain_error(error, db), SOME_FAILED)


def fail(sentence: str, code: int) -> NoReturn:
    """Say why nothing can be done, and end with ``code``."""
    typer.echo(sentence, err=True)
    raise typer.Exit(code)


def some(number: int, noun: str) -> str:
    """``1 article``, ``2 articles``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def put(parts: Iterable[Grid | str]) -> None:
    """Print tables and lines, one below the other."""
    from rich.console import Console

    console = Console(highlight=False)
    console.print(*parts, sep="\n", soft_wrap=not console.is_terminal, markup=False)
