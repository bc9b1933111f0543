"""Surnames that an article seems to use for a body: *Toprakoğlu* is not a firm where *Ayşe Toprakoğlu* speaks in the same article.

A name that is a body's somewhere else, too, stays one (``Ford`` beside ``Can Ford``), unless it is a word by which somebody is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from quotes.people.known import Book
from quotes.people.names import words_of
from quotes.people.records import Sighting

Words = tuple[str, ...]


def surnames(sightings: Sequence[Sighting], book: Book) -> dict[int, bool]:
    """The sightings of bodies and groups that are a surname, and whether it must be that of somebody in the same article.

    It must where in each of their articles exactly one person speaks whose name ends so. A word that means somebody known by itself
    (``Trump``) is a surname wherever it stands; where nobody of that name speaks, it is asked later whose.
    """
    found: dict[Words, list[int]] = defaultdict(list)
    for index, seen in enumerate(sightings):
        if seen.kind in ("institution", "group") and not book.by_name.get((seen.kind, words_of(seen.name, seen.kind))):
            found[words_of(seen.name, "person")].append(index)
    found.pop((), None)
    people = _people(sightings, {words[-1] for words in found})
    out: dict[int, bool] = {}
    for words, indices in found.items():
        borne = {index: len(_called(words, sightings[index].source, people)) == 1 for index in indices}
        if all(borne.values()) or (len(words) == 1 and words[0] in book.by_word):
            out |= borne
    return out


def _people(sightings: Sequence[Sighting], last_words: set[str]) -> Mapping[tuple[str, str], set[Words]]:
    """The full names of people by article and last word, as far as their last word is asked for."""
    out: dict[tuple[str, str], set[Words]] = {}
    for seen in sightings:
        if seen.kind == "person" and " ve " not in seen.name:
            words = words_of(seen.name, "person")
            if words and words[-1] in last_words:
                out.setdefault((seen.source, words[-1]), set()).add(words)
    return out


def _called(words: Words, source: str, people: Mapping[tuple[str, str], set[Words]]) -> list[Words]:
    """The full names of an article that end in ``words``."""
    return [name for name in people.get((source, words[-1]), ()) if len(name) > len(words) and name[-len(words) :] == words]
