"""The word tables: that they load, say only what is known, and that their examples hold their words."""

import re
from importlib.resources import files

import pytest

from quotes import words
from quotes.forms import forms_of, noun_forms
from quotes.words import TableError, table

NAMES = sorted(path.name.removesuffix(".tsv") for path in files(words).iterdir() if path.name.endswith(".tsv"))
VERBS = table("verbs")
NOUNS = table("speech_nouns")
WORD = re.compile(r"\w+")


def fold(text: str) -> list[str]:
    return WORD.findall(text.replace("İ", "i").replace("I", "ı").lower())


def write(folder, name: str, text: str) -> None:
    (folder / f"{name}.tsv").write_text(text, encoding="utf-8")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(words, "files", lambda _: tmp_path)
    words.table.cache_clear()
    yield tmp_path
    words.table.cache_clear()


@pytest.mark.parametrize("name", NAMES)
def test_every_table_loads(name):
    assert len(table(name)) > 10


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ("belirt\tacc\tneutral", "verbs.tsv:3: 3 cells where the heading has 5"),
        ("\tacc\tneutral\tspeech\tKaya belirtti.", "verbs.tsv:3: the first cell is empty"),
        ("de\tquote\tneutral\tspeech\tDedi.\nde\tacc\tneutral\tspeech\tDer.", "verbs.tsv:4: 'de' stands twice"),
        ("de\tquote\tneutral\tloud\tDedi.", "verbs.tsv:3: 'loud' is no gate"),
        ("de\tquote akk\tneutral\tspeech\tDedi.", "verbs.tsv:3: 'akk' is no frame"),
        ("de\tquote\t\tspeech\tDedi.", "verbs.tsv:3: '' is no class"),
        ("de\tquote\tnötr\tspeech\tDedi.", "verbs.tsv:3: 'nötr' is no class"),
    ],
)
def test_a_bad_row_is_named_by_its_line(folder, rows, complaint):
    write(folder, "verbs", f"# a guide\nlemma\tframe\tclass\tgate\texample\n{rows}\n")
    with pytest.raises(TableError, match=re.escape(complaint)):
        table("verbs")


def test_a_comment_and_an_empty_line_are_no_rows(folder):
    write(folder, "verbs", "# a guide\n\nlemma\tframe\tclass\tgate\texample\n\n# more\nde\tquote\tneutral\tspeech\tDedi.\n")
    assert [row["lemma"] for row in table("verbs")] == ["de"]


@pytest.mark.parametrize("row", VERBS, ids=lambda row: row["lemma"])
def test_the_example_of_a_verb_holds_its_lemma(row):
    *fixed, stem = row["lemma"].split()
    found = fold(row["example"])
    forms = forms_of(stem)
    places = [number for number, word in enumerate(found) if word in forms]
    assert any(
        all(word in before.split("/") for word, before in zip(found[at - len(fixed) : at], fixed, strict=True))
        for at in places
        if at >= len(fixed)
    )


@pytest.mark.parametrize("row", NOUNS, ids=lambda row: row["noun"])
def test_the_example_of_a_noun_holds_it(row):
    assert set(fold(row["example"])) & set(noun_forms(row["noun"], row["accusative"]))


@pytest.mark.parametrize("row", NOUNS, ids=lambda row: row["noun"])
def test_light_verbs_are_stems(row):
    """A light verb is a bare stem: with -di it is a past that the generator makes of it."""
    assert row["light"]
    for verb in row["light"].split():
        stem = verb.split("_")[-1]
        assert any(form.shape == "mak" for form in forms_of(stem)[stem + ("mak" if re.search("[aıou][^eiöü]*$", stem) else "mek")])


@pytest.mark.parametrize("name", ["verbs", "speech_nouns"])
def test_examples_are_sentences_and_each_stands_once(name):
    examples = [row["example"] for row in table(name)]
    assert len(examples) == len(set(examples))
    assert [example for example in examples if not re.fullmatch(r"[A-ZÇĞİÖŞÜ].{12,}[.\"]", example)] == []


def test_words_are_in_turkish_lower_case():
    for row in (*VERBS, *NOUNS):
        word = row.get("lemma") or row["noun"]
        assert re.fullmatch("[a-zçğıöşü /]+", word), word


def test_a_verb_with_a_frame_of_its_own_only_is_not_trusted_without_one():
    assert [row["lemma"] for row in VERBS if row["gate"] == "clause" and not row["frame"]] == []


def test_the_irregular_accusative_is_written_only_where_needed():
    """An accusative that the rule makes anyway is noise, and may hide a slip."""
    assert [row["noun"] for row in NOUNS if row["accusative"] and row["accusative"] in noun_forms(row["noun"])] == []
