"""Big runs: articles are read and worked through in several processes, and written by one.

Memory stays flat, for nothing is collected: a bounded number of articles is on its way at any time, and they are written in the order in
which they came. What the database holds already is not worked through again, so a run that was stopped goes on where it stopped.
"""

from __future__ import annotations

import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Protocol

from quotes.read import Blob, Failure, Note, ReadError, Unit, Wanted, find, fingerprint, one_line, read, storable, units
from quotes.run.meter import Meter
from quotes.run.patience import PATIENCE
from quotes.run.pool import BATCH, cores, pooled
from quotes.run.stop import stopping
from quotes.run.work import Done, How, Older, Result, Task, defect, is_older
from quotes.store import Store

__all__ = ["Audience", "Plan", "Tally", "cores", "is_address", "run", "stopping"]

# Failures before there is a database to write them to; more of them tell no more.
_EARLY = 1000


@dataclass(frozen=True, slots=True)
class Plan:
    """What to take in, and how.

    ``weigh``: look first how much there is to read. ``fetch`` makes files of addresses. ``patience``: seconds of work for an article.
    """

    names: tuple[str, ...]
    wanted: Wanted = field(default_factory=Wanted)
    jobs: int = 1
    since: str | None = None
    limit: int | None = None
    patience: float = PATIENCE
    dry_run: bool = False
    weigh: bool = False
    fetch: Callable[[str], Iterator[Blob | Failure | Note]] | None = None


@dataclass
class Tally:
    """What became of the articles of one run."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0
    older: int = 0
    stopped: bool = False

    @property
    def seen(self) -> int:
        """All of them."""
        return self.new + self.changed + self.unchanged + self.failed + self.older


class Audience(Protocol):
    """Whoever is told how it goes."""

    def note(self, sentence: str) -> None:
        """Something that is no failure."""

    def failed(self, sentence: str) -> None:
        """Something that could not be taken in."""

    def progress(self, seen: int, share: float | None) -> None:
        """So many articles are through; ``share`` of all that there is to read (None where nobody knows)."""


def run(plan: Plan, opened: Callable[[], AbstractContextManager[Store]], audience: Audience, *, exists: bool) -> Tally:
    """Take in everything that ``plan`` names, and say what became of it.

    ``opened`` opens the database, and makes it where there is none: it is called at once where it ``exists``, else with the first article.
    """
    with ExitStack() as stack, stopping() as stop:
        store = _Lazy(stack, opened)
        if exists:
            store.open()
        runner = _Run(plan, store, audience, stop)
        return runner.dry() if plan.dry_run else runner.wet()


class _Run:
    def __init__(self, plan: Plan, store: _Lazy, audience: Audience, stop: threading.Event) -> None:
        self.plan = plan
        self.tally = Tally()
        self._under_way = 0
        self._store = store
        self._audience = audience
        self._stop = stop
        self._meter = Meter()
        if plan.weigh:
            self._meter.weigh(name for name in plan.names if not is_address(name))

    def wet(self) -> Tally:
        """Read, work through, write."""
        for results in pooled(self._batches(), self.plan.jobs, How(self.plan.since, self.plan.patience)):
            self._under_way -= len(results)
            self._write(results)
            self._audience.progress(self.tally.seen, self._meter.share())
        self.tally.stopped = self._stop.is_set()
        return self.tally

    def dry(self) -> Tally:
        """Read only, and count what would be done."""
        for unit, _ in self._fresh():
            if self._room() == 0:
                break
            try:
                article = read(unit)
            except ReadError as error:
                self._fail(Failure(unit.source, "read", str(error)))
                continue
            if is_older(article, self.plan.since):
                self.tally.older += 1
            elif self._store.now is not None and self._store.now.holds(article.source):
                self.tally.changed += 1
            else:
                self.tally.new += 1
            self._audience.progress(self.tally.seen, self._meter.share())
        self.tally.stopped = self._stop.is_set()
        return self.tally

    def _batches(self) -> Iterator[list[Task]]:
        """Never more than the limit leaves room for; an empty one where what is under way may fill it, or turn out to fail."""
        fresh = self._fresh()
        while self._room() > 0:
            batch = list(islice(fresh, min(BATCH, self._room() - self._under_way)))
            if not batch and self._room() > self._under_way:
                return
            self._under_way += len(batch)
            yield batch

    def _room(self) -> int:
        """How many articles may still be taken in."""
        return sys.maxsize if self.plan.limit is None else self.plan.limit - self.tally.new - self.tally.changed

    def _fresh(self) -> Iterator[Task]:
        """The articles that the database does not hold as they are now."""
        for unit in self._units():
            input_hash = fingerprint(unit)
            if self._store.now is not None and self._store.now.knows(unit.source, input_hash):
                self.tally.unchanged += 1
                if not self.tally.unchanged % 100:
                    self._audience.progress(self.tally.seen, self._meter.share())
            else:
                yield unit, input_hash

    def _units(self) -> Iterator[Unit]:
        for found in self._found():
            if self._stop.is_set():
                return
            if isinstance(found, Unit):
                yield found
            elif isinstance(found, Note):
                self._audience.note(found.message)
            else:
                self._fail(found)

    def _found(self) -> Iterator[Unit | Failure | Note]:
        addresses = [name for name in self.plan.names if is_address(name)]
        blobs = chain(
            find(name for name in self.plan.names if not is_address(name)),
            chain.from_iterable(map(self.plan.fetch, addresses)) if self.plan.fetch else (),
        )
        for blob in blobs:
            if isinstance(blob, Blob):
                yield from units(self._meter.watched(blob), self.plan.wanted)
            else:
                yield blob

    def _write(self, results: list[Result]) -> None:
        done = [result for result in results if isinstance(result, Done)]
        for result in results:
            if isinstance(result, Failure):
                self._fail(result)
            elif isinstance(result, Older):
                self.tally.older += 1
        if done:
            store = self._store.open()
            with store.together():
                for result in done:
                    self._save(store, result)

    def _save(self, store: Store, done: Done) -> None:
        try:
            is_new = store.save(done.article, done.extraction, done.input_hash, done.hashes)
        except sqlite3.OperationalError:
            raise  # a full disk, a locked file: the next article will fare no better
        except Exception as error:  # noqa: BLE001 - a defect of ours in one article must not cost the others
            self._fail(defect(done.article.source, "store", error))
            return
        self.tally.new += is_new
        self.tally.changed += not is_new

    def _fail(self, failure: Failure) -> None:
        failure = Failure(storable(failure.source), failure.step, one_line(failure.message))
        self.tally.failed += 1
        self._audience.failed(failure.message)
        if not self.plan.dry_run:
            self._store.fail(failure)


class _Lazy:
    """The database; made with the first article, so that a run in which nothing could be read leaves nothing behind."""

    def __init__(self, stack: ExitStack, opened: Callable[[], AbstractContextManager[Store]]) -> None:
        self.now: Store | None = None
        self._stack = stack
        self._opened = opened
        self._early: list[Failure] = []

    def open(self) -> Store:
        """The database to write to, from now on open."""
        if self.now is None:
            self.now = self._stack.enter_context(self._opened())
            for failure in self._early:
                self.now.fail(failure.source, failure.step, failure.message)
            self._early.clear()
        return self.now

    def fail(self, failure: Failure) -> None:
        """Write a failure down, now or when there is a database."""
        if self.now is not None:
            self.now.fail(failure.source, failure.step, failure.message)
        elif len(self._early) < _EARLY:
            self._early.append(failure)


def is_address(name: str) -> bool:
    """Whether a name is an address on the web."""
    return name.startswith(("http://", "https://"))
