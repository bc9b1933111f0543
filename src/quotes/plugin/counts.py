"""Datasette's own facets of whole tables, from what the store has counted: a million rows are not counted at every look."""

from __future__ import annotations

import re
import sqlite3
from typing import Any

from datasette.facets import ColumnFacet

from quotes.plugin.pages import ours
from quotes.store import counting

_ASKED = re.compile(r"\s*select (?P<column>.+?) as value, count\(\*\) as count from.*limit (?P<most>\d+)\s*", re.DOTALL)
_WHOLE = re.compile(r"select [^()]* from \S+\s*")
_KNOWN = """
SELECT value, count FROM _counts
WHERE what = :what AND EXISTS (SELECT 1 FROM about WHERE key = 'counted' AND value = '1') ORDER BY count DESC, value LIMIT :most
"""


class CountedFacet(ColumnFacet):  # type: ignore[misc] # Datasette has no type hints
    """Facets by column: of a whole table of ours as they were counted; all others as Datasette counts them."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        datasette: Any = self.ds
        if self.table and _WHOLE.fullmatch(self.sql) and self.database in ours(datasette):
            self.ds: Any = _Counts(datasette, self.table)


class _Counts:
    """A Datasette that answers what was counted, and asks the real one everything else."""

    def __init__(self, datasette: Any, table: str) -> None:
        self._datasette, self._table = datasette, table

    def __getattr__(self, name: str) -> Any:
        return getattr(self._datasette, name)

    async def execute(self, database: str, sql: str, params: Any = None, **more: Any) -> Any:
        """The values of a facet."""
        asked = _ASKED.fullmatch(sql)
        most = int(asked["most"]) if asked else 0
        if asked and most <= counting.MOST_VALUES:
            values = {"what": f"{self._table}.{asked['column'].strip('[]')}", "most": most}
            try:
                known = await self._datasette.execute(database, _KNOWN, values, truncate=False)
            except sqlite3.OperationalError:  # an older file, in which nothing is counted
                known = None
            if known:
                return known
        return await self._datasette.execute(database, sql, params, **more)
