"""Cuts: a text into tokens, quotations and sentences.

Quotations are paired first and masked: at the reporter's level a quotation is one item, so that a full stop inside it ends no sentence and
no cue is found in it. What stands inside a quotation is cut into sentences of its own level, for statements inside statements.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from quotes.marks import pair
from quotes.tokens import BREAK, ENDS, Document, Quotation, Sentence, between, place_of, tokenise
from quotes.words import table

_LONGEST = 250  # tokens in a sentence; none of 30,000 newspaper sentences has as many

_ABBREVIATIONS = frozenset(row["word"] for row in table("abbreviations"))
_OPENING_KINDS = ("connective", "capitalised", "pronoun")
_CONNECTIVES = frozenset(row["word"].split()[0] for row in table("function_words") if row["kind"] in _OPENING_KINDS)


def _ends_here(doc: Document, token: int, following: int) -> bool:
    """Whether the full stop (or its like) at ``token`` ends a sentence, given the next token."""
    nxt = doc.text[doc.starts[following]]
    if (nxt.islower() and not doc.text[doc.starts[following] + 1 : doc.starts[following] + 2].isupper()) or nxt in ",;)":
        return False  # iPad begins a sentence
    previous = doc.words[token - 1] if token else ""
    if doc.words[token] != ".":
        return True
    if not previous or doc.ends[token - 1] != doc.starts[token]:
        return True
    if previous in _ABBREVIATIONS or (len(previous) == 1 and previous.isalpha() and doc.text[doc.starts[token - 1]].isupper()):
        return False
    if previous.isdigit() and len(previous) < 4:
        return doc.words[following] in _CONNECTIVES or not nxt.isalpha()
    return True


def _shouted(doc: Document, token: int) -> bool:
    """Whether a token is written in capitals only."""
    raw = doc.text[doc.starts[token] : doc.ends[token]]
    return raw.isupper() and len(raw) > 1


def _heading_end(doc: Document, items: list[int]) -> int:
    """How many items at the head of a sentence are a heading run into it: ``KİRA VE EĞİTİM Şimşek, ...``; 0 where none is."""
    start = doc.starts[items[0]]
    if doc.text[start].isalpha() and doc.text[start + 1 : start + 2].islower():
        return 0  # nearly always
    count = 0
    letters = 0
    for item in items:
        if doc.words[item].isalpha() or "'" in doc.words[item]:
            if not _shouted(doc, item):
                break
            letters += len(doc.words[item]) > 4
        elif not doc.words[item][0].isdigit() and doc.words[item] not in ",-:%":
            break
        count += 1
    follows = count < len(items) and doc.capitals[items[count]]
    byline = count == _BYLINE and letters and items[0] > 1 and _stamp_ends(doc, items[0] - 1)
    return count if (byline or (count >= 3 and letters >= 2)) and follows else 0


_BYLINE = 2  # words: the writer's name behind a time stamp


def _stamp_ends(doc: Document, token: int) -> bool:
    """The minutes of a time stamp run into the text: ``Güncelleme: 15 Eylül 2025 15:33 Avrupa Merkez Bankası ...``."""
    digits = token >= 2 and doc.words[token - 1] == ":" and doc.words[token - 2].isdigit() and len(doc.words[token]) == 2
    return digits and doc.text[doc.starts[token + 1]].isupper()


_TITLE_WORDS = 4
_TITLE_WITHIN = 60


def _title_again(doc: Document) -> frozenset[int]:
    """Tokens after which to cut where the body repeats the title with no stop behind it, as saved pages do: before it and after it."""
    first = 1 if doc.words[:1] == [BREAK] else 0
    if len(doc.breaks) <= first:
        return frozenset()
    end = doc.breaks[first]
    title = doc.words[first:end]
    if title and title[0] in ("haberler", "haber"):
        title = title[1:]
    if not _TITLE_WORDS <= len(title) <= 40:
        return frozenset()
    cuts: set[int] = set()
    for at in range(end + 1, min(end + _TITLE_WITHIN, len(doc.words) - len(title))):
        if doc.words[at] == title[0] and doc.words[at : at + len(title)] == title:
            cuts |= {at - 1, at + len(title) - 1}
    return frozenset(cuts)


def _stamps(doc: Document) -> list[int]:
    """The minutes of every time of day: ``15:33``."""
    words = doc.words
    colons = [token for token in doc.landmarks if words[token] == ":"]
    return [token + 1 for token in colons if 0 < token < len(words) - 2 and words[token - 1].isdigit() and len(words[token + 1]) == 2]


class _Splitter:
    """Cuts the items of one level into sentences; it stops at places that may end one, and takes what lies between as a whole."""

    def __init__(self, doc: Document, inside: int) -> None:
        self.doc, self.inside = doc, inside
        self.items: list[int] = []
        self.paragraph = 0
        self.cuts = _title_again(doc) if inside < 0 else frozenset()
        self.sentences: list[Sentence] = []

    def flush(self) -> None:
        """Closes the sentence that is open; a heading run into its head becomes a sentence of its own."""
        items = self.items
        if not items:
            return
        cut = _heading_end(self.doc, items) if self.inside < 0 else 0
        for start, end in ((0, cut), (cut, len(items))):
            for at in range(start, end, _LONGEST):
                self.sentences.append(Sentence(tuple(items[at : min(at + _LONGEST, end)]), self.inside, self.paragraph))
        self.items = []

    def run(self, first: int, last: int) -> list[Sentence]:
        """The sentences between two tokens, both included."""
        token, words = first, self.doc.words
        for stop in sorted({*between(self.doc.stops, first, last), *self.doc.opens, *self.cuts}):
            if stop < token:
                continue  # it stands inside a quotation
            self.items += range(token, stop)
            if words[stop] == BREAK:
                if stop < last and self.items and not self._runs_on(stop):
                    self.flush()
                self.paragraph += 1
                token = stop + 1
            else:
                token = self._take(stop, words[stop], last) + 1
        self.items += range(token, last + 1)
        self.flush()
        return self.sentences

    def _runs_on(self, token: int) -> bool:
        """A line break inside a sentence: the next line begins with a small letter, and this one ends with no stop; or this one ends with
        a small word that no sentence ends with.
        """
        nxt = self.doc.text[self.doc.starts[token + 1]]
        if self.doc.words[token - 1] in _UNFINISHED:
            return not self.doc.capitals[token - 1]
        return nxt.islower() and self.doc.words[token - 1] not in ENDS and self.doc.words[token - 1] != ":"

    def _take(self, token: int, word: str, last: int) -> int:
        """Adds one item, jumps over a quotation, and closes the sentence where it ends. Returns the last token taken."""
        doc = self.doc
        index = doc.opens.get(token, -1)
        self.items.append(token)
        if index >= 0 and index != self.inside:
            token = doc.quotations[index].last
            if token < last and self._quotation_ends(doc.quotations[index], token):
                self.flush()
        elif token in self.cuts or (token < last and self._stop_ends(token, word)):
            self.flush()
        return token

    def _stop_ends(self, token: int, word: str) -> bool:
        """Whether a sentence ends with a full stop (or its like), or with a time of day."""
        if word in ENDS:
            return self.doc.words[token + 1] == BREAK or _ends_here(self.doc, token, token + 1)
        return word.isdigit() and _stamp_ends(self.doc, token)

    def _quotation_ends(self, quotation: Quotation, token: int) -> bool:
        """Whether a sentence ends with a quotation: it closes with a stop or was led in by a colon, and a capital follows."""
        doc = self.doc
        nxt = doc.words[token + 1]
        if nxt == BREAK or not doc.text[doc.starts[token + 1]].isupper():
            return False
        led = len(self.items) > 1 and doc.words[self.items[-2]] == ":"
        return led or doc.text[quotation.end - 1] in ".!?…"


_UNFINISHED = frozenset("ve bu bunun ile olan için bir gibi veya ancak".split())

# --- furniture -------------------------------------------------------------------------------------------------------------------------

LONGEST_HEADLINE = 120

_FURNITURE: dict[str, list[tuple[str, str]]] = {}
for _row in table("furniture"):
    _FURNITURE.setdefault(_row["phrase"].split()[0].rstrip(":"), []).append((_row["phrase"], _row["kind"]))
_HASHTAGS = re.compile(r"(?:#\w[\w-]*[\s,;|]*)+")  # #bütçe #meclis; not the heading of a text in Markdown: # Bütçe
_COUNT = re.compile(r"\s*\(\d+\)$")  # Yorumlar (12)
_NUMBER = re.compile(r"^\d+")  # 12 yorum


def _kind_of(line: str) -> str | None:
    """What kind of furniture a line of the twin is: the site's, not the article's: keywords, share buttons, time stamps."""
    if line.startswith("#") and _HASHTAGS.fullmatch(line):
        return "keywords"
    line = _NUMBER.sub("0", _COUNT.sub("", line))
    words = line.split(maxsplit=1)
    for phrase, kind in _FURNITURE.get(words[0].rstrip(":"), ()) if words else ():
        if line == phrase or (line.startswith(phrase) and phrase.endswith(":")):
            return kind if line == phrase or kind != "headline" else "related"
    return None


def _is_headline(line: str) -> bool:
    """Whether a line may be another article's headline: a few words, and no mark at the end as a paragraph has it."""
    return len(line) <= LONGEST_HEADLINE and line[-1].isalnum() and " " in line


def _stamped(line: str) -> int:
    """How many code points of a line are time stamps: all, or those before the text that has run into it."""
    stamps = list(_TIME.finditer(line))
    end = stamps[-1].end() if stamps else len(line)
    return end if len(line) - end > _TEXT else len(line)


_TIME = re.compile(r"\b\d{1,2}:\d\d\b")
_TEXT = 40  # code points: shorter rests are a place, a name, a zone


def _furniture(doc: Document) -> list[tuple[int, int]]:
    """Spans of furniture lines, in code points; of the headline below ``İLGİLİ HABER`` too."""
    out, start, announced = [], 0, False
    for line in doc.twin.splitlines(keepends=True):
        if bare := line.strip():
            kind = _kind_of(bare) if len(line) < 400 else None
            if kind or (announced and _is_headline(bare)):
                out.append((start, start + (_stamped(line) if kind == "stamp" else len(line))))
            announced = kind == "headline"
        start += len(line)
    return out


def segment(text: str) -> Document:
    """Cuts a text of record into tokens, quotations and sentences; sentences of furniture lines are left out."""
    doc = tokenise(text)
    doc.furniture = _furniture(doc)
    doc.quotations = pair(doc)
    doc.opens = {quotation.first: index for index, quotation in enumerate(doc.quotations) if quotation.depth == 0}
    doc.stops = sorted([token for token in doc.landmarks if doc.words[token] in _STOPS] + _stamps(doc))
    doc.sentences = _Splitter(doc, -1).run(0, len(doc.words) - 1)
    if doc.furniture:
        doc.sentences = [sentence for sentence in doc.sentences if not _in_furniture(doc, sentence)]
    return doc


_STOPS = ENDS | {BREAK}


def _in_furniture(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence begins in a furniture line."""
    start = doc.starts[sentence.items[0]]
    at = bisect_right(doc.furniture, start, key=lambda span: span[0]) - 1
    return at >= 0 and start < doc.furniture[at][1]


def begun_inside(doc: Document, outer: Quotation) -> range:
    """The indices of the quotations that begin inside another one."""
    low = bisect_right(doc.quotations, outer.first, key=lambda quotation: quotation.first)
    return range(low, bisect_right(doc.quotations, outer.last, low, key=lambda quotation: quotation.first))


def inner_sentences(doc: Document, index: int) -> list[Sentence]:
    """The sentences inside one quotation, its nested quotations masked in their turn."""
    quotation, found = doc.quotations[index], doc.quotations
    outer = doc.opens
    doc.opens = {found[i].first: i for i in begun_inside(doc, quotation) if found[i].last <= quotation.last}
    last = quotation.last - 1 if quotation.closed else quotation.last
    sentences = _Splitter(doc, index).run(quotation.first + 1, last)
    doc.opens = outer
    return sentences


__all__ = ["BREAK", "ENDS", "Document", "Quotation", "Sentence", "begun_inside", "between", "inner_sentences", "place_of", "segment"]
