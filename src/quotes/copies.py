"""Is one text a copy of another? The same agency text stands on five sites, shortened here, with another headline there.

Texts are compared by their word triples. A few triples of each, chosen by their hash, so that two texts choose the same ones, are enough to
find what is worth comparing. Pure: no hash of Python's, which is another in every process.
"""

from __future__ import annotations

import re
from functools import lru_cache
from zlib import crc32

from quotes.text import fold

# A sample has between this many hashes and twice as many.
SAMPLE = 8
# Shorter texts are alike by chance: a line of weather, a result.
FEWEST_TRIPLES = 30
# Of the triples of the shorter text, so many stand in the longer one; which is at most so many times as long.
CONTAINED = 0.7
LONGER = 2.5

_WORDS = re.compile(r"\w+")
_SPREAD = 0x9E3779B97F4A7C15
_MASK = (1 << 62) - 1


def sample(text: str) -> tuple[int, ...]:
    """The hashes of some word triples, about a dozen; none of a text that is too short to be compared.

    The longer the text, the rarer the choice, and a rarer choice is part of a more frequent one: a copy that lost a third has most of them.
    """
    found = triples(text)
    if len(found) < FEWEST_TRIPLES:
        return ()
    every = 1
    while len(found) >= 2 * SAMPLE * every:
        every *= 2
    return tuple(sorted(triple for triple in found if triple % every == 0))


def is_copy(one: str, other: str) -> bool:
    """Whether two texts are the same article, but for a headline, a dateline, some paragraphs.

    >>> is_copy("Meclis bütçeyi kabul etti", "Kaya bütçeyi eleştirdi")
    False
    """
    return are_copies(triples(one), triples(other))


def are_copies(one: set[int], other: set[int]) -> bool:
    """The same, of the triples of both."""
    first, second = sorted((one, other), key=len)
    if len(first) < FEWEST_TRIPLES or len(second) > LONGER * len(first):
        return False
    return len(first & second) >= CONTAINED * len(first)


def triples(text: str) -> set[int]:
    """The hashes of all triples of words that stand side by side; case, quotation marks and punctuation make no difference."""
    words = [_word(word) for word in _WORDS.findall(fold(text))]
    return {(a * 31 + b * 1009 + c) * _SPREAD >> 2 & _MASK for a, b, c in zip(words, words[1:], words[2:], strict=False)}


@lru_cache(maxsize=50_000)
def _word(word: str) -> int:
    return crc32(word.encode())
