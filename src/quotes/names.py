"""Reads all capitalised phrases of an article, and tells from them which of its words are names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress

from quotes.cases import ABBREVIATIONS, GIVEN, GROUPS, INSTITUTIONS, NAME_PARTICLES, NOT_A_NAME, PLACES, common_case, known_word, split_case
from quotes.mentions import Phrase, opens_sentence, phrase_at
from quotes.segment import BREAK, Document


@dataclass(slots=True)
class NameIndex:
    """What an article's capitals tell of its names: every phrase, the words that are names, and the last words of people's names."""

    found: list[tuple[Name, int]] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    full: set[tuple[str, ...]] = field(default_factory=set)
    heads: Counter[tuple[str, ...]] = field(default_factory=Counter)
    kept: list[Phrase] | None = None

    @property
    def phrases(self) -> list[Phrase]:
        """Every capitalised phrase, in reading order; an article without statements is never asked for them."""
        if self.kept is None:
            self.kept = [name.phrase.moved(low - name.low) for name, low in self.found]
        return self.kept

    def knows(self, word: str) -> bool:
        """Whether a word (without its ending) is a name somewhere in the article beyond the head of a sentence."""
        return word in self.words or word in self.surnames

    def begin(self, doc: Document, words: Sequence[str]) -> int:
        """How many phrases of the article begin with some words, the first eight of them; counted when first asked."""
        if not self.heads:
            for phrase in self.phrases:
                first = [doc.words[token] for token in phrase.tokens[:_HEAD]]
                self.heads.update(tuple(first[:size]) for size in range(1, len(first) + 1))
        return self.heads[tuple(words[:_HEAD])]


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


# The last answers, by the text of a run and whether it begins a sentence: three of five runs have been met before.
_met: dict[tuple[str, bool], Name | None] = {}
_MOST_MET = 1 << 14


def _name(doc: Document, low: int, high: int) -> Name | None:
    """The phrase of a run of capitals, read anew only where the same run has not been met before."""
    if doc.odd or high - low > _HEAD:
        return _read_name(doc, low, high)
    run = (doc.raw(low, high), opens_sentence(doc, low))
    if run not in _met:
        if len(_met) >= _MOST_MET:
            _met.clear()
        _met[run] = _read_name(doc, low, high)
    return _met[run]


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


def index_names(doc: Document) -> NameIndex:
    """Reads all capitalised phrases once."""
    index = NameIndex()
    alone: set[str] = set()
    fuller: set[str] = set()
    for low, high in runs(doc):
        name = _name(doc, low, high)
        if name is None:
            continue
        index.found.append((name, low))
        if name.full:
            index.full.add(name.full)
            fuller.add(name.base)
        if name.surname:
            index.surnames.add(name.base)
        if name.named:
            index.words.add(name.base)
            if len(name.phrase.tokens) == 1:
                alone.add(name.base)
    index.surnames |= fuller & alone
    return index


def runs(doc: Document) -> Iterator[tuple[int, int]]:
    """Every run of capitalised words, its first token and its last, in reading order, inside quotations too: the material of names."""
    caps = list(compress(range(len(doc.words)), doc.capitals))
    position, count = 0, len(caps)
    while position < count:
        low = high = caps[position]
        position += 1
        while position < count and _continues(doc, high, caps[position]):
            high = caps[position]
            position += 1
            if split_case(doc.words[high])[1]:
                break
        yield low, _with_noun(doc, high)


def _with_noun(doc: Document, high: int) -> int:
    """The noun in small letters that belongs to a name: ``Times gazetesi``, ``Bakanlık kaynakları``; else the name's own end."""
    after = high + 1
    if after >= len(doc.words) or split_case(doc.words[high])[1] or doc.capitals[after]:
        return high
    base = common_case(doc.words[after])[0]
    owned = base[-1] in "ıiuü" and (base in INSTITUTIONS or base in GROUPS)
    return after if owned else high


def _continues(doc: Document, high: int, nxt: int) -> bool:
    """Whether the capital at ``nxt`` still belongs to the run that ends at ``high``: only small joiners and brackets lie between."""
    if doc.words[nxt] in NOT_A_NAME or (high and doc.words[high - 1] in GIVEN and split_case(doc.words[nxt])[0] in PLACES):
        return False
    if nxt == high + 1:
        return True
    if nxt - high > 6:
        return False
    between = doc.words[high + 1 : nxt]
    if BREAK in between:
        return False
    if len(between) == 1:
        word = between[0]
        return (
            word in NAME_PARTICLES
            or word in ("ve", "-", "&")
            or known_word(word)
            or (word == "." and (doc.words[high] in ABBREVIATIONS or len(doc.words[high]) == 1))
        )
    if len(between) == 2 and between[0].isdigit() and between[1] == ".":
        return True  # İstanbul 11. Ağır Ceza Mahkemesi
    return between[0] == "(" and between[-1] == ")" and len(between) <= 5
