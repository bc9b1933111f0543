"""The database in Datasette: with our plugin, and plain."""

import json
import re
import sqlite3
import subprocess
import sys
from urllib.parse import urlencode

import pytest
from datasette.app import Datasette

from quotes.models import Article, Extraction, Quote, Rejected
from quotes.people import id_of
from quotes.plugin import pages
from quotes.store import create_or_open

SPEAKERS = ["Ayşe Kaya", "Ali Öz", "Işıl Ilgaz", None]
KINDS = ["direct", "indirect", "mixed", "free"]
WORDS = ["Iğdır", "IĞDIR", "barış", "BARIŞ", "İran", "<script>alert(1)</script>"]
ARTICLES, STATEMENTS = 30, 300
KAYA = id_of("person:ayşe kaya")


def article(number):
    """An article of ten statements; dates, kinds, verbs and speakers repeat, as they do in life."""
    text, found = "", []
    for place in range(10):
        who, what = SPEAKERS[(number + place) % 4], f"Söz {place} {WORDS[(number * 10 + place) % 6]}"
        mention = len(text) if who else None
        text += f"{who or ''}, "
        found.append(
            Quote(
                KINDS[place % 4], len(text), len(text) + len(what), what, "toy_rule", verb=["de", "söyle"][place % 2], verb_class="neutral",
                speaker=who, speaker_kind=who and "person", mention=who, mention_start=mention,
                mention_end=None if mention is None else mention + len(who), reason=None if who else "no subject",
            )
        )  # fmt: skip
        text += what + ". "
    date = None if number == 7 else f"2026-0{number % 3 + 1}-01"
    mark = Rejected(0, 3, text[:3], "title")
    return Article(f"haber/{number:02}.txt", text, title=None if number % 2 else f"Başlık {number}", date=date), Extraction(
        tuple(found), (mark,)
    )


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    path = tmp_path_factory.mktemp("web") / "news.db"
    with create_or_open(path) as store:
        for number in range(ARTICLES):
            store.save(*article(number))
    return path


@pytest.fixture
async def web(db):
    datasette = Datasette([str(db)])
    await datasette.invoke_startup()
    return datasette.client


async def get(client, path, **arguments):
    response = await client.get(f"{path}?{urlencode(arguments)}" if arguments else path)
    assert response.status_code == 200, (path, response.status_code)
    return response


async def ids(client, table, **arguments):
    """The ids of all rows of a table, page after page."""
    found, following = [], None
    while True:
        extra = {"_next": following} if following else {}
        page = (await get(client, f"/news/{table}.json", _shape="objects", _size=25, _nofacet=1, **arguments, **extra)).json()
        found += [row["id"] for row in page["rows"]]
        following = page["next"]
        if not following:
            return found


async def facets_of(client, table):
    """The facets that a table shows without being asked, by column."""
    found = (await get(client, f"/news/{table}.json", _shape="objects", _size=0, _extra="facet_results")).json()["facet_results"]
    return found.get("results", found)  # Datasette 1.0 has them a level deeper


def columns_shown(html):
    return re.findall(r'<th [^>]*data-column="(\w+)"', html)


async def test_statements_with_labels_facets_and_few_columns(web):
    html = (await get(web, "/news/quotes")).text
    assert columns_shown(html) == ["id", "speaker_id", "role", "text", "verb", "kind", "date", "article_id"]
    assert re.search(rf'<a href="/news/speakers/{KAYA}">Ayşe Kaya</a>', html)
    assert re.search(r'<a href="/news/articles/1">Başlık 0</a>', html)
    assert "<h1>Statements</h1>" in html
    facets = await facets_of(web, "quotes")
    assert set(facets) == {"speaker_id", "kind", "verb", "article_id", "date"}
    assert [(result["label"], result["count"]) for result in facets["speaker_id"]["results"]] == [
        ("Ali Öz", 76), ("Ayşe Kaya", 75), ("Işıl Ilgaz", 75),
    ]  # fmt: skip


async def test_all_columns_can_be_had(web):
    html = (await get(web, "/news/quotes")).text
    link = re.search(r'<a href="([^"]+)">Show all columns</a>', html)[1]
    shown = columns_shown((await get(web, link)).text)
    assert {"start", "length", "cue", "reason"} <= set(shown)
    assert columns_shown((await get(web, "/news/quotes", _col="reason")).text) == ["id", "reason"]
    assert "mention_length" in (await get(web, "/news/quotes/1")).text  # the page of a row has everything
    assert "mention_length" in (await get(web, "/news/quotes.csv", _size=1)).text


async def test_names_instead_of_ids_on_the_page_of_a_row_too(web):
    html = (await get(web, "/news/quotes/1")).text
    assert f'<a href="/news/speakers/{KAYA}">Ayşe Kaya</a>' in html
    assert '<a href="/news/articles/1">Başlık 0</a>' in html
    assert '<a href="/news/articles/1">Başlık 0</a>' in (await get(web, "/news/other_marks/1")).text
    assert (await get(web, "/news/quotes/4")).text  # nobody's statement


async def test_articles_have_a_name_also_without_a_title(web):
    labels = [row["article_id"]["label"] for row in (await get(web, "/news/quotes.json", _shape="array", _labels="on", _size=20)).json()]
    assert labels[0] == "Başlık 0"
    assert labels[-1].startswith("Ali Öz, Söz 0")
    html = (await get(web, "/news/articles")).text
    assert columns_shown(html) == ["id", "name", "date", "time", "outlet", "source", "url", "copy_of"]


@pytest.mark.parametrize(
    ("typed", "finds"),
    [
        ("ığdır", {"Iğdır", "IĞDIR"}), ("Iğdır", {"Iğdır", "IĞDIR"}), ("iğdir", {"Iğdır", "IĞDIR"}), ("igdir", {"Iğdır", "IĞDIR"}),
        ("BARIŞ", {"barış", "BARIŞ"}), ("baris", {"barış", "BARIŞ"}), ("iran", {"İran"}), ("IRAN", {"İran"}), ("İRAN", {"İran"}),
        ('"söz 3"', {"BARIŞ", "IĞDIR", "<script>alert(1)</script>"}), ("söz yok", set()), ('barış"', {"barış", "BARIŞ"}),
    ],
)  # fmt: skip
async def test_search(web, typed, finds):
    rows = (await get(web, "/news/quotes.json", _search=typed, _shape="array", _size=300)).json()
    assert {row["text"].split(" ", 2)[2] for row in rows} == finds
    articles = (await get(web, "/news/articles.json", _search=typed, _shape="array", _size=300)).json()
    assert bool(articles) is bool(finds)


async def test_no_row_is_lost_on_the_way_through_the_pages(web):
    everything = list(range(1, STATEMENTS + 1))
    assert await ids(web, "quotes") == everything
    for column in pages._TABLES["quotes"]["sortable_columns"]:
        for order in ("_sort", "_sort_desc"):
            assert sorted(await ids(web, "quotes", **{order: column})) == everything, (order, column)
    for filtered in ({"kind": "direct"}, {"speaker_id": KAYA}, {"date__gte": "2026-02-01"}, {"article_id": 3}, {"_search": "söz"}):
        complete = sorted(await ids(web, "quotes", **filtered))
        for order in ("_sort", "_sort_desc"):
            assert sorted(await ids(web, "quotes", _nocount=1, **filtered, **{order: "date"})) == complete, (filtered, order)


@pytest.mark.parametrize("table", ["articles", "speakers", "other_marks", "who_said_what", "unattributed"])
async def test_every_table_pages_through_all_its_rows(web, db, table):
    expected = [row[0] for row in sqlite3.connect(db).execute(f"SELECT id FROM {table}")]
    assert sorted(await ids(web, table)) == sorted(expected)


async def test_sorting_by_what_tables_are_sorted_by_in_life(web):
    # As everywhere in Datasette, rows can still be lost where a *filter* walks along an index (`speaker_id` is not blank) and the
    # order has ties; docs/database.md says so.
    for table, column in (("articles", "date"), ("articles", "name"), ("speakers", "name_sort"), ("other_marks", "reason")):
        count = len(await ids(web, table))
        for order in ("_sort", "_sort_desc"):
            assert len(set(await ids(web, table, **{order: column}))) == count


async def test_every_page_answers(web):
    for table in ["about", "articles", "quotes", "speakers", "rules", "other_marks", "who_said_what", "most_quoted", "statements_by_month"]:
        assert (await get(web, f"/news/{table}")).text
    for row in ["articles/1", "quotes/1", f"speakers/{KAYA}", "rules/toy_rule", "about/made_by"]:
        assert (await get(web, f"/news/{row}")).text


@pytest.mark.xfail(hasattr(Datasette, "set_resource_metadata"), reason="Datasette 1.0 lists hidden views", strict=True)
async def test_the_machinery_is_out_of_sight(web):
    html = (await get(web, "/news")).text
    assert "who_said_what" in html
    assert "_quotes_search" not in html
    assert ">sqlite_sequence<" not in html


async def test_what_was_said_is_no_html(web):
    html = (await get(web, "/news/quotes")).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script>alert" not in html


async def test_views_have_facets_too(web):
    facets = await facets_of(web, "who_said_what")
    assert set(facets) == {"speaker", "kind", "verb", "source", "date"}


async def test_other_databases_are_left_alone(db, tmp_path):
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.executescript("CREATE TABLE quotes (id INTEGER PRIMARY KEY, start INT, text TEXT); INSERT INTO quotes VALUES (1, 2, 'ı')")
    connection.close()
    datasette = Datasette([str(db), str(other)])
    await datasette.invoke_startup()
    html = (await get(datasette.client, "/other/quotes")).text
    assert columns_shown(html) == ["id", "start", "text"]
    assert "<h1>quotes</h1>" in html
    escaped = await datasette.get_database("other").execute("select escape_fts('ILIK')")
    assert escaped.single_value() == '"ILIK"'


async def test_the_users_own_metadata_goes_first(db):
    theirs = {"databases": {"news": {"tables": {"quotes": {"sort_desc": "date"}}}}}
    datasette = Datasette([str(db)], metadata=theirs)
    await datasette.invoke_startup()
    html = (await get(datasette.client, "/news/quotes")).text
    assert "sorted by date descending" in html
    assert sorted(await ids(datasette.client, "quotes")) == list(range(1, STATEMENTS + 1))


def test_plain_datasette_has_labels_facets_and_search_too(db):
    """Without our plugin, in a process of its own: plugins cannot be unloaded."""
    program = f"""
import asyncio, json, sys
sys._called_from_test = True  # this is how Datasette's own tests load no plugins
from datasette.app import Datasette
async def main():
    datasette = Datasette([{str(db)!r}])
    await datasette.invoke_startup()
    out = {{}}
    for name, path in {{
        "plugins": "/-/plugins.json",
        "labels": "/news/quotes.json?_shape=array&_labels=on&_size=2",
        "facets": "/news/quotes.json?_facet=speaker_id&_facet=kind&_size=0&_extra=facet_results",
        "search": "/news/quotes.json?_shape=array&_size=300&_search=I%C4%9Fd%C4%B1r",
        "articles": "/news/articles.json?_shape=array&_size=300&_search=%C4%B1%C4%9Fd%C4%B1r",
        "page": "/news/quotes",
        "most": "/news/most_quoted.json?_shape=array",
        "months": "/news/statements_by_month.json?_shape=array",
        "nobody": "/news/unattributed.json?_shape=array&_size=300",
    }}.items():
        response = await datasette.client.get(path)
        out[name] = response.text if name == "page" else response.json()
    print(json.dumps(out))
asyncio.run(main())
"""
    out = json.loads(subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout)
    assert out["plugins"] == []
    assert [row["speaker_id"]["label"] for row in out["labels"]] == ["Ayşe Kaya", "Ali Öz"]
    assert [row["article_id"]["label"] for row in out["labels"]] == ["Başlık 0", "Başlık 0"]
    facets = out["facets"]["facet_results"].get("results", out["facets"]["facet_results"])
    assert [result["label"] for result in facets["speaker_id"]["results"]] == ["Ali Öz", "Ayşe Kaya", "Işıl Ilgaz"]
    assert {row["text"].split(" ", 2)[2] for row in out["search"]} == {"Iğdır"}
    assert len(out["articles"]) == ARTICLES
    assert 'name="_search"' in out["page"]
    # The saved questions are views of the file.
    assert [row["speaker"] for row in out["most"]] == ["Ali Öz", "Ayşe Kaya", "Işıl Ilgaz"]
    assert [row["month"] for row in out["months"]] == [None, "2026-01", "2026-02", "2026-03"]
    assert {row["reason"] for row in out["nobody"]} == {"no subject"}
