"""A speaker for the eye: names, roles over time, statements by month, verbs; and lists of speakers and of decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from quotes.grid import Grid
from quotes.store.speakers import Portrait
from quotes.terminal import some

Row = Mapping[str, Any]

BARS = "▁▂▃▄▅▆▇█"
NONE = "·"
MONTHS = "JFMAMJJASOND"
WIKIDATA = "https://www.wikidata.org/wiki/"


def listing(title: str, rows: Iterable[Row]) -> Grid:
    """Speakers, a row each."""
    columns = ("id", "name", "kind", "statements", "articles", "from", "to", "")
    return Grid(title, columns, tuple(_listed(row) for row in rows), spare=("from", "to", "articles", "kind", "", "statements"))


def _listed(row: Row) -> tuple[str, ...]:
    counts = (str(row["statements"]), str(row["articles"]), row["first_date"] or "", row["last_date"] or "")
    return (str(row["id"]), row["name"], row["kind"] or "", *counts, "who?" if row["ambiguous"] else row["wikidata"] or "")


def portrait(of: Portrait) -> list[Grid | str]:
    """All that is known of one speaker."""
    out: list[Grid | str] = [_heading(of.speaker)]
    if of.candidates:
        out.append(_candidates(of.candidates))
    names = tuple(_alias(row) for row in of.aliases)
    out.append(Grid("Names", ("name", "statements", "articles", "from", "to"), names, spare=("articles", "from", "to")))
    if of.roles:
        roles = tuple(_role(row) for row in of.roles)
        out.append(Grid("Roles", ("role", "of", "from", "to", "statements"), roles, spare=("of", "statements")))
    if of.months:
        out.append(months(of.months))
    if of.verbs:
        out.append(Grid("Verbs", ("verb", "class", "statements"), tuple(_verb(row) for row in of.verbs)))
    return out


def _heading(row: Row) -> str:
    counted = f"{some(row['statements'], 'statement')} in {some(row['articles'], 'article')}"
    known = f"\n{WIKIDATA}{row['wikidata']}" if row["wikidata"] else ""
    return f"{row['name']} ({row['kind'] or 'of no kind'}), {counted}\nid {row['id']}, key {row['key']}{known}\n"


def _candidates(rows: Iterable[Row]) -> Grid:
    named = tuple((row["name"], str(row["candidate_id"] or ""), row["wikidata"] or "") for row in rows)
    return Grid("It is open who this is; perhaps", ("name", "id", "wikidata"), named)


def _alias(row: Row) -> tuple[str, ...]:
    return (row["form"], str(row["statements"]), str(row["articles"]), row["first_date"] or "", row["last_date"] or "")


def _role(row: Row) -> tuple[str, ...]:
    seen = "known" if row["origin"] == "people" else str(row["statements"])
    return (row["role"], row["organisation"] or "", row["first_date"] or "", row["last_date"] or "", seen)


def _verb(row: Row) -> tuple[str, ...]:
    return (row["verb"], row["verb_class"] or "", str(row["statements"]))


def months(rows: Sequence[Row]) -> str:
    """Statements by month as bars, a line a year; a dot where there is none. Their sum stands at the end.

    >>> print(months([{"month": "2025-11", "statements": 1}, {"month": "2026-01", "statements": 8}]))
    Statements by month
          JFMAMJJASOND
    2025  ··········▁·   1
    2026  █···········   8
    <BLANKLINE>
    """
    counts = {row["month"]: int(row["statements"]) for row in rows}
    years = range(int(min(counts)[:4]), int(max(counts)[:4]) + 1)
    most = max(counts.values())
    lines = ["Statements by month", f"      {MONTHS}"]
    for year in years:
        own = [counts.get(f"{year}-{month:02}", 0) for month in range(1, 13)]
        if any(own) or len(years) <= 12:
            lines.append(f"{year}  {''.join(_bar(count, most) for count in own)}  {sum(own):2}")
    return "\n".join(lines) + "\n"


def _bar(count: int, most: int) -> str:
    return BARS[(count * len(BARS) - 1) // most] if count else NONE


def decisions(rows: Iterable[Row]) -> Grid:
    """Decisions, a row each, with what they say."""
    return Grid("Decisions", ("number", "decision", "made", "undone"), tuple(map(_decision, rows)), spare=("made",))


def _decision(row: Row) -> tuple[str, ...]:
    return (str(row["id"]), said(row), row["made_at"], row["undone_at"] or "")


def said(row: Row) -> str:
    """A decision as a sentence."""
    if row["action"] == "merge":
        return f"{row['other']} is {row['speaker']}"
    if row["action"] == "rename":
        return f"{row['speaker']} is called {row['name']!r}"
    when = "".join(f" {word} {row[column]}" for word, column in (("from", "from_date"), ("to", "to_date")) if row[column])
    if row["action"] == "alias":
        return f"{row['form']!r} is {row['speaker']}{when}"
    chosen = " and ".join(f"{name} {row[name]!r}" for name in ("form", "article", "role") if row[name])
    return f"{row['speaker']} with {chosen} is another, {row['name']!r}" if row["name"] else f"{row['speaker']} with {chosen} is another"
