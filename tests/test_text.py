"""Letters: the folded twin has the length of the text, whatever the text, and Turkish letters fold by Turkish rules."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quotes.text import DOUBLE, INVISIBLE, SINGLE, clean, fold, key, needs_plain, plain

# Letters on which naive code stumbles: dotted and dotless, circumflexes, combining marks, look-alikes, invisible ones, every mark.
TRICKY = "İIıiŞşĞğÇçÖöÜüÂâÎîÛûß\u0307\u0306\u0327\u0308АВЕКМНОРСТУХаеорсухбд" + INVISIBLE + DOUBLE + SINGLE
TRICKY += "\u00a0\u2009\u202f\t\n\r\x85…-.a Z"
words = st.text(alphabet=TRICKY)
texts = st.one_of(st.text(), words)

FOREIGN = range(0x0370, 0x0530)  # Greek and Cyrillic


@given(texts)
@example("İ" * 3)
@example("I\u0307")
@example("ẞﬁŉǰΐ")
def test_the_twin_has_the_length_of_the_text(text):
    assert len(fold(text)) == len(text)


@given(texts.filter(lambda text: not any(ord(letter) in FOREIGN for letter in text)))
@example("T\u0435knik Dir\u0435ktör \u0421evdet \u0420ınar")
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("word", ["\u0406stanbul", "Ma\u0408or", "Î\u0415"])
def test_look_alikes_that_show_only_when_folded(word):
    assert fold(fold(word)) == fold(word)


@given(texts)
def test_the_twin_has_no_capitals_and_one_of_each_mark(text):
    twin = fold(text)
    assert not set(twin) & set("İIÂÎÛâîû")
    assert not set(twin) & (set(DOUBLE) - {'"'})
    assert not set(twin) & (set(SINGLE) - {"'", "`"})
    assert not any("A" <= letter <= "Z" for letter in twin)


@given(st.text(), st.text())
def test_white_space_parts_what_is_folded(one, other):
    assert fold(one + " " + other) == fold(one) + " " + fold(other)


@given(texts)
def test_white_space_stays_white_space(text):
    for before, after in zip(text, fold(text), strict=True):
        assert before.isspace() == after.isspace() or before == "\x85"


@pytest.mark.parametrize(
    ("text", "twin"),
    [
        ("ISPARTA'DA İZMİR", "ısparta'da izmir"),
        ("Iğdır ığdır İĞDE", "ığdır ığdır iğde"),
        ("Hakkâri'de kâğıt, millî sükûn", "hakkari'de kağıt, milli sükun"),
        ("“a” „b“ «c» ″d″", '"a" "b" "c" "d"'),
        ("‘a’ ‹b› d`e", "'a' 'b' d`e"),
        ("\x93a\x94 \x91b\x92", "\"a\" 'b'"),
        ("Pezeşkiyan’ın", "pezeşkiyan'ın"),
        ("a\u00a0b\u202fc\td", "a b c d"),
        ("T\u0435knik Dir\u0435ktör", "teknik direktör"),
        ("Москва", "москва"),  # a word all in Cyrillic is no Turkish word with a look-alike
        ("\x85", "…"),  # windows-1252 once more
        ("Kaya, <<Hazırız>> dedi", "kaya, ''hazırız'' dedi"),
        ("<‹Hazırız›> (<‹Evet>>)", "''hazırız'' (''evet'')"),
        (",,Hazırız'' dedi, ,,evet”", "''hazırız'' dedi, ''evet\""),
        ("Devamı >> a,,b c,, <b> 1 << 2 ==>>>", "devamı >> a,,b c,, <b> 1 << 2 ==>>>"),
        ("\u0405ezer \u0391li", "sezer ali"),
    ],
)
def test_fold(text, twin):
    assert fold(text) == twin


@given(texts)
def test_plain_words_hold_nothing_invisible(text):
    word = plain(text)
    assert not set(word) & set(INVISIBLE)
    assert unicodedata.is_normalized("NFC", word)
    assert plain(word) == word


@given(texts)
def test_only_texts_that_need_it_are_made_plain(text):
    if not needs_plain(text) and unicodedata.is_normalized("NFC", text):
        assert plain(text) == text


@pytest.mark.parametrize(
    ("text", "needs"), [("başkan", False), ("bas\u0327kan", True), ("baş\u00adkan", True), ("baş\u200bkan", True), ("", False)]
)
def test_needs_plain(text, needs):
    assert needs_plain(text) is needs


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("word", ["söyledi", "başkanlığından", "çağrısında", "hâkim", "üçüncü"])
def test_decomposed_words_are_found_in_the_tables_spelling(word, form):
    assert fold(plain(unicodedata.normalize(form, word))) == fold(word)


@given(texts)
def test_keys_are_single_spaced_and_stable(text):
    name = key(text)
    assert name == " ".join(name.split())
    assert '"' not in name
    assert "\n" not in name


@given(st.lists(st.sampled_from(["AYŞE", "Ayşe", "KAYA", "Kaya", "Ilgaz", "ILGAZ", "İnce", "İNCE", "Hakkâri"]), min_size=1, max_size=4))
def test_a_name_in_capitals_has_the_same_key(parts):
    name = " ".join(parts)
    capitals = name.replace("i", "İ").replace("ı", "I").upper()
    assert key(capitals) == key(name) == key(f"  {name}, ") == key(name.replace(" ", "\u00a0"))


@pytest.mark.parametrize("name", ["Ay\u00adşe Ka\u200bya", "Ays\u0327e Kaya", "\u0410yşe K\u0430y\u0430", "Ayşe Kaya"])
def test_a_name_is_one_however_it_is_written(name):
    assert clean(name) == "Ayşe Kaya"
    assert key(name) == "ayşe kaya"


def test_keys_of_different_names_differ():
    assert len({key(name) for name in ["Ayşe Kaya", "Ayşe Kayar", "Ayşe", "Ayse Kaya", "Kaya Ayşe", "Işık", "İşik"]}) == 7
