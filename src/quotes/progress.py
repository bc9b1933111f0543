"""How a run tells how far it is: a bar on a terminal, a line now and then in a log."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.text import Text

from quotes.run import Audience

# In a log, a line as often as this.
LINE_EVERY_SECONDS = 30
_PARTS = 1000


@contextmanager
def audience() -> Iterator[Audience]:
    """Who is told how a run goes: the one at the terminal, or the log."""
    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        yield Log()
        return
    columns = (
        TextColumn("Reading"), BarColumn(), TextColumn("{task.fields[seen]:,} articles, {task.fields[speed]:,.0f}/s,"),
        TimeRemainingColumn(), TextColumn("left"),
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True) as progress:
        yield Bar(progress, progress.add_task("Reading", total=None, seen=0, speed=0.0))


class Log:
    """Sentences on standard error."""

    def __init__(self) -> None:
        self._started = self._told = time.monotonic()

    def note(self, sentence: str) -> None:
        """Something that is no failure."""
        typer.echo(sentence, err=True)

    def failed(self, sentence: str) -> None:
        """Something that could not be taken in."""
        typer.echo(sentence, err=True)

    def progress(self, seen: int, share: float | None) -> None:
        """Half a minute of silence is long enough."""
        now = time.monotonic()
        if now - self._told < LINE_EVERY_SECONDS:
            return
        self._told = now
        spent = now - self._started
        left = f", {spent / share - spent:,.0f} s left" if share else ""
        typer.echo(f"{seen:,} articles, {seen / spent:,.0f} a second{left}", err=True)


class Bar:
    """A bar, sentences above it."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        self._progress = progress
        self._task = task
        self._started = time.monotonic()

    def note(self, sentence: str) -> None:
        """Something that is no failure."""
        self._progress.console.print(Text(sentence), soft_wrap=True)

    def failed(self, sentence: str) -> None:
        """Something that could not be taken in."""
        self._progress.console.print(Text(sentence), soft_wrap=True)

    def progress(self, seen: int, share: float | None) -> None:
        """Move the bar."""
        speed = seen / max(time.monotonic() - self._started, 1e-9)
        total, done = (_PARTS, _PARTS * share) if share is not None else (None, 0)
        self._progress.update(self._task, total=total, completed=done, seen=seen, speed=speed)
