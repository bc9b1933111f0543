"""Turn the marked articles (``marked/*.txt``) into ``texts/*.txt`` and ``gold.jsonl``, and bring the counts in ``README.md`` up to date.

    python data/gold/build.py            write them
    python data/gold/build.py --check    write nothing, exit 1 where a file would change

The notation is described in ``README.md``. Offsets are Unicode code points into the text, half open.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, Any]

HERE = Path(__file__).resolve().parent
SEPARATOR = "\n====\n"
KINDS = {"d": "direct", "m": "mixed", "i": "indirect", "f": "free"}
COUNTS_START, COUNTS_END = "<!-- counts -->\n", "<!-- end of counts -->"
NUMBERS = r"\d+(?:-\d+)?(?:[ ,]\d+(?:-\d+)?)*"

TOKEN = re.compile(
    rf"""
      ⟦ (?P<kind>[dmif]) (?P<number>\d+) (?P<optional>\??) (?P<nested>\^?) :   # ⟦i12?^:  a content begins
    | \{{ (?P<numbers>{NUMBERS}) :                                              # {{1,2:  a cue of one content or several
    | (?P<close>[⟧}}])                                                          # ⟧ }}    the innermost of them ends
    | (?P<stray>[⟦{{])
    """,
    re.VERBOSE,
)


class MarkedError(ValueError):
    """A marked article breaks the notation; the message says where and how."""


@dataclass
class Piece:
    """A content or a cue between its two marks: the token that opened it, and its code points in the text without marks."""

    token: re.Match[str]
    start: int
    end: int = -1


def numbers(given: str) -> list[int]:
    """The numbers that a list stands for: ``1-3 5`` and ``1-3,5`` are 1, 2, 3 and 5."""
    found: list[int] = []
    for part in re.split(r"[ ,]", given):
        first, _, last = part.partition("-")
        found += range(int(first), int(last or first) + 1)
    return found


def strip_marks(marked: str) -> tuple[str, list[Piece]]:
    """The text without its marks, and the pieces that stood between them.

    Raises MarkedError where a mark is not understood, never closed, or closed by the other kind of bracket.
    """
    text, pieces, unfinished, position = "", [], [], 0
    for token in TOKEN.finditer(marked):
        text += marked[position : token.start()]
        position = token.end()
        if token["stray"]:
            raise MarkedError(f"no such mark: {marked[token.start() : token.start() + 30]!r}")
        if not token["close"]:
            unfinished.append(Piece(token, len(text)))
            continue
        if not unfinished or (unfinished[-1].token["kind"] is None) is not (token["close"] == "}"):
            raise MarkedError(f"{token['close']} closes nothing: {text[-30:]!r}")
        pieces.append(unfinished.pop())
        pieces[-1].end = len(text)
    if unfinished:
        raise MarkedError(f"never closed: {unfinished[-1].token[0]!r}")
    return text + marked[position:], pieces


def read_speakers(table: str) -> dict[int, tuple[str | None, str | None]]:
    """Number to mention and name, from lines such as ``1-3 5 | Bakan Kaya | Ayşe Kaya``; a lone ``-`` stands for None."""
    speakers: dict[int, tuple[str | None, str | None]] = {}
    for line in table.splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != 3 or not re.fullmatch(NUMBERS, cells[0]):
            raise MarkedError(f"not a line of the speaker table: {line!r}")
        mention, name = (None if cell == "-" else cell for cell in cells[1:])
        for number in numbers(cells[0]):
            if number in speakers:
                raise MarkedError(f"two speakers for {number}")
            speakers[number] = (mention, name)
    return speakers


def read_cues(pieces: list[Piece]) -> dict[int, Piece]:
    """Number of a content to its cue."""
    cues: dict[int, Piece] = {}
    for piece in pieces:
        for number in numbers(piece.token["numbers"]) if piece.token["numbers"] else ():
            if number in cues:
                raise MarkedError(f"two cues for {number}")
            cues[number] = piece
    return cues


def attribution(text: str, content: Piece, cue: Piece | None, speaker: tuple[str | None, str | None]) -> Row:
    """One entry of ``gold.jsonl``."""
    return {
        "kind": KINDS[content.token["kind"]],
        "start": content.start,
        "end": content.end,
        "text": text[content.start : content.end],
        "cue": text[cue.start : cue.end] if cue else None,
        "cue_start": cue.start if cue else None,
        "cue_end": cue.end if cue else None,
        "speaker": speaker[0],
        "name": speaker[1],
        "optional": bool(content.token["optional"]),
        "nested": bool(content.token["nested"]),
    }


def parse(marked: str) -> tuple[str, list[Row]]:
    """A marked article in, its text and its attributions (in order of their start) out.

    Raises MarkedError where the marks, the cues and the speaker table do not fit together.
    """
    body, separator, table = marked.rpartition(SEPARATOR)
    if not separator:
        raise MarkedError("no ==== line before the speaker table")
    text, pieces = strip_marks(body)
    contents = {int(piece.token["number"]): piece for piece in pieces if piece.token["kind"]}
    if len(contents) != sum(bool(piece.token["kind"]) for piece in pieces):
        raise MarkedError("two contents of one number")
    cues, speakers = read_cues(pieces), read_speakers(table)
    if set(speakers) != set(contents) or not set(cues) <= set(contents):
        raise MarkedError(f"contents {sorted(contents)}, speakers {sorted(speakers)}, cues {sorted(cues)}")
    rows = [attribution(text, piece, cues.get(number), speakers[number]) for number, piece in contents.items()]
    return text, sorted(rows, key=lambda row: (row["start"], -row["end"]))


def jsonl(documents: dict[str, list[Row]]) -> str:
    """The whole of ``gold.jsonl``: a line a document, in order of their names."""
    rows = ({"doc": doc, "attributions": documents[doc]} for doc in sorted(documents))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def counts(documents: dict[str, list[Row]]) -> str:
    """The table of counts that stands in ``README.md``, as Markdown."""
    found: Counter[tuple[str, str]] = Counter()
    for rows in documents.values():
        for row in rows:
            found[row["kind"], "optional" if row["optional"] else "nested" if row["nested"] else "core"] += 1
    columns = ("core", "optional", "nested")
    table = [["kind", *columns], ["---", "---:", "---:", "---:"]]
    table += [[kind, *(str(found[kind, column]) for column in columns)] for kind in KINDS.values()]
    table.append([f"**{len(documents)} articles**", *(str(sum(found[kind, column] for kind in KINDS.values())) for column in columns)])
    return "".join(f"| {' | '.join(cells)} |\n" for cells in table)


def with_counts(readme: str, table: str) -> str:
    """The README with the table between its two comments. Raises ValueError where a comment is missing."""
    head, rest = readme.split(COUNTS_START)
    _, tail = rest.split(COUNTS_END)
    return head + COUNTS_START + table + COUNTS_END + tail


def build(folder: Path = HERE) -> dict[Path, str]:
    """Every file that the marked articles give, by its path, with what it must hold. Reads only.

    Raises MarkedError, with the name of the marked article that is wrong.
    """
    files: dict[Path, str] = {}
    documents: dict[str, list[Row]] = {}
    for path in sorted((folder / "marked").glob("*.txt")):
        try:
            text, documents[path.stem] = parse(read(path))
        except MarkedError as error:
            raise MarkedError(f"{path.name}: {error}") from error
        files[folder / "texts" / path.name] = text
    files[folder / "gold.jsonl"] = jsonl(documents)
    files[folder / "README.md"] = with_counts(read(folder / "README.md"), counts(documents))
    return files


def read(path: Path) -> str:
    """A UTF-8 file as it is: no line ending is translated."""
    return path.read_bytes().decode("utf-8")


def main(arguments: list[str]) -> int:
    """Write the files (or, with ``--check``, only say which would change); the exit status."""
    stale = [path for path, text in build().items() if not path.exists() or read(path) != text]
    if "--check" not in arguments:
        for path in stale:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(build()[path].encode("utf-8"))
    for path in stale:
        sys.stdout.write(f"{path.relative_to(HERE)}\n")
    return int("--check" in arguments and bool(stale))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
