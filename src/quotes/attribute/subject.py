"""Who could be speaking, in the items of one sentence: subjects before a place, heads after a participle, owners and sources.

Case tells the roles apart: the nominative says, the genitive is the subject inside a reported clause, the dative is spoken to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quotes.cases import (
    FUNCTION,
    GIVEN,
    GROUPS,
    INSTITUTIONS,
    KNOWN,
    MODIFIERS,
    NAME_PARTICLES,
    NATIONALITIES,
    NOT_A_NAME,
    OF_FIRMS,
    PLACES,
    TITLES,
    common_case,
    is_group,
    known_word,
    split_case,
)
from quotes.contents import finite
from quotes.cues import lexicon
from quotes.mentions import Phrase, is_share, kind_of_title, phrase_at, surname_behind
from quotes.names import NameIndex
from quotes.segment import Document, between

PARTICLES = frozenset({"ise", "da", "de", "dahi", "bile"})
_NOT_SUBJECT = frozenset(
    "ile için göre gibi kadar hakkında tarafından üzerine karşı adına dahil olarak olan arasında arasındaki aleyhine lehine yerine"
    " üzerinden adlı isimli"
    " önünde arkasında yanında içinde altında çevresinde karşısında dışında yakınında önüne yanına içine"
    " merkezli kökenli asıllı doğumlu uyruklu menşeli çıkışlı yapımı"
    " diye olduğunu olduğu değil başkanlığında başkanlığındaki liderliğindeki yönetimindeki".split()
)
_MARKS = frozenset({'"', "'", "''", "``"})


@dataclass(slots=True)  # made by the thousand: frozen would take three times as long
class Subject:
    """A phrase that could be the subject, and the first place after it, its comma or particle left behind."""

    phrase: Phrase
    place: int
    after: int
    strong: bool
    weight: int = 0


class Scope:
    """Where a search runs: the document, its names, the items of the sentence and their words."""

    __slots__ = ("doc", "ends", "items", "names", "size", "whole", "words")

    def __init__(self, doc: Document, names: NameIndex, items: Sequence[int]) -> None:
        self.doc, self.names, self.items = doc, names, items
        self.size = len(items)
        self.whole: tuple[Subject | None] | None = None  # see sentence_subject
        self.ends: list[int] | None = None  # see each_subject
        words = doc.words[items[0] : items[-1] + 1] if items else []
        self.words = words if len(words) == self.size else [doc.words[item] for item in items]

    def word(self, place: int) -> str:
        """The token of the twin at a place; "" outside the sentence."""
        return self.words[place] if 0 <= place < self.size else ""

    def capital(self, place: int) -> bool:
        """Whether the token at a place begins with a capital."""
        return 0 <= place < self.size and self.doc.capitals[self.items[place]]

    def quoted(self, place: int) -> bool:
        """Whether the item is a quotation."""
        return 0 <= place < self.size and self.items[place] in self.doc.opens

    def any_quoted(self) -> bool:
        """Whether a quotation is among the items."""
        return not self.doc.opens.keys().isdisjoint(self.items)

    def adjacent(self, place: int) -> bool:
        """Whether nothing, not even a space, lies between an item and the next."""
        return self.doc.ends[self.items[place]] == self.doc.starts[self.items[place + 1]]


def after_bracket(scope: Scope, place: int) -> int:
    """The place after a bracket that begins at ``place`` (an age, an abbreviation), or ``place`` itself."""
    if scope.word(place) != "(":
        return place
    for ahead in range(place + 1, min(place + 9, len(scope.items))):
        if scope.word(ahead) == ")":
            return ahead + 1
    return place


def goes_on(scope: Scope, place: int, nxt: int) -> bool:
    """Whether a phrase that has reached ``place`` continues with ``nxt``."""
    word = scope.word(nxt)
    if nxt != place + 1 and word in GROUPS:
        return True
    if nxt != place + 1:
        return scope.capital(nxt) and word not in FUNCTION and _office_spans(scope, place, nxt)
    if word in ("ve", "&"):
        return _joined(scope, place, nxt + 1)
    if word == "." and nxt + 1 < len(scope.items):
        return scope.capital(nxt + 1) and scope.capital(place)
    if word in NAME_PARTICLES and scope.capital(place) and _name_after_particles(scope, nxt):
        return True
    if (word in NOT_A_NAME and not surname_behind(scope.doc, scope.items[place], scope.items[nxt])) or common_case(scope.word(place))[
        1
    ] not in ("", "gen", "adj"):
        return False
    group = _group_goes_on(scope, place, nxt)
    if group is not None:
        return group
    if scope.capital(nxt) and not _person_ends(scope, place, nxt) and not _object_follows(scope, place, nxt):
        return True
    if is_group(scope.word(place)) and scope.word(place).endswith(("lar", "ler", "ları", "leri")):
        return False
    return _owns(scope, place, word) or _office_of(scope, place, nxt)


def _office_of(scope: Scope, place: int, nxt: int) -> bool:
    """Whether an office of a body follows it, its noun in small letters: ``Fen Fakültesi öğretim üyesi``."""
    return common_case(scope.word(place))[0] in INSTITUTIONS and kind_of_title(scope.word(nxt), scope.word(nxt + 1))


def _group_goes_on(scope: Scope, place: int, nxt: int) -> bool | None:
    """Whether a group goes on: ``Gazeteciler Cemiyeti``; not ``CHP'liler AKP'li``, ``Spartak yetkilileri Vladimir'in``. None: no group."""
    word = scope.word(place)
    if not is_group(word):
        return None
    if word.endswith(("lar", "ler")):
        return scope.capital(place) and scope.capital(nxt) and _body_of(scope.word(nxt))
    whose = scope.capital(place - 1) and not scope.capital(place)  # else üyeleri may as well be an object
    return False if whose and scope.capital(nxt) and "'" in scope.word(nxt) else None


def _body_of(word: str) -> bool:
    """Whether a word is the last word of a body that somebody makes up: ``Cemiyeti``, ``Odası'nın``, ``Holding``."""
    base = common_case(word)[0]
    return base in OF_FIRMS or (base in INSTITUTIONS and base[-1] in "ıiuü")


def _joined(scope: Scope, place: int, after: int) -> bool:
    """Whether ``ve`` goes on with another part of the same subject: a name with a name, a noun with a noun, ``Kaya ve partililer``."""
    word = scope.word(after)
    if is_group(word) and word.endswith(("lar", "ler")):
        return True
    return (scope.capital(after) or (known_word(word) and not scope.capital(place))) and not scope.quoted(after)


def _owns(scope: Scope, place: int, word: str) -> bool:
    """Whether a common noun belongs to the phrase before it: ``Sağlık bakanlığı``; not ``Sungur çiftçileri``, a person and others."""
    base, case = common_case(word)
    if scope.word(place) in scope.names.surnames and (is_group(base) or base[-1] not in "ıiuü"):
        return False
    return known_word(base) and word not in PARTICLES and (not case or base[-1] in "ıiuü")


def _name_after_particles(scope: Scope, place: int) -> bool:
    """``van der Houten``: a capital behind one or two particles."""
    after = place + 1
    if scope.word(after) in NAME_PARTICLES and not scope.capital(after):
        after += 1
    return scope.capital(after)


def _abbreviation(scope: Scope, place: int) -> bool:
    """A token in capitals only, behind a token that is not: ``Kocher AMB toplantılarında``."""
    token, before = scope.items[place], scope.items[place - 1]
    return (
        scope.doc.raw(token, token).split("'")[0].isupper() and len(scope.word(place)) > 1 and not scope.doc.raw(before, before).isupper()
    )


def _object_follows(scope: Scope, place: int, nxt: int) -> bool:
    """A known surname, a name behind an office, a body, with another name in a case behind it: ``menajeri Varga Fulham'a imza``."""
    if common_case(scope.word(nxt))[1] not in ("dat", "loc", "abl", "acc", "ins"):
        return False
    if scope.word(place) in INSTITUTIONS and scope.word(place)[-1] in "ıiuü" and "'" in scope.word(nxt):
        base, case = common_case(scope.word(nxt))
        return case in ("dat", "acc") and base not in TITLES and base[-1] not in "ıiuü"  # Rekabet Kurumu Roche'a, "..." mesajı gönderdi
    return scope.word(place) in scope.names.surnames or (scope.word(place - 1) in TITLES and scope.word(place) not in GIVEN)


def _office_spans(scope: Scope, place: int, nxt: int) -> bool:
    """Whether a bracket stands inside an office: ``Merkez Bankası (Fed) Başkanı``, ``Yöneticisi (CEO) Can Aksu``; not ``Para Fonu (IMF)
    Afrika``.
    """
    if common_case(scope.word(place))[0] in TITLES:
        return True
    for ahead in range(nxt, min(nxt + 6, len(scope.items))):
        if common_case(scope.word(ahead))[0] in TITLES:
            return True
        if not scope.capital(ahead) and scope.word(ahead) != "ve":
            return False
    return False


def _person_ends(scope: Scope, place: int, nxt: int) -> bool:
    """A person's name of two words or more is over where a place name or another function word with a capital follows: ``Scott Bessent
    Çin ile``.
    """
    word = split_case(scope.word(nxt))[0]
    if scope.word(place) in scope.names.surnames and (
        _abbreviation(scope, nxt) or (scope.word(place - 1), scope.word(place)) in scope.names.full
    ):
        return True
    if word in PLACES and place and scope.capital(place - 1) and common_case(scope.word(nxt))[1] in ("loc", "abl", "adj"):
        return True  # JP Morgan ABD'deki
    if INSTITUTIONS.get(word) and scope.word(place) in scope.names.surnames:
        return True
    if word not in PLACES and word not in FUNCTION:
        return False
    first, second = scope.word(place - 1), scope.word(place)
    return scope.capital(place - 1) and (first in GIVEN or first in TITLES or second in scope.names.surnames)


def _behind_marks(scope: Scope, phrase: Phrase) -> bool:
    """``"Golden Spike" şirketi``: the noun behind a name in marks."""
    return scope.quoted(scope.items.index(phrase.tokens[0]) - 1)


def _named(scope: Scope, phrase: Phrase) -> bool:
    """Whether a bare name is one that the article uses as a name, not the first word of a sentence."""
    words = [split_case(scope.doc.words[token])[0] for token in phrase.name or phrase.tokens]
    return len(words) > 1 or words[-1] in PLACES or scope.names.knows(words[-1])


def _never_small(scope: Scope, word: str) -> bool:
    """A word of some length that the article never writes with a small letter, and that is no common word."""
    if len(word) < 4 or word in FUNCTION or known_word(word) or word.endswith(_GENITIVE):
        return False
    return not scope.doc.ever_small(word)


# Yolun açıldığını: a sentence's first noun in the genitive, not a name.
_GENITIVE = ("ın", "in", "un", "ün")


def weight(scope: Scope, phrase: Phrase, strong: bool, nxt: str, heads_clause: bool = False) -> int:
    """How well a nominative phrase fills the place of a subject: 0 not at all, 5 and more beyond doubt.

    A comma or a particle behind it (``strong``) counts 2; without one an institution or a bare name may as well belong to the noun behind
    it.
    """
    own = _own_weight(scope, phrase)
    if strong and not heads_clause and phrase.kind == "institution" and _common_noun(scope, phrase):
        own = 1
    if not strong and phrase.kind == "group" and _object_like(scope, phrase):
        return 0
    if own == 0 or (not strong and nxt.isdigit() and phrase.kind == "institution"):
        return 0
    if heads_clause and phrase.kind == "person" and own == SURE - 1:
        own = SURE
    if own == 0 or (
        not strong
        and (
            own < 2
            or (_may_own(phrase, own, nxt) and compound(nxt))
            or (_common_noun(scope, phrase) and not (heads_clause and phrase.kind != "person"))
        )
    ):
        return 0
    return own + 2 * strong


def _object_like(scope: Scope, phrase: Phrase) -> bool:
    """A group in ``-ları`` with nothing before it that it could belong to: ``yetkilileri uyardı`` is said of them, not by them."""
    token = phrase.tokens[0]
    if len(phrase.tokens) > 1 or scope.doc.capitals[token] or not phrase.head.endswith(("ları", "leri")):
        return False
    before = scope.doc.words[token - 1] if token else ""
    return not before.isalpha() or before in NOT_A_NAME


def _may_own(phrase: Phrase, own: int, nxt: str) -> bool:
    """Whether a phrase may as well belong to the noun behind it: ``Türkiye vatandaşı``, ``kullanıcı istatistikleri``; a group that is owned
    itself (``bölge sakinleri``) does not.
    """
    if phrase.kind in ("group", "unnamed"):
        return not phrase.head.endswith(("ları", "leri")) and not is_share(phrase.head)
    if phrase.kind == "institution" and len(phrase.tokens) > 1 and phrase.head in INSTITUTIONS and nxt.endswith(("yla", "yle")):
        return False  # Merkez Bankası toplantıyla ilgili açıklamasında
    return phrase.kind != "person" or own <= 2 or (not phrase.name and TITLES.get(phrase.head) == "profession")


def _common_noun(scope: Scope, phrase: Phrase) -> bool:
    """An office or an institution in small letters only (``davacı``, ``belediye``): without a comma behind it, it is hardly a subject."""
    return phrase.kind in ("person", "institution") and not any(scope.doc.capital(token) for token in phrase.tokens)


def _own_weight(scope: Scope, phrase: Phrase) -> int:
    head = phrase.head
    if phrase.kind == "document":
        return 0
    if phrase.kind in ("group", "unnamed"):
        return 3
    if phrase.kind == "person":
        if phrase.name:
            titled = any(common_case(scope.doc.words[token])[0] in TITLES for token in phrase.office)
            return 5 if titled else 4 if head in scope.names.surnames else 2 if len(phrase.name) > 1 else 1
        return 3 if len(phrase.tokens) > 1 or head in TITLES else 0
    if head in scope.names.surnames and len(phrase.tokens) == 1:
        return 4
    if head in NATIONALITIES and len(phrase.tokens) == 1:
        return 0
    if len(phrase.tokens) == 1 and head.endswith(("lı", "li", "lu", "lü")) and head not in INSTITUTIONS and head not in PLACES:
        return 1  # Sarı-Lacivertli: an adjective
    if head in INSTITUTIONS:
        return 3 if INSTITUTIONS[head] or len(phrase.tokens) > 1 or _behind_marks(scope, phrase) else 0
    if _named(scope, phrase):
        return 3 if head in OF_FIRMS and len(phrase.tokens) > 1 and scope.doc.capital(phrase.tokens[-1]) else 2
    return 1 if _never_small(scope, head) else 0  # enough where a comma stands behind it


# Captures e.g. vatandaşı, kararından, ekonomisinde, hesabından: a noun that the bare noun before it belongs to.
_POSSESSED = re.compile(r"[ıiuü](?:n(?:[ıiuü]n?|[ae]|d[ae]n?|c[ae])|yl[ae])?$")


# başkentteki, ünlü, bugünkü: they end like a possessive and are none.
_ADJECTIVES = ("daki", "deki", "taki", "teki", "lı", "li", "lu", "lü", "kü", "nki", "sel", "sal")


def compound(word: str) -> bool:
    """A bare name before a possessive makes one noun with it: ``Türkiye Cumhuriyeti vatandaşı``."""
    if not word.isalpha() or len(word) < 4 or word in FUNCTION or word in MODIFIERS or lexicon().forms[word] or word.endswith(_ADJECTIVES):
        return False
    return _POSSESSED.search(word) is not None


def subjects(scope: Scope, low: int, high: int) -> list[Subject]:
    """Every nominative phrase in ``items[low:high]`` that may be a subject, from left to right."""
    return list(each_subject(scope, low, high))


def each_subject(scope: Scope, low: int, high: int) -> Iterator[Subject]:
    """As ``subjects``, one by one: who wants the first only need not look for the rest."""
    if scope.ends is None:
        scope.ends = _phrase_ends(scope)
    for place in between(scope.ends, low, high - 1):
        if not _in_bracket(scope, low, place):
            found = _subject_at(scope, low, place, high)
            if found:
                yield found


def _phrase_ends(scope: Scope) -> list[int]:
    """The places where a phrase could end: a capital, a noun that can speak, a share of a group."""
    capitals, opens = scope.doc.capitals, scope.doc.opens
    return [
        place
        for place, (item, known) in enumerate(zip(scope.items, map(KNOWN.__getitem__, scope.words), strict=True))
        if (known or capitals[item] or is_share(scope.words[place])) and item not in opens
    ]


def _in_bracket(scope: Scope, low: int, place: int) -> bool:
    """Whether a bracket that is opened behind ``low`` is open at a place."""
    if "(" in scope.words:
        for back in range(place - 1, max(low, 0) - 1, -1):
            if scope.words[back] in ("(", ")"):
                return scope.words[back] == "("
    return False


def _subject_at(scope: Scope, low: int, place: int, high: int) -> Subject | None:
    nxt = after_bracket(scope, place + 1)
    if nxt < high and goes_on(scope, place, nxt):
        return None
    word = scope.word(nxt) if nxt < high else ""
    if (
        (word == "başta" and scope.word(nxt + 1) == "olmak")
        or word in _NOT_SUBJECT
        or word in ("veya", "ya")
        or (word == "ve" and not _with_followers(scope, nxt))
        or (word.startswith("'") and len(word) > 1)
        or (word == "'" and scope.word(nxt + 1) in _LOOSE_CASES)
    ):
        return None
    phrase = phrase_at(scope.doc, scope.items, low, place)
    if phrase is None or phrase.case:
        return None
    strong = nxt >= high or word in PARTICLES or word in (",", ":", "ise")
    if strong and word == "," and _in_list(scope, phrase, nxt):
        return None
    if strong and _mid_list(scope, phrase, place):
        return None
    phrase = _with_companion(scope, low, phrase) if strong else phrase
    heads_clause = scope.items.index(phrase.tokens[0]) <= low + 1
    score = weight(scope, phrase, strong, word, heads_clause)
    if score == 0:
        return None
    after = nxt
    while after < high and (scope.word(after) in PARTICLES or scope.word(after) in (",", ":")):
        after += 1
    return Subject(phrase, place, after, strong, score)


# Case endings that damaged text sets off by a space: Kaya' nın.
_LOOSE_CASES = frozenset("ın in un ün nın nin nun nün a e ya ye na ne da de ta te dan den tan ten la le yla yle".split())


def _with_companion(scope: Scope, low: int, phrase: Phrase) -> Phrase:
    """Two people joined by ``ile`` as one phrase: ``Ayşe Kaya ile Ali Demir, ...``; the phrase itself where it is no such pair."""
    joiner = scope.items.index(phrase.tokens[0]) - 1
    if phrase.kind != "person" or not phrase.name or joiner <= low or scope.word(joiner) != "ile":
        return phrase
    other = phrase_at(scope.doc, scope.items, low, joiner - 1)
    if other is None or other.kind != "person" or not other.name or other.case or not _known_person(scope, other):
        return phrase
    tokens = (*other.tokens, scope.items[joiner], *phrase.tokens)
    return replace(phrase, tokens=tokens, name=tokens, office=())


def _known_person(scope: Scope, phrase: Phrase) -> bool:
    """Whether a phrase that looks like a person's name is one in the article: with an office, or a surname that it knows."""
    return bool(phrase.office) or phrase.head in scope.names.surnames


def _with_followers(scope: Scope, place: int) -> bool:
    """``Ali Koç ve yönetimi``: those behind the name add to it."""
    return scope.word(place + 1) in (
        "yönetimi",
        "ekibi",
        "arkadaşları",
        "beraberindekiler",
        "heyeti",
        "yöneticiler",
        "partililer",
        "eşi",
        "ailesi",
    )


def _mid_list(scope: Scope, phrase: Phrase, place: int) -> bool:
    """One of a list that has begun before: ``... Uruguaylı Morales, Hırvat Mariç, ...``; an office before the comma is an apposition."""
    before = scope.items.index(phrase.tokens[0]) - 1
    if before < 2 or scope.word(before) != "," or scope.word(place + 1) != ",":
        return False
    last = scope.word(before - 1)
    return scope.capital(before - 1) and not common_case(last)[1] and last not in TITLES


def _in_list(scope: Scope, phrase: Phrase, comma: int) -> bool:
    """A bare place or thing in a list: ``Ankara, İzmir ve Bursa'da``; people and institutions with a title are not."""
    if phrase.kind != "institution" or phrase.head in scope.names.surnames or (len(phrase.tokens) > 1 and phrase.head in INSTITUTIONS):
        return False
    if not scope.capital(comma + 1) or common_case(scope.word(comma + 1))[1]:
        return False
    for ahead in range(comma + 2, min(comma + 4, len(scope.items))):
        if scope.word(ahead) in ("ve", ","):
            return True
    return False


def clause_bound(scope: Scope, low: int, high: int) -> int:
    """The place after the last plain clause that ends before ``high``: a finite verb and a comma or ``ve``."""
    words = scope.words
    for place in range(min(high, scope.size) - 2, max(low, -1), -1):
        if words[place + 1] in (",", "ve", "ama", "ancak", ";", "fakat") and not scope.capital(place) and _plain_verb(words[place]):
            return place + 2
    return low


_SHORT_VERBS = frozenset({"etti", "oldu", "aldı", "dedi", "attı", "açtı", "gitti"})


def _plain_verb(word: str) -> bool:
    """A verb in a tense that news tells in: geldi, gelmişti, geliyor, gelecek."""
    return (
        (len(word) > 4 or word in _SHORT_VERBS)
        and finite(word)
        and (word[-2:] in ("dı", "di", "du", "dü", "tı", "ti", "tu", "tü") or word.endswith(("yor", "ecek", "acak", "ken")))
    )


def subject_before(scope: Scope, low: int, high: int) -> Subject | None:
    """The subject in ``items[low:high]``: the first after the last plain clause, else the last before it."""
    found = subjects(scope, low, high)
    if not found:
        return None
    bound = clause_bound(scope, low, high)
    later = [subject for subject in found if subject.place >= bound]
    return _relative_head(scope, later) or best_of(later) if later else found[-1]


def sentence_subject(scope: Scope) -> Subject | None:
    """The subject of a whole sentence, found once however many statements behind it ask for it."""
    if scope.whole is None:
        scope.whole = (subject_before(scope, 0, scope.size),)
    return scope.whole[0]


def _relative_head(scope: Scope, found: Sequence[Subject]) -> Subject | None:
    """A named person behind a participle and before a comma, where groups and bodies stand before: ``... adına açıklama yapan Vedat
    Melik, ...``.
    """
    if not found or found[0].phrase.kind == "person":
        return None
    for subject in found:
        before = scope.items.index(subject.phrase.tokens[0]) - 1
        if subject.phrase.kind == "person" and subject.strong and subject.weight > SURE and participle(scope.word(before)):
            return subject
    return None


def best_of(found: Sequence[Subject]) -> Subject:
    """The first subject beyond doubt, else the first of the weightiest."""
    sure = [subject for subject in found if subject.weight >= SURE]
    return sure[0] if sure else max(found, key=lambda subject: (subject.weight, -subject.place))


SURE = 5


def adjacent_subject(scope: Scope, low: int, high: int) -> Subject | None:
    """The subject that stands directly before a quotation at ``high``, a comma or a particle between."""
    place = high - 1
    while place >= low and (scope.word(place) in PARTICLES or scope.word(place) in (",", ":", "-", ";")):
        place -= 1
    if place < low or scope.quoted(place):
        return None
    found = _subject_at(scope, low, place, high) if scope.word(place) != ")" else None
    if scope.word(place) == ")":
        phrase = phrase_at(scope.doc, scope.items, low, place)
        found = Subject(phrase, place, high, True, weight(scope, phrase, True, "")) if phrase and not phrase.case else None
    return found if found and found.strong and found.weight else None


def participle(word: str) -> bool:
    """Whether a word looks like an active or passive participle: ``konuşan``, ``edilen``."""
    return len(word) > 4 and word.endswith(("an", "en")) and word not in FUNCTION and not known_word(word)


def past_comma(scope: Scope, place: int) -> int:
    """The place behind commas and particles."""
    while scope.word(place) in PARTICLES or scope.word(place) == ",":
        place += 1
    return place
