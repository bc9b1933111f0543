"""The search: what readers type finds what they mean, in statements and in whole articles."""

import sqlite3
from pathlib import Path

import pytest

from quotes.models import Article, Extraction, Quote
from quotes.plugin import articles, reading, search
from quotes.plugin.reading import Asked
from quotes.store import create_or_open

LINES = [line.split("\t") for line in (Path(__file__).parent / "search.tsv").read_text(encoding="utf-8").splitlines() if line[0] != "#"]
SENTENCES = [cells[1] for cells in LINES if cells[0] == "="]


def pairs(sign):
    """What is typed, and the number of the statement that it must find, or must not."""
    number, found = 0, []
    for kind, words in LINES:
        number += kind == "="
        found += [(words, number)] if kind == sign else []
    return found


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    """An article a sentence, with the sentence as its statement."""
    path = tmp_path_factory.mktemp("search") / "haber.db"
    with create_or_open(path) as store:
        for number, said in enumerate(SENTENCES):
            quote = Quote("direct", 6, 6 + len(said), said, "toy_rule", verb="de", speaker="Kaya", speaker_kind="person")
            store.save(Article(f"{number:02}.txt", f"Kaya, {said} dedi.", date="2026-01-01"), Extraction((quote,), ()))
    connection = sqlite3.connect(f"file:{path}?immutable=1", uri=True)
    yield connection
    connection.close()


def found(db, typed):
    return {row["id"] for row in reading.statements(db, Asked(typed))}


def test_what_readers_type_finds_what_they_mean(db):
    wanted = pairs("+")
    assert len(wanted) >= 60
    missed = [(typed, SENTENCES[number - 1]) for typed, number in wanted if number not in found(db, typed)]
    assert len(missed) <= 0.05 * len(wanted), missed


@pytest.mark.parametrize(("typed", "number"), pairs("-"))
def test_and_not_what_they_do_not_mean(db, typed, number):
    assert number not in found(db, typed)


@pytest.mark.parametrize(("typed", "number"), pairs("+"))
def test_whole_articles_are_found_by_the_same_words(db, typed, number):
    in_articles = {row["id"] for row in articles.articles(db, Asked(typed))}
    assert in_articles >= found(db, typed)


@pytest.mark.parametrize(("typed", "number"), pairs("+"))
def test_what_is_found_is_marked_as_it_is_written(db, typed, number):
    if number in found(db, typed):
        text = SENTENCES[number - 1]
        assert search.matches(search.parse(typed), text), (typed, text)


def test_what_nobody_says_is_not_found(db):
    assert found(db, "zürafa") == set()
    assert found(db, "...") == set()


def test_phrases_beginnings_and_infinitives():
    assert search.parse('"Barış Bey" iran* İRAN\'IN gitmek') == [
        search.Wanted(("barıs", "bey"), exact=True, careful=True), search.Wanted(("iran",), beginning=True), search.Wanted(("iran",)),
        search.Wanted(("git",), verb=True),
    ]  # fmt: skip
