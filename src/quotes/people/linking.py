"""Who is who over all articles. Pure: sightings in, speakers out; the same sightings in any order give the same speakers with the same ids.

Full names that are equal are one speaker. Spellings of a name are one where an office or the company agrees. A surname alone is somebody's
where office, date or company leave exactly one. Missing a link is a small harm, making two people one is a great one.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from quotes.people import misread
from quotes.people.bare import Bearers, Verdict, whose
from quotes.people.bodies import join_short_forms
from quotes.people.clusters import Clusters
from quotes.people.company import Company
from quotes.people.decisions import Decision, Draft, Drafts
from quotes.people.drafting import Drafting
from quotes.people.known import Book
from quotes.people.known import book as book_of
from quotes.people.nodes import Node, build
from quotes.people.records import Known, Sighting, Speaker
from quotes.people.variants import join_spellings

VERSION = 6  # goes up whenever the same sightings may give other speakers than before

ID_BITS = 52  # a number that every program holds exactly, also one that counts in floating point


def link(sightings: Sequence[Sighting], people: Iterable[Known] = (), decisions: Iterable[Decision] = ()) -> tuple[Speaker, ...]:
    """The speakers of all sightings, sorted by their key; every sighting belongs to exactly one.

    ``people`` are known beforehand, ``decisions`` are the user's, in the order in which they were made: they go before everything else.
    """
    order = sorted(range(len(sightings)), key=lambda index: in_order(sightings[index]))
    with undisturbed():
        return tuple(
            replace(speaker, sightings=tuple(sorted(order[at] for at in speaker.sightings)))
            for speaker in linked([sightings[index] for index in order], people, decisions)
        )


def in_order(seen: Sighting) -> tuple[str, str, str]:
    """Sightings sorted by this are linked the same, in whatever order they came."""
    return (seen.source, seen.name, seen.kind or "")


def linked(sightings: Sequence[Sighting], people: Iterable[Known] = (), decisions: Iterable[Decision] = ()) -> Iterator[Speaker]:
    """The same, of sightings that are sorted by ``in_order``, one speaker after the other.

    Held in memory is what is needed of every name, and of every sighting a dozen bytes: they may lie in a file.
    """
    book = book_of(people)
    nodes = build(sightings, book, misread.surnames(sightings, book))
    clusters = Clusters(nodes)
    company = Company(nodes, sightings)
    clusters.join_known(nodes.values())
    join_spellings(nodes, clusters, company)
    join_short_forms(nodes, clusters, company, sightings)
    verdicts = _surnames(nodes, clusters, book, company, sightings)
    del company
    drafts = Drafting(nodes, clusters, verdicts, sightings).make()
    wanted = list(decisions)
    if not wanted:
        yield from _speakers(drafts)
        return
    decided = _decided(drafts, wanted, nodes, sightings)
    yield from _speakers(decided, {draft.key for draft in decided})


@contextmanager
def undisturbed() -> Iterator[None]:
    """Without collecting garbage: all that is made here stays, and looking through it takes two fifths of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _surnames(
    nodes: Mapping[str, Node], clusters: Clusters, book: Book, company: Company, sightings: Sequence[Sighting]
) -> dict[str, Verdict]:
    """Give each surname alone to the one whose it is; what became of those that stay alone."""
    bearers = Bearers(nodes, clusters, book)
    verdicts: dict[str, Verdict] = {}
    for own in sorted(own for own, node in nodes.items() if node.nature == "bare"):
        first = nodes[own].sightings[0]
        here = [clusters.of(node.key) for node in company.named(first) if node.kind == "person"]
        verdicts[own] = whose(nodes[own], sightings[first], bearers, company, here)
    for own, verdict in verdicts.items():
        if verdict.bearer is None:
            continue
        if verdict.bearer.cluster is None:
            verdict.bearer.cluster = own  # known, and seen by the surname only: the first such article stands for them
            nodes[own].known = verdict.bearer.known
        clusters.join(verdict.bearer.cluster, own)
    return {own: verdict for own, verdict in verdicts.items() if verdict.bearer is None}


def _decided(drafts: Iterable[Draft], decisions: list[Decision], nodes: Mapping[str, Node], sightings: Sequence[Sighting]) -> list[Draft]:
    """The drafts as the user wants them."""
    out = Drafts(drafts, sightings, nodes, [decision.form for decision in decisions if decision.action == "alias" and decision.form])
    for decision in decisions:
        out.apply(decision)
    return out.all()


def _speakers(drafts: Iterable[Draft], there: Container[str] | None = None) -> Iterator[Speaker]:
    """Speakers of drafts that come sorted by key; ``there`` are the keys that candidates may have, None where all are.

    Should two keys make the same number, their order says which of them keeps it.
    """
    taken: set[int] = set()
    for draft in drafts:
        own = id_of(draft.key)
        while own in taken:
            own += 1
        taken.add(own)
        candidates = draft.candidates
        if there is not None:
            candidates = tuple(one if one.key in there else replace(one, key=None) for one in candidates)
        yield Speaker(draft.key, own, draft.name, draft.kind, tuple(sorted(draft.sightings)), draft.known, candidates)


def id_of(key: str) -> int:
    """The number of a speaker, made of its key alone.

    >>> id_of("person:ayşe kaya") == id_of("person:ayşe kaya") != id_of("person:ayşe kara")
    True
    """
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big") >> (64 - ID_BITS) or 1
