"""A speaker's own words with no quotation marks: ``Kaya: Bütçe hazır``, and the paragraphs behind ``şunları söyledi:``.

Only layout shows them: a colon behind a name at the head of a paragraph, a colon behind a cue at the end of one.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.attribute.content import Content, Reading
from quotes.attribute.interview import answers, answers_questions, as_answer, asks, is_heading
from quotes.attribute.owners import cased_before
from quotes.attribute.quotation import past_pointer, points_on
from quotes.attribute.scope import COLONS, Scope, Subject
from quotes.attribute.subject import subjects
from quotes.cases import COMMON, DOCUMENTS, GIVEN, INSTITUTIONS, PLACES
from quotes.contents import finite
from quotes.cues import CueHit, lexicon
from quotes.segment import ENDS, Document

BULLETS = frozenset({"n", "•", "-", "–", "—", "*", "·", "►", "▪", "■"})
_LONGEST_HEADLINE = 500
_MOST_PARAGRAPHS = 40
_MOST_SENTENCES = 100
_PLAIN_PARAGRAPHS = 6
_FIRM = 5


def headline(doc: Document, readings: list[Reading], number: int) -> Content | None:
    """``Kaya: Bütçe hazır`` as a headline: a known speaker, a colon, words without marks. Not ``Bütçe kararı: ...``: a topic is no
    speaker.
    """
    reading = readings[number]
    scope = reading.scope
    head = scope.words[:12]
    colon = head.index(":") if ":" in head else -1
    opens_paragraph = number == 0 or readings[number - 1].sentence.paragraph != reading.sentence.paragraph
    if colon < 1 or not opens_paragraph or _bulleted(reading) or scope.any_quoted():
        return None
    if reading.contents or any(points_on(scope, cue) for cue in reading.cues):
        return None
    subject = _caller(scope, colon)
    last = _without_stop(scope, len(scope.items) - 1)
    if subject is None or last - colon < 2 or _results(scope, colon + 1):
        return None
    if not _surely_person(scope, subject) and _in_list(readings, number):
        return None
    start, end = doc.starts[scope.items[colon + 1]], doc.ends[scope.items[last]]
    following = _rest(readings, number)
    if following:
        end = doc.ends[following[-1].scope.items[-1]]
    if end - start > _LONGEST_HEADLINE or doc.text.count("(", start, end) > 1:
        return None  # too long, or a list of results
    return Content("free", start, end, reading.number, None, colon + 1, last, 0, subject)


def _results(scope: Scope, first: int) -> bool:
    """A list of results behind a colon: ``SETLER: 21-25, 25-22``; not ``KAYA: 85 MİLYONA ...``."""
    return scope.word(first)[:1].isdigit() and not scope.word(first + 1)[:1].isalpha()


def _rest(readings: list[Reading], number: int) -> list[Reading]:
    """The sentences behind one in its paragraph, as long as they hold no quotation and no report."""
    out: list[Reading] = []
    for following in readings[number + 1 : number + 1 + _MOST_SENTENCES]:
        if (
            following.sentence.paragraph != readings[number].sentence.paragraph
            or following.sentence.inside != readings[number].sentence.inside
        ):
            break
        if following.contents or following.scope.any_quoted():
            break
        out.append(following)
    return out


def _without_stop(scope: Scope, last: int) -> int:
    while last > 0 and scope.word(last) == ".":
        last -= 1
    return last


def _caller(scope: Scope, colon: int) -> Subject | None:
    """Who stands before the colon of a headline: the phrase that reaches it, or ``Kaya'dan açıklama``, ``Kaya'dan Demir'e``."""
    found = [subject for subject in subjects(scope, 0, colon) if subject.after >= colon]
    if found and found[-1].weight >= _FIRM and (len(found[-1].phrase.tokens) > 1 or found[-1].phrase.head in scope.names.surnames):
        return found[-1]
    if found and found[-1].phrase.head in scope.names.surnames:
        return found[-1]
    if found and found[-1].phrase.kind == "institution" and found[-1].phrase.head not in PLACES and _institution_like(scope, found[-1]):
        return found[-1]
    source = cased_before(scope, 0, colon, "abl")
    if source is not None and source.kind in ("person", "institution"):
        return Subject(source, colon - 1, colon, True, _FIRM)
    return None


def _surely_person(scope: Scope, subject: Subject) -> bool:
    """Somebody with an office, or whom the article names elsewhere: in full, or now by the surname alone."""
    phrase = subject.phrase
    if len(phrase.tokens) == 1:
        return phrase.head in scope.names.surnames
    return phrase.kind == "person" and (bool(phrase.office) or _again(scope, subject))


def _in_list(readings: list[Reading], number: int) -> bool:
    """Whether the paragraph before or behind begins with a heading and a colon too: ``GOL: ... KARTLAR: ...``."""
    own = readings[number].sentence.paragraph
    before = next((at for at in range(number - 1, -1, -1) if _opens(readings, at) and readings[at].sentence.paragraph != own), -1)
    behind = next((at for at in range(number + 1, len(readings)) if readings[at].sentence.paragraph != own), -1)
    return any(at >= 0 and _heads_topic(readings[at]) for at in (before, behind))


def _opens(readings: list[Reading], at: int) -> bool:
    return at == 0 or readings[at - 1].sentence.paragraph != readings[at].sentence.paragraph


def _heads_topic(reading: Reading) -> bool:
    """A paragraph that begins with a few words and a colon, and with nobody whom the article names elsewhere."""
    words = reading.scope.words[:6]
    colon = words.index(":") if ":" in words else -1
    if colon < 1 or reading.cues:
        return False
    caller = _caller(reading.scope, colon)
    if caller is None:
        return True
    given = caller.phrase.kind == "person" and reading.scope.words[reading.scope.items.index(caller.phrase.name[0])] in GIVEN
    return not (given or _surely_person(reading.scope, caller) or _again(reading.scope, caller))


def _institution_like(scope: Scope, subject: Subject) -> bool:
    """An institution that the article knows: an abbreviation met elsewhere, or a name with an institution's last word."""
    head = subject.phrase.head
    before = scope.items.index(subject.phrase.tokens[0])
    led = any(scope.word(place) not in COMMON for place in range(before))  # Haberler TÜİK: a site's heading stands before it
    if led or head in DOCUMENTS or head in COMMON or head in lexicon().nouns:
        return False  # Önemli Bilgi: ..., Son Söz: ...
    short = len(subject.phrase.tokens) == 1 and scope.names.knows(head)
    return short or subject.phrase.head in INSTITUTIONS or _again(scope, subject)


def _again(scope: Scope, subject: Subject) -> bool:
    """Whether the same name stands elsewhere in the article."""
    words = [scope.doc.words[token] for token in subject.phrase.tokens]
    return scope.names.begin(words) > 1


def pointed_paragraphs(doc: Document, readings: list[Reading], number: int, cue: CueHit) -> list[Content]:
    """The paragraphs behind a cue and a colon that are not in quotation marks: bulleted or labelled ones and answers all, plain ones up
    to the next report.
    """
    first = number + 1
    if first >= len(readings) or readings[first].scope.quoted(0):
        return []
    groups = _paragraphs(readings, first)
    if any(_marked(group) for group in groups) and _starts_marked(groups):
        return [_paragraph(doc, group, cue, number) for group in _marked_run(groups)]
    if asks(groups[0]) or answers_questions(readings[number].scope, cue):
        return [_paragraph(doc, group, as_answer(cue), number) for group in answers(groups)]
    plain = []
    for group in groups[:_PLAIN_PARAGRAPHS]:
        if not _plain(group):
            break
        plain.append(_paragraph(doc, group, cue, number))
    return plain


def _paragraphs(readings: list[Reading], first: int) -> list[list[Reading]]:
    groups: list[list[Reading]] = []
    for reading in readings[first : first + _MOST_SENTENCES]:
        if groups and groups[-1][0].sentence.paragraph == reading.sentence.paragraph:
            groups[-1].append(reading)
        elif len(groups) < _MOST_PARAGRAPHS:
            groups.append([reading])
        else:
            break
    return groups


def _bulleted(reading: Reading) -> bool:
    return reading.scope.word(0) in BULLETS


def _marked(group: list[Reading]) -> bool:
    """A paragraph with a bullet, or with a topic in capitals and a colon before it."""
    return _bulleted(group[0]) or _label(group[0].scope, 0) > 0


def _label(scope: Scope, first: int) -> int:
    """The colon behind a topic in capitals at the head of a paragraph: ``ASIL İŞ ŞİMDİ BAŞLIYOR: ...``; -1 where none is."""
    head = scope.words[first : first + _LONGEST_LABEL]
    colon = first + head.index(":") if ":" in head else -1
    shouted = colon > first and scope.doc.raw(scope.items[first], scope.items[colon]).isupper()
    return colon if shouted and not _calls(scope, first, colon) else -1


def _calls(scope: Scope, first: int, colon: int) -> bool:
    """Whether what stands before a colon is somebody who speaks: ``AYŞE KAYA:``, ``KAYA:``; a topic has two words, or one that the article
    writes small as well.
    """
    caller = _caller(scope, colon)
    if caller is not None and caller.phrase.kind == "person" and caller.phrase.name:
        return not finite(caller.phrase.head)  # ÜÇ DİNİN TEMSİLCİSİ OLMALI:
    word = scope.word(first)
    return colon == first + 1 and len(word) > _SHORT_FORM and word not in COMMON and not scope.doc.ever_small(word)


_SHORT_FORM = 4  # letters: MGK, TRT; longer ones are names
_LONGEST_LABEL = 10  # words


def _starts_marked(groups: list[list[Reading]]) -> bool:
    """Whether the run begins with a bullet or a label, or with a question or a heading that such a paragraph follows."""
    second = len(groups) > 1 and _marked(groups[1])
    return _marked(groups[0]) or (second and (asks(groups[0]) or is_heading(groups[0])))


def _marked_run(groups: list[list[Reading]]) -> list[list[Reading]]:
    """Marked paragraphs as long as no more than two others (questions, headings) lie between, and no other cue that points forward."""
    out: list[list[Reading]] = []
    gap = 0
    for group in groups:
        if _marked(group):
            out.append(group)
            gap = 0
        else:
            gap += 1
            if gap > 2 or any(cue.pointing and points_on(reading.scope, cue) for reading in group for cue in reading.cues):
                break
    return out


def _plain(group: list[Reading]) -> bool:
    """A paragraph of plain sentences that reports nothing itself, is no heading and does not begin with another speaker."""
    last = group[-1].scope
    stop = last.word(len(last.items) - 1)
    if any(reading.contents for reading in group) or stop in COLONS or _called(group[0].scope):
        return False
    return stop in ENDS or finite(stop)


def _called(scope: Scope) -> bool:
    """Whether a paragraph begins with a speaker in capitals and a colon: ``KAYA: ...``."""
    head = scope.words[:_LONGEST_LABEL]
    colon = head.index(":") if ":" in head else -1
    return colon > 0 and scope.doc.raw(scope.items[0], scope.items[colon]).isupper() and _calls(scope, 0, colon)


def _paragraph(doc: Document, group: Sequence[Reading], cue: CueHit, number: int) -> Content:
    """One paragraph as a content; its bullet and a topic in capitals before a colon are left out, its full stop is not."""
    if len(group) > 1 and _label(group[0].scope, 0) == group[0].scope.size - 1:
        group = group[1:]  # the topic is a sentence of its own
    head, tail = group[0].scope, group[-1].scope
    first = 0
    while head.word(first) in BULLETS:
        first += 1
    first = min(max(first, _label(head, first) + 1), len(head.items) - 1)
    start, end = doc.starts[head.items[first]], doc.ends[tail.items[-1]]
    return Content("free", start, end, group[0].number, cue, first, len(head.items) - 1, 0, pointed=True, cue_sentence=number)


def rest_of_paragraph(doc: Document, readings: list[Reading], number: int, cue: CueHit) -> Content | None:
    """Plain words behind a colon in the same paragraph: ``Kaya şöyle konuştu: Bütçe hazır. Yarın oylanacak.``"""
    reading = readings[number]
    scope = reading.scope
    colon = past_pointer(scope, cue)
    if scope.word(colon) not in COLONS or colon + 2 >= len(scope.items):
        return None
    last = (_rest(readings, number) or [reading])[-1]
    start, end = doc.starts[scope.items[colon + 1]], doc.ends[last.scope.items[-1]]
    return Content("free", start, end, number, cue, colon + 1, len(scope.items) - 1, 0, pointed=True, cue_sentence=number)
