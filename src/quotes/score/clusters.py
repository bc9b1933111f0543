"""Who is who across articles: B-cubed precision and recall of linking, on names of which a reader has said which are one speaker.

Of each name, precision asks how many of those it was put together with are the same speaker, recall how many of the same speaker it was
put together with; both are averaged over all names. A name is one in one article, however often it speaks there.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from pathlib import Path

from quotes.dates import parse
from quotes.extract import extract
from quotes.grid import Grid
from quotes.models import Quote, SpeakerKind
from quotes.people import Said, Sighting, link, seen_in, shipped
from quotes.score.expressed import Form, expressed, people_of
from quotes.score.gold import Entry, GoldArticle, GoldError
from quotes.score.judge import Statement, align, same_name, words_of
from quotes.score.measure import Shares

Name = tuple[str, str]  # the article and the name that it has in full for who speaks
Found = tuple[str, str, SpeakerKind | None]  # the article, the name and the kind that the extractor finds
Pair = tuple[int, Hashable]  # the speaker that was given and the one who is right

FILE = "clusters.jsonl"
_HEAD = 300  # characters of an article in which its date is looked for
_KINDS: dict[Form, SpeakerKind] = {"name": "person", "office": "person", "institution": "institution", "group": "group"}


def bcubed(pairs: Iterable[tuple[Hashable, Hashable]], among: Collection[Hashable] | None = None) -> Shares:
    """Precision, recall and their mean, of pairs of a cluster that was given and the cluster that is right, one pair a name.

    Averaged over the names whose right cluster is ``among`` these, or over all. The counts of the result are sums of shares, rounded:
    of ``gold`` names, ``tp`` would be right on either side.
    """
    items = list(pairs)
    given, right, both = Counter(one for one, _ in items), Counter(other for _, other in items), Counter(items)
    asked = [pair for pair in items if among is None or pair[1] in among]
    p = sum(both[one, other] / given[one] for one, other in asked)
    r = sum(both[one, other] / right[other] for one, other in asked)
    count = len(asked)
    if not count:
        return Shares(0.0, 0.0, 0.0, 0, 0, 0)
    return Shares(round(p / count, 4), round(r / count, 4), round(2 * p * r / (p + r) / count, 4), round(min(p, r)), count, count)


def read_clusters(path: Path) -> dict[Name, str]:
    """Who every name is: a line a speaker, ``{"speaker": "…", "seen": [["article", "name"], …]}``.

    Raises GoldError where the file cannot be read, or where a name stands in it twice.
    """
    out: dict[Name, str] = {}
    try:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip():
                row = json.loads(line)
                for document, name in row["seen"]:
                    if (document, name) in out:
                        raise GoldError(f"{path}:{number}: {name!r} of {document} stands twice.")
                    out[document, name] = row["speaker"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GoldError(f"{path}: no file of clusters ({type(error).__name__}: {error}).") from error
    return out


def measure_linking(articles: Sequence[GoldArticle], clusters: dict[Name, str]) -> Grid:
    """Link the names that the reader gave, then those that the extractor finds. Who is not in ``clusters`` is nobody else's.

    Only the first two rows, and nearly the third, are linking alone: in the last one, a wrong speaker is wrong here, too.
    """
    names = _names(articles, clusters)
    several = {right for right, count in Counter(right for _, right in names).items() if count > 1}
    found = _statements(articles, clusters)
    rows = (
        _row("the reader's names", bcubed(names)),
        _row("those of speakers with several", bcubed(names, several)),
        _row("statements whose speaker is right", bcubed(pair for pair, right in found if right)),
        _row("statements, as found", bcubed(pair for pair, _ in found)),
    )
    return Grid("Who is who across articles", ("B-cubed of", "P", "R", "F1", "count"), rows)


def _row(what: str, shares: Shares) -> tuple[str, ...]:
    return (what, *(f"{share:.3f}" for share in (shares.p, shares.r, shares.f1)), str(shares.gold))


def _names(articles: Iterable[GoldArticle], clusters: dict[Name, str]) -> list[Pair]:
    """A pair a name of the reader's in an article: the speaker that linking makes of it, and the right one."""
    seen = [sighting for article in articles for sighting in sightings_of(article)]
    names = [(one.source, one.name) for one in seen]
    return [(speaker.id, clusters.get(names[index], names[index])) for speaker in link(seen, shipped()) for index in speaker.sightings]


def _statements(articles: Iterable[GoldArticle], clusters: dict[Name, str]) -> list[tuple[Pair, bool]]:
    """A pair a statement that is found and has a speaker: the linked speaker, and the right one; and whether the name is right."""
    seen: list[Sighting] = []
    matched: list[tuple[Found, Name]] = []
    for article in articles:
        quotes = extract(article.text)
        said = [Said(quote.speaker, quote.speaker_kind, quote.role, quote.mention) for quote in quotes if quote.speaker]
        seen += seen_in(article.document, date_of(article), said)
        matched += _matched(article, quotes)
    speakers = link(seen, shipped())
    given: dict[Found, int] = {(seen[at].source, seen[at].name, seen[at].kind): one.id for one in speakers for at in one.sightings}
    return [((given[found], clusters.get(name, name)), same_name(name[1], found[1])) for found, name in matched]


def _matched(article: GoldArticle, quotes: Sequence[Quote]) -> Iterator[tuple[Found, Name]]:
    """The speakers of the statements that are found and marked: who was found, and the reader's name."""
    places = align(article.entries, [Statement.of(article.document, quote) for quote in quotes])
    for entry, at in places.items():
        name, quote = article.entries[entry].name, quotes[at]
        if name and quote.speaker:
            yield (article.document, quote.speaker, quote.speaker_kind), (article.document, name)


def date_of(article: GoldArticle) -> str | None:
    """The date at the head of an article."""
    stamp = parse(article.text[:_HEAD])
    return stamp.date if stamp else None


def sightings_of(article: GoldArticle) -> Iterator[Sighting]:
    """The speakers of a marked article, as the extractor would hand them to linking."""
    people = people_of(article.entries)
    own: dict[str, list[Entry]] = defaultdict(list)
    for entry in article.entries:
        if entry.name is not None:
            own[entry.name].append(entry)
    for name, entries in own.items():
        mentions = sorted({entry.speaker for entry in entries if entry.speaker})
        yield Sighting(
            source=article.document,
            name=name,
            kind=_kind(name, entries, people),
            date=date_of(article),
            roles=tuple(sorted({role for mention in mentions if (role := role_of(mention, name))})),
            forms=tuple(mention for mention in mentions if mention != name and not role_of(mention, name)),
            times=len(entries),
        )


def _kind(name: str, entries: list[Entry], people: frozenset[str]) -> SpeakerKind:
    if name in people:
        return "person"
    forms = Counter(_KINDS.get(expressed(entry, people), "institution") for entry in entries if entry.speaker)
    return min(forms, key=lambda kind: (-forms[kind], kind)) if forms else "institution"


def role_of(mention: str, name: str) -> str | None:
    """The office in a mention: what stands before the words of the name; None where nothing does.

    >>> role_of("Dışişleri Bakanı Ayşe Kaya", "Ayşe Kaya"), role_of("Kaya", "Ayşe Kaya")
    ('Dışişleri Bakanı', None)
    """
    words = mention.split()
    own = set(words_of(name))
    at = next((at for at, word in enumerate(words) if set(words_of(word)) & own), None)
    return " ".join(words[:at]) or None if at else None
