"""How long it takes to extract and to store: python benchmarks/speed.py [ROUNDS]. Uses the seeds, so it measures speed, not variety."""

import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from quotes.extract import analyse
from quotes.read import find_files, read_file
from quotes.store import create_or_open


def main(rounds: int) -> None:
    """Print the time an article and the throughput of both steps."""
    articles = [read_file(path) for path in find_files(Path(__file__).parent.parent / "seeds")]
    analyse(articles[0].text)  # reads the word tables, once
    started = time.perf_counter()
    found = [(article, analyse(article.text)) for _ in range(rounds) for article in articles]
    _say("extract", time.perf_counter() - started, rounds, articles)

    with TemporaryDirectory() as folder, create_or_open(Path(folder) / "quotes.db") as store:
        started = time.perf_counter()
        for number, (article, extraction) in enumerate(found):
            store.save(replace(article, source=str(number)), extraction)
        _say("store", time.perf_counter() - started, rounds, articles)


def _say(step: str, seconds: float, rounds: int, articles: list) -> None:
    size = rounds * sum(len(article.text.encode()) for article in articles)
    print(f"{step:8} {seconds / rounds / len(articles) * 1e3:6.2f} ms an article, {size / seconds / 1e6:.2f} MB/s")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
