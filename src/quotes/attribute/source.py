"""What ``göre`` governs, and whether the dative before it is a source at all.

``Bakana göre`` and ``habere göre`` report the rest of their sentence; ``yaşa göre``, ``geçen yıla göre`` and ``kurallara göre`` measure
or compare. ``reading`` asks here for every ``göre``; whose text it is, the rules in ``according`` find out later.
"""

from __future__ import annotations

from quotes.attribute.content import Content, Reading, ends_of, own_words
from quotes.attribute.scope import Scope, past_comma
from quotes.cases import (
    DOCUMENTS,
    PLACES,
    PROVISIONS,
    common_case,
    is_group,
    known_word,
    split_case,
    text_form,
)
from quotes.contents import finite
from quotes.cues import CueHit, lexicon
from quotes.models import Kind
from quotes.segment import ENDS

_NO_SOURCE = frozenset("buna bunlara şuna ona bana sana bize size onlara kendine kendisine neye duruma görünüşe sıraya isteğe".split())
_TIMES = (
    "dönemine",
    "ayına",
    "yıla",
    "aya",
    "yılına",
    "haftaya",
    "güne",
    "kapanışa",
    "öncesine",
    "önceye",
    "sonuna",
    "sezona",
    "çeyreğe",
    "döneme",
    "kapanışına",
    "seviyesine",
)


def told_by_source(reading: Reading, cue: CueHit, low: int) -> list[Content]:
    """What follows ``X'e göre``, up to the end of the sentence, its full stop left out."""
    scope = reading.scope
    if not is_source(scope, cue.first - 1) or (cue.first - low > _FAR_IN and _told_later(reading, cue)):
        return []
    first = past_comma(scope, cue.last + 1 + (scope.word(cue.last + 1) == ";"))
    last = next((place for place in range(first + 3, len(scope.items)) if scope.word(place) == ";"), len(scope.items)) - 1
    while last > first and (scope.word(last) in ENDS or scope.word(last) in (":", ",")):
        last -= 1
    if last - first < 2 or (scope.word(len(scope.items) - 1) == ":" and not finite(scope.word(last))):
        return []
    start, end = ends_of(scope, first, last)
    quotes = [place for place in range(first, last + 1) if scope.quoted(place)]
    if any(scope.word(place - 1) == ":" for place in quotes):
        return []
    kind: Kind = "mixed" if any(own_words(scope, place) for place in quotes) else "indirect"
    return [Content(kind, start, end, reading.number, cue, first, last, low)]


def _told_later(reading: Reading, cue: CueHit) -> bool:
    """Whether a verb of speech stands behind a cue."""
    return any(other.first > cue.last and other.how != "label" for other in reading.cues)


def is_source(scope: Scope, place: int) -> bool:
    """Whether the dative before ``göre`` is somebody or a text that says something, not a time, a rule or a measure."""
    if place < 0:
        return False
    word = scope.word(place)
    if word == ")":
        return True
    if _compares(scope, place):
        return False
    text = text_form(word)
    if word in _NO_SOURCE or word in _TIMES or (text.lemma if text else split_case(word)[0]) in PROVISIONS - {"karar"}:
        return False
    if text is not None and text.lemma == "sıralama" and not text.person:
        return False  # sıralamalara göre eşleşecek: an order, nobody's
    base, case = common_case(word)
    if case == "dat" and is_group(base) and scope.word(place + 2) != "," and place > _AT_HEAD:
        return False  # hastalara göre daha ...: in the midst of a sentence a group is a measure
    if case == "dat" and (known_word(base) or base in DOCUMENTS):
        return True
    if "'" in word and scope.word(place + 2) != "," and any(map(str.isdigit, word)):
        return False  # Galaxy S3'e göre, E-5000'e göre: a model, compared with
    if "'" in word:
        return split_case(word)[1] == "dat" and base[0].isalpha() and (base not in PLACES or scope.word(place + 2) == ",")
    return _document_dative(word) or _told(word, scope.word(place - 1))


_AT_HEAD = 3
_FAR_IN = 14  # behind as many words göre no longer governs what other cues of the sentence report
_COMPARING = frozenset("daha çok en yüzde kat % az fazla kısa uzun avantajlı biraz epey oldukça iki üç".split())


def _compares(scope: Scope, place: int) -> bool:
    """``kadınlara göre daha yüksek``, ``bilgilere göre önerilen sonuçlar``: a measure or an attribute, no source; a comma behind ``göre``
    says otherwise.
    """
    after = scope.word(place + 2)
    if "göre" in (scope.word(place), after):
        return True  # göz göre göre
    if any(scope.word(back) in ("önceki", "geçen") for back in range(max(0, place - 6), place)):
        return True
    if _document_dative(scope.word(place)):
        return after.endswith(("nan", "nen", "lan", "len")) and len(after) > 4
    return after in _COMPARING or (after.isdigit() and scope.word(place + 3) in ("kat", "puan"))


# What whoever writes has heard, from nobody in particular.
_HEARD = frozenset("duyduğuma duyduğumuza öğrendiğime öğrendiğimize".split())


def _told(word: str, before: str) -> bool:
    """``aktardığına göre``, ``iddia ettiklerine göre``: a verb of speech, of somebody else; not ``yaptığına göre``, "since he did"."""
    if word in _HEARD:
        return True
    lex = lexicon()
    for form in lex.forms[word]:
        if form.shape == "dik" and form.case == "dat" and form.person.startswith("3"):
            return any(not verb.before or before in verb.before[-1] for verb in lex.verbs.get(form.lemma, ()))
    return False


def _document_dative(word: str) -> bool:
    """``haberine``, ``açıklamasına``, ``verilerine``, ``sonuçlarına``: a text with its owner."""
    text = text_form(word)
    return text is not None and text.case == "dat"
