"""From the statements of an article to the speakers that are seen in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from quotes.models import SpeakerKind
from quotes.people.records import Sighting

_ENDING = re.compile(r"['’]")


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

    What stands in brackets, full stops and endings behind an apostrophe may be missing in the role; its last word may have another ending.

    >>> form_of("Cumhurbaşkanı Aliyev", "Cumhurbaşkanı"), form_of("Bakan", "Bakan")
    ('Aliyev', None)
    >>> form_of("Kıyı Deniz Kurumu (KDK) Başkanı Prof. Dr. Can Er", "Kıyı Deniz Kurumu Başkanı Prof. Dr")
    'Can Er'
    """
    if role is None:
        return mention
    words, wanted = mention.split(), role.split()
    at = 0
    while at < len(words) and wanted:
        if _is_bracket(words[at]) and not _is_bracket(wanted[0]):
            at += 1
        elif _begins(words[at], wanted[0], last=len(wanted) == 1):
            at, wanted = at + 1, wanted[1:]
        else:
            return mention
    while at < len(words) and _is_bracket(words[at]):
        at += 1
    return None if wanted or at == len(words) else " ".join(words[at:])


def _is_bracket(word: str) -> bool:
    return word.startswith("(") and word.endswith(")")


def _begins(word: str, of_role: str, *, last: bool) -> bool:
    word, of_role = word.rstrip(".,"), of_role.rstrip(".,")
    return of_role in (word, _ENDING.split(word)[0]) or (last and len(of_role) > 3 and word.startswith(of_role))
