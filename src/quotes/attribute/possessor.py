"""A noun of speech and its owner: ``Kaya'nın yanıtı: "..."``, ``Kaya tarafından yapılan açıklama şöyle:``."""

from __future__ import annotations

from dataclasses import replace

from quotes.attribute.content import Content
from quotes.attribute.direct import as_mention, asked
from quotes.attribute.issuers import sender_beside
from quotes.attribute.owners import genitive_before
from quotes.attribute.scene import Scene
from quotes.attribute.scope import Scope
from quotes.contents import nominal
from quotes.cues import CueHit
from quotes.mentions.phrase import Phrase
from quotes.models import Mention


def possessor(content: Content, scene: Scene) -> Mention | None:
    """Kaya'nın "Erken seçim yok" sözleri tartışma yarattı.

    A noun of speech belongs to its genitive: ``Kaya'nın yanıtı: "..."``, ``Kaya'nın açıklamasında``.
    """
    cue = content.cue
    if cue is None or cue.noun is None:
        return None
    if content.owner is not None and cue.how in ("label", "noun") and cue.shape in ("", "finite", "erek", "ip"):
        return as_mention(scene, content.owner)
    scope = scene.cue_reading(content).scope
    if cue.how == "noun" and cue.passive and content.quotation >= 0 and not content.pointed:
        beside = genitive_before(scope, 0, content.first, nearest=True)
        return as_mention(scene, beside) if beside and beside.tokens[-1] == scope.items[content.first - 1] else None
    if cue.how != "label":
        return None
    if cue.noun.case == "ins" and content.subject is not None:
        return None  # "..." sözleriyle kutladı: the subject says it
    stop = cue.first if content.pointed else content.first
    low = max(0, stop - _OWNER_WITHIN)
    if cue.noun.case == "ins":
        low = (
            stop - 2 if scope.word(stop - 1) == "," else stop - 1
        )  # Kaya'nın "..." sözleriyle; not: Kaya'nın kaptanını "..." sözleriyle kutladı
    low = max([low, *(place + 1 for place in range(low, stop) if scope.word(place) in _AFTERWARDS)])
    owner = as_mention(scene, _sender(scope, cue, low, stop) or _speaker_of_noun(scope, low, stop))
    if owner is not None and owner.name is None and asked(content):
        return replace(owner, kind="unnamed", role=None)  # a reporter's question: nobody the article names
    return owner


def _sender(scope: Scope, cue: CueHit, low: int, stop: int) -> Phrase | None:
    """Who a text comes from: ``Valilikten yapılan açıklamanın tamamı şöyle``, ``Kaya tarafından yapılan basın açıklaması ise şöyle``."""
    if cue.noun is not None and cue.noun.person and "yapılan" not in scope.words[low:stop]:
        return None
    return sender_beside(scope, low, stop)


def _speaker_of_noun(scope: Scope, low: int, stop: int) -> Phrase | None:
    """The genitive nearest to a noun of speech; where a verb stands between (``yaptığı konuşma``), a person farther off rather than a
    body.
    """
    owner = genitive_before(scope, low, stop, nearest=True)
    if owner is None or owner.kind == "person" or not any(nominal(scope.word(place)) == "nom" for place in range(low, stop)):
        return owner
    first = genitive_before(scope, 0, stop)
    return first if first is not None and first.kind == "person" else owner


# Words between a noun of speech and its owner at the most.
_OWNER_WITHIN = 12
# Postpositions that close a phrase of their own: teklifin kabul edilmesinin ardından "..." sorusunun cevabı.
_AFTERWARDS = frozenset("ardından sonra önce üzerine beri dolayı nedeniyle rağmen sonrası öncesi".split())
