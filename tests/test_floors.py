"""Imports only point down, and neighbours do not import each other: the floors of the house."""

import ast
from pathlib import Path

import pytest

from quotes.store.version import OUTER_ROOMS

SOURCE = Path(__file__).parent.parent / "src" / "quotes"

FLOORS = {
    "models": 0, "text": 0, "words": 0, "dates": 0, "forms": 0, "memory": 0,  # nouns, letters, words
    "verbs": 1, "copies": 1, "tokens": 1, "marks": 1, "segment": 1,  # forms read backwards, cutting
    "cases": 2, "contents": 2, "cues": 2, "mentions": 2, "names": 2,  # finding
    "attribute": 3, "resolve": 3,  # choosing
    "extract": 4,  # the table of contents
    "people": 4,  # who is who over all articles
    "read": 5, "store": 5, "export": 5, "show": 5, "grid": 5, "score": 5,  # the world: files, SQL, a terminal, a gold set
    "run": 6, "watch": 6,  # many articles
    "progress": 7, "portrait": 7, "terminal": 7,  # sentences for people
    "cli_extract": 8, "cli_decisions": 8, "cli_serve": 8,  # some of the commands
    "cli_speakers": 9,
    "cli": 10, "plugin": 10,  # people
    "__main__": 11,
}  # fmt: skip

# Neighbours that may see each other, and why.
ALLOWED = {
    ("marks", "tokens"): "marks are tokens",
    ("segment", "tokens"): "the front door of cutting: it puts tokens, marks and sentences together",
    ("segment", "marks"): "as above",
    ("cues", "cases"): "a cue can hold a noun with a case ending",
    ("mentions", "cases"): "a phrase is read by the endings of its words",
    ("names", "cases"): "so is a name",
    ("names", "mentions"): "a name is a phrase with a capital",
    ("score", "grid"): "what is measured is shown as tables",
    ("portrait", "terminal"): "it says how many there are",
}

# What a floor must not know of: the world begins on the fifth.
WORLD = {"sqlite3", "sqlite_utils", "datasette", "typer", "rich", "logging", "datetime", "time", "os", "sys", "socket"}
MAY = {"dates": {"datetime"}}  # a calendar, to know that there is no 31 February: not a clock

MODULES = sorted(SOURCE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """Every module that a file imports, wherever in it, by its full name."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the floor"
            found |= {f"quotes.{alias.name}" for alias in node.names} if node.module == "quotes" else {node.module}
    return found


def rooms_used(path: Path) -> set[str]:
    ours = {name.split(".")[1] for name in imports(path) if name.startswith("quotes.")}
    return {name for name in ours if name in FLOORS} - {room(path)}


def test_every_room_has_a_floor():
    assert {room(path) for path in MODULES} - {"__init__"} == set(FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_imports_point_down(path):
    here = room(path)
    if here == "__init__":
        assert rooms_used(path) == {"extract", "models"}
        return
    wrong = {there for there in rooms_used(path) if FLOORS[there] >= FLOORS[here] and (here, there) not in ALLOWED}
    assert wrong == set(), f"{here} (floor {FLOORS[here]}) imports {wrong}"


@pytest.mark.parametrize(
    "path", [path for path in MODULES if FLOORS.get(room(path), 10) < 5], ids=lambda path: path.relative_to(SOURCE).as_posix()
)
def test_finding_statements_needs_no_world(path):
    known = {name.split(".")[0] for name in imports(path)}
    assert known & WORLD <= MAY.get(room(path), set())


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) not in {"cli", "show"}], ids=lambda path: path.name)
def test_only_the_top_floor_prints(path):
    calls = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert "print" not in calls


def test_every_exception_is_still_needed():
    used = {(room(path), there) for path in MODULES for there in rooms_used(path)}
    assert set(ALLOWED) <= used


def test_rooms_that_find_nothing_do_not_make_articles_worth_reading_again():
    below, todo = set(), {"extract"}
    while todo:
        here = todo.pop()
        below.add(here)
        todo |= {there for path in MODULES if room(path) == here for there in rooms_used(path)} - below
    assert set(FLOORS) - below == {name.removesuffix(".py") for name in OUTER_ROOMS} - {"__init__", "people.csv"}
