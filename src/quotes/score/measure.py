"""What is found and what is named, held against what a reader marked: one verdict a statement, and counts of them.

A statement of the extractor and a marked one are the same where their contents overlap by half (intersection over union), the best overlaps
first, each used once. Every figure is a count of the cases that ``judge`` returns.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from quotes.models import Quote
from quotes.score.gold import Entry, GoldArticle

SAME = 0.5  # of two contents, the share in common from which they are one statement
TOUCHED = 0.3  # an optional statement that is found in other borders is held against nobody
SLACK = 2  # code points: quotation marks, a full stop or a space at the border

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


@dataclass(frozen=True, slots=True)
class Shares:
    """Precision, recall and their harmonic mean, with the counts that they are made of."""

    p: float
    r: float
    f1: float
    tp: int
    pred: int
    gold: int


@dataclass(frozen=True, slots=True)
class KindShares(Shares):
    """The same for one kind, and the share of what was found that has its speaker."""

    speaker: float


@dataclass(frozen=True, slots=True)
class Nested:
    """Statements inside others, counted apart."""

    gold: int
    found: int
    attributed: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The headline figures of a run; docs/measuring.md says what each means."""

    documents: int
    gold: int
    predicted: int
    ignored: int
    found: Shares
    exact: Shares
    attributed: Shares
    speaker: float
    wrong: float
    cue: float
    kind: float
    nested: Nested
    by_kind: dict[str, KindShares]


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """What a rule decided, and how it went.

    ``hits`` is what is judged of its decisions, nested statements too, optional ones not; ``matched`` those that are statements. Where it
    named somebody, it was ``right``, ``wrong`` (another speaks) or ``spurious`` (no statement); else ``silent``, ``rightly`` where the reader
    names nobody either.
    """

    hits: int
    matched: int
    right: int
    wrong: int
    spurious: int
    silent: int
    rightly: int


# --- matching --------------------------------------------------------------------------------------------------------------------------


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


# --- counting --------------------------------------------------------------------------------------------------------------------------


def figures(cases: Iterable[Case], documents: int) -> Figures:
    """The headline figures of ``cases``, out of so many articles."""
    cases = list(cases)
    core = [case for case in cases if case.core]
    matched = pairs_of(core)
    gold = sum(case.entry is not None for case in core)
    predicted = sum(case.given is not None for case in core)
    right = _count(core, "right")
    with_cue = [(entry, given) for entry, given in matched if entry.cue_start is not None]
    return Figures(
        documents=documents,
        gold=gold,
        predicted=predicted,
        ignored=sum(case.given is not None and not case.core for case in cases),
        found=_shares(len(matched), predicted, gold),
        exact=_shares(sum(_exact(*pair) for pair in matched), predicted, gold),
        attributed=_shares(right, predicted, gold),
        speaker=_share(right, len(matched)),
        wrong=_share(_count(core, "wrong"), len(matched)),
        cue=_share(sum(_cue_found(*pair) for pair in with_cue), len(with_cue)),
        kind=_share(sum(entry.kind == given.kind for entry, given in matched), len(matched)),
        nested=_nested(cases),
        by_kind=_by_kind(core),
    )


def pairs_of(cases: Iterable[Case]) -> list[tuple[Entry, Statement]]:
    """The marked and the found statement of the cases that have both and are judged."""
    return [(case.entry, case.given) for case in cases if case.verdict in MATCHED and case.entry and case.given]


def by_rule(cases: Iterable[Case]) -> dict[str, RuleFigures]:
    """How each rule fared that decided anything, by its name."""
    judged: dict[str, list[Case]] = {}
    for case in cases:
        if case.given is not None and case.verdict != "ignored":
            judged.setdefault(case.given.rule, []).append(case)
    return {rule: _rule(own) for rule, own in judged.items()}


def _rule(cases: list[Case]) -> RuleFigures:
    named = [case for case in cases if case.given and case.given.speaker is not None]
    silent = [case for case in cases if case.given and case.given.speaker is None]
    return RuleFigures(
        hits=len(cases),
        matched=sum(case.verdict in MATCHED for case in cases),
        right=_count(named, "right"),
        wrong=_count(named, "wrong"),
        spurious=_count(named, "spurious"),
        silent=len(silent),
        rightly=_count(silent, "right"),
    )


def _by_kind(core: list[Case]) -> dict[str, KindShares]:
    """Figures by kind: that of the marked statement, or of the found one where nothing is marked."""
    out = {}
    for kind in sorted({_kind(case) for case in core}):
        own = [case for case in core if _kind(case) == kind]
        found = sum(case.verdict in MATCHED for case in own)
        base = _shares(found, found + _count(own, "spurious"), sum(case.entry is not None for case in own))
        right = _share(_count(own, "right"), found)
        out[kind] = KindShares(base.p, base.r, base.f1, base.tp, base.pred, base.gold, speaker=right)
    return out


def _nested(cases: list[Case]) -> Nested:
    own = [case for case in cases if case.entry is not None and case.entry.nested and not case.entry.optional]
    return Nested(len(own), sum(case.verdict in MATCHED for case in own), _count(own, "right"))


def _kind(case: Case) -> str:
    one = case.entry or case.given
    return one.kind if one else ""


def _exact(entry: Entry, given: Statement) -> bool:
    return abs(entry.start - given.start) <= SLACK and abs(entry.end - given.end) <= SLACK


def _cue_found(entry: Entry, given: Statement) -> bool:
    if entry.cue_start is None or entry.cue_end is None or given.cue_start is None or given.cue_end is None:
        return False
    return max(entry.cue_start, given.cue_start) < min(entry.cue_end, given.cue_end)


def _count(cases: Iterable[Case], verdict: Verdict) -> int:
    return sum(case.verdict == verdict for case in cases)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _shares(right: int, predicted: int, gold: int) -> Shares:
    p = right / predicted if predicted else 0.0
    r = right / gold if gold else 0.0
    return Shares(round(p, 4), round(r, 4), round(2 * p * r / (p + r), 4) if p + r else 0.0, right, predicted, gold)
