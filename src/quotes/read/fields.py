"""One article from named fields: a row of a table, an entry of a feed, the metadata of a page."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from html import unescape
from html.parser import HTMLParser

from quotes import dates
from quotes.models import Article
from quotes.read.decode import repair_text
from quotes.read.head import date_of_address, head, outlet_of
from quotes.read.units import ReadError, Unit

# Turkey has had no other time since 2016: seconds since 1970 carry no zone of their own.
_TURKEY = dt.timezone(dt.timedelta(hours=3))
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{13}")
_MARKUP = re.compile(r"</?(?:p|br|div|span|strong|b|em|a|h[1-6]|li|blockquote)\b[^<>]*>", re.IGNORECASE)
# &quot; &#8220; &#x201c; — with its semicolon: AT&T is a name
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}\d?|#\d{2,7}|#[xX][\da-fA-F]{2,6});")
_BLOCKS = frozenset("p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote tr table section article header footer".split())
_UNSEEN = frozenset("script style template noscript figcaption iframe".split())


def read(unit: Unit) -> Article:
    """The article of a row. Raises ReadError where it has no text."""
    fields = unit.fields or {}
    text, repair = repair_text(fields.get("text", ""))
    for _ in range(2):  # markup may itself be written in entities: &lt;p&gt;
        text = unescaped(plain(text) if _MARKUP.search(text) else text)
    if not text.strip():
        raise ReadError(f"{unit.source}: there is no text in it; name the column of the text with --text.")
    return build(unit.source, text, fields, unit.encoding, repair)


def build(source: str, text: str, fields: dict[str, str], encoding: str, repair: str | None) -> Article:
    """An article of a text and of what else is known; what the fields do not say is looked for at the head of the text."""
    clean = {name: " ".join(unescaped(repair_text(value)[0]).split()) for name, value in fields.items() if name != "text" and value.strip()}
    url = clean.get("url")
    date, time = stamp(clean.get("date", ""))
    address_date = date_of_address(url) if url else None
    top = head(text, _year(date or address_date))
    if date is None:
        date, time = (top.date, top.time) if top.date else (address_date, None)
    return Article(
        source=source,
        text=text,
        title=clean.get("title") or top.title,
        date=date,
        time=time,
        outlet=clean.get("outlet") or (outlet_of(url) if url else None),
        url=url,
        encoding=encoding,
        repair=repair,
        author=clean.get("author") or top.author,
        agency=top.agency,
        place=top.place,
    )


def stamp(value: str) -> tuple[str | None, str | None]:
    """Date and time of a cell: as news sites print them, ISO 8601, RFC 822 of feeds, or seconds since 1970; time as the source gives it.

    >>> stamp("7 Şubat 2026 Cumartesi, 12:20"), stamp("Sat, 07 Feb 2026 12:20:00 +0300"), stamp("2026-02")
    (('2026-02-07', '12:20'), ('2026-02-07', '12:20'), ('2026-02', None))
    """
    value = value.strip()
    if not value:
        return None, None
    if _EPOCH.fullmatch(value):
        seconds = float(value) / (1000 if len(value) == 13 else 1)
        return _split(dt.datetime.fromtimestamp(seconds, _TURKEY))
    found = dates.parse(value)
    if found:
        return found.date, found.time
    try:
        return _split(parsedate_to_datetime(value))
    except ValueError:
        return None, None


def plain(markup: str) -> str:
    """The text of a piece of HTML, a line a block; what is no text (scripts, captions) is left out.

    >>> plain("<p>Bakan Kaya:&nbsp;“Hazırız”</p><p>Oylama<br>yarın</p>").split("\\n")
    ['Bakan Kaya:\\xa0“Hazırız”', '', 'Oylama', 'yarın']
    """
    reader = _Fragment()
    reader.feed(markup)
    reader.close()
    lines = [line.strip(" \t\r") for line in "".join(reader.parts).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def unescaped(text: str) -> str:
    """The text without the entities that a website's database leaves in it, also those that were made of an entity.

    >>> unescaped("Kaya, &quot;AT&amp;T&amp;#39;nin &#8216;evet&rsquo;i&quot; dedi")
    'Kaya, "AT&T\\'nin ‘evet’i" dedi'
    """
    for _ in range(2):
        if "&" in text:
            text = _ENTITY.sub(lambda entity: unescape(entity[0]), text)
    return text


class _Fragment(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins a line; what is no text begins to be left out."""
        del attrs
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """The end of either."""
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Text, as long as it is seen; line breaks in the source are spaces on the page."""
        if not self._unseen:
            self.parts.append(re.sub(r"[\r\n]+", " ", data))


def _split(moment: dt.datetime) -> tuple[str, str]:
    return moment.date().isoformat(), f"{moment:%H:%M}"


def _year(date: str | None) -> int | None:
    return int(date[:4]) if date else None
