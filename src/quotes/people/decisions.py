"""What the user has decided: merge, split, rename, alias. Decisions name speakers by their keys, so they outlive every new linking.

They are applied one after another to what was linked; one that speaks of nobody who is there waits until somebody comes.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from quotes.models import SpeakerKind
from quotes.people.names import words_of
from quotes.people.nodes import Node
from quotes.people.offices import days, gap, span
from quotes.people.records import Candidate, Known, Sighting
from quotes.text import key

Action = Literal["merge", "split", "rename", "alias"]
Called = tuple[SpeakerKind | None, tuple[str, ...]]

_KINDS: tuple[SpeakerKind | None, ...] = (None, *sorted(get_args(SpeakerKind)))


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
    sightings: array[int]
    known: Known | None = None
    candidates: tuple[Candidate, ...] = field(default=())


class Drafts:
    """The speakers in the making, found by their key or by the key of a name that is theirs."""

    def __init__(
        self, drafts: Iterable[Draft], sightings: Sequence[Sighting], nodes: Mapping[str, Node], forms: Iterable[str] = ()
    ) -> None:
        """``forms`` are the names whose bearers decisions will ask for."""
        self._nodes = nodes
        self._called = _places(sightings, {called for form in forms for called in _as_called(form)})
        self._drafts = {draft.key: draft for draft in drafts}
        self._sightings = sightings
        self._owner = [""] * len(sightings)
        for own, draft in self._drafts.items():
            for index in draft.sightings:
                self._owner[index] = own

    def all(self) -> list[Draft]:
        """Everybody who has said something, sorted by key."""
        out = [draft for _, draft in sorted(self._drafts.items()) if draft.sightings]
        for draft in out:
            draft.candidates = tuple(one for one in dict.fromkeys(map(self._as_decided, draft.candidates)) if one.key != draft.key)
        return out

    def _as_decided(self, candidate: Candidate) -> Candidate:
        """Whom a name may mean, once merged and renamed."""
        draft = self.find(candidate.key) if candidate.key else None
        return Candidate(draft.name, draft.key, draft.known.wikidata if draft.known else None) if draft else candidate

    def find(self, handle: str) -> Draft | None:
        """The speaker with that key, or else the one who has most of what is seen under it."""
        draft = self._drafts.get(handle)
        if draft is not None and draft.sightings:
            return draft
        shares = Counter(self._owner[index] for index in self._nodes[handle].sightings) if handle in self._nodes else None
        return self._drafts[min(shares, key=lambda own: (-shares[own], own))] if shares else None

    def apply(self, decision: Decision) -> None:
        """Do what a decision says, as far as there is somebody to do it to."""
        {"merge": self._merge, "split": self._split, "rename": self._rename, "alias": self._alias}[decision.action](decision)

    def _merge(self, decision: Decision) -> None:
        other = self.find(decision.other or "")
        if other is None:
            return
        draft = self._find_or_make(decision, other.kind)
        if draft is not None and draft is not other:
            self._move(other.sightings, draft)

    def _split(self, decision: Decision) -> None:
        draft = self.find(decision.speaker)
        if draft is None:
            return
        chosen = [index for index in draft.sightings if _selects(decision, self._sightings[index])]
        if not chosen:
            return
        name = decision.name or self._sightings[min(chosen)].name
        part = self._drafts.setdefault(decision.split_key, Draft(decision.split_key, name, draft.kind, array("I")))
        self._move(chosen, part)

    def _rename(self, decision: Decision) -> None:
        draft = self.find(decision.speaker)
        if draft is not None and decision.name:
            draft.name = decision.name

    def _alias(self, decision: Decision) -> None:
        within, form = span(decision.start, decision.end), decision.form or ""
        called = [index for one in _as_called(form) for index in self._called.get(one, ())]
        wanted = [index for index in called if not gap(days(self._sightings[index].date), within)]
        draft = self._find_or_make(decision, self._sightings[min(wanted)].kind) if wanted else None
        if draft is not None:
            self._move(wanted, draft)

    def _find_or_make(self, decision: Decision, kind: SpeakerKind | None) -> Draft | None:
        """The speaker of a decision; made of the decision where no article has named them yet."""
        draft = self.find(decision.speaker)
        if draft is None and decision.name:
            draft = self._drafts[decision.speaker] = Draft(decision.speaker, decision.name, kind, array("I"))
        return draft

    def _move(self, indices: Iterable[int], target: Draft) -> None:
        """Give what is seen to ``target``, who is no longer in doubt then."""
        taken: dict[str, set[int]] = defaultdict(set)
        for index in indices:
            if self._owner[index] != target.key:
                taken[self._owner[index]].add(index)
                self._owner[index] = target.key
        for own, gone in sorted(taken.items()):
            source = self._drafts[own]
            target.sightings.extend(sorted(gone))
            source.sightings = array("I", [index for index in source.sightings if index not in gone])
        if taken:
            target.candidates = ()


def _as_called(form: str) -> list[Called]:
    """A name as speakers of each kind are compared by it."""
    return [(kind, words_of(form, kind)) for kind in _KINDS]


def _places(sightings: Iterable[Sighting], wanted: Collection[Called]) -> dict[Called, list[int]]:
    """Where those stand who are called so."""
    out: dict[Called, list[int]] = defaultdict(list)
    for index, seen in enumerate(sightings if wanted else ()):
        called = (seen.kind, words_of(seen.name, seen.kind))
        if called in wanted:
            out[called].append(index)
    return out


def _selects(decision: Decision, seen: Sighting) -> bool:
    if decision.form and not _is_called(seen, decision.form) and key(decision.form) not in map(key, seen.forms):
        return False
    if decision.article and seen.source != decision.article:
        return False
    return not decision.role or key(decision.role) in map(key, seen.roles)


def _is_called(seen: Sighting, form: str) -> bool:
    return seen.name == form or words_of(seen.name, seen.kind) == words_of(form, seen.kind)
