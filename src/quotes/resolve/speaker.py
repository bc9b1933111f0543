"""Who speaks, and who has spoken before; a person by the fullest name in the article.

The nouns of resolving, and the simplest case of it: a name. ``offices`` and ``bodies`` come back to it where an office or an
institution's name turns out to be a person's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from quotes.cases import (
    PLACES,
)
from quotes.models import Mention, SpeakerKind
from quotes.resolve.register import JOINT, Register, fuller_people, group_stem, office_stems, parts_of_pair
from quotes.text import key

Told = Callable[[], Mention | None]


def nobody() -> None:
    """No sentence stands before, or none is to be asked."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the fullest name in the article, what kind of speaker, the office known for them."""

    name: str
    kind: SpeakerKind
    role: str | None = None


@dataclass(slots=True)
class Recent:
    """Who spoke last: anybody, a person, an institution; and the groups that have spoken, by the stem of their last word."""

    anybody: Speaker | None = None
    person: Speaker | None = None
    institution: Speaker | None = None
    groups: dict[str, str] = field(default_factory=dict)

    def heard(self, speaker: Speaker) -> None:
        """Remembers that somebody has spoken."""
        self.anybody = speaker
        if speaker.kind == "person" and speaker.name != speaker.role:
            self.person = speaker
        elif speaker.kind == "institution":
            self.institution = speaker
        elif speaker.kind in ("group", "unnamed"):
            self.groups.setdefault(group_stem(speaker.name), speaker.name)


def person_speaker(mention: Mention, book: Register) -> Speaker:
    """A person by the fullest name in the article; of several that fit, the one with the office that the mention tells."""
    if JOINT.search(mention.name or ""):
        return _together(mention, book)
    words = tuple(key(mention.name or "").split())
    fuller = fuller_people(words, book)
    if len(fuller) > 1 and mention.role:
        stems = office_stems(mention.role)
        fitting = [person for person in fuller if any(stems & office for office, _ in person.offices)]
        fuller = fitting if len(fitting) == 1 else fuller
    if len(fuller) > 1:
        met = [person for person in fuller if person.position < mention.start]  # who is yet to come is not called by the surname alone
        fuller = met if len(met) == 1 else fuller
    if len(fuller) == 1:
        return Speaker(fuller[0].name, "person", mention.role)
    own = book.people.get(words)
    return Speaker(own.name if own else mention.name or mention.text, "person", mention.role)


def _together(mention: Mention, book: Register) -> Speaker:
    """Two who speak together, each by the fullest name: ``Ayşe Kaya ve Ali Demir``."""
    names = [
        person_speaker(Mention(mention.start, mention.end, part, part, None, "person"), book).name
        for part in parts_of_pair(mention.name or "")
    ]
    return Speaker(" ve ".join(names), "person" if key(names[0]) not in PLACES else "institution", None)
