"""Phrases in a given case: the genitive that owns a noun of speech, the ablative that a text comes from."""

from __future__ import annotations

from quotes.attribute.subject import Scope
from quotes.cases import DOCUMENTS, common_case, known_word
from quotes.mentions import Phrase, phrase_at


def genitive_before(scope: Scope, low: int, high: int, nearest: bool = False) -> Phrase | None:
    """The genitive phrase in ``items[low:high]``: the owner of a noun of speech, the subject inside a clause. The first, or the nearest."""
    places = range(high - 1, low - 1, -1) if nearest else range(low, high)
    for place in places:
        if scope.quoted(place):
            continue
        base, case = common_case(scope.word(place))
        if case == "gen" and (scope.capital(place) or known_word(base)):
            phrase = phrase_at(scope.doc, scope.items, low, place)
            if phrase is not None and phrase.kind != "document":
                return phrase
    return None


def cased_before(scope: Scope, low: int, high: int, case: str) -> Phrase | None:
    """The last phrase in a given case in ``items[low:high]`` that could speak."""
    for place in range(high - 1, low - 1, -1):
        if scope.quoted(place):
            continue
        base, found = common_case(scope.word(place))
        if found == case and (scope.capital(place) or known_word(base)) and base not in DOCUMENTS:
            phrase = phrase_at(scope.doc, scope.items, low, place)
            if phrase is not None and phrase.kind != "document":
                return phrase
    return None
