"""The people and institutions of one article, as it names them most fully, and the abbreviations that it explains.

``extract`` has the register made once for every article, from the same phrases in which the rules look for speakers; ``resolve`` and its
rooms then ask it which of them a mention stands for. It tells as well whom and which body the article is about.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, islice

from quotes.cases import (
    COMMON,
    GIVEN,
    INSTITUTIONS,
    MEMORY,
    MODIFIERS,
    NATIONALITIES,
    PLACES,
    PLATFORMS,
    TITLES,
    common_case,
    split_case,
)
from quotes.mentions.phrase import Phrase
from quotes.mentions.walk import opens_sentence
from quotes.mentions.wording import text_of
from quotes.names import NameIndex
from quotes.segment import Document
from quotes.text import key


@dataclass(slots=True)
class Person:
    """A person as the article names them most fully: folded words of the name, the name as written, offices with their positions."""

    words: tuple[str, ...]
    name: str
    offices: list[tuple[frozenset[str], int]] = field(default_factory=list)
    position: int = 0


@dataclass(slots=True)
class Register:
    """The people and institutions of one article, and the abbreviations that it explains."""

    people: dict[tuple[str, ...], Person] = field(default_factory=dict)
    institutions: Counter[str] = field(default_factory=Counter)
    first: dict[str, int] = field(default_factory=dict)  # where an institution is named first, a code point
    long_forms: dict[str, str] = field(default_factory=dict)
    main: str | None = None
    main_from: int = 0  # where the main body is named first, alone or not: a code point
    main_person: str | None = None
    early: set[str] = field(default_factory=set)
    classes: dict[str, set[str]] | None = None  # worked out where a noun needs them: see ``bodies``
    groups: dict[str, str] = field(default_factory=dict)
    strangers: dict[str, list[int]] = field(default_factory=dict)  # bir kadın, bir taksici: where people come in without a name
    fuller: dict[tuple[str, ...], list[Person]] = field(default_factory=dict)


@lru_cache(MEMORY)
def office_stem(word: str) -> str:
    """A word of an office without its possessive ending, roughly: ``başkanı`` and ``başkan`` agree."""
    word = split_case(word)[0]
    if word[-1:] in ("i", "ı") and word[:-1] in INSTITUTIONS:
        return word[:-1]  # polisi is of polis, not of poli
    for ending in ("sı", "si", "su", "sü", "ı", "i", "u", "ü"):
        stem = word.removesuffix(ending)
        if stem != word and (stem in TITLES or (len(stem) >= 4 and word not in TITLES)):  # büyükelçi has no ending, büyükelçisi has
            word = stem
            break
    return word[:-1] + "k" if word.endswith("ğ") else word


@lru_cache(MEMORY)
def office_stems(text: str) -> frozenset[str]:
    """The words of an office that tell it from others, by their stems."""
    return frozenset(office_stem(word) for word in key(text).replace(",", " ").split() if word not in _NO_OFFICE)


_NO_OFFICE = frozenset({"ve", "ile", "eski", "yeni", "ünlü", "bir"})


_MOST = 200  # people, and institutions; of 2,275 articles none names 150, and every mention is held against all of them
_MOST_OFFICES = 20  # of one person
BEGINNING = 400  # code points: headline and first sentence


def register(doc: Document, names: NameIndex) -> Register:
    """Collects the people and institutions of an article from its capitalised phrases."""
    out = Register()
    for phrase in names.phrases:
        position = doc.starts[phrase.tokens[0]]
        if phrase.kind == "person" and phrase.name:
            _add_person(doc, out, phrase, position)
        elif phrase.kind == "institution":
            name = text_of(doc, phrase.tokens)
            if not _common_only(doc, phrase) and (name in out.institutions or len(out.institutions) < _MOST):
                out.institutions[name] += 1
                out.first.setdefault(name, position)
                if position < BEGINNING:
                    out.early.add(name)
        elif phrase.kind in ("group", "unnamed") and len(phrase.tokens) > 1:
            out.groups.setdefault(group_stem(text_of(doc, phrase.tokens)), text_of(doc, phrase.tokens))
    _drop_run_together(out)
    _add_abbreviations(doc, names, out)
    _add_initials(out)
    _add_strangers(doc, out)
    out.main = _main(out)
    out.main_from = _first_place(out, doc.text)
    out.main_person = _main_person(out, names)
    return out


def _drop_run_together(out: Register) -> None:
    """No person is a body and the given name of somebody else: ``Galatasaray Sergen'i bekliyor``, where ``Sergen Kılıç`` plays."""
    bodies = {key(name) for name in out.institutions}
    given = {words[0] for words in out.people if len(words) > 1 and words[0] in GIVEN}
    for words in list(out.people):
        if len(words) == 2 and words[0] in bodies and words[0] not in GIVEN and words[1] in given:
            del out.people[words]


def _add_strangers(doc: Document, out: Register) -> None:
    """People who come in without a name, by what they are: ``bir kadın``, ``bir genç kızın``; not ``bir oyuncu olarak``."""
    for token, word in enumerate(doc.words[:-3]):
        if word != "bir":
            continue
        at = token + 2 if doc.words[token + 1] in MODIFIERS else token + 1
        base = common_case(doc.words[at])[0]
        if base.isalpha() and TITLES.get(base) != "office" and doc.words[at + 1] not in _AS:
            out.strangers.setdefault(base, []).append(doc.starts[at])


_AS = frozenset("olan olarak olduğu olduğunu olup gibi kadar için olmak adlı isimli".split())


def _main_person(book: Register, names: NameIndex) -> str | None:
    """The one person whom the article names in full, or three times as often as any other; None where there is no such one."""
    full = _longest([person for person in book.people.values() if len(person.words) > 1 and person.words[-1] in names.surnames])
    if len(full) < 2:
        return full[0].name if full else None
    times = Counter(phrase.head for phrase in names.phrases)
    first, second = sorted(full, key=lambda person: -times[person.words[-1]])[:2]
    return first.name if times[first.words[-1]] >= _TIMES * max(1, times[second.words[-1]]) else None


_TIMES = 3


def _main(book: Register) -> str | None:
    """The firm or body that the article is about: named at its beginning, and more often than any other."""
    often = sorted((name for name, count in book.institutions.items() if count > 1), key=book.institutions.__getitem__, reverse=True)
    lasts = {person.words[-1] for person in book.people.values() if person.offices or person.words[0] in GIVEN} if often else set()
    main, second = islice(chain((name for name in often if _may_be_main(name, book, lasts)), (None, None)), 2)
    if main is None or main not in book.early or (second and book.institutions[second] == book.institutions[main]):
        return None
    return book.long_forms.get(key(main), main)


def _first_place(book: Register, text: str) -> int:
    """Where the main body is named first, in full or by its abbreviation."""
    names = [name for name in book.institutions if book.long_forms.get(key(name), name) == book.main]
    return min((at for at in map(text.find, names) if at >= 0), default=0)


def _may_be_main(name: str, book: Register, lasts: set[str]) -> bool:
    """Not a place, a person (by the last words of people's names), a common noun or an abbreviation that nobody explains (``FAVÖK``)."""
    folded = key(name)
    if (
        folded.split()[-1] in PLATFORMS
        or folded in PLACES
        or (folded in INSTITUTIONS and not name.isupper())
        or folded in NATIONALITIES
        or folded in COMMON
        or any(map(str.isdigit, name))
    ):
        return False
    if folded.rsplit(maxsplit=1)[-1] in lasts:
        return False
    return not name.isupper() or folded in INSTITUTIONS or folded in book.long_forms


def _common_only(doc: Document, phrase: Phrase) -> bool:
    """Common nouns with the capital of the sentence's head: ``Teknoloji şirketi``."""
    return len(phrase.tokens) > 1 and not any(doc.capital(token) for token in phrase.tokens[1:]) and opens_sentence(doc, phrase.tokens[0])


def _add_person(doc: Document, out: Register, phrase: Phrase, position: int) -> None:
    name = text_of(doc, phrase.name)
    words = tuple(key(name).split())
    if "ve" in words:
        for part in parts_of_pair(name):
            _add_name(out, part, tuple(key(part).split()), position)
        return
    if words and _add_name(out, name, words, position) and phrase.office and len(out.people[words].offices) < _MOST_OFFICES:
        out.people[words].offices.append((office_stems(text_of(doc, phrase.office)), position))


def _add_name(out: Register, name: str, words: tuple[str, ...], position: int) -> bool:
    """Takes a person's name into the register; whether there was room."""
    person = out.people.get(words)
    if person is None and len(out.people) >= _MOST:
        return False
    if person is None or (person.name.isupper() and not name.isupper()):
        out.people[words] = Person(words, name, person.offices if person else [], person.position if person else position)
    return True


def _add_abbreviations(doc: Document, names: NameIndex, out: Register) -> None:
    """``Türkiye İstatistik Kurumu (TÜİK)``: the letters in the bracket begin the words before it, in order."""
    ends = {phrase.tokens[-1]: phrase for phrase in names.phrases}
    for at in doc.landmarks:
        if doc.words[at] != "(" or ")" not in doc.words[at + 2 : at + 4]:
            continue
        close = at + 2 if doc.words[at + 2] == ")" else at + 3
        short = doc.text[doc.starts[at + 1] : doc.ends[close - 1]]
        phrase = ends.get(at - 1) or ends.get(close)
        if phrase is None or not (short[:1].isupper() and len(short) >= 2) or key(short) in PLACES:
            continue
        long = text_of(doc, [token for token in phrase.tokens if token < at])
        initials = "".join(part[0] for part in key(long).split())
        whole = phrase.head in INSTITUTIONS and phrase.tokens[-1] == at - 1
        if len(long.split()) > 1 and (whole or _subsequence(key(short)[:1] + key(short)[-1:], initials)):
            out.long_forms.setdefault(key(short), long)


def _add_initials(out: Register) -> None:
    """A body's initials that nobody explains: ``SP`` is the one body of the article that is called ``Saadet Partisi``."""
    fuller: dict[str, list[str]] = {}
    for name in out.institutions:
        words = key(name).split()
        if len(words) > 1 and words[-1] in INSTITUTIONS and not name.isupper():
            for initials in {"".join(word[0] for word in words), "".join(word[0] for word in words if word != "ve")}:
                fuller.setdefault(initials, []).append(name)
    for name in out.institutions:
        long = fuller.get(key(name), [])
        if name.isupper() and name.isalpha() and len(long) == 1 and key(name) not in PLACES:
            out.long_forms.setdefault(key(name), long[0])


def _subsequence(letters: str, of: str) -> bool:
    rest = iter(of)
    return all(letter in rest for letter in letters)


def group_stem(name: str) -> str:
    """What a group is called, without its plural and possessive ending."""
    last = key(name).split()[-1]
    for ending in ("ları", "leri", "lar", "ler"):
        if last.endswith(ending):
            return last[: -len(ending)]
    return office_stem(last)


# What joins two who speak together: Ayşe Kaya ve Ali Demir, Bakan Kaya ile Vali Demir.
JOINT = re.compile(" (?:ve|ile) ")
# The same, and what stands between the first of more than two: Ayşe Kaya, Ali Demir ve Can Er.
_LISTED = re.compile("(?:,| ve| ile) ")


def parts_of_pair(name: str) -> list[str]:
    """The names in a pair, each without its office or party: ``Bakan Ayşe Kaya ve CHP'li Ali Demir``."""
    out = []
    for part in _LISTED.split(name):
        words = part.split()
        titles = [at for at, word in enumerate(words) if key(word) in TITLES or split_case(key(word))[1] == "adj"]
        out.append(" ".join(words[titles[-1] + 1 :] if titles and titles[-1] < len(words) - 1 else words))
    return out


def fuller_people(words: tuple[str, ...], book: Register) -> list[Person]:
    """People whose name is longer and ends, or else begins, with these words; one-letter slips where nothing fits. Worked out once."""
    if words not in book.fuller:
        book.fuller[words] = _find_fuller(words, book)
    return book.fuller[words]


def _find_fuller(words: tuple[str, ...], book: Register) -> list[Person]:
    count = len(words)
    longer = [person for person in book.people.values() if len(person.words) > count]
    ending = [person for person in longer if person.words[-count:] == words]
    if ending:
        return _longest(ending)
    beginning = [person for person in longer if person.words[:count] == words and words[0] in GIVEN]
    if beginning:
        return _longest(beginning)
    if words in book.people and len(words) > 1:
        return []
    return _longest([person for person in longer if count == 1 and _one_letter(words[0], person.words[-1])])


def _longest(people: list[Person]) -> list[Person]:
    """Of people whose names contain one another, the longest: ``Tayyip Erdoğan`` and ``Recep Tayyip Erdoğan`` are one."""

    def contained(person: Person) -> bool:
        count = len(person.words)
        return any(other is not person and len(other.words) > count and other.words[-count:] == person.words for other in people)

    return [person for person in people if not contained(person)]


def _one_letter(one: str, other: str) -> bool:
    """Whether two words of six letters or more differ by one letter replaced, left out or put in."""
    if min(len(one), len(other)) < 6 or abs(len(one) - len(other)) > 1 or one == other or one[0] != other[0]:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def merged(people: list[Person], book: Register) -> list[str]:
    """Names of people, each in its fullest form, once."""
    out: list[str] = []
    for person in people:
        fuller = fuller_people(person.words, book)
        name = fuller[0].name if len(fuller) == 1 else person.name
        if name not in out:
            out.append(name)
    return out
