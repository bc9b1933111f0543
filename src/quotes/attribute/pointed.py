"""Whose a text is that was told of before: ``Açıklamada`` behind ``Bakanlıktan açıklama geldi.``"""

from __future__ import annotations

from quotes.attribute.content import Content
from quotes.attribute.direct import as_mention
from quotes.attribute.issuers import is_text, issuer_beside, made_by_owner, sender_beside, text_in_place, text_place
from quotes.attribute.owners import cased_before
from quotes.attribute.scene import Scene
from quotes.attribute.scope import Scope
from quotes.attribute.subject import sentence_subject, subject_before
from quotes.cases import FUNCTION, INSTITUTIONS, ISSUED_BY_ITSELF, PLATFORMS, PROVISIONS, common_case, text_form
from quotes.forms import NounForm
from quotes.mentions import is_share
from quotes.models import Mention
from quotes.text import key

_NOBODY = frozenset(
    "ilk yapılan alınan edinilen elde ulaşılan gelen iddiaya öne sürülen iddialara anlatılanlara söylenenlere konuşulanlara"
    " söylentiye söylentilere dedikoduya dedikodulara rivayete".split()
)
_CAME = frozenset({"geldi", "yapıldı", "yayımlandı", "yayınlandı"})
# Papers of many hands, and what is about its owner: that somebody's belge was told of says nothing about the next belgeler.
_OF_MANY = frozenset({"belge", "kayıt", "evrak", "dosya", "biyografi", "görüntü", "video"})
_MADE = frozenset({"yaptı", "yayımladı", "yayınladı", "paylaştı", "yapmıştı", "yapıyor"})
_FAR = 6
_FIRM = 3
_CAME_OUT = frozenset({"yayımlanan", "yayınlanan", "çıkan"})


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
        if scene.readings[back].sentence.inside >= 0:
            continue
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
    if scope.word(scope.size - 1) in (";", ":", ","):  # Dalgatel tarafından yapılan açıklamada; and a new paragraph
        text = text_in_place(scope, max(0, scope.size - 3), scope.size)
        return as_mention(scene, issuer_beside(scope, 0, text)) if text >= 0 else None
    at = next(
        (place for place in range(len(scope.items) - 1, 0, -1) if scope.word(place) in _CAME and _statement(scope.word(place - 1))), -1
    )
    return as_mention(scene, cased_before(scope, 0, at, "abl")) if at > 0 else None


def _statement(word: str) -> bool:
    """A noun for a statement that somebody issues, whatever stands in it."""
    form = text_form(word)
    return form is not None and not form.case and form.lemma in ISSUED_BY_ITSELF | {"yanıt", "cevap", "yalanlama", "uyarı"}


def _issuer_told_before(content: Content, scene: Scene) -> Mention | None:
    """Whose text it is, where an earlier sentence tells: ``Kerteriz Araştırma'nın anketi yayımlandı. ... Ankette``."""
    reading = scene.cue_reading(content)
    place = content.source.first - 1 if content.source is not None else text_place(content, reading.scope)
    form = text_form(reading.scope.word(place))
    if form is None or form.lemma in _OF_MANY:
        return None
    for back in range(reading.number - 1, max(-1, reading.number - 1 - _FAR), -1):
        scope = scene.readings[back].scope
        owner = _issuer_told_in(scope, form.lemma, scene) if scene.readings[back].sentence.inside < 0 else None
        if owner:
            return owner
    return None


# What a body counts and publishes, by whatever name the next sentence calls it: istatistiklerini açıkladı. Verilere göre ...
_FIGURES = frozenset({"veri", "istatistik"})


def _issuer_told_in(scope: Scope, lemma: str, scene: Scene) -> Mention | None:
    """Whose text of the kind ``lemma`` a sentence tells of, the last one first."""
    for place in range(len(scope.items) - 1, 0, -1):
        text = text_form(scope.word(place))
        if text is None or not (text.lemma == lemma or {text.lemma, lemma} <= _FIGURES):
            continue
        owned = text.person.startswith("3") or made_by_owner(scope, place)
        beside = issuer_beside(scope, 0, place) if owned else sender_beside(scope, 0, place)
        owner = as_mention(scene, beside) or _publisher(scope, place, text, scene)
        if owner:
            return owner
    return None


def _publisher(scope: Scope, place: int, text: NounForm, scene: Scene) -> Mention | None:
    """``Kerteriz Araştırma, son anketini yayımladı``, ``Kıyı Enerji yazılı açıklama yaptı``, ``Kaya, mektubunda, ...``: who puts out a
    text of their own.
    """
    made = not text.case and not text.person and scope.word(place + 1) in _MADE
    if not made and (text.case not in ("acc", "loc") or not text.person.startswith("3")):
        return None
    subject = subject_before(scope, 0, place)
    if subject and subject.place == place - 1:  # çalışan istatistiklerini: what it is about
        subject = subject_before(scope, 0, scope.items.index(subject.phrase.tokens[0]))
    return as_mention(scene, subject.phrase) if subject and subject.weight >= _FIRM else None


def _own_text(content: Content, scene: Scene) -> Mention | None:
    """The text itself, where it is of a kind that a firm or a body issues for itself: an announcement, a balance sheet."""
    scope = scene.cue_reading(content).scope
    place = text_place(content, scope)
    form = text_form(scope.word(place)) if place >= 0 else None
    if form is None or form.lemma not in ISSUED_BY_ITSELF:
        return None
    start, end = scope.doc.starts[scope.items[place]], scope.doc.ends[scope.items[place]]
    return Mention(start, end, scope.doc.text[start:end], None, None, "document")


def _points_to_text(content: Content, scene: Scene) -> bool:
    cue = content.cue
    if cue is None:
        return False
    scope = scene.cue_reading(content).scope
    according = cue if cue.how == "according" else content.source  # bu ankete göre ... olduğu bildirildi
    if according is not None:
        low = content.low if according is cue else 0
        form = text_form(scope.word(according.first - 1))
        if form is not None and form.lemma in PROVISIONS:
            return False
        words = {scope.word(place) for place in range(low, according.first)}
        put = any(common_case(word)[0] in PLATFORMS for word in words)  # KAP'a yapılan bildirime göre
        near = put or according.first - low <= 2
        return not (words - {"yapılan"} if put else words) & _NOBODY and near and is_text(scope.word(according.first - 1))
    place = text_place(content, scope)
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
