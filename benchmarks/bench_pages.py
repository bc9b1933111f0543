"""How long pages take: python benchmarks/bench_pages.py [FILE] [STATEMENTS]. FILE is made by million.py where it is not there.

Every page is asked for through Datasette, in this process, in turn: a first time, then seven times more; printed are the first and the
median of the others, in milliseconds, and the median of the processor's time, which says what a page costs where the machine has other
work as well. Beside a page stands what it is allowed to take: 200 ms, a search 300 ms.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote, urlencode

from datasette.app import Datasette
from million import STATEMENTS, make

ROUNDS = 7
PAGE, SEARCH = 200, 300
_TABLES = ("quotes", "articles", "speakers", "roles", "other_marks", "who_said_what", "unattributed")
_SEARCHES = ("bir", "barış", "bütçe okul", '"barışa bütçe"', "sını*", "gorusme", "yokböylesöz")
_ORDERS = ("date", "verb", "text")


async def ids(datasette: Datasette, name: str) -> dict[str, Any]:
    """Who and what to ask for: the most quoted speaker and another one, the last article, a statement."""

    async def value(sql: str) -> object:
        return (await datasette.get_database(name).execute(sql, custom_time_limit=60_000)).first()[0]

    most = "SELECT speaker_id FROM quotes WHERE speaker_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
    return {
        "most": await value(most),
        "other": await value(most + " OFFSET 1000"),
        "article": await value("SELECT max(id) FROM articles"),
        "statement": await value("SELECT max(id) / 2 FROM quotes"),
        "outlet": await value("SELECT outlet FROM articles WHERE id = 3"),
    }


def addresses(name: str, known: dict[str, Any]) -> Iterator[tuple[str, str, int | None]]:
    """What is asked for: a label, an address, and the milliseconds that it may take (None: it is only measured)."""
    page, table = f"/-/quotes/{name}", f"/{name}"
    most, other = known["most"], known["other"]
    yield "front", page, PAGE
    yield "article", f"{page}/article/{known['article']}", PAGE
    for who in ("most", "other"):
        yield f"speaker ({who} quoted)", f"{page}/speaker/{known[who]}", PAGE
    yield "speaker, feed", f"{page}/speaker/{most}.atom", PAGE
    yield "statement", f"{page}/statement/{known['statement']}", PAGE
    yield "compare", f"{page}/compare?a={most}&b={other}", PAGE
    yield "compare, nobody yet", f"{page}/compare", PAGE
    yield "verbs", f"{page}/verbs", PAGE
    yield "verbs, one class", f"{page}/verbs?class=claim", PAGE
    for typed in _SEARCHES:
        yield f"search {typed}", f"{page}/search?{urlencode({'q': typed})}", SEARCH
    yield "search barış, page 101", f"{page}/search?{urlencode({'q': 'barış', 'skip': 5000})}", SEARCH
    yield "search bir, feed", f"{page}/search.atom?q=bir", SEARCH
    narrowed = ({"kind": "free"}, {"class": "deny"}, {"month": "2020-03"}, {"outlet": known["outlet"]}, {"speaker": most})
    for one in narrowed:
        yield f"list, one {next(iter(one))}", f"{page}/search?{urlencode(one)}", SEARCH
    several = {"q": "barış", "kind": "free", "class": "claim", "speaker": most}
    yield "search barış, all narrowed", f"{page}/search?{urlencode(several)}", SEARCH
    yield "search bir, one speaker", f"{page}/search?{urlencode({'q': 'bir', 'speaker': most})}", SEARCH
    yield "list, page 10001", f"{page}/search?skip=500000", SEARCH
    yield "database", table, None
    for of in _TABLES:
        yield f"{of}, no facets", f"{table}/{of}?_nofacet=1", PAGE
        yield f"{of}, all default facets", f"{table}/{of}", PAGE
    for view in ("most_quoted", "statements_by_month"):
        yield view, f"{table}/{view}", PAGE
    yield "statements of one speaker, facets", f"{table}/quotes?speaker_id={most}", None
    yield "statements of one kind, facets", f"{table}/quotes?kind=free", None
    for typed in ("barış", "bütçe okul"):
        yield f"statements, _search={typed}", f"{table}/quotes?{urlencode({'_search': typed})}", None
    for order in _ORDERS:
        yield f"statements by {order}", f"{table}/quotes?_nofacet=1&_sort_desc={order}", None
    yield "statements, the last page", f"{table}/quotes?_nofacet=1&_next=999900", None
    yield "statements, CSV of one speaker", f"{table}/quotes.csv?_stream=on&speaker_id={other}", None


async def measure(datasette: Datasette, address: str) -> tuple[int, float, float, float, str]:
    """The status, milliseconds of the first answer and of the medians of the next, and whether facets were given up."""
    taken, worked = [], []
    for _ in range(ROUNDS + 1):
        started, busy = time.perf_counter(), time.process_time()
        answer = await datasette.client.get(address)
        taken.append((time.perf_counter() - started) * 1000)
        worked.append((time.process_time() - busy) * 1000)
        if taken[0] > 10_000:  # nobody waits for seven of these
            break
    late = "facets timed out" if "facets timed out" in answer.text else ""
    return answer.status_code, taken[0], statistics.median(taken[1:] or taken), statistics.median(worked[1:] or worked), late


async def bench(path: Path) -> bool:
    """Print a line a page; whether all took what they may."""
    datasette = Datasette([str(path)], settings={"suggest_facets": False})
    await datasette.invoke_startup()
    kept = True
    for label, address, allowed in addresses(quote(path.stem), await ids(datasette, path.stem)):
        status, first, median, worked, late = await measure(datasette, address)
        slow = allowed is not None and (median > allowed or bool(late) or status != 200)
        kept = kept and not slow
        told = " ".join(filter(None, ["TOO SLOW" if slow else "", late, f"status {status}" if status != 200 else ""]))
        print(f"{label:40} {first:8.0f} {median:8.0f} {worked:8.0f} {'/ ' + str(allowed) if allowed else '':6} {told}", flush=True)  # noqa: T201
    return kept


def main(path: Path, statements: int) -> None:
    """Measure a database, made where it is not there."""
    if not path.exists():
        make(path, statements)
    print(f"{path.stat().st_size / 1e6:,.0f} MB\n{'milliseconds':40} {'first':>8} {'median':>8} {'work':>8}")  # noqa: T201
    kept = asyncio.run(bench(path))
    print("every page took what it may" if kept else "some pages took too long")  # noqa: T201


if __name__ == "__main__":
    count = int(sys.argv[2]) if len(sys.argv) > 2 else STATEMENTS
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]), count)
    else:
        with TemporaryDirectory() as folder:
            main(Path(folder) / "million.db", count)
