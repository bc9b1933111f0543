"""Reported clauses: what stands before a cue and ends with the nominalised verb that the cue governs.

The cue's frame tells which ending to look for (``yolun açılacağını belirtti``), ``diye`` and ``dedi`` take a finite clause. From that
verb the clause is read leftwards, to the cue before it, to its subject or to the adverbials of the cue. ``reading`` asks here where no
quotation stands before the cue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.attribute.adverbials import past_adverbials
from quotes.attribute.content import Content, Reading, ends_of, own_words, past_connective
from quotes.attribute.epithet import Epithet, common_head, epithet_before
from quotes.attribute.owners import genitive_subject
from quotes.attribute.scope import PARTICLES, Scope, Subject, after_bracket, participle, past_comma
from quotes.attribute.subject import MEANWHILE, clause_bound, subject_before
from quotes.cases import (
    DOCUMENTS,
    FUNCTION,
    common_case,
    known_word,
    text_form,
)
from quotes.contents import finite, nominal, past, words_inside
from quotes.cues import CueHit, lexicon
from quotes.mentions.phrase import Phrase
from quotes.models import Kind
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
        wanted = {"nom"} if "acc" in frame else set()
        wanted |= {"ma_nom"} if "ma" in frame else set()
        wanted |= frame & {"dat", "gen", "abl"}
        return (
            ending in wanted
            or (ending == "ma_dat" and "maya" in frame)
            or (ending == "acc" and "acc" in frame and cue.shape == "participle")
        )
    if ending in frame or (ending == "nom" and "acc" in frame and cue.verb.gate == "speech" and cue.shape != "dik"):
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
            if words and fits(cue, nominal(words[-1])):
                return clause_up_to(reading, cue, low, head_low, place)
            return None
        if (
            (fits(cue, nominal(word)) or (place == cue.first - 1 and _slips(cue, nominal(word))))
            and not _noun_alike(word)
            and _free_gap(scope, place, cue, nominal(word))
        ):
            return clause_up_to(reading, cue, low, head_low, place)
        if _about(scope, place, cue) or (place == cue.first - 1 and _bare_wish(cue, word)):
            return clause_up_to(reading, cue, low, head_low, place)
        if word in (":", ";") or word in ENDS:
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


def _about(scope: Scope, place: int, cue: CueHit) -> bool:
    """``taşacağı konusunda (vatandaşları) uyardı``: a clause that ``konusunda`` ties to a verb that takes it."""
    if cue.how != "verb" or "konusunda" not in cue.verb.frame or scope.word(place + 1) not in _ABOUT:
        return False
    between = [scope.word(at) for at in range(place + 2, cue.first)]
    own_verb = any(_plain(word) or nominal(word) for word in between)
    return nominal(scope.word(place)) in ("nom", "ma_nom") and len(between) < 4 and not own_verb


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
    return not any(_plain(word) for word in between) and not _governed_before(between)


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


def _plain(word: str) -> bool:
    return len(word) > 4 and (past(word) or word.endswith("yor")) and word not in FUNCTION and not known_word(word)


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


def clause_up_to(reading: Reading, cue: CueHit, low: int, head_low: int, last: int) -> Content:
    """The clause that ends at ``last``, from behind its subject and the adverbials of its cue."""
    scope = reading.scope
    owner = genitive_subject(scope, head_low, last) if cue.shape in ("dik", "acak", "ma") and not cue.passive else None
    silent = cue.shape == "participle" or cue.passive or owner is not None
    had = _past_what_had_been(scope, cue, low, last)
    subject = None if silent else _sayer(scope, had, last) or _sayer(scope, low, last)
    subject = subject if subject and subject.after <= last and (subject.strong or cue.how != "diye") else None
    epithet = None if silent or subject else epithet_before(scope, low, last) or _at_head(scope, cue, low, last)
    if cue.shape == "participle" and low == 0:
        head_low = max(head_low, _past_main_subject(scope, cue, last))
    first = max(subject.after if subject else epithet.after if epithet else head_low, head_low)
    if subject:
        bound = clause_bound(scope, low, last)
        first = max(first, bound) if bound < last else first
        first = _past_converb(scope, first, last)
    if cue.shape == "erek":
        first = _past_twin(scope, first, last)
    first = max(first, had)
    if not subject and cue.shape == "participle":
        first = max([first, *(place + 2 for place in range(first, last - 2) if _while(scope, place))])
        first = _past_first_participle(scope, first, last)
    if not subject and cue.passive:
        first = _past_plain_clause(scope, first, last)
    first = max([first, *(place + 1 for place in range(first, last) if _introduces(scope, place))])
    first = _behind(scope, owner) if owner else first
    first = past_adverbials(scope, past_connective(scope, first), last, cue.passive)
    if first > last:
        first = min(head_low, last)
    quotes = [place for place in range(first, last + 1) if scope.quoted(place)]
    start, end = ends_of(scope, first, last)
    kind: Kind = "mixed" if any(own_words(scope, place) for place in quotes) else "indirect"
    return Content(kind, start, end, reading.number, cue, first, last, low, subject, epithet=epithet, owner=owner)


def _sayer(scope: Scope, low: int, last: int) -> Subject | None:
    """The subject of a clause's cue; not what stands directly before the nominalised verb and is its object (``gözlemciler
    gönderdiğini``) or what somebody is said to be (``partinin OGP olduğunu``).
    """
    found = subject_before(scope, low, last)
    if found is None or found.place != last - 1:
        return found
    named = any(scope.doc.capitals[token] for token in found.phrase.tokens)
    if named and not scope.word(last).startswith(("olduğ", "olacağ")):
        return found
    return subject_before(scope, low, scope.items.index(found.phrase.tokens[0]))


def _past_converb(scope: Scope, first: int, last: int) -> int:
    """Past what the speaker does while speaking: ``basın toplantısı düzenleyerek, ...``; not where a clause of its own has begun, with a
    genitive subject or a nominalised verb.
    """
    for place in range(first, last - 1):
        word = scope.word(place)
        if (
            scope.quoted(place)
            or common_case(word)[1] == "gen"
            or nominal(word) in ("acc", "ma")
            or word.endswith(("nın", "nin", "nun", "nün"))
        ):
            break
        if word in _ADDRESSING or (word.endswith(("arak", "erek")) and word != "olarak" and scope.word(place + 1) == ","):
            return past_comma(scope, place + 1)
    return first


def _past_twin(scope: Scope, first: int, last: int) -> int:
    """Past a converb that ``ve`` joins to the cue, of the same form: ``kendisiyle alay ederek ve | anlaşılmadığını söyleyerek``."""
    for place in range(first, last - 1):
        word = scope.word(place)
        if scope.quoted(place) or nominal(word) in ("acc", "ma"):
            break
        if word.endswith(("arak", "erek")) and word != "olarak" and scope.word(place + 1) == "ve":
            return place + 2
    return first


def _past_first_participle(scope: Scope, first: int, last: int) -> int:
    """Past a participle that shares the cue's head: ``hastaneye kaldırılan ve | adının Ali olduğunu söyleyen yaralı``; not where ``ve``
    joins it to another one inside the clause.
    """
    found = [place for place in range(first, last) if participle(scope.word(place)) and not scope.capital(place)]
    shared = found and scope.word(found[-1]).endswith(_PARTICIPLES) and scope.word(found[-1] + 1) == "ve"
    return found[-1] + 2 if shared else first


# No nouns: kaplan ve balinaların sayısı.
_PARTICIPLES = (
    "ılan",
    "ilen",
    "ulan",
    "ülen",
    "anan",
    "enen",
    "ınan",
    "inen",
    "unan",
    "ünen",
    "eden",
    "ayan",
    "eyen",
    "ıran",
    "iren",
    "uran",
    "üren",
)


def _past_plain_clause(scope: Scope, first: int, last: int) -> int:
    """Past a plain sentence that a passive's clause is joined to: ``Başvuru incelenecek ancak | bunun kısa süreceği belirtiliyor``."""
    return max([first, *(place + 2 for place in range(first, last - 1) if _joins_sentences(scope, place))])


def _joins_sentences(scope: Scope, place: int) -> bool:
    word, joiner = scope.word(place), scope.word(place + 1)
    if joiner in (",", "ve", "ama", "ancak", "fakat", ";", "çünkü") and _plain(word):
        return True
    return joiner in ("ama", "ancak", "fakat") and word.endswith(("ecek", "acak"))  # görev yapacak ve ...: may describe a noun


_ADDRESSING = frozenset({"seslenerek", "hitaben", "dönerek"})  # polislere seslenerek müdahale etmesini istedi
_HAD = ("mıştı", "mişti", "muştu", "müştü")


def _past_what_had_been(scope: Scope, cue: CueHit, low: int, last: int) -> int:
    """The place behind the last verb that shares its ending with the cue: ``reddetmiş ve ... açıklamıştı``."""
    if not scope.word(cue.last).endswith(_HAD):
        return low
    return max([low, *(place + 2 for place in range(low, last - 1) if _had_too(scope, place))])


def _had_too(scope: Scope, place: int) -> bool:
    return scope.word(place).endswith(("mış", "miş", "muş", "müş")) and scope.word(place + 1) in (",", "ve", "ancak")


def _while(scope: Scope, place: int) -> bool:
    """Whether a clause of its own ends at a place: ``gelirken, ...``."""
    word = scope.word(place)
    return word.endswith(MEANWHILE) and scope.word(place + 1) == ","


def _behind(scope: Scope, phrase: Phrase) -> int:
    """The place behind a phrase and its comma."""
    return past_comma(scope, after_bracket(scope, scope.items.index(phrase.tokens[-1]) + 1))


def _introduces(scope: Scope, place: int) -> bool:
    """A colon behind which a new sentence begins: ``Olay şöyle gelişti: Yolun ...``; not ``16:45``, ``Yıldız Yolu: Dönüş``."""
    return scope.word(place) == ":" and scope.capital(place + 1) and not scope.capital(place - 1) and not scope.adjacent(place)


def _at_head(scope: Scope, cue: CueHit, low: int, last: int) -> Epithet | None:
    """Common nouns in the subject's place at the very head of the sentence, where the verb is not that of whoever writes."""
    own = cue.form is not None and cue.form.person[:1] in ("1", "2")
    return common_head(scope, low, last) if low == past_connective(scope, 0) and not own else None


def _past_main_subject(scope: Scope, cue: CueHit, last: int) -> int:
    """Past the subject of the main verb: ``Halkbank, zarar ettiği iddia edilen haberlerin doğru olmadığını kaydetti``."""
    main = subject_before(scope, 0, last)
    if main is None or main.place != 0 or not main.strong or main.after > last or scope.word(main.after - 1) != ",":
        return 0
    ahead = any(form.shape == "finite" for place in range(cue.last + 1, len(scope.items)) for form in lexicon().forms[scope.word(place)])
    return main.after if ahead else 0
