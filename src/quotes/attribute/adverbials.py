"""Where a reported clause begins behind what belongs to its cue: occasions, texts, those who are told.

``Tören sonrasında yaptığı konuşmada gazetecilere`` tells of the speech and is not what was said. ``clause`` asks this room last, once it
has its subject.
"""

from __future__ import annotations

from functools import lru_cache

from quotes.attribute.scope import PARTICLES, Scope, past_comma
from quotes.cases import (
    FIELDS,
    IN_RETURN,
    INSTITUTIONS,
    MEMORY,
    NOT_A_NAME,
    PROVISIONS,
    common_case,
    is_group,
    split_case,
    text_form,
)
from quotes.contents import nominal
from quotes.cues import lexicon
from quotes.mentions import phrase_at

_EVENTS = frozenset(
    "konuşma açıklama toplantı görüşme tören program miting kongre panel sempozyum forum ziyaret röportaj söyleşi demeç mülakat sunum"
    " mesaj paylaşım yazı mektup"
    " değerlendirme rapor haber bildiri duruşma ifade savunma dilekçe makale yayın kitap köşe zirve konferans seminer maç oturum etkinlik"
    " kutlama açılış gala soru"
    " canlı twit tweet video hesap sayfa sitesi gazete dergi basın yanıt cevap".split()
)


def past_adverbials(scope: Scope, first: int, last: int, passive: bool = False) -> int:
    """Past what belongs to the cue: ``tören sonrasında yaptığı konuşmada,``, ``sosyal medya hesabından``, ``toplantının ardından``.

    A paper with a name (``Enflasyon Raporu'nda``) is the place of a speech under a passive only; others tell of the paper.
    """
    best = first
    for place in range(first, min(first + 16, last)):
        word = scope.word(place)
        if _names_outlet(scope, place):
            continue
        if scope.quoted(place) or nominal(word) in ("acc", "ma"):
            break
        if (
            (word in _WITH_WHICH and scope.word(place + 1) == ",")
            or (word in _THROUGH and (scope.word(place + 1) == "," or scope.word(place + 1) in PARTICLES))
            or (word in _AFTER_WHICH and scope.word(place + 1) == "," and best == first)
            or _told(scope, first, place)
            or (place == first and (_called_upon(scope, place) or _advised(scope, place)))
            or (
                event_in_place(word.replace("'", "", 1) if passive else word)
                and not scope.word(place + 1).startswith("bulun")  # başvuruda bulunduğunu
                and (scope.word(place + 1) == "," or _owned_place(scope, place, first))
            )
        ):
            best = place + 1
        if word == "," and best < place and not (scope.word(place - 1) in FIELDS and scope.capital(place + 1)):
            break
    while scope.word(best) == "," or (best > first and scope.word(best) in PARTICLES):
        best += 1
    best = _past_the_press(scope, best)
    return best if best <= last else first


def _names_outlet(scope: Scope, place: int) -> bool:
    """The name of a paper or an occasion in marks: ``"Gök ve Fizik" dergisinde yayımlanan araştırmada``, ``"Deniz" konulu seminerde``."""
    behind = scope.word(place + 1)
    return scope.quoted(place) and (behind.startswith(_OUTLETS) or behind in _CALLED or event_in_place(behind))


_OUTLETS = ("dergi", "gazete", "site", "kanal", "program")
_CALLED = frozenset("konulu adlı isimli başlıklı temalı".split())


def past_warned(scope: Scope, first: int, last: int) -> int:
    """Past those whom a verb like ``uyar`` has for its object: ``vatandaşları | suların taşacağı (konusunda uyardı)``."""
    warned = [place for place in range(first, min(first + _NEAR, last)) if _warned(scope, place)]
    return past_comma(scope, warned[-1] + 1) if warned else first


def past_asked(scope: Scope, first: int, last: int) -> int:
    """Past those of whom something is asked: ``çocuklardan ve yaşlılardan | güneşe çıkmamalarını (istedi)``."""
    place = first
    people = False
    while scope.word(place).endswith(_OF_MANY):
        people = people or is_group(common_case(scope.word(place))[0])
        place += 1 + (scope.word(place + 1) in ("ve", ","))
    place += scope.word(place) in PARTICLES
    return place if people and place <= last else first


_OF_MANY = ("lardan", "lerden", "larından", "lerinden")


def _warned(scope: Scope, place: int) -> bool:
    word = scope.word(place)
    base, case = common_case(word)
    many = word.endswith(("ları", "leri")) and is_group(word)
    return many or (case == "acc" and not nominal(word) and (is_group(base) or base in INSTITUTIONS or scope.capital(place)))


def _called_upon(scope: Scope, place: int) -> bool:
    """A body in the accusative and the comma behind: ``hükümeti, önlem almaya (çağırdı)``."""
    return scope.word(place + 1) == "," and scope.word(place)[:-1] in INSTITUTIONS and scope.word(place)[-1] in "ıiuü"


def _advised(scope: Scope, place: int) -> bool:
    """Many in the dative and the comma behind: ``doktorlara, hastalarını izlemelerini``; not the first of a list in the clause."""
    base, case = common_case(scope.word(place))
    listed = scope.word(place + 2).endswith(("lara", "lere", "larına", "lerine"))
    return case == "dat" and is_group(base) and scope.word(place + 1) == "," and not listed


def _told(scope: Scope, first: int, place: int) -> bool:
    """A person in the dative and the comma behind: ``Can Kaya'ya, ödeneğin yetmediğini``; with no comma it may be the clause's."""
    if scope.word(place + 1) != "," or not scope.capital(place) or split_case(scope.word(place))[1] != "dat":
        return False
    phrase = phrase_at(scope.doc, scope.items, first, place)
    return phrase is not None and phrase.kind == "person"


def _past_the_press(scope: Scope, place: int) -> int:
    """Past those whom it is told: ``gazetecilere yolların açıldığını``, ``AA muhabirine``; other datives may belong to the clause."""
    for ahead in range(place, place + 3):
        if scope.word(ahead) in _PRESS:
            return ahead + 1
        if not (scope.capital(ahead) or scope.word(ahead) == "basın"):
            break
    return place


_PRESS = frozenset("gazetecilere muhabirlere muhabirine muhabirimize mensuplarına basına gazetemize kameralara".split())


def _owned_place(scope: Scope, place: int, first: int) -> bool:
    """A text or an occasion with no comma behind it belongs to the cue near the head of the clause, or with something that modifies it."""
    if scope.word(place + 1).endswith(("an", "en")) or scope.word(place + 1) in ("yer", "bulunan"):
        return False
    if place - first <= _NEAR or _modifies(scope.word(place - 1)):
        return True
    return place - first <= 2 * _NEAR and any(common_case(scope.word(back))[1] == "gen" for back in range(first, place))


_NEAR = 4
_WITH_WHICH = frozenset("endişesiyle kaygısıyla gerekçesiyle amacıyla düşüncesiyle umuduyla talebiyle".split())
_THROUGH = frozenset({"aracılığıyla", "vasıtasıyla", "kanalıyla"})
_AFTER_WHICH = frozenset({"sonunda", "sonucunda", "ardından", "sonrasında", "sırasında", "üzerine", "esnasında", "sonra", "önce"})


def _modifies(word: str) -> bool:
    """What stands before the place of a speech: ``yaptığı açıklamada``, ``çıkan haberde``, ``kurulun raporunda``, ``dünkü
    konuşmasında``.
    """
    if nominal(word) == "nom" or common_case(word)[1] in ("gen", "adj"):
        return True
    return len(word) > 3 and word.endswith(("an", "en", "kü", "ki", "nın", "nin", "nun", "nün")) and word not in NOT_A_NAME


@lru_cache(MEMORY)
def event_in_place(word: str) -> bool:
    """A noun of speech, a text or an event in the locative: ``konuşmada``, ``açıklamasında``, ``toplantısında``, ``raporda``."""
    if not word.endswith(("da", "de", "ta", "te")) or word == IN_RETURN:
        return False
    if any(noun.case == "loc" and not noun.attributive for noun in lexicon().nouns.get(word, ())):
        return True
    text = None if "'" in word else text_form(word)
    if text is not None and text.case == "loc" and not text.attributive:
        return text.lemma in _RULINGS or (text.lemma not in PROVISIONS and text.lemma not in _FIGURES)
    stem = word[:-2]
    return any(stem.startswith(event) and stem[len(event) :] in _PLACE_ENDINGS for event in _EVENTS)


# What figures and findings stand in: BIST 100 endeksinde, incelemenin sonucunda; part of what is said, not the place of a speech.
_FIGURES = frozenset(
    "sonuç endeks gösterge bilanço rakam tablo liste sıralama bütçe hesap dosya kaynak harita grafik test deney bulgu teori tez".split()
)
_RULINGS = frozenset({"karar", "mahkeme kararı", "kararname"})
_PLACE_ENDINGS = frozenset({"", "n", "sın", "sin", "sun", "sün", "ın", "in", "un", "ün", "ların", "lerin", "lar", "ler", "ları", "leri"})
