"""The project's own gold: in step with its marked source, and true to its own rules."""

import importlib.util
import json
import re
import sys
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "data" / "gold"
SEEDS = ROOT / "seeds"

spec = importlib.util.spec_from_file_location("gold_build", GOLD / "build.py")
build = importlib.util.module_from_spec(spec)
sys.modules[spec.name] = build
spec.loader.exec_module(build)

ENTRIES = {row["doc"]: row["attributions"] for row in map(json.loads, build.read(GOLD / "gold.jsonl").splitlines())}
TEXTS = {path.stem: build.read(path) for path in (GOLD / "texts").glob("*.txt")}
ALL = [(doc, row) for doc, rows in ENTRIES.items() for row in rows]
OWN = sorted(set(TEXTS) - {path.stem for path in SEEDS.glob("*.txt")})
each_article = pytest.mark.parametrize("doc", sorted(ENTRIES))


def test_rebuilding_gives_the_committed_files():
    for path, text in build.build().items():
        assert build.read(path) == text, f"{path.name}: run python data/gold/build.py"


def test_every_text_has_its_marked_source():
    assert sorted(TEXTS) == sorted(path.stem for path in (GOLD / "marked").glob("*.txt")) == sorted(ENTRIES)


def test_check_writes_nothing_and_tells(monkeypatch, capsys):
    stale = GOLD / "texts" / "no-such.txt"
    monkeypatch.setattr(build, "build", lambda: {stale: "Kaya geldi."})
    assert build.main(["--check"]) == 1
    assert capsys.readouterr().out == f"{stale.relative_to(GOLD)}\n"
    assert not stale.exists()


def test_main_writes_what_has_changed_and_only_that(monkeypatch, capsys, tmp_path):
    new, old = tmp_path / "texts" / "yeni.txt", tmp_path / "eski.txt"
    old.write_bytes(b"Kaya geldi.\r\n")
    monkeypatch.setattr(build, "HERE", tmp_path)
    monkeypatch.setattr(build, "build", lambda: {new: "Demir gitti.\r\n", old: "Kaya geldi.\r\n"})
    assert build.main([]) == 0
    assert capsys.readouterr().out == "texts/yeni.txt\n"
    assert new.read_bytes() == b"Demir gitti.\r\n"


def test_the_seeds_are_copied_byte_for_byte():
    seeds = list(SEEDS.glob("*.txt"))
    assert len(seeds) == 2
    for seed in seeds:
        assert (GOLD / "texts" / seed.name).read_bytes() == seed.read_bytes()


@each_article
def test_spans_hold_what_they_say(doc):
    text = TEXTS[doc]
    for row in ENTRIES[doc]:
        assert row["text"] == text[row["start"] : row["end"]] == row["text"].strip() != ""
        assert row["kind"] in {"direct", "indirect", "mixed", "free"}
        if row["cue"] is None:
            assert row["cue_start"] is row["cue_end"] is None
        else:
            assert row["cue"] == text[row["cue_start"] : row["cue_end"]] == row["cue"].strip() != ""
            assert row["cue_end"] <= row["start"] or row["cue_start"] >= row["end"], "the cue stands outside its content"


@each_article
def test_speakers_are_named_or_null(doc):
    for row in ENTRIES[doc]:
        assert row["name"] is None or row["name"].strip() == unicodedata.normalize("NFC", row["name"]) == row["name"] != ""
        if row["speaker"] is not None:
            assert row["name"] is not None, f"{row['speaker']} has no name"
            # The last letter may have changed before the ending that was taken off: Müdürlük, Müdürlüğün.
            assert row["speaker"][:-1] in TEXTS[doc]


@each_article
def test_marks_go_with_the_kind(doc):
    for row in ENTRIES[doc]:
        before = TEXTS[doc][: row["start"]].rstrip(" \u200b")[-1:]
        in_marks = before != "" and before in "\"“”„«‘'`\x93"
        if row["kind"] == "direct":
            assert in_marks, row["text"]
        elif row["kind"] == "free":
            assert not in_marks, row["text"]
        elif row["kind"] == "mixed":
            assert in_marks or re.search('["“”„«‘`]', row["text"]), row["text"]


@each_article
def test_core_contents_do_not_overlap(doc):
    spans = sorted((row["start"], row["end"]) for row in ENTRIES[doc] if not row["optional"] and not row["nested"])
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@each_article
def test_a_nested_content_lies_in_another(doc):
    for row in ENTRIES[doc]:
        around = [other for other in ENTRIES[doc] if other is not row and other["start"] <= row["start"] and row["end"] <= other["end"]]
        assert bool(around) is row["nested"], row["text"]


@pytest.mark.parametrize("kind", ["direct", "indirect", "mixed", "free"])
def test_every_kind_is_there_in_number(kind):
    assert sum(row["kind"] == kind and not row["optional"] for _, row in ALL) >= 10


TRAITS = {
    "optional": lambda row: row["optional"],
    "nested direct": lambda row: row["nested"] and row["kind"] == "direct",
    "nested indirect": lambda row: row["nested"] and row["kind"] == "indirect",
    "no cue": lambda row: row["cue"] is None and not row["optional"],
    "dropped subject": lambda row: row["speaker"] is None and row["name"],
    "no source": lambda row: row["name"] is None and not row["optional"],
    "according to": lambda row: row["cue"] == "göre" and not row["optional"],
    "several speakers": lambda row: " ve " in (row["name"] or ""),
    "over paragraphs": lambda row: "\n" in row["text"],
    "question": lambda row: row["text"].endswith("?") and not row["optional"],
    "role alone": lambda row: row["speaker"] in {"Bakan", "Vali", "Başkan", "Müdür"},
}


@pytest.mark.parametrize("trait", TRAITS)
def test_every_trait_is_there(trait):
    assert any(TRAITS[trait](row) for doc, row in ALL if doc in OWN)


LAYOUTS = {
    "straight marks": '"',
    "curly marks": "“[^”]+”",
    "guillemets": "«[^»]+»",
    "single marks": "‘[^’]+’",
    "two apostrophes": "''[^']+''",
    "low marks": "„[^“]+“",
    "grave marks": "``[^']+''",
    "control characters": "\x93[^\x94]+\x94",
    "same mark twice": "”[^”]+”",
    "unclosed mark": "``(?:(?!'').)*$",
    "decomposed letters": "u\u0308",
    "soft hyphens": "\u00ad",
    "zero-width space": "\u200b",
    "carriage returns": "\r\n",
    "one line": r"\A[^\n]+\Z",
    "date line": r"\A\d\d",
    "dateline": r"\AANKARA \(AA\) -",
    "keyword line": "(?m)^Anahtar Kelimeler:",
    "list": "(?m)^• ",
    "blank lines": "\n\n",
    "single line breaks": r"\A[^\n]+(?:\n[^\n]+)+\Z",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_is_there(layout):
    flags = re.MULTILINE if layout == "unclosed mark" else 0
    assert any(re.search(LAYOUTS[layout], TEXTS[doc], flags) for doc in OWN)


@pytest.mark.parametrize("doc", OWN)
def test_an_article_is_as_long_as_an_article(doc):
    assert 150 <= len(TEXTS[doc].split()) <= 450


def test_the_readme_lists_every_article_once():
    listed = re.findall(r"^\| `([a-z0-9-]+)` \|", build.read(GOLD / "README.md").partition("## How it was made")[2], re.MULTILINE)
    assert sorted(listed) == OWN
    assert len(OWN) >= 18


def test_the_counts_in_the_readme_are_those_of_the_file():
    readme = build.read(GOLD / "README.md")
    core = sum(not row["optional"] and not row["nested"] for _, row in ALL)
    optional = sum(row["optional"] for _, row in ALL)
    assert f"| **{len(TEXTS)} articles** | {core} | {optional} | {len(ALL) - core - optional} |\n" in readme


MARKED = """\
Kaya, ⟦m1:Demir'in "⟦d2^:geldim⟧" {2:dediğini}⟧ {1:söyledi}.
⟦i3?:Yağmur yağması⟧ bekleniyor.
====
1 | Kaya | Ayşe Kaya
2 | Demir | Ali Demir
3 | - | -
"""


def test_parse_takes_the_marks_out_and_keeps_the_offsets():
    text, rows = build.parse(MARKED)
    assert text == 'Kaya, Demir\'in "geldim" dediğini söyledi.\nYağmur yağması bekleniyor.'
    assert [(row["kind"], row["start"], row["end"], row["cue"], row["name"], row["optional"], row["nested"]) for row in rows] == [
        ("mixed", 6, 32, "söyledi", "Ayşe Kaya", False, False),
        ("direct", 16, 22, "dediğini", "Ali Demir", False, True),
        ("indirect", 42, 56, None, None, True, False),
    ]


def test_parse_lets_contents_share_a_cue():
    _, rows = build.parse("⟦i1:Geldiğini⟧ {1,2:anlattı}: «⟦d2:Geldim⟧»\n====\n1-2 | - | Ayşe Kaya\n")
    assert [row["cue_start"] for row in rows] == [10, 10]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("⟦i3?:", "⟦x3:", "no such mark"),
        ("{1:söyledi}", "{söyledi}", "no such mark"),
        ("yağması⟧", "yağması", "never closed"),
        ("{1:söyledi}", "{1:söyledi⟧", "closes nothing"),
        ("bekleniyor.", "bekleniyor.}", "closes nothing"),
        ("⟦i3?:", "⟦i1?:", "two contents of one number"),
        ("{2:", "{1:", "two cues for 1"),
        ("{2:", "{4:", "cues"),
        ("3 | - | -\n", "", "speakers"),
        ("2 | Demir", "1 | Demir", "two speakers for 1"),
        ("2 | Demir | Ali Demir", "2 | Demir", "not a line"),
        ("====", "===", "no ===="),
    ],
)
def test_parse_refuses_what_does_not_fit_together(old, new, message):
    assert old in MARKED
    with pytest.raises(build.MarkedError, match=message):
        build.parse(MARKED.replace(old, new, 1))


def test_build_names_the_file_that_is_wrong(tmp_path):
    (tmp_path / "marked").mkdir()
    (tmp_path / "marked" / "bozuk.txt").write_text("Kaya geldi.", encoding="utf-8")
    with pytest.raises(build.MarkedError, match=r"bozuk\.txt: no ===="):
        build.build(tmp_path)
