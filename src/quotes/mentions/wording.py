"""A phrase as it is written: its text, its last letter as it is without an ending, and the mention made of it.

The last step of finding. The rules ask for a mention once they have chosen a phrase, and ``resolve`` for the text of names.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from quotes.cases import (
    FUNCTION,
    NOT_A_NAME,
    bare_case,
    common_case,
)
from quotes.mentions import is_share
from quotes.mentions.phrase import Phrase
from quotes.models import Mention
from quotes.segment import BREAK, Document
from quotes.text import plain


def text_of(doc: Document, tokens: Sequence[int]) -> str:
    """The text of a phrase or a name as written, its last word without the case ending."""
    if not tokens:
        return ""
    end = _end_of(doc, tokens[-1])
    for at in range(len(tokens) - 1):
        if doc.words[tokens[at] + 1] == "(" and tokens[at + 1] > tokens[at] + 1:  # what stands in brackets is no part of a name
            return f"{text_of(doc, tokens[: at + 1])} {text_of(doc, tokens[at + 1 :])}"
    return _hardened(doc, tokens[-1], " ".join(doc.text[doc.starts[tokens[0]] : end].split()))


def _hardened(doc: Document, token: int, text: str) -> str:
    """The last letter as it is without the ending: ``Bakanlığın`` is of ``Bakanlık``."""
    base, case = common_case(doc.words[token])
    text = unicodedata.normalize("NFC", text)
    if case and "'" not in doc.words[token] and text[-1:] in "ğĞbc" and base[-1] in "kpç":
        return text[:-1] + (base[-1].upper() if text[-1].isupper() else base[-1])
    return text


def _end_of(doc: Document, token: int) -> int:
    """Where a token ends without its case ending."""
    base, case = common_case(doc.words[token])
    start, end = doc.starts[token], doc.ends[token]
    if not case or is_share(doc.words[token]):
        return end
    if len(doc.words[token]) == end - start:
        return start + len(base)
    at = next((at for at in range(start + len(base), end) if len(plain(doc.text[start:at])) == len(base)), end)
    while at < end and unicodedata.combining(doc.text[at]):
        at += 1  # the breve of a g that is written as two code points
    return at


def mention_of(doc: Document, phrase: Phrase) -> Mention:
    """The phrase as a mention of the text of record."""
    quoted = _quoted_name(doc, phrase)
    if quoted:
        return quoted
    start, end = doc.starts[phrase.tokens[0]], _end_of(doc, phrase.tokens[-1])
    name = text_of(doc, phrase.name) or None
    role = text_of(doc, phrase.office) or None
    some = name is None or (phrase.kind == "institution" and not any(doc.capitals[token] for token in phrase.tokens))
    counted = _behind_number(doc, phrase.tokens[0]) if some and phrase.kind == "person" else -1
    if counted >= 0:
        text = doc.text[doc.starts[counted] : end]
        return Mention(doc.starts[counted], end, text, text, None, "group")
    one_of_many = _behind_bir(doc, phrase.tokens[0]) if some else -1
    if one_of_many >= 0:
        start = doc.starts[one_of_many]
        return Mention(start, end, f"bir {doc.text[start:end]}", None, None, "unnamed")
    return Mention(start, end, _hardened(doc, phrase.tokens[-1], doc.text[start:end]), name, role, phrase.kind)


_NUMBERS = frozenset(
    "iki üç dört beş altı yedi sekiz dokuz on yirmi otuz kırk elli yüz bin milyon birkaç birçok onlarca yüzlerce binlerce"
    " sayıda fazla aşkın".split()
)


def _behind_number(doc: Document, token: int) -> int:
    """The number directly before a phrase, or with one noun between: ``üç milletvekili``, ``binden fazla teknoloji uzmanı``; else -1."""
    for back in (token - 1, token - 2):
        if back < 0 or doc.words[back] == BREAK:
            return -1
        word = doc.words[back]
        if word in _NUMBERS or (word.isdigit() and len(word) < 4):
            return back - 1 if doc.words[back - 1] in _NUMBERS or doc.words[back - 1] in ("binden", "yüzden", "çok") else back
        if not word.isalpha() or word in NOT_A_NAME or doc.capitals[back] or bare_case(word) or word.endswith("ki"):
            return -1
    return -1


def _behind_bir(doc: Document, token: int) -> int:
    """The word behind ``bir``, directly before a phrase or with one noun between: ``bir yetkili``, ``bir kozmetik firması``; else -1."""
    if token > 0 and doc.words[token - 1] == "bir":
        return token
    between = doc.words[token - 1] if token > 1 else ""
    plain_noun = (
        between.isalpha() and (between == "başka" or between not in FUNCTION) and not doc.capitals[token - 1] and not bare_case(between)
    )
    return token - 1 if plain_noun and doc.words[token - 2] == "bir" else -1


def _quoted_name(doc: Document, phrase: Phrase) -> Mention | None:
    """A name in quotation marks before its noun: ``"Doğa ve Bilim" dergisi``."""
    if phrase.kind != "institution" or len(phrase.tokens) > 1 or doc.capital(phrase.tokens[0]) or not phrase.tokens[0]:
        return None
    for quotation in doc.quotations:
        if quotation.last == phrase.tokens[0] - 1 and quotation.closed:
            text = doc.text[quotation.start : quotation.end]
            return Mention(quotation.start, quotation.end, text, text, None, "institution")
    return None
