"""Texts larger than memory: decoded as they are read, in lines of which none is longer than an article can be."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager

from quotes.read.decode import encoding_of
from quotes.read.units import LARGEST, Blob, ReadError

_CHUNK = 1 << 20


@contextmanager
def decoded(blob: Blob, newline: str = "\n") -> Iterator[tuple[io.TextIOWrapper, str]]:
    """The text of a file, and its encoding. Raises ReadError for what is no text."""
    encoding = encoding_of_all(blob)
    errors = {"windows-1254": "windows-c1", "utf-8": "windows-1254", "utf-8-sig": "windows-1254"}.get(encoding, "replace")
    name = "cp1254" if encoding == "windows-1254" else encoding
    with io.TextIOWrapper(blob.open(), name, errors=errors, newline=newline) as text:
        yield text, encoding.removesuffix("-sig")


def lines(text: io.TextIOWrapper) -> Iterator[str | None]:
    """Its lines; None for one that is longer than an article can be, which is passed over."""
    while line := text.readline(LARGEST):
        if len(line) < LARGEST:
            yield line
            continue
        while line and not line.endswith("\n"):
            line = text.readline(LARGEST)
        yield None


def encoding_of_all(blob: Blob) -> str:
    """The encoding of a text that may be larger than memory: its beginning says, strict UTF-8 must hold to its end."""
    with blob.open() as file:
        sample = file.read(_CHUNK)
        # The sample may end in the middle of a letter.
        encoding = encoding_of(sample[: sample.rfind(b"\n") + 1] or sample[: -3 if len(sample) == _CHUNK else None])
        if encoding is None:
            raise ReadError(f"{blob.source}: this is no text file.")
        if encoding != "utf-8":
            return encoding
        decoder = codecs.getincrementaldecoder("utf-8")()
        while sample:
            try:
                decoder.decode(sample)
            except UnicodeDecodeError as error:
                return encoding_of(sample[max(0, error.start - 2000) : error.start + 2000]) or "windows-1254"
            sample = file.read(_CHUNK)
    return encoding
