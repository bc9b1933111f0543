"""What cog writes into README.md: real output of the program, made anew by `just cog`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from quotes.attribute import ORDER
from quotes.extract import analyse
from quotes.portrait import portrait
from quotes.read import read_file
from quotes.store import create_or_open, open_existing

SHORT = 90


def statements(path: Path) -> str:
    """The statements of an article, as a table."""
    article = read_file(path)
    rows = [(quote.speaker or "–", quote.kind, quote.cue or "–", quote.text) for quote in analyse(article.text).quotes]
    return _table(("speaker", "kind", "cue", "what was said"), rows)


def query(sql: str) -> str:
    """A question in SQL, and what the database of the two seeds answers."""
    with _seeds() as path:
        connection = sqlite3.connect(path)
        cursor = connection.execute(sql)
        table = _table([column[0] for column in cursor.description], cursor.fetchall())
        connection.close()
    return f"```sql\n{sql};\n```\n\n{table}"


def speaker(name: str) -> str:
    """What `quotes speakers show` prints of somebody in the database of the two seeds."""
    with _seeds() as path, open_existing(path) as store:
        (row,) = store.speakers.called(name)
        parts = portrait(store.speakers.portrait(row))
    text = "\n".join(part if isinstance(part, str) else part.plain() for part in parts)
    return f'```\n$ quotes speakers show "{name}"\n{text.rstrip()}\n```\n'


@contextmanager
def _seeds() -> Iterator[Path]:
    """The database of the two seeds, where speakers are linked."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "quotes.db"
        with create_or_open(path) as store:
            for seed in sorted(Path("seeds").glob("*.txt")):
                article = read_file(seed)
                store.save(article, analyse(article.text))
            store.link()
        yield path


def rules() -> str:
    """The attribution rules, in the order in which they are asked, each with its example."""
    rows = [(f"`{rule.__name__}`", (rule.__doc__ or "").strip().split("\n")[0]) for rule in ORDER]
    return _table(("rule", "what it reads, for example"), rows)


def _table(heading: tuple[str, ...] | list[str], rows: list[tuple[object, ...]] | list[tuple[str, ...]]) -> str:
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n" + "".join("| " + " | ".join(_cell(cell) for cell in line) + " |\n" for line in lines) + "\n"


def _cell(value: object) -> str:
    text = " ".join(str(value).split()).replace("|", "\\|")
    return text if len(text) <= SHORT else text[:SHORT].rsplit(" ", 1)[0] + " …"
