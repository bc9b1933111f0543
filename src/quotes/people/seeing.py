"""From the statements of an article to the speakers that are seen in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from quotes.models import SpeakerKind
from quotes.people.records import Sighting


@dataclass(slots=True)
class Said:
    """Who makes a statement, as the article has it: the fullest name, its kind, the office and the mention of the sentence itself."""

    name: str
    kind: SpeakerKind | None
    role: str | None = None
    mention: str | None = None
    times: int = 1


@dataclass(slots=True)
class _Seen:
    roles: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    times: int = 0


def seen_in(source: str, date: str | None, said: Iterable[Said]) -> Iterator[Sighting]:
    """Every speaker of an article once, with all offices and other names that it uses for them."""
    found: dict[tuple[str, SpeakerKind | None], _Seen] = {}
    for one in said:
        seen = found.setdefault((one.name, one.kind), _Seen())
        seen.times += one.times
        if one.role:
            seen.roles.add(one.role)
        if one.mention and (form := form_of(one.mention, one.role)) and form != one.name:
            seen.forms.add(form)
    for (name, kind), seen in found.items():
        yield Sighting(source, name, kind, date, tuple(sorted(seen.roles)), tuple(sorted(seen.forms)), seen.times)


def form_of(mention: str, role: str | None) -> str | None:
    """The name in a mention, without the office before it; None where it is only an office.

    >>> form_of("Cumhurbaşkanı Aliyev", "Cumhurbaşkanı"), form_of("Bakan", "Bakan")
    ('Aliyev', None)
    """
    if role is None:
        return mention
    return None if mention == role else mention.removeprefix(f"{role} ")
