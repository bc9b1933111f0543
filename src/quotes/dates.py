"""Turkish dates as news sites print them above an article: ``07 Şubat 2026 12:20``, ``Giriş: 07.02.2026``, ``date 2026-02-10``.

Pure: a line in, a date out. Dates inside prose are not the date of the article and are left alone; no date is made up.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as precise as the source was: ``2026-02`` or ``2026-02-10``, ``time`` as ``12:20`` or None, and its place in the line."""

    date: str
    time: str | None
    start: int
    end: int


# Closed sets: no thirteenth month will ever come, so they are no word table.
MONTHS = ("ocak", "subat", "mart", "nisan", "mayis", "haziran", "temmuz", "agustos", "eylul", "ekim", "kasim", "aralik")
WEEKDAYS = "pazartesi|sali|carsamba|persembe|cumartesi|cuma|pazar"

# "İ".lower() has two letters, so İ goes before lower(): offsets stay. The rest of the Turkish letters become ASCII afterwards,
# because many sites print SUBAT, Agustos, Sali.
_LOWER = str.maketrans("Iİ", "ii")
_ASCII = str.maketrans("çğıöşü", "cgiosu")
_MONTH_NUMBER = {name[:3]: number for number, name in enumerate(MONTHS, start=1)}
_MONTH_NAMES = "|".join([*MONTHS, *_MONTH_NUMBER])

# 2026-02-10 · 2026-02-10T12:20 · 2026-02 · 07.02.2026 · 7 Şubat 2026 · Şubat 2026; then a weekday, then a time
_STAMP = re.compile(
    rf"""
    (?<![\w.-])
    (?: (?P<iso_year>(?:19|20)\d\d) - (?P<iso_month>\d\d) (?: - (?P<iso_day>\d\d) )? (?![\d-])
      | (?P<num_day>\d{{1,2}}) (?P<sep>[./-]) (?P<num_month>\d{{1,2}}) (?P=sep) (?P<num_year>(?:19|20)\d\d) (?!\d)
      | (?: (?P<day>\d{{1,2}}) \s+ )? (?P<month>{_MONTH_NAMES}) \.? \s+ (?P<year>(?:19|20)\d\d) (?![\d'’])
    )
    (?: [\s,|/–-]* \(? (?:{WEEKDAYS}) \)? (?!\w) )?
    (?: (?: t | [\s,|/–-]+ (?: saat \s* :? \s* )? ) (?P<hour>\d{{1,2}}) [:.] (?P<minute>\d\d) (?![\d.])
        (?: :\d\d (?:\.\d+)? )? (?: z | [+-]\d\d:?\d\d )? (?: \s* \(? tsi \)? )? )?
    """,
    re.VERBOSE,
)
# 3 Mart · 3 Mart Salı, 12:20: a day without a year
_DAY_ONLY = re.compile(rf"(?<![\w.])(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH_NAMES})(?![\w'’])(?!\.?\s+\d{{4}})")
# Giriş: · Son güncelleme tarihi: · Yayınlanma - · date (the last only at the head of a line)
_LABEL = re.compile(
    r"""
    (?: (?:son \s+)? guncelle(?:n)?me | giris | yayi[nm](?:lan)?(?:ma)? | olustur(?:ul)?ma | ekle(?:n)?me | haber | tarih )
    (?: \s+ tarihi )? \s* [:：–-] \s* $ | ^ \s* (?: date | tarih ) \s* :? \s+ $
    """,
    re.VERBOSE,
)
_SEGMENT_EDGES = re.compile(r"[|•·]")
_REST = re.compile(rf"(?:[\s,.:;()/–—-]|(?:{WEEKDAYS})(?!\w)|\d{{1,2}}:\d\d)*")


def parse(line: str, year: int | None = None) -> Stamp | None:
    """Return the date that stands in ``line`` as the date of an article, or None.

    A date counts where a label introduces it (``Giriş: 7 Şubat 2026``) or where nothing but dates stands in its part of the
    line (``Haber Merkezi | 07.02.2026 - 12:20``). The first one wins, a date of updating only where there is no other.

    ``year`` is the year of a day that stands without one (``3 Mart``), where it is known from elsewhere; no year is made up.
    """
    low = line.translate(_LOWER).lower().translate(_ASCII)
    return _first(low) or (_without_year(low, year) if year else None)


def _first(low: str) -> Stamp | None:
    updated = None
    for match in _STAMP.finditer(low):
        stamp, label = _stamp(match), _label(low[: match.start()])
        if stamp is None or (label is None and not _stands_alone(low, match)):
            continue
        if "guncelle" not in (label or ""):
            return stamp
        updated = updated or stamp
    return updated


def _without_year(low: str, year: int) -> Stamp | None:
    """The only day of a line, read as one of ``year``; its places are those of the line as it is."""
    match = _DAY_ONLY.search(low)
    found = _first(f"{low[: match.end()]} {year}{low[match.end() :]}") if match else None
    return Stamp(found.date, found.time, found.start, max(found.end - 5, match.end())) if found and match else None


def _stamp(match: re.Match[str]) -> Stamp | None:
    date = _date(match)
    return Stamp(date, _time(match["hour"], match["minute"]), match.start(), match.end()) if date else None


def _date(match: re.Match[str]) -> str | None:
    year = int(match["iso_year"] or match["num_year"] or match["year"])
    month = int(match["iso_month"] or match["num_month"] or _MONTH_NUMBER[match["month"][:3]])
    day = match["iso_day"] or match["num_day"] or match["day"]
    try:
        whole = dt.date(year, month, int(day) if day else 1)
    except ValueError:  # 31.02.2026: no such day, so no date
        return None
    return whole.isoformat() if day else whole.isoformat()[:7]


def _time(hour: str | None, minute: str | None) -> str | None:
    if hour is None or minute is None or int(hour) > 23 or int(minute) > 59:
        return None
    return f"{int(hour):02}:{minute}"


def _label(before: str) -> str | None:
    match = _LABEL.search(before)
    return match[0] if match else None


def _stands_alone(low: str, match: re.Match[str]) -> bool:
    start = max((edge.end() for edge in _SEGMENT_EDGES.finditer(low, 0, match.start())), default=0)
    edge = _SEGMENT_EDGES.search(low, match.end())
    return all(_REST.fullmatch(piece) for piece in _pieces(low[start : edge.start() if edge else None]))


def _pieces(segment: str) -> Iterator[str]:
    """What is left of a piece of line when its dates and their labels are taken out."""
    at = 0
    for match in _STAMP.finditer(segment):
        yield _LABEL.sub("", segment[at : match.start()])
        at = match.end()
    yield segment[at:]
