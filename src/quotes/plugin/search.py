"""Search as Turkish readers type: without dots and hooks, in capitals, by the stem.

Who types ``baris`` or ``BARIS`` has a keyboard without ı and ş, or caps lock on: i and ı are one letter then. Who types a small ş, ğ, ç,
ö, ü or ı has them all and means what they type: ``dış`` does not find ``diş``. The index tells i from ı (in ``text_turkish``), no more.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from quotes.plugin.marked import Span
from quotes.text import fold

# Below this many letters a stem fits too many words: el, iş.
_SHORTEST = 3
_MOST_FORMS = 400
_PART = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")
_APOSTROPHES = re.compile("['’‘ʼ`´]")
# Endings of nouns as the index has them, without dots and hooks, in their order: -lı -lık -sız -cı, plural, possessive, case, -ki, copula.
# What begins with a buffer stands behind a vowel only.
_POSSESSIVE = r"(?:l[ae]r)?(?:(?<=[aeiou])(?:[mn]|s[iu]|m[iu]z|n[iu]z)|[iu](?:m|n|m[iu]z|n[iu]z)?)?"
_CASE = _POSSESSIVE + r"(?:[yn]?[iu]|[yn]?[ae]|n?[dt][ae]n?|n?[iu]n|y?l[ae]|n?c[ae])?"
_COPULA = (
    r"(?:y?[dt][iu](?:m|n|k|n[iu]z|l[ae]r)?|y?m[iu]s(?:l[ae]r)?|y?s[ae](?:m|n|k|l[ae]r)?"
    r"|[dt][iu]r(?:l[ae]r)?|y?[iu][mz]|yken)?"
)
_NOUN = f"(?:l[iu][kg]?|s[iu]z|c[iu])*{_CASE}(?:k[iu]{_CASE})?{_COPULA}"
# What verbs have besides: voice, negation and ability, tenses, participles, converbs, persons.
_VERB = r"""
        [iu]?l | [iu]?n | [iu]?[sş] | [dt][iu]r | t | m[ae] | m[iu] | y?[ae]bil | y?[ae]m[ae]
      | [dt][iu] | [iu]?yor | y?[ae]c[ae][kg] | m[iu]s | z | m[ae]l[iu] | s[ae]
      | y?[ae]n | [dt][iu][kg] | y?[ae]r[ae]k | y?[iu]p | y?[iu]nc[ae] | m[ae]k | m[ae]d[ae]n | ken | y?[iu][sş]
"""
# The aorist ends a word, but for persons and copulas: açıklarken and açıklarlar are forms of açıklamak, açıklarına is of açık.
_AORIST = "[iuae]?r(?:[iu]m|[iu]z|s[iu]n(?:[iu]z)?|l[ae]r)?(?:ken|s[ae][mk]?|d[iu][mk]?|m[iu]s|l[ae]r)?"
_ENDINGS = re.compile(_NOUN)
_PERSON = "(?:[iu]m|[iu]z|s[iu]n(?:[iu]z)?|l[ae]r)?"
_VERB_ENDINGS = re.compile(f"(?:(?:{_VERB})+(?:{_NOUN}|{_AORIST})|(?:{_AORIST})?|(?<=yor){_PERSON}{_COPULA})", re.VERBOSE)
_INFINITIVE = re.compile("m[ae]k")
_CAREFUL = re.compile("[ışğçöü]")
_SOFT = {"k": "g", "p": "b", "t": "d"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that a search asks for: words in a row, and how they are meant.

    ``exact`` words stand as they are, of a ``beginning`` any ending will do, a ``verb`` was typed in the infinitive and is a stem here.
    ``careful`` words tell i from ı.
    """

    words: tuple[str, ...]
    exact: bool = False
    beginning: bool = False
    verb: bool = False
    careful: bool = False

    @property
    def column(self) -> str:
        """The column of the index in which they are looked for."""
        return "text_turkish" if self.careful else "text_ascii"


def letters(text: str, *, careful: bool = False) -> str:
    """A text the way the index has it: lower case, no dots, hooks and hats, and ``ı`` as ``i`` unless that is to be told apart."""
    folded = fold(text) if careful else fold(text).replace("ı", "i")
    return "".join(letter for letter in unicodedata.normalize("NFD", folded) if not unicodedata.combining(letter))


_letters = lru_cache(maxsize=1 << 14)(letters)  # of words, of which most have been met before


def words(text: str, *, careful: bool = False) -> list[str]:
    """The words of a text, the way the index has them."""
    return _WORD.findall(letters(text, careful=careful))


def parse(typed: str) -> list[Wanted]:
    """What was typed, taken apart: phrases in quotation marks, beginnings with an asterisk, and words, cut at the apostrophe."""
    found: list[Wanted] = []
    for phrase, word in _PART.findall(re.sub("[“”„«»]", '"', typed)):
        if phrase:
            careful = _CAREFUL.search(phrase) is not None
            found.append(Wanted(tuple(words(phrase, careful=careful)), exact=True, careful=careful))
        else:
            found += _stems(_APOSTROPHES.split(word.strip("'’‘ʼ`´"))[0], beginning=word.endswith("*"))
    return [one for one in found if one.words]


def _stems(typed: str, *, beginning: bool) -> list[Wanted]:
    careful = _CAREFUL.search(typed) is not None
    return [_stem(word, beginning=beginning, careful=careful) for word in words(typed, careful=careful)]


def _stem(word: str, *, beginning: bool, careful: bool) -> Wanted:
    """``açıklamak`` is looked for as ``açıkla``, with the endings of a verb."""
    bare = word[:-3]
    if not beginning and len(bare) >= _SHORTEST and _INFINITIVE.fullmatch(word, len(bare)):
        return Wanted((bare,), verb=True, careful=careful)
    return Wanted((word,), beginning=beginning, careful=careful)


def is_form(word: str, stem: str, *, verb: bool = False) -> bool:
    """Whether ``word`` is ``stem`` with endings, both in the letters of the index.

    >>> is_form("kitabindan", "kitap"), is_form("barista", "baris"), is_form("baristay", "baris")
    (True, True, False)
    >>> is_form("acikliyor", "acikla", verb=True), is_form("gidiyor", "git", verb=True), is_form("acik", "acikla", verb=True)
    (True, True, False)
    """
    if word == stem and not verb:
        return True
    endings = _VERB_ENDINGS if verb else _ENDINGS
    return any(word.startswith(one) and endings.fullmatch(word.replace("ı", "i"), len(one)) is not None for one in _beginnings(stem, verb))


@lru_cache(maxsize=256)
def _beginnings(stem: str, verb: bool) -> tuple[str, ...]:
    """What a form of ``stem`` can begin with: itself, softened (kitab-), and, of a verb, with its last vowel narrowed (açıkl-ıyor)."""
    if len(stem) < _SHORTEST:
        return ()
    soft = stem[:-1] + _SOFT.get(stem[-1], "")
    found = [stem]
    if len(soft) == len(stem) and (len(stem) > _SHORTEST or verb):
        found.append(soft)
    if verb and stem[-1] in "ae":
        found += [stem[:-1] + vowel + "yor" for vowel in "ıiu"]
    return tuple(found)


def matches(wanted: list[Wanted], text: str) -> list[Span]:
    """Where ``text`` has the words that are wanted, as it writes them."""
    stems = [(word, one) for one in wanted for word in one.words]
    hits = []
    for found in _WORD.finditer(text):
        forms = {careful: _letters(found.group(), careful=careful) for careful in {one.careful for one in wanted}}
        if any(_fits(forms[one.careful], stem, one) for stem, one in stems):
            hits.append(Span(found.start(), found.end(), "hit"))
    return hits


def _fits(word: str, stem: str, one: Wanted) -> bool:
    if one.exact:
        return word == stem
    return word.startswith(stem) if one.beginning else is_form(word, stem, verb=one.verb)


def expression(connection: sqlite3.Connection, wanted: list[Wanted], index: str = "quotes_fts") -> str:
    """What is wanted, in the language of the full-text ``index``; every word is quoted."""
    return " AND ".join(f"{one.column} : (" + _one(connection, one, index) + ")" for one in wanted)


def is_rare(connection: sqlite3.Connection, expression: str, most: int, index: str = "quotes_fts") -> bool:
    """Whether no more than so many rows of the full-text ``index`` are found."""
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {index} WHERE {index} MATCH ? LIMIT ?)"  # noqa: S608 - a name of ours
    return int(connection.execute(sql, [expression, most + 1]).fetchone()[0]) <= most


def _one(connection: sqlite3.Connection, one: Wanted, index: str) -> str:
    if one.exact:
        return '"' + " ".join(one.words) + '"'
    if one.beginning:
        return f'"{one.words[0]}" *'
    return " OR ".join(f'"{form}"' for form in dict.fromkeys([one.words[0], *_forms(connection, one, index)]))


def _forms(connection: sqlite3.Connection, one: Wanted, index: str) -> list[str]:
    """The forms of a stem that the file has, from the vocabulary of its index; nothing is written into the file.

    Not the stem itself: the vocabulary counts all rows of each word that it is asked for, and there may be hundreds of thousands.
    """
    connection.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{index}_vocabulary USING fts5vocab('main', '{index}', 'col')")
    found: list[str] = []
    for beginning in _beginnings(one.words[0], one.verb):
        rows = connection.execute(
            f"SELECT term FROM temp.{index}_vocabulary WHERE term >= ? AND term < ? AND col = ?",  # noqa: S608 - a name of ours
            (beginning + "\1" if beginning == one.words[0] else beginning, beginning + "\U0010ffff", one.column),
        )
        found += [term for (term,) in rows if is_form(term, one.words[0], verb=one.verb)]
    return found[:_MOST_FORMS]
