"""The nouns of linking: what is seen in an article, what is known beforehand, what comes out.

Dates are ISO 8601, as precise as the source was (``2026``, ``2026-02``, ``2026-02-10``).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from quotes.models import SpeakerKind


class PeopleError(ValueError):
    """A table or a decision that cannot be used; the message is one line a fault: where it stands and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One speaker of one article, as the article's own statements name them.

    ``name`` is the fullest name that the article has, ``source`` the article, ``roles`` the offices as written, ``forms`` the other names
    that the same article uses for the same speaker (``Aliyev``, ``TÜİK``), ``times`` the number of statements.
    """

    source: str
    name: str
    kind: SpeakerKind | None
    date: str | None = None
    roles: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    times: int = 1


@dataclass(frozen=True, slots=True)
class Term:
    """An office that somebody holds: ``Cumhurbaşkanı`` of ``Azerbaycan`` from ``2003-10-31``; no end where it goes on or is not known."""

    role: str
    organisation: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody known before any article is read.

    An alias of one word (``Trump``) says that this person may be meant by it alone, while in office.
    """

    name: str
    kind: SpeakerKind = "person"
    aliases: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom an ambiguous name may mean; ``key`` is None where no article names them in full."""

    name: str
    key: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """One speaker over all articles.

    ``key`` is what the speaker is known by, and ``id`` is made of it; ``sightings`` are indices into what was linked. ``candidates`` are
    those who may be meant where the name fits several; empty for a speaker who is nobody else.
    """

    key: str
    id: int
    name: str
    kind: SpeakerKind | None
    sightings: tuple[int, ...]
    known: Known | None = None
    candidates: tuple[Candidate, ...] = field(default=())

    @property
    def ambiguous(self) -> bool:
        """Whether it is open who this is."""
        return bool(self.candidates)
