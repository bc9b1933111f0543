"""Surnames that an article seems to use for a body: *Toprakoğlu* is not a firm where *Ayşe Toprakoğlu* speaks in the same article.

A name that is a body's mostly without such a person stays one (``Ford``, once beside ``Can Ford``), unless it is a word by which somebody
is known. In between, it is neither the person nor one body over articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from quotes.people.known import Book
from quotes.people.names import words_of
from quotes.people.records import Sighting

Words = tuple[str, ...]

# borne: the surname of the one person of the article who has it. bare: a surname, of whom is asked later. open: nothing over articles.
Reading = Literal["borne", "bare", "open"]


def surnames(sightings: Sequence[Sighting], book: Book) -> dict[int, Reading]:
    """The sightings of bodies and groups that are, or may be, a surname."""
    found: dict[Words, list[int]] = defaultdict(list)
    for index, seen in enumerate(sightings):
        if seen.kind in ("institution", "group") and not book.by_name.get((seen.kind, words_of(seen.name, seen.kind))):
            found[words_of(seen.name, "person")].append(index)
    found.pop((), None)
    people = _people(sightings, {words[-1] for words in found})
    out: dict[int, Reading] = {}
    for words, indices in found.items():
        borne = [index for index in indices if len(_called(words, sightings[index].source, people)) == 1]
        if len(borne) == len(indices) or (len(words) == 1 and words[0] in book.by_word):
            out |= {**dict.fromkeys(indices, "bare"), **dict.fromkeys(borne, "borne")}
        elif 2 * len(borne) >= len(indices):
            out |= dict.fromkeys(indices, "open")
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
