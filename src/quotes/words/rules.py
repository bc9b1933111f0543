"""How far each attribution rule can be trusted: the counts in ``rules.tsv``, which ``quotes score --write-confidence`` measured."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from quotes.words import table

ENOUGH = 5  # with fewer measured answers a share says nothing


@dataclass(frozen=True, slots=True)
class Measured:
    """What a rule did on the articles that it was measured on.

    ``matched`` of its statements are statements. Where it named somebody, that was ``right``, ``wrong`` (another speaks) or ``spurious``
    (nobody says it); ``silent`` times it named nobody.
    """

    matched: int
    right: int
    wrong: int
    spurious: int
    silent: int

    @property
    def answered(self) -> int:
        """How many statements it gave to somebody."""
        return self.right + self.wrong + self.spurious

    @property
    def confidence(self) -> float | None:
        """The share of what it gave to somebody that is a statement by that very speaker; None where too little was measured."""
        return self.right / self.answered if self.answered >= ENOUGH else None


@cache
def measured() -> dict[str, Measured]:
    """The counts of every rule in the table, by the rule's name."""
    return {row.pop("rule"): Measured(**{name: int(cell) for name, cell in row.items()}) for row in map(dict, table("rules"))}


def confidence(rule: str) -> float | None:
    """How often the speaker that ``rule`` names is right, from 0 to 1; None for a rule that is unknown or was measured too little."""
    counts = measured().get(rule)
    return counts.confidence if counts else None
