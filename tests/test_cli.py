"""The command line as people use it: what it prints, what it leaves behind, how it ends."""

import csv
import io
import json
import os
import pty
import re
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from rich.console import Console

import quotes
from outside import program, query
from quotes import cli_serve
from quotes import show as views
from quotes.export import COLUMNS
from quotes.extract import analyse
from quotes.run import work

SEEDS = Path(__file__).parent.parent / "seeds"
KAYA = 'Bakan Ayşe Kaya, "Bütçe hazır" dedi.\n'
OZ = 'Ankara\'da konuşan Bakan Ali Öz, "Iğdır’da değiliz 😀" diye konuştu.\n'


@pytest.fixture
def news(tmp_path, monkeypatch):
    """A working directory with two articles in the folder `haber`."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "haber"
    folder.mkdir()
    (folder / "1.txt").write_text(KAYA, encoding="utf-8")
    (folder / "2.txt").write_text(OZ, encoding="utf-8")
    return tmp_path


@pytest.fixture
def made(news, run):
    """The same, extracted into data/quotes.db."""
    assert run("extract", "haber").returncode == 0
    return news


def assert_one_sentence(result, code, *words):
    assert result.returncode == code, result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1, result.stderr
    for word in words:
        assert word in result.stderr


def test_version():
    assert program("--version").stdout == f"quotes {quotes.__version__}\n"


def test_help_does_not_load_what_it_does_not_need():
    program = "import sys; from quotes import cli; print([m for m in ('datasette', 'sqlite_utils', 'rich.progress') if m in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", program], text=True) == "[]\n"


def test_extract_makes_the_database_and_says_what_is_in_it(news, run):
    result = run("extract", "haber")
    assert (result.returncode, result.stderr) == (0, "")
    first, second, third = result.stdout.splitlines()
    assert first.startswith("2 articles in ")
    assert first.endswith(" s: 2 new, 0 changed, 0 unchanged, 0 failed")
    assert second == "data/quotes.db: 2 articles, 2 statements (2 direct, 0 mixed, 0 indirect, 0 free),"
    assert third == "  2 speakers, 0 statements without a speaker"
    assert query("SELECT speaker, text, source FROM who_said_what ORDER BY id") == [
        ("Ayşe Kaya", "Bütçe hazır", "haber/1.txt"),
        ("Ali Öz", "Iğdır’da değiliz 😀", "haber/2.txt"),
    ]


def test_again_changes_nothing_however_the_path_is_typed(made, run):
    before = Path("data/quotes.db").read_bytes()
    result = run("extract", made / "haber", "./haber/1.txt", "haber/")
    assert "2 articles in" in result.stdout
    assert "0 new, 0 changed, 2 unchanged, 0 failed" in result.stdout
    assert Path("data/quotes.db").read_bytes() == before


def test_an_edited_article_replaces_its_own_statements_only(made, run):
    untouched = query("SELECT * FROM quotes WHERE id = 2")
    Path("haber/1.txt").write_text('Bakan Ayşe Kaya, "Bütçe yarın hazır" dedi.\n', encoding="utf-8")
    assert "0 new, 1 changed, 1 unchanged, 0 failed" in run("extract", "haber").stdout
    assert query("SELECT * FROM quotes WHERE id = 2") == untouched
    assert query("SELECT text FROM quotes WHERE id <> 2") == [("Bütçe yarın hazır",)]


def test_one_bad_file_costs_no_other(news, run):
    Path("haber/3.txt").write_bytes(b"\x02\x03")
    Path("haber/4.txt").write_bytes(b"\x00\x01")
    Path("haber/5.txt").touch()
    Path("empty").mkdir()
    result = run("extract", "haber", "empty", "missing.txt")
    assert result.returncode == 1
    assert sorted(line.split(":")[0] for line in result.stderr.splitlines()) == [
        "empty", "haber/3.txt", "haber/4.txt", "haber/5.txt", "missing.txt",
    ]  # fmt: skip
    assert "2 articles in" in result.stdout
    assert "2 new, 0 changed, 0 unchanged, 5 failed" in result.stdout
    assert query("SELECT count(*) FROM quotes") == [(2,)]


def test_bad_files_lose_nothing_from_the_database(made, run):
    Path("haber/1.txt").write_bytes(b"\x02\x03")
    assert run("extract", "haber").returncode == 1
    assert query("SELECT count(*) FROM quotes") == [(2,)]


def test_nothing_to_do_makes_no_database(news, run):
    result = run("extract", "missing.txt")
    assert result.returncode == 2
    assert result.stderr.splitlines()[0].startswith("missing.txt: no such file")
    assert not Path("data").exists()


@pytest.mark.parametrize("text", ['Kaya, "yarım kaldı dedi.\n', 'Bakan Kaya "hazır"" dedi. "\n', '"\n', "”“’\n", '""\n', "a" * 100_000])
def test_stray_marks_are_survived(news, text, run):
    Path("haber/1.txt").write_text(text, encoding="utf-8")
    result = run("extract", "haber")
    assert (result.returncode, result.stderr) == (0, "")
    assert query("SELECT count(*) FROM articles") == [(2,)]
    assert query("SELECT text FROM quotes WHERE article_id = 2") == [("Iğdır’da değiliz 😀",)]


def test_a_defect_in_one_article_costs_no_other(news, run, monkeypatch):
    def defective(text):
        if "Kaya" in text:
            raise IndexError("list index out of range")
        return real(text)

    real = work.analyse
    monkeypatch.setattr(work, "analyse", defective)
    result = run("extract", "haber")
    assert_one_sentence(result, 1, "haber/1.txt: could not be worked through (IndexError: list index out of range)")
    assert query("SELECT source FROM articles") == [("haber/2.txt",)]


def all_of(terminal):
    """What is written on a terminal until its last writer is gone; read all the time, for a terminal that nobody reads stops them."""
    said = b""
    with suppress(OSError):  # how Linux says that it is over
        while piece := os.read(terminal, 4096):
            said += piece
    os.close(terminal)
    return said


def test_a_progress_bar_on_a_terminal_and_none_in_a_pipe(news, run):
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "quotes", "extract", "haber"]
    environment = {**os.environ, "TERM": "xterm"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, env=environment) as running:
        os.close(theirs)
        assert b"Reading" in all_of(ours)
        assert b"Reading" not in running.stdout.read()
    assert running.returncode == 0
    assert run("extract", "haber").stderr == ""


@pytest.mark.parametrize("command", [["extract", "haber", "--db"], ["export"], ["serve"]])
def test_a_file_that_is_no_database_of_ours(news, command, run):
    Path("text.db").write_text("Meclis toplandı.\n" * 50, encoding="utf-8")
    assert_one_sentence(run(*command, "text.db"), 2, "text.db: this is no SQLite database")
    sqlite3.connect("theirs.db").execute("CREATE TABLE t (x)")
    assert_one_sentence(run(*command, "theirs.db"), 2, "theirs.db", "not made by quotes")
    assert_one_sentence(run(*command, "haber"), 2, "haber: this is a folder")


@pytest.mark.parametrize("command", ["export", "serve"])
def test_a_database_that_is_missing(news, command, run):
    assert_one_sentence(run(command, "none.db"), 2, "none.db: no such database", "quotes extract")
    assert not Path("none.db").exists()


def test_a_port_that_is_taken(made, run):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert_one_sentence(run("serve", "--port", port), 1, f"port {port}", "--port")


def test_a_host_that_is_none(made, run):
    assert_one_sentence(run("serve", "--host", "no.such.host.invalid"), 1, "no.such.host.invalid: no such address")


def test_serve(made):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "quotes", "serve", "--port", str(port)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        page = wait_for(f"http://127.0.0.1:{port}/quotes/quotes?_search=igdir")
        assert "Iğdır’da değiliz" in page
        assert "Bütçe hazır" not in page
        assert httpx.get(f"http://127.0.0.1:{port}/quotes/missing").status_code == 404
    finally:
        server.terminate()
        said = server.communicate(timeout=20)[0].decode()
    assert "Traceback" not in said
    assert f"Reading pages: http://127.0.0.1:{port}/-/quotes" in said


def wait_for(url):
    for _ in range(100):
        try:
            return httpx.get(url, timeout=10).text
        except httpx.ConnectError:
            time.sleep(0.1)
    raise AssertionError(f"{url} does not answer")


def test_others_may_not_run_sql():
    for host in ("127.0.0.1", "127.0.0.2", "localhost", "::1"):
        assert cli_serve._guard(host, None) == []
        assert "default_allow_sql" in cli_serve._guard(host, sql=False)
    for host in ("0.0.0.0", "::", "192.168.1.7", "example.org"):
        assert "default_allow_sql" in cli_serve._guard(host, None)
        assert cli_serve._guard(host, sql=True) == ["--setting", "allow_download", "off"]


def test_queries_may_take_longer_where_nobody_else_waits():
    assert cli_serve._patience("localhost") == ["--setting", "sql_time_limit_ms", "5000"]
    assert cli_serve._patience("0.0.0.0") == []


def test_serve_names_the_address_of_any_free_port(made):
    server = subprocess.Popen(
        [sys.executable, "-m", "quotes", "serve", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    try:
        first = server.stdout.readline()
        assert (address := re.fullmatch(r"Reading pages: (http://127\.0\.0\.1:\d+/-/quotes)\n", first)), first
        assert "Ayşe Kaya" in wait_for(f"{address[1]}/quotes/speakers")
    finally:
        server.terminate()
        server.communicate(timeout=20)


def test_nothing_to_list_is_said(news, run):
    Path("boş.txt").write_text("Hava güzeldi.", encoding="utf-8")
    assert run("extract", "boş.txt").returncode == 0
    for command, sentence in (("export", "There are no statements in this database.\n"), ("failures", "Nothing failed, or")):
        result = run(command)
        assert (result.returncode, result.stdout) == (0, "")
        assert result.stderr.startswith(sentence)
    assert run("speakers").stdout == "Nobody is quoted in this database yet.\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--as", "xyz", "haber"), ("--as xyz", "csv", "jsonl")),
        (("ftp://haber.example/1.html",), ("ftp://haber.example/1.html:", "http://")),
        (("--table", "()", "data/quotes.db"), ("data/quotes.db: there is no table ()", "articles")),
        (("data/quotes.db",), ("more than one table", "(articles, decisions, ", "--text")),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(made, run, arguments, words):
    result = run("extract", *arguments, "--db", "new.db")
    assert result.returncode == 2
    first, *rest = result.stderr.splitlines()
    assert all(word in first for word in words)
    assert "_fts" not in first
    assert rest in ([], ["Nothing could be read, so nothing was written."])


def test_a_dry_run_says_each_count_once(news, run):
    assert run("extract", "haber", "--dry-run").stdout == "Would take in 2 new and 0 changed articles; 0 unchanged, 0 failed.\n"


def test_export_writes_what_the_name_of_the_output_ends_in(made, run):
    run("export", "--output", "out.csv")
    assert Path("out.csv").read_text(encoding="utf-8").splitlines()[0].split(",")[0] == COLUMNS[0]
    run("export", "--output", "out.jsonl")
    assert set(json.loads(Path("out.jsonl").read_text(encoding="utf-8").splitlines()[0])) == set(COLUMNS)


def test_export_jsonl(made, run):
    first, second = map(json.loads, run("export").stdout.splitlines())
    assert list(first) == list(COLUMNS)
    assert (first["document"], first["text"], first["speaker"], first["role"]) == ("haber/1.txt", "Bütçe hazır", "Ayşe Kaya", "Bakan")
    assert OZ[second["start"] : second["end"]] == second["text"] == "Iğdır’da değiliz 😀"
    assert first["date"] is None


def test_export_csv_to_a_file(made, run):
    result = run("export", "data/quotes.db", "--format", "csv", "--output", "out.csv")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    rows = list(csv.DictReader(io.StringIO(Path("out.csv").read_text(encoding="utf-8"))))
    assert [row["speaker"] for row in rows] == ["Ayşe Kaya", "Ali Öz"]
    assert [file.name for file in Path().glob("*out.csv*")] == ["out.csv"]


def test_export_to_a_file_that_cannot_be_written(made, run):
    assert_one_sentence(run("export", "--output", "missing/out.csv"), 2, "missing/out.csv: cannot be written")


def test_export_writes_utf8_whatever_the_locale(made):
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    assert "Iğdır’da değiliz 😀" in program("export", env=environment).stdout


def test_a_broken_pipe_is_quiet(made, run):
    many = "".join(f'Bakan Ayşe Kaya, "Bütçe {number} hazır" dedi.\n' for number in range(2000))
    Path("haber/many.txt").write_text(many, encoding="utf-8")
    run("extract", "haber")
    command = [sys.executable, "-m", "quotes", "export"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        program.stdout.read(100)
        program.stdout.close()
        assert program.stderr.read() == b""
    assert program.returncode == 0


def test_show(news, run):
    result = run("show", "haber/1.txt")
    assert (result.returncode, result.stderr) == (0, "")
    article, table = result.stdout.split("\n\n", 1)
    assert article == KAYA.rstrip("\n")
    assert "\x1b" not in result.stdout
    for word in ("direct", "Ayşe Kaya, Bakan", "dedi", "Bütçe hazır"):
        assert word in table


def test_show_in_colour(news, run, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    shown = run("show", "haber/1.txt").stdout
    assert "\x1b[32mBütçe hazır\x1b[0m" in shown
    assert "\x1b[1;33mdedi\x1b[0m" in shown
    assert "\x1b[1;36mBakan Ayşe Kaya\x1b[0m" in shown


def test_show_takes_brackets_as_they_are(news, run):
    Path("haber/1.txt").write_text('[bold] Bakan Ayşe Kaya, "[red]Bütçe[/red]" dedi. \x93\n', encoding="utf-8")
    shown = run("show", "haber/1.txt").stdout
    assert '[bold] Bakan Ayşe Kaya, "[red]Bütçe[/red]" dedi. “' in shown


def test_show_breaks_no_word_at_eighty_columns():
    text = 'Bakan Ayşe Kaya, "Bütçe hazır" değerlendirmesinde bulundu. Kaya, yolun açıldığını hatırlattı.'
    console = Console(width=80, record=True, file=io.StringIO())
    console.print(views.table(analyse(text)))
    shown = console.export_text()
    assert [word for word in ("değerlendirmesinde", "hatırlattı", "açıldığını", "indirect") if word not in shown] == []


def test_show_an_article_without_statements(news, run):
    Path("haber/1.txt").write_text("Meclis toplandı.\n", encoding="utf-8")
    assert "No statement found." in run("show", "haber/1.txt").stdout


def test_explain_names_the_rules_in_order_and_what_was_left_out(run):
    result = run("explain", "-", input='Bakan Ayşe Kaya, "Bütçe hazır" dedi. Ali, "Kurtlar Vadisi" dizisini izledi.\n')
    assert (result.returncode, result.stderr) == (0, "")
    said, left_out = result.stdout.split("Quotation marks that hold no speech:")
    first = next(line for line in said.splitlines() if "→" in line)
    assert "“Bakan Ayşe Kaya”" in first
    assert "the first answer wins" in first
    assert f"by the rule {first.split()[1].rstrip(':')}" in said
    assert "Kurtlar Vadisi" in left_out
    assert "Kurtlar Vadisi" not in said


@pytest.mark.parametrize("command", ["show", "explain"])
def test_show_and_explain_of_what_cannot_be_read(news, command, run):
    assert_one_sentence(run(command, "missing.txt"), 2, "missing.txt: no such file")
    assert_one_sentence(run(command, "haber"), 2, "haber: this is a folder")
    assert_one_sentence(run(command, "-", input=""), 2, "standard input", "empty")


def test_every_command_takes_the_seeds(news, run):
    assert run("extract", SEEDS).returncode == 0
    assert query("SELECT name, date, time FROM articles ORDER BY source") == [
        ("Bakü'yü ziyaret eden ABD Başkanı Donald Trump'ın yardımcısı JD Vance ile …", "2026-02-10", None),
        ("Azerbaycan Cumhurbaşkanı İlham Aliyev, İran İslam Cumhuriyeti Savunma ve …", "2026-02-07", "12:20"),
    ]
    statements = query("SELECT count(*) FROM quotes")[0][0]
    assert statements >= 15
    assert len(run("export").stdout.splitlines()) == statements
    for seed in SEEDS.glob("*.txt"):
        assert run("show", seed).returncode == run("explain", seed).returncode == 0
