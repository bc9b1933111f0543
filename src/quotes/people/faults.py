"""What speaks against decisions that are taken together: twice the same, two that contradict each other, merges in a circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from quotes.people.decisions import Decision
from quotes.people.offices import gap, span
from quotes.text import key


def faults_of(decisions: Sequence[tuple[int, Decision]], told: Collection[int] = ()) -> list[tuple[int, str]]:
    """What is wrong with decisions, by their line.

    Lines in ``told``, and negative ones, which are decisions that hold already, were decided one after another: to say otherwise later, of
    a name or of a form, is no contradiction to them.
    """
    taken = _Taken(told)
    found = ((line, taken.fault(line, decision)) for line, decision in decisions)
    return [(line, reason) for line, reason in found if reason]


class _Taken:
    """The decisions so far, by what another could say otherwise."""

    def __init__(self, told: Collection[int]) -> None:
        self._told = told
        self._lines: dict[Decision, int] = {}
        self._last: dict[tuple[str, str], Decision] = {}
        self._merged: dict[str, tuple[str, int]] = {}
        self._called: dict[str, list[Decision]] = defaultdict(list)

    def fault(self, line: int, decision: Decision) -> str | None:
        """What speaks against one more decision; where nothing does, it is taken."""
        about = ("form", key(decision.form or "")) if decision.action == "alias" else (decision.action, decision.speaker)
        if decision in self._lines and self._last.get(about, decision) == decision:
            return f"the same decision as {_place(self._lines[decision])}"
        against = {"merge": self._merge, "rename": self._rename, "alias": self._alias}.get(decision.action)
        reason = against(line, decision) if against else None
        if reason is None:
            self._lines[decision] = line
            if decision.action in ("rename", "alias"):
                self._last[about] = decision
        return reason

    def _may_be_overruled(self, line: int) -> bool:
        return line < 0 or line in self._told

    def _rename(self, _: int, decision: Decision) -> str | None:
        before = self._last.get(("rename", decision.speaker))
        if before is not None and not self._may_be_overruled(at := self._lines[before]):
            return f"{decision.speaker} has another name in {_place(at)}"
        return None

    def _alias(self, _: int, decision: Decision) -> str | None:
        within = span(decision.start, decision.end)
        called = self._called[key(decision.form or "")]
        for other in called:
            at = self._lines[other]
            meet = other.speaker != decision.speaker and gap(span(other.start, other.end), within) == 0
            if meet and not self._may_be_overruled(at):
                return f"{decision.form} is {other.speaker} in {_place(at)}"
        called.append(decision)
        return None

    def _merge(self, line: int, decision: Decision) -> str | None:
        other = decision.other or ""
        if other in self._merged:
            into, before = self._merged[other]
            return f"{other} is merged into {into} in {_place(before)} already"
        at, seen = decision.speaker, []
        while at in self._merged:
            at, before = self._merged[at]
            seen.append(_place(before))
            if at == other:
                return f"these merges go in a circle, with {', '.join(seen)}"
        if at == other:
            return "a speaker is merged into itself"
        self._merged[other] = (decision.speaker, line)
        return None


def _place(line: int) -> str:
    """Where a decision stands: a line of a file, or, counted downwards from -1, a number in the database."""
    return f"line {line}" if line > 0 else f"decision {-line}"
