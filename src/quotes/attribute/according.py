"""The source is no subject: ``X'e göre``, ``X tarafından``, ``Bakanlıktan yapılan açıklamada``, ``haberde``."""

from __future__ import annotations

from quotes.attribute.content import Content
from quotes.attribute.direct import as_mention, receives
from quotes.attribute.issuers import ISSUED, by_agent, issuer_beside, source_before, text_in_place, text_place
from quotes.attribute.owners import cased_before
from quotes.attribute.scene import Scene
from quotes.attribute.stranded import forsaken_subject, stranded_subject
from quotes.cues import CueHit
from quotes.mentions.phrase import Phrase
from quotes.mentions.wording import mention_of
from quotes.models import Mention


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
    place = text_place(content, scope)
    if place >= 0:
        stranded = stranded_subject(scope, place) if place < stop and cue.shape in ("finite", "ken") else None
        issuer = issuer_beside(scope, 0 if place < stop else cue.last + 1, place)
        return as_mention(scene, issuer or (stranded.phrase if stranded else None))
    issuer = cased_before(scope, 0, stop, "abl")
    forsaken = forsaken_subject(scope, content.last) if issuer is None and cue.shape == "finite" and not content.pointed else None
    if forsaken is not None and content.quotation < 0:
        return as_mention(scene, forsaken.phrase)
    sent = cue.verb.lemma.endswith(" gel")  # Kaya'dan istifa edeceği açıklaması geldi
    return mention_of(scene.doc, issuer) if issuer and (sent or issuer.kind == "institution" or _of_many(issuer, cue)) else None


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
    if place < 0 or not any(scope.word(back) in ISSUED for back in range(max(content.low, place - 4), place)):
        return None
    return as_mention(scene, cased_before(scope, content.low, place, "abl") or by_agent(scope, content.low, place))


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
