"""Letters: the folded twin of a text, and what can be asked of a single word.

The twin has the same length as the text, so an offset in one is an offset in the other. Words are looked up in the twin, capitals are read
from the text. ``str.lower`` alone would make two code points of ``İ`` and a dotted letter of ``I``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

DOUBLE = '"“”„‟«»″＂❝❞〝〞《》≪≫˝ˮ\x93\x94'
SINGLE = "'’‘‚‛`´ʼʹ′‹›\x91\x92"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

_LETTERS = (("İ", "i"), ("I", "ı"), ("â", "a"), ("î", "i"), ("û", "u"), ("Â", "a"), ("Î", "i"), ("Û", "u"))
_MARKS = tuple((glyph, '"') for glyph in DOUBLE if glyph != '"') + tuple((glyph, "'") for glyph in SINGLE if glyph not in "'`")
_SPACES = (("\u00a0", " "), ("\u2009", " "), ("\u202f", " "), ("\t", " "), ("\x85", "…"))

# <<Bütçe hazır>>, <‹Bütçe hazır›>, ,,Bütçe hazır'': a mark of two characters is the one of two that tables and tokens know.
_WIDE = re.compile(r"(?<![^\s(\[:-])(?:<[<‹]|,,)(?=[^\s<‹,])|(?<=[^\s>›])[>›]>(?!>)")

_FOREIGN = re.compile(r"[\u0370-\u052f]")
_LOOKALIKE = str.maketrans("АВЕКМНОРСТУХІЈЅаеорсухіјѕԁԛԝΑΒΕΗΙΚΜΝΟΡΤΥΧΖο", "ABEKMHOPCTYXIJSaeopcyxijsdqwABEHIKMNOPTYXZo")
_WORD = re.compile(r"\w+")
_LATIN = re.compile("[a-zA-ZçğıöşüâîûÇĞİÖŞÜÂÎÛ]")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_ODD = re.compile(f"[\u0300-\u036f{INVISIBLE}]")
_NO_LETTER = re.compile(r"[^\w']|_")
_LONGEST_WORD = 100


def _latin(text: str) -> str:
    """Cyrillic and Greek look-alikes inside words that also have Latin letters, replaced: ``Dirеktör`` with a Cyrillic ``е``."""
    return _WORD.sub(lambda word: word.group().translate(_LOOKALIKE) if _LATIN.search(word.group()) else word.group(), text)


def fold(text: str) -> str:
    """The folded twin: Turkish lower case without circumflexes, one glyph for each quotation mark, look-alikes replaced; the same length.

    >>> fold("İRAN’DA “ILIK”")
    'iran\\'da "ılık"'
    """
    if _FOREIGN.search(text):
        text = _latin(text)
    if ",," in text or "<" in text or ">" in text:
        text = _WIDE.sub("''", text)
    for old, new in _LETTERS + _MARKS + _SPACES:
        if old in text:
            text = text.replace(old, new)
    return text.lower()


def plain(word: str) -> str:
    """A word of the twin as tables write it: invisible characters dropped, a letter and its combining mark made one.

    >>> plain("ba\\u00adkan")
    'bakan'
    """
    word = _INVISIBLE.sub("", word)
    # Hundreds of combining marks on one letter cost their square, and no table has such a word.
    return unicodedata.normalize("NFC", word) if len(word) <= _LONGEST_WORD else word


def needs_plain(text: str) -> bool:
    """Whether a text has invisible characters or combining marks at all: hardly any has."""
    return _ODD.search(text) is not None


# The quotation marks of windows-1252, left as control characters by a wrong decoding.
_CONTROL_QUOTES = {0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”"}


def clean(name: str) -> str:
    """A name as a person would write it, whatever the text has: no invisible characters, whole letters, all of them Latin.

    >>> clean("Ay\\u00adşe K\\u0430ya")
    'Ayşe Kaya'
    >>> clean("O\\u0092Neil")
    'O’Neil'
    """
    if name.isascii():
        return name
    return plain((_latin(name) if _FOREIGN.search(name) else name).translate(_CONTROL_QUOTES))


@lru_cache(maxsize=1 << 14)
def key(name: str) -> str:
    """A name as it is compared: folded, circumflexes and apostrophes dropped, single spaces.

    >>> key("Hakkâri  Valiliği")
    'hakkari valiliği'
    """
    return " ".join(_NO_LETTER.sub(" ", fold(clean(name))).split())
