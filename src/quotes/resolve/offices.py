"""Offices and epithets without a name: ``Bakan``, ``Alman hoca``, ``tanık``.

``resolve`` asks here for a person whom a mention does not name. The office must be that of one person in the register; where several fit,
the last speaker decides, and where none does, an epithet is the one whom the text is about or stands for itself.
"""

from __future__ import annotations

from quotes.cases import (
    INSTITUTIONS,
    MODIFIERS,
    NATIONALITIES,
    TITLES,
    common_case,
)
from quotes.models import Mention
from quotes.resolve.register import BEGINNING, Register, fuller_people, merged, office_stem, office_stems
from quotes.resolve.speaker import Recent, Speaker, Told, person_speaker
from quotes.text import key


def office_holder(mention: Mention, book: Register, recent: Recent, told: Told) -> Speaker | None:
    """An office alone: the one person whose office contains its words; of several, the one who spoke last.

    Common nouns that fit nobody are the person that the text is about (``deneyimli teknik adam``); with a name in them (``IMF Başkanı``), a
    kinship or a part in a case they stand for themselves.
    """
    before = told() if _same_office(mention.text) != mention.text else None  # Alman hoca: who has just spoken, of whatever club
    if before is not None and before.kind == "person" and before.name and not _is_other(before):
        return Speaker(person_speaker(before, book).name, "person", mention.role)
    stems = office_stems(_same_office(mention.text))
    fitting = {person.name: person for person in book.people.values() if any(stems and stems <= office for office, _ in person.offices)}
    people = merged(list(fitting.values()), book)
    if len(people) == 1:
        return Speaker(people[0], "person", mention.role)
    if people:
        return Speaker(recent.anybody.name, "person", mention.role) if recent.anybody and recent.anybody.name in people else None
    heads = _same_head(mention, book)
    if len(heads) == 1:
        return Speaker(heads[0], "person", mention.role)
    if _stands_for_itself(mention) or _is_stranger(mention, book):
        return Speaker(mention.text, "person", mention.role)
    compatriots = _compatriots(mention, book)
    if compatriots is not None and len(compatriots) == 1:
        return Speaker(compatriots[0], "person", mention.role)
    near = _near(mention, book, recent, told)
    if near is not None and key(mention.text.rsplit(maxsplit=1)[-1]) in _PLAYERS and _in_office(near, book):
        return None  # no yıldız oyuncu is chairman of a club
    if near is not None and compatriots is not None and not (near in compatriots or (not compatriots and not _in_office(near, book))):
        return None
    if near is not None:
        return Speaker(near, "person", mention.role)
    return None if book.people else Speaker(mention.text, "person", mention.role)


def _is_other(before: Mention) -> bool:
    """Whether somebody is called otherwise than a trainer, so that ``Alman hoca`` is another: a chairman, a player."""
    role = key(before.role or "")
    return bool(role) and not any(word.startswith(("teknik", "hoca", "çalıştırıcı", "antrenör")) for word in role.split())


_PLAYERS = frozenset("oyuncu futbolcu golcü kaleci forvet stoper yıldız basketbolcu voleybolcu güreşçi manken şarkıcı".split())


def _near(mention: Mention, book: Register, recent: Recent, told: Told) -> str | None:
    """The person that an epithet is about where its words tell nothing: the last subject, the last speaker, the one the text is about."""
    antecedent = told()
    if antecedent is not None and antecedent.name and (antecedent.kind == "person" or _is_surname(antecedent.name, mention, book)):
        return person_speaker(antecedent, book).name
    if TITLES.get(key(mention.text.rsplit(maxsplit=1)[-1])) != "office":
        return None  # whoever spoke last is the golcü, the şarkıcı no oftener than not
    if recent.person is not None:
        return recent.person.name
    if book.main_person is not None and _met_before(book.main_person, mention, book):
        return book.main_person
    return None


def _is_surname(name: str, mention: Mention, book: Register) -> bool:
    """Whether a single word that looks like any name is the surname of somebody met before, whom an epithet of no nation may take up."""
    bearers = fuller_people((key(name),), book)
    return len(bearers) == 1 and bearers[0].position < mention.start and key(mention.text).split()[0] not in NATIONALITIES


_LATELY = 600  # code points


def _is_stranger(mention: Mention, book: Register) -> bool:
    """Whether somebody without a name came in shortly before, who is meant: ``Bir kadın polise başvurdu. Kadın, ...``."""
    head = key(mention.text.rsplit(maxsplit=1)[-1])
    return any(0 < mention.start - place < _LATELY for place in book.strangers.get(head, ()))


def _compatriots(mention: Mention, book: Register) -> list[str] | None:
    """Those in no office whom the article calls by the nationality that an epithet begins with (``Rus golcü``); None: it tells none."""
    words = key(mention.text).split()
    if words[0] not in NATIONALITIES or TITLES.get(words[-1]) != "profession":
        return None
    nation = office_stem(words[0])
    people = [person for person in book.people.values() if any(nation in office for office, _ in person.offices)]
    return [name for name in merged(people, book) if not _in_office(name, book)]


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
    headline = mention.start < BEGINNING and TITLES.get(key(mention.text.rsplit(maxsplit=1)[-1])) == "office"
    return headline or (person is not None and person.position < mention.start)


def _same_head(mention: Mention, book: Register) -> list[str]:
    """People with the same kind of office, where only a nationality or an adjective stands before it: ``İspanyol Bakan``."""
    words = mention.text.split()
    head = office_stem(key(words[-1]))
    if TITLES.get(key(words[-1])) != "office" or any(
        word[0].isupper() and key(word) not in NATIONALITIES and key(word) not in TITLES for word in words[1:]
    ):
        return []
    if key(words[0]) not in NATIONALITIES and len(words) > 1:
        return []
    return merged([person for person in book.people.values() if any(head in office for office, _ in person.offices)], book)


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
