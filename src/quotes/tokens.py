"""Cuts a text into tokens, and holds what is known of each of them: the document that every later step asks.

``landmarks`` and ``cue words`` are found by one look at every token; what comes later walks over these few, not over all the words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from quotes.text import fold, needs_plain, plain

BREAK = "\n"
ENDS = frozenset({".", "!", "?", "…", "..", "...", "....", "....."})
DOUBLE_MARKS = frozenset({'"', "''", "``"})
_LANDMARKS = ENDS | DOUBLE_MARKS | {BREAK, "'", ":", "("}

_SITE = r"\.(?:com|net|org|tr|gov|edu|co|uk|io|eu|info)\b"  # the end of a site's name: kerteriz.com.tr
_TOKEN = re.compile(r"(\w+(?:['\-]\w+|(?<![a-zçğıöşü]{3})\.\d+|" + _SITE + r")*|[^\w\s.'`]|\n\s*|''|``|\.\.+|[^\w\s])")
_UNSEEN = r"\u00ad\u200b-\u200d\u2060\ufeff"  # a part of the word that it stands in; alone, it is no token
_LETTER = rf"[\w{_UNSEEN}\u0300-\u036f]"
_TOKEN_ODD = re.compile(
    rf"((?=[{_UNSEEN}]*[\w\u0300-\u036f]){_LETTER}+(?:['\-][\w\u00ad\u0300-\u036f]+|(?<![a-zçğıöşü]{{3}})\.\d+|{_SITE})*|\n\s*|''|``"
    rf"|\.\.+|[^\w\s{_UNSEEN}])"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two quotation marks, in tokens: ``first`` is the opening mark, ``last`` the closing one.

    A quotation that is never closed ends with its paragraph: ``last`` is then its last token and ``closed`` is False.
    ``start`` and ``end`` are the code points of the inside, without marks and without white space at its ends.
    """

    first: int
    last: int
    start: int
    end: int
    closed: bool
    depth: int


@dataclass(slots=True)  # made by the thousand: frozen would take three times as long
class Sentence:
    """One sentence as a list of token indices; a quotation in it is one item, the index of its opening mark.

    ``inside`` is the index of the quotation that it stands in, -1 for the reporter's own sentences. ``paragraph`` counts lines.
    """

    items: tuple[int, ...]
    inside: int
    paragraph: int


@dataclass(slots=True)
class Document:
    """A text cut up. ``words`` are tokens of the twin, ``starts`` and ``ends`` their code points, ``capitals`` whether they begin with one.

    ``landmarks`` are the tokens that can cut: stops, line breaks, quotation marks, colons, opening brackets; ``breaks`` the line breaks
    alone, ``stops`` the stops and line breaks. ``odd`` says that some word is not written as tables write it.
    """

    text: str
    twin: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    capitals: list[bool]
    landmarks: list[int]
    breaks: list[int]
    odd: bool
    stops: list[int] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    opens: dict[int, int] = field(default_factory=dict)
    sentences: list[Sentence] = field(default_factory=list)
    furniture: list[tuple[int, int]] = field(default_factory=list)
    small: frozenset[str] | None = None

    def capital(self, token: int) -> bool:
        """Whether a token begins with a capital letter in the text."""
        return self.capitals[token]

    def ever_small(self, word: str) -> bool:
        """Whether a word stands anywhere in the text with a small first letter; all such words are collected when first asked."""
        if self.small is None:
            self.small = frozenset(word for word, capital in zip(self.words, self.capitals, strict=True) if not capital)
        return word in self.small

    def token_at(self, offset: int) -> int:
        """The first token that starts at or after a code point."""
        return bisect_left(self.starts, offset)

    def raw(self, first: int, last: int) -> str:
        """The text from one token to another, both included."""
        return self.text[self.starts[first] : self.ends[last]]

    def paragraph_end(self, token: int) -> int:
        """The last token of the paragraph of a token."""
        at = bisect_left(self.breaks, token)
        return (self.breaks[at] if at < len(self.breaks) else len(self.words)) - 1


def between(places: Sequence[int], first: int, last: int) -> Sequence[int]:
    """Those of some tokens in order that lie between two, both included."""
    return places[bisect_left(places, first) : bisect_left(places, last + 1)]


def place_of(items: Sequence[int], token: int) -> int:
    """The place of a token in the items of a sentence, -1 where it is none of them: it stands inside a quotation."""
    place = token - items[0]
    if place < len(items) and items[place] == token:
        return place  # no quotation before it
    place = bisect_left(items, token)
    return place if place < len(items) and items[place] == token else -1


def tokenise(text: str) -> Document:
    """Cuts a text of record into tokens: words with their endings, numbers, marks, line breaks."""
    twin = fold(text)
    odd = needs_plain(text)
    # Gaps and words in turn; adding up their lengths gives every offset, in a third of the time that match objects take.
    parts = (_TOKEN_ODD if odd else _TOKEN).split(twin)
    offsets = list(accumulate(map(len, parts)))
    words, starts, ends = parts[1::2], offsets[0:-1:2], offsets[1::2]
    if odd:
        words = [plain(word) or word for word in words]
    breaks = _breaks(text, starts)
    for token in breaks:
        words[token] = BREAK
    capitals = list(map(str.isupper, map(text.__getitem__, starts)))
    landmarks = [token for token, word in enumerate(words) if word in _LANDMARKS]
    return Document(text, twin, words, starts, ends, capitals, landmarks, breaks, odd)


def _breaks(text: str, starts: Sequence[int]) -> list[int]:
    """The tokens that are line breaks; several lines without a word between them are one."""
    out: list[int] = []
    at = text.find(BREAK)
    while at >= 0:
        out.append(bisect_left(starts, at))
        at = text.find(BREAK, starts[out[-1] + 1]) if out[-1] + 1 < len(starts) else -1
    return out
