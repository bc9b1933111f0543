"""A whole run, files to SQLite: python benchmarks/bench_run.py [ARTICLES] [PROCESSES ...] [--sentences N]

Made-up articles, each another: sentences of a few patterns with names, numbers and words drawn by chance. Prints, for each number of
processes, articles and MB a second, the seconds of all processors and the peak of memory, of all processes together; then a second run, in
which nothing has changed; beside that, what the bare extraction takes, and what plain sqlite3 takes to insert the same rows into an empty
database of the same shape. The ratio that counts is the last figure: the whole run, without the second or two that starting takes, to the
slower of the two. It is of processor seconds for one process, so that whatever else the machine does falls out; for more processes the
clock counts, and only an idle machine measures it.
"""

import argparse
import json
import os
import random
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from quotes.extract import analyse
from quotes.store import create_or_open

FIRST = "Ayşe Ali Deniz Can Elif Mehmet Zeynep Emre Fatma Hakan Selin Murat".split()
LAST = "Kaya Öz Ak Er Demir Yıldız Şahin Aydın Çelik Koç Arslan Doğan".split()
NOUNS = "bütçe yol okul hastane köprü liman su elektrik tarım ihracat üretim vergi seçim yasa proje konut ulaşım enerji".split()
WORDS = "yeni büyük eski ortak geniş kısa uzun açık kapalı yerel ulusal önemli gelecek geçen ikinci üçüncü hızlı yavaş güçlü zayıf".split()
PROGRAM = [sys.executable, "-m", "quotes", "extract"]
PATTERNS = (
    "Bakan {who}, “{noun} {number} gün içinde {word} olacak” dedi.",
    "{who}, {word} {noun} çalışmalarının {number} ilde sürdüğünü söyledi.",
    "Toplantıda konuşan {who}, “{word} {noun} için {number} milyon lira ayırdık” ifadelerini kullandı.",
    "{word} {noun} için {number} kişinin başvurduğu belirtildi.",
    "Belediye {number} sokakta {word} {noun} çalışmasına dün başladı.",
    "Çalışmalar {word} bölgede {number} gündür devam ediyor ve {noun} tamamlanacak.",
    "Bölgedeki {noun} sorunu {number} aileyi {word} biçimde etkiledi.",
)


def articles(count: int, length: int) -> Iterator[dict[str, object]]:
    """So many articles of so many sentences; 30 of them have some 2,000 letters."""
    for number in range(count):
        chance = random.Random(number)  # noqa: S311 - no secret
        who = [f"{chance.choice(FIRST)} {chance.choice(LAST)}" for _ in range(3)]
        sentences = [
            chance.choice(PATTERNS).format(
                who=chance.choice(who), noun=chance.choice(NOUNS), word=chance.choice(WORDS), number=chance.randrange(2, 9999)
            )
            for _ in range(length)
        ]
        text = "\n".join(" ".join(sentences[at : at + 3]) for at in range(0, length, 3))
        yield {"id": number, "date": f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}", "title": f"Haber {number}", "text": text}


@dataclass
class Cost:
    """What a run takes: seconds by the clock, seconds of all processors, the peak of memory in MB."""

    seconds: float
    work: float
    peak: float = 0.0


def cost_of(command: list[str]) -> Cost:
    """What a command and all that it starts takes, looked at five times a second; memory is the sum of the proportional set sizes."""
    started = time.perf_counter()
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own
    peak = 0.0
    work: dict[int, float] = {}

    def look() -> None:
        nonlocal peak
        while running.poll() is None:
            family = _family(running.pid)
            peak = max(peak, sum(map(_memory, family)))
            work.update((pid, seconds) for pid in family if (seconds := _work(pid)))
            time.sleep(0.2)

    watcher = threading.Thread(target=look)
    watcher.start()
    running.wait()
    watcher.join()
    if running.returncode:
        sys.exit(f"{' '.join(command)} ended with {running.returncode}")
    return Cost(time.perf_counter() - started, sum(work.values()), peak)


def _family(pid: int) -> list[int]:
    try:
        children = [int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()]
    except OSError:
        return []
    return [pid, *(member for child in children for member in _family(child))]


def _memory(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("Pss:")), 0.0)


def _work(pid: int) -> float:
    try:
        cells = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(cells[11]) + int(cells[12])) / os.sysconf("SC_CLK_TCK")


def plain_insert(db: Path, copy: Path) -> Cost:
    """Seconds to insert the rows of ``db`` into an empty database of the same shape, with sqlite3 and nothing else."""
    with create_or_open(copy):
        pass
    source = sqlite3.connect(db)
    target = sqlite3.connect(copy, isolation_level=None)
    target.execute("PRAGMA foreign_keys = OFF")
    clock = Clock()
    target.execute("BEGIN")
    for table in ("rules", "speakers", "articles", "quotes", "other_marks", "_samples"):
        cursor = source.execute(f"SELECT * FROM {table}")  # noqa: S608 - names are ours
        marks = ", ".join("?" * len(cursor.description))
        while rows := cursor.fetchmany(1000):
            target.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)  # noqa: S608
    target.execute("COMMIT")
    cost = clock.cost()
    target.close()
    source.close()
    return cost


class Clock:
    """Measures what this process does from now on."""

    def __init__(self) -> None:
        self._started, self._worked = time.perf_counter(), time.process_time()

    def cost(self) -> Cost:
        """What it did until now."""
        return Cost(time.perf_counter() - self._started, time.process_time() - self._worked)


def main(count: int, processes: list[int], length: int) -> None:
    """Print a line for each measurement."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        path, few = folder / "haber.jsonl", folder / "few.jsonl"
        write(path, count, length)
        write(few, 1, length)
        size = path.stat().st_size / 1e6
        say(f"{count} articles, {size:.1f} MB")
        bare = bare_extraction(count, length)
        report("bare extraction, 1 process", bare, count, size)
        start = cost_of([*PROGRAM, str(few), "--jobs", "1", "--db", str(folder / "few.db")])
        for jobs in processes:
            db = folder / f"{jobs}.db"
            command = [*PROGRAM, str(path), "--jobs", str(jobs), "--db", str(db)]
            whole = cost_of(command)
            report(f"quotes extract --jobs {jobs}", whole, count, size)
            again = cost_of(command)
            report(f"  again, nothing changed (1/{whole.work / again.work:.0f} of the work)", again, count, size)
            plain = plain_insert(db, folder / f"copy-{jobs}.db")
            report("  plain sqlite3, the same rows", plain, count, size)
            if jobs == 1:
                ratio = (whole.work - start.work) / max(bare.work, plain.work)
                say(f"  the whole run to the slower of bare extraction and plain sqlite3: {ratio:.2f} (work)")
            else:
                ratio = (whole.seconds - start.seconds) / max(bare.seconds, plain.seconds)
                say(f"  the whole run to the slower of bare extraction and plain sqlite3: {ratio:.2f} (by the clock)")


def bare_extraction(count: int, length: int) -> Cost:
    """What the extraction alone takes, measured on a thousand articles at the most."""
    some = [str(row["text"]) for row in articles(min(count, 1000), length)]
    analyse(some[0])
    clock = Clock()
    for text in some:
        analyse(text)
    cost, share = clock.cost(), count / len(some)
    return Cost(cost.seconds * share, cost.work * share)


def write(path: Path, count: int, length: int) -> None:
    """So many articles as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in articles(count, length))


def report(what: str, cost: Cost, count: int, size: float) -> None:
    """One measurement."""
    memory = f", peak {cost.peak:.0f} MB" if cost.peak else ""
    speed = f"{count / cost.seconds:8.0f} articles/s {size / cost.seconds:6.2f} MB/s"
    say(f"{what:52} {cost.seconds:8.1f} s {speed}, {cost.work:.1f} s of work{memory}")


def say(line: str) -> None:
    """Now, not at the end."""
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", type=int, nargs="?", default=2000)
    parser.add_argument("processes", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--sentences", type=int, default=30)
    given = parser.parse_args()
    main(given.articles, given.processes, given.sentences)
