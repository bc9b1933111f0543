"""How long linking takes: python benchmarks/bench_link.py [MENTIONS [NAMES]]. A made-up corpus, the same every time.

Few names are seen often and most of them once, as in life. A tenth of the mentions is a surname alone, some names have a second spelling,
bodies have short forms, and offices change hands.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from quotes.models import Article, Extraction, Quote
from quotes.people import Decision, Sighting, key_of, link, shipped
from quotes.store import Store, create_or_open

Name = TypeVar("Name")

MENTIONS, NAMES = 1_000_000, 200_000
_SYLLABLES = "ka ya de mir yıl dız öz şa hin tun ça lar bul gür soy alp er can ate aydo ğan kor kut men ek şi ok ay sel vur al taş".split()
_OFFICES = "Başkanı Müdürü Genel_Müdürü Milletvekili Sözcüsü Rektörü Valisi muhabiri".split()
_BODIES = "Bakanlığı Kurumu Derneği Sendikası Belediyesi Üniversitesi Federasyonu Odası".split()


class Corpus:
    """Names with their offices, and articles in which they speak."""

    def __init__(self, mentions: int, names: int) -> None:
        self._random = random.Random(2026)  # noqa: S311 - nothing is secret here
        self._given = [self._word(2) for _ in range(max(20, names // 200))]
        self._surnames = [self._word(3) for _ in range(max(20, names // 20))]
        self._houses = [self._word(3) for _ in range(max(20, names // 10))]
        self._people = [self._person() for _ in range(names * 9 // 10)]
        self._bodies = [f"{self._word(3)} {self._word(2)} {self._random.choice(_BODIES)}" for _ in range(names - len(self._people))]
        self._mentions = mentions

    def _word(self, syllables: int) -> str:
        word = "".join(self._random.choice(_SYLLABLES) for _ in range(syllables))
        return ("İ" if word[0] == "i" else word[0].upper()) + word[1:]

    def _person(self) -> tuple[str, str]:
        office = f"{self._random.choice(self._houses)} {self._random.choice(_OFFICES).replace('_', ' ')}"
        return f"{self._random.choice(self._given)} {self._random.choice(self._surnames)}", office

    def sightings(self) -> Iterator[Sighting]:
        """What is seen, article by article, four speakers in each."""
        for number in range(self._mentions):
            article = number // 4
            date = f"{2000 + article % 26}-{article % 12 + 1:02}-{article % 28 + 1:02}"
            seen = self._body() if self._random.random() < 0.15 else self._speaker()
            yield replace(seen, source=f"{article}.txt", date=date)

    def _body(self) -> Sighting:
        name = self._frequent(self._bodies)
        short = "".join(word[0] for word in name.split())
        if self._random.random() < 0.1:
            return Sighting("", short, "institution")
        return Sighting("", name, "institution", forms=(short,) if self._random.random() < 0.2 else ())

    def _speaker(self) -> Sighting:
        name, office = self._frequent(self._people)
        chance = self._random.random()
        roles = (office,) if self._random.random() < 0.6 else ()
        if chance < 0.1:
            name = name.rsplit(maxsplit=1)[-1]
        elif chance < 0.15:
            name = name.translate(str.maketrans("ışğçöü", "isgcou"))
        elif chance < 0.17:
            name = name.replace(" ", f" {self._random.choice(self._given)} ", 1)
        return Sighting("", name, "person", roles=roles)

    def _frequent(self, names: list[Name]) -> Name:
        return names[int(len(names) * self._random.random() ** 3)]


def bench_linking(mentions: int, names: int) -> tuple[float, int]:
    """Seconds of one core that linking takes without a database, and how many speakers it finds."""
    seen = list(Corpus(mentions, names).sightings())
    started = time.process_time()
    speakers = link(seen, shipped())
    return time.process_time() - started, len(speakers)


def bench_decisions(mentions: int, names: int) -> tuple[float, int]:
    """Seconds of one core more that linking takes with a decision for every two hundredth name, and how many decisions that are."""
    seen = list(Corpus(mentions, names).sightings())
    named = sorted({one.name for one in seen if one.kind == "person" and " " in one.name})[::200]
    taken = [Decision("alias", key_of(name, "person", ""), form=name.split()[-1], name=name) for name in named]
    taken += [Decision("merge", key_of(a, "person", ""), key_of(b, "person", ""), name=a) for a, b in pairwise(named[::2])]
    spent = []
    for decisions in ([], [], taken):  # the first fills what is remembered of names
        started = time.process_time()
        link(seen, shipped(), decisions)
        spent.append(time.process_time() - started)
    return spent[2] - spent[1], len(taken)


def bench_database(mentions: int, names: int, folder: Path) -> tuple[float, float]:
    """Seconds of one core that linking takes in a database, all of it and after one more article."""
    corpus = list(Corpus(mentions, names).sightings())
    with create_or_open(folder / "quotes.db") as store:
        for start in range(0, len(corpus), 4000):
            with store.together():
                for at in range(start, min(start + 4000, len(corpus)), 4):
                    store.save(*_saved(corpus[at : at + 4]))
        first = _seconds(store)
        store.save(*_saved([replace(corpus[0], source="one more.txt")]))
        return first, _seconds(store)


def _seconds(store: Store) -> float:
    started = time.process_time()
    store.link()
    return time.process_time() - started


def _saved(seen: list[Sighting]) -> tuple[Article, Extraction]:
    text, found = "", []
    for one in seen:
        start = len(text)
        text += f"Söz {one.name}. "
        role = one.roles[0] if one.roles else None
        said = Quote("free", start, len(text) - 1, text[start:-1], "bench", verb="de", verb_class="neutral")
        found.append(replace(said, speaker=one.name, speaker_kind=one.kind, role=role))
    return Article(seen[0].source, text, date=seen[0].date), Extraction(tuple(found), ())


def main(mentions: int, names: int) -> None:
    """Print the figures."""
    seconds, speakers = bench_linking(mentions, names)
    print(f"link      {mentions:,} mentions of {names:,} names: {seconds:.1f} s, {speakers:,} speakers")  # noqa: T201
    more, taken = bench_decisions(mentions // 10, names // 10)
    print(f"decisions {taken:,} of them, {mentions // 10:,} mentions: {more:.1f} s more")  # noqa: T201
    with TemporaryDirectory() as folder:
        first, again = bench_database(mentions // 10, names // 10, Path(folder))
    print(f"database  {mentions // 10:,} statements: {first:.1f} s to link all, {again:.1f} s after one more article")  # noqa: T201


if __name__ == "__main__":
    main(*map(int, [*sys.argv[1:], *map(str, (MENTIONS, NAMES)[len(sys.argv) - 1 :])]))
