"""The nouns of the project: what is found, by which rule, and where in the text of record.

Every ``start`` and ``end`` is a count of Unicode code points into the text of record (half open: ``text[start:end]``).
Nothing in this module behaves: it imports nothing of ours, and everybody imports it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["direct", "indirect", "mixed", "free"]
SpeakerKind = Literal["person", "institution", "document", "group", "unnamed"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker as the sentence names them, case ending taken off: ``Cumhurbaşkanı İlham Aliyev``.

    ``name`` is the part after the office (``İlham Aliyev``; None for an office alone), ``role`` the office (None without one).
    """

    start: int
    end: int
    text: str
    name: str | None
    role: str | None
    kind: SpeakerKind


@dataclass(frozen=True, slots=True)
class Answer:
    """What one attribution rule said of one content: a mention, or silence with a reason."""

    rule: str
    mention: Mention | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """One attributed statement, direct or not.

    ``speaker`` is the fullest name that the article has for the one who speaks, ``mention`` what stands in the sentence
    (None where the subject is dropped), ``role`` the office at the time. Where ``speaker`` is None, ``reason`` says why.
    ``rule`` names the attribution rule that answered, ``answers`` all that answered, in order: the first won.
    ``parent`` is the index, within the same extraction, of the statement that this one is nested in.
    """

    kind: Kind
    start: int
    end: int
    text: str
    rule: str
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    verb: str | None = None
    verb_class: str | None = None
    speaker: str | None = None
    speaker_kind: SpeakerKind | None = None
    mention: str | None = None
    mention_start: int | None = None
    mention_end: int | None = None
    role: str | None = None
    reason: str | None = None
    parent: int | None = None
    answers: tuple[Answer, ...] = field(default=(), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Rejected:
    """Quotation marks that hold no speech: the span between the marks, and the reason in a word (``title``, ``term`` ...)."""

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one text: statements in order of their start, and the quotation marks left out."""

    quotes: tuple[Quote, ...]
    rejected: tuple[Rejected, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read.

    ``text`` is the text of record. ``date`` is ISO 8601 as precise as the source was (``2026-02``, ``2026-02-10``),
    ``time`` is ``12:20`` or None, ``source`` the path or address that it came from. ``repair`` says what was wrong with the decoding
    and is mended, ``agency`` is the news agency that the text names (``AA``), ``place`` that of its dateline, ``author`` its byline.
    """

    source: str
    text: str
    title: str | None = None
    date: str | None = None
    time: str | None = None
    outlet: str | None = None
    url: str | None = None
    encoding: str = "utf-8"
    repair: str | None = None
    author: str | None = None
    agency: str | None = None
    place: str | None = None
