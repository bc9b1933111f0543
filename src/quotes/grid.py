"""A table for the eye on a terminal, for other programs in a pipe."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest

from rich.console import Console, ConsoleOptions, JustifyMethod, RenderResult
from rich.table import Table
from rich.text import Text

_NUMBER = re.compile(r"[+−-]?[\d.,]+|–|")
_DATE = re.compile(r"[\d:TZ-]*")  # also a time, an id: what is never broken into two lines
_WORDS = 16  # letters that a column of words has at least, before columns are left out
_NARROW = {"document": 28, "words": 60}  # on a terminal only: a pipe gets everything


@dataclass(frozen=True, slots=True)
class Grid:
    """A title, column names, and rows of as many cells. Columns of numbers are aligned to the right.

    ``spare`` are columns that a terminal which is too narrow for all can do without, the first of them first.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    spare: tuple[str, ...] = ()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """With lines and colours on a terminal; elsewhere text in columns, not cut at any width."""
        yield self._fitting(options.max_width)._table() if console.is_terminal else Text(self.plain(), no_wrap=True, overflow="ignore")

    def plain(self) -> str:
        """The grid as lines of text, its columns two spaces apart."""
        lines = [self.columns, *self.rows]
        widths = [max(map(len, column)) for column in zip_longest(*lines, fillvalue="")]
        numbers = self._numbers()
        out = [self.title]
        for line in lines:
            cells = (cell.rjust(width) if number else cell.ljust(width) for cell, width, number in zip(line, widths, numbers, strict=True))
            out.append("  ".join(cells).rstrip())
        return "\n".join(out) + "\n"

    def _fitting(self, width: int) -> Grid:
        """The grid without as many of its spare columns as ``width`` letters are too few for."""
        if not self.spare or self._least() <= width:
            return self
        at = self.columns.index(self.spare[0])
        rows = tuple((*row[:at], *row[at + 1 :]) for row in self.rows)
        return Grid(self.title, (*self.columns[:at], *self.columns[at + 1 :]), rows, self.spare[1:])._fitting(width)

    def _least(self) -> int:
        """The letters that the grid takes with its lines where words are broken into several."""
        widths = [max(map(len, column)) for column in zip(self.columns, *self.rows, strict=True)]
        return 1 + sum(3 + (width if whole else min(width, _WORDS)) for width, whole in zip(widths, self._whole(), strict=True))

    def _table(self) -> Table:
        table = Table(title=Text(self.title, style="bold"), title_justify="left")
        for name, number, whole in zip(self.columns, self._numbers(), self._whole(), strict=True):
            side: JustifyMethod = "right" if number else "left"
            if name in _NARROW:
                table.add_column(name, max_width=_NARROW[name], overflow="ellipsis", no_wrap=True)
            else:
                table.add_column(name, justify=side, overflow="fold", no_wrap=whole)
        for row in self.rows:
            table.add_row(*map(Text, row))
        return table

    def _numbers(self) -> list[bool]:
        return self._all(_NUMBER)

    def _whole(self) -> list[bool]:
        return [number or date for number, date in zip(self._numbers(), self._all(_DATE), strict=True)]

    def _all(self, pattern: re.Pattern[str]) -> list[bool]:
        return [all(pattern.fullmatch(row[at]) for row in self.rows) for at in range(len(self.columns))]
