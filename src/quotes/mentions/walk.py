"""Which words belong to a phrase: from its last word leftwards, then cut at the head of its sentence.

Capitals, endings and the word tables tell how far a phrase reaches; a common noun that has its capital from the sentence's beginning is
taken off again. Nothing is classified here: the front door hands what is left to ``phrase``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.cases import (
    ABBREVIATIONS,
    COMMON,
    FIELDS,
    FUNCTION,
    GIVEN,
    GROUPS,
    INSTITUTIONS,
    MODIFIERS,
    NAME_PARTICLES,
    NATIONALITIES,
    NOT_A_NAME,
    PLACES,
    TITLES,
    bare_case,
    common_case,
    known_word,
    split_case,
)
from quotes.segment import BREAK, Document


def _is_part(doc: Document, token: int) -> bool:
    """Whether a token can belong to a speaker's phrase."""
    word = doc.words[token]
    if doc.capitals[token] or known_word(word) or word in MODIFIERS or word in NATIONALITIES:
        return True
    return word in NAME_PARTICLES or (word.isdigit() and len(word) < 3) or _ORDINAL.match(word) is not None


# Captures e.g. 10'uncu, 5'inci, 2'nci.
_ORDINAL = re.compile(r"\d{1,2}'[ıiuü]?nc[ıiuü]$")
# Small words that begin a foreign surname: ``van der Houten``; those that are Turkish words too (de, al, el, bin) need a name before them.
SURNAME_PARTICLES = frozenset({"van", "von", "der", "den", "ten", "dos", "del", "della", "ter"})


def _joins(doc: Document, tokens: Sequence[int], at: int) -> bool:
    """Whether ``ve``, ``-`` or ``&`` joins two parts of one phrase: a capital, an office or an institution on both sides."""
    if at == 0:
        return False
    left, right = tokens[at - 1], tokens[at + 1]
    return (doc.capitals[left] or known_word(doc.words[left])) and (doc.capitals[right] or known_word(doc.words[right]))


def _lists_fields(doc: Document, items: Sequence[int], at: int, low: int, taken: Sequence[int]) -> bool:
    """Whether a comma stands inside a body's name: ``Çevre, Şehircilik ve İklim Bakanlığı``; not ``Kaya, Hazine Bakanlığının``."""
    if at <= low or not doc.capitals[items[at - 1]] or doc.words[items[at - 1]] not in FIELDS:
        return False
    return doc.capitals[taken[-1]] and any(doc.words[token] == "ve" for token in taken)


def stop_of_abbreviation(doc: Document, tokens: Sequence[int], at: int) -> bool:
    """A full stop inside a name: ``Prof. Dr.``, ``M. Kemal``, ``A.Ş.``."""
    if at == 0:
        return False
    word = doc.words[tokens[at - 1]]
    return doc.capital(tokens[at - 1]) and (word in ABBREVIATIONS or len(word) == 1)


def _stop_of_ordinal(doc: Document, tokens: Sequence[int], at: int, low: int, after: int) -> bool:
    """A full stop behind a number inside a body's name: ``İstanbul 11. Ağır Ceza Mahkemesi``."""
    return at - 2 >= low and doc.words[tokens[at - 1]].isdigit() and doc.capitals[tokens[at - 2]] and doc.capitals[after]


def bracket(doc: Document, tokens: Sequence[int], at: int, low: int) -> int:
    """The place of the bracket that opens the one closed at ``at``, when it holds an abbreviation, an age or a rank; else -1."""
    for back in range(at - 1, max(low, at - 6) - 1, -1):
        if doc.words[tokens[back]] == "(":
            return back
    return -1


def _breaks(doc: Document, token: int) -> bool:
    """A token whose case ending closes a phrase before it: ``Trump'a``; a genitive or ``CHP'li`` goes on."""
    return split_case(doc.words[token])[1] not in ("", "gen", "adj")


def walk(doc: Document, items: Sequence[int], low: int, end: int) -> list[int]:
    """Token indices of a phrase from right to left, returned in reading order; what stands in brackets is left out."""
    taken = [items[end]]
    at = end - 1
    while at >= low:
        token, word = items[at], doc.words[items[at]]
        if word == ")" and (opening := bracket(doc, items, at, low)) > low:
            at = opening - 1
            continue
        if (word in ("ve", "&") and _joins(doc, items, at)) or (word == "," and _lists_fields(doc, items, at, low, taken)):
            pass
        elif word == ".":
            if not (stop_of_abbreviation(doc, items, at) or _stop_of_ordinal(doc, items, at, low, taken[-1])):
                break
            at -= 1
            taken.append(items[at])
            at -= 1
            continue
        elif not _is_part(doc, token):
            last = doc.words[taken[-1]]
            two = len(taken) == 2 and not doc.capitals[taken[1]]  # yolu şirketi: the noun before it may be of two words
            between = _kind_of_body(word, doc.words[taken[0]] if two else last) and _behind_capital(doc, items, low, at)
            between = between or (len(taken) == 1 and _kind_of_group(word, last))
            between = between or (kind_of_title(word, last) and _behind_body(doc, items, low, at))
            if not between and not (_genitive_noun(word) and _possessive(last)):
                break
        elif (
            _breaks(doc, token) or _loose_particle(doc, items, at, low) or _owns_nothing(doc, token, taken) or _body_ends(doc, token, taken)
        ):
            break
        taken.append(token)
        at -= 1
    return taken[::-1]


def _owns_nothing(doc: Document, token: int, taken: Sequence[int]) -> bool:
    """A genitive before what it does not own: a country or a town (``Babacan'ın Türkiye'nin ... açıklaması``), another name in the
    genitive (``Kaya'nın Demir'in açıklamalarıyla``).
    """
    if len(taken) > 1 or split_case(doc.words[token])[1] != "gen":
        return False
    base, case = split_case(doc.words[taken[0]])
    return base in PLACES or (case == "gen" and "'" in doc.words[taken[0]] and not known_word(base))


def _body_ends(doc: Document, token: int, taken: Sequence[int]) -> bool:
    """Whether a body's name ends at a token, and another name stands behind it: ``Bakanlar Kurulu | Makarios'un``."""
    word = doc.words[token]
    if not doc.capitals[token] or word not in INSTITUTIONS or word[-1] not in "ıiuü" or not doc.capitals[taken[-1]]:
        return False
    bases = [common_case(doc.words[other])[0] for other in taken]
    return not any(known_word(base) or base in MODIFIERS or base in COMMON for base in bases)


def _behind_capital(doc: Document, items: Sequence[int], low: int, at: int) -> bool:
    """Whether a name stands before a word, a plain noun between or not: ``Kerteriz hava yolu şirketi``."""
    if at > low and doc.capital(items[at - 1]):
        return True
    before = doc.words[items[at - 1]] if at - 1 > low else ""
    return before.isalpha() and before not in NOT_A_NAME and not bare_case(before) and doc.capital(items[at - 2])


def _kind_of_body(word: str, head: str) -> bool:
    """The noun between a name and what it is: ``Juniper araştırma şirketi``, ``Bosch teknoloji grubu``."""
    base = common_case(head)[0]
    owned = base in INSTITUTIONS and base[-1] in "ıiuü"
    named = word in ("adlı", "isimli") and base in INSTITUTIONS
    return named or (owned and word.isalpha() and len(word) > 2 and word not in NOT_A_NAME and not bare_case(word))


def kind_of_title(word: str, head: str) -> bool:
    """The noun that an office belongs to: ``öğretim üyesi``, ``basın sözcüsü``."""
    if head not in TITLES or head[-1] not in "ıiuü" or not word.isalpha() or len(word) < 3:
        return False
    return word not in NOT_A_NAME and not bare_case(word) and not _NO_NOUN.search(word)


def _behind_body(doc: Document, items: Sequence[int], low: int, at: int) -> bool:
    """Whether a body's name stands directly before a word: ``Fen Fakültesi öğretim üyesi``."""
    return at > low and doc.capitals[items[at - 1]] and common_case(doc.words[items[at - 1]])[0] in INSTITUTIONS


def _kind_of_group(word: str, head: str) -> bool:
    """The noun that a group belongs to: ``bilim adamları``, ``bölge sakinleri``; not ``eski sakinleri``, ``köyün sakinleri``."""
    base = common_case(head)[0]
    if base not in GROUPS or not base.endswith(("ları", "leri")) or not word.isalpha() or len(word) < 2:
        return False
    return word not in NOT_A_NAME and word not in MODIFIERS and not bare_case(word) and not _NO_NOUN.search(word)


# Captures e.g. görevli, yerel, gelen, kentteki, yeterince, gibi: no noun that owns another.
_NO_NOUN = re.compile(r"(?:[ıiuü]|l[ae]r|l[ae]|[ae]l|[ae]n|c[ae]|r[ae]k|yor)$")


def _loose_particle(doc: Document, items: Sequence[int], at: int, low: int) -> bool:
    """A particle in small letters that no name stands before: part of a phrase only where it can be nothing else."""
    word = doc.words[items[at]]
    if word not in NAME_PARTICLES or doc.capital(items[at]) or word in SURNAME_PARTICLES:
        return False
    return not (at > low and doc.capital(items[at - 1]))


# Captures e.g. yönetmenliğini, sunuculuğunu, kitabında: an inflected noun that is no name.
_INFLECTED_NOUN = re.compile(r"\w{4}(?:[ıiuü]n[ıiuüae]|[ıiuü]nd[ae]n?|l[ae]r(?:[ıi]n[ıiae]?|d[ae]n?)?)$")
# Captures e.g. deneyi, metne, aradığımız: what stands before a whole name and is no given name that the table knows.
_INFLECTED = re.compile(r"\w{3}(?:[ıiuüae]|[ıiuü]z)$")
# Captures e.g. görüntülerde, açıklamalardan.
_IN_PLACES = re.compile(r"\w{4}l[ae]rd[ae]n?$")


def _inflected_head(doc: Document, taken: Sequence[int], at: int) -> bool:
    """A sentence's first noun in a case before a full name: ``Yönetmenliğini Aslı Gündüz ...``."""
    word = doc.words[taken[at]]
    if "'" in word or not opens_sentence(doc, taken[at]):
        return False
    before_name = doc.words[taken[at + 1]] in GIVEN and doc.capital(taken[at + 1])
    whole = before_name and at + 2 < len(taken) and doc.capitals[taken[at + 2]] and word not in GIVEN and not known_word(word)
    return (
        (before_name and _INFLECTED_NOUN.search(word) is not None)
        or (whole and _INFLECTED.search(word) is not None)
        or _IN_PLACES.search(word) is not None
    )


def _genitive_noun(word: str) -> bool:
    return word.isalpha() and bare_case(word) == "gen" and word not in FUNCTION


def _possessive(word: str) -> bool:
    return word.isalpha() and word[-1] in "ıiuü" and known_word(word)


def trim(doc: Document, taken: list[int]) -> list[int]:
    """Drops a connective, an adverb or a joiner at the head of a phrase: ``Ancak Kaya``, ``Dün Bakan Kaya``."""
    at = 0
    while at < len(taken) - 1:
        word = doc.words[taken[at]]
        if _owns_group(doc, taken, at):
            break
        if word in NOT_A_NAME or word in ("ve", "-", "&") or word.isdigit() or _common_head(doc, taken, at):
            at += 1
        else:
            break
    taken = taken[at:]
    if len(taken) == 1 and ((doc.words[taken[0]] in NOT_A_NAME and doc.words[taken[0]] not in GROUPS) or _only_common(doc, taken[0])):
        return []
    return taken


def _owns_group(doc: Document, taken: Sequence[int], at: int) -> bool:
    """A body in the genitive directly before a group that belongs to it: ``Şirketin yöneticileri``."""
    word, head = doc.words[taken[at]], doc.words[taken[-1]]
    base, case = common_case(word)
    owned = at == len(taken) - 2 and head.endswith(("ları", "leri")) and common_case(head)[0] in GROUPS
    return owned and case == "gen" and base in INSTITUTIONS


def opens_sentence(doc: Document, token: int) -> bool:
    """Whether a token begins a line or a sentence, so that its capital says nothing."""
    return token == 0 or doc.words[token - 1] in _OPENERS


_OPENERS = frozenset({BREAK, ".", "!", "?", '"', "''", "'", "…", ":", "•", "-", "–", "(", "..", "..."})


def _only_common(doc: Document, token: int) -> bool:
    """A common noun that has its capital from the head of the sentence; elsewhere a capital makes it a name: ``Bakan Fidan``."""
    word = doc.words[token]
    if word not in COMMON and not _NO_NAME.search(word):
        return False
    return not known_word(common_case(word)[0]) and opens_sentence(doc, token)


# Captures e.g. gelecekteki, yüzündeki, toplulaştırılmış, kapanmak: words with a capital from the sentence's head that no name ends like.
_NO_NAME = re.compile(r"\w{3}[dt]eki$|\w{3}[dt]aki$|\w{5}m[ıiuü]ş$|\w{4}m[ae]k$")


def _common_head(doc: Document, taken: Sequence[int], at: int) -> bool:
    """A common noun with a capital at the head of a phrase that is no part of the name behind it: ``Görüşmede Aliyev``, not ``Sağlık
    Bakanı``.
    """
    word = doc.words[taken[at]]
    if "'" not in word and opens_sentence(doc, taken[at]) and common_case(word)[1] in ("loc", "abl", "dat", "ins"):
        return True
    if _common_genitive(doc, taken[at]):
        return True
    if word not in COMMON:
        return _inflected_head(doc, taken, at)
    if bare_case(word) in ("loc", "abl"):
        return True
    if at == len(taken) - 2 and _kind_of_group(word, doc.words[taken[-1]]):
        return False
    return not any(_takes_noun(doc, token) for token in taken[at + 1 :])


def _takes_noun(doc: Document, token: int) -> bool:
    """Whether a noun before a word may be a part of the same name: ``Sağlık Bakanı``; a short form takes none, ``Haberler TÜİK``."""
    base = common_case(doc.words[token])[0]
    short = doc.text[doc.starts[token] : doc.starts[token] + len(base)].isupper()
    return base in TITLES or (base in INSTITUTIONS and not short)


def _common_genitive(doc: Document, token: int) -> bool:
    """A common noun in the genitive at a sentence's head, which the article writes small elsewhere: ``Enflasyonun Merkez Bankası'nı``."""
    word = doc.words[token]
    if "'" in word or len(word) < 6 or bare_case(word) != "gen" or not opens_sentence(doc, token):
        return False
    return doc.ever_small(word[:-2]) or (word[-3] == "n" and doc.ever_small(word[:-3]))
