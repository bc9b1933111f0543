"""How far a run is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import BinaryIO

from quotes.read import STANDARD_INPUT, Blob, find


class Meter:
    """How much of what there is to read is read: in bytes on the disk, packed or not."""

    def __init__(self) -> None:
        self.total = 0
        self._before = 0
        self._size = 0
        self._handle: BinaryIO | None = None

    def weigh(self, names: Iterable[str]) -> None:
        """Look how much there is to read, so that the time left can be told."""
        for blob in find(name for name in names if name != STANDARD_INPUT):
            if isinstance(blob, Blob) and blob.path:
                self.total += blob.path.stat().st_size

    def watched(self, blob: Blob) -> Blob:
        """The same file; once it is opened, its position counts."""
        if blob.path is None or not self.total:
            return blob
        self._before += self._size
        self._size = blob.path.stat().st_size

        def opened() -> BinaryIO:
            self._handle = blob.open()
            return self._handle

        return replace(blob, open=opened)

    def share(self) -> float | None:
        """Between 0 and 1; None where the total is not known."""
        if not self.total:
            return None
        try:
            here = self._handle.tell() if self._handle else 0
        except (ValueError, OSError):  # closed: all of it is read
            here = self._size
        return min(1.0, (self._before + min(here, self._size)) / self.total)
