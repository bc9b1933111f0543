"""The source is no subject: ``X'e göre``, ``X tarafından``, ``Bakanlıktan yapılan açıklamada``, ``haberde``."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from quotes.attribute.content import Content
from quotes.attribute.direct import as_mention, receives
from quotes.attribute.owners import cased_before, genitive_before
from quotes.attribute.scene import Scene
from quotes.attribute.scope import Scope, after_bracket
from quotes.attribute.subject import sentence_subject, subject_before
from quotes.cases import FUNCTION, INSTITUTIONS, MEMORY, PROVISIONS, document_forms, known_word
from quotes.contents import nominal
from quotes.cues import CueHit, lexicon
from quotes.forms import NounForm
from quotes.mentions import is_share, phrase_at
from quotes.mentions.phrase import Phrase
from quotes.mentions.wording import mention_of
from quotes.models import Mention
from quotes.text import key

_NOBODY = frozenset(
    "ilk alınan edinilen elde ulaşılan gelen iddiaya öne sürülen iddialara anlatılanlara söylenenlere konuşulanlara".split()
)


def source_of_according(content: Content, scene: Scene) -> Mention | None:
    """Kaya'ya göre bütçe hazır.

    The dative before ``göre``; where that is a text, its owner or its issuer: ``Bakanlığın açıklamasına göre``, ``Bakanlıktan yapılan
    açıklamaya göre``.
    """
    cue = content.cue
    if cue is None or cue.how != "according":
        return None
    scope = scene.cue_reading(content).scope
    return source_before(scope, content.low, cue.first - 1, scene)


def source_before(scope: Scope, low: int, place: int, scene: Scene) -> Mention | None:
    """The source whose phrase ends at ``place``: itself, or, where that is a text, the one it comes from."""
    word = scope.word(place)
    if nominal(word) == "dat":
        return as_mention(scene, genitive_before(scope, low, place))
    if not _is_text(word):
        phrase = phrase_at(scope.doc, scope.items, low, place)
        return as_mention(scene, phrase)
    owner = _issuer(scope, low, place)
    return as_mention(scene, owner)


def _is_text(word: str) -> bool:
    """A noun for a text in any form: ``haberine``, ``verilerine``, ``açıklamasında``."""
    return word in document_forms()


def _issuer(scope: Scope, low: int, place: int) -> Phrase | None:
    """The one that a text comes from: ``X'in haberi``, ``X'ten yapılan açıklama``, ``X tarafından yayımlanan rapor``, ``X raporu``."""
    bare = _bare_owner(scope, low, place)
    return (
        bare
        or (by_agent(scope, low, place) if _was_made(scope, low, place) else None)
        or _owner(scope, low, place)
        or cased_before(scope, low, place, "abl")
        or _bare_ablative(scope, low, place)
        or by_agent(scope, low, place)
        or cased_before(scope, low, place, "by")
        or _partners(scope, low, place)
        or _outlet(scope, low, place)
    )


def _owner(scope: Scope, low: int, place: int) -> Phrase | None:
    """The genitive that a text belongs to: near it, or far where a verb of issuing stands between."""
    if scope.word(place - 1).startswith(_NOT_ISSUING):
        return None
    return genitive_before(scope, low if _made(scope, place) else max(low, place - _OWNER_WITHIN), place, nearest=True)


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


# Captures e.g. belirtilen, yapılan, yayımlanan: what was done with a text.
_PASSIVE = ("ilen", "ılan", "ulan", "ülen", "nan", "nen", "lan", "len")


def _sender(scope: Scope, low: int, place: int) -> Phrase | None:
    """The one that a text with no possessive comes from: ``Bakanlıktan yapılan açıklama``, ``Bakanlık tarafından yayımlanan rapor``."""
    if any(scope.word(back) == "imzasıyla" for back in range(max(low, place - _OWNER_WITHIN), place)):
        return genitive_before(scope, low, place, nearest=True)
    return cased_before(scope, low, place, "abl") or _bare_ablative(scope, low, place) or by_agent(scope, low, place)


def _made(scope: Scope, place: int) -> bool:
    """``X'in 12 ilde yaptığı ankete göre``: a verb with an owner stands before the text, so the owner may be far; who backs a text
    (``desteklediği``) or denies it has not issued it.
    """
    for back in range(place - 1, max(place - 5, -1), -1):
        if scope.word(back).endswith(_PASSIVE):
            return False  # belirtilen açıklamada: the text is pointed back to
        if nominal(scope.word(back)) == "nom":
            return not scope.word(back).startswith(_NOT_ISSUING)
    return False


_NOT_ISSUING = ("destekle", "yalanla", "redde", "eleştir", "ilgilendir", "bekle", "onayla", "beğen", "tartış")


def _was_made(scope: Scope, low: int, place: int) -> bool:
    """Whether a text was made by somebody who is named: ``X tarafından yapılan ve 4 bin kişinin katıldığı anket``."""
    return any(scope.word(at) == "tarafından" and scope.word(at + 1).endswith(_PASSIVE) for at in range(low, place))


# Words between a text and its owner at the most: ``Bakanlığın dün yayımladığı son raporda``.
_OWNER_WITHIN = 5


def _bare_ablative(scope: Scope, low: int, place: int) -> Phrase | None:
    """``Beyaz Saraydan yapılan açıklamada``: a name with no apostrophe before its ending, and a verb of issuing behind it."""
    for at in range(place - 1, low - 1, -1):
        issued = any(scope.word(ahead) in _ISSUED for ahead in range(at + 1, min(at + 4, place)))
        if issued and scope.capital(at) and len(scope.word(at)) > 5 and scope.word(at).endswith(("dan", "den", "tan", "ten")):
            phrase = phrase_at(scope.doc, scope.items, low, at)
            return replace(phrase, case="abl") if phrase is not None and phrase.kind != "document" else None
    return None


def _outlet(scope: Scope, low: int, place: int) -> Phrase | None:
    """``Mizan Haber Ajansı'nda yayımlanan habere``: a body with an institution's name, not the platform where it was put, unless it is
    its own page (``Kerteriz Kanalı Telegram sayfasında``).
    """
    for at in range(place - 1, max(low, place - 4), -1):
        if scope.word(at) in _PAGES:
            owner = _owner_of_page(scope, low, at)
            if owner is not None:
                return owner
    phrase = cased_before(scope, low, place, "loc") or cased_before(scope, low, place, "adj")
    return phrase if phrase is not None and phrase.head in INSTITUTIONS else None


def _owner_of_page(scope: Scope, low: int, at: int) -> Phrase | None:
    """Whose page, account or site it is: the body that stands before it, the platform's name between or not."""
    for before in (at - 1, at - 2):
        phrase = phrase_at(scope.doc, scope.items, low, before) if before >= low else None
        if phrase is not None and phrase.head in INSTITUTIONS and phrase.case in ("", "gen"):
            return phrase
    return None


_OF_TEXTS = frozenset("son resmi yeni ilk aylık yıllık haftalık günlük basın yazılı ortak sonuç haber".split())


def _bare_owner(scope: Scope, low: int, place: int) -> Phrase | None:
    """``TÜİK verilerine``: the name directly before the text."""
    before = place - 1
    while before > low and scope.word(before) in _OF_TEXTS:
        before -= 1
    word = scope.word(before)
    if before < low or word in _OF_TEXTS or (before == low and word.endswith(_PASSIVE) and word not in scope.names.words):
        return None
    if not (scope.capital(before) or known_word(word) or word == ")"):
        return None
    phrase = phrase_at(scope.doc, scope.items, low, before)
    return phrase if phrase is not None and not phrase.case and phrase.kind != "document" else None


def by_agent(scope: Scope, low: int, high: int) -> Phrase | None:
    """``X tarafından``."""
    for place in range(high - 1, low, -1):
        if scope.word(place) == "tarafından":
            phrase = phrase_at(scope.doc, scope.items, low, place - 1)
            return phrase if phrase is not None and phrase.kind != "document" else None
    return None


def passive_source(content: Content, scene: Scene) -> Mention | None:
    """Bakanlıktan yapılan açıklamada, üç kişinin kurtarıldığı bildirildi.

    A passive names its source in the sentence: the issuer of a text, ``X tarafından``. Not a place, not the time.
    """
    cue = content.cue
    if cue is None or not cue.passive:
        return None
    scope = scene.cue_reading(content).scope
    if content.source is not None:
        return source_before(scope, 0, content.source.first - 1, scene)
    stop = cue.first if content.pointed else content.first
    agent = by_agent(scope, 0 if content.pointed else content.last + 1, cue.first)
    if agent:
        return as_mention(scene, agent)
    place = _text_place(content, scope)
    if place >= 0:
        return as_mention(scene, _issuer(scope, 0 if place < stop else cue.last + 1, place))
    issuer = cased_before(scope, 0, stop, "abl")
    return mention_of(scene.doc, issuer) if issuer and (issuer.kind == "institution" or _of_many(issuer, cue)) else None


def _of_many(issuer: Phrase, cue: CueHit) -> bool:
    """Whether a group has put out a statement: ``temsilcilerden "..." açıklaması yapıldı``."""
    return issuer.kind == "group" and cue.how == "noun"


def source_of_answer(content: Content, scene: Scene) -> Mention | None:
    """Kaya, Bakanlıktan "Ödenek yok" yanıtını aldı.

    An answer that somebody gets is another's: the ablative gives it.
    """
    cue = content.cue
    if cue is None or not receives(cue):
        return None
    scope = scene.cue_reading(content).scope
    return as_mention(scene, cased_before(scope, 0, cue.first if content.pointed else content.first, "abl"))


def issuer_of_text(content: Content, scene: Scene) -> Mention | None:
    """Şirketten konuya ilişkin yapılan açıklamada, üretimin durduğunu duyurdu.

    An active verb with no subject, and a text that comes from somebody: the writer changed his mind on the way.
    """
    cue = content.cue
    if cue is None or cue.passive or cue.how != "verb" or content.subject is not None or content.pointed:
        return None
    scope = scene.cue_reading(content).scope
    place = text_in_place(scope, content.low, content.first)
    if place < 0 or not any(scope.word(back) in _ISSUED for back in range(max(content.low, place - 4), place)):
        return None
    return as_mention(scene, cased_before(scope, content.low, place, "abl") or by_agent(scope, content.low, place))


_ISSUED = frozenset({"yapılan", "gelen", "verilen", "yayımlanan", "yayınlanan"})


_PAGES = ("sitesinde", "hesabında", "sayfasında")


def text_in_place(scope: Scope, low: int, high: int) -> int:
    """The place of a text in the locative (``açıklamada``, ``raporunda``) in ``items[low:high]``, -1 where none is."""
    for place in range(high - 1, low - 1, -1):
        if _is_text_in_place(scope.word(place)):
            return place
    return -1


@lru_cache(MEMORY)
def _is_text_in_place(word: str) -> bool:
    spoken = word != "karşılığında" and any(noun.case == "loc" and not noun.attributive for noun in lexicon().nouns.get(word, ()))
    text = document_forms().get(word)
    return spoken or (text is not None and text.case == "loc" and not text.attributive) or word.endswith(_PAGES)


def shared_source(content: Content, scene: Scene) -> Mention | None:
    """Bakanlıktan yapılan açıklamada, yolun açıldığı belirtilirken, çalışmaların sürdüğü kaydedildi.

    A second passive of the sentence has the source of the first.
    """
    cue = content.cue
    if cue is None or not cue.passive:
        return None
    reading = scene.cue_reading(content)
    for other in reading.contents:
        if other is not content and other.cue and other.cue.passive and other.cue.first < cue.first:
            found = scene.speaker_of(other)
            if found:
                return found
    return None


def text_pointed_back(content: Content, scene: Scene) -> Mention | None:
    """Açıklamada, üç kişinin kurtarıldığı bildirildi.

    A text with no owner (``açıklamada``, ``verilere göre``) is that of the last source, or of the institution the sentence before is about.
    """
    if not _points_to_text(content, scene):
        return None
    issuer = _issuer_told_before(content, scene)
    if issuer:
        return issuer
    number = scene.cue_reading(content).number
    for other in reversed(scene.before(content)):
        found = scene.speaker_of(other)
        if found and number - other.sentence <= _FAR and found.kind in ("institution", "document", "group"):
            return None if is_share(key(found.text).split()[-1]) else found  # part of those asked makes no survey
    for back in range(number - 1, max(-1, number - 3), -1):
        subject = sentence_subject(scene.readings[back].scope)
        if subject and subject.phrase.kind == "institution" and subject.phrase.head in INSTITUTIONS and subject.weight >= _FIRM:
            return as_mention(scene, subject.phrase)
    return _own_text(content, scene)


def announced_before(content: Content, scene: Scene) -> Mention | None:
    """Bakanlıktan açıklama geldi. Yolun açıldığı bildirildi.

    A passive with no source, behind a sentence that says no more than whose statement has come.
    """
    cue = content.cue
    if cue is None or not cue.passive or content.nested:
        return None
    number = scene.cue_reading(content).number - 1
    if number < 0 or scene.readings[number].contents:
        return None
    scope = scene.readings[number].scope
    at = next(
        (place for place in range(len(scope.items) - 1, 0, -1) if scope.word(place) in _CAME and _statement(scope.word(place - 1))), -1
    )
    return as_mention(scene, cased_before(scope, 0, at, "abl")) if at > 0 else None


def _statement(word: str) -> bool:
    """A noun for a statement that somebody issues, whatever stands in it."""
    form = document_forms().get(word)
    return form is not None and not form.case and form.lemma in _ISSUED_BY_ITSELF | {"yanıt", "cevap", "yalanlama", "uyarı"}


_CAME = frozenset({"geldi", "yapıldı", "yayımlandı", "yayınlandı"})


def _text_place(content: Content, scope: Scope) -> int:
    """Where the text stands that a content comes from, -1 where none does."""
    cue = content.cue
    if cue is None:
        return -1
    if cue.how == "according":
        return cue.first - 1
    ahead = _text_behind(scope, cue.last + 1) if cue.shape == "participle" else -1
    return ahead if ahead >= 0 else text_in_place(scope, 0, cue.first if content.pointed else content.first)


def _text_behind(scope: Scope, place: int) -> int:
    """The text that a participle describes: ``belirtilen açıklamada``, ``vurgulanan Bakanlık raporunda``; -1 where it describes no text."""
    for ahead in range(place, min(place + _WORDS_BEFORE_TEXT, len(scope.items))):
        form = document_forms().get(scope.word(ahead))
        if form is not None and form.case == "loc" and not form.attributive:
            return ahead
        if not scope.word(ahead).isalpha():
            break
    return -1


_WORDS_BEFORE_TEXT = 4


def _issuer_told_before(content: Content, scene: Scene) -> Mention | None:
    """Whose text it is, where an earlier sentence tells: ``Kerteriz Araştırma'nın anketi yayımlandı. ... Ankette``."""
    reading = scene.cue_reading(content)
    form = document_forms().get(reading.scope.word(_text_place(content, reading.scope)))
    if form is None or form.lemma in _OF_MANY:
        return None
    for back in range(reading.number - 1, max(-1, reading.number - 1 - _FAR), -1):
        scope = scene.readings[back].scope
        if scene.readings[back].sentence.inside >= 0:
            continue
        for place in range(len(scope.items) - 1, 0, -1):
            other = document_forms().get(scope.word(place))
            if other is not None and other.lemma == form.lemma:
                found = _issuer(scope, 0, place) if other.person.startswith("3") or _made(scope, place) else _sender(scope, 0, place)
                owner = as_mention(scene, found) or _publisher(scope, place, other, scene)
                if owner:
                    return owner
    return None


# Papers of many hands, and what is about its owner: that somebody's belge was told of says nothing about the next belgeler.
_OF_MANY = frozenset({"belge", "kayıt", "evrak", "dosya", "biyografi", "görüntü", "video"})


def _publisher(scope: Scope, place: int, text: NounForm, scene: Scene) -> Mention | None:
    """``Kerteriz Araştırma, son anketini yayımladı``, ``Kıyı Enerji yazılı açıklama yaptı``: who puts out a text of their own."""
    made = not text.case and not text.person and scope.word(place + 1) in _MADE
    if not made and (text.case != "acc" or not text.person.startswith("3")):
        return None
    subject = subject_before(scope, 0, place)
    return as_mention(scene, subject.phrase) if subject and subject.weight >= _FIRM else None


_MADE = frozenset({"yaptı", "yayımladı", "yayınladı", "paylaştı", "yapmıştı", "yapıyor"})


def _own_text(content: Content, scene: Scene) -> Mention | None:
    """The text itself, where it is of a kind that a firm or a body issues for itself: an announcement, a balance sheet."""
    scope = scene.cue_reading(content).scope
    place = _text_place(content, scope)
    form = document_forms().get(scope.word(place)) if place >= 0 else None
    if form is None or form.lemma not in _ISSUED_BY_ITSELF:
        return None
    start, end = scope.doc.starts[scope.items[place]], scope.doc.ends[scope.items[place]]
    return Mention(start, end, scope.doc.text[start:end], None, None, "document")


_ISSUED_BY_ITSELF = frozenset({"açıklama", "duyuru", "bilanço", "bildirim", "bülten", "metin", "yazı"})
_FAR = 6
_FIRM = 3


def _points_to_text(content: Content, scene: Scene) -> bool:
    cue = content.cue
    if cue is None:
        return False
    scope = scene.cue_reading(content).scope
    if cue.how == "according":
        form = document_forms().get(scope.word(cue.first - 1))
        if form is not None and form.lemma in PROVISIONS:
            return False
        words = {scope.word(place) for place in range(content.low, cue.first)}
        return not words & _NOBODY and cue.first - content.low <= 2 and _is_text(scope.word(cue.first - 1))
    place = _text_place(content, scope)
    return cue.passive and place >= 0 and not _introduced(scope, place)


def _introduced(scope: Scope, place: int) -> bool:
    """A text told of for the first time, by where it came out: ``Engineering adlı dergide yayımlanan çalışmada``."""
    for back in range(place - 1, max(0, place - 4), -1):
        if (
            scope.word(back) in _CAME_OUT
            and scope.word(back - 1).endswith(("da", "de", "ta", "te"))
            and scope.word(back - 1) not in FUNCTION
        ):
            return True
    return False


_CAME_OUT = frozenset({"yayımlanan", "yayınlanan", "çıkan"})


def bracket_after(scope: Scope, place: int) -> int:
    """The place after a bracket."""
    return after_bracket(scope, place)
