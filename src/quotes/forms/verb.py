"""Every form of a verb of speech: its stems, and the endings that each of them takes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from quotes.forms.paradigms import PARADIGMS, SLOTS, Slot, third_persons
from quotes.forms.spelling import NARROW, VOWELS, harmony_of, kind_of, spell, syllables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
class _Stem:
    """A stem as it stands alone, before a vowel, and before ya/ye: et, ed, et; de, de, di."""

    plain: str
    soft: str
    narrow: str

    def take(self, ending: str) -> str:
        text = spell(harmony_of(self.plain), kind_of(self.plain), ending)
        return (self.plain, self.soft, self.narrow)[_variant(text)] + text


def _variant(ending: str) -> int:
    """Which of the three an ending takes."""
    if ending[:1] in VOWELS:
        return 1
    return 2 if ending[:2] in ("ya", "ye") else 0


@cache
def _spelt(paradigm: str, harmony: str, last: str, voice: str) -> Endings:
    """The endings of a paradigm after one kind of stem."""
    endings = PARADIGMS[paradigm]
    chosen = third_persons(endings) if voice == "passive" else endings
    return Endings(((spell(harmony, last, ending), slot) for ending, slot in chosen))


def _stem(verb: str) -> _Stem:
    soft = verb[:-1] + "d" if verb in _SOFT_T else verb
    return _Stem(verb, soft, verb[:-1] + "i" if verb in _NARROWING else verb)


def _before_yor(stem: _Stem) -> str:
    """belirti, edi, söylü, di: a last a or e gives way to the narrow vowel that the one before it asks for."""
    if stem.plain[-1] in "ae":
        rest = stem.plain[:-1]
        return rest + (harmony_of(rest) if VOWELS & set(rest) else NARROW[stem.plain[-1]])
    return stem.plain if stem.plain[-1] in VOWELS else stem.soft + harmony_of(stem.plain)


def _present(stem: _Stem) -> str:
    """belirtir, eder, söyler, der, verir, sorar."""
    verb = stem.plain
    if verb[-1] in VOWELS:
        return verb + "r"
    wide = (syllables(verb) == 1 and verb not in _AORIST_IR) or verb in _SOFT_T or verb in _AORIST_AR
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
    return _stem(verb).take("t" if syllables(verb) > 1 and (verb[-1] in VOWELS or verb[-1] in "lr") else "DIr")


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
                endings = _spelt(paradigm, harmony_of(base.plain), kind_of(base.plain), voice)
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
    slots = (slot for slot in SLOTS if voice != "passive" or slot[2] in ("", "3sg", "3pl"))
    return {slot: (Form(lemma, voice, *slot, negative),) for slot in slots}
