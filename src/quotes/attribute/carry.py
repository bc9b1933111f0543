"""The sentence names nobody: the last speaker goes on, or nobody is named at all."""

from __future__ import annotations

from quotes.attribute.content import Content
from quotes.attribute.direct import as_mention, asked, has_other_head
from quotes.attribute.scene import Scene
from quotes.attribute.subject import sentence_subject
from quotes.cases import INSTITUTIONS
from quotes.models import Mention

_SENTENCES_APART = 4
_SURE = 5


def block_continuation(content: Content, scene: Scene) -> Mention | None:
    """ "Bütçe hazır." ⏎ "Oylama yarın."

    A paragraph that is one quotation with no cue, after an attributed one: the same speaker goes on, headings between them or not.
    Where none stands before it, it is the words of the person that the sentence before is about.
    """
    if content.cue is not None or content.quotation < 0 or content.subject is not None or is_heading(content, scene):
        return None
    before = [other for other in scene.before(content) if other.kind in ("direct", "mixed", "free") and _at_length(other, scene)]
    last = before[-1] if before else None
    for number in range(content.sentence - 1, max(-1, content.sentence - 1 - _SENTENCES_APART), -1):
        if last is not None and last.sentence == number:
            return scene.speaker_of(last)
        stepped_in = _new_person(scene, number)
        if stepped_in and stepped_in.kind == "person":
            return stepped_in
    return None


def is_heading(content: Content, scene: Scene) -> bool:
    """Whether a quotation alone on its line is a heading: a few words, and no stop at their end."""
    if content.cue is not None or content.quotation < 0 or content.subject is not None:
        return False
    text = scene.doc.text
    inside = text[content.start : content.end]
    return inside.count(" ") < _HEADING_WORDS and inside[-1] not in ".!…" and not any(stop in inside[:-1] for stop in ".!?")


_HEADING_WORDS = 9
_STEM = 5


def heading_words(content: Content, scene: Scene) -> Mention | None:
    """ "Barış istiyoruz" ⏎ Kaya, "Bütün dünyada barış istiyoruz" dedi.

    A quotation used as a heading is the words of the one whose statement it draws on: two words at least, or all, in common.
    """
    if not is_heading(content, scene):
        return None
    own = _stems(scene, content)
    best: tuple[int, Mention] | None = None
    for other in scene.around(content):
        found = scene.speaker_of(other)
        if other is content or found is None or other.nested:
            continue
        common = len(own & _stems(scene, other))
        if common >= min(2, len(own)) and (best is None or common > best[0]):
            best = (common, found)
    return best[1] if best and own else None


def _stems(scene: Scene, content: Content) -> frozenset[str]:
    """The longer words of a content, cut to their first letters so that endings do not count."""
    words = scene.doc.twin[content.start : content.end].replace("'", " ").split()
    return frozenset(word.strip('.,!?:;"')[:_STEM] for word in words if len(word) > _STEM - 1)


def _at_length(content: Content, scene: Scene) -> bool:
    """Whether a quotation is long enough to go on: a shout from the benches is not."""
    return scene.doc.text.count(" ", content.start, content.end) >= _WORDS - 1


_WORDS = 5


def carried_speaker(content: Content, scene: Scene) -> Mention | None:
    """Kaya bütçeyi anlattı. Çalışmaların sürdüğünü kaydetti.

    A dropped subject is the last one: who spoke before, or the person that an intervening sentence has as its subject.
    """
    cue = content.cue
    if cue is None or cue.passive or cue.how == "according" or content.nested or asked(content) or has_other_head(content, scene):
        return None
    if cue.form is not None and cue.form.person[:1] in ("1", "2") and cue.shape == "finite" and _reporters_own(content, scene):
        return None  # dilerim, söylüyoruz: who writes the text
    if _begins_with_body(content, scene) or _charged(content):
        return None
    return antecedent(content, scene)


def _charged(content: Content) -> bool:
    """What somebody is charged with or greeted with, by nobody who is named: ``"..." iddiasıyla işlem başlatıldı``."""
    noun = content.cue.noun if content.cue is not None and content.cue.how == "label" else None
    return noun is not None and noun.case == "ins" and noun.lemma in ("iddia", "suçlama", "gerekçe", "slogan", "tezahürat")


def _begins_with_body(content: Content, scene: Scene) -> bool:
    """Whether a clause begins its sentence with a body that may be its subject, with no comma: ``Belediye zabıta ekiplerinin ...``."""
    scope = scene.cue_reading(content).scope
    return content.first == 0 and content.quotation < 0 and bool(INSTITUTIONS.get(scope.word(0))) and not scope.quoted(0)


def _reporters_own(content: Content, scene: Scene) -> bool:
    return scene.cue_reading(content).sentence.inside < 0


def antecedent(content: Content, scene: Scene) -> Mention | None:
    """Who the sentences before are about: the last speaker, or the subject of a sentence in between where nobody speaks."""
    start = scene.cue_reading(content).number
    spoke: dict[int, Mention] = {}
    for other in scene.before(content):
        found = scene.speaker_of(other)
        if found and other.cue and other.sentence < start:
            spoke[other.sentence] = found
    for number in range(start - 1, max(-1, start - 1 - _SENTENCES_APART), -1):
        if number in spoke:
            return spoke[number]
        stepped_in = _new_person(scene, number, _NEAR if number == start - 1 else _SURE)
        if stepped_in:
            return stepped_in
    return None


def stands_before(mention: Mention, content: Content, scene: Scene) -> bool:
    """Whether a mention stands in the sentence directly before that of a content's cue, or in the cue's own."""
    number = scene.cue_reading(content).number
    return number > 0 and mention.start >= scene.doc.starts[scene.readings[number - 1].sentence.items[0]]


def body_before(content: Content, scene: Scene) -> Mention | None:
    """The body that the sentence before has for its subject: the one that ``banka`` or ``şirket`` stands for."""
    number = scene.cue_reading(content).number - 1
    if number < 0 or scene.readings[number].sentence.inside >= 0:
        return None
    scope = scene.readings[number].scope
    found = sentence_subject(scope)
    named = found is not None and found.phrase.kind == "institution" and any(scope.doc.capital(token) for token in found.phrase.tokens)
    return as_mention(scene, found.phrase) if found is not None and named and found.weight >= _FIRM else None


_FIRM = 3


_NEAR = 4


def _new_person(scene: Scene, number: int, least: int = 5) -> Mention | None:
    """The person or institution that is the subject of a sentence in which nobody speaks, where its weight is enough."""
    reading = scene.readings[number]
    if reading.sentence.inside >= 0:
        return None
    scope = reading.scope
    if not any(scope.word(place).isalpha() and not scope.capital(place) for place in range(len(scope.items))):
        return None  # a heading or a byline
    found = sentence_subject(scope)
    if found is not None and found.phrase.kind == "institution" and not any(scope.doc.capital(token) for token in found.phrase.tokens):
        return None
    if found is None or found.weight < least or found.phrase.kind not in ("person", "institution") or not found.phrase.name:
        return None
    return as_mention(scene, found.phrase)


def enclosing_speaker(content: Content, scene: Scene) -> Mention | None:
    """Kaya, "Ben size hazır olduğumuzu söyledim" dedi.

    Inside a quotation a verb in the first person belongs to the one who is quoted.
    """
    cue = content.cue
    if cue is None or not content.nested or cue.form is None or cue.form.person not in ("1sg", "1pl"):
        return None
    outer = scene.quoting(content)
    return scene.speaker_of(outer) if outer else None
