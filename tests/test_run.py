"""Big runs: in several processes, stopped, gone on with; what failed is written down."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from awkward.make import CASES, make
from outside import program, query
from quotes.models import Extraction
from quotes.read import Blob, Failure, Unit, fingerprint
from quotes.read.web import AGENT, Fetcher
from quotes.run import pool, work
from quotes.run.pool import BATCH, TOO_FEW, pooled
from quotes.run.work import Done, How
from quotes.watch import arrivals

NAMES = ["Ayşe Kaya", "Ali Öz", "Deniz Ak", "Can Er"]
SAID = 'Bakan {}, "Bütçe {} hazır" dedi.'


def rows(number: int, length: int = 1) -> list[dict[str, object]]:
    chance = random.Random(number)
    fill = [f"kelime{chance.randrange(10**6)}" for _ in range(60 * length)]
    return [
        {"id": n, "date": f"2026-{n % 12 + 1:02}-10", "text": f"{SAID.format(NAMES[n % 4], n)} {' '.join(chance.sample(fill, len(fill)))}."}
        for n in range(number)
    ]


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(number: int, **more) -> Path:
    path = Path("haber.jsonl")
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(number, **more)), encoding="utf-8")
    return path


CONTENTS = (
    "SELECT a.source, a.date, q.text, s.name, a.copy_of FROM quotes q "
    "JOIN articles a ON a.id = q.article_id JOIN speakers s ON s.id = speaker_id ORDER BY q.id"
)


@pytest.mark.slow
def test_several_processes_write_what_one_writes(here):
    write(100)
    assert program("extract", "haber.jsonl", "--jobs", 1, "--db", "1.db").returncode == 0
    result = program("extract", "haber.jsonl", "--jobs", 2, "--db", "2.db")
    assert result.returncode == 0, result.stderr
    assert result.stderr.splitlines() == ["haber.jsonl: columns: text = text, date = date, id = id"]
    assert "100 new, 0 changed, 0 unchanged, 0 failed" in result.stdout
    assert query(CONTENTS, "1.db") == query(CONTENTS, "2.db")
    assert len(query(CONTENTS, "1.db")) == 100
    again = program("extract", "haber.jsonl", "--jobs", 2, "--db", "2.db")
    assert "0 new, 0 changed, 100 unchanged, 0 failed" in again.stdout


@pytest.mark.slow
def test_ctrl_c_keeps_what_is_done_and_the_next_run_goes_on(here):
    write(600, length=4)
    command = [sys.executable, "-m", "quotes", "extract", "haber.jsonl", "--jobs", "2"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True)
    for _ in range(400):
        if Path("data/quotes.db-wal").exists() and Path("data/quotes.db-wal").stat().st_size > 50_000:
            break
        time.sleep(0.05)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to all the processes
    said, complained = running.communicate(timeout=60)
    assert running.returncode == 130, complained
    assert "Traceback" not in complained
    assert complained.splitlines()[-1] == "Stopped; what was done is stored. Run it again to go on."
    stored = query("SELECT count(*) FROM articles")[0][0]
    assert 0 < stored < 600
    assert f"{stored} new" in said
    assert query("SELECT count(*) FROM quotes")[0][0] >= stored
    assert query("PRAGMA integrity_check") == [("ok",)]
    assert not Path("data/quotes.db-wal").exists()

    rest = program("extract", "haber.jsonl", "--jobs", 2)
    assert f"{600 - stored} new, 0 changed, {stored} unchanged, 0 failed" in rest.stdout


def test_a_failure_does_not_count_for_the_limit(here, run):
    for number in range(6):
        Path(f"a{number}.txt").write_bytes(b"\0\1")
        Path(f"b{number}.txt").write_text(SAID.format("Can Er", number), encoding="utf-8")
    for taken in (4, 6):
        run("extract", ".", "--limit", 4)
        assert query("SELECT count(*) FROM articles") == [(taken,)]


def test_limit_with_several_processes(here):
    write(3 * TOO_FEW)
    assert "100 new" in program("extract", "haber.jsonl", "--limit", 100, "--jobs", 2).stdout


def test_limit_takes_the_next_each_time(here, run):
    write(10)
    for taken in (4, 8, 10):
        assert run("extract", "haber.jsonl", "--limit", 4).returncode == 0
        assert query("SELECT count(*) FROM articles") == [(taken,)]


def test_since_leaves_out_what_is_older(here, run):
    write(24)
    Path("undated.txt").write_text(SAID.format("Can Er", 1), encoding="utf-8")
    Path("month.txt").write_text("2026-11\nBaşlık\n" + SAID.format("Can Er", 2), encoding="utf-8")
    result = run("extract", "haber.jsonl", "undated.txt", "month.txt", "--since", "15 Kasım 2026")
    assert "4 new" in result.stdout
    assert "22 older" in result.stdout
    assert {date for (date,) in query("SELECT DISTINCT date FROM articles")} == {"2026-12-10", "2026-11", None}
    assert run("extract", "haber.jsonl", "--since", "yarın").returncode == 2


def test_a_dry_run_writes_nothing(here, run):
    write(3)
    Path("bad.txt").write_bytes(b"\0\1")
    result = run("extract", "haber.jsonl", "bad.txt", "--dry-run")
    assert result.returncode == 1
    assert "Would take in 3 new and 0 changed articles" in result.stdout
    assert not Path("data").exists()
    run("extract", "haber.jsonl")
    write(4)
    before = Path("data/quotes.db").read_bytes()
    result = run("extract", "haber.jsonl", "--dry-run")
    assert "Would take in" in result.stdout
    assert Path("data/quotes.db").read_bytes() == before


def test_failures_are_kept_until_the_source_is_read(here, run):
    Path("a.txt").write_bytes(b"\0\1")
    Path("b.txt").write_text(SAID.format("Can Er", 1), encoding="utf-8")
    assert run("extract", ".").returncode == 1
    assert run("extract", ".", "missing.txt").returncode == 1
    assert query("SELECT source, step FROM failures ORDER BY source") == [("a.txt", "read"), ("missing.txt", "find")]
    listed = run("failures").stdout.splitlines()
    assert [line.split()[1] for line in listed] == ["find", "read"] or [line.split()[1] for line in listed] == ["read", "find"]
    assert any(line.endswith("missing.txt: no such file or folder; check the path.") for line in listed)
    Path("a.txt").write_text(SAID.format("Ali Öz", 2), encoding="utf-8")
    assert run("extract", ".").returncode == 0
    assert query("SELECT source FROM failures") == [("missing.txt",)]


def test_standard_input(here, run):
    lines = "".join(json.dumps(row) + "\n" for row in rows(3))
    assert "3 new" in run("extract", "-", "--as", "jsonl", input=lines).stdout
    for number, became in ((1, "1 new"), (2, "1 new"), (1, "1 unchanged")):  # one text is no new version of another
        assert became in run("extract", "-", "--db", "b.db", input=SAID.format("Can Er", number)).stdout
        line = json.dumps({"text": SAID.format("Ali Öz", number)})
        assert became in run("extract", "-", "--as", "jsonl", "--db", "c.db", input=line).stdout
    assert [source[:15] for (source,) in query("SELECT source FROM articles", "b.db")] == ["standard input "] * 2


def test_columns_are_named_on_the_command_line(here, run):
    Path("a.csv").write_text(
        f"x;y;z\n'{SAID.format('Can Er', 1)}';Başlık;2026-02-07\n".replace('"', '""').replace("'", '"'), encoding="utf-8"
    )
    assert run("extract", "a.csv").returncode == 2
    assert run("extract", "a.csv", "--text", "x", "--title", "y", "--date", "z").returncode == 0
    assert query("SELECT title, date FROM articles") == [("Başlık", "2026-02-07")]


def test_a_folder_of_awkward_files(here, run):
    make(here / "garip")
    result = run("extract", "garip", "--jobs", 1)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    expected = {name for name, case in CASES.items() if case.says}
    failed = {source.split("/")[1].split("#")[0] for (source,) in query("SELECT source FROM failures")}
    assert failed == expected
    assert query("SELECT count(*) FROM articles")[0][0] == sum(case.articles for name, case in CASES.items() if not name.endswith(".db"))
    places = "SELECT count(*) FROM quotes q JOIN articles a ON a.id = article_id WHERE substr(a.text, q.start + 1, q.length) <> q.text"
    assert query(places) == [(0,)]


@pytest.fixture
def endless(monkeypatch):
    """An article with `sonsuz` in it is never done with."""
    analyse = work.analyse

    def slow(text):
        while "sonsuz" in text:
            pass
        return analyse(text)

    monkeypatch.setattr(work, "analyse", slow)


def test_an_article_that_takes_too_long_is_given_up(endless, here, run):
    Path("a.txt").write_text("Bu metin sonsuz sürer.", encoding="utf-8")
    Path("b.txt").write_text(SAID.format("Can Er", 1), encoding="utf-8")
    before = signal.getsignal(signal.SIGPROF)
    assert run("extract", ".", "--time-limit", "0.2", "--jobs", 1).returncode == 1
    assert query("SELECT source FROM articles") == [("b.txt",)]
    message = "a.txt: 0.2 s of work were not enough for it, so it was given up; --time-limit gives it more."
    assert query("SELECT source, step, message FROM failures") == [("a.txt", "extract", message)]
    assert signal.getsignal(signal.SIGPROF) == before


def slow_one(tasks, how):
    """In a process of its own: works as ever, but one article never ends, and one not even hears a signal."""

    def analyse(text):
        if "sağır" in text:
            signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGPROF])
        while "sonsuz" in text:
            pass
        return Extraction((), ())

    work.analyse = analyse
    return work.work(tasks, how)


def test_neither_is_a_process_that_works_on_it_for_ever(monkeypatch):
    monkeypatch.setattr(pool, "work", slow_one)
    texts = {70: "sonsuz", 90: "sonsuz sağır"}
    made = [Unit(str(n), "text", texts.get(n, "x").encode()) for n in range(2 * TOO_FEW)]
    batches = [[(unit, "") for unit in made[at : at + BATCH]] for at in range(0, len(made), BATCH)]
    results = [result for batch in pooled(batches, 2, How(patience=0.5)) for result in batch]
    failed = {int(result.source): result.message for result in results if isinstance(result, Failure)}
    assert len(results) == len(made)
    assert set(failed) == {70, 90}
    assert "0.5 s of work were not enough" in failed[70]
    assert "died" in failed[90]


def deadly(tasks, how):
    """Works, unless there is poison in it."""
    if any(b"poison" in unit.raw for unit, _ in tasks):
        os.kill(os.getpid(), signal.SIGKILL)
    return [Done(unit, None, input_hash, ()) for unit, input_hash in tasks]


def test_a_process_that_dies_costs_one_article(monkeypatch):
    monkeypatch.setattr(pool, "work", deadly)
    made = [Unit(str(n), "text", b"poison" if n == 70 else b"x") for n in range(2 * TOO_FEW)]
    batches = [[(unit, "") for unit in made[at : at + BATCH]] for at in range(0, len(made), BATCH)]
    results = [result for batch in pooled(batches, 2, How()) for result in batch]
    assert len(results) == len(made)
    assert [result.source for result in results if isinstance(result, Failure)] == ["70"]
    assert [result.article.source for result in results if isinstance(result, Done)] == [
        unit.source for unit in made if unit.source != "70"
    ]


def test_an_empty_folder_is_watched_without_complaint(tmp_path, monkeypatch):
    def nothing(folder, **how):
        yield {(1, str(folder / "a.txt"))}

    monkeypatch.setattr("watchfiles.watch", nothing)
    assert list(arrivals(tmp_path)) == [()]
    (tmp_path / "a.txt").write_text("x")
    assert list(arrivals(tmp_path)) == [(str(tmp_path),), (str(tmp_path / "a.txt"),)]


@pytest.mark.slow
def test_watch_takes_in_what_arrives(here):
    Path("gelen").mkdir()
    Path("gelen/1.txt").write_text(SAID.format("Can Er", 1), encoding="utf-8")
    ignored = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs hand on that it is ignored
    running = subprocess.Popen(
        [sys.executable, "-m", "quotes", "watch", "gelen"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    signal.signal(signal.SIGINT, ignored)
    try:
        assert "1 new" in running.stdout.readline()
        time.sleep(1)
        Path("gelen/2.txt").write_text(SAID.format("Ali Öz", 2), encoding="utf-8")
        Path("gelen/2.css").write_text("x")
        for line in running.stdout:
            if "1 new" in line:
                break
    finally:
        running.send_signal(signal.SIGINT)
        try:
            _, complained = running.communicate(timeout=30)
        finally:
            running.kill()
    assert complained == ""
    assert running.returncode == 0
    assert query("SELECT source FROM articles") == [("gelen/1.txt",), ("gelen/2.txt",)]
    assert program("watch", "yok").stderr == "yok: no such folder; check the path.\n"


class Site(BaseHTTPRequestHandler):
    """A site with a page, a private one, and rules for programs."""

    asked: list[tuple[str, str]] = []  # noqa: RUF012 - as the library has it

    def do_GET(self):
        self.asked.append((self.path, self.headers["User-Agent"]))
        pages = {
            "/robots.txt": ("text/plain", "User-agent: *\nDisallow: /private"),
            "/haber": ("text/plain; charset=x", SAID.format("Can Er", 1)),
        }
        kind, body = pages.get(self.path, ("text/html", ""))
        self.send_response(200 if self.path in pages else 404)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body.encode("windows-1254"))

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def site():
    Site.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_addresses_are_fetched_politely(site):
    fetch = Fetcher(pause=0.2)
    started = time.monotonic()
    (page,), (private,), (missing,) = (list(fetch(f"{site}{path}")) for path in ("/haber", "/private/1", "/yok"))
    assert time.monotonic() - started >= 0.4  # robots.txt, a pause, a page, a pause, the next page
    assert isinstance(page, Blob)
    assert page.open().read().decode("windows-1254") == SAID.format("Can Er", 1)
    assert "robots.txt" in private.message
    assert missing.message == f"{site}/yok: the server answered 404 Not Found."
    assert [path for path, _ in Site.asked] == ["/robots.txt", "/haber", "/yok"]
    assert {agent for _, agent in Site.asked} == {AGENT}


def test_an_address_on_the_command_line(site, here, run):
    assert run("extract", f"{site}/haber", "http://127.0.0.1:1/yok").returncode == 1
    assert query("SELECT source, url, encoding FROM articles") == [(f"{site}/haber", f"{site}/haber", "windows-1254")]
    assert query("SELECT step FROM failures") == [("fetch",)]


def test_the_same_input_has_the_same_hash_in_every_process():
    unit = Unit("a", "text", SAID.encode())
    code = f"from quotes.read import *; print(fingerprint(Unit('a', 'text', {unit.raw!r})))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == fingerprint(unit)
