"""Counts what became of the statements: the headline figures, and how each rule fared. Every figure is a count of cases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quotes.score.gold import Entry
from quotes.score.judge import MATCHED, Case, Statement, Verdict

SLACK = 2  # code points: quotation marks, a full stop or a space at the border


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
    named somebody, it was ``right``, ``wrong`` (another speaks) or ``spurious`` (no statement); else ``silent``, ``rightly`` where the
    reader names nobody either.
    """

    hits: int
    matched: int
    right: int
    wrong: int
    spurious: int
    silent: int
    rightly: int


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
