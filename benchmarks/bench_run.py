"""A whole run, files to SQLite: python benchmarks/bench_run.py [ARTICLES] [PROCESSES ...] [--sentences N]

Made-up articles, each another: sentences of a few patterns with names, numbers and words drawn by chance. Prints, for each number of
processes, articles and MB a second and the peak of memory, of all processes together; then a second run, in which nothing has changed;
beside that, what the bare extraction takes, and what plain sqlite3 takes to insert the same rows into an empty database of the same shape.
"""

import argparse
import json
import random
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from quotes.extract import analyse
from quotes.store import create_or_open

FIRST = "Ayşe Ali Deniz Can Elif Mehmet Zeynep Emre Fatma Hakan Selin Murat".split()
LAST = "Kaya Öz Ak Er Demir Yıldız Şahin Aydın Çelik Koç Arslan Doğan".split()
NOUNS = "bütçe yol okul hastane köprü liman su elektrik tarım ihracat üretim vergi seçim yasa proje konut ulaşım enerji".split()
WORDS = "yeni büyük eski ortak geniş kısa uzun açık kapalı yerel ulusal önemli gelecek geçen ikinci üçüncü hızlı yavaş güçlü zayıf".split()
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


def peak_of(command: list[str]) -> tuple[float, float]:
    """Seconds, and the peak in MB: proportional set sizes of the command and all that it starts, ten times a second."""
    started = time.perf_counter()
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own
    peak = 0.0

    def look() -> None:
        nonlocal peak
        while running.poll() is None:
            peak = max(peak, sum(map(_memory, _family(running.pid))))
            time.sleep(0.2)

    watcher = threading.Thread(target=look)
    watcher.start()
    running.wait()
    watcher.join()
    if running.returncode:
        sys.exit(f"{' '.join(command)} ended with {running.returncode}")
    return time.perf_counter() - started, peak


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


def plain_insert(db: Path, copy: Path) -> float:
    """Seconds to insert the rows of ``db`` into an empty database of the same shape, with sqlite3 and nothing else."""
    with create_or_open(copy):
        pass
    source = sqlite3.connect(db)
    target = sqlite3.connect(copy, isolation_level=None)
    target.execute("PRAGMA foreign_keys = OFF")
    started = time.perf_counter()
    target.execute("BEGIN")
    for table in ("rules", "speakers", "articles", "quotes", "other_marks", "_samples"):
        cursor = source.execute(f"SELECT * FROM {table}")  # noqa: S608 - names are ours
        marks = ", ".join("?" * len(cursor.description))
        while rows := cursor.fetchmany(1000):
            target.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)  # noqa: S608
    target.execute("COMMIT")
    seconds = time.perf_counter() - started
    target.close()
    source.close()
    return seconds


def main(count: int, processes: list[int], length: int) -> None:
    """Print a line for each measurement."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "haber.jsonl"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in articles(count, length))
        size = path.stat().st_size / 1e6
        say(f"{count} articles, {size:.1f} MB")
        some = [row["text"] for row in articles(min(count, 1000), length)]
        analyse(some[0])
        started = time.perf_counter()
        for text in some:
            analyse(text)
        bare = (time.perf_counter() - started) / len(some) * count
        report("bare extraction, 1 process", bare, count, size)
        for jobs in processes:
            db = folder / f"{jobs}.db"
            command = [sys.executable, "-m", "quotes", "extract", str(path), "--jobs", str(jobs), "--db", str(db)]
            seconds, peak = peak_of(command)
            report(f"quotes extract --jobs {jobs}", seconds, count, size, peak)
            again, peak = peak_of(command)
            report(f"  again, nothing changed (1/{seconds / again:.0f} of the time)", again, count, size, peak)
        report("plain sqlite3, the same rows", plain_insert(db, folder / "copy.db"), count, size)


def report(what: str, seconds: float, count: int, size: float, peak: float | None = None) -> None:
    """One measurement."""
    memory = f", peak {peak:.0f} MB" if peak else ""
    say(f"{what:52} {seconds:8.1f} s {count / seconds:8.0f} articles/s {size / seconds:6.2f} MB/s{memory}")


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
