"""Holds what is found against what a reader marked: one verdict a statement.

A statement of the extractor and a marked one are the same where their contents overlap by half (intersection over union), the best overlaps
first, each used once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from quotes.models import Quote
from quotes.score.gold import Entry, GoldArticle

SAME = 0.5  # of two contents, the share in common from which they are one statement
TOUCHED = 0.3  # an optional statement that is found in other borders is held against nobody

# right, wrong, silent: matched, and the speaker agrees, is another, is not named though there is one.
# missed: marked, not found. spurious: found, not marked. ignored: found where nothing is asked for.
Verdict = Literal["right", "wrong", "silent", "missed", "spurious", "ignored"]
MATCHED: frozenset[Verdict] = frozenset(("right", "wrong", "silent"))

_SPELLINGS = str.maketrans("Iİâîû\u00c2ÎÛ’‘`", "ıiaiuaiu'''")
_WORD = re.compile(r"(?:[^\W_]|')+")


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of the extractor, as much of it as is measured and saved."""

    document: str
    kind: str
    start: int
    end: int
    text: str
    cue_start: int | None
    cue_end: int | None
    speaker: str | None
    rule: str

    @classmethod
    def of(cls, document: str, quote: Quote) -> Statement:
        """The statement of a quote."""
        return cls(document, quote.kind, quote.start, quote.end, quote.text, quote.cue_start, quote.cue_end, quote.speaker, quote.rule)


@dataclass(frozen=True, slots=True)
class Case:
    """A marked statement, a found one, or both where they are the same, and what became of it.

    A found one that touches something optional or nested without being it is ``ignored`` and has no entry.
    """

    document: str
    entry: Entry | None
    given: Statement | None
    verdict: Verdict

    @property
    def core(self) -> bool:
        """Whether the headline figures count it."""
        return self.verdict != "ignored" and (self.entry is None or self.entry.core)


def overlap(one: Entry | Statement, other: Entry | Statement) -> float:
    """The share that two contents have in common: intersection over union."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start)) if shared > 0 else 0.0


def align(entries: Sequence[Entry], statements: Sequence[Statement]) -> dict[int, int]:
    """Which statement (by index) is which entry, best overlaps first; of equals, the last."""
    pairs = [(overlap(entry, given), i, j) for i, entry in enumerate(entries) for j, given in enumerate(statements)]
    out: dict[int, int] = {}
    taken: set[int] = set()
    for share, i, j in sorted(pairs, reverse=True):
        if share < SAME:
            break
        if i not in out and j not in taken:
            out[i] = j
            taken.add(j)
    return out


def same_name(name: str | None, given: str | None) -> bool:
    """Whether two names are one: equal, or one is the last words of the other, or two and more of its first; letters folded.

    >>> same_name("İlham Aliyev", "ALİYEV"), same_name("İlham Aliyev", "İlham"), same_name(None, "Aliyev"), same_name(None, None)
    (True, False, False, True)
    """
    if name is None or given is None:
        return name is given
    short, long = sorted((words_of(name), words_of(given)), key=len)
    count = len(short)
    if count == 0:
        return not long
    return long[-count:] == short or (count >= 2 and long[:count] == short)


def words_of(name: str) -> list[str]:
    """The words of a name as names are compared: Turkish lower case, no circumflex, one apostrophe, no other signs."""
    return _WORD.findall(unicodedata.normalize("NFC", name).translate(_SPELLINGS).lower())


def judge(article: GoldArticle, statements: Sequence[Statement]) -> list[Case]:
    """What became of every marked and every found statement of one article, the marked ones first."""
    pairs = align(article.entries, statements)
    cases = []
    for at, entry in enumerate(article.entries):
        given = statements[pairs[at]] if at in pairs else None
        if given is not None or not entry.optional:
            cases.append(Case(article.document, entry, given, _verdict(entry, given)))
    extra = [given for at, given in enumerate(statements) if at not in pairs.values()]
    return cases + [Case(article.document, None, given, _extra(article, given)) for given in extra]


def _verdict(entry: Entry, given: Statement | None) -> Verdict:
    if given is None:
        return "missed"
    if entry.optional:
        return "ignored"
    if same_name(entry.name, given.speaker):
        return "right"
    return "silent" if given.speaker is None else "wrong"


def _extra(article: GoldArticle, given: Statement) -> Verdict:
    near = any(not entry.core and overlap(entry, given) > TOUCHED for entry in article.entries)
    return "ignored" if near else "spurious"
