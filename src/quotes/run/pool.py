"""Several processes that work, one that is given their results in the order of the tasks."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import chain, islice

from quotes.read import Failure
from quotes.run.work import How, Result, Task, work

# Articles that travel together: few enough to stop soon, enough that the travelling costs little.
BATCH = 16
# Below so many articles, starting processes takes longer than the work.
TOO_FEW = 4 * BATCH


def pooled(batches: Iterable[list[Task]], jobs: int, how: How) -> Iterator[list[Result]]:
    """The results of batches, in their order. With few of them no process is started.

    An empty batch says that what comes next depends on the results that are still missing: so they are given first.
    """
    batches = iter(batches)
    first = list(islice(batches, TOO_FEW // BATCH)) if jobs > 1 else []
    if sum(map(len, first)) < TOO_FEW:
        yield from (work(batch, how) for batch in chain(first, batches))
        return
    pool = _Pool(jobs, replace(how, own_process=True))
    try:
        yield from pool.results(chain(first, batches))
    finally:
        pool.close()


class _Pool:
    """Processes that work. One that dies (out of memory, a fault in a library) costs the article that it died of, no other."""

    def __init__(self, jobs: int, how: How) -> None:
        self._jobs = jobs
        self._how = how
        self._pool = self._start()

    def results(self, batches: Iterable[list[Task]]) -> Iterator[list[Result]]:
        """What becomes of batches; there is always work ahead for every process, and never much of it."""
        window: deque[tuple[Future[list[Result]], list[Task]]] = deque()
        for batch in batches:
            if batch:
                window.append((self._submit(batch), batch))
            if window and (not batch or len(window) > 3 * self._jobs):
                yield self._result(*window.popleft())
        while window:
            yield self._result(*window.popleft())

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _submit(self, batch: list[Task]) -> Future[list[Result]]:
        try:
            return self._pool.submit(work, batch, self._how)
        except BrokenProcessPool:
            self._pool = self._start()
            return self._pool.submit(work, batch, self._how)

    def _result(self, future: Future[list[Result]], batch: list[Task]) -> list[Result]:
        try:
            return future.result()
        except BrokenProcessPool:
            return [self._alone(task) for task in batch]

    def _alone(self, task: Task) -> Result:
        try:
            return self._submit([task]).result()[0]
        except BrokenProcessPool:
            source = task[0].source
            why = "the process that worked on it died (out of memory, or it took too long)"
            return Failure(source, "extract", f"{source}: {why}; please report it.")

    def _start(self) -> ProcessPoolExecutor:
        # No fork of this process: it holds an open database. The one that is forked has the tables loaded, for all of them.
        methods = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        if context.get_start_method() == "forkserver":
            multiprocessing.set_forkserver_preload(["quotes.run.warm"])
        return ProcessPoolExecutor(self._jobs, mp_context=context, initializer=_leave_stopping_to_the_writer)


def cores() -> int:
    """The processors that this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _leave_stopping_to_the_writer() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
