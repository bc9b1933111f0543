"""Which nodes are one speaker, as it is found out: groups that are joined two at a time, and never two known people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quotes.people.nodes import Node
from quotes.people.records import Known


class Clusters:
    """Groups of nodes. ``of`` gives the name of a node's group, which is the key of one of its nodes."""

    def __init__(self, nodes: Mapping[str, Node]) -> None:
        self._parent = {own: own for own in nodes}
        self._known: dict[str, Known] = {own: node.known for own, node in nodes.items() if node.known}

    def __contains__(self, own: str) -> bool:
        """Whether there is such a node."""
        return own in self._parent

    def of(self, own: str) -> str:
        """The group of a node."""
        parent = self._parent
        root = own
        while parent[root] != root:
            root = parent[root]
        while parent[own] != root:
            parent[own], own = root, parent[own]
        return root

    def known(self, own: str) -> Known | None:
        """Who the group of a node is known as."""
        return self._known.get(self.of(own))

    def join(self, one: str, other: str) -> bool:
        """Make one group of two; False, and nothing changed, where they are known as two people."""
        first, second = sorted((self.of(one), self.of(other)))
        if first == second:
            return True
        known, its = self._known.get(first), self._known.get(second)
        if known and its and known is not its:
            return False
        self._parent[second] = first
        if its and not known:
            self._known[first] = its
        return True

    def groups(self) -> dict[str, list[str]]:
        """All groups, with the keys of their nodes in order."""
        out: dict[str, list[str]] = {}
        for own in sorted(self._parent):
            out.setdefault(self.of(own), []).append(own)
        return out

    def join_known(self, nodes: Iterable[Node]) -> None:
        """Make one group of all nodes that are known as the same person or body."""
        first: dict[Known, str] = {}
        for node in nodes:
            if node.known:
                self.join(first.setdefault(node.known, node.key), node.key)
