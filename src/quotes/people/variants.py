"""Spellings of one full name: ``Zelenskiy`` and ``Zelenskyy``, ``Tayyip Erdoğan``, a married name, a slip of one letter.

A spelling alone joins nothing: the office or the company that two names keep must agree as well. Nothing here is quadratic: names are only
compared within small groups that share a sound, or an office and an initial.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Literal

from rapidfuzz.distance import OSA

from quotes.cases import GIVEN
from quotes.people.clusters import Clusters
from quotes.people.company import Company
from quotes.people.names import ascii_of, sound_of
from quotes.people.nodes import Node
from quotes.people.offices import YEAR, gap, same, same_house

Variant = Literal["part", "slip"]
Spelt = tuple[tuple[str, ...], Node]

SLIP_LETTERS = 5  # a shorter word that differs by a letter is another name: Kaya, Kara
CROWD = 200  # a group of names that shares an office and an initial, and is larger, tells nothing: its office is held by many
APART = 4 * YEAR  # an office changes hands; a name that comes back to it later is perhaps another's


def join_spellings(nodes: Mapping[str, Node], clusters: Clusters, company: Company) -> None:
    """Join the nodes of people and bodies whose names are spellings of one, where something else agrees too."""
    people = [node for node in nodes.values() if node.kind == "person" and node.nature == "named" and not node.joint]
    for group in _groups(people, lambda node: [sound_of(node.words)]):
        for (_, one), (_, other) in _pairs(group):
            if _agree(one, other, company):
                clusters.join(one.key, other.key)
    for one, other in _by_office(nodes, people, clusters):
        clusters.join(one.key, other.key)
    for group in _groups([node for node in nodes.values() if _is_long_body(node)], lambda node: [ascii_of(node.words)]):
        for node in group[1:]:
            clusters.join(group[0].key, node.key)


def _is_long_body(node: Node) -> bool:
    return node.kind == "institution" and node.nature == "named" and len(node.words) > 1


def _groups(nodes: Sequence[Node], names: Callable[[Node], Iterable[str]]) -> Iterator[list[Node]]:
    """The nodes that share a name, in the order of the names. Most names are one node's alone: those are never held."""
    once, often = set[int](), set[int]()
    for node in nodes:
        for name in names(node):
            number = hash(name)
            (often if number in once else once).add(number)
    groups: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        for name in names(node):
            if hash(name) in often:
                groups[name].append(node)
    return (groups[name] for name in sorted(groups) if len(groups[name]) > 1)


def _pairs(group: list[Node]) -> Iterator[tuple[Spelt, Spelt]]:
    """All pairs of different names, with the words of each."""
    ordered = [(node.words, node) for node in sorted(group, key=lambda node: node.key)]
    return ((one, other) for one, other in combinations(ordered, 2) if one[0] != other[0])


def _agree(one: Node, other: Node, company: Company) -> bool:
    """Whether two names that sound the same share an office that says of what it is, or somebody who speaks beside them.

    That two are lawyers says nothing: *Acar* and *Açar* are two names.
    """
    if any(same(a, b) and a.former == b.former and (a.of & b.of or a.reach == "state") for a in one.offices for b in other.offices):
        return True
    return bool(set(company.get(one.key)) & set(company.get(other.key)))


def _by_office(nodes: Mapping[str, Node], people: list[Node], clusters: Clusters) -> Iterator[tuple[Node, Node]]:
    """Pairs of names of which one is a part or a slip of the other, and that hold the same telling office about the same time.

    A name that is a part of two which are different people themselves (``Ayşe Kaya``: ``Ayşe Kaya Demir``, ``Ayşe Kaya Yurt``) is neither.
    """
    found: dict[str, dict[str, Node]] = defaultdict(dict)
    for group in _groups(people, _blocks):
        if len(group) > CROWD:
            continue
        for one, other in _pairs(group):
            (words, small), (longer, large) = (one, other) if len(one[0]) <= len(other[0]) else (other, one)
            if variant(words, longer) and _hold_the_same(small, large) and _hold_no_other(small, large):
                found[small.key][large.key] = large
    for own, larger in sorted(found.items()):
        if all(_one_person(a, b, clusters) for a, b in combinations(larger.values(), 2)):
            for key in sorted(larger):
                yield nodes[own], larger[key]


def _one_person(one: Node, other: Node, clusters: Clusters) -> bool:
    small, large = (one, other) if len(one.words) <= len(other.words) else (other, one)
    return clusters.of(one.key) == clusters.of(other.key) or variant(small.words, large.words) == "part"


def _blocks(node: Node) -> set[str]:
    """What a name shares with its spellings: a word of a telling office, and an initial of the first or of the last name."""
    initials = (f"{node.words[0][0]}…", f"…{node.words[-1][0]}")
    words = {f"{office.head} {word}" for office in node.offices if office.telling for word in office.house or [""]}
    return {f"{word} {initial}" for word in words for initial in initials}


def _hold_the_same(one: Node, other: Node) -> bool:
    for (a, when), (b, then) in product(one.offices.items(), other.offices.items()):
        if a.former == b.former and same_house(a, b) and (gap(when, then) or 0) <= APART:
            return True
    return False


def _hold_no_other(one: Node, other: Node) -> bool:
    """Whether the shorter name has no office that the longer one has not: with one it may be another person's too."""
    return all(office.reach == "many" or any(same(office, its) for its in other.offices) for office in one.offices)


def variant(small: tuple[str, ...], large: tuple[str, ...]) -> Variant | None:
    """How the shorter of two names could be the longer one: a part of it, or a slip of the pen; None where it could not.

    >>> variant(("tayyip", "erdoğan"), ("recep", "tayyip", "erdoğan")), variant(("ayşe", "kaya"), ("ayşe", "kaya", "demir"))
    ('part', 'part')
    >>> variant(("nikol", "paşiyan"), ("nikol", "paşinyan")), variant(("hasan", "kaya"), ("hakan", "kaya"))
    ('slip', None)
    """
    if len(small) < len(large):
        return "part" if _is_part(small, large) else None
    if len(small) > len(large) or small == large:
        return None
    return "part" if _is_initialled(small, large) else "slip" if _is_slip(small, large) else None


def _is_part(small: tuple[str, ...], large: tuple[str, ...]) -> bool:
    """Whether the words of a name stand in another in their order, its last ones at the end of it (or the whole at its beginning)."""
    if len([word for word in small if len(word) > 1]) < 2:
        return False
    if large[: len(small)] == small:
        return True
    rest = iter(large)
    return small[-1] == large[-1] and all(any(_fits(word, other) for other in rest) for word in small)


def _is_initialled(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """``George W. Bush``, ``George Walker Bush``."""
    return one[-1] == other[-1] and one[0] == other[0] and all(map(_fits, one, other))


def _fits(word: str, other: str) -> bool:
    return word == other or (1 in (len(word), len(other)) and word[0] == other[0])


def _is_slip(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    wrong = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(wrong) != 1:
        return False
    a, b = wrong[0]
    if min(len(a), len(b)) < SLIP_LETTERS or a[0] != b[0] or (a in GIVEN and b in GIVEN) or any(map(str.isdigit, a + b)):
        return False
    return OSA.distance(a, b, score_cutoff=1) <= 1
