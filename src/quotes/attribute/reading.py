"""Reads one sentence: which cue governs which content, where a reported clause begins, what its subject is.

Cues are taken from left to right. What stands before a cue, back to the cue before it, is its own: a quotation directly before it, or a
clause
whose nominalised verb has the ending that the cue governs. A cue that points forward takes what follows its colon.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quotes.attribute.epithet import Epithet, common_head, epithet_at_head, epithet_before
from quotes.attribute.heads import head_after
from quotes.attribute.owners import genitive_before, genitive_subject
from quotes.attribute.subject import (
    PARTICLES,
    Scope,
    Subject,
    adjacent_subject,
    after_bracket,
    clause_bound,
    past_comma,
    subject_before,
)
from quotes.cases import (
    DOCUMENTS,
    FUNCTION,
    INSTITUTIONS,
    MEMORY,
    NOT_A_NAME,
    PLACES,
    PROVISIONS,
    common_case,
    document_forms,
    is_group,
    known_word,
    split_case,
)
from quotes.contents import finite, nominal, sentence_like, words_inside
from quotes.cues import CueHit, find_cues, lexicon
from quotes.forms import Form
from quotes.mentions import Phrase
from quotes.models import Kind
from quotes.segment import ENDS, Sentence
from quotes.words import table

_GAP = 9
_CONNECTIVES: dict[str, list[list[str]]] = {}
for _row in table("function_words"):
    if _row["kind"] == "connective":
        _CONNECTIVES.setdefault(_row["word"].split()[0], []).append(_row["word"].split())
for _same_head in _CONNECTIVES.values():
    _same_head.sort(key=len, reverse=True)
_EVENTS = frozenset(
    "konuşma açıklama toplantı görüşme tören program miting kongre panel sempozyum forum ziyaret röportaj söyleşi demeç mülakat sunum"
    " mesaj paylaşım yazı mektup"
    " değerlendirme rapor haber bildiri duruşma ifade savunma dilekçe makale yayın kitap köşe zirve konferans seminer maç oturum etkinlik"
    " kutlama açılış gala soru"
    " canlı twit tweet video hesap sayfa sitesi gazete dergi basın yanıt cevap".split()
)


@dataclass(slots=True)
class Content:
    """One content and its cue, before anybody is chosen as its speaker.

    ``first`` and ``last`` are its places in the sentence's items, ``low`` the place where its own part of the sentence begins (after the
    cue
    before it). ``subject`` is what reading the clause took for its subject, ``owner`` the genitive that a nominalised cue has for one.
    ``nested`` is set inside quotations and under another cue.
    """

    kind: Kind
    start: int
    end: int
    sentence: int
    cue: CueHit | None
    first: int
    last: int
    low: int
    subject: Subject | None = None
    epithet: Epithet | None = None
    quotation: int = -1
    nested: bool = False
    pointed: bool = False
    source: CueHit | None = None
    cue_sentence: int = -1
    owner: Phrase | None = None


@dataclass(slots=True)
class Reading:
    """A sentence with its cues and the contents that they govern."""

    scope: Scope
    sentence: Sentence
    number: int
    cues: list[CueHit]
    contents: list[Content]


def read(scope: Scope, sentence: Sentence, number: int, candidates: Sequence[int]) -> Reading:
    """Reads one sentence; contents come in the order of their cues. ``candidates`` are the ``cue_words`` of the document."""
    reading = Reading(scope, sentence, number, find_cues(scope.doc, scope.items, scope.words, candidates), [])
    if not reading.cues:
        return reading
    low = _past_connective(scope, 0)
    head_low = low
    used: set[int] = set()
    for cue in reading.cues:
        found = _according(reading, cue, low) if cue.how == "according" else _governed(reading, cue, low, head_low, used)
        reading.contents += found
        used.update([content.first for content in found if content.quotation >= 0])
        low, head_low = _next_low(scope, cue, low, head_low, bool(found))
    _merge_according(reading)
    return reading


def _merge_according(reading: Reading) -> None:
    """``X'in haberine göre, ... olduğu belirtildi`` says one thing: the passive's clause, with the source of ``göre``."""
    for source in [content for content in reading.contents if content.cue and content.cue.how == "according"]:
        for other in reading.contents:
            passive = other.cue is not None and other.cue.passive and other.cue.shape == "finite"
            if (
                passive
                and other.cue
                and (other.cue.last >= source.last or other.first <= source.first)
                and source.cue
                and other.last > source.first
            ):
                other.source = source.cue
                other.first = max(other.first, source.first)
                other.start = max(other.start, source.start)
                reading.contents.remove(source)
                break


def _next_low(scope: Scope, cue: CueHit, low: int, head_low: int, found: bool) -> tuple[int, int]:
    """Where the next cue looks for its subject, and where its content may begin: behind this cue, and behind its head as well.

    A converb shares its subject with what follows; a finite verb does not, nor does -ken.
    """
    if cue.how in ("according", "label") or cue.shape in ("dik", "acak", "ma", "mak", "is"):
        return low, head_low
    after = cue.last + 1
    while scope.word(after) in (",", "ve", ";"):
        after += 1
    if not found and (cue.shape not in ("erek", "ken") or scope.word(cue.last + 1) != ","):
        return low, head_low
    if cue.shape in ("erek", "ip", "ince"):
        return low, after
    if cue.shape != "participle" or cue.passive:
        return after, after
    if after > cue.last + 1:
        return cue.last + 1, after  # belirten ve ... ekleyen Kaya: their head stands behind the second
    head = head_after(scope, cue.last + 1)
    return cue.last + 1, head.after if head and _is_topic(head) else after


def _is_topic(head: Subject | Epithet) -> bool:
    """Whether the head of a participle is the sentence's subject as well, so that what follows it is new."""
    return isinstance(head, Epithet) or not head.phrase.case


def _past_connective(scope: Scope, place: int) -> int:
    """Past ``Ancak``, ``Öte yandan``, ``Ayrıca,`` and a dash or bullet at the head of a sentence."""
    while scope.word(place) in ("-", "–", "—", "•", "*", "·", "...", "…"):
        place += 1
    for words in _CONNECTIVES.get(scope.word(place), ()):
        if [scope.word(place + i) for i in range(len(words))] == words:
            place += len(words)
            break
    while scope.word(place) == ",":
        place += 1
    return place


# --- what a cue governs ------------------------------------------------------------------------------------------------------------------


def _governed(reading: Reading, cue: CueHit, low: int, head_low: int, used: set[int]) -> list[Content]:
    if not _reports(reading, cue):
        return []
    quoted = _quotation_before(reading, cue, low, head_low, used)
    if quoted:
        return quoted
    clause = None if cue.pointing else _clause_before(reading, cue, low, head_low)
    if clause:
        return [clause]
    return _after(reading, cue, low, used)


_MANNERS = frozenset("şekilde biçimde düzeyde ölçüde oranda sürede tarihte".split())
_NOT_YET = ("acak", "ecek", "sın", "sin", "sun", "sün")
_GOVERNS_NOW = frozenset({"öğrenildi", "ortaya", "öğrenilirken", "öğrenilen", "gibi"})


def _reports(reading: Reading, cue: CueHit) -> bool:
    """Whether a cue's form says that something was said: not a denial of it, not a wish or a future, not a bare verbal noun."""
    form, scope = cue.form, reading.scope
    if form is None:
        return True
    if form.negative and cue.verb.verb_class != "deny":
        return False
    if cue.passive and form.shape == "participle" and scope.word(cue.last + 1) in _MANNERS:
        return False  # yasada öngörülen şekilde
    if form.lemma == "de" and cue.passive and form.shape == "participle":
        return False  # "kelepçe" denen alet: a name for it
    if form.shape == "finite":
        return _finite_reports(reading, cue, form)
    if form.shape in ("ma", "mak", "is", "acak"):
        return (form.lemma == "de" and scope.quoted(cue.first - 1)) or _act_of_telling(scope, cue, form)
    if form.shape == "dik":
        return _fact_reports(scope, cue, form)
    if form.shape == "ken" and reading.sentence.inside >= 0 and cue.verb.verb_class in ("request", "predict"):
        return False
    if form.shape == "participle" and form.lemma in ("iste", "dile", "um"):
        head = head_after(scope, cue.last + 1)
        return isinstance(head, Epithet) or (head is not None and not head.phrase.case)
    return True


def _fact_reports(scope: Scope, cue: CueHit, form: Form) -> bool:
    """Whether ``söylediği`` reports: with what was said before it, with a case, or under a verb that says so; not ``dediğiniz``."""
    if form.person[:1] == "2" or (form.person[:1] == "1" and cue.how == "diye"):
        return False
    after = scope.word(cue.last + 1)
    told = scope.quoted(cue.first - 1) or nominal(scope.word(cue.first - 1)) == "acc"
    return told or bool(form.case) or after in _GOVERNS_NOW or _speaks(after)


def _act_of_telling(scope: Scope, cue: CueHit, form: Form) -> bool:
    """``Kaya'nın yolun açılacağını açıklaması``: a verbal noun with a possessor, directly behind the clause that it reports."""
    if form.shape != "ma" or cue.verb.verb_class == "ask" or not form.person.startswith("3"):
        return False
    before = nominal(scope.word(cue.first - 1))
    return (before == "acc" and cue.verb.gate == "speech") or (before == "ma" and "ma" in cue.verb.frame)


def _finite_reports(reading: Reading, cue: CueHit, form: Form) -> bool:
    word = reading.scope.word(cue.last)
    supposed = _wishes(cue, word) if reading.sentence.inside >= 0 else _supposes(form.person, word)
    return not supposed and not _not_yet(word)


def _supposes(person: str, word: str) -> bool:
    """``ileri sürüyorsanız``, ``derseniz``, ``istiyorsak``: a case supposed for the reader, no report."""
    if person in ("1sg", "1pl") and ("ebilir" in word or "abilir" in word):
        return True  # söyleyebiliriz
    return word.endswith(("sanız", "seniz", "sak", "sek")) or (person == "2sg" and word.endswith(("san", "sen")))


def _speaks(word: str) -> bool:
    return any(form.shape == "finite" for form in lexicon().forms[word])


def _not_yet(word: str) -> bool:
    """A future or a wish: nothing has been said; ``söyleyecekti`` and ``diyecektir`` no more."""
    return "acak" in word or "ecek" in word or word.endswith(_NOT_YET)


def _wishes(cue: CueHit, word: str) -> bool:
    """Inside a quotation ``istiyorum``, ``diliyoruz``, ``diyorum``: the one who speaks says it, and reports nothing."""
    form = cue.form
    present = not word.endswith(
        ("dım", "dim", "dum", "düm", "tım", "tim", "tum", "tüm", "dık", "dik", "duk", "dük", "tık", "tik", "tuk", "tük")
    )
    if form is not None and form.person in ("1sg", "1pl", "2sg", "2pl"):
        return present
    return cue.verb.verb_class in ("request", "predict", "thank", "promise") and "yor" in word


def _first_person(word: str) -> bool:
    """``vereceğim``, ``yapacağız``: at the end of a quotation a plain future, no nominalised verb."""
    return word.endswith(("cağım", "ceğim", "cağız", "ceğiz"))


def _takes_quotation(cue: CueHit, gap: int) -> bool:
    """Whether a quotation directly before a cue is its content; a verb that needs a clause wants ``diye`` or a noun of speech."""
    if cue.how in ("diye", "noun"):
        return True
    if cue.how == "label":
        return gap == 0
    if "quote" in cue.verb.frame or _labels(cue):
        return True
    return cue.verb.gate == "speech" and gap == 0


def _quotation_before(reading: Reading, cue: CueHit, low: int, head_low: int, used: set[int]) -> list[Content]:
    """Quotations directly before a cue: ``"A" dedi``, ``"A", "B" diye konuştu``; a clause whose nominalised verb is quoted is mixed."""
    scope = reading.scope
    place, gap = _gap_before(scope, cue, low)
    judged = cue.verb.verb_class == "opinion" and scope.word(cue.first - 1) == "olarak"
    if place < low or not scope.quoted(place) or place in used or not (judged or _takes_quotation(cue, gap)):
        return []
    index = scope.doc.opens[scope.items[place]]
    quotation = scope.doc.quotations[index]
    words = words_inside(scope.doc, quotation)
    if words and _fits(cue, nominal(words[-1])) and cue.how != "diye" and not _first_person(words[-1]):
        return [_clause(reading, cue, low, head_low, place)]
    if cue.how == "label" and words and nominal(words[-1]) == "nom" and cue.noun is not None and cue.noun.lemma in _REASONS:
        content = _direct(reading, cue, low, place, "mixed")
        content.owner = _beside(scope, low, place) or (None if content.subject else genitive_subject(scope, low, place))
        return [content]
    if cue.how == "label" and not _label_speaks(reading, cue, place):
        return []
    if _labels(cue) or scope.word(cue.first - 1) == "olarak":
        return [] if cue.passive else [_clause(reading, cue, low, head_low, place)]
    if cue.how == "verb" and cue.verb.lemma != "de" and not sentence_like(scope.doc, quotation):
        return []
    out = [_direct(reading, cue, low, place)]
    while place - 2 >= low and scope.word(place - 1) in (",", "ve") and scope.quoted(place - 2):
        place -= 2
        out.insert(0, _direct(reading, cue, low, place))
    return out


# "... bağdaşmadığı" gerekçesiyle: a clause in somebody's words, as their reason.
_REASONS = frozenset({"gerekçe", "iddia", "suçlama"})


def _labels(cue: CueHit) -> bool:
    """A verb that calls one thing another: ``kararı "..." diye nitelendirdi``; the whole of it is what was said."""
    return (
        cue.how != "noun"
        and cue.verb.verb_class == "opinion"
        and not cue.verb.frame & {"acc", "dat"}
        and cue.verb.lemma not in ("yorumla", "değerlendir")
    )


def _gap_before(scope: Scope, cue: CueHit, low: int) -> tuple[int, int]:
    """The place before a cue, commas and a couple of adverbs skipped, and how many words were skipped."""
    place, gap = cue.first - 1, 0
    while place >= low and not scope.quoted(place) and gap < 4:
        word = scope.word(place)
        if word == ",":
            pass
        elif (
            word in FUNCTION
            or word in PARTICLES
            or scope.capital(place)
            or known_word(common_case(word)[0])
            or common_case(word)[1] in ("dat", "abl", "ins")
        ):
            gap += 1
        else:
            break
        place -= 1
    return place, gap


def _direct(reading: Reading, cue: CueHit | None, low: int, place: int, kind: Kind = "direct") -> Content:
    scope = reading.scope
    index = scope.doc.opens[scope.items[place]]
    quotation = scope.doc.quotations[index]
    subject = adjacent_subject(scope, low, place) or subject_before(scope, low, place)
    owner = _beside(scope, low, place) if _handed_on(cue) else None
    epithet = None if subject else epithet_at_head(scope, low, place) or epithet_before(scope, low, place)
    return Content(kind, quotation.start, quotation.end, reading.number, cue, place, place, low, subject, epithet, index, owner=owner)


def _beside(scope: Scope, low: int, place: int) -> Phrase | None:
    """The genitive directly before a quotation, a comma between or not."""
    high = place - 1 if scope.word(place - 1) == "," else place
    return genitive_before(scope, high - 1, high) if high > low else None


def _handed_on(cue: CueHit | None) -> bool:
    """Whether a cue passes on what its genitive says: ``Ankara'nın "..." mesajını iletti``."""
    return cue is not None and cue.how == "noun" and cue.noun is not None and cue.noun.case == "acc" and cue.noun.person.startswith("3")


def _label_speaks(reading: Reading, cue: CueHit, place: int) -> bool:
    """A noun of speech with no verb counts where it stands in a case that reports, or where it has an owner: ``"..." sözleriyle``."""
    noun = cue.noun
    if noun is None:
        return False
    quotation = reading.scope.doc.quotations[reading.scope.doc.opens[reading.scope.items[place]]]
    words = words_inside(reading.scope.doc, quotation)
    if noun.case == "ins" and noun.person.startswith("3") and len(words) > 2:
        return True
    return noun.person.startswith("3") and (sentence_like(reading.scope.doc, quotation) or (len(words) > 2 and noun.number == "pl"))


def _fits(cue: CueHit, ending: str) -> bool:
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


def _clause_before(reading: Reading, cue: CueHit, low: int, head_low: int) -> Content | None:
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
            if words and _fits(cue, nominal(words[-1])):
                return _clause(reading, cue, low, head_low, place)
            return None
        if (
            (_fits(cue, nominal(word)) or (place == cue.first - 1 and _slips(cue, nominal(word))))
            and not _noun_alike(word)
            and _free_gap(scope, place, cue, nominal(word))
        ):
            return _clause(reading, cue, low, head_low, place)
        if place == cue.first - 1 and _bare_wish(cue, word):
            return _clause(reading, cue, low, head_low, place)
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


def _slips(cue: CueHit, ending: str) -> bool:
    """A slip of case directly before a cue: ``verdiğine belirterek``, ``çalıştığını işaret eden``."""
    if cue.how != "verb":
        return False
    if cue.passive:
        return ending == "acc" and "acc" in cue.verb.frame and cue.shape == "finite"
    return (ending == "dat" and "acc" in cue.verb.frame) or (ending == "acc" and "dat" in cue.verb.frame)


def _noun_alike(word: str) -> bool:
    """A noun that looks like a nominalised verb: ``konuşmasını``, ``açıklamasını``."""
    return nominal(word).startswith("ma") and (word in lexicon().nouns or word in document_forms())


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
    return not any(_plain(word) for word in between)


def _plain(word: str) -> bool:
    return (
        len(word) > 4
        and word.endswith(("dı", "di", "du", "dü", "tı", "ti", "tu", "tü", "yor"))
        and finite(word)
        and word not in FUNCTION
        and not known_word(word)
    )


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
        plain = _clause(reading, cue, low, head_low, last) if scope.word(cue.first) == "diye" else None
        sure = cue.verb.gate == "speech" or (plain is not None and plain.subject is not None and plain.subject.strong)
        return plain if sure else None
    content = _clause(reading, cue, low, head_low, last)
    content.kind = "free"
    if cue.shape == "participle":
        return content if head_low == _past_connective(scope, 0) and scope.word(last).endswith(_OURS) else None
    return content if content.subject and content.subject.strong and last - content.first > 1 else None


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


def _clause(reading: Reading, cue: CueHit, low: int, head_low: int, last: int) -> Content:
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
        first = bound if subject.after < bound < last else first
        first = _past_converb(scope, first, last)
    first = max(first, had)
    if not subject and cue.shape == "participle":
        first = max([first, *(place + 2 for place in range(first, last - 2) if _while(scope, place))])
    first = max([first, *(place + 1 for place in range(first, last) if _introduces(scope, place))])
    first = _behind(scope, owner) if owner else first
    first = _past_adverbials(scope, _past_connective(scope, first), last)
    if first > last:
        first = min(head_low, last)
    quotes = [place for place in range(first, last + 1) if scope.quoted(place)]
    start, end = _ends(scope, first, last)
    kind: Kind = "mixed" if any(_own_words(scope, place) for place in quotes) else "indirect"
    return Content(kind, start, end, reading.number, cue, first, last, low, subject, epithet=epithet, owner=owner)


def _sayer(scope: Scope, low: int, last: int) -> Subject | None:
    """The subject of a clause's cue; not a common noun directly before the nominalised verb, which is its object: ``gözlemciler
    gönderdiğini``.
    """
    found = subject_before(scope, low, last)
    if found is None or found.place != last - 1 or any(scope.doc.capitals[token] for token in found.phrase.tokens):
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
        if word.endswith(("arak", "erek")) and word != "olarak" and scope.word(place + 1) == ",":
            return place + 2
    return first


_HAD = ("mıştı", "mişti", "muştu", "müştü")


def _past_what_had_been(scope: Scope, cue: CueHit, low: int, last: int) -> int:
    """The place behind the last verb that shares its ending with the cue: ``reddetmiş ve ... açıklamıştı``."""
    if not scope.word(cue.last).endswith(_HAD):
        return low
    return max([low, *(place + 2 for place in range(low, last - 1) if _had_too(scope, place))])


def _had_too(scope: Scope, place: int) -> bool:
    return scope.word(place).endswith(("mış", "miş", "muş", "müş")) and scope.word(place + 1) in (",", "ve", "ancak")


_MEANWHILE = ("rken", "yorken", "mışken", "mişken", "muşken", "müşken", "acakken", "ecekken", "mazken", "mezken")


def _while(scope: Scope, place: int) -> bool:
    """Whether a clause of its own ends at a place: ``gelirken, ...``."""
    word = scope.word(place)
    return word.endswith(_MEANWHILE) and scope.word(place + 1) == ","


def _behind(scope: Scope, phrase: Phrase) -> int:
    """The place behind a phrase and its comma."""
    return past_comma(scope, after_bracket(scope, scope.items.index(phrase.tokens[-1]) + 1))


def _introduces(scope: Scope, place: int) -> bool:
    """A colon behind which a new sentence begins: ``Olay şöyle gelişti: Yolun ...``; not ``16:45``, ``Yıldız Yolu: Dönüş``."""
    return scope.word(place) == ":" and scope.capital(place + 1) and not scope.capital(place - 1) and not scope.adjacent(place)


def _at_head(scope: Scope, cue: CueHit, low: int, last: int) -> Epithet | None:
    """Common nouns in the subject's place at the very head of the sentence, where the verb is not that of whoever writes."""
    own = cue.form is not None and cue.form.person[:1] in ("1", "2")
    return common_head(scope, low, last) if low == _past_connective(scope, 0) and not own else None


def _past_main_subject(scope: Scope, cue: CueHit, last: int) -> int:
    """Past the subject of the main verb: ``Halkbank, zarar ettiği iddia edilen haberlerin doğru olmadığını kaydetti``."""
    main = subject_before(scope, 0, last)
    if main is None or main.place != 0 or not main.strong or main.after > last or scope.word(main.after - 1) != ",":
        return 0
    ahead = any(form.shape == "finite" for place in range(cue.last + 1, len(scope.items)) for form in lexicon().forms[scope.word(place)])
    return main.after if ahead else 0


def _own_words(scope: Scope, place: int) -> bool:
    """Whether a quotation inside a clause is the speaker's wording rather than a name or a term: two words or more, or not a noun's
    label.
    """
    quotation = scope.doc.quotations[scope.doc.opens[scope.items[place]]]
    words = words_inside(scope.doc, quotation)
    return len(words) > 1 or scope.word(place + 1).startswith(("olduğ", "olacağ"))


def _ends(scope: Scope, first: int, last: int) -> tuple[int, int]:
    """Code points from one place to another, marks at the very ends left out."""
    doc = scope.doc
    start = doc.starts[scope.items[first]]
    if scope.quoted(first):
        start = doc.quotations[doc.opens[scope.items[first]]].start
    end = doc.ends[scope.items[last]]
    if scope.quoted(last):
        end = doc.quotations[doc.opens[scope.items[last]]].end
    return start, end


def _past_adverbials(scope: Scope, first: int, last: int) -> int:
    """Past what belongs to the cue: ``tören sonrasında yaptığı konuşmada,``, ``sosyal medya hesabından``, ``toplantının ardından``."""
    best = first
    for place in range(first, min(first + 16, last)):
        word = scope.word(place)
        if scope.quoted(place) or nominal(word) in ("acc", "ma"):
            break
        if (
            (word in _WITH_WHICH and scope.word(place + 1) == ",")
            or (word in _AFTER_WHICH and scope.word(place + 1) == "," and best == first)
            or (_event_in_place(word) and (scope.word(place + 1) == "," or _owned_place(scope, place, first)))
        ):
            best = place + 1
        if word == "," and best < place:
            break
    while scope.word(best) == "," or (best > first and scope.word(best) in PARTICLES):
        best += 1
    best = _past_the_press(scope, best)
    return best if best <= last else first


def _past_the_press(scope: Scope, place: int) -> int:
    """Past those whom it is told: ``gazetecilere yolların açıldığını``, ``AA muhabirine``; other datives may belong to the clause."""
    for ahead in range(place, place + 3):
        if scope.word(ahead) in _PRESS:
            return ahead + 1
        if not (scope.capital(ahead) or scope.word(ahead) == "basın"):
            break
    return place


_PRESS = frozenset("gazetecilere muhabirlere muhabirine muhabirimize mensuplarına basına gazetemize kameralara".split())


def _owned_place(scope: Scope, place: int, first: int) -> bool:
    """A text or an occasion with no comma behind it belongs to the cue near the head of the clause, or with something that modifies it."""
    if scope.word(place + 1).endswith(("an", "en")) or scope.word(place + 1) in ("yer", "bulunan"):
        return False
    if place - first <= _NEAR or _modifies(scope.word(place - 1)):
        return True
    return place - first <= 2 * _NEAR and any(common_case(scope.word(back))[1] == "gen" for back in range(first, place))


_NEAR = 4
_WITH_WHICH = frozenset("endişesiyle kaygısıyla gerekçesiyle amacıyla düşüncesiyle umuduyla talebiyle".split())
_AFTER_WHICH = frozenset({"sonunda", "sonucunda", "ardından", "sonrasında", "sırasında", "üzerine", "esnasında", "sonra", "önce"})


def _modifies(word: str) -> bool:
    """What stands before the place of a speech: ``yaptığı açıklamada``, ``çıkan haberde``, ``kurulun raporunda``, ``dünkü
    konuşmasında``.
    """
    if nominal(word) == "nom" or common_case(word)[1] in ("gen", "adj"):
        return True
    return len(word) > 3 and word.endswith(("an", "en", "kü", "ki", "nın", "nin", "nun", "nün")) and word not in NOT_A_NAME


@lru_cache(MEMORY)
def _event_in_place(word: str) -> bool:
    """A noun of speech, a text or an event in the locative: ``konuşmada``, ``açıklamasında``, ``toplantısında``, ``raporda``."""
    if not word.endswith(("da", "de", "ta", "te")):
        return False
    if any(noun.case == "loc" and not noun.attributive for noun in lexicon().nouns.get(word, ())):
        return True
    text = document_forms().get(word)
    if text is not None and text.case == "loc" and not text.attributive:
        return text.lemma in _RULINGS or (text.lemma not in PROVISIONS and text.lemma not in _FIGURES)
    stem = word[:-2]
    return any(stem.startswith(event) and stem[len(event) :] in _PLACE_ENDINGS for event in _EVENTS)


# What figures and findings stand in: BIST 100 endeksinde, incelemenin sonucunda; part of what is said, not the place of a speech.
_FIGURES = frozenset(
    "sonuç endeks gösterge rakam tablo liste sıralama bütçe hesap dosya kaynak harita grafik test deney bulgu teori tez".split()
)
_RULINGS = frozenset({"karar", "mahkeme kararı", "kararname"})
_PLACE_ENDINGS = frozenset({"", "n", "sın", "sin", "sun", "sün", "ın", "in", "un", "ün", "ların", "lerin", "lar", "ler", "ları", "leri"})


# --- göre --------------------------------------------------------------------------------------------------------------------------------

_NO_SOURCE = frozenset("buna bunlara şuna ona bana sana bize size onlara kendine kendisine neye duruma görünüşe sıraya isteğe".split())
_TIMES = (
    "dönemine",
    "ayına",
    "yıla",
    "aya",
    "yılına",
    "haftaya",
    "güne",
    "kapanışa",
    "öncesine",
    "önceye",
    "sonuna",
    "sezona",
    "çeyreğe",
    "döneme",
    "kapanışına",
    "seviyesine",
)


def _according(reading: Reading, cue: CueHit, low: int) -> list[Content]:
    """What follows ``X'e göre``, up to the end of the sentence, its full stop left out."""
    scope = reading.scope
    if not is_source(scope, cue.first - 1) or (cue.first - low > _FAR_IN and _told_later(reading, cue)):
        return []
    first = cue.last + 1
    while scope.word(first) == ",":
        first += 1
    last = len(scope.items) - 1
    while last > first and (scope.word(last) in ENDS or scope.word(last) in (":", ",")):
        last -= 1
    if last - first < 2 or scope.word(len(scope.items) - 1) == ":":
        return []
    start, end = _ends(scope, first, last)
    quotes = [place for place in range(first, last + 1) if scope.quoted(place)]
    if any(scope.word(place - 1) == ":" for place in quotes):
        return []
    kind: Kind = "mixed" if any(_own_words(scope, place) for place in quotes) else "indirect"
    return [Content(kind, start, end, reading.number, cue, first, last, low)]


def _told_later(reading: Reading, cue: CueHit) -> bool:
    """Whether a verb of speech stands behind a cue."""
    return any(other.first > cue.last and other.how != "label" for other in reading.cues)


def is_source(scope: Scope, place: int) -> bool:
    """Whether the dative before ``göre`` is somebody or a text that says something, not a time, a rule or a measure."""
    if place < 0:
        return False
    word = scope.word(place)
    if word == ")":
        return True
    if _compares(scope, place):
        return False
    text = document_forms().get(word)
    if word in _NO_SOURCE or word in _TIMES or (text.lemma if text else split_case(word)[0]) in PROVISIONS - {"karar"}:
        return False
    base, case = common_case(word)
    if case == "dat" and is_group(base) and scope.word(place + 2) != "," and place > _AT_HEAD:
        return False  # hastalara göre daha ...: in the midst of a sentence a group is a measure
    if case == "dat" and (known_word(base) or base in DOCUMENTS):
        return True
    if "'" in word and scope.word(place + 2) != "," and any(map(str.isdigit, word)):
        return False  # Galaxy S3'e göre, E-5000'e göre: a model, compared with
    if "'" in word:
        return split_case(word)[1] == "dat" and base[0].isalpha() and (base not in PLACES or scope.word(place + 2) == ",")
    return _document_dative(word) or _told(word, scope.word(place - 1))


_AT_HEAD = 3
_FAR_IN = 14  # behind as many words göre no longer governs what other cues of the sentence report
_COMPARING = frozenset("daha çok en yüzde kat % az fazla kısa uzun avantajlı biraz epey oldukça iki üç".split())


def _compares(scope: Scope, place: int) -> bool:
    """``kadınlara göre daha yüksek``, ``bilgilere göre önerilen sonuçlar``: a measure or an attribute, no source; a comma behind ``göre``
    says otherwise.
    """
    after = scope.word(place + 2)
    if any(scope.word(back) in ("önceki", "geçen") for back in range(max(0, place - 6), place)):
        return True
    if _document_dative(scope.word(place)):
        return after.endswith(("nan", "nen", "lan", "len")) and len(after) > 4
    return after in _COMPARING or (after.isdigit() and scope.word(place + 3) in ("kat", "puan"))


# What whoever writes has heard, from nobody in particular.
_HEARD = frozenset("duyduğuma duyduğumuza öğrendiğime öğrendiğimize".split())


def _told(word: str, before: str) -> bool:
    """``aktardığına göre``, ``iddia ettiklerine göre``: a verb of speech, of somebody else; not ``yaptığına göre``, "since he did"."""
    if word in _HEARD:
        return True
    lex = lexicon()
    for form in lex.forms[word]:
        if form.shape == "dik" and form.case == "dat" and form.person.startswith("3"):
            return any(not verb.before or before in verb.before[-1] for verb in lex.verbs.get(form.lemma, ()))
    return False


def _document_dative(word: str) -> bool:
    """``haberine``, ``açıklamasına``, ``verilerine``, ``sonuçlarına``: a text with its owner."""
    text = document_forms().get(word)
    return text is not None and text.case == "dat"


# --- what follows ------------------------------------------------------------------------------------------------------------------------


def past_pointer(scope: Scope, cue: CueHit) -> int:
    """The place after a cue, its bracket, and after a noun of speech ``da``, ``ise`` and ``şöyle``: ``yanıtı da:``, ``konuşması ise
    şöyle:``.
    """
    place = after_bracket(scope, cue.last + 1)
    if cue.how == "label":
        while scope.word(place) in PARTICLES or scope.word(place) in _FORWARD:
            place += 1
    return place


_FORWARD = frozenset({"şöyle", "özetle", "şu", "şunlar", "şöyleydi", "şudur", "özeti", "tamamı", "şekilde", "aşağıdaki", "gibi"})


def points_on(scope: Scope, cue: CueHit) -> bool:
    """Whether a cue introduces what follows it: it points forward, or a colon stands behind it."""
    after = past_pointer(scope, cue)
    if cue.how == "label" and not cue.pointing and not (cue.noun and cue.noun.person.startswith("3")):
        return False
    return scope.word(after) in (":", ";") or (cue.pointing and after >= len(scope.items) - 1)


def _after(reading: Reading, cue: CueHit, low: int, used: set[int]) -> list[Content]:
    """Quotations behind a cue and a colon in the same sentence: ``şunları söyledi: "..."``; or words behind ``dedi ki``."""
    scope = reading.scope
    place = past_pointer(scope, cue)
    if scope.word(place) == "ki" and cue.shape == "finite":
        place += 1
    elif (cue.how == "label" and scope.word(place) not in (":", ";")) or (scope.word(place) not in (":", ",", ";") and not cue.pointing):
        return []
    while scope.word(place) in (":", ",", ";", "-"):
        place += 1
    if scope.quoted(place) and cue.verb.gate not in ("speech", "noun", "label") and not _any_sentence(scope, place):
        return []
    if not scope.quoted(place) or place in used:
        return _after_ki(reading, cue, low, place)
    subject = subject_before(scope, low, cue.first)
    out = []
    while scope.quoted(place):
        content = _direct(reading, cue, low, place)
        content.subject, content.pointed = subject, True
        out.append(content)
        place += 1
        while scope.word(place) in (",", "ve") or scope.word(place) in ENDS:
            place += 1
    return out


def _any_sentence(scope: Scope, place: int) -> bool:
    """Whether one of the quotations from here on is an utterance, not a list of names: ``şu projeleri tamamladı: "Mavi Sahil", "Yeşil
    Yol"``.
    """
    doc = scope.doc
    return any(scope.quoted(p) and sentence_like(doc, doc.quotations[doc.opens[scope.items[p]]]) for p in range(place, len(scope.items)))


def _after_ki(reading: Reading, cue: CueHit, low: int, place: int) -> list[Content]:
    """Plain words behind ``dedi ki``."""
    scope = reading.scope
    last = len(scope.items) - 1
    while last > place and scope.word(last) in ENDS:
        last -= 1
    if scope.word(cue.last + 1) != "ki" or "ki" not in cue.verb.frame or last - place < 1:
        return []
    start, end = _ends(scope, place, last)
    return [Content("indirect", start, end, reading.number, cue, place, last, low, subject_before(scope, low, cue.first), pointed=True)]


def institution_word(word: str) -> bool:
    """Whether a word is the last word of an institution's name."""
    return word in INSTITUTIONS
