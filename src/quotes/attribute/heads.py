"""The head of a participle of speech: ``belirten | Cumhurbaşkanı Aliyev``, ``söyleyen | genç yıldız``."""

from __future__ import annotations

from dataclasses import replace

from quotes.attribute.ends import goes_on
from quotes.attribute.epithet import Epithet, epithet_of
from quotes.attribute.owners import one_of
from quotes.attribute.scope import PARTICLES, Scope, Subject, after_bracket, past_comma
from quotes.attribute.weight import SURE, weight
from quotes.cases import FUNCTION, common_case, known_word
from quotes.mentions import phrase_at


def head_after(scope: Scope, place: int) -> Subject | Epithet | None:
    """The head of a participle that ends before ``place``: ``belirten | Cumhurbaşkanı Aliyev, ...``; in any case.

    The phrase that reaches the comma is the head (``Oscar ödüllü oyuncu,``); without one it is the first that could speak.
    """
    start = _past_what_they_are(scope, _past_coordination(scope, place))
    if scope.word(start) in _STRANGERS:
        return None
    stop = _stretch(scope, start)
    found = _heads(scope, start, stop)
    if not found:
        return epithet_of(scope, start, stop)
    if found[0].phrase.kind == "institution" and scope.word(found[0].after).endswith(_WHERE):
        return None  # Kıyı Kurumu'nun Genel Müdürlük | binasındaki çalışanları
    reaching = [head for head in found if head.after >= stop and stop - start <= 8]
    best = reaching[-1] if reaching and _closed(scope, stop) and found[0].weight < SURE else found[0]
    best = _with_other(scope, best, found) or best
    return Subject(best.phrase, best.place, past_comma(scope, best.after), True, best.weight)


def _with_other(scope: Scope, one: Subject, found: list[Subject]) -> Subject | None:
    """Two heads that ``ile`` joins before a comma: ``belirten Ayşe Kaya ile Ali Demir, ...``."""
    other = next((head for head in found if head.phrase.tokens[0] == scope.items[min(one.after + 1, scope.size - 1)]), None)
    if other is None or scope.word(one.after) != "ile" or not _closed(scope, other.after):
        return None
    both = (one.phrase, other.phrase)
    if any(phrase.kind != "person" or not phrase.name or phrase.case for phrase in both):
        return None
    tokens = (*one.phrase.tokens, scope.items[one.after], *other.phrase.tokens)
    return Subject(replace(other.phrase, tokens=tokens, name=tokens, office=()), other.place, other.after, True, other.weight)


_WHERE = ("ındaki", "indeki", "undaki", "ündeki")
# tehdit eden kişiyi Kıyı Savcılığı'na: who is meant, and nobody behind it.
_STRANGERS = frozenset("kişiyi kişileri kimseyi kimseleri birini birine birinin birisini".split())


def _past_what_they_are(scope: Scope, place: int) -> int:
    """Past ``emekli denizci olan``, to the one who is that."""
    for ahead in range(place + 1, min(place + 5, len(scope.items))):
        if scope.word(ahead) == "olan":
            return ahead + 1
        if not scope.word(ahead).isalpha():
            break
    return place


def _closed(scope: Scope, stop: int) -> bool:
    return scope.quoted(stop) or scope.word(stop) == "," or scope.word(stop) in PARTICLES


def _stretch(scope: Scope, start: int) -> int:
    """The place where the phrase that begins at ``start`` must end: a comma, a particle, a quotation, a stop."""
    for place in range(start, min(start + 16, len(scope.items))):
        word = scope.word(place)
        if word == "." and scope.capital(place - 1) and scope.capital(place + 1) and len(scope.word(place - 1)) < 5:
            continue
        if scope.quoted(place) or word in (",", ":", ";", ".", "!", "?") or (word in PARTICLES and place > start):
            return place
    return min(start + 16, len(scope.items))


def _heads(scope: Scope, start: int, stop: int) -> list[Subject]:
    """Phrases between two places that could be a participle's head; a genitive owns the next one unless it is a person."""
    out: list[Subject] = []
    for place in range(start, stop):
        nxt = after_bracket(scope, place + 1)
        if not (scope.capital(place) or known_word(common_case(scope.word(place))[0])) or (nxt < stop and goes_on(scope, place, nxt)):
            continue
        phrase = phrase_at(scope.doc, scope.items, start, place)
        score = weight(scope, phrase, True, "") if phrase is not None else 0
        if phrase is not None and score:
            if phrase.case == "abl" and one_of(scope, place):
                continue  # belirten bilim adamlarından Can Er
            out.append(Subject(phrase, place, nxt, True, score))
            if phrase.case not in ("gen", "", "adj"):
                break
    named = any(head.phrase.kind == "person" and head.phrase.name and head.phrase.case != "gen" for head in out)
    firm = [
        head for head in out if head.phrase.case != "gen" or (head.weight >= SURE and not (named and head.phrase.kind == "institution"))
    ]
    return firm or out


def _past_coordination(scope: Scope, place: int) -> int:
    """Past ``ve ... gönderen`` and ``ve ... olan`` after a participle, to where its head begins."""
    if scope.word(place) not in ("ve", ","):
        return place
    for ahead in range(place + 1, min(place + 14, len(scope.items))):
        word = scope.word(ahead)
        if word.endswith(("an", "en")) and len(word) > 3 and not scope.capital(ahead) and word not in FUNCTION:
            return ahead + 1
        if scope.quoted(ahead) or word == ".":
            break
    return place
