"""Reported clauses: what stands before a cue and ends with the nominalised verb that the cue governs.

The cue's frame tells which ending to look for (``yolun açılacağını belirtti``), ``diye`` and ``dedi`` take a finite clause. ``reading``
asks here where no quotation stands before the cue; how far the clause reaches to the left is told by ``beginning``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.attribute.beginning import clause_up_to, plain_verb
from quotes.attribute.content import Content, Reading, past_connective
from quotes.attribute.reports import told_in_text
from quotes.attribute.scope import PARTICLES, Scope
from quotes.cases import DOCUMENTS, FUNCTION, known_word, text_form
from quotes.contents import finite, nominal, words_inside
from quotes.cues import CueHit, lexicon
from quotes.mentions.walk import stop_of_abbreviation
from quotes.segment import ENDS

_GAP = 9


def fits(cue: CueHit, ending: str) -> bool:
    """Whether a cue governs a nominalised verb with this ending."""
    if not ending:
        return False
    frame = cue.verb.frame
    if cue.how == "noun":
        return ending in ("nom", "ma_nom", "gen") or (ending == "mak" and "ma" in frame)
    if cue.how == "diye":
        return False
    if cue.passive:
        wanted = {"nom"} if frame & {"acc", "nom"} else set()
        wanted |= {"ma_nom"} if "ma" in frame else set()
        wanted |= frame & {"dat", "gen", "abl"}
        return (
            ending in wanted
            or (ending == "ma_dat" and "maya" in frame)
            or (ending == "acc" and "acc" in frame and cue.shape == "participle")
        )
    if (ending in frame and ending != "nom") or (ending == "nom" and "acc" in frame and cue.verb.gate == "speech" and cue.shape != "dik"):
        return True
    return (ending == "ma_dat" and "maya" in frame) or (ending == "ma_gen" and "gen" in frame) or (ending == "mak" and ("makla" in frame))


def clause_before(reading: Reading, cue: CueHit, low: int, head_low: int) -> Content | None:
    """The reported clause that ends with the nominalised verb nearest before a cue."""
    scope = reading.scope
    if cue.how == "label":
        return None
    if cue.how == "diye" or (cue.verb.lemma == "de" and cue.shape in ("finite", "participle") and not cue.passive):
        return _finite_clause(reading, cue, low, head_low)
    if cue.verb.gate == "weak":
        return None
    for place in range(cue.first - 1, max(low - 1, cue.first - 1 - _GAP), -1):
        word = scope.word(place)
        if scope.quoted(place):
            words = words_inside(scope.doc, scope.doc.quotations[scope.doc.opens[scope.items[place]]])
            if words and (fits(cue, nominal(words[-1])) or _about(scope, place, cue, words[-1])):
                return clause_up_to(reading, cue, low, head_low, place)
            return None
        if (
            (fits(cue, nominal(word)) or (place == cue.first - 1 and (_slips(cue, nominal(word)) or told_in_text(scope, cue))))
            and not _noun_alike(word)
            and _free_gap(scope, place, cue, nominal(word))
        ):
            return clause_up_to(reading, cue, low, head_low, place)
        if _about(scope, place, cue, word) or (place == cue.first - 1 and _bare_wish(cue, word)):
            return clause_up_to(reading, cue, low, head_low, place)
        if word in (":", ";") or (word in ENDS and not stop_of_abbreviation(scope.doc, scope.items, place)):
            return None
    return None


# Not evlenme teklifi, iflas etme başvurusu: an offer, a petition that was made.
_WISHED = frozenset("söz çağrı talep öneri tavsiye vaat taahhüt talimat uyarı tehdit emir güvence garanti".split())


def _bare_wish(cue: CueHit, word: str) -> bool:
    """``boykot etme çağrısı yaptı``, ``paylaşma sözü verdi``: a bare verbal noun before the noun that it makes clear."""
    owned = cue.how == "noun" and cue.noun is not None and cue.noun.person.startswith("3")
    wish = cue.noun is not None and cue.noun.lemma in _WISHED
    return owned and wish and word.endswith(("ma", "me")) and len(word) > 3 and word not in DOCUMENTS and word not in lexicon().nouns


_ABOUT = frozenset({"konusunda", "yönünde", "hususunda"})


def _about(scope: Scope, place: int, cue: CueHit, word: str) -> bool:
    """``taşacağı konusunda (vatandaşları) uyardı``, ``uzak durmaları için uyardı``: a clause, with its last word at ``place``, that
    ``konusunda`` ties to a verb that takes it.
    """
    if cue.how != "verb" or "konusunda" not in cue.verb.frame:
        return False
    for_which = scope.word(place + 1) == "için" and nominal(word) == "ma_nom" and not cue.passive
    if scope.word(place + 1) not in _ABOUT and not for_which:
        return False
    between = [scope.word(at) for at in range(place + 2, cue.first)]
    own_verb = any(plain_verb(word) or nominal(word) for word in between)
    return nominal(word) in ("nom", "ma_nom") and len(between) < 4 and not own_verb


def _slips(cue: CueHit, ending: str) -> bool:
    """A slip of case directly before a cue: ``verdiğine belirterek``, ``çalıştığını işaret eden``."""
    if cue.how != "verb":
        return False
    if cue.passive:
        return ending == "acc" and "acc" in cue.verb.frame and cue.shape in ("finite", "ken")
    return (ending == "dat" and "acc" in cue.verb.frame) or (ending == "acc" and "dat" in cue.verb.frame)


def _noun_alike(word: str) -> bool:
    """A noun that looks like a nominalised verb: ``konuşmasını``, ``açıklamasını``."""
    return nominal(word).startswith("ma") and (word in lexicon().nouns or text_form(word) is not None)


_LINKS = frozenset({"yönünde", "yönündeki", "şeklinde", "şeklindeki", "konusunda", "dair", "ilişkin", "gerektiği"})


def _free_gap(scope: Scope, place: int, cue: CueHit, ending: str) -> bool:
    """Whether what lies between a nominalised verb and its cue belongs to the cue: no other verb form of its own.

    A nominative (geldiği) may as well be the attribute of a noun: only small words may follow it.
    """
    between = [scope.word(p) for p in range(place + 1, cue.first)]
    if cue.how == "noun":
        possessed = cue.noun is not None and bool(cue.noun.person)
        return (possessed and not between) or (bool(between) and between[0] in _LINKS and len(between) < 5)
    if ending in ("nom", "ma_nom") and between and between[-1] == "tarafından":
        return True
    if ending in ("nom", "ma_nom"):
        return all(word in FUNCTION or word in PARTICLES or word == "," for word in between) and len(between) < 4
    return not any(plain_verb(word) for word in between) and not _governed_before(between)


def _governed_before(between: Sequence[str]) -> bool:
    """Whether another verb that is joined to the cue has the clause already: ``yaşadıklarını not alan ve duygularını paylaşan``."""
    for at, word in enumerate(between):
        if len(word) > 3 and word.endswith(("an", "en")) and between[at + 1 : at + 2] == ["ve"] and not known_word(word):
            return True
        if len(word) > 4 and (_AND_THEN.search(word) is not None) and not known_word(word):
            return True
    return False


# Captures e.g. görüp, anlayıp, görerek, anlayarak; not olarak.
_AND_THEN = re.compile(r"\w{2}[ıiuü]p$|\w{2,}(?<!ol)[ae]r[ae]k$")


def _finite_clause(reading: Reading, cue: CueHit, low: int, head_low: int) -> Content | None:
    """Words before ``diye`` or ``dedi`` with no marks: ``Hazırız diye konuştu``; only where they end like a plain sentence."""
    scope = reading.scope
    last = cue.first - 1
    if (
        last < low
        or not finite(scope.word(last))
        or scope.word(last) in ("mi", "mı", "mu", "mü")
        or cue.verb.gate == "weak"
        or (cue.how != "diye" and cue.verb.gate != "speech")
    ):
        return None
    if cue.how == "diye":
        if not lexicon().alone[scope.word(cue.last)] and scope.word(last).endswith(_WISHED_FOR):
            return None  # belli olmasın diye tercih edilen: a purpose
        plain = clause_up_to(reading, cue, low, head_low, last) if scope.word(cue.first) == "diye" else None
        sure = cue.verb.gate == "speech" or (plain is not None and plain.subject is not None and plain.subject.strong)
        return plain if sure else None
    content = clause_up_to(reading, cue, low, head_low, last)
    content.kind = "free"
    if cue.shape == "participle":
        return content if head_low == past_connective(scope, 0) and scope.word(last).endswith(_OURS) else None
    return content if content.subject and content.subject.strong and last - content.first > 1 else None


_WISHED_FOR = ("sın", "sin", "sun", "sün", "sınlar", "sinler")
# çalışıyoruz, gördüm, geleceğiz: what somebody says of themselves.
_OURS = (
    "yoruz",
    "yorum",
    "dık",
    "dik",
    "duk",
    "dük",
    "tık",
    "tik",
    "tuk",
    "tük",
    "dım",
    "dim",
    "dum",
    "düm",
    "cağız",
    "ceğiz",
    "cağım",
    "ceğim",
)
