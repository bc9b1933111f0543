"""Who that is, inside one article: from a mention to the fullest name that the article has.

One candidate or none: a surname that two people of the article bear stays as it is written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, islice

from quotes.cases import (
    COMMON,
    GIVEN,
    INSTITUTIONS,
    MEMORY,
    MODIFIERS,
    NAME_PARTICLES,
    NATIONALITIES,
    PLACES,
    TITLES,
    common_case,
    split_case,
)
from quotes.mentions import Phrase, opens_sentence, text_of
from quotes.models import Mention, SpeakerKind
from quotes.names import NameIndex
from quotes.segment import Document
from quotes.text import key
from quotes.words import table

Told = Callable[[], Mention | None]


def _nobody() -> None:
    """No sentence stands before, or none is to be asked."""


@dataclass(slots=True)
class Person:
    """A person as the article names them most fully: folded words of the name, the name as written, offices with their positions."""

    words: tuple[str, ...]
    name: str
    offices: list[tuple[frozenset[str], int]] = field(default_factory=list)
    position: int = 0


@dataclass(slots=True)
class Register:
    """The people and institutions of one article, and the abbreviations that it explains."""

    people: dict[tuple[str, ...], Person] = field(default_factory=dict)
    institutions: Counter[str] = field(default_factory=Counter)
    long_forms: dict[str, str] = field(default_factory=dict)
    main: str | None = None
    main_person: str | None = None
    early: set[str] = field(default_factory=set)
    classes: dict[str, set[str]] | None = None  # worked out where a noun needs them: see _classes
    groups: dict[str, str] = field(default_factory=dict)
    fuller: dict[tuple[str, ...], list[Person]] = field(default_factory=dict)


@lru_cache(MEMORY)
def _stem(word: str) -> str:
    """A word of an office without its possessive ending, roughly: ``başkanı`` and ``başkan`` agree."""
    word = split_case(word)[0]
    for ending in ("sı", "si", "su", "sü", "ı", "i", "u", "ü"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return word[:-1] + "k" if word.endswith("ğ") else word


@lru_cache(MEMORY)
def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in key(text).split() if word not in ("ve", "ile", "eski", "yeni", "ünlü", "bir"))


_MOST = 200  # people, and institutions; of 2,275 articles none names 150, and every mention is held against all of them
_MOST_OFFICES = 20  # of one person
_BEGINNING = 400  # code points: headline and first sentence


def register(doc: Document, names: NameIndex) -> Register:
    """Collects the people and institutions of an article from its capitalised phrases."""
    out = Register()
    for phrase in names.phrases:
        position = doc.starts[phrase.tokens[0]]
        if phrase.kind == "person" and phrase.name:
            _add_person(doc, out, phrase, position)
        elif phrase.kind == "institution":
            name = text_of(doc, phrase.tokens)
            if not _common_only(doc, phrase) and (name in out.institutions or len(out.institutions) < _MOST):
                out.institutions[name] += 1
                if position < _BEGINNING:
                    out.early.add(name)
        elif phrase.kind in ("group", "unnamed") and len(phrase.tokens) > 1:
            out.groups.setdefault(_group_stem(text_of(doc, phrase.tokens)), text_of(doc, phrase.tokens))
    _add_abbreviations(doc, names, out)
    out.main = _main(out)
    out.main_person = _main_person(out, names)
    return out


def _classes(book: Register) -> dict[str, set[str]]:
    """The proper names of an article's bodies by their kind, as a stem: ``gazete``, ``şirket``, ``kulüp``."""
    if book.classes is None:
        book.classes = {}
        for name in book.institutions:
            _add_class(name, book.classes)
    return book.classes


def _add_class(name: str, classes: dict[str, set[str]]) -> None:
    """What kind of body a proper name is, where the noun behind it tells: ``Times gazetesi``, ``Anadolu Isuzu şirketi``, ``Deniz
    Bankası``.
    """
    proper, last = _proper(name), key(name.rsplit(maxsplit=1)[-1])
    noun_only = all(_stem(key(word)) == _stem(last) or key(word) in COMMON for word in proper.split())
    if (last in _APPOSED or last in INSTITUTIONS) and not noun_only:
        classes.setdefault(_stem(last), set()).add(proper)
    for word in name.split()[:-1]:
        if word in _APPOSED:
            classes.setdefault(_stem(word), set()).add(proper)
    for ending, kind in _COMPOUNDED:
        if last.endswith(ending) and len(last) > len(ending) + 2:
            classes.setdefault(_stem(kind), set()).add(proper)

    if last in _COMPANIES:
        classes.setdefault("şirket", set()).add(proper)


# Trabzonspor is a club, Halkbank is a bank.
_COMPOUNDED = (("spor", "kulüp"), ("bank", "banka"))
_COMPANIES = frozenset({"aş", "a.ş", "şti", "ltd", "holding", "sanayi", "inc", "ınc", "corp"})


def _main_person(book: Register, names: NameIndex) -> str | None:
    """The one person whom the article names in full, or three times as often as any other; None where there is no such one."""
    full = _longest([person for person in book.people.values() if len(person.words) > 1 and person.words[-1] in names.surnames])
    if len(full) < 2:
        return full[0].name if full else None
    times = Counter(phrase.head for phrase in names.phrases)
    first, second = sorted(full, key=lambda person: -times[person.words[-1]])[:2]
    return first.name if times[first.words[-1]] >= _TIMES * max(1, times[second.words[-1]]) else None


_TIMES = 3


def _main(book: Register) -> str | None:
    """The firm or body that the article is about: named at its beginning, and more often than any other."""
    often = sorted((name for name, count in book.institutions.items() if count > 1), key=book.institutions.__getitem__, reverse=True)
    lasts = {person.words[-1] for person in book.people.values() if person.offices or person.words[0] in GIVEN} if often else set()
    main, second = islice(chain((name for name in often if _may_be_main(name, book, lasts)), (None, None)), 2)
    if main is None or main not in book.early or (second and book.institutions[second] == book.institutions[main]):
        return None
    return book.long_forms.get(key(main), main)


# Where firms publish, and no firm: Kamuyu Aydınlatma Platformu.
_PLATFORMS = frozenset({"platformu", "borsası", "kap"})


def _may_be_main(name: str, book: Register, lasts: set[str]) -> bool:
    """Not a place, a person (by the last words of people's names), a common noun or an abbreviation that nobody explains (``FAVÖK``)."""
    folded = key(name)
    if (
        folded.split()[-1] in _PLATFORMS
        or folded in PLACES
        or (folded in INSTITUTIONS and not name.isupper())
        or folded in NATIONALITIES
        or folded in COMMON
        or any(map(str.isdigit, name))
    ):
        return False
    if folded.rsplit(maxsplit=1)[-1] in lasts:
        return False
    return not name.isupper() or folded in INSTITUTIONS or folded in book.long_forms


def _common_only(doc: Document, phrase: Phrase) -> bool:
    """Common nouns with the capital of the sentence's head: ``Teknoloji şirketi``."""
    return len(phrase.tokens) > 1 and not any(doc.capital(token) for token in phrase.tokens[1:]) and opens_sentence(doc, phrase.tokens[0])


def _add_person(doc: Document, out: Register, phrase: Phrase, position: int) -> None:
    name = text_of(doc, phrase.name)
    words = tuple(key(name).split())
    if "ve" in words:
        for part in _parts(name):
            _add_name(out, part, tuple(key(part).split()), position)
        return
    if words and _add_name(out, name, words, position) and phrase.office and len(out.people[words].offices) < _MOST_OFFICES:
        out.people[words].offices.append((_stems(text_of(doc, phrase.office)), position))


def _add_name(out: Register, name: str, words: tuple[str, ...], position: int) -> bool:
    """Takes a person's name into the register; whether there was room."""
    person = out.people.get(words)
    if person is None and len(out.people) >= _MOST:
        return False
    if person is None or (person.name.isupper() and not name.isupper()):
        out.people[words] = Person(words, name, person.offices if person else [], person.position if person else position)
    return True


def _add_abbreviations(doc: Document, names: NameIndex, out: Register) -> None:
    """``Türkiye İstatistik Kurumu (TÜİK)``: the letters in the bracket begin the words before it, in order."""
    ends = {phrase.tokens[-1]: phrase for phrase in names.phrases}
    for at in doc.landmarks:
        if doc.words[at] != "(" or ")" not in doc.words[at + 2 : at + 4]:
            continue
        close = at + 2 if doc.words[at + 2] == ")" else at + 3
        short = doc.text[doc.starts[at + 1] : doc.ends[close - 1]]
        phrase = ends.get(at - 1) or ends.get(close)
        if phrase is None or not (short[:1].isupper() and len(short) >= 2) or key(short) in PLACES:
            continue
        long = text_of(doc, [token for token in phrase.tokens if token < at])
        initials = "".join(part[0] for part in key(long).split())
        whole = phrase.head in INSTITUTIONS and phrase.tokens[-1] == at - 1
        if len(long.split()) > 1 and (whole or _subsequence(key(short)[:1] + key(short)[-1:], initials)):
            out.long_forms.setdefault(key(short), long)


def _subsequence(letters: str, of: str) -> bool:
    rest = iter(of)
    return all(letter in rest for letter in letters)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the fullest name in the article, what kind of speaker, the office known for them."""

    name: str
    kind: SpeakerKind
    role: str | None = None


@dataclass(slots=True)
class Recent:
    """Who spoke last: anybody, a person, an institution; and the groups that have spoken, by the stem of their last word."""

    anybody: Speaker | None = None
    person: Speaker | None = None
    institution: Speaker | None = None
    groups: dict[str, str] = field(default_factory=dict)

    def heard(self, speaker: Speaker) -> None:
        """Remembers that somebody has spoken."""
        self.anybody = speaker
        if speaker.kind == "person" and speaker.name != speaker.role:
            self.person = speaker
        elif speaker.kind == "institution":
            self.institution = speaker
        elif speaker.kind in ("group", "unnamed"):
            self.groups.setdefault(_group_stem(speaker.name), speaker.name)


def resolve(mention: Mention, book: Register, recent: Recent, told: Told = _nobody) -> Speaker | None:
    """The speaker that a mention stands for; None where an office or an epithet fits nobody or several.

    ``recent`` is who spoke before, ``told`` tells the subject of the sentences before the mention, and is asked only for offices, epithets
    and common nouns that fit nobody.
    """
    if mention.kind == "institution":
        return _institution(mention, book, recent, told)
    if mention.kind in ("group", "unnamed"):
        return _group(mention, book, recent)
    if mention.kind == "document":
        return _issuer_of(mention, book)
    if mention.name:
        return _person(mention, book)
    return _office(mention, book, recent, told)


def _issuer_of(mention: Mention, book: Register) -> Speaker | None:
    """A statement, a balance sheet that names no issuer is that of the firm or body that the article is about."""
    del mention
    return Speaker(book.main, "institution") if book.main else None


def _group_stem(name: str) -> str:
    last = key(name).split()[-1]
    for ending in ("ları", "leri", "lar", "ler"):
        if last.endswith(ending):
            return last[: -len(ending)]
    return _stem(last)


def _group(mention: Mention, book: Register, recent: Recent) -> Speaker:
    """A group, by the fuller name under which it spoke before: ``kaynaklar``, ``Bakanlık kaynakları``."""
    name = mention.name or mention.text
    stem = _group_stem(name)
    earlier = recent.groups.get(stem) or book.groups.get(stem)
    words = name.split()
    again = (
        earlier is not None
        and _plural(name) == _plural(earlier)
        and (len(words) == 1 or (len(words) == 2 and _short_for(words[0], earlier)))
    )
    return Speaker(_spelt_out(earlier if again and earlier else name, book), mention.kind)


def _plural(name: str) -> bool:
    return key(name).endswith(("lar", "ler", "ları", "leri"))


def _spelt_out(text: str, book: Register) -> str:
    """An abbreviation inside a longer name, by its long form: ``THY yetkilileri``."""
    words = text.split()
    long = book.long_forms.get(key(words[0])) if len(words) > 1 else None
    return " ".join([long, *words[1:]]) if long else text


def _short_for(word: str, name: str) -> bool:
    """``Bakanlık`` for ``Milli Savunma Bakanlığı``, ``MSB`` for it."""
    initials = "".join(part[0] for part in key(name).split())
    return _stem(key(word)) in _stems(name) or (word.isupper() and initials.startswith(key(word)))


def _person(mention: Mention, book: Register) -> Speaker:
    if _JOINT.search(mention.name or ""):
        return _together(mention, book)
    words = tuple(key(mention.name or "").split())
    fuller = _fuller(words, book)
    if len(fuller) > 1 and mention.role:
        stems = _stems(mention.role)
        fitting = [person for person in fuller if any(stems & office for office, _ in person.offices)]
        fuller = fitting if len(fitting) == 1 else fuller
    if len(fuller) == 1:
        return Speaker(fuller[0].name, "person", mention.role)
    own = book.people.get(words)
    return Speaker(own.name if own else mention.name or mention.text, "person", mention.role)


# What joins two who speak together: Ayşe Kaya ve Ali Demir, Bakan Kaya ile Vali Demir.
_JOINT = re.compile(" (?:ve|ile) ")


def _together(mention: Mention, book: Register) -> Speaker:
    """Two who speak together, each by the fullest name: ``Ayşe Kaya ve Ali Demir``."""
    names = [_person(Mention(mention.start, mention.end, part, part, None, "person"), book).name for part in _parts(mention.name or "")]
    return Speaker(" ve ".join(names), "person" if key(names[0]) not in PLACES else "institution", None)


def _parts(name: str) -> list[str]:
    """The names in a pair, each without its office: ``Bakan Ayşe Kaya ve Ali Demir``."""
    out = []
    for part in _JOINT.split(name):
        words = part.split()
        titles = [at for at, word in enumerate(words) if key(word) in TITLES]
        out.append(" ".join(words[titles[-1] + 1 :] if titles and titles[-1] < len(words) - 1 else words))
    return out


def _fuller(words: tuple[str, ...], book: Register) -> list[Person]:
    """People whose name is longer and ends, or else begins, with these words; one-letter slips where nothing fits. Worked out once."""
    if words not in book.fuller:
        book.fuller[words] = _find_fuller(words, book)
    return book.fuller[words]


def _find_fuller(words: tuple[str, ...], book: Register) -> list[Person]:
    count = len(words)
    longer = [person for person in book.people.values() if len(person.words) > count]
    ending = [person for person in longer if person.words[-count:] == words]
    if ending:
        return _longest(ending)
    beginning = [person for person in longer if person.words[:count] == words and words[0] in GIVEN]
    if beginning:
        return _longest(beginning)
    if words in book.people and len(words) > 1:
        return []
    return _longest([person for person in longer if count == 1 and _one_letter(words[0], person.words[-1])])


def _longest(people: list[Person]) -> list[Person]:
    """Of people whose names contain one another, the longest: ``Tayyip Erdoğan`` and ``Recep Tayyip Erdoğan`` are one."""

    def contained(person: Person) -> bool:
        count = len(person.words)
        return any(other is not person and len(other.words) > count and other.words[-count:] == person.words for other in people)

    return [person for person in people if not contained(person)]


def _one_letter(one: str, other: str) -> bool:
    """Whether two words of six letters or more differ by one letter replaced, left out or put in."""
    if min(len(one), len(other)) < 6 or abs(len(one) - len(other)) > 1 or one == other or one[0] != other[0]:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _office(mention: Mention, book: Register, recent: Recent, told: Told) -> Speaker | None:
    """An office alone: the one person whose office contains its words; of several, the one who spoke last.

    Common nouns that fit nobody are the person that the text is about (``deneyimli teknik adam``); with a name in them (``IMF Başkanı``), a
    kinship or a part in a case they stand for themselves.
    """
    stems = _stems(_same_office(mention.text))
    fitting = {person.name: person for person in book.people.values() if any(stems and stems <= office for office, _ in person.offices)}
    people = _merge(list(fitting.values()), book)
    if len(people) == 1:
        return Speaker(people[0], "person", mention.role)
    if people:
        return Speaker(recent.anybody.name, "person", mention.role) if recent.anybody and recent.anybody.name in people else None
    heads = _same_head(mention, book)
    if len(heads) == 1:
        return Speaker(heads[0], "person", mention.role)
    if _stands_for_itself(mention):
        return Speaker(mention.text, "person", mention.role)
    compatriots = _compatriots(mention, book)
    if compatriots is not None and len(compatriots) == 1:
        return Speaker(compatriots[0], "person", mention.role)
    near = _near(mention, book, recent, told)
    if near is not None and compatriots is not None and not (near in compatriots or (not compatriots and not _in_office(near, book))):
        return None
    if near is not None:
        return Speaker(near, "person", mention.role)
    return None if book.people else Speaker(mention.text, "person", mention.role)


def _near(mention: Mention, book: Register, recent: Recent, told: Told) -> str | None:
    """The person that an epithet is about where its words tell nothing: the last subject, the last speaker, the one the text is about."""
    antecedent = told()
    if antecedent is not None and antecedent.kind == "person" and antecedent.name:
        return _person(antecedent, book).name
    if recent.person is not None:
        return recent.person.name
    if book.main_person is not None and _met_before(book.main_person, mention, book):
        return book.main_person
    return None


def _compatriots(mention: Mention, book: Register) -> list[str] | None:
    """Those in no office whom the article calls by the nationality that an epithet begins with (``Rus golcü``); None: it tells none."""
    words = key(mention.text).split()
    if words[0] not in NATIONALITIES or TITLES.get(words[-1]) != "profession":
        return None
    nation = _stem(words[0])
    people = [person for person in book.people.values() if any(nation in office for office, _ in person.offices)]
    return [name for name in _merge(people, book) if not _in_office(name, book)]


def _in_office(name: str, book: Register) -> bool:
    """Whether the article gives a person an office: no ``Rus golcü`` is chairman of a club."""
    person = book.people.get(tuple(key(name).split()))
    return person is not None and any(TITLES.get(stem) == "office" for office, _ in person.offices for stem in office)


# Other words for an office, by their last word or two.
_SAME_OFFICE = dict.fromkeys(("teknik adam", "teknik patron", "çalıştırıcı"), "teknik direktör")


def _same_office(text: str) -> str:
    """An office by its usual name, where a nationality or an adjective is all that stands before it: ``Rumen teknik adam``."""
    words = key(text).split()
    for count in (2, 1):
        usual = _SAME_OFFICE.get(" ".join(words[-count:]))
        if usual and all(word in NATIONALITIES or word in MODIFIERS for word in words[:-count]):
            return usual
    if len(words) > 1 and words[-1] == "hoca" and all(word in NATIONALITIES or word in MODIFIERS for word in words[:-1]):
        return "teknik direktör"  # tecrübeli hoca; hoca alone may teach anything
    return text


def _met_before(name: str, mention: Mention, book: Register) -> bool:
    """Whether a person has been named before a mention: who is yet to come is nobody's ``genç kadın``; only a headline names first the
    office, then the person.
    """
    person = book.people.get(tuple(key(name).split()))
    headline = mention.start < _BEGINNING and TITLES.get(key(mention.text.rsplit(maxsplit=1)[-1])) == "office"
    return headline or (person is not None and person.position < mention.start)


def _same_head(mention: Mention, book: Register) -> list[str]:
    """People with the same kind of office, where only a nationality or an adjective stands before it: ``İspanyol Bakan``."""
    words = mention.text.split()
    head = _stem(key(words[-1]))
    if TITLES.get(key(words[-1])) != "office" or any(
        word[0].isupper() and key(word) not in NATIONALITIES and key(word) not in TITLES for word in words[1:]
    ):
        return []
    if key(words[0]) not in NATIONALITIES and len(words) > 1:
        return []
    return _merge([person for person in book.people.values() if any(head in office for office, _ in person.offices)], book)


_PARTS = frozenset(
    {
        "tanık",
        "tanığı",
        "sanık",
        "sanığı",
        "mağdur",
        "mağduru",
        "şüpheli",
        "şüphelisi",
        "müşteki",
        "zanlı",
        "zanlısı",
        "savcı",
        "hakim",
        "vatandaş",
        "temsilcisi",
        "yetkilisi",
        "yetkili",
        "avukatı",
        "bilirkişi",
        "noter",
        "jüri",
        "gözlemci",
    }
)


# Who speaks for a body and is nobody else: film şirketinin sözcüsü.
_SENT = frozenset({"sözcüsü", "avukatı", "yetkilisi", "temsilcisi", "doktoru", "danışmanı"})


def _stands_for_itself(mention: Mention) -> bool:
    words = mention.text.split()
    head = key(words[-1])
    named = any(word[0].isupper() and key(word) not in TITLES and key(word) not in NATIONALITIES for word in words[1:])
    abbreviated = any(word.isupper() and len(word) > 1 and key(word) not in NATIONALITIES for word in words)
    bodys = len(words) > 1 and key(words[0]) in INSTITUTIONS  # kulüp doktoru, şirket sözcüsü
    sent = head in _SENT and any(common_case(key(word))[0] in INSTITUTIONS for word in words[:-1])  # film şirketinin sözcüsü
    return TITLES.get(head) == "kin" or head in _PARTS or named or abbreviated or bodys or sent


def _merge(people: list[Person], book: Register) -> list[str]:
    """Names of people, each in its fullest form, once."""
    out: list[str] = []
    for person in people:
        fuller = _fuller(person.words, book)
        name = fuller[0].name if len(fuller) == 1 else person.name
        if name not in out:
            out.append(name)
    return out


def _institution(mention: Mention, book: Register, recent: Recent, told: Told) -> Speaker | None:
    if " ile " in (mention.name or ""):
        return _bodies_together(mention, book, recent)
    name = _proper(mention.name or mention.text)
    folded = key(name)
    if not folded:
        return Speaker(mention.text, "institution")
    if INSTITUTIONS.get(folded) is False and folded[-1] in "ıiuü" and name.islower() and not _plural(name):
        return None  # medyası, sitesi: whose, the phrase does not tell
    long = book.long_forms.get(folded)
    if long:
        return Speaker(long, "institution")
    if key(mention.text.rsplit(maxsplit=1)[-1]) in _APPOSED and name != mention.text:
        return Speaker(_fullest_institution(name, folded, book), "institution")
    if tuple(folded.split()) in book.people:
        return _person(Mention(mention.start, mention.end, mention.text, name, mention.role, "person"), book)
    if name.count(" ") == 0:
        people = _fuller((folded,), book)
        if len(people) == 1 and folded not in PLACES:
            return Speaker(people[0].name, "person")
    if key(name).split()[-1] in INSTITUTIONS and not any(word[0].isupper() for word in _past_place(name).split()[1:]):
        known = _alone(key(_past_place(name)), name, book, recent, told)
        return Speaker(known, "institution") if known else None
    return Speaker(_fullest_institution(name, folded, book), "institution")


def _bodies_together(mention: Mention, book: Register, recent: Recent) -> Speaker:
    """Two bodies that speak together, each by its fullest name."""
    names = []
    for part in (mention.name or "").split(" ile "):
        speaker = _institution(Mention(mention.start, mention.end, part, part, None, "institution"), book, recent, _nobody)
        names.append(speaker.name if speaker else part)
    return Speaker(" ve ".join(names), "institution")


# televizyon kanalı, haber ajansı: nouns that no body has for its name.
_BODIES = frozenset(row["word"] for row in table("common_bodies"))


def _past_place(name: str) -> str:
    """``Washington'daki mahkeme`` without the place: which court it is, the article tells elsewhere."""
    words = name.split()
    at = max((at for at, word in enumerate(words[:-1]) if key(word).endswith(("daki", "deki", "taki", "teki"))), default=-1)
    return name if words[-1][-1] in "ıiuü" else " ".join(words[at + 1 :])  # Şirketin Ankara'daki merkezi is a place of its own


# Common nouns that stand behind a proper name and are no part of it.
_APPOSED = frozenset(
    "gazetesi dergisi sitesi kanalı televizyonu radyosu ajansı şirketi firması markası grubu devi kulübü takımı ekibi partisi"
    " bankası kuruluşu".split()
)


def _proper(text: str) -> str:
    """The proper name in an institution's phrase: ``İngiliz Times gazetesi`` is ``Times``, ``teknoloji devi Bosch`` is ``Bosch``."""
    words = text.split()
    if len(words) > 1 and words[0][0].islower() and (key(words[0]) in _APPOSED or key(words[0]) in TITLES):
        words = words[1:]  # firması Counterpoint, çalışan BDDK
    named = next((at for at, word in enumerate(words) if word in ("adlı", "isimli")), 0)
    if named:
        return " ".join(words[:named])
    if words[-1][0].islower() and key(words[-1]) in _APPOSED:
        capitals = [word for word in words if _of_the_name(word)]
        return " ".join(capitals) if any(key(word) not in COMMON and key(word) not in _BODIES for word in capitals) else text
    for at in range(len(words) - 1, 0, -1):
        if words[at][0].islower() and words[at] not in ("ve", "ile") and key(words[at]) not in NAME_PARTICLES:
            return " ".join(words[at + 1 :]) if at + 1 < len(words) else text
    return " ".join(words)


def _of_the_name(word: str) -> bool:
    """Whether a word before ``şirketi`` is a part of the firm's name: no nationality, no country that it is of (``Hindistan'ın``)."""
    base, case = split_case(key(word))
    return not word[0].islower() and base not in NATIONALITIES and base not in MODIFIERS and not (case == "gen" and base in PLACES)


def _alone(folded: str, name: str, book: Register, recent: Recent, told: Told) -> str | None:
    """``Bakanlık``, ``Şirket``: the one institution of the article with that word in its name, else the one that spoke last or that the
    article is about.

    None for a word that any firm may be called by, where nothing tells which.
    """
    noun = folded.rsplit(maxsplit=1)[-1]
    last = recent.institution.name if recent.institution else None
    fitting = _of_that_kind(folded, name, book)
    subject = _of_the_sentence_before(noun, told(), book)
    if subject:
        return subject
    for known in (last, book.main):
        if known and key(known) in fitting:
            return known
    if noun in _FIRMS and book.main and _may_be_firm(book.main):
        return book.main
    if len(fitting) == 1:
        return next(iter(fitting.values()))
    if noun not in _LOOSE:
        return name
    if fitting:
        return None
    return last or book.main if noun in _OUTLETS else book.main or last


def _of_the_sentence_before(noun: str, antecedent: Mention | None, book: Register) -> str | None:
    """The body that the sentence before is about, where a noun may stand for it: a bank for ``banka``, a firm for ``şirket``."""
    if antecedent is None or antecedent.kind != "institution":
        return None
    name = _proper(antecedent.name or antecedent.text)
    if key(name) in INSTITUTIONS or _fuller(tuple(key(name).split()), book):
        return None  # Bakanlık, Kaya: a common noun itself, or a person
    stem = _stem(noun)
    told = {_stem(word) for word in key(antecedent.text).split()}  # yatırım bankası Jotmork
    of_kind = stem in told or name in _classes(book).get(_SAME_CLASS.get(stem, stem), ())
    return name if of_kind or (noun in _FIRMS and _may_be_firm(name)) else None


def _of_that_kind(folded: str, name: str, book: Register) -> dict[str, str]:
    """The bodies of the article that a noun may stand for, by their folded names: with the noun in their name, or of its kind."""
    stem = _stem(folded.rsplit(maxsplit=1)[-1])
    found: list[str] = []
    for other in book.institutions:
        words = other.split()
        found += [_proper(" ".join(words[: at + 1])) for at, word in enumerate(words) if at and _stem(key(word)) == stem and len(stem) > 3]
    if " " not in folded:
        found += sorted(other for other in _classes(book).get(_SAME_CLASS.get(stem, stem), ()) if _named_often(other, book))
        by_first = _by_first_word(name, folded, book)
        found += [by_first] if by_first != name else []
    out: dict[str, str] = {}
    for other in found:
        out.setdefault(key(other), other)
    return out


def _may_be_firm(name: str) -> bool:
    """Not a ministry, a court, a union."""
    last = key(name.rsplit(maxsplit=1)[-1])
    return last not in INSTITUTIONS or last in _APPOSED or last in _COMPANIES


def _named_often(proper: str, book: Register) -> bool:
    """Whether a name stands alone or in more than one phrase of the article: a noun at a sentence's head does not."""
    return (
        " " in proper
        or key(proper).endswith(tuple(ending for ending, _ in _COMPOUNDED))
        or sum(count for name, count in book.institutions.items() if proper in name.split()) > 1
    )


_SAME_CLASS = {"firma": "şirket"}
_FIRMS = frozenset({"şirket", "şirketi", "firma", "firması"})
_OUTLETS = frozenset({"gazete", "dergi", "site", "kanal", "ajans"})
# Words that any company or outlet may be called by.
_LOOSE = frozenset(
    {
        "şirket",
        "şirketi",
        "firma",
        "firması",
        "grup",
        "marka",
        "gazete",
        "dergi",
        "site",
        "kanal",
        "ajans",
        "banka",
        "kurum",
        "kuruluş",
        "holding",
        "devi",
        "kulüp",
    }
)


def _fullest_institution(name: str, folded: str, book: Register) -> str:
    """A longer name of the article that ends or begins with this one, where there is one only."""
    longer = [other for other in book.institutions if len(other) > len(name) and key(other).endswith(" " + folded) and " ve " not in other]
    if len(longer) == 1 and len(folded.split()) > 1 and not (set(key(longer[0]).split()) & set(TITLES)):
        return longer[0]
    return _by_first_word(name, folded, book)


def _by_first_word(name: str, folded: str, book: Register) -> str:
    """``Meteoroloji`` for ``Meteoroloji Genel Müdürlüğü``: the one body of the article whose name begins with the word."""
    if " " in folded or folded in PLACES or name.isupper():
        return name  # ANAP is not its Merkez Karar ve Yönetim Kurulu
    longer = [
        other
        for other in book.institutions
        if key(other).startswith(folded + " ") and key(other).split()[-1] in INSTITUTIONS and other.split()[-1][0].isupper()
    ]
    return longer[0] if len({key(other) for other in longer}) == 1 else name
