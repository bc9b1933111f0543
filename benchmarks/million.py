"""A made-up database of a million statements: python benchmarks/million.py FILE [STATEMENTS]. The same every time.

Five statements an article. Few speakers, verbs and outlets are frequent and most are rare, as in life; words are drawn from a
Turkish-looking vocabulary of some 40,000 forms, a few of them real, so that there is something to search for. Rows go straight into the
tables of the store's own schema, without the extractor; the search indexes are built at the end, and what the store counts is counted.
"""

from __future__ import annotations

import random
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from quotes.people import id_of
from quotes.store import counting, create_or_open, sort_key

Thing = TypeVar("Thing")

STATEMENTS, EACH = 1_000_000, 5
FREQUENT = "ve bir bu için ile daha çok olarak".split()
REAL = "barış barışa barışın bütçe bütçenin bütçesi seçim seçimde seçimlerde okul İran İran'ın Irak sınır sınırı görüşme görüşmede".split()
VERBS = (
    ("de", "neutral"), ("söyle", "neutral"), ("belirt", "neutral"), ("ifade et", "neutral"), ("kaydet", "neutral"),
    ("açıkla", "announce"), ("vurgula", "stress"), ("anlat", "neutral"), ("konuş", "neutral"), ("dile getir", "neutral"),
    ("iddia et", "claim"), ("bildir", "announce"), ("aktar", "neutral"), ("savun", "claim"), ("uyar", "warn"), ("eleştir", "accuse"),
    ("sor", "ask"), ("öne sür", "claim"), ("duyur", "announce"),
    ("altını çiz", "stress"), ("yalanla", "deny"), ("reddet", "deny"), ("söz ver", "promise"), ("suçla", "accuse"), ("iste", "ask"),
)  # fmt: skip
KINDS = ("direct", "direct", "direct", "indirect", "indirect", "indirect", "mixed", "free")
_SYLLABLES = "ka ya de mir yıl dız öz şa hin tun ça lar bul gür soy alp er can ate aydo ğan kor kut men ek şi ok ay sel vur al taş".split()
_OFFICES = "Başkanı Müdürü Milletvekili Sözcüsü Rektörü Valisi Bakanı Muhabiri".split()
_ENDINGS = ("", "lar", "ın", "da", "dan", "ı", "a", "ları", "lık", "sız")
_FILL = 1200  # characters of an article that are nobody's statement


class Words:
    """Names, words and sentences, drawn by chance from one seed."""

    def __init__(self, speakers: int) -> None:
        self.random = random.Random(2026)  # noqa: S311 - nothing is secret here
        stems = [self._word(2 + number % 3) for number in range(4000)]
        made = [stem + ending for stem in stems for ending in _ENDINGS]
        self._words = [*FREQUENT, *made[:50], *REAL, *made[50:]]
        self._weights = self._sums(len(self._words))
        self._verb_weights = self._sums(len(VERBS))
        self._filling = [self.said() for _ in range(20_000)]
        given, surnames = ([self._word(2).title() for _ in range(300)], [self._word(3).title() for _ in range(5000)])
        names = {f"{self.random.choice(given)} {self.random.choice(surnames)}": None for _ in range(speakers * 2)}
        self.people = [(name, f"{self._word(3).title()} {self.random.choice(_OFFICES)}") for name in list(names)[:speakers]]
        self.outlets = [f"{self._word(2).title()} Gazetesi" for _ in range(40)]

    def _word(self, syllables: int) -> str:
        return "".join(self.random.choice(_SYLLABLES) for _ in range(syllables))

    def _sums(self, count: int) -> list[float]:
        total, sums = 0.0, []
        for number in range(count):
            total += 1 / (number + 3)
            sums.append(total)
        return sums

    def said(self) -> str:
        """A statement of six to 24 words."""
        drawn = self.random.choices(self._words, cum_weights=self._weights, k=self.random.randint(6, 24))
        return " ".join(drawn).capitalize()

    def verb(self) -> tuple[str, str]:
        """A verb and its class."""
        return self.random.choices(VERBS, cum_weights=self._verb_weights)[0]

    def filling(self) -> str:
        """Sentences in which nobody speaks."""
        found, length = [], 0
        while length < _FILL:
            found.append(self.random.choice(self._filling))
            length += len(found[-1]) + 2
        return ". ".join(found) + ".\n"

    def frequent(self, things: Sequence[Thing]) -> Thing:
        """One of the things, the first ones more often."""
        return things[int(len(things) * self.random.random() ** 3)]


_ARTICLE = """
INSERT INTO articles (id, name, title, date, outlet, source, url, text, encoding, content_hash, rules_version, added_at, extracted_at,
    copy_of)
VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, 'utf-8', ?5, 'bench', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', ?8)
"""
_QUOTE = """
INSERT INTO quotes (article_id, date, speaker_id, role, text, verb, verb_class, kind, cue, cue_start, cue_length, mention, mention_start,
    mention_length, rule, reason, start, length, called, called_kind)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?6, ?9, length(?6), ?10, ?11, length(?10), 'toy_rule', iif(?3 IS NULL, 'no subject', NULL),
    ?12, length(?5), ?10, iif(?10 IS NULL, NULL, 'person'))
"""
_MARK = "INSERT INTO other_marks (text, reason, article_id, start, length) VALUES (substr(?2, 1, 6), ?3, ?1, 0, 6)"
_DERIVED = """
INSERT INTO aliases (speaker_id, form, statements, articles, first_date, last_date, article_id)
SELECT speaker_id, mention, count(*), count(DISTINCT article_id), min(date), max(date), min(article_id)
FROM quotes WHERE speaker_id IS NOT NULL GROUP BY 1, 2;
INSERT INTO roles (speaker_id, role, first_date, last_date, statements, origin)
SELECT speaker_id, role, min(date), max(date), count(*), 'articles' FROM quotes WHERE role IS NOT NULL GROUP BY 1, 2;
INSERT INTO quotes_fts (quotes_fts) VALUES ('rebuild');
INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');
"""


def fill(connection: sqlite3.Connection, statements: int) -> None:
    """Put so many statements, and what belongs to them, into an empty database of ours."""
    words = Words(max(50, statements // 16))
    rows = ((id_of(f"person:{name}"), name, sort_key(name), f"person:{name}") for name, _ in words.people)
    connection.executemany("INSERT OR IGNORE INTO speakers (id, name, kind, name_sort, key) VALUES (?, ?, 'person', ?, ?)", rows)
    connection.execute("INSERT INTO rules (name, family, construction) VALUES ('toy_rule', 'bench', 'X: Y')")
    for number in range(1, statements // EACH + 1):
        article, quotes = _article(words, number)
        connection.execute(_ARTICLE, article)
        connection.executemany(_QUOTE, quotes)
        connection.execute(_MARK, [number, article[6], "title" if number % 3 else "irony"])
    connection.execute("DELETE FROM speakers WHERE id NOT IN (SELECT speaker_id FROM quotes WHERE speaker_id IS NOT NULL)")


def _article(words: Words, number: int) -> tuple[list[object], list[tuple[object, ...]]]:
    """The values of an article and of its statements."""
    chance = words.random
    day = int(4000 * chance.random() ** 0.5)  # newer days have more
    date = None if number % 97 == 0 else f"{2015 + day // 336}-{day // 28 % 12 + 1:02}-{day % 28 + 1:02}"
    text, quotes = words.filling(), []
    few = [words.frequent(words.people) for _ in range(2)]
    for _ in range(EACH):
        who, office = chance.choice(few) if chance.random() < 0.85 else (None, None)
        said, (verb, verb_class) = words.said(), words.verb()
        mention_start, start = len(text), len(text) + len(who or "Biri") + 3
        text += f"{who or 'Biri'}, “{said}” {verb}.\n"
        role = office if office and chance.random() < 0.6 else None
        speaker = id_of(f"person:{who}") if who else None
        place = mention_start if who else None
        quotes.append((number, date, speaker, role, said, verb, verb_class, chance.choice(KINDS), start + len(said) + 2, who, place, start))
    copied = chance.randrange(1, number) if number > 10 and chance.random() < 0.1 else None
    source, url = f"haber/{number}.txt", f"https://example.org/{number}"
    return [number, f"Haber {number}: {quotes[0][4]}"[:80], date, words.frequent(words.outlets), source, url, text, copied], quotes


def triggers(connection: sqlite3.Connection) -> Iterator[str]:
    """What makes the triggers of the search indexes anew; they are taken out, for rows by the million are faster without them."""
    for name, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
        yield sql


def make(path: Path, statements: int = STATEMENTS) -> None:
    """Make the database."""
    create_or_open(path).close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -500000; BEGIN")
    taken = list(triggers(connection))
    fill(connection, statements)
    connection.executescript(_DERIVED)  # commits, too
    for sql in taken:
        connection.execute(sql)
    counting.count(connection)
    connection.executescript("PRAGMA analysis_limit = 1000; ANALYZE; PRAGMA journal_mode = DELETE")
    connection.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]), *map(int, sys.argv[2:]))
