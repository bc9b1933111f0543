"""From groups of names to speakers: by what key a group is known, how it is called, whom it may also be."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from quotes.people.bare import FAR, Bearer, Verdict
from quotes.people.clusters import Clusters
from quotes.people.decisions import Draft
from quotes.people.names import name_key, words_of
from quotes.people.nodes import Node
from quotes.people.offices import YEAR, Days, gap, wider
from quotes.people.records import Candidate, Known, Sighting


@dataclass(slots=True)
class Drafting:
    """What there is to make speakers of.

    ``roots`` has the group that gives a speaker its name, where the speaker's key is not that group's.
    """

    nodes: Mapping[str, Node]
    clusters: Clusters
    verdicts: Mapping[str, Verdict]
    sightings: Sequence[Sighting]
    joined: dict[str, list[str]] = field(default_factory=dict)
    roots: dict[str, str] = field(default_factory=dict)
    named: dict[str, Candidate] = field(default_factory=dict)
    eras: dict[str, dict[str, Days]] = field(default_factory=dict)

    def make(self) -> Iterator[Draft]:
        """One draft a group, sorted by key, with its candidates where it stays open who it is."""
        self.joined = self.clusters.joined()
        inside = {own for owns in self.joined.values() for own in owns[1:]}
        roots = sorted(own for own in self.nodes if own not in inside)
        self.eras = self._eras(self.nodes[root] for root in roots if root not in self.joined)
        keys = [self._key(root) for root in roots]
        for root, own in zip(reversed(roots), reversed(keys), strict=True):  # the first one stays
            if root == own:
                self.roots.pop(own, None)
            else:
                self.roots[own] = root
        order = sorted(range(len(roots)), key=lambda at: (keys[at], at))
        for own, places in groupby(order, key=keys.__getitem__):
            yield self._whole(own, [roots[at] for at in places])

    def _whole(self, own: str, roots: list[str]) -> Draft:
        """The draft of a key; it has several groups where a surname has one and the same office in several articles."""
        draft = self._draft(roots[0], own)
        for root in roots[1:]:
            draft.sightings.extend(index for node in self._members(root) for index in node.sightings)
        found = [one for root in roots for node in self._members(root) for one in self._candidates(node) if one.key != draft.key]
        draft.candidates = tuple(dict.fromkeys(found))
        return draft

    def _members(self, root: str) -> list[Node]:
        return [self.nodes[own] for own in self.joined.get(root, (root,))]

    def _known(self, root: str, members: Iterable[Node]) -> Known | None:
        return self.clusters.known(root) or next((node.known for node in members if node.known), None)

    def _key(self, root: str) -> str:
        """What the speaker of a group is known by."""
        members = self._members(root)
        main, known = _main(members), self._known(root, members)
        return self._key_of_known(known, members, main) if known else self._key_by_office(main) or main.key

    def _draft(self, root: str, own: str) -> Draft:
        """One speaker of one group: called by the name under which they are seen most, or by the known one that completes it."""
        members = self._members(root)
        main, known = _main(members), self._known(root, members)
        indices = array("I", [index for node in members for index in node.sightings])
        if known is None:
            return Draft(own, self._written(main), main.kind, indices)
        name = self._written(main) if _called_otherwise(known, main, members) else known.name
        return Draft(own, name, known.kind, indices, known)

    def _key_of_known(self, known: Known, members: list[Node], main: Node) -> str:
        """The key of the name by which somebody is known, so that it stays whatever spelling is used most."""
        own = name_key(known.name, known.kind)
        parts = sorted(node.key for node in members if node.key.split("#")[0] == own)
        if parts:
            return parts[0]
        return own if own not in self.nodes else main.key

    def _key_by_office(self, node: Node) -> str | None:
        """A surname with an office of a house is the same in every article: ``person:kaya#başkan trabzonspor``.

        Not where years lie between: the second of that name gets the year, and who is not dated then is neither of them.
        """
        own = self._surname_in_office(node)
        eras = self.eras.get(own or "", {})
        if own is None or len(eras) < 2:
            return own
        return next((key for key, era in eras.items() if gap(era, node.seen) == 0), None)

    def _surname_in_office(self, node: Node) -> str | None:
        if node.nature != "bare":
            return None
        held = {office for office in node.offices if office.telling and office.house}
        named = sorted(" ".join([office.head, *sorted(office.of)]) for office in held)
        return f"{node.kind}:{' '.join(node.words)}#{named[0]}" if named else None

    def _eras(self, alone: Iterable[Node]) -> dict[str, dict[str, Days]]:
        """When each surname is seen in an office: the keys of the spans that have years between them, in order."""
        seen: dict[str, list[Days]] = defaultdict(list)
        for node in alone:
            own = self._surname_in_office(node)
            if own and node.seen:
                seen[own].append(node.seen)
        return {own: {f"{own} {era[0] // YEAR}" if at else own: era for at, era in enumerate(_apart(spans))} for own, spans in seen.items()}

    def _written(self, node: Node) -> str:
        """The way in which a name is written most; not in capitals where it is also written otherwise: ``Can Er``, not ``CAN Er``."""
        forms = Counter(self.sightings[index].name for index in node.sightings)
        return min(forms, key=lambda form: (sum(map(str.isupper, form.split())), -forms[form], form))

    def _candidates(self, node: Node) -> Iterator[Candidate]:
        """Those whom a name may mean that stays open."""
        for own in node.maybe:
            if own in self.clusters:
                yield self._of_group(own)
        for known in node.maybe_known:
            yield Candidate(known.name, None, known.wikidata)
        if node.seen is None and len(eras := self.eras.get(self._surname_in_office(node) or "", {})) > 1:
            yield from (Candidate(self._draft(self.roots[key], key).name, key) for key in eras if key in self.roots)
        verdict = self.verdicts.get(node.key)
        for bearer in verdict.others if verdict else ():
            yield self._of_bearer(bearer)

    def _of_bearer(self, bearer: Bearer) -> Candidate:
        if bearer.cluster is not None:
            return self._of_group(bearer.cluster)
        return Candidate(bearer.name, None, bearer.known.wikidata if bearer.known else None)

    def _of_group(self, own: str) -> Candidate:
        key = self._key(self.clusters.of(own))
        if key not in self.named:
            draft = self._draft(self.roots.get(key, key), key)
            self.named[key] = Candidate(draft.name, key, draft.known.wikidata if draft.known else None)
        return self.named[key]


def _main(members: Iterable[Node]) -> Node:
    """The full name that is seen most."""
    return min(members, key=lambda node: (node.nature != "named", -len(node.sightings), -len(node.words), node.key))


def _called_otherwise(known: Known, main: Node, members: Iterable[Node]) -> bool:
    """Whether the articles have a full name of their own for somebody, and none has the known one or a part of it: ``Yevgeny Prigozhin``
    where the table has ``Yevgeniy Prigojin``.
    """
    whole = words_of(known.name, known.kind)
    return main.nature == "named" and not any(node.words in (whole[: len(node.words)], whole[-len(node.words) :]) for node in members)


def _apart(spans: Iterable[Days]) -> Iterator[Days]:
    """Spans that lie near one another as one, in order."""
    last: Days | None = None
    for span in sorted(spans):
        if last is not None and (gap(last, span) or 0) > FAR:
            yield last
            last = None
        last = wider(last, span)
    if last is not None:
        yield last
