"""Charts drawn here, as SVG without styles or scripts: for paper and offline; colour is not needed, a table is behind each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from markupsafe import Markup, escape

_WIDTH, _HEIGHT, _BOTTOM, _TOP = 720, 170, 22, 16
_MOST = 240  # months: twenty years
# The second of two is hatched, so that nobody needs the colour to tell them apart.
_HATCH = Markup(
    '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="hatch" width="2.5" height="6"/></pattern></defs>'
)


def months(counts: Mapping[str, int], first: str = "", last: str = "") -> list[tuple[str, int]]:
    """Every month from the first to the last, those without a statement too; from ``first`` to ``last`` where they are given.

    >>> months({"2025-12": 2, "2026-02": 1})
    [('2025-12', 2), ('2026-01', 0), ('2026-02', 1)]
    """
    dated = sorted({month for month in (*counts, first, last) if len(month) == len("2026-02")})
    filled: list[tuple[str, int]] = []
    for month, following in pairwise([*dated, ""]):
        filled.append((month, counts.get(month, 0)))
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
    return paired([counts], [title], title)


def paired(series: Sequence[Sequence[tuple[str, int]]], names: Sequence[str], title: str) -> Markup:
    """The same for one or two over the same months and to one scale: side by side, the second hatched."""
    if not series or not series[0]:
        return Markup("")
    highest = max(count for counts in series for _, count in counts) or 1
    step = _WIDTH / max(len(series[0]), 12)
    pieces = [_HATCH] if len(series) > 1 else []
    for turn, counts in enumerate(series):
        pieces += [_bar(place, pair, highest, step, (turn, len(series), names[turn])) for place, pair in enumerate(counts)]
    every = max(1, -(-len(series[0]) // 9))
    pieces += [_label(place, month, step) for place, (month, _) in enumerate(series[0]) if place % every == 0]
    return _svg(_HEIGHT, title, Markup('<line x1="0" x2="{}" y1="{}" y2="{}"/>').format(_WIDTH, _BASE, _BASE), *pieces)


_BASE = _HEIGHT - _BOTTOM


def _bar(place: int, pair: tuple[str, int], highest: int, step: float, turn: tuple[int, int, str]) -> Markup:
    (month, count), (which, of, name) = pair, turn
    width = step * 0.8 / of
    left, height = place * step + step * 0.1 + which * width, round((_BASE - _TOP) * count / highest, 1)
    title = escape(f"{name}, {month}: {count}" if of > 1 else f"{month}: {count}")
    # The rest is numbers. Markup.format would look at each of them, in each of the hundreds of bars.
    bar = Markup(  # noqa: S704
        f'<g class="bar{" second" if which else ""}"><title>{title}</title>'
        f'<rect x="{left:.1f}" y="{_BASE - height:.1f}" width="{width:.1f}" height="{height:.1f}"/>'
    )
    if count and width > 13:
        bar += Markup('<text x="{:.1f}" y="{:.1f}">{}</text>').format(left + width / 2, _BASE - height - 4, count)
    return bar + Markup("</g>")


def _label(place: int, month: str, step: float) -> Markup:
    return Markup('<text x="{:.1f}" y="{}">{}</text>').format(max(place * step + step / 2, 32), _HEIGHT - 6, month)


def shares(counts: Sequence[tuple[str, int]], title: str) -> Markup:
    """Words with a bar each, the number behind it: verbs by class."""
    if not counts:
        return Markup("")
    row, names, highest = 22, 170, max(count for _, count in counts) or 1
    scale = (_WIDTH - names - 60) / highest
    pieces = [
        Markup('<g class="bar"><title>{}: {}</title>{}<rect x="{}" y="{}" width="{:.1f}" height="{}"/>{}</g>').format(
            name, count, _text("end", names - 8, place * row + 15, name), names, place * row + 3, count * scale, row - 6,
            _text("start", names + count * scale + 6, place * row + 15, str(count)),
        )
        for place, (name, count) in enumerate(counts)
    ]  # fmt: skip
    return _svg(row * len(counts), title, *pieces)


def _text(anchor: str, left: float, top: float, words: str) -> Markup:
    return Markup('<text class="{}" x="{:.1f}" y="{:.1f}">{}</text>').format(anchor, left, top, words)


def spans(rows: Sequence[tuple[str, str, str]], title: str) -> Markup:
    """From when to when something was: (what, first date, last date); at least two, over more than a month, else it is no picture."""
    dated = [(name, first, last) for name, first, last in rows if first and last]
    start, end = min((_days(first) for _, first, _ in dated), default=0), max((_days(last) for *_, last in dated), default=0)
    if len(dated) < 2 or end - start < 30:
        return Markup("")
    row, scale = 34, (_WIDTH - 20) / (end - start)
    pieces = [_span(place * row, one, _days(one[1]) - start, _days(one[2]) - start, scale) for place, one in enumerate(dated[:20])]
    return _svg(row * len(dated[:20]), title, *pieces)


def _span(top: int, what: tuple[str, str, str], first: int, last: int, scale: float) -> Markup:
    name, since, until = what
    left, width = 5 + first * scale, max((last - first) * scale, 8)
    right = left > _WIDTH * 0.6
    words = f"{name[:70]} · {since} – {until}"
    return Markup('<g class="bar"><title>{}: {} – {}</title><rect x="{:.1f}" y="{}" width="{:.1f}" height="9"/>{}</g>').format(
        name, since, until, left, top + 20, width, _text("end" if right else "start", left + width if right else left, top + 15, words)
    )


def _days(date: str) -> int:
    year, month, day = (*(int(part) for part in date.split("-")), 1, 1)[:3]
    return year * 372 + month * 31 + day


def _svg(height: int, title: str, *pieces: Markup) -> Markup:
    return Markup('<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        _WIDTH, height, title, Markup("").join(pieces)
    )
