"""What may follow a stem: the endings of every tense, person, converb and nominal, each with what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Person on a tense: after -DI and -sA (dedim, dedik), after all others (diyorum, diyoruz).
_SHORT = {"1sg": "m", "2sg": "n", "3sg": "", "1pl": "k", "2pl": "nIz", "3pl": "lAr"}
_LONG = {"1sg": "(y)Im", "2sg": "sIn", "3sg": "", "1pl": "(y)Iz", "2pl": "sInIz", "3pl": "lAr"}
# What is said of the tense again: diyordu, diyormuş, diyorsa.
_COPULAS = {"(y)DI": _SHORT, "(y)mIş": _LONG, "(y)sA": _SHORT}
# The third person first: where two readings are spelt alike (söylediğini, his or yours), the first is the commoner in news.
_POSSESSORS = {"3sg": "(s)I", "3pl": "lArI", "1sg": "(I)m", "2sg": "(I)n", "1pl": "(I)mIz", "2pl": "(I)nIz"}
# Of several things: söylediklerim; with the third person nobody can tell one owner from many.
POSSESSORS_OF_MANY = {"3sg": "lArI", "1sg": "lArIm", "1pl": "lArImIz", "2sg": "lArIn", "2pl": "lArInIz"}
CASES = {"": "", "acc": "(y)I", "dat": "(y)A", "gen": "(n)In", "loc": "DA", "abl": "DAn", "ins": "(y)lA"}
CASES_AFTER_THIRD = {"": "", "acc": "nI", "dat": "nA", "gen": "nIn", "loc": "ndA", "abl": "ndAn", "ins": "ylA"}

# A slot is what an ending says: shape, case, person. A paradigm is endings with their slots.
Slot = tuple[str, str, str]
Paradigm = tuple[tuple[str, Slot], ...]

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


def possessed(noun: str, *, many: bool = True) -> Iterator[tuple[str, str, str]]:
    """A nominal with every possessor and case: ending, case, person."""
    owners = [*_POSSESSORS.items(), *(POSSESSORS_OF_MANY.items() if many else ())]
    for person, owner in owners:
        for case, ending in (CASES_AFTER_THIRD if person.startswith("3") else CASES).items():
            yield noun + owner + ending, case, person


def _nominal(shape: str, noun: str, *, many: bool = True, bare: bool = True) -> Iterator[tuple[str, Slot]]:
    if bare:
        for case, ending in CASES.items():
            yield noun + ending, (shape, case, "")
    for ending, case, person in possessed(noun, many=many):
        yield ending, (shape, case, person)


def _verbal() -> Iterator[tuple[str, Slot]]:
    """What follows a stem, and its negative alike."""
    yield from _able()
    for tense, persons, copulas in _TENSES:
        yield from _tense(tense, persons, copulas)
    yield from ((f"{tense}(y)ken", ("ken", "", "")) for tense in ("mIş", "(y)AcAK", "mAktA"))
    yield from ((ending, ("wish", "", person)) for ending, person in _WISHES.items())
    yield from third_persons(_nominal("is", "(y)Iş", many=False))
    yield from ((f"mAk{ending}", ("mak", "", "3sg")) for ending in ("tIr", "tI", "mIş", "sA"))
    yield from ((ending, (shape, "", "")) for ending, shape in _CONVERBS.items())


def _able() -> Iterator[tuple[str, Slot]]:
    """What is left of that after -(y)Abil, whose other endings news does without: söyleyebildi, söyleyebileceğini, söyleyebilen."""
    for tense, persons, copulas in _TENSES:
        yield from _tense(tense, persons, copulas[:1])
    for tense in ("mIş", "(y)AcAK", "mAktA", "mAlI"):
        yield from _certain(tense)
    yield from ((f"(y)An{ending}", ("participle", case, "")) for case, ending in CASES.items())
    yield from ((f"(y)AnlAr{ending}", ("participle", case, "3pl")) for case, ending in CASES.items())
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


def third_persons(endings: Iterable[tuple[str, Slot]]) -> Iterator[tuple[str, Slot]]:
    """Without the first and second person."""
    return ((ending, slot) for ending, slot in endings if slot[2] in ("", "3sg", "3pl"))


PARADIGMS = {
    "verbal": _paradigm(_verbal()),
    "able": _paradigm(_able()),
    "continuous": _paradigm(_continuous()),
    "aorist": _paradigm(_aorist("", _LONG)),
    "negated": _paradigm(_negated()),
}
SLOTS = tuple(dict.fromkeys(slot for paradigm in PARADIGMS.values() for _, slot in paradigm))
