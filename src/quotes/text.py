"""Letters: the folded twin of a text, and what can be asked of a single word.

The twin has the same length as the text, so an offset in one is an offset in the other. Words are looked up in the twin, capitals are read
from the text. ``str.lower`` alone would make two code points of ``İ`` and a dotted letter of ``I``.
"""

from __future__ import annotations

import re

DOUBLE = "\"“”„‟«»″＂\x93\x94"
SINGLE = "'’‘‚‛`´ʼʹ′‹›\x91\x92"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

_LETTERS = (("İ", "i"), ("I", "ı"), ("â", "a"), ("î", "i"), ("û", "u"), ("Â", "a"), ("Î", "i"), ("Û", "u"))
_MARKS = tuple((glyph, '"') for glyph in DOUBLE if glyph != '"') + tuple((glyph, "'") for glyph in SINGLE if glyph not in "'`")
_SPACES = (("\u00a0", " "), ("\u2009", " "), ("\u202f", " "), ("\t", " "), ("\x85", "…"))

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LOOKALIKE = str.maketrans("АВЕКМНОРСТУХаеорсухіј", "ABEKMHOPCTYXaeopcyxij")
_LATIN_WORD = re.compile(r"\w*[a-zA-ZçğıöşüÇĞİÖŞÜ]\w*")
_COMBINING = re.compile("[\u0300-\u036f]")


def _latin(text: str) -> str:
    """Cyrillic look-alikes inside words that also have Latin letters, replaced: ``Dirеktör`` with a Cyrillic ``е``."""
    return _LATIN_WORD.sub(lambda word: word.group().translate(_LOOKALIKE), text)


def fold(text: str) -> str:
    """The folded twin: Turkish lower case without circumflexes, one double and one single quotation mark, look-alikes replaced; the same length.

    >>> fold("İRAN’DA “ILIK”")
    'iran\\'da "ılık"'
    """
    if _CYRILLIC.search(text):
        text = _latin(text)
    for old, new in _LETTERS + _MARKS + _SPACES:
        if old in text:
            text = text.replace(old, new)
    return text.lower()


def plain(word: str) -> str:
    """A word of the twin as tables write it: invisible characters dropped, a letter and its combining mark made one.

    >>> plain("ba\\u00adkan")
    'bakan'
    """
    import unicodedata

    for glyph in INVISIBLE:
        word = word.replace(glyph, "")
    return unicodedata.normalize("NFC", word)


def needs_plain(text: str) -> bool:
    """Whether a text has invisible characters or combining marks at all: hardly any has."""
    return any(glyph in text for glyph in INVISIBLE) or _COMBINING.search(text) is not None


def key(name: str) -> str:
    """A name as it is compared: folded, circumflexes and apostrophes dropped, single spaces.

    >>> key("Hakkâri  Valiliği")
    'hakkari valiliği'
    """
    folded = fold(name)
    return " ".join("".join(c if c.isalnum() or c == "'" else " " for c in folded).split())
