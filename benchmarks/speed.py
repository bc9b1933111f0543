"""How fast statements are found: python benchmarks/speed.py [FILE OR FOLDER ...]. Reads whatever `quotes extract` reads.

Prints what the first statement of a process costs, then the time that extraction takes as a multiple of one pass of a bare word regex
over the same articles, then whether time grows with the length of a text and no faster (``growth.py``). Without a name it takes the
project's own gold articles: few, so each is measured twenty times and the quickest counts. Of a large collection each is measured once,
as it is met.
"""

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

import growth

from quotes.extract import analyse
from quotes.read import Blob, ReadError, Unit, Wanted, find, read, units

WORDS = re.compile(r"\w+|[^\w\s]")
GOLD = Path(__file__).parent.parent / "data" / "gold" / "texts"
GOAL = 8
FEW = 1_000_000  # characters


def main(names: list[str]) -> None:
    """Print the figures."""
    first = seconds(lambda: analyse('Bakan Ayşe Kaya, "Bütçe hazır" dedi.'))
    texts = [article for name in names or [str(GOLD)] for article in texts_of(name)]
    size = sum(map(len, texts))
    rounds = 20 if size < FEW else 1
    regex, extraction = (sum(times) for times in zip(*(both(text, rounds) for text in texts), strict=True))
    say(f"first statement of a process   {first:.2f} s")
    say(f"{len(texts)} articles, {size / 1e6:.2f} million characters")
    say(f"one pass of the word regex     {regex:.3f} s")
    say(f"extraction                     {extraction:.3f} s, {size / extraction / 1e6:.2f} million characters a second")
    say(f"extraction / regex             {extraction / regex:.1f}  (goal: at most {GOAL})\n")
    growth.main()


def texts_of(name: str) -> list[str]:
    """The text of every article in a file or folder."""
    found = (unit for blob in find([name]) if isinstance(blob, Blob) for unit in units(blob, Wanted()))
    out = []
    for unit in found:
        try:
            out += [read(unit).text] if isinstance(unit, Unit) else []
        except ReadError as problem:
            say(str(problem))
    return out


def both(text: str, rounds: int) -> tuple[float, float]:
    """Seconds for the regex and for the extraction, in turns, so that whatever else the machine does falls on both."""
    taken = [(seconds(lambda: WORDS.findall(text)), seconds(lambda: analyse(text))) for _ in range(rounds)]
    return min(regex for regex, _ in taken), min(extraction for _, extraction in taken)


def seconds(work: Callable[[], object]) -> float:
    """Seconds of this process's own time."""
    started = time.process_time()
    work()
    return time.process_time() - started


def say(line: str) -> None:
    """Print a line."""
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
