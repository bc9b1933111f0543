"""Spelling an ending after a stem: vowel harmony, consonants that give way, letters that stand between."""

from __future__ import annotations

import re
from functools import cache

VOWELS = frozenset("aeıioöuü")
VOICELESS = frozenset("çfhkpsştK")
NARROW = {"a": "ı", "ı": "ı", "e": "i", "i": "i", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}
WIDE = {"ı": "a", "u": "a", "i": "e", "ü": "e"}
_SIGN = re.compile(r"\((.)\)|(.)")


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


def harmony_of(stem: str) -> str:
    """The narrow vowel that the last vowel of a stem asks for: ``harmony_of("söyle")`` is *i*; that of e where it has none (TBMM)."""
    return NARROW[next((letter for letter in reversed(stem) if letter in VOWELS), "e")]


def syllables(stem: str) -> int:
    """How many there are in a stem: as many as vowels."""
    return sum(letter in VOWELS for letter in stem)


def kind_of(stem: str) -> str:
    """A letter that stands for how the stem ends: in a vowel, voiceless, or voiced."""
    return "a" if stem[-1] in VOWELS else "t" if stem[-1] in VOICELESS else "l"


def ending_of(noun: str, ending: str) -> str:
    """An ending as it is spelt after a noun: ``ending_of("bakanlık", "DAn")`` is *tan*."""
    return spell(harmony_of(noun), noun[-1], ending)
