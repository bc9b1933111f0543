"""Which reader reads what: by the end of the name, and where that does not tell, by the first bytes."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from quotes.read import archives, arrow, database, feeds, tables, warc
from quotes.read.units import LARGEST, PIPED, Blob, Expand, Failure, Found, Note, ReadError, Unit, Wanted, told_apart

ONE = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".docx": "docx", ".pdf": "pdf",
}  # fmt: skip
MANY: dict[str, Expand] = {
    ".jsonl": tables.json_lines, ".ndjson": tables.json_lines, ".json": tables.json_document,
    ".csv": tables.separated, ".tsv": tables.separated, ".parquet": arrow.read,
    ".rss": feeds.read, ".atom": feeds.read, ".xml": feeds.read,
    ".warc": warc.read, ".mhtml": archives.saved_page, ".mht": archives.saved_page,
}  # fmt: skip
DATABASES = (".db", ".sqlite", ".sqlite3")
PACKED = (".gz", ".bz2", ".xz")
ARCHIVES: dict[str, Callable[[Blob], archives.Members]] = {
    ".zip": archives.zipped, ".tar": archives.tarred, ".tgz": archives.tarred, ".tar.gz": archives.tarred,
}  # fmt: skip

# What a colleague may well have and what is not read: what to do with it.
ADVICE = {
    ".doc": "save it as .docx", ".rtf": "save it as .docx", ".odt": "save it as .docx", ".pages": "export it as .docx",
    ".xls": "save it as .csv", ".xlsx": "save it as .csv", ".ods": "save it as .csv",
    ".eml": "save the text of the message as .txt", ".msg": "save the text of the message as .txt", ".epub": "convert it to .html",
    ".rar": "unpack it first", ".7z": "unpack it first", ".pkl": "write it as .parquet or .jsonl", ".feather": "write it as .parquet",
}  # fmt: skip

# Names that do not say, or lie: what the bytes begin with.
_MAGIC = (
    (b"%PDF", ".pdf"), (b"PK\x03\x04", ".zip"), (b"\x1f\x8b", ".gz"), (b"SQLite format 3\0", ".db"), (b"PAR1", ".parquet"),
    (b"{\\rtf", ".rtf"), (b"\xd0\xcf\x11\xe0", ".doc"), (b"WARC/", ".warc"), (b"Rar!", ".rar"), (b"7z\xbc\xaf", ".7z"),
)  # fmt: skip
_TEXTS = ((b"<!doctype html", ".html"), (b"<html", ".html"), (b"<rss", ".rss"), (b"<feed", ".atom"))
_DEEPEST = 3
_TOO_LARGE = f"larger than an article can be ({LARGEST // 1_000_000} MB)"


def units(blob: Blob, wanted: Wanted, depth: int = 0) -> Found:
    """The articles of a file, still to be read. What cannot be read is a Failure; the rest goes on."""
    try:
        yield from map(_fitting, _units(blob, wanted, depth))
    except ReadError as error:
        yield Failure(blob.source, "read", str(error))
    except (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, UnicodeError, NotImplementedError, RuntimeError) as error:
        yield Failure(blob.source, "read", f"{blob.source}: {_why(error)}")
    except Exception as error:  # noqa: BLE001 - a defect of ours, or of a library, in one file must not cost the others
        yield Failure(blob.source, "read", f"{blob.source}: could not be read ({type(error).__name__}: {error}); please report it.")


def suffix_of(name: str) -> str:
    """The end of a name that says what a file is, in lower case; empty where there is none."""
    low = Path(name).name.lower()
    return ".tar.gz" if low.endswith(".tar.gz") else Path(low).suffix


def ends() -> tuple[str, ...]:
    """All ends of names that say how a file is read, sorted."""
    return tuple(sorted({*ONE, *MANY, *ARCHIVES, *PACKED, *DATABASES}))


def is_read(suffix: str) -> bool:
    """Whether files that end so are looked for in folders and archives (databases are not: our own lie there)."""
    return suffix in ONE or suffix in MANY or suffix in ARCHIVES or suffix in PACKED


def _units(blob: Blob, wanted: Wanted, depth: int) -> Found:
    suffix = wanted.form if wanted.form and depth == 0 else suffix_of(blob.name)
    if suffix in ARCHIVES:
        yield from _members(ARCHIVES[suffix](blob), blob, wanted, depth)
    elif suffix in PACKED:
        yield from units(archives.unpacked(blob, suffix if blob.name.lower().endswith(suffix) else ""), _plain(wanted), depth)
    elif suffix in MANY:
        yield from MANY[suffix](blob, wanted)
    elif suffix in DATABASES:
        yield from database.read(blob, wanted)
    elif suffix in ADVICE:
        raise ReadError(f"{blob.source}: files of this kind ({suffix}) are not read; {ADVICE[suffix]}.")
    else:
        yield from _one(blob, suffix, wanted, depth)


def _fitting(found: Unit | Failure | Note) -> Unit | Failure | Note:
    """The same, unless it is a row with more text than an article can have."""
    if isinstance(found, Unit) and found.fields and len(found.fields.get("text", "")) > LARGEST:
        return Failure(found.source, "read", f"{found.source}: {_TOO_LARGE}.")
    return found


def _one(blob: Blob, suffix: str, wanted: Wanted, depth: int) -> Found:
    """A file that is one article; the name may lie, so its first bytes are looked at."""
    with blob.open() as file:
        raw = file.read(LARGEST + 1)
    told = sniffed(raw[:1000], known=suffix in ONE)
    if told in {None, suffix, ".zip" if suffix == ".docx" else suffix}:
        if len(raw) > LARGEST:
            raise ReadError(f"{blob.source}: {_TOO_LARGE}; a file with many articles is a table.")
        yield Unit(_source(blob, raw), ONE.get(suffix, "text"), raw)
        return
    name = blob.name + (told or "")
    if told in ONE:
        yield Unit(_source(blob, raw), ONE[told], raw)
    elif len(raw) > LARGEST:
        yield from _units(Blob(blob.source, name, blob.open, blob.path), _plain(wanted), depth + 1)
    else:
        yield from _units(Blob(blob.source, name, lambda: io.BytesIO(raw), blob.path), _plain(wanted), depth + 1)


def _source(blob: Blob, raw: bytes) -> str:
    return f"{blob.source} {told_apart(raw)}" if blob.source == PIPED else blob.source


def sniffed(head: bytes, *, known: bool) -> str | None:
    """What the first bytes say a file is: an end of a name, or None. ``known``: the name says text or a page, so JSON is no hint."""
    for magic, suffix in _MAGIC:
        if head.startswith(magic):
            return suffix
    low = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if low.startswith(b"<?xml"):
        low = low.partition(b"?>")[2].lstrip()
    for magic, suffix in _TEXTS:
        if low.startswith(magic):
            return suffix
    if not known and low.startswith((b"{", b"[{", b"[\n")):
        return ".json"
    return None


def _members(members: archives.Members, blob: Blob, wanted: Wanted, depth: int) -> Found:
    if depth >= _DEEPEST:
        raise ReadError(f"{blob.source}: an archive in an archive in an archive; unpack it first.")
    left_out = 0
    for member in members:
        if isinstance(member, Failure):
            yield member
        elif is_read(suffix_of(member.name)) or suffix_of(member.name) in ADVICE:
            if not _is_machinery(member.name):
                yield from units(member, _plain(wanted), depth + 1)
        else:
            left_out += 1
    if left_out:
        yield Note(f"{blob.source}: {left_out} files of kinds that are not read were left out.")


def _is_machinery(name: str) -> bool:
    return name.startswith("__MACOSX/") or Path(name).name.startswith(".")


def _plain(wanted: Wanted) -> Wanted:
    return Wanted(wanted.columns, wanted.table)


def _why(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder; check the path."
    if isinstance(error, PermissionError):
        return f"cannot be read ({error.strerror}); check its permissions."
    if isinstance(error, EOFError | zlib.error | lzma.LZMAError | zipfile.BadZipFile) or "gzip" in str(error):
        return f"the packed file is damaged or not complete ({error}); fetch it again."
    return f"cannot be read ({getattr(error, 'strerror', None) or error})."
