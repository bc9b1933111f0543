"""Every fault that files come with: what can be read is read, with the statement in it found; the rest is said in one sentence."""

import unicodedata

import pytest

from awkward.make import CASES, make
from quotes.extract import extract
from quotes.read import Blob, Failure, Note, ReadError, Unit, Wanted, find, read, units


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("awkward")
    make(path)
    return path


def read_all(path):
    """The articles of a file, and what was said of the rest."""
    articles, said = [], []
    for blob in find([str(path)]):
        for found in units(blob, Wanted()) if isinstance(blob, Blob) else [blob]:
            if isinstance(found, Unit):
                try:
                    articles.append(read(found))
                except ReadError as error:
                    said.append(str(error))
            elif isinstance(found, Failure):
                said.append(found.message)
            else:
                assert isinstance(found, Note)
    return articles, said


def test_there_are_enough_of_them():
    assert len(CASES) >= 40


@pytest.mark.parametrize("name", CASES)
def test_awkward_file(folder, name):
    case = CASES[name]
    articles, said = read_all(folder / name)
    assert len(articles) == case.articles, said
    assert len(said) == len(case.says), said
    for sentence, words in zip(said, case.says, strict=True):
        assert words in sentence
        assert name in sentence
        assert "\n" not in sentence
    if articles:
        first = articles[0]
        assert case.text in first.text
        assert {detail: getattr(first, detail) for detail in case.details} == case.details
        assert "Yanlış haber" not in first.text  # another headline of the page


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.articles and not case.says])
def test_the_statement_in_it_is_found(folder, name):
    article = read_all(folder / name)[0][0]
    quotes = extract(article.text)
    assert "Bütçe hazır" in {plain(quote.text) for quote in quotes if quote.kind == "direct"}
    assert {plain(quote.speaker).replace("\u0430", "a") for quote in quotes if quote.speaker} == {"Ayşe Kaya"}


def plain(text):
    return unicodedata.normalize("NFC", text).replace("\u00a0", " ")
