"""No article may hold up the others: one that takes too long is given up.

The time is that of the processor, so that a busy machine gives up no article that an idle one would finish.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# Seconds for one article; a thousand statements take one.
PATIENCE = 60.0
# So many times as long, by the clock, until a process that hears no signal (a fault in a library) is ended.
_DEAF = 4


class TooLong(BaseException):
    """An article has had its time. No ``Exception``, which libraries catch to go on as if nothing had happened."""


@contextmanager
def at_most(seconds: float, *, own_process: bool) -> Iterator[None]:
    """Raise TooLong after so many seconds of work; 0 waits for ever.

    A process that is only there to work (``own_process``) ends itself where not even that helps. Without such signals (Windows, a
    thread) only the latter holds.
    """
    if not seconds:
        yield
        return
    hears = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    with _last_resort(_DEAF * seconds if own_process else 0), _alarm(seconds if hears else 0):
        yield


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    if not seconds:
        yield
        return
    before = signal.signal(signal.SIGPROF, _give_up)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _give_up(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise TooLong


@contextmanager
def _last_resort(seconds: float) -> Iterator[None]:
    if not seconds:
        yield
        return
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - where the program stood when it was ended
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
