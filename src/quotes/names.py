"""Reads all capitalised phrases of an article, and tells from them which of its words are names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from quotes.cases import ABBREVIATIONS, GIVEN, GROUPS, INSTITUTIONS, NAME_PARTICLES, NOT_A_NAME, PLACES, common_case, known_word, split_case
from quotes.mentions import Phrase, opens_sentence, phrase_at
from quotes.segment import BREAK, Document


@dataclass(slots=True)
class NameIndex:
    """What an article's capitals tell of its names: every phrase, the words that are names, and the last words of people's names."""

    phrases: list[Phrase] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    full: set[tuple[str, ...]] = field(default_factory=set)

    def knows(self, word: str) -> bool:
        """Whether a word (without its ending) is a name somewhere in the article beyond the head of a sentence."""
        return word in self.words or word in self.surnames


def index_names(doc: Document) -> NameIndex:
    """Reads all capitalised phrases once."""
    index = NameIndex()
    alone: set[str] = set()
    for phrase in runs(doc):
        index.phrases.append(phrase)
        last = phrase.tokens[-1]
        base = split_case(doc.words[last])[0]
        if phrase.kind == "person" and len(phrase.name) > 1:
            index.full.add((*(doc.words[token] for token in phrase.name[:-1]), base))
        if phrase.kind == "person" and phrase.name and (phrase.office or (len(phrase.name) > 1 and doc.words[phrase.name[0]] in GIVEN)):
            index.surnames.add(base)
        inner = not opens_sentence(doc, phrase.tokens[0])
        if (inner or phrase.case or base.upper() == doc.text[doc.starts[last] : doc.starts[last] + len(base)]) and base not in NOT_A_NAME:
            index.words.add(base)
            if len(phrase.tokens) == 1:
                alone.add(base)
    for phrase in index.phrases:
        base = split_case(doc.words[phrase.tokens[-1]])[0]
        if phrase.kind == "person" and len(phrase.name) > 1 and base in alone:
            index.surnames.add(base)
    return index


def runs(doc: Document) -> Iterator[Phrase]:
    """Every capitalised phrase of a text, in reading order, inside quotations too: the material for resolving names."""
    words = doc.words
    tokens = range(len(words))
    caps = [i for i, offset in enumerate(doc.starts) if doc.text[offset].isupper()]
    position = 0
    while position < len(caps):
        low = caps[position]
        high = low
        follow = position
        while follow + 1 < len(caps) and _continues(doc, high, caps[follow + 1]):
            follow += 1
            high = caps[follow]
            if split_case(words[high])[1]:
                break
        phrase = phrase_at(doc, tokens, low, _with_noun(doc, high))
        if phrase is not None:
            yield phrase
        position = follow + 1


def _with_noun(doc: Document, high: int) -> int:
    """The noun in small letters that belongs to a name: ``Times gazetesi``, ``Bakanlık kaynakları``; else the name's own end."""
    after = high + 1
    if after >= len(doc.words) or split_case(doc.words[high])[1] or doc.capital(after):
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
        return word in NAME_PARTICLES or word in ("ve", "-", "&") or known_word(word) or (word == "." and (doc.words[high] in ABBREVIATIONS or len(doc.words[high]) == 1))
    return between[0] == "(" and between[-1] == ")" and len(between) <= 5
