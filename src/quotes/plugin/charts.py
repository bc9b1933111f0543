"""Charts drawn here, as SVG without styles or scripts: they work offline, print, and have a table behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from markupsafe import Markup

_WIDTH, _HEIGHT, _BOTTOM, _TOP = 720, 170, 22, 16
_MOST = 240  # months: twenty years


def months(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Every month from the first to the last, those without a statement too."""
    dated = sorted(month for month in counts if len(month) == len("2026-02"))
    filled: list[tuple[str, int]] = []
    for month, following in pairwise([*dated, ""]):
        filled.append((month, counts[month]))
        step = _after(month)
        while following and step < following and len(filled) < _MOST:
            filled.append((step, 0))
            step = _after(step)
    return filled[-_MOST:]


def _after(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{year + number // 12:04}-{number % 12 + 1:02}"


def bars(counts: Sequence[tuple[str, int]], title: str) -> Markup:
    """A bar a month, its number above it where there is room, the rest when the pointer rests on it."""
    if not counts:
        return Markup("")
    highest, step = max(count for _, count in counts), _WIDTH / max(len(counts), 12)
    label_every = max(1, -(-len(counts) // 9))
    pieces = [_bar(place, month, count, highest, step, labelled=place % label_every == 0) for place, (month, count) in enumerate(counts)]
    return Markup(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}"><line x1="0" x2="{}" y1="{}" y2="{}"/>{}</svg>'
    ).format(_WIDTH, _HEIGHT, title, _WIDTH, _HEIGHT - _BOTTOM, _HEIGHT - _BOTTOM, Markup("").join(pieces))


def _bar(place: int, month: str, count: int, highest: int, step: float, *, labelled: bool) -> Markup:  # noqa: PLR0913 - its measures
    full = _HEIGHT - _BOTTOM - _TOP
    height = round(full * count / highest, 1) if highest else 0
    left, top = place * step, _HEIGHT - _BOTTOM - height
    bar = Markup('<g><title>{}: {}</title><rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
        month, count, left + step * 0.12, top, step * 0.76, height
    )
    middle = left + step / 2
    if count and step > 16:
        bar += Markup('<text x="{:.1f}" y="{:.1f}">{}</text>').format(middle, top - 4, count)
    if labelled:
        bar += Markup('<text x="{:.1f}" y="{}">{}</text>').format(max(middle, 22), _HEIGHT - 6, month)
    return bar + Markup("</g>")
