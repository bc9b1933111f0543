"""Quotations and the cues that take them: directly before the cue, or behind it and a colon.

The first that ``reading`` asks for what a cue governs, for quotation marks tell more than endings do; whatever stands behind a cue that
points forward is asked for last. A quotation that ends with a nominalised verb is a part of a clause, and handed on to ``clause``.
"""

from __future__ import annotations

from quotes.attribute.beginning import clause_up_to
from quotes.attribute.clause import fits
from quotes.attribute.content import Content, Reading, ends_of
from quotes.attribute.epithet import epithet_at_head, epithet_before
from quotes.attribute.owners import genitive_before, genitive_subject
from quotes.attribute.scope import COLONS, PARTICLES, Scope, after_bracket
from quotes.attribute.subject import adjacent_subject, subject_before
from quotes.cases import (
    FUNCTION,
    common_case,
    known_word,
)
from quotes.contents import nominal, sentence_like, words_inside
from quotes.cues import FORWARD, CueHit, lexicon
from quotes.mentions.phrase import Phrase
from quotes.models import Kind
from quotes.segment import ENDS


def _first_person(word: str) -> bool:
    """``vereceğim``, ``yapacağız``: at the end of a quotation a plain future, no nominalised verb."""
    return word.endswith(("cağım", "ceğim", "cağız", "ceğiz"))


def _takes_quotation(cue: CueHit, gap: int) -> bool:
    """Whether a quotation directly before a cue is its content; a verb that needs a clause wants ``diye`` or a noun of speech."""
    if cue.how in ("diye", "noun"):
        return True
    if cue.how == "label":
        return gap == 0
    if "quote" in cue.verb.frame or _labels(cue):
        return True
    return cue.verb.gate == "speech" and gap == 0


def quotation_before(reading: Reading, cue: CueHit, low: int, head_low: int, used: set[int]) -> list[Content]:
    """Quotations directly before a cue: ``"A" dedi``, ``"A", "B" diye konuştu``; a clause whose nominalised verb is quoted is mixed."""
    scope = reading.scope
    place, gap = _gap_before(scope, cue, low)
    judged = cue.verb.verb_class == "opinion" and scope.word(cue.first - 1) == "olarak"
    if place < low or not scope.quoted(place) or place in used or not (judged or _takes_quotation(cue, gap)):
        return []
    index = scope.doc.opens[scope.items[place]]
    quotation = scope.doc.quotations[index]
    words = words_inside(scope.doc, quotation)
    if words and fits(cue, nominal(words[-1])) and cue.how != "diye" and not _first_person(words[-1]):
        return [clause_up_to(reading, cue, low, head_low, place)]
    if cue.how == "label" and words and nominal(words[-1]) == "nom" and cue.noun is not None and cue.noun.lemma in _REASONS:
        content = _direct(reading, cue, low, place, "mixed")
        content.owner = _beside(scope, low, place) or (None if content.subject else genitive_subject(scope, low, place))
        return [content]
    if cue.how == "label" and not _label_speaks(reading, cue, place):
        return []
    if _labels(cue) or scope.word(cue.first - 1) == "olarak":
        return [] if cue.passive else [clause_up_to(reading, cue, low, head_low, place)]
    if ((cue.how == "verb" and cue.verb.lemma != "de") or _has_form(scope, cue)) and not sentence_like(scope.doc, quotation):
        return []
    out = [_direct(reading, cue, low, place)]
    while place - 2 >= low and scope.word(place - 1) in (",", "ve") and scope.quoted(place - 2):
        place -= 2
        out.insert(0, _direct(reading, cue, low, place))
    return out


def _has_form(scope: Scope, cue: CueHit) -> bool:
    """``"geçici" şeklinde verilmiş``: a verb that needs a noun of speech to report, and has none."""
    bare = scope.word(cue.first) == "şeklinde" and cue.last == cue.first + 1
    return bare and all(verb.before for verb in lexicon().verbs.get(cue.verb.lemma, ()))


# "... bağdaşmadığı" gerekçesiyle: a clause in somebody's words, as their reason.
_REASONS = frozenset({"gerekçe", "iddia", "suçlama"})


def _labels(cue: CueHit) -> bool:
    """A verb that calls one thing another: ``kararı "..." diye nitelendirdi``; the whole of it is what was said."""
    return (
        cue.how != "noun"
        and cue.verb.verb_class == "opinion"
        and not cue.verb.frame & {"acc", "dat"}
        and cue.verb.lemma not in ("yorumla", "değerlendir")
    )


def _gap_before(scope: Scope, cue: CueHit, low: int) -> tuple[int, int]:
    """The place before a cue, commas and a couple of adverbs skipped, and how many words were skipped."""
    place, gap = cue.first - 1, 0
    while place >= low and not scope.quoted(place) and gap < 4:
        word = scope.word(place)
        if word == ",":
            pass
        elif (
            word in FUNCTION
            or word in PARTICLES
            or scope.capital(place)
            or known_word(common_case(word)[0])
            or common_case(word)[1] in ("dat", "abl", "ins")
        ):
            gap += 1
        else:
            break
        place -= 1
    return place, gap


def _direct(reading: Reading, cue: CueHit | None, low: int, place: int, kind: Kind = "direct") -> Content:
    scope = reading.scope
    index = scope.doc.opens[scope.items[place]]
    quotation = scope.doc.quotations[index]
    subject = adjacent_subject(scope, low, place) or subject_before(scope, low, place)
    owner = _beside(scope, low, place) if _handed_on(cue) else None
    epithet = None if subject else epithet_at_head(scope, low, place) or epithet_before(scope, low, place)
    return Content(kind, quotation.start, quotation.end, reading.number, cue, place, place, low, subject, epithet, index, owner=owner)


def _beside(scope: Scope, low: int, place: int) -> Phrase | None:
    """The genitive directly before a quotation, a comma between or not."""
    high = place - 1 if scope.word(place - 1) == "," else place
    return genitive_before(scope, high - 1, high) if high > low else None


def _handed_on(cue: CueHit | None) -> bool:
    """Whether a cue passes on what its genitive says: ``Ankara'nın "..." mesajını iletti``."""
    return cue is not None and cue.how == "noun" and cue.noun is not None and cue.noun.case == "acc" and cue.noun.person.startswith("3")


def _label_speaks(reading: Reading, cue: CueHit, place: int) -> bool:
    """A noun of speech with no verb counts where it stands in a case that reports, or where it has an owner: ``"..." sözleriyle``."""
    noun = cue.noun
    if noun is None or reading.scope.word(cue.last + 1) in _CONCERNING:
        return False
    quotation = reading.scope.doc.quotations[reading.scope.doc.opens[reading.scope.items[place]]]
    words = words_inside(reading.scope.doc, quotation)
    if noun.case == "ins" and noun.person.startswith("3") and len(words) > 2:
        return True
    return noun.person.startswith("3") and (sentence_like(reading.scope.doc, quotation) or (len(words) > 2 and noun.number == "pl"))


# "Artan fiyatlar" haberiyle ilgili: what something else is about.
_CONCERNING = frozenset({"ilgili", "alakalı", "bağlantılı"})


def past_pointer(scope: Scope, cue: CueHit) -> int:
    """The place after a cue, its bracket, and after a noun of speech ``da``, ``ise`` and ``şöyle``: ``yanıtı da:``, ``konuşması ise
    şöyle:``.
    """
    place = after_bracket(scope, cue.last + 1)
    if cue.how == "label":
        while scope.word(place) in PARTICLES or scope.word(place) in _FORWARD:
            place += 1
    return place


_FORWARD = FORWARD | {"özetle", "şudur", "özeti", "tamamı", "aşağıdaki", "gibi", "oldu", "olmuştu"}


def points_on(scope: Scope, cue: CueHit) -> bool:
    """Whether a cue introduces what follows it: it points forward, or a colon stands behind it."""
    after = past_pointer(scope, cue)
    if cue.how == "label" and not cue.pointing and not (cue.noun and cue.noun.person.startswith("3")):
        return False
    return scope.word(after) in COLONS or (cue.pointing and after >= len(scope.items) - 1)


def quotation_after(reading: Reading, cue: CueHit, low: int, used: set[int]) -> list[Content]:
    """Quotations behind a cue and a colon in the same sentence: ``şunları söyledi: "..."``; or words behind ``dedi ki``."""
    scope = reading.scope
    place = past_pointer(scope, cue)
    if scope.word(place) == "ki" and cue.shape == "finite":
        place += 1
    elif (cue.how == "label" and scope.word(place) not in COLONS) or (scope.word(place) not in (":", ",", ";") and not cue.pointing):
        return []
    while scope.word(place) in (":", ",", ";", "-"):
        place += 1
    if scope.quoted(place) and cue.verb.gate not in ("speech", "noun", "label") and not _any_sentence(scope, place):
        return []
    if not scope.quoted(place) or place in used:
        return _after_ki(reading, cue, low, place)
    if not cue.pointing and _has_own_cue(reading, place):
        return []
    subject = subject_before(scope, low, cue.first)
    out = []
    while scope.quoted(place):
        content = _direct(reading, cue, low, place)
        content.subject, content.pointed = subject, True
        out.append(content)
        place += 1
        while scope.word(place) in (",", "ve") or scope.word(place) in ENDS:
            place += 1
    return out


def _has_own_cue(reading: Reading, place: int) -> bool:
    """Whether another cue stands directly behind a quotation: ``önemini vurgulayarak, "Hazırız" dedi``."""
    return any(other.first == place + 1 and other.how != "label" for other in reading.cues)


def _any_sentence(scope: Scope, place: int) -> bool:
    """Whether one of the quotations from here on is an utterance, not a list of names: ``şu projeleri tamamladı: "Mavi Sahil", "Yeşil
    Yol"``.
    """
    doc = scope.doc
    return any(scope.quoted(p) and sentence_like(doc, doc.quotations[doc.opens[scope.items[p]]]) for p in range(place, len(scope.items)))


def _after_ki(reading: Reading, cue: CueHit, low: int, place: int) -> list[Content]:
    """Plain words behind ``dedi ki``."""
    scope = reading.scope
    last = len(scope.items) - 1
    while last > place and scope.word(last) in ENDS:
        last -= 1
    if scope.word(cue.last + 1) != "ki" or "ki" not in cue.verb.frame or last - place < 1:
        return []
    start, end = ends_of(scope, place, last)
    return [Content("indirect", start, end, reading.number, cue, place, last, low, subject_before(scope, low, cue.first), pointed=True)]
