"""Without its extra, a format costs one sentence that says what to install; everything else is read."""

import sys

import pytest

from awkward.make import CASES
from quotes.read import Blob, Failure, ReadError, Unit, Wanted, find, read, units
from quotes.read.web import Fetcher
from quotes.watch import WatchError, arrivals

NEEDS = {
    ("trafilatura",): ("html", ["open-graph.html", "by-a-browser.mhtml", "page-called.txt"]),
    ("lxml",): ("html", ["open-graph.html"]),
    ("docx",): ("office", ["release.docx"]),
    ("pypdf",): ("office", ["release.pdf"]),
    ("pyarrow",): ("parquet", ["rows.parquet"]),
    ("warcio", "warcio.archiveiterator"): ("warc", ["pages.warc.gz"]),
}


@pytest.fixture
def without(monkeypatch):
    def without(*names):
        for name in [*names, *(loaded for loaded in sys.modules if loaded.startswith(tuple(f"{name}." for name in names)))]:
            monkeypatch.setitem(sys.modules, name, None)

    return without


@pytest.mark.parametrize("libraries", NEEDS)
def test_one_sentence_says_what_to_install(libraries, without, tmp_path):
    extra, names = NEEDS[libraries]
    without(*libraries)
    for name in names:
        (tmp_path / name).write_bytes(CASES[name].raw)
        (blob,) = find([str(tmp_path / name)])
        assert isinstance(blob, Blob)
        (found,) = units(blob, Wanted())
        if isinstance(found, Unit):
            with pytest.raises(ReadError) as error:
                read(found)
            sentence = str(error.value)
        else:
            assert isinstance(found, Failure)
            sentence = found.message
        assert sentence.startswith(blob.source)
        assert sentence.endswith(f"install it with: pip install 'quotes-tr[{extra}]'")


def test_watching(without, tmp_path):
    without("watchfiles")
    with pytest.raises(WatchError, match=r"pip install 'quotes-tr\[watch\]'"):
        next(arrivals(tmp_path))


def test_fetching(without):
    without("httpx")
    (failure,) = Fetcher()("http://127.0.0.1:1/haber")
    assert failure.message.endswith("pip install 'quotes-tr[web]'")
