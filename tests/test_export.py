"""Statements out of the database: every column in every row, nothing lost on the way."""

import csv
import io
import json

import pytest

from quotes.export import COLUMNS, FORMATS, write_csv, write_jsonl
from quotes.models import Article, Extraction, Quote
from quotes.store import create_or_open

TEXT = "Kaya, \"Satır\nsonu; 'tırnak' ve 😀\" dedi. =1+1 olduğu bildirildi."
CONTENT = TEXT[7 : TEXT.index('" dedi')]


@pytest.fixture
def rows(tmp_path):
    direct = Quote(
        "direct", 7, 7 + len(CONTENT), CONTENT, "toy_rule", "dedi", TEXT.index("dedi"), TEXT.index("dedi") + 4, "de", "neutral",
        "Ayşe Kaya", "person", "Kaya", 0, 4, "Bakan",
    )  # fmt: skip
    start = TEXT.index("=1+1 olduğu")
    indirect = Quote("indirect", start, start + 11, "=1+1 olduğu", "no_subject", reason="a passive verb", parent=0)
    with create_or_open(tmp_path / "q.db") as store:
        store.save(Article("haber/1.txt", TEXT, date="2026-02"), Extraction((direct, indirect), ()))
        return list(store.statements())


EXPECTED = {
    "id": 1, "document": "haber/1.txt", "kind": "direct", "start": 7, "end": 7 + len(CONTENT), "text": CONTENT,
    "cue": "dedi", "cue_start": TEXT.index("dedi"), "cue_end": TEXT.index("dedi") + 4, "verb": "de", "verb_class": "neutral",
    "speaker": "Ayşe Kaya", "speaker_kind": "person", "mention": "Kaya", "mention_start": 0, "mention_end": 4, "role": "Bakan",
    "rule": "toy_rule", "reason": None, "date": "2026-02", "time": None, "title": None, "source": "haber/1.txt", "parent": None,
}  # fmt: skip


def test_json_lines(rows):
    out = io.StringIO()
    write_jsonl(rows, out)
    first, second = out.getvalue().splitlines()
    assert json.loads(first) == EXPECTED
    assert list(json.loads(first)) == list(COLUMNS)
    assert "😀" in first  # readable, not \ud83d\ude00
    nothing = {"cue", "cue_start", "cue_end", "verb", "verb_class", "speaker", "speaker_kind", "mention", "mention_start", "mention_end"}
    other = json.loads(second)
    assert nothing <= {key for key, value in other.items() if value is None}
    assert (other["reason"], other["parent"]) == ("a passive verb", 1)


def test_csv(rows):
    out = io.StringIO(newline="")
    write_csv(rows, out)
    first, second = csv.DictReader(io.StringIO(out.getvalue(), newline=""))
    assert first == {key: "" if value is None else str(value) for key, value in EXPECTED.items()}
    assert (second["text"], second["speaker"]) == ("=1+1 olduğu", "")


def test_an_empty_database_gives_a_heading_or_nothing():
    for name, expected in (("jsonl", ""), ("csv", ",".join(COLUMNS) + "\n")):
        out = io.StringIO()
        FORMATS[name]([], out)
        assert out.getvalue() == expected
