"""WARC: web archives. Every page that was fetched well is an article; pictures, redirects and the rest are passed over."""

from __future__ import annotations

from quotes.read.units import LARGEST, Blob, Failure, Found, ReadError, Unit, Wanted


def read(blob: Blob, wanted: Wanted) -> Found:
    """A unit a page. Raises ReadError without the extra."""
    del wanted
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise ReadError(f"{blob.source}: WARC needs an extra; install it with: pip install 'quotes-tr[warc]'") from None
    seen: set[str] = set()
    with blob.open() as file:
        try:
            for record in ArchiveIterator(file):
                if _is_page(record):
                    unit = _unit(blob.source, record)
                    again = f"@{record.rec_headers.get_header('WARC-Date')}" if unit.source in seen else ""
                    seen.add(unit.source)
                    yield Unit(unit.source + again, unit.family, unit.raw, unit.fields)
        except (ArchiveLoadFailed, EOFError, OSError, ValueError):  # whose words may hold a piece of the archive
            yield Failure(blob.source, "read", f"{blob.source}: the archive breaks off or is damaged; what came before it is read.")


def _is_page(record) -> bool:  # type: ignore[no-untyped-def]  # noqa: ANN001 - warcio has no type hints
    if record.rec_type not in {"response", "resource"}:
        return False
    http = record.http_headers
    kind = (http.get_header("Content-Type") if http else record.rec_headers.get_header("Content-Type")) or ""
    return "html" in kind.lower() and (http is None or http.get_statuscode() == "200")


def _unit(source: str, record) -> Unit:  # type: ignore[no-untyped-def]  # noqa: ANN001 - warcio has no type hints
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    return Unit(f"{source}#{url}", "html", record.content_stream().read(LARGEST), {"url": url})
