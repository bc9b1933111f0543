"""The program and its databases from outside: run it, ask SQLite."""

import sqlite3
import subprocess
import sys
from contextlib import closing


def program(*arguments, **more):
    """Run `quotes` as a program of its own."""
    command = [sys.executable, "-m", "quotes", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False, **more)


def rows(path, sql, *parameters):
    """The rows that a query gives."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql, parameters).fetchall()


def query(sql, db="data/quotes.db"):
    """The same, of the database that the program makes where it is told of no other."""
    return rows(db, sql)


def dump(path):
    """A whole database as lines of SQL."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def sound(path):
    """Assert that foreign keys lead somewhere, and that the file and the full-text indexes are whole."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for index in ("quotes_fts", "articles_fts"):
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
