"""How the sentence expresses its speaker: by name, by office, not at all. The gold does not say it, so word tables tell, roughly."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Literal

from quotes.score.gold import Entry
from quotes.score.measure import words_of
from quotes.words import table

Form = Literal["name", "office", "dropped", "institution", "group", "none"]
FORMS: dict[Form, str] = {
    "name": "a personal name, with or without an office",
    "office": "an office or an epithet without the name",
    "dropped": "nobody in the sentence: the subject is dropped",
    "institution": "an institution, a firm, a medium, a state",
    "group": "a group, an unnamed source, a text",
    "none": "the article names no source",
}
_PARTICLES = frozenset(("von", "van", "der", "de", "den", "bin", "el", "al", "del", "di", "la", "da"))
_PLURALS = ("lar", "ler", "ları", "leri")


@cache
def _last_words(name: str) -> frozenset[str]:
    return frozenset(row["word"].split()[-1] for row in table(name))


def expressed(entry: Entry, people: frozenset[str] = frozenset()) -> Form:
    """How the sentence of ``entry`` expresses who speaks; ``people`` are names known to be personal from elsewhere in the article."""
    if entry.name is None:
        return "none"
    if entry.speaker is None:
        return "dropped"
    if entry.name in people or is_personal(entry.name, entry.speaker):
        return "name" if set(_bases(entry.name)) & set(_bases(entry.speaker)) - _last_words("titles") else "office"
    if set(_bases(entry.name)) <= _last_words("titles"):
        return "office"
    return "group" if _unnamed(entry.name) else "institution"


def people_of(entries: Iterable[Entry]) -> frozenset[str]:
    """The personal names of an article, by all mentions of each: one may come with an office, another bare."""
    return frozenset(entry.name for entry in entries if entry.name and is_personal(entry.name, entry.speaker or ""))


def is_personal(name: str, mention: str = "") -> bool:
    """Whether ``name`` (or one of several joined by ``ve``) looks like a person's: its words, or the office before it in ``mention``.

    >>> is_personal("Ayşe Kaya"), is_personal("Kıyı Bankası"), is_personal("Holm", "Bakan Holm"), is_personal("Holm", "Holm")
    (True, False, True, False)
    """
    return any(_one_person(part.split(), _bases(mention)) for part in name.split(" ve "))


def _one_person(name: list[str], mention: list[str]) -> bool:
    words = [word for part in name for word in _bases(part)]
    if not words or not all(part[0].isupper() or part in _PARTICLES or not part[0].isalpha() for part in name):
        return False
    others = set(words) & (_last_words("institutions") | _last_words("groups") | _last_words("documents"))
    if others or set(words) <= _last_words("titles"):
        return False
    before = mention[mention.index(words[0]) - 1] if words[0] in mention[1:] else ""
    if before in _last_words("titles") or words[0] in _last_words("given_names"):
        return True
    foreign = _last_words("places") | _last_words("nationality") | {"the"}
    return 2 <= len(words) <= 4 and before not in _last_words("institutions") and not set(words) & foreign


def _unnamed(name: str) -> bool:
    """No proper name: its last word has no capital, or it is the one word of a group or a text."""
    last = _bases(name)[-1:]
    if not last or (" " in name and name.split()[-1][0].islower()):
        return True
    kinds = _last_words("groups") | _last_words("documents") | _last_words("function_words")
    return " " not in name and (last[0] in kinds or last[0].endswith(_PLURALS))


def _bases(text: str) -> list[str]:
    """The folded words without what follows an apostrophe."""
    return [word.split("'")[0] for word in words_of(text)]
