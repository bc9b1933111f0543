"""Whose a text is, by what stands beside it: ``X'in haberi``, ``X'ten yapılan açıklama``, ``X tarafından yayımlanan rapor``."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from quotes.attribute.content import Content
from quotes.attribute.direct import as_mention
from quotes.attribute.owners import cased_before, genitive_before
from quotes.attribute.scene import Scene
from quotes.attribute.scope import Scope
from quotes.cases import IN_RETURN, INSTITUTIONS, MEMORY, PLACES, PLATFORMS, PROVISIONS, TITLES, split_case, text_form
from quotes.contents import nominal
from quotes.cues import lexicon
from quotes.mentions import phrase_at
from quotes.mentions.phrase import Phrase
from quotes.models import Mention

# Captures e.g. belirtilen, yapılan, yayımlanan: what was done with a text.
_PASSIVE = ("ilen", "ılan", "ulan", "ülen", "nan", "nen", "lan", "len")
_NOT_ISSUING = (
    "aldığ",
    "katıldığ",
    "bulunduğ",
    "destekle",
    "yalanla",
    "redde",
    "eleştir",
    "ilgilendir",
    "bekle",
    "onayla",
    "beğen",
    "tartış",
)
# Words between a text and its owner at the most: ``Bakanlığın dün yayımladığı son raporda``.
_OWNER_WITHIN = 5
_OF_TEXTS = frozenset("son resmi yeni ilk aylık yıllık haftalık günlük basın yazılı ortak sonuç haber".split())
ISSUED = frozenset({"yapılan", "gelen", "verilen", "yayımlanan", "yayınlanan"})
_PAGES = ("sitesinde", "hesabında", "sayfasında")
_WORDS_BEFORE_TEXT = 4


def source_before(scope: Scope, low: int, place: int, scene: Scene) -> Mention | None:
    """The source whose phrase ends at ``place``: itself, or, where that is a text, the one it comes from."""
    word = scope.word(place)
    if nominal(word) == "dat":  # Kaya'nın anlattığına göre; directly before the verb stands its subject, whoever else is named before
        beside = genitive_before(scope, place - 1, place) is not None
        return as_mention(scene, genitive_before(scope, low, place, nearest=beside))
    if not is_text(word):
        return as_mention(scene, phrase_at(scope.doc, scope.items, low, place))
    issuer = issuer_beside(scope, low, place)
    return as_mention(scene, issuer or (phrase_at(scope.doc, scope.items, low, place) if "'" in word else None))  # Kıyı Belgeleri'ne göre


def issuer_beside(scope: Scope, low: int, place: int) -> Phrase | None:
    """The one that a text comes from: ``X'in haberi``, ``X'ten yapılan açıklama``, ``X tarafından yayımlanan rapor``, ``X raporu``; not
    where it was put (``KAP açıklaması``).
    """
    found = _issuer(scope, low, place)
    return None if found is not None and (found.head in PLATFORMS or _is_told_of(scope, found, place)) else found


def _is_told_of(scope: Scope, found: Phrase, place: int) -> bool:
    """Whether a text is about those before it: ``anketin sonuçları``, ``firmaların bilançoları``."""
    text = text_form(scope.word(place))
    counted = text is not None and text.lemma in _COUNTED and found.kind == "group"
    alone = len(found.tokens) == 1 and found.kind not in ("group", "unnamed") and "'" not in scope.doc.words[found.tokens[0]]
    heard = found.head in ("muhabir", "muhabiri")  # AA muhabirinin edindiği bilgiye göre: whoever writes has heard it
    return (
        counted
        or heard
        or _from_place(scope, found, place)
        or found.head in PROVISIONS
        or (alone and text_form(found.head) is not None and found.head not in INSTITUTIONS)
    )


def _from_place(scope: Scope, found: Phrase, place: int) -> bool:
    """Whether news comes from somewhere that nothing calls a body: ``Gabar'dan gelen verilere göre``; an abbreviation is one."""
    text = text_form(scope.word(place))
    news = scope.word(place - 1) == "gelen" and text is not None and text.lemma in _NEWS
    token = found.tokens[-1]
    bare = found.kind == "institution" and len(found.tokens) == 1 and found.head not in INSTITUTIONS
    return news and bare and not scope.doc.raw(token, token).split("'")[0].isupper()


_NEWS = frozenset({"veri", "bilgi", "haber", "rakam"})
_COUNTED = frozenset({"bilanço", "veri", "istatistik", "rakam", "tablo", "sonuç"})


def _issuer(scope: Scope, low: int, place: int) -> Phrase | None:
    return (
        _bare_owner(scope, low, place)
        or (by_agent(scope, low, place) if _was_made(scope, low, place) else None)
        or _owner(scope, low, place)
        or _owner_of_account(scope, low, place)
        or cased_before(scope, low, place, "abl")
        or _bare_ablative(scope, low, place)
        or by_agent(scope, low, place)
        or cased_before(scope, max(low, place - _OWNER_WITHIN), place, "by")
        or _partners(scope, low, place)
        or _outlet(scope, low, place)
    )


def _owner(scope: Scope, low: int, place: int) -> Phrase | None:
    """The genitive that a text belongs to: near it, or far where a verb of issuing stands between; all of it, however far it reaches."""
    if _of_others(scope, place - 1) or scope.word(place - 1) == ",":
        return None
    form = text_form(scope.word(place).replace("'", "", 1))
    if form is not None and not form.person and _told_in_it(scope, place):
        return None
    about = _about_at(scope, low, place)
    within = 2 * _OWNER_WITHIN if about else _OWNER_WITHIN
    owner = genitive_before(scope, low if made_by_owner(scope, place) else max(low, place - within), place, nearest=True)
    if owner is None or _other_made_it(scope, owner, place) or (about and _is_topic(scope, owner, about)) or _takes_part(scope, owner):
        return None
    return phrase_at(scope.doc, scope.items, low, scope.items.index(owner.tokens[-1]))


def _about_at(scope: Scope, low: int, place: int) -> int:
    """Where ``ilişkin`` or its like ties a topic to a text; 0 where none does."""
    near = range(place - 1, max(low, place - _OWNER_WITHIN) - 1, -1)
    return next((back for back in near if scope.word(back) in _ABOUT), 0)


def _is_topic(scope: Scope, owner: Phrase, about: int) -> bool:
    """Whether a genitive belongs to what a text is about: ``Almanya'nın politikasına ilişkin analiz``, ``Kerteriz'in sızıntı yaptığı
    iddiasıyla ilgili karar``.
    """
    after = scope.items.index(owner.tokens[-1]) + 1
    subject = scope.word(after) != "," and any(nominal(scope.word(at)) for at in range(max(after, about - 2), about))
    return owner.head in PLACES or subject


def _told_in_it(scope: Scope, place: int) -> bool:
    """Whether the verb before a text tells what stands in it: ``kullanıcıların kanunu istemediğinin belirtildiği açıklamada``; not how it
    came out (``yayımlanan``).
    """
    told = [form for form in lexicon().forms[scope.word(place - 1)] if form.voice == "passive" and form.shape in ("dik", "participle")]
    return any(_speaks(scope, place - 2, form.lemma) for form in told)


def _speaks(scope: Scope, before: int, lemma: str) -> bool:
    verbs = [verb for verb in lexicon().verbs.get(lemma, ()) if not verb.before or scope.word(before) in verb.before[-1]]
    return lemma not in _PUBLISHING and any(verb.gate != "weak" for verb in verbs)


_PUBLISHING = frozenset({"açıkla", "duyur", "aktar", "yaz"})


def _other_made_it(scope: Scope, owner: Phrase, place: int) -> bool:
    """Whether somebody without a name stands before the verb before a text: ``Kaya'nın dostlarından birinin verdiği bilgi``."""
    return scope.word(place - 2) in ("birinin", "birisinin", "bazılarının", "birçoğunun") and owner.tokens[-1] != scope.items[place - 2]


def _takes_part(scope: Scope, owner: Phrase) -> bool:
    """Whether a genitive belongs to how a text came about: ``temsilcilerin katılımıyla hazırlanan anket``; who signs it has issued it."""
    after = scope.word(scope.items.index(owner.tokens[-1]) + 1)
    return after.endswith(("ıyla", "iyle", "uyla", "üyle")) and not after.startswith("imza")


# Kurumun ağustos ayına ilişkin konut satış istatistikleri: between a text and its owner stands what it is about.
_ABOUT = frozenset({"ilişkin", "dair", "ait", "ilgili"})


def _partners(scope: Scope, low: int, place: int) -> Phrase | None:
    """``X ile Y işbirliğiyle hazırlanan araştırma``: those who made a text together, or the one who made it with others."""
    for at in range(place - 1, low, -1):
        if not scope.word(at).startswith(("işbirliği", "ortaklığı")):
            continue
        second = phrase_at(scope.doc, scope.items, low, at - 1)
        joiner = scope.items.index(second.tokens[0]) - 1 if second else -1
        if second is None or second.case or scope.word(joiner) != "ile":
            return second if second is not None and not second.case else None
        first = phrase_at(scope.doc, scope.items, low, joiner - 1) if joiner > low else None
        if first is None or first.case:
            return second
        tokens = (*first.tokens, scope.items[joiner], *second.tokens)
        return replace(second, tokens=tokens, name=tokens, office=(), kind="institution")
    return None


def sender_beside(scope: Scope, low: int, place: int) -> Phrase | None:
    """The one that a text with no possessive comes from: ``Bakanlıktan yapılan açıklama``, ``Bakanlık tarafından yayımlanan rapor``."""
    if any(scope.word(back) == "imzasıyla" for back in range(max(low, place - _OWNER_WITHIN), place)):
        return genitive_before(scope, low, place, nearest=True)
    return cased_before(scope, low, place, "abl") or _bare_ablative(scope, low, place) or by_agent(scope, low, place)


def made_by_owner(scope: Scope, place: int) -> bool:
    """``X'in 12 ilde yaptığı ankete göre``: a verb with an owner stands before the text, so the owner may be far; who backs a text
    (``desteklediği``) or denies it has not issued it.
    """
    for back in range(place - 1, max(place - 5, -1), -1):
        if scope.word(back).endswith(_PASSIVE):
            return False  # belirtilen açıklamada: the text is pointed back to
        if nominal(scope.word(back)) == "nom":
            return not _of_others(scope, back)
    return False


def _of_others(scope: Scope, place: int) -> bool:
    """Whether a verb before a text tells that its subject did not issue it: ``yer aldığı araştırma``, not ``kaleme aldığı yazı``."""
    return scope.word(place).startswith(_NOT_ISSUING) and scope.word(place - 1) not in ("kaleme", "ele", "karar")


def _was_made(scope: Scope, low: int, place: int) -> bool:
    """Whether a text was made by somebody who is named: ``X tarafından yapılan ve 4 bin kişinin katıldığı anket``."""
    return any(scope.word(at) == "tarafından" and scope.word(at + 1).endswith(_PASSIVE) for at in range(low, place))


def _bare_ablative(scope: Scope, low: int, place: int) -> Phrase | None:
    """``Beyaz Saraydan yapılan açıklamada``: a name with no apostrophe before its ending, and a verb of issuing behind it."""
    for at in range(place - 1, low - 1, -1):
        issued = any(scope.word(ahead) in ISSUED for ahead in range(at + 1, min(at + 4, place)))
        if issued and scope.capital(at) and len(scope.word(at)) > 5 and scope.word(at).endswith(("dan", "den", "tan", "ten")):
            phrase = phrase_at(scope.doc, scope.items, low, at)
            return replace(phrase, case="abl") if phrase is not None and phrase.kind != "document" else None
    return None


def _outlet(scope: Scope, low: int, place: int) -> Phrase | None:
    """``Mizan Haber Ajansı'nda yayımlanan habere``: a body with an institution's name, not the platform where it was put, unless it is
    its own page (``Kerteriz Kanalı Telegram sayfasında``).
    """
    issued = any(scope.word(back) in ISSUED for back in (place - 1, place - 2))
    for at in range(place - 1, max(low, place - (_DATED if issued else 4)), -1):
        if scope.word(at) in _PAGES:
            owner = _owner_of_page(scope, low, at)
            if owner is not None:
                return owner
    phrase = cased_before(scope, low, place, "loc") or cased_before(scope, low, place, "adj")
    return phrase if phrase is not None and phrase.head in INSTITUTIONS else None


_DATED = 7  # words: sitesinde 9 Şubat 2024'te yayımlanan rapor


def _owner_of_account(scope: Scope, low: int, place: int) -> Phrase | None:
    """``Dalgatel'in resmi sosyal medya hesaplarından yapılan paylaşımda``."""
    for at in range(place - 1, max(low, place - 4), -1):
        if scope.word(at).endswith(_ACCOUNTS):
            return genitive_before(scope, max(low, at - _OWNER_WITHIN), at, nearest=True)
    return None


_ACCOUNTS = ("hesabından", "hesaplarından", "sitesinden", "sayfasından", "kanalından")


def _owner_of_page(scope: Scope, low: int, at: int) -> Phrase | None:
    """Whose page, account or site it is: the body that stands before it, the platform's name between or not."""
    for before in (at - 1, at - 2):
        phrase = phrase_at(scope.doc, scope.items, low, before) if before >= low else None
        if phrase is None or phrase.case not in ("", "gen"):
            continue
        if phrase.head in INSTITUTIONS or (phrase.case == "gen" and phrase.kind == "institution" and scope.capital(before)):
            return phrase
    return None


def _bare_owner(scope: Scope, low: int, place: int) -> Phrase | None:
    """``TÜİK verilerine``: the name directly before the text."""
    before = place - 1
    while before > low and scope.word(before) in _OF_TEXTS:
        before -= 1
    word = scope.word(before)
    if before < low or word in _OF_TEXTS or (before == low and word.endswith(_PASSIVE) and word not in scope.names.words):
        return None
    if not (scope.capital(before) or word == ")" or word in INSTITUTIONS or TITLES.get(word) == "office"):
        return None  # çalışan istatistikleri, vatandaş görüşleri: about them
    if "'" in scope.word(place):
        before = _past_subject(scope, low, before)
        if before < low:
            return None
    phrase = phrase_at(scope.doc, scope.items, low, before)
    return phrase if phrase is not None and not phrase.case and phrase.kind != "document" else None


def _past_subject(scope: Scope, low: int, before: int) -> int:
    """Where the name of an issuer ends that the subject of its paper stands behind: ``Kıyı Bankası | Enflasyon Raporu'nda``, ``TÜİK |
    İşgücü Anketi'ne``; -1 where no part of the paper's name is one (``bankanın dün açıklanan Para Politikası Raporu'nda``).
    """
    issuer = -1
    for place in range(before, max(low - 1, before - _LONGEST_SUBJECT), -1):
        word = scope.word(place)
        if not scope.capital(place) and word not in (")", "ve"):
            break
        if split_case(word)[1] == "gen" or nominal(scope.word(place - 1)) == "nom":
            return -1  # Pusula'nın Oyun Ligi Raporu'na, hazırladığı Oyun Ligi Raporu'na: it has an owner
        if issuer >= 0:
            continue
        if word in INSTITUTIONS or word == ")" or (len(word) > 1 and scope.doc.raw(scope.items[place], scope.items[place]).isupper()):
            issuer = place
    if issuer >= 0:
        return issuer
    return before if not scope.capital(before - 1) and scope.names.knows(scope.word(before)) else -1


_LONGEST_SUBJECT = 6  # words


def by_agent(scope: Scope, low: int, high: int) -> Phrase | None:
    """``X tarafından``."""
    for place in range(high - 1, low, -1):
        if scope.word(place) == "tarafından":
            phrase = phrase_at(scope.doc, scope.items, low, place - 1)
            return phrase if phrase is not None and phrase.kind != "document" else None
    return None


def is_text(word: str) -> bool:
    """A noun for a text in any form: ``haberine``, ``verilerine``, ``açıklamasında``."""
    return text_form(word) is not None


def text_in_place(scope: Scope, low: int, high: int) -> int:
    """The place of a text in the locative (``açıklamada``, ``raporunda``) in ``items[low:high]``, -1 where none is."""
    for place in range(high - 1, low - 1, -1):
        if _is_text_in_place(scope.word(place)):
            return place
    return -1


@lru_cache(MEMORY)
def _is_text_in_place(word: str) -> bool:
    word = word.replace("'", "", 1)
    spoken = word != IN_RETURN and any(noun.case == "loc" and not noun.attributive for noun in lexicon().nouns.get(word, ()))
    text = text_form(word)
    return spoken or (text is not None and text.case == "loc" and not text.attributive) or word.endswith(_PAGES)


def text_place(content: Content, scope: Scope) -> int:
    """Where the text stands that a content comes from, -1 where none does."""
    cue = content.cue
    if cue is None:
        return -1
    if cue.how == "according":
        return cue.first - 1
    ahead = _text_behind(scope, cue.last + 1) if cue.shape in ("participle", "dik") else -1
    return ahead if ahead >= 0 else text_in_place(scope, 0, cue.first if content.pointed else content.first)


def _text_behind(scope: Scope, place: int) -> int:
    """The text that a participle describes: ``belirtilen açıklamada``, ``vurgulanan Bakanlık raporunda``; -1 where it describes no text."""
    for ahead in range(place, min(place + _WORDS_BEFORE_TEXT, len(scope.items))):
        form = text_form(scope.word(ahead))
        if form is not None and form.case == "loc" and not form.attributive:
            return ahead
        if not scope.word(ahead).isalpha():
            break
    return -1
