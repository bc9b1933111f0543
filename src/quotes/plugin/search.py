"""Search as Turkish readers type: without dots and hooks, in capitals, by the stem."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from dataclasses import dataclass

from quotes.plugin.marked import Span
from quotes.text import fold

# Below this many letters a stem fits too many words: el, iş.
_SHORTEST = 3
_MOST_FORMS = 400
_PART = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")
_APOSTROPHES = re.compile("['’‘ʼ`´]")
# Endings of nouns as the index has them, without dots and hooks: plural, possessive, case, -ki, -lı -lık -sız -cı -ca, copula.
_ENDINGS = re.compile(
    r"""(?:
        l[ae]r | l[ae]ri | (?:[iu])?(?:m|n|miz|muz|niz|nuz) | s?[iu]
      | [yn]?[iu] | [yn]?[ae] | n?[dt][ae]n? | n?[iu]n | y?l[ae] | nc[ae] | ki | ku
      | l[iu] | l[iu][kg] | s[iu]z | c[iu] | c[ae]
      | [dt][iu]r | y?[dt][iu] | y?m[iu]s | y?[iu]m | y?s[ae]
    )*""",
    re.VERBOSE,
)
_SOFT = {"k": "g", "p": "b", "t": "d"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that a search asks for: words in a row, and whether they are exact or the last one a beginning."""

    words: tuple[str, ...]
    exact: bool = False
    beginning: bool = False


def letters(text: str) -> str:
    """A text the way the index has it: lower case, ``ı`` as ``i``, no dots, hooks and hats."""
    bare = unicodedata.normalize("NFD", fold(text).replace("ı", "i"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    """The words of a text, the way the index has them."""
    return _WORD.findall(letters(text))


def parse(typed: str) -> list[Wanted]:
    """What was typed, taken apart: phrases in quotation marks, beginnings with an asterisk, and words, cut at the apostrophe."""
    found = []
    for phrase, word in _PART.findall(re.sub("[“”„«»]", '"', typed)):
        if phrase:
            found.append(Wanted(tuple(words(phrase)), exact=True))
        else:
            stem = _APOSTROPHES.split(word.strip("'’‘ʼ`´"))[0]
            found += [Wanted((one,), beginning=word.endswith("*")) for one in words(stem)]
    return [one for one in found if one.words]


def is_form(word: str, stem: str) -> bool:
    """Whether ``word`` is ``stem`` with endings, both in the letters of the index.

    >>> is_form("kitabindan", "kitap"), is_form("barista", "baris"), is_form("baristay", "baris")
    (True, True, False)
    """
    if word.startswith(stem):
        return word == stem or (len(stem) >= _SHORTEST and _ENDINGS.fullmatch(word, len(stem)) is not None)
    soft = stem[:-1] + _SOFT.get(stem[-1], "")
    return len(stem) > _SHORTEST and len(soft) == len(stem) and word.startswith(soft) and _ENDINGS.fullmatch(word, len(stem)) is not None


def matches(wanted: list[Wanted], text: str) -> list[Span]:
    """Where ``text`` has the words that are wanted, as it writes them."""
    stems = [(word, one) for one in wanted for word in one.words]
    hits = []
    for found in _WORD.finditer(text):
        word = letters(found.group())
        if any(_fits(word, stem, one) for stem, one in stems):
            hits.append(Span(found.start(), found.end(), "hit"))
    return hits


def _fits(word: str, stem: str, one: Wanted) -> bool:
    if one.exact:
        return word == stem
    return word.startswith(stem) if one.beginning else is_form(word, stem)


def expression(connection: sqlite3.Connection, wanted: list[Wanted]) -> str:
    """What is wanted, in the language of the full-text index; every word is quoted."""
    return " AND ".join("text_ascii : (" + _one(connection, one) + ")" for one in wanted)


def _one(connection: sqlite3.Connection, one: Wanted) -> str:
    if one.exact:
        return '"' + " ".join(one.words) + '"'
    if one.beginning:
        return f'"{one.words[0]}" *'
    return " OR ".join(f'"{form}"' for form in [one.words[0], *_forms(connection, one.words[0])])


def _forms(connection: sqlite3.Connection, stem: str) -> list[str]:
    """The forms of ``stem`` that the file has, from the vocabulary of its index; nothing is written into the file."""
    if len(stem) < _SHORTEST:
        return []
    connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.quotes_vocabulary USING fts5vocab('main', 'quotes_fts', 'col')")
    found: list[str] = []
    for beginning in {stem, stem[:-1] + _SOFT.get(stem[-1], stem[-1])}:
        rows = connection.execute(
            "SELECT term FROM temp.quotes_vocabulary WHERE term >= ? AND term < ? AND col = 'text_ascii'",
            (beginning, beginning + "\U0010ffff"),
        )
        found += [term for (term,) in rows if term != stem and is_form(term, stem)]
    return found[:_MOST_FORMS]
