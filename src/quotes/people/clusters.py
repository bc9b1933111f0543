"""Which nodes are one speaker, as it is found out: groups that are joined two at a time, and never two known people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quotes.people.nodes import Node
from quotes.people.records import Known


class Clusters:
    """Groups of nodes. ``of`` gives the name of a node's group, which is the key of one of its nodes."""

    def __init__(self, nodes: Mapping[str, Node]) -> None:
        self._nodes = nodes
        self._parent: dict[str, str] = {}  # of those only that are joined: most names are a group of their own
        self._known: dict[str, Known] = {own: node.known for own, node in nodes.items() if node.known}

    def __contains__(self, own: str) -> bool:
        """Whether there is such a node."""
        return own in self._nodes

    def of(self, own: str) -> str:
        """The group of a node."""
        parent = self._parent
        root = own
        while root in parent:
            root = parent[root]
        while own != root:
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

    def joined(self) -> dict[str, list[str]]:
        """The groups of more than one node, with the keys of their nodes in order; the first is the group's."""
        out: dict[str, list[str]] = {}
        for own in sorted(self._parent):
            root = self.of(own)
            out.setdefault(root, [root]).append(own)
        return out

    def join_known(self, nodes: Iterable[Node]) -> None:
        """Make one group of all nodes that are known as the same person or body."""
        first: dict[Known, str] = {}
        for node in nodes:
            if node.known:
                self.join(first.setdefault(node.known, node.key), node.key)
