"""The article as the rules see it: every sentence read, every content found, and questions with names.

Contents come from three places: cues inside a sentence (``reading``), quotations that stand alone or behind a colon (``blocks``), and the
sentences inside quotations, for statements inside statements.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate

from quotes.attribute.content import Content, Reading
from quotes.attribute.free import headline, pointed_paragraphs, rest_of_paragraph
from quotes.attribute.interview import answers_questions
from quotes.attribute.quotation import past_pointer, points_on
from quotes.attribute.reading import read
from quotes.attribute.scope import COLONS, Scope, Subject
from quotes.attribute.subject import adjacent_subject, subject_before, subjects
from quotes.contents import sentence_like, words_inside
from quotes.cues import CueHit, cue_words
from quotes.models import Mention
from quotes.names import NameIndex
from quotes.segment import ENDS, Document, Sentence, begun_inside, between, inner_sentences, place_of

_BULLETS = frozenset({"•", "-", "–", "—", "*", "·", "►", "n"})
_NESTED_WORDS = 6
_REACH = 50


class Spans:
    """Contents by their start, asked which is the first that holds a span; answered by bisection, however many there are."""

    def __init__(self, contents: Iterable[Content]) -> None:
        self.contents = sorted(contents, key=lambda content: content.start)
        self.reach = list(accumulate((content.end for content in self.contents), max))

    def holding(self, start: int, end: int) -> Content | None:
        """The first content that begins at ``start`` or before and ends at ``end`` or behind; None where none does."""
        at = bisect_left(self.reach, end)
        return self.contents[at] if at < len(self.contents) and self.contents[at].start <= start else None


@dataclass(slots=True)
class Scene:
    """Everything that a rule may ask about: sentences, contents, and who has spoken so far."""

    doc: Document
    names: NameIndex
    readings: list[Reading] = field(default_factory=list)
    contents: list[Content] = field(default_factory=list)
    said: dict[int, Mention] = field(default_factory=dict)
    candidates: list[int] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)
    outer: Spans = field(default_factory=lambda: Spans(()))

    def cue_reading(self, content: Content) -> Reading:
        """The sentence that its cue stands in: an earlier one where the cue points forward."""
        return self.readings[content.cue_sentence if content.cue_sentence >= 0 else content.sentence]

    def before(self, content: Content) -> list[Content]:
        """The contents before one, at the same level, nearest last; nobody speaks on over more than a hundred."""
        at = self.places[id(content)]
        return [other for other in self.contents[max(0, at - _REACH) : at] if other.nested == content.nested]

    def around(self, content: Content) -> list[Content]:
        """The contents before and behind one, itself too."""
        at = self.places[id(content)]
        return self.contents[max(0, at - _REACH) : at + _REACH]

    def quoting(self, content: Content) -> Content | None:
        """The reporter's quotation that holds a content."""
        return self.outer.holding(content.start, content.end)

    def speaker_of(self, content: Content) -> Mention | None:
        """Who was found to speak a content, None where nobody was or nobody has been asked."""
        return self.said.get(id(content))


def build(doc: Document) -> Scene:
    """Reads a document into a scene."""
    scene = Scene(doc, NameIndex(doc), candidates=cue_words(doc))
    for sentence in doc.sentences:
        _add(scene, sentence, False)
    _blocks(scene)
    _free(scene)
    taken = {content.quotation for content in scene.contents if content.quotation >= 0}
    for index in sorted(taken):
        _nested(scene, index)
    scene.contents.sort(key=lambda content: (content.start, -content.end))
    scene.places = {id(content): at for at, content in enumerate(scene.contents)}
    scene.outer = Spans(content for content in scene.contents if not content.nested and content.quotation >= 0)
    return scene


def _add(scene: Scene, sentence: Sentence, nested: bool) -> Reading:
    scope = Scope(scene.doc, scene.names, sentence.items)
    reading = read(scope, sentence, len(scene.readings), scene.candidates)
    scene.readings.append(reading)
    for content in reading.contents:
        content.nested = content.nested or nested
    scene.contents += reading.contents
    return reading


def _nested(scene: Scene, index: int) -> None:
    """The sentences inside one quotation, where it is long enough to hold a report."""
    quotation = scene.doc.quotations[index]
    if len(words_inside(scene.doc, quotation)) < _NESTED_WORDS:
        return
    doc = scene.doc
    inner = inner_sentences(doc, index)
    hidden = {doc.quotations[at].first: at for at in begun_inside(doc, quotation)}
    shown = {token: doc.opens[token] for token in hidden if token in doc.opens}
    doc.opens.update(hidden)
    for sentence in inner:
        _add(scene, sentence, True)
    for token in hidden:
        del doc.opens[token]
    doc.opens.update(shown)


# --- quotations without a cue in their own sentence --------------------------------------------------------------------------------------


def _blocks(scene: Scene) -> None:
    """Quotations that no cue of their own sentence took: behind a colon, in a paragraph of their own, behind a subject and nothing else."""
    taken = {content.quotation for content in scene.contents if content.quotation >= 0}
    left = sorted(token for token, index in scene.doc.opens.items() if index not in taken)
    for number, reading in enumerate(scene.readings) if left else ():
        items = reading.scope.items
        for token in between(left, items[0], items[-1]):
            place = place_of(items, token)
            content = _block(scene, reading, number, place) if place >= 0 else None
            if content:
                scene.contents.append(content)
    scene.contents.sort(key=lambda content: (content.start, -content.end))


def _block(scene: Scene, reading: Reading, number: int, place: int) -> Content | None:
    scope = reading.scope
    index = scene.doc.opens[scope.items[place]]
    quotation = scene.doc.quotations[index]
    if any(content.first <= place <= content.last for content in reading.contents):
        return None
    alone = all(scope.quoted(p) or scope.word(p) in ENDS or scope.word(p) in _BULLETS for p in range(len(scope.items)))
    content = Content("direct", quotation.start, quotation.end, number, None, place, place, 0, quotation=index)
    if alone:
        cue, owner = _cue_of_block(scene, number)
        if cue is not None:
            content.cue, content.cue_sentence, content.pointed = cue, owner, True
            return content
        content.subject = _calls_out(scene, number)
        return content if content.subject or sentence_like(scene.doc, quotation) else None
    if scope.word(place - 1) == ":":
        according = next((cue for cue in reading.cues if cue.how == "according" and cue.last < place), None)
        if according:
            content.cue, content.pointed = according, True
            return content
        content.subject = _before_colon(scope, place)
        content.cue = next((cue for cue in reading.cues if cue.last == place - 2 and cue.shape == "finite"), None)
        content.pointed = content.cue is not None
        return content if content.subject or sentence_like(scene.doc, quotation) else None
    return _broken(reading, content) or _subject_only(reading, content, place)


def _calls_out(scene: Scene, number: int) -> Subject | None:
    """The name and the colon that are the paragraph before a quotation: ``DEFNE GÖK:``; a name in full, or one that the article knows."""
    scope = scene.readings[number - 1].scope if number else None
    if scope is None or not 2 <= scope.size <= _HEADING_WORDS or scope.word(scope.size - 1) != ":":
        return None
    found = subjects(scope, 0, scope.size - 1)
    whole = [subject for subject in found if subject.phrase.tokens[0] == scope.items[0] and subject.place == scope.size - 2]
    person = whole[-1].phrase if whole and whole[-1].phrase.kind == "person" else None
    named = person is not None and (len(person.name) > 1 or person.head in scope.names.surnames)
    return whole[-1] if named else None


def _before_colon(scope: Scope, place: int) -> Subject | None:
    """The one before a colon: a name before its apposition (``Demir Kaya, derneğin başkanı:``), else what stands at the colon."""
    found = subjects(scope, 0, place - 1)
    if found and found[0].phrase.kind == "person" and found[0].phrase.name and found[0].phrase.tokens[0] == scope.items[0]:
        return found[0]
    first = subject_before(scope, 0, place - 1)
    return first if first and first.phrase.name else adjacent_subject(scope, 0, place) or first


def _broken(reading: Reading, content: Content) -> Content | None:
    """The second part of a quotation that its cue broke: ``"A," dedi Kaya, "B."``"""
    for other in reading.contents:
        if other.quotation >= 0 and other.cue and other.cue.last < content.first <= other.cue.last + 6 and other.cue.shape == "finite":
            content.cue, content.low, content.subject = other.cue, other.low, other.subject
            return content
    return None


def _subject_only(reading: Reading, content: Content, place: int) -> Content | None:
    """A subject, a quotation and the end of the sentence: the verb was left out or lost."""
    scope = reading.scope
    tail = [p for p in range(place + 1, len(scope.items)) if scope.word(p) not in ENDS]
    quotation = scope.doc.quotations[content.quotation]
    if tail or not sentence_like(scope.doc, quotation):
        return None
    if len(words_inside(scope.doc, quotation)) < _FEW and not scope.doc.text[quotation.start].isupper():
        return None  # bankalar da "taksit yorgunu.": a term
    content.subject = adjacent_subject(scope, 0, place)
    return content if content.subject else None


_FEW = 4  # words


def _cue_of_block(scene: Scene, number: int) -> tuple[CueHit | None, int]:
    """The cue that points to a paragraph of its own: the last one of the sentence before it, where that ends with a colon; a heading may
    stand between.
    """
    back = number - 1
    if back > 0 and _heads_a_block(scene, back):
        back -= 1
    if back < 0:
        return None, -1
    reading = scene.readings[back]
    cue = _pointing_cue(reading)
    if cue is not None and reading.scope.word(len(reading.scope.items) - 1) in (*COLONS, ".", cue_word(reading, cue)):
        return cue, back
    return None, -1


def _heads_a_block(scene: Scene, number: int) -> bool:
    """Whether a sentence is a short line behind a colon, with no stop of its own."""
    scope = scene.readings[number].scope
    before = scene.readings[number - 1].scope
    if len(scope.items) == 1 and scope.quoted(0):
        quotation = scene.doc.quotations[scene.doc.opens[scope.items[0]]]
        short = len(words_inside(scene.doc, quotation)) < _HEADING_WORDS and not sentence_like(scene.doc, quotation)
    else:
        short = len(scope.items) < _HEADING_WORDS and scope.word(len(scope.items) - 1) not in ENDS and not scope.any_quoted()
    return short and before.word(len(before.items) - 1) in COLONS


_HEADING_WORDS = 8


# --- words without marks -----------------------------------------------------------------------------------------------------------------


def _free(scene: Scene) -> None:
    """Headlines with a speaker and a colon, paragraphs behind a cue that points forward; what is reported inside them is nested."""
    found: list[Content] = []
    near: list[Content] = []
    governing = {id(content.cue) for content in scene.contents}
    for number, reading in enumerate(scene.readings):
        start = scene.doc.starts[reading.scope.items[0]]
        near = [free for free in near if free.end > start]
        head = None if any(free.start <= start for free in near) else headline(scene.doc, scene.readings, number)
        new = [head] if head else []
        cue = _last_pointing(reading) if reading.cues else None
        if cue and id(cue) not in governing:
            new += _pointed(scene, number, cue)
        found += new
        near += new
    frees = Spans(found)
    for content in scene.contents if found else ():
        content.nested = content.nested or frees.holding(content.start, content.end) is not None
    scene.contents += found
    scene.contents.sort(key=lambda content: (content.start, -content.end))


def _last_pointing(reading: Reading) -> CueHit | None:
    scope = reading.scope
    return next((cue for cue in reversed(reading.cues) if _leads_on(scope, cue) or answers_questions(scope, cue)), None)


def _leads_on(scope: Scope, cue: CueHit) -> bool:
    """Whether plain words may follow a cue: ``şöyle konuştu:``, ``Uzmanlar uyarıyor: ...`` on the same line."""
    announced = cue.shape == "finite" and cue.verb.lemma in _ANNOUNCING and scope.word(cue.last + 1) == ":" and cue.last + 2 < scope.size
    return (cue.pointing or announced) and points_on(scope, cue)


_ANNOUNCING = frozenset({"uyar", "açıkla", "duyur", "bildir"})


def _pointed(scene: Scene, number: int, cue: CueHit) -> list[Content]:
    scope = scene.readings[number].scope
    if past_pointer(scope, cue) >= len(scope.items) - 1:
        return pointed_paragraphs(scene.doc, scene.readings, number, cue)
    rest = rest_of_paragraph(scene.doc, scene.readings, number, cue)
    return [rest] if rest else []


def _pointing_cue(reading: Reading) -> CueHit | None:
    """The cue of a sentence that introduces what follows it: one with a word that points, the last before the colon, ``X'e göre ...
    şöyle:``.
    """
    scope = reading.scope
    ends = scope.word(len(scope.items) - 1) in COLONS
    for cue in reversed(reading.cues):
        if points_on(scope, cue) or (ends and cue.pointing):
            return cue
    return next((cue for cue in reading.cues if ends and cue.how == "according"), None)


def cue_word(reading: Reading, cue: CueHit) -> str:
    """The last word of a cue."""
    return reading.scope.word(cue.last)
