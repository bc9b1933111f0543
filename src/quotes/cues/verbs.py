"""The reporting verbs and the nouns of speech: what the tables say of them, and the verbs that are made of a noun or of ``diye``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from quotes.forms import Form, NounForm, noun_forms
from quotes.memory import Memory
from quotes.verbs import VerbReader
from quotes.words import table


@dataclass(frozen=True, slots=True)
class Verb:
    """One row of the table of reporting verbs: the words before its stem, what it governs, and its class."""

    lemma: str
    before: tuple[frozenset[str], ...]
    frame: frozenset[str]
    verb_class: str
    gate: str


NOUNS = {row["noun"]: row for row in table("speech_nouns")}
# Light verbs of two words: görüşünü dile getirdi, ifadelerine yer verdi.
LIGHT_OF_TWO = frozenset(light for row in NOUNS.values() for light in row["light"].split() if "_" in light)
PARTICLES = frozenset({"de", "da", "ise", "dahi", "bile", "mi", "mı", "mu", "mü"})
FILLERS = frozenset({"bir", "de", "da", "kısa", "yazılı", "sözlü", "sert", "net", "önemli", "ilginç", "şu", "bu", "aynı", "çok"})

# Verbs that report after ``diye`` only, or after a quotation and a noun of speech.
_LIGHT_EXTRA = frozenset({"konuş", "kullan", "yap", "bulun", "ver", "yaz", "sor"})


def _verb_of(row: dict[str, str]) -> tuple[str, Verb]:
    *before, stem = row["lemma"].split()
    alternatives = tuple(frozenset(part.split("/")) for part in before)
    lemma = " ".join(part.split("/")[0] for part in row["lemma"].split())
    return stem, Verb(lemma, alternatives, frozenset(row["frame"].split()), row["class"], row["gate"])


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The reporting verbs and nouns of speech: readings by spelling (none for other words), verbs by stem.

    ``spellings`` are the words that may end a cue (a dict without values: of strings alone, the garbage collector never walks over it),
    ``alone`` the words that report with no words before them, ``leading`` the words that may stand before a light verb.
    """

    forms: Memory[str, tuple[Form, ...]]
    nouns: dict[str, tuple[NounForm, ...]]
    spellings: dict[str, None]
    verbs: dict[str, tuple[Verb, ...]]
    alone: Memory[str, bool]
    leading: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Stems of the verb table, light verbs of the nouns of speech, and the nouns; their forms are read as they are met."""
    verbs, nouns = _verbs(), _noun_readings()
    lights = {light.split("_")[-1] for row in NOUNS.values() for light in row["light"].split()} | _LIGHT_EXTRA
    verb_reader = VerbReader(sorted(set(verbs) | lights))
    forms = Memory(verb_reader)
    alone = {stem for stem, found in verbs.items() if any(not verb.before for verb in found)}
    before = (verb.before[-1] for found in verbs.values() for verb in found if verb.before)
    return Lexicon(
        forms,
        nouns,
        dict.fromkeys((*verb_reader.spellings(), *nouns, "göre")),
        verbs,
        Memory(lambda word: any(form.lemma in alone for form in forms[word])),
        frozenset({*PARTICLES, *FILLERS, *nouns, *(light.split("_")[0] for light in LIGHT_OF_TWO)}).union(*before),
    )


def _verbs() -> dict[str, tuple[Verb, ...]]:
    """The verbs of the table by their stem, those with most words before it first."""
    out: dict[str, list[Verb]] = {}
    for row in table("verbs"):
        stem, verb = _verb_of(row)
        out.setdefault(stem, []).append(verb)
    return {stem: tuple(sorted(found, key=lambda verb: -len(verb.before))) for stem, found in out.items()}


def _noun_readings() -> dict[str, tuple[NounForm, ...]]:
    """Every form of every noun of speech, with its readings."""
    out: dict[str, list[NounForm]] = {}
    for noun, row in NOUNS.items():
        for spelling, form in noun_forms(noun, row["accusative"]).items():
            out.setdefault(spelling, []).append(form)
    return {spelling: tuple(readings) for spelling, readings in out.items()}


ACCORDING = Verb("göre", (), frozenset({"dat"}), "neutral", "speech")
_QUOTED = frozenset({"quote"})


@cache
def after_diye(lemma: str) -> Verb:
    """A verb as it governs after ``diye``, whether the table has it or not."""
    for verb in lexicon().verbs.get(lemma, ()):
        if not verb.before:
            return Verb(verb.lemma, (), verb.frame | {"diye", "quote"}, verb.verb_class, "speech")
    return Verb(lemma, (), frozenset({"diye", "quote"}), "neutral", "speech")


@cache
def noun_verb(lemma: str, verb_class: str) -> Verb:
    """A noun of speech with its light verb: ``açıklama bulun``."""
    return Verb(lemma, (), frozenset({"quote", "nom", "ma", "bare"}), verb_class, "noun")


@cache
def label_verb(noun: str) -> Verb:
    """A noun of speech without a verb of its own."""
    return Verb(noun, (), _QUOTED, NOUNS[noun]["class"], "label")
