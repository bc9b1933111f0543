"""Reads one sentence: which cue governs which content.

Cues are taken from left to right. What stands before a cue, back to the cue before it, is its own: a quotation directly before it, or a
clause whose nominalised verb has the ending that the cue governs. A cue that points forward takes what follows its colon. This is the
front door of reading: ``scene`` calls ``read`` for every sentence, and each kind of content has a room of its own below (``quotation``,
``clause``, ``source``).
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.attribute.clause import clause_before
from quotes.attribute.content import Content, Reading, past_connective
from quotes.attribute.epithet import Epithet
from quotes.attribute.heads import head_after
from quotes.attribute.quotation import quotation_after, quotation_before
from quotes.attribute.reports import reports, told_in_text
from quotes.attribute.scope import Scope, Subject
from quotes.attribute.source import told_by_source
from quotes.cues import CueHit, find_cues
from quotes.segment import ENDS, Sentence


def read(scope: Scope, sentence: Sentence, number: int, candidates: Sequence[int]) -> Reading:
    """Reads one sentence; contents come in the order of their cues. ``candidates`` are the ``cue_words`` of the document."""
    reading = Reading(scope, sentence, number, find_cues(scope.doc, scope.items, scope.words, candidates), [])
    if not reading.cues:
        return reading
    low = past_connective(scope, 0)
    head_low = low
    used: set[int] = set()
    for cue in reading.cues:
        found = told_by_source(reading, cue, low) if cue.how == "according" else _governed(reading, cue, low, head_low, used)
        reading.contents += found
        used.update([content.first for content in found if content.quotation >= 0])
        low, head_low = _next_low(scope, cue, low, head_low, bool(found))
    _merge_according(reading)
    return reading


def _merge_according(reading: Reading) -> None:
    """``X'in haberine göre, ... olduğu belirtildi`` says one thing: the passive's clause, with the source of ``göre``; a passive that has
    somebody of its own who says it stands inside the source's words.
    """
    for source in [content for content in reading.contents if content.cue and content.cue.how == "according"]:
        other = next((other for other in reading.contents if _goes_with(source, other)), None)
        if other is None or other.cue is None:
            continue
        other.first = max(other.first, source.first)
        other.start = max(other.start, source.start)
        if _has_agent(reading.scope, other, other.cue):
            other.nested = True
        else:
            other.source = source.cue
            reading.contents.remove(source)


def _goes_with(source: Content, other: Content) -> bool:
    """Whether a passive reports what stands behind ``göre``."""
    if other.cue is None or source.cue is None or not other.cue.passive or other.cue.shape != "finite":
        return False
    return (other.cue.last >= source.last or other.first <= source.first) and other.last > source.first


def _has_agent(scope: Scope, content: Content, cue: CueHit) -> bool:
    """Whether a passive has somebody of its own who says it: ``X'e göre, ... Y tarafından bildirildi``."""
    return "tarafından" in scope.words[content.last + 1 : cue.first]


def _next_low(scope: Scope, cue: CueHit, low: int, head_low: int, found: bool) -> tuple[int, int]:
    """Where the next cue looks for its subject, and where its content may begin: behind this cue, and behind its head as well.

    A converb shares its subject with what follows; a finite verb does not, nor does -ken.
    """
    of_a_text = found and told_in_text(scope, cue)
    if cue.how in ("according", "label") or (cue.shape in ("dik", "acak", "ma", "mak", "is") and not of_a_text):
        return low, head_low
    after = cue.last + 1
    while scope.word(after) in (",", "ve", ";") or (scope.word(after) in ENDS and after < len(scope.items) - 1):
        after += 1
    if not found and cue.shape == "ken" and cue.how == "noun" and scope.word(cue.last + 1) != ",":
        return low, after  # vurgusu yaparken ... yineledi: one speaker
    if not found and (cue.shape not in ("erek", "ken") or scope.word(cue.last + 1) != ","):
        return low, head_low
    if cue.shape in ("erek", "ip", "ince"):
        return low, after
    if of_a_text or cue.shape != "participle" or cue.passive:
        return after, after
    if after > cue.last + 1:
        return cue.last + 1, after  # belirten ve ... ekleyen Kaya: their head stands behind the second
    head = head_after(scope, cue.last + 1)
    return cue.last + 1, head.after if head and _is_topic(head) else after


def _is_topic(head: Subject | Epithet) -> bool:
    """Whether the head of a participle is the sentence's subject as well, so that what follows it is new."""
    return isinstance(head, Epithet) or not head.phrase.case


def _governed(reading: Reading, cue: CueHit, low: int, head_low: int, used: set[int]) -> list[Content]:
    if not reports(reading, cue):
        return []
    quoted = quotation_before(reading, cue, low, head_low, used)
    if quoted:
        return quoted
    clause = None if cue.pointing else clause_before(reading, cue, low, head_low)
    if clause:
        return [clause]
    return quotation_after(reading, cue, low, used)
