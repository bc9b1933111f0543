"""Surnames that an article seems to use for a body: *Toprakoğlu* is not a firm where *Ayşe Toprakoğlu* speaks in the same article.

A name that is a body's mostly without such a person stays one (``Ford``, once beside ``Can Ford``), unless it is a word by which somebody
is known. In between, it is neither the person nor one body over articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import Literal

from quotes.people.known import Book
from quotes.people.names import words_of
from quotes.people.records import Sighting

Words = tuple[str, ...]

# borne: the surname of the one person of the article who has it. bare: a surname, of whom is asked later. open: nothing over articles.
Reading = Literal["borne", "bare", "open"]


def surnames(sightings: Iterable[Sighting], book: Book) -> dict[int, Reading]:
    """The sightings of bodies and groups that are, or may be, a surname; ``sightings`` article by article."""
    borne = _borne(sightings, book)
    found: dict[Words, list[int]] = defaultdict(list)
    for index, seen, words in _bodies(enumerate(sightings)):
        if (words in borne or _is_known(words, book)) and not _is_a_body(seen, book):
            found[words].append(index)
    out: dict[int, Reading] = {}
    for words, indices in found.items():
        its = borne.get(words, [])
        if len(its) == len(indices) or _is_known(words, book):
            out |= {**dict.fromkeys(indices, "bare"), **dict.fromkeys(its, "borne")}
        elif 2 * len(its) >= len(indices):
            out |= dict.fromkeys(indices, "open")
    return out


def _is_known(words: Words, book: Book) -> bool:
    """Whether somebody may be meant by this single word."""
    return len(words) == 1 and words[0] in book.by_word


def _borne(sightings: Iterable[Sighting], book: Book) -> dict[Words, list[int]]:
    """Where a body has the surname of exactly one person of its article."""
    out: dict[Words, list[int]] = defaultdict(list)
    for _, group in groupby(enumerate(sightings), key=lambda pair: pair[1].source):
        article = list(group)
        bodies = list(_bodies(article))
        names = (seen.name for _, seen in article if seen.kind == "person" and " ve " not in seen.name) if bodies else ()
        people = {words_of(name, "person") for name in names}
        for index, seen, words in bodies:
            if len(_called(words, people)) == 1 and not _is_a_body(seen, book):
                out[words].append(index)
    return out


def _bodies(sightings: Iterable[tuple[int, Sighting]]) -> Iterator[tuple[int, Sighting, Words]]:
    """Bodies and groups, with what they would be called as people."""
    for index, seen in sightings:
        if seen.kind in ("institution", "group"):
            words = words_of(seen.name, "person")
            if words:
                yield index, seen, words


def _is_a_body(seen: Sighting, book: Book) -> bool:
    """Whether a body is known by this name."""
    return bool(book.by_name.get((str(seen.kind), words_of(seen.name, seen.kind))))


def _called(words: Words, people: Collection[Words]) -> list[Words]:
    """The full names that end in ``words``."""
    return [name for name in people if len(name) > len(words) and name[-len(words) :] == words]
