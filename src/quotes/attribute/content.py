"""What reading a sentence makes: its contents with their cues, before anybody is chosen as their speaker.

The lowest room of reading. Clauses, quotations and sources are read by their own rooms into these two classes, ``reading`` gathers them,
and ``scene`` holds those of a whole article for the rules. Beside the classes stand the few questions that all of these rooms ask of a
sentence: where it begins behind its connective, which code points a stretch of it covers.
"""

from __future__ import annotations

from dataclasses import dataclass

from quotes.attribute.epithet import Epithet
from quotes.attribute.scope import Scope, Subject
from quotes.contents import words_inside
from quotes.cues import CueHit
from quotes.mentions.phrase import Phrase
from quotes.models import Kind
from quotes.segment import Sentence
from quotes.words import table

_CONNECTIVES: dict[str, list[list[str]]] = {}
for _row in table("function_words"):
    if _row["kind"] == "connective":
        _CONNECTIVES.setdefault(_row["word"].split()[0], []).append(_row["word"].split())
for _same_head in _CONNECTIVES.values():
    _same_head.sort(key=len, reverse=True)


@dataclass(slots=True)
class Content:
    """One content and its cue, before anybody is chosen as its speaker.

    ``first`` and ``last`` are its places in the sentence's items, ``low`` the place where its own part of the sentence begins (after the
    cue
    before it). ``subject`` is what reading the clause took for its subject, ``owner`` the genitive that a nominalised cue has for one.
    ``nested`` is set inside quotations and under another cue.
    """

    kind: Kind
    start: int
    end: int
    sentence: int
    cue: CueHit | None
    first: int
    last: int
    low: int
    subject: Subject | None = None
    epithet: Epithet | None = None
    quotation: int = -1
    nested: bool = False
    pointed: bool = False
    source: CueHit | None = None
    cue_sentence: int = -1
    owner: Phrase | None = None


@dataclass(slots=True)
class Reading:
    """A sentence with its cues and the contents that they govern."""

    scope: Scope
    sentence: Sentence
    number: int
    cues: list[CueHit]
    contents: list[Content]


def past_connective(scope: Scope, place: int) -> int:
    """Past ``Ancak``, ``Öte yandan``, ``Ayrıca,`` and a dash or bullet at the head of a sentence."""
    while scope.word(place) in ("-", "–", "—", "•", "*", "·", "...", "…"):
        place += 1
    for words in _CONNECTIVES.get(scope.word(place), ()):
        if [scope.word(place + i) for i in range(len(words))] == words:
            place += len(words)
            break
    while scope.word(place) == ",":
        place += 1
    return place


def own_words(scope: Scope, place: int) -> bool:
    """Whether a quotation inside a clause is the speaker's wording rather than a name or a term: two words or more, or not a noun's
    label.
    """
    quotation = scope.doc.quotations[scope.doc.opens[scope.items[place]]]
    words = words_inside(scope.doc, quotation)
    return len(words) > 1 or scope.word(place + 1).startswith(("olduğ", "olacağ"))


def ends_of(scope: Scope, first: int, last: int) -> tuple[int, int]:
    """Code points from one place to another, marks at the very ends left out."""
    doc = scope.doc
    start = doc.starts[scope.items[first]]
    if scope.quoted(first):
        start = doc.quotations[doc.opens[scope.items[first]]].start
    end = doc.ends[scope.items[last]]
    if scope.quoted(last):
        end = doc.quotations[doc.opens[scope.items[last]]].end
    return start, end
