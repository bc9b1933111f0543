"""`quotes speakers …` as people use it: what it prints, what it decides, what it refuses and why."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from outside import rows

NEWS = {
    "1": '2024-01-05\nKıyıspor Başkanı Ali Kaya, "Bütçe hazır" dedi. Kaya, stadın yarın açılacağını belirtti.\n',
    "2": '2024-02-05\nKıyıspor Başkanı Kaya, "Transfer bitti" dedi.\n',
    "3": '2024-03-05\nKonya Valisi Veli Kaya, "Yollar açık" dedi.\n',
    "4": '2024-03-06\nKaya, "Hava güzel" dedi.\n',
    "5": '2025-01-06\nAzerbaycan Cumhurbaşkanı İlham Aliyev, "Barış istiyoruz" dedi.\n',
}


@pytest.fixture
def made(tmp_path, monkeypatch, run):
    """A working directory with a database of five articles."""
    monkeypatch.chdir(tmp_path)
    Path("haber").mkdir()
    for name, text in NEWS.items():
        Path(f"haber/{name}.txt").write_text(text, encoding="utf-8")
    assert run("extract", "haber").returncode == 0
    return tmp_path


def query(sql, *parameters):
    return rows("data/quotes.db", sql, *parameters)


def who_said(words):
    return query("SELECT speakers.name FROM quotes JOIN speakers ON speakers.id = speaker_id WHERE text = ?", words)[0][0]


def id_of(name):
    return query("SELECT id FROM speakers WHERE name = ?", name)[0][0]


def id_of_key(key):
    return query("SELECT id FROM speakers WHERE key = ?", key)[0][0]


def says(result, *words, code=0):
    assert (result.returncode, result.stderr) == (code, ""), result.stderr
    for word in words:
        assert word in result.stdout, result.stdout


def refuses(result, *words):
    assert result.returncode == 2, result.stdout
    assert "Traceback" not in result.stderr
    for word in words:
        assert word in result.stderr, result.stderr


def test_extracting_links(made):
    assert who_said("Transfer bitti") == "Ali Kaya"
    assert who_said("Hava güzel") == "Kaya"


def test_the_list(made, run):
    result = run("speakers")
    says(result, "Ali Kaya", "Veli Kaya", "İlham Aliyev")
    first = result.stdout.splitlines()[2]
    assert first.split() == [str(id_of("Ali Kaya")), "Ali", "Kaya", "person", "3", "2", "2024-01-05", "2024-02-05"]
    assert [line.split()[1] for line in run("speakers", "--search", "aliyev").stdout.splitlines()[2:] if line] == ["İlham"]
    assert "who?" in run("speakers", "--ambiguous").stdout
    assert len(run("speakers", "-n", "1").stdout.strip().splitlines()) == 3
    says(run("speakers", "--kind", "group"), "No such speaker.")
    says(run("speakers", "--search", "nobody"), "No such speaker.")


def test_decisions_are_written_to_files_that_say_what_they_are(made, run):
    result = run("speakers", "decisions", "--output", "d.txt")
    assert (result.returncode, result.stderr) == (2, "d.txt: decisions are written as .csv or as .jsonl; name a file that ends so.\n")
    assert not Path("d.txt").exists()


def test_all_that_is_wrong_with_a_line_is_said(made, run):
    Path("p.csv").write_text("name,kind,wikidata,from,to\n,x,y,2003-99,z\n", encoding="utf-8")
    first = run("speakers", "import", "p.csv").stderr.splitlines()[0]
    assert [word for word in ("name is empty", "'x'", "'y'", "'2003-99'", "'z'") if word not in first] == []
    Path("d.csv").write_text("action,speaker,from\nmerge,,x\n", encoding="utf-8")
    first = run("speakers", "decide", "d.csv").stderr.splitlines()[0]
    assert first.startswith("d.csv:2: merge needs other; merge needs a speaker; 'x' is no date")


def test_show(made, run):
    says(
        run("speakers", "show", "ali kaya"),
        "Ali Kaya (person), 3 statements in 2 articles",
        "key person:ali kaya",
        "Kıyıspor Başkanı",
        "      JFMAMJJASOND\n2024  █▄··········   3",
    )
    says(run("speakers", "show", id_of("İlham Aliyev")), "İlham Aliyev", "2003-10-31", "known")
    says(run("speakers", "show", id_of("Kaya")), "Kaya (person), 1 statement in 1 article\n")
    says(run("speakers", "show", id_of("Kaya")), "It is open who this is; perhaps", str(id_of("Veli Kaya")))


def test_show_on_a_terminal(made, run, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1m" in run("speakers", "show", "ali kaya").stdout


def test_a_name_that_means_several_and_one_that_means_nobody(made, run):
    Path("haber/6.txt").write_text('2024-03-07\nKaya, "Hava kötü" dedi.\n', encoding="utf-8")
    run("extract", "haber")
    result = run("speakers", "show", "Kaya")
    refuses(result, "Kaya: 2 speakers are called so; name one by its id:", "haber/4.txt", "haber/6.txt")
    refuses(run("speakers", "show", "Can Er"), "Can Er: no such speaker", "--search")
    refuses(run("speakers", "merge", "Ali Kaya", "Can Er"), "Can Er: no such speaker")


def test_merge_alias_split_rename_undo(made, run):
    says(run("speakers", "alias", "Ali Kaya", "Kaya"), "Decision 1: 'Kaya' is person:ali kaya.")
    assert who_said("Hava güzel") == "Ali Kaya"
    says(run("speakers", "merge", "Ali Kaya", "Veli Kaya"), "Decision 2: person:veli kaya is person:ali kaya.")
    assert who_said("Yollar açık") == "Ali Kaya"
    says(run("speakers", "split", "Ali Kaya", "--role", "Konya Valisi", "--as", "Vali Kaya"), "Decision 3:", "'Vali Kaya'")
    assert who_said("Yollar açık") == "Vali Kaya"
    says(run("speakers", "rename", "Ali Kaya", "A. Kaya"), "Decision 4: person:ali kaya is called 'A. Kaya'.")
    assert who_said("Bütçe hazır") == "A. Kaya"
    for number in (4, 3, 2, 1):
        says(run("speakers", "undo"), f"Undone: decision {number}")
    assert who_said("Yollar açık") == "Veli Kaya"
    assert who_said("Hava güzel") == "Kaya"
    refuses(run("speakers", "undo"), "There is no decision to undo.")
    refuses(run("speakers", "undo", "9"), "There is no decision 9 to undo.")
    assert len(run("speakers", "decisions", "--all").stdout.strip().splitlines()) == 6


def test_decisions_hold_for_articles_that_come_later(made, run):
    run("speakers", "alias", "Ali Kaya", "Kaya", "--from", "2024-03", "--to", "2024-04")
    Path("haber/6.txt").write_text('2024-04-07\nKaya, "Hava kötü" dedi.\n', encoding="utf-8")
    Path("haber/7.txt").write_text('2024-05-07\nKaya, "Hava serin" dedi.\n', encoding="utf-8")
    run("extract", "haber")
    assert (who_said("Hava güzel"), who_said("Hava kötü"), who_said("Hava serin")) == ("Ali Kaya", "Ali Kaya", "Kaya")


def test_nothing_new_leaves_the_file_as_it_is(made, run):
    run("speakers", "rename", "Ali Kaya", "A. Kaya")
    before = Path("data/quotes.db").read_bytes()
    run("extract", "haber")
    says(run("speakers", "link"), "nothing has changed")
    run("speakers")
    run("speakers", "show", "A. Kaya")
    assert Path("data/quotes.db").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["merge", "Ali Kaya", "Ali Kaya"], "Ali Kaya (person) and Ali Kaya (person) are one speaker already."),
        (["split", "Ali Kaya"], "Say what is another's: --form, --article or --role."),
        (["split", "Ali Kaya", "--role", "kaleci"], "nothing was split"),
        (["rename", "Ali Kaya", "  "], "'  ' is no name."),
        (["alias", "Ali Kaya", "Kaya", "--from", "soon"], "'soon' is no date"),
        (["alias", "Ali Kaya", "Kaya", "--from", "2024", "--to", "2020"], "from 2024 to 2020 goes backwards."),
        (["alias", "Ali Kaya", "..."], "'...' is no name."),
    ],
)
def test_what_is_refused_changes_nothing(made, run, arguments, reason):
    before = query("SELECT id, speaker_id FROM quotes")
    refuses(run("speakers", *arguments), reason)
    assert query("SELECT id, speaker_id FROM quotes") == before
    assert query("SELECT count(*) FROM decisions") == [(0,)]


def test_the_last_word_may_be_the_first_again(made, run):
    for name in ("A. Kaya", "Ali K.", "A. Kaya"):
        says(run("speakers", "rename", id_of_key("person:ali kaya"), name), f"is called '{name}'")
    refuses(run("speakers", "rename", "A. Kaya", "A. Kaya"), "the same decision as decision 3")
    says(run("speakers", "alias", "A. Kaya", "Kaya"), "Decision 4")
    says(run("speakers", "alias", "Veli Kaya", "Kaya"), "Decision 5")
    says(run("speakers", "alias", "A. Kaya", "Kaya"), "Decision 6")
    assert who_said("Hava güzel") == "A. Kaya"
    expected = query("SELECT text, speaker_id FROM quotes ORDER BY id")
    run("speakers", "decisions", "--output", "d.csv")
    run("extract", "haber", "--db", "new.db")
    says(run("speakers", "decide", "d.csv", "--db", "new.db"), "6 decisions taken")
    Path("new.db").replace("data/quotes.db")
    assert query("SELECT text, speaker_id FROM quotes ORDER BY id") == expected


def test_a_refused_file_makes_no_database(made, run):
    Path("d.csv").write_text("action,speaker,other\nmerge,a b,c d\nmerge,c d,a b\n", encoding="utf-8")
    refuses(run("speakers", "decide", "d.csv", "--db", "new.db"), "d.csv:3: these merges go in a circle, with line 2.")
    assert not Path("new.db").exists()


def test_a_merge_that_goes_in_a_circle(made, run):
    run("speakers", "merge", "Ali Kaya", "Veli Kaya")
    run("speakers", "split", "Ali Kaya", "--form", "Veli Kaya")
    refuses(
        run("speakers", "merge", query("SELECT id FROM speakers WHERE key LIKE '%#form=%'")[0][0], "person:ali kaya", "person:ali kaya"),
        "the same decision",
    )


# Decisions as a file


@pytest.mark.parametrize("end", ["csv", "jsonl"])
def test_decisions_are_written_and_taken_over(made, run, end):
    run("speakers", "alias", "Ali Kaya", "Kaya", "--from", "2024-03")
    run("speakers", "merge", "Ali Kaya", "Veli Kaya")
    run("speakers", "rename", "Ali Kaya", "A. Kaya")
    says(run("speakers", "decisions", "--output", f"d.{end}"), f"d.{end}: 3 decisions")
    expected = query("SELECT text, speaker_id FROM quotes ORDER BY id")
    for _ in range(3):
        run("speakers", "undo")
    assert query("SELECT text, speaker_id FROM quotes ORDER BY id") != expected
    says(run("speakers", "decide", f"d.{end}"), "3 decisions taken, 0 held already.")
    assert query("SELECT text, speaker_id FROM quotes ORDER BY id") == expected
    says(run("speakers", "decide", f"d.{end}"), "0 decisions taken, 3 held already.")


def test_decisions_for_a_database_that_is_still_to_come(made, run):
    Path("d.csv").write_text("action,speaker,form,name\nalias,person:Ali Kaya,Kaya,Ali Kaya\n", encoding="utf-8")
    says(run("speakers", "decide", "d.csv", "--db", "new.db"), "1 decision taken")
    run("extract", "haber/4.txt", "--db", "new.db")
    assert "Ali Kaya" in run("speakers", "--db", "new.db").stdout


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("speaker,other\nx,y\n", ["d.csv:1: the column action is missing"]),
        ("action,speaker,other\nmarry,x y,z z\n", ["d.csv:2: 'marry' is no decision; one of merge, split, rename, alias."]),
        ("action,speaker,other\nmerge,x y,\nmerge,,z z\n", ["d.csv:2: merge needs other.", "d.csv:3: merge needs a speaker."]),
        ("action,speaker,form,from\nalias,x y,z,soon\n", ["d.csv:2: 'soon' is no date"]),
        ("action,speaker,other\nmerge,a b,c d\nmerge,c d,a b\n", ["d.csv:3: these merges go in a circle, with line 2."]),
        ("action,speaker,other\nmerge,a b,c d\nmerge,a b,c d\n", ["d.csv:3: the same decision as line 2."]),
        ("action,speaker,name\nrename,a b,X\nrename,a b,Y\n", ["d.csv:3: person:a b has another name in line 2."]),
        ("action,speaker,form\nalias,a b,Z\nalias,c d,z\n", ["d.csv:3: z is person:a b in line 2."]),
        ("action,speaker,form,from,to\nalias,x y,z,2024,2020\n", ["d.csv:2: from 2024 to 2020 goes backwards."]),
        ('action,speaker,name\nrename,a b,"X\n', ["d.csv:2: no line of a CSV file"]),
    ],
)
def test_a_file_of_decisions_that_is_refused(made, run, text, reasons):
    Path("d.csv").write_text(text, encoding="utf-8")
    refuses(run("speakers", "decide", "d.csv"), *reasons, "d.csv: nothing was taken in.")
    assert query("SELECT count(*) FROM decisions") == [(0,)]


def test_a_form_may_mean_two_one_after_the_other(made, run):
    Path("d.csv").write_text(
        "action,speaker,form,to,from\nalias,person:Ali Kaya,Kaya,2024-01,\nalias,person:Veli Kaya,Kaya,,2024-02\n", encoding="utf-8"
    )
    says(run("speakers", "decide", "d.csv"), "2 decisions taken")
    assert who_said("Hava güzel") == "Veli Kaya"
    says(run("speakers", "alias", "Ali Kaya", "Kaya"), "Decision 3")  # the last word
    assert who_said("Hava güzel") == "Ali Kaya"


def test_json_that_is_none(made, run):
    Path("d.jsonl").write_text('{"action": "rename"\n', encoding="utf-8")
    refuses(run("speakers", "decide", "d.jsonl"), "d.jsonl:1: no JSON")
    Path("d.jsonl").write_text("[1]\n", encoding="utf-8")
    refuses(run("speakers", "decide", "d.jsonl"), "d.jsonl:1: no decision: [1]")


# People


def test_import_csv(made, run):
    Path("people.csv").write_text(
        "name,aliases,role,organisation,wikidata,from,image\nAli Kaya,Kaya,Başkan,Kıyıspor,Q7,2020-01-01,x\n", encoding="utf-8"
    )
    result = run("speakers", "import", "people.csv")
    assert result.returncode == 0
    assert "ignored columns: image" in result.stderr
    assert result.stdout.startswith("people.csv: 1 known; ")
    assert query("SELECT wikidata FROM speakers WHERE name = 'Ali Kaya'") == [("Q7",)]
    says(run("speakers", "show", "Ali Kaya"), "https://www.wikidata.org/wiki/Q7")


def test_import_popolo_before_there_is_anything(made, run):
    data = {"persons": [{"id": "1", "name": "Ali Kaya", "identifiers": [{"scheme": "wikidata", "identifier": "Q7"}]}]}
    Path("ep.json").write_text(json.dumps(data), encoding="utf-8")
    says(run("speakers", "import", "ep.json", "--db", "new.db"), "ep.json: 1 known; 0 speakers of the database are known now.")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("p.csv", b"who\nAli Kaya\n", "p.csv:1: the column name is missing"),
        ("p.csv", "name\nGüler\n".encode("windows-1254"), "p.csv:2: not UTF-8"),
        ("p.csv", b"name,wikidata\nAli Kaya,Q1\nCan Er,Q1\n", "p.csv:3: Q1 is Can Er"),
        ("p.json", b"[]", "p.json: no Popolo file"),
    ],
)
def test_an_import_that_is_refused(made, run, name, data, reason):
    Path(name).write_bytes(data)
    before = Path("data/quotes.db").read_bytes()
    refuses(run("speakers", "import", name), reason, f"{name}: nothing was taken in.")
    assert Path("data/quotes.db").read_bytes() == before


def test_files_that_are_not_there(made, run):
    refuses(run("speakers", "import", "none.csv"), "none.csv: cannot be read")
    refuses(run("speakers", "decide", "none.csv"), "none.csv: cannot be read")
    refuses(run("speakers", "decisions", "--output", "none/d.csv"), "none/d.csv: cannot be written")
    refuses(run("speakers", "--db", "none.db"), "none.db: no such database")
    refuses(run("speakers", "merge", "a", "b", "--db", "none.db"), "none.db: no such database")
    assert not Path("none.db").exists()


def test_it_says_when_nothing_was_decided(made, run):
    says(run("speakers", "decisions"), "Nothing was decided.")


def test_as_a_program(made):
    command = [sys.executable, "-m", "quotes", "speakers", "--search", "ALİYEV"]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=120)
    assert "İlham Aliyev" in result.stdout
