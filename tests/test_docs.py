"""What the documentation says is true: output is real, questions in SQL have answers, commands exist."""

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from quotes.cli import app
from quotes.extract import analyse
from quotes.read import find_files, read_file
from quotes.store import create_or_open

ROOT = Path(__file__).parent.parent
DATABASE = (ROOT / "docs" / "database.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"```sql\n(.*?)```", DATABASE, re.DOTALL)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    """The database of the two seeds."""
    path = tmp_path_factory.mktemp("docs") / "quotes.db"
    with create_or_open(path) as store:
        for file in find_files(ROOT / "seeds"):
            article = read_file(file)
            store.save(article, analyse(article.text))
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


def test_there_are_ten_questions():
    assert len(QUESTIONS) == 11  # and the one about offsets


@pytest.mark.parametrize("sql", QUESTIONS)
def test_every_question_has_an_answer(seeds, sql):
    assert seeds.execute(sql).fetchall()


def test_every_statement_is_in_its_place(seeds):
    assert seeds.execute(QUESTIONS[0]).fetchone() == seeds.execute("SELECT count(*) FROM quotes").fetchone()


def test_every_table_and_column_is_described(seeds):
    for (table,) in seeds.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"):
        if not table.startswith(("_", "sqlite_")) and "_fts" not in table:
            assert f"**{table}**" in DATABASE, table
    for table in ("quotes", "articles", "speakers"):
        for column in seeds.execute(f"PRAGMA table_info({table})"):
            assert f"`{column[1]}`" in DATABASE, (table, column[1])


def test_the_readme_shows_real_output():
    result = subprocess.run([sys.executable, "-m", "cogapp", "--check", "README.md"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, "README.md is not what the program says today; run: just cog"


def test_the_readme_names_every_command():
    for command in app.registered_commands:
        name = command.name or command.callback.__name__
        assert f"`quotes {name}" in README, name


def test_links_lead_somewhere():
    for document in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text(encoding="utf-8")):
            assert (document.parent / link).exists(), f"{document.name}: {link}"
