"""The generator of Turkish forms, held to tables written by hand and, where one lies beside the project, to a corpus."""

import gzip
import json
import re
import time
from collections import Counter
from pathlib import Path

import pytest

from quotes.forms import Form, NounForm, causative, forms_of, noun_forms, passives
from quotes.verbs import VerbReader
from quotes.words import table

VOICES = ("active", "passive", "causative")
CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "articles.jsonl.gz"


def rows() -> list[list[str]]:
    lines = (Path(__file__).parent / "forms.tsv").read_text(encoding="utf-8").splitlines()
    return [["" if cell == "-" else cell for cell in line.split("\t")] for line in lines if not line.startswith("#")][1:]


MADE = [row for row in rows() if row[2] != "never"]
NEVER = [row[:2] for row in rows() if row[2] == "never"]


@pytest.mark.parametrize("row", MADE, ids=lambda row: "-".join(filter(None, row)))
def test_a_form_has_the_reading(row):
    stem, form, voice, shape, case, person, polarity = row
    assert Form(stem, voice, shape, case, person, polarity == "neg") in forms_of(stem, VOICES).get(form, ())


@pytest.mark.parametrize(("stem", "form"), NEVER)
def test_a_wrong_form_is_not_made(stem, form):
    assert form not in forms_of(stem, VOICES)


def test_there_are_enough_rows():
    assert len(MADE) >= 250
    assert not {(row[0], row[1]) for row in MADE} & {tuple(pair) for pair in NEVER}


def test_a_reading_stands_once():
    for stem in ("de", "söyle", "et", "konuş", "açıkla"):
        for form, readings in forms_of(stem, VOICES).items():
            assert len(readings) == len(set(readings)), form


def test_the_third_person_comes_first():
    """Belirttiğini is his before it is yours."""
    assert [form.person for form in forms_of("belirt")["belirttiğini"]] == ["3sg", "2sg"]


def test_the_default_voices_leave_the_causative_out():
    assert "söyletti" not in forms_of("söyle")
    assert {form.voice for readings in forms_of("söyle").values() for form in readings} == {"active", "passive"}


def test_the_passive_has_third_persons_only():
    persons = {form.person for readings in forms_of("belirt", ("passive",)).values() for form in readings}
    assert persons == {"", "3sg", "3pl"}


def test_no_sign_is_left_in_a_form():
    verbs = {row["lemma"].split()[-1] for row in table("verbs")}
    letters = re.compile("[abcçdefgğhıijklmnoöprsştuüvyz]+")
    for verb in verbs:
        assert [form for form in forms_of(verb, VOICES) if not letters.fullmatch(form)] == []


@pytest.mark.parametrize(
    ("verb", "stems"),
    [
        ("belirt", ("belirtil",)),
        ("et", ("edil",)),
        ("de", ("denil", "den")),
        ("al", ("alın",)),
        ("açıkla", ("açıklan",)),
        ("sür", ("sürül",)),
    ],
)
def test_passives(verb, stems):
    assert passives(verb) == stems


@pytest.mark.parametrize(
    ("verb", "stem"),
    [("söyle", "söylet"), ("yaz", "yazdır"), ("de", "dedirt"), ("sus", "sustur"), ("konuş", "konuştur"), ("belir", "belirt")],
)
def test_causatives(verb, stem):
    assert causative(verb) == stem


NOUNS = [
    ("ifade", "", "ifadesini", "sg", "3sg", "acc"),
    ("ifade", "", "ifadelerini", "pl", "3sg", "acc"),
    ("ifade", "", "ifadelerine", "pl", "3sg", "dat"),
    ("ifade", "", "ifadesiyle", "sg", "3sg", "ins"),
    ("ifade", "", "ifadeler", "pl", "", ""),
    ("ifade", "", "ifadelere", "pl", "", "dat"),
    ("ifade", "", "ifadeyi", "sg", "", "acc"),
    ("ifade", "", "ifademde", "sg", "1sg", "loc"),
    ("söz", "", "sözleri", "pl", "3sg", ""),
    ("söz", "", "sözleriyle", "pl", "3sg", "ins"),
    ("söz", "", "sözünü", "sg", "3sg", "acc"),
    ("söz", "", "sözlerimi", "pl", "1sg", "acc"),
    ("açıklama", "", "açıklamasında", "sg", "3sg", "loc"),
    ("açıklama", "", "açıklamada", "sg", "", "loc"),
    ("açıklama", "", "açıklamaya", "sg", "", "dat"),
    ("açıklama", "", "açıklamanın", "sg", "", "gen"),
    ("açıklama", "", "açıklamasından", "sg", "3sg", "abl"),
    ("açıklama", "", "açıklamalarda", "pl", "", "loc"),
    ("açıklama", "", "açıklamaların", "pl", "", "gen"),
    ("açıklama", "", "açıklamaları", "pl", "3sg", ""),
    ("yanıt", "", "yanıtını", "sg", "3sg", "acc"),
    ("cevap", "", "cevabını", "sg", "3sg", "acc"),
    ("cevap", "", "cevapta", "sg", "", "loc"),
    ("cevap", "", "cevaplar", "pl", "", ""),
    ("karşılık", "", "karşılığını", "sg", "3sg", "acc"),
    ("demeç", "", "demecini", "sg", "3sg", "acc"),
    ("çağrı", "", "çağrısında", "sg", "3sg", "loc"),
    ("çağrı", "", "çağrı", "sg", "", ""),
    ("soru", "", "sorusuna", "sg", "3sg", "dat"),
    ("soru", "", "sorusunu", "sg", "3sg", "acc"),
    ("soru", "", "soruları", "pl", "3sg", ""),
    ("görüş", "", "görüşünü", "sg", "3sg", "acc"),
    ("mektup", "", "mektubunda", "sg", "3sg", "loc"),
    ("iddia", "", "iddiasına", "sg", "3sg", "dat"),
    ("not", "", "notunu", "sg", "3sg", "acc"),
    ("vaat", "vaadi", "vaadinde", "sg", "3sg", "loc"),
    ("vaat", "vaadi", "vaatlerini", "pl", "3sg", "acc"),
    ("emir", "emri", "emrini", "sg", "3sg", "acc"),
    ("emir", "emri", "emirler", "pl", "", ""),
    ("emir", "emri", "emirde", "sg", "", "loc"),
    ("kanaat", "kanaati", "kanaatinde", "sg", "3sg", "loc"),
    ("kanaat", "kanaati", "kanaatler", "pl", "", ""),
    ("taahhüt", "taahhüdü", "taahhüdünde", "sg", "3sg", "loc"),
]


@pytest.mark.parametrize(("stem", "accusative", "form", "number", "person", "case"), NOUNS)
def test_a_noun_form_is_read(stem, accusative, form, number, person, case):  # noqa: PLR0917, one column each
    assert noun_forms(stem, accusative)[form] == NounForm(stem, number, person, case)


@pytest.mark.parametrize(
    ("stem", "accusative", "form"),
    [("cevap", "", "cevapını"), ("söz", "", "sözlarını"), ("emir", "emri", "emirini"), ("ifade", "", "ifadeini"), ("not", "", "nodunu")],
)
def test_a_wrong_noun_form_is_not_made(stem, accusative, form):
    assert form not in noun_forms(stem, accusative)


def test_ki_is_attributive():
    assert noun_forms("açıklama")["açıklamasındaki"] == NounForm("açıklama", "sg", "3sg", "loc", attributive=True)


def test_all_stems_are_made_in_a_moment():
    """A guard against a slip that makes it ten times slower, not a measurement."""
    stems = {row["lemma"].split()[-1] for row in table("verbs")}
    begin = time.perf_counter()
    for stem in stems:
        forms_of(stem)
    assert time.perf_counter() - begin < 2


def test_forms_read_backwards_are_the_forms_made():
    """The reader of single words finds every form of every verb, with the readings that the generator gives, and finds no other form."""
    stems = sorted({row["lemma"].split()[-1] for row in table("verbs")})
    made: dict[str, tuple[Form, ...]] = {}
    for stem in stems:
        for form, readings in forms_of(stem).items():
            made[form] = made.get(form, ()) + readings
    reader = VerbReader(stems)
    assert set(reader.spellings()) == set(made)
    some = sorted(made)[::7]
    assert [form for form in some if reader(form) != made[form]] == []
    assert reader("bütçe") == reader("") == reader("dediz") == ()


# What the rest of a word begins with, after the passive's sounds, where it goes on like a verb: belirt|il|di, açıkla|n|an.
INFLECTION = re.compile(
    """(?:[ıiuü]?[ln])?
    (?: [dt][ıiuü] | [ıiuü]?yor | m[ıiuü]ş | rken | y?[ae]c[ae][kğ] | y?[ae]r[ae]k | y?[ae]n(?:l[ae]r|$) | m[ae](?:s[ıi]|k|z|y)
      | y?[ıiuü](?:p|nc[ae])$ )""",
    re.VERBOSE,
)
# Other words that begin alike, and verbs made from those of the table (durdur-, çıkart-): no gap.
OTHERS = ("beklenti", "söylenti", "eklenti", "sertifika", "santi", "durdur", "çıkart", "bekletil", "sürdürülebilirli", "düşündürücü")


@pytest.mark.skipif(not CORPUS.exists(), reason="no corpus lies beside the project")
def test_the_corpus_has_few_forms_that_are_not_made():
    """Of the words in real news that begin with a verb of the table and go on like a verb, nearly all are forms that we make."""
    counts: Counter[str] = Counter()
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"].replace("İ", "i").replace("I", "ı").lower()
            counts.update(re.findall("[a-zçğıöşü]+", text))
    stems = {row["lemma"].split()[-1] for row in table("verbs")}
    made = {form for stem in stems for form in forms_of(stem, VOICES)}
    long = tuple(stem for stem in stems if len(stem) > 2)
    ends = {word: [word[len(stem) :] for stem in long if word.startswith(stem)] for word in counts if word.startswith(long)}
    verbs = [word for word, rest in ends.items() if any(map(INFLECTION.match, rest)) and not word.startswith(OTHERS)]
    missed = Counter({word: counts[word] for word in verbs if word not in made})
    assert missed.total() < 0.015 * sum(counts[word] for word in verbs), missed.most_common(40)
