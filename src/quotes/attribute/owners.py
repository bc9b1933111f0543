"""Phrases in a given case: the genitive that owns a noun of speech, the ablative that a text comes from."""

from __future__ import annotations

from quotes.attribute.scope import PARTICLES, Scope
from quotes.attribute.weight import compound
from quotes.cases import DOCUMENTS, PLACES, common_case, known_word
from quotes.contents import nominal
from quotes.mentions import phrase_at
from quotes.mentions.phrase import Phrase


def genitive_before(scope: Scope, low: int, high: int, nearest: bool = False) -> Phrase | None:
    """The genitive phrase in ``items[low:high]``: the owner of a noun of speech, the subject inside a clause. The first, or the nearest."""
    if not nearest:
        return next((phrase for place in range(low, high) if (phrase := _genitive_at(scope, low, place)) is not None), None)
    found = [place for place in range(high - 1, low - 1, -1) if _genitive_at(scope, low, place) is not None][:2]
    if len(found) == 2 and found[1] == found[0] - 1 and not _ends_there(scope, found[0] + 1):
        found.reverse()  # Kaya'nın Demir'in sözlerine ...: the second owns a noun
    return _genitive_at(scope, low, found[0]) if found else None


def _ends_there(scope: Scope, place: int) -> bool:
    """Whether a quotation or a comma stands at a place: what is before it owns no noun behind."""
    return scope.quoted(place) or scope.word(place) == ","


def cased_before(scope: Scope, low: int, high: int, case: str) -> Phrase | None:
    """The last phrase in a given case in ``items[low:high]`` that could speak."""
    for place in range(high - 1, low - 1, -1):
        if scope.quoted(place):
            continue
        base, found = common_case(scope.word(place))
        if found == case and (scope.capital(place) or known_word(base)) and base not in DOCUMENTS and not one_of(scope, place):
            phrase = phrase_at(scope.doc, scope.items, low, place)
            if phrase is not None and phrase.kind != "document":
                return phrase
    return None


def one_of(scope: Scope, place: int) -> bool:
    """Many of whom the next word names one: ``disk üreticilerinden Nova``, ``yöneticilerinden biri``."""
    many = scope.word(place).endswith(("lerinden", "larından", "lerden", "lardan"))
    return many and (scope.capital(place + 1) or scope.word(place + 1).startswith("biri"))


def genitive_subject(scope: Scope, low: int, high: int) -> Phrase | None:
    """The genitive that says what a nominalised cue reports: ``Kaya'nın, ... söylediği``, ``Kaya'nın istifa edeceğini söylediği``.

    One before a comma or a particle; else the first that is not the owner of the noun behind it (``Kerkük'ün yapısının``).
    """
    found = [(phrase, place + 1) for place in range(low, high) if (phrase := _genitive_at(scope, low, place)) is not None]
    in_office = any(phrase.kind == "person" and (phrase.office or _are_two(scope, phrase)) for phrase, _ in found)
    for phrase, after in found:
        own = in_office and phrase.kind == "institution" and phrase.head in PLACES  # Bakan Kaya'nın Türkiye'nin, ...
        if (scope.word(after) == "," or scope.word(after) in PARTICLES) and not own:
            return phrase
    for phrase, after in found:
        owner = not scope.quoted(after) and (_owned(scope.word(after)) or _owned(scope.word(after + 1)))
        if not owner and not (phrase.kind == "institution" and phrase.head in PLACES):
            return phrase
    people = [phrase for phrase, after in found if phrase.kind == "person" and phrase.office and not _owns_subject(scope, after)]
    return people[-1] if people else None


def _are_two(scope: Scope, phrase: Phrase) -> bool:
    """Whether two people are one phrase."""
    return any(scope.doc.words[token] == "ve" for token in phrase.tokens)


def _owns_subject(scope: Scope, after: int) -> bool:
    """Whether what belongs to a genitive is in the genitive itself, and so the subject: ``Kaya'nın oğlunun``."""
    return any(scope.word(place).endswith(("nın", "nin", "nun", "nün")) for place in (after, after + 1))


def _owned(word: str) -> bool:
    """Whether a noun belongs to another: ``yapısının``; ``astronotların`` is a subject of its own."""
    return compound(word) and not nominal(word) and not word.endswith(("ların", "lerin"))


def _genitive_at(scope: Scope, low: int, place: int) -> Phrase | None:
    """The phrase in the genitive that ends at a place, where it is one that could speak."""
    if scope.quoted(place):
        return None
    base, case = common_case(scope.word(place))
    if case != "gen" or not (scope.capital(place) or known_word(base)) or _is_what(scope, place + 1):
        return None
    phrase = phrase_at(scope.doc, scope.items, low, place)
    return phrase if phrase is not None and phrase.kind != "document" else None


def _is_what(scope: Scope, after: int) -> bool:
    """Whether a genitive goes with what somebody else is to it: ``Kaya'nın sahibi olduğu | Delta, ...``."""
    return any(scope.word(place) == "olduğu" and _owned(scope.word(place - 1)) for place in range(after + 1, after + 4))
