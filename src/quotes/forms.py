"""Turkish words from their stems: every form of a verb of speech, every form of a noun of speech.

Turkish is regular, so nobody lists ``belirtmişti`` by hand: the word tables hold stems, and the forms are spelt here from a grammar that is
itself a few tables. An ending is written with signs that stand for what the stem decides:

    A       a, e                   by vowel harmony
    I       ı, i, u, ü             by vowel harmony
    D C     d/t, c/ç               t, ç after a voiceless consonant
    K       k/ğ                    ğ before a vowel
    (y) …   a consonant that stands only after a vowel
    (I)     a vowel that stands only after a consonant

so ``DIKInI`` is the ending of *belirttiğini*, *söylediğini*, *konuştuğunu* and *sürdüğünü*. Everything is in Turkish lower case, as in the
folded text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

VOWELS = frozenset("aeıioöuü")
VOICELESS = frozenset("çfhkpsştK")
NARROW = {"a": "ı", "ı": "ı", "e": "i", "i": "i", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}
WIDE = {"ı": "a", "u": "a", "i": "e", "ü": "e"}
_SIGN = re.compile(r"\((.)\)|(.)")

# --- the irregular few: closed classes of the grammar, not words of the trade ---

# One syllable and yet -Ir in the present (gelir, not *geler).
_AORIST_IR = frozenset(["al", "bil", "bul", "dur", "gel", "gör", "kal", "ol", "öl", "san", "var", "ver", "vur"])
# More than one syllable and yet -Ar, because a verb of one syllable is inside (vazgeçer).
_AORIST_AR = frozenset(["vazgeç", "varsay"])
# -t that turns to -d before a vowel: gider, eder, and what is written together with et- (kaydeder); not iletir, anlatır.
# fmt: off
_SOFT_T = frozenset([
    "et", "git", "güt", "tat", "addet", "affet", "arzet", "azmet", "bahset", "defet", "devret", "emret", "farzet",
    "fethet", "hapset", "hazmet", "hisset", "hükmet", "kahret", "kastet", "katlet", "kaybet", "kaydet", "keşfet", "lütfet", "mahvet",
    "meylet", "naklet", "reddet", "resmet", "sabret", "sarfet", "seyret", "şükret", "vadet", "zannet", "zikret", "zulmet",
])
# fmt: on
# Before a y- ending with a wide vowel these two write i: diyen, yiyecek; but deyip, deyince.
_NARROWING = frozenset(["de", "ye"])
_PASSIVE = {
    "de": ("denil", "den"),
    "söyle": ("söylen", "söylenil"),
    "iste": ("isten", "istenil"),
    "bekle": ("beklen", "beklenil"),
    "koy": ("konul", "kon", "koyul"),
    "anla": ("anlaşıl",),
}
_CAUSATIVE = {"de": "dedirt", "çık": "çıkar", "düş": "düşür", "duy": "duyur", "bit": "bitir", "iç": "içir", "gel": "getir", "gör": "göster"}

# --- endings ---

# Person on a tense: after -DI and -sA (dedim, dedik), after all others (diyorum, diyoruz).
_SHORT = {"1sg": "m", "2sg": "n", "3sg": "", "1pl": "k", "2pl": "nIz", "3pl": "lAr"}
_LONG = {"1sg": "(y)Im", "2sg": "sIn", "3sg": "", "1pl": "(y)Iz", "2pl": "sInIz", "3pl": "lAr"}
# What is said of the tense again: diyordu, diyormuş, diyorsa.
_COPULAS = {"(y)DI": _SHORT, "(y)mIş": _LONG, "(y)sA": _SHORT}
# The third person first: where two readings are spelt alike (söylediğini, his or yours), the first is the commoner in news.
_POSSESSORS = {"3sg": "(s)I", "3pl": "lArI", "1sg": "(I)m", "2sg": "(I)n", "1pl": "(I)mIz", "2pl": "(I)nIz"}
# Of several things: söylediklerim; with the third person nobody can tell one owner from many.
_POSSESSORS_OF_MANY = {"3sg": "lArI", "1sg": "lArIm", "1pl": "lArImIz", "2sg": "lArIn", "2pl": "lArInIz"}
_CASES = {"": "", "acc": "(y)I", "dat": "(y)A", "gen": "(n)In", "loc": "DA", "abl": "DAn", "ins": "(y)lA"}
_CASES_AFTER_THIRD = {"": "", "acc": "nI", "dat": "nA", "gen": "nIn", "loc": "ndA", "abl": "ndAn", "ins": "ylA"}

# A slot is what an ending says: shape, case, person. A paradigm is endings with their slots.
Slot = tuple[str, str, str]
Paradigm = tuple[tuple[str, Slot], ...]
NounSlot = tuple[str, str, str, bool]


class Endings:
    """Endings as they are spelt after one kind of stem: ``spelt`` are their texts, each with the variant of the stem and the slot.

    ``places`` finds them by their text: place in ``spelt``, variant, slot. ``texts`` are the endings of each variant.
    """

    __slots__ = ("places", "spelt", "texts")

    def __init__(self, texts: Iterable[tuple[str, Slot]]) -> None:
        self.spelt = tuple((text, _variant(text), slot) for text, slot in texts)
        self.places: dict[str, list[tuple[int, int, Slot]]] = {}
        for place, (text, variant, slot) in enumerate(self.spelt):
            self.places.setdefault(text, []).append((place, variant, slot))
        self.texts = tuple([text for text, variant, _ in self.spelt if variant == one] for one in range(3))


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a verb form.

    ``lemma`` is the stem that was asked for (``söyle``, also in *söylendi*), ``voice`` active, passive or causative. ``shape``:

    - finite: *belirtti*, *belirtiyordu*, *belirtmektedir*; wish: *söylesin*, *söyleyelim* (of no report)
    - participle: *belirten*, *belirtenler* (person 3pl), *belirtene*
    - dik, acak: *belirttiğini*, *belirteceğini*; person is the possessor, "" for the bare *belirtecek*
    - ma, mak, is: *belirtmesini*, *belirtmekten*, *söyleyişini*
    - converbs: erek *belirterek*, ip *belirtip*, ken *belirtirken*, ince *belirtince*, madan *belirtmeden*, diktan *belirttikten*,
      dikce *belirttikçe*, casina *dercesine*, maksizin *belirtmeksizin*

    ``case`` is "", acc, dat, gen, loc, abl or ins; ``person`` "" or 1sg to 3pl.
    """

    lemma: str
    voice: str
    shape: str
    case: str
    person: str
    negative: bool


Forms = dict[str, tuple[Form, ...]]


@dataclass(frozen=True, slots=True)
class NounForm:
    """One reading of a noun form: ``number`` sg or pl, ``person`` of the possessor ("" or 1sg to 3pl), ``case`` as in Form.

    ``attributive`` marks -ki: *açıklamasındaki*.
    """

    lemma: str
    number: str
    person: str
    case: str
    attributive: bool = False


# Each tense of a plain stem: its persons, and the copulas that it is heard with.
_TENSES = (
    ("mIş", _LONG, ("(y)DI", "(y)sA")),
    ("(y)AcAK", _LONG, ("(y)DI", "(y)mIş", "(y)sA")),
    ("mAktA", _LONG, ("(y)DI", "(y)mIş")),
    ("mAlI", _LONG, ("(y)DI", "(y)mIş")),
    ("DI", _SHORT, ("(y)DI", "(y)sA")),
    ("sA", _SHORT, ("(y)DI", "(y)mIş")),
)
# Not the orders of the second person: they report nothing, and are spelt like için, basın, sorun, de.
_WISHES = {"(y)AyIm": "1sg", "(y)AlIm": "1pl", "sIn": "3sg", "sInlAr": "3pl"}
_CONVERBS = {"(y)ArAk": "erek", "(y)Ip": "ip", "(y)IncA": "ince", "DIktAn": "diktan", "DIkçA": "dikce", "mAksIzIn": "maksizin"}


def _tense(tense: str, persons: dict[str, str], copulas: Iterable[str] = tuple(_COPULAS)) -> Iterator[tuple[str, Slot]]:
    """A tense with its persons and copulas: diyor, diyorlar, diyordu, diyorlardı, diyordular."""
    for person, ending in persons.items():
        yield tense + ending, ("finite", "", person)
    for copula in copulas:
        for person, ending in _COPULAS[copula].items():
            yield tense + copula + ending, ("finite", "", person)
        yield f"{tense}lAr{copula}", ("finite", "", "3pl")


def _certain(tense: str) -> Iterator[tuple[str, Slot]]:
    """-DIr on a tense: belirtmektedir, belirtmektedirler, belirtmişlerdir."""
    yield f"{tense}DIr", ("finite", "", "3sg")
    yield f"{tense}DIrlAr", ("finite", "", "3pl")
    yield f"{tense}lArDIr", ("finite", "", "3pl")


def _possessed(noun: str, *, many: bool = True) -> Iterator[tuple[str, str, str]]:
    """A nominal with every possessor and case: ending, case, person."""
    owners = [*_POSSESSORS.items(), *(_POSSESSORS_OF_MANY.items() if many else ())]
    for person, owner in owners:
        for case, ending in (_CASES_AFTER_THIRD if person.startswith("3") else _CASES).items():
            yield noun + owner + ending, case, person


def _nominal(shape: str, noun: str, *, many: bool = True, bare: bool = True) -> Iterator[tuple[str, Slot]]:
    if bare:
        for case, ending in _CASES.items():
            yield noun + ending, (shape, case, "")
    for ending, case, person in _possessed(noun, many=many):
        yield ending, (shape, case, person)


def _verbal() -> Iterator[tuple[str, Slot]]:
    """What follows a stem, and its negative alike."""
    yield from _able()
    for tense, persons, copulas in _TENSES:
        yield from _tense(tense, persons, copulas)
    yield from ((f"{tense}(y)ken", ("ken", "", "")) for tense in ("mIş", "(y)AcAK", "mAktA"))
    yield from ((ending, ("wish", "", person)) for ending, person in _WISHES.items())
    yield from _third(_nominal("is", "(y)Iş", many=False))
    yield from ((f"mAk{ending}", ("mak", "", "3sg")) for ending in ("tIr", "tI", "mIş", "sA"))
    yield from ((ending, (shape, "", "")) for ending, shape in _CONVERBS.items())


def _able() -> Iterator[tuple[str, Slot]]:
    """What is left of that after -(y)Abil, whose other endings news does without: söyleyebildi, söyleyebileceğini, söyleyebilen."""
    for tense, persons, copulas in _TENSES:
        yield from _tense(tense, persons, copulas[:1])
    for tense in ("mIş", "(y)AcAK", "mAktA", "mAlI"):
        yield from _certain(tense)
    yield from ((f"(y)An{ending}", ("participle", case, "")) for case, ending in _CASES.items())
    yield from ((f"(y)AnlAr{ending}", ("participle", case, "3pl")) for case, ending in _CASES.items())
    yield from _nominal("dik", "DIK", bare=False)
    yield "(y)AcAK", ("acak", "", "")
    yield from _nominal("acak", "(y)AcAK", bare=False)
    yield from _nominal("ma", "mA", many=False)
    yield from ((f"mA{owner}{copula}", ("ma", "", "3sg")) for owner in ("(s)I", "lArI") for copula in ("DIr", "(y)DI"))
    yield from ((f"mAk{ending}", ("mak", case, "")) for case, ending in (("", ""), ("loc", "tA"), ("abl", "tAn"), ("ins", "lA")))
    yield "(y)ArAk", ("erek", "", "")
    yield "(y)IncA", ("ince", "", "")
    yield "(y)IncAyA", ("ince", "dat", "")


def _continuous() -> Iterator[tuple[str, Slot]]:
    """After the vowel that -yor asks for: söylü-yor, demi-yordu."""
    yield from _tense("yor", _LONG)
    yield from _certain("yor")
    yield "yorken", ("ken", "", "")


def _aorist(tense: str, persons: dict[str, str]) -> Iterator[tuple[str, Slot]]:
    yield from _tense(tense, persons)
    yield f"{tense}ken", ("ken", "", "")
    yield f"{tense}lArken", ("ken", "", "3pl")
    yield f"{tense}CAsInA", ("casina", "", "")


def _negated() -> Iterator[tuple[str, Slot]]:
    """What only the negative stem takes: demez, demem, demeyiz, demeden."""
    yield from _aorist("z", {person: ending for person, ending in _LONG.items() if not person.startswith("1")})
    yield "m", ("finite", "", "1sg")
    yield "yIz", ("finite", "", "1pl")
    yield "DAn", ("madan", "", "")


def _paradigm(endings: Iterable[tuple[str, Slot]]) -> Paradigm:
    return tuple(dict.fromkeys(endings))


def _third(endings: Iterable[tuple[str, Slot]]) -> Iterator[tuple[str, Slot]]:
    """Without the first and second person."""
    return ((ending, slot) for ending, slot in endings if slot[2] in ("", "3sg", "3pl"))


_PARADIGMS = {
    "verbal": _paradigm(_verbal()),
    "able": _paradigm(_able()),
    "continuous": _paradigm(_continuous()),
    "aorist": _paradigm(_aorist("", _LONG)),
    "negated": _paradigm(_negated()),
}
_SLOTS = tuple(dict.fromkeys(slot for paradigm in _PARADIGMS.values() for _, slot in paradigm))


@cache
def _signs(ending: str) -> list[tuple[str, str]]:
    return _SIGN.findall(ending)


def spell(harmony: str, last: str, ending: str) -> str:
    """Spell an ending: ``spell("i", "t", "DIKI")`` is *tiği*. ``harmony`` is the vowel the stem asks for, ``last`` its last letter."""
    out = ""
    for buffer, sign in _signs(ending):
        if buffer and (buffer == "I") == (last in VOWELS):
            continue
        letter = buffer or sign
        if letter == "I":
            letter = harmony
        elif letter == "A":
            letter = WIDE[harmony]
        elif letter in "DC":
            letter = {"D": "dt", "C": "cç"}[letter][last in VOICELESS]
        if letter in VOWELS:
            harmony = NARROW[letter]
            if last == "K":
                out = out[:-1] + "ğ"
        out += letter
        last = letter
    return out.replace("K", "k")


def _harmony(stem: str) -> str:
    return NARROW[next(letter for letter in reversed(stem) if letter in VOWELS)]


def _syllables(stem: str) -> int:
    return sum(letter in VOWELS for letter in stem)


def _kind(stem: str) -> str:
    """A letter that stands for how the stem ends: in a vowel, voiceless, or voiced."""
    return "a" if stem[-1] in VOWELS else "t" if stem[-1] in VOICELESS else "l"


@dataclass(frozen=True, slots=True)
class _Stem:
    """A stem as it stands alone, before a vowel, and before ya/ye: et, ed, et; de, de, di."""

    plain: str
    soft: str
    narrow: str

    def take(self, ending: str) -> str:
        text = spell(_harmony(self.plain), _kind(self.plain), ending)
        return (self.plain, self.soft, self.narrow)[_variant(text)] + text


def _variant(ending: str) -> int:
    """Which of the three an ending takes."""
    if ending[:1] in VOWELS:
        return 1
    return 2 if ending[:2] in ("ya", "ye") else 0


@cache
def _spelt(paradigm: str, harmony: str, last: str, voice: str) -> Endings:
    """The endings of a paradigm after one kind of stem."""
    endings = _PARADIGMS[paradigm]
    chosen = _third(endings) if voice == "passive" else endings
    return Endings(((spell(harmony, last, ending), slot) for ending, slot in chosen))


def _stem(verb: str) -> _Stem:
    soft = verb[:-1] + "d" if verb in _SOFT_T else verb
    return _Stem(verb, soft, verb[:-1] + "i" if verb in _NARROWING else verb)


def _before_yor(stem: _Stem) -> str:
    """belirti, edi, söylü, di: a last a or e gives way to the narrow vowel that the one before it asks for."""
    if stem.plain[-1] in "ae":
        rest = stem.plain[:-1]
        return rest + (_harmony(rest) if VOWELS & set(rest) else NARROW[stem.plain[-1]])
    return stem.plain if stem.plain[-1] in VOWELS else stem.soft + _harmony(stem.plain)


def _present(stem: _Stem) -> str:
    """belirtir, eder, söyler, der, verir, sorar."""
    verb = stem.plain
    if verb[-1] in VOWELS:
        return verb + "r"
    wide = (_syllables(verb) == 1 and verb not in _AORIST_IR) or verb in _SOFT_T or verb in _AORIST_AR
    return stem.take("Ar" if wide else "Ir")


def _bases(verb: str) -> Iterator[tuple[_Stem, str, bool]]:
    """Everything that endings are put on: the stem, its negative, its ability, and the tenses with a vowel of their own."""
    stem = _stem(verb)
    for affirmative, paradigm in ((stem, "verbal"), (_same(stem.take("(y)Abil")), "able")):
        yield affirmative, paradigm, False
        yield _same(_before_yor(affirmative)), "continuous", False
        yield _same(_present(affirmative)), "aorist", False
    for negative, paradigm in ((_same(stem.take("mA")), "verbal"), (_same(stem.take("(y)AmA")), "able")):
        yield negative, paradigm, True
        yield negative, "negated", True
        yield _same(_before_yor(negative)), "continuous", True


def _same(text: str) -> _Stem:
    return _Stem(text, text, text)


def passives(verb: str) -> tuple[str, ...]:
    """The passive stems of a verb: belirtil, edil, söylen, alın."""
    if verb in _PASSIVE:
        return _PASSIVE[verb]
    return (_stem(verb).take("n" if verb[-1] in VOWELS else "In" if verb[-1] == "l" else "Il"),)


def causative(verb: str) -> str:
    """The causative stem of a verb: söylet, yazdır, duyur."""
    if verb in _CAUSATIVE:
        return _CAUSATIVE[verb]
    return _stem(verb).take("t" if _syllables(verb) > 1 and (verb[-1] in VOWELS or verb[-1] in "lr") else "DIr")


def _stems(verb: str, voice: str) -> tuple[str, ...]:
    if voice == "active":
        return (verb,)
    return passives(verb) if voice == "passive" else (causative(verb),)


@dataclass(frozen=True, slots=True)
class Part:
    """One base of a verb with all that may follow it: its three spellings, the endings after it, what they mean together."""

    variants: tuple[str, str, str]
    endings: Endings
    lemma: str
    voice: str
    negative: bool


def verb_parts(stem: str, voices: tuple[str, ...] = ("active", "passive")) -> Iterator[Part]:
    """The bases of a verb, in the order of its readings: every base with every ending is a form of it."""
    for voice in voices:
        for verb in _stems(stem, voice):
            for base, paradigm, negative in _bases(verb):
                endings = _spelt(paradigm, _harmony(base.plain), _kind(base.plain), voice)
                yield Part((base.plain, base.soft, base.narrow), endings, stem, voice, negative)


def forms_of(stem: str, voices: tuple[str, ...] = ("active", "passive")) -> Forms:
    """Every form of a verb of one word, in Turkish lower case, with its readings, the commonest first.

    ``stem`` is the bare stem (``söyle``, ``et``, ``kaydet``). The passive has third persons only: *belirtildim* reports nothing.
    """
    out: Forms = {}
    for part in verb_parts(stem, voices):
        readings = _readings(stem, part.voice, part.negative)
        for ending, variant, slot in part.endings.spelt:
            text = part.variants[variant] + ending
            out[text] = out[text] + readings[slot] if text in out else readings[slot]
    return out


@cache
def _readings(lemma: str, voice: str, negative: bool) -> dict[Slot, tuple[Form]]:
    slots = (slot for slot in _SLOTS if voice != "passive" or slot[2] in ("", "3sg", "3pl"))
    return {slot: (Form(lemma, voice, *slot, negative),) for slot in slots}


def noun_forms(stem: str, accusative: str = "") -> dict[str, NounForm]:
    """Every form of a noun with its reading: number, possessor, case.

    A last p, ç or k of a longer word softens by rule (*cevabı*, *karşılığı*); ``accusative`` shows the stem before a vowel where the
    rule does not hold: *emri*, *vaadi*, *dikkati*. Where two readings are spelt alike the commoner in news stands: the third person's.
    """
    soft = accusative[:-1] if accusative else _soften(stem)
    harmony = accusative[-1:] if accusative else _harmony(stem)
    out: dict[str, NounForm] = {}
    for text, slot in _noun_endings(harmony, _kind(stem)):
        out.setdefault((soft if text[:1] in VOWELS else stem) + text, NounForm(stem, *slot))
    return out


def _soften(noun: str) -> str:
    if _syllables(noun) < 2 or noun[-1] not in "pçk":
        return noun
    return noun[:-1] + {"p": "b", "ç": "c", "k": "ğ"}[noun[-1]]


@cache
def _noun_endings(harmony: str, last: str) -> tuple[tuple[str, NounSlot], ...]:
    endings = ((ending + ki, (number, person, case, bool(ki))) for ending, number, person, case in _noun_paradigm() for ki in _ki(case))
    return tuple((spell(harmony, last, ending), slot) for ending, slot in endings)


def _ki(case: str) -> tuple[str, ...]:
    return ("", "ki") if case == "loc" else ("",)


def _noun_paradigm() -> Iterator[tuple[str, str, str, str]]:
    """Ending, number, possessor, case; the commoner reading first."""
    yield "", "sg", "", ""
    for number, owner in (("sg", "(s)I"), ("pl", "lArI")):
        yield from ((owner + ending, number, "3sg", case) for case, ending in _CASES_AFTER_THIRD.items())
    for number, plural in (("sg", ""), ("pl", "lAr")):
        yield from ((plural + ending, number, "", case) for case, ending in _CASES.items())
    yield from ((ending, "sg", person, case) for ending, case, person in _possessed("", many=False))
    for person, owner in list(_POSSESSORS_OF_MANY.items())[1:]:
        yield from ((owner + ending, "pl", person, case) for case, ending in _CASES.items())
