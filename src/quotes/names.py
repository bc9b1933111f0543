"""Reads all capitalised phrases of an article, and tells from them which of its words are names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, count

from quotes.cases import (
    ABBREVIATIONS,
    FIELDS,
    GIVEN,
    GROUPS,
    INSTITUTIONS,
    NAME_PARTICLES,
    NOT_A_NAME,
    PLACES,
    TITLES,
    bare_case,
    common_case,
    known_word,
    split_case,
)
from quotes.memory import Memory
from quotes.mentions import phrase_at, surname_behind
from quotes.mentions.phrase import Phrase, behind_body
from quotes.mentions.walk import opens_sentence
from quotes.segment import BREAK, Document


class NameIndex:
    """What an article's capitals tell of its names; read when first asked: an article without a cue or a quotation is never."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc

    @cached_property
    def found(self) -> list[tuple[Name, int]]:
        """What every run of capitals tells, with its first token."""
        names = ((_name(self.doc, low, high), low) for low, high in runs(self.doc))
        return [(name, low) for name, low in names if name is not None]

    @cached_property
    def words(self) -> set[str]:
        """The words that are names."""
        return {name.base for name, _ in self.found if name.named}

    @cached_property
    def full(self) -> set[tuple[str, ...]]:
        """The names of people, of two words or more."""
        return {name.full for name, _ in self.found if name.full}

    @cached_property
    def surnames(self) -> set[str]:
        """The last words of people's names: with an office or a given name, or in full and somewhere alone."""
        alone = {name.base for name, _ in self.found if name.named and len(name.phrase.tokens) == 1}
        return {name.base for name, _ in self.found if name.surname or (name.full and name.base in alone)}

    @cached_property
    def called(self) -> set[str]:
        """The given names by which the article calls people whom it also names in full, one of that name each: ``Ayşe``."""
        firsts = Counter(words[0] for words in self.full)
        return {first for first, times in firsts.items() if times == 1 and first in GIVEN and first in self.words}

    @cached_property
    def phrases(self) -> list[Phrase]:
        """Every capitalised phrase, in reading order."""
        return [name.phrase.moved(low - name.low) for name, low in self.found]

    def knows(self, word: str) -> bool:
        """Whether a word (without its ending) is a name somewhere in the article beyond the head of a sentence."""
        return word in self.words or word in self.surnames

    def begin(self, words: Sequence[str]) -> int:
        """How many phrases of the article begin with some words, the first eight of them."""
        return self.heads[tuple(words[:_HEAD])]

    @cached_property
    def heads(self) -> Counter[tuple[str, ...]]:
        """How many phrases of the article begin with some words."""
        firsts = ([self.doc.words[token] for token in phrase.tokens[:_HEAD]] for phrase in self.phrases)
        return Counter(tuple(first[:size]) for first in firsts for size in range(1, len(first) + 1))


_HEAD = 8


@dataclass(slots=True)  # made by the thousand: frozen would take three times as long
class Name:
    """What one capitalised phrase tells, wherever it stands; ``low`` is the first token of the run in which it was read.

    ``base`` is its last word without the ending, ``full`` the words of a person's name of two words or more. ``surname`` says that somebody
    is named with an office or a given name, ``named`` that its capital makes it a name.
    """

    phrase: Phrase
    low: int
    base: str
    full: tuple[str, ...] | None
    surname: bool
    named: bool


# The last answers, by the text of a run and whether it begins a sentence: half of the runs have been met before.
_met: dict[tuple[str, bool], Name | None] = {}
_MOST_MET = 1 << 15


def _name(doc: Document, low: int, high: int) -> Name | None:
    """The phrase of a run of capitals, read anew only where the same run has not been met before, or where it asks for the article."""
    run = (doc.raw(low, high), opens_sentence(doc, low))
    if run in _met and not behind_body(doc, low):
        return _met[run]
    name = _read_name(doc, low, high)
    if doc.odd or high - low > _HEAD or behind_body(doc, low) or _asks_article(doc, low, high):
        return name
    if len(_met) >= _MOST_MET:
        _met.clear()
    _met[run] = name
    return name


def _asks_article(doc: Document, low: int, high: int) -> bool:
    """Whether the reading of a run depends on how the article writes a word elsewhere: a genitive at the head of a sentence."""
    return any(map(_GENITIVE.__getitem__, doc.words[low : high + 1])) and any(
        _GENITIVE[doc.words[token]] and opens_sentence(doc, token) for token in range(low, high + 1)
    )


_GENITIVE: Memory[str, bool] = Memory(lambda word: "'" not in word and bare_case(word) == "gen")


def _read_name(doc: Document, low: int, high: int) -> Name | None:
    phrase = phrase_at(doc, range(len(doc.words)), low, high)
    if phrase is None:
        return None
    last = phrase.tokens[-1]
    base = split_case(doc.words[last])[0]
    person = phrase.kind == "person" and bool(phrase.name)
    long = person and len(phrase.name) > 1
    shouted = base.upper() == doc.text[doc.starts[last] : doc.starts[last] + len(base)]
    inner = not opens_sentence(doc, phrase.tokens[0])
    return Name(
        phrase,
        low,
        base,
        (*(doc.words[token] for token in phrase.name[:-1]), base) if long else None,
        person and (bool(phrase.office) or (long and doc.words[phrase.name[0]] in GIVEN)),
        (inner or bool(phrase.case) or shouted) and base not in NOT_A_NAME,
    )


def runs(doc: Document) -> Iterator[tuple[int, int]]:
    """Every run of capitalised words, its first token and its last, in reading order, inside quotations too: the material of names."""
    words = doc.words
    begun = {sentence.items[0] for sentence in doc.sentences}
    low = high = -1
    for token in compress(count(), doc.capitals):
        if low >= 0 and token not in begun and (high == low or not _ENDED[words[high]]) and _continues(doc, high, token):
            high = token
            continue
        if low >= 0:
            yield _with_title(doc, low), _with_noun(doc, high)
        low = high = token
    if low >= 0:
        yield _with_title(doc, low), _with_noun(doc, high)


# Whether a word has a case ending behind an apostrophe, so that a name ends with it.
_ENDED: Memory[str, bool] = Memory(lambda word: split_case(word)[1] != "")
# Whether a word is a noun that belongs to the name before it: gazetesi, kaynakları.
_OWNED: Memory[str, bool] = Memory(lambda word: (base := common_case(word)[0])[-1] in "ıiuü" and (base in INSTITUTIONS or base in GROUPS))


def _with_title(doc: Document, low: int) -> int:
    """The token where a title in small letters before a name begins, and the noun that it belongs to: ``yemek yazarı İpek Sancar``."""
    words = doc.words
    if low == 0 or doc.capitals[low - 1] or words[low - 1] not in TITLES:
        return low
    owned = words[low - 1][-1] in "ıiuü" and low > 1 and words[low - 2].isalpha() and not doc.capitals[low - 2]
    return low - 2 if owned and words[low - 2] not in NOT_A_NAME and not bare_case(words[low - 2]) else low - 1


def _with_noun(doc: Document, high: int) -> int:
    """The noun in small letters that belongs to a name: ``Times gazetesi``, ``Bakanlık kaynakları``; else the name's own end."""
    after = high + 1
    if after < len(doc.words) and _OWNED[doc.words[after]] and not doc.capitals[after] and not _ENDED[doc.words[high]]:
        return after
    return high


def _continues(doc: Document, high: int, nxt: int) -> bool:
    """Whether the capital at ``nxt`` still belongs to the run that ends at ``high``: only small joiners and brackets lie between."""
    words = doc.words
    if (
        nxt - high > _APART
        or (words[nxt] in NOT_A_NAME and not surname_behind(doc, high, nxt))
        or (high and words[high - 1] in GIVEN and split_case(words[nxt])[0] in PLACES)
    ):
        return False
    if nxt == high + 1:
        return True
    return _joins(words[high], words[high + 1 : nxt])


def _joins(last: str, between: Sequence[str]) -> bool:
    """Whether words in small letters join two parts of one name: ``Aile ve Sosyal Hizmetler``, ``Prof. Ayşe``, ``Kıyı (KSV) Vakfı``."""
    if len(between) == 1:
        word = between[0]
        stop = word == "." and (last in ABBREVIATIONS or len(last) == 1)
        return stop or word in NAME_PARTICLES or word in ("ve", "-", "&") or known_word(word) or (word == "," and last in FIELDS)
    if len(between) == 2 and between[0].isdigit() and between[1] == ".":
        return True  # İstanbul 11. Ağır Ceza Mahkemesi
    return between[0] == "(" and between[-1] == ")" and BREAK not in between


_APART = 6  # tokens from one capital of a name to the next, at the most: a bracket with three words in it
