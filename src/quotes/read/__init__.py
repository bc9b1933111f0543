"""Files in, articles out: every format that a newsroom keeps its articles in, a reader each.

Two steps, so that they can run in different processes: ``find`` and ``units`` take files apart into units (an article each, still as it
came), ``read`` makes the Article of a unit. The text of record is what was decoded, character for character.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from quotes.models import Article
from quotes.read import fields, html, office, text
from quotes.read.decode import Decoded, decode, repair_text
from quotes.read.find import STANDARD_INPUT, find, find_files, source_of
from quotes.read.formats import ends, units
from quotes.read.head import outlet_of
from quotes.read.units import Blob, Columns, Failure, Note, ReadError, Unit, Wanted, one_line, storable

__all__ = [
    "STANDARD_INPUT",
    "Blob",
    "Columns",
    "Decoded",
    "Failure",
    "Note",
    "ReadError",
    "Unit",
    "Wanted",
    "decode",
    "ends",
    "find",
    "find_files",
    "fingerprint",
    "one_line",
    "read",
    "read_file",
    "read_text",
    "source_of",
    "storable",
    "units",
]

READERS: dict[str, Callable[[Unit], Article]] = {
    "text": text.read,
    "html": html.read,
    "row": fields.read,
    "docx": office.docx,
    "pdf": office.pdf,
}
# What they make of a file may change with these.
_LIBRARIES = ("ftfy", "trafilatura", "lxml", "python-docx", "pypdf")


def read(unit: Unit) -> Article:
    """The article of a unit. Raises ReadError, one sentence, where it cannot be read."""
    article = READERS[unit.family](unit)
    if article.url is None and unit.source.startswith(("http://", "https://")):
        return replace(article, url=unit.source, outlet=article.outlet or outlet_of(unit.source))
    return article


def read_file(path: Path) -> Article:
    """Read a file that holds one article. Raises ReadError where it cannot be read, or holds a table or an archive of articles."""
    if path.is_dir():
        raise ReadError(f"{path}: this is a folder; name a file in it.")
    for blob in find([str(path)]):
        if isinstance(blob, Blob):
            return only(blob)
        raise ReadError(blob.message)
    raise ReadError(f"{path}: there is no article in it.")


def only(blob: Blob) -> Article:
    """The one article of a file; raises ReadError where there are more, or none."""
    first: Unit | None = None
    for unit in units(blob, Wanted()):
        if isinstance(unit, Failure):
            raise ReadError(unit.message)
        if isinstance(unit, Unit):
            if first is not None:
                raise ReadError(f"{blob.source}: there is more than one article in it; store them with: quotes extract {blob.name}")
            first = unit
    if first is None:
        raise ReadError(f"{blob.source}: there is no article in it.")
    return read(first)


def read_text(decoded: str, source: str) -> Article:
    """The article of a text that is already decoded: title and date are looked for at its head."""
    fixed, repair = repair_text(decoded)
    return text.article(Decoded(fixed, "utf-8", repair), source)


def fingerprint(unit: Unit) -> str:
    """A hash of what came in and of the readers: where it is still the same, so is the article, and it need not be read again."""
    digest = hashlib.blake2b(_readers().encode(), digest_size=16)
    digest.update(f"{unit.family}\0{unit.encoding}\0".encode())
    digest.update(unit.raw)
    if unit.fields is not None:
        digest.update(json.dumps(unit.fields, sort_keys=True).encode())
    return digest.hexdigest()


@cache
def _readers() -> str:
    """The state of the readers: their code, and the libraries that they use."""
    root = Path(str(files("quotes")))
    digest = hashlib.sha256()
    for file in [*sorted((root / "read").glob("*.py")), root / "dates.py", root / "words" / "agencies.tsv"]:
        digest.update(file.read_bytes())
    return digest.hexdigest() + "".join(f" {name} {_installed(name)}" for name in _LIBRARIES)


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
