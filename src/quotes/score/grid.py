"""A table for the eye on a terminal, for other programs in a pipe."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest

from rich.console import Console, ConsoleOptions, JustifyMethod, RenderResult
from rich.table import Table
from rich.text import Text

_NUMBER = re.compile(r"[+−-]?[\d.,]+|–|")
_NARROW = {"document": 28, "words": 60}  # on a terminal only: a pipe gets everything


@dataclass(frozen=True, slots=True)
class Grid:
    """A title, column names, and rows of as many cells. Columns of numbers are aligned to the right."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """With lines and colours on a terminal; elsewhere text in columns, not cut at any width."""
        yield self._table() if console.is_terminal else Text(self.plain(), no_wrap=True, overflow="ignore")

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

    def _table(self) -> Table:
        table = Table(title=Text(self.title, style="bold"), title_justify="left")
        for name, number in zip(self.columns, self._numbers(), strict=True):
            side: JustifyMethod = "right" if number else "left"
            if name in _NARROW:
                table.add_column(name, max_width=_NARROW[name], overflow="ellipsis", no_wrap=True)
            else:
                table.add_column(name, justify=side, overflow="fold", no_wrap=number)
        for row in self.rows:
            table.add_row(*map(Text, row))
        return table

    def _numbers(self) -> list[bool]:
        return [all(_NUMBER.fullmatch(row[at]) for row in self.rows) for at in range(len(self.columns))]
