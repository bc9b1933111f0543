"""Single words: which can speak, what case they stand in, and what they are without its ending.

The lists are tables; a word of the twin is looked up in them as it is, and in the forms that are made from them once.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from quotes.forms import NounForm, noun_forms
from quotes.forms.spelling import VOWELS, ending_of
from quotes.memory import Memory
from quotes.words import table

# Answers for the words met last: an article asks for the same few hundred words again and again (measured: a third of all the time).
MEMORY = 1 << 15


def _groups() -> dict[str, str]:
    """Nouns for several people, with their kind: those of the table, offices and professions in the plural, and the same with an owner."""
    out = {row["word"].split()[-1]: row["kind"] for row in table("groups")}
    for title, kind in TITLES.items():
        plural = title + ending_of(title, "lAr")  # menajerler
        if kind in ("office", "profession", "rank") and title[-1] not in "ıiuü" and plural not in _NO_PEOPLE:
            out.setdefault(plural, "group")
    for group, kind in list(out.items()):
        if group.endswith(("lar", "ler")):
            out.setdefault(group + ending_of(group, "I"), kind)  # muhabirler, Beyaz Saray muhabirleri
    return out


TITLES = {row["word"].split()[-1]: row["kind"] for row in table("titles")}
INSTITUTIONS = {row["word"]: row["alone"] == "yes" for row in table("institutions")}
DOCUMENTS = frozenset(row["word"].split()[-1] for row in table("documents"))
ISSUED_BY_ITSELF = frozenset({"açıklama", "duyuru", "bilanço", "bildirim", "bülten", "metin", "yazı"})
PROVISIONS = frozenset(row["word"] for row in table("documents") if row["issued"] == "rule")
# Where firms publish, and no firm: Kamuyu Aydınlatma Platformu.
PLATFORMS = frozenset({"platformu", "borsası", "kap"})
IN_RETURN = "karşılığında"  # 50 lira karşılığında: spelt like an answer
_NO_PEOPLE = frozenset(row["word"] for row in table("no_people"))
GROUPS = _groups()
THINGS = frozenset(row["word"] for row in table("things"))
PLACES = frozenset(row["word"] for row in table("places"))
GIVEN = frozenset(row["word"] for row in table("given_names"))
NATIONALITIES = frozenset(row["word"] for row in table("nationality"))
FUNCTION: dict[str, str] = {}
for _row in table("function_words"):
    if " " not in _row["word"]:
        FUNCTION.setdefault(_row["word"], _row["kind"])
OF_FIRMS = frozenset(row["word"] for row in table("firms"))
ABBREVIATIONS = frozenset(row["word"] for row in table("abbreviations"))

# Words that begin sentences with a capital (Dünya, Sağlık, Görüşmede): no names by themselves, but parts of names.
COMMON = frozenset(word for word, kind in FUNCTION.items() if kind == "capitalised") - GIVEN
NOT_A_NAME = frozenset(word for word, kind in FUNCTION.items() if kind != "capitalised") - (
    GIVEN - frozenset(word for word, kind in FUNCTION.items() if kind in ("month", "weekday"))
)
NAME_PARTICLES, MODIFIERS, FIELDS = (
    frozenset(row["word"] for row in table("name_parts") if row["kind"] == kind) for kind in ("particle", "modifier", "field")
)

# --- case -------------------------------------------------------------------------------------------------------------------------------

_CASES: dict[str, str] = {}
for _case, _endings in (
    ("gen", "ın in un ün nın nin nun nün ların lerin sının sinin sunun sünün"),
    ("acc", "ı i u ü yı yi yu yü nı ni nu nü ları leri sını sini sunu sünü"),
    ("dat", "a e ya ye na ne lara lere sına sine suna süne"),
    ("loc", "da de ta te nda nde larda lerde sında sinde sunda sünde"),
    ("abl", "dan den tan ten ndan nden lardan lerden sından sinden sundan sünden"),
    ("ins", "la le yla yle larla lerle sıyla siyle"),
    ("adj", "lı li lu lü daki deki taki teki ndaki ndeki sız siz suz süz lık lik luk lük"),
    ("by", "ca ce ça çe nca nce sınca since"),
):
    for _ending in _endings.split():
        _CASES[_ending] = _case


@lru_cache(MEMORY)
def split_case(word: str) -> tuple[str, str]:
    """A token of the twin without the case ending after its last apostrophe, and the case; ``("trump", "gen")`` for ``trump'ın``.

    The possessive ``ceo'su`` is a nominative and stays whole.
    """
    at = word.rfind("'")
    if at <= 0:
        return word, ""
    people = _MEMBERS.match(word, at)
    if people:
        return word[: people.end("group")], _CASES.get(people["case"], "")
    case = _CASES.get(word[at + 1 :])
    return (word[:at], case) if case else (word, "")


# Captures e.g. chp'liler, chp'lilerin, avm'ciler: the people of a body, which is a word of its own, and the case behind it.
_MEMBERS = re.compile(r"(?P<group>'[lcç][ıiuü]l[ae]r)(?P<case>\w*)$")


@cache
def _inflected() -> dict[str, tuple[str, str]]:
    """Case forms of every word that can speak, made once: ``bakanlıktan`` -> (``bakanlık``, ``abl``)."""
    out: dict[str, tuple[str, str]] = {}
    own = {*TITLES, *INSTITUTIONS, *GROUPS, *DOCUMENTS}
    for word in sorted(own):  # two words can have one form: which wins must not depend on the run
        for case, ending in (_AFTER_OWNER if word[-1] in "ıiuü" else _COMMON_CASES).items():
            text = ending_of(word, ending)
            spelling = (_soft(word) if text[0] in VOWELS else word) + text
            if spelling not in own:
                out.setdefault(spelling, (word, case))
    return out


@cache
def document_forms() -> dict[str, NounForm]:
    """Every form of every noun for a text: ``raporunda``, ``verilerine``, ``açıklamada``."""
    out: dict[str, NounForm] = {}
    for word in sorted(DOCUMENTS):
        for spelling, form in noun_forms(word).items():
            out.setdefault(spelling, form)
    return out


@lru_cache(MEMORY)
def text_form(word: str) -> NounForm | None:
    """The noun for a text that a word is a form of, None where it is none; a text with a name may have an apostrophe:
    ``Enflasyon Raporu'nda``.
    """
    return document_forms().get(word.replace("'", "", 1)) if word != "anında" else None


# Endings as ``forms`` writes them. No accusative of a noun without an owner: bakanı is far more often "the minister of" than an object.
_COMMON_CASES = {"gen": "(n)In", "dat": "(y)A", "loc": "DA", "abl": "DAn", "ins": "(y)lA", "adj": "DAki", "by": "CA"}
_AFTER_OWNER = {"gen": "nIn", "dat": "nA", "acc": "nI", "loc": "ndA", "abl": "ndAn", "ins": "ylA", "adj": "ndAki", "by": "ncA"}


def _soft(word: str) -> str:
    """A noun as it is spelt before a vowel: bakanlığ-, sözcülüğ-; short ones stay as they are (halk-, grup-)."""
    return word[:-1] + {"k": "ğ", "ç": "c", "p": "b"}.get(word[-1], word[-1]) if len(word) > 4 else word


@lru_cache(MEMORY)
def bare_case(word: str) -> str:
    """The case that the last letters of a common noun suggest, without an apostrophe; "" where they suggest none."""
    for case, endings in _BARE_ENDINGS:
        for ending in endings:
            if word.endswith(ending) and len(word) > len(ending) + 3:
                return case
    return ""


_BARE_ENDINGS = (
    ("abl", ("ndan", "nden", "dan", "den", "tan", "ten")),
    ("loc", ("nda", "nde", "da", "de", "ta", "te")),
    ("gen", ("nın", "nin", "nun", "nün", "ın", "in", "un", "ün")),
)


@lru_cache(MEMORY)
def common_case(word: str) -> tuple[str, str]:
    """A token of the twin without its case ending, with or without an apostrophe, and the case.

    >>> common_case("trump'ın"), common_case("bakanlıktan"), common_case("bakan")
    (('trump', 'gen'), ('bakanlık', 'abl'), ('bakan', ''))
    """
    base, case = split_case(word)
    if word.endswith(("larından", "lerinden")) and word[:-4] in GROUPS:
        return word[:-4], "abl"
    if case or known_word(word):
        return base, case
    return _inflected().get(word, (word, ""))


# --- who can speak ----------------------------------------------------------------------------------------------------------------------


@lru_cache(MEMORY)
def known_word(word: str) -> bool:
    """Whether a common noun is one that can speak or that names an office."""
    return word in TITLES or word in INSTITUTIONS or is_group(word)


KNOWN: Memory[str, bool] = Memory(known_word)  # the same, a whole sentence at once


# Captures e.g. eleştirenler, karşı çıkanlar, üreticileri: people named by what they do.
_DOERS = re.compile(r"(?:\w{2}(?:[ae]nl[ae]r|[cç][ıiuü]l[ae]r[ıi]?)|'l[ıiuü]l[ae]r)$")
_PLURALS = ("lar", "ler", "ları", "leri", "lari", "lerı")


@lru_cache(MEMORY)
def is_group(word: str) -> bool:
    """Whether a noun in the nominative is a group of people: from the table, or formed as one.

    >>> is_group("eleştirenler"), is_group("ağaçlar")
    (True, False)
    """
    if word in GROUPS:
        return True
    return word.endswith(_PLURALS) and word not in _NO_PEOPLE and word not in FUNCTION and _DOERS.search(word) is not None
