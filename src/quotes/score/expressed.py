"""How the sentence expresses its speaker: by name, by office, not at all. The gold does not say it, so word tables tell, roughly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Literal

from quotes.score.gold import Entry, GoldArticle
from quotes.score.judge import MATCHED, Case, words_of
from quotes.words import table

Form = Literal["name", "office", "dropped", "institution", "group", "none"]
FORMS: dict[Form, str] = {
    "name": "a personal name, with or without an office",
    "office": "an office or an epithet without the name",
    "dropped": "nobody in the sentence: the subject is dropped",
    "institution": "an institution, a firm, a medium, a state",
    "group": "a group, an unnamed source, a text",
    "none": "the article names no source",
}
_PARTICLES = frozenset(("von", "van", "der", "de", "den", "ten", "bin", "el", "al", "del", "di", "la", "da"))
_PLURALS = ("lar", "ler", "ları", "leri")
_SLIP = 0.8  # `Paşiyan` is `Paşinyan` misspelt


@cache
def _last_words(name: str) -> frozenset[str]:
    return frozenset(row["word"].split()[-1] for row in table(name))


def expressed(entry: Entry, people: frozenset[str]) -> Form:
    """How the sentence of ``entry`` expresses who speaks; ``people`` are the personal names of the article (see ``people_of``)."""
    if entry.name is None:
        return "none"
    if entry.speaker is None:
        return "dropped"
    if entry.name in people:
        return "name" if _has_word_of(entry.name, entry.speaker) else "office"
    return _without_a_name(entry.name)


def people_of(entries: Iterable[Entry]) -> frozenset[str]:
    """The personal names of an article: by the office before one of their mentions (``Bakan Holm``), by a given name, or by their shape.

    Several names joined by ``ve`` are one, and personal where one of them is.
    """
    mentions: dict[str, list[list[str]]] = defaultdict(list)
    for entry in entries:
        if entry.name is not None:
            mentions[entry.name].append(words_of(entry.speaker or ""))
    return frozenset(name for name, said in mentions.items() if any(_personal(part, said) for part in name.split(" ve ")))


def _personal(name: str, mentions: list[list[str]]) -> bool:
    words = _bases(name)
    if not words or words[-1] in _last_words("titles"):
        return False
    before = {said[at - 1] for said in mentions for at in range(1, len(said)) if said[at].split("'")[0] == words[0]}
    if before & _last_words("titles"):
        return True
    if not all(part[0].isupper() or part in _PARTICLES or not part[0].isalpha() for part in name.split()):
        return False
    if words[0] in _last_words("given_names"):
        return words[-1] not in _last_words("institutions")
    heads = {said[-1] for said in mentions if said}
    others = frozenset().union(*map(_last_words, ("institutions", "groups", "documents", "places", "nationality")), {"the"})
    return 2 <= len(words) <= 4 and not (set(words) - _PARTICLES) & others and not (before | heads) & _last_words("institutions")


def _has_word_of(name: str, mention: str) -> bool:
    said = _bases(mention)
    return any(get_close_matches(word, said, n=1, cutoff=_SLIP) for word in _bases(name))


def _without_a_name(name: str) -> Form:
    """What speaks where no person is named: by the last word of its name, and by its capital."""
    words = _bases(name)
    last = words[-1] if words else ""
    if "bir" in words or last in _last_words("groups") or last in _last_words("documents"):
        return "group"
    if last in _last_words("titles"):
        return "office"
    if " " in name and not name.rsplit(maxsplit=1)[-1][0].isupper():
        return "group"
    alone = len(words) == 1 and (last in _last_words("function_words") or last.endswith(_PLURALS))
    return "group" if alone else "institution"


def _bases(text: str) -> list[str]:
    """The folded words without what follows an apostrophe."""
    return [word.split("'")[0] for word in words_of(text)]


@dataclass(frozen=True, slots=True)
class FormFigures:
    """How the statements fared whose speaker is expressed in one way."""

    gold: int
    found: int
    right: int
    wrong: int


def by_form(cases: Iterable[Case], articles: Iterable[GoldArticle]) -> dict[Form, FormFigures]:
    """Figures by the way in which the speaker is expressed, of what the headline figures count; a form that does not occur is left out."""
    people = {article.document: people_of(article.entries) for article in articles}
    own: dict[Form, list[Case]] = {form: [] for form in FORMS}
    for case in cases:
        if case.core and case.entry is not None:
            own[expressed(case.entry, people[case.document])].append(case)
    return {form: _form_figures(those) for form, those in own.items() if those}


def _form_figures(cases: list[Case]) -> FormFigures:
    verdicts = [case.verdict for case in cases]
    found = sum(verdict in MATCHED for verdict in verdicts)
    return FormFigures(len(cases), found, verdicts.count("right"), verdicts.count("wrong"))
