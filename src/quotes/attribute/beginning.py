"""Where a reported clause begins: behind its subject, behind the other clauses of the sentence, behind the adverbials of its cue.

``clause`` and ``quotation`` have found the nominalised verb that a clause ends with and ask here for all of it. From there the clause is
read leftwards, to the cue before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.attribute.adverbials import event_in_place, past_adverbials, past_asked, past_warned
from quotes.attribute.content import Content, Reading, ends_of, own_words, past_connective
from quotes.attribute.epithet import Epithet, common_head, epithet_before, text_head
from quotes.attribute.owners import cased_before, genitive_subject
from quotes.attribute.scope import Scope, Subject, after_bracket, participle, past_comma
from quotes.attribute.stranded import forsaken_subject, stranded_subject
from quotes.attribute.subject import MEANWHILE, clause_bound, subject_before
from quotes.cases import FUNCTION, bare_case, common_case, known_word
from quotes.contents import nominal, past
from quotes.cues import CueHit, lexicon
from quotes.mentions.phrase import Phrase


def clause_up_to(reading: Reading, cue: CueHit, low: int, head_low: int, last: int) -> Content:
    """The clause that ends at ``last``, from behind its subject and the adverbials of its cue."""
    scope = reading.scope
    owner = genitive_subject(scope, head_low, last) if cue.shape in ("dik", "acak", "ma") and not cue.passive else None
    had = _past_what_had_been(scope, cue, low, last)
    silent = cue.shape == "participle" or cue.passive or owner is not None
    subject = None if silent else _sayer_of(scope, cue, (had, low), last)
    epithet = None if silent or subject else epithet_before(scope, low, last) or _at_head(scope, cue, low, last)
    if cue.shape == "participle" and low == 0:
        head_low = max(head_low, _past_main_subject(scope, cue, last))
    first = max(subject.after if subject else epithet.after if epithet else head_low, head_low)
    first = _past_own_words(scope, low, first, last) if subject else first
    first = _past_twin(scope, first, last) if cue.shape == "erek" else first
    first = max(first, had)
    first = _past_other_clauses(scope, cue, subject, first, last)
    first = _behind(scope, owner) if owner else first
    first = past_adverbials(scope, past_connective(scope, first), last, cue.passive)
    first = past_warned(scope, first, last) if "konusunda" in cue.verb.frame else first
    first = past_asked(scope, first, last) if cue.verb.lemma == "iste" and nominal(scope.word(last)) == "ma" else first
    first = first if first <= last else min(head_low, last)
    start, end = ends_of(scope, first, last)
    mixed = any(scope.quoted(place) and own_words(scope, place) for place in range(first, last + 1))
    return Content(
        "mixed" if mixed else "indirect", start, end, reading.number, cue, first, last, low, subject, epithet=epithet, owner=owner
    )


def _sayer_of(scope: Scope, cue: CueHit, lows: Sequence[int], last: int) -> Subject | None:
    """The subject of a cue, from the first of some places on behind which one stands; ``diye`` wants one that is set off."""
    found = next((subject for low in lows if (subject := _sayer(scope, low, last)) is not None), None)
    return found if found and found.after <= last and (found.strong or cue.how != "diye") else None


def _past_own_words(scope: Scope, low: int, first: int, last: int) -> int:
    """Past what the subject does besides: a plain clause, a converb."""
    bound = clause_bound(scope, low, last)
    return _past_converb(scope, max(first, bound) if bound < last else first, last)


def _past_other_clauses(scope: Scope, cue: CueHit, subject: Subject | None, first: int, last: int) -> int:
    """Past what is told before the clause where no subject begins it, and past a colon."""
    if not subject and cue.shape == "participle":
        first = max([first, *(place + 2 for place in range(first, last - 2) if _while(scope, place))])
        first = _past_first_participle(scope, first, last)
        first = _past_what_they_did(scope, first, last) if cue.passive else first
    if not subject and cue.passive:
        first = _past_plain_clause(scope, first, last)
        first = _past_stranded(scope, first, last, cue.shape == "finite")
    if cue.verb.lemma.endswith(" gel"):
        sender = cased_before(scope, first, last, "abl")
        first = _behind(scope, sender) if sender else first  # Kıyı Bankası'ndan | faizin düşeceği uyarısı geldi
    return max([first, *(place + 1 for place in range(first, last) if _introduces(scope, place))])


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
        if word in _ADDRESSING or (_converb(word) and scope.word(place + 1) == ","):
            return past_comma(scope, place + 1)
    return first


def _converb(word: str) -> bool:
    """``düzenleyerek``: what is done along with the verb; ``olarak`` is a postposition."""
    return word.endswith(("arak", "erek")) and word != "olarak"


def _past_twin(scope: Scope, first: int, last: int) -> int:
    """Past a converb that ``ve`` joins to the cue, of the same form: ``kendisiyle alay ederek ve | anlaşılmadığını söyleyerek``."""
    for place in range(first, last - 1):
        word = scope.word(place)
        if scope.quoted(place) or nominal(word) in ("acc", "ma"):
            break
        if _converb(word) and scope.word(place + 1) == "ve":
            return place + 2
    return first


def _past_first_participle(scope: Scope, first: int, last: int) -> int:
    """Past a participle that shares the cue's head: ``hastaneye kaldırılan ve | adının Ali olduğunu söyleyen yaralı``; not where ``ve``
    joins it to another one inside the clause.
    """
    found = [place for place in range(first, last) if participle(scope.word(place)) and not scope.capital(place)]
    shared = found and scope.word(found[-1]).endswith(_PARTICIPLES) and scope.word(found[-1] + 1) == "ve"
    return found[-1] + 2 if shared and "olan" not in scope.words[found[-1] : last] else first


def _past_what_they_did(scope: Scope, first: int, last: int) -> int:
    """Past what the head of a passive has done besides, where the clause has no subject of its own: ``evi işgal eden, | kaçtığı bildirilen
    kişi``.
    """
    commas = [place for place in range(first + 1, last - 1) if scope.word(place) == "," and scope.word(place - 1).endswith(_PARTICIPLES)]
    own = any(common_case(word)[1] == "gen" or bare_case(word) == "gen" for word in scope.words[commas[-1] : last]) if commas else True
    return first if own else commas[-1] + 1


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
    """Past a plain sentence that a passive's clause is joined to: ``Başvuru incelenecek ancak | bunun kısa süreceği belirtiliyor``; past
    what goes on while a text says something: ``Evler boşaltılırken, | raporda ...``.
    """
    joined = [place for place in range(first, last - 1) if _joins_sentences(scope, place)]
    beside = [place for place in range(first, last - 1) if _while(scope, place) and event_in_place(scope.word(place + 2))]
    return max([first, *(place + 2 for place in (*joined, *beside))])


def _past_stranded(scope: Scope, first: int, last: int, finite: bool) -> int:
    """Past a subject that the passive has no place for, where the text follows in which it speaks: ``Kıyı Bankası, ... açıklamada,``."""
    texts = [place for place in range(first, last) if event_in_place(scope.word(place)) and scope.word(place + 1) == ","]
    if first != past_connective(scope, 0):
        return first
    if texts and stranded_subject(scope, texts[0]):
        return texts[0] + 2
    forsaken = forsaken_subject(scope, last) if finite else None
    return forsaken.after if forsaken and forsaken.after <= last else first


def _joins_sentences(scope: Scope, place: int) -> bool:
    word, joiner = scope.word(place), scope.word(place + 1)
    if joiner in (",", "ve", "ama", "ancak", "fakat", ";", "çünkü") and plain_verb(word):
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
    if low != past_connective(scope, 0) or own:
        return None
    return common_head(scope, low, last) or text_head(scope, low, last)


def _past_main_subject(scope: Scope, cue: CueHit, last: int) -> int:
    """Past the subject of the main verb: ``Halkbank, zarar ettiği iddia edilen haberlerin doğru olmadığını kaydetti``."""
    main = subject_before(scope, 0, last)
    if main is None or main.phrase.tokens[0] != scope.items[0] or not main.strong or main.after > last or scope.word(main.after - 1) != ",":
        return 0
    ahead = any(form.shape == "finite" for place in range(cue.last + 1, len(scope.items)) for form in lexicon().forms[scope.word(place)])
    return main.after if ahead else 0


def plain_verb(word: str) -> bool:
    """A verb that tells, past or present: ``geldi``, ``geliyor``; no noun that looks like one."""
    return len(word) > 4 and (past(word) or word.endswith("yor")) and word not in FUNCTION and not known_word(word)
