"""The words of the reading pages, in the language that the browser asks for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files

from quotes import words

LANGUAGES = ("tr", "en")
Say = Callable[[str], str]


@cache
def table() -> dict[str, tuple[str, ...]]:
    """Key to its words, in the order of LANGUAGES."""
    lines = files("quotes.plugin").joinpath("messages.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: tuple(row[1:]) for row in rows}


def language(accepted: str) -> str:
    """Which of LANGUAGES an Accept-Language header likes best; English where it names neither.

    >>> language("de, tr;q=0.8, en;q=0.7")
    'tr'
    """
    wanted: list[tuple[float, str]] = []
    for part in accepted.split(","):
        name, _, weight = part.strip().partition(";q=")
        try:
            wanted.append((-float(weight or 1), name[:2].lower()))
        except ValueError:
            continue
    known = [name for weight, name in sorted(wanted, key=lambda pair: pair[0]) if name in LANGUAGES and weight < 0]
    return known[0] if known else "en"


@cache
def _no_verbs() -> frozenset[str]:
    """What a statement is told with where it is no verb: ``söz``, ``açıklama``, ``göre``."""
    return frozenset(row["noun"] for row in words.table("speech_nouns")) | {"göre"}


def infinitive(verb: str) -> str:
    """A verb as a dictionary has it; a noun of speech and ``göre`` as they stand.

    >>> infinitive("söyle"), infinitive("dile getir"), infinitive("vurgula"), infinitive("açıklama"), infinitive("göre")
    ('söylemek', 'dile getirmek', 'vurgulamak', 'açıklama', 'göre')
    """
    if verb in _no_verbs():
        return verb
    vowels = [letter for letter in verb.lower() if letter in "aıoueiöüâîû"]
    return verb + ("mak" if vowels and vowels[-1] in "aıouâû" else "mek")


def speak(name: str) -> Say:
    """A function that says a message in the language ``name``."""
    place = LANGUAGES.index(name)
    return lambda key: table()[key][place] if key in table() else key.rpartition(".")[2]
