"""Names: which of them tell who is meant in another article too, and by what they are compared."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from quotes.cases import GIVEN, NATIONALITIES, PLACES, TITLES, split_case
from quotes.models import SpeakerKind
from quotes.text import key
from quotes.words import table

# named: tells who it is, in any article. bare: a surname or a first name, which many bear. local: an office, a group, a common noun.
Nature = Literal["named", "bare", "local"]

COMMON_BODIES = frozenset(row["word"] for row in table("common_bodies"))

_ORDINALS = frozenset("birinci ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu onuncu".split())
_LEGAL_FORMS = frozenset("aş ltd şti inc corp plc gmbh ag co llc".split())
_POLITE = frozenset(word for word, kind in TITLES.items() if kind in ("academic", "polite"))
_SOMEBODY = frozenset("bir bazı birkaç kimi çok birçok diğer öbür bu şu o her".split())
_SHORT_FORM = re.compile(r"\s*\(([^()]+)\)")
_ASCII = str.maketrans("çğıöşüəâîûéèêëáàäåóòôñńšśčćžźżłřýíìïúùø", "cgiosueaiueeeeaaaaooonnsscczzzlryiiiuuo")
# Spellings of one sound in names that other alphabets brought: Zelenskyy and Zelenski, Shahin and Şahin, Walid and Velid.
_SOUNDS = tuple(pair.split("=") for pair in "sh=s dzh=c ch=c kh=h ph=f th=t ck=k zh=j w=v q=k x=ks y=i".split())
_DOUBLE = re.compile(r"(.)\1+")

REMEMBERED = 1 << 14  # names: the frequent ones come again and again, of the rest there is no end


def nature(name: str, kind: SpeakerKind | None) -> Nature:
    """Whether a name tells who is meant outside of its article.

    >>> [nature(name, "person") for name in ("Ayşe Kaya", "Kaya", "Sanık avukatı")]
    ['named', 'bare', 'local']
    """
    if kind == "person":
        return _nature_of_person(name)
    if kind == "institution":
        return "local" if _is_common_body(name) else "named"
    return "named" if _has_proper_name(name, kind) else "local"


def _nature_of_person(name: str) -> Nature:
    if " ve " in name:
        return "named" if all(_nature_of_person(part) == "named" for part in name.split(" ve ")) else "local"
    words = words_of(name, "person")
    if not words or (words[-1] in TITLES and words[0] not in GIVEN) or not name[:1].isupper():
        return "local"
    if len(words[-1]) == 1 or name.rsplit(maxsplit=1)[-1][0].islower():
        return "local"  # Mehmet K., H.B.: initials hide whom they mean
    long = [word for word in words if len(word) > 1]
    return "named" if len(long) > 1 else "bare"


def _is_common_body(name: str) -> bool:
    """Common nouns only: ``Yönetim Kurulu``, ``3. Ağır Ceza Mahkemesi``; also what has no capital at all."""
    words = key(name).split()
    if len(words) > 1 and _is_ordinal(words[0]):
        words = words[1:]
    return not words or " ".join(words) in COMMON_BODIES or not any(part[0].isupper() or part[0].isdigit() for part in name.split())


def _is_ordinal(word: str) -> bool:
    return word.partition("'")[0].isdecimal() or word in _ORDINALS


def _has_proper_name(name: str, kind: SpeakerKind | None) -> bool:
    """Whether a group, a text or a nameless source has a name in it: ``Kıyı Enerji Sendikası üyeleri``; not ``Bakanlık yetkilileri``."""
    written = name.split()
    words = key(name).split()
    if len(written) < 2 or set(words) & _SOMEBODY or len(words) != len(written):
        return False
    first = written[0]
    if kind != "unnamed" and len(first) > 1 and first.isupper() and words[0] not in COMMON_BODIES and not name.isupper():
        return True
    return any(part[0].isupper() and not _is_common(word) for part, word in zip(written[1:], words[1:], strict=True))


def _is_common(word: str) -> bool:
    return word in NATIONALITIES or split_case(word)[0] in COMMON_BODIES


@lru_cache(REMEMBERED)
def words_of(name: str, kind: SpeakerKind | None) -> tuple[str, ...]:
    """The folded words that a name is compared by: without titles, legal forms, short forms in brackets and a case ending at the end.

    >>> words_of("Prof. Dr. Ayşe Kaya'nın", "person"), words_of("ABD Merkez Bankası (Fed)", "institution")
    (('ayşe', 'kaya'), ('abd', 'merkez', 'bankası'))
    """
    words = key(_SHORT_FORM.sub("", name) if kind == "institution" else name).split()
    if words:
        words[-1] = split_case(words[-1])[0]
    if kind == "person":
        while len(words) > 1 and words[0] in _POLITE:
            words = words[1:]
    elif kind == "institution":
        words = _words_of_institution(words)
    return tuple(word for word in words if word.strip("'"))


def _words_of_institution(words: list[str]) -> list[str]:
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words = words[:-1]
    if len(words) > 2 and words[-2:] == ["a", "ş"]:
        words = words[:-2]
    return [word for word in words if word != "ve"] if len(words) > 3 else words


def short_form(name: str) -> str | None:
    """The short form that a name has in brackets: ``Fed`` in ``ABD Merkez Bankası (Fed)``."""
    found = _SHORT_FORM.search(name)
    return found[1].strip() if found else None


def name_key(name: str, kind: SpeakerKind | None) -> str:
    """What a name is the same by, in all articles: ``person:ilham aliyev``."""
    return f"{kind or 'unknown'}:{' '.join(words_of(name, kind)) or key(name) or name}"


@lru_cache(REMEMBERED)
def _key_and_nature(name: str, kind: SpeakerKind | None) -> tuple[str, Nature]:
    return name_key(name, kind), nature(name, kind)


def key_of(name: str, kind: SpeakerKind | None, source: str) -> str:
    """What one speaker of one article is known by before anything is linked: the name where it tells, else the name in that article.

    >>> key_of("Kaya", "person", "haber/1.txt")
    'person:kaya@haber/1.txt'
    """
    own, tells = _key_and_nature(name, kind)
    return own if tells == "named" else f"{own}@{source}"


@lru_cache(REMEMBERED)
def ascii_of(words: tuple[str, ...]) -> str:
    """A name as a keyboard without Turkish letters types it."""
    return " ".join(words).translate(_ASCII)


@lru_cache(REMEMBERED)
def sound_of(words: tuple[str, ...]) -> str:
    """A name by its sound, roughly, so that spellings of other alphabets meet.

    >>> sound_of(("volodymyr", "zelenskyy")) == sound_of(("volodimir", "zelenskiy")) == sound_of(("volodimir", "zelenski"))
    True
    """
    text = ascii_of(words)
    for old, new in _SOUNDS:
        text = text.replace(old, new)
    return _DOUBLE.sub(r"\1", text)


def is_place(name: str) -> bool:
    """Whether a name is also that of a place: a club or a firm that bears it is not known by it alone."""
    return key(name) in PLACES
