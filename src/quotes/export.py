"""Statements out of the database, one a line: JSON lines or CSV, in UTF-8."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TextIO

COLUMNS = (
    "id", "document", "kind", "start", "end", "text", "cue", "cue_start", "cue_end", "verb", "verb_class", "speaker", "speaker_kind",
    "mention", "mention_start", "mention_end", "role", "rule", "reason", "date", "time", "title", "source", "parent",
)  # fmt: skip


def write_jsonl(rows: Iterable[Mapping[str, Any]], out: TextIO) -> None:
    """Write one JSON object a row, every column in each, null where there is nothing."""
    out.writelines(json.dumps({column: row[column] for column in COLUMNS}, ensure_ascii=False) + "\n" for row in rows)


def write_csv(rows: Iterable[Mapping[str, Any]], out: TextIO) -> None:
    """Write a heading and one record a row, empty where there is nothing. ``out`` must not translate line ends."""
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: row[column] for column in COLUMNS} for row in rows)


FORMATS: dict[str, Callable[[Iterable[Mapping[str, Any]], TextIO], None]] = {"jsonl": write_jsonl, "csv": write_csv}
