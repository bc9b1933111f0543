"""Finds noun phrases that can speak: people with and without their office, institutions, documents, groups.

It reads a phrase from its last word leftwards, takes the case ending off, and tells the name from the office. It never chooses a speaker.
This is the front door: ``names`` and the rooms of ``attribute`` ask it for the phrase that stands at a token.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.cases import (
    DOCUMENTS,
    GIVEN,
    NOT_A_NAME,
    THINGS,
    TITLES,
    common_case,
    is_group,
    known_word,
)
from quotes.mentions.phrase import Phrase, classify
from quotes.mentions.walk import bracket, stop_of_abbreviation, trim, walk
from quotes.segment import Document


def phrase_at(doc: Document, items: Sequence[int], low: int, at: int) -> Phrase | None:
    """The phrase that ends with ``items[at]``, read leftwards down to ``low``; None where that word cannot head one."""
    end = at
    if is_share(doc.words[items[at]]):
        share = _share(doc, items, low, at)
        if share is not None or doc.words[items[at]] not in _PARTS:
            return share
    if doc.words[items[at]] == ")":
        end = bracket(doc, items, at, low) - 1
        if end < low:
            return None
    if doc.words[items[end]] == "." and end > low and stop_of_abbreviation(doc, items, end):
        end -= 1
    called = _called(doc, items, low, end)
    if called is not None:
        return called
    head, case = common_case(doc.words[items[end]])
    capital = doc.capitals[items[end]]
    if not capital and not known_word(head) and head not in DOCUMENTS:
        return None
    if not head[0].isalpha() or head in THINGS:
        return None
    small = doc.words[items[end]] in NOT_A_NAME and not known_word(head)
    if small and not (end > low and surname_behind(doc, items[end - 1], items[end])):
        return None
    taken = walk(doc, items, low, end)
    taken = trim(doc, taken)
    return classify(doc, taken, head, case) if taken else None


def _called(doc: Document, items: Sequence[int], low: int, end: int) -> Phrase | None:
    """``Orhan A. isimli kişi``, ``Can Er adlı genç``: the person of that name, whatever common noun stands behind."""
    if end - 2 < low or doc.words[items[end - 1]] not in ("isimli", "adlı") or doc.capitals[items[end]]:
        return None
    head, case = common_case(doc.words[items[end]])
    if head not in _PEOPLE and TITLES.get(head) != "profession":
        return None
    inner = phrase_at(doc, items, low, end - 2)
    if inner is None or inner.case or not inner.name or inner.kind in ("group", "unnamed", "document"):
        return None
    return replace(inner, tokens=(*inner.tokens, items[end - 1], items[end]), case=case, kind="person")


_PEOPLE = frozenset("kişi şahıs kadın erkek genç çocuk kız adam vatandaş".split())


# Captures e.g. 85'i, 12'si: a number that is a part of those named before it; of 12,5'i, the last token.
_SHARE = re.compile(r"\d+'s?[ıiuü]$")


def is_share(word: str) -> bool:
    """Whether a word may be the share of a group that speaks: ``85'i`` in ``halkın yüzde 85'i``, ``çoğunluğu``."""
    return word in _PARTS or (word[0].isdigit() and _SHARE.match(word) is not None)


_PARTS = frozenset("çoğunluğu çoğu birçoğu bölümü kısmı yarısı tamamı".split())
_HOW_MUCH = frozenset("büyük önemli bir ezici geniş küçük".split())


def _share(doc: Document, items: Sequence[int], low: int, at: int) -> Phrase | None:
    """``Katılımcıların yüzde 60'ı``, ``kadınların büyük çoğunluğu``: a group that speaks in part; it is not said by all of them."""
    owner = _owner_of_share(doc, items, low, at)
    if owner < low:
        return None
    word = doc.words[items[owner]]
    counted = owner > low and doc.words[items[owner - 1]].isdigit() and _one_of_group(word)
    if counted or (word.endswith(("anların", "enlerin")) and is_group(word[:-2])):  # 20 ekonomistin, ankete katılanların
        first = owner - 1 if counted else owner
        return Phrase(tokens := tuple(items[first : at + 1]), tokens, (), doc.words[items[at]], "", "group")
    whole = phrase_at(doc, items, low, owner)
    if whole is None or whole.kind != "group" or whole.case != "gen":
        return None
    tokens = (*whole.tokens, *items[owner + 1 : at + 1])
    return replace(whole, tokens=tokens, name=tokens, head=doc.words[items[at]], case="")


def _one_of_group(word: str) -> bool:
    """Whether a noun in the singular is one of a group: ``ekonomistin`` of ``ekonomistler``."""
    return any(is_group(common_case(word)[0] + many) for many in ("lar", "ler"))


def _owner_of_share(doc: Document, items: Sequence[int], low: int, at: int) -> int:
    """Where the whole ends that a share is of; -1 where none stands before it."""
    if doc.words[items[at]] in _PARTS:
        owner = at - 1
        while owner > low and doc.words[items[owner]] in _HOW_MUCH:
            owner -= 1
        return owner
    if at > low and doc.words[items[at - 1]].endswith(("ların", "lerin")):
        return at - 1  # ekonomistlerin 10'u
    owner = at - 4 if at > 2 and doc.words[items[at - 1]] in (",", ".") else at - 2
    return owner if owner >= low and doc.words[items[owner + 1]] == "yüzde" else -1


def surname_behind(doc: Document, given: int, token: int) -> bool:
    """Whether a small word with a capital, directly behind a given name, is a surname: ``Reşat Doğru``."""
    return token == given + 1 and doc.capitals[token] and doc.capitals[given] and doc.words[given] in GIVEN
