"""People as EveryPolitician publishes them: Popolo JSON. Pure: text in, people out."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from quotes.people.records import Known, PeopleError, Term
from quotes.people.table import Table, complain, date_of

Thing = dict[str, Any]


def read_popolo(text: str, where: str) -> Table:
    """The people of a Popolo file: names, other names, the Wikidata id, memberships with their organisation and dates.

    Raises PeopleError where it is no such file, and with a line a fault where a person or a membership cannot be read.
    """
    try:
        data = json.loads(text.removeprefix("\ufeff"))
    except ValueError as error:
        raise PeopleError(f"{where}: no JSON ({error}).") from error
    if not isinstance(data, dict) or not isinstance(data.get("persons"), list):
        raise PeopleError(f"{where}: no Popolo file: it has no list of persons.")
    faults: list[tuple[int, str]] = []
    terms = _terms(data, faults)
    people = [_person(number, person, terms, faults) for number, person in enumerate(data["persons"], start=1)]
    faults += _doubles(data["persons"])
    complain(faults, f"{where}:persons")
    return Table(tuple(known for known in people if known is not None), ())


def _terms(data: Thing, faults: list[tuple[int, str]]) -> dict[str, list[Term]]:
    houses = {str(one.get("id")): str(one.get("name")) for one in _list(data, "organizations")}
    periods = {str(one.get("id")): one for one in [*_list(data, "events"), *_list(data, "legislative_periods")]}
    numbers = {str(person.get("id")): number for number, person in enumerate(_list(data, "persons"), start=1)}
    out: dict[str, list[Term]] = defaultdict(list)
    for membership in _list(data, "memberships"):
        who = str(membership.get("person_id"))
        try:
            term = _term(membership, houses, periods)
        except ValueError as error:
            faults.append((numbers.get(who, 0), f"a membership of {who}: {error}"))
            continue
        if term not in out[who]:
            out[who].append(term)
    return out


def _term(membership: Thing, houses: dict[str, str], periods: dict[str, Thing]) -> Term:
    period = periods.get(str(membership.get("legislative_period_id")), {})
    start = date_of(str(membership.get("start_date") or period.get("start_date") or ""))
    end = date_of(str(membership.get("end_date") or period.get("end_date") or ""))
    return Term(str(membership.get("role") or "member"), houses.get(str(membership.get("organization_id"))), start, end)


def _person(number: int, person: object, terms: dict[str, list[Term]], faults: list[tuple[int, str]]) -> Known | None:
    name = person.get("name") if isinstance(person, dict) else None
    if not isinstance(person, dict) or not isinstance(name, str) or not name.strip():
        faults.append((number, "a person without a name"))
        return None
    others = (other.get("name") for other in _list(person, "other_names"))
    aliases = dict.fromkeys(other for other in others if isinstance(other, str) and other != name and " " in other)
    return Known(name, "person", tuple(aliases), tuple(terms.get(str(person.get("id")), ())), _wikidata(person))


def _doubles(persons: list[object]) -> list[tuple[int, str]]:
    """Persons that stand twice, and two who share an id of Wikidata."""
    before: dict[tuple[str, str], int] = {}
    named = [
        (number, str(person.get("name")), what, str(value))
        for number, person in enumerate(persons, start=1)
        if isinstance(person, dict)
        for what, value in (("id", person.get("id")), ("id of Wikidata", _wikidata(person)))
        if value
    ]
    return [
        (number, f"{name} has the {what} {value} of person {before[what, value]}")
        for number, name, what, value in named
        if before.setdefault((what, value), number) != number
    ]


def _wikidata(person: Thing) -> str | None:
    ids = (one.get("identifier") for one in _list(person, "identifiers") if one.get("scheme") == "wikidata")
    return next((one for one in ids if isinstance(one, str) and one.startswith("Q")), None)


def _list(thing: Thing, name: str) -> list[Thing]:
    found = thing.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
