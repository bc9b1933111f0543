"""The commands that take articles in: `quotes extract`, `quotes watch`, `quotes failures`."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.terminal import DEFAULT_DB, NOTHING_DONE, SOME_FAILED, STOPPED, Database, DatabaseOption, fail, open_store, some

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quotes.run import Audience, Plan, Tally
    from quotes.store import Store, Totals


def _column(what: str, name: str | None = None) -> typer.models.OptionInfo:
    """The option that names a column of a table."""
    sentence = f"The column with {what}, where its name does not tell."
    names = (name,) if name else ()
    option: typer.models.OptionInfo = typer.Option(*names, metavar="COLUMN", help=sentence, rich_help_panel="Tables")
    return option


Jobs = Annotated[int, typer.Option("--jobs", "-j", min=0, metavar="N", help="Processes; 0 takes one a core.")]


def extract(  # noqa: PLR0913 - its options
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Files, folders, archives, addresses, or - for standard input.", show_default=False),
    ],
    db: DatabaseOption = DEFAULT_DB,
    *,
    jobs: Jobs = 0,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Leave out articles from before: 2026-02-10 or 2026-02.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Stop after so many articles that are new or changed.")] = None,
    time_limit: Annotated[float, typer.Option(min=0, metavar="SECONDS", help="Give up an article that needs more; 0 never.")] = 60,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read only; say what would be done.")] = False,
    text: Annotated[str | None, _column("the text of the article")] = None,
    title: Annotated[str | None, _column("the headline")] = None,
    date: Annotated[str | None, _column("the date")] = None,
    url: Annotated[str | None, _column("the address on the web")] = None,
    outlet: Annotated[str | None, _column("the newspaper or site")] = None,
    id_: Annotated[str | None, _column("what tells one row from another", "--id")] = None,
    table: Annotated[str | None, typer.Option(metavar="NAME", help="The table of a SQLite file.", rich_help_panel="Tables")] = None,
    form: Annotated[str | None, typer.Option("--as", metavar="END", help="Read as if the name ended so: csv, html, jsonl …")] = None,
) -> None:
    """Find the statements in articles and store them. Running it again changes nothing; an edited article replaces its own."""
    from quotes.read import Columns, Wanted, ends
    from quotes.read.web import Fetcher
    from quotes.run import Plan, cores

    end = f".{form.lstrip('.').lower()}" if form else None
    if end and end not in ends():
        fail(f"--as {form}: nothing that ends so is read; one of {', '.join(known.lstrip('.') for known in ends())}.", NOTHING_DONE)
    wanted = Wanted(Columns(text, title, date, url, outlet, id_), table, end)
    plan = Plan(
        names=tuple(paths), wanted=wanted, jobs=jobs or cores(), since=_day(since), limit=limit, patience=time_limit, dry_run=dry_run,
        weigh=sys.stderr.isatty(), fetch=Fetcher(),
    )  # fmt: skip
    raise typer.Exit(_take_in(plan, db))


def watch(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder in which articles arrive.")],
    db: DatabaseOption = DEFAULT_DB,
    *,
    jobs: Jobs = 1,
) -> None:
    """Take in what is in a folder, then what arrives there, until Ctrl-C."""
    from quotes.progress import audience
    from quotes.run import Plan, cores
    from quotes.watch import WatchError, arrivals

    plan = partial(Plan, jobs=jobs or cores())
    try:
        for names in arrivals(folder):
            started = time.monotonic()
            with audience() as told:
                tally, totals = _run(plan(names=names), db, told)
            if tally.seen > tally.unchanged:
                _summarise(tally, totals, db, time.monotonic() - started)
            if tally.stopped:
                break
    except WatchError as error:
        fail(str(error), NOTHING_DONE)
    except KeyboardInterrupt:  # between two runs: while a summary is printed, say
        return


def failures(db: Database = DEFAULT_DB) -> None:
    """List what could not be taken in, and why."""
    none = True
    with open_store(db) as store:
        for row in store.failures():
            none = False
            typer.echo(f"{row['failed_at']}  {row['step']:7}  {row['message']}")
    if none:
        typer.echo("Nothing failed, or what failed was read at last.", err=True)


def _take_in(plan: Plan, db: Path) -> int:
    """Run, say how it went, and give the exit code."""
    from quotes.progress import audience

    started = time.monotonic()
    with audience() as told:
        tally, totals = _run(plan, db, told)
    seconds = time.monotonic() - started
    if plan.dry_run:
        typer.echo(f"Would take in {tally.new} new and {tally.changed} changed articles; {_done(tally, 'unchanged', 'failed')}.")
    elif totals is None:
        typer.echo("Nothing could be read, so nothing was written." if tally.failed else "There was nothing to take in.", err=True)
    else:
        _summarise(tally, totals, db, seconds)
    if tally.stopped:
        typer.echo("Stopped; what was done is stored. Run it again to go on.", err=True)
        return STOPPED
    if not tally.failed:
        return 0 if totals is not None or plan.dry_run else NOTHING_DONE
    return SOME_FAILED if tally.failed < tally.seen else NOTHING_DONE


def _run(plan: Plan, db: Path, audience: Audience) -> tuple[Tally, Totals | None]:
    from quotes.memory import forget
    from quotes.run import run

    totals: list[Totals] = []
    exists = db.exists()

    @contextmanager
    def opened() -> Iterator[Store]:
        with open_store(db, create=not plan.dry_run) as store:
            yield store
            if not plan.dry_run:
                forget()  # what extraction remembers of words makes room for the names
                store.link()
            totals.append(store.totals())

    tally = run(plan, opened, audience, exists=exists)
    return tally, totals[0] if totals else None


def _day(since: str | None) -> str | None:
    if since is None:
        return None
    from quotes.dates import parse

    stamp = parse(since)
    if stamp is None:
        fail(f"{since}: this is no date; write it as 2026-02-10, 2026-02 or 10.02.2026.", NOTHING_DONE)
    return stamp.date


def _done(tally: Tally, *names: str) -> str:
    parts = [f"{getattr(tally, name)} {name}" for name in names]
    return ", ".join(parts + ([f"{tally.older} older"] if tally.older else []))


def _summarise(tally: Tally, totals: Totals | None, db: Path, seconds: float) -> None:
    # What failed may be a file of any number of articles.
    counts = _done(tally, "new", "changed", "unchanged", "failed")
    typer.echo(f"{some(tally.seen - tally.failed, 'article')} in {seconds:.1f} s: {counts}")
    if totals is None:
        return
    kinds = ", ".join(f"{totals.kinds.get(kind, 0)} {kind}" for kind in ("direct", "mixed", "indirect", "free"))
    typer.echo(f"{db}: {some(totals.articles, 'article')}, {some(sum(totals.kinds.values()), 'statement')} ({kinds}),")
    typer.echo(f"  {some(totals.speakers, 'speaker')}, {some(totals.unattributed, 'statement')} without a speaker")
