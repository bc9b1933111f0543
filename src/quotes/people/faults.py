"""What speaks against decisions that are taken together: twice the same, two that contradict each other, merges in a circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from quotes.people.decisions import Decision
from quotes.people.offices import gap, span
from quotes.text import key


def faults_of(decisions: Sequence[tuple[int, Decision]]) -> list[tuple[int, str]]:
    """What is wrong with decisions, by their line.

    Decisions that were taken before have negative lines: to say otherwise later, of a name or of a form, is no contradiction.
    """
    taken = _Taken()
    found = ((line, taken.fault(line, decision)) for line, decision in decisions)
    return [(line, reason) for line, reason in found if reason]


class _Taken:
    """The decisions so far, by what another could say otherwise."""

    def __init__(self) -> None:
        self._lines: dict[Decision, int] = {}
        self._names: dict[str, int] = {}
        self._merged: dict[str, tuple[str, int]] = {}
        self._called: dict[str, list[tuple[int, Decision]]] = defaultdict(list)

    def fault(self, line: int, decision: Decision) -> str | None:
        """What speaks against one more decision; where nothing does, it is taken."""
        if decision in self._lines:
            return f"the same decision as {_place(self._lines[decision])}"
        self._lines[decision] = line
        against = {"merge": self._merge, "rename": self._rename, "alias": self._alias}.get(decision.action)
        return against(line, decision) if against else None

    def _rename(self, line: int, decision: Decision) -> str | None:
        before = self._names.get(decision.speaker, 0)
        if before > 0:
            return f"{decision.speaker} has another name in {_place(before)}"
        self._names[decision.speaker] = line
        return None

    def _alias(self, line: int, decision: Decision) -> str | None:
        within = span(decision.start, decision.end)
        before = self._called[key(decision.form or "")]
        for at, other in before:
            if other.speaker != decision.speaker and gap(span(other.start, other.end), within) == 0:
                return f"{decision.form} is {other.speaker} in {_place(at)}"
        if line > 0:
            before.append((line, decision))
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
