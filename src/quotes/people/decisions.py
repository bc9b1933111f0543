"""What the user has decided: merge, split, rename, alias. Decisions name speakers by their keys, so they outlive every new linking.

They are applied one after another to what was linked; one that speaks of nobody who is there waits until somebody comes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from quotes.models import SpeakerKind
from quotes.people.names import words_of
from quotes.people.offices import days, gap, span
from quotes.people.records import Candidate, Known, Sighting
from quotes.text import key

Action = Literal["merge", "split", "rename", "alias"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. ``speaker`` is the key of the one it is about, ``name`` what they are called by it.

    merge: ``other`` is the same as ``speaker``.
    split: what ``form``, ``article`` and ``role`` select, as far as they are given, is another, called ``name``.
    rename: ``speaker`` is called ``name``.
    alias: whoever an article calls ``form``, between ``start`` and ``end``, is ``speaker``.
    """

    action: Action
    speaker: str
    other: str | None = None
    form: str | None = None
    article: str | None = None
    role: str | None = None
    name: str | None = None
    start: str | None = None
    end: str | None = None

    @property
    def split_key(self) -> str:
        """The key of the speaker that a split makes: the same whenever the same is split off."""
        chosen = (("form", self.form), ("article", self.article), ("role", self.role))
        return f"{self.speaker}#" + ",".join(f"{name}={value}" for name, value in chosen if value)


@dataclass(slots=True)
class Draft:
    """A speaker in the making."""

    key: str
    name: str
    kind: SpeakerKind | None
    sightings: list[int]
    known: Known | None = None
    candidates: tuple[Candidate, ...] = field(default=())


class Drafts:
    """The speakers in the making, found by their key or by the key of a name that is theirs."""

    def __init__(self, drafts: Iterable[Draft], sightings: Sequence[Sighting], nodes: Sequence[str]) -> None:
        """``nodes`` has the key of the node of every sighting."""
        self._drafts = {draft.key: draft for draft in drafts}
        self._sightings, self._nodes = sightings, nodes
        self._places: dict[str, list[int]] | None = None

    def all(self) -> list[Draft]:
        """Everybody who has said something, sorted by key."""
        return [draft for _, draft in sorted(self._drafts.items()) if draft.sightings]

    def find(self, handle: str) -> Draft | None:
        """The speaker with that key, or else the one who has most of what is seen under it."""
        draft = self._drafts.get(handle)
        if draft is not None and draft.sightings:
            return draft
        indices = set(self._under(handle))
        if not indices:
            return None
        shares = Counter({own: len(indices.intersection(draft.sightings)) for own, draft in self._drafts.items()})
        best = max(shares.values())
        return self._drafts[min(own for own, share in shares.items() if share == best)] if best else None

    def _under(self, node: str) -> list[int]:
        if self._places is None:
            self._places = {}
            for index, own in enumerate(self._nodes):
                self._places.setdefault(own, []).append(index)
        return self._places.get(node, [])

    def apply(self, decision: Decision) -> None:
        """Do what a decision says, as far as there is somebody to do it to."""
        {"merge": self._merge, "split": self._split, "rename": self._rename, "alias": self._alias}[decision.action](decision)

    def _merge(self, decision: Decision) -> None:
        other = self.find(decision.other or "")
        if other is None:
            return
        draft = self._find_or_make(decision, other.kind)
        if draft is not None and draft is not other:
            self._move(other, set(other.sightings), draft)

    def _split(self, decision: Decision) -> None:
        draft = self.find(decision.speaker)
        if draft is None:
            return
        chosen = {index for index in draft.sightings if _selects(decision, self._sightings[index])}
        if not chosen:
            return
        name = decision.name or self._sightings[min(chosen)].name
        part = self._drafts.setdefault(decision.split_key, Draft(decision.split_key, name, draft.kind, []))
        self._move(draft, chosen, part)

    def _rename(self, decision: Decision) -> None:
        draft = self.find(decision.speaker)
        if draft is not None and decision.name:
            draft.name = decision.name

    def _alias(self, decision: Decision) -> None:
        within, form = span(decision.start, decision.end), decision.form or ""
        wanted = {index for index, seen in enumerate(self._sightings) if _is_called(seen, form) and not gap(days(seen.date), within)}
        if not wanted:
            return
        draft = self._find_or_make(decision, self._sightings[min(wanted)].kind)
        if draft is None:
            return
        wanted -= set(draft.sightings)
        for other in list(self._drafts.values()):
            if other is not draft and not wanted.isdisjoint(other.sightings):
                self._move(other, wanted, draft)

    def _find_or_make(self, decision: Decision, kind: SpeakerKind | None) -> Draft | None:
        """The speaker of a decision; made of the decision where no article has named them yet."""
        draft = self.find(decision.speaker)
        if draft is None and decision.name:
            draft = self._drafts[decision.speaker] = Draft(decision.speaker, decision.name, kind, [])
        return draft

    def _move(self, source: Draft, indices: set[int], target: Draft) -> None:
        target.sightings += [index for index in source.sightings if index in indices]
        source.sightings = [index for index in source.sightings if index not in indices]
        target.candidates = ()


def _selects(decision: Decision, seen: Sighting) -> bool:
    if decision.form and not _is_called(seen, decision.form) and key(decision.form) not in map(key, seen.forms):
        return False
    if decision.article and seen.source != decision.article:
        return False
    return not decision.role or key(decision.role) in map(key, seen.roles)


def _is_called(seen: Sighting, form: str) -> bool:
    return seen.name == form or words_of(seen.name, seen.kind) == words_of(form, seen.kind)


def _place(line: int) -> str:
    """Where a decision stands: a line of a file, or, counted downwards from -1, a number in the database."""
    return f"line {line}" if line > 0 else f"decision {-line}"


def faults_of(decisions: Sequence[tuple[int, Decision]]) -> list[tuple[int, str]]:
    """What is wrong with decisions that are taken together, by their line: twice the same, two that contradict, merges in a circle.

    Decisions that were taken before have negative lines: renaming somebody again is no contradiction then.
    """
    faults: list[tuple[int, str]] = []
    lines: dict[Decision, int] = {}
    names: dict[str, int] = {}
    merged: dict[str, tuple[str, int]] = {}
    for line, decision in decisions:
        if decision in lines:
            faults.append((line, f"the same decision as {_place(lines[decision])}"))
        elif decision.action == "rename" and names.get(decision.speaker, 0) > 0:
            faults.append((line, f"{decision.speaker} has another name in {_place(names[decision.speaker])}"))
        elif decision.action == "merge" and (reason := _merge_fault(decision, merged)):
            faults.append((line, reason))
        else:
            names |= {decision.speaker: line} if decision.action == "rename" else {}
            merged |= {decision.other or "": (decision.speaker, line)} if decision.action == "merge" else {}
        lines.setdefault(decision, line)
    return faults


def _merge_fault(decision: Decision, merged: dict[str, tuple[str, int]]) -> str | None:
    other = decision.other or ""
    if other in merged:
        into, line = merged[other]
        return f"{other} is merged into {into} in {_place(line)} already"
    at, seen = decision.speaker, []
    while at in merged:
        at, line = merged[at]
        seen.append(_place(line))
        if at == other:
            return f"these merges go in a circle, with {', '.join(seen)}"
    return "a speaker is merged into itself" if at == other else None
