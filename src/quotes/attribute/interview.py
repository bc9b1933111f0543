"""Questions and answers in paragraphs of their own, with no quotation marks: ``sorularımızı yanıtladı:``.

A paragraph that asks says that the one behind it answers, with a dash before it or without. The questions are nobody's statements: an
interview seldom tells who asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes.attribute.content import Reading
from quotes.attribute.scope import Scope
from quotes.cues import CueHit
from quotes.segment import ENDS

Paragraph = Sequence[Reading]

_LONGEST_QUESTION = 80  # words
_QUESTIONS = 2  # at the least: one alone may be a heading
_MOST_HEADINGS = 2  # one behind another


def asks(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a question: short, and a question mark at its end."""
    words = sum(reading.scope.size for reading in paragraph)
    return words <= _LONGEST_QUESTION and _last_word(paragraph) == "?"


def answers(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs that answer, from the first question on; empty where the first paragraph that is no heading asks nothing, or nothing
    else is asked.
    """
    if sum(map(asks, paragraphs)) < _QUESTIONS:
        return []
    out: list[Paragraph] = []
    asked, headings = False, 0
    for paragraph in paragraphs:
        if asks(paragraph):
            asked, headings = True, 0
        elif is_heading(paragraph):
            headings += 1
            if headings > _MOST_HEADINGS:
                break
        elif not asked:
            break
        else:
            out.append(paragraph)
            headings = 0
    return out


def answers_questions(scope: Scope, cue: CueHit) -> bool:
    """``sorularımızı yanıtladı`` at the end of its sentence: what follows is asked and answered."""
    noun, form = cue.noun, cue.form
    if noun is None or form is None or noun.lemma != "soru" or form.lemma not in _ANSWERING or cue.shape != "finite":
        return False
    return cue.last >= scope.size - 2 and (cue.last == scope.size - 1 or scope.word(scope.size - 1) in (":", ".", "…", "..."))


_ANSWERING = frozenset({"yanıtla", "cevapla", "cevaplandır", "yanıtlandır"})


def as_answer(cue: CueHit) -> CueHit:
    """The cue as that of an answer: its noun is that of the question."""
    return replace(cue, verb=replace(cue.verb, verb_class="answer"))


def is_heading(paragraph: Paragraph) -> bool:
    """A short line without a stop."""
    return len(paragraph) == 1 and paragraph[0].scope.size < _HEADING_WORDS and _last_word(paragraph) not in ENDS


_HEADING_WORDS = 9


def _last_word(paragraph: Paragraph) -> str:
    scope = paragraph[-1].scope
    return scope.word(scope.size - 1)
