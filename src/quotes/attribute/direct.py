"""The speaker stands in the sentence of the cue, and the verb is active: subjects before and after, heads of participles."""

from __future__ import annotations

from quotes.attribute import owners
from quotes.attribute.content import Content, Reading
from quotes.attribute.epithet import Epithet
from quotes.attribute.heads import head_after
from quotes.attribute.owners import genitive_before
from quotes.attribute.scene import Scene
from quotes.attribute.scope import Scope, Subject, participle
from quotes.attribute.subject import each_subject, subject_before, subjects
from quotes.attribute.weight import object_like
from quotes.cases import DOCUMENTS, text_form
from quotes.cues import CueHit
from quotes.mentions.phrase import Phrase
from quotes.mentions.wording import mention_of
from quotes.models import Mention
from quotes.segment import ENDS


def epithet_mention(scope: Scope, epithet: Epithet) -> Mention:
    """An epithet as a mention: with no name where the article tells elsewhere who that is (``Alman hoca``), else with itself for one."""
    doc = scope.doc
    start, end = doc.starts[scope.items[epithet.first]], doc.ends[scope.items[epithet.last]]
    text = doc.text[start:end]
    if not epithet.itself:
        return Mention(start, end, text, None, text, "person")
    head = scope.word(epithet.last)
    form = text_form(head)
    if head in DOCUMENTS or (form is not None and form.number == "pl"):
        return Mention(start, end, text, None, None, "document")
    return Mention(start, end, text, text, None, "group" if head.endswith(("lar", "ler", "ları", "leri")) else "unnamed")


def as_mention(scene: Scene, phrase: Phrase | None) -> Mention | None:
    """A phrase as a mention."""
    return mention_of(scene.doc, phrase) if phrase else None


def participle_head(content: Content, scene: Scene) -> Mention | None:
    """ "Geri adım yok" diyen Kaya, toplantıdan ayrıldı.

    The head of an active participle speaks, whatever its case. Not a passive participle: ``belirtilen tutar``.
    """
    cue = content.cue
    if cue is None or cue.passive:
        return None
    reading = scene.cue_reading(content)
    scope = reading.scope
    place = _participle_of(reading, content, cue)
    head = head_after(scope, place + 1) if place >= 0 else None
    if isinstance(head, Epithet):
        return epithet_mention(scope, head)
    return as_mention(scene, head.phrase) if head else None


def _participle_of(reading: Reading, content: Content, cue: CueHit) -> int:
    """The place of the participle whose head speaks, -1 where none is: the cue, or what its converb belongs to (``diyerek tepki | gösteren
    Kaya``), which is a verb of speech itself where a subject stands before (``Vali, ... belirterek ... isteyen ailelere``).
    """
    if cue.shape == "participle":
        return cue.last
    if cue.shape != "erek":
        return -1
    speaking = {other.last for other in reading.cues if other.shape == "participle" and not other.passive}
    scope = reading.scope
    for place in range(cue.last + 1, min(cue.last + _NEAR_CONVERB, scope.size)):
        if scope.quoted(place) or not scope.word(place).isalpha() or scope.capital(place):
            return -1
        if participle(scope.word(place)):
            return place if content.subject is None or place in speaking else -1
    return -1


_NEAR_CONVERB = 5  # words


def genitive_subject(content: Content, scene: Scene) -> Mention | None:
    """Kaya'nın, "Hazırız" dediği öğrenildi.

    Under a nominalised verb of speech the subject is a genitive. Not where the verb is passive.
    """
    cue = content.cue
    if cue is None or cue.shape not in ("dik", "acak", "ma", "is") or cue.passive:
        return None
    scope = scene.cue_reading(content).scope
    quoted = content.quotation >= 0
    owner = content.owner or (None if quoted else owners.genitive_subject(scope, 0, content.first))
    return as_mention(scene, owner or genitive_before(scope, 0, content.first, nearest=quoted))


def clause_subject(content: Content, scene: Scene) -> Mention | None:
    """Kaya, bütçenin hazır olduğunu söyledi.

    The nominative before the content says it. Not the genitive inside the clause, not the dative that is spoken to.
    """
    if content.cue is None or content.cue.passive or content.subject is None or asked(content) or has_other_head(content, scene):
        return None
    return as_mention(scene, content.subject.phrase)


def has_other_head(content: Content, scene: Scene) -> bool:
    """Whether a participle's head stands beside it and is nobody known: ``Kaya, kendisini "..." diye tehdit eden kişiyi``; a text leads on
    to its issuer, and behind ``ve`` the head is far.
    """
    cue = content.cue
    if cue is None or cue.shape != "participle" or cue.passive:
        return False
    beside = scene.cue_reading(content).scope.word(cue.last + 1)
    return beside != "ve" and text_form(beside) is None


def epithet_subject(content: Content, scene: Scene) -> Mention | None:
    """Yıllardır beklenen genç yıldız, takıma döndüğünü söyledi.

    Common nouns behind a participle and before a comma, where no name stands: who that is, the article tells elsewhere.
    """
    cue = content.cue
    if cue is None or cue.passive or content.epithet is None:
        return None
    return epithet_mention(scene.cue_reading(content).scope, content.epithet)


def asked(content: Content) -> bool:
    """Words of somebody else than the subject: a question (``"..." sorusuna``), an answer that it gets (``"..." yanıtını aldı``)."""
    cue = content.cue
    return cue is not None and (receives(cue) or _question(cue) or _met(cue))


def receives(cue: CueHit) -> bool:
    """Whether a cue says that its subject was told something: ``yanıtını aldı``."""
    return cue.how == "noun" and cue.verb.lemma.endswith(" al")


def _met(cue: CueHit) -> bool:
    """Words that somebody meets with: ``"..." iddialarına yanıt verdi``, ``"..." yorumlarına neden oldu``."""
    return cue.how == "label" and cue.noun is not None and cue.noun.case == "dat"


def _question(cue: CueHit) -> bool:
    return cue.how == "label" and cue.noun is not None and cue.noun.lemma == "soru"


def subject_after(content: Content, scene: Scene) -> Mention | None:
    """ "Hazırız," dedi Kaya.

    An inverted sentence: the name stands directly behind the finite cue, before the sentence ends.
    """
    cue = content.cue
    if cue is None or cue.shape != "finite" or cue.passive or content.pointed:
        return None
    scope = scene.cue_reading(content).scope
    first = None if scope.word(cue.last + 1) in ENDS else next(each_subject(scope, cue.last + 1, scope.size), None)
    if first is None:
        return None
    begins = first.phrase.tokens[0] == scope.items[cue.last + 1]
    return as_mention(scene, first.phrase) if begins else None


def subject_between(content: Content, scene: Scene) -> Mention | None:
    """Bütçenin hazır olduğunu Bakan Kaya açıkladı.

    The nominative between the content and its cue. Not whom it is told: ``vatandaşları uyardı``.
    """
    cue = content.cue
    if cue is None or cue.passive or cue.shape == "participle" or content.pointed or content.last >= cue.first:
        return None
    scope = scene.cue_reading(content).scope
    found = [
        subject
        for subject in subjects(scope, content.last + 1, cue.first)
        if not (subject.phrase.kind == "group" and object_like(scope, subject.phrase))
    ]
    return as_mention(scene, found[-1].phrase) if found else None


def subject_of_cue(content: Content, scene: Scene) -> Mention | None:
    """Kaya, konuya ilişkin şunları söyledi: "Bütçe hazır."

    A cue that points forward has its subject before it.
    """
    cue = content.cue
    if cue is None or not content.pointed or cue.passive or receives(cue):
        return None
    reading = scene.cue_reading(content)
    scope = reading.scope
    found = subject_before(scope, 0, cue.first)
    head = _nearest_head(reading, cue)
    beside = head is not None and cue.first - head.after <= _BESIDE and head.phrase.head in scope.names.surnames
    if head is not None and head.phrase.kind == "person" and (found is None or found.weight < _SURE):
        return as_mention(scene, head.phrase)
    if head is not None and beside:  # ... ifade eden Kaya sözlerine şöyle devam etti
        return as_mention(scene, head.phrase)
    return as_mention(scene, found.phrase) if found else None


_BESIDE = 1  # a word: sözlerine, konuşmasını


def _nearest_head(reading: Reading, cue: CueHit) -> Subject | None:
    """The head of the last participle of speech before a cue: ``... ifade eden Kaya sözlerine şöyle devam etti``."""
    for other in reversed(reading.cues):
        if other.last < cue.first and other.shape == "participle" and not other.passive:
            head = head_after(reading.scope, other.last + 1)
            return head if isinstance(head, Subject) and not head.phrase.case and not _aside(reading.scope, head) else None
    return None


def _aside(scope: Scope, head: Subject) -> bool:
    """A head that a postposition takes out of the sentence: ``adaylığını açıklayan Kaya için``."""
    return scope.word(head.after) in _POSTPOSITIONS


_POSTPOSITIONS = frozenset("için ile gibi hakkında kadar karşı konusunda adına".split())
_SURE = 5


def shared_subject(content: Content, scene: Scene) -> Mention | None:
    """Sürecin tamamlandığını belirten Kaya, "Söz Meclis'te" dedi.

    Another cue of the same sentence has the speaker already: its head or its subject goes on.
    """
    cue = content.cue
    if cue is None or cue.passive or cue.how == "according" or asked(content) or has_other_head(content, scene):
        return None
    reading = scene.cue_reading(content)
    others = [
        other
        for other in reading.contents
        if other is not content and other.cue and not other.cue.passive and other.nested == content.nested
    ]
    for other in reversed([o for o in others if o.cue and o.cue.first <= cue.first]):
        told = _told_head(reading.scope, other.cue)
        found = as_mention(scene, _main_subject(reading.scope, other)) if told else scene.speaker_of(other)
        if found:
            return found
    return _head_in_sentence(content, scene)


def _told_head(scope: Scope, cue: CueHit | None) -> bool:
    """Whether the head of a participle is spoken to or of in its sentence: ``"Yol kapalı" diyen Kaya'ya``."""
    if cue is None or cue.shape != "participle" or cue.passive:
        return False
    head = head_after(scope, cue.last + 1)
    return isinstance(head, Subject) and head.phrase.case in ("dat", "acc", "abl", "loc")


def _main_subject(scope: Scope, content: Content) -> Phrase | None:
    """The subject of the sentence's own verb, before a content with a participle of its own."""
    subject = subject_before(scope, 0, content.first)
    return subject.phrase if subject and subject.strong else None


def _head_in_sentence(content: Content, scene: Scene) -> Mention | None:
    """The head of a participle of speech that governs nothing here: ``soruları yanıtlayan Alman hoca, "..." dedi``."""
    cue = content.cue
    reading = scene.cue_reading(content)
    if cue is None:
        return None
    for other in reversed(reading.cues):
        if other.last < cue.first and other.shape == "participle" and not other.passive:
            head = head_after(reading.scope, other.last + 1)
            if isinstance(head, Epithet):
                return epithet_mention(reading.scope, head)
            if head and not head.phrase.case and not _aside(reading.scope, head):
                return as_mention(scene, head.phrase)
    first = subject_before(reading.scope, 0, content.low) if not content.pointed else None
    heads = first is not None and first.place == 0 and first.strong
    return as_mention(scene, first.phrase) if first and first.weight >= _FIRM - heads else None


_FIRM = 4


def colon_lead(content: Content, scene: Scene) -> Mention | None:
    """Kaya: "Bütçe hazır"

    A name, a colon, a quotation, and no cue.
    """
    if content.cue is not None or content.subject is None:
        return None
    return as_mention(scene, content.subject.phrase)
