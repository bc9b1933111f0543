"""Whether a cue's form says that something was said: the first question that ``reading`` asks of a cue.

A denial, a wish, a future and a bare verbal noun report nothing, and the words around such a cue are not read at all. Only the form of
the cue and its direct neighbours count here; what was said is found by ``quotation`` and ``clause``.
"""

from __future__ import annotations

from quotes.attribute.content import Reading
from quotes.attribute.epithet import Epithet
from quotes.attribute.heads import head_after
from quotes.attribute.scope import Scope
from quotes.cases import PROVISIONS, text_form
from quotes.contents import nominal
from quotes.cues import CueHit, lexicon
from quotes.forms import Form

_MANNERS = frozenset("şekilde biçimde düzeyde ölçüde oranda sürede tarihte".split())
_NOT_YET = ("acak", "ecek", "sın", "sin", "sun", "sün")
_GOVERNS_NOW = frozenset({"öğrenildi", "ortaya", "öğrenilirken", "öğrenilen", "gibi"})


def reports(reading: Reading, cue: CueHit) -> bool:
    """Whether a cue's form says that something was said: not a denial of it, not a wish or a future, not a bare verbal noun."""
    form, scope = cue.form, reading.scope
    if form is None:
        return True
    if form.negative and cue.verb.verb_class != "deny":
        return False
    if cue.passive and form.shape == "participle" and scope.word(cue.last + 1) in _MANNERS:
        return False  # yasada öngörülen şekilde
    if form.shape == "participle" and _of_a_rule(scope, cue, form):
        return False
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


def _of_a_rule(scope: Scope, cue: CueHit, form: Form) -> bool:
    """``"kelepçe" denen alet`` is a name for it, and what ``öngören düzenleme`` provides nobody says."""
    if form.lemma == "de":
        return cue.passive
    after = cue.last + 1 + (scope.word(cue.last + 1) == "bir")
    text = text_form(scope.word(after)) if form.lemma == "öngör" else None
    return text is not None and text.lemma in PROVISIONS


def _fact_reports(scope: Scope, cue: CueHit, form: Form) -> bool:
    """Whether ``söylediği`` reports: with what was said before it, with a case, or under a verb that says so; not ``dediğiniz``."""
    if form.person[:1] == "2" or (form.person[:1] == "1" and cue.how == "diye"):
        return False
    after = scope.word(cue.last + 1)
    if told_in_text(scope, cue):
        return True
    told = scope.quoted(cue.first - 1) or nominal(scope.word(cue.first - 1)) == "acc"
    return told or bool(form.case) or after in _GOVERNS_NOW or _speaks(after)


def told_in_text(scope: Scope, cue: CueHit) -> bool:
    """Whether a passive tells what stands in the text behind it: ``yolun açılacağının belirtildiği açıklamada``."""
    if cue.form is None or not cue.passive or cue.shape != "dik" or cue.form.case:
        return False
    return nominal(scope.word(cue.first - 1)) in ("gen", "ma_gen") and text_form(scope.word(cue.last + 1)) is not None


def _act_of_telling(scope: Scope, cue: CueHit, form: Form) -> bool:
    """``Kaya'nın yolun açılacağını açıklaması``: a verbal noun with a possessor, directly behind the clause that it reports."""
    if form.shape == "mak":
        return scope.word(cue.last + 1).startswith("yetin")  # yanıtını vermekle yetindi
    if form.shape != "ma" or cue.verb.verb_class == "ask" or not form.person.startswith("3"):
        return False
    before = nominal(scope.word(cue.first - 1))
    return (before == "acc" and cue.verb.gate == "speech") or (before == "ma" and "ma" in cue.verb.frame)


def _finite_reports(reading: Reading, cue: CueHit, form: Form) -> bool:
    word = reading.scope.word(cue.last)
    if word == "yazar" and reading.scope.word(cue.last + 1).isalpha():
        return False  # yazar kasaları, yazar Can Er: a noun
    supposed = _wishes(cue, word) if reading.sentence.inside >= 0 else _supposes(form.person, word, cue.passive)
    return not supposed and not _not_yet(word)


def _supposes(person: str, word: str, passive: bool) -> bool:
    """``ileri sürüyorsanız``, ``derseniz``, ``istiyorsak``: a case supposed for the reader, no report."""
    if ("ebilir" in word or "abilir" in word) and (person[:1] in ("1", "2") or passive):
        return True  # söyleyebiliriz, davet edebilirsiniz, söylenebilir
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
