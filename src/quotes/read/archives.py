"""What holds other files: .gz, .bz2, .xz, .zip, .tar, and pages saved as one file (.mhtml). Members are read as the files that they are."""

from __future__ import annotations

import bz2
import email
import email.policy
import gzip
import lzma
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import IO, Any, BinaryIO, cast

from quotes.read.units import LARGEST, Blob, Failure, Found, ReadError, Unit, Wanted, storable

_OPENERS: dict[str, Callable[[BinaryIO], Any]] = {".bz2": bz2.BZ2File, ".xz": lzma.LZMAFile}
_IN_MEMORY = 16 << 20

Members = Iterator[Blob | Failure]


def unpacked(blob: Blob, suffix: str) -> Blob:
    """The file that is packed in ``blob``: ``haber.jsonl`` in ``haber.jsonl.gz``."""
    return Blob(blob.source, blob.name[: -len(suffix)], partial(_unpack, blob, suffix))


def _unpack(blob: Blob, suffix: str) -> BinaryIO:
    packed = blob.open()
    if suffix == ".gz":
        return cast("BinaryIO", gzip.GzipFile(fileobj=packed))
    return cast("BinaryIO", _OPENERS[suffix](packed))


def zipped(blob: Blob) -> Members:
    """The members of a zip file. Raises ReadError for what is none."""
    with _seekable(blob) as file:
        try:
            archive = zipfile.ZipFile(file)
        except zipfile.BadZipFile:
            raise ReadError(f"{blob.source}: this zip file is damaged or not complete; fetch it again.") from None
        with archive:
            for member in archive.infolist():
                source = f"{blob.source}/{storable(member.filename)}"
                if member.is_dir():
                    continue
                if member.flag_bits & 1:
                    yield Failure(source, "read", f"{source}: locked by a password; unpack it first.")
                    continue
                yield Blob(source, member.filename, cast("Callable[[], BinaryIO]", partial(archive.open, member)))


def tarred(blob: Blob) -> Members:
    """The files in a tar archive, packed or not. Raises ReadError for what is none."""
    with _seekable(blob) as file:
        try:
            archive = tarfile.open(fileobj=file)  # noqa: SIM115 - closed below
        except tarfile.TarError:
            raise ReadError(f"{blob.source}: this tar file is damaged or not complete; fetch it again.") from None
        with archive:
            for member in archive:
                if member.isfile():
                    take_out = cast("Callable[[], BinaryIO]", partial(archive.extractfile, member))
                    yield Blob(f"{blob.source}/{storable(member.name)}", member.name, take_out)


def saved_page(blob: Blob, wanted: Wanted) -> Found:
    """The page in an .mhtml file, which browsers make of a page and all that belongs to it."""
    del wanted
    with blob.open() as file:
        message = email.message_from_bytes(file.read(LARGEST), policy=email.policy.compat32)
    for part in message.walk():
        payload = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(payload, bytes):
            url = part.get("Content-Location") or ""
            yield Unit(blob.source, "html", payload, {"url": str(url)} if str(url).startswith("http") else None)
            return
    raise ReadError(f"{blob.source}: there is no page in this file.")


@contextmanager
def _seekable(blob: Blob) -> Iterator[IO[bytes]]:
    """A member of an archive in an archive is copied aside: the list of a zip file stands at its end."""
    with blob.open() as file:
        if blob.path is not None:
            yield file
            return
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as aside:
            while piece := file.read(1 << 20):
                aside.write(piece)
            aside.seek(0)
            yield cast("IO[bytes]", aside)
