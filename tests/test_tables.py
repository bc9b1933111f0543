"""The word tables: letters, kinds, no row twice, and enough of each."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest

from quotes.words import table

COLUMNS = {
    "titles": ("word", "kind", "example"),
    "institutions": ("word", "alone", "example"),
    "documents": ("word", "issued", "example"),
    "groups": ("word", "kind", "example"),
    "nationality": ("word", "place", "example"),
    "given_names": ("word", "gender"),
    "places": ("word", "kind"),
    "function_words": ("word", "kind", "example"),
    "abbreviations": ("word", "capital", "example"),
    "furniture": ("phrase", "kind"),
    "offices": ("word", "reach", "calling", "as", "example"),
    "common_bodies": ("word", "example"),
    "things": ("word", "example"),
    "firms": ("word", "example"),
    "named": ("word", "example"),
    "name_parts": ("word", "kind", "example"),
    "no_people": ("word", "example"),
}

# Which words the second column may hold, where it holds a choice, and how many rows of each there should be at least.
CHOICES = {
    "titles": {"office": 150, "rank": 60, "profession": 300, "academic": 20, "kin": 50, "polite": 10},
    "institutions": {"yes": 150, "no": 100},
    "documents": {"yes": 40, "no": 40, "rule": 15},
    "abbreviations": {"yes": 8, "no": 80},
    "groups": {"group": 200, "unnamed": 20},
    "given_names": {"m": 900, "f": 700, "u": 30},
    "offices": {"state": 5, "house": 25, "many": 20},
    "name_parts": {"particle": 20, "modifier": 20, "field": 20},
    "places": {"country": 150, "province": 81, "district": 250, "city": 200, "region": 60, "continent": 4},
    "function_words": {
        "connective": 60,
        "particle": 8,
        "pronoun": 60,
        "determiner": 30,
        "postposition": 60,
        "adverb": 150,
        "weekday": 7,
        "month": 12,
        "capitalised": 300,
    },
    "furniture": {"keywords": 3, "related": 30, "headline": 20, "share": 20, "caption": 8, "stamp": 30, "comment": 10, "advert": 10},
}

FREE = {"nationality": 150, "named": 100, "no_people": 10}


def fold(text: str) -> str:
    """Turkish lower case, written here once more so that the tables are not checked with the code that reads them."""
    return text.replace("I", "ı").replace("İ", "i").lower()


@pytest.mark.parametrize("name", COLUMNS)
def test_columns(name: str) -> None:
    assert {tuple(row) for row in table(name)} == {COLUMNS[name]}


@pytest.mark.parametrize("name", COLUMNS)
def test_first_cell_is_turkish_lower_case(name: str) -> None:
    words = [row[COLUMNS[name][0]] for row in table(name)]
    assert [word for word in words if word != fold(word)] == []
    assert [word for word in words if word != unicodedata.normalize("NFC", word)] == []


@pytest.mark.parametrize("name", COLUMNS)
def test_first_cell_is_words_and_no_pattern(name: str) -> None:
    words = [row[COLUMNS[name][0]] for row in table(name)]
    assert [word for word in words if set(word) & set('[](){}*+?^$|\\’‘“”"')] == []
    assert [word for word in words if word != " ".join(word.split())] == []


@pytest.mark.parametrize("name", COLUMNS)
def test_no_row_twice(name: str) -> None:
    # A word may have more kinds than one in the table of small words, and one meaning only in every other.
    keys = [(row["word"], row["kind"]) if name == "function_words" else row[COLUMNS[name][0]] for row in table(name)]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


@pytest.mark.parametrize("name", CHOICES)
def test_kinds_are_known_and_well_filled(name: str) -> None:
    counts = Counter(row[COLUMNS[name][1]] for row in table(name))
    assert set(counts) == set(CHOICES[name])
    assert {kind: count for kind, count in counts.items() if count < CHOICES[name][kind]} == {}


@pytest.mark.parametrize("name", FREE)
def test_free_tables_are_well_filled(name: str) -> None:
    assert len(table(name)) >= FREE[name]


@pytest.mark.parametrize("name", [name for name, columns in COLUMNS.items() if columns[-1] == "example" and name != "documents"])
def test_example_shows_the_word(name: str) -> None:
    assert [row["word"] for row in table(name) if row["word"] not in fold(row["example"])] == []


def test_example_of_a_document_shows_its_stem() -> None:
    # The last consonant softens (kitap, kitabında) and a case follows: the first three letters stay.
    assert [row["word"] for row in table("documents") if row["word"][:3] not in fold(row["example"])] == []


def test_places_of_nationalities_are_written_with_a_capital() -> None:
    assert [row["word"] for row in table("nationality") if not row["place"][0].isupper()] == []


def test_titles_with_a_full_stop_are_abbreviations() -> None:
    """Prof. Dr. Ayşe Kaya: a title that the segmenter does not know as an abbreviation would end the sentence before the name."""
    short = {row["word"] for row in table("abbreviations")}
    stopped = {row["word"] for row in table("titles") if row["word"] + "." in fold(row["example"])}
    assert len(stopped) > 20
    assert stopped - short == set()


def test_capitalised_words_hold_nobody_who_speaks() -> None:
    """`capitalised` says: no name begins here. A word that is a speaker, or a given name, may not stand there."""
    capitalised = {row["word"] for row in table("function_words") if row["kind"] == "capitalised"}
    speakers = {row["word"] for name in ("titles", "groups") for row in table(name)}
    speakers |= {row["word"] for row in table("institutions") if row["alone"] == "yes"}
    assert capitalised & speakers == set()
    assert capitalised & {row["word"] for row in table("given_names")} == set()


def test_given_names_are_no_small_words() -> None:
    small = {row["word"] for row in table("function_words") if row["kind"] not in {"weekday", "month"}}
    assert small & {row["word"] for row in table("given_names")} == set()
