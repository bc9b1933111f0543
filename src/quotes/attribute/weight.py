"""How much a phrase looks like a subject: a person with an office more than a name alone, a common noun the least.

``subject`` and ``heads`` weigh here each phrase whose ends they have found sound; the heaviest of a clause is its subject.
"""

from __future__ import annotations

import re

from quotes.attribute.scope import Scope
from quotes.cases import (
    FUNCTION,
    INSTITUTIONS,
    MODIFIERS,
    NATIONALITIES,
    NOT_A_NAME,
    OF_FIRMS,
    PLACES,
    TITLES,
    bare_case,
    common_case,
    known_word,
    split_case,
)
from quotes.cues import lexicon
from quotes.mentions import is_share
from quotes.mentions.phrase import Phrase


def _behind_marks(scope: Scope, phrase: Phrase) -> bool:
    """``"Golden Spike" şirketi``: the noun behind a name in marks."""
    return scope.quoted(scope.items.index(phrase.tokens[0]) - 1)


def _named(scope: Scope, phrase: Phrase) -> bool:
    """Whether a bare name is one that the article uses as a name, not the first word of a sentence."""
    words = [split_case(scope.doc.words[token])[0] for token in phrase.name or phrase.tokens]
    return len(words) > 1 or words[-1] in PLACES or scope.names.knows(words[-1])


def _never_small(scope: Scope, word: str) -> bool:
    """A word of some length that the article never writes with a small letter, and that is no common word."""
    if len(word) < 4 or word in FUNCTION or known_word(word) or word.endswith(_GENITIVE):
        return False
    return not scope.doc.ever_small(word)


# Yolun açıldığını: a sentence's first noun in the genitive, not a name.
_GENITIVE = ("ın", "in", "un", "ün")


def weight(scope: Scope, phrase: Phrase, strong: bool, nxt: str, heads_clause: bool = False) -> int:
    """How well a nominative phrase fills the place of a subject: 0 not at all, 5 and more beyond doubt.

    A comma or a particle behind it (``strong``) counts 2; without one an institution or a bare name may as well belong to the noun behind
    it.
    """
    own = _own_weight(scope, phrase)
    if strong and not heads_clause and phrase.kind == "institution" and _common_noun(scope, phrase):
        own = 1
    as_object = not strong or nxt in ("de", "da") or _joined_to_object(scope, phrase)
    if as_object and phrase.kind == "group" and object_like(scope, phrase):
        return 0
    if own == 0 or (not strong and _NUMBER.match(nxt) and phrase.kind == "institution"):
        return 0
    if heads_clause and phrase.kind == "person" and own == SURE - 1:
        own = SURE
    if own == 0 or (
        not strong
        and (
            own < 2
            or (_may_own(phrase, own, nxt) and compound(nxt) and not _does(scope, phrase, nxt))
            or (_common_noun(scope, phrase) and not (heads_clause and phrase.kind != "person"))
        )
    ):
        return 0
    return own + 2 * strong


def object_like(scope: Scope, phrase: Phrase) -> bool:
    """A group in ``-ları`` with nothing before it that it could belong to: ``yetkilileri uyardı`` is said of them, not by them."""
    token = phrase.tokens[0]
    if len(phrase.tokens) > 1 or scope.doc.capitals[token] or not phrase.head.endswith(("ları", "leri")):
        return False
    before = scope.doc.words[token - 1] if token else ""
    owned = before.isalpha() and bare_case(before) == "gen"  # bankanın analistleri
    return not owned and (not before.isalpha() or before in NOT_A_NAME or before in FUNCTION)


# Captures e.g. 19, 19'un: the number of a model, which may own what stands behind it.
_NUMBER = re.compile(r"\d+(?:'n?[ıiuü]n)?$")


def _joined_to_object(scope: Scope, phrase: Phrase) -> bool:
    """Whether ``ve`` joins a group to an accusative: ``Türkiye'yi ve bütün tarafları, ...``."""
    words = scope.doc.words[max(0, phrase.tokens[0] - _REACH) : phrase.tokens[0]]
    return "ve" in words[1:] and common_case(words[words.index("ve", 1) - 1])[1] == "acc"


_REACH = 3


def _may_own(phrase: Phrase, own: int, nxt: str) -> bool:
    """Whether a phrase may as well belong to the noun behind it: ``Türkiye vatandaşı``, ``kullanıcı istatistikleri``; a group that is owned
    itself (``bölge sakinleri``) does not.
    """
    if phrase.kind in ("group", "unnamed"):
        return not phrase.head.endswith(("ları", "leri")) and (len(phrase.tokens) == 1 or not is_share(phrase.head))
    if phrase.kind == "institution" and len(phrase.tokens) > 1 and phrase.head in INSTITUTIONS and nxt.endswith(("yla", "yle")):
        return False  # Merkez Bankası toplantıyla ilgili açıklamasında
    return phrase.kind != "person" or own <= 2 or (not phrase.name and TITLES.get(phrase.head) == "profession")


def _does(scope: Scope, phrase: Phrase, nxt: str) -> bool:
    """Whether the noun behind a surname of the article is more likely its object: ``Kaya sessizliğini bozdu``, not ``Kaya ailesini``."""
    known = len(phrase.tokens) == 1 and phrase.head in scope.names.surnames and phrase.head not in PLACES
    own = nxt.endswith(("ını", "ini", "unu", "ünü")) and not nxt.startswith(_OF_NAMES)
    return known and (own or nxt in ("röportajında", "söyleşisinde", "mülakatında", "kitabında", "köşesinde", "yazısında"))


_OF_NAMES = ("aile", "hükümet", "yönetim", "dönem", "kabine", "iktidar", "kardeş", "çift", "rejim", "plan", "dava")


def _common_noun(scope: Scope, phrase: Phrase) -> bool:
    """An office or an institution in small letters only (``davacı``, ``belediye``): without a comma behind it, it is hardly a subject."""
    return phrase.kind in ("person", "institution") and not any(scope.doc.capital(token) for token in phrase.tokens)


def _own_weight(scope: Scope, phrase: Phrase) -> int:
    """What a phrase weighs by itself, wherever it stands."""
    if phrase.kind == "document":
        return 0
    if phrase.kind in ("group", "unnamed"):
        return 3
    return _weight_of_person(scope, phrase) if phrase.kind == "person" else _weight_of_body(scope, phrase)


def _weight_of_person(scope: Scope, phrase: Phrase) -> int:
    if not phrase.name:
        return 3 if len(phrase.tokens) > 1 or phrase.head in TITLES else 0
    if any(common_case(scope.doc.words[token])[0] in TITLES for token in phrase.office):
        return 5
    if phrase.head in scope.names.surnames or (len(phrase.name) == 1 and phrase.head in scope.names.called):
        return 4
    return 2 if len(phrase.name) > 1 else 1


def _weight_of_body(scope: Scope, phrase: Phrase) -> int:
    head, alone = phrase.head, len(phrase.tokens) == 1
    if alone and head in scope.names.surnames:
        return 4
    if (alone and head in NATIONALITIES) or _object_of_adjective(scope, phrase):
        return 0
    if alone and head.endswith(_WITH) and head not in INSTITUTIONS and head not in PLACES:
        return 1  # Sarı-Lacivertli: an adjective
    if head in INSTITUTIONS:
        return 3 if INSTITUTIONS[head] or not alone or _behind_marks(scope, phrase) else 0
    if _named(scope, phrase):
        return 3 if head in OF_FIRMS and not alone and scope.doc.capital(phrase.tokens[-1]) else 2
    return 1 if _never_small(scope, head) else 0  # enough where a comma stands behind it


_WITH = ("lı", "li", "lu", "lü")


def _object_of_adjective(scope: Scope, phrase: Phrase) -> bool:
    """A body in the accusative that an adjective stands before: ``Sarı-Lacivertli kulübü``; an adjective owns nothing."""
    words = [scope.doc.words[token] for token in phrase.tokens]
    adjective = len(words) == 2 and words[0].endswith(_WITH) and words[0] not in PLACES and words[0] not in INSTITUTIONS
    return adjective and words[1][-1] in "ıiuü" and not scope.doc.capitals[phrase.tokens[1]]


# Captures e.g. vatandaşı, kararından, ekonomisinde, hesabından: a noun that the bare noun before it belongs to.
_POSSESSED = re.compile(r"[ıiuü](?:n(?:[ıiuü]n?|[ae]|d[ae]n?|c[ae])|yl[ae])?$")
# başkentteki, ünlü, bugünkü: they end like a possessive and are none.
_ADJECTIVES = ("daki", "deki", "taki", "teki", "lı", "li", "lu", "lü", "kü", "nki", "sel", "sal")


def compound(word: str) -> bool:
    """A bare name before a possessive makes one noun with it: ``Türkiye Cumhuriyeti vatandaşı``."""
    if not word.isalpha() or len(word) < 4 or word in FUNCTION or word in MODIFIERS or lexicon().forms[word] or word.endswith(_ADJECTIVES):
        return False
    return _POSSESSED.search(word) is not None


SURE = 5
