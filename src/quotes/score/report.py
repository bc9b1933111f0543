"""The tables of a run: figures, figures by kind, form and rule, wrong names, errors, two runs beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quotes.grid import Grid
from quotes.score.expressed import FORMS, Form, FormFigures
from quotes.score.judge import Case, Statement, Verdict
from quotes.score.measure import Figures, RuleFigures, Shares

WORDS, NAME = 100, 40  # characters of a statement and of a name that a list of errors shows
NONE = "–"


def headline(title: str, figures: Figures) -> list[Grid]:
    """What was found, exactly and with its speaker; then the shares of what was found."""
    names = ("found", "exact", "attributed")
    nested = figures.nested
    inside = (("nested found", nested.found), ("nested attributed", nested.attributed))
    rows = [(name, *_shares(getattr(figures, name))) for name in names]
    rows += [(name, NONE, _share(right, nested.gold), NONE, str(right), NONE, str(nested.gold)) for name, right in inside]
    shares = {name: _number(getattr(figures, name)) for name in ("speaker", "wrong", "cue", "kind")}
    rest = f"Shares of the {figures.found.tp} that were found ({figures.ignored} more are optional or nested)"
    return [
        Grid(title, ("", "P", "R", "F1", "right", "given", "gold"), tuple(rows)),
        Grid(rest, tuple(shares), (tuple(shares.values()),)),
    ]


def kinds(figures: Figures) -> Grid:
    """A row a kind."""
    rows = tuple((kind, *_shares(own), _number(own.speaker)) for kind, own in figures.by_kind.items())
    return Grid("By kind", ("kind", "P", "R", "F1", "found", "given", "gold", "speaker"), rows)


def forms(figures: dict[Form, FormFigures]) -> Grid:
    """A row a way in which a speaker is expressed."""
    rows = tuple(
        (form, str(own.gold), str(own.found), _share(own.found, own.gold), _share(own.right, own.found), str(own.wrong), FORMS[form])
        for form, own in figures.items()
    )
    return Grid("By how the speaker is expressed", ("form", "gold", "found", "R", "speaker", "wrong", "which is"), rows)


def rules(figures: dict[str, RuleFigures], order: Sequence[str]) -> Grid:
    """A row a rule, in the order in which they are asked."""
    columns = ("rule", "hits", "matched", "right", "wrong", "spurious", "precision", "silent", "rightly")
    known = [rule for rule in (*order, *sorted(set(figures) - set(order))) if rule in figures]
    return Grid("By rule", columns, tuple(_rule(rule, figures[rule]) for rule in known))


def _rule(name: str, own: RuleFigures) -> tuple[str, ...]:
    answered = own.right + own.wrong + own.spurious
    counts = (own.hits, own.matched, own.right, own.wrong, own.spurious)
    return (name, *map(str, counts), _share(own.right, answered), str(own.silent), str(own.rightly))


def wrong_names(cases: Iterable[Case]) -> Grid:
    """The statements that are given to somebody else."""
    rows = tuple(
        (case.document, case.entry.name or NONE, case.given.speaker or NONE, case.given.rule, line(case.given.text))
        for case in cases
        if case.core and case.verdict == "wrong" and case.entry and case.given
    )
    return Grid(f"Wrong names: {len(rows)}", ("document", "gold", "given", "rule", "words"), rows)


def errors(cases: Iterable[Case], most: int) -> list[Grid]:
    """At most so many of each: missed, spurious, with another speaker or with none."""
    sorts = {"Missed": ("missed",), "Spurious": ("spurious",), "Speaker": ("wrong", "silent")}
    core = [case for case in cases if case.core]
    return [_errors(name, [case for case in core if case.verdict in verdicts], most) for name, verdicts in sorts.items()]


def _errors(name: str, cases: list[Case], most: int) -> Grid:
    columns = ("document", "at", "kind", "cue", "gold", "given", "rule", "words")
    title = f"{name}: {len(cases)}" + (f", the first {most}" if len(cases) > most else "")
    return Grid(title, columns, tuple(map(_error, cases[:most])))


def _error(case: Case) -> tuple[str, ...]:
    entry, given = case.entry, case.given
    one = entry or given
    if one is None:
        raise ValueError("a case without a statement")
    who = (*((entry.cue, entry.name) if entry else (None, None)), *((given.speaker, given.rule) if given else (None, None)))
    return (case.document, str(one.start), one.kind, *(line(part, NAME) if part else NONE for part in who), line(one.text))


def changes(old: Iterable[Case], new: Iterable[Case]) -> Grid:
    """The statements (by document, span and speaker) that only one of two runs has, with what becomes of them."""
    before, after = _keyed(old), _keyed(new)
    lost = [("lost", *before[key]) for key in before if key not in after]
    gained = [("gained", *after[key]) for key in after if key not in before]
    both = sorted(lost + gained, key=lambda row: (row[1].document, row[1].start, row[1].end))
    rows = tuple(
        (change, verdict, given.document, str(given.start), given.speaker or NONE, given.rule, line(given.text))
        for change, given, verdict in both
    )
    title = f"{_counted('Gained', gained)}; {_counted('lost', lost)}"
    return Grid(title, ("change", "verdict", "document", "at", "speaker", "rule", "words"), rows)


def _keyed(cases: Iterable[Case]) -> dict[tuple[str, int, int, str | None], tuple[Statement, Verdict]]:
    given = ((case.given, case.verdict) for case in cases if case.given is not None)
    return {(one.document, one.start, one.end, one.speaker): (one, verdict) for one, verdict in given}


def _counted(word: str, rows: Sequence[tuple[str, Statement, Verdict]]) -> str:
    return f"{word} {len(rows)} ({sum(verdict == 'right' for *_, verdict in rows)} of them right)"


def beside(title: str, first: tuple[str, Figures], second: tuple[str, Figures]) -> Grid:
    """The figures of two runs, or of two parts of one, and how far the second is ahead."""
    one, other = flat(first[1]), flat(second[1])
    names = [*one, *(name for name in other if name not in one)]
    rows = tuple((name, *_pair(one.get(name), other.get(name))) for name in names)
    return Grid(title, ("figure", first[0], second[0], "difference"), rows)


def flat(figures: Figures) -> dict[str, float]:
    """Every figure that can be compared, by a name of its own."""
    out: dict[str, float] = {"articles": figures.documents, "gold": figures.gold, "given": figures.predicted}
    for name in ("found", "exact", "attributed"):
        shares: Shares = getattr(figures, name)
        out |= {f"{name} P": shares.p, f"{name} R": shares.r, f"{name} F1": shares.f1}
    out |= {name: getattr(figures, name) for name in ("speaker", "wrong", "cue", "kind")}
    nested = figures.nested
    if nested.gold:
        out |= {"nested found": nested.found / nested.gold, "nested attributed": nested.attributed / nested.gold}
    for kind, own in figures.by_kind.items():
        out |= {f"{kind} F1": own.f1, f"{kind} speaker": own.speaker}
    return out


def line(text: str, most: int = WORDS) -> str:
    """The first words of a text on one line, without control characters."""
    whole = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return whole if len(whole) <= most else whole[: most - 2].rstrip() + " …"


def _pair(one: float | None, other: float | None) -> tuple[str, str, str]:
    if one is None or other is None:
        return (_number(one), _number(other), NONE)
    difference = other - one
    sign = "" if difference == 0 else "+" if difference > 0 else "−"
    return (_number(one), _number(other), sign + _number(abs(difference)))


def _number(value: float | None) -> str:
    if value is None:
        return NONE
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else NONE


def _shares(own: Shares) -> tuple[str, ...]:
    return (*(f"{value:.3f}" for value in (own.p, own.r, own.f1)), *(str(count) for count in (own.tp, own.pred, own.gold)))
