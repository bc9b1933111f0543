"""Institutions: which body of the article a name, an abbreviation or a common noun like ``Şirket`` stands for.

``resolve`` asks here for every mention of an institution. A proper name is told from the noun behind it and looked up in the register; a
noun alone is the one body of its kind, the one that has just spoken or been spoken of, or the one that the article is about.
"""

from __future__ import annotations

from quotes.cases import (
    COMMON,
    INSTITUTIONS,
    MODIFIERS,
    NAME_PARTICLES,
    NATIONALITIES,
    OF_FIRMS,
    PLACES,
    TITLES,
    split_case,
)
from quotes.models import Mention
from quotes.resolve.register import Register, fuller_people, office_stem
from quotes.resolve.speaker import Recent, Speaker, Told, nobody, person_speaker
from quotes.text import key
from quotes.words import table


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
    noun_only = all(office_stem(key(word)) == office_stem(last) or key(word) in COMMON for word in proper.split())
    if (last in _APPOSED or last in INSTITUTIONS) and not noun_only:
        classes.setdefault(office_stem(last), set()).add(proper)
    for word in name.split()[:-1]:
        if word in _APPOSED:
            classes.setdefault(office_stem(word), set()).add(proper)
    for ending, kind in _COMPOUNDED:
        if last.endswith(ending) and len(last) > len(ending) + 2:
            classes.setdefault(office_stem(kind), set()).add(proper)

    if last in _COMPANIES:
        classes.setdefault("şirket", set()).add(proper)


# Trabzonspor is a club, Halkbank is a bank.
_COMPOUNDED = (("spor", "kulüp"), ("bank", "banka"))
_COMPANIES = frozenset({"aş", "a.ş", "şti", "ltd", "holding", "sanayi", "inc", "ınc", "corp"})


def is_plural(name: str) -> bool:
    """Whether a name ends in the plural: ``yetkililer``, ``kaynakları``."""
    return key(name).endswith(("lar", "ler", "ları", "leri"))


def body_speaker(mention: Mention, book: Register, recent: Recent, told: Told) -> Speaker | None:
    """The body that a mention stands for; None for a common noun where nothing tells which."""
    if " ile " in (mention.name or ""):
        return _bodies_together(mention, book, recent)
    name = _proper(mention.name or mention.text)
    folded = key(name)
    if not folded:
        return Speaker(mention.text, "institution")
    if INSTITUTIONS.get(folded) is False and folded[-1] in "ıiuü" and name.islower() and not is_plural(name):
        return None  # medyası, sitesi: whose, the phrase does not tell
    long = book.long_forms.get(folded)
    if long:
        return Speaker(long, "institution")
    if key(mention.text.rsplit(maxsplit=1)[-1]) in _APPOSED and name != mention.text:
        return Speaker(_fullest_institution(name, folded, book), "institution")
    if tuple(folded.split()) in book.people:
        return person_speaker(Mention(mention.start, mention.end, mention.text, name, mention.role, "person"), book)
    if name.count(" ") == 0:
        people = fuller_people((folded,), book)
        if len(people) == 1 and folded not in PLACES:
            return Speaker(people[0].name, "person")
    if key(name).split()[-1] in INSTITUTIONS and not _of_a_country(name) and _common_but_first(_past_place(name)):
        known = _alone(name, mention, book, recent, told)
        return Speaker(known, "institution") if known else None
    return Speaker(_spelt_out(_fullest_institution(name, folded, book), book), "institution")


def _common_but_first(name: str) -> bool:
    """Whether a name is a noun alone, with the capital of the sentence's head or none: ``Bakanlık``, ``Yönetim kurulu``."""
    return not any(word[0].isupper() for word in name.split()[1:])


def _of_a_country(name: str) -> bool:
    """``Kolombiya hükümeti`` is that of no other country, whatever hükümet the article tells of."""
    first, _, rest = name.partition(" ")
    return bool(rest) and first[0].isupper() and key(first) in PLACES


def _spelt_out(name: str, book: Register) -> str:
    """A name with an abbreviation in front as the article spells it elsewhere: ``AB Komisyonu``, ``Avrupa Birliği Komisyonu``."""
    first, _, rest = name.partition(" ")
    long = book.long_forms.get(key(first)) if rest else None
    return f"{long} {rest}" if long and f"{long} {rest}" in book.institutions else name


def _bodies_together(mention: Mention, book: Register, recent: Recent) -> Speaker:
    """Two bodies that speak together, each by its fullest name."""
    names = []
    for part in (mention.name or "").split(" ile "):
        speaker = body_speaker(Mention(mention.start, mention.end, part, part, None, "institution"), book, recent, nobody)
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
        capitals = [word for at, word in enumerate(words) if _of_the_name(word) or _inside_name(words, at)]
        if all(key(word) in COMMON or key(word) in _BODIES for word in capitals):
            return text
        base, case = split_case(key(capitals[-1]))
        last = capitals[-1][: len(base)] if case == "gen" else capitals[-1]  # Kuzey Telefon'un internet sitesi
        return " ".join((*capitals[:-1], last))
    for at in range(len(words) - 1, 0, -1):
        if words[at][0].islower() and words[at] not in ("ve", "ile") and key(words[at]) not in NAME_PARTICLES:
            return " ".join(words[at + 1 :]) if at + 1 < len(words) else text
    return " ".join(words)


def _inside_name(words: list[str], at: int) -> bool:
    """A small word between two capitals of a name: ``Stern der Woche dergisi``."""
    return key(words[at]) in NAME_PARTICLES and 0 < at < len(words) - 1 and words[at - 1][0].isupper() and words[at + 1][0].isupper()


def _of_the_name(word: str) -> bool:
    """Whether a word before ``şirketi`` is a part of the firm's name: no nationality, no country that it is of (``Hindistan'ın``,
    ``ABD'li``).
    """
    base, case = split_case(key(word))
    of_country = base in PLACES and case in ("gen", "adj")
    return not word[0].islower() and base not in NATIONALITIES and base not in MODIFIERS and not of_country


def _alone(name: str, mention: Mention, book: Register, recent: Recent, told: Told) -> str | None:
    """``Bakanlık``, ``Şirket``: the one institution of the article with that word in its name, else the one that spoke last or that the
    article is about.

    None for a word that any firm may be called by, where nothing tells which.
    """
    folded = key(_past_place(name))
    noun = folded.rsplit(maxsplit=1)[-1]
    last = recent.institution.name if recent.institution else None
    main = main_before(mention, book)
    fitting = _of_that_kind(folded, name, book)
    subject = _of_the_sentence_before(noun, told(), book)
    if subject:
        return subject
    for known in (last, main):
        if known and key(known) in fitting:
            return known
    if noun in _FIRMS and main and _may_be_firm(main):
        return main
    if len(fitting) == 1:
        return next(iter(fitting.values()))
    if noun not in _LOOSE:
        return name
    if fitting:
        return None
    if noun in _OUTLETS:
        return last or main
    return main or (None if last and _is_outlet(last, book) else last)


def _is_outlet(name: str, book: Register) -> bool:
    """Whether the article calls a body a newspaper, a site, an agency: no ``firma`` that others write about."""
    return any(name in _classes(book).get(kind, ()) for kind in _OUTLETS)


def main_before(mention: Mention, book: Register) -> str | None:
    """The body that the article is about, where it has been named before a mention: who is yet to come is nobody's ``Şirket``."""
    return book.main if book.main_from < mention.start else None


def _of_the_sentence_before(noun: str, antecedent: Mention | None, book: Register) -> str | None:
    """The body that the sentence before is about, where a noun may stand for it: a bank for ``banka``, a firm for ``şirket``."""
    if antecedent is None or antecedent.kind != "institution":
        return None
    name = _proper(antecedent.name or antecedent.text)
    if key(name) in INSTITUTIONS or fuller_people(tuple(key(name).split()), book):
        return None  # Bakanlık, Kaya: a common noun itself, or a person
    stem = office_stem(noun)
    told = {office_stem(word) for word in key(antecedent.text).split()}  # yatırım bankası Jotmork
    of_kind = stem in told or name in _classes(book).get(_SAME_CLASS.get(stem, stem), ())
    club = noun == "kulüp" and not name.isupper()  # Fenerbahçe; not UEFA
    return name if of_kind or ((noun in _FIRMS or club) and _may_be_firm(name)) else None


def _of_that_kind(folded: str, name: str, book: Register) -> dict[str, str]:
    """The bodies of the article that a noun may stand for, by their folded names: with the noun in their name, or of its kind."""
    stem = office_stem(folded.rsplit(maxsplit=1)[-1])
    found: list[str] = []
    for other in book.institutions:
        words = other.split()
        found += [
            _proper(" ".join(words[: at + 1])) for at, word in enumerate(words) if at and office_stem(key(word)) == stem and len(stem) > 3
        ]
    if " " not in folded:
        found += sorted(other for other in _classes(book).get(_SAME_CLASS.get(stem, stem), ()) if _named_often(other, book))
        by_first = name if folded in _LOOSE else _by_first_word(name, folded, book)  # Gazete Rusya Bakanlığının ...: two
        found += [by_first] if by_first != name else []
    out: dict[str, str] = {}
    for other in found:
        out.setdefault(key(other), other)
    return out


def _may_be_firm(name: str) -> bool:
    """Not a ministry, a court, a union."""
    last = key(name.rsplit(maxsplit=1)[-1])
    return last not in INSTITUTIONS or last in _APPOSED or last in _COMPANIES or last in OF_FIRMS


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
    longer = [other for other in book.institutions if key(other).endswith(" " + folded) and not _another(name, other, book)]
    if len(longer) == 1 and len(folded.split()) > 1 and not (set(key(longer[0]).split()) & set(TITLES)):
        return longer[0]
    return _by_first_word(name, folded, book)


def _another(name: str, longer: str, book: Register) -> bool:
    """Whether a longer name is that of another body: two together, or one that a country is put before to tell it from the one that the
    article has named by itself before: ``Merkez Bankası``, then ``ABD Merkez Bankası``.
    """
    country = key(longer).split()[0]
    abroad = country in _COUNTRIES and country != "türkiye"
    return " ve " in longer or (abroad and name in book.first and book.first[name] < book.first[longer])


_COUNTRIES = PLACES | NATIONALITIES


def _by_first_word(name: str, folded: str, book: Register) -> str:
    """``Meteoroloji`` for ``Meteoroloji Genel Müdürlüğü``: the one body of the article whose name begins with the word."""
    if " " in folded or folded in PLACES or name.isupper():
        return name  # ANAP is not its Merkez Karar ve Yönetim Kurulu
    longer = [
        other
        for other in book.institutions
        if key(other).startswith(folded + " ")
        and key(other).split()[-1] in INSTITUTIONS
        and other.split()[-1][0].isupper()
        and not _two(folded, other)
    ]
    return longer[0] if len({key(other) for other in longer}) == 1 else name


def _two(folded: str, longer: str) -> bool:
    """Whether a longer name goes on with ``ve`` and an abbreviation: two bodies, ``Nordsoft ve AB``."""
    rest = longer.split()[len(folded.split()) :]
    return rest[:1] == ["ve"] and len(rest) == 2 and rest[1].isupper()
