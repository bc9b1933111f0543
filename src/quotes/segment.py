"""Cuts: a text into tokens, quotations and sentences.

Quotations are paired first and masked: at the reporter's level a quotation is one item, so that a full stop inside it ends no sentence and
no cue is found in it. What stands inside a quotation is cut into sentences of its own level, for statements inside statements.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field

from quotes.text import fold, needs_plain, plain
from quotes.words import table

BREAK = "\n"

_TOKEN = re.compile(r"\w+(?:['\-]\w+|\.\d+|\.(?:com|net|org|tr|gov|edu)\b)*|''|``|\s*\n\s*|\.\.+|[^\w\s]")
_TOKEN_ODD = re.compile(
    r"[\w\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f]+(?:['\-][\w\u00ad\u0300-\u036f]+|\.\d+)*|''|``|\s*\n\s*|\.\.+|[^\w\s]"
)

ENDS = frozenset({".", "!", "?", "…", "..", "...", "....", "....."})
_DOUBLE_MARKS = frozenset({'"', "''", "``"})
_OPENER_GLYPHS = frozenset("“„«\x93")
_CLOSER_GLYPHS = frozenset("”»\x94")
_ALWAYS_WORDS = frozenset({"dedi", "diye", "diyen", "diyerek", "diyor", "şeklinde", "derken", "demişti", "denildi", "dediler"})
_MAX_CHARACTERS = 6000


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


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as a list of token indices; a quotation in it is one item, the index of its opening mark.

    ``inside`` is the index of the quotation that it stands in, -1 for the reporter's own sentences. ``paragraph`` counts lines.
    """

    items: tuple[int, ...]
    inside: int
    paragraph: int


@dataclass(slots=True)
class Document:
    """A text cut up. ``words`` are tokens of the twin, ``starts`` and ``ends`` their code points."""

    text: str
    twin: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    quotations: list[Quotation] = field(default_factory=list)
    opens: dict[int, int] = field(default_factory=dict)
    sentences: list[Sentence] = field(default_factory=list)
    furniture: list[tuple[int, int]] = field(default_factory=list)

    def capital(self, token: int) -> bool:
        """Whether a token begins with a capital letter in the text."""
        return self.text[self.starts[token]].isupper()

    def token_at(self, offset: int) -> int:
        """The first token that starts at or after a code point."""
        return bisect_left(self.starts, offset)

    def raw(self, first: int, last: int) -> str:
        """The text from one token to another, both included."""
        return self.text[self.starts[first] : self.ends[last]]


def _tokens(text: str) -> Document:
    twin = fold(text)
    odd = needs_plain(text)
    spans = [match.span() for match in (_TOKEN_ODD if odd else _TOKEN).finditer(twin)]
    words = [twin[a:b] for a, b in spans]
    if odd:
        words = [plain(word) or word for word in words]
    if "\n" in text:
        words = [BREAK if word[0].isspace() else word for word in words]
    return Document(text, twin, words, [a for a, _ in spans], [b for _, b in spans])


# --- quotations ------------------------------------------------------------------------------------------------------------------------


def _side(doc: Document, token: int) -> str:
    """What white space says of a mark: ``open``, ``close`` or ``either``; a directed glyph decides where white space does not."""
    before = doc.text[doc.starts[token] - 1] if doc.starts[token] else " "
    after = doc.text[doc.ends[token]] if doc.ends[token] < len(doc.text) else " "
    glyph = doc.text[doc.starts[token]]
    free_before, free_after = before.isspace() or before in "([-–—:", after.isspace() or after in ".,;:!?)]…"
    if free_before and not free_after:
        return "open"
    if free_after and not free_before:
        return "close"
    if glyph in _OPENER_GLYPHS:
        return "open"
    if glyph in _CLOSER_GLYPHS:
        return "close"
    return "either"


def _sloppy_close(doc: Document, token: int) -> bool:
    """A closing mark glued to the cue: ``... edeceğiz "dedi``."""
    return token + 1 < len(doc.words) and doc.words[token + 1] in _ALWAYS_WORDS


def _paragraph_end(doc: Document, token: int) -> int:
    """The last token of the paragraph of a token."""
    try:
        return doc.words.index(BREAK, token) - 1
    except ValueError:
        return len(doc.words) - 1


def _inner(doc: Document, first: int, last: int) -> tuple[int, int]:
    """Code points of what stands between two tokens, white space and zero-width characters at its ends left out."""
    start, end = doc.ends[first], doc.starts[last]
    blank = " \t\r\n\u00a0\u200b\u2060\ufeff"
    while start < end and (doc.text[start].isspace() or doc.text[start] in blank):
        start += 1
    while end > start and (doc.text[end - 1].isspace() or doc.text[end - 1] in blank):
        end -= 1
    return start, end


def _make(doc: Document, first: int, last: int, depth: int) -> Quotation:
    start, end = _inner(doc, first, last)
    return Quotation(first, last, start, end, True, depth)


def _make_unclosed(doc: Document, first: int) -> Quotation:
    last = _paragraph_end(doc, first)
    return Quotation(first, last, _inner(doc, first, last)[0], doc.ends[last], False, 0)


def _nested_ahead(doc: Document, marks: list[int], at: int) -> bool:
    """Whether an opening mark inside an open quotation begins a nested one: its closer and the outer closer still follow in the paragraph."""
    end = _paragraph_end(doc, marks[at])
    depth = 2
    for mark in marks[at + 1 : at + _MARKS_AHEAD]:
        if mark > end:
            return False
        side = _side(doc, mark)
        depth += 1 if side == "open" or (side == "either" and depth < 2) else -1
        if depth == 0:
            return True
    return False


_MARKS_AHEAD = 24


def _unclosed(doc: Document, first: int) -> list[Quotation]:
    """A quotation that is never closed: up to the cue behind it, else to the end of its paragraph where it opens that or follows a colon.

    Elsewhere the mark is a stray one.
    """
    end = _paragraph_end(doc, first)
    for token in range(first + 3, end):
        if doc.words[token] in _CLOSING_WORDS and (doc.words[token] != "diye" or doc.words[token + 1] in _AFTER_DIYE):
            start = _inner(doc, first, token)[0]
            return [Quotation(first, token - 1, start, doc.ends[token - 1], False, 0)]
    led = first == 0 or doc.words[first - 1] in (BREAK, ":") or (doc.words[first - 1] == "," and end - first >= _LONG_ENOUGH)
    return [_make_unclosed(doc, first)] if led else []


_CLOSING_WORDS = frozenset({"dedi", "diye", "demişti", "diyor"})
_AFTER_DIYE = frozenset({"konuştu", "konuşan", "ekledi", "yazdı", "sordu", "seslendi", "konuşuyor"})
_LONG_ENOUGH = 6


def _lost_opener(doc: Document, mark: int) -> list[Quotation]:
    """A closing mark and a cue behind it, the opening mark lost: ``Kaya, bütçe hazır" dedi``; it opened behind the name's comma."""
    if not _sloppy_close(doc, mark):
        return []
    start = mark
    while start > 0 and doc.words[start - 1] != BREAK and doc.words[start - 1] not in _DOUBLE_MARKS and mark - start < _FAR_BACK:
        start -= 1
    for token in range(start + 1, mark - 2):
        if doc.words[token] == "," and doc.capital(token - 1):
            return [_make(doc, token, mark, 0)]
    return []


_FAR_BACK = 120


def _pair_double(doc: Document, marks: list[int]) -> list[Quotation]:
    """Pairs double marks by white space, glyph and parity; never raises, and a stray mark costs its own paragraph at most."""
    out: list[Quotation] = []
    opened = -1
    at = 0
    while at < len(marks):
        mark = marks[at]
        side = _side(doc, mark)
        if opened < 0:
            if side != "close":
                opened = mark
            else:
                out += _lost_opener(doc, mark)
        elif doc.starts[mark] - doc.starts[opened] > _MAX_CHARACTERS:
            out += _unclosed(doc, opened)
            opened = mark if side != "close" else -1
        elif side != "open" or _sloppy_close(doc, mark):
            out.append(_make(doc, opened, mark, 0))
            opened = -1
        elif mark > _paragraph_end(doc, opened):
            out += _unclosed(doc, opened)
            opened = mark
        elif _nested_ahead(doc, marks, at):
            out.append(_make(doc, mark, marks[at + 1], 1))
            at += 1
        else:
            out += [q for q in _unclosed(doc, opened) if q.last < mark]
            opened = mark
        at += 1
    if opened >= 0:
        out += _unclosed(doc, opened)
    return out


def _pair_single(doc: Document, marks: list[int], doubles: list[Quotation]) -> list[Quotation]:
    """Pairs single marks inside one paragraph and one level; an apostrophe inside a word is no mark at all."""
    bounds = sorted((quotation.first, quotation.last) for quotation in doubles if quotation.depth == 0)
    firsts = [first for first, _ in bounds]

    def level(token: int) -> int:
        at = bisect_left(firsts, token) - 1
        return at if at >= 0 and token < bounds[at][1] else -1

    out: list[Quotation] = []
    opened = -1
    for mark in marks:
        side = _side(doc, mark)
        same = opened >= 0 and level(opened) == level(mark) and mark <= _paragraph_end(doc, opened)
        if same and side != "open" and mark > opened + 1:
            out.append(_make(doc, opened, mark, 0 if level(mark) < 0 else 1))
            opened = -1
        elif side == "open":
            out += _dangling(doc, opened, mark, level) if opened >= 0 else []
            opened = mark
    out += _dangling(doc, opened, len(doc.words), level) if opened >= 0 else []
    return out


def _dangling(doc: Document, opened: int, nxt: int, level: Callable[[int], int]) -> list[Quotation]:
    """A single mark that opens behind a comma or a colon and is never closed, at the reporter's level.

    Not where it closes inside a token, before an ending: ``'Akılcı Kullanım'ın``.
    """
    if level(opened) >= 0 or doc.words[opened - 1] not in (",", ":"):
        return []
    if any("'" in word for word in doc.words[opened + 1 : opened + _TITLE_LENGTH]):
        return []
    return [q for q in _unclosed(doc, opened) if q.last < nxt]


def _quotations(doc: Document) -> list[Quotation]:
    doubles = [i for i, word in enumerate(doc.words) if word in _DOUBLE_MARKS]
    singles = [i for i, word in enumerate(doc.words) if word == "'"]
    found = _pair_double(doc, doubles) if doubles else []
    if singles:
        inner = _pair_single(doc, singles, found)
        crossing = [q for q in inner if any(q.first < d.first <= q.last < d.last or d.first < q.first < d.last < q.last for d in found)]
        found += [q for q in inner if q not in crossing]
        wide = [q for q in inner if q.depth == 0 and q not in crossing]
        found = [
            Quotation(q.first, q.last, q.start, q.end, q.closed, 1) if any(w.first < q.first and q.last < w.last for w in wide) else q
            for q in found
        ]
    return sorted((q for q in found if q.end > q.start), key=lambda q: (q.first, -q.last))


# --- sentences -------------------------------------------------------------------------------------------------------------------------

_ABBREVIATIONS = frozenset(row["word"] for row in table("abbreviations"))
_CONNECTIVES = frozenset(row["word"].split()[0] for row in table("function_words") if row["kind"] in ("connective", "capitalised", "pronoun"))


def _ends_here(doc: Document, token: int, following: int) -> bool:
    """Whether the full stop (or its like) at ``token`` ends a sentence, given the next token."""
    nxt = doc.text[doc.starts[following]]
    if nxt.islower() or nxt in ",;)":
        return False
    previous = doc.words[token - 1] if token else ""
    if doc.words[token] != ".":
        return True
    if not previous or doc.ends[token - 1] != doc.starts[token]:
        return True
    if previous in _ABBREVIATIONS or (len(previous) == 1 and previous.isalpha() and doc.text[doc.starts[token - 1]].isupper()):
        return False
    if previous.isdigit() and len(previous) < 4:
        return doc.words[following] in _CONNECTIVES or not nxt.isalpha()
    return True


def _shouted(doc: Document, token: int) -> bool:
    """Whether a token is written in capitals only."""
    raw = doc.text[doc.starts[token] : doc.ends[token]]
    return raw.isupper() and len(raw) > 1


def _heading_end(doc: Document, items: list[int]) -> int:
    """How many items at the head of a sentence are a heading run into it: ``KİRA VE EĞİTİM Şimşek, ...``; 0 where none is."""
    count = 0
    letters = 0
    for item in items:
        if doc.words[item].isalpha() or "'" in doc.words[item]:
            if not _shouted(doc, item):
                break
            letters += len(doc.words[item]) > 4
        elif not doc.words[item][0].isdigit() and doc.words[item] not in ",-:%":
            break
        count += 1
    follows = count < len(items) and doc.capital(items[count])
    return count if count >= 3 and letters >= 2 and follows else 0


def _stamp_ends(doc: Document, token: int) -> bool:
    """The minutes of a time stamp run into the text: ``Güncelleme: 15 Eylül 2025 15:33 Avrupa Merkez Bankası ...``."""
    digits = token >= 2 and doc.words[token - 1] == ":" and doc.words[token - 2].isdigit() and len(doc.words[token]) == 2
    return digits and doc.text[doc.starts[token + 1]].isupper()


_TITLE_LENGTH = 10
_TITLE_WORDS = 4
_TITLE_WITHIN = 60


def _title_again(doc: Document) -> frozenset[int]:
    """Tokens after which to cut where the body repeats the title with no stop behind it, as saved pages do: before it and after it."""
    if BREAK not in doc.words:
        return frozenset()
    first = 1 if doc.words[0] == BREAK else 0
    try:
        end = doc.words.index(BREAK, first)
    except ValueError:
        return frozenset()
    title = doc.words[first:end]
    if title and title[0] in ("haberler", "haber"):
        title = title[1:]
    if not _TITLE_WORDS <= len(title) <= 40:
        return frozenset()
    cuts: set[int] = set()
    for at in range(end + 1, min(end + _TITLE_WITHIN, len(doc.words) - len(title))):
        if doc.words[at] == title[0] and doc.words[at : at + len(title)] == title:
            cuts |= {at - 1, at + len(title) - 1}
    return frozenset(cuts)


class _Splitter:
    """Walks over the items of one level and cuts them into sentences."""

    def __init__(self, doc: Document, inside: int) -> None:
        self.doc, self.inside = doc, inside
        self.items: list[int] = []
        self.paragraph = 0
        self.cuts = _title_again(doc) if inside < 0 else frozenset()

    def flush(self) -> None:
        """Closes the sentence that is open; a heading run into its head becomes a sentence of its own."""
        if not self.items:
            return
        cut = _heading_end(self.doc, self.items) if self.inside < 0 else 0
        for part in (self.items[:cut], self.items[cut:]):
            if part:
                self.doc.sentences.append(Sentence(tuple(part), self.inside, self.paragraph))
        self.items = []

    def run(self, first: int, last: int) -> None:
        doc, token = self.doc, first
        while token <= last:
            word = doc.words[token]
            if word == BREAK:
                if token < last and self.items and not self._runs_on(token):
                    self.flush()
                self.paragraph += 1
            else:
                token = self._take(token, word, last)
            token += 1
        self.flush()

    def _runs_on(self, token: int) -> bool:
        """A line break inside a sentence: the next line begins with a small letter, and this one ends with no stop."""
        nxt = self.doc.text[self.doc.starts[token + 1]]
        return nxt.islower() and self.doc.words[token - 1] not in ENDS and self.doc.words[token - 1] != ":"

    def _take(self, token: int, word: str, last: int) -> int:
        """Adds one item, jumps over a quotation, and closes the sentence where it ends. Returns the last token taken."""
        doc = self.doc
        index = doc.opens.get(token, -1)
        self.items.append(token)
        if index >= 0 and index != self.inside:
            token = doc.quotations[index].last
            if token < last and self._quotation_ends(doc.quotations[index], token):
                self.flush()
        elif token in self.cuts or (word.isdigit() and token < last and _stamp_ends(doc, token)):
            self.flush()
        elif word in ENDS and token < last and (doc.words[token + 1] == BREAK or _ends_here(doc, token, token + 1)):
            self.flush()
        return token

    def _quotation_ends(self, quotation: Quotation, token: int) -> bool:
        """Whether a sentence ends with a quotation: it closes with a stop or was led in by a colon, and a capital follows."""
        doc = self.doc
        nxt = doc.words[token + 1]
        if nxt == BREAK or not doc.text[doc.starts[token + 1]].isupper():
            return False
        led = len(self.items) > 1 and doc.words[self.items[-2]] == ":"
        return led or doc.text[quotation.end - 1] in ".!?…"


# --- furniture -------------------------------------------------------------------------------------------------------------------------

_FURNITURE: dict[str, list[str]] = {}
for _row in table("furniture"):
    _FURNITURE.setdefault(_row["phrase"].split()[0].rstrip(":"), []).append(_row["phrase"])


def _is_furniture(line: str) -> bool:
    """Whether a line of the twin is the site's, not the article's: keywords, share buttons, time stamps."""
    words = line.split(maxsplit=1)
    if not words:
        return False
    for phrase in _FURNITURE.get(words[0].rstrip(":"), ()):
        if line == phrase or (line.startswith(phrase) and phrase.endswith(":")):
            return True
    return False


def _furniture(doc: Document) -> list[tuple[int, int]]:
    """Spans of furniture lines, in code points."""
    out, start = [], 0
    for line in doc.twin.splitlines(keepends=True):
        if len(line) < 400 and _is_furniture(line.strip()):
            out.append((start, start + len(line)))
        start += len(line)
    return out


def segment(text: str) -> Document:
    """Cuts a text of record into tokens, quotations and sentences; sentences of furniture lines are left out."""
    doc = _tokens(text)
    doc.furniture = _furniture(doc)
    doc.quotations = _quotations(doc)
    doc.opens = {quotation.first: index for index, quotation in enumerate(doc.quotations) if quotation.depth == 0}
    splitter = _Splitter(doc, -1)
    splitter.run(0, len(doc.words) - 1)
    if doc.furniture:
        doc.sentences = [s for s in doc.sentences if not any(a <= doc.starts[s.items[0]] < b for a, b in doc.furniture)]
    return doc


def inner_sentences(doc: Document, index: int) -> list[Sentence]:
    """The sentences inside one quotation, its nested quotations masked in their turn."""
    quotation = doc.quotations[index]
    outer = doc.opens
    doc.opens = {q.first: i for i, q in enumerate(doc.quotations) if quotation.first < q.first and q.last <= quotation.last and i != index}
    kept, doc.sentences = doc.sentences, []
    last = quotation.last - 1 if quotation.closed else quotation.last
    _Splitter(doc, index).run(quotation.first + 1, last)
    found, doc.sentences, doc.opens = doc.sentences, kept, outer
    return found
