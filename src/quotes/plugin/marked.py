"""The text of an article as HTML, with its statements marked. Every piece of it is escaped by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

Row = Mapping[str, Any]
# The inner one wins where spans overlap: a cue inside a statement is shown as a cue.
_RANK = ("content", "mention", "cue", "hit")
_TAGS = {"content": "mark", "mention": "b", "cue": "i", "hit": "strong"}
_ANCHOR = Markup('<a class="anchor" id="{}" href="{}">{}</a>')


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text that is shown as something."""

    start: int
    end: int
    what: str


def spans_of(statement: Row) -> list[Span]:
    """What a statement marks in the text of its article: content, cue and mention."""
    found = [Span(statement["start"], statement["start"] + statement["length"], "content")]
    for what in ("cue", "mention"):
        start = statement[f"{what}_start"]
        if start is not None:
            found.append(Span(start, start + statement[f"{what}_length"], what))
    return found


def mark(text: str, spans: Iterable[Span], anchors: Mapping[int, Iterable[tuple[str, str, str]]] | None = None) -> Markup:
    """``text`` escaped, with ``spans`` marked, and links (id, address, words) at offsets."""
    anchors = anchors or {}
    opening, closing = defaultdict(list), defaultdict(list)
    for span in spans:
        opening[max(span.start, 0)].append(span.what)
        closing[min(span.end, len(text))].append(span.what)
    cuts = sorted({0, len(text), *opening, *closing, *anchors})
    counts: dict[str, int] = defaultdict(int)
    out: list[Markup] = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        for what in closing[start]:
            counts[what] -= 1
        for what in opening[start]:
            counts[what] += 1
        out.extend(_ANCHOR.format(*anchor) for anchor in anchors.get(start, ()))
        out.append(_piece(text[start:end], [what for what in _RANK if counts[what] > 0]))
    return Markup("").join(out)


def _piece(text: str, what: list[str]) -> Markup:
    if not text or not what:
        return escape(text)
    tag = _TAGS[what[-1]]
    return Markup('<{} class="{}">{}</{}>').format(tag, " ".join(what), text, tag)


def around(text: str, start: int, end: int, margin: int = 280) -> tuple[int, int]:
    """From where to where the surroundings of a stretch go: to the lines' ends, or ``margin`` characters."""
    first, last = max(start - margin, 0), min(end + margin, len(text))
    while 0 < first < start and not text[first - 1].isspace():
        first += 1
    while end < last < len(text) and not text[last].isspace():
        last -= 1
    return first, last
