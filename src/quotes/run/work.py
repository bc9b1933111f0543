"""From a unit to an article with all that was found in it: what every process does."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quotes.copies import sample
from quotes.extract import analyse
from quotes.models import Article, Extraction
from quotes.read import Failure, ReadError, Unit, read
from quotes.run.patience import PATIENCE, TooLong, at_most


@dataclass(frozen=True, slots=True)
class Done:
    """An article with all that was found in it."""

    article: Article
    extraction: Extraction
    input_hash: str
    hashes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Older:
    """An article from before the day that was asked for."""

    source: str


@dataclass(frozen=True, slots=True)
class How:
    """How articles are worked through: from which day on, with how many seconds for each, in a process that does nothing else."""

    since: str | None = None
    patience: float = PATIENCE
    own_process: bool = False


Task = tuple[Unit, str]
Result = Done | Older | Failure


def work(tasks: list[Task], how: How) -> list[Result]:
    """Read articles and work them through: what a process of its own does."""
    return [_worked(unit, input_hash, how) for unit, input_hash in tasks]


def is_older(article: Article, since: str | None) -> bool:
    """Whether an article is from before a day; one without a date is not, and a month that has the day in it is not."""
    return bool(since and article.date and article.date < since[: len(article.date)])


def _worked(unit: Unit, input_hash: str, how: How) -> Result:
    try:
        with at_most(how.patience, own_process=how.own_process):
            return _done(unit, input_hash, how.since)
    except ReadError as error:
        return Failure(unit.source, "read", str(error))
    except TooLong:
        spent = f"{how.patience:g} s of work were not enough for it, so it was given up"
        return Failure(unit.source, "extract", f"{unit.source}: {spent}; --time-limit gives it more.")
    except Exception as error:  # noqa: BLE001 - a defect of ours in one article must not cost the others
        return defect(unit.source, "extract", error)


def _done(unit: Unit, input_hash: str, since: str | None) -> Done | Older:
    article = read(unit)
    if is_older(article, since):
        return Older(article.source)
    extraction = analyse(article.text)
    # Why a rule answered is not stored, and need not travel.
    quotes = tuple(replace(quote, answers=()) for quote in extraction.quotes)
    return Done(article, Extraction(quotes, extraction.rejected), input_hash, sample(article.text))


def defect(source: str, step: str, error: Exception) -> Failure:
    """A fault of this program in one article, as a sentence."""
    message = f"{source}: could not be worked through ({type(error).__name__}: {error}); please report it."
    return Failure(source, "store" if step == "store" else "extract", message)
