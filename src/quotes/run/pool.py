"""Several processes that work, one that is given their results in the order of the tasks."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice

from quotes.read import Failure
from quotes.run.work import Result, Task, work

# Articles that travel together: few enough to stop soon, enough that the travelling costs little.
BATCH = 16
# Below so many articles, starting processes takes longer than the work.
TOO_FEW = 4 * BATCH


def pooled(batches: Iterable[list[Task]], jobs: int, since: str | None) -> Iterator[list[Result]]:
    """The results of batches, in their order. With few of them no process is started."""
    batches = iter(batches)
    first = list(islice(batches, TOO_FEW // BATCH)) if jobs > 1 else []
    if len(first) < TOO_FEW // BATCH:
        yield from (work(batch, since) for batch in chain(first, batches))
        return
    pool = _Pool(jobs, since)
    try:
        window: deque[tuple[Future[list[Result]], list[Task]]] = deque()
        for batch in chain(first, batches):
            window.append((pool.submit(batch), batch))
            if len(window) > 3 * jobs:
                yield pool.result(*window.popleft())
        while window:
            yield pool.result(*window.popleft())
    finally:
        pool.close()


class _Pool:
    """Processes that work. One that dies (out of memory, a fault in a library) costs the article that it died of, no other."""

    def __init__(self, jobs: int, since: str | None) -> None:
        self._jobs = jobs
        self._since = since
        self._pool = self._start()

    def submit(self, batch: list[Task]) -> Future[list[Result]]:
        try:
            return self._pool.submit(work, batch, self._since)
        except BrokenProcessPool:
            self._pool = self._start()
            return self._pool.submit(work, batch, self._since)

    def result(self, future: Future[list[Result]], batch: list[Task]) -> list[Result]:
        try:
            return future.result()
        except BrokenProcessPool:
            return [self._alone(task) for task in batch]

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _alone(self, task: Task) -> Result:
        try:
            return self.submit([task]).result()[0]
        except BrokenProcessPool:
            source = task[0].source
            return Failure(source, "extract", f"{source}: the process that worked on it died (out of memory?); please report it.")

    def _start(self) -> ProcessPoolExecutor:
        # No fork of this process: it holds an open database.
        methods = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        if context.get_start_method() == "forkserver":
            multiprocessing.set_forkserver_preload(["quotes.run"])
        return ProcessPoolExecutor(self._jobs, mp_context=context, initializer=_leave_stopping_to_the_writer)


def cores() -> int:
    """The processors that this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _leave_stopping_to_the_writer() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
