"""From a file to an Article: the text of record, exactly as it was decoded, with the date and title found at its head."""

from __future__ import annotations

import codecs
import os
import re
from pathlib import Path

from quotes import dates
from quotes.models import Article

HEAD_CHARACTERS = 400
HEAD_LINES = 10
TITLE_CHARACTERS = 200

# The control characters that no text file holds (tab, line breaks and form feed are left out; C1 are damaged quotation marks, kept).
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LINE_BREAK = re.compile(r"\r\n|\n|\r")


class ReadError(Exception):
    """A file or folder that cannot be read; the message is one sentence that names it and says what to do."""


def find_files(path: Path) -> list[Path]:
    """The text files that ``path`` stands for: itself, or every ``.txt`` file in the folder and the folders below, sorted.

    Raises ReadError where there is nothing at ``path``, or no ``.txt`` file in the folder.
    """
    if not path.exists():
        raise ReadError(f"{path}: no such file or folder; check the path.")
    if not path.is_dir():
        return [path]
    found = [
        Path(folder, name)
        for folder, _, names in os.walk(path)
        for name in names
        if name.lower().endswith(".txt") and not name.startswith(".")
    ]
    if not found:
        raise ReadError(f"{path}: no .txt file in this folder; name the files themselves if they end otherwise.")
    return sorted(found)


def read_file(path: Path) -> Article:
    """Read one article. Its text is the decoded file, not one character changed; a byte order mark is no part of it.

    Raises ReadError for a file that is missing, unreadable, empty, binary or not UTF-8.
    """
    return read_text(decode(_read(path), str(path)), source_of(path))


def read_text(text: str, source: str) -> Article:
    """The article of a text that is already decoded: title and date are looked for at its head."""
    stamp = _head_date(text)
    date, time = (stamp.date, stamp.time) if stamp else (None, None)
    return Article(source=source, text=text, title=_title(text), date=date, time=time)


def source_of(path: Path) -> str:
    """How the database names a file: relative to the working directory where it lies below it, with forward slashes.

    So the same file is one article, however its path was typed.
    """
    here, there = Path.cwd(), Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute() keeps `..`
    name = there.relative_to(here).as_posix() if there.is_relative_to(here) else there.as_posix()
    # A file name need not be Unicode, a database cell must be.
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def decode(raw: bytes, name: str) -> str:
    """The text of ``raw``, which must be UTF-8 text with something in it; ``name`` is what a ReadError calls it."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise ReadError(f"{name}: this is UTF-16, not UTF-8; convert it first, for example with iconv -f utf-16 -t utf-8.")
    if _BINARY.search(raw):
        raise ReadError(f"{name}: this is no text file; give plain text in UTF-8.")
    try:
        text = raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{name}: not UTF-8 (byte {error.start}); convert it first, for example with iconv -f windows-1254 -t utf-8."
        ) from None
    if not text.strip():
        raise ReadError(f"{name}: the file is empty; there is nothing to look for in it.")
    return text


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise ReadError(f"{path}: no such file or folder; check the path.") from None
    except IsADirectoryError:
        raise ReadError(f"{path}: this is a folder; name a file in it.") from None
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror}); check its permissions.") from None


def _head_date(text: str) -> dates.Stamp | None:
    for line in _LINE_BREAK.split(text[:HEAD_CHARACTERS])[:HEAD_LINES]:
        stamp = dates.parse(line)
        if stamp:
            return stamp
    return None


def _title(text: str) -> str | None:
    """The first line that is no date, if it is short, is no sentence, and something follows it."""
    lines = _LINE_BREAK.split(text[: 4 * HEAD_CHARACTERS])
    for number, line in enumerate(map(str.strip, lines)):
        if line and not (len(line) <= TITLE_CHARACTERS and dates.parse(line)):
            return line if _is_title(line) and any(map(str.strip, lines[number + 1 :])) else None
    return None


def _is_title(line: str) -> bool:
    if len(line) > TITLE_CHARACTERS:
        return False
    return line.endswith(("...", "…")) or not line.endswith((".", ":", ",", ";"))
