"""Offices as articles write them, taken apart so that they can be compared: ``Trabzonspor Başkanı``, ``Trabzonspor'un eski başkanı``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from quotes.cases import INSTITUTIONS, MODIFIERS, PLACES, TITLES, split_case
from quotes.people.records import Term
from quotes.text import key
from quotes.words import table

Days = tuple[int, int]  # the first and the last day that a date may mean, counted in months of 31 days; see days()

YEAR = 372
ALWAYS: Days = (0, 10_000 * YEAR)

_REMEMBERED = 1 << 14  # roles, dates: the frequent ones

_POSSESSIVE = re.compile(r"[ıiuü]$")
_BUFFERED = re.compile(r"(?<=[aeıioöuü])s[ıiuü]$")
_SOFTENED = str.maketrans("bcdğ", "pçtk")
_FORMER = frozenset("eski önceki emekli merhum".split())
_SMALL = frozenset("ve ile bir sayın ünlü yeni".split())
_IN_THE_HOUSE = frozenset(
    "büyükşehir il ilçe belde şehir kent ülke parti kulübü partisi grup devlet takım millî milli cumhuriyet veliaht".split()
)


def _stem(word: str) -> str:
    """A word of an office without its case and its possessive ending: ``başkanı`` and ``başkan``, ``sözcüsü`` and ``sözcü`` agree.

    A title is known by the table; what is left of another word is no word perhaps, but the same for all of its forms.
    """
    word = split_case(word)[0]
    shorter = [_POSSESSIVE.sub("", word), _BUFFERED.sub("", word)]
    title = next((form for bare in (*shorter, word) for form in (bare, _hard(bare)) if form in TITLES), None)
    if title is not None:
        return title
    bare = _POSSESSIVE.sub("", shorter[1])
    return word if len(bare) < 4 or bare == word else _stem(_hard(bare))


def _hard(word: str) -> str:
    return word[:-1] + word[-1:].translate(_SOFTENED)


_ROWS = {_stem(row["word"]): row for row in table("offices")}
_PLACES = {row["word"]: _stem(key(row["place"])) for row in table("nationality")}
_MINISTRIES = frozenset("maliye dışişleri içişleri hazine genelkurmay".split())
_COMMON_BODIES = frozenset(row["word"] for row in table("common_bodies")) - _MINISTRIES
_LAST_WORDS = frozenset(word for word, alone in INSTITUTIONS.items() if not alone)
_GENERIC = frozenset(map(_stem, {*_COMMON_BODIES, *_LAST_WORDS, *MODIFIERS, *TITLES, *_IN_THE_HOUSE}))
_OFFICE_WORDS = frozenset({*MODIFIERS, *TITLES}) | frozenset("yönetim icra kurulu".split())
_EMPTY = frozenset(word for word, kind in TITLES.items() if kind in ("academic", "polite"))


@dataclass(frozen=True, slots=True, eq=False)
class Office:
    """An office: its last word (``başkan``), the words that say of what (``trabzonspor``), and whether it is over (``eski``).

    There is one object an office, so that comparing two costs nothing. ``reach`` is ``state``, ``house`` or ``many`` (see the table
    ``words/offices.tsv``), ``calling`` what its holder is besides, ``house`` the words that name a house of its own (not ``kulüp``).
    ``telling``: few hold it, with a date perhaps one: ``Bakan``, ``Trabzonspor Başkanı``; not ``Başkan``, ``CHP Milletvekili``.
    """

    head: str
    of: frozenset[str]
    former: bool
    reach: str
    calling: str | None
    house: frozenset[str]
    telling: bool


@cache
def office(head: str, of: frozenset[str] = frozenset(), former: bool = False) -> Office:
    """The one office with this last word, of this house, in the present or the past."""
    row = _ROWS.get(head, {"reach": "many", "calling": "-"})
    house = of if of.isdisjoint(_GENERIC) else of - _GENERIC
    telling = row["reach"] == "state" or (row["reach"] == "house" and bool(house))
    return Office(head, of, former, row["reach"], None if row["calling"] == "-" else row["calling"], house, telling)


@lru_cache(_REMEMBERED)
def offices(role: str) -> tuple[Office, ...]:
    """The offices in a role as an article writes it; none where it has no words.

    >>> [office.head for office in offices("Başbakan Yardımcısı ve ANAP Genel Başkanı Dr.")]
    ['yardımcı', 'başkan']
    """
    words = [word for word in key(role).split() if split_case(word)[0] not in _EMPTY]
    parts: list[list[str]] = [[]]
    for word in words:
        if word == "ve" and parts[-1] and parts[-1][-1] in TITLES:
            parts.append([])
        else:
            parts[-1].append(word)
    return tuple(found for part in parts if (found := _office(part)) is not None)


def _office(words: list[str]) -> Office | None:
    while words and words[-1] in _SMALL:
        words = words[:-1]
    if not words:
        return None
    head = _stem(words[-1])
    usual = _ROWS[head]["as"] if head in _ROWS else "-"
    rest = [word for word in words[:-1] if word not in _SMALL and word not in _FORMER]
    of = frozenset(_PLACES.get(word) or _stem(word) for word in rest)
    return office(_stem(usual) if usual != "-" else head, of, any(word in _FORMER for word in words[:-1]))


@cache
def office_of(term: Term) -> tuple[Office, ...]:
    """The offices of a term, its organisation with them."""
    return offices(f"{term.organisation} {term.role}" if term.organisation else term.role)


def same(one: Office, other: Office) -> bool:
    """Whether two offices can be one: the same last word, and what they are of, as far as both say it.

    ``Bakan`` and ``Maliye Bakanı``, ``Enerji Bakanı`` and ``Enerji ve Tabii Kaynaklar Bakanı``; not ``Maliye Bakanı``, ``Adalet Bakanı``.
    """
    return one.head == other.head and (one.of <= other.of or other.of <= one.of)


def same_house(one: Office, other: Office) -> bool:
    """Whether two offices are one that tells who holds it: the same, and of the same house or state."""
    if not (one.telling and other.telling and same(one, other)):
        return False
    return bool(one.house & other.house) or (one.reach == "state" and bool(one.house) == bool(other.house))


@lru_cache(_REMEMBERED)
def days(date: str | None) -> Days | None:
    """The days that a date may mean; None without a date, or where it is none.

    >>> days("2026-02") == (days("2026-02-01")[0], days("2026-02-31")[1])
    True
    """
    if not date:
        return None
    try:
        year, month, day, *_ = [*map(int, date[:10].split("-")), 0, 0]
    except ValueError:
        return None
    first = year * YEAR + max(month - 1, 0) * 31 + max(day - 1, 0)
    return first, first + (YEAR - 1 if not month else 30 if not day else 0)


def span(start: str | None, end: str | None) -> Days:
    """The days from the beginning of one date to the end of another; without limit on a side that has none."""
    first, last = days(start), days(end)
    return (first[0] if first else ALWAYS[0], last[1] if last else ALWAYS[1])


def gap(one: Days | None, other: Days | None) -> int | None:
    """The days between two spans, 0 where they meet; None where one is not known."""
    if one is None or other is None:
        return None
    return max(0, one[0] - other[1], other[0] - one[1])


def wider(one: Days | None, other: Days | None) -> Days | None:
    """The span from the first to the last day of both."""
    if one is None or other is None:
        return one or other
    if one[0] <= other[0] and other[1] <= one[1]:
        return one  # the same object: most spans are a day's
    return min(one[0], other[0]), max(one[1], other[1])


def organisation(role: str) -> str | None:
    """Of what house or state a role is, as it is written; None where it does not say.

    >>> organisation("Azerbaycan Cumhurbaşkanı"), organisation("Kıyı Üniversitesi Rektörü"), organisation("Maliye Bakanı")
    ('Azerbaycan', 'Kıyı Üniversitesi', None)
    """
    words = role.split()
    found = offices(role)
    if len(found) != 1 or len(key(role).split()) != len(words):
        return None
    folded = key(role).split()
    if found[0].reach == "state":
        length = next((size for size in range(len(words) - 1, 0, -1) if _is_state(folded[:size])), 0)
    else:
        length = len(words) - 1
        while length and (folded[length - 1] in _OFFICE_WORDS or folded[length - 1] in _FORMER):
            length -= 1
    named = words[:length]
    if not named or not any(_stem(word) not in _GENERIC for word in folded[:length]) or not named[0][0].isupper():
        return None
    return " ".join([*named[:-1], split_apostrophe(named[-1])])


def _is_state(words: list[str]) -> bool:
    return " ".join([*words[:-1], split_case(words[-1])[0]]) in PLACES


def split_apostrophe(word: str) -> str:
    """A word as it is written, without the case ending after its apostrophe: ``Trabzonspor'un`` is ``Trabzonspor``."""
    folded = key(word)
    return word[: len(split_case(folded)[0])] if len(folded) == len(word) else word
