"""The command `quotes`: arguments in, sentences out. What takes long to import is imported by the command that needs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from quotes import __version__, cli_extract, cli_serve, cli_speakers
from quotes.terminal import DEFAULT_DB, NOTHING_DONE, Database, fail, open_store, put

if TYPE_CHECKING:
    from quotes.models import Article, Extraction

app = typer.Typer(
    help="Who said what, in Turkish news: finds every statement, names the speaker, keeps it all in one SQLite file.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

File = Annotated[str, typer.Argument(metavar="FILE", help="A text file, or - for standard input.")]


# In the order of the help.
app.command()(cli_extract.extract)
app.command()(cli_extract.watch)
app.command()(cli_extract.failures)
app.add_typer(cli_speakers.app, name="speakers")


class Format(StrEnum):
    """What `quotes export` can write."""

    jsonl = "jsonl"
    csv = "csv"


def main() -> None:
    """Run the command line."""
    app()


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"quotes {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", callback=_print_version, is_eager=True)] = False,
) -> None:
    pass


@app.command()
def show(file: File) -> None:
    """Print an article with its statements coloured, then a table of them."""
    from rich.console import Console

    from quotes import show as views

    article, extraction = _analyse_file(file)
    console = Console(highlight=False)
    console.print(views.coloured(article.text, extraction), soft_wrap=True)
    console.print()
    console.print(views.table(extraction))


@app.command()
def explain(file: File) -> None:
    """Say of each statement which rules answered and which one won, and why other quotation marks were left out."""
    from rich.console import Console

    from quotes import show as views

    _, extraction = _analyse_file(file, trace=True)
    Console(highlight=False).print(views.explanation(extraction), soft_wrap=True)


@app.command()
def export(
    db: Database = DEFAULT_DB,
    format_: Annotated[
        Format | None, typer.Option("--format", help="JSON lines or CSV; the default is what --output ends in, else JSON lines.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", help="A file to write instead of standard output.")] = None,
) -> None:
    """Write the statements of a database, one a line."""
    from quotes.export import FORMATS

    if format_ is None:
        format_ = Format.csv if output is not None and output.suffix.lower() == ".csv" else Format.jsonl
    write = FORMATS[format_.value]
    with open_store(db) as store:
        with _output(output) as out:
            write(store.statements(), out)
        if not any(store.statements()):
            typer.echo("There are no statements in this database.", err=True)


app.command()(cli_serve.serve)


@app.command()
def score(  # noqa: PLR0913 - its options
    folder: Annotated[Path, typer.Argument(metavar="GOLD_FOLDER", help="gold.jsonl and texts/*.txt: articles and what is said in them.")],
    *,
    errors: Annotated[int, typer.Option(min=0, metavar="N", help="List so many of each: missed, spurious, speaker.")] = 0,
    json: Annotated[Path | None, typer.Option(metavar="FILE", help="Save the run: every statement and every figure.")] = None,
    against: Annotated[Path | None, typer.Option(metavar="FILE", help="Compare with a saved run: statements gained and lost.")] = None,
    check: Annotated[int, typer.Option(min=0, metavar="K", help="Leave every K-th article apart, and compare both parts.")] = 0,
    write_confidence: Annotated[bool, typer.Option("--write-confidence", help="Write down how often each rule is right.")] = False,
    clusters: Annotated[Path | None, typer.Option(metavar="FILE", help="Which names are one speaker, if not in GOLD_FOLDER.")] = None,
) -> None:
    """Measure how well statements and speakers are found, on articles in which a reader has marked them."""
    from quotes.score import GoldError, Wanted, run

    try:
        grids = run(folder, Wanted(errors, json, against, check, write_confidence, clusters))
    except GoldError as error:
        fail(str(error), NOTHING_DONE)
    put(grids)


# Reading and extracting


def _analyse_file(name: str, *, trace: bool = False) -> tuple[Article, Extraction]:
    from quotes.extract import analyse
    from quotes.read import ReadError, read_file

    try:
        article = read_file(Path(name))
    except ReadError as error:
        fail(str(error), NOTHING_DONE)
    return article, analyse(article.text, trace=trace)


# The database


@contextmanager
def _output(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears only when it is complete."""
    if path is None:
        with _standard_output() as out:
            yield out
        return
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as out:
            yield out
        part.replace(path)
    except OSError as error:
        fail(f"{path}: cannot be written ({error.strerror}); name another file with --output.", NOTHING_DONE)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    """Standard output in UTF-8 whatever the locale; a reader who has read enough (`| head`) is no error."""
    out = open(sys.stdout.fileno(), "w", encoding="utf-8", newline="", closefd=False)  # noqa: SIM115 - closed by no one: it is standard output
    try:
        yield out
        out.flush()
    except BrokenPipeError:
        # What is still buffered goes nowhere, so that Python does not complain when it closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
