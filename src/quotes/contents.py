"""Finds what could be the content of a statement: the nominalised verb that ends a reported clause, and what a quotation looks like.

Turkish marks a reported clause on its verb: -DIĞInI, -(y)AcAĞInI, -mAsInI and their like. The ending tells which cue can govern it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from quotes.segment import ENDS, Document, Quotation
from quotes.words import table

_MEMORY = 1 << 15  # answers for the words met last

# Captures e.g. geldiğini, geleceğini, geldiklerine, geldiğimizi, olduğunun.
_DIK = re.compile(
    r"""
    (?:[dt][ıiuü]|[ae]c[ae]) (?:ğ[ıiuü]|kl[ae]r[ıi])      # -DIĞI, -(y)AcAĞI, -DIklArI
    (?:
        (?P<acc>n{1,2}[ıiuü] | m[ıiuü] | [mn][ıiuü]z[ıiuü])
      | (?P<dat>n[ae] | m[ae] | [mn][ıiuü]z[ae])
      | (?P<gen>n[ıiuü]n | m[ıiuü]n | [mn][ıiuü]z[ıiuü]n)
      | (?P<abl>nd[ae]n | md[ae]n | [mn][ıiuü]zd[ae]n)
      | (?P<ins>yl[ae])
      | (?P<nom>m|n|[mn][ıiuü]z)?
    )
    $
    """,
    re.VERBOSE,
)
# Captures e.g. gelmesini, gelmelerini, gelmeyi, gelmesi, gelmeye.
_MA = re.compile(
    r"""
    \w\w m[ae]
    (?:
        (?P<ma>s[ıi]n[ıi] | l[ae]r[ıi]n[ıi] | m[ıi]z[ıi] | m[ıi])
      | (?P<mayı>y[ıi])
      | (?P<ma_dat>s[ıi]n[ae] | l[ae]r[ıi]n[ae] | y[ae])
      | (?P<ma_gen>s[ıi]n[ıi]n | l[ae]r[ıi]n[ıi]n)
      | (?P<mak>k | kt[ae]n | kl[ae] )
      | (?P<ma_nom>s[ıi] | l[ae]r[ıi] | m[ıi]z)
    )
    $
    """,
    re.VERBOSE,
)
# Captures e.g. geldi, gelmiş, geliyor, gelecek, gelmeli, geliyoruz, gelir, hazırız, değil, var: how a plain sentence ends.
_FINITE = re.compile(
    r"""
    (?: [dt][ıiuü](?:m|n|k|n[ıiuü]z|l[ae]r)?
      | m[ıiuü]ş(?:[ıiuü]z|[ıiuü]m|t[ıiuü]r?|l[ae]r)?
      | [ıiuü]yor(?:um|uz|sun|sunuz|lar|du|muş)?
      | [ae]c[ae](?:k|ğ[ıi]m|ğ[ıi]z|kl[ae]r|kt[ıi]r?)
      | m[ae]l[ıi](?:y[ıi]z|y[ıi]m|s[ıi]n[ıi]z|d[ıi]r)?
      | m[ae]z(?:l[ae]r|s[ıi]n|d[ıi])?
      | [dt][ıiuü]r(?:l[ae]r)?
      | [ıiuüae]r(?:[ıi]z|[ıi]m|l[ae]r|s[ıi]n[ıi]z|d[ıi])?
      | s[ıiuü]n(?:l[ae]r)? | [ıiuü]n[ıiuü]z | y[ıiuü]z | l[ıi]m | s[ae]
      | m[ıiuü]y(?:d[ıi]|[ıiuü]z|s[ıiuü]n[ıiuü]z)
    )
    $
    """,
    re.VERBOSE,
)
_FINITE_WORDS = frozenset({"var", "yok", "değil", "evet", "hayır", "mi", "mı", "mu", "mü", "lazım", "gerek", "şart", "tamam"})


_NOUNS_LIKE_DIK = frozenset(row["word"] for row in table("like_dik"))


@lru_cache(_MEMORY)
def nominal(word: str) -> str:
    """What a word's ending says when it is a nominalised verb, else "".

    The answer is the frame that governs it: ``acc`` (geldiğini), ``dat``, ``gen``, ``abl``, ``ins``, ``nom`` (geldiği), ``ma`` (gelmesini),
    ``mayı`` (gelmeyi), ``ma_dat``, ``ma_gen``, ``ma_nom``, ``mak``.

    >>> nominal("hazırlandığını"), nominal("gelmesini"), nominal("masa")
    ('acc', 'ma', '')
    """
    word = word.partition("'")[0]
    if len(word) < 5:
        return ""
    found = _DIK.search(word)
    if found:
        return "" if word[: found.start() + 2] + "k" in _NOUNS_LIKE_DIK else found.lastgroup or "nom"
    found = _MA.search(word)
    return found.lastgroup or "" if found else ""


@lru_cache(_MEMORY)
def finite(word: str) -> bool:
    """Whether a word looks like the verb that ends a plain sentence.

    >>> finite("hazırız"), finite("istiyoruz"), finite("bütçe")
    (True, True, False)
    """
    return word in _FINITE_WORDS or (len(word) > 3 and _FINITE.search(word) is not None)


_PAST = re.compile(r"(?:[aeıioöuülnryzmbvğ]d[ıiuü]|[fstkçşhp]t[ıiuü])$")  # geldi, yaptı; not hükümeti: no verb has a vowel before its -tI
_LIKE_PAST = frozenset(row["word"] for row in table("like_past"))


@lru_cache(_MEMORY)
def past(word: str) -> bool:
    """Whether a word looks like a verb in the past: ``geldi``, ``yapmıştı``; not a noun in a case, ``hükümeti``, ``teröristi``.

    >>> past("açıkladı"), past("hükümeti"), past("kredi")
    (True, False, False)
    """
    return len(word) > 3 and _PAST.search(word) is not None and word not in _LIKE_PAST and not word.endswith(("isti", "üstü"))


# --- quotations ------------------------------------------------------------------------------------------------------------------------

_NAMED = frozenset(row["word"] for row in table("named"))


def words_inside(doc: Document, quotation: Quotation) -> list[str]:
    """The words between the marks, punctuation left out."""
    last = quotation.last if quotation.closed else quotation.last + 1
    return [word for word in doc.words[quotation.first + 1 : last] if word[0].isalnum()]


def glued(doc: Document, quotation: Quotation) -> bool:
    """A case ending glued after the closing mark: ``"... Şartı"na``, ``"P"ye``, ``'reform'un``."""
    after = quotation.last + 1
    if not quotation.closed or after >= len(doc.words) or doc.ends[quotation.last] != doc.starts[after]:
        return False
    word = doc.words[after]
    if word == "'" or not word[0].isalpha():
        return word == "'"
    return len(word) <= 4 and word not in ("dedi", "diye")


def titled(doc: Document, quotation: Quotation) -> bool:
    """What follows the marks says that they hold a name: ``"..." adlı kitap``, ``"..." dizisi``."""
    after = quotation.last + 1
    return after < len(doc.words) and doc.words[after] in _NAMED


def sentence_like(doc: Document, quotation: Quotation) -> bool:
    """Whether what stands between the marks could be a whole utterance: a stop, a plain verb at its end, or many words."""
    words = words_inside(doc, quotation)
    if not words:
        return False
    inner_stop = any(word in ENDS for word in doc.words[quotation.first + 1 : quotation.last])
    return len(words) >= 8 or inner_stop or (len(words) > 1 and finite(words[-1]))


def reason(doc: Document, quotation: Quotation) -> str:
    """Why marks that no cue took hold no speech: ``suffix``, ``title``, ``term`` (too short to be an utterance) or ``no cue``."""
    if glued(doc, quotation):
        return "suffix"
    if titled(doc, quotation):
        return "title"
    return "no cue" if sentence_like(doc, quotation) else "term"
