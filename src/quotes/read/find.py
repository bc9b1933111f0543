"""From what is typed (files, folders, ``-``, addresses) to the files that it stands for, one at a time, each once."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from quotes.read.formats import ADVICE, is_read, suffix_of
from quotes.read.units import PIPED, Blob, Failure, Note, ReadError, storable

STANDARD_INPUT = "-"
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)  # ftp://…
# Chrome, Firefox: what belongs to a saved page lies beside it in a folder of its name.
_COMPANIONS = ("_files", "_dosyalar", "_dosyaları")


def find(names: Iterable[str]) -> Iterator[Blob | Failure | Note]:
    """What ``names`` stand for. A folder stands for all the files in it, and below, that can be read; addresses are not for here."""
    seen: set[str] = set()
    for name in names:
        for found in _standard_input() if name == STANDARD_INPUT else _foreign(name) if _SCHEME.match(name) else _below(Path(name)):
            if not isinstance(found, Blob):
                yield found
            elif found.source not in seen:
                seen.add(found.source)
                yield found


def _foreign(name: str) -> Iterator[Failure]:
    yield Failure(storable(name), "find", storable(f"{name}: only addresses that begin with http:// or https:// are fetched."))


def find_files(path: Path) -> list[Path]:
    """The files that ``path`` stands for: itself, or every file that can be read in the folder and the folders below, sorted.

    Raises ReadError where there is nothing at ``path``, or nothing that can be read in the folder.
    """
    found = list(_below(path))
    for item in found:
        if isinstance(item, Failure) and item.step == "find":
            raise ReadError(item.message)
    return sorted(item.path for item in found if isinstance(item, Blob) and item.path is not None)


def source_of(path: Path) -> str:
    """How the database names a file: relative to the working directory where it lies below it, with forward slashes.

    So the same file is one article, however its path was typed.
    """
    here, there = Path.cwd(), Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute() keeps `..`
    name = there.relative_to(here).as_posix() if there.is_relative_to(here) else there.as_posix()
    return storable(name)


def _below(path: Path) -> Iterator[Blob | Failure | Note]:
    if not path.is_dir():
        yield _file(path)
        return
    left_out: Counter[str] = Counter()
    problems: list[OSError] = []
    some = False
    for folder, folders, names in os.walk(path, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "__MACOSX" and not _is_companion(name, names))
        for name in sorted(names):
            suffix = suffix_of(name)
            if name.startswith("."):
                continue
            if is_read(suffix) or suffix in ADVICE:
                some = True
                yield _file(Path(folder, name))
            else:
                left_out[suffix or "without an end"] += 1
    yield from (_unreadable(problem) for problem in problems)
    if not some and not problems:
        kinds = f" (only {_kinds(left_out)})" if left_out else ""
        yield _failure(path, f"no file that can be read is in this folder{kinds}; name the files themselves if they are texts.")
    elif left_out:
        yield Note(f"{path}: {sum(left_out.values())} files of kinds that are not read were left out ({_kinds(left_out)}).")


def _file(path: Path) -> Blob | Failure:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        why = "this link leads nowhere." if path.is_symlink() else "no such file or folder; check the path."
        return _failure(path, why)
    except OSError as error:
        if error.errno == errno.ELOOP:
            return _failure(path, "this link leads in a circle.")
        return _failure(path, f"cannot be read ({error.strerror}); check its permissions.")
    if not stat.S_ISREG(mode):
        return _failure(path, "this is no file with contents of its own; name a file.")
    return Blob(source_of(path), path.name, partial(_open, path), path)


def _open(path: Path) -> BinaryIO:
    return path.open("rb")


def _failure(path: Path, why: str) -> Failure:
    return Failure(source_of(path), "find", storable(f"{path}: {why}"))


def _unreadable(problem: OSError) -> Failure:
    return _failure(Path(problem.filename), f"this folder cannot be read ({problem.strerror}); check its permissions.")


def _is_companion(folder: str, files: list[str]) -> bool:
    for end in _COMPANIONS:
        stem = folder.removesuffix(end)
        if stem != folder and any(f"{stem}{suffix}" in files for suffix in (".html", ".htm")):
            return True
    return False


def _kinds(left_out: Counter[str]) -> str:
    return ", ".join(f"{suffix} {count}" for suffix, count in left_out.most_common(6))


def _standard_input() -> Iterator[Blob]:
    """Standard input, kept aside because readers may look at it twice."""
    with tempfile.NamedTemporaryFile() as aside:
        shutil.copyfileobj(sys.stdin.buffer, aside)
        aside.flush()
        kept = Path(aside.name)
        yield Blob(PIPED, "", partial(_open, kept), kept)
