"""Whether a phrase really ends where its words do, or goes on behind: with a noun that it owns, an office, a second name.

``Kaya ailesi`` and ``Kaya ve Demir`` do not speak as ``Kaya``. ``subject`` asks here for every phrase that it meets, ``heads`` for the
head of a participle.
"""

from __future__ import annotations

from quotes.attribute.scope import PARTICLES, Scope, after_bracket
from quotes.attribute.weight import compound
from quotes.cases import (
    FUNCTION,
    GIVEN,
    GROUPS,
    INSTITUTIONS,
    NAME_PARTICLES,
    NOT_A_NAME,
    OF_FIRMS,
    PLACES,
    TITLES,
    common_case,
    is_group,
    known_word,
    split_case,
)
from quotes.mentions import surname_behind
from quotes.mentions.walk import kind_of_title


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
    over = (
        _person_ends(scope, place, nxt)
        or _object_follows(scope, place, nxt)
        or two_names(scope, place, nxt)
        or _body_at_head(scope, place, nxt)
    )
    if scope.capital(nxt) and not over:
        return True
    if is_group(scope.word(place)) and scope.word(place).endswith(("lar", "ler", "ları", "leri")):
        return False
    return _owns(scope, place, word) or _office_of(scope, place, nxt)


def _office_of(scope: Scope, place: int, nxt: int) -> bool:
    """Whether an office of a body follows it, its noun in small letters: ``Fen Fakültesi öğretim üyesi``."""
    return common_case(scope.word(place))[0] in INSTITUTIONS and kind_of_title(scope.word(nxt), scope.word(nxt + 1))


def _group_goes_on(scope: Scope, place: int, nxt: int) -> bool | None:
    """Whether a group goes on: ``Gazeteciler Cemiyeti``; not ``CHP'liler AKP'li``, ``Spartak yetkilileri Can Bank'ın``. None: no group."""
    word = scope.word(place)
    if not is_group(word):
        return None
    if word.endswith(("lar", "ler")):
        return scope.capital(place) and scope.capital(nxt) and _body_of(scope.word(nxt))
    whose = scope.capital(place - 1) and not scope.capital(place)  # else üyeleri may as well be an object
    return False if whose and scope.capital(nxt) and "'" in scope.word(_run(scope, nxt)[1] - 1) else None


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


def two_names(scope: Scope, place: int, nxt: int) -> bool:
    """Two names that stand side by side here only, and each by itself elsewhere: ``Nordsoft | Zbox oyununun satılacağını duyurdu``."""
    if not scope.capital(nxt) or not scope.capital(place):
        return False
    start, after = _run(scope, place)
    first = scope.words[start : place + 1]
    last, case = common_case(scope.word(after - 1))
    if any(word in GIVEN or word in PLACES or known_word(word) for word in (*first, scope.word(nxt))) or last[-1] in "ıiuü":
        return False
    if not (case == "gen" or scope.word(after).isdigit() or (len(first) == 1 and compound(scope.word(after)))):
        return False
    begin = scope.names.begin
    together = begin((*first, scope.word(nxt)))
    alone = scope.names.knows(first[0]) if len(first) == 1 else begin(first) > together
    return alone and scope.names.knows(last) and together <= _TWICE


def _body_at_head(scope: Scope, place: int, nxt: int) -> bool:
    """A common noun for a body that begins its sentence, and a name in a case behind it: ``Gazete | Sağlık Bakanlığı yetkililerinin``;
    not ``Banka Genel Müdürü'nün``.
    """
    if place or not INSTITUTIONS.get(scope.word(place)) or scope.word(place)[-1] in "ıiuü":
        return False
    after = nxt
    while (scope.capital(after) and not common_case(scope.word(after))[1]) or (scope.word(after) == "ve" and scope.capital(after + 1)):
        after = after_bracket(scope, after + 1)
    base, case = common_case(scope.word(after))
    named = scope.capital(after) or is_group(base)
    return bool(case) and named and not any(common_case(word)[0] in TITLES for word in scope.words[nxt : after + 1])


def _run(scope: Scope, place: int) -> tuple[int, int]:
    """Where the capitals around a place begin, and the place behind them."""
    start, after = place, place + 1
    while scope.capital(start - 1) and start > place - _LONGEST_RUN:
        start -= 1
    while scope.capital(after) and after < place + _LONGEST_RUN:
        after += 1
    return start, after


_LONGEST_RUN = 6  # words
_TWICE = 2  # a headline and its sentence; what stands together oftener is one name


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


def _closes(scope: Scope, place: int) -> bool:
    """Whether a word without an apostrophe stands before a comma or a quotation, and is not the first place of a list."""
    comma = scope.word(place + 1) == "," and scope.word(place + 2) not in PLACES
    return "'" not in scope.word(place) and (comma or scope.quoted(place + 1))


def _person_ends(scope: Scope, place: int, nxt: int) -> bool:
    """A person's name of two words or more is over where a place name or another function word with a capital follows: ``Scott Bessent
    Çin ile``; not where the next word makes it a firm's: ``Doğan Yayın Holding``.
    """
    if _closes(scope, nxt) and not _abbreviation(scope, nxt):
        return False  # Başkanı Mücahit Fındıklı, "..." dedi: a surname that is a town's name as well
    if scope.word(nxt) in OF_FIRMS:
        return False
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
    if first in TITLES and second in GIVEN and second not in scope.names.surnames and not common_case(scope.word(nxt))[1]:
        return False  # Başkan Cemal Aydın: a town for a surname
    return scope.capital(place - 1) and (first in GIVEN or first in TITLES or second in scope.names.surnames)
