"""What is larger than an article, and what is damaged so that libraries stumble: a sentence, and the rest is read."""

import io
import json
import random
import zipfile
from dataclasses import replace

import pytest

from awkward.make import CASES
from quotes.read import Blob, Failure, Note, ReadError, Unit, Wanted, fingerprint, formats, one_line, read, stream, tables, units

SAID = 'Bakan Ayşe Kaya, "Bütçe hazır" dedi.'
TOO_LONG = "a" * 3000
ITEM = "<item><description>{}</description></item>"


@pytest.fixture
def small(monkeypatch):
    """No article has more than 2,000 characters."""
    for module, name in ((formats, "LARGEST"), (stream, "LARGEST"), (tables, "LARGEST"), (tables, "_LARGEST_OBJECT")):
        monkeypatch.setattr(module, name, 2000)
    monkeypatch.setattr(tables, "_CHUNK", 200)


def taken_in(name, text):
    found = list(units(Blob(name, name, lambda: io.BytesIO(text.encode())), Wanted()))
    return [read(u).text for u in found if isinstance(u, Unit)], [u.message for u in found if isinstance(u, Failure)]


def objects(*texts):
    return [json.dumps({"text": text}) for text in texts]


@pytest.mark.parametrize(
    ("name", "text", "texts", "says"),
    [
        ("a.txt", TOO_LONG, 0, "larger than an article can be"),
        ("a.html", TOO_LONG, 0, "larger than an article can be"),
        ("a.jsonl", "\n".join(objects(SAID, TOO_LONG, SAID)), 2, "line 2 is longer than an article can be"),
        ("a.jsonl", "\n".join([*objects(SAID), "[" * 100_000, *objects(SAID)]), 2, "line 2 is longer"),
        ("a.json", f"[{','.join(objects(SAID, 3 * TOO_LONG, SAID))}]", 1, "damaged after 1 articles"),
        ("a.json", f"[{','.join(objects(SAID, TOO_LONG, SAID))}]", 2, "larger than an article can be"),
        ("a.json", objects(TOO_LONG)[0], 0, "is not read; write its articles as JSON lines"),
        ("a.tsv", f"text\n{SAID}\n{TOO_LONG}\n{SAID}\n", 1, "line 3 is longer than an article can be"),
        ("a.rss", f"<rss>{ITEM.format(SAID)}{ITEM.format(TOO_LONG)}</rss>", 1, "larger"),
    ],
)  # fmt: skip
def test_what_is_too_large_costs_itself(small, name, text, texts, says):
    read_, failed = taken_in(name, text)
    assert len(read_) == texts
    assert len(failed) == 1
    assert says in failed[0]


@pytest.mark.parametrize("form", ["{}", "[{}]", '{{"durum": "tamam", "haberler": [{}]}}'])
def test_a_json_document_of_any_size(small, form):
    between = "\n" if form == "{}" else ","
    texts = [f"{number}. {SAID}" for number in range(200)]
    assert taken_in("a.json", form.format(between.join(objects(*texts)))) == (texts, [])


def test_lines_of_json_in_every_encoding():
    texts = [f"{number}. Bakan Öz, “Iğdır’a gideceğiz, şüpheniz olmasın” dedi." for number in range(9)]
    lines = "\n".join(json.dumps({"text": text}, ensure_ascii=False) for text in texts)
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1254"):
        raw = lines.encode(encoding)
        found = [u for u in units(Blob("a", "a.jsonl", lambda raw=raw: io.BytesIO(raw)), Wanted()) if isinstance(u, Unit)]
        assert [read(unit).text for unit in found] == texts, encoding


def damaged(raw, chance):
    """Cut off, with other bytes in it, with bytes missing, or said twenty times."""
    at = chance.randrange(len(raw) + 1)
    return (
        raw[:at],
        raw[:at] + chance.randbytes(chance.randrange(1, 300)) + raw[at:],
        raw[:at] + raw[at + chance.randrange(1, 500) :],
        raw[:at] + 20 * raw[max(0, at - 200) : at] + raw[at:],
        chance.randbytes(chance.randrange(3000)),
    )


@pytest.mark.parametrize("name", [name for name in CASES if not name.endswith(".db")])
def test_a_damaged_file_is_an_article_or_a_sentence(name):
    for raw in damaged(CASES[name].raw, random.Random(name)):
        for found in units(Blob(name, name, lambda raw=raw: io.BytesIO(raw)), Wanted()):
            if isinstance(found, Unit):
                fingerprint(found)
                try:
                    read(found).text.encode()
                except ReadError as error:
                    found = Failure(found.source, "read", str(error))  # noqa: PLW2901
            if isinstance(found, Failure | Note):
                sentence = one_line(found.message)
                assert name in sentence
                assert "please report" not in sentence
                assert len(sentence) <= 600


def test_names_that_are_no_unicode():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.jsonl", '{"id": "\\ud800", "text": "x"}\n{"id": "\\udcff"}')
    found = list(units(Blob("a.zip", "a.zip", lambda: io.BytesIO(packed.getvalue())), Wanted()))
    assert [found.source for found in found if not isinstance(found, Note)] == ["a.zip/a.jsonl#\\ud800", "a.zip/a.jsonl#\\xff"]
    assert all(one_line(replace(f).message).encode() for f in found if not isinstance(f, Unit))
