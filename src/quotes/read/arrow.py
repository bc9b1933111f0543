"""Parquet: an article a row, read in batches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from quotes.read.tables import Rows, guess
from quotes.read.units import Blob, Found, ReadError, Wanted

_ROWS = 256


def read(blob: Blob, wanted: Wanted) -> Found:
    """A unit a row; only the columns that are needed are read. Raises ReadError without the extra, and for what is no Parquet."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise ReadError(f"{blob.source}: Parquet needs an extra; install it with: pip install 'quotes-tr[parquet]'") from None
    try:
        with blob.open() as file:
            table = parquet.ParquetFile(file)
            mapping = guess(set(table.schema_arrow.names), wanted.columns, blob.source)
            yield from Rows(blob.source, wanted).units(_rows(table, list(mapping.values())))
    except pa.ArrowException as error:
        raise ReadError(f"{blob.source}: this Parquet file cannot be read ({str(error).splitlines()[0]}).") from None


def _rows(table: Any, columns: list[str]) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - pyarrow has no type hints
    for batch in table.iter_batches(batch_size=_ROWS, columns=columns):
        yield from batch.to_pylist()
