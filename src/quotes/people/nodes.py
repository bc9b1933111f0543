"""What is linked: every name once, with all that is known of it, before it is asked whether two names are one speaker.

A full name is one node over all articles, a surname or a common noun is a node of its own in every article. Full names that two people
must bear at the same time (a goalkeeper and a judge; two in the table of people) are parted into as many nodes.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType

from quotes.models import SpeakerKind
from quotes.people.known import Book
from quotes.people.misread import Reading
from quotes.people.names import REMEMBERED, Nature, key_of, name_key, nature, words_of
from quotes.people.offices import YEAR, Days, Office, days, gap, office_of, offices, same, same_house, span, wider
from quotes.people.records import Known, Sighting
from quotes.text import key

# Callings that nobody follows at the same time.
_NONE: Mapping[Office, Days | None] = MappingProxyType({})
_EXCLUSIVE = (("sport", "bench"), ("sport", "state"), ("stage", "bench"))


@dataclass(slots=True)
class Node:
    """One name: its key, its folded words, where it is seen, which offices go with it and when.

    There are as many of them as names, so each is as small as can be: one that tells nobody outside of its article has no words or offices.
    """

    key: str
    kind: SpeakerKind | None
    nature: Nature
    spelt: tuple[str, ...] | None = None  # the folded words, where they do not stand in the key
    sightings: array[int] = field(default_factory=lambda: array("I"))
    offices: Mapping[Office, Days | None] = field(default_factory=lambda: _NONE)
    seen: Days | None = None
    known: Known | None = None
    maybe: tuple[str, ...] = ()  # keys of nodes that it could belong to
    maybe_known: tuple[Known, ...] = ()  # the same of those who are known
    certain: bool = False  # a surname that somebody of its article must bear

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of the name; none where it is local."""
        if self.spelt is None:
            return () if self.nature == "local" else _in_key(self.key)
        return self.spelt

    @property
    def joint(self) -> bool:
        """Whether two speak together: ``Ayşe Kaya ve Ali Demir``."""
        return self.kind == "person" and "ve" in self.words


def build(sightings: Sequence[Sighting], book: Book, surnames: Mapping[int, Reading]) -> dict[str, Node]:
    """All nodes by their key; ``surnames`` are sightings of bodies that are, or may be, a person's surname."""
    nodes: dict[str, Node] = {}
    for index, seen in enumerate(sightings):
        made = _surname(seen, surnames[index]) if index in surnames else None
        own = made.key if made else key_of(seen.name, seen.kind, seen.source)
        node = nodes.get(own)
        if node is None:
            node = nodes[own] = made or _node(own, seen)
        _add(node, index, seen)
    out: dict[str, Node] = {}
    for node in nodes.values():
        out |= {part.key: part for part in _parted(node, sightings, book)}
    return out


def _node(own: str, seen: Sighting) -> Node:
    node = Node(own, seen.kind, nature(seen.name, seen.kind))
    words = words_of(seen.name, seen.kind)
    if node.nature != "local" and node.words != words:
        node.spelt = words
    return node


def _in_key(own: str) -> tuple[str, ...]:
    """The words of a full name in its key.

    >>> _in_key("person:ayşe kaya#hakem")
    ('ayşe', 'kaya')
    """
    return tuple(own.partition(":")[2].partition("#")[0].split(" "))


def _surname(seen: Sighting, reading: Reading) -> Node:
    kind: SpeakerKind | None = seen.kind if reading == "open" else "person"
    own = f"{name_key(seen.name, kind)}@{seen.source}"
    if reading == "open":
        return Node(own, kind, "local")
    return Node(own, kind, "bare", words_of(seen.name, kind), certain=reading == "borne")


def _add(node: Node, index: int, seen: Sighting) -> None:
    node.sightings.append(index)
    if node.nature == "local":
        return
    when = days(seen.date)
    node.seen = wider(node.seen, when)
    if seen.roles:
        node.offices = {**node.offices, **{office: wider(node.offices.get(office), when) for office in offices_of(seen)}}


def offices_of(seen: Sighting) -> tuple[Office, ...]:
    """All offices under which a speaker is seen in an article."""
    return _offices_in(seen.roles)


@lru_cache(REMEMBERED)
def _offices_in(roles: tuple[str, ...]) -> tuple[Office, ...]:
    return tuple(office for role in roles for office in offices(role))


def _parted(node: Node, sightings: Sequence[Sighting], book: Book) -> list[Node]:
    """The node itself, or its parts where several people bear its name."""
    if node.nature != "named":
        return [node]
    known = lookup(book, node)
    if len(known) > 1:
        return _by_known(node, known, sightings)
    node.known = known[0] if known else None
    if node.kind == "person" and (callings := _conflict(node)):
        return _by_calling(node, callings, sightings)
    return [node]


def lookup(book: Book, node: Node) -> tuple[Known, ...]:
    """Those who are known by the node's name; under another kind only where nobody of its own kind is."""
    own = book.by_name.get((node.kind or "", node.words), ())
    if own or len(node.words) < 2 or node.kind not in ("person", "institution"):
        return own
    return book.by_name.get(("person" if node.kind == "institution" else "institution", node.words), ())


def _by_known(node: Node, known: tuple[Known, ...], sightings: Sequence[Sighting]) -> list[Node]:
    """Parts of a name that several known people bear: by their offices, else by the dates of office.

    What fits none of them alone is left open.
    """
    parts: dict[str, Node] = {}
    for index in node.sightings:
        seen = sightings[index]
        one = _only([one for one in known if any(same(a, b) for a in offices_of(seen) for b in known_offices(one))])
        if one is None and not seen.roles and seen.date:
            one = _only([one for one in known if in_office(one, days(seen.date))])
        label = f"{node.key}#{_label(one)}" if one else node.key
        if label not in parts:
            known_as = () if one else known
            parts[label] = replace(node, key=label, sightings=array("I"), offices=_NONE, seen=None, known=one, maybe_known=known_as)
        _add(parts[label], index, seen)
    return list(parts.values())


def _only(those: list[Known]) -> Known | None:
    return those[0] if len(those) == 1 else None


def _label(known: Known) -> str:
    return known.wikidata or key(known.terms[0].role if known.terms else known.name)


def known_offices(known: Known) -> list[Office]:
    """The offices of somebody known, over their whole life."""
    return [office for term in known.terms for office in office_of(term)]


def in_office(known: Known, when: Days | None) -> bool:
    """Whether somebody holds one of their offices on a day."""
    return any(gap(when, span(term.start, term.end)) == 0 for term in known.terms)


def _conflict(node: Node) -> tuple[str, str] | None:
    """Two callings of one name that nobody can follow at the same time, within a year."""
    spans: dict[str, Days | None] = {}
    for office, when in node.offices.items():
        if office.calling and not office.former:
            spans[office.calling] = wider(spans.get(office.calling), when)
    for one, other in _EXCLUSIVE:
        if one in spans and other in spans and (gap(spans[one], spans[other]) or 0) <= YEAR:
            return one, other
    return None


def _by_calling(node: Node, callings: tuple[str, str], sightings: Sequence[Sighting]) -> list[Node]:
    """Parts of a name by the calling of its bearer; what tells none of the two is left open."""
    sides: dict[str, list[int]] = defaultdict(list)
    for index in node.sightings:
        sides[_side(offices_of(sightings[index]), callings)].append(index)
    houses = {side: [office for index in sides[side] for office in offices_of(sightings[index])] for side in callings}
    for index in sides.pop("", []):
        near = [side for side in callings if any(same_house(a, b) for a in offices_of(sightings[index]) for b in houses[side])]
        sides[near[0] if len(near) == 1 else ""].append(index)
    return [_part(node, side, indices, callings, sightings) for side, indices in sides.items() if indices]


def _side(own: Iterable[Office], callings: tuple[str, str]) -> str:
    found = {office.calling for office in own} & set(callings)
    return str(found.pop()) if len(found) == 1 else ""


def _part(node: Node, side: str, indices: list[int], callings: tuple[str, str], sightings: Sequence[Sighting]) -> Node:
    label = f"{node.key}#{side}" if side else node.key
    out = replace(node, key=label, sightings=array("I"), offices=_NONE, seen=None, known=None)
    for index in indices:
        _add(out, index, sightings[index])
    if node.known and any(same(a, b) for a in out.offices for b in known_offices(node.known)):
        out.known = node.known
    if not side:
        out.maybe = tuple(f"{node.key}#{calling}" for calling in callings)
    return out
