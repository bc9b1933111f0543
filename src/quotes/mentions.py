"""Finds noun phrases that can speak: people with and without their office, institutions, documents, groups.

It reads a phrase from its last word leftwards, takes the case ending off, and tells the name from the office. It never chooses a speaker.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotes.cases import (
    ABBREVIATIONS,
    COMMON,
    DOCUMENTS,
    FUNCTION,
    GIVEN,
    GROUPS,
    INSTITUTIONS,
    MODIFIERS,
    NAME_PARTICLES,
    NATIONALITIES,
    NOT_A_NAME,
    OF_FIRMS,
    PLACES,
    THINGS,
    TITLES,
    bare_case,
    common_case,
    is_group,
    known_word,
    split_case,
)
from quotes.models import Mention, SpeakerKind
from quotes.segment import BREAK, Document
from quotes.text import plain


@dataclass(slots=True)  # made by the thousand: frozen would take three times as long
class Phrase:
    """A noun phrase in tokens: all of it, the part that is a name, the office before it, the case of its last word, and its kind.

    ``name`` and ``office`` are tuples of token indices; ``head`` is the folded last word without its case ending.
    """

    tokens: tuple[int, ...]
    name: tuple[int, ...]
    office: tuple[int, ...]
    head: str
    case: str
    kind: SpeakerKind

    def moved(self, by: int) -> Phrase:
        """The same phrase so many tokens further on."""
        if by == 0:
            return self
        tokens = tuple([token + by for token in self.tokens])
        name, office = tokens[len(tokens) - len(self.name) :], tokens[: len(self.office)]  # an office leads, a name ends
        return Phrase(tokens, name, office, self.head, self.case, self.kind)


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


def _stop_of_abbreviation(doc: Document, tokens: Sequence[int], at: int) -> bool:
    """A full stop inside a name: ``Prof. Dr.``, ``M. Kemal``, ``A.Ş.``."""
    if at == 0:
        return False
    word = doc.words[tokens[at - 1]]
    return doc.capital(tokens[at - 1]) and (word in ABBREVIATIONS or len(word) == 1)


def _stop_of_ordinal(doc: Document, tokens: Sequence[int], at: int, low: int, after: int) -> bool:
    """A full stop behind a number inside a body's name: ``İstanbul 11. Ağır Ceza Mahkemesi``."""
    return at - 2 >= low and doc.words[tokens[at - 1]].isdigit() and doc.capitals[tokens[at - 2]] and doc.capitals[after]


def _bracket(doc: Document, tokens: Sequence[int], at: int, low: int) -> int:
    """The place of the bracket that opens the one closed at ``at``, when it holds an abbreviation, an age or a rank; else -1."""
    for back in range(at - 1, max(low, at - 6) - 1, -1):
        if doc.words[tokens[back]] == "(":
            return back
    return -1


def _breaks(doc: Document, token: int) -> bool:
    """A token whose case ending closes a phrase before it: ``Trump'a``; a genitive or ``CHP'li`` goes on."""
    return split_case(doc.words[token])[1] not in ("", "gen", "adj")


def phrase_at(doc: Document, items: Sequence[int], low: int, at: int) -> Phrase | None:
    """The phrase that ends with ``items[at]``, read leftwards down to ``low``; None where that word cannot head one."""
    end = at
    if is_share(doc.words[items[at]]):
        return _share(doc, items, low, at)
    if doc.words[items[at]] == ")":
        end = _bracket(doc, items, at, low) - 1
        if end < low:
            return None
    if doc.words[items[end]] == "." and end > low and _stop_of_abbreviation(doc, items, end):
        end -= 1
    head, case = common_case(doc.words[items[end]])
    capital = doc.capitals[items[end]]
    if not capital and not known_word(head) and head not in DOCUMENTS:
        return None
    if not head[0].isalpha() or head in THINGS:
        return None
    small = doc.words[items[end]] in NOT_A_NAME and not known_word(head)
    if small and not (end > low and surname_behind(doc, items[end - 1], items[end])):
        return None
    taken = _walk(doc, items, low, end)
    taken = _trim(doc, taken)
    return _classify(doc, taken, head, case) if taken else None


# Captures e.g. 85'i, 12'si: a number that is a part of those named before it; of 12,5'i, the last token.
_SHARE = re.compile(r"\d+'s?[ıiuü]$")


def is_share(word: str) -> bool:
    """Whether a word may be the share of a group that speaks: ``85'i`` in ``halkın yüzde 85'i``."""
    return word[0].isdigit() and _SHARE.match(word) is not None


def _share(doc: Document, items: Sequence[int], low: int, at: int) -> Phrase | None:
    """``Katılımcıların yüzde 60'ı``: a group that speaks in part; it is not said by all of them."""
    owner = at - 4 if at > 2 and doc.words[items[at - 1]] in (",", ".") else at - 2
    if owner < low or doc.words[items[owner + 1]] != "yüzde":
        return None
    word = doc.words[items[owner]]
    if word.endswith(("anların", "enlerin")) and is_group(word[:-2]):  # ankete katılanların
        return Phrase(tokens := tuple(items[owner : at + 1]), tokens, (), doc.words[items[at]], "", "group")
    whole = phrase_at(doc, items, low, owner)
    if whole is None or whole.kind != "group" or whole.case != "gen":
        return None
    tokens = (*whole.tokens, *items[owner + 1 : at + 1])
    return replace(whole, tokens=tokens, name=tokens, head=doc.words[items[at]], case="")


def surname_behind(doc: Document, given: int, token: int) -> bool:
    """Whether a small word with a capital, directly behind a given name, is a surname: ``Reşat Doğru``."""
    return token == given + 1 and doc.capitals[token] and doc.capitals[given] and doc.words[given] in GIVEN


def _walk(doc: Document, items: Sequence[int], low: int, end: int) -> list[int]:
    """Token indices of a phrase from right to left, returned in reading order; what stands in brackets is left out."""
    taken = [items[end]]
    at = end - 1
    while at >= low:
        token, word = items[at], doc.words[items[at]]
        if word == ")" and (opening := _bracket(doc, items, at, low)) > low:
            at = opening - 1
            continue
        if word in ("ve", "&") and _joins(doc, items, at):
            pass
        elif word == ".":
            if not (_stop_of_abbreviation(doc, items, at) or _stop_of_ordinal(doc, items, at, low, taken[-1])):
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
        elif _breaks(doc, token) or _loose_particle(doc, items, at, low) or _owns_nothing(doc, token, taken):
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


def _trim(doc: Document, taken: list[int]) -> list[int]:
    """Drops a connective, an adverb or a joiner at the head of a phrase: ``Ancak Kaya``, ``Dün Bakan Kaya``."""
    at = 0
    while at < len(taken) - 1:
        word = doc.words[taken[at]]
        if word in NOT_A_NAME or word in ("ve", "-", "&") or word.isdigit() or _common_head(doc, taken, at):
            at += 1
        else:
            break
    taken = taken[at:]
    if len(taken) == 1 and ((doc.words[taken[0]] in NOT_A_NAME and doc.words[taken[0]] not in GROUPS) or _only_common(doc, taken[0])):
        return []
    return taken


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


# Captures e.g. gelecekteki, yüzündeki, toplulaştırılmış: words with a capital from the sentence's head that no name ends like.
_NO_NAME = re.compile(r"\w{3}[dt]eki$|\w{3}[dt]aki$|\w{5}m[ıiuü]ş$")


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
    return not any((base := common_case(doc.words[token])[0]) in TITLES or base in INSTITUTIONS for token in taken[at + 1 :])


def _common_genitive(doc: Document, token: int) -> bool:
    """A common noun in the genitive at a sentence's head, which the article writes small elsewhere: ``Enflasyonun Merkez Bankası'nı``."""
    word = doc.words[token]
    if "'" in word or len(word) < 6 or bare_case(word) != "gen" or not opens_sentence(doc, token):
        return False
    return doc.ever_small(word[:-2]) or (word[-3] == "n" and doc.ever_small(word[:-3]))


def _name_start(doc: Document, taken: Sequence[int]) -> int:
    """Where the name begins in a phrase: after the last office, nationality, small word or word with an ending."""
    for at in range(len(taken) - 1, -1, -1):
        word = doc.words[taken[at]]
        if at == len(taken) - 1:
            word = common_case(word)[0]
            if word in TITLES and not _surname_position(doc, taken, at):
                return at + 1
            continue
        if split_case(word)[1] or (word in TITLES and not _given_name(doc, taken, at)) or word in NATIONALITIES or word == "ve":
            return at + 1
        if not doc.capitals[taken[at]] and word not in NAME_PARTICLES and word not in ("-", "&"):
            return at + 1
    return 0


def _given_name(doc: Document, taken: Sequence[int], at: int) -> bool:
    """A title that is also a given name, used as one: nothing before it."""
    return doc.words[taken[at]] in GIVEN and doc.capitals[taken[at]] and at == 0


def _surname_position(doc: Document, taken: Sequence[int], at: int) -> bool:
    """A trade as a surname, with a capital: ``Başkan Tütüncü``, ``Ayşe Demirci``; not ``Uzman Doktor``."""
    if at == 0 or not doc.capitals[taken[at]]:
        return False
    word, before = doc.words[taken[at]], doc.words[taken[at - 1]]
    if before in GIVEN and doc.capital(taken[at - 1]) and (word in GIVEN or TITLES.get(word) == "profession"):
        return True
    return (
        TITLES.get(word) == "profession"
        and TITLES.get(before) in ("office", "polite")
        and before[-1] not in "ıiuü"
        and doc.capital(taken[at - 1])
    )


def _classify(doc: Document, taken: list[int], head: str, case: str) -> Phrase | None:
    """Tells what speaks: a person, an institution, a group, a document."""
    tokens = tuple(taken)
    capital = doc.capitals[taken[-1]]
    if head in INSTITUTIONS and not (capital and _titled_before(doc, taken)):
        return Phrase(tokens, tokens, (), head, case, "institution")
    if (head in GROUPS or (is_group(head) and head not in TITLES)) and not (capital and len(tokens) > 1 and _person_like(doc, tokens)):
        kind: SpeakerKind = "unnamed" if GROUPS.get(head) == "unnamed" else "group"
        return Phrase(tokens, tokens, (), head, case, kind)
    if len(taken) > 2 and _pair(doc, taken):
        return Phrase(tokens, tokens, (), head, case, "person")
    start = _name_start(doc, taken)
    name, office = tokens[start:], tokens[:start]
    if not name:
        return Phrase(tokens, (), office, head, case, "person")
    if not capital:
        return Phrase(tokens, tokens, (), head, case, "document") if head in DOCUMENTS else None
    titled = bool(office) and any(doc.words[token] in TITLES for token in office)
    if not titled and office and doc.words[office[-1]] in _BEFORE_BODY and not doc.capitals[office[-1]]:
        return Phrase(tokens, tokens, (), head, case, "institution")
    return Phrase(tokens, name, office, head, case, "person" if titled or _person_like(doc, name) else "institution")


# gıda şirketi Delivery Hero, yatırım bankası JPMorgan: what stands behind is a body's name.
_BEFORE_BODY = frozenset(
    "şirketi firması markası grubu devi kulübü takımı ekibi partisi bankası gazetesi dergisi sitesi kanalı ajansı derneği örgütü".split()
)


def _pair(doc: Document, taken: Sequence[int]) -> bool:
    """Two who speak together: ``Işıldar ve Alpagut``, ``Ayşe Kaya ve Ali Demir``, ``Bakan Kaya ve Vali Demir``; not ``Hazine ve Maliye
    Bakanı Kaya``.
    """
    words = [doc.words[token] for token in taken]
    if "ve" not in words or any(word in OF_FIRMS for word in words):
        return False
    at = len(words) - 1 - words[::-1].index("ve")
    left, right = taken[:at], taken[at + 1 :]
    if (
        not left
        or not right
        or not doc.capital(left[-1])
        or not doc.capital(right[-1])
        or not _bare_name(words[at - 1])
        or not _bare_name(words[-1])
    ):
        return False
    if len(left) == 1 or len(right) == 1:
        return len(left) == len(right) == 1 or _full_name(doc, left)
    return _full_name(doc, left)


def _bare_name(word: str) -> bool:
    base = common_case(word)[0]
    return base not in TITLES and base not in INSTITUTIONS and base not in COMMON and base not in NATIONALITIES


def _full_name(doc: Document, tokens: Sequence[int]) -> bool:
    """A name that can only be a person's: it begins with a given name or stands behind an office."""
    words = [doc.words[token] for token in tokens]
    return len(words) > 1 and (words[0] in GIVEN or any(word in TITLES for word in words[:-1]))


def _titled_before(doc: Document, taken: Sequence[int]) -> bool:
    """``Başkan Ali Meclis``: an office directly before the last two words says that they are a name."""
    return len(taken) > 2 and doc.words[taken[-3]] in TITLES and doc.words[taken[-2]] in GIVEN


def _person_like(doc: Document, name: Sequence[int]) -> bool:
    """Whether a capitalised name looks like a person's: it begins with a given name, or is two words of which none is a place."""
    if split_case(doc.words[name[0]])[0] in GIVEN:
        return True
    if not 2 <= len(name) <= _LONGEST_NAME:
        return False
    words = [split_case(doc.words[token])[0] for token in name]
    return PLACES.isdisjoint(words) and words[-1] not in OF_FIRMS and not doc.raw(name[0], name[-1]).isupper()


_LONGEST_NAME = 4  # words


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
