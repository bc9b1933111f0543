"""A surname alone, in an article that has no full name for it: whose it is, where office, date or company leave exactly one.

Where they leave several, the name stays a speaker of its own and lists them. Where two of the same article bear it, it is theirs to share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from quotes.people.clusters import Clusters
from quotes.people.company import Company
from quotes.people.known import Book
from quotes.people.names import sound_of
from quotes.people.nodes import Node, in_office, known_offices, offices_of
from quotes.people.offices import YEAR, Days, Office, days, gap, office_of, same, same_house, span, wider
from quotes.people.records import Known, Sighting

LISTED = 12  # candidates that are listed
WEEK = 7
FAR = 6 * YEAR  # how far from its last sighting an office of a house may be someone's still, where nobody else is known in it


@dataclass(slots=True)
class Bearer:
    """Somebody with a full name whom a surname may mean; nobody's cluster where only the table of people knows them."""

    name: str
    cluster: str | None
    known: Known | None
    words: tuple[str, ...]  # the surnames
    size: int = 0
    offices: Mapping[Office, Days | None] = field(default_factory=dict)
    seen: Days | None = None

    def near(self, office: Office, when: Days | None) -> int | None:
        """How many days from ``when`` they are in that office: 0 in office or where no date is known, None where they never are."""
        gaps = [_distance(own, office, held, when) for own, held in self.offices.items() if _fits(own, office)]
        if self.known:
            terms = [(own, span(term.start, term.end)) for term in self.known.terms for own in office_of(term) if _fits(own, office)]
            gaps = [_term_distance(office, term, when) for _, term in terms] or gaps
        return min(gaps) if gaps else None


def _fits(own: Office, asked: Office) -> bool:
    if asked.reach == "many" or own.reach == "many":
        return same(own, asked) and bool(own.house & asked.house)
    return same_house(own, asked) or (asked.reach == "state" and same(own, asked))


def _distance(own: Office, asked: Office, held: Days | None, when: Days | None) -> int:
    if own.former and not asked.former and held and when and when[0] > held[0]:
        return 10 * FAR  # it was over before
    return gap(held, when) or 0


def _term_distance(asked: Office, term: Days, when: Days | None) -> int:
    if when is None or (asked.former and when[0] >= term[0]):
        return 0
    return 10 * FAR if gap(term, when) else 0


class Bearers:
    """Everybody with a full name, by the sound of their surname, and by surname and office."""

    def __init__(self, nodes: Mapping[str, Node], clusters: Clusters, book: Book) -> None:
        self._book = book
        self._by_surname: dict[str, list[Bearer]] = defaultdict(list)
        self._by_office: dict[tuple[str, str], list[Bearer]] = defaultdict(list)
        wanted = {sound_of(node.words[-1:]) for node in nodes.values() if node.nature == "bare"}
        for bearer in _bearers(nodes, clusters, wanted):
            for surname in {sound_of((word,)) for word in bearer.words}:
                self._by_surname[surname].append(bearer)
        seen = {bearer.known for those in self._by_surname.values() for bearer in those if bearer.known}
        for surname in wanted:
            for known in book.by_surname.get(surname, ()):
                if known not in seen:
                    self._by_surname[surname].append(Bearer(known.name, None, known, (surname,)))
        self._sort()

    def _sort(self) -> None:
        for surname, those in self._by_surname.items():
            those.sort(key=lambda bearer: (-bearer.size, bearer.cluster or "~", bearer.name))
            for bearer in those:
                heads = {office.head for office in bearer.offices}
                heads |= {office.head for term in (bearer.known.terms if bearer.known else ()) for office in office_of(term)}
                for head in heads:
                    self._by_office[surname, head].append(bearer)

    def of(self, word: str) -> list[Bearer]:
        """Everybody with this surname, those who are seen most first."""
        return self._by_surname.get(sound_of((word,)), [])

    def in_office(self, word: str, office: Office) -> list[Bearer]:
        """Those of them who ever held an office of that name."""
        return self._by_office.get((sound_of((word,)), office.head), [])

    def called(self, word: str, when: Days | None) -> list[Bearer]:
        """Those whom the table of people says may be meant by the single word, on that day."""
        meant = [known for known in self._book.by_word.get(word, ()) if not known.terms or when is None or in_office(known, when)]
        return [bearer for bearer in self.of(word) if bearer.known in meant] if meant else []


def _bearers(nodes: Mapping[str, Node], clusters: Clusters, wanted: set[str]) -> Iterable[Bearer]:
    found: dict[str, Bearer] = {}
    for own, node in nodes.items():
        if node.kind != "person" or node.nature != "named" or node.joint or sound_of(node.words[-1:]) not in wanted:
            continue
        root = clusters.of(own)
        bearer = found.get(root)
        if bearer is None:
            found[root] = Bearer(root, root, clusters.known(root), node.words[-1:], len(node.sightings), node.offices, node.seen)
        else:
            _add(bearer, node)
    return found.values()


def _add(bearer: Bearer, node: Node) -> None:
    bearer.words = tuple(dict.fromkeys((*bearer.words, node.words[-1])))
    bearer.size += len(node.sightings)
    bearer.seen = wider(bearer.seen, node.seen)
    bearer.offices = {**bearer.offices, **{office: wider(bearer.offices.get(office), when) for office, when in node.offices.items()}}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a surname: whose it is, or those whose it may be."""

    bearer: Bearer | None
    others: tuple[Bearer, ...] = ()


def whose(node: Node, seen: Sighting, bearers: Bearers, company: Company, here: Sequence[str]) -> Verdict:
    """Whose the surname of one article is. ``here`` are the groups of the full names that speak in the same article."""
    word, when = node.words[-1], days(seen.date)
    everybody = bearers.of(word)
    if not everybody:
        return Verdict(None)
    asked = offices_of(seen)
    found = _by_office(word, asked, when, bearers)
    together = [bearer for bearer in everybody if bearer.cluster in here]
    if together:
        found = together if node.certain else [bearer for bearer in found if bearer in together]
        return Verdict(found[0] if len(found) == 1 else None, tuple(together))
    found = found or _by_word(word, asked, when, bearers)
    if not found and not any(office.reach != "many" for office in asked):
        found = _by_company(word, when, everybody, company.at(node.sightings[0]), company)
    if len(found) == 1:
        return Verdict(found[0])
    return Verdict(None, tuple((found or everybody)[:LISTED]))


def _by_office(word: str, asked: Sequence[Office], when: Days | None, bearers: Bearers) -> list[Bearer]:
    """Those who hold an office that the article gives to the surname; the nearest in time, where several did."""
    gaps: dict[str, tuple[int, Bearer]] = {}
    for office in asked:
        if not (office.telling or office.house):
            continue
        limit = FAR if office.house and office.reach != "many" else YEAR
        for bearer in bearers.in_office(word, office):
            distance = bearer.near(office, when)
            if distance is not None and distance <= limit:
                gaps[bearer.cluster or bearer.name] = (min(distance, gaps.get(bearer.cluster or bearer.name, (limit, bearer))[0]), bearer)
    near = [bearer for distance, bearer in gaps.values() if distance <= YEAR]
    now = [bearer for distance, bearer in gaps.values() if distance == 0]
    return now if len(now) == 1 and when else near or [bearer for _, bearer in gaps.values()]


def _by_word(word: str, asked: Sequence[Office], when: Days | None, bearers: Bearers) -> list[Bearer]:
    """The one who may be meant by the word alone, with those of that surname who are in a telling office at the same time."""
    called = bearers.called(word, when)
    if len(called) != 1 or not _agrees(called[0], asked):
        return []
    rivals = [bearer for bearer in bearers.of(word) if bearer is not called[0] and _is_prominent(bearer, when)]
    return [*called, *rivals]


def _agrees(bearer: Bearer, asked: Sequence[Office]) -> bool:
    """Whether no office that the article gives speaks against somebody: ``Başkan Trump``, but not ``Teknik Direktör Trump``."""
    own = known_offices(bearer.known) if bearer.known else []
    return all(office.reach == "many" or any(same(office, held) for held in own) for office in asked)


def _is_prominent(bearer: Bearer, when: Days | None) -> bool:
    if bearer.known and bearer.cluster is None:
        return in_office(bearer.known, when) if when else False
    return any(office.telling and (gap(held, when) or 0) <= YEAR for office, held in bearer.offices.items())


def _by_company(word: str, when: Days | None, everybody: list[Bearer], here: Iterable[str], company: Company) -> list[Bearer]:
    """The only one of that surname, where they spoke in the same week beside somebody who speaks here too."""
    if len(everybody) != 1 or when is None or everybody[0].cluster is None or word not in everybody[0].words:
        return []
    one = everybody[0]
    distance = gap(one.seen, when)
    beside = set(company.get(one.cluster)) & set(here) if one.cluster else set()
    return [one] if beside and distance is not None and distance <= WEEK else []
