"""Finds cues, the words that report speech, in the items of one sentence.

A token is looked up in a dictionary of generated forms; what stands before it tells which verb of the table it is: ``etti`` after
``ifade``, ``bulundu`` after ``açıklamasında``, ``konuştu`` after ``diye``. Nothing is chosen here: a cue may yet turn out to govern no
content.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, count

from quotes.cases import NAME_PARTICLES, TITLES
from quotes.cues.verbs import ACCORDING, FILLERS, LIGHT_OF_TWO, NOUNS, PARTICLES, Lexicon, Verb, after_diye, label_verb, lexicon, noun_verb
from quotes.forms import Form, NounForm
from quotes.segment import Document, between, place_of

__all__ = ["CueHit", "Verb", "cue_words", "find_cues", "lexicon"]


@dataclass(slots=True)  # made by the thousand: frozen would take three times as long
class CueHit:
    """A cue in a sentence: places in the sentence's items (``first`` to ``last``), the verb, and the form it stands in.

    ``how`` is ``verb`` (söyledi), ``diye`` (diye konuştu), ``noun`` (açıklamasında bulundu), ``label`` (sözleriyle: a noun of speech with
    no verb of its own) or ``according`` (göre). ``pointing`` marks a cue that points forward: şunları söyledi, şöyle konuştu.
    """

    first: int
    last: int
    verb: Verb
    form: Form | None
    how: str
    noun: NounForm | None = None
    pointing: bool = False

    @property
    def shape(self) -> str:
        """The shape of the verb's form; "" where there is no verb."""
        return self.form.shape if self.form else ""

    @property
    def passive(self) -> bool:
        """Whether the verb is in the passive, so that its subject does not speak."""
        return (self.form is not None and self.form.voice == "passive") or self.verb.lemma.endswith(("yer al", " gel"))


_POINTERS = frozenset({"şunları", "şunu", "şöyle", "şu", "şunlar", "böyle", "bunları", "aynen"})
_MOST_FILLERS = 12


def cue_words(doc: Document) -> list[int]:
    """The tokens that could be the last word of a cue: the only ones that are looked at again."""
    return list(compress(count(), map(lexicon().spellings.__contains__, doc.words)))


def find_cues(doc: Document, items: Sequence[int], words: Sequence[str], candidates: Sequence[int]) -> list[CueHit]:
    """All cues in the items of one sentence, in order, none overlapping another; ``candidates`` are the ``cue_words`` of the document."""
    places = [place for token in between(candidates, items[0], items[-1]) if (place := place_of(items, token)) >= 0]
    if not places:
        return []
    lex = lexicon()
    out: list[CueHit] = []
    for at in places:
        hit = None if _is_of_a_name(doc, items, words, at) else _hit(lex, words, at, words[at])
        if hit is None:
            continue
        while out and hit.first <= out[-1].first:
            out.pop()
        if not out or hit.first > out[-1].last:
            out.append(hit)
    return _with_summary(lex, words, out)


def _is_of_a_name(doc: Document, items: Sequence[int], words: Sequence[str], at: int) -> bool:
    """Whether a word is spelt as a cue is, but belongs to a name, or is the title with which a sentence begins."""
    if not at and words[at] in TITLES:
        return True
    if at and doc.capitals[items[at]] and not doc.raw(items[at], items[at]).isupper():
        return True  # Alman is no form of al-, Yakın none of yakın-
    return words[at] in NAME_PARTICLES and at + 1 < len(words) and doc.capitals[items[at + 1]]  # van der Houten


def _with_summary(lex: Lexicon, words: Sequence[str], out: list[CueHit]) -> list[CueHit]:
    """``konuşmasının satır başları şöyle:``, ``açıklamalarından öne çıkanlar:``: a noun of speech, what is given of it, and a colon."""
    colon = words.index(":") if ":" in words else len(words) - 1 if words[-1] == ";" else -1
    end = colon - 1
    if end < 2 or any(cue.last >= colon and cue.how != "label" for cue in out):
        return out
    picked = any(word in _PICKED for word in words[max(0, end - 3) : colon])
    whole_of_it = colon == len(words) - 1 and _is_whole_speech(lex, words[end])
    if words[end] not in FORWARD and not picked and not whole_of_it:
        return out
    for place in range(end - (not whole_of_it), max(-1, end - _LONGEST_SUMMARY), -1):
        for noun in lex.nouns.get(words[place], ()):
            if noun.lemma in _WITH_VERB_ONLY:
                continue
            issued = not _ISSUED.isdisjoint(words[max(0, place - 2) : place])
            spoken = noun.case in ("abl", "loc") and picked and noun.lemma != "haber"
            near = place >= end - 1 - (words[end - 1] in PARTICLES or words[end - 1] == "şu")
            whole = noun.case == "gen" or spoken or (not noun.case and near)
            if whole and (noun.person.startswith("3") or issued):
                verb = label_verb(noun.lemma)
                return [cue for cue in out if cue.last < place] + [CueHit(place, end, verb, None, "label", noun, pointing=True)]
    return out


def _is_whole_speech(lex: Lexicon, word: str) -> bool:
    """Whether a word before a colon at the end of a line is somebody's speech, given whole: ``İşte Kaya'nın açıklamaları:``."""
    return any(noun.lemma in _SPEECHES and noun.person.startswith("3") and not noun.case for noun in lex.nouns.get(word, ()))


_SPEECHES = frozenset("açıklama konuşma söz değerlendirme mesaj paylaşım ifade demeç".split())


# What is picked out of a speech: satır başları, öne çıkanlar, öne çıkan başlıklar.
_PICKED = frozenset(
    "başları satırbaşları çıkanlar çıkan başlıklar başlıkları notlar bölümler kesitler noktalar detaylar ayrıntılar hatları kısımlar"
    " cümleler mesajlar".split()
)
_LONGEST_SUMMARY = 7  # words
# What points forward behind a noun of speech: açıklaması şöyle:
FORWARD = frozenset({"şöyle", "şöyleydi", "şunlar", "şunlardı", "şu", "şekilde"})
_ISSUED = frozenset({"yapılan", "gelen", "verilen", "yayımlanan", "yayınlanan"})


# Captures e.g. açıldığını, açılacağını: what stands before açıklaması as a verb (arttığını açıklaması), not as a noun (yazılı açıklaması).
_REPORTED = re.compile(r"(?:[dt][ıiuü]|[ae]c[ae])(?:ğ[ıiuü]|kl[ae]r[ıi])n[ıiuü]$")


def _hit(lex: Lexicon, words: Sequence[str], at: int, word: str) -> CueHit | None:
    if word == "göre":
        return CueHit(at, at, ACCORDING, None, "according")
    readings = lex.forms[word]
    if readings and word in lex.nouns and all(form.shape in ("ma", "is") for form in readings):
        return (_verb_hit(lex, words, at, readings) if at and _REPORTED.search(words[at - 1]) else None) or _label(lex, words, at)
    if readings and (lex.alone[word] or _may_lead(lex, words, at)):
        found = _verb_hit(lex, words, at, readings)
        if found:
            return found
    if word in lex.nouns:
        return _label(lex, words, at)
    return None


def _may_lead(lex: Lexicon, words: Sequence[str], at: int) -> bool:
    """Whether what stands before a light verb (``etti``, ``verdi``) can make a cue of it."""
    return at > 0 and (words[at - 1] in lex.leading or _diye(words, at) is not None)


def _verb_hit(lex: Lexicon, words: Sequence[str], at: int, readings: Sequence[Form]) -> CueHit | None:
    """A verb, first with what stands before it: fixed words (``ifade etti``), a noun of speech, ``diye``."""
    for form in readings:
        noun = _noun_hit(lex, words, at, form)
        for verb in lex.verbs.get(form.lemma, ()):
            first = _before(words, at, verb.before) if verb.before else None
            if first is not None and not (noun and noun.first < first):
                return _grown(words, CueHit(first, at, verb, form, "verb"))
        if noun:
            return noun
        diye = _diye(words, at)
        if diye is not None and (form.lemma in lex.verbs or diye == at - 1):
            return CueHit(diye, at, after_diye(form.lemma), form, "diye")
    return _alone_hit(lex, words, at, readings)


def _alone_hit(lex: Lexicon, words: Sequence[str], at: int, readings: Sequence[Form]) -> CueHit | None:
    """A verb that reports with no words before it: ``söyledi``."""
    for form in readings:
        for verb in lex.verbs.get(form.lemma, ()):
            if not verb.before:
                return _grown(words, CueHit(at, at, verb, form, "verb"))
    return None


def _before(words: Sequence[str], at: int, before: tuple[frozenset[str], ...]) -> int | None:
    """The place where the fixed words of a verb begin, a particle allowed between (``ifade de etti``); None where they are not there."""
    place = at - 1
    for alternatives in reversed(before):
        if place >= 0 and words[place] in PARTICLES:
            place -= 1
        if place < 0 or words[place] not in alternatives:
            return None
        place -= 1
    return place + 1


def _diye(words: Sequence[str], at: int) -> int | None:
    """The place of a ``diye`` or ``şeklinde`` up to three words before a verb: ``diye konuştu``, ``diye gazetecilere seslendi``."""
    for place in range(at - 1, max(-1, at - 4), -1):
        if words[place] in ("diye", "şeklinde"):
            return None if any(map(_REPORTED.search, words[place + 1 : at])) else place  # diye sustuklarını söyledi: of susmak
        if words[place] in (",", '"', "'", ":", "''"):
            return None
    return None


def _noun_hit(lex: Lexicon, words: Sequence[str], at: int, form: Form) -> CueHit | None:
    """A noun of speech and its light verb: ``açıklamasında bulundu``, ``şu yanıtı verdi``, ``ifadelerine yer verdi``."""
    place = at - 1
    light = form.lemma
    if place > 0 and f"{words[place]}_{light}" in LIGHT_OF_TWO:
        light, place = f"{words[place]}_{light}", place - 1
    while place >= max(0, at - _MOST_FILLERS) and words[place] in FILLERS:
        place -= 1
    if place < 0:
        return None
    for noun in lex.nouns.get(words[place], ()):
        row = NOUNS[noun.lemma]
        if light in row["light"].split():
            return _grown(words, CueHit(place, at, noun_verb(f"{noun.lemma} {light.replace('_', ' ')}", row["class"]), form, "noun", noun))
    return None


def _grown(words: Sequence[str], hit: CueHit) -> CueHit:
    """A cue with the word that points forward before it: ``şunları söyledi``, ``sözlerini şöyle sürdürdü``, ``şu ifadeleri kullandı``."""
    first, how = hit.first, hit.how
    pointing = words[first] in _POINTERS
    while first > 0 and (words[first - 1] in _POINTERS or _takes(hit, words[first - 1])):
        first -= 1
        how = "diye" if words[first] in ("diye", "şeklinde") else how
        pointing = pointing or words[first] in _POINTERS
    if first == hit.first and not pointing:
        return hit
    return CueHit(first, hit.last, hit.verb, hit.form, how, hit.noun, pointing)


def _takes(hit: CueHit, word: str) -> bool:
    """Whether ``diye`` or ``şeklinde`` before a cue belongs to it: ``diye şikayette bulundu``; a noun has ``-DIğI şeklinde`` besides."""
    return (hit.how == "verb" and word in ("diye", "şeklinde")) or (hit.how == "noun" and word == "diye")


def _label(lex: Lexicon, words: Sequence[str], at: int) -> CueHit | None:
    """A noun of speech on its own: ``sözleriyle``, ``ifadesi``, ``yanıtı``; whether it governs a quotation is asked later."""
    noun = lex.nouns[words[at]][0]
    row = NOUNS[noun.lemma]
    if "act" not in row["role"].split() or noun.attributive or (noun.lemma in _WITH_VERB_ONLY and noun.number != "pl"):
        return None
    verb = label_verb(noun.lemma)
    if at and words[at - 1] in _POINTERS and words[-1] in (":", ";") and len(words) - at <= 6:
        return CueHit(at - 1, len(words) - 2, verb, None, "label", noun, pointing=True)
    first = at - 1 if at and words[at - 1] in ("şeklindeki", "biçimindeki", "yolundaki", "yönündeki") else at
    return CueHit(first, at, verb, None, "label", noun)


# "Sıcak eşya uzmanı" sloganıyla tanınan, "yeni" kelimesinin: a motto, a word; they report only with their verb (sloganı attı),
# or shouted by many (sloganlarıyla).
_WITH_VERB_ONLY = frozenset({"slogan", "kelime", "başlık"})
