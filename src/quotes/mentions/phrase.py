"""A noun phrase and its kind: a person with the office told from the name, an institution, a document, a group.

The noun of finding mentions. The front door of the package has read the words of a phrase and cut them to size when it asks here what
they are; from then on the rules know it as a ``Phrase``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.cases import (
    COMMON,
    DOCUMENTS,
    GIVEN,
    GROUPS,
    INSTITUTIONS,
    NAME_PARTICLES,
    NATIONALITIES,
    OF_FIRMS,
    PLACES,
    TITLES,
    common_case,
    is_group,
    split_case,
)
from quotes.models import SpeakerKind
from quotes.segment import Document


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


def classify(doc: Document, taken: list[int], head: str, case: str) -> Phrase | None:
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
    if capital and len(name) > 1 and not office and _names_text(doc, name, head):
        return Phrase(tokens, tokens, (), head, case, "document")
    if not name:
        return Phrase(tokens, (), office, head, case, "person")
    if not capital:
        return Phrase(tokens, tokens, (), head, case, "document") if head in DOCUMENTS else None
    titled = bool(office) and any(doc.words[token] in TITLES for token in office)
    titled = titled and not (len(name) == 1 and doc.words[office[-1]] in _MAKERS and not doc.capitals[office[-1]])
    if not titled and office and doc.words[office[-1]] in _BEFORE_BODY and not doc.capitals[office[-1]]:
        return Phrase(tokens, tokens, (), head, case, "institution")
    person = titled or (_person_like(doc, name) and not (not office and behind_body(doc, tokens[0])))
    return Phrase(tokens, name, office, head, case, "person" if person else "institution")


def _names_text(doc: Document, name: Sequence[int], head: str) -> bool:
    """Whether a name is that of a text: ``Para Politikası Raporu``."""
    return head in DOCUMENTS and head[-1] in "ıiuü" and not any(doc.words[token] in GIVEN for token in name)


def behind_body(doc: Document, token: int) -> bool:
    """Whether a noun before a name says that it is a body's: ``gıda teslimat şirketi | Delivery Hero``."""
    return token > 0 and doc.words[token - 1] in _BEFORE_BODY and not doc.capitals[token - 1]


# yazılım üreticisi Kerteriz: a firm makes, sells and supplies as often as a person; of one word only, for people have two.
_MAKERS = frozenset("üreticisi geliştiricisi sağlayıcısı dağıtımcısı satıcısı işletmecisi operatörü tedarikçisi perakendecisi".split())

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
    if _body_goes_on(words[:at]):
        return False
    if len(left) == 1 or len(right) == 1:
        return len(left) == len(right) == 1 or _full_name(doc, left) or (words[0] not in PLACES and words[at + 1] in GIVEN)
    return _full_name(doc, left)


def _body_goes_on(words: Sequence[str]) -> bool:
    """Whether what stands before ``ve`` is a body's, not a person's: ``Tıp Fakültesi Kadın Hastalıkları ve Doğum Uzmanı Dr. Can Er``; a
    person's ends with a given name or an office and one word more.
    """
    body = any(word in INSTITUTIONS and word[-1] in "ıiuü" for word in words)
    return body and not (words[-2] in GIVEN or (words[-2] in TITLES and words[-2][-1] in "ıiuü"))


def _bare_name(word: str) -> bool:
    base = common_case(word)[0]
    return base not in TITLES and base not in INSTITUTIONS and base not in COMMON and base not in NATIONALITIES


def _full_name(doc: Document, tokens: Sequence[int]) -> bool:
    """A name that can only be a person's: it begins with a given name or stands behind an office or a party (``CHP'li``)."""
    words = [doc.words[token] for token in tokens]
    return len(words) > 1 and (words[0] in GIVEN or any(word in TITLES or split_case(word)[1] == "adj" for word in words[:-1]))


def _titled_before(doc: Document, taken: Sequence[int]) -> bool:
    """``Başkan Ali Meclis``, ``Bakan Kurum``: an office directly before the last word or two says that they are a name."""
    if len(taken) == 2:
        title = doc.words[taken[0]]
        return TITLES.get(title) == "office" and title[-1] not in "ıiuü" and doc.capital(taken[0])
    return len(taken) > 2 and doc.words[taken[-3]] in TITLES and doc.words[taken[-2]] in GIVEN


def _person_like(doc: Document, name: Sequence[int]) -> bool:
    """Whether a capitalised name looks like a person's: it begins with a given name, or is two words of which none is a place; a firm's
    last word (``Doğuş Otomotiv``) outweighs both.
    """
    words = [split_case(doc.words[token])[0] for token in name]
    if len(name) > 1 and words[-1] in OF_FIRMS:
        return False
    if words[0] in GIVEN:
        return True
    if not 2 <= len(name) <= _LONGEST_NAME:
        return False
    written = doc.raw(name[0], name[-1])
    return PLACES.isdisjoint(words) and not written.isupper() and not _OF_BRANDS.search(written)


# Captures e.g. OpenAI, YouTube, and the HT of "Bloomberg HT Haberler": capitals as no person's name has them; not McCain, DiCaprio.
_OF_BRANDS = re.compile(
    r"\b(?!(?:Ma?c|D[ei]|L[ea]|Fitz)[A-Z])[A-ZÇĞİÖŞÜ]?[a-zçğıöşü]+[A-ZÇĞİÖŞÜ]|[a-zçğıöşü] [A-ZÇĞİÖŞÜ]{2,} [A-ZÇĞİÖŞÜ][a-zçğıöşü]"
)


_LONGEST_NAME = 4  # words
