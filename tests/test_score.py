"""The measure itself: hand-counted, against a plain second computation, and against the reference measure where that is at hand.

No score of the extractor is written down here: it may get better.
"""

import importlib.util
import io
import json
import random
import re
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from rich.console import Console

from quotes import score, words
from quotes.attribute import ORDER
from quotes.grid import Grid
from quotes.models import Quote
from quotes.score.expressed import FORMS, by_form, expressed, people_of
from quotes.score.gold import Entry, GoldArticle, GoldError, read_gold
from quotes.score.judge import Statement, align, judge, overlap, same_name
from quotes.score.measure import RuleFigures, by_rule, figures
from quotes.score.saved import load, save
from quotes.words import rules, table

ROOT = Path(__file__).resolve().parent.parent
OWN_GOLD = ROOT / "data" / "gold"
REFERENCE = ROOT.parent / "shared" / "gold" / "score.py"
OTHER_GOLD = REFERENCE.parent / "dev"
needs_reference = pytest.mark.skipif(not REFERENCE.exists(), reason="the reference measure is not at hand")

TEXT = (
    'Bakan Ayşe Kaya, "Bütçe hazır" dedi. Kaya, vergilerin artmayacağını belirtti. Köylüler yolun açılmasını istedi. '
    'Muhtar Can Ok, köprünün bittiğini söyledi. Kaya, Ok\'un "Köprü bitti" dediğini aktardı.'
)


def entry(text, name, kind="indirect", cue=None, **more):
    """A marked statement of TEXT."""
    at = TEXT.index(cue) if cue else None
    start = TEXT.index(text)
    return Entry(kind, start, start + len(text), text, at, at + len(cue) if cue else None, cue, more.pop("speaker", None), name, **more)


def given(text, speaker, kind="indirect", cue=None, rule="clause_subject"):
    """A statement that an extractor might find in TEXT."""
    at = TEXT.index(cue) if cue else None
    start = TEXT.index(text)
    return Statement("haber", kind, start, start + len(text), text, at, at + len(cue) if cue else None, speaker, rule)


BUDGET = entry("Bütçe hazır", "Ayşe Kaya", "direct", "dedi", speaker="Bakan Ayşe Kaya")
TAXES = entry("vergilerin artmayacağını", "Ayşe Kaya", cue="belirtti", speaker="Kaya")
ROAD = entry("yolun açılmasını", "köylüler", cue="istedi", speaker="Köylüler")
BRIDGE = entry("köprünün bittiğini", "Can Ok", cue="söyledi", speaker="Muhtar Can Ok", optional=True)
OUTER = entry('Ok\'un "Köprü bitti" dediğini', "Ayşe Kaya", "mixed", "aktardı", speaker="Kaya")
INNER = entry("Köprü bitti", "Can Ok", "direct", "dediğini", speaker="Ok", nested=True)
ARTICLE = GoldArticle("haber", TEXT, (BUDGET, TAXES, ROAD, BRIDGE, OUTER, INNER))

GIVEN = [
    given('"Bütçe hazır"', "KAYA", "direct", "dedi", "subject_between"),  # right; a quotation mark more at each end
    given("Kaya, vergilerin artmayacağını", "Can Ok", "mixed", "dedi"),  # wrong name, kind, cue and border
    given("açılmasını", None, cue="istedi", rule="nobody"),  # silent; overlaps by more than half
    given("köprünün bittiğini", "Ali Us", cue="söyledi"),  # optional: not looked at
    given("Köprü bitti", "Ok", "direct", rule="enclosing_speaker"),  # nested, right
    given("Can Ok, köprünün", "Can Ok"),  # touches something optional: ignored
    given("Köylüler", "Köylüler", "free", rule="colon_lead"),  # nothing there
]  # and the outer one is missed


# --- hand-counted -----------------------------------------------------------------------------------------------------------------------


def test_every_statement_gets_its_verdict():
    verdicts = [(case.entry, case.given, case.verdict) for case in judge(ARTICLE, GIVEN)]
    assert verdicts == [
        (BUDGET, GIVEN[0], "right"),
        (TAXES, GIVEN[1], "wrong"),
        (ROAD, GIVEN[2], "silent"),
        (BRIDGE, GIVEN[3], "ignored"),
        (OUTER, None, "missed"),
        (INNER, GIVEN[4], "right"),
        (None, GIVEN[5], "ignored"),
        (None, GIVEN[6], "spurious"),
    ]


def test_figures_counted_by_hand():
    """Four are asked for, three of them found, one with its speaker; a fourth is given and is nothing."""
    found = figures(judge(ARTICLE, GIVEN), 1)
    assert asdict(found) == {
        "documents": 1,
        "gold": 4,
        "predicted": 4,
        "ignored": 3,  # the optional one, what touches it, the nested one
        "found": {"p": 0.75, "r": 0.75, "f1": 0.75, "tp": 3, "pred": 4, "gold": 4},
        "exact": {"p": 0.25, "r": 0.25, "f1": 0.25, "tp": 1, "pred": 4, "gold": 4},
        "attributed": {"p": 0.25, "r": 0.25, "f1": 0.25, "tp": 1, "pred": 4, "gold": 4},
        "speaker": 0.3333,
        "wrong": 0.3333,
        "cue": 0.6667,
        "kind": 0.6667,
        "nested": {"gold": 1, "found": 1, "attributed": 1},
        "by_kind": {
            "direct": {"p": 1.0, "r": 1.0, "f1": 1.0, "tp": 1, "pred": 1, "gold": 1, "speaker": 1.0},
            "free": {"p": 0.0, "r": 0.0, "f1": 0.0, "tp": 0, "pred": 1, "gold": 0, "speaker": 0.0},
            "indirect": {"p": 1.0, "r": 1.0, "f1": 1.0, "tp": 2, "pred": 2, "gold": 2, "speaker": 0.0},
            "mixed": {"p": 0.0, "r": 0.0, "f1": 0.0, "tp": 0, "pred": 0, "gold": 1, "speaker": 0.0},
        },
    }


def test_nothing_found_and_nothing_marked_divide_nothing_by_zero():
    assert figures(judge(ARTICLE, []), 1).found.f1 == 0.0
    assert figures(judge(GoldArticle("boş", TEXT, ()), GIVEN), 1).attributed.r == 0.0


def test_rules_answer_for_what_they_decided():
    """Optional statements are nobody's; nested ones count; what is given to nobody is silence, right or not."""
    nameless = GoldArticle("haber", TEXT, (replace(ROAD, name=None),))
    assert by_rule(judge(ARTICLE, GIVEN) + judge(nameless, [GIVEN[2]])) == {
        "subject_between": RuleFigures(hits=1, matched=1, right=1, wrong=0, spurious=0, silent=0, rightly=0),
        "clause_subject": RuleFigures(hits=1, matched=1, right=0, wrong=1, spurious=0, silent=0, rightly=0),
        "nobody": RuleFigures(hits=2, matched=2, right=0, wrong=0, spurious=0, silent=2, rightly=1),
        "enclosing_speaker": RuleFigures(hits=1, matched=1, right=1, wrong=0, spurious=0, silent=0, rightly=0),
        "colon_lead": RuleFigures(hits=1, matched=0, right=0, wrong=0, spurious=1, silent=0, rightly=0),
    }


def test_what_is_not_asked_for_is_not_missed():
    found = figures(judge(ARTICLE, []), 1)
    assert [case.entry for case in judge(ARTICLE, [])] == [BUDGET, TAXES, ROAD, OUTER, INNER]
    assert (found.gold, found.ignored, asdict(found.nested)) == (4, 0, {"gold": 1, "found": 0, "attributed": 0})


def test_what_is_nested_and_optional_is_optional():
    article = GoldArticle("haber", TEXT, (replace(INNER, optional=True),))
    assert asdict(figures(judge(article, [GIVEN[4]]), 1).nested) == {"gold": 0, "found": 0, "attributed": 0}


def test_whoever_hardly_touches_something_optional_is_judged():
    article = GoldArticle("haber", TEXT, (BRIDGE,))
    verdicts = [case.verdict for case in judge(article, [given("Can Ok, köprünün", "Can Ok"), given("Muhtar Can Ok, köprünün", "Can Ok")])]
    assert verdicts == ["ignored", "spurious"]  # 0.31 and 0.24 in common


@pytest.mark.parametrize(("start", "end", "exact"), [(2, 0, 1), (-2, 2, 1), (0, -2, 1), (3, 0, 0), (0, -3, 0), (-3, 0, 0), (0, 3, 0)])
def test_two_characters_are_still_exact(start, end, exact):
    article = GoldArticle("haber", TEXT, (TAXES,))
    moved = replace(given(TAXES.text, "Kaya"), start=TAXES.start + start, end=TAXES.end + end)
    assert figures(judge(article, [moved]), 1).exact.tp == exact


def test_only_statements_with_a_cue_are_asked_for_one():
    article = GoldArticle("haber", TEXT, (TAXES, replace(ROAD, cue_start=None, cue_end=None)))
    found = [given(TAXES.text, "Kaya", cue="belirtti"), given(ROAD.text, "köylüler", cue="istedi")]
    assert figures(judge(article, found), 1).cue == 1.0


def test_a_name_where_the_reader_has_none_is_wrong():
    nameless = GoldArticle("haber", TEXT, (replace(ROAD, name=None),))
    assert [case.verdict for case in judge(nameless, [replace(GIVEN[2], speaker="Ali Us")])] == ["wrong"]


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Ayşe Kaya", "Ayşe Kaya", True),
        ("Ayşe Kaya", "KAYA", True),
        ("Ayşe Kaya", "Bakan Ayşe Kaya", True),
        ("Ayşe Kaya", "Ayşe", False),  # a first name is not enough
        ("Kıyı Spor Kulübü", "Kıyı Spor", True),  # two of the first words are
        ("Ayşe Kaya", "Mehmet Kaya", False),
        ("IŞIL İnan", "ışıl inan", True),
        ("Hakkâri Valiliği", "HAKKARİ Valiliği", True),
        ("Halid D’Arc", "D'Arc", True),
        ("A.B.C. Derneği", "a b c derneği", True),
        ("Gu\u0308l", "Gül", True),  # decomposed letters
        ("“Kıyı”", "Kıyı", True),
        ("alt_çizgi", "çizgi", True),
        ("…", "Kaya", False),
        ("…", "—", True),
        (None, "Kaya", False),
        ("Kaya", None, False),
        (None, None, True),
    ],
)
def test_same_name(name, other, same):
    assert same_name(name, other) is same
    assert same_name(other, name) is same


@pytest.mark.parametrize(
    ("one", "other", "share"), [((0, 10), (0, 10), 1.0), ((0, 10), (5, 15), 1 / 3), ((0, 10), (10, 20), 0.0), ((0, 10), (2, 4), 0.2)]
)
def test_overlap(one, other, share):
    assert overlap(Entry("direct", *one, ""), Entry("direct", *other, "")) == pytest.approx(share)


def test_the_best_overlap_is_first_and_everything_is_used_once():
    entries = [Entry("direct", 0, 10, ""), Entry("direct", 8, 20, "")]
    spans = [(0, 19), (0, 9), (7, 21), (50, 60)]
    statements = [replace(GIVEN[0], start=start, end=end) for start, end in spans]
    assert align(entries, statements) == {0: 1, 1: 2}


def test_one_statement_is_not_two():
    assert align([Entry("direct", 0, 10, ""), Entry("direct", 1, 10, "")], [replace(GIVEN[0], start=0, end=10)]) == {0: 0}


def test_half_is_enough_to_be_the_same_statement():
    whole = [Entry("direct", 0, 10, "")]
    assert align(whole, [replace(GIVEN[0], start=0, end=5)]) == {0: 0}
    assert align(whole, [replace(GIVEN[0], start=0, end=4)]) == {}


def test_a_quote_becomes_a_statement():
    quote = Quote("direct", 18, 29, "Bütçe hazır", "subject_between", cue="dedi", cue_start=31, cue_end=35, speaker="Ayşe Kaya")
    assert Statement.of("haber", quote) == Statement("haber", "direct", 18, 29, "Bütçe hazır", 31, 35, "Ayşe Kaya", "subject_between")


# --- how the speaker is expressed --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mention", "name", "form"),
    [
        ("Kaya", "Ayşe Kaya", "name"),
        ("Bakan Ayşe Kaya", "Ayşe Kaya", "name"),
        ("Kaia", "Ayşe Kaya", "office"),  # too short to tell a slip from another name
        ("Başkan Paşalıoğlu", "Nur Paşalıoglu", "name"),
        ("Bakan Holm", "Holm", "name"),
        ("Pieter van der Houten", "Pieter van der Houten", "name"),
        ("Kaya ve Ok", "Ayşe Kaya ve Can Ok", "name"),
        ("Bakan", "Ayşe Kaya", "office"),
        ("deneyimli oyuncu", "Ayşe Kaya", "office"),
        ("Savcı", "savcı", "office"),
        ("Mahkeme başkanı", "mahkeme başkanı", "office"),
        (None, "Ayşe Kaya", "dropped"),
        (None, None, "none"),
        ("Yetkili", None, "none"),
        ("Şirket", "Kıyı Enerji AŞ", "institution"),
        ("Maliye Bakanlığı", "Maliye Bakanlığı", "institution"),
        ("Japon şirketi Yamato Wave", "Yamato Wave", "institution"),
        ("The Coast", "The Coast", "institution"),
        ("uzmanlar", "uzmanlar", "group"),
        ("bir gazeteci", "bir gazeteci", "group"),
        ("Şirket", "Yamato Wave", "institution"),
        ("Deniz Holding", "Deniz Holding", "institution"),
        ("Bakanlık kaynakları", "Bakanlık kaynakları", "group"),
        ("Rapor", "Kıyı raporu", "group"),
        ("bazıları", "bazıları", "group"),
        ("“?”", "?", "institution"),
    ],
)
def test_how_a_speaker_is_expressed(mention, name, form):
    one = replace(ROAD, speaker=mention, name=name)
    assert expressed(one, people_of([one])) == form


def test_an_office_elsewhere_shows_that_a_bare_name_is_a_person():
    bare = replace(ROAD, speaker="Holm", name="Holm")
    assert expressed(bare, people_of([bare])) == "institution"
    assert expressed(bare, people_of([bare, replace(bare, speaker="Bakan Holm")])) == "name"


def test_forms_count_what_the_headline_counts():
    forms = {form: asdict(own) for form, own in by_form(judge(ARTICLE, GIVEN), [ARTICLE]).items()}
    assert forms == {
        "name": {"gold": 3, "found": 2, "right": 1, "wrong": 1},
        "group": {"gold": 1, "found": 1, "right": 0, "wrong": 0},
    }
    assert set(forms) <= set(FORMS)


# --- against other computations ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def own():
    """The project's own gold and what the extractor makes of it."""
    articles = read_gold(OWN_GOLD)
    return articles, {article.document: score.statements(article) for article in articles}


def counted(articles, found):
    return figures([case for article in articles for case in judge(article, found[article.document])], len(articles))


def test_a_plain_second_computation_agrees_on_the_own_gold(own):
    """Take the best pair that is left until none is good enough, and count as one goes."""
    articles, found = own
    count = dict.fromkeys(("gold", "tp", "right", "wrong", "spurious"), 0)
    for article in articles:
        entries, statements = list(article.entries), list(found[article.document])
        count["gold"] += sum(entry.core for entry in entries)
        while entries and statements:
            common, best, one = max(
                ((share(entry, given), entry, given) for entry in entries for given in statements), key=lambda pair: pair[0]
            )
            if common < 0.5:
                break
            entries.remove(best)
            statements.remove(one)
            if best.core:
                count["tp"] += 1
                count["right" if same_name(best.name, one.speaker) else "wrong"] += one.speaker is not None or best.name is None
        aside = [entry for entry in article.entries if not entry.core]
        count["spurious"] += sum(all(share(entry, given) <= 0.3 for entry in aside) for given in statements)
    ours = counted(articles, found)
    assert ours.gold == count["gold"] > 300
    assert ours.predicted == count["tp"] + count["spurious"]
    assert (ours.found.tp, ours.attributed.tp) == (count["tp"], count["right"])
    assert ours.wrong == round(count["wrong"] / count["tp"], 4)
    assert ours.found.f1 == round(2 * count["tp"] / (ours.predicted + ours.gold), 4)


def share(one, other):
    """Intersection over union, by counting characters."""
    a, b = set(range(one.start, one.end)), set(range(other.start, other.end))
    return len(a & b) / len(a | b)


@pytest.fixture(scope="module")
def reference():
    spec = importlib.util.spec_from_file_location("reference_measure", REFERENCE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def reference_figures(reference, folder, statements, path):
    """What the reference measure says of the statements, given to it as `quotes export` writes them."""
    keys = ("document", "kind", "start", "end", "cue_start", "cue_end", "speaker")
    path.write_text("".join(json.dumps({key: getattr(one, key) for key in keys}) + "\n" for one in statements), encoding="utf-8")
    return reference.score(reference.load(folder / "gold.jsonl", True), reference.load(path, False))[0]


@needs_reference
@pytest.mark.parametrize("folder", [OWN_GOLD, OTHER_GOLD], ids=["own", "other"])
def test_the_totals_are_those_of_the_reference(reference, folder, tmp_path):
    articles = read_gold(folder)
    found = {article.document: score.statements(article) for article in articles}
    everything = [one for those in found.values() for one in those]
    assert len(everything) > 100
    assert asdict(counted(articles, found)) == reference_figures(reference, folder, everything, tmp_path / "found.jsonl")


@needs_reference
@pytest.mark.parametrize("seed", range(4))
def test_the_totals_are_those_of_the_reference_however_bad_the_statements(reference, own, seed, tmp_path):
    articles, found = own
    rng = random.Random(seed)
    bad = {document: [worse for one in those for worse in damage(one, rng)] for document, those in found.items()}
    everything = [one for those in bad.values() for one in those]
    assert asdict(counted(articles, bad)) == reference_figures(reference, OWN_GOLD, everything, tmp_path / "found.jsonl")


def damage(one, rng):
    """The statement moved, renamed, of another kind, without its cue, lost, or twice."""
    if rng.random() < 0.1:
        return []
    start = max(0, one.start + rng.choice((0, 0, 0, 2, -3, 15, -40)))
    end = max(start + 1, one.end + rng.choice((0, 0, 0, -2, 3, -25, 60)))
    name = one.speaker
    speaker = rng.choice((name, name, name, None, "Bir Başkası", *((name.upper(), name.split()[-1], name.split()[0]) if name else ())))
    kind = rng.choice((one.kind,) * 5 + ("direct", "free"))
    cue = (one.cue_start, one.cue_end) if rng.random() < 0.8 else (None, None)
    worse = replace(one, start=start, end=end, speaker=speaker, kind=kind, cue_start=cue[0], cue_end=cue[1])
    return [worse, worse] if rng.random() < 0.1 else [worse]


# --- the folder --------------------------------------------------------------------------------------------------------------------------


def write_gold(folder, *articles, texts="texts"):
    """A gold folder of made-up articles: (name, text, rows of gold)."""
    (folder / texts).mkdir(parents=True, exist_ok=True)
    lines = []
    for name, text, rows in articles:
        (folder / texts / f"{name}.txt").write_bytes(text.encode())
        lines.append(json.dumps({"doc": name, "attributions": rows}, ensure_ascii=False))
    (folder / "gold.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def row(one):
    return asdict(one)


SAID = 'Bakan Ayşe Kaya, "Bütçe hazır" dedi.'
SAID_ROW = {
    "kind": "direct", "start": 18, "end": 29, "text": "Bütçe hazır", "cue": "dedi", "cue_start": 31, "cue_end": 35,
    "speaker": "Bakan Ayşe Kaya", "name": "Ayşe Kaya", "optional": False, "nested": False,
}  # fmt: skip


@pytest.mark.parametrize("texts", ["texts", "."])
def test_the_articles_are_read_as_they_are_and_sorted(tmp_path, texts):
    crlf = "İlk satır\r\n" + TEXT
    moved = [row(replace(one, start=one.start + 11, end=one.end + 11)) for one in ARTICLE.entries]
    folder = write_gold(tmp_path, ("b", crlf, moved), ("a.txt", "Boş.", []), texts=texts)
    (folder / texts / "a.txt.txt").rename(folder / texts / "a.txt")
    articles = read_gold(folder)
    assert [article.document for article in articles] == ["a", "b"]
    assert articles[1].text == crlf
    assert [one.text for one in articles[1].entries] == [one.text for one in ARTICLE.entries]
    assert [one.core for one in articles[1].entries] == [True, True, True, False, True, False]


def test_the_folder_of_the_texts_will_do_too(tmp_path):
    write_gold(tmp_path, ("a", SAID, [SAID_ROW]))
    assert read_gold(tmp_path / "texts") == read_gold(tmp_path)


def test_two_lines_of_one_article_are_one_article(tmp_path):
    write_gold(tmp_path, ("a", SAID, [SAID_ROW]), ("a", SAID, [{**SAID_ROW, "optional": True}]))
    (article,) = read_gold(tmp_path)
    assert [one.optional for one in article.entries] == [False, True]


@pytest.mark.parametrize(
    ("damage_row", "complaint"),
    [
        ({"start": 17}, "a.txt: what gold.jsonl marks at 17"),
        ({"end": None}, "gold.jsonl:1: no line of a gold file"),
        ({"end": 18}, "gold.jsonl:1: no line of a gold file"),
        ({"cue_end": None}, "gold.jsonl:1: no line of a gold file"),
    ],
)
def test_a_bad_entry_is_named(tmp_path, damage_row, complaint):
    write_gold(tmp_path, ("a", SAID, [{**SAID_ROW, **damage_row}]))
    with pytest.raises(GoldError, match=re.escape(complaint)):
        read_gold(tmp_path)


def test_what_is_missing_is_named(tmp_path):
    with pytest.raises(GoldError, match=r"gold\.jsonl: no such file"):
        read_gold(tmp_path)
    write_gold(tmp_path, ("a", SAID, [SAID_ROW]))
    (tmp_path / "texts" / "a.txt").unlink()
    with pytest.raises(GoldError, match=r"a\.txt: no such file"):
        read_gold(tmp_path)
    (tmp_path / "gold.jsonl").write_text('{"doc": "a"}\n', encoding="utf-8")
    with pytest.raises(GoldError, match=re.escape("gold.jsonl:1: no line of a gold file (KeyError: 'attributions')")):
        read_gold(tmp_path)
    (tmp_path / "gold.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(GoldError, match=r"gold\.jsonl: cannot be read"):
        read_gold(tmp_path)


# --- runs and tables ---------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def canned(monkeypatch, tmp_path):
    """A gold folder of three like articles, with made-up statements in place of the extractor's; the dict may be changed."""
    names = ("a", "b", "c")
    folder = write_gold(tmp_path / "gold", *((name, TEXT, [row(one) for one in ARTICLE.entries]) for name in names))
    found = {name: [replace(one, document=name) for one in GIVEN] for name in names}
    monkeypatch.setattr(score, "statements", lambda article: found[article.document])
    return folder, found


def grid(grids, title):
    (one,) = [one for one in grids if one.title.startswith(title)]
    return one


def column(one, name):
    return [cells[one.columns.index(name)] for cells in one.rows]


def test_the_tables_of_a_run(canned):
    grids = score.run(canned[0], score.Wanted(errors=2))
    assert grids[0].title == "3 articles, 12 statements to find"
    assert grids[0].rows[0] == ("found", "0.750", "0.750", "0.750", "9", "12", "12")
    assert grids[0].rows[4] == ("nested attributed", "–", "1.000", "–", "3", "–", "3")
    assert grid(grids, "Shares of the 9").rows == (("0.333", "0.333", "0.667", "0.667"),)
    assert column(grid(grids, "By kind"), "kind") == ["direct", "free", "indirect", "mixed"]
    assert grid(grids, "By how").rows[0][:6] == ("name", "9", "6", "0.667", "0.500", "3")
    assert grid(grids, "By rule").rows[-1] == ("nobody", "3", "3", "0", "0", "0", "–", "3", "0")
    assert grid(grids, "Wrong names: 3").rows[0] == ("a", "Ayşe Kaya", "Can Ok", "clause_subject", "Kaya, vergilerin artmayacağını")
    assert column(grid(grids, "Missed: 3, the first 2"), "gold") == ["Ayşe Kaya"] * 2
    assert column(grid(grids, "Spurious: 3, the first 2"), "given") == ["Köylüler"] * 2
    assert column(grid(grids, "Speaker: 6, the first 2"), "rule") == ["clause_subject", "nobody"]


def test_the_rules_stand_in_the_order_in_which_they_are_asked(canned):
    order = [rule.__name__ for rule in ORDER]
    names = column(grid(score.run(canned[0]), "By rule"), "rule")
    assert names[:-1] == [name for name in order if name in names]


def test_a_check_part_is_left_out_of_all_lists(canned):
    folder, found = canned
    found["c"] = []
    grids = score.run(folder, score.Wanted(errors=9, check=3))
    assert grids[0].title == "2 articles, 8 statements to find"
    lists = [one for one in grids if "document" in one.columns]
    assert len(lists) == 4
    assert {name for one in lists for name in column(one, "document")} == {"a", "b"}
    both = {cells[0]: cells[1:] for cells in grid(grids, "The check part, left apart above: it lags by 0.750").rows}
    assert both["articles"] == ("2", "1", "−1")
    assert both["found F1"] == ("0.750", "0.000", "−0.750")


def test_a_check_part_as_good_as_the_rest_does_not_lag(canned):
    grids = score.run(canned[0], score.Wanted(check=2))
    assert grid(grids, "The check part").title.endswith("it does not lag")
    assert score.split(list("abcdefg"), 3) == (list("abdeg"), list("cf"))
    assert score.split(list("abc"), 0) == score.split(list("abc"), 1) == (list("abc"), [])


def test_statements_gained_and_lost_since_a_saved_run(canned, tmp_path):
    folder, found = canned
    saved = tmp_path / "run.json"
    score.run(folder, score.Wanted(json=saved))
    found["a"][1] = replace(found["a"][1], speaker="Kaya")  # another name: lost and gained
    found["b"].append(replace(given('Ok\'un "Köprü bitti" dediğini', "Kaya", "mixed"), document="b"))
    del found["c"][0]
    grids = score.run(folder, score.Wanted(against=saved))
    changes = grid(grids, "Gained 2 (2 of them right); lost 2 (1 of them right)")
    assert [(cells[0], cells[1], cells[2], cells[4]) for cells in changes.rows] == [
        ("lost", "wrong", "a", "Can Ok"),
        ("gained", "right", "a", "Kaya"),
        ("gained", "right", "b", "Kaya"),
        ("lost", "right", "c", "KAYA"),
    ]
    beside = {cells[0]: cells[1:] for cells in grid(grids, "Since run.json").rows}
    assert beside["attributed R"] == ("0.250", "0.333", "+0.083")
    assert beside["wrong"] == ("0.333", "0.222", "−0.111")
    assert beside["articles"] == ("3", "3", "0")


def test_neither_gains_nor_losses_of_the_check_part_are_listed(canned, tmp_path):
    folder, found = canned
    saved = tmp_path / "run.json"
    score.run(folder, score.Wanted(json=saved))
    del found["a"][0], found["b"][0]
    grids = score.run(folder, score.Wanted(against=saved, check=2))
    assert column(grid(grids, "Gained 0"), "document") == ["a"]
    assert dict(zip(column(grid(grids, "Since"), "figure"), column(grid(grids, "Since"), "now"), strict=True))["articles"] == "2"


def test_wrong_names_are_those_that_the_figure_counts(canned):
    folder, found = canned
    found["a"][4] = replace(found["a"][4], speaker="Ali Us")  # nested
    assert column(grid(score.run(folder), "Wrong names: 3"), "given") == ["Can Ok"] * 3


def test_no_change_is_no_gain_and_no_loss(canned, tmp_path):
    saved = tmp_path / "run.json"
    score.run(canned[0], score.Wanted(json=saved))
    assert grid(score.run(canned[0], score.Wanted(against=saved)), "Gained 0 (0 of them right); lost 0").rows == ()


def test_a_saved_run_holds_the_figures_and_every_statement(canned, tmp_path):
    saved = tmp_path / "run.json"
    score.run(canned[0], score.Wanted(json=saved, check=3))
    run = json.loads(saved.read_text(encoding="utf-8"))
    assert run["articles"] == ["a", "b", "c"]
    assert run["figures"]["found"]["tp"] == 9
    assert run["forms"]["group"] == {"gold": 3, "found": 3, "right": 0, "wrong": 0}
    assert run["rules"]["colon_lead"]["spurious"] == 3
    assert len(run["statements"]) == 3 * len(GIVEN)
    assert [one["verdict"] for one in run["statements"][:3]] == ["right", "wrong", "silent"]
    assert {document: len(those) for document, those in load(saved).items()} == dict.fromkeys("abc", len(GIVEN))
    assert set(load(saved)["b"]) == {replace(one, document="b") for one in GIVEN}


def test_a_saved_run_that_is_none_is_named(canned, tmp_path):
    nothing, other = tmp_path / "no.json", tmp_path / "other.json"
    with pytest.raises(GoldError, match=r"no\.json: cannot be read"):
        score.run(canned[0], score.Wanted(against=nothing))
    half = '"statements": [{"document": "a"}]}'
    for text in ("[]", "{", '{"articles": ["a"], ' + half, '{"articles": [], ' + half):
        other.write_text(text, encoding="utf-8")
        with pytest.raises(GoldError, match=r"other\.json: no saved run"):
            score.run(canned[0], score.Wanted(against=other))
    save(other, [], {"articles": ["z"]})
    with pytest.raises(GoldError, match=r"other\.json: a run over other articles"):
        score.run(canned[0], score.Wanted(against=other))
    with pytest.raises(GoldError, match="cannot be written"):
        score.run(canned[0], score.Wanted(json=tmp_path / "no" / "run.json"))


# --- confidence --------------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def rules_file(monkeypatch, tmp_path):
    """The table of confidences, in a place of its own and read from there."""
    monkeypatch.setattr(score, "rules_table", lambda: tmp_path / "rules.tsv")
    monkeypatch.setattr(words, "files", lambda _: tmp_path)
    words.table.cache_clear()
    rules.measured.cache_clear()
    yield tmp_path / "rules.tsv"
    words.table.cache_clear()
    rules.measured.cache_clear()


def test_confidence_is_what_was_measured(canned, rules_file):
    folder, found = canned
    found["a"] += [replace(given("Köylüler", "Ali Us"), document="a")] * 2  # to nobody's statement
    for name in "bc":
        found[name][0] = replace(found[name][0], rule="clause_subject")  # the right ones; each article has a wrong one
    score.run(folder, score.Wanted(write_confidence=True))
    clause = rules.measured()["clause_subject"]
    assert (clause.matched, clause.right, clause.wrong, clause.spurious, clause.silent) == (5, 2, 3, 2, 0)
    assert rules.confidence("clause_subject") == pytest.approx(2 / 7)


def test_too_little_measured_is_no_confidence(canned, rules_file):
    score.run(canned[0], score.Wanted(write_confidence=True))
    assert rules.measured()["subject_between"].right == 3
    assert rules.confidence("subject_between") is None
    assert rules.measured()["nobody"].silent == 3
    assert rules.confidence("nobody") is None
    assert rules.confidence("no_such_rule") is None
    assert rules.Measured(matched=5, right=5, wrong=0, spurious=0, silent=0).confidence == 1.0
    assert rules.Measured(matched=4, right=4, wrong=0, spurious=0, silent=9).confidence is None


def test_the_table_says_on_what_it_was_measured_and_has_every_rule(canned, rules_file):
    score.run(canned[0], score.Wanted(write_confidence=True))
    text = rules_file.read_text(encoding="utf-8")
    assert re.search(
        r"^# Measured on \d{4}-\d\d-\d\d, in the folder `gold`: 3 articles, 12 statements and 3 inside others\.$", text, re.MULTILINE
    )
    assert list(rules.measured()) == [*(rule.__name__ for rule in ORDER), "nobody"]


def test_the_shipped_table_holds_counts_that_can_be():
    assert score.rules_table() == ROOT / "src" / "quotes" / "words" / "rules.tsv"
    assert len({row["rule"] for row in table("rules")}) == len(table("rules"))
    for name, counts in rules.measured().items():
        assert counts.right + counts.wrong <= counts.matched <= counts.right + counts.wrong + counts.silent, name
        assert counts.confidence is None or 0 <= counts.confidence <= 1
    assert any(counts.confidence is not None for counts in rules.measured().values())


# --- on a terminal, in a pipe ------------------------------------------------------------------------------------------------------------

GRID = Grid("Kinds", ("kind", "P", "words"), (("direct", "0.5", "[bold]Evet"), ("free", "–", "x" * 300)))


def printed(one, *, terminal):
    console = Console(force_terminal=terminal, width=60, record=True, file=io.StringIO(), color_system=None)
    console.print(one, soft_wrap=not console.is_terminal)
    return console.export_text()


def test_in_a_pipe_a_table_is_plain_text_of_any_width():
    assert printed(GRID, terminal=False).splitlines() == [
        "Kinds",
        "kind      P  words",
        "direct  0.5  [bold]Evet",
        "free      –  " + "x" * 300,
        "",
    ]


def test_on_a_terminal_a_table_fits():
    lines = printed(GRID, terminal=True).splitlines()
    assert max(map(len, lines)) <= 60
    assert any("[bold]Evet" in text for text in lines)
    assert any("…" in text for text in lines)


def quotes(*arguments):
    command = [sys.executable, "-m", "quotes", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False)


def test_the_command(tmp_path):
    folder = write_gold(tmp_path, ("a", SAID, [SAID_ROW]))
    saved = tmp_path / "run.json"
    first = quotes("score", folder, "--errors", 3, "--json", saved)
    assert (first.returncode, first.stderr) == (0, "")
    assert "1 articles, 1 statements to find\n" in first.stdout
    assert "Missed: " in first.stdout
    again = quotes("score", folder, "--against", saved)
    assert "Gained 0 (0 of them right); lost 0 (0 of them right)\n" in again.stdout


def test_the_command_says_what_is_wrong_in_one_sentence(tmp_path):
    failed = quotes("score", tmp_path)
    assert (failed.returncode, failed.stdout) == (2, "")
    assert failed.stderr == f"{tmp_path / 'gold.jsonl'}: no such file; a gold folder holds gold.jsonl and texts/*.txt.\n"
