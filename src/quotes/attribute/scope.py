"""One sentence as the rules look at it: its items, and the phrase that each of them begins.

The nouns of looking for a speaker, with the small questions about marks and brackets that every room above asks. ``subject``, ``owners``,
``epithet`` and the rooms of reading all walk over a ``Scope``; ``scene`` makes one for every sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.cases import (
    FUNCTION,
    known_word,
)
from quotes.mentions.phrase import Phrase
from quotes.names import NameIndex
from quotes.segment import Document

PARTICLES = frozenset({"ise", "da", "de", "dahi", "bile"})
COLONS = (":", ";")  # what introduces speech: many write "şunları söyledi;"


@dataclass(slots=True)  # made by the thousand: frozen would take three times as long
class Subject:
    """A phrase that could be the subject, and the first place after it, its comma or particle left behind."""

    phrase: Phrase
    place: int
    after: int
    strong: bool
    weight: int = 0


class Scope:
    """Where a search runs: the document, its names, the items of the sentence and their words."""

    __slots__ = ("doc", "ends", "items", "names", "size", "whole", "words")

    def __init__(self, doc: Document, names: NameIndex, items: Sequence[int]) -> None:
        self.doc, self.names, self.items = doc, names, items
        self.size = len(items)
        self.whole: tuple[Subject | None] | None = None  # see sentence_subject
        self.ends: list[int] | None = None  # see each_subject
        words = doc.words[items[0] : items[-1] + 1] if items else []
        self.words = words if len(words) == self.size else [doc.words[item] for item in items]

    def word(self, place: int) -> str:
        """The token of the twin at a place; "" outside the sentence."""
        return self.words[place] if 0 <= place < self.size else ""

    def capital(self, place: int) -> bool:
        """Whether the token at a place begins with a capital."""
        return 0 <= place < self.size and self.doc.capitals[self.items[place]]

    def quoted(self, place: int) -> bool:
        """Whether the item is a quotation."""
        return 0 <= place < self.size and self.items[place] in self.doc.opens

    def any_quoted(self) -> bool:
        """Whether a quotation is among the items."""
        return not self.doc.opens.keys().isdisjoint(self.items)

    def adjacent(self, place: int) -> bool:
        """Whether nothing, not even a space, lies between an item and the next."""
        return self.doc.ends[self.items[place]] == self.doc.starts[self.items[place + 1]]


def after_bracket(scope: Scope, place: int) -> int:
    """The place after a bracket that begins at ``place`` (an age, an abbreviation), or ``place`` itself."""
    if scope.word(place) != "(":
        return place
    for ahead in range(place + 1, min(place + 9, len(scope.items))):
        if scope.word(ahead) == ")":
            return ahead + 1
    return place


def participle(word: str) -> bool:
    """Whether a word looks like an active or passive participle: ``konuşan``, ``edilen``."""
    if len(word) <= 4 or not word.endswith(("an", "en")) or "'" in word:
        return False  # Kaya'dan is no verb
    return word not in FUNCTION and not known_word(word)


def past_comma(scope: Scope, place: int) -> int:
    """The place behind commas and particles."""
    while scope.word(place) in PARTICLES or scope.word(place) == ",":
        place += 1
    return place
