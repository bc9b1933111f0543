"""A subject at the head of a sentence that the passive behind it has no place for: ``Savcı, sanığın kaçtığı vurgulandı``.

Broken grammar, and frequent in news. ``beginning`` asks here where the clause begins, ``according`` whose statement it is.
"""

from __future__ import annotations

from quotes.attribute.scope import Scope, Subject
from quotes.attribute.subject import each_subject
from quotes.attribute.weight import SURE
from quotes.cases import FUNCTION, bare_case, common_case


def stranded_subject(scope: Scope, place: int) -> Subject | None:
    """The subject at the head of a sentence that goes on with its text, at a place, and a passive: ``Kıyı Bankası, konuya ilişkin
    açıklamada, yolun açıldığı belirtildi``; no other comma stands between.
    """
    found = _head_of_sentence(scope, place)
    return found if found and scope.word(place + 1) == "," and "," not in scope.words[found.after : place] else None


def forsaken_subject(scope: Scope, last: int) -> Subject | None:
    """The same with no text, before a clause that ends at a place and has a subject of its own: ``Savcı, sanığın kaçtığı vurgulandı``."""
    found = _head_of_sentence(scope, last)
    if found is None or found.weight < SURE or scope.word(found.after + 1) in (",", "ve"):
        return None  # Müzik, film, kitap ...: a list
    inside = scope.words[found.after : last]
    owner = next((at for at, word in enumerate(inside) if "gen" in (common_case(word)[1], bare_case(word)) and word not in FUNCTION), -1)
    return found if owner >= 0 and not any(word.endswith(_CONVERBS) for word in inside[:owner]) else None


# geldikten, gelince, gelirken, gelip, gelerek: before the clause's own subject the nominative may be theirs.
_CONVERBS = (
    "ken",
    "ınca",
    "ince",
    "unca",
    "ünce",
    "ıp",
    "ip",
    "up",
    "üp",
    "arak",
    "erek",
    "dıktan",
    "dikten",
    "duktan",
    "dükten",
    "ğında",
    "ğinde",
)


def _head_of_sentence(scope: Scope, high: int) -> Subject | None:
    found = next(each_subject(scope, 0, high), None)
    if found is None or found.phrase.kind not in ("person", "institution"):
        return None
    return found if found.phrase.tokens[0] == scope.items[0] and scope.word(found.after - 1) == "," else None
