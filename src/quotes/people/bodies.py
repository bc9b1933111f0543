"""Institutions by their short forms.

``TÜİK`` is ``Türkiye İstatistik Kurumu`` where an article says so, and no other article says otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from quotes.people.clusters import Clusters
from quotes.people.company import Company
from quotes.people.names import is_place, short_form, words_of
from quotes.people.nodes import Node
from quotes.people.records import Sighting


def join_short_forms(nodes: Mapping[str, Node], clusters: Clusters, company: Company, sightings: Sequence[Sighting]) -> None:
    """Join each short form with its long one; one that stands for two long forms stays alone, and lists them."""
    for short, longer in sorted(_claims(company, sightings).items()):
        node = nodes.get(f"institution:{short}")
        if node is None or node.known or is_place(sightings[node.sightings[0]].name):
            continue
        groups = sorted({clusters.of(own) for own in longer} - {clusters.of(node.key)})
        if len(groups) == 1:
            clusters.join(groups[0], node.key)
        elif groups:
            node.maybe = tuple(groups)


def _claims(company: Company, sightings: Iterable[Sighting]) -> dict[str, set[str]]:
    """By the short form: the keys of the long names that some article abbreviates so."""
    out: dict[str, set[str]] = defaultdict(set)
    for index, seen in enumerate(sightings):
        node = company.owner(index)
        if node.kind != "institution" or node.nature != "named" or len(node.words) < 2:
            continue
        for form in seen.forms:
            if is_abbreviation(form, node.words):
                out[" ".join(words_of(form, "institution"))].add(node.key)
        if bracket := short_form(seen.name):
            out[" ".join(words_of(bracket, "institution"))].add(node.key)
    return out


def is_abbreviation(form: str, long: tuple[str, ...]) -> bool:
    """Whether a form is made of letters of the words of a name, in their order, its first and its last letter initials.

    >>> is_abbreviation("TÜİK", ("türkiye", "istatistik", "kurumu")), is_abbreviation("Fed", ("abd", "merkez", "bankası"))
    (True, False)
    """
    letters = "".join(words_of(form, "institution"))
    if len(letters) < 2 or " " in form.strip() or not form[0].isupper() or len(letters) > len("".join(long)) // 2:
        return False
    initials = "".join(word[0] for word in long)
    return letters[0] == initials[0] and letters[-1] in initials and _in_order(letters, "".join(long))


def _in_order(letters: str, of: str) -> bool:
    rest = iter(of)
    return all(letter in rest for letter in letters)
