"""Verb forms back to their stems: the grammar of ``forms`` read from the other side.

A hundred stems make 230,000 spellings, of which an article uses a few hundred. So only the spellings are made beforehand: one that is met
is cut at every place where a base could end, and what is left is looked up among the endings of that base. The readings, and their order,
are those that the generator gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import itemgetter

from quotes.forms import Form, Part, verb_parts


class VerbReader:
    """Reads the forms of some verbs, given by their stems: called with a word, it answers with its readings, none for a word of no verb.

    Of two verbs that share a form the readings of the first come first.
    """

    def __init__(self, stems: Iterable[str]) -> None:
        self.parts = [part for stem in stems for part in verb_parts(stem)]
        self.bases: dict[str, list[tuple[int, Part]]] = {}
        for rank, part in enumerate(self.parts):
            for base in set(part.variants):
                self.bases.setdefault(base, []).append((rank, part))
        self.shortest = min(map(len, self.bases))

    def spellings(self) -> Iterator[str]:
        """Every word that has a reading, some of them more than once."""
        for part in self.parts:
            for base, texts in zip(part.variants, part.endings.texts, strict=True):
                yield from map(base.__add__, texts)

    def __call__(self, word: str) -> tuple[Form, ...]:
        """Every reading of a word, in the order in which the generator makes them."""
        found = [
            (rank, place, Form(part.lemma, part.voice, *slot, part.negative))
            for cut in range(self.shortest, len(word) + 1)
            for rank, part in self.bases.get(word[:cut], ())
            for place, variant, slot in part.endings.places.get(word[cut:], ())
            if part.variants[variant] == word[:cut]
        ]
        found.sort(key=_ORDER)
        return tuple(form for _, _, form in found)


_ORDER = itemgetter(0, 1)
