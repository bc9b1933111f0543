"""Who is who over all articles. Pure: sightings in, speakers out; the same sightings in any order give the same speakers with the same ids.

Full names that are equal are one speaker. Spellings of a name are one where an office or the company agrees. A surname alone is somebody's
where office, date or company leave exactly one. Missing a link is a small harm, making two people one is a great one.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from quotes.people import misread
from quotes.people.bare import Bearers, Verdict, whose
from quotes.people.bodies import join_short_forms
from quotes.people.clusters import Clusters
from quotes.people.company import Company
from quotes.people.decisions import Decision, Draft, Drafts
from quotes.people.drafting import Drafting
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
    with undisturbed():
        return _link(sightings, people, decisions)


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


def _link(sightings: Sequence[Sighting], people: Iterable[Known], decisions: Iterable[Decision]) -> tuple[Speaker, ...]:
    order = sorted(range(len(sightings)), key=lambda index: _sort_key(sightings[index]))
    book = book_of(people)
    nodes = build(sightings, order, book, misread.surnames(sightings, book))
    clusters = Clusters(nodes)
    company = Company(nodes, sightings)
    clusters.join_known(nodes.values())
    join_spellings(nodes, clusters, company)
    join_short_forms(nodes, clusters, sightings)
    verdicts = _surnames(nodes, clusters, Bearers(nodes, clusters, book), company, sightings)
    drafts = Drafting(nodes, clusters, verdicts, sightings).make()
    return _speakers(_decided(drafts, list(decisions), nodes, sightings))


def _sort_key(seen: Sighting) -> tuple[str, str, str]:
    return (seen.source, seen.name, seen.kind or "")


def _surnames(
    nodes: Mapping[str, Node], clusters: Clusters, bearers: Bearers, company: Company, sightings: Sequence[Sighting]
) -> dict[str, Verdict]:
    """Give each surname alone to the one whose it is; what became of those that stay alone."""
    bare = [(node, sightings[node.sightings[0]]) for _, node in sorted(nodes.items()) if node.nature == "bare"]
    here = _names_at(nodes, clusters, {seen.source for _, seen in bare}, sightings)
    verdicts = {node.key: whose(node, seen, bearers, company, here[seen.source]) for node, seen in bare}
    for own, verdict in verdicts.items():
        if verdict.bearer is None:
            continue
        if verdict.bearer.cluster is None:
            verdict.bearer.cluster = own  # known, and seen by the surname only: the first such article stands for them
            nodes[own].known = verdict.bearer.known
        clusters.join(verdict.bearer.cluster, own)
    return {own: verdict for own, verdict in verdicts.items() if verdict.bearer is None}


def _names_at(nodes: Mapping[str, Node], clusters: Clusters, sources: set[str], sightings: Sequence[Sighting]) -> dict[str, list[str]]:
    """The groups of the people who speak under their full names, by article."""
    out: dict[str, list[str]] = {source: [] for source in sources}
    for own, node in nodes.items():
        if node.kind == "person" and node.nature == "named":
            for index in node.sightings:
                if sightings[index].source in out:
                    out[sightings[index].source].append(clusters.of(own))
    return out


def _decided(drafts: list[Draft], decisions: list[Decision], nodes: Mapping[str, Node], sightings: Sequence[Sighting]) -> list[Draft]:
    """The drafts as the user wants them."""
    if not decisions:
        return drafts
    own = [""] * len(sightings)
    for node in nodes.values():
        for index in node.sightings:
            own[index] = node.key
    out = Drafts(drafts, sightings, own)
    for decision in decisions:
        out.apply(decision)
    return out.all()


def _speakers(drafts: Iterable[Draft]) -> tuple[Speaker, ...]:
    there = {draft.key: draft for draft in sorted(drafts, key=lambda draft: draft.key)}
    ids = _ids(there)
    return tuple(
        Speaker(
            key=draft.key,
            id=ids[draft.key],
            name=draft.name,
            kind=draft.kind,
            sightings=tuple(sorted(draft.sightings)),
            known=draft.known,
            candidates=tuple(one if one.key in there else replace(one, key=None) for one in draft.candidates),
        )
        for draft in there.values()
    )


def _ids(keys: Iterable[str]) -> dict[str, int]:
    """A number for every key. Should two make the same one, the order of the keys says which of them keeps it."""
    out: dict[str, int] = {}
    taken: set[int] = set()
    for key in keys:
        own = id_of(key)
        while own in taken:
            own += 1
        taken.add(own)
        out[key] = own
    return out


def id_of(key: str) -> int:
    """The number of a speaker, made of its key alone.

    >>> id_of("person:ayşe kaya") == id_of("person:ayşe kaya") != id_of("person:ayşe kara")
    True
    """
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big") >> (64 - ID_BITS) or 1
