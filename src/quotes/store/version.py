"""By which rules statements were found: an article that was read by those of today need not be read again."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

from quotes import __version__

# The rooms that decide nothing of what is found: a change in one of them does not make an article worth reading again.
OUTER_ROOMS = (
    "read", "dates.py", "run", "watch.py", "store", "copies.py", "people", "people.csv", "export.py", "show.py", "grid.py",
    "portrait.py", "progress.py", "score", "plugin",
    "terminal.py", "cli.py", "cli_extract.py", "cli_speakers.py", "cli_decisions.py", "cli_serve.py", "__init__.py", "__main__.py",
)  # fmt: skip


@cache
def rules_version() -> str:
    """The version of the program and a fingerprint of the rules and word tables: it changes whenever one of them does."""
    digest = hashlib.sha256()
    root = Path(str(files("quotes")))
    for file in sorted(root.rglob("*")):
        place = file.relative_to(root)
        measured = place.name in {"rules.tsv", "rules.py"}  # how good the rules are decides nothing
        if file.suffix in {".py", ".tsv", ".csv"} and place.parts[0] not in OUTER_ROOMS and not measured:
            digest.update(place.as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return f"{__version__}+{digest.hexdigest()[:12]}"
