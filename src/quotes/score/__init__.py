"""How well the rules do, on articles in which a reader has marked every statement. docs/measuring.md says what is measured.

``gold`` reads the marked articles, ``judge`` compares, ``measure`` counts, ``expressed`` tells how a sentence names its speaker,
``report`` and ``grid`` make tables, ``saved`` keeps a run.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path

from quotes.attribute import ORDER
from quotes.extract import extract
from quotes.grid import Grid
from quotes.score import clusters
from quotes.score import report as show
from quotes.score.expressed import by_form
from quotes.score.gold import GoldArticle, GoldError, read_gold
from quotes.score.judge import Case, Statement, judge
from quotes.score.measure import Figures, by_rule, figures
from quotes.score.saved import load, save, write_rules

LAG = 0.03  # from here on the rules know articles rather than the language
_RULES = (*(rule.__name__ for rule in ORDER), "nobody")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted besides the tables: see the options of ``quotes score``."""

    errors: int = 0
    json: Path | None = None
    against: Path | None = None
    check: int = 0
    write_confidence: bool = False
    clusters: Path | None = None


def run(folder: Path, wanted: Wanted | None = None) -> list[Grid]:
    """Run the extractor over a gold folder and return the tables that say how well it did; write what is wanted.

    Raises GoldError where the folder or a file cannot be used.
    """
    wanted = wanted or Wanted()
    articles = read_gold(folder)
    earlier = load(wanted.against) if wanted.against else {}
    cases = measure(articles)
    working, apart = split(articles, wanted.check)
    out = _tables(working, _of(cases, working), wanted.errors)
    if apart:
        out.append(_parts(working, apart, cases))
    if wanted.against:
        out += _against(working, cases, earlier, wanted.against.name)
    if wanted.clusters or (folder / clusters.FILE).exists():
        out.append(clusters.measure_linking(articles, clusters.read_clusters(wanted.clusters or folder / clusters.FILE)))
    if wanted.json:
        save(wanted.json, cases, _all_figures(articles, cases))
    if wanted.write_confidence:
        _write_confidence(folder, articles, cases)
    return out


def measure(articles: Iterable[GoldArticle]) -> list[Case]:
    """Extract from every article; what became of every statement."""
    return [case for article in articles for case in judge(article, statements(article))]


def statements(article: GoldArticle) -> list[Statement]:
    """What the extractor finds in an article."""
    return [Statement.of(article.document, quote) for quote in extract(article.text)]


def split(articles: list[GoldArticle], every: int) -> tuple[list[GoldArticle], list[GoldArticle]]:
    """The articles to work with, and those to leave apart: every so-manieth of them, by name; none for 0 and 1."""
    apart = articles[every - 1 :: every] if every > 1 else []
    return [article for article in articles if article not in apart], apart


def _of(cases: Iterable[Case], articles: Iterable[GoldArticle]) -> list[Case]:
    names = {article.document for article in articles}
    return [case for case in cases if case.document in names]


def _tables(articles: list[GoldArticle], cases: list[Case], errors: int) -> list[Grid]:
    all_in_all = figures(cases, len(articles))
    title = f"{len(articles)} articles, {all_in_all.gold} statements to find"
    out = [*show.headline(title, all_in_all), show.kinds(all_in_all), show.forms(by_form(cases, articles))]
    out += [show.rules(by_rule(cases), _RULES), show.wrong_names(cases)]
    return out + (show.errors(cases, errors) if errors else [])


def _parts(working: list[GoldArticle], apart: list[GoldArticle], cases: list[Case]) -> Grid:
    """Both parts beside each other. The lists above are of the first part only: whoever reads the errors of the check part spoils it."""
    one, other = (figures(_of(cases, part), len(part)) for part in (working, apart))
    lag = max(one.found.f1 - other.found.f1, one.attributed.f1 - other.attributed.f1)
    verdict = f"it lags by {lag:.3f}" if lag > LAG else "it does not lag"
    return show.beside(f"The check part, left apart above: {verdict}", ("rest", one), ("check", other))


def _against(articles: list[GoldArticle], cases: list[Case], before: dict[str, list[Statement]], name: str) -> list[Grid]:
    """Gains and losses since a saved run, in the articles that it has too; both runs are held against the gold of today."""
    shared = [article for article in articles if article.document in before]
    if not shared:
        raise GoldError(f"{name}: a run over other articles; there is nothing to compare.")
    old = [case for article in shared for case in judge(article, before[article.document])]
    new = _of(cases, shared)
    sides: tuple[tuple[str, Figures], ...] = ((name, figures(old, len(shared))), ("now", figures(new, len(shared))))
    return [show.beside(f"Since {name}", *sides), show.changes(old, new)]


def _all_figures(articles: list[GoldArticle], cases: list[Case]) -> dict[str, object]:
    return {
        "articles": [article.document for article in articles],
        "figures": asdict(figures(cases, len(articles))),
        "forms": {form: asdict(own) for form, own in by_form(cases, articles).items()},
        "rules": {rule: asdict(own) for rule, own in by_rule(cases).items()},
    }


def _write_confidence(folder: Path, articles: list[GoldArticle], cases: list[Case]) -> None:
    totals = figures(cases, len(articles))
    what = f"{totals.documents} articles, {totals.gold} statements and {totals.nested.gold} inside others"
    write_rules(rules_table(), _RULES, by_rule(cases), folder.resolve().name, what)


def rules_table() -> Path:
    """Where the table of confidences stands."""
    return Path(str(files("quotes.words"))) / "rules.tsv"


__all__ = ["GoldError", "Grid", "Wanted", "measure", "run", "split", "statements"]
