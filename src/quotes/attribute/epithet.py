"""Common nouns in a subject's place: ``güzel yıldız, ...``, ``Sanal katil, "..."``, ``Uluslararası toplum, ...``.

No table lists what may stand there; its place tells: before a comma, at the head of the sentence or behind a participle.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotes.attribute.scope import PARTICLES, Scope, participle, past_comma
from quotes.cases import DOCUMENTS, FUNCTION, NOT_A_NAME, bare_case, common_case, text_form
from quotes.contents import finite, nominal


@dataclass(frozen=True, slots=True)
class Epithet:
    """A phrase of common nouns in a subject's place: ``Alman hoca``, ``güzel yıldız``. Places in the items, both included.

    ``itself`` says that it stands for nobody whom the article names: ``Uluslararası toplum``.
    """

    first: int
    last: int
    after: int
    itself: bool = False


def epithet_before(scope: Scope, low: int, high: int) -> Epithet | None:
    """Common nouns behind a participle and before a comma, in a subject's place: ``sürekli takip edilen güzel yıldız, ...``."""
    for comma in range(low + 2, min(high, low + 24)):
        if scope.word(comma) != "," and scope.word(comma) != "ise":
            continue
        for size in (1, 2, 3):
            start = comma - size
            if start - 1 < low or scope.capital(start) or scope.word(start) in FUNCTION or not scope.word(start)[0].isalpha():
                break
            if participle(scope.word(start - 1)):
                return (
                    None
                    if bare_case(scope.word(comma - 1)) or nominal(scope.word(comma - 1)) or scope.word(comma - 1).endswith(_WHEN)
                    else Epithet(start, comma - 1, past_comma(scope, comma))
                )
    return None


_WHEN = ("ınca", "ince", "unca", "ünce")  # işitince, duyunca


def epithet_at_head(scope: Scope, low: int, high: int) -> Epithet | None:
    """Common nouns from the head of a sentence to the comma before a quotation: ``Sanal katil, "..." dedi``; four words at most."""
    place = high - 1
    if scope.word(place) != "," or not 0 < place - low <= 4:
        return None
    words = [scope.word(p) for p in range(low, place)]
    if any(not word.isalpha() or word in FUNCTION for word in words) or _adverbial(words[-1]):
        return None
    return Epithet(low, place - 1, high)


def common_head(scope: Scope, low: int, high: int) -> Epithet | None:
    """Common nouns from the head of a sentence to a comma, before a reported clause: ``Uluslararası toplum, ...`` five words at most."""
    comma = next((place for place in range(low + 1, min(high, low + 6)) if scope.word(place) == ","), -1)
    if comma < 0 or any(scope.capital(place) or scope.quoted(place) for place in range(low + 1, comma)) or scope.quoted(low):
        return None
    words = [scope.word(place) for place in range(low, comma)]
    last = words[-1]
    if any(not word.isalpha() for word in words) or any(word in NOT_A_NAME and word not in _BEFORE_NOUN for word in words):
        return None
    if words[0] in ("bu", "şu", "o") and last[-1] in "ae" and last not in DOCUMENTS:
        return None  # bu duruma
    if len(last) < 4 or last in _TIMES or _adverbial(last) or finite(last) or nominal(last) or participle(last):
        return None
    return Epithet(low, comma - 1, past_comma(scope, comma), itself=True)


def text_head(scope: Scope, low: int, high: int) -> Epithet | None:
    """A text at the head of a sentence, and the clause's own subject behind it with no comma: ``Araştırma sonuçları bitkinin ...``."""
    for place in range(low, min(high, low + _LONGEST_TEXT)):
        text = text_form(scope.word(place))
        if text is not None and not text.case and not text.attributive and text.person.startswith("3"):
            behind = scope.word(place + 1)
            owned = place > low and "gen" in (common_case(behind)[1], bare_case(behind))  # alone it may be the object: Raporu Kaya'nın ...
            return Epithet(low, place, place + 1, itself=True) if owned else None
        if scope.quoted(place) or not scope.word(place).isalpha() or bare_case(scope.word(place)):
            return None
    return None


_LONGEST_TEXT = 4  # words

_BEFORE_NOUN = frozenset("bu şu o bir bazı birçok birkaç çoğu tüm her ve pek çok kimi".split())
# Nouns that tell when or how at the head of a sentence.
_TIMES = frozenset(
    "hafta gün ay yıl sabah akşam gece öğle saat dakika dün bugün yarın dönem süre sezon mevsim kez defa sefer kere tarih asır çağ"
    " şekil biçim evet hayır tamam sıra hâl hal taraf yön ihtimal neyse özellikle ayrıca bayım efendim kısaca tabii elbette".split()
)


def epithet_of(scope: Scope, start: int, stop: int) -> Epithet | None:
    """Common nouns up to a comma, a particle or a quotation, four words at most."""
    closed = scope.quoted(stop) or scope.word(stop) == "," or scope.word(stop) in PARTICLES
    if not closed or not 0 < stop - start <= 4:
        return None
    inside = [scope.word(place) for place in range(start, stop)]
    if any(not part[0].isalpha() or part in FUNCTION for part in inside):
        return None
    return Epithet(start, stop - 1, past_comma(scope, stop))


# Captures e.g. söyleyerek, gelince, kentten, okulda, müdürün, ahlakımızı, sayısını: a converb or a noun in a case, no subject.
_IN_A_CASE = re.compile(r"(?:[ae]r[ae]k|ken|[ıiuü]nc[ae]|[ıiuü]p|[dt][ae]n?|l[ae]|[yn][ae]|[ıiuü]n|[mn][ıiuü]z[ıiuü]|[sr][ıiuü]n[ıiuü])$")


def _adverbial(word: str) -> bool:
    return _IN_A_CASE.search(word) is not None
