"""What a run of the measure leaves behind: a JSON file to compare with later, and the table of how far each rule can be trusted."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from quotes.score.gold import GoldError
from quotes.score.judge import Case, Statement
from quotes.score.measure import RuleFigures

_HEAD = """\
# How each attribution rule fared when it was measured. Written by `quotes score GOLD_FOLDER --write-confidence`, never by hand.
# rule: the rule that decided who speaks, in the order in which the rules are asked; nobody where none answered
# matched: statements it decided that the reader of the gold folder marked too; those inside other statements count, optional ones do not
# right: it named somebody, and that is who speaks
# wrong: it named somebody, and another speaks
# spurious: it named somebody, and the reader marked no statement there
# silent: it named nobody, or an office that fits nobody
# Its confidence is right / (right + wrong + spurious), where that sum is 5 or more, and unknown otherwise.
# Measured on {day}, in the folder `{folder}`: {what}.
"""
_COLUMNS = ("matched", "right", "wrong", "spurious", "silent")


def save(path: Path, statements: Iterable[Case], figures: dict[str, Any]) -> None:
    """Write a run as JSON: the figures, and every statement of the extractor with its verdict. Raises GoldError."""
    rows = [{**asdict(case.given), "verdict": case.verdict} for case in statements if case.given is not None]
    _write(path, json.dumps({**figures, "statements": rows}, ensure_ascii=False, indent=1) + "\n")


def load(path: Path) -> dict[str, list[Statement]]:
    """The statements of a saved run, by article; an article without any has an empty list. Raises GoldError where the file is none."""
    try:
        run = json.loads(path.read_bytes())
        out: dict[str, list[Statement]] = {document: [] for document in run["articles"]}
        for row in run["statements"]:
            out[row["document"]].append(Statement(**{name: row[name] for name in Statement.__dataclass_fields__}))
    except OSError as error:
        raise GoldError(f"{path}: cannot be read ({error.strerror}); save a run first, with --json {path}.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise GoldError(f"{path}: no saved run; save one with --json {path}.") from error
    return out


def write_rules(path: Path, rules: Sequence[str], figures: dict[str, RuleFigures], folder: str, what: str) -> None:
    """Write the table of ``rules`` as they fared in ``folder``; ``what`` says how much was measured. Raises GoldError."""
    nothing = RuleFigures(0, 0, 0, 0, 0, 0, 0)
    rows = [(rule, *(getattr(figures.get(rule, nothing), column) for column in _COLUMNS)) for rule in rules]
    lines = ["\t".join(map(str, row)) for row in [("rule", *_COLUMNS), *rows]]
    head = _HEAD.format(day=dt.datetime.now(dt.UTC).date(), folder=folder, what=what)
    _write(path, head + "\n".join(lines) + "\n")


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise GoldError(f"{path}: cannot be written ({error.strerror}).") from error
