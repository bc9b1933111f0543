"""In whose company a name is seen: who else speaks in the same articles.

Two spellings that keep the same company are likely one speaker.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from quotes.people.nodes import Node
from quotes.people.records import Sighting

EVERYWHERE = 30  # who speaks in more articles than this keeps company with everybody


class Company:
    """Who speaks beside whom; worked out for those only who are asked about. ``sightings`` come article by article."""

    def __init__(self, nodes: Mapping[str, Node], sightings: Sequence[Sighting]) -> None:
        self._nodes = nodes
        self._owner: list[Node] = [*nodes.values()][:1] * len(sightings)
        for node in nodes.values():
            for index in node.sightings:
                self._owner[index] = node
        self._first = array("I")  # of every sighting: the first of its article
        for _, group in groupby(sightings, key=lambda seen: seen.source):
            self._first.extend([len(self._first)] * sum(1 for _ in group))

    def owner(self, index: int) -> Node:
        """The name that is seen there."""
        return self._owner[index]

    def named(self, index: int) -> Iterator[Node]:
        """The full names that speak in the article of a sighting."""
        first = at = self._first[index]
        while at < len(self._first) and self._first[at] == first:
            if self._owner[at].nature == "named":
                yield self._owner[at]
            at += 1

    def get(self, own: str) -> Collection[str]:
        """The keys of the names that speak in the articles of the node ``own``, without itself and without those who speak everywhere."""
        found = {key for index in self._nodes[own].sightings for key in self.at(index)}
        found.discard(own)
        return found

    def at(self, index: int) -> Collection[str]:
        """The keys of the full names that speak in the article of a sighting, without those who speak everywhere."""
        return [node.key for node in self.named(index) if len(node.sightings) <= EVERYWHERE]
