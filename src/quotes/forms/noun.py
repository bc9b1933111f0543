"""Every form of a noun of speech."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from quotes.forms.paradigms import CASES, CASES_AFTER_THIRD, POSSESSORS_OF_MANY, possessed
from quotes.forms.spelling import VOWELS, harmony_of, kind_of, spell, syllables

if TYPE_CHECKING:
    from collections.abc import Iterator

NounSlot = tuple[str, str, str, bool]


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


def noun_forms(stem: str, accusative: str = "") -> dict[str, NounForm]:
    """Every form of a noun with its reading: number, possessor, case.

    A last p, ç or k of a longer word softens by rule (*cevabı*, *karşılığı*); ``accusative`` shows the stem before a vowel where the
    rule does not hold: *emri*, *vaadi*, *dikkati*. Where two readings are spelt alike the commoner in news stands: the third person's.
    """
    soft = accusative[:-1] if accusative else _soften(stem)
    harmony = accusative[-1:] if accusative else harmony_of(stem)
    out: dict[str, NounForm] = {}
    for text, slot in _noun_endings(harmony, kind_of(stem)):
        out.setdefault((soft if text[:1] in VOWELS else stem) + text, NounForm(stem, *slot))
    return out


def _soften(noun: str) -> str:
    if syllables(noun) < 2 or noun[-1] not in "pçk":
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
        yield from ((owner + ending, number, "3sg", case) for case, ending in CASES_AFTER_THIRD.items())
    for number, plural in (("sg", ""), ("pl", "lAr")):
        yield from ((plural + ending, number, "", case) for case, ending in CASES.items())
    yield from ((ending, "sg", person, case) for ending, case, person in possessed("", many=False))
    for person, owner in list(POSSESSORS_OF_MANY.items())[1:]:
        yield from ((owner + ending, "pl", person, case) for case, ending in CASES.items())
