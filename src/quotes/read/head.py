"""What stands above the first sentence of an article: title, date, dateline (``ANKARA (AA) -``), byline, agency."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from quotes import dates
from quotes.text import key
from quotes.words import table

HEAD_CHARACTERS = 400
HEAD_LINES = 10
TITLE_CHARACTERS = 200

_SOME_YEAR = 2024  # has all days, 29 Şubat too
_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_CAPITAL = "A-ZÇĞİÖŞÜÂÎÛ"
# ANKARA (AA) - · İSTANBUL, (DHA)- · Ankara/İHA — · İZMİR-AA: · (ANKA) -
_DATELINE = re.compile(
    rf"""
    ^ \s* (?: (?P<author>[{_CAPITAL}][^\W\d_]+ (?:\s [{_CAPITAL}][\w.]+){{1,3}}) \s* [/,-] \s* )?
    (?P<place>[{_CAPITAL}][\w'’.]* (?:[ /][{_CAPITAL}][\w'’.]*){{0,3}})? \s* [,/–-]? \s*
    (?P<open>\()? (?<!\w) (?P<agency>[{_CAPITAL}][\w.]{{1,9}}) (?(open)\)) \s* [-–—:] (?=\s|\S)
    """,
    re.VERBOSE,
)
# ANKARA - Meclis …
_PLACE_ONLY = re.compile(rf"^\s*(?P<place>[{_CAPITAL}]{{3,}}(?:[ /][{_CAPITAL}]{{2,}}){{0,2}})\s+[-–—]\s+[{_CAPITAL}\"“]")
# Muhabir: Ayşe Kaya · Haber: Ali Öz · Kaynak: AA
_BYLINE = re.compile(
    rf"""
    ^ \s* (?: (?P<label> muhabir | haber | yazan | yazar | editör | hazırlayan ) s? | kaynak ) \s* [:：] \s*
    (?P<who> [{_CAPITAL}][^\W\d_]*\.? (?: [\s/-]+ [{_CAPITAL}][\w.]* ){{0,4}} ) \s* (?: [|/(,-] | $ )
    """,
    re.VERBOSE,
)
_IN_ADDRESS = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[/-](?P<month>0?[1-9]|1[0-2])(?:[/-](?P<day>0?[1-9]|[12]\d|3[01]))?(?!\d)")


@dataclass(frozen=True, slots=True)
class Head:
    """What was found; None where there is nothing."""

    title: str | None = None
    date: str | None = None
    time: str | None = None
    place: str | None = None
    agency: str | None = None
    author: str | None = None


def head(text: str, year: int | None = None) -> Head:
    """Read the head of a text. ``year`` completes a date that has none (``3 Mart``); without it such a date is no date."""
    # What is found is kept by itself, so it is written as everybody writes it, whatever the text of record has.
    top = unicodedata.normalize("NFC", text[: 4 * HEAD_CHARACTERS])
    stamp = _date(top, year)
    place, agency, author = _credits(top)
    date, time = (stamp.date, stamp.time) if stamp else (None, None)
    return Head(title(top), date, time, place, agency, author)


def title(text: str) -> str | None:
    """The first line that is no date, if it is short, is no sentence, and something follows it."""
    lines = _LINE_BREAK.split(text[: 4 * HEAD_CHARACTERS])
    for number, line in enumerate(map(str.strip, lines)):
        if line and not (len(line) <= TITLE_CHARACTERS and dates.parse(line, _SOME_YEAR)):
            return line.lstrip("# ") if _is_title(line) and any(map(str.strip, lines[number + 1 :])) else None
    return None


def outlet_of(url: str) -> str | None:
    """The outlet of an address: its host, without what every host has.

    >>> outlet_of("https://www.gazete.com.tr/gundem/butce-1")
    'gazete.com.tr'
    """
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return re.sub(r"^(?:www\d?|m|amp|mobil)\.", "", host) if host and "." in host else None


def date_of_address(url: str) -> str | None:
    """The date in the path of an address: ``/2026/02/10/butce`` or ``/2026/02/``; None where there is none."""
    match = _IN_ADDRESS.search(url.split("?", 1)[0])
    if not match:
        return None
    stamp = dates.parse(f"{match['year']}-{int(match['month']):02}" + (f"-{int(match['day']):02}" if match["day"] else ""))
    return stamp.date if stamp else None


def _date(text: str, year: int | None) -> dates.Stamp | None:
    for line in _head_lines(text):
        stamp = dates.parse(line, year)
        if stamp:
            return stamp
    return None


def _head_lines(text: str) -> list[str]:
    return _LINE_BREAK.split(text[:HEAD_CHARACTERS])[:HEAD_LINES]


def _credits(text: str) -> tuple[str | None, str | None, str | None]:
    """Place, agency, author. The first that is found of each wins."""
    place: str | None = None
    agency: str | None = None
    author: str | None = None
    for line in _head_lines(text):
        found = _dateline(line) or _byline(line)
        place, agency, author = place or found[0], agency or found[1], author or found[2]
    return place, agency, author


def _dateline(line: str) -> tuple[str | None, str | None, str | None] | None:
    match = _DATELINE.match(line)
    code = _agencies().get(_word(match["agency"])) if match else None
    if match and code:
        return match["place"], code, match["author"]
    match = _PLACE_ONLY.match(line)
    return (match["place"], None, None) if match else None


def _byline(line: str) -> tuple[str | None, str | None, str | None]:
    low = line.replace("İ", "i").replace("I", "ı").lower()  # as long as the line
    label = _BYLINE.match(low[: line.find(":")] + line[line.find(":") :]) if ":" in line[:20] else None
    if not label:
        return None, None, None
    code = _agencies().get(_word(label["who"]))
    if code:
        return None, code, None
    return None, None, label["who"].strip() if label["label"] and " " in label["who"].strip() else None


def _word(name: str) -> str:
    return key(name.rstrip(". "))


@cache
def _agencies() -> dict[str, str]:
    rows = {key(row["agency"]): row["code"] for row in table("agencies")}
    return rows | {key(row["agency"].upper()): row["code"] for row in table("agencies")}  # IHA, written without its dot


def _is_title(line: str) -> bool:
    if len(line) > TITLE_CHARACTERS:
        return False
    return line.endswith(("...", "…")) or not line.endswith((".", ":", ",", ";"))
