"""In whose company a name is seen: who else speaks in the same articles.

Two spellings that keep the same company are likely one speaker.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from quotes.people.nodes import Node
from quotes.people.records import Sighting

EVERYWHERE = 30  # who speaks in more articles than this keeps company with everybody


class Company:
    """Who speaks beside whom; worked out for those only who are asked about."""

    def __init__(self, nodes: Mapping[str, Node], sightings: Sequence[Sighting]) -> None:
        self._nodes, self._sightings = nodes, sightings
        self._by_source: dict[str, list[str]] | None = None

    def get(self, own: str) -> Collection[str]:
        """The keys of the names that speak in the articles of the node ``own``, without itself and without those who speak everywhere."""
        found = {key for index in self._nodes[own].sightings for key in self.at(self._sightings[index].source)}
        found.discard(own)
        return found

    def at(self, source: str) -> Collection[str]:
        """The keys of the full names that speak in an article, without those who speak everywhere."""
        if self._by_source is None:
            self._by_source = defaultdict(list)
            for key, node in self._nodes.items():
                if node.nature == "named" and len(node.sightings) <= EVERYWHERE:
                    for index in node.sightings:
                        self._by_source[self._sightings[index].source].append(key)
        return self._by_source.get(source, ())
