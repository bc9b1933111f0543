"""Who is known before any article is read: the table in the package, and what the user has imported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from quotes.people.names import is_place, short_form, sound_of, words_of
from quotes.people.records import Known
from quotes.people.table import read_table

_IN_A_CHECKOUT = Path(__file__).parents[3] / "data" / "people.csv"


@cache
def shipped() -> tuple[Known, ...]:
    """The people and bodies of ``people.csv``, which is part of the package (in a checkout it is ``data/people.csv``)."""
    inside = files("quotes").joinpath("people.csv")
    path = inside if inside.is_file() else _IN_A_CHECKOUT
    return read_table(path.read_text(encoding="utf-8"), "people.csv").people


@dataclass(frozen=True, slots=True)
class Book:
    """Everybody known, by what they can be looked up by.

    ``by_name`` has the names that tell who is meant (``recep tayyip erdoğan``, ``tüik``), by kind; ``by_word`` the single words that a
    person may be meant by; ``by_surname`` the sound of the last word of a person's name.
    """

    by_name: Mapping[tuple[str, tuple[str, ...]], tuple[Known, ...]]
    by_word: Mapping[str, tuple[Known, ...]]
    by_surname: Mapping[str, tuple[Known, ...]]


def book(people: Iterable[Known]) -> Book:
    """Look-up tables of ``people``; who stands in it twice under the same id or with the same words is one."""
    by_name: dict[tuple[str, tuple[str, ...]], dict[Known, None]] = defaultdict(dict)
    by_word: dict[str, dict[Known, None]] = defaultdict(dict)
    by_surname: dict[str, dict[Known, None]] = defaultdict(dict)
    for known in sorted(merged(people), key=lambda one: (one.kind, one.name, one.wikidata or "")):
        for name in names_of(known):
            words = words_of(name, known.kind)
            if known.kind == "person" and len(words) == 1:
                by_word[words[0]][known] = None
            elif words:
                by_name[known.kind, words][known] = None
                if known.kind == "person":
                    by_surname[sound_of(words[-1:])][known] = None
    return Book(*({name: tuple(those) for name, those in table.items()} for table in (by_name, by_word, by_surname)))  # type: ignore[arg-type]


def names_of(known: Known) -> list[str]:
    """The names that ``known`` goes by; without those of a body that are also a place's: ``Bursa`` may be the city."""
    names = [known.name, *known.aliases]
    if known.kind != "person":
        names += [short for name in names if (short := short_form(name))]
        names = [name for name in names if not is_place(name) or name == known.name]
    return names


def merged(people: Iterable[Known]) -> list[Known]:
    """Everybody once: entries with the same id are one, and an entry without an id is the only one of its name, where there is only one."""
    with_id: dict[str, Known] = {}
    without: list[Known] = []
    for known in people:
        if known.wikidata is None:
            without.append(known)
        else:
            before = with_id.get(known.wikidata)
            with_id[known.wikidata] = known if before is None else _both(before, known)
    return [*_with(with_id, without)]


def _with(with_id: dict[str, Known], without: Iterable[Known]) -> Iterator[Known]:
    out: dict[str, Known] = dict(with_id)
    by_name: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for own, known in with_id.items():
        by_name[known.kind, words_of(known.name, known.kind)].append(own)
    for known in without:
        name = (known.kind, words_of(known.name, known.kind))
        same = by_name[name]
        if len(same) == 1:
            out[same[0]] = _both(out[same[0]], known)
        elif not same:
            same.append(own := f"{name}")
            out[own] = known
        else:
            out[f"{name}"] = known
    return iter(out.values())


def _both(one: Known, other: Known) -> Known:
    aliases = dict.fromkeys([*one.aliases, *([] if other.name == one.name else [other.name]), *other.aliases])
    return Known(one.name, one.kind, tuple(aliases), tuple(dict.fromkeys([*one.terms, *other.terms])), one.wikidata)
