"""A folder in which articles arrive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from quotes.read import Blob, find
from quotes.read.formats import is_read, suffix_of


class WatchError(Exception):
    """A folder that cannot be watched; the message is one sentence that names it and says what to do."""


def arrivals(folder: Path) -> Iterator[tuple[str, ...]]:
    """What is to be taken in: first the folder itself, then the files that arrive or change in it, as they do; ends with Ctrl-C.

    A file that is still being written comes again once it is longer. Raises WatchError without the extra, and for what is no folder.
    """
    try:
        from watchfiles import Change, watch
    except ImportError:
        raise WatchError("Watching needs an extra; install it with: pip install 'quotes-tr[watch]'") from None
    if not folder.is_dir():
        raise WatchError(f"{folder}: no such folder; check the path.")

    def is_wanted(change: Change, path: str) -> bool:
        return change != Change.deleted and is_read(suffix_of(path)) and not Path(path).name.startswith(".")

    if any(isinstance(found, Blob) for found in find([str(folder)])):  # an empty one is no failure: something will arrive
        yield (str(folder),)
    try:
        for changes in watch(folder, watch_filter=is_wanted):
            yield tuple(sorted({path for _, path in changes if Path(path).is_file()}))
    except KeyboardInterrupt:
        return
