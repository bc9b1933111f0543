"""Pairs quotation marks: by white space, by glyph, by parity. Never raises; a stray mark costs its own paragraph at most."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property

from quotes.tokens import BREAK, DOUBLE_MARKS, Document, Quotation

_OPENER_GLYPHS = frozenset("“„«‹<,❝〝《≪\x93")
_CLOSER_GLYPHS = frozenset("”»›>❞〞》≫\x94")
_ALWAYS_WORDS = frozenset({"dedi", "diye", "diyen", "diyerek", "diyor", "şeklinde", "derken", "demişti", "denildi", "dediler"})
_CLOSING_WORDS = frozenset({"dedi", "diye", "demişti", "diyor"})
_AFTER_DIYE = frozenset({"konuştu", "konuşan", "ekledi", "yazdı", "sordu", "seslendi", "konuşuyor"})
_BLANK = " \t\r\n\u00a0\u200b\u2060\ufeff"
_MAX_CHARACTERS = 6000
_LONG_ENOUGH = 6
_FAR_BACK = 120
_MARKS_AHEAD = 24
_TITLE_LENGTH = 10

Level = Callable[[int], int]


def pair(doc: Document) -> list[Quotation]:
    """Every quotation of a document, by its first token; of two that begin together the wider one first."""
    doubles = [token for token in doc.landmarks if doc.words[token] in DOUBLE_MARKS]
    singles = [token for token in doc.landmarks if doc.words[token] == "'"]
    if not doubles and not singles:
        return []
    pairer = _Pairer(doc)
    found = pairer.double(doubles)
    if singles:
        found = _joined(found, pairer.single(singles, found))
    return sorted((q for q in found if q.end > q.start), key=lambda q: (q.first, -q.last))


def _joined(doubles: list[Quotation], singles: list[Quotation]) -> list[Quotation]:
    """Both kinds together: single marks that cross double ones are none, and what stands inside single marks is nested.

    Single quotations never overlap one another, so that for each double one there are two to look at, not all.
    """
    firsts = [quotation.first for quotation in singles]
    crossing: set[int] = set()
    for double in doubles:
        for token in (double.first, double.last):
            at = bisect_left(firsts, token) - 1
            if at >= 0 and _cross(singles[at], double):
                crossing.add(at)
    kept = [quotation for at, quotation in enumerate(singles) if at not in crossing]
    wide = [quotation for quotation in kept if quotation.depth == 0]
    firsts = [quotation.first for quotation in wide]
    out = []
    for quotation in doubles + kept:
        at = bisect_left(firsts, quotation.first) - 1
        if at >= 0 and quotation.last < wide[at].last:
            quotation = Quotation(quotation.first, quotation.last, quotation.start, quotation.end, quotation.closed, 1)  # noqa: PLW2901
        out.append(quotation)
    return out


def _cross(single: Quotation, double: Quotation) -> bool:
    """Whether two quotations overlap and neither holds the other."""
    return single.first < double.first <= single.last < double.last or double.first < single.first < double.last < single.last


class _Pairer:
    """Pairs the marks of one document."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc

    @cached_property
    def closing(self) -> list[int]:
        """The cues that may end a quotation whose closing mark is lost: found once, and only where one is."""
        words = self.doc.words
        found = [token for token, word in enumerate(words[:-1]) if word in _CLOSING_WORDS]
        return [token for token in found if words[token] != "diye" or words[token + 1] in _AFTER_DIYE]

    def side(self, token: int) -> str:
        """What white space says of a mark: ``open``, ``close`` or ``either``; a directed glyph decides where white space does not."""
        doc = self.doc
        before = doc.text[doc.starts[token] - 1] if doc.starts[token] else " "
        after = doc.text[doc.ends[token]] if doc.ends[token] < len(doc.text) else " "
        free_before, free_after = before.isspace() or before in "([-–—:", after in _BLANK or after.isspace() or after in ".,;:!?)]…"
        if free_before != free_after:
            return "open" if free_before else "close"
        glyph = doc.text[doc.starts[token]]
        if glyph in _OPENER_GLYPHS:
            return "open"
        return "close" if glyph in _CLOSER_GLYPHS else "either"

    def sloppy_close(self, token: int) -> bool:
        """A closing mark glued to the cue: ``... edeceğiz "dedi``."""
        return token + 1 < len(self.doc.words) and self.doc.words[token + 1] in _ALWAYS_WORDS

    def inner(self, first: int, last: int) -> tuple[int, int]:
        """Code points of what stands between two tokens, white space and zero-width characters at its ends left out."""
        text = self.doc.text
        start, end = self.doc.ends[first], self.doc.starts[last]
        while start < end and (text[start].isspace() or text[start] in _BLANK):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in _BLANK):
            end -= 1
        return start, end

    def make(self, first: int, last: int, depth: int) -> Quotation:
        start, end = self.inner(first, last)
        return Quotation(first, last, start, end, True, depth)

    def unclosed(self, first: int, before: int) -> list[Quotation]:
        """A quotation that is never closed, where it ends before another mark: up to the cue behind it, else to the end of its paragraph.

        The latter only where it opens that or follows a colon; elsewhere the mark is a stray one.
        """
        doc = self.doc
        end = doc.paragraph_end(first)
        at = bisect_left(self.closing, first + 3)
        if at < len(self.closing) and self.closing[at] < end:
            last = self.closing[at] - 1
            start = self.inner(first, last + 1)[0]
            if last < before and self.closed_singly(first, last):
                return [self.make(first, last, 0)]
        elif first == 0 or doc.words[first - 1] in (BREAK, ":") or (doc.words[first - 1] == "," and end - first >= _LONG_ENOUGH):
            last = end
            start = self.inner(first, last)[0]
        else:
            return []
        return [Quotation(first, last, start, doc.ends[last], False, 0)] if last < before else []

    def closed_singly(self, first: int, last: int) -> bool:
        """Whether a double mark is closed by a single one: ``''Bütçe hazır' dedi``; not where that closes a quotation inside."""
        words = self.doc.words
        inside = any(words[token] == "'" and self.side(token) == "open" for token in range(first + 1, last))
        return words[last] == "'" and self.side(last) == "close" and not inside

    def lost_opener(self, mark: int) -> list[Quotation]:
        """A closing mark and a cue behind it, the opening mark lost: ``Kaya, bütçe hazır" dedi``; it opened behind the name's comma, or
        with a single mark (``'Bütçe hazır'' dedi``).
        """
        doc = self.doc
        if not self.sloppy_close(mark):
            return []
        start = mark
        while start > 0 and doc.words[start - 1] != BREAK and doc.words[start - 1] not in DOUBLE_MARKS and mark - start < _FAR_BACK:
            start -= 1
        singles = [token for token in range(start, mark - 1) if doc.words[token] == "'"]
        if singles and self.side(singles[-1]) == "open":
            return [self.make(singles[-1], mark, 0)]
        for token in range(start + 1, mark - 2):
            if doc.words[token] == "," and doc.capitals[token - 1]:
                return [self.make(token, mark, 0)]
        return []

    def nested_ahead(self, marks: Sequence[int], at: int) -> bool:
        """Whether an opening mark inside an open quotation begins a nested one: both closers still follow in the paragraph."""
        end = self.doc.paragraph_end(marks[at])
        depth = 2
        for mark in marks[at + 1 : at + _MARKS_AHEAD]:
            if mark > end:
                return False
            side = self.side(mark)
            depth += 1 if side == "open" or (side == "either" and depth < 2) else -1
            if depth == 0:
                return True
        return False

    def double(self, marks: Sequence[int]) -> list[Quotation]:
        """Pairs double marks."""
        out: list[Quotation] = []
        opened = -1
        at = 0
        while at < len(marks):
            mark = marks[at]
            side = self.side(mark)
            if opened < 0:
                if side == "close":
                    out += self.lost_opener(mark)
                else:
                    opened = mark
            elif self.doc.starts[mark] - self.doc.starts[opened] > _MAX_CHARACTERS:
                out += self.unclosed(opened, mark)
                opened = mark if side != "close" else -1
            elif side != "open" or self.sloppy_close(mark):
                out.append(self.make(opened, mark, 0))
                opened = -1
            elif mark <= self.doc.paragraph_end(opened) and self.nested_ahead(marks, at):
                out.append(self.make(mark, marks[at + 1], 1))
                at += 1
            else:
                out += self.unclosed(opened, mark)
                opened = mark
            at += 1
        return out + (self.unclosed(opened, len(self.doc.words)) if opened >= 0 else [])

    def single(self, marks: Sequence[int], doubles: Sequence[Quotation]) -> list[Quotation]:
        """Pairs single marks inside one paragraph and one level, or over paragraphs behind a colon; an apostrophe in a word is no mark."""
        level = _levels(doubles)
        used = {token for quotation in doubles for token in (quotation.first, quotation.last)}
        out: list[Quotation] = []
        opened = -1
        for mark in marks:
            if mark in used:
                continue  # it opens or closes a quotation together with a double mark
            side = self.side(mark)
            same = opened >= 0 and level(opened) == level(mark) and (mark <= self.doc.paragraph_end(opened) or self.runs_on(opened, mark))
            if same and side != "open" and mark > opened + 1:
                out.append(self.make(opened, mark, 0 if level(mark) < 0 else 1))
                opened = -1
            elif side == "open":
                out += self.dangling(opened, mark, level)
                opened = mark
        return out + self.dangling(opened, len(self.doc.words), level)

    def runs_on(self, opened: int, mark: int) -> bool:
        """Whether a quotation in single marks goes on over paragraphs: it begins one behind a colon, and its closing mark ends another."""
        words = self.doc.words
        introduced = opened > 1 and words[opened - 1] == BREAK and words[opened - 2] in (":", ";")
        near = self.doc.starts[mark] - self.doc.starts[opened] < _MAX_CHARACTERS
        return introduced and near and (mark == len(words) - 1 or words[mark + 1] == BREAK)

    def dangling(self, opened: int, before: int, level: Level) -> list[Quotation]:
        """A single mark that opens behind a comma or a colon and is never closed, at the reporter's level.

        Not where it closes inside a token, before an ending: ``'Akılcı Kullanım'ın``.
        """
        if opened < 0 or level(opened) >= 0 or self.doc.words[opened - 1] not in (",", ":"):
            return []
        near = self.doc.words[opened + 1 : opened + _TITLE_LENGTH]
        if any("'" in word and not word[0].isdigit() for word in near):  # 19.00'da closes nothing
            return []
        return self.unclosed(opened, before)


def _levels(doubles: Sequence[Quotation]) -> Level:
    """Tells which quotation in double marks a token stands in, -1 for none."""
    bounds = sorted((quotation.first, quotation.last) for quotation in doubles if quotation.depth == 0)
    firsts = [first for first, _ in bounds]

    def level(token: int) -> int:
        at = bisect_left(firsts, token) - 1
        return at if at >= 0 and token < bounds[at][1] else -1

    return level
